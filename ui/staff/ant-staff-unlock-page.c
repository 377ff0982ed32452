/* ant-staff-unlock-page.c - the passphrase, before anything a client wrote is shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-staff-unlock-page"

#include <glib/gi18n.h>

#include "ant-error.h"
#include "ant-field.h"
#include "ant-passphrase.h"
#include "ant-scaffold.h"
#include "ant-staff-pages.h"
#include "ant-staff-words.h"
#include "ant-staff.h"

#define WIDTH_MM 240

#define ANT_TYPE_STAFF_UNLOCK_PAGE (ant_staff_unlock_page_get_type ())
G_DECLARE_FINAL_TYPE (AntStaffUnlockPage, ant_staff_unlock_page, ANT, STAFF_UNLOCK_PAGE, AntPage)

/**
 * AntStaffUnlockPage:
 *
 * What is typed goes from the field's wiped buffer into an AntSecret and nowhere else; the field is
 * empty before the first reply. Working the key out takes half a second on purpose.
 */
struct _AntStaffUnlockPage {
  AntPage parent_instance;

  AntKiosk     *kiosk; /* borrowed; outlives its pages */
  AntScaffold  *scaffold;
  GtkWidget    *field;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (AntStaffUnlockPage, ant_staff_unlock_page, ANT_TYPE_PAGE)

static void
set_busy (AntStaffUnlockPage *self, gboolean is_busy)
{
  ant_page_set_busy (ANT_PAGE (self), is_busy);
  ant_page_set_primary (ANT_PAGE (self), is_busy ? _ ("Unlocking…") : _ ("Unlock"));
  gtk_editable_set_editable (GTK_EDITABLE (self->field), !is_busy);
}

static void
show_problem (AntStaffUnlockPage *self, AntReview *review, const GError *error)
{
  guint            wait_s = ant_review_get_wait_s (review);
  g_autofree char *wait = wait_s > 0 ? ant_staff_words_for_wait (wait_s) : NULL;
  gboolean is_too_early = g_error_matches (error, ANT_ERROR, ANT_ERROR_BUSY) && wait != NULL;

  g_message ("Not unlocked: %s", error->message);
  ant_scaffold_show_problem (self->scaffold,
                             is_too_early ? wait : ant_staff_words_for_error (error), self->field);
}

static void
on_unlocked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean            is_unlocked = ant_review_unlock_finish (ANT_REVIEW (source), result, &error);
  AntStaffUnlockPage *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = ANT_STAFF_UNLOCK_PAGE (user_data);
  set_busy (self, FALSE);
  if (is_unlocked)
    ant_kiosk_show (self->kiosk, "staff-queue", NULL);
  else
    show_problem (self, ANT_REVIEW (source), error);
}

static AntSecret *
take_passphrase (AntStaffUnlockPage *self)
{
  AntSecret *passphrase =
      ant_passphrase_normalise (gtk_editable_get_text (GTK_EDITABLE (self->field)));

  gtk_editable_set_text (GTK_EDITABLE (self->field), "");

  return passphrase;
}

static void
unlock (AntStaffUnlockPage *self)
{
  AntReview *review = ant_staff_get_review (ant_staff_get (self->kiosk));
  g_autoptr (AntSecret) passphrase = NULL;

  if (ant_page_get_busy (ANT_PAGE (self)))
    return;

  passphrase = take_passphrase (self);
  ant_scaffold_clear_problem (self->scaffold);
  if (review == NULL) {
    ant_scaffold_show_problem (self->scaffold, _ ("This kiosk has no vault to open."), NULL);
  } else if (passphrase == NULL) {
    ant_scaffold_show_problem (self->scaffold, _ ("Please type the passphrase"), self->field);
  } else {
    set_busy (self, TRUE);
    ant_review_unlock_async (review, passphrase, self->cancellable, on_unlocked, self);
  }
}

static gboolean
ant_staff_unlock_page_leave (AntPage *page)
{
  unlock (ANT_STAFF_UNLOCK_PAGE (page));

  return FALSE;
}

static void
ant_staff_unlock_page_enter (AntPage *page)
{
  gtk_widget_grab_focus (ANT_STAFF_UNLOCK_PAGE (page)->field);
}

static void
ant_staff_unlock_page_depart (AntPage *page)
{
  AntStaffUnlockPage *self = ANT_STAFF_UNLOCK_PAGE (page);

  g_cancellable_cancel (self->cancellable);
  gtk_editable_set_text (GTK_EDITABLE (self->field), "");
}

static void
on_changed (AntStaffUnlockPage *self)
{
  gboolean has_text = gtk_entry_get_text_length (GTK_ENTRY (self->field)) > 0;

  ant_page_set_complete (ANT_PAGE (self), has_text);
  if (has_text)
    ant_scaffold_clear_problem (self->scaffold);
}

static void
ant_staff_unlock_page_dispose (GObject *object)
{
  AntStaffUnlockPage *self = ANT_STAFF_UNLOCK_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (ant_staff_unlock_page_parent_class)->dispose (object);
}

static void
ant_staff_unlock_page_class_init (AntStaffUnlockPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ant_staff_unlock_page_dispose;
  ANT_PAGE_CLASS (klass)->enter = ant_staff_unlock_page_enter;
  ANT_PAGE_CLASS (klass)->leave = ant_staff_unlock_page_leave;
  ANT_PAGE_CLASS (klass)->depart = ant_staff_unlock_page_depart;
}

static void
ant_staff_unlock_page_init (AntStaffUnlockPage *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * ant_staff_unlock_page_new:
 */
AntPage *
ant_staff_unlock_page_new (AntKiosk *kiosk, const char *path)
{
  AntStaffUnlockPage *self = g_object_new (ANT_TYPE_STAFF_UNLOCK_PAGE, NULL);

  self->kiosk = kiosk;
  ant_page_set_section (ANT_PAGE (self), _ ("Staff"));
  ant_page_set_primary (ANT_PAGE (self), _ ("Unlock"));
  self->scaffold = ant_scaffold_new (_ ("Staff only"), NULL, WIDTH_MM);
  gtk_widget_set_parent (GTK_WIDGET (self->scaffold), GTK_WIDGET (self));
  ant_scaffold_add_text (self->scaffold,
                         _ ("The clinic’s passphrase opens what clients sent from this kiosk."),
                         "hint");

  ant_scaffold_add_text (self->scaffold, _ ("Passphrase"), "strong");
  self->field = ant_field_new_secret ();
  ant_field_set_name (self->field, _ ("Passphrase"));
  ant_field_connect_changed (self->field, G_CALLBACK (on_changed), self);
  g_signal_connect_object (self->field, "activate", G_CALLBACK (unlock), self, G_CONNECT_SWAPPED);
  ant_scaffold_append (self->scaffold, self->field);
  ant_scaffold_add_text (self->scaffold,
                         _ ("The words are not shown while you type. Capitals and extra spaces do "
                            "not matter."),
                         "caption");
  ant_page_set_complete (ANT_PAGE (self), FALSE);
  ant_staff_get (kiosk);

  return ANT_PAGE (self);
}
