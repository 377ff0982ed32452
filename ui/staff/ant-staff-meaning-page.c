/* ant-staff-meaning-page.c - which answer the words of a client mean
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-staff-meaning-page"

#include <glib/gi18n.h>

#include "ant-faq-row.h"
#include "ant-icon-button.h"
#include "ant-scaffold.h"
#include "ant-staff-pages.h"
#include "ant-staff.h"

#define WIDTH_MM 320

#define ANT_TYPE_STAFF_MEANING_PAGE (ant_staff_meaning_page_get_type ())
G_DECLARE_FINAL_TYPE (AntStaffMeaningPage, ant_staff_meaning_page, ANT, STAFF_MEANING_PAGE, AntPage)

/**
 * AntStaffMeaningPage:
 *
 * One touch on an answer makes the words a way to ask for it: the next client who uses them finds
 * it. The list behind comes back once that is on the disk.
 */
struct _AntStaffMeaningPage {
  AntPage parent_instance;

  AntKiosk      *kiosk;   /* borrowed; outlives its pages */
  AntFaqLearned *learned; /* (nullable) borrowed; the kiosk's */
  char          *words;
  AntScaffold   *scaffold;
  GCancellable  *cancellable;
};

G_DEFINE_FINAL_TYPE (AntStaffMeaningPage, ant_staff_meaning_page, ANT_TYPE_PAGE)

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean is_saved = ant_faq_learned_save_finish (ANT_FAQ_LEARNED (source), result, &error);
  AntStaffMeaningPage *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = ANT_STAFF_MEANING_PAGE (user_data);
  ant_page_set_busy (ANT_PAGE (self), FALSE);
  if (is_saved) {
    ant_kiosk_go_back (self->kiosk);
    return;
  }
  g_warning ("What was learned could not be written: %s", error->message);
  ant_scaffold_show_problem (
      self->scaffold,
      _ ("It counts until the kiosk starts again, but it could not be written to the disk."), NULL);
}

static void
save (AntStaffMeaningPage *self)
{
  ant_kiosk_renew_faq (self->kiosk);
  ant_page_set_busy (ANT_PAGE (self), TRUE);
  ant_faq_learned_save_async (self->learned, self->cancellable, on_saved, self);
}

static void
on_entry_clicked (GtkButton *button, AntStaffMeaningPage *self)
{
  if (ant_page_get_busy (ANT_PAGE (self)))
    return;
  ant_faq_learned_teach (self->learned, ant_kiosk_get_language (self->kiosk), self->words,
                         gtk_widget_get_name (GTK_WIDGET (button)));
  save (self);
}

static void
on_forget_clicked (AntStaffMeaningPage *self)
{
  if (ant_page_get_busy (ANT_PAGE (self)))
    return;
  ant_faq_learned_forget (self->learned, ant_kiosk_get_language (self->kiosk), self->words);
  save (self);
}

static void
ant_staff_meaning_page_depart (AntPage *page)
{
  g_cancellable_cancel (ANT_STAFF_MEANING_PAGE (page)->cancellable);
}

static void
ant_staff_meaning_page_dispose (GObject *object)
{
  AntStaffMeaningPage *self = ANT_STAFF_MEANING_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->words, g_free);

  G_OBJECT_CLASS (ant_staff_meaning_page_parent_class)->dispose (object);
}

static void
ant_staff_meaning_page_class_init (AntStaffMeaningPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ant_staff_meaning_page_dispose;
  ANT_PAGE_CLASS (klass)->depart = ant_staff_meaning_page_depart;
}

static void
ant_staff_meaning_page_init (AntStaffMeaningPage *self)
{
  self->cancellable = g_cancellable_new ();
}

static GtkWidget *
make_forget (AntStaffMeaningPage *self)
{
  GtkWidget *button =
      ant_icon_button_new ("trash-symbolic", _ ("None of them: take it off the list"),
                           _ ("None of them: take it off the list"));

  gtk_widget_set_name (button, "forget");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_forget_clicked), self,
                           G_CONNECT_SWAPPED);

  return button;
}

static void
add_entries (AntStaffMeaningPage *self)
{
  g_autoptr (GPtrArray) entries =
      ant_clinic_get_faq (ant_kiosk_get_clinic (self->kiosk), ant_kiosk_get_language (self->kiosk));

  ant_scaffold_append (self->scaffold, make_forget (self));
  for (guint i = 0; i < entries->len; i++) {
    GtkWidget *row = ant_faq_row_new ();

    ant_faq_row_set_entry (row, g_ptr_array_index (entries, i));
    g_signal_connect_object (row, "clicked", G_CALLBACK (on_entry_clicked), self, 0);
    ant_scaffold_append (self->scaffold, row);
  }
}

/**
 * ant_staff_meaning_page_new:
 * @path: the words
 */
AntPage *
ant_staff_meaning_page_new (AntKiosk *kiosk, const char *path)
{
  AntStaffMeaningPage *self = g_object_new (ANT_TYPE_STAFF_MEANING_PAGE, NULL);
  AntReview           *review = ant_staff_get_review (ant_staff_get (kiosk));

  self->kiosk = kiosk;
  self->words = g_strdup (path != NULL ? path : "");
  ant_page_set_chrome (ANT_PAGE (self), ANT_PAGE_BACK);
  ant_page_set_section (ANT_PAGE (self), _ ("Staff"));
  self->scaffold = ant_scaffold_new (_ ("Which answer is meant?"), NULL, WIDTH_MM);
  gtk_widget_set_parent (GTK_WIDGET (self->scaffold), GTK_WIDGET (self));
  ant_scaffold_add_text (self->scaffold, self->words, "panel");
  if (review != NULL && ant_review_is_unlocked (review) && *self->words != '\0')
    self->learned = ant_kiosk_get_learned (kiosk);
  if (self->learned != NULL)
    add_entries (self);

  return ANT_PAGE (self);
}
