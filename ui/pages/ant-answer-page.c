/* ant-answer-page.c - the answer to one question
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-answer-page"

#include <glib/gi18n.h>

#include "ant-box.h"
#include "ant-faq-row.h"
#include "ant-icon-button.h"
#include "ant-markdown.h"
#include "ant-pages.h"
#include "ant-simple-page.h"

#define WIDTH_MM 280
#define RELATED  3

/* A pack may answer a question in one language only, and the person has just changed theirs. */
static AntPage *
make_none (void)
{
  AntPage *page =
      ant_simple_page_new (ANT_PAGE_BACK, _ ("We have no answer to that here"), NULL, WIDTH_MM);

  ant_scaffold_add_text (ant_simple_page_get_scaffold (page),
                         _ ("Try other words, or ask a member of staff."), NULL);

  return page;
}

static void
on_yes (GtkStack *stack)
{
  gtk_stack_set_visible_child_name (stack, "yes");
}

/* What was asked is counted as not answered, where something was asked. */
static void
on_no (GtkStack *stack)
{
  AntKiosk   *kiosk = g_object_get_data (G_OBJECT (stack), "kiosk");
  double      place;
  const char *query = ant_kiosk_get_faq_query (kiosk, &place);

  gtk_stack_set_visible_child_name (stack, "no");
  if (query != NULL)
    ant_kiosk_note_unanswered (kiosk, query);
}

static GtkWidget *
make_choice (GtkWidget  *stack,
             const char *name,
             const char *text,
             const char *icon,
             GCallback   callback)
{
  GtkWidget *button = ant_icon_button_new (icon, text, text);

  gtk_widget_set_name (button, name);
  g_signal_connect_object (button, "clicked", callback, stack, G_CONNECT_SWAPPED);

  return button;
}

static GtkWidget *
make_asking (GtkWidget *stack)
{
  GtkWidget *box = ant_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *choices = ant_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  gtk_box_append (GTK_BOX (box), ant_text_new (_ ("Was this what you wanted?"), "strong"));
  gtk_box_append (GTK_BOX (choices),
                  make_choice (stack, "yes", _ ("Yes"), "tick-symbolic", G_CALLBACK (on_yes)));
  gtk_box_append (GTK_BOX (choices),
                  make_choice (stack, "no", _ ("No"), "cross-symbolic", G_CALLBACK (on_no)));
  gtk_box_append (GTK_BOX (box), choices);

  return box;
}

static GtkWidget *
make_regret (void)
{
  GtkWidget *box = ant_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *call = ant_icon_button_new ("ask-staff-symbolic", _ ("Ask staff"), _ ("Ask staff"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (call), "kiosk.call");
  gtk_widget_set_halign (call, GTK_ALIGN_START);
  gtk_box_append (
      GTK_BOX (box),
      ant_text_new (_ ("Sorry about that. A member of staff can tell you more."), NULL));
  gtk_box_append (GTK_BOX (box), call);

  return box;
}

static GtkWidget *
make_verdict (AntKiosk *kiosk)
{
  GtkWidget *stack = gtk_stack_new ();

  g_object_set_data (G_OBJECT (stack), "kiosk", kiosk); /* borrowed; outlives its pages */
  /* what is not said yet takes no room, and large text needs all there is */
  gtk_stack_set_hhomogeneous (GTK_STACK (stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (stack), FALSE);
  gtk_stack_add_named (GTK_STACK (stack), make_asking (stack), "asking");
  gtk_stack_add_named (GTK_STACK (stack),
                       ant_text_new (_ ("Good. Thank you for telling us."), "strong"), "yes");
  gtk_stack_add_named (GTK_STACK (stack), make_regret (), "no");

  return stack;
}

static void
on_related_clicked (GtkButton *button, AntKiosk *kiosk)
{
  ant_kiosk_show (kiosk, "answer", gtk_widget_get_name (GTK_WIDGET (button)));
}

static void
add_related (AntScaffold *scaffold, AntKiosk *kiosk, GPtrArray *related)
{
  if (related->len == 0)
    return;
  ant_scaffold_add_text (scaffold, _ ("Others also ask"), "subheading");
  for (guint i = 0; i < related->len; i++) {
    GtkWidget *row = ant_faq_row_new ();

    ant_faq_row_set_entry (row, g_ptr_array_index (related, i));
    g_signal_connect_object (row, "clicked", G_CALLBACK (on_related_clicked), kiosk, 0);
    ant_scaffold_append (scaffold, row);
  }
}

static void
take_related (GPtrArray *related, const AntFaqEntry *entry, const AntFaqEntry *other)
{
  if (related->len < RELATED && other != NULL && other != entry &&
      !g_ptr_array_find (related, other, NULL))
    g_ptr_array_add (related, (gpointer) other);
}

/* Returns: (transfer container): what the same words would find, then what stands in the same
 * category */
static GPtrArray *
list_related (AntKiosk *kiosk, GPtrArray *entries, const AntFaqEntry *entry)
{
  GPtrArray   *related = g_ptr_array_new ();
  AntFaqIndex *index = ant_kiosk_get_faq_index (kiosk);
  g_autoptr (GPtrArray) hits = NULL;

  if (index != NULL)
    ant_faq_index_search (index, entry->question, &hits);
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    take_related (related, entry,
                  ant_faq_row_find (entries, ((AntFaqHit *) g_ptr_array_index (hits, i))->id));
  for (guint i = 0; i < entries->len; i++) {
    const AntFaqEntry *other = g_ptr_array_index (entries, i);

    if (g_strcmp0 (other->category, entry->category) == 0)
      take_related (related, entry, other);
  }

  return related;
}

static AntPage *
make_answer (AntKiosk *kiosk, GPtrArray *entries, const AntFaqEntry *entry)
{
  g_autofree char *markup = ant_markdown_to_markup (entry->answer_markdown);
  AntPage     *page = ant_simple_page_new (ANT_PAGE_BACK, entry->question, entry->lang, WIDTH_MM);
  AntScaffold *scaffold = ant_simple_page_get_scaffold (page);
  GtkWidget   *answer = ant_text_new (NULL, "panel");
  g_autoptr (GPtrArray) related = NULL;

  ant_text_set_language (GTK_LABEL (answer), entry->lang);
  gtk_label_set_markup (GTK_LABEL (answer), markup);
  ant_scaffold_append (scaffold, answer);
  if (entry->is_clinical)
    ant_scaffold_add_text (
        scaffold,
        _ ("This is the clinic's own advice. Check with the clinic before you act "
           "on it."),
        "why");
  ant_scaffold_append (scaffold, make_verdict (kiosk));
  /* over a question of the consultation there is one way: back to it */
  if (ant_kiosk_get_visit (kiosk) == NULL) {
    related = list_related (kiosk, entries, entry);
    add_related (scaffold, kiosk, related);
  }

  return page;
}

/**
 * ant_answer_page_new:
 * @path: the topic's id
 */
AntPage *
ant_answer_page_new (AntKiosk *kiosk, const char *path)
{
  g_autoptr (GPtrArray) entries =
      ant_clinic_get_faq (ant_kiosk_get_clinic (kiosk), ant_kiosk_get_language (kiosk));
  const AntFaqEntry *entry = ant_faq_row_find (entries, path);

  return entry != NULL ? make_answer (kiosk, entries, entry) : make_none ();
}
