/* ant-faq-index.c - finding the answer to a question in a person's own words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-faq-index"

#include "ant-faq-index.h"

#include <sqlite3.h>
#include <string.h>

#include "ant-error.h"
#include "ant-faq-model.h"
#include "ant-faq-stemmer.h"
#include "ant-faq-text.h"
#include "ant-markdown.h"

#define TEXT_WORDS    4000
#define KEPT_LETTERS  5 /* of a prefix, where no stemmer knows the language */
#define PIECE_LETTERS 5 /* shorter pieces are found inside words by chance */
#define CANDIDATES    40
#define MOST_HITS     3

#define TOLD_CANDIDATES 5

/* How the parts of a score add up, and below which there is no answer. The figures were chosen on
 * the questions for tuning. */
#define WAY_SHARE      0.55 /* the nearest single way to ask */
#define COVERAGE_SHARE 0.30 /* how much of the query the entry has at all */
#define RANK_SHARE     0.15 /* bm25 against the best candidate's */
#define EXACT_WORTH    1.0  /* asked for in the very words of a way */
#define LEAST_SCORE    0.46
#define PIECE_WORTH    0.46 /* an entry found only by a piece of a word */

struct _AntFaqIndex {
  gboolean       is_english;
  GPtrArray     *entries;    /* owned; of AntFaqEntry: the answered ones, then the others */
  guint          n_answered; /* of @entries */
  sqlite3       *database;   /* owned; in memory */
  sqlite3_stmt  *find;       /* owned; rowid and bm25 of what matches ?1 */
  sqlite3_stmt  *find_piece; /* owned; the same by trigrams; made when first needed */
  AntFaqStemmer *stemmer;    /* owned */
  AntFaqModel   *model;      /* owned */
};

/**
 * Candidate:
 *
 * An entry that may fit.
 */
typedef struct {
  guint  entry;
  double rank; /* bm25, turned so that more is better */
  double score;
} Candidate;

G_DEFINE_BOXED_TYPE (AntFaqHit, ant_faq_hit, ant_faq_hit_copy, ant_faq_hit_free)

AntFaqHit *
ant_faq_hit_copy (const AntFaqHit *self)
{
  AntFaqHit *copy = g_new0 (AntFaqHit, 1);

  copy->id = g_strdup (self->id);
  copy->question = g_strdup (self->question);
  copy->score = self->score;

  return copy;
}

void
ant_faq_hit_free (AntFaqHit *self)
{
  g_free (self->id);
  g_free (self->question);
  g_free (self);
}

static gboolean
fail (AntFaqIndex *self, GError **error)
{
  return ant_fail (error, ANT_ERROR_FAILED, "The index of answers cannot be made: %s",
                   sqlite3_errmsg (self->database));
}

static gboolean
run (AntFaqIndex *self, const char *sql, GError **error)
{
  return sqlite3_exec (self->database, sql, NULL, NULL, NULL) == SQLITE_OK || fail (self, error);
}

/* The words made alike, so that the index sees the same words as the query. */
static char *
flatten (const char *text)
{
  g_autoptr (GPtrArray) words = ant_faq_text_split (text, TEXT_WORDS);
  GString *flat = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++) {
    g_autofree char *word = ant_faq_text_level (words->pdata[i]);

    g_string_append_printf (flat, "%s ", word);
  }

  return g_string_free (flat, FALSE);
}

static char *
flatten_phrasings (const AntFaqEntry *entry)
{
  g_autofree char *all = g_strjoinv ("\n", entry->phrasings);

  return flatten (all);
}

static gboolean
insert (AntFaqIndex *self, sqlite3_stmt *statement, guint row, gboolean with_answer)
{
  const AntFaqEntry *entry = self->entries->pdata[row];
  g_autofree char   *plain = ant_markdown_to_plain (entry->answer_markdown);

  sqlite3_bind_int64 (statement, 1, row);
  sqlite3_bind_text (statement, 2, flatten (entry->question), -1, g_free);
  sqlite3_bind_text (statement, 3, flatten_phrasings (entry), -1, g_free);
  if (with_answer)
    sqlite3_bind_text (statement, 4, flatten (plain), -1, g_free);
  if (sqlite3_step (statement) != SQLITE_DONE)
    return FALSE;

  return sqlite3_reset (statement) == SQLITE_OK;
}

static gboolean
fill (AntFaqIndex *self, const char *sql, gboolean with_answer, GError **error)
{
  sqlite3_stmt *statement = NULL;
  gboolean      is_done;

  if (!run (self, "BEGIN", error))
    return FALSE;
  is_done = sqlite3_prepare_v2 (self->database, sql, -1, &statement, NULL) == SQLITE_OK;
  for (guint i = 0; is_done && i < self->entries->len; i++)
    is_done = insert (self, statement, i, with_answer);
  sqlite3_finalize (statement);
  if (!is_done)
    return fail (self, error);

  return run (self, "COMMIT", error);
}

static gboolean
make_table (AntFaqIndex *self, GError **error)
{
  const char *sql = self->is_english
                        ? "CREATE VIRTUAL TABLE faq USING fts5 (question, phrasings, answer, "
                          "tokenize = 'porter unicode61 remove_diacritics 2', detail = full)"
                        : "CREATE VIRTUAL TABLE faq USING fts5 (question, phrasings, answer, "
                          "tokenize = 'unicode61 remove_diacritics 2', prefix = '5')";

  if (!run (self, sql, error) ||
      !fill (self, "INSERT INTO faq (rowid, question, phrasings, answer) VALUES (?1, ?2, ?3, ?4)",
             TRUE, error) ||
      !run (self, "INSERT INTO faq (faq) VALUES ('optimize')", error) ||
      !run (self, "INSERT INTO faq (faq, rank) VALUES ('rank', 'bm25(4.0, 4.0, 1.0)')", error))
    return FALSE;

  return sqlite3_prepare_v3 (self->database,
                             "SELECT rowid, rank FROM faq WHERE faq MATCH ?1 ORDER BY rank "
                             "LIMIT " G_STRINGIFY (CANDIDATES), -1, SQLITE_PREPARE_PERSISTENT,
                                                   &self->find, NULL) == SQLITE_OK ||
                             fail (self, error);
}

/* Most packs never need it: it is made when a query first finds nothing. */
static gboolean
make_pieces (AntFaqIndex *self, GError **error)
{
  if (self->find_piece != NULL)
    return TRUE;

  if (!run (self,
            "CREATE VIRTUAL TABLE IF NOT EXISTS pieces USING fts5 (question, phrasings, "
            "tokenize = 'trigram')",
            error) ||
      !fill (self, "INSERT OR REPLACE INTO pieces (rowid, question, phrasings) VALUES (?1, ?2, ?3)",
             FALSE, error))
    return FALSE;

  return sqlite3_prepare_v3 (self->database,
                             "SELECT rowid, rank FROM pieces WHERE pieces MATCH ?1 ORDER BY rank "
                             "LIMIT " G_STRINGIFY (CANDIDATES), -1, SQLITE_PREPARE_PERSISTENT,
                                                   &self->find_piece, NULL) == SQLITE_OK ||
                             fail (self, error);
}

/* What is asked but not answered stands in the index too: the question that is nearest to it is
 * recognised and declined, and not given the next best answer. */
static GPtrArray *
gather (GPtrArray *entries, const AntWordLists *words, const char *lang)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_faq_entry_unref);

  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (all, ant_faq_entry_ref (entries->pdata[i]));
  for (guint i = 0; i < words->unanswered->len; i++) {
    const char *const *ways = words->unanswered->pdata[i];

    g_ptr_array_add (all, ant_faq_entry_new ("", "", ways[0], ways + 1, "", FALSE, lang));
  }

  return all;
}

/**
 * ant_faq_index_new:
 * @entries: (element-type AntFaqEntry): what can be found
 * @words: synonyms, stop words, medical words and what is not answered; not kept
 * @lang: the language people ask in; English gets a stemmer
 * @error: return location; %ANT_ERROR_UNSUPPORTED where SQLite lacks FTS5
 *
 * Returns: (transfer full): the index, or %NULL with @error set
 */
AntFaqIndex *
ant_faq_index_new (GPtrArray *entries, const AntWordLists *words, const char *lang, GError **error)
{
  g_autoptr (AntFaqIndex) self = g_new0 (AntFaqIndex, 1);

  self->is_english = g_str_has_prefix (lang, "en");
  self->n_answered = entries->len;
  self->entries = gather (entries, words, lang);
  if (sqlite3_open_v2 (":memory:", &self->database,
                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY |
                           SQLITE_OPEN_NOMUTEX,
                       NULL) != SQLITE_OK) {
    fail (self, error);
    return NULL;
  }
  self->stemmer = ant_faq_stemmer_new (self->database, self->is_english, error);
  if (self->stemmer == NULL || !make_table (self, error))
    return NULL;
  self->model = ant_faq_model_new (self->entries, words, self->is_english, ant_faq_stemmer_cut,
                                   self->stemmer);

  return g_steal_pointer (&self);
}

/**
 * ant_faq_index_new_for_clinic:
 *
 * Returns: (transfer full): an index of all that @clinic answers in @lang, or %NULL with @error set
 */
AntFaqIndex *
ant_faq_index_new_for_clinic (AntClinic *clinic, const char *lang, GError **error)
{
  g_autoptr (GPtrArray) entries = ant_clinic_get_faq (clinic, lang);

  return ant_faq_index_new (entries, ant_clinic_get_word_lists (clinic, lang), lang, error);
}

void
ant_faq_index_free (AntFaqIndex *self)
{
  g_clear_pointer (&self->model, ant_faq_model_free);
  g_clear_pointer (&self->stemmer, ant_faq_stemmer_free);
  sqlite3_finalize (self->find);
  sqlite3_finalize (self->find_piece);
  sqlite3_close (self->database);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

/* Words have letters and digits only, so that between quotes nothing is left to FTS5's syntax. */
static void
add_words (AntFaqIndex *self, GString *match, const char *words)
{
  g_autofree char *cut = self->is_english ? NULL : ant_faq_text_cut (words, KEPT_LETTERS);
  gboolean         is_prefix =
      cut != NULL && strchr (words, ' ') == NULL && g_utf8_strlen (cut, -1) == KEPT_LETTERS;

  if (match->len > 0)
    g_string_append (match, " OR ");
  g_string_append_printf (match, is_prefix ? "\"%s\" *" : "\"%s\"", is_prefix ? cut : words);
}

static char *
write_match (AntFaqIndex *self, const AntFaqQuery *query)
{
  GString *match = g_string_new (NULL);
  g_autoptr (GHashTable) said = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < query->units->len; i++) {
    const AntFaqUnit *unit = query->units->pdata[i];

    if (!unit->is_stop || query->is_all_stop)
      add_words (self, match, unit->mended);
    for (guint j = 0; j < unit->groups->len; j++) {
      guint            group = g_array_index (unit->groups, guint, j);
      const GPtrArray *members = ant_faq_model_get_group (self->model, group);

      if (!g_hash_table_add (said, GUINT_TO_POINTER (group + 1)))
        continue;
      for (guint k = 0; k < members->len; k++)
        add_words (self, match, members->pdata[k]);
    }
  }

  return g_string_free (match, FALSE);
}

static char *
write_pieces (const AntFaqQuery *query)
{
  GString *match = g_string_new (NULL);

  for (guint i = 0; i < query->units->len; i++) {
    const AntFaqUnit *unit = query->units->pdata[i];

    if (!unit->is_stop && g_utf8_strlen (unit->word, -1) >= PIECE_LETTERS)
      g_string_append_printf (match, match->len > 0 ? " OR \"%s\"" : "\"%s\"", unit->word);
  }

  return g_string_free (match, FALSE);
}

static GArray *
collect (AntFaqIndex *self, sqlite3_stmt *statement, const char *match)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  if (match[0] == '\0')
    return candidates;

  sqlite3_bind_text (statement, 1, match, -1, SQLITE_STATIC);
  while (sqlite3_step (statement) == SQLITE_ROW) {
    Candidate candidate = { (guint) sqlite3_column_int64 (statement, 0),
                            -sqlite3_column_double (statement, 1), 0 };

    if (candidate.entry < self->entries->len)
      g_array_append_val (candidates, candidate);
  }
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);

  return candidates;
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *x = a;
  const Candidate *y = b;

  if (x->score > y->score || x->score < y->score)
    return x->score < y->score ? 1 : -1;

  return (x->entry > y->entry) - (x->entry < y->entry);
}

static void
score (AntFaqIndex *self, const AntFaqQuery *query, GArray *candidates)
{
  double best = 1e-9;

  for (guint i = 0; i < candidates->len; i++)
    best = MAX (best, g_array_index (candidates, Candidate, i).rank);
  for (guint i = 0; i < candidates->len; i++) {
    Candidate *candidate = &g_array_index (candidates, Candidate, i);
    double     coverage;
    double     way = ant_faq_model_score (self->model, query, candidate->entry, &coverage);

    candidate->score =
        WAY_SHARE * way + COVERAGE_SHARE * coverage + RANK_SHARE * MAX (candidate->rank, 0) / best;
    if (candidate->entry + 1 == query->exact)
      candidate->score += EXACT_WORTH;
  }
  g_array_sort (candidates, compare_candidates);
}

static gboolean
is_answered (AntFaqIndex *self, GArray *candidates)
{
  const Candidate *best = candidates->len > 0 ? &g_array_index (candidates, Candidate, 0) : NULL;

  return best != NULL && best->score >= LEAST_SCORE && best->entry < self->n_answered;
}

static GPtrArray *
make_hits (AntFaqIndex *self, GArray *candidates)
{
  GPtrArray *hits = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_faq_hit_free);

  for (guint i = 0; i < candidates->len && hits->len < MOST_HITS; i++) {
    const Candidate   *candidate = &g_array_index (candidates, Candidate, i);
    const AntFaqEntry *entry = self->entries->pdata[candidate->entry];
    AntFaqHit         *hit;

    if (candidate->entry >= self->n_answered)
      continue;
    hit = g_new0 (AntFaqHit, 1);
    hit->id = g_strdup (entry->id);
    hit->question = g_strdup (entry->question);
    hit->score = CLAMP (candidate->score, 0, 1);
    g_ptr_array_add (hits, hit);
  }

  return hits;
}

static GArray *
find_by_pieces (AntFaqIndex *self, const char *match)
{
  g_autoptr (GError) error = NULL;
  GArray *candidates;

  if (match[0] == '\0')
    return g_array_new (FALSE, FALSE, sizeof (Candidate));
  if (!make_pieces (self, &error)) {
    g_warning ("%s", error->message);
    return g_array_new (FALSE, FALSE, sizeof (Candidate));
  }

  candidates = collect (self, self->find_piece, match);
  for (guint i = 0; i < candidates->len; i++)
    g_array_index (candidates, Candidate, i).score = PIECE_WORTH;

  return candidates;
}

/**
 * Telling:
 *
 * Whom the steps are told to, if anybody wants to hear.
 */
typedef struct {
  AntFaqStepFunc func; /* (nullable) */
  gpointer       data;
} Telling;

static void
tell (const Telling *telling, const char *step, const char *result)
{
  if (telling->func != NULL)
    telling->func (step, result, telling->data);
}

static void
append_groups (AntFaqIndex *self, GString *text, const AntFaqUnit *unit)
{
  for (guint i = 0; i < unit->groups->len; i++) {
    const GPtrArray *members =
        ant_faq_model_get_group (self->model, g_array_index (unit->groups, guint, i));

    g_string_append_printf (text, "%s:", unit->mended);
    for (guint j = 0; j < members->len; j++)
      g_string_append_printf (text, " %s%s", (char *) members->pdata[j],
                              j + 1 < members->len ? "," : "; ");
  }
}

static void
tell_query (AntFaqIndex *self, const AntFaqQuery *query, const Telling *telling)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GString) slips = g_string_new (NULL);
  g_autoptr (GString) stops = g_string_new (NULL);
  g_autoptr (GString) groups = g_string_new (NULL);

  if (telling->func == NULL)
    return;
  for (guint i = 0; i < query->units->len; i++) {
    const AntFaqUnit *unit = query->units->pdata[i];

    g_string_append_printf (words, i > 0 ? " %s" : "%s", unit->word);
    if (strcmp (unit->word, unit->mended) != 0)
      g_string_append_printf (slips, "%s → %s; ", unit->word, unit->mended);
    if (unit->is_stop)
      g_string_append_printf (stops, stops->len > 0 ? " %s" : "%s", unit->mended);
    append_groups (self, groups, unit);
  }
  tell (telling, "words", words->str);
  tell (telling, "spelling", slips->str);
  tell (telling, "medical", query->medical != NULL ? query->medical : "");
  tell (telling, "stop-words", stops->str);
  tell (telling, "synonyms", groups->str);
}

static void
tell_candidates (AntFaqIndex *self, GArray *candidates, const Telling *telling)
{
  for (guint i = 0; telling->func != NULL && i < MIN (candidates->len, TOLD_CANDIDATES); i++) {
    const Candidate   *candidate = &g_array_index (candidates, Candidate, i);
    const AntFaqEntry *entry = self->entries->pdata[candidate->entry];
    gboolean           is_answer = candidate->entry < self->n_answered;
    g_autofree char   *text =
        g_strdup_printf ("%s: %.3f", is_answer ? entry->id : entry->question, candidate->score);

    tell (telling, is_answer ? "score" : "score-unanswered", text);
  }
}

static GArray *
find (AntFaqIndex *self, const AntFaqQuery *query, const Telling *telling)
{
  g_autofree char *match = write_match (self, query);
  GArray          *candidates = collect (self, self->find, match);

  tell (telling, "match", match);
  if (candidates->len > 0) {
    score (self, query, candidates);
  } else {
    g_autofree char *pieces = write_pieces (query);

    tell (telling, "pieces", pieces);
    g_array_unref (candidates);
    candidates = find_by_pieces (self, pieces);
  }
  tell_candidates (self, candidates, telling);
  if (!is_answered (self, candidates))
    g_array_set_size (candidates, 0);

  return candidates;
}

/**
 * ant_faq_index_explain:
 * @self: an index
 * @text: what a person typed
 * @func: (nullable): hears what each step made of it, in the order of the steps
 * @data: for @func
 * @hits: (out) (transfer full) (element-type AntFaqHit): as ant_faq_index_search()
 *
 * Returns: what came of it
 */
AntFaqOutcome
ant_faq_index_explain (AntFaqIndex   *self,
                       const char    *text,
                       AntFaqStepFunc func,
                       gpointer       data,
                       GPtrArray    **hits)
{
  Telling telling = { func, data };
  g_autoptr (AntFaqQuery) query = ant_faq_model_read (self->model, text);
  g_autoptr (GArray) candidates = NULL;

  tell_query (self, query, &telling);
  if (query->medical != NULL) {
    *hits = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_faq_hit_free);
    return ANT_FAQ_MEDICAL;
  }
  candidates = find (self, query, &telling);
  *hits = make_hits (self, candidates);

  return (*hits)->len > 0 ? ANT_FAQ_ANSWERS : ANT_FAQ_NONE;
}

/**
 * ant_faq_index_search:
 * @self: an index
 * @text: what a person typed: any bytes, of any length
 * @hits: (out) (transfer full) (element-type AntFaqHit): up to three answers, the best first; empty
 * unless the outcome is %ANT_FAQ_ANSWERS
 *
 * A question about health is recognised by the pack's medical words and never answered. Nothing of
 * @text reaches SQLite but letters and digits, as a bound value.
 *
 * Returns: what came of it
 */
AntFaqOutcome
ant_faq_index_search (AntFaqIndex *self, const char *text, GPtrArray **hits)
{
  return ant_faq_index_explain (self, text, NULL, NULL, hits);
}

/**
 * ant_faq_index_search_typing:
 * @self: an index
 * @text: what a person has typed so far
 * @hits: (out) (transfer full) (element-type AntFaqHit): as ant_faq_index_search()
 *
 * As ant_faq_index_search(), but the last word may be unfinished.
 *
 * Returns: what came of it
 */
AntFaqOutcome
ant_faq_index_search_typing (AntFaqIndex *self, const char *text, GPtrArray **hits)
{
  g_autofree char *whole = ant_faq_model_complete (self->model, text);

  return ant_faq_index_search (self, whole, hits);
}

/**
 * ant_faq_index_reduce:
 * @self: an index
 * @text: a question that found no answer
 *
 * Returns: (transfer full) (nullable): what of it may be kept, as ant_faq_model_reduce(); %NULL for
 * nothing, and for whatever is about health
 */
char *
ant_faq_index_reduce (AntFaqIndex *self, const char *text)
{
  g_autoptr (AntFaqQuery) query = ant_faq_model_read (self->model, text);

  return query->medical == NULL ? ant_faq_model_reduce (self->model, text) : NULL;
}
