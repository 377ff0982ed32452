/* ant-session-expression.c - a form's expressions in a session, each worked out once a change
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-session"

#include <string.h>

#include "ant-fhirpath-private.h"
#include "ant-value-json.h"

/* Of one expression: more than any form needs, and a quarter of a second at most. A form that has
 * many such expressions gets less for each. */
#define MAX_STEPS  2000000
#define FEWER_FROM 16
#define FEWER      10000

/**
 * Memo:
 *
 * What an expression came to at one place, and when.
 */
typedef struct {
  const AntExpression *expression;
  gconstpointer        place; /* a row or a node (nullable) */
  guint64              stamp;
  gboolean             is_running;
  GArray              *result; /* owned (nullable) */
} Memo;

static guint
hash_memo (gconstpointer data)
{
  const Memo *self = data;

  return g_direct_hash (self->expression) * 31 + g_direct_hash (self->place);
}

static gboolean
memo_equals (gconstpointer a, gconstpointer b)
{
  const Memo *x = a;
  const Memo *y = b;

  return x->expression == y->expression && x->place == y->place;
}

static void
free_memo (gpointer data)
{
  Memo *self = data;

  g_clear_pointer (&self->result, g_array_unref);
  g_free (self);
}

/* (transfer full): where a session keeps what its expressions came to */
GHashTable *
ant_session_make_memos (void)
{
  return g_hash_table_new_full (hash_memo, memo_equals, NULL, free_memo);
}

static Memo *
get_memo (AntSession *self, const AntExpression *expression, gconstpointer place)
{
  Memo  key = { expression, place, 0, FALSE, NULL };
  Memo *memo = g_hash_table_lookup (self->memos, &key);

  if (memo == NULL) {
    memo = g_new0 (Memo, 1);
    memo->expression = expression;
    memo->place = place;
    g_hash_table_add (self->memos, memo);
  }

  return memo;
}

static AntElement
make_context (const AntScope *scope)
{
  AntElement element = { ANT_ELEMENT_RESPONSE, 0, { NULL } };

  if (scope->node == NULL)
    return element;
  element.kind = ANT_ELEMENT_ITEM;
  element.node = scope->node;
  if (scope->row != NULL)
    g_ptr_array_find (scope->node->rows, scope->row, &element.index);

  return element;
}

static GArray *
evaluate (AntSession *self, AntExpression *expression, AntNode *node, AntRow *row)
{
  g_autoptr (GArray) focus = ant_collection_new ();
  guint          steps = self->n_spent < FEWER_FROM ? MAX_STEPS : FEWER;
  const AntScope scope = { self, self->form, node, row, expression, &steps };
  AntElement     context = make_context (&scope);
  GArray        *result;

  ant_collection_add (focus, &context);
  result = ant_fhirpath_evaluate (expression->tree, &scope, focus);
  if (steps > 0)
    return result;
  g_array_unref (result);
  self->is_spent[expression->index] = TRUE;
  self->n_spent++;

  return ant_collection_new ();
}

/**
 * ant_session_evaluate:
 * @node: (nullable): the node of the expression's item, or %NULL for the form
 * @row: (nullable): which repetition of it, for a group
 *
 * Works an expression out, unless nothing has changed since that it hangs on.
 *
 * Returns: (transfer full): a collection, not to be changed
 */
GArray *
ant_session_evaluate (AntSession *self, AntExpression *expression, AntNode *node, AntRow *row)
{
  Memo   *memo;
  GArray *result;

  if (expression->is_off || self->is_spent[expression->index])
    return ant_collection_new ();
  memo = get_memo (self, expression, row != NULL ? (gconstpointer) row : (gconstpointer) node);
  if (memo->is_running)
    return ant_collection_new ();
  if (memo->result != NULL && memo->stamp > self->changed[expression->index])
    return g_array_ref (memo->result);

  memo->is_running = TRUE;
  result = evaluate (self, expression, node, row);
  memo->is_running = FALSE;
  g_clear_pointer (&memo->result, g_array_unref);
  memo->result = g_array_ref (result);
  memo->stamp = self->stamp + 1;

  return result;
}

/* The node and row above @scope where a variable stands. */
static void
find_place (const AntScope *scope, const AntItem *item, AntNode **node, AntRow **row)
{
  *node = scope->node;
  *row = scope->row;
  while (*node != NULL && (*node)->item != item) {
    *row = (*node)->row;
    *node = (*row)->node;
  }
}

static AntExpression *
find_variable (const AntExpression *expression, const char *name)
{
  for (guint i = 0; i < expression->variables->len; i++) {
    AntExpression *variable = expression->variables->pdata[i];

    if (strcmp (variable->name, name) == 0)
      return variable;
  }

  return NULL;
}

static GArray *
get_json (json_object *json)
{
  GArray    *out = ant_collection_new ();
  AntElement element = { ANT_ELEMENT_JSON, 0, { .json = json } };

  ant_collection_add (out, &element);

  return out;
}

static GArray *
get_place (const AntScope *scope, gboolean is_context)
{
  GArray    *out = ant_collection_new ();
  AntElement element = { ANT_ELEMENT_RESPONSE, 0, { NULL } };

  if (is_context)
    element = make_context (scope);
  ant_collection_add (out, &element);

  return out;
}

/* The code systems that FHIRPath has names for. */
static GArray *
get_system (const char *name)
{
  static const char *const NAMES[][2] = { { "ucum", "http://unitsofmeasure.org" },
                                          { "sct", "http://snomed.info/sct" },
                                          { "loinc", "http://loinc.org" } };
  GArray                  *out = ant_collection_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (NAMES); i++)
    if (strcmp (name, NAMES[i][0]) == 0)
      ant_collection_add_value (out, ant_value_new_text (ANT_VALUE_STRING, NAMES[i][1]));

  return out;
}

/* (transfer full): what %name stands for at @scope */
GArray *
ant_session_get_variable (const AntScope *scope, const char *name)
{
  AntExpression *variable = find_variable (scope->expression, name);
  AntNode       *node = NULL;
  AntRow        *row = NULL;

  if (variable != NULL) {
    if (variable->item != NULL)
      find_place (scope, variable->item, &node, &row);
    return ant_session_evaluate (scope->session, variable, node, row);
  }
  if (strcmp (name, "resource") == 0 || strcmp (name, "rootResource") == 0 ||
      strcmp (name, "context") == 0)
    return get_place (scope, *name == 'c');
  if (strcmp (name, "questionnaire") == 0)
    return get_json (scope->form->json);
  if (strcmp (name, "qitem") == 0 && scope->expression->item != NULL)
    return get_json (scope->expression->item->json);

  return get_system (name);
}

/* Whether an enableWhenExpression, or a constraint, says true; -1 for neither true nor false. */
int
ant_session_get_truth (AntSession *self, AntExpression *expression, AntNode *node, AntRow *row)
{
  g_autoptr (GArray) result = ant_session_evaluate (self, expression, node, row);

  return ant_collection_get_truth (result);
}
