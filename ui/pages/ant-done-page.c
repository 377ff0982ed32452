/* ant-done-page.c - the reference, and how to carry on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-done-page"

#include <glib/gi18n.h>

#include "ant-box.h"
#include "ant-follow-up.h"
#include "ant-pages.h"
#include "ant-scaffold.h"

#define WIDTH_MM 340

#define ANT_TYPE_DONE_PAGE (ant_done_page_get_type ())
G_DECLARE_FINAL_TYPE (AntDonePage, ant_done_page, ANT, DONE_PAGE, AntPage)

/**
 * AntDonePage:
 *
 * Comes only after the store has committed. Finish clears the screen, and so does time.
 */
struct _AntDonePage {
  AntPage parent_instance;

  AntKiosk *kiosk; /* borrowed; outlives its pages */
};

G_DEFINE_FINAL_TYPE (AntDonePage, ant_done_page, ANT_TYPE_PAGE)

static gboolean
ant_done_page_leave (AntPage *page)
{
  ant_kiosk_reset (ANT_DONE_PAGE (page)->kiosk);

  return FALSE;
}

static void
ant_done_page_class_init (AntDonePageClass *klass)
{
  ANT_PAGE_CLASS (klass)->leave = ant_done_page_leave;
}

static void
ant_done_page_init (AntDonePage *self)
{
}

static void
add_reference (AntScaffold *scaffold, const char *reference)
{
  GtkWidget *box = ant_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *label = ant_text_new (reference, "reference");
  GtkWidget *caption = ant_text_new (_ ("Your reference"), "caption");

  gtk_widget_add_css_class (box, "panel");
  gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
  gtk_label_set_xalign (GTK_LABEL (label), 0.5f);
  gtk_label_set_xalign (GTK_LABEL (caption), 0.5f);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), label);
  ant_scaffold_append (scaffold, box);
}

/**
 * ant_done_page_new:
 */
AntPage *
ant_done_page_new (AntKiosk *kiosk, const char *path)
{
  AntDonePage     *self = g_object_new (ANT_TYPE_DONE_PAGE, NULL);
  AntClinic       *clinic = ant_kiosk_get_clinic (kiosk);
  const char      *lang = ant_kiosk_get_language (kiosk);
  const char      *within = ant_clinic_get_text (clinic, "follow-up", "reply-within", lang);
  g_autofree char *next =
      /* Translators: %s is a time span of the clinic's, "two working days" */
      within != NULL ? g_strdup_printf (_ ("We read what you sent and reply within %s."), within)
                     : g_strdup (_ ("We read what you sent and reply as soon as we can."));
  AntScaffold *scaffold =
      ant_scaffold_new (_ ("Thank you. Your answers are safely kept."), NULL, WIDTH_MM);

  self->kiosk = kiosk;
  ant_page_set_chrome (ANT_PAGE (self), ANT_PAGE_END);
  ant_page_set_primary (ANT_PAGE (self), _ ("Finish and clear"));
  gtk_widget_set_parent (GTK_WIDGET (scaffold), GTK_WIDGET (self));

  add_reference (scaffold, ant_kiosk_get_reference (kiosk));
  ant_scaffold_add_text (scaffold, next, NULL);
  ant_scaffold_add_text (scaffold, _ ("How would you like to carry on?"), "strong");
  ant_scaffold_append (scaffold, ant_follow_up_new (clinic, ant_kiosk_get_reference (kiosk), lang));

  return ANT_PAGE (self);
}
