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
#include "ant-split.h"

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

  AntKiosk  *kiosk; /* borrowed; outlives its pages */
  GtkWidget *reference;
  GtkWidget *next;       /* what happens next */
  GtkWidget *next_below; /* the same, on a low screen */
  GtkWidget *question;
};

G_DEFINE_FINAL_TYPE (AntDonePage, ant_done_page, ANT_TYPE_PAGE)

static gboolean
ant_done_page_leave (AntPage *page)
{
  ant_kiosk_reset (ANT_DONE_PAGE (page)->kiosk);

  return FALSE;
}

/* On a low screen the reference and the code come first. */
static void
ant_done_page_root (GtkWidget *widget)
{
  AntDonePage *self = ANT_DONE_PAGE (widget);
  gboolean     is_low = ant_split_is_low (widget);

  GTK_WIDGET_CLASS (ant_done_page_parent_class)->root (widget);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->reference),
                                  is_low ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_visible (self->next, !is_low);
  gtk_widget_set_visible (self->next_below, is_low);
  gtk_widget_set_visible (self->question, !is_low);
}

static void
ant_done_page_class_init (AntDonePageClass *klass)
{
  ANT_PAGE_CLASS (klass)->leave = ant_done_page_leave;
  GTK_WIDGET_CLASS (klass)->root = ant_done_page_root;
}

static void
ant_done_page_init (AntDonePage *self)
{
}

static GtkWidget *
make_reference (const char *reference)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (reference); /* in one line, whatever becomes of it */

  gtk_label_set_xalign (GTK_LABEL (label),
                        gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL ? 1 : 0);
  gtk_widget_add_css_class (label, "reference");
  gtk_widget_add_css_class (box, "panel");
  gtk_widget_add_css_class (box, "reference-panel");
  gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
  gtk_box_append (GTK_BOX (box), ant_text_new (_ ("Your reference"), "caption"));
  gtk_box_append (GTK_BOX (box), label);

  return box;
}

/* What happens next, and when, as far as the pack says so. */
static char *
describe_next (AntKiosk *kiosk)
{
  const char *within = ant_clinic_get_text (ant_kiosk_get_clinic (kiosk), "follow-up",
                                            "reply-within", ant_kiosk_get_language (kiosk));

  if (!ant_kiosk_may_reply (kiosk))
    return g_strdup (_ ("We read what you sent, and wait for you to get in touch."));

  /* Translators: %s is a time span of the clinic's, "two working days" */
  return within != NULL ? g_strdup_printf (_ ("We read what you sent and reply within %s."), within)
                        : g_strdup (_ ("We read what you sent, then reply the way you asked."));
}

/**
 * ant_done_page_new:
 */
AntPage *
ant_done_page_new (AntKiosk *kiosk, const char *path)
{
  AntDonePage     *self = g_object_new (ANT_TYPE_DONE_PAGE, NULL);
  const char      *reference = ant_kiosk_get_reference (kiosk);
  g_autofree char *next = describe_next (kiosk);
  GtkWidget       *said = ant_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget       *follow_up =
      ant_follow_up_new (ant_kiosk_get_clinic (kiosk), reference, ant_kiosk_get_language (kiosk));
  AntScaffold *scaffold =
      ant_scaffold_new (_ ("Thank you. Your answers are safely kept."), NULL, WIDTH_MM);

  self->kiosk = kiosk;
  ant_page_set_chrome (ANT_PAGE (self), ANT_PAGE_END);
  ant_page_set_primary (ANT_PAGE (self), _ ("Finish and clear"));
  gtk_widget_set_parent (GTK_WIDGET (scaffold), GTK_WIDGET (self));

  self->reference = make_reference (reference);
  self->next = ant_text_new (next, NULL);
  self->next_below = ant_text_new (next, NULL);
  self->question = ant_text_new (_ ("How would you like to carry on?"), "strong");
  gtk_box_append (GTK_BOX (said), self->reference);
  gtk_box_append (GTK_BOX (said), self->next);
  gtk_box_append (GTK_BOX (said), self->question);
  ant_follow_up_prepend (ANT_FOLLOW_UP (follow_up), said);
  ant_scaffold_append (scaffold, follow_up);
  ant_scaffold_append (scaffold, self->next_below);

  return ANT_PAGE (self);
}
