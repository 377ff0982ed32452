/* ant-question-page.c - one question of the form, why it is asked, and its answer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-question-page"

#include <glib/gi18n.h>

#include "ant-answer-text.h"
#include "ant-editor.h"
#include "ant-markdown.h"
#include "ant-pages.h"
#include "ant-scaffold.h"
#include "ant-words.h"

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

  AntSession  *session; /* borrowed; the visit's */
  char        *path;
  AntScaffold *scaffold;
  AntEditor   *editor; /* (nullable): a text is only read */
};

G_DEFINE_FINAL_TYPE (AntQuestionPage, ant_question_page, ANT_TYPE_PAGE)

static gboolean
refuse (AntQuestionPage *self, const char *sentence)
{
  ant_scaffold_show_problem (self->scaffold, sentence, ant_editor_find_wrong (self->editor));

  return FALSE;
}

static gboolean
ant_question_page_leave (AntPage *page)
{
  AntQuestionPage *self = ANT_QUESTION_PAGE (page);
  g_autoptr (GPtrArray) values = NULL;
  g_autoptr (AntIssue) issue = NULL;
  g_autofree char *problem = NULL;

  if (self->editor == NULL)
    return TRUE;

  values = ant_editor_read (self->editor, &problem);
  if (values == NULL)
    return refuse (self, problem);
  if (!ant_session_set (self->session, self->path, values, &issue, NULL) ||
      !ant_session_check (self->session, self->path, &issue))
    return refuse (self, issue != NULL ? ant_words_for_issue (issue) : ant_words_for_error (NULL));

  return TRUE;
}

static void
ant_question_page_skip (AntPage *page)
{
  AntQuestionPage *self = ANT_QUESTION_PAGE (page);

  if (self->editor != NULL && !ant_session_set (self->session, self->path, NULL, NULL, NULL))
    g_warning ("An answer could not be cleared");
}

static void
ant_question_page_keep (AntPage *page)
{
  AntQuestionPage *self = ANT_QUESTION_PAGE (page);
  g_autofree char *problem = NULL;
  g_autoptr (GPtrArray) values = NULL;

  if (self->editor != NULL)
    values = ant_editor_read (self->editor, &problem);
  if (values != NULL && !ant_session_set (self->session, self->path, values, NULL, NULL))
    g_info ("What was entered is no answer yet");
}

static void
sync_complete (AntQuestionPage *self)
{
  g_autofree char *problem = NULL;
  g_autoptr (GPtrArray) values = NULL;

  if (self->editor == NULL)
    return;
  values = ant_editor_read (self->editor, &problem);
  ant_page_set_complete (ANT_PAGE (self), values == NULL || values->len > 0);
}

static void
on_changed (AntQuestionPage *self)
{
  ant_scaffold_clear_problem (self->scaffold);
  sync_complete (self);
}

static void
ant_question_page_finalize (GObject *object)
{
  g_free (ANT_QUESTION_PAGE (object)->path);

  G_OBJECT_CLASS (ant_question_page_parent_class)->finalize (object);
}

static void
ant_question_page_class_init (AntQuestionPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ant_question_page_finalize;
  ANT_PAGE_CLASS (klass)->leave = ant_question_page_leave;
  ANT_PAGE_CLASS (klass)->skip = ant_question_page_skip;
  ANT_PAGE_CLASS (klass)->keep = ant_question_page_keep;
}

static void
ant_question_page_init (AntQuestionPage *self)
{
}

static char *
make_heading (const AntItem *item, const char *text)
{
  if (!ant_item_is_question (item) || ant_item_is_required (item) || ant_item_is_read_only (item))
    return g_strdup (text);

  /* Translators: a question that may be left out */
  return g_strdup_printf (_ ("%s (optional)"), text);
}

/* Of what is marked as markdown the first paragraph is the heading, the rest stands below it. */
static void
add_markdown (AntQuestionPage *self, const AntItem *item, const char *text, const char *lang)
{
  g_auto (GStrv) parts = g_strsplit (text, "\n\n", 2);
  g_autofree char *first = ant_markdown_to_markup (parts[0] != NULL ? parts[0] : "");
  g_autofree char *heading = make_heading (item, first);
  GtkWidget       *body;
  g_autofree char *rest = NULL;

  gtk_label_set_markup (GTK_LABEL (ant_scaffold_get_heading (self->scaffold)), heading);
  if (parts[0] == NULL || parts[1] == NULL)
    return;
  rest = ant_markdown_to_markup (parts[1]);
  body = ant_markup_new (rest);
  ant_text_set_language (GTK_LABEL (body), lang);
  ant_scaffold_append (self->scaffold, body);
}

/* (nullable): the display below the question that says why it is asked */
static const AntItem *
find_help (const AntItem *item)
{
  for (guint i = 0; i < ant_item_get_n_children (item); i++) {
    const AntItem *child = ant_item_get_child (item, i);

    if (ant_item_get_item_type (child) == ANT_ITEM_DISPLAY &&
        g_strcmp0 (ant_item_get_control (child), "help") == 0)
      return child;
  }

  return NULL;
}

static void
add_help (AntQuestionPage *self, const AntItem *item, const char *lang)
{
  const AntItem   *help = find_help (item);
  const char      *help_lang = NULL;
  const char      *text = help != NULL ? ant_item_get_text (help, lang, &help_lang) : NULL;
  g_autofree char *markup = NULL;
  GtkLabel        *label;

  if (text == NULL)
    return;
  label = ant_scaffold_add_text (self->scaffold, text, "why");
  if (ant_item_is_markdown (help)) {
    markup = ant_markdown_to_markup (text);
    gtk_label_set_markup (label, markup);
  }
  ant_text_set_language (label, help_lang);
}

static void
add_hint (AntQuestionPage *self, const AntItem *item)
{
  AntItemType type = ant_item_get_item_type (item);
  gboolean    has_date = type == ANT_ITEM_DATE || type == ANT_ITEM_DATE_TIME;
  gboolean    has_time = type == ANT_ITEM_TIME || type == ANT_ITEM_DATE_TIME;

  if (ant_item_get_n_options (item) > 0) {
    if (ant_item_is_repeating (item))
      ant_scaffold_add_text (self->scaffold, _ ("Choose all that apply"), "hint");
    return;
  }
  if (has_date)
    ant_scaffold_add_text (
        self->scaffold,
        _ ("If you are not sure of the day, leave it out. The month may be a word."), "hint");
  if (has_time)
    ant_scaffold_add_text (self->scaffold,
                           _ ("The hours run from 0 to 23: two in the afternoon is 14."), "hint");
}

/* What nobody changes here (readOnly, a sum worked out by the form) is shown. */
static void
add_answer (AntQuestionPage *self, const AntItem *item, const char *lang)
{
  GPtrArray       *answers = ant_session_get (self->session, self->path);
  g_autofree char *answer = ant_answer_text_new (item, answers, lang);

  ant_scaffold_add_text (self->scaffold, answer, "strong");
}

static void
add_editor (AntQuestionPage *self, const AntItem *item, const char *lang)
{
  GtkWidget *heading = ant_scaffold_get_heading (self->scaffold);

  ant_scaffold_append (self->scaffold, GTK_WIDGET (self->editor));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (heading)), -1);
  g_signal_connect_object (self->editor, "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  ant_page_set_skippable (ANT_PAGE (self), !ant_item_is_required (item));
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
  const AntItem   *item = ant_session_get_item (session, path);
  const char      *text_lang = NULL;
  const char      *text = ant_item_get_text (item, lang, &text_lang);
  g_autofree char *heading = make_heading (item, text != NULL ? text : "");

  self->session = session;
  self->path = g_strdup (path);
  self->scaffold = ant_scaffold_new (heading, text_lang, WIDTH_MM);
  gtk_widget_set_parent (GTK_WIDGET (self->scaffold), GTK_WIDGET (self));
  ant_page_set_section (ANT_PAGE (self), ant_session_get_section (session, path, lang));

  if (ant_item_is_markdown (item) && text != NULL)
    add_markdown (self, item, text, text_lang);
  add_help (self, item, lang);
  self->editor = ant_editor_new (item, ant_session_get (session, path), lang);
  if (self->editor != NULL) {
    add_hint (self, item);
    add_editor (self, item, lang);
  } else if (ant_session_get (session, path)->len > 0) {
    add_answer (self, item, lang);
  }
  sync_complete (self);

  return ANT_PAGE (self);
}
