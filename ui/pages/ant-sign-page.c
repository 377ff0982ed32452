/* ant-sign-page.c - sign with a finger or with letters, and send
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-sign-page"

#include <glib/gi18n.h>

#include "ant-contact.h"
#include "ant-field.h"
#include "ant-pages.h"
#include "ant-scaffold.h"
#include "ant-scale.h"
#include "ant-signature-pad.h"
#include "ant-words.h"

#define WIDTH_MM     280
#define PAD_MM       55
#define LONGEST_NAME 100

#define ANT_TYPE_SIGN_PAGE (ant_sign_page_get_type ())
G_DECLARE_FINAL_TYPE (AntSignPage, ant_sign_page, ANT, SIGN_PAGE, AntPage)

/**
 * AntSignPage:
 *
 * The signature confirms the answers, not a treatment. Send stores everything; only when that is
 * done does the last page come.
 */
struct _AntSignPage {
  AntPage parent_instance;

  AntKiosk    *kiosk; /* borrowed; outlives its pages */
  AntScaffold *scaffold;
  GtkWidget   *pad;
  GtkWidget   *field;
};

G_DEFINE_FINAL_TYPE (AntSignPage, ant_sign_page, ANT_TYPE_PAGE)

static void
on_sent (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AntSignPage) self = user_data;

  if (ant_kiosk_send_finish (ANT_KIOSK (source), result, &error))
    return;

  g_warning ("Not sent: %s", error->message);
  ant_page_set_busy (ANT_PAGE (self), FALSE);
  ant_page_set_primary (ANT_PAGE (self), _ ("Try again"));
  ant_scaffold_show_problem (self->scaffold, ant_words_for_error (error), NULL);
}

static gboolean
ant_sign_page_leave (AntPage *page)
{
  AntSignPage *self = ANT_SIGN_PAGE (page);

  if (!ant_visit_is_signed (ant_kiosk_get_visit (self->kiosk))) {
    ant_scaffold_show_problem (self->scaffold,
                               _ ("Please sign with your finger, or type your name"), self->field);
    return FALSE;
  }

  ant_scaffold_clear_problem (self->scaffold);
  ant_page_set_busy (page, TRUE);
  ant_page_set_primary (page, _ ("Sending…"));
  /* not to be cancelled: whatever happens to the page, the visit is stored or it is not */
  ant_kiosk_send_async (self->kiosk, NULL, on_sent, g_object_ref (self));

  return FALSE;
}

/* A finger may still be on the page while it slides out, and the visit has been sent. */
static void
sync_complete (AntSignPage *self)
{
  AntVisit *visit = ant_kiosk_get_visit (self->kiosk);

  ant_scaffold_clear_problem (self->scaffold);
  if (visit != NULL)
    ant_page_set_complete (ANT_PAGE (self), ant_visit_is_signed (visit));
}

static void
on_name_changed (AntSignPage *self)
{
  AntVisit        *visit = ant_kiosk_get_visit (self->kiosk);
  g_autofree char *typed = ant_field_get_text (self->field);
  g_autofree char *name = ant_contact_clean (typed, FALSE);

  if (visit != NULL)
    ant_visit_set_signature_name (visit, name);
  sync_complete (self);
}

static void
on_clear_clicked (AntSignPage *self)
{
  ant_signature_pad_clear (ANT_SIGNATURE_PAD (self->pad));
}

static void
ant_sign_page_class_init (AntSignPageClass *klass)
{
  ANT_PAGE_CLASS (klass)->leave = ant_sign_page_leave;
}

static void
ant_sign_page_init (AntSignPage *self)
{
}

/**
 * ant_sign_page_new:
 */
AntPage *
ant_sign_page_new (AntKiosk *kiosk, const char *path)
{
  AntSignPage *self = g_object_new (ANT_TYPE_SIGN_PAGE, NULL);
  AntVisit    *visit = ant_kiosk_get_visit (kiosk);
  GtkWidget   *clear = gtk_button_new_with_label (_ ("Clear"));
  const char  *name = ant_visit_get_signature_name (visit);

  self->kiosk = kiosk;
  ant_page_set_section (ANT_PAGE (self), _ ("Sign and send"));
  ant_page_set_primary (ANT_PAGE (self), _ ("Send"));
  self->scaffold = ant_scaffold_new (_ ("Sign with your name"), NULL, WIDTH_MM);
  gtk_widget_set_parent (GTK_WIDGET (self->scaffold), GTK_WIDGET (self));
  ant_scaffold_add_text (
      self->scaffold,
      _ ("Your signature says that your answers are right as far as you know. It "
         "does not book or agree to any treatment."),
      "hint");

  self->pad = ant_signature_pad_new (ant_visit_get_strokes (visit), _ ("Sign here with a finger"));
  gtk_widget_add_css_class (self->pad, "panel");
  gtk_widget_set_size_request (self->pad, -1, ant_scale_mm (self->pad, PAD_MM));
  g_signal_connect_object (self->pad, "changed", G_CALLBACK (sync_complete), self,
                           G_CONNECT_SWAPPED);
  ant_scaffold_append (self->scaffold, self->pad);
  gtk_widget_add_css_class (clear, "small");
  gtk_widget_set_halign (clear, GTK_ALIGN_END);
  g_signal_connect_object (clear, "clicked", G_CALLBACK (on_clear_clicked), self,
                           G_CONNECT_SWAPPED);
  ant_scaffold_append (self->scaffold, clear);

  ant_scaffold_add_text (self->scaffold, _ ("Or type your name"), "strong");
  self->field = ant_field_new_line (GTK_INPUT_PURPOSE_NAME, LONGEST_NAME);
  ant_field_set_name (self->field, _ ("Your name, typed"));
  ant_field_set_text (self->field, name != NULL ? name : "");
  ant_field_connect_changed (self->field, G_CALLBACK (on_name_changed), self);
  ant_scaffold_append (self->scaffold, self->field);
  ant_scaffold_append (self->scaffold, ant_field_new_limit_note (self->field, LONGEST_NAME));
  sync_complete (self);

  return ANT_PAGE (self);
}
