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

/* A text as ~ sees it: in one case, with one space wherever there are any. (transfer full) */
static char *
fold_text (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  GString         *out = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (!g_unichar_isspace (c))
      g_string_append_unichar (out, c);
    else if (out->len > 0 && out->str[out->len - 1] != ' ')
      g_string_append_c (out, ' ');
  }
  if (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);

  return g_string_free (out, FALSE);
}

/* Numbers are held to no more places than both have. */
static gboolean
numbers_are_like (AntDecimal a, AntDecimal b)
{
  int places = MIN (MAX (-a.exponent, 0), MAX (-b.exponent, 0));

  a = ant_decimal_round (a, places);
  b = ant_decimal_round (b, places);

  return ant_decimal_compare (&a, &b) == 0;
}

static gboolean
element_is_like (const AntElement *a, const AntElement *b)
{
  const AntValue *x = ant_element_get_value (a);
  const AntValue *y = ant_element_get_value (b);
  AntDecimal      number_a;
  AntDecimal      number_b;
  gboolean        is_integer;

  if (x != NULL && y != NULL && ant_value_get_value_type (x) == ANT_VALUE_STRING &&
      ant_value_get_value_type (y) == ANT_VALUE_STRING) {
    g_autofree char *fold_x = fold_text (ant_value_get_text (x));
    g_autofree char *fold_y = fold_text (ant_value_get_text (y));

    return strcmp (fold_x, fold_y) == 0;
  }
  if (ant_element_get_number (a, &number_a, &is_integer) &&
      ant_element_get_number (b, &number_b, &is_integer))
    return numbers_are_like (number_a, number_b);

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

/* (nullable): what a text, or a number or a date put beside a text, reads as */
static const char *
get_text (GArray *self, gboolean only_text)
{
  const AntValue *value =
      self->len == 1 ? ant_element_get_value (ant_collection_at (self, 0)) : NULL;
  AntValueType type;

  if (value == NULL)
    return NULL;
  type = ant_value_get_value_type (value);
  if (type == ANT_VALUE_STRING || type == ANT_VALUE_URI || (!only_text && type < ANT_VALUE_CODING))
    return ant_value_get_text (value);

  return NULL;
}

static void
join (GArray *left, GArray *right, gboolean only_text, GArray *out)
{
  const char      *a = left->len == 0 ? "" : get_text (left, only_text);
  const char      *b = right->len == 0 ? "" : get_text (right, only_text);
  g_autofree char *both = NULL;

  if (a == NULL || b == NULL || strlen (a) + strlen (b) > 65536)
    return;
  both = g_strconcat (a, b, NULL);
  ant_collection_add_value (out, ant_value_new_text (ANT_VALUE_STRING, both));
}

static void
reckon (AntFhirpathOperator op, GArray *left, GArray *right, GArray *out)
{
  if (left->len != 1 || right->len != 1)
    return;
  if (op == ANT_FHIRPATH_PLUS && get_text (left, TRUE) != NULL)
    join (left, right, TRUE, out);
  else
    ant_fhirpath_reckon (op, ant_collection_at (left, 0), ant_collection_at (right, 0), out);
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
    join (left, right, FALSE, out);
    break;
  default:
    reckon (op, left, right, out);
  }

  return out;
}
