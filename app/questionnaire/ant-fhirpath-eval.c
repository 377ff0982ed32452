/* ant-fhirpath-eval.c - working an expression out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-fhirpath"

#include <string.h>

#include "ant-fhirpath-private.h"

/**
 * ant_scope_spend:
 *
 * Takes off what a piece of work costs beside the one step of every call.
 *
 * Returns: whether there was so much left; where there was not the expression is given up
 */
gboolean
ant_scope_spend (const AntScope *self, guint64 n_steps)
{
  if (n_steps >= *self->steps) {
    *self->steps = 0;
    return FALSE;
  }
  *self->steps -= (guint) n_steps;

  return TRUE;
}

static GArray *
evaluate_literal (const AntFhirpath *self)
{
  GArray *out = ant_collection_new ();

  ant_collection_add_value (out, ant_value_ref (self->literal));

  return out;
}

static GArray *
evaluate_place (const AntScope *scope)
{
  GArray    *out = ant_collection_new ();
  AntDecimal place = ant_decimal_from_int (scope->index);

  ant_collection_add_decimal (out, &place, TRUE);

  return out;
}

static GArray *
evaluate_member (const AntFhirpath *self, const AntScope *scope, GArray *focus)
{
  g_autoptr (GArray) left = ant_fhirpath_evaluate (self->left, scope, focus);
  GArray *out = ant_collection_new ();

  for (guint i = 0; i < left->len; i++) {
    const AntElement *element = ant_collection_at (left, i);

    /* a path may begin with the name of what it begins at */
    if (element->kind == ANT_ELEMENT_RESPONSE && self->left->kind == ANT_FHIRPATH_THIS &&
        strcmp (self->name, "QuestionnaireResponse") == 0)
      ant_collection_add (out, element);
    else
      ant_element_follow (scope, element, self->name, out);
  }

  return out;
}

static GArray *
evaluate_index (const AntFhirpath *self, const AntScope *scope, GArray *focus)
{
  g_autoptr (GArray) left = ant_fhirpath_evaluate (self->left, scope, focus);
  g_autoptr (GArray) right = ant_fhirpath_evaluate (self->right, scope, focus);
  GArray    *out = ant_collection_new ();
  AntDecimal number;
  gboolean   is_integer;
  gint64     i;

  if (right->len == 1 &&
      ant_element_get_number (ant_collection_at (right, 0), &number, &is_integer) &&
      ant_decimal_to_int (&number, &i) && i >= 0 && i < left->len)
    ant_collection_add (out, ant_collection_at (left, (guint) i));

  return out;
}

/* Some operators hold every element against every other, or copy texts. */
static gboolean
can_afford (const AntScope *scope, AntFhirpathOperator op, GArray *left, GArray *right)
{
  guint64 n = left->len + right->len;

  switch (op) {
  case ANT_FHIRPATH_UNION:
  case ANT_FHIRPATH_LIKE:
  case ANT_FHIRPATH_UNLIKE:
    return ant_scope_spend (scope, n * n);
  case ANT_FHIRPATH_PLUS:
  case ANT_FHIRPATH_JOIN:
    return ant_scope_spend (scope,
                            ant_collection_count_text (left) + ant_collection_count_text (right));
  default:
    return TRUE;
  }
}

/* The right side is left alone where the left one settles it. */
static GArray *
evaluate_binary (const AntFhirpath *self, const AntScope *scope, GArray *focus)
{
  g_autoptr (GArray) left = ant_fhirpath_evaluate (self->left, scope, focus);
  g_autoptr (GArray) right = NULL;

  if ((self->op == ANT_FHIRPATH_AND && ant_collection_get_truth (left) == 0) ||
      (self->op == ANT_FHIRPATH_OR && ant_collection_get_truth (left) == 1) ||
      (self->op == ANT_FHIRPATH_IMPLIES && ant_collection_get_truth (left) == 0)) {
    GArray *out = ant_collection_new ();

    ant_collection_add_boolean (out, self->op != ANT_FHIRPATH_AND);
    return out;
  }
  right = ant_fhirpath_evaluate (self->right, scope, focus);
  if (!can_afford (scope, self->op, left, right))
    return ant_collection_new ();

  return ant_fhirpath_operate (self->op, left, right);
}

static GArray *
evaluate_negate (const AntFhirpath *self, const AntScope *scope, GArray *focus)
{
  g_autoptr (GArray) left = ant_fhirpath_evaluate (self->left, scope, focus);
  g_autoptr (GArray) minus_one = ant_collection_new ();
  AntDecimal number = ant_decimal_negate (ant_decimal_from_int (1));

  ant_collection_add_decimal (minus_one, &number, TRUE);

  return ant_fhirpath_operate (ANT_FHIRPATH_TIMES, left, minus_one);
}

static GArray *
evaluate_anew (const AntFhirpath *self, const AntScope *scope, GArray *focus)
{
  switch (self->kind) {
  case ANT_FHIRPATH_LITERAL:
    return evaluate_literal (self);
  case ANT_FHIRPATH_THIS:
    return g_array_ref (focus);
  case ANT_FHIRPATH_TOTAL:
    return scope->total != NULL ? g_array_ref (scope->total) : ant_collection_new ();
  case ANT_FHIRPATH_PLACE:
    return evaluate_place (scope);
  case ANT_FHIRPATH_VARIABLE:
    return ant_session_get_variable (scope, self->name);
  case ANT_FHIRPATH_MEMBER:
    return evaluate_member (self, scope, focus);
  case ANT_FHIRPATH_INDEX:
    return evaluate_index (self, scope, focus);
  case ANT_FHIRPATH_CALL:
    return ant_fhirpath_call (self, scope, focus);
  case ANT_FHIRPATH_BINARY:
    return evaluate_binary (self, scope, focus);
  case ANT_FHIRPATH_NEGATE:
    return evaluate_negate (self, scope, focus);
  default:
    return ant_collection_new ();
  }
}

/**
 * ant_fhirpath_evaluate:
 * @scope: where
 * @focus: what a bare name is looked for on
 *
 * Returns: (transfer full): a collection, not to be changed; empty where there is no answer, or
 * where the expression runs longer than any form should
 */
GArray *
ant_fhirpath_evaluate (const AntFhirpath *self, const AntScope *scope, GArray *focus)
{
  if (*scope->steps == 0)
    return ant_collection_new ();
  (*scope->steps)--;
  if (!self->is_constant)
    return evaluate_anew (self, scope, focus);

  if (self->constant == NULL) {
    GArray *result = evaluate_anew (self, scope, focus);

    if (*scope->steps == 0)
      return result;
    ((AntFhirpath *) self)->constant = result;
  }

  return g_array_ref (self->constant);
}
