/* ant-session-lead.c - texts that stand on the page of the question they lead up to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-session"

#include "ant-session-private.h"

/* A group that is marked as a page (itemControl) belongs on one screen. On a kiosk one question is
 * a page, so its texts go along with its questions instead of having pages of their own. */

static gboolean
is_shown (AntSession *self, AntNode *node)
{
  return !node->item->is_hidden && ant_node_is_enabled (self, node);
}

static gboolean
is_text_of_page (const AntItem *item)
{
  return item->type == ANT_ITEM_DISPLAY && item->parent != NULL &&
         item->parent->type == ANT_ITEM_GROUP &&
         g_strcmp0 (ant_item_get_control (item->parent), "page") == 0 &&
         ant_item_get_control (item) == NULL;
}

static guint
find_place (const AntNode *node)
{
  guint i = 0;

  g_ptr_array_find (node->row->nodes, node, &i);

  return i;
}

/* Whether @node is a text, and a question follows on whose page it stands. */
gboolean
ant_node_leads (AntSession *self, const AntNode *node)
{
  if (!is_text_of_page (node->item))
    return FALSE;
  for (guint i = find_place (node) + 1; i < node->row->nodes->len; i++) {
    AntNode *next = node->row->nodes->pdata[i];

    if (is_shown (self, next) && next->item->type != ANT_ITEM_DISPLAY)
      return ant_item_is_question (next->item);
  }

  return FALSE;
}

/**
 * ant_session_list_leads:
 * @path: a question
 *
 * Returns: (transfer full): the paths of the texts that stand on its page before it
 */
char **
ant_session_list_leads (AntSession *self, const char *path)
{
  AntNode   *node = ant_session_find (self, path, NULL);
  GPtrArray *paths = g_ptr_array_new ();

  for (guint i = node != NULL ? find_place (node) : 0; i > 0; i--) {
    AntNode *lead = node->row->nodes->pdata[i - 1];

    if (!is_shown (self, lead))
      continue;
    if (lead->item->type != ANT_ITEM_DISPLAY)
      break;
    if (ant_item_is_question (node->item) && is_text_of_page (lead->item))
      g_ptr_array_insert (paths, 0, ant_node_make_path (lead));
  }
  g_ptr_array_add (paths, NULL);

  return (char **) g_ptr_array_free (paths, FALSE);
}
