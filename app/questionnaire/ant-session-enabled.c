/* ant-session-enabled.c - which questions are there to be answered
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-session"

#include "ant-session-private.h"
#include "ant-value-json.h"

static gboolean
row_is_within (const AntRow *row, const AntRow *outer)
{
  for (; row != NULL; row = row->node != NULL ? row->node->row : NULL)
    if (row == outer)
      return TRUE;

  return FALSE;
}

static gboolean
is_above (const AntNode *node, const AntNode *other)
{
  for (const AntRow *row = other->row; row->node != NULL; row = row->node->row)
    if (row->node == node)
      return TRUE;

  return FALSE;
}

static guint
find_index (GPtrArray *array, gconstpointer entry)
{
  guint i = 0;

  g_ptr_array_find (array, entry, &i);

  return i;
}

/* Whether @a stands before @b on the page; neither stands within the other. */
static gboolean
is_before (const AntNode *a, const AntNode *b)
{
  for (const AntNode *x = a; x != NULL; x = x->row->node)
    for (const AntNode *y = b; y != NULL; y = y->row->node) {
      if (x == y)
        return FALSE;
      if (x->row == y->row)
        return find_index (x->row->nodes, x) < find_index (y->row->nodes, y);
      if (x->row->node != NULL && x->row->node == y->row->node)
        return find_index (x->row->node->rows, x->row) < find_index (y->row->node->rows, y->row);
    }

  return FALSE;
}

/* Of those within @row: what stands above @from, else the last before it, else the first after. */
static AntNode *
find_within (const AntRow *row, GPtrArray *all, const AntNode *from)
{
  AntNode *before = NULL;
  AntNode *after = NULL;

  for (guint i = 0; i < all->len; i++) {
    AntNode *node = all->pdata[i];

    if (!row_is_within (node->row, row))
      continue;
    if (is_above (node, from))
      return node;
    if (is_before (node, from)) {
      if (before == NULL || is_before (before, node))
        before = node;
    } else if (after == NULL || is_before (node, after)) {
      after = node;
    }
  }

  return before != NULL ? before : after;
}

/**
 * ant_session_find_nearest:
 * @from: where the question is asked from
 * @source: what is looked for, which may be there several times
 *
 * Looks in the repetition that @from is in, then in the one around that, and so on; within one
 * along the ancestors, then backwards, then forwards (R4, Questionnaire.item.enableWhen.question).
 *
 * Returns: (transfer none) (nullable): the node; %NULL where there is none
 */
AntNode *
ant_session_find_nearest (AntSession *session, const AntNode *from, const AntItem *source)
{
  GPtrArray *all = session->places->pdata[source->index];

  if (all->len <= 1)
    return all->len == 1 ? all->pdata[0] : NULL;
  for (const AntRow *row = from->row; row != NULL;
       row = row->node != NULL ? row->node->row : NULL) {
    AntNode *node = find_within (row, all, from);

    if (node != NULL)
      return node;
  }

  return NULL;
}

/* (transfer none): a question's answers; none where it is not enabled */
GPtrArray *
ant_node_get_answers (AntSession *session, AntNode *node)
{
  return ant_node_is_enabled (session, node) ? node->answers : session->none;
}

static gboolean
has_order (AntOperator op, AntOrder order)
{
  switch (op) {
  case ANT_OPERATOR_GREATER:
    return order == ANT_ORDER_GREATER;
  case ANT_OPERATOR_LESS:
    return order == ANT_ORDER_LESS;
  case ANT_OPERATOR_AT_LEAST:
    return order == ANT_ORDER_GREATER || order == ANT_ORDER_EQUAL;
  case ANT_OPERATOR_AT_MOST:
    return order == ANT_ORDER_LESS || order == ANT_ORDER_EQUAL;
  default:
    return FALSE;
  }
}

/* Whether two values of days or times could be one, for all that is known of them. */
static gboolean
is_open (const AntValue *a, const AntValue *b)
{
  AntValueType type = ant_value_get_value_type (a);

  return (type == ANT_VALUE_DATE || type == ANT_VALUE_DATE_TIME || type == ANT_VALUE_TIME) &&
         ant_value_compare (a, b) == ANT_ORDER_UNKNOWN;
}

typedef struct {
  guint    n; /* answers */
  gboolean has_equal;
  gboolean has_open; /* one of which cannot be told whether it is equal */
  gboolean has_ordered;
} Tally;

static void
count_answers (const AntEnableWhen *when, GPtrArray *answers, Tally *tally)
{
  for (guint i = 0; i < answers->len; i++) {
    const AntValue *answer = answers->pdata[i];

    if (ant_value_is_blank (answer))
      continue;
    tally->n++;
    tally->has_equal |= ant_value_matches (answer, when->answer);
    tally->has_open |= is_open (answer, when->answer);
    tally->has_ordered |= has_order (when->op, ant_value_compare (answer, when->answer));
  }
}

static gboolean
is_met (AntSession *session, const AntNode *node, const AntEnableWhen *when)
{
  AntNode *source =
      when->source != NULL ? ant_session_find_nearest (session, node, when->source) : NULL;
  Tally tally = { 0 };

  if (source != NULL)
    count_answers (when, ant_node_get_answers (session, source), &tally);

  switch (when->op) {
  case ANT_OPERATOR_EXISTS:
    return (tally.n > 0) == ant_value_get_boolean (when->answer);
  case ANT_OPERATOR_EQUALS:
    return tally.has_equal;
  case ANT_OPERATOR_DIFFERS:
    return !tally.has_equal && !tally.has_open;
  default:
    return tally.has_ordered;
  }
}

static gboolean
meets_conditions (AntSession *session, AntNode *node)
{
  const AntItem *item = node->item;
  guint          n_met = 0;

  if (item->enable_when->len == 0)
    return TRUE;
  for (guint i = 0; i < item->enable_when->len; i++)
    n_met += is_met (session, node, item->enable_when->pdata[i]);

  return item->needs_all ? n_met == item->enable_when->len : n_met > 0;
}

static gboolean
work_out (AntSession *session, AntNode *node)
{
  const AntNode *above = node->row->node;

  if (node->item->is_in_cycle && (node->item->enable_when->len > 0 || node->item->enabled != NULL))
    return FALSE;
  if (above != NULL && !ant_node_is_enabled (session, (AntNode *) above))
    return FALSE;

  if (node->item->enabled != NULL &&
      ant_session_get_truth (session, node->item->enabled, node, NULL) != 1)
    return FALSE;

  return meets_conditions (session, node);
}

/**
 * ant_node_is_enabled:
 *
 * Whether the question is there at all: its own conditions, and those of everything above. Worked
 * out once after each change.
 */
gboolean
ant_node_is_enabled (AntSession *session, AntNode *node)
{
  if (node->enabled_stamp == session->stamp)
    return node->is_enabled;
  if (node->is_asking) /* the form's loops are off since it was loaded; this one is a bug of ours */
    return FALSE;

  node->is_asking = TRUE;
  node->is_enabled = work_out (session, node);
  node->enabled_stamp = session->stamp;
  node->is_asking = FALSE;

  return node->is_enabled;
}
