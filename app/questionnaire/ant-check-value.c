/* ant-check-value.c - the limits on a single answer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-check"

#include "ant-check-value.h"

#include <string.h>

#include "ant-decimal.h"
#include "ant-form-private.h"
#include "ant-reference-url.h"
#include "ant-unit.h"
#include "ant-value-json.h"

/**
 * Check:
 *
 * One answer being looked at, and whom to tell.
 */
typedef struct {
  const AntItem  *item;
  const AntValue *value;
  int             i;
  AntComplaint    complain;
  gpointer        data;
} Check;

static void
object_to (const Check *self, const char *rule, const char *message)
{
  self->complain (self->item, ANT_ISSUE_ERROR, rule, self->i, message, self->data);
}

static void
check_text (const Check *self)
{
  const char *text = ant_value_get_text (self->value);
  glong       n = g_utf8_strlen (text, -1);

  if (self->item->type == ANT_ITEM_STRING && strpbrk (text, "\r\n") != NULL)
    object_to (self, "invalidNewLine", "a line break where one line was asked for");
  if (self->item->min_length >= 0 && n < self->item->min_length)
    object_to (self, "minLength", "too short");
  if (self->item->max_length >= 0 && n > self->item->max_length)
    object_to (self, "maxLength", "too long");
}

static void
check_regex (const Check *self)
{
  const char *text = ant_value_get_text (self->value);

  if (self->item->regex != NULL && !g_regex_match (self->item->regex, text, 0, NULL))
    object_to (self, "regex", "not written as it was asked for");
}

/* -1, 0 or 1 for below, within or above; 2 where the units do not turn into each other. A limit
 * that is a mere number is one in the answer's own unit. */
static int
compare_quantity (const AntValue *value, const AntValue *limit)
{
  AntDecimal number;
  AntDecimal bound;
  gboolean   has_unit = ant_value_get_value_type (limit) == ANT_VALUE_QUANTITY;

  if (!ant_decimal_parse (ant_value_get_text (limit), &bound) ||
      !ant_decimal_parse (ant_value_get_text (value), &number))
    return 0;
  if (has_unit && !ant_unit_convert (value, limit, &number))
    return 2;

  return ant_decimal_compare (&number, &bound);
}

static int
compare_to_limit (const AntValue *value, const AntValue *limit)
{
  AntOrder order;

  if (limit == NULL)
    return 0;
  if (ant_value_get_value_type (value) == ANT_VALUE_QUANTITY)
    return compare_quantity (value, limit);
  order = ant_value_compare (value, limit);

  return order == ANT_ORDER_UNKNOWN ? 0 : (int) order;
}

static void
check_range (const Check *self, const AntValue *least, const AntValue *most)
{
  int low = compare_to_limit (self->value, least);
  int high = compare_to_limit (self->value, most);

  if (low == 2)
    object_to (self, "minValueIncompatUnits", "the least is of another kind of unit");
  else if (low < 0)
    object_to (self, "minValue", "less than the least");
  if (high == 2)
    object_to (self, "maxValueIncompatUnits", "the most is of another kind of unit");
  else if (high == 1)
    object_to (self, "maxValue", "more than the most");
}

static void
check_unit (const Check *self)
{
  const char *code = ant_value_get_code (self->value);
  const char *unit = ant_value_get_unit (self->value);

  if (self->item->units->len == 0)
    return;

  for (guint i = 0; i < self->item->units->len; i++) {
    const AntValue *option = self->item->units->pdata[i];

    if (code != NULL && strcmp (code, ant_value_get_text (option)) == 0 &&
        g_strcmp0 (ant_value_get_system (self->value), ant_value_get_system (option)) == 0)
      return;
    if (code == NULL && unit != NULL &&
        (g_strcmp0 (unit, ant_value_get_display (option)) == 0 ||
         strcmp (unit, ant_value_get_text (option)) == 0))
      return;
  }
  object_to (self, "invalidUnit", "not one of the units offered");
}

static void
check_decimal_places (const Check *self)
{
  const char *point = strchr (ant_value_get_text (self->value), '.');

  if (self->item->max_decimal_places >= 0 && point != NULL &&
      (int) strspn (point + 1, "0123456789") > self->item->max_decimal_places)
    object_to (self, "maxDecimalPlaces", "too many digits after the point");
}

/* The number of bytes that base64 text stands for. */
static gsize
count_base64 (const char *data)
{
  gsize n = 0;

  for (const char *p = data; *p != '\0'; p++)
    n += g_ascii_isalnum (*p) || *p == '+' || *p == '/';

  return n * 6 / 8;
}

static void
check_attachment (const Check *self)
{
  g_autoptr (AntJson) json = ant_value_get_json (self->value);
  const char      *data = ant_json_get_string (json, "data");
  const char      *stated = ant_json_get_number (json, "size");
  g_autofree char *counted = NULL;
  const char      *size = stated;
  AntDecimal       a;
  AntDecimal       b;

  if (data != NULL)
    size = counted = g_strdup_printf ("%" G_GSIZE_FORMAT, count_base64 (data));
  if (!ant_item_takes_mime_type (self->item, ant_json_get_string (json, "contentType")))
    object_to (self, "invalidAttachmentType", "not one of the kinds of file that were asked for");
  if (counted != NULL && stated != NULL && ant_decimal_parse (stated, &a) &&
      ant_decimal_parse (counted, &b) && ant_decimal_compare (&a, &b) != 0)
    object_to (self, "attachmentSizeInconsistent", "its size is not the one it states");
  if (self->item->max_size != NULL && size != NULL && ant_decimal_parse (size, &a) &&
      ant_decimal_parse (self->item->max_size, &b) && ant_decimal_compare (&a, &b) > 0)
    object_to (self, "maxAttachmentSize", "too large");
}

static void
check_reference (const Check *self)
{
  const char *target = ant_value_get_text (self->value);
  const char *type = NULL;

  if (*target == '\0' || *target == '#')
    return;
  switch (ant_reference_url_read (target, &type)) {
  case ANT_REFERENCE_URL_BAD:
    object_to (self, "invalidRefValue", "not a reference");
    return;
  case ANT_REFERENCE_URL_NO_RESOURCE:
    object_to (self, "invalidRefResourceType", "not a reference to a FHIR resource");
    return;
  default:
    break;
  }
  for (guint i = 0; i < self->item->reference_types->len; i++)
    if (type == NULL || strcmp (type, self->item->reference_types->pdata[i]) == 0)
      return;
  if (self->item->reference_types->len > 0)
    object_to (self, "invalidRefResourceTypeRestriction",
               "a reference to another kind of resource than was asked for");
}

/**
 * ant_check_range:
 * @value: an answer
 * @least: (nullable): what it may be at least
 * @most: (nullable): and at most
 *
 * Checks one answer against limits that the item does not hold itself.
 */
void
ant_check_range (const AntItem  *item,
                 const AntValue *value,
                 const AntValue *least,
                 const AntValue *most,
                 int             i,
                 AntComplaint    complain,
                 gpointer        data)
{
  const Check check = { item, value, i, complain, data };

  check_range (&check, least, most);
}

/**
 * ant_check_value:
 * @value: a well-formed answer of the item's type
 *
 * Checks one answer against the limits of its item.
 */
void
ant_check_value (const AntItem  *item,
                 const AntValue *value,
                 int             i,
                 AntComplaint    complain,
                 gpointer        data)
{
  const Check check = { item, value, i, complain, data };

  switch (ant_value_get_value_type (value)) {
  case ANT_VALUE_STRING:
    check_text (&check);
    check_regex (&check);
    break;
  case ANT_VALUE_URI:
    check_text (&check);
    check_regex (&check);
    if (!ant_reference_url_is_uri (ant_value_get_text (value)))
      object_to (&check, "invalidUrlValue", "not an address");
    break;
  case ANT_VALUE_INTEGER:
  case ANT_VALUE_DECIMAL:
    check_decimal_places (&check);
    check_range (&check, item->min_value, item->max_value);
    check_regex (&check);
    break;
  case ANT_VALUE_DATE:
  case ANT_VALUE_DATE_TIME:
  case ANT_VALUE_TIME:
    check_range (&check, item->min_value, item->max_value);
    break;
  case ANT_VALUE_QUANTITY:
    check_decimal_places (&check);
    check_range (&check, item->min_quantity != NULL ? item->min_quantity : item->min_value,
                 item->max_quantity != NULL ? item->max_quantity : item->max_value);
    check_unit (&check);
    break;
  case ANT_VALUE_ATTACHMENT:
    check_attachment (&check);
    break;
  case ANT_VALUE_REFERENCE:
    check_reference (&check);
    break;
  default:
    break;
  }
}
