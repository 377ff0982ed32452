/* test-faq-quality.c - how often the shipped answers are found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "ant-faq-index.h"

/**
 * Tally:
 *
 * What came of a list of questions: `query TAB id TAB also-right TAB tags` a line, where the id is
 * UNANSWERABLE where nothing answers it, and MEDICAL where nothing may.
 */
typedef struct {
  guint n_asked;
  guint n_first;
  guint n_three; /* among the three shown */
  guint n_medical;
  guint n_medical_caught;
  guint n_unanswerable;
  guint n_declined;
} Tally;

static AntFaqIndex *
make_index (const char *pack)
{
  g_autofree char *dir = g_test_build_filename (G_TEST_DIST, "..", "data", "clinics", pack, NULL);
  g_autoptr (GPtrArray) issues = ant_pack_issue_list_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AntClinic) clinic = ant_clinic_load (dir, issues, &error);
  AntFaqIndex *index;

  g_assert_no_error (error);
  index = ant_faq_index_new_for_clinic (clinic, "en", &error);
  g_assert_no_error (error);

  return index;
}

static gboolean
is_right (char **fields, const AntFaqHit *hit)
{
  g_auto (GStrv) also = g_strsplit_set (fields[2] != NULL ? fields[2] : "", " ,", -1);

  return strcmp (fields[1], hit->id) == 0 || g_strv_contains ((const char *const *) also, hit->id);
}

static void
ask (AntFaqIndex *index, char **fields, Tally *tally)
{
  g_autoptr (GPtrArray) hits = NULL;
  AntFaqOutcome outcome = ant_faq_index_search (index, fields[0], &hits);
  gboolean      is_found = FALSE;

  if (strcmp (fields[1], "MEDICAL") == 0 ||
      strstr (fields[1][0] == 'U' ? fields[3] : "", "medical")) {
    tally->n_medical++;
    tally->n_medical_caught += outcome == ANT_FAQ_MEDICAL;
  } else if (strcmp (fields[1], "UNANSWERABLE") == 0) {
    tally->n_unanswerable++;
    tally->n_declined += outcome != ANT_FAQ_ANSWERS;
  } else {
    tally->n_asked++;
    tally->n_first += hits->len > 0 && is_right (fields, hits->pdata[0]);
    for (guint i = 0; i < hits->len; i++)
      is_found |= is_right (fields, hits->pdata[i]);
    tally->n_three += is_found;
    if (!is_found)
      g_test_message ("not found: %s", fields[0]);
  }
}

static void
ask_all (AntFaqIndex *index, const char *path, Tally *tally)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++) {
    g_autofree char *padded = g_strconcat (lines[i], "\t\t\t", NULL);
    g_auto (GStrv) fields = g_strsplit (padded, "\t", -1);

    if (fields[1][0] != '\0' && strcmp (fields[0], "query") != 0)
      ask (index, fields, tally);
  }
  g_test_message ("of %u: first %u, among three %u; medical %u of %u; declined %u of %u",
                  tally->n_asked, tally->n_first, tally->n_three, tally->n_medical_caught,
                  tally->n_medical, tally->n_declined, tally->n_unanswerable);
}

static void
assert_share (guint part, guint whole, double least)
{
  g_assert_cmpfloat ((double) part / MAX (whole, 1), >=, least);
}

/* Measured when this was written: first 98, among three 99 of 99, 10 of 10 medical, 6 of 14. */
static void
test_quality_of_own_questions (void)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "fixtures", "faq", "queries.en.tsv", NULL);
  g_autoptr (AntFaqIndex) index = make_index ("leicester");
  Tally tally = { 0 };

  ask_all (index, path, &tally);
  assert_share (tally.n_first, tally.n_asked, 0.93);
  assert_share (tally.n_three, tally.n_asked, 0.96);
  assert_share (tally.n_declined, tally.n_unanswerable, 0.35);
  g_assert_cmpuint (tally.n_medical_caught, ==, tally.n_medical);
}

/* Measured when this was written: 68 first of 68, 3 of 3 medical, 6 of 9 declined. */
static void
test_quality_of_shared_questions (void)
{
  const char      *shared = g_getenv ("ANT_SHARED");
  g_autofree char *path = NULL;
  g_autoptr (AntFaqIndex) index = NULL;
  Tally tally = { 0 };

  path = g_build_filename (shared != NULL ? shared : "/nowhere", "faq", "dev-queries.tsv", NULL);
  if (!g_file_test (path, G_FILE_TEST_EXISTS)) {
    g_test_skip ("the questions for tuning are not here (ANT_SHARED)");
    return;
  }

  index = make_index ("leicester");
  ask_all (index, path, &tally);
  assert_share (tally.n_first, tally.n_asked, 0.93);
  assert_share (tally.n_three, tally.n_asked, 0.96);
  assert_share (tally.n_declined, tally.n_unanswerable, 0.5);
  g_assert_cmpuint (tally.n_medical_caught, ==, tally.n_medical);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/faq-quality/own-questions", test_quality_of_own_questions);
  g_test_add_func ("/faq-quality/shared-questions", test_quality_of_shared_questions);

  return g_test_run ();
}
