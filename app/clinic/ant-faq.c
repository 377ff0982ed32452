/* ant-faq.c - the questions a pack answers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-faq"

#include "ant-faq.h"

#include <string.h>

#include "ant-front-matter.h"
#include "ant-pack-ini.h"
#include "ant-wording.h"

#define CATEGORIES "faq/categories.ini"

struct _AntFaq {
  GHashTable *entries;    /* owned; id → GHashTable of language → AntFaqEntry */
  GPtrArray  *ids;        /* owned; in the order of categories, then by name */
  GKeyFile   *categories; /* owned */
};

static const char *const KNOWN[] = { "id",       "category", "question", "phrasings",
                                     "explains", "clinical", NULL };

G_DEFINE_BOXED_TYPE (AntFaqEntry, ant_faq_entry, ant_faq_entry_ref, ant_faq_entry_unref)
G_DEFINE_BOXED_TYPE (AntFaqCategory, ant_faq_category, ant_faq_category_ref, ant_faq_category_unref)

/**
 * ant_faq_entry_new:
 * @phrasings: (nullable) (array zero-terminated=1): other ways to ask
 *
 * See AntFaqEntry for what the values are; all are copied.
 *
 * Returns: (transfer full): the entry
 */
AntFaqEntry *
ant_faq_entry_new (const char        *id,
                   const char        *category,
                   const char        *question,
                   const char *const *phrasings,
                   const char        *answer_markdown,
                   gboolean           is_clinical,
                   const char        *lang)
{
  AntFaqEntry *self = g_rc_box_new0 (AntFaqEntry);

  self->id = g_strdup (id);
  self->category = g_strdup (category);
  self->question = g_strdup (question);
  self->phrasings = phrasings != NULL ? g_strdupv ((char **) phrasings) : g_new0 (char *, 1);
  self->explains = g_new0 (char *, 1);
  self->answer_markdown = g_strdup (answer_markdown);
  self->is_clinical = is_clinical;
  self->lang = g_strdup (lang);

  return self;
}

AntFaqEntry *
ant_faq_entry_ref (AntFaqEntry *self)
{
  return g_rc_box_acquire (self);
}

static void
clear_entry (gpointer data)
{
  AntFaqEntry *self = data;

  g_free (self->id);
  g_free (self->category);
  g_free (self->question);
  g_strfreev (self->phrasings);
  g_strfreev (self->explains);
  g_free (self->answer_markdown);
  g_free (self->lang);
}

void
ant_faq_entry_unref (AntFaqEntry *self)
{
  g_rc_box_release_full (self, clear_entry);
}

AntFaqCategory *
ant_faq_category_ref (AntFaqCategory *self)
{
  return g_rc_box_acquire (self);
}

static void
clear_category (gpointer data)
{
  AntFaqCategory *self = data;

  g_free (self->id);
  g_free (self->title);
}

void
ant_faq_category_unref (AntFaqCategory *self)
{
  g_rc_box_release_full (self, clear_category);
}

static GKeyFile *
read_categories (AntPack *pack)
{
  g_autoptr (AntPackIni) ini = ant_pack_ini_read (pack, CATEGORIES);
  g_auto (GStrv) groups = NULL;

  if (ini == NULL)
    return g_key_file_new ();

  groups = g_key_file_get_groups (ant_pack_ini_get_keys (ini), NULL);
  for (gsize i = 0; groups[i] != NULL; i++) {
    GKeyFile *keys = ant_pack_ini_get_keys (ini);
    g_auto (GStrv) names = g_key_file_get_keys (keys, groups[i], NULL, NULL);
    g_autofree char *title = g_key_file_get_string (keys, groups[i], "title", NULL);

    if (!ant_pack_is_id (groups[i]))
      ant_pack_ini_report (ini, ANT_PACK_ERROR, groups[i], NULL, "id",
                           "A category's name has small letters, digits and hyphens only");
    if (title == NULL || title[0] == '\0')
      ant_pack_ini_report (ini, ANT_PACK_ERROR, groups[i], NULL, "missing-key",
                           "title= is missing");
    for (gsize j = 0; names != NULL && names[j] != NULL; j++)
      if (strcmp (names[j], "title") != 0 && !g_str_has_prefix (names[j], "title["))
        ant_pack_ini_report (ini, ANT_PACK_ERROR, groups[i], names[j], "unknown-key",
                             "“%s” is not known here", names[j]);
  }

  return g_key_file_ref (ant_pack_ini_get_keys (ini));
}

/* Own files only hide those below by id, so that no translation of another answer is left over. */
static GHashTable *
read_files (AntPack *pack)
{
  GHashTable *all =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);

  for (int layer = 0; layer < ANT_PACK_N_LAYERS; layer++) {
    g_auto (GStrv) names = ant_pack_list (pack, layer, "faq", ".md");
    g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

    for (gsize i = 0; names[i] != NULL; i++) {
      AntPackFile    *file = ant_pack_read_layer (pack, layer, names[i]);
      AntFrontMatter *front = file != NULL ? ant_front_matter_read (pack, file, KNOWN) : NULL;

      if (front == NULL)
        continue;
      if (g_hash_table_add (seen, g_strdup (front->id)))
        g_hash_table_insert (all, g_strdup (front->id),
                             g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                    (GDestroyNotify) ant_front_matter_free));
      g_hash_table_insert (g_hash_table_lookup (all, front->id), g_strdup (front->lang), front);
    }
  }

  return all;
}

static void
report (AntPack        *pack,
        AntFrontMatter *front,
        const char     *key,
        const char     *rule,
        const char     *message)
{
  ant_pack_report (pack, ANT_PACK_ERROR, front->file->name, ant_front_matter_get_line (front, key),
                   rule, "%s", message);
}

static AntFaqEntry *
make_entry (AntFaq *self, AntPack *pack, AntFrontMatter *front, AntFrontMatter *english)
{
  const char *category = ant_front_matter_get (english, "category");
  const char *clinical = ant_front_matter_get (english, "clinical");
  const char *question = ant_front_matter_get (front, "question");
  g_auto (GStrv) phrasings = ant_front_matter_get_list (front, "phrasings");
  char       **explains;
  AntFaqEntry *entry;

  if (question == NULL)
    report (pack, front, "question", "missing-key", "“question:” is missing");
  if (front == english) {
    if (category == NULL || !g_key_file_has_group (self->categories, category))
      report (pack, front, "category", "category", "“category:” must be a group of " CATEGORIES);
    if (g_strcmp0 (clinical, "yes") != 0 && g_strcmp0 (clinical, "no") != 0)
      report (pack, front, "clinical", "clinical", "“clinical:” must be yes or no");
  } else {
    const char *own_category = ant_front_matter_get (front, "category");
    const char *own_clinical = ant_front_matter_get (front, "clinical");

    if (own_category != NULL && g_strcmp0 (own_category, category) != 0)
      report (pack, front, "category", "category", "“category:” is another than in English");
    if (own_clinical != NULL && g_strcmp0 (own_clinical, clinical) != 0)
      report (pack, front, "clinical", "clinical", "“clinical:” is another than in English");
  }

  entry = ant_faq_entry_new (front->id, category, question, (const char *const *) phrasings,
                             front->body, g_strcmp0 (clinical, "yes") == 0, front->lang);
  explains = ant_front_matter_get_list (english, "explains");
  if (explains != NULL) {
    g_strfreev (entry->explains);
    entry->explains = explains;
  }

  return entry;
}

static void
take_languages (AntFaq            *self,
                AntPack           *pack,
                const char        *id,
                GHashTable        *fronts,
                const char *const *languages)
{
  AntFrontMatter *english = g_hash_table_lookup (fronts, "en");
  GHashTable     *entries =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) ant_faq_entry_unref);
  GHashTableIter iter;
  gpointer       lang;
  gpointer       front;

  g_hash_table_insert (self->entries, g_strdup (id), entries);
  g_ptr_array_add (self->ids, g_strdup (id));
  g_hash_table_iter_init (&iter, fronts);
  while (g_hash_table_iter_next (&iter, &lang, &front)) {
    if (english == NULL)
      ant_pack_report (pack, ANT_PACK_ERROR, ((AntFrontMatter *) front)->file->name, 0,
                       "missing-file", "There is no %s.en.md beside it", id);
    else
      g_hash_table_insert (entries, g_strdup (lang), make_entry (self, pack, front, english));
  }
  for (gsize i = 0; english != NULL && languages[i] != NULL; i++)
    if (!g_hash_table_contains (fronts, languages[i]))
      ant_pack_report (pack, ANT_PACK_WARNING, english->file->name, 0, "untranslated",
                       "There is no “%s” text; English is shown", languages[i]);
}

static int
compare_ids (gconstpointer a, gconstpointer b, gpointer data)
{
  AntFaq     *self = data;
  const char *id[] = { *(const char *const *) a, *(const char *const *) b };
  int         rank[] = { G_MAXINT, G_MAXINT };
  g_auto (GStrv) groups = g_key_file_get_groups (self->categories, NULL);

  for (int i = 0; i < 2; i++) {
    AntFaqEntry *entry = g_hash_table_lookup (g_hash_table_lookup (self->entries, id[i]), "en");

    for (int j = 0; entry != NULL && groups[j] != NULL && rank[i] == G_MAXINT; j++)
      if (g_strcmp0 (groups[j], entry->category) == 0)
        rank[i] = j;
  }

  return rank[0] != rank[1] ? (rank[0] > rank[1] ? 1 : -1) : strcmp (id[0], id[1]);
}

static void
check_questions (AntFaq *self, AntPack *pack, GHashTable *files)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->ids->len; i++) {
    const char      *id = self->ids->pdata[i];
    AntFrontMatter  *front = g_hash_table_lookup (g_hash_table_lookup (files, id), "en");
    const char      *question = front != NULL ? ant_front_matter_get (front, "question") : NULL;
    g_autofree char *folded = question != NULL ? g_utf8_casefold (question, -1) : NULL;

    if (folded == NULL)
      continue;
    if (g_hash_table_contains (seen, folded))
      ant_pack_report (pack, ANT_PACK_WARNING, front->file->name,
                       ant_front_matter_get_line (front, "question"), "duplicate-question",
                       "%s asks the same", (char *) g_hash_table_lookup (seen, folded));
    else
      g_hash_table_insert (seen, g_steal_pointer (&folded), (gpointer) id);
  }
}

/**
 * Asked:
 *
 * Which entry is asked for in which words, of one language.
 */
typedef struct {
  AntPack    *pack;
  GHashTable *ids; /* owned; words → id, borrowed */
} Asked;

static void
check_phrasing (Asked *asked, AntFrontMatter *front, const char *phrasing, guint line)
{
  g_autofree char *folded = g_utf8_casefold (phrasing, -1);
  const char      *other = g_hash_table_lookup (asked->ids, folded);

  if (other == NULL)
    g_hash_table_insert (asked->ids, g_steal_pointer (&folded), front->id);
  else if (strcmp (other, front->id) != 0)
    ant_pack_report (asked->pack, ANT_PACK_WARNING, front->file->name, line, "shared-phrasing",
                     "%s is asked for in the same words", other);
}

/* A list has a line for each value. */
static void
check_phrasings (AntFaq *self, AntPack *pack, GHashTable *files, const char *lang)
{
  Asked asked = { pack, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };

  for (guint i = 0; i < self->ids->len; i++) {
    GHashTable     *fronts = g_hash_table_lookup (files, self->ids->pdata[i]);
    AntFrontMatter *front = g_hash_table_lookup (fronts, lang);
    g_auto (GStrv) phrasings = NULL;
    guint line;

    if (front == NULL)
      continue;
    phrasings = ant_front_matter_get_list (front, "phrasings");
    line = ant_front_matter_get_line (front, "phrasings");
    for (guint j = 0; phrasings != NULL && phrasings[j] != NULL; j++)
      check_phrasing (&asked, front, phrasings[j], line + j + 1);
  }
  g_hash_table_unref (asked.ids);
}

/**
 * ant_faq_read:
 * @pack: a pack
 * @languages: (array zero-terminated=1): the languages the pack offers
 *
 * Reads `faq/` of all layers and reports what is wrong.
 *
 * Returns: (transfer full): the entries
 */
AntFaq *
ant_faq_read (AntPack *pack, const char *const *languages)
{
  AntFaq *self = g_new0 (AntFaq, 1);
  g_autoptr (GHashTable) files = read_files (pack);
  g_autoptr (GList) ids = g_list_sort (g_hash_table_get_keys (files), (GCompareFunc) strcmp);

  self->entries =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->categories = read_categories (pack);
  for (GList *l = ids; l != NULL; l = l->next)
    take_languages (self, pack, l->data, g_hash_table_lookup (files, l->data), languages);
  g_ptr_array_sort_with_data (self->ids, compare_ids, self);
  check_questions (self, pack, files);
  for (gsize i = 0; languages[i] != NULL; i++)
    check_phrasings (self, pack, files, languages[i]);

  return self;
}

void
ant_faq_free (AntFaq *self)
{
  g_hash_table_unref (self->entries);
  g_ptr_array_unref (self->ids);
  g_key_file_unref (self->categories);
  g_free (self);
}

/**
 * ant_faq_list:
 * @self: the questions
 * @lang: the wanted language
 *
 * Returns: (transfer full) (element-type AntFaqEntry): every entry once, by category; in English
 * where @lang has none
 */
GPtrArray *
ant_faq_list (const AntFaq *self, const char *lang)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_faq_entry_unref);
  g_auto (GStrv) tags = ant_language_list_fallbacks (lang);

  for (guint i = 0; i < self->ids->len; i++) {
    GHashTable  *languages = g_hash_table_lookup (self->entries, self->ids->pdata[i]);
    AntFaqEntry *entry = NULL;

    for (gsize j = 0; tags[j] != NULL && entry == NULL; j++)
      entry = g_hash_table_lookup (languages, tags[j]);
    if (entry != NULL)
      g_ptr_array_add (list, ant_faq_entry_ref (entry));
  }

  return list;
}

/**
 * ant_faq_list_categories:
 * @self: the questions
 * @lang: the wanted language
 *
 * Returns: (transfer full) (element-type AntFaqCategory): the categories that have an entry, in the
 * pack's order
 */
GPtrArray *
ant_faq_list_categories (const AntFaq *self, const char *lang)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_faq_category_unref);
  g_autoptr (GPtrArray) entries = ant_faq_list (self, lang);
  g_autoptr (GHashTable) used = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) groups = g_key_file_get_groups (self->categories, NULL);

  for (guint i = 0; i < entries->len; i++)
    g_hash_table_add (used, ((AntFaqEntry *) entries->pdata[i])->category);
  for (gsize i = 0; groups[i] != NULL; i++)
    if (g_hash_table_contains (used, groups[i])) {
      AntFaqCategory *category = g_rc_box_new0 (AntFaqCategory);

      category->id = g_strdup (groups[i]);
      category->title =
          g_key_file_get_locale_string (self->categories, groups[i], "title", lang, NULL);
      g_ptr_array_add (list, category);
    }

  return list;
}

/**
 * ant_faq_find_explaining:
 * @entries: (element-type AntFaqEntry): from ant_faq_list()
 * @link_id: a question of the form
 *
 * Returns: (transfer none) (nullable): the first entry that helps to answer it
 */
const AntFaqEntry *
ant_faq_find_explaining (GPtrArray *entries, const char *link_id)
{
  for (guint i = 0; i < entries->len; i++) {
    const AntFaqEntry *entry = entries->pdata[i];

    if (g_strv_contains ((const char *const *) entry->explains, link_id))
      return entry;
  }

  return NULL;
}
