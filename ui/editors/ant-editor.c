/* ant-editor.c - what a person answers one question with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-editor"

#include "ant-editor.h"

#include "ant-clinic-form.h"

/**
 * AntEditor:
 *
 * One for each way of answering. Holds what is being entered until the page reads it; emits
 * "changed" with every touch of it.
 */
enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE (AntEditor, ant_editor, GTK_TYPE_WIDGET)

static void
ant_editor_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (ant_editor_parent_class)->dispose (object);
}

static void
ant_editor_class_init (AntEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ant_editor_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "ant-editor");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ant_editor_init (AntEditor *self)
{
}

/**
 * ant_editor_new_for_one:
 * @answers: (element-type AntValue): what was answered so far; the first is looked at
 *
 * Returns: (nullable): as ant_editor_new(), for one answer of a question that may have several
 */
AntEditor *
ant_editor_new_for_one (const AntItem *item, GPtrArray *answers, const char *lang)
{
  switch (ant_item_get_item_type (item)) {
  case ANT_ITEM_DATE:
  case ANT_ITEM_DATE_TIME:
  case ANT_ITEM_TIME:
    return ant_date_editor_new (item, answers, lang);
  case ANT_ITEM_QUANTITY:
    return ant_quantity_editor_new (item, answers, lang);
  case ANT_ITEM_INTEGER:
  case ANT_ITEM_DECIMAL:
    return ant_slider_editor_suits (item) ? ant_slider_editor_new (item, answers, lang)
                                          : ant_text_editor_new (item, answers, lang);
  case ANT_ITEM_STRING:
  case ANT_ITEM_TEXT:
  case ANT_ITEM_URL:
  case ANT_ITEM_REFERENCE:
    return ant_text_editor_new (item, answers, lang);
  case ANT_ITEM_GROUP:
  case ANT_ITEM_DISPLAY:
  case ANT_ITEM_BOOLEAN:
  case ANT_ITEM_CHOICE:
  case ANT_ITEM_OPEN_CHOICE:
  case ANT_ITEM_ATTACHMENT:
  default:
    return NULL;
  }
}

/**
 * ant_editor_new:
 * @item: the question
 * @answers: (element-type AntValue): what was answered so far
 * @lang: the language of the moment
 *
 * Returns: (nullable): the editor for that kind of question; %NULL for one that is only read
 */
AntEditor *
ant_editor_new (const AntItem *item, GPtrArray *answers, const char *lang)
{
  AntItemType type = ant_item_get_item_type (item);

  if (!ant_item_is_question (item) || ant_item_is_read_only (item) || type == ANT_ITEM_ATTACHMENT ||
      !ant_clinic_form_can_ask (item))
    return NULL;
  if (type == ANT_ITEM_BOOLEAN || type == ANT_ITEM_OPEN_CHOICE || ant_item_get_n_options (item) > 0)
    return ant_choice_editor_new (item, answers, lang);

  return ant_item_is_repeating (item) ? ant_repeat_editor_new (item, answers, lang)
                                      : ant_editor_new_for_one (item, answers, lang);
}

/**
 * ant_editor_read:
 * @problem: (out) (transfer full): a sentence for the person where %NULL is returned
 *
 * Returns: (transfer full) (element-type AntValue) (nullable): the answers
 */
GPtrArray *
ant_editor_read (AntEditor *self, char **problem)
{
  *problem = NULL;

  return ANT_EDITOR_GET_CLASS (self)->read (self, problem);
}

/**
 * ant_editor_offer:
 * @path: the question it answers
 *
 * Shows only what may be chosen just now: other answers may add options, and take some away.
 */
void
ant_editor_offer (AntEditor *self, AntSession *session, const char *path)
{
  AntEditorClass *klass = ANT_EDITOR_GET_CLASS (self);

  if (klass->offer != NULL)
    klass->offer (self, session, path);
}

/**
 * ant_editor_find_wrong:
 * @answer: which of the answers the form refused, from 0; -1 where it is not known, or the editor
 *   itself found the slip
 *
 * Returns: (transfer none): what the person mends, after an answer was refused: of several fields
 *   the one it is about
 */
GtkWidget *
ant_editor_find_wrong (AntEditor *self, int answer)
{
  AntEditorClass *klass = ANT_EDITOR_GET_CLASS (self);

  return klass->find_wrong != NULL ? klass->find_wrong (self, answer) : GTK_WIDGET (self);
}

/**
 * ant_editor_note_change:
 *
 * For the editors: the person touched it.
 */
void
ant_editor_note_change (AntEditor *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}
