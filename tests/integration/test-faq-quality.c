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
  guint n_rejected;
  guint n_medical;
  guint n_medical_caught;
  guint n_medical_answered;
  guint n_unanswerable;
  guint n_declined;
} Tally;

static AntFaqIndex *
make_index (const char *pack, const char *lang)
{
  g_autofree char *dir = g_test_build_filename (G_TEST_DIST, "..", "data", "clinics", pack, NULL);
  g_autoptr (GPtrArray) issues = ant_pack_issue_list_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AntClinic) clinic = ant_clinic_load (dir, issues, &error);
  AntFaqIndex *index;

  g_assert_no_error (error);
  index = ant_faq_index_new_for_clinic (clinic, lang, &error);
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
    tally->n_medical_answered += outcome == ANT_FAQ_ANSWERS;
    if (outcome != ANT_FAQ_MEDICAL)
      g_test_message ("not taken for medical: %s", fields[0]);
  } else if (strcmp (fields[1], "UNANSWERABLE") == 0) {
    tally->n_unanswerable++;
    tally->n_declined += outcome != ANT_FAQ_ANSWERS;
    if (outcome == ANT_FAQ_ANSWERS)
      g_test_message ("answered: %s", fields[0]);
  } else {
    tally->n_asked++;
    tally->n_first += hits->len > 0 && is_right (fields, hits->pdata[0]);
    for (guint i = 0; i < hits->len; i++)
      is_found |= is_right (fields, hits->pdata[i]);
    tally->n_three += is_found;
    tally->n_rejected += outcome != ANT_FAQ_ANSWERS;
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
  g_test_message ("of %u: first %u, among three %u, rejected %u; medical %u of %u, answered %u; "
                  "declined %u of %u",
                  tally->n_asked, tally->n_first, tally->n_three, tally->n_rejected,
                  tally->n_medical_caught, tally->n_medical, tally->n_medical_answered,
                  tally->n_declined, tally->n_unanswerable);
}

static void
assert_share (guint part, guint whole, double least)
{
  g_assert_cmpfloat ((double) part / MAX (whole, 1), >=, least);
}

static void
ask_fixture (const char *pack, const char *lang, const char *name, Tally *tally)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "faq", name, NULL);
  g_autoptr (AntFaqIndex) index = make_index (pack, lang);

  ask_all (index, path, tally);
}

/* What is to be reached on questions that nothing was tuned on. */
static void
assert_reached (const Tally *tally)
{
  assert_share (tally->n_first, tally->n_asked, 0.80);
  assert_share (tally->n_three, tally->n_asked, 0.92);
  g_assert_cmpfloat ((double) tally->n_rejected / MAX (tally->n_asked, 1), <=, 0.08);
  g_assert_cmpuint (tally->n_medical_answered, ==, 0);
  assert_share (tally->n_declined, tally->n_unanswerable, 0.80);
}

/* What was reached on questions that the lists were tuned on, with a little room. */
static void
test_quality_of_tuning_questions (void)
{
  static const char *const names[] = { "queries.en.tsv", "tuning.en.tsv" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    Tally tally = { 0 };

    ask_fixture ("leicester", "en", names[i], &tally);
    assert_share (tally.n_first, tally.n_asked, 0.93);
    assert_share (tally.n_three, tally.n_asked, 0.96);
    assert_share (tally.n_declined, tally.n_unanswerable, 0.85);
    g_assert_cmpuint (tally.n_medical_caught, ==, tally.n_medical);
  }
}

static void
test_quality_of_held_back_questions (void)
{
  static const char *const packs[] = { "leicester", "london" };

  for (gsize i = 0; i < G_N_ELEMENTS (packs); i++) {
    Tally tally = { 0 };

    ask_fixture (packs[i], "en", "held-back.en.tsv", &tally);
    assert_reached (&tally);
  }
}

static void
test_quality_in_other_languages (void)
{
  static const char *const languages[] = { "pl", "ur" };

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++) {
    g_autofree char *name = g_strdup_printf ("queries.%s.tsv", languages[i]);
    Tally            tally = { 0 };

    ask_fixture ("leicester", languages[i], name, &tally);
    assert_reached (&tally);
    g_assert_cmpuint (tally.n_medical_caught, ==, tally.n_medical);
  }
}

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

  index = make_index ("leicester", "en");
  ask_all (index, path, &tally);
  assert_reached (&tally);
  g_assert_cmpuint (tally.n_medical_caught, ==, tally.n_medical);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/faq-quality/tuning-questions", test_quality_of_tuning_questions);
  g_test_add_func ("/faq-quality/held-back-questions", test_quality_of_held_back_questions);
  g_test_add_func ("/faq-quality/other-languages", test_quality_in_other_languages);
  g_test_add_func ("/faq-quality/shared-questions", test_quality_of_shared_questions);

  return g_test_run ();
}
