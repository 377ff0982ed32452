/* ant-home-page.c - four ways on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-home-page"

#include <glib/gi18n.h>

#include "ant-box.h"
#include "ant-error.h"
#include "ant-icon.h"
#include "ant-pages.h"
#include "ant-scaffold.h"
#include "ant-split.h"
#include "ant-words.h"

#define WIDTH_MM 320

#define ANT_TYPE_HOME_PAGE (ant_home_page_get_type ())
G_DECLARE_FINAL_TYPE (AntHomePage, ant_home_page, ANT, HOME_PAGE, AntPage)

/**
 * AntHomePage:
 *
 * Four large ways on. Before the first question the store is asked whether it can keep the answers;
 * where it cannot, the page says so and whom to tell, and no consultation starts.
 */
struct _AntHomePage {
  AntPage parent_instance;

  AntKiosk     *kiosk; /* borrowed; outlives its pages */
  AntScaffold  *scaffold;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (AntHomePage, ant_home_page, ANT_TYPE_PAGE)

/* A consultation must not begin on somebody who has gone elsewhere meanwhile. */
static void
ant_home_page_depart (AntPage *page)
{
  g_cancellable_cancel (ANT_HOME_PAGE (page)->cancellable);
}

static void
ant_home_page_dispose (GObject *object)
{
  AntHomePage *self = ANT_HOME_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (ant_home_page_parent_class)->dispose (object);
}

static void
ant_home_page_class_init (AntHomePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ant_home_page_dispose;
  ANT_PAGE_CLASS (klass)->depart = ant_home_page_depart;
}

static void
ant_home_page_init (AntHomePage *self)
{
  self->cancellable = g_cancellable_new ();
}

/* Keys that do not fit each other, records of a newer program: which it is only staff can use. */
static const char *
get_sentence (const GError *error)
{
  if (g_error_matches (error, ANT_ERROR, ANT_ERROR_INVALID) ||
      g_error_matches (error, ANT_ERROR, ANT_ERROR_UNSUPPORTED))
    return _ (
        "Your answers cannot be kept at the moment. Please tell a member of staff: the keys or "
        "records of this kiosk need attention, and its log says what is wrong.");

  return ant_words_for_error (error);
}

static void
refuse (AntHomePage *self, const GError *error)
{
  g_warning ("No consultation can start: %s", error->message);
  ant_scaffold_show_problem (self->scaffold, get_sentence (error), NULL);
}

/* Staff mend it themselves, and a client can do no more than tell them. */
static void
refuse_form (AntHomePage *self)
{
  g_warning ("No consultation can start: %s", ant_kiosk_get_refusal (self->kiosk)->message);
  ant_scaffold_show_problem (
      self->scaffold,
      _ ("No consultation can start here at the moment. Please tell a member of staff: the "
         "questionnaire of this kiosk cannot be used, and can be put right under Staff, "
         "Questionnaire."),
      NULL);
}

static void
on_checked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean     is_ready = ant_vault_check_finish (ANT_VAULT (source), result, &error);
  AntHomePage *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = ANT_HOME_PAGE (user_data);
  ant_page_set_busy (ANT_PAGE (self), FALSE);
  if (is_ready)
    ant_kiosk_begin (self->kiosk);
  else
    refuse (self, error);
}

static void
on_consultation_clicked (GtkButton *button, AntHomePage *self)
{
  AntVault *vault = ant_kiosk_get_vault (self->kiosk);

  if (ant_page_get_busy (ANT_PAGE (self)))
    return;
  if (ant_kiosk_get_refusal (self->kiosk) != NULL) {
    refuse_form (self);
    return;
  }
  if (vault == NULL) {
    g_autoptr (GError) error = g_error_new_literal (ANT_ERROR, ANT_ERROR_MISSING, "No vault");

    refuse (self, error);
    return;
  }
  ant_page_set_busy (ANT_PAGE (self), TRUE);
  ant_vault_check_async (
      vault, ant_form_get_bytes (ant_clinic_get_form (ant_kiosk_get_clinic (self->kiosk))),
      self->cancellable, on_checked, self);
}

static void
on_page_clicked (GtkButton *button, AntHomePage *self)
{
  ant_kiosk_show (self->kiosk, gtk_widget_get_name (GTK_WIDGET (button)), NULL);
}

/* A low screen shows all four ways at once, by their titles. */
static void
sync_caption (AntHomePage *self, GParamSpec *pspec, GtkWidget *caption)
{
  gtk_widget_set_visible (caption, !ant_split_is_low (GTK_WIDGET (self)));
}

static GtkWidget *
make_card (AntHomePage *self,
           const char  *page,
           const char  *icon,
           const char  *title,
           const char  *text,
           gboolean     is_first)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *row = ant_line_new (6);
  GtkWidget *words = ant_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *image = ant_icon_new (icon);
  GtkWidget *caption = ant_text_new (text, is_first ? "caption-on-accent" : "caption");

  gtk_widget_add_css_class (image, "card-icon");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), ant_text_new (title, "strong"));
  gtk_box_append (GTK_BOX (words), caption);
  g_signal_connect_object (self, "notify::root", G_CALLBACK (sync_caption), caption, 0);
  ant_line_append (row, image);
  ant_line_append (row, ant_middle_new (words));
  gtk_button_set_child (GTK_BUTTON (button), row);
  gtk_widget_set_name (button, page);
  gtk_widget_add_css_class (button, "card");
  if (is_first)
    gtk_widget_add_css_class (button, "primary");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  g_signal_connect_object (
      button, "clicked",
      is_first ? G_CALLBACK (on_consultation_clicked) : G_CALLBACK (on_page_clicked), self, 0);

  return button;
}

/**
 * ant_home_page_new:
 */
AntPage *
ant_home_page_new (AntKiosk *kiosk, const char *path)
{
  AntHomePage *self = g_object_new (ANT_TYPE_HOME_PAGE, NULL);
  GtkWidget   *consultation, *faq, *about, *contact;

  self->kiosk = kiosk;
  ant_page_set_chrome (ANT_PAGE (self), ANT_PAGE_BACK);
  self->scaffold = ant_scaffold_new (_ ("How can we help you today?"), NULL, WIDTH_MM);
  gtk_widget_set_parent (GTK_WIDGET (self->scaffold), GTK_WIDGET (self));

  consultation = make_card (self, "consultation", "tick-symbolic", _ ("Start my consultation"),
                            _ ("About ten minutes. Stop whenever you like."), TRUE);
  faq = make_card (self, "faq", "search-symbolic", _ ("Questions and answers"),
                   _ ("Ask in your own words, or look around"), FALSE);
  about = make_card (self, "about", "info-symbolic", _ ("About the treatment"),
                     _ ("What it is, who it helps, how the visits go"), FALSE);
  contact = make_card (self, "contact", "phone-symbolic", _ ("Contact the clinic"),
                       _ ("Carry on with your own phone, without any questions"), FALSE);
  ant_scaffold_append (self->scaffold, ant_split_new (consultation, faq));
  ant_scaffold_append (self->scaffold, ant_split_new (about, contact));

  return ANT_PAGE (self);
}
