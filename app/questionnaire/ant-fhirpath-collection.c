/* ant-fhirpath-collection.c - what FHIRPath works on: lists of values and of places in the answers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-fhirpath"

#include <string.h>

#include "ant-fhirpath-private.h"
#include "ant-unit.h"
#include "ant-value-json.h"

#define BYTES_PER_STEP 16

static void
clear_element (gpointer data)
{
  AntElement *self = data;

  if (self->kind == ANT_ELEMENT_VALUE)
    ant_value_unref (self->value);
  else if (self->kind == ANT_ELEMENT_JSON)
    json_object_put (self->json);
}

/* (transfer full): an empty collection */
GArray *
ant_collection_new (void)
{
  GArray *self = g_array_new (FALSE, FALSE, sizeof (AntElement));

  g_array_set_clear_func (self, clear_element);

  return self;
}

void
ant_collection_add (GArray *self, const AntElement *element)
{
  AntElement copy = *element;

  if (copy.kind == ANT_ELEMENT_VALUE)
    ant_value_ref (copy.value);
  else if (copy.kind == ANT_ELEMENT_JSON)
    json_object_get (copy.json);
  g_array_append_val (self, copy);
}

void
ant_collection_add_value (GArray *self, AntValue *value)
{
  AntElement element = { ANT_ELEMENT_VALUE, 0, { .value = value } };

  g_array_append_val (self, element);
}

void
ant_collection_add_boolean (GArray *self, gboolean value)
{
  ant_collection_add_value (self, ant_value_new_boolean (value));
}

void
ant_collection_add_decimal (GArray *self, const AntDecimal *number, gboolean is_integer)
{
  g_autofree char *text = ant_decimal_to_text (number);

  ant_collection_add_value (
      self, ant_value_new_text (is_integer ? ANT_VALUE_INTEGER : ANT_VALUE_DECIMAL, text));
}

void
ant_collection_add_all (GArray *self, GArray *other)
{
  for (guint i = 0; i < other->len; i++)
    ant_collection_add (self, ant_collection_at (other, i));
}

/* What it costs, in steps, to read or copy all its text. */
guint
ant_collection_count_text (GArray *self)
{
  gsize n = 0;

  for (guint i = 0; i < self->len; i++) {
    const AntValue *value = ant_element_get_value (ant_collection_at (self, i));

    n += value != NULL ? strlen (ant_value_get_text (value)) : 0;
  }

  return (guint) (n / BYTES_PER_STEP);
}

/* (nullable) (transfer none) */
AntValue *
ant_element_get_value (const AntElement *self)
{
  return self->kind == ANT_ELEMENT_VALUE ? self->value : NULL;
}

/* Whether it is a number; a quantity is none. */
gboolean
ant_element_get_number (const AntElement *self, AntDecimal *number, gboolean *is_integer)
{
  AntValue    *value = ant_element_get_value (self);
  AntValueType type;

  if (value == NULL)
    return FALSE;
  type = ant_value_get_value_type (value);
  *is_integer = type == ANT_VALUE_INTEGER;

  return (type == ANT_VALUE_INTEGER || type == ANT_VALUE_DECIMAL) &&
         ant_decimal_parse (ant_value_get_text (value), number);
}

static gboolean
is_text (AntValueType type)
{
  return type == ANT_VALUE_STRING || type == ANT_VALUE_URI;
}

static gboolean
is_moment (AntValueType type)
{
  return type == ANT_VALUE_DATE || type == ANT_VALUE_DATE_TIME || type == ANT_VALUE_TIME;
}

static int
compare_values (const AntValue *a, const AntValue *b)
{
  AntValueType type_a = ant_value_get_value_type (a);
  AntValueType type_b = ant_value_get_value_type (b);

  if (is_text (type_a) && is_text (type_b))
    return strcmp (ant_value_get_text (a), ant_value_get_text (b)) == 0;
  if (is_moment (type_a) && is_moment (type_b)) {
    AntOrder order = ant_value_compare (a, b);

    return order == ANT_ORDER_UNKNOWN ? -1 : order == ANT_ORDER_EQUAL;
  }

  if (type_a == ANT_VALUE_QUANTITY && type_b == ANT_VALUE_QUANTITY && !ant_unit_is_same (a, b))
    return -1;

  return ant_value_equals (a, b);
}

/**
 * ant_element_equals:
 *
 * Returns: 1 for equal, 0 for not, -1 where a partial date or another unit leaves it open
 */
int
ant_element_equals (const AntElement *a, const AntElement *b)
{
  if (a->kind == ANT_ELEMENT_VALUE && b->kind == ANT_ELEMENT_VALUE)
    return compare_values (a->value, b->value);
  if (a->kind != b->kind)
    return 0;
  if (a->kind == ANT_ELEMENT_JSON)
    return json_object_equal (a->json, b->json) != 0;

  return a->node == b->node && a->index == b->index;
}

gboolean
ant_collection_contains (GArray *self, const AntElement *element)
{
  for (guint i = 0; i < self->len; i++)
    if (ant_element_equals (ant_collection_at (self, i), element) == 1)
      return TRUE;

  return FALSE;
}

/**
 * ant_collection_get_truth:
 *
 * Returns: 1 or 0 for a single true or false, 1 for any other single element (FHIRPath's singleton
 * evaluation), -1 for none or several
 */
int
ant_collection_get_truth (GArray *self)
{
  AntValue *value;

  if (self->len != 1)
    return -1;
  value = ant_element_get_value (ant_collection_at (self, 0));
  if (value == NULL || ant_value_get_value_type (value) != ANT_VALUE_BOOLEAN)
    return 1;

  return ant_value_get_boolean (value);
}
