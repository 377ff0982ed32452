/* ant-session-list.c - the places of a session, in the order of the form
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-session"

#include <string.h>

#include "ant-session-private.h"

/* Displays that belong to a question's own page instead of having one. */
static gboolean
is_part_of_page (const AntItem *item)
{
  static const char *const PARTS[] = { "help",  "flyover", "unit",     "prompt",
                                       "lower", "upper",   "security", "legal" };
  const char              *control;

  if (item->type != ANT_ITEM_DISPLAY)
    return FALSE;
  if (item->parent != NULL && ant_item_is_question (item->parent))
    return TRUE;
  control = ant_item_get_control (item);
  for (gsize i = 0; control != NULL && i < G_N_ELEMENTS (PARTS); i++)
    if (strcmp (control, PARTS[i]) == 0)
      return TRUE;

  return FALSE;
}

static void
list_row (AntSession *self, const AntRow *row, GPtrArray *paths, gboolean only_pages)
{
  for (guint i = 0; i < row->nodes->len; i++) {
    AntNode       *node = row->nodes->pdata[i];
    const AntItem *item = node->item;
    gboolean       is_group = item->type == ANT_ITEM_GROUP;

    if (only_pages && (item->is_hidden || !ant_node_is_enabled (self, node)))
      continue;
    if (only_pages ? !is_group && !is_part_of_page (item) : !(is_group && item->is_repeating))
      g_ptr_array_add (paths, ant_node_make_path (node));
    for (guint k = 0; k < node->rows->len; k++) {
      if (!only_pages && is_group && item->is_repeating)
        g_ptr_array_add (paths, ant_row_make_path (node->rows->pdata[k]));
      list_row (self, node->rows->pdata[k], paths, only_pages);
    }
  }
}

static char **
list (AntSession *self, gboolean only_pages)
{
  GPtrArray *paths = g_ptr_array_new ();

  list_row (self, self->root, paths, only_pages);
  g_ptr_array_add (paths, NULL);

  return (char **) g_ptr_array_free (paths, FALSE);
}

/**
 * ant_session_list_questions:
 *
 * Returns: (transfer full): the paths of every question and display that gets a page of its own:
 * enabled, not hidden, in the order of the form
 */
char **
ant_session_list_questions (AntSession *self)
{
  return list (self, TRUE);
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
  return list (self, FALSE);
}
