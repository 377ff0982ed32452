/* ant-session-path.c - the names of the places in a session
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-session"

#include <string.h>

#include "ant-session-private.h"

/* A path is a linkId, with a step before it for each repetition or answer that it stands in:
 * "name", "g[1]/dep", "meds#0/since". A linkId may itself hold any of "/[]#", so a step only counts
 * where what stands before its number is the linkId of an item that has rows. */

static guint
get_row_index (const AntRow *row)
{
  guint i = 0;

  g_ptr_array_find (row->node->rows, row, &i);

  return i;
}

/* Whether a row's place in the tree is part of paths: a group that is there once has one row only.
 */
static gboolean
is_step (const AntRow *row)
{
  return row->node != NULL &&
         (row->node->item->type != ANT_ITEM_GROUP || row->node->item->is_repeating);
}

static void
append_row (const AntRow *row, GString *path)
{
  if (row->node == NULL)
    return;
  append_row (row->node->row, path);
  if (!is_step (row))
    return;
  g_string_append_printf (path, row->node->item->type == ANT_ITEM_GROUP ? "%s[%u]/" : "%s#%u/",
                          row->node->item->link_id, get_row_index (row));
}

/**
 * ant_node_make_path:
 *
 * Returns: (transfer full): the node's name; of a group that repeats, without its row
 */
char *
ant_node_make_path (const AntNode *node)
{
  GString *path = g_string_new (NULL);

  append_row (node->row, path);
  g_string_append (path, node->item->link_id);

  return g_string_free (path, FALSE);
}

/* (transfer full): the name of one repetition: "g[1]" */
char *
ant_row_make_path (const AntRow *row)
{
  GString *path = g_string_new (NULL);

  append_row (row, path);
  if (path->len > 0 && is_step (row)) {
    g_string_truncate (path, path->len - 1);
    return g_string_free (path, FALSE);
  }
  g_string_free (path, TRUE);

  return ant_node_make_path (row->node);
}

/* Looks for @item in @row and in the first rows below. */
static AntNode *
find_below (const AntRow *row, const AntItem *item)
{
  const AntItem *steps[256];
  guint          n = 0;
  const AntItem *stop = row->node != NULL ? row->node->item : NULL;

  for (const AntItem *at = item; at != stop; at = at->parent) {
    if (at == NULL || n == G_N_ELEMENTS (steps))
      return NULL;
    steps[n++] = at;
  }
  while (n-- > 0) {
    AntNode *node = ant_row_find (row, steps[n]);

    if (node == NULL || n == 0)
      return node;
    if (node->rows->len == 0)
      return NULL;
    row = node->rows->pdata[0];
  }

  return NULL;
}

/* Reads "g[1]" or "meds#0", @size bytes, as seen from @row. */
static AntRow *
find_step (AntSession *self, const AntRow *row, const char *text, gsize size)
{
  const char      *end = text + size;
  const char      *digits = end;
  g_autofree char *link_id = NULL;
  const AntItem   *item;
  AntNode         *node;
  gboolean         is_group = size > 0 && end[-1] == ']';
  guint64          i;

  if (is_group)
    digits--;
  while (digits > text && g_ascii_isdigit (digits[-1]))
    digits--;
  if (digits - text < 2 || digits[-1] != (is_group ? '[' : '#') || end - digits > 7)
    return NULL;
  i = g_ascii_strtoull (digits, NULL, 10);
  link_id = g_strndup (text, (gsize) (digits - 1 - text));
  item = ant_form_find (self->form, link_id);
  if (item == NULL || (item->type == ANT_ITEM_GROUP) != is_group)
    return NULL;
  node = find_below (row, item);

  return node != NULL && i < node->rows->len ? node->rows->pdata[i] : NULL;
}

/* Follows every step of @path; *@rest is what is left of it. */
static AntRow *
follow_steps (AntSession *self, AntRow *row, const char *path, const char **rest)
{
  *rest = path;
  for (const char *slash = strchr (path, '/'); slash != NULL; slash = strchr (slash + 1, '/')) {
    AntRow *next = find_step (self, row, *rest, (gsize) (slash - *rest));

    if (next == NULL)
      continue;
    row = next;
    *rest = slash + 1;
  }

  return row;
}

/**
 * ant_session_find_row:
 * @path: "g[1]"
 *
 * Returns: (transfer none) (nullable): that repetition
 */
AntRow *
ant_session_find_row (AntSession *self, const char *path)
{
  const char *rest;
  AntRow     *row = follow_steps (self, self->root, path, &rest);

  return find_step (self, row, rest, strlen (rest));
}

/**
 * ant_session_find:
 * @path: the name of a place
 * @row: (out) (optional): which repetition was named at the end, or -1
 *
 * Returns: (transfer none) (nullable): what stands there
 */
AntNode *
ant_session_find (AntSession *self, const char *path, int *row)
{
  const AntItem *item = ant_form_find (self->form, path);
  AntNode       *node = item != NULL ? find_below (self->root, item) : NULL;
  const char    *rest;
  AntRow        *above;
  AntRow        *last;

  if (row != NULL)
    *row = -1;
  if (node != NULL)
    return node;

  above = follow_steps (self, self->root, path, &rest);
  item = ant_form_find (self->form, rest);
  if (item != NULL)
    return find_below (above, item);
  last = find_step (self, above, rest, strlen (rest));
  if (last == NULL)
    return NULL;
  if (row != NULL)
    *row = (int) get_row_index (last);

  return last->node;
}
