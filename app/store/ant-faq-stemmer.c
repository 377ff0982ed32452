/* ant-faq-stemmer.c - the full-text index's own way to take endings away
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-faq-index"

#include "ant-faq-stemmer.h"

#include <string.h>

#include "ant-error.h"
#include "ant-faq-text.h"

#define KEPT_LETTERS 5

struct _AntFaqStemmer {
  gboolean       is_english;
  fts5_tokenizer porter; /* valid as long as the database is open */
  Fts5Tokenizer *instance;
};

static fts5_api *
find_api (sqlite3 *database)
{
  fts5_api     *api = NULL;
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (database, "SELECT fts5 (?1)", -1, &statement, NULL) == SQLITE_OK &&
      sqlite3_bind_pointer (statement, 1, (void *) &api, "fts5_api_ptr", NULL) == SQLITE_OK)
    sqlite3_step (statement);
  sqlite3_finalize (statement);

  return api;
}

/**
 * ant_faq_stemmer_new:
 * @database: an open database, which outlives the result
 * @is_english: whether to use the English stemmer
 * @error: return location; %ANT_ERROR_UNSUPPORTED where SQLite lacks FTS5
 *
 * Returns: (transfer full): the stemmer, or %NULL with @error set
 */
AntFaqStemmer *
ant_faq_stemmer_new (sqlite3 *database, gboolean is_english, GError **error)
{
  g_autoptr (AntFaqStemmer) self = g_new0 (AntFaqStemmer, 1);
  const char *arguments[] = { "unicode61", "remove_diacritics", "2" };
  fts5_api   *api = find_api (database);
  void       *context = NULL;

  self->is_english = is_english;
  if (!is_english)
    return g_steal_pointer (&self);

  if (api == NULL || api->xFindTokenizer (api, "porter", &context, &self->porter) != SQLITE_OK ||
      self->porter.xCreate (context, arguments, G_N_ELEMENTS (arguments), &self->instance) !=
          SQLITE_OK) {
    ant_fail (error, ANT_ERROR_UNSUPPORTED, "This SQLite has no full-text search");
    return NULL;
  }

  return g_steal_pointer (&self);
}

void
ant_faq_stemmer_free (AntFaqStemmer *self)
{
  if (self->instance != NULL)
    self->porter.xDelete (self->instance);
  g_free (self);
}

static int
take_token (void *data, int flags, const char *token, int size, int start, int end)
{
  char **stem = data;

  if (*stem == NULL)
    *stem = g_strndup (token, size);

  return SQLITE_OK;
}

/**
 * ant_faq_stemmer_cut:
 * @word: a word of ant_faq_text_split()
 * @data: an AntFaqStemmer
 *
 * An AntFaqStemFunc.
 *
 * Returns: (transfer full): the stem
 */
char *
ant_faq_stemmer_cut (const char *word, gpointer data)
{
  AntFaqStemmer *self = data;
  char          *stem = NULL;

  if (!self->is_english)
    return ant_faq_text_cut (word, KEPT_LETTERS);
  self->porter.xTokenize (self->instance, &stem, FTS5_TOKENIZE_DOCUMENT, word, (int) strlen (word),
                          take_token);

  return stem != NULL ? stem : g_strdup (word);
}
