/* ant-session-node.c - the tree of rows and nodes that answers hang on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-session"

#include "ant-check.h"
#include "ant-session-private.h"

/* Whether answers of a question carry rows: displays under it need none. */
static gboolean
has_children (const AntItem *item)
{
  return item->children->len > 0;
}

gboolean
ant_node_has_rows (const AntNode *node)
{
  return node->item->type == ANT_ITEM_GROUP || has_children (node->item);
}

static void
destroy_node (AntNode *self)
{
  g_ptr_array_unref (self->answers);
  g_ptr_array_unref (self->rows);
  g_free (self->at);
  g_free (self);
}

/* Whether there is an initial value to wait for. */
static gboolean
may_start (const AntItem *item)
{
  if (item->initial->len > 0 || item->initial_expression != NULL)
    return TRUE;
  for (guint i = 0; i < item->options->len; i++)
    if (((const AntOption *) item->options->pdata[i])->is_initial)
      return TRUE;

  return FALSE;
}

static AntNode *
make_node (AntSession *session, const AntItem *item, AntRow *row)
{
  AntNode *self = g_new0 (AntNode, 1);

  self->item = item;
  self->row = row;
  self->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_value_unref);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_row_destroy);
  if (item->type == ANT_ITEM_GROUP && !(session->is_by_hand && ant_item_takes_rows (item)))
    g_ptr_array_add (self->rows, ant_row_new (session, self));
  if (item->calculated != NULL)
    session->calculated[item->calculated->index] = 0;
  if (may_start (item))
    g_ptr_array_add (session->starting, self);
  g_ptr_array_add (session->places->pdata[item->index], self);

  return self;
}

/**
 * ant_row_new:
 * @node: (nullable): what it is a row of; %NULL for the form itself
 *
 * Returns: (transfer full): a row with an unanswered node for every child item
 */
AntRow *
ant_row_new (AntSession *session, AntNode *node)
{
  GPtrArray *items = node != NULL ? node->item->children : session->form->roots;
  AntRow    *self = g_new0 (AntRow, 1);

  self->node = node;
  self->nodes = g_ptr_array_new_full (items->len, (GDestroyNotify) destroy_node);
  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (self->nodes, make_node (session, items->pdata[i], self));

  return self;
}

void
ant_row_destroy (AntRow *self)
{
  g_ptr_array_unref (self->nodes);
  g_free (self->at);
  g_free (self);
}

/* (nullable): the row's own node of @item */
AntNode *
ant_row_find (const AntRow *self, const AntItem *item)
{
  for (guint i = 0; i < self->nodes->len; i++) {
    AntNode *node = self->nodes->pdata[i];

    if (node->item == item)
      return node;
  }

  return NULL;
}

/* Takes @node and all below off the session's lists, before it is destroyed. */
void
ant_node_forget (AntSession *session, AntNode *node)
{
  g_ptr_array_remove_fast (session->starting, node);
  g_ptr_array_remove (session->places->pdata[node->item->index], node);
  ant_session_touch (session, node->item);
  for (guint i = 0; i < node->rows->len; i++)
    ant_row_forget (session, node->rows->pdata[i]);
}

void
ant_row_forget (AntSession *session, AntRow *row)
{
  g_hash_table_remove_all (session->memos); /* they name rows and nodes by address */
  for (guint i = 0; i < row->nodes->len; i++)
    ant_node_forget (session, row->nodes->pdata[i]);
}

/* The row of the answer that @value was before, so that what hangs on it stays with it. */
static AntRow *
take_row (GPtrArray *answers, GPtrArray *rows, const AntValue *value)
{
  for (guint i = 0; i < answers->len && i < rows->len; i++) {
    AntRow *row = rows->pdata[i];

    if (row != NULL && ant_value_equals (answers->pdata[i], value)) {
      rows->pdata[i] = NULL;
      return row;
    }
  }

  return NULL;
}

static void
rebuild_rows (AntSession *session, AntNode *node, GPtrArray *values)
{
  g_autoptr (GPtrArray) old = node->rows;

  node->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_row_destroy);
  g_ptr_array_set_free_func (old, NULL);
  for (guint i = 0; i < values->len; i++) {
    AntRow *row = take_row (node->answers, old, values->pdata[i]);

    /* the one answer of a question was changed: what hangs on it stays */
    if (row == NULL && values->len == 1 && old->len == 1)
      row = g_steal_pointer (&old->pdata[0]);
    g_ptr_array_add (node->rows, row != NULL ? row : ant_row_new (session, node));
  }
  for (guint i = 0; i < old->len; i++)
    if (old->pdata[i] != NULL) {
      ant_row_forget (session, old->pdata[i]);
      ant_row_destroy (old->pdata[i]);
    }
}

/**
 * ant_node_set_answers:
 * @values: (element-type AntValue): what it is answered with from now on; may be empty
 *
 * Replaces a question's answers. Nothing is checked.
 */
void
ant_node_set_answers (AntSession *session, AntNode *node, GPtrArray *values)
{
  GPtrArray *answers = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_value_unref);

  if (has_children (node->item))
    rebuild_rows (session, node, values);
  for (guint i = 0; i < values->len; i++)
    g_ptr_array_add (answers, ant_value_ref (values->pdata[i]));
  g_ptr_array_unref (node->answers);
  node->answers = answers;
  ant_session_touch (session, node->item);
}

gboolean
ant_row_has_content (const AntRow *row)
{
  for (guint i = 0; i < row->nodes->len; i++)
    if (ant_node_has_content (row->nodes->pdata[i]))
      return TRUE;

  return FALSE;
}

/* Whether anything is answered here or below, enabled or not. */
gboolean
ant_node_has_content (const AntNode *node)
{
  if (ant_item_is_question (node->item))
    return node->answers->len > 0;
  for (guint i = 0; i < node->rows->len; i++)
    if (ant_row_has_content (node->rows->pdata[i]))
      return TRUE;

  return FALSE;
}
