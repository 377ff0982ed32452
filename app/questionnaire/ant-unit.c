/* ant-unit.c - units of measure: which are the same, and which turn into each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-unit"

#include "ant-unit.h"

#include <string.h>

#include "ant-value-json.h"

#define UCUM "http://unitsofmeasure.org"

/**
 * Unit:
 *
 * A unit by its UCUM code. Only what a waiting room measures: lengths, weights, volumes, times.
 */
typedef struct {
  const char *code;
  char        dimension;
  const char *factor; /* how many of the dimension's base unit */
} Unit;

static const Unit UNITS[] = {
  { "m", 'L', "1" },
  { "km", 'L', "1000" },
  { "dm", 'L', "0.1" },
  { "cm", 'L', "0.01" },
  { "mm", 'L', "0.001" },
  { "um", 'L', "0.000001" },
  { "[in_i]", 'L', "0.0254" },
  { "[ft_i]", 'L', "0.3048" },
  { "[yd_i]", 'L', "0.9144" },
  { "[mi_i]", 'L', "1609.344" },
  { "g", 'M', "1" },
  { "kg", 'M', "1000" },
  { "mg", 'M', "0.001" },
  { "ug", 'M', "0.000001" },
  { "t", 'M', "1000000" },
  { "[oz_av]", 'M', "28.349523125" },
  { "[lb_av]", 'M', "453.59237" },
  { "[stone_av]", 'M', "6350.29318" },
  { "L", 'V', "1" },
  { "l", 'V', "1" },
  { "dL", 'V', "0.1" },
  { "cL", 'V', "0.01" },
  { "mL", 'V', "0.001" },
  { "dl", 'V', "0.1" },
  { "ml", 'V', "0.001" },
  { "s", 'T', "1" },
  { "ms", 'T', "0.001" },
  { "min", 'T', "60" },
  { "h", 'T', "3600" },
  { "d", 'T', "86400" },
  { "wk", 'T', "604800" },
};

static const Unit *
find_unit (const AntValue *quantity)
{
  const char *code = ant_value_get_code (quantity);

  if (code == NULL || g_strcmp0 (ant_value_get_system (quantity), UCUM) != 0)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (UNITS); i++)
    if (strcmp (code, UNITS[i].code) == 0)
      return &UNITS[i];

  return NULL;
}

/**
 * ant_unit_is_same:
 *
 * Returns: whether two quantities are of one unit, by system and code, or where one has no code by
 * the unit's words
 */
gboolean
ant_unit_is_same (const AntValue *a, const AntValue *b)
{
  const char *code_a = ant_value_get_code (a);
  const char *code_b = ant_value_get_code (b);

  if (code_a != NULL && code_b != NULL)
    return strcmp (code_a, code_b) == 0 &&
           g_strcmp0 (ant_value_get_system (a), ant_value_get_system (b)) == 0;

  return g_strcmp0 (ant_value_get_unit (a), ant_value_get_unit (b)) == 0;
}

/**
 * ant_unit_convert:
 * @quantity: what to convert
 * @like: a quantity of the unit to convert to
 * @out: (out caller-allocates): the number in that unit
 *
 * Returns: %FALSE where the one does not turn into the other, or the unit is not known here
 */
gboolean
ant_unit_convert (const AntValue *quantity, const AntValue *like, AntDecimal *out)
{
  const Unit *from = find_unit (quantity);
  const Unit *to = find_unit (like);
  AntDecimal  number;
  AntDecimal  up;
  AntDecimal  down;

  if (!ant_decimal_parse (ant_value_get_text (quantity), &number))
    return FALSE;
  if (ant_unit_is_same (quantity, like)) {
    *out = number;
    return TRUE;
  }
  if (from == NULL || to == NULL || from->dimension != to->dimension)
    return FALSE;

  return ant_decimal_parse (from->factor, &up) && ant_decimal_parse (to->factor, &down) &&
         ant_decimal_divide (ant_decimal_multiply (number, up), down, out);
}
