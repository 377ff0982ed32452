/* ant-wording.c - one text in several languages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-wording"

#include "ant-wording.h"

#include <string.h>

#include "ant-pack-json.h"

struct _AntWording {
  GHashTable *texts; /* owned; language tag → text */
};

AntWording *
ant_wording_new (void)
{
  AntWording *self = g_new0 (AntWording, 1);

  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

void
ant_wording_free (AntWording *self)
{
  g_hash_table_unref (self->texts);
  g_free (self);
}

void
ant_wording_add (AntWording *self, const char *lang, const char *text)
{
  g_hash_table_insert (self->texts, g_strdup (lang), g_strdup (text));
}

/**
 * ant_language_list_fallbacks:
 * @lang: (nullable): a language tag
 *
 * `pl-PL` falls back to `pl`, then to `en`, the language every pack is written in first.
 *
 * Returns: (transfer full): the tags to try, in order
 */
char **
ant_language_list_fallbacks (const char *lang)
{
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();
  g_autofree char *tag = g_strdup (lang != NULL ? lang : "en");
  char            *hyphen;

  g_ptr_array_add (tags, g_strdup (tag));
  while ((hyphen = strrchr (tag, '-')) != NULL) {
    *hyphen = '\0';
    g_ptr_array_add (tags, g_strdup (tag));
  }
  if (strcmp (tag, "en") != 0)
    g_ptr_array_add (tags, g_strdup ("en"));
  g_ptr_array_add (tags, NULL);

  return (char **) g_ptr_array_steal (tags, NULL);
}

/**
 * ant_wording_get:
 * @self: a wording
 * @lang: (nullable): the wanted language
 * @text_lang: (out) (optional) (transfer none): the language the text is in
 *
 * Returns: (transfer none) (nullable): the text in @lang, or the nearest there is
 */
const char *
ant_wording_get (const AntWording *self, const char *lang, const char **text_lang)
{
  g_auto (GStrv) tags = ant_language_list_fallbacks (lang);
  gpointer key;
  gpointer text;

  for (gsize i = 0; tags[i] != NULL; i++)
    if (g_hash_table_lookup_extended (self->texts, tags[i], &key, &text)) {
      if (text_lang != NULL)
        *text_lang = key;
      return text;
    }

  return NULL;
}

static gboolean
check_text (AntPack           *pack,
            const AntPackFile *file,
            const char        *pointer,
            const char        *lang,
            json_object       *value)
{
  g_autofree char *place = g_strconcat (pointer, "/", lang, NULL);

  if (!ant_pack_is_language (lang))
    ant_pack_json_report (pack, ANT_PACK_ERROR, file, place, "language",
                          "“%s” is not a language tag", lang);
  else if (!json_object_is_type (value, json_type_string) ||
           strspn (json_object_get_string (value), " \t\n") ==
               (gsize) json_object_get_string_len (value))
    ant_pack_json_report (pack, ANT_PACK_ERROR, file, place, "text",
                          "The text in “%s” must be words between quotes", lang);
  else if (strlen (json_object_get_string (value)) != (gsize) json_object_get_string_len (value) ||
           ant_pack_find_control (json_object_get_string (value),
                                  json_object_get_string_len (value)) != NULL)
    ant_pack_json_report (pack, ANT_PACK_ERROR, file, place, "control-character",
                          "The text in “%s” holds a control character", lang);
  else
    return TRUE;

  return FALSE;
}

/**
 * ant_wording_new_from_json:
 * @pack: a pack
 * @file: a JSON file of it
 * @object: (nullable): `{"en": "…", "pl": "…"}`
 * @pointer: where @object stands in @file
 *
 * Reports what is wrong; `en` must be there.
 *
 * Returns: (transfer full): the wording; empty where nothing was usable
 */
AntWording *
ant_wording_new_from_json (AntPack           *pack,
                           const AntPackFile *file,
                           json_object       *object,
                           const char        *pointer)
{
  AntWording *self = ant_wording_new ();

  if (!json_object_is_type (object, json_type_object)) {
    ant_pack_json_report (pack, ANT_PACK_ERROR, file, pointer, "text",
                          "A text in languages is needed: {\"en\": \"…\"}");
    return self;
  }
  json_object_object_foreach (object, lang, value)
  {
    if (check_text (pack, file, pointer, lang, value))
      ant_wording_add (self, lang, json_object_get_string (value));
  }
  if (!json_object_object_get_ex (object, "en", NULL))
    ant_pack_json_report (pack, ANT_PACK_ERROR, file, pointer, "text",
                          "The English text (\"en\") is missing");

  return self;
}
