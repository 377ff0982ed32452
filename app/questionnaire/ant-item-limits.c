/* ant-item-limits.c - the limits that a form sets to an item's answers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-item"

#include <string.h>

#include "ant-form-private.h"
#include "ant-value-json.h"

/* A pattern from a file may run for ever; PCRE2 gives up after so many steps. */
#define MATCH_LIMIT "(*LIMIT_MATCH=200000)(*LIMIT_DEPTH=10000)"

static void
load_regex (AntFormReader *reader, AntItem *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *whole = NULL;
  const char      *pattern = ant_extension_get_code (self->json, ANT_FHIR "regex");

  if (pattern == NULL)
    return;
  whole = g_strdup_printf (MATCH_LIMIT "\\A(?:%s)\\z", pattern);
  self->regex = g_regex_new (whole, 0, 0, &error);
  if (self->regex == NULL)
    ant_form_complain (reader, ANT_ISSUE_ERROR, "regex", self, "the pattern cannot be read: %s",
                       error->message);
}

static AntValue *
load_limit (AntFormReader *reader, AntItem *self, const char *url)
{
  json_object *extension = ant_extension_find (self->json, url);
  AntValue    *value = ant_value_new_from_json (extension, "value");

  if (value == NULL || ant_value_is_well_formed (value))
    return value;

  ant_form_complain (reader, ANT_ISSUE_ERROR, "structure", self, "a limit that is no value: %s",
                     url);
  ant_value_unref (value);

  return NULL;
}

static void
load_list (AntItem *self, const char *url, GPtrArray *codes)
{
  json_object *list = ant_json_get_array (self->json, "extension");

  for (gsize i = 0; list != NULL && i < json_object_array_length (list); i++) {
    json_object *extension = json_object_array_get_idx (list, i);
    const char  *code = ant_json_get_string (extension, "valueCode");

    if (code != NULL && g_strcmp0 (ant_json_get_string (extension, "url"), url) == 0)
      g_ptr_array_add (codes, (gpointer) code);
  }
}

static void
load_units (AntItem *self)
{
  json_object *list = ant_json_get_array (self->json, "extension");

  for (gsize i = 0; list != NULL && i < json_object_array_length (list); i++) {
    json_object *extension = json_object_array_get_idx (list, i);

    if (g_strcmp0 (ant_json_get_string (extension, "url"), ANT_FHIR "questionnaire-unitOption") ==
            0 &&
        ant_json_get_object (extension, "valueCoding") != NULL)
      g_ptr_array_add (self->units, ant_value_new_from_json (extension, "value"));
  }
}

static const char *
load_max_size (AntItem *self)
{
  json_object *extension = ant_extension_find (self->json, ANT_FHIR "maxSize");
  const char  *size = ant_json_get_number (extension, "valueDecimal");

  return size != NULL ? size : ant_json_get_number (extension, "valueInteger");
}

/**
 * ant_item_load_limits:
 *
 * Reads maxLength and the extensions that limit answers.
 */
void
ant_item_load_limits (AntFormReader *reader, AntItem *self)
{
  json_object *length = NULL;

  if (json_object_object_get_ex (self->json, "maxLength", &length)) {
    if (json_object_is_type (length, json_type_int) && json_object_get_int (length) > 0)
      self->max_length = json_object_get_int (length);
    else
      ant_form_complain (reader, ANT_ISSUE_ERROR, "structure", self,
                         "maxLength is no number of characters");
  }
  self->min_length = ant_extension_get_int (self->json, ANT_FHIR "minLength", -1);
  self->min_occurs = ant_extension_get_int (self->json, ANT_FHIR "questionnaire-minOccurs", -1);
  self->max_occurs = ant_extension_get_int (self->json, ANT_FHIR "questionnaire-maxOccurs", -1);
  self->max_decimal_places = ant_extension_get_int (self->json, ANT_FHIR "maxDecimalPlaces", -1);
  self->min_value = load_limit (reader, self, ANT_FHIR "minValue");
  self->max_value = load_limit (reader, self, ANT_FHIR "maxValue");
  self->min_quantity = load_limit (reader, self, ANT_SDC "minQuantity");
  self->max_quantity = load_limit (reader, self, ANT_SDC "maxQuantity");
  self->max_size = load_max_size (self);
  load_list (self, ANT_FHIR "mimeType", self->mime_types);
  load_list (self, ANT_FHIR "questionnaire-referenceResource", self->reference_types);
  load_units (self);
  load_regex (reader, self);
}
