/* ant-faq-page.c - ask in your own words, or look through the questions others ask
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-faq-page"

#include <glib/gi18n.h>

#include "ant-box.h"
#include "ant-contact.h"
#include "ant-field.h"
#include "ant-icon-button.h"
#include "ant-icon.h"
#include "ant-pages.h"
#include "ant-scaffold.h"

#define WIDTH_MM      300
#define LONGEST_QUERY 200

#define ANT_TYPE_FAQ_PAGE (ant_faq_page_get_type ())
G_DECLARE_FINAL_TYPE (AntFaqPage, ant_faq_page, ANT, FAQ_PAGE, AntPage)

/**
 * AntFaqPage:
 *
 * What was asked last, and how far down the page was, is found again when the person comes back
 * from an answer; the kiosk keeps it for nobody else. A medical question gets no answer from a
 * machine.
 */
struct _AntFaqPage {
  AntPage parent_instance;

  AntKiosk    *kiosk;   /* borrowed; outlives its pages */
  GPtrArray   *entries; /* of AntFaqEntry */
  AntScaffold *scaffold;
  GtkWidget   *field;
  GtkWidget   *results;
  char        *query; /* (nullable) whose @results those are */
  double       place; /* where to scroll once the page is long enough, in pixels; 0 for nowhere */
};

G_DEFINE_FINAL_TYPE (AntFaqPage, ant_faq_page, ANT_TYPE_PAGE)

static void
ant_faq_page_finalize (GObject *object)
{
  g_ptr_array_unref (ANT_FAQ_PAGE (object)->entries);
  g_free (ANT_FAQ_PAGE (object)->query);

  G_OBJECT_CLASS (ant_faq_page_parent_class)->finalize (object);
}

static GtkAdjustment *
get_scroll (AntFaqPage *self)
{
  return gtk_scrolled_window_get_vadjustment (ant_scaffold_get_scroller (self->scaffold));
}

static void
ant_faq_page_keep (AntPage *page)
{
  AntFaqPage *self = ANT_FAQ_PAGE (page);

  ant_kiosk_keep_faq_query (self->kiosk, self->query, gtk_adjustment_get_value (get_scroll (self)));
}

static void
ant_faq_page_class_init (AntFaqPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ant_faq_page_finalize;
  ANT_PAGE_CLASS (klass)->keep = ant_faq_page_keep;
}

static void
ant_faq_page_init (AntFaqPage *self)
{
}

static void
on_question_clicked (GtkButton *button, AntFaqPage *self)
{
  ant_page_keep (ANT_PAGE (self));
  ant_kiosk_show (self->kiosk, "answer", gtk_widget_get_name (GTK_WIDGET (button)));
}

static const AntFaqEntry *
find_entry (AntFaqPage *self, const char *id)
{
  for (guint i = 0; i < self->entries->len; i++) {
    const AntFaqEntry *entry = g_ptr_array_index (self->entries, i);

    if (g_str_equal (entry->id, id))
      return entry;
  }

  return NULL;
}

static GtkWidget *
make_question (AntFaqPage *self, const AntFaqEntry *entry)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *row = ant_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *text = ant_text_new (entry->question, NULL);

  ant_text_set_language (GTK_LABEL (text), entry->lang);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (row), text);
  gtk_box_append (GTK_BOX (row), ant_icon_new ("forward-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), row);
  gtk_widget_add_css_class (button, "row");
  gtk_widget_set_name (button, entry->id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  entry->question, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_question_clicked), self, 0);

  return button;
}

static void
clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
say (AntFaqPage *self, const char *title, const char *text)
{
  GtkWidget *box = ant_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *call = ant_icon_button_new ("ask-staff-symbolic", _ ("Ask staff"), _ ("Ask staff"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (call), "kiosk.call");
  gtk_widget_set_halign (call, GTK_ALIGN_START);
  gtk_widget_add_css_class (box, "panel");
  gtk_box_append (GTK_BOX (box), ant_text_new (title, "strong"));
  gtk_box_append (GTK_BOX (box), ant_text_new (text, NULL));
  gtk_box_append (GTK_BOX (box), call);
  gtk_box_append (GTK_BOX (self->results), box);
}

static void
show_hits (AntFaqPage *self, GPtrArray *hits)
{
  gtk_box_append (GTK_BOX (self->results),
                  ant_text_new (_ ("Is your question one of these?"), "strong"));
  for (guint i = 0; i < hits->len; i++) {
    const AntFaqHit   *hit = g_ptr_array_index (hits, i);
    const AntFaqEntry *entry = find_entry (self, hit->id);

    if (entry != NULL)
      gtk_box_append (GTK_BOX (self->results), make_question (self, entry));
  }
}

static void
on_ask (AntFaqPage *self)
{
  AntFaqIndex     *index = ant_kiosk_get_faq_index (self->kiosk);
  g_autofree char *typed = ant_field_get_text (self->field);
  g_autoptr (GPtrArray) hits = NULL;

  clear (self->results);
  g_free (self->query);
  self->query = ant_contact_clean (typed, FALSE);
  if (*self->query == '\0' || index == NULL)
    return;

  switch (ant_faq_index_search (index, self->query, &hits)) {
  case ANT_FAQ_ANSWERS:
    show_hits (self, hits);
    break;
  case ANT_FAQ_MEDICAL:
    say (
        self, _ ("Please tell the practitioner"),
        _ ("That is about your health, and only a person can answer it well. Tell the practitioner "
           "or ask a member of staff now; the consultation has a place for it too."));
    break;
  case ANT_FAQ_NONE:
  default:
    say (self, _ ("We have no answer to that here"),
         _ ("Try other words, look through the questions below, or ask a member of staff."));
  }
}

static GtkWidget *
make_search (AntFaqPage *self)
{
  GtkWidget *row = ant_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *ask = ant_icon_button_new ("search-symbolic", _ ("Ask"), _ ("Ask"));

  self->field = ant_field_new_line (GTK_INPUT_PURPOSE_FREE_FORM, LONGEST_QUERY);
  ant_field_set_name (self->field, _ ("Your question"));
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->field), _ ("Your question"));
  gtk_widget_set_hexpand (self->field, TRUE);
  g_signal_connect_object (self->field, "activate", G_CALLBACK (on_ask), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (ask, "primary");
  g_signal_connect_object (ask, "clicked", G_CALLBACK (on_ask), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), self->field);
  gtk_box_append (GTK_BOX (row), ask);

  return row;
}

static void
add_category (AntFaqPage *self, const AntFaqCategory *category)
{
  gboolean is_empty = TRUE;

  for (guint i = 0; i < self->entries->len; i++) {
    const AntFaqEntry *entry = g_ptr_array_index (self->entries, i);

    if (g_strcmp0 (entry->category, category->id) != 0)
      continue;
    if (is_empty)
      ant_scaffold_add_text (self->scaffold, category->title, "subheading");
    is_empty = FALSE;
    ant_scaffold_append (self->scaffold, make_question (self, entry));
  }
}

/* The page gets its height only when it is laid out, and at first it has none. */
static void
on_laid_out (AntFaqPage *self)
{
  GtkAdjustment *scroll = get_scroll (self);

  if (self->place <= 0 ||
      gtk_adjustment_get_upper (scroll) < self->place + gtk_adjustment_get_page_size (scroll))
    return;
  gtk_adjustment_set_value (scroll, self->place);
  self->place = 0;
}

static void
take_up (AntFaqPage *self)
{
  const char *query = ant_kiosk_get_faq_query (self->kiosk, &self->place);

  if (query != NULL) {
    ant_field_set_text (self->field, query);
    on_ask (self);
  }
  g_signal_connect_object (get_scroll (self), "changed", G_CALLBACK (on_laid_out), self,
                           G_CONNECT_SWAPPED);
}

/**
 * ant_faq_page_new:
 */
AntPage *
ant_faq_page_new (AntKiosk *kiosk, const char *path)
{
  AntFaqPage *self = g_object_new (ANT_TYPE_FAQ_PAGE, NULL);
  AntClinic  *clinic = ant_kiosk_get_clinic (kiosk);
  const char *lang = ant_kiosk_get_language (kiosk);
  g_autoptr (GPtrArray) categories = ant_clinic_get_faq_categories (clinic, lang);

  self->kiosk = kiosk;
  self->entries = ant_clinic_get_faq (clinic, lang);
  ant_page_set_chrome (ANT_PAGE (self), ANT_PAGE_BACK);
  self->scaffold = ant_scaffold_new (_ ("What would you like to know?"), NULL, WIDTH_MM);
  gtk_widget_set_parent (GTK_WIDGET (self->scaffold), GTK_WIDGET (self));

  ant_scaffold_append (self->scaffold, make_search (self));
  self->results = ant_box_new (GTK_ORIENTATION_VERTICAL, 3);
  ant_scaffold_append (self->scaffold, self->results);
  for (guint i = 0; i < categories->len; i++)
    add_category (self, g_ptr_array_index (categories, i));
  take_up (self);

  return ANT_PAGE (self);
}
