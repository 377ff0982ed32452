/* ant-session-list.c - the places of a session, in the order of the form
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-session"

#include "ant-session-private.h"

static void
list_row (const AntRow *row, GPtrArray *paths)
{
  for (guint i = 0; i < row->nodes->len; i++) {
    AntNode       *node = row->nodes->pdata[i];
    const AntItem *item = node->item;
    gboolean       is_group = item->type == ANT_ITEM_GROUP;

    if (!(is_group && item->is_repeating))
      g_ptr_array_add (paths, ant_node_make_path (node));
    for (guint k = 0; k < node->rows->len; k++) {
      if (is_group && item->is_repeating)
        g_ptr_array_add (paths, ant_row_make_path (node->rows->pdata[k]));
      list_row (node->rows->pdata[k], paths);
    }
  }
}

/**
 * ant_session_list_paths:
 *
 * Returns: (transfer full): the paths of everything there is, enabled or not; a group that repeats
 * is listed once a repetition
 */
char **
ant_session_list_paths (AntSession *self)
{
  GPtrArray *paths = g_ptr_array_new ();

  list_row (self->root, paths);
  g_ptr_array_add (paths, NULL);

  return (char **) g_ptr_array_free (paths, FALSE);
}
