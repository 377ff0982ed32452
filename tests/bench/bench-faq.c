/* bench-faq.c - how well and how fast answers are found, beside bare full-text search
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     bench-faq PACK [QUESTIONS]
 *
 * QUESTIONS is a list, `query TAB id TAB also-right TAB tags` a line, where the id is UNANSWERABLE
 * where nothing answers it; the tags of a question about health have "medical" in them.
 *
 * The answers are made up of the words of the shipped ones, as often as those use them, and of
 * words that nobody uses twice, so that common words are common and rare ones rare. Both sides
 * search the same texts for the same questions in turns; bare means FTS5 with the same columns and
 * weights, every word of the question, and its best three.
 */

#include <sqlite3.h>
#include <string.h>

#include "ant-faq-index.h"
#include "ant-faq-text.h"
#include "ant-markdown.h"

#define N_ENTRIES 10000
#define N_QUERIES 300
#define N_TURNS   5
#define REACH     1.5

/**
 * Bench:
 *
 * What both sides work on.
 */
typedef struct {
  GRand     *rand;
  GPtrArray *words;   /* owned; every word of the shipped entries, as often as they use it */
  GPtrArray *entries; /* owned; of AntFaqEntry */
  GPtrArray *queries; /* owned; of char */
} Bench;

static void
collect_words (Bench *bench, const char *text)
{
  g_autoptr (GPtrArray) words = ant_faq_text_split (text, 10000);

  for (guint i = 0; i < words->len; i++)
    g_ptr_array_add (bench->words, g_strdup (words->pdata[i]));
}

static void
read_words (Bench *bench, AntClinic *clinic)
{
  g_autoptr (GPtrArray) entries = ant_clinic_get_faq (clinic, "en");

  for (guint i = 0; i < entries->len; i++) {
    const AntFaqEntry *entry = entries->pdata[i];
    g_autofree char   *plain = ant_markdown_to_plain (entry->answer_markdown);

    collect_words (bench, entry->question);
    for (gsize j = 0; entry->phrasings[j] != NULL; j++)
      collect_words (bench, entry->phrasings[j]);
    collect_words (bench, plain);
  }
}

/* One word in four is one of 20,000 others. */
static void
add_sentence (Bench *bench, GString *text, int n_words)
{
  for (int i = 0; i < n_words; i++) {
    if (g_rand_int_range (bench->rand, 0, 4) == 0)
      g_string_append_printf (text, "word%c%c%c%c ", g_rand_int_range (bench->rand, 'a', 'm'),
                              g_rand_int_range (bench->rand, 'a', 'm'),
                              g_rand_int_range (bench->rand, 'a', 'm'),
                              g_rand_int_range (bench->rand, 'a', 'm'));
    else
      g_string_append_printf (
          text, "%s ",
          (char *)
              bench->words->pdata[g_rand_int_range (bench->rand, 0, (gint32) bench->words->len)]);
  }
}

static char *
make_sentence (Bench *bench, int n_words)
{
  GString *text = g_string_new (NULL);

  add_sentence (bench, text, n_words);

  return g_string_free (text, FALSE);
}

static void
make_entries (Bench *bench)
{
  for (int i = 0; i < N_ENTRIES; i++) {
    g_autofree char *id = g_strdup_printf ("entry-%d", i);
    g_autofree char *question = make_sentence (bench, 7);
    g_autofree char *answer = make_sentence (bench, 60);
    char            *phrasings[9] = { NULL };

    for (int j = 0; j < 8; j++)
      phrasings[j] = make_sentence (bench, 5);
    g_ptr_array_add (bench->entries,
                     ant_faq_entry_new (id, "all", question, (const char *const *) phrasings,
                                        answer, FALSE, "en"));
    for (int j = 0; j < 8; j++)
      g_free (phrasings[j]);
  }
}

/* A way to ask for some entry, with one letter wrong in every third. */
static void
make_queries (Bench *bench)
{
  for (int i = 0; i < N_QUERIES; i++) {
    const AntFaqEntry *entry = bench->entries->pdata[g_rand_int_range (bench->rand, 0, N_ENTRIES)];
    char              *query = g_strstrip (g_strdup (entry->phrasings[i % 8]));

    if (i % 3 == 0 && strlen (query) > 8)
      query[6] = 'x';
    g_ptr_array_add (bench->queries, query);
  }
}

static void
run (sqlite3 *database, const char *sql)
{
  g_assert_cmpint (sqlite3_exec (database, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

static sqlite3_stmt *
make_bare (GPtrArray *entries, sqlite3 **database)
{
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_open (":memory:", database), ==, SQLITE_OK);
  run (*database, "CREATE VIRTUAL TABLE faq USING fts5 (question, phrasings, answer, "
                  "tokenize = 'porter unicode61 remove_diacritics 2'); BEGIN");
  sqlite3_prepare_v2 (*database, "INSERT INTO faq VALUES (?1, ?2, ?3)", -1, &statement, NULL);
  for (guint i = 0; i < entries->len; i++) {
    const AntFaqEntry *entry = entries->pdata[i];

    sqlite3_bind_text (statement, 1, entry->question, -1, SQLITE_STATIC);
    sqlite3_bind_text (statement, 2, g_strjoinv ("\n", entry->phrasings), -1, g_free);
    sqlite3_bind_text (statement, 3, entry->answer_markdown, -1, SQLITE_STATIC);
    g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
    sqlite3_reset (statement);
  }
  sqlite3_finalize (statement);
  run (*database, "COMMIT; INSERT INTO faq (faq) VALUES ('optimize');"
                  "INSERT INTO faq (faq, rank) VALUES ('rank', 'bm25(4.0, 4.0, 1.0)')");
  sqlite3_prepare_v2 (*database,
                      "SELECT rowid, question, rank FROM faq WHERE faq MATCH ?1 ORDER BY rank "
                      "LIMIT 3",
                      -1, &statement, NULL);

  return statement;
}

/* Returns: (transfer full): the rows found, the best first */
static GArray *
search_bare (sqlite3_stmt *find, const char *query)
{
  g_auto (GStrv) words = g_strsplit (query, " ", -1);
  g_autofree char *match = g_strjoinv ("\" OR \"", words);
  g_autofree char *quoted = g_strdup_printf ("\"%s\"", match);
  GArray          *rows = g_array_new (FALSE, FALSE, sizeof (gint64));

  sqlite3_bind_text (find, 1, quoted, -1, SQLITE_STATIC);
  while (sqlite3_step (find) == SQLITE_ROW) {
    gint64 row = sqlite3_column_int64 (find, 0);

    g_assert_nonnull (sqlite3_column_text (find, 1));
    g_array_append_val (rows, row);
  }
  sqlite3_reset (find);

  return rows;
}

static void
search_ours (AntFaqIndex *index, const char *query)
{
  g_autoptr (GPtrArray) hits = NULL;

  ant_faq_index_search (index, query, &hits);
}

/* Returns: the ratio of the fastest turns, which is what else the machine does left out */
static double
compare (Bench *bench, AntFaqIndex *index, sqlite3_stmt *bare)
{
  double best[2] = { G_MAXDOUBLE, G_MAXDOUBLE };

  for (int turn = 0; turn < N_TURNS; turn++)
    for (int side = 0; side < 2; side++) {
      gint64 begin = g_get_monotonic_time ();

      for (guint i = 0; i < bench->queries->len; i++) {
        if (side == 0)
          search_ours (index, bench->queries->pdata[i]);
        else
          g_array_unref (search_bare (bare, bench->queries->pdata[i]));
      }
      best[side] = MIN (best[side], (double) (g_get_monotonic_time () - begin));
    }

  g_print ("%d entries, %d questions: ours %.3f ms a question, bare FTS5 %.3f ms: %.2f x\n",
           N_ENTRIES, N_QUERIES, best[0] / N_QUERIES / 1000, best[1] / N_QUERIES / 1000,
           best[0] / best[1]);

  return best[0] / best[1];
}

/**
 * Tally:
 *
 * What came of a list of questions.
 */
typedef struct {
  guint n_asked;
  guint n_first;
  guint n_three;
  guint n_rejected;
  guint n_medical;
  guint n_medical_answered;
  guint n_other;
  guint n_other_answered;
} Tally;

/* @ids ends with %NULL; it is empty where the question was declined. */
static void
count (Tally *tally, char **fields, const char *const *ids)
{
  g_autofree char *right = g_strdup_printf ("%s %s", fields[1], fields[2]);
  g_auto (GStrv) rights = g_strsplit_set (right, " ,", -1);
  gboolean is_found = FALSE;

  if (strcmp (fields[1], "UNANSWERABLE") == 0 && strstr (fields[3], "medical") != NULL) {
    tally->n_medical++;
    tally->n_medical_answered += ids[0] != NULL;
    return;
  }
  if (strcmp (fields[1], "UNANSWERABLE") == 0) {
    tally->n_other++;
    tally->n_other_answered += ids[0] != NULL;
    return;
  }

  tally->n_asked++;
  tally->n_rejected += ids[0] == NULL;
  tally->n_first += ids[0] != NULL && g_strv_contains ((const char *const *) rights, ids[0]);
  for (gsize i = 0; ids[i] != NULL; i++)
    is_found |= g_strv_contains ((const char *const *) rights, ids[i]);
  tally->n_three += is_found;
}

static void
ask_ours (AntFaqIndex *index, char **fields, Tally *tally)
{
  g_autoptr (GPtrArray) hits = NULL;
  const char *ids[4] = { NULL };

  ant_faq_index_search (index, fields[0], &hits);
  for (guint i = 0; i < MIN (hits->len, 3); i++)
    ids[i] = ((AntFaqHit *) hits->pdata[i])->id;
  count (tally, fields, ids);
}

static void
ask_bare (sqlite3_stmt *find, GPtrArray *entries, char **fields, Tally *tally)
{
  g_autoptr (GArray) rows = search_bare (find, fields[0]);
  const char *ids[4] = { NULL };

  for (guint i = 0; i < MIN (rows->len, 3); i++)
    ids[i] = ((AntFaqEntry *) entries->pdata[g_array_index (rows, gint64, i) - 1])->id;
  count (tally, fields, ids);
}

static void
print_tally (const char *name, const Tally *tally)
{
  g_print ("%-10s | %11.2f | %8.2f | %6.1f %% | %9u of %-3u | %5u of %u\n", name,
           (double) tally->n_first / MAX (tally->n_asked, 1),
           (double) tally->n_three / MAX (tally->n_asked, 1),
           100.0 * tally->n_rejected / MAX (tally->n_asked, 1), tally->n_medical_answered,
           tally->n_medical, tally->n_other_answered, tally->n_other);
}

static void
print_quality (AntClinic *clinic, const char *path)
{
  g_autoptr (GPtrArray) entries = ant_clinic_get_faq (clinic, "en");
  g_autoptr (AntFaqIndex) index = ant_faq_index_new_for_clinic (clinic, "en", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  Tally         tallies[2] = { 0 };
  sqlite3      *database;
  sqlite3_stmt *bare = make_bare (entries, &database);

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++) {
    g_autofree char *padded = g_strconcat (lines[i], "\t\t\t", NULL);
    g_auto (GStrv) fields = g_strsplit (padded, "\t", -1);

    if (fields[1][0] == '\0' || strcmp (fields[0], "query") == 0)
      continue;
    ask_ours (index, fields, &tallies[0]);
    ask_bare (bare, entries, fields, &tallies[1]);
  }
  g_print ("           | right first | of three | rejected | medical answered | others answered\n");
  print_tally ("ours", &tallies[0]);
  print_tally ("bare FTS5", &tallies[1]);
  sqlite3_finalize (bare);
  sqlite3_close (database);
}

int
main (int argc, char *argv[])
{
  Bench bench = { g_rand_new_with_seed (1), g_ptr_array_new_with_free_func (g_free),
                  g_ptr_array_new_with_free_func ((GDestroyNotify) ant_faq_entry_unref),
                  g_ptr_array_new_with_free_func (g_free) };
  g_autoptr (GPtrArray) issues = ant_pack_issue_list_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AntClinic) clinic = ant_clinic_load (argv[1], issues, &error);
  g_autoptr (AntFaqIndex) index = NULL;
  gint64        begin;
  sqlite3      *database;
  sqlite3_stmt *bare;
  double        ratio;

  g_assert_no_error (error);
  if (argc > 2 && g_file_test (argv[2], G_FILE_TEST_EXISTS))
    print_quality (clinic, argv[2]);
  read_words (&bench, clinic);
  make_entries (&bench);
  make_queries (&bench);

  begin = g_get_monotonic_time ();
  index = ant_faq_index_new (bench.entries, ant_clinic_get_word_lists (clinic, "en"), "en", &error);
  g_assert_no_error (error);
  g_print ("index made in %.0f ms", (double) (g_get_monotonic_time () - begin) / 1000);
  begin = g_get_monotonic_time ();
  bare = make_bare (bench.entries, &database);
  g_print (", bare in %.0f ms\n", (double) (g_get_monotonic_time () - begin) / 1000);

  ratio = compare (&bench, index, bare);
  sqlite3_finalize (bare);
  sqlite3_close (database);
  g_rand_free (bench.rand);
  g_ptr_array_unref (bench.words);
  g_ptr_array_unref (bench.entries);
  g_ptr_array_unref (bench.queries);

  return ratio <= REACH ? 0 : 1;
}
