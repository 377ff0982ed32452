/* ant-question-page.c - one question of the form, why it is asked, and its answer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-question-page"

#include <glib/gi18n.h>

#include "ant-cell.h"
#include "ant-icon-button.h"
#include "ant-item-scaffold.h"
#include "ant-pages.h"
#include "ant-place-text.h"

#define WIDTH_MM 300

#define ANT_TYPE_QUESTION_PAGE (ant_question_page_get_type ())
G_DECLARE_FINAL_TYPE (AntQuestionPage, ant_question_page, ANT, QUESTION_PAGE, AntPage)

/**
 * AntQuestionPage:
 *
 * Any question or text of the form by its path. The answer goes into the visit when the person goes
 * on, and only if the form accepts it.
 */
struct _AntQuestionPage {
  AntPage parent_instance;

  AntKiosk    *kiosk; /* borrowed; outlives its pages */
  AntScaffold *scaffold;
  AntCell     *cell;
};

G_DEFINE_FINAL_TYPE (AntQuestionPage, ant_question_page, ANT_TYPE_PAGE)

static gboolean
ant_question_page_leave (AntPage *page)
{
  AntQuestionPage *self = ANT_QUESTION_PAGE (page);
  g_autofree char *problem = NULL;

  if (ant_cell_store (self->cell, &problem))
    return TRUE;
  ant_scaffold_show_problem (self->scaffold, problem, ant_cell_find_wrong (self->cell));

  return FALSE;
}

static void
ant_question_page_skip (AntPage *page)
{
  ant_cell_clear (ANT_QUESTION_PAGE (page)->cell);
}

static void
ant_question_page_keep (AntPage *page)
{
  ant_cell_keep (ANT_QUESTION_PAGE (page)->cell);
}

static void
on_explain_clicked (GtkButton *button, AntQuestionPage *self)
{
  ant_page_keep (ANT_PAGE (self));
  ant_kiosk_show (self->kiosk, "answer", gtk_widget_get_name (GTK_WIDGET (button)));
}

/* An answer of the pack that helps with this question opens over it; Back leads here again. */
static void
add_explanation (AntQuestionPage *self, const AntItem *item)
{
  g_autoptr (GPtrArray) entries =
      ant_clinic_get_faq (ant_kiosk_get_clinic (self->kiosk), ant_kiosk_get_language (self->kiosk));
  const AntFaqEntry *entry = ant_faq_find_explaining (entries, ant_item_get_link_id (item));
  GtkWidget         *button;

  if (entry == NULL)
    return;
  button = ant_icon_button_new ("info-symbolic", entry->question, _ ("What is this?"));
  gtk_widget_set_name (button, entry->id);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_explain_clicked), self, 0);
  ant_scaffold_append (self->scaffold, button);
}

static void
on_changed (AntQuestionPage *self)
{
  ant_scaffold_clear_problem (self->scaffold);
  ant_page_set_complete (ANT_PAGE (self), ant_cell_is_complete (self->cell));
}

static void
ant_question_page_class_init (AntQuestionPageClass *klass)
{
  ANT_PAGE_CLASS (klass)->leave = ant_question_page_leave;
  ANT_PAGE_CLASS (klass)->skip = ant_question_page_skip;
  ANT_PAGE_CLASS (klass)->keep = ant_question_page_keep;
}

static void
ant_question_page_init (AntQuestionPage *self)
{
}

/**
 * ant_question_page_new:
 * @path: the question's path in the session
 */
AntPage *
ant_question_page_new (AntKiosk *kiosk, const char *path)
{
  AntQuestionPage *self = g_object_new (ANT_TYPE_QUESTION_PAGE, NULL);
  const char      *lang = ant_kiosk_get_language (kiosk);
  AntSession      *session = ant_visit_get_session (ant_kiosk_get_visit (kiosk));
  GtkWidget       *heading;

  self->kiosk = kiosk;
  self->scaffold = ant_item_scaffold_new (session, path, lang, WIDTH_MM);
  gtk_widget_set_parent (GTK_WIDGET (self->scaffold), GTK_WIDGET (self));
  ant_page_set_section (ANT_PAGE (self), ant_place_get_section (session, path, lang));

  heading = ant_scaffold_get_heading (self->scaffold);
  self->cell = ant_cell_new (session, path, gtk_label_get_text (GTK_LABEL (heading)), lang);
  g_signal_connect_object (self->cell, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  ant_scaffold_append (self->scaffold, GTK_WIDGET (self->cell));
  add_explanation (self, ant_session_get_item (session, path));
  ant_item_scaffold_add_footers (self->scaffold, session, path, lang);
  ant_page_set_skippable (ANT_PAGE (self),
                          ant_cell_is_answerable (self->cell) &&
                              !ant_item_is_required (ant_session_get_item (session, path)));
  ant_page_set_complete (ANT_PAGE (self), ant_cell_is_complete (self->cell));

  return ANT_PAGE (self);
}
