/* ant-faq-page.c - ask in your own words, or look through the questions others ask
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-faq-page"

#include <glib/gi18n.h>

#include "ant-box.h"
#include "ant-contact.h"
#include "ant-faq-row.h"
#include "ant-field.h"
#include "ant-icon-button.h"
#include "ant-pages.h"
#include "ant-scaffold.h"

#define WIDTH_MM      300
#define LONGEST_QUERY 200
#define ROWS          3
#define PAUSE_MS      900 /* after which somebody is taken to have said all they want to */

#define ANT_TYPE_FAQ_PAGE (ant_faq_page_get_type ())
G_DECLARE_FINAL_TYPE (AntFaqPage, ant_faq_page, ANT, FAQ_PAGE, AntPage)

/**
 * AntFaqPage:
 *
 * Answers come as one types: the same three rows change their words, so that nothing flashes, and
 * while there is a question nothing stands below them that could jump. That there is no answer is
 * said only once the person has paused or asked.
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
  GtkWidget   *hits;       /* a heading and the rows below */
  GtkWidget   *rows[ROWS]; /* children of @hits */
  GtkWidget   *panel;      /* says why there is no answer */
  GtkWidget   *panel_title;
  GtkWidget   *panel_text;
  GtkWidget   *categories; /* all questions, while none is asked */
  guint        pause_id;   /* of the timeout after the last key */
  char        *query;      /* (nullable) what was asked last */
  double       place; /* where to scroll once the page is long enough, in pixels; 0 for nowhere */
};

G_DEFINE_FINAL_TYPE (AntFaqPage, ant_faq_page, ANT_TYPE_PAGE)

static void
ant_faq_page_dispose (GObject *object)
{
  g_clear_handle_id (&ANT_FAQ_PAGE (object)->pause_id, g_source_remove);

  G_OBJECT_CLASS (ant_faq_page_parent_class)->dispose (object);
}

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
  G_OBJECT_CLASS (klass)->dispose = ant_faq_page_dispose;
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

static GtkWidget *
make_row (AntFaqPage *self)
{
  GtkWidget *row = ant_faq_row_new ();

  g_signal_connect_object (row, "clicked", G_CALLBACK (on_question_clicked), self, 0);

  return row;
}

static void
show_only (AntFaqPage *self, GtkWidget *part)
{
  gtk_widget_set_visible (self->hits, part == self->hits);
  gtk_widget_set_visible (self->panel, part == self->panel);
  gtk_widget_set_visible (self->categories, part == self->categories);
}

static void
say (AntFaqPage *self, const char *title, const char *text)
{
  gtk_label_set_label (GTK_LABEL (self->panel_title), title);
  gtk_label_set_label (GTK_LABEL (self->panel_text), text);
  show_only (self, self->panel);
}

static void
show_hits (AntFaqPage *self, GPtrArray *hits)
{
  for (guint i = 0; i < ROWS; i++) {
    const AntFaqHit   *hit = i < hits->len ? g_ptr_array_index (hits, i) : NULL;
    const AntFaqEntry *entry = hit != NULL ? ant_faq_row_find (self->entries, hit->id) : NULL;

    gtk_widget_set_visible (self->rows[i], entry != NULL);
    if (entry != NULL)
      ant_faq_row_set_entry (self->rows[i], entry);
  }
  show_only (self, self->hits);
}

static void
show_outcome (AntFaqPage *self, AntFaqOutcome outcome, GPtrArray *hits, gboolean has_paused)
{
  switch (outcome) {
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
    if (has_paused)
      say (self, _ ("We have no answer to that here"),
           _ ("Try other words, or ask a member of staff."));
  }
}

static void
take_query (AntFaqPage *self)
{
  g_autofree char *typed = ant_field_get_text (self->field);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_free (self->query);
  self->query = ant_contact_clean (typed, FALSE);
  if (*self->query == '\0')
    show_only (self, self->categories);
}

static AntFaqOutcome
search (AntFaqPage *self, gboolean is_typing, gboolean has_paused)
{
  AntFaqIndex     *index = ant_kiosk_get_faq_index (self->kiosk);
  g_autofree char *typed = ant_field_get_text (self->field);
  g_autoptr (GPtrArray) hits = NULL;
  AntFaqOutcome outcome;

  if (*self->query == '\0' || index == NULL)
    return ANT_FAQ_ANSWERS;

  outcome = is_typing ? ant_faq_index_search_typing (index, typed, &hits)
                      : ant_faq_index_search (index, typed, &hits);
  show_outcome (self, outcome, hits, has_paused);

  return outcome;
}

static gboolean
on_paused (gpointer user_data)
{
  AntFaqPage *self = user_data;

  self->pause_id = 0;
  search (self, TRUE, TRUE);

  return G_SOURCE_REMOVE;
}

static void
on_typed (AntFaqPage *self)
{
  take_query (self);
  if (search (self, TRUE, FALSE) == ANT_FAQ_NONE)
    self->pause_id = g_timeout_add (PAUSE_MS, on_paused, self);
}

static void
on_ask (AntFaqPage *self)
{
  take_query (self);
  if (search (self, FALSE, TRUE) == ANT_FAQ_NONE)
    ant_kiosk_note_unanswered (self->kiosk, self->query);
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

static GtkWidget *
make_hits (AntFaqPage *self)
{
  GtkWidget *box = ant_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_box_append (GTK_BOX (box), ant_text_new (_ ("Is your question one of these?"), "strong"));
  for (guint i = 0; i < ROWS; i++) {
    self->rows[i] = make_row (self);
    gtk_box_append (GTK_BOX (box), self->rows[i]);
  }

  return box;
}

static GtkWidget *
make_panel (AntFaqPage *self)
{
  GtkWidget *box = ant_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *call = ant_icon_button_new ("ask-staff-symbolic", _ ("Ask staff"), _ ("Ask staff"));

  self->panel_title = ant_text_new (NULL, "strong");
  self->panel_text = ant_text_new (NULL, NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (call), "kiosk.call");
  gtk_widget_set_halign (call, GTK_ALIGN_START);
  gtk_widget_add_css_class (box, "panel");
  gtk_box_append (GTK_BOX (box), self->panel_title);
  gtk_box_append (GTK_BOX (box), self->panel_text);
  gtk_box_append (GTK_BOX (box), call);

  return box;
}

static void
add_category (AntFaqPage *self, const AntFaqCategory *category)
{
  GtkBox  *box = GTK_BOX (self->categories);
  gboolean is_empty = TRUE;

  for (guint i = 0; i < self->entries->len; i++) {
    const AntFaqEntry *entry = g_ptr_array_index (self->entries, i);
    GtkWidget         *row;

    if (g_strcmp0 (entry->category, category->id) != 0)
      continue;
    if (is_empty)
      gtk_box_append (box, ant_text_new (category->title, "subheading"));
    is_empty = FALSE;
    row = make_row (self);
    ant_faq_row_set_entry (row, entry);
    gtk_box_append (box, row);
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
    take_query (self);
    search (self, FALSE, TRUE);
  }
  ant_field_connect_changed (self->field, G_CALLBACK (on_typed), self);
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
  self->hits = make_hits (self);
  self->panel = make_panel (self);
  self->categories = ant_box_new (GTK_ORIENTATION_VERTICAL, 3);
  ant_scaffold_append (self->scaffold, self->hits);
  ant_scaffold_append (self->scaffold, self->panel);
  ant_scaffold_append (self->scaffold, self->categories);
  show_only (self, self->categories);
  for (guint i = 0; i < categories->len; i++)
    add_category (self, g_ptr_array_index (categories, i));
  take_up (self);

  return ANT_PAGE (self);
}
