/* ant-cell.c - what one question is answered with, and the way of the answer into the visit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-cell"

#include "ant-cell.h"

#include <glib/gi18n.h>

#include "ant-answer-text.h"
#include "ant-box.h"
#include "ant-editor.h"
#include "ant-scaffold.h"
#include "ant-words.h"

/**
 * AntCell:
 *
 * An editor with a hint, or the answer of what nobody changes here. Emits "changed" with every
 * touch of the editor; the answer goes into the visit when the page says so, and only if the form
 * accepts it.
 */
struct _AntCell {
  GtkWidget parent_instance;

  AntSession *session; /* borrowed; the visit's */
  char       *path;
  char       *name;
  char       *lang;
  GtkWidget  *box;
  AntEditor  *editor; /* (nullable): the answer is only read */
  GtkWidget  *answer; /* (nullable): where there is no editor */
  int         wrong;  /* which of several answers was refused; -1: not known */
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AntCell, ant_cell, GTK_TYPE_WIDGET)

static void
ant_cell_dispose (GObject *object)
{
  g_clear_pointer (&ANT_CELL (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (ant_cell_parent_class)->dispose (object);
}

static void
ant_cell_finalize (GObject *object)
{
  AntCell *self = ANT_CELL (object);

  g_free (self->path);
  g_free (self->name);
  g_free (self->lang);

  G_OBJECT_CLASS (ant_cell_parent_class)->finalize (object);
}

static void
ant_cell_class_init (AntCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ant_cell_dispose;
  G_OBJECT_CLASS (klass)->finalize = ant_cell_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "ant-cell");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ant_cell_init (AntCell *self)
{
  self->box = ant_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->wrong = -1;
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static const AntItem *
get_item (AntCell *self)
{
  return ant_session_get_item (self->session, self->path);
}

/* --- what is shown --- */

static void
add_hint (AntCell *self, const char *hint)
{
  gtk_box_append (GTK_BOX (self->box), ant_text_new (hint, "hint"));
}

/* Of a date the form's own hint would describe one field, and ours has three. */
static void
add_hints (AntCell *self, const AntItem *item)
{
  AntItemType type = ant_item_get_item_type (item);
  const char *format = ant_item_get_entry_format (item, self->lang, NULL);

  if (ant_item_get_n_options (item) > 0) {
    if (ant_item_is_repeating (item))
      add_hint (self, _ ("Choose all that apply"));
    return;
  }
  if (type == ANT_ITEM_DATE || type == ANT_ITEM_DATE_TIME)
    add_hint (self, _ ("If you are not sure of the day, leave it out. The month may be a word."));
  else if (format != NULL)
    add_hint (self, format);
  if (type == ANT_ITEM_TIME || type == ANT_ITEM_DATE_TIME)
    add_hint (self, _ ("The hours run from 0 to 23: two in the afternoon is 14."));
}

static void
on_changed (AntCell *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
add_editor (AntCell *self, const AntItem *item)
{
  add_hints (self, item);
  ant_editor_offer (self->editor, self->session, self->path);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->editor));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->name, -1);
  g_signal_connect_object (self->editor, "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
}

/* What nobody changes here: readOnly, or a sum worked out by the form. */
static void
show_answer (AntCell *self, const AntItem *item)
{
  GPtrArray       *answers = ant_session_get (self->session, self->path);
  g_autofree char *text = ant_answer_text_new (item, answers, self->lang);

  gtk_label_set_label (GTK_LABEL (self->answer), answers->len > 0 ? text : "–");
}

static void
fill (AntCell *self)
{
  const AntItem *item = get_item (self);
  GtkWidget     *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  self->answer = NULL;
  self->editor = ant_editor_new (item, ant_session_get (self->session, self->path), self->lang);
  if (self->editor != NULL) {
    add_editor (self, item);
  } else if (ant_item_is_question (item)) {
    self->answer = ant_text_new (NULL, "strong");
    gtk_box_append (GTK_BOX (self->box), self->answer);
    show_answer (self, item);
  }
}

/**
 * ant_cell_new:
 * @path: a question, or a display, which has nothing to answer
 * @name: the question, for a screen reader
 * @lang: the language of the moment
 *
 * Returns: the question's editor with what was answered so far
 */
AntCell *
ant_cell_new (AntSession *session, const char *path, const char *name, const char *lang)
{
  AntCell *self = g_object_new (ANT_TYPE_CELL, NULL);

  self->session = session;
  self->path = g_strdup (path);
  self->name = g_strdup (name);
  self->lang = g_strdup (lang);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  fill (self);

  return self;
}

/**
 * ant_cell_refresh:
 *
 * Something else was answered: shows what follows from it, and hides what is not asked any more.
 */
void
ant_cell_refresh (AntCell *self)
{
  gboolean was_visible = gtk_widget_get_visible (GTK_WIDGET (self));
  gboolean is_visible = ant_session_is_enabled (self->session, self->path);

  gtk_widget_set_visible (GTK_WIDGET (self), is_visible);
  if (is_visible && !was_visible)
    fill (self);
  else if (is_visible && self->answer != NULL)
    show_answer (self, get_item (self));
  else if (is_visible && self->editor != NULL)
    ant_editor_offer (self->editor, self->session, self->path);
}

/* --- the answer --- */

/* Whether there is anything to enter. */
gboolean
ant_cell_is_answerable (AntCell *self)
{
  return self->editor != NULL;
}

/* Whether it holds an answer, or something that is not one yet and that going on will complain of.
 */
gboolean
ant_cell_is_complete (AntCell *self)
{
  g_autofree char *problem = NULL;
  g_autoptr (GPtrArray) values = NULL;

  if (self->editor == NULL)
    return TRUE;
  values = ant_editor_read (self->editor, &problem);

  return values == NULL || values->len > 0;
}

static gboolean
is_same (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!ant_value_equals (a->pdata[i], b->pdata[i]))
      return FALSE;

  return TRUE;
}

/* What the form works out stays the form's until somebody writes another. */
static gboolean
set (AntCell *self, GPtrArray *values, AntIssue **refused)
{
  if (ant_item_is_calculated (get_item (self)) &&
      is_same (values, ant_session_get (self->session, self->path)))
    return TRUE;

  return ant_session_set (self->session, self->path, values, refused, NULL);
}

/**
 * ant_cell_store:
 * @problem: (out) (transfer full): a sentence for the person where %FALSE is returned
 *
 * Puts the answer into the visit.
 *
 * Returns: %FALSE where it is none, or the form does not accept it
 */
gboolean
ant_cell_store (AntCell *self, char **problem)
{
  g_autoptr (GPtrArray) values = NULL;
  g_autoptr (AntIssue) issue = NULL;

  self->wrong = -1;
  if (self->editor == NULL)
    return TRUE;
  values = ant_editor_read (self->editor, problem);
  if (values == NULL)
    return FALSE;
  if (set (self, values, &issue) && ant_session_check (self->session, self->path, &issue))
    return TRUE;

  *problem = g_strdup (issue != NULL ? ant_words_for_issue (issue) : ant_words_for_error (NULL));
  if (issue != NULL)
    self->wrong = issue->answer;

  return FALSE;
}

/**
 * ant_cell_keep:
 *
 * Puts into the visit what is an answer already, and says nothing of what is not.
 */
void
ant_cell_keep (AntCell *self)
{
  g_autofree char *problem = NULL;
  g_autoptr (GPtrArray) values = NULL;

  if (self->editor != NULL)
    values = ant_editor_read (self->editor, &problem);
  if (values != NULL && !set (self, values, NULL))
    g_info ("What was entered is no answer yet");
}

/**
 * ant_cell_clear:
 *
 * Takes the answer out of the visit.
 */
void
ant_cell_clear (AntCell *self)
{
  if (self->editor != NULL && !ant_session_set (self->session, self->path, NULL, NULL, NULL))
    g_warning ("An answer could not be cleared");
}

/* (transfer none): what the person mends after ant_cell_store() failed */
GtkWidget *
ant_cell_find_wrong (AntCell *self)
{
  return self->editor != NULL ? ant_editor_find_wrong (self->editor, self->wrong)
                              : GTK_WIDGET (self);
}
