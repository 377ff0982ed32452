/* ant-value-json.c - values as FHIR writes them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-value"

#include "ant-value-json.h"

#include <string.h>

#include "ant-value-private.h"

/* How value[x] is spelled, in the order of AntValueType. */
static const char *const NAMES[] = {
  "Boolean", "Integer", "Decimal",  "String",     "Date",      "DateTime", "Time",
  "Uri",     "Coding",  "Quantity", "Attachment", "Reference", "Other",
};

#define ORDINAL_URL "http://hl7.org/fhir/StructureDefinition/ordinalValue"
#define WEIGHT_URL  "http://hl7.org/fhir/StructureDefinition/itemWeight"
#define SET_URL     "http://hl7.org/fhir/StructureDefinition/valueset-ordinalValue"
#define SYSTEM_URL  "http://hl7.org/fhir/StructureDefinition/codesystem-ordinalValue"

const char *
ant_value_type_get_name (AntValueType type)
{
  return NAMES[type];
}

static AntValue *
read_coding (json_object *json)
{
  AntValue *self = ant_value_new_coding (ant_json_get_string (json, "system"),
                                         ant_json_get_string (json, "code"),
                                         ant_json_get_string (json, "display"));

  self->json = json_object_get (json);

  return self;
}

static AntValue *
read_quantity (json_object *json)
{
  AntValue *self = ant_value_new_quantity (
      ant_json_get_number (json, "value"), ant_json_get_string (json, "unit"),
      ant_json_get_string (json, "system"), ant_json_get_string (json, "code"));

  self->json = json_object_get (json);

  return self;
}

static AntValue *
read_object (AntValueType type, json_object *json, const char *key)
{
  AntValue *self = ant_value_make (type);

  self->text = g_strdup (ant_json_get_string (json, key));
  if (type == ANT_VALUE_REFERENCE)
    self->display = g_strdup (ant_json_get_string (json, "display"));
  self->json = json_object_get (json);

  return self;
}

static AntValue *
read_typed (AntValueType type, json_object *json)
{
  AntValue *self;

  switch (type) {
  case ANT_VALUE_BOOLEAN:
    if (json_object_is_type (json, json_type_boolean))
      return ant_value_new_boolean (json_object_get_boolean (json));
    break;
  case ANT_VALUE_INTEGER:
  case ANT_VALUE_DECIMAL:
    if (json_object_is_type (json, json_type_int) || json_object_is_type (json, json_type_double))
      return ant_value_new_text (type, json_object_get_string (json));
    break;
  case ANT_VALUE_CODING:
  case ANT_VALUE_QUANTITY:
  case ANT_VALUE_ATTACHMENT:
  case ANT_VALUE_REFERENCE:
    if (!json_object_is_type (json, json_type_object))
      break;
    return type == ANT_VALUE_CODING ? read_coding (json)
           : type == ANT_VALUE_QUANTITY
               ? read_quantity (json)
               : read_object (type, json, type == ANT_VALUE_REFERENCE ? "reference" : "url");
  default:
    if (json_object_is_type (json, json_type_string))
      return ant_value_new_text (type, json_object_get_string (json));
  }

  self = ant_value_make (ANT_VALUE_OTHER);
  self->text = g_strdup (NAMES[type]);

  return self;
}

/**
 * ant_value_new_from_json:
 * @object: an object with a member value[x], answer[x] or so
 * @prefix: "value" or "answer"
 *
 * Returns: (transfer full) (nullable): the value; %NULL where no member starts with @prefix;
 * one of %ANT_VALUE_OTHER where its type is none that an answer may have
 */
AntValue *
ant_value_new_from_json (json_object *object, const char *prefix)
{
  if (!json_object_is_type (object, json_type_object))
    return NULL;

  json_object_object_foreach (object, key, member)
  {
    AntValue *other;

    if (!g_str_has_prefix (key, prefix) || !g_ascii_isupper (key[strlen (prefix)]))
      continue;
    for (int type = 0; type < ANT_VALUE_OTHER; type++)
      if (strcmp (key + strlen (prefix), NAMES[type]) == 0)
        return read_typed ((AntValueType) type, member);
    other = ant_value_make (ANT_VALUE_OTHER);
    other->text = g_strdup (key + strlen (prefix));

    return other;
  }

  return NULL;
}

static gboolean
is_ordinal (json_object *extension)
{
  const char *url = ant_json_get_string (extension, "url");

  return g_strcmp0 (url, ORDINAL_URL) == 0 || g_strcmp0 (url, WEIGHT_URL) == 0;
}

/* An answer's coding has the ordinal by one name, whatever a set of answers called it.
 * (transfer full) (nullable) */
static json_object *
take_ordinal (json_object *extension)
{
  const char  *url = ant_json_get_string (extension, "url");
  json_object *number = NULL;
  json_object *renamed;

  if (is_ordinal (extension))
    return json_object_get (extension);
  if ((g_strcmp0 (url, SET_URL) != 0 && g_strcmp0 (url, SYSTEM_URL) != 0) ||
      !json_object_object_get_ex (extension, "valueDecimal", &number))
    return NULL;
  renamed = json_object_new_object ();
  json_object_object_add (renamed, "url", json_object_new_string (ORDINAL_URL));
  json_object_object_add (renamed, "valueDecimal", json_object_get (number));

  return renamed;
}

/**
 * ant_value_with_ordinal:
 * @self: (transfer full): what an option answers
 * @ordinals: (nullable): the option's extensions
 *
 * Scores read the ordinal off the answer, where forms hang it on the option: takes it over.
 *
 * Returns: (transfer full): @self, with its ordinal
 */
AntValue *
ant_value_with_ordinal (AntValue *self, json_object *ordinals)
{
  if (ant_value_get_ordinal (self) != NULL)
    return self;

  for (gsize i = 0; ordinals != NULL && i < json_object_array_length (ordinals); i++) {
    self->ordinal = take_ordinal (json_object_array_get_idx (ordinals, i));
    if (self->ordinal != NULL)
      break;
  }

  return self;
}

static const char *
get_number (json_object *extension)
{
  const char *number = ant_json_get_number (extension, "valueDecimal");

  return number != NULL ? number : ant_json_get_number (extension, "valueInteger");
}

/* (nullable): the text of the number that the answer counts for */
const char *
ant_value_get_ordinal (const AntValue *self)
{
  json_object *extensions = ant_json_get_array (self->json, "extension");

  if (self->ordinal != NULL)
    return get_number (self->ordinal);
  for (gsize i = 0; extensions != NULL && i < json_object_array_length (extensions); i++) {
    json_object *extension = json_object_array_get_idx (extensions, i);

    if (is_ordinal (extension))
      return get_number (extension);
  }

  return NULL;
}

/* Only few of a form's options are ever written: the ordinal joins the others of its kind then. */
static void
settle_ordinal (AntValue *self)
{
  json_object *json = NULL;
  json_object *list;

  if (self->ordinal == NULL || json_object_deep_copy (self->json, &json, NULL) != 0)
    return;
  list = ant_json_get_array (json, "extension");
  if (list == NULL) {
    list = json_object_new_array ();
    json_object_object_add (json, "extension", list);
  }
  json_object_array_add (list, g_steal_pointer (&self->ordinal));
  json_object_put (self->json);
  self->json = json;
}

static void
add_text (json_object *object, const char *key, const char *text)
{
  if (text != NULL && *text != '\0')
    json_object_object_add (object, key, json_object_new_string (text));
}

static json_object *
write_object (const AntValue *self)
{
  json_object *object;

  settle_ordinal ((AntValue *) self);
  if (self->json != NULL)
    return json_object_get (self->json);

  object = json_object_new_object ();
  if (self->type == ANT_VALUE_CODING) {
    add_text (object, "system", self->system);
    add_text (object, "code", self->text);
    add_text (object, "display", self->display);
  } else if (self->type == ANT_VALUE_QUANTITY) {
    if (ant_json_is_number_text (self->text))
      json_object_object_add (object, "value", ant_json_new_number (self->text));
    add_text (object, "unit", self->display);
    add_text (object, "system", self->system);
    add_text (object, "code", self->code);
  }

  return object;
}

/**
 * ant_value_get_json:
 *
 * Returns: (transfer full): what stands behind value[x]
 */
json_object *
ant_value_get_json (const AntValue *self)
{
  switch (self->type) {
  case ANT_VALUE_BOOLEAN:
    return json_object_new_boolean (self->boolean);
  case ANT_VALUE_INTEGER:
  case ANT_VALUE_DECIMAL:
    if (ant_json_is_number_text (self->text))
      return ant_json_new_number (self->text);
    break;
  case ANT_VALUE_CODING:
  case ANT_VALUE_QUANTITY:
  case ANT_VALUE_ATTACHMENT:
  case ANT_VALUE_REFERENCE:
    return write_object (self);
  default:
    break;
  }

  return json_object_new_string (ant_value_get_text (self));
}

/**
 * ant_value_add_to_json:
 * @object: an answer, which gets the member value[x]
 */
void
ant_value_add_to_json (const AntValue *self, json_object *object)
{
  g_autofree char *key = g_strconcat ("value", NAMES[self->type], NULL);

  json_object_object_add (object, key, ant_value_get_json (self));
}
