/* ant-consent.c - what a client is asked to agree to, word for word
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-consent"

#include "ant-consent.h"

#include <string.h>

#include "ant-front-matter.h"
#include "ant-wording.h"

#define PRIVACY "privacy"

struct _AntConsents {
  GHashTable *texts;  /* owned; id → GHashTable of language → AntConsent */
  GHashTable *places; /* owned; AntConsent, borrowed from @texts → Place */
};

/**
 * Place:
 *
 * Where a text was read, for whoever has to mend it.
 */
typedef struct {
  char *file;      /* owned; as issues name it */
  guint item_line; /* of `item:` */
} Place;

static const char *const KNOWN[] = { "id", "item", "title", "summary", NULL };

/* The order they are asked in; others follow by name. */
static const char *const ORDER[] = { "health", "photos", "contact" };

G_DEFINE_BOXED_TYPE (AntConsent, ant_consent, ant_consent_ref, ant_consent_unref)

AntConsent *
ant_consent_ref (AntConsent *self)
{
  return g_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  AntConsent *self = data;

  g_free (self->id);
  g_free (self->link_id);
  g_free (self->title);
  g_free (self->summary);
  g_free (self->body);
  g_free (self->lang);
  g_free (self->version);
}

void
ant_consent_unref (AntConsent *self)
{
  g_rc_box_release_full (self, clear);
}

static void
free_place (gpointer data)
{
  Place *place = data;

  g_free (place->file);
  g_free (place);
}

static AntConsent *
make_consent (AntPack *pack, AntFrontMatter *front)
{
  static const char *const needed[] = { "title", "summary", "item" };
  gboolean                 is_privacy = strcmp (front->id, PRIVACY) == 0;
  AntConsent              *self = g_rc_box_new0 (AntConsent);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, front->file->text, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (needed) - (is_privacy ? 1 : 0); i++)
    if (ant_front_matter_get (front, needed[i]) == NULL)
      ant_pack_report (pack, ANT_PACK_ERROR, front->file->name,
                       ant_front_matter_get_line (front, needed[i]), "missing-key",
                       "“%s:” is missing", needed[i]);

  self->id = g_strdup (front->id);
  self->link_id = is_privacy ? NULL : g_strdup (ant_front_matter_get (front, "item"));
  self->title = g_strdup (ant_front_matter_get (front, "title"));
  self->summary = g_strdup (ant_front_matter_get (front, "summary"));
  self->body = g_strdup (front->body);
  self->lang = g_strdup (front->lang);
  self->version = g_strndup (hash, 32);

  return self;
}

static void
add (AntConsents *self, const AntFrontMatter *front, AntConsent *text)
{
  Place *place = g_new0 (Place, 1);

  place->file = g_strdup (front->file->name);
  place->item_line = ant_front_matter_get_line (front, "item");
  g_hash_table_insert (self->places, text, place);
  g_hash_table_insert (g_hash_table_lookup (self->texts, front->id), g_strdup (front->lang), text);
}

static void
read_layer (AntConsents *self, AntPack *pack, AntPackLayer layer)
{
  g_auto (GStrv) names = ant_pack_list (pack, layer, "consent", ".md");
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; names[i] != NULL; i++) {
    AntPackFile *file = ant_pack_read_layer (pack, layer, names[i]);
    g_autoptr (AntFrontMatter) front =
        file != NULL ? ant_front_matter_read (pack, file, KNOWN) : NULL;

    if (front == NULL)
      continue;
    if (g_hash_table_add (seen, g_strdup (front->id))) /* no other pack's translations are left */
      g_hash_table_insert (self->texts, g_strdup (front->id),
                           g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                  (GDestroyNotify) ant_consent_unref));
    add (self, front, make_consent (pack, front));
  }
}

static void
check_languages_of (AntConsents       *self,
                    AntPack           *pack,
                    GHashTable        *texts,
                    const char *const *languages)
{
  const AntConsent *english = g_hash_table_lookup (texts, "en");
  GHashTableIter    iter;
  gpointer          text;

  g_hash_table_iter_init (&iter, texts);
  while (g_hash_table_iter_next (&iter, NULL, &text)) {
    const Place *place = g_hash_table_lookup (self->places, text);

    if (english == NULL)
      ant_pack_report (pack, ANT_PACK_ERROR, place->file, 0, "missing-file",
                       "There is no English text beside it");
    else if (g_strcmp0 (((AntConsent *) text)->link_id, english->link_id) != 0)
      ant_pack_report (pack, ANT_PACK_ERROR, place->file, place->item_line, "consent-item",
                       "“item:” is another than in English");
  }
  for (gsize i = 0; english != NULL && languages[i] != NULL; i++)
    if (!g_hash_table_contains (texts, languages[i]))
      ant_pack_report (pack, ANT_PACK_WARNING,
                       ((Place *) g_hash_table_lookup (self->places, english))->file, 0,
                       "untranslated", "There is no “%s” text; English is shown", languages[i]);
}

static void
check_languages (AntConsents *self, AntPack *pack, const char *const *languages)
{
  GHashTableIter iter;
  gpointer       texts;

  g_hash_table_iter_init (&iter, self->texts);
  while (g_hash_table_iter_next (&iter, NULL, &texts))
    check_languages_of (self, pack, texts, languages);
}

/**
 * ant_consents_read:
 * @pack: a pack
 * @languages: (array zero-terminated=1): the languages the pack offers
 *
 * Reads `consent/` of all layers and reports what is wrong; the privacy page must be there.
 *
 * Returns: (transfer full): the texts
 */
AntConsents *
ant_consents_read (AntPack *pack, const char *const *languages)
{
  AntConsents *self = g_new0 (AntConsents, 1);

  self->texts =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  self->places = g_hash_table_new_full (NULL, NULL, NULL, free_place);
  for (int layer = 0; layer < ANT_PACK_N_LAYERS; layer++)
    read_layer (self, pack, layer);
  check_languages (self, pack, languages);
  if (!g_hash_table_contains (self->texts, PRIVACY))
    ant_pack_report (pack, ANT_PACK_ERROR, "consent/" PRIVACY ".en.md", 0, "missing-file",
                     "The privacy page is missing");

  return self;
}

void
ant_consents_free (AntConsents *self)
{
  g_hash_table_unref (self->texts);
  g_hash_table_unref (self->places);
  g_free (self);
}

/**
 * ant_consents_find:
 * @self: the texts
 * @id: "health", "privacy", …
 * @lang: the wanted language
 *
 * Returns: (transfer none) (nullable): the text in @lang, else in English
 */
AntConsent *
ant_consents_find (const AntConsents *self, const char *id, const char *lang)
{
  GHashTable *texts = g_hash_table_lookup (self->texts, id);
  g_auto (GStrv) tags = ant_language_list_fallbacks (lang);
  AntConsent *found = NULL;

  for (gsize i = 0; texts != NULL && tags[i] != NULL && found == NULL; i++)
    found = g_hash_table_lookup (texts, tags[i]);

  return found;
}

/**
 * ant_consents_find_place:
 * @self: the texts
 * @text: one of them
 * @item_line: (out): the line of `item:`
 *
 * Returns: (transfer none): the file of @text, as issues name it
 */
const char *
ant_consents_find_place (const AntConsents *self, const AntConsent *text, guint *item_line)
{
  const Place *place = g_hash_table_lookup (self->places, text);

  *item_line = place->item_line;

  return place->file;
}

static gsize
rank (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ORDER); i++)
    if (strcmp (id, ORDER[i]) == 0)
      return i;

  return G_N_ELEMENTS (ORDER);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gsize rank_a = rank (a);
  gsize rank_b = rank (b);

  return rank_a != rank_b ? (rank_a > rank_b ? 1 : -1) : strcmp (a, b);
}

/**
 * ant_consents_list:
 * @self: the texts
 * @lang: the wanted language
 *
 * Returns: (transfer full) (element-type AntConsent): what to ask for, in order, without the
 * privacy page
 */
GPtrArray *
ant_consents_list (const AntConsents *self, const char *lang)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_consent_unref);
  g_autoptr (GList) ids = g_list_sort (g_hash_table_get_keys (self->texts), compare_ids);

  for (GList *l = ids; l != NULL; l = l->next) {
    AntConsent *text = ant_consents_find (self, l->data, lang);

    if (text != NULL && strcmp (text->id, PRIVACY) != 0)
      g_ptr_array_add (list, ant_consent_ref (text));
  }

  return list;
}
