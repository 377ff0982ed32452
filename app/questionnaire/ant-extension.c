/* ant-extension.c - reading FHIR extensions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-form"

#include <string.h>

#include "ant-form-private.h"

/* (transfer none) (nullable): the first extension of @object with @url */
json_object *
ant_extension_find (json_object *object, const char *url)
{
  json_object *list = ant_json_get_array (object, "extension");

  for (gsize i = 0; list != NULL && i < json_object_array_length (list); i++) {
    json_object *extension = json_object_array_get_idx (list, i);

    if (g_strcmp0 (ant_json_get_string (extension, "url"), url) == 0)
      return extension;
  }

  return NULL;
}

/* (nullable): its code, whichever way FHIR lets one be written */
const char *
ant_extension_get_code (json_object *object, const char *url)
{
  static const char *const KEYS[] = { "valueCode", "valueString", "valueUri", "valueMarkdown" };
  json_object             *extension = ant_extension_find (object, url);
  json_object             *coding = ant_json_get_object (extension, "valueCoding");

  for (gsize i = 0; i < G_N_ELEMENTS (KEYS); i++) {
    const char *code = ant_json_get_string (extension, KEYS[i]);

    if (code != NULL)
      return code;
  }
  if (coding == NULL) {
    json_object *concept = ant_json_get_object (extension, "valueCodeableConcept");
    json_object *codings = ant_json_get_array (concept, "coding");

    if (codings != NULL && json_object_array_length (codings) > 0)
      coding = json_object_array_get_idx (codings, 0);
  }

  return ant_json_get_string (coding, "code");
}

gboolean
ant_extension_get_boolean (json_object *object, const char *url)
{
  return ant_json_get_boolean (ant_extension_find (object, url), "valueBoolean");
}

int
ant_extension_get_int (json_object *object, const char *url, int fallback)
{
  json_object *extension = ant_extension_find (object, url);
  json_object *number = NULL;

  if (extension == NULL || !json_object_object_get_ex (extension, "valueInteger", &number) ||
      !json_object_is_type (number, json_type_int))
    return fallback;

  return json_object_get_int (number);
}
