/* ant-translation.c - the words of a form in the client's language
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-form"

#include <string.h>

#include "ant-form-private.h"

#define TRANSLATION_URL ANT_FHIR "translation"

/* The translation whose language tag is the first @size bytes of @lang, whatever the case. */
static const char *
find_in_extensions (json_object *element, const char *lang, gsize size, const char **text_lang)
{
  json_object *list = ant_json_get_array (element, "extension");

  for (gsize i = 0; list != NULL && i < json_object_array_length (list); i++) {
    json_object *extension = json_object_array_get_idx (list, i);
    json_object *tag;
    json_object *content;
    const char  *code;
    const char  *text;

    if (g_strcmp0 (ant_json_get_string (extension, "url"), TRANSLATION_URL) != 0)
      continue;
    tag = ant_extension_find (extension, "lang");
    content = ant_extension_find (extension, "content");
    code = ant_json_get_string (tag, "valueCode");
    text = ant_json_get_string (content, "valueString");
    if (text == NULL)
      text = ant_json_get_string (content, "valueMarkdown");
    if (code != NULL && text != NULL && strlen (code) == size &&
        g_ascii_strncasecmp (code, lang, size) == 0) {
      *text_lang = code;
      return text;
    }
  }

  return NULL;
}

/* A value set's concept may say it as a designation instead. */
static const char *
find_in_designations (json_object *object, const char *lang, gsize size, const char **text_lang)
{
  json_object *list = ant_json_get_array (object, "designation");

  for (gsize i = 0; list != NULL && i < json_object_array_length (list); i++) {
    json_object *designation = json_object_array_get_idx (list, i);
    const char  *code = ant_json_get_string (designation, "language");
    const char  *text = ant_json_get_string (designation, "value");

    if (code != NULL && text != NULL && strlen (code) == size &&
        g_ascii_strncasecmp (code, lang, size) == 0) {
      *text_lang = code;
      return text;
    }
  }

  return NULL;
}

/**
 * ant_translation_get:
 * @object: (nullable): what holds the text
 * @key: the member's name; its translations hang on “_key”
 * @base: (nullable): the language the form itself is in
 * @lang: (nullable): the language wanted
 * @text_lang: (out) (optional) (nullable): the language of what was found
 *
 * Looks for @lang, then for @lang without its region, then for the form's own words: each text by
 * itself, so that a half translated form is half translated.
 *
 * Returns: (nullable): the text
 */
const char *
ant_translation_get (json_object *object,
                     const char  *key,
                     const char  *base,
                     const char  *lang,
                     const char **text_lang)
{
  g_autofree char *underscored = g_strconcat ("_", key, NULL);
  json_object     *element = ant_json_get_object (object, underscored);
  const char      *found_lang = base;
  const char      *text = NULL;

  for (gsize size = lang != NULL ? strlen (lang) : 0; size > 0 && text == NULL;) {
    if (base != NULL && strlen (base) == size && g_ascii_strncasecmp (base, lang, size) == 0)
      break;
    text = find_in_extensions (element, lang, size, &found_lang);
    if (text == NULL && strcmp (key, "display") == 0)
      text = find_in_designations (object, lang, size, &found_lang);
    while (size > 0 && lang[--size] != '-')
      ;
  }
  if (text == NULL) {
    text = ant_json_get_string (object, key);
    found_lang = base;
  }
  if (text_lang != NULL)
    *text_lang = text != NULL ? found_lang : NULL;

  return text;
}
