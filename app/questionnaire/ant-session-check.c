/* ant-session-check.c - whether a session's answers are all right
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-session"

#include <string.h>

#include "ant-check-value.h"
#include "ant-fhirpath-private.h"

/**
 * Walk:
 *
 * A look at every answer, and where the findings go.
 */
typedef struct {
  AntSession *session;
  AntWalk     kind;
  gboolean    is_draft; /* of a response that does not claim to be complete */
  GPtrArray  *issues;
  const char *at; /* of what is being looked at */
} Walk;

static gboolean
is_late (const char *rule)
{
  return strcmp (rule, "required") == 0 || strcmp (rule, "minCount") == 0 ||
         strcmp (rule, "repeats") == 0 || strcmp (rule, "maxCount") == 0;
}

static void
on_complaint (const AntItem   *item,
              AntIssueSeverity severity,
              const char      *rule,
              int              i,
              const char      *message,
              gpointer         data)
{
  Walk            *walk = data;
  g_autofree char *path = NULL;
  AntIssue        *issue;

  if (walk->kind == ANT_WALK_RESPONSE && i >= 0)
    path = g_strdup_printf ("%s.answer[%d]", walk->at, i);
  if (walk->is_draft && is_late (rule))
    severity = ANT_ISSUE_WARNING;
  issue =
      ant_issue_new (severity, rule, item->link_id, path != NULL ? path : walk->at, "%s", message);
  issue->answer = i;
  g_ptr_array_add (walk->issues, issue);
}

static gboolean check_row (Walk *walk, const AntRow *row, const char *at);

/* Notes where @node is, for the findings that follow. */
static char *
make_place (const Walk *walk, const AntNode *node, const char *above)
{
  if (walk->kind == ANT_WALK_SESSION)
    return ant_node_make_path (node);

  return g_strdup (node->at != NULL ? node->at : above);
}

/* What the form itself demands; what it cannot tell yet is no fault of the client's. */
static void
check_constraints (Walk *walk, GPtrArray *constraints, AntNode *node, AntRow *row)
{
  const AntItem *item = node != NULL ? node->item : NULL;

  for (guint i = 0; i < constraints->len; i++) {
    const AntConstraint *constraint = constraints->pdata[i];
    const char          *human;

    if (ant_session_get_truth (walk->session, constraint->expression, node, row) != 0)
      continue;
    human = ant_translation_get (constraint->human, "valueString", walk->session->form->language,
                                 walk->session->language, NULL);
    g_ptr_array_add (walk->issues,
                     ant_issue_new (constraint->severity, "invariant",
                                    item != NULL ? item->link_id : NULL, walk->at, "%s",
                                    human != NULL ? human : "a constraint of the form"));
  }
}

/* (nullable) (transfer full): the one value that a limit comes to; none is no limit */
static AntValue *
work_out_limit (Walk *walk, AntExpression *expression, AntNode *node)
{
  g_autoptr (GArray) result = NULL;
  AntValue *value = NULL;

  if (expression == NULL)
    return NULL;
  result = ant_session_evaluate (walk->session, expression, node, NULL);
  if (result->len == 1)
    value = ant_element_get_value (ant_collection_at (result, 0));

  return value != NULL ? ant_value_ref (value) : NULL;
}

static void
check_moving_limits (Walk *walk, AntNode *node)
{
  g_autoptr (AntValue) least = work_out_limit (walk, node->item->least, node);
  g_autoptr (AntValue) most = work_out_limit (walk, node->item->most, node);

  for (guint i = 0; (least != NULL || most != NULL) && i < node->answers->len; i++)
    ant_check_range (node->item, node->answers->pdata[i], least, most, (int) i, on_complaint, walk);
}

static gboolean
check_question (Walk *walk, AntNode *node, const char *at)
{
  gboolean has_answer = ant_check_has_answer (node->answers);

  walk->at = at;
  if (node->item->is_required && !has_answer)
    on_complaint (node->item, ANT_ISSUE_ERROR, "required", -1, "not answered", walk);
  ant_check_count (node->item, node->answers->len, on_complaint, walk);
  ant_check_values (node->item, node->answers, on_complaint, walk);
  check_moving_limits (walk, node);
  for (guint i = 0; i < node->answers->len; i++)
    if (!ant_node_offers (walk->session, node, node->answers->pdata[i]))
      on_complaint (node->item, ANT_ISSUE_ERROR, "invalidAnswerOption", (int) i,
                    "not offered beside the other answers", walk);
  if (has_answer)
    check_constraints (walk, node->item->constraints, node, NULL);

  return has_answer;
}

/* A repetition of a group, or what stands under an answer. */
static gboolean
check_rows (Walk *walk, AntNode *node, const char *at)
{
  gboolean is_group = node->item->type == ANT_ITEM_GROUP;
  gboolean has_answer = FALSE;

  for (guint i = 0; i < node->rows->len; i++) {
    const AntRow    *row = node->rows->pdata[i];
    g_autofree char *own = walk->kind == ANT_WALK_SESSION
                               ? ant_row_make_path (row)
                               : g_strdup (row->at != NULL ? row->at : at);
    gboolean         is_answered = check_row (walk, row, own);

    walk->at = own;
    if (is_group && node->item->is_required && !is_answered)
      on_complaint (node->item, ANT_ISSUE_ERROR, "required", -1, "nothing in it is answered", walk);
    if (is_group && is_answered)
      check_constraints (walk, node->item->constraints, node, node->rows->pdata[i]);
    has_answer |= is_answered;
  }

  return has_answer;
}

static guint
count_answered_rows (const AntNode *node)
{
  guint n = 0;

  for (guint i = 0; i < node->rows->len; i++)
    n += ant_row_has_content (node->rows->pdata[i]);

  return n;
}

/* Whether there are enough repetitions, and not too many. */
static void
check_number (Walk *walk, const AntNode *node)
{
  if (node->item->is_required && node->rows->len == 0)
    on_complaint (node->item, ANT_ISSUE_ERROR, "required", -1, "nothing was added to it", walk);
  ant_check_count (node->item, count_answered_rows (node), on_complaint, walk);
}

/* A response that leaves a group out says nothing about what is in it. */
static gboolean
is_left_out (const Walk *walk, const AntNode *node)
{
  return walk->kind == ANT_WALK_RESPONSE && node->item->type == ANT_ITEM_GROUP &&
         node->n_there == 0;
}

static void
check_left_out (Walk *walk, AntNode *node, const char *at)
{
  walk->at = at;
  if (node->item->is_required)
    on_complaint (node->item, ANT_ISSUE_ERROR, "required", -1, "left out", walk);
  if (node->item->min_occurs > 0)
    on_complaint (node->item, ANT_ISSUE_ERROR, "minCount", -1, "left out", walk);
}

/* Whether anything is answered here that counts. */
static gboolean
check_node (Walk *walk, AntNode *node, const char *above)
{
  g_autofree char *at = make_place (walk, node, above);
  gboolean         has_answer;

  if (!ant_node_is_enabled (walk->session, node)) {
    walk->at = at;
    if (walk->kind == ANT_WALK_RESPONSE && ant_node_has_content (node))
      on_complaint (node->item, ANT_ISSUE_ERROR, "notEnabled", -1, "answered, but not to be asked",
                    walk);
    return FALSE;
  }
  if (is_left_out (walk, node)) {
    check_left_out (walk, node, at);
    return FALSE;
  }
  if (node->item->type == ANT_ITEM_DISPLAY)
    return FALSE;
  if (node->item->type != ANT_ITEM_GROUP) {
    has_answer = check_question (walk, node, at);
    return check_rows (walk, node, at) || has_answer;
  }

  has_answer = check_rows (walk, node, at);
  walk->at = at;
  if (node->item->is_repeating)
    check_number (walk, node);

  return has_answer;
}

static gboolean
check_row (Walk *walk, const AntRow *row, const char *at)
{
  gboolean has_answer = FALSE;

  for (guint i = 0; i < row->nodes->len; i++)
    has_answer |= check_node (walk, row->nodes->pdata[i], at);

  return has_answer;
}

/* Nobody can mend these at the kiosk, but whoever made the form should hear of them. */
static void
note_spent (const AntSession *self, GPtrArray *issues)
{
  for (guint i = 0; self->n_spent > 0 && i < self->form->expressions->len; i++) {
    const AntExpression *expression = self->form->expressions->pdata[i];
    const char          *link_id = expression->item != NULL ? expression->item->link_id : NULL;

    if (self->is_spent[i])
      g_ptr_array_add (issues,
                       ant_issue_new (ANT_ISSUE_WARNING, "expression-limit", link_id, NULL,
                                      "an expression takes too long to be worked out: it is off"));
  }
}

/**
 * ant_session_check_all:
 * @is_draft: whether what is still missing is only a warning
 * @issues: (element-type AntIssue): gets what is found
 */
void
ant_session_check_all (AntSession *self, AntWalk kind, gboolean is_draft, GPtrArray *issues)
{
  Walk walk = { self, kind, is_draft, issues, NULL };

  const char *at = kind == ANT_WALK_SESSION ? NULL : "QuestionnaireResponse";

  check_row (&walk, self->root, at);
  walk.at = at;
  check_constraints (&walk, self->form->constraints, NULL, NULL);
  note_spent (self, issues);
}

/**
 * ant_session_complete:
 *
 * Returns: (transfer full) (element-type AntIssue): everything that keeps the answers from being
 * complete; empty where they are
 */
GPtrArray *
ant_session_complete (AntSession *self)
{
  GPtrArray *issues = ant_issue_list_new ();

  ant_session_check_all (self, ANT_WALK_SESSION, FALSE, issues);

  return issues;
}

/**
 * ant_session_check:
 * @path: a question, or a group that repeats
 * @issue: (out) (optional): the first thing wrong with it, free with ant_issue_free()
 *
 * Whether the client may go on from this question, or has added enough to this group.
 */
gboolean
ant_session_check (AntSession *self, const char *path, AntIssue **issue)
{
  g_autoptr (GPtrArray) issues = ant_issue_list_new ();
  Walk     walk = { self, ANT_WALK_SESSION, FALSE, issues, path };
  AntNode *node = ant_session_find (self, path, NULL);

  if (node == NULL || !ant_node_is_enabled (self, node))
    return TRUE;
  if (ant_item_is_question (node->item))
    check_question (&walk, node, path);
  else if (node->item->is_repeating)
    check_number (&walk, node);
  for (guint i = 0; i < issues->len; i++) {
    const AntIssue *found = issues->pdata[i];

    if (found->severity != ANT_ISSUE_ERROR)
      continue;
    if (issue != NULL)
      *issue = ant_issue_copy (found);
    return FALSE;
  }

  return TRUE;
}
