/* ant-fhirpath-operators.c - FHIRPath's operators on two collections
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-fhirpath"

#include <string.h>

#include "ant-fhirpath-private.h"
#include "ant-value-json.h"

/* Three-valued logic: 1, 0, and -1 for what cannot be told. */
static int
combine_truths (AntFhirpathOperator op, int a, int b)
{
  switch (op) {
  case ANT_FHIRPATH_AND:
    return a == 0 || b == 0 ? 0 : a < 0 || b < 0 ? -1 : 1;
  case ANT_FHIRPATH_OR:
    return a == 1 || b == 1 ? 1 : a < 0 || b < 0 ? -1 : 0;
  case ANT_FHIRPATH_XOR:
    return a < 0 || b < 0 ? -1 : a != b;
  default: /* implies */
    return a == 0 || b == 1 ? 1 : a < 0 || b < 0 ? -1 : 0;
  }
}

static void
add_truth (GArray *out, int truth)
{
  if (truth >= 0)
    ant_collection_add_boolean (out, truth);
}

static int
equals (GArray *left, GArray *right)
{
  int all = 1;

  if (left->len == 0 || right->len == 0)
    return -1;
  if (left->len != right->len)
    return 0;
  for (guint i = 0; i < left->len; i++) {
    int one = ant_element_equals (ant_collection_at (left, i), ant_collection_at (right, i));

    if (one == 0)
      return 0;
    all = MIN (all, one);
  }

  return all;
}

static gboolean
element_is_like (const AntElement *a, const AntElement *b)
{
  const AntValue *x = ant_element_get_value (a);
  const AntValue *y = ant_element_get_value (b);

  if (x != NULL && y != NULL && ant_value_get_value_type (x) == ANT_VALUE_STRING &&
      ant_value_get_value_type (y) == ANT_VALUE_STRING) {
    g_autofree char *fold_x = g_utf8_casefold (ant_value_get_text (x), -1);
    g_autofree char *fold_y = g_utf8_casefold (ant_value_get_text (y), -1);

    return strcmp (fold_x, fold_y) == 0;
  }

  return ant_element_equals (a, b) == 1;
}

/* The same elements in any order. */
static gboolean
is_like (GArray *left, GArray *right)
{
  g_autofree gboolean *taken = g_new0 (gboolean, right->len + 1);

  if (left->len != right->len)
    return FALSE;
  for (guint i = 0; i < left->len; i++) {
    guint k = 0;

    while (k < right->len && (taken[k] || !element_is_like (ant_collection_at (left, i),
                                                            ant_collection_at (right, k))))
      k++;
    if (k == right->len)
      return FALSE;
    taken[k] = TRUE;
  }

  return TRUE;
}

static int
compare (AntFhirpathOperator op, GArray *left, GArray *right)
{
  const AntValue *a;
  const AntValue *b;
  AntOrder        order;

  if (left->len != 1 || right->len != 1)
    return -1;
  a = ant_element_get_value (ant_collection_at (left, 0));
  b = ant_element_get_value (ant_collection_at (right, 0));
  order = a != NULL && b != NULL ? ant_value_compare (a, b) : ANT_ORDER_UNKNOWN;
  if (order == ANT_ORDER_UNKNOWN)
    return -1;

  switch (op) {
  case ANT_FHIRPATH_LESS:
    return order == ANT_ORDER_LESS;
  case ANT_FHIRPATH_GREATER:
    return order == ANT_ORDER_GREATER;
  case ANT_FHIRPATH_AT_MOST:
    return order != ANT_ORDER_GREATER;
  default:
    return order != ANT_ORDER_LESS;
  }
}

static void
unite (GArray *left, GArray *right, GArray *out)
{
  GArray *both[] = { left, right };

  for (gsize k = 0; k < G_N_ELEMENTS (both); k++)
    for (guint i = 0; i < both[k]->len; i++)
      if (!ant_collection_contains (out, ant_collection_at (both[k], i)))
        ant_collection_add (out, ant_collection_at (both[k], i));
}

static gboolean
divide_whole (AntDecimal a, AntDecimal b, AntFhirpathOperator op, AntDecimal *out)
{
  AntDecimal quotient;

  if (!ant_decimal_divide (a, b, &quotient))
    return FALSE;
  quotient = ant_decimal_truncate (quotient);
  *out = op == ANT_FHIRPATH_DIV
             ? quotient
             : ant_decimal_add (a, ant_decimal_negate (ant_decimal_multiply (quotient, b)));

  return TRUE;
}

static gboolean
calculate (AntFhirpathOperator op, AntDecimal a, AntDecimal b, AntDecimal *out)
{
  switch (op) {
  case ANT_FHIRPATH_PLUS:
    *out = ant_decimal_add (a, b);
    return TRUE;
  case ANT_FHIRPATH_MINUS:
    *out = ant_decimal_add (a, ant_decimal_negate (b));
    return TRUE;
  case ANT_FHIRPATH_TIMES:
    *out = ant_decimal_multiply (a, b);
    return TRUE;
  case ANT_FHIRPATH_DIVIDE:
    return ant_decimal_divide (a, b, out);
  default:
    return divide_whole (a, b, op, out);
  }
}

static const char *
get_text (GArray *self)
{
  const AntValue *value =
      self->len == 1 ? ant_element_get_value (ant_collection_at (self, 0)) : NULL;

  if (value == NULL || (ant_value_get_value_type (value) != ANT_VALUE_STRING &&
                        ant_value_get_value_type (value) != ANT_VALUE_URI))
    return NULL;

  return ant_value_get_text (value);
}

static void
join (GArray *left, GArray *right, GArray *out)
{
  const char      *a = left->len == 0 ? "" : get_text (left);
  const char      *b = right->len == 0 ? "" : get_text (right);
  g_autofree char *both = NULL;

  if (a == NULL || b == NULL || strlen (a) + strlen (b) > 65536)
    return;
  both = g_strconcat (a, b, NULL);
  ant_collection_add_value (out, ant_value_new_text (ANT_VALUE_STRING, both));
}

static void
reckon (AntFhirpathOperator op, GArray *left, GArray *right, GArray *out)
{
  AntDecimal a;
  AntDecimal b;
  AntDecimal result;
  gboolean   is_integer_a;
  gboolean   is_integer_b;

  if (left->len != 1 || right->len != 1)
    return;
  if (!ant_element_get_number (ant_collection_at (left, 0), &a, &is_integer_a) ||
      !ant_element_get_number (ant_collection_at (right, 0), &b, &is_integer_b)) {
    if (op == ANT_FHIRPATH_PLUS)
      join (left, right, out);
    return;
  }
  if (calculate (op, a, b, &result))
    ant_collection_add_decimal (out, &result,
                                op == ANT_FHIRPATH_DIV ||
                                    (is_integer_a && is_integer_b && op != ANT_FHIRPATH_DIVIDE));
}

/**
 * ant_fhirpath_operate:
 *
 * Returns: (transfer full): what @op makes of two collections; empty where FHIRPath has no answer
 */
GArray *
ant_fhirpath_operate (AntFhirpathOperator op, GArray *left, GArray *right)
{
  GArray *out = ant_collection_new ();
  int     truth;

  switch (op) {
  case ANT_FHIRPATH_IMPLIES:
  case ANT_FHIRPATH_OR:
  case ANT_FHIRPATH_XOR:
  case ANT_FHIRPATH_AND:
    add_truth (out, combine_truths (op, ant_collection_get_truth (left),
                                    ant_collection_get_truth (right)));
    break;
  case ANT_FHIRPATH_IN:
    if (left->len == 1)
      ant_collection_add_boolean (out,
                                  ant_collection_contains (right, ant_collection_at (left, 0)));
    break;
  case ANT_FHIRPATH_CONTAINS:
    if (right->len == 1)
      ant_collection_add_boolean (out,
                                  ant_collection_contains (left, ant_collection_at (right, 0)));
    break;
  case ANT_FHIRPATH_EQUALS:
    add_truth (out, equals (left, right));
    break;
  case ANT_FHIRPATH_DIFFERS:
    truth = equals (left, right);
    add_truth (out, truth < 0 ? -1 : !truth);
    break;
  case ANT_FHIRPATH_LIKE:
    ant_collection_add_boolean (out, is_like (left, right));
    break;
  case ANT_FHIRPATH_UNLIKE:
    ant_collection_add_boolean (out, !is_like (left, right));
    break;
  case ANT_FHIRPATH_LESS:
  case ANT_FHIRPATH_GREATER:
  case ANT_FHIRPATH_AT_MOST:
  case ANT_FHIRPATH_AT_LEAST:
    add_truth (out, compare (op, left, right));
    break;
  case ANT_FHIRPATH_UNION:
    unite (left, right, out);
    break;
  case ANT_FHIRPATH_JOIN:
    join (left, right, out);
    break;
  default:
    reckon (op, left, right, out);
  }

  return out;
}
