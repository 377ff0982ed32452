/* ant-session-edits.c - what a person did to a session, one place at a time, to be done over again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-session"

#include "ant-session-edits.h"

#include <string.h>

#include "ant-error.h"
#include "ant-session-private.h"
#include "ant-value-json.h"

static void
free_edit (gpointer data)
{
  AntEdit *self = data;

  g_ptr_array_unref (self->answers);
  g_free (self->path);
  g_free (self);
}

static void
add_edits (const AntRow *row, GPtrArray *edits)
{
  for (guint i = 0; i < row->nodes->len; i++) {
    AntNode *node = row->nodes->pdata[i];

    if (node->is_edited) {
      AntEdit *edit = g_new0 (AntEdit, 1);

      edit->path = ant_node_make_path (node);
      edit->answers = g_ptr_array_ref (node->answers);
      g_ptr_array_add (edits, edit);
    }
    for (guint k = 0; k < node->rows->len; k++)
      add_edits (node->rows->pdata[k], edits);
  }
}

/**
 * ant_session_list_edits:
 *
 * Returns: (transfer full) (element-type AntEdit): every question that a person touched, enabled or
 *   not, in the order of the form
 */
GPtrArray *
ant_session_list_edits (AntSession *self)
{
  GPtrArray *edits = g_ptr_array_new_with_free_func (free_edit);

  add_edits (self->root, edits);

  return edits;
}

static gboolean
is_added_by_hand (const AntSession *session, const AntNode *node)
{
  return session->is_by_hand && ant_item_takes_rows (node->item);
}

static void
add_rows (const AntSession *session, const AntRow *row, GPtrArray *paths)
{
  for (guint i = 0; i < row->nodes->len; i++) {
    const AntNode *node = row->nodes->pdata[i];

    for (guint k = 0; k < node->rows->len; k++) {
      if (is_added_by_hand (session, node))
        g_ptr_array_add (paths, ant_row_make_path (node->rows->pdata[k]));
      add_rows (session, node->rows->pdata[k], paths);
    }
  }
}

/**
 * ant_session_list_rows:
 *
 * Returns: (transfer full): the paths of all repetitions that a person added, in the order of the
 *   form
 */
char **
ant_session_list_rows (AntSession *self)
{
  GPtrArray *paths = g_ptr_array_new ();

  add_rows (self, self->root, paths);
  g_ptr_array_add (paths, NULL);

  return (char **) g_ptr_array_free (paths, FALSE);
}

/**
 * ant_edit_write:
 *
 * Returns: (transfer full): its answers as JSON, for ant_session_redo()
 */
GBytes *
ant_edit_write (const AntEdit *self)
{
  g_autoptr (AntJson) json = json_object_new_object ();
  json_object *answers = json_object_new_array ();
  const char  *text;

  for (guint i = 0; i < self->answers->len; i++) {
    json_object *answer = json_object_new_object ();

    ant_value_add_to_json (self->answers->pdata[i], answer);
    json_object_array_add (answers, answer);
  }
  json_object_object_add (json, "answer", answers);
  text = json_object_to_json_string_ext (json,
                                         JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE);

  return g_bytes_new (text, strlen (text));
}

/**
 * ant_session_redo_rows:
 * @rows: from ant_session_list_rows()
 * @error: return location; %ANT_ERROR_INVALID
 *
 * Adds the repetitions to a fresh session by hand. Those that hang on an answer are added once the
 * answer is there: what cannot be added yet is left out, and may be asked for again.
 */
gboolean
ant_session_redo_rows (AntSession *self, const char *const *rows, GError **error)
{
  for (gsize i = 0; rows[i] != NULL; i++) {
    int              at = -1;
    const char      *bracket = strrchr (rows[i], '[');
    g_autofree char *group =
        bracket != NULL ? g_strndup (rows[i], (gsize) (bracket - rows[i])) : NULL;

    if (group == NULL)
      return ant_fail (error, ANT_ERROR_INVALID, "Not a repetition");
    if ((ant_session_find (self, rows[i], &at) == NULL || at < 0) &&
        ant_session_find (self, group, NULL) != NULL && !ant_session_add (self, group, NULL, error))
      return FALSE;
  }

  return TRUE;
}

/**
 * ant_session_redo:
 * @path: a question
 * @written: from ant_edit_write()
 * @error: return location; %ANT_ERROR_INVALID
 *
 * Answers the question as it was answered.
 */
gboolean
ant_session_redo (AntSession *self, const char *path, GBytes *written, GError **error)
{
  gsize       size;
  const char *text = g_bytes_get_data (written, &size);
  g_autoptr (AntJson) json = ant_json_parse (text, size, NULL, error);
  json_object *answers = json != NULL ? ant_json_get_array (json, "answer") : NULL;
  gsize        n = answers != NULL ? json_object_array_length (answers) : 0;
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_value_unref);

  if (json == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++) {
    AntValue *value = ant_value_new_from_json (json_object_array_get_idx (answers, i), "value");

    if (value == NULL)
      return ant_fail (error, ANT_ERROR_INVALID, "An answer without a value");
    g_ptr_array_add (values, value);
  }

  return ant_session_set (self, path, values, NULL, error);
}
