/* ant-session-settle.c - what follows from an answer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-session"

#include "ant-fhirpath-private.h"
#include "ant-session-private.h"

/**
 * ant_session_touch:
 * @item: what was answered otherwise than before, or came or went
 *
 * Makes stale what was worked out from it.
 */
void
ant_session_touch (AntSession *self, const AntItem *item)
{
  self->stamp++;
  for (guint i = 0; i < self->form->expressions->len; i++) {
    const AntExpression *expression = self->form->expressions->pdata[i];

    if (expression->depends_on[item->index])
      self->changed[i] = self->stamp;
  }
}

static void
add_selected (const AntItem *item, GPtrArray *values)
{
  for (guint i = 0; i < item->options->len; i++) {
    const AntOption *option = item->options->pdata[i];

    if (option->is_initial)
      g_ptr_array_add (values, ant_value_ref (option->value));
  }
}

/* (transfer full): what a question is answered with before anybody answers */
static GPtrArray *
make_initial (AntSession *self, AntNode *node)
{
  const AntItem *item = node->item;
  GPtrArray     *values;

  if (item->initial_expression != NULL) {
    g_autoptr (GArray) result = ant_session_evaluate (self, item->initial_expression, node, NULL);

    return ant_session_make_answers (item, result);
  }
  values = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_value_unref);
  for (guint i = 0; i < item->initial->len; i++)
    g_ptr_array_add (values, ant_value_ref (item->initial->pdata[i]));
  if (values->len == 0)
    add_selected (item, values);

  return values;
}

/* An initial value has one turn: when its question is first there. */
static gboolean
start_node (AntSession *self, AntNode *node)
{
  g_autoptr (GPtrArray) values = NULL;

  if (node->answers->len > 0 || node->is_edited || !ant_item_is_question (node->item))
    return FALSE;
  values = make_initial (self, node);
  if (values->len == 0)
    return FALSE;
  ant_node_set_answers (self, node, values);

  return TRUE;
}

static gboolean
start_nodes (AntSession *self)
{
  gboolean is_changed = FALSE;

  for (guint i = 0; i < self->starting->len;) {
    AntNode *node = self->starting->pdata[i];

    if (!ant_node_is_enabled (self, node)) {
      i++;
      continue;
    }
    g_ptr_array_remove_index_fast (self->starting, i);
    is_changed |= start_node (self, node);
  }

  return is_changed;
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

static gboolean
calculate_node (AntSession *self, AntNode *node)
{
  g_autoptr (GArray) result = NULL;
  g_autoptr (GPtrArray) values = NULL;

  if (node->is_edited)
    return FALSE;
  result = ant_session_evaluate (self, node->item->calculated, node, NULL);
  values = ant_session_make_answers (node->item, result);
  if (is_same (values, node->answers))
    return FALSE;
  ant_node_set_answers (self, node, values);

  return TRUE;
}

/* Every calculation that hangs on what changed since it was last made. */
static gboolean
calculate (AntSession *self)
{
  gboolean is_changed = FALSE;

  for (guint i = 0; i < self->form->expressions->len; i++) {
    const AntExpression *expression = self->form->expressions->pdata[i];
    GPtrArray           *nodes;

    if (expression->is_off || expression->item == NULL ||
        expression->item->calculated != expression || self->calculated[i] > self->changed[i])
      continue;
    self->calculated[i] = self->stamp + 1;
    nodes = self->places->pdata[expression->item->index];
    for (guint k = 0; k < nodes->len; k++)
      is_changed |= calculate_node (self, nodes->pdata[k]);
  }

  return is_changed;
}

/**
 * ant_session_settle:
 *
 * Brings everything up to date after a change: initial values of questions that came up, then
 * calculations, until nothing moves any more. Loops are off since the form was loaded, so each
 * round settles one expression at least.
 */
void
ant_session_settle (AntSession *self)
{
  guint n_rounds = self->form->expressions->len + 100;

  while (n_rounds-- > 0) {
    gboolean is_changed = start_nodes (self);

    if (!calculate (self) && !is_changed)
      return;
  }
}
