/* ant-session-result.c - what an expression came to, as answers to a question
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-session"

#include <string.h>

#include "ant-check.h"
#include "ant-fhirpath-private.h"
#include "ant-value-json.h"

/* A number in the unit that the question asks in, where it asks in one. */
static AntValue *
make_quantity (const AntItem *item, const char *number)
{
  g_autoptr (AntValue) unit = ant_item_get_n_units (item) == 1
                                  ? ant_value_ref (ant_item_get_unit_option (item, 0))
                                  : ant_item_dup_unit (item);

  if (unit == NULL)
    return ant_value_new_quantity (number, NULL, NULL, NULL);

  return ant_value_new_quantity (number,
                                 ant_value_get_display (unit) != NULL ? ant_value_get_display (unit)
                                                                      : ant_value_get_text (unit),
                                 ant_value_get_system (unit), ant_value_get_text (unit));
}

/* To no more places than the question takes: nobody could mend a sum that does not come out. */
static AntValue *
make_number (const AntItem *item, const AntElement *element)
{
  AntDecimal       number;
  gboolean         is_integer;
  g_autofree char *text = NULL;

  if (!ant_element_get_number (element, &number, &is_integer))
    return NULL;
  if (item->type == ANT_ITEM_INTEGER) {
    if (!ant_decimal_is_integer (&number))
      return NULL;
    number = ant_decimal_truncate (number);
  } else if (item->max_decimal_places >= 0 && -number.exponent > item->max_decimal_places) {
    number = ant_decimal_round (number, item->max_decimal_places);
  }
  text = ant_decimal_to_text (&number);
  if (item->type == ANT_ITEM_QUANTITY)
    return make_quantity (item, text);

  return ant_value_new_text (item->type == ANT_ITEM_INTEGER ? ANT_VALUE_INTEGER : ANT_VALUE_DECIMAL,
                             text);
}

/* A day is a moment too, and a moment has its day. */
static AntValue *
make_moment (const AntItem *item, const AntValue *value)
{
  const char      *text = ant_value_get_text (value);
  g_autofree char *day = g_strndup (text, strcspn (text, "T"));

  return item->type == ANT_ITEM_DATE ? ant_value_new_text (ANT_VALUE_DATE, day)
                                     : ant_value_new_text (ANT_VALUE_DATE_TIME, text);
}

/* The option that an expression names by its code alone. (nullable) */
static const AntOption *
find_by_code (const AntItem *item, const AntValue *value)
{
  for (guint i = 0; i < item->options->len; i++) {
    const AntOption *option = item->options->pdata[i];

    if (ant_value_get_value_type (option->value) == ANT_VALUE_CODING &&
        strcmp (ant_value_get_text (option->value), ant_value_get_text (value)) == 0)
      return option;
  }

  return NULL;
}

/* What does not fit as it is, where its meaning is plain. (transfer full) (nullable) */
static AntValue *
convert (const AntItem *item, const AntElement *element, const AntValue *value)
{
  AntValueType     type = ant_value_get_value_type (value);
  const AntOption *option;

  switch (item->type) {
  case ANT_ITEM_INTEGER:
  case ANT_ITEM_DECIMAL:
  case ANT_ITEM_QUANTITY:
    return make_number (item, element);
  case ANT_ITEM_DATE:
  case ANT_ITEM_DATE_TIME:
    return type == ANT_VALUE_DATE || type == ANT_VALUE_DATE_TIME ? make_moment (item, value) : NULL;
  case ANT_ITEM_STRING:
  case ANT_ITEM_TEXT:
    return type < ANT_VALUE_CODING
               ? ant_value_new_text (ANT_VALUE_STRING, ant_value_get_text (value))
               : NULL;
  case ANT_ITEM_CHOICE:
    option = type == ANT_VALUE_STRING ? find_by_code (item, value) : NULL;
    return option != NULL ? ant_value_ref (option->value) : NULL;
  default:
    return NULL;
  }
}

/* As an answer to @item. (transfer full) (nullable) */
static AntValue *
make_answer (const AntItem *item, const AntElement *element)
{
  AntValue        *value = ant_element_get_value (element);
  const AntOption *option;

  if (element->kind == ANT_ELEMENT_ANSWER)
    value = element->node->answers->pdata[element->index];
  if (value == NULL)
    return NULL;
  if (item->type == ANT_ITEM_DECIMAL || !ant_check_may_answer (item, value))
    return convert (item, element, value);
  option = ant_item_find_option (item, value);

  return ant_value_ref (option != NULL ? option->value : value);
}

/* (transfer full) (element-type AntValue): what a result answers @item with */
GPtrArray *
ant_session_make_answers (const AntItem *item, GArray *result)
{
  GPtrArray *values = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_value_unref);

  for (guint i = 0; i < result->len && (values->len == 0 || item->is_repeating); i++) {
    AntValue *value = make_answer (item, ant_collection_at (result, i));

    if (value != NULL)
      g_ptr_array_add (values, value);
  }

  return values;
}
