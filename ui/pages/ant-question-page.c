/* ant-question-page.c - one question of the form, why it is asked, and its answer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-question-page"

#include "ant-cell.h"
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

  self->scaffold = ant_item_scaffold_new (session, path, lang, WIDTH_MM);
  gtk_widget_set_parent (GTK_WIDGET (self->scaffold), GTK_WIDGET (self));
  ant_page_set_section (ANT_PAGE (self), ant_place_get_section (session, path, lang));

  heading = ant_scaffold_get_heading (self->scaffold);
  self->cell = ant_cell_new (session, path, gtk_label_get_text (GTK_LABEL (heading)), lang);
  g_signal_connect_object (self->cell, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  ant_scaffold_append (self->scaffold, GTK_WIDGET (self->cell));
  ant_item_scaffold_add_footers (self->scaffold, session, path, lang);
  ant_page_set_skippable (ANT_PAGE (self),
                          ant_cell_is_answerable (self->cell) &&
                              !ant_item_is_required (ant_session_get_item (session, path)));
  ant_page_set_complete (ANT_PAGE (self), ant_cell_is_complete (self->cell));

  return ANT_PAGE (self);
}
