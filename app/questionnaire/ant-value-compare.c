/* ant-value-compare.c - whether a value is one, and how two of them stand to each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-value"

#include "ant-value-json.h"

#include <string.h>

#include "ant-decimal.h"
#include "ant-unit.h"

static gboolean
parse_moment (const AntValue *value, AntMoment *out)
{
  switch (ant_value_get_value_type (value)) {
  case ANT_VALUE_DATE:
    return ant_moment_parse_date (ant_value_get_text (value), out);
  case ANT_VALUE_DATE_TIME:
    return ant_moment_parse_date_time (ant_value_get_text (value), out);
  case ANT_VALUE_TIME:
    return ant_moment_parse_time (ant_value_get_text (value), out);
  default:
    return FALSE;
  }
}

static gboolean
is_integer_text (const char *text)
{
  AntDecimal number;
  gint64     value;

  return ant_json_is_number_text (text) && strpbrk (text, ".eE") == NULL &&
         ant_decimal_parse (text, &number) && ant_decimal_to_int (&number, &value) &&
         value >= G_MININT32 && value <= G_MAXINT32;
}

/**
 * ant_value_is_well_formed:
 *
 * Returns: whether the value's text is one of its type: "2020-02-30" is no date
 */
gboolean
ant_value_is_well_formed (const AntValue *self)
{
  const char *text = ant_value_get_text (self);
  AntMoment   moment;

  switch (ant_value_get_value_type (self)) {
  case ANT_VALUE_INTEGER:
    return is_integer_text (text);
  case ANT_VALUE_DECIMAL:
    return ant_json_is_number_text (text);
  case ANT_VALUE_QUANTITY:
    return *text == '\0' || ant_json_is_number_text (text);
  case ANT_VALUE_DATE:
  case ANT_VALUE_DATE_TIME:
  case ANT_VALUE_TIME:
    return parse_moment (self, &moment);
  case ANT_VALUE_OTHER:
    return FALSE;
  default:
    return g_utf8_validate (text, -1, NULL);
  }
}

/**
 * ant_value_is_blank:
 *
 * Returns: whether it is a text of nothing but white space, which is no answer
 */
gboolean
ant_value_is_blank (const AntValue *self)
{
  AntValueType type = ant_value_get_value_type (self);

  if (type != ANT_VALUE_STRING && type != ANT_VALUE_URI)
    return FALSE;
  for (const char *p = ant_value_get_text (self); *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;

  return TRUE;
}

static gboolean
is_number (AntValueType type)
{
  return type == ANT_VALUE_INTEGER || type == ANT_VALUE_DECIMAL;
}

static gboolean
is_text (const AntValue *value)
{
  AntValueType type = ant_value_get_value_type (value);

  return type == ANT_VALUE_STRING || type == ANT_VALUE_URI;
}

static AntOrder
compare_numbers (const AntValue *a, const AntValue *b)
{
  AntDecimal x;
  AntDecimal y;

  if (!ant_decimal_parse (ant_value_get_text (a), &x) ||
      !ant_decimal_parse (ant_value_get_text (b), &y))
    return ANT_ORDER_UNKNOWN;

  return (AntOrder) ant_decimal_compare (&x, &y);
}

/* Of one unit; ant_unit_convert() knows of others, but no condition may depend on that. */
static AntOrder
compare_quantities (const AntValue *a, const AntValue *b)
{
  if (!ant_unit_is_same (a, b))
    return ANT_ORDER_UNKNOWN;

  return compare_numbers (a, b);
}

/**
 * ant_value_compare:
 *
 * Numbers, dates, times, quantities of one unit and texts (byte by byte) have an order.
 *
 * Returns: how @a stands to @b; %ANT_ORDER_UNKNOWN for two types that do not compare, or where a
 * partial date leaves it open
 */
AntOrder
ant_value_compare (const AntValue *a, const AntValue *b)
{
  AntValueType type_a = ant_value_get_value_type (a);
  AntValueType type_b = ant_value_get_value_type (b);
  AntMoment    x;
  AntMoment    y;
  int          order;

  if (is_number (type_a) && is_number (type_b))
    return compare_numbers (a, b);
  if (type_a == ANT_VALUE_QUANTITY && type_b == ANT_VALUE_QUANTITY)
    return compare_quantities (a, b);
  if (parse_moment (a, &x) && parse_moment (b, &y))
    return ant_moment_compare (&x, &y);
  if (!is_text (a) || !is_text (b))
    return ANT_ORDER_UNKNOWN;
  order = strcmp (ant_value_get_text (a), ant_value_get_text (b));

  return order < 0 ? ANT_ORDER_LESS : order > 0 ? ANT_ORDER_GREATER : ANT_ORDER_EQUAL;
}

static gboolean
equals_by_parts (const AntValue *a, const AntValue *b, gboolean any_system)
{
  if (ant_value_get_value_type (a) != ant_value_get_value_type (b))
    return FALSE;

  switch (ant_value_get_value_type (a)) {
  case ANT_VALUE_CODING:
    return strcmp (ant_value_get_text (a), ant_value_get_text (b)) == 0 &&
           ((any_system && ant_value_get_system (b) == NULL) ||
            g_strcmp0 (ant_value_get_system (a), ant_value_get_system (b)) == 0);
  case ANT_VALUE_BOOLEAN:
    return ant_value_get_boolean (a) == ant_value_get_boolean (b);
  case ANT_VALUE_ATTACHMENT: {
    g_autoptr (AntJson) x = ant_value_get_json (a);
    g_autoptr (AntJson) y = ant_value_get_json (b);

    return json_object_equal (x, y);
  }
  case ANT_VALUE_REFERENCE:
    return strcmp (ant_value_get_text (a), ant_value_get_text (b)) == 0;
  default:
    return ant_value_compare (a, b) == ANT_ORDER_EQUAL;
  }
}

/**
 * ant_value_equals:
 *
 * Codings are equal by system and code, numbers by value (1.0 is 1), everything else by content.
 */
gboolean
ant_value_equals (const AntValue *a, const AntValue *b)
{
  AntValueType type_a = ant_value_get_value_type (a);
  AntValueType type_b = ant_value_get_value_type (b);

  if (a == b)
    return TRUE;
  if (type_a != type_b && is_number (type_a) && is_number (type_b))
    return compare_numbers (a, b) == ANT_ORDER_EQUAL;

  return equals_by_parts (a, b, FALSE);
}

/**
 * ant_value_matches:
 * @actual: an answer
 * @expected: what a condition asks for; a coding without a system matches any system
 *
 * Returns: whether the condition is met
 */
gboolean
ant_value_matches (const AntValue *actual, const AntValue *expected)
{
  if (is_text (actual) && is_text (expected)) /* R4 has no answerUri to ask for an address with */
    return strcmp (ant_value_get_text (actual), ant_value_get_text (expected)) == 0;

  return ant_value_equals (actual, expected) || equals_by_parts (actual, expected, TRUE);
}
