/* test-clinics.c - every shipped content pack lints, loads, and answers its own questions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "ant-faq-index.h"
#include "ant-markdown.h"

static void
assert_is_markup (const char *markup)
{
  g_autofree char *wrapped = g_strdup_printf ("<markup>%s</markup>", markup);
  g_autoptr (GError) error = NULL;
  GMarkupParser        nothing = { NULL };
  GMarkupParseContext *context = g_markup_parse_context_new (&nothing, 0, NULL, NULL);

  g_markup_parse_context_parse (context, wrapped, -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_free (context);
}

static gboolean
finds_itself (AntFaqIndex *index, const AntFaqEntry *entry)
{
  g_autoptr (GPtrArray) hits = NULL;

  if (ant_faq_index_search (index, entry->question, &hits) != ANT_FAQ_ANSWERS)
    return FALSE;

  return strcmp (((AntFaqHit *) hits->pdata[0])->id, entry->id) == 0;
}

/* What an answer says a treatment costs is what the pack's plan says, written in the same way. */
static void
check_prices (AntClinic *clinic, const AntFaqEntry *entry)
{
  const AntPlan *plan = ant_clinic_get_plan (clinic);
  g_autoptr (GRegex) money = g_regex_new ("£[0-9]([0-9., \u00a0]*[0-9])?", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (money, entry->answer_markdown, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL)) {
    const int        prices[] = { plan->price_from, plan->price_to, plan->price_touch_up };
    g_autofree char *said = g_match_info_fetch (match, 0);
    gboolean         is_known = FALSE;

    g_assert_true (plan->has_price);
    for (gsize i = 0; i < G_N_ELEMENTS (prices); i++) {
      g_autofree char *price = ant_plan_format_price (plan, prices[i], entry->lang);

      is_known |= strcmp (price, said) == 0;
    }
    if (!is_known)
      g_error ("%s: the answer “%s” says %s, and the plan does not", entry->lang, entry->id, said);
  }
}

static void
check_answers (AntClinic *clinic, const char *lang)
{
  g_autoptr (GPtrArray) entries = ant_clinic_get_faq (clinic, lang);
  g_autoptr (GPtrArray) categories = ant_clinic_get_faq_categories (clinic, lang);
  g_autoptr (GError) error = NULL;
  g_autoptr (AntFaqIndex) index = ant_faq_index_new_for_clinic (clinic, lang, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, >, 0);
  g_assert_cmpuint (categories->len, >, 0);
  for (guint i = 0; i < entries->len; i++) {
    const AntFaqEntry *entry = entries->pdata[i];
    g_autofree char   *markup = ant_markdown_to_markup (entry->answer_markdown);

    assert_is_markup (markup);
    g_assert_cmpstr (markup, !=, "");
    check_prices (clinic, entry);
    if (!finds_itself (index, entry))
      g_error ("%s: the question of “%s” does not find its own answer", lang, entry->id);
  }
}

static void
check_texts (AntClinic *clinic, const char *lang)
{
  g_autoptr (GPtrArray) consents = ant_clinic_get_consents (clinic, lang);

  g_assert_cmpuint (consents->len, ==, 3);
  for (guint i = 0; i < consents->len; i++) {
    g_autofree char *markup = ant_markdown_to_markup (((AntConsent *) consents->pdata[i])->body);

    assert_is_markup (markup);
  }
  g_assert_nonnull (ant_clinic_get_privacy (clinic, lang));
  g_assert_nonnull (ant_clinic_get_name (clinic, lang));
  g_assert_nonnull (ant_wording_get (ant_clinic_get_plan (clinic)->what, lang, NULL));
  g_assert_nonnull (ant_wording_get (ant_clinic_get_plan (clinic)->who, lang, NULL));
}

static void
test_pack (gconstpointer data)
{
  g_autofree char *dir = g_test_build_filename (G_TEST_DIST, "..", "data", "clinics", data, NULL);
  g_autoptr (GPtrArray) issues = ant_pack_issue_list_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AntClinic) clinic = ant_clinic_load (dir, issues, &error);
  const char *const *languages;

  for (guint i = 0; i < issues->len; i++) {
    const AntPackIssue *issue = issues->pdata[i];

    g_test_message ("%s:%u %s: %s", issue->file, issue->line, issue->rule, issue->message);
  }
  g_assert_no_error (error);
  g_assert_cmpstr (ant_clinic_get_id (clinic), ==, data);
  languages = ant_clinic_get_languages (clinic);
  for (gsize i = 0; languages[i] != NULL; i++) {
    check_answers (clinic, languages[i]);
    check_texts (clinic, languages[i]);
  }
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_test_init (&argc, &argv, NULL);

  folder = g_test_build_filename (G_TEST_DIST, "..", "data", "clinics", NULL);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, "clinic.ini", NULL);

    if (strcmp (name, "common") != 0 && g_file_test (path, G_FILE_TEST_EXISTS)) {
      g_autofree char *test = g_strdup_printf ("/clinics/%s", name);

      g_ptr_array_add (names, g_strdup (name));
      g_test_add_data_func (test, names->pdata[names->len - 1], test_pack);
    }
  }
  g_assert_cmpuint (names->len, >=, 2);

  return g_test_run ();
}
