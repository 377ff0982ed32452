/* ant-fhirpath-reckon.c - FHIRPath's sums: of numbers, of quantities, of dates and spans of time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-fhirpath"

#include <string.h>

#include "ant-fhirpath-private.h"
#include "ant-unit.h"
#include "ant-value-json.h"

/**
 * Span:
 *
 * A unit of time: as many months, or as many seconds.
 */
typedef struct {
  const char *word;
  const char *code; /* UCUM's */
  int         months;
  int         seconds;
} Span;

static const Span SPANS[] = {
  { "year", "a", 12, 0 },   { "month", "mo", 1, 0 },  { "week", "wk", 0, 604800 },
  { "day", "d", 0, 86400 }, { "hour", "h", 0, 3600 }, { "minute", "min", 0, 60 },
  { "second", "s", 0, 1 },
};

static const Span *
find_span (const AntValue *quantity)
{
  const char *unit = ant_value_get_unit (quantity);
  gsize       size = unit != NULL ? strlen (unit) : 0;

  for (gsize i = 0; i < G_N_ELEMENTS (SPANS) && unit != NULL; i++) {
    gsize n = strlen (SPANS[i].word);

    if (strcmp (unit, SPANS[i].code) == 0 ||
        (strncmp (unit, SPANS[i].word, n) == 0 && (size == n || (size == n + 1 && unit[n] == 's'))))
      return &SPANS[i];
  }

  return NULL;
}

/**
 * ant_fhirpath_is_span:
 *
 * Returns: whether @word names a unit of time, one or several of it, that FHIRPath writes without
 *   quotes
 */
gboolean
ant_fhirpath_is_span (const char *word)
{
  g_autoptr (AntValue) quantity = ant_value_new_quantity ("1", word, NULL, NULL);
  const Span *span = find_span (quantity);

  return span != NULL && strcmp (word, span->code) != 0;
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

static gboolean
is_quantity (const AntValue *value)
{
  return value != NULL && ant_value_get_value_type (value) == ANT_VALUE_QUANTITY;
}

static gboolean
is_moment (const AntValue *value)
{
  AntValueType type = ant_value_get_value_type (value);

  return type == ANT_VALUE_DATE || type == ANT_VALUE_DATE_TIME || type == ANT_VALUE_TIME;
}

/* A quantity's number goes by itself; of seconds a part counts for nothing here. */
static void
move_moment (AntFhirpathOperator op, const AntValue *moment, const AntValue *by, GArray *out)
{
  const Span      *span = find_span (by);
  g_autofree char *text = NULL;
  AntDecimal       number;
  gint64           n;

  if (span == NULL || !ant_value_is_well_formed (moment) ||
      (op != ANT_FHIRPATH_PLUS && op != ANT_FHIRPATH_MINUS) ||
      !ant_decimal_parse (ant_value_get_text (by), &number))
    return;
  number = ant_decimal_truncate (number);
  if (!ant_decimal_to_int (&number, &n) || n < -G_MAXINT32 || n > G_MAXINT32)
    return;
  n = op == ANT_FHIRPATH_MINUS ? -n : n;
  text = ant_moment_add (ant_value_get_text (moment), n * span->months, n * span->seconds);
  if (text != NULL)
    ant_collection_add_value (out, ant_value_new_text (ant_value_get_value_type (moment), text));
}

/* Of one unit where they are added, of one at most where they are multiplied; two of one unit
 * divide to a number. */
static void
reckon_quantities (AntFhirpathOperator op, const AntValue *a, const AntValue *b, GArray *out)
{
  gboolean         both = is_quantity (a) && is_quantity (b);
  const AntValue  *like = is_quantity (a) ? a : b;
  g_autofree char *text = NULL;
  AntDecimal       x;
  AntDecimal       y;

  if (both ? op == ANT_FHIRPATH_TIMES || !ant_unit_is_same (a, b)
           : op == ANT_FHIRPATH_PLUS || op == ANT_FHIRPATH_MINUS ||
                 (op == ANT_FHIRPATH_DIVIDE && like == b))
    return;
  if (op == ANT_FHIRPATH_DIV || op == ANT_FHIRPATH_MOD ||
      !ant_decimal_parse (ant_value_get_text (a), &x) ||
      !ant_decimal_parse (ant_value_get_text (b), &y) || !calculate (op, x, y, &x))
    return;
  if (both && op == ANT_FHIRPATH_DIVIDE) {
    ant_collection_add_decimal (out, &x, FALSE);
    return;
  }
  text = ant_decimal_to_text (&x);
  ant_collection_add_value (out, ant_value_new_quantity (text, ant_value_get_unit (like),
                                                         ant_value_get_system (like),
                                                         ant_value_get_code (like)));
}

/**
 * ant_fhirpath_reckon:
 * @a: the only element on the left
 * @b: and on the right
 * @out: gets the result; nothing where there is none
 */
void
ant_fhirpath_reckon (AntFhirpathOperator op, const AntElement *a, const AntElement *b, GArray *out)
{
  const AntValue *left = ant_element_get_value (a);
  const AntValue *right = ant_element_get_value (b);
  AntDecimal      x;
  AntDecimal      y;
  gboolean        is_integer_a;
  gboolean        is_integer_b;

  if (left == NULL || right == NULL)
    return;
  if (ant_element_get_number (a, &x, &is_integer_a) &&
      ant_element_get_number (b, &y, &is_integer_b)) {
    if (calculate (op, x, y, &x))
      ant_collection_add_decimal (out, &x,
                                  op == ANT_FHIRPATH_DIV ||
                                      (is_integer_a && is_integer_b && op != ANT_FHIRPATH_DIVIDE));
  } else if (is_moment (left) && is_quantity (right)) {
    move_moment (op, left, right, out);
  } else if ((is_quantity (left) || ant_element_get_number (a, &x, &is_integer_a)) &&
             (is_quantity (right) || ant_element_get_number (b, &y, &is_integer_b))) {
    reckon_quantities (op, left, right, out);
  }
}
