/* ant-session-pages.c - what of a session is shown together, and where it stands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-session"

#include <string.h>

#include "ant-session-private.h"

static gboolean
has_control (const AntItem *item, const char *const *controls)
{
  const char *control = ant_item_get_control (item);

  return control != NULL && g_strv_contains (controls, control);
}

/* Displays that belong to another page instead of having one. */
static gboolean
is_part_of_page (const AntItem *item)
{
  static const char *const PARTS[] = { "help",  "flyover",  "unit",  "prompt", "lower",
                                       "upper", "security", "legal", NULL };
  static const char *const EDGES[] = { "header", "footer", NULL };

  if (item->type != ANT_ITEM_DISPLAY)
    return FALSE;
  if (item->parent != NULL &&
      (ant_item_is_question (item->parent) || has_control (item->parent, EDGES)))
    return TRUE;

  return has_control (item, PARTS);
}

static gboolean
is_cell (const AntItem *item)
{
  if (item->type == ANT_ITEM_GROUP || item->type == ANT_ITEM_ATTACHMENT)
    return FALSE;
  for (guint i = 0; i < item->children->len; i++)
    if (((const AntItem *) item->children->pdata[i])->type != ANT_ITEM_DISPLAY)
      return FALSE;

  return TRUE;
}

/* Whether a repetition of @item is a row of a table, all on one page: of a table that grows, or a
 * group within a table whose rows are fixed. What does not fit into a cell breaks the table up. */
static gboolean
is_table_row (const AntItem *item)
{
  static const char *const TABLES[] = { "gtable", "grid", NULL };
  const AntItem           *table = ant_item_takes_rows (item) ? item : item->parent;

  if (table == NULL || table->type != ANT_ITEM_GROUP || !has_control (table, TABLES))
    return FALSE;
  for (guint i = 0; i < item->children->len; i++) {
    const AntItem *child = item->children->pdata[i];

    if (!child->is_hidden && !is_cell (child))
      return FALSE;
  }

  return TRUE;
}

static void
list_row (AntSession *self, const AntRow *row, gboolean only_questions, GPtrArray *paths)
{
  for (guint i = 0; i < row->nodes->len; i++) {
    AntNode       *node = row->nodes->pdata[i];
    const AntItem *item = node->item;
    gboolean       is_group = item->type == ANT_ITEM_GROUP;

    if (item->is_hidden || !ant_node_is_enabled (self, node))
      continue;
    if (is_group ? !only_questions && ant_item_takes_rows (item)
                 : ant_item_is_question (item) ||
                       (!only_questions && !is_part_of_page (item) && !ant_node_leads (self, node)))
      g_ptr_array_add (paths, ant_node_make_path (node));
    for (guint k = 0; k < node->rows->len; k++) {
      if (is_group && !only_questions && is_table_row (item))
        g_ptr_array_add (paths, ant_row_make_path (node->rows->pdata[k]));
      else
        list_row (self, node->rows->pdata[k], only_questions, paths);
    }
  }
}

static char **
list (AntSession *self, const AntRow *row, gboolean only_questions)
{
  GPtrArray *paths = g_ptr_array_new ();

  if (row != NULL)
    list_row (self, row, only_questions, paths);
  g_ptr_array_add (paths, NULL);

  return (char **) g_ptr_array_free (paths, FALSE);
}

/**
 * ant_session_list_pages:
 *
 * What gets a page of its own, enabled and not hidden, in the order of the form: questions and
 * displays, but for those of ant_session_list_leads(); a group that repeats ("g"), before what is
 * in its repetitions; and where a group is laid out as a table each of its rows ("g[1]") instead of
 * what is in it.
 *
 * Returns: (transfer full): the paths
 */
char **
ant_session_list_pages (AntSession *self)
{
  return list (self, self->root, FALSE);
}

/* The row that @path names, or the one row of the group or question that it names. */
static AntRow *
find_row (AntSession *self, const char *path)
{
  int      at = -1;
  AntNode *node = ant_session_find (self, path, &at);
  guint    i = at < 0 ? 0 : (guint) at;

  return node != NULL && i < node->rows->len ? node->rows->pdata[i] : NULL;
}

/**
 * ant_session_list_in_row:
 * @path: "g[1]"; or a group that is there once
 *
 * Returns: (transfer full): the paths of every question in it that is to be shown
 */
char **
ant_session_list_in_row (AntSession *self, const char *path)
{
  return list (self, find_row (self, path), TRUE);
}

/**
 * ant_session_dup_in_row:
 * @path: "g[1]"; or a group that is there once
 * @i: which of the group's children
 *
 * Returns: (transfer full) (nullable): the path of that child there
 */
char *
ant_session_dup_in_row (AntSession *self, const char *path, guint i)
{
  const AntRow *row = find_row (self, path);

  return row != NULL && i < row->nodes->len ? ant_node_make_path (row->nodes->pdata[i]) : NULL;
}

/**
 * ant_session_count_rows:
 *
 * Returns: how often the group at @path is there
 */
guint
ant_session_count_rows (AntSession *self, const char *path)
{
  AntNode *node = ant_session_find (self, path, NULL);

  return node != NULL ? node->rows->len : 0;
}

/**
 * ant_session_dup_row:
 *
 * Returns: (transfer full) (nullable): the path of repetition @i of the group at @path
 */
char *
ant_session_dup_row (AntSession *self, const char *path, guint i)
{
  AntNode *node = ant_session_find (self, path, NULL);

  return node != NULL && i < node->rows->len ? ant_row_make_path (node->rows->pdata[i]) : NULL;
}

/**
 * ant_session_is_row:
 *
 * Returns: whether @path names one repetition, and not the whole group
 */
gboolean
ant_session_is_row (AntSession *self, const char *path)
{
  int at = -1;

  return ant_session_find (self, path, &at) != NULL && at >= 0;
}

/**
 * ant_session_dup_above:
 * @row: (out): in which of its repetitions, or under which of its answers, @path stands
 *
 * Returns: (transfer full) (nullable): the path of the group or question that @path stands in; of a
 *   repetition the group it is one of; %NULL at the top
 */
char *
ant_session_dup_above (AntSession *self, const char *path, guint *row)
{
  int           at = -1;
  AntNode      *node = ant_session_find (self, path, &at);
  const AntRow *own;

  if (node == NULL)
    return NULL;
  own = at >= 0 ? node->rows->pdata[at] : node->row;
  if (own->node == NULL)
    return NULL;
  g_ptr_array_find (own->node->rows, own, row);

  return ant_node_make_path (own->node);
}

/**
 * ant_session_dup_row_around:
 *
 * Returns: (transfer full) (nullable): the path of the innermost repetition that @path stands in,
 * of a group that a person adds them to; a repetition stands in itself
 */
char *
ant_session_dup_row_around (AntSession *self, const char *path)
{
  int           at = -1;
  AntNode      *node = ant_session_find (self, path, &at);
  const AntRow *row = node == NULL ? NULL : at >= 0 ? node->rows->pdata[at] : node->row;

  while (row != NULL && row->node != NULL && !ant_item_takes_rows (row->node->item))
    row = row->node->row;

  return row != NULL && row->node != NULL ? ant_row_make_path (row) : NULL;
}

static gboolean
is_touched (const AntRow *row)
{
  for (guint i = 0; i < row->nodes->len; i++) {
    const AntNode *node = row->nodes->pdata[i];

    if (node->is_edited && node->answers->len > 0)
      return TRUE;
    for (guint k = 0; k < node->rows->len; k++)
      if (is_touched (node->rows->pdata[k]))
        return TRUE;
  }

  return FALSE;
}

/**
 * ant_session_drop_untouched:
 * @path: a group that repeats
 *
 * Takes out the repetitions that were added and in which nobody answered anything.
 */
void
ant_session_drop_untouched (AntSession *self, const char *path)
{
  AntNode *node = ant_session_find (self, path, NULL);

  if (node == NULL || !ant_item_takes_rows (node->item))
    return;
  for (guint i = node->rows->len; i > 0; i--) {
    g_autofree char *row = ant_row_make_path (node->rows->pdata[i - 1]);

    if (!is_touched (node->rows->pdata[i - 1]) && !ant_session_remove (self, row, NULL, NULL))
      g_warning ("A repetition could not be taken out");
  }
}
