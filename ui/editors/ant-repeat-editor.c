/* ant-repeat-editor.c - a question that takes several answers, a row each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-repeat-editor"

#include <glib/gi18n.h>

#include "ant-box.h"
#include "ant-editor.h"
#include "ant-icon-button.h"

#define MOST_ROWS 30

#define ANT_TYPE_REPEAT_EDITOR (ant_repeat_editor_get_type ())
G_DECLARE_FINAL_TYPE (AntRepeatEditor, ant_repeat_editor, ANT, REPEAT_EDITOR, AntEditor)

typedef struct {
  GtkWidget *row;    /* borrowed; in our box */
  AntEditor *editor; /* borrowed; in the row */
  GtkWidget *remove; /* borrowed; in the row */
  int answer; /* which answer it was when last read; -1: none, or one that could not be read */
} Row;

/**
 * AntRepeatEditor:
 *
 * One editor an answer. There is always a row to write in; an empty one is no answer.
 */
struct _AntRepeatEditor {
  AntEditor parent_instance;

  const AntItem *item; /* borrowed; the form outlives the page */
  char          *lang;
  GtkWidget     *box;
  GtkWidget     *list;
  GtkWidget     *add;
  GArray        *rows;  /* of Row */
  AntEditor     *wrong; /* (nullable) borrowed: in the row that could not be read */
};

G_DEFINE_FINAL_TYPE (AntRepeatEditor, ant_repeat_editor, ANT_TYPE_EDITOR)

static GPtrArray *
ant_repeat_editor_read (AntEditor *editor, char **problem)
{
  AntRepeatEditor *self = ANT_REPEAT_EDITOR (editor);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_value_unref);

  self->wrong = NULL;
  for (guint i = 0; i < self->rows->len; i++) {
    Row             *row = &g_array_index (self->rows, Row, i);
    g_autofree char *sentence = NULL;
    GPtrArray       *some = ant_editor_read (row->editor, &sentence);

    row->answer = some != NULL && some->len > 0 ? (int) values->len : -1;
    if (some == NULL) {
      self->wrong = row->editor;
      /* Translators: which of several answers, and what is wrong with it */
      *problem = self->rows->len == 1 ? g_steal_pointer (&sentence)
                                      : g_strdup_printf (_ ("Answer %1$u: %2$s"), i + 1, sentence);
      return NULL;
    }
    g_ptr_array_extend_and_steal (values, some);
  }

  return g_steal_pointer (&values);
}

static GtkWidget *
ant_repeat_editor_find_wrong (AntEditor *editor, int answer)
{
  AntRepeatEditor *self = ANT_REPEAT_EDITOR (editor);
  AntEditor       *wrong = self->wrong;

  for (guint i = 0; wrong == NULL && answer >= 0 && i < self->rows->len; i++)
    if (g_array_index (self->rows, Row, i).answer == answer)
      wrong = g_array_index (self->rows, Row, i).editor;
  if (wrong == NULL) /* too few, too many: all of them */
    wrong = g_array_index (self->rows, Row, 0).editor;

  return ant_editor_find_wrong (wrong, -1);
}

static void
ant_repeat_editor_finalize (GObject *object)
{
  AntRepeatEditor *self = ANT_REPEAT_EDITOR (object);

  g_array_unref (self->rows);
  g_free (self->lang);

  G_OBJECT_CLASS (ant_repeat_editor_parent_class)->finalize (object);
}

static void
ant_repeat_editor_class_init (AntRepeatEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ant_repeat_editor_finalize;
  ANT_EDITOR_CLASS (klass)->find_wrong = ant_repeat_editor_find_wrong;
  ANT_EDITOR_CLASS (klass)->read = ant_repeat_editor_read;
}

static guint
count_most (AntRepeatEditor *self)
{
  int most = ant_item_get_max_occurs (self->item);

  return most > 0 ? MIN ((guint) most, MOST_ROWS) : MOST_ROWS;
}

/* The last row stays, and there are no more than may be. */
static void
sync_buttons (AntRepeatEditor *self)
{
  for (guint i = 0; i < self->rows->len; i++) {
    const Row       *row = &g_array_index (self->rows, Row, i);
    g_autofree char *name = g_strdup_printf (_ ("Remove answer %u"), i + 1);

    gtk_widget_set_visible (row->remove, self->rows->len > 1);
    gtk_accessible_update_property (GTK_ACCESSIBLE (row->remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    name, -1);
  }
  gtk_widget_set_visible (self->add, self->rows->len < count_most (self));
}

static void
on_remove_clicked (GtkButton *button, AntRepeatEditor *self)
{
  guint at = 0;

  while (at < self->rows->len && g_array_index (self->rows, Row, at).remove != GTK_WIDGET (button))
    at++;
  g_return_if_fail (at < self->rows->len);

  if (self->wrong == g_array_index (self->rows, Row, at).editor)
    self->wrong = NULL;
  gtk_box_remove (GTK_BOX (self->list), g_array_index (self->rows, Row, at).row);
  g_array_remove_index (self->rows, at);
  sync_buttons (self);
  gtk_widget_grab_focus (self->add);
  ant_editor_note_change (ANT_EDITOR (self));
}

/* Beside one field, below several: three fields and a button are wider than some screens. */
static GtkOrientation
choose_orientation (const AntItem *item)
{
  switch ((int) ant_item_get_item_type (item)) {
  case ANT_ITEM_DATE:
  case ANT_ITEM_DATE_TIME:
  case ANT_ITEM_QUANTITY:
    return GTK_ORIENTATION_VERTICAL;
  default:
    return GTK_ORIENTATION_HORIZONTAL;
  }
}

static void
add_row (AntRepeatEditor *self, AntValue *answer)
{
  g_autoptr (GPtrArray) answers = g_ptr_array_new ();
  Row row = { ant_box_new (choose_orientation (self->item), 4), NULL, NULL, -1 };

  if (answer != NULL)
    g_ptr_array_add (answers, answer);
  row.editor = ant_editor_new_for_one (self->item, answers, self->lang);
  g_return_if_fail (row.editor != NULL);
  row.remove = ant_icon_button_new ("trash-symbolic", "", NULL); /* named with its number below */
  gtk_widget_set_hexpand (GTK_WIDGET (row.editor), TRUE);
  gtk_widget_set_valign (row.remove, GTK_ALIGN_END);
  gtk_widget_set_halign (row.remove, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (row.row), GTK_WIDGET (row.editor));
  gtk_box_append (GTK_BOX (row.row), row.remove);
  gtk_box_append (GTK_BOX (self->list), row.row);
  g_signal_connect_object (row.editor, "changed", G_CALLBACK (ant_editor_note_change), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (row.remove, "clicked", G_CALLBACK (on_remove_clicked), self, 0);
  g_array_append_val (self->rows, row);
  sync_buttons (self);
}

static void
on_add_clicked (GtkButton *button, AntRepeatEditor *self)
{
  add_row (self, NULL);
  gtk_widget_child_focus (GTK_WIDGET (g_array_index (self->rows, Row, self->rows->len - 1).editor),
                          GTK_DIR_TAB_FORWARD);
  ant_editor_note_change (ANT_EDITOR (self));
}

static void
ant_repeat_editor_init (AntRepeatEditor *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->box = ant_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->list = ant_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->add = ant_icon_button_new ("plus-symbolic", _ ("Add another"), _ ("Add another"));
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (on_add_clicked), self, 0);
  gtk_box_append (GTK_BOX (self->box), self->list);
  gtk_box_append (GTK_BOX (self->box), self->add);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * ant_repeat_editor_new:
 *
 * Returns: a row an answer, and a button for one more
 */
AntEditor *
ant_repeat_editor_new (const AntItem *item, GPtrArray *answers, const char *lang)
{
  AntRepeatEditor *self = g_object_new (ANT_TYPE_REPEAT_EDITOR, NULL);

  self->item = item;
  self->lang = g_strdup (lang);
  for (guint i = 0; i < answers->len; i++)
    add_row (self, g_ptr_array_index (answers, i));
  if (answers->len == 0)
    add_row (self, NULL);

  return ANT_EDITOR (self);
}
