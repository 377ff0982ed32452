/* ant-session-offer.c - which of a question's options may be chosen just now
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-session"

#include "ant-check.h"
#include "ant-session-private.h"

static gboolean
lists (const AntToggle *toggle, const AntValue *value)
{
  for (guint i = 0; i < toggle->values->len; i++)
    if (ant_value_equals (toggle->values->pdata[i], value))
      return TRUE;

  return FALSE;
}

/* Whether @value may be chosen: no toggle lists it, or one that does is true (SDC,
 * answerOptionsToggleExpression). */
gboolean
ant_node_offers (AntSession *self, AntNode *node, const AntValue *value)
{
  GPtrArray *toggles = node->item->toggles;
  gboolean   is_listed = FALSE;

  for (guint i = 0; toggles != NULL && i < toggles->len; i++) {
    const AntToggle *toggle = toggles->pdata[i];

    if (!lists (toggle, value))
      continue;
    if (ant_session_get_truth (self, toggle->expression, node, NULL) == 1)
      return TRUE;
    is_listed = TRUE;
  }

  return !is_listed;
}

/* (nullable): the rule that stands against answering @node so, as ant_check_refuses() */
const char *
ant_node_refuses (AntSession *self, AntNode *node, GPtrArray *values)
{
  const char *rule = ant_check_refuses (node->item, values);

  for (guint i = 0; rule == NULL && i < values->len; i++)
    if (!ant_node_offers (self, node, values->pdata[i]))
      rule = "invalidAnswerOption";

  return rule;
}

/**
 * ant_session_offers:
 * @path: a question
 * @value: one of its options
 *
 * Returns: whether the form lets it be chosen, as things are answered
 */
gboolean
ant_session_offers (AntSession *self, const char *path, const AntValue *value)
{
  AntNode *node = ant_session_find (self, path, NULL);

  return node != NULL && ant_node_offers (self, node, value);
}
