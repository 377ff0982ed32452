/* test-clinic.c - a clinic's content pack, loaded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-clinic.h"

#include "ant-error.h"

static AntClinic *
load (const char *name)
{
  g_autofree char *dir = g_test_build_filename (G_TEST_DIST, "fixtures", "clinics", name, NULL);
  g_autoptr (GPtrArray) issues = ant_pack_issue_list_new ();
  g_autoptr (GError) error = NULL;
  AntClinic *clinic = ant_clinic_load (dir, issues, &error);

  for (guint i = 0; i < issues->len; i++) {
    AntPackIssue *issue = issues->pdata[i];

    if (issue->severity == ANT_PACK_ERROR)
      g_test_message ("%s:%u %s %s", issue->file, issue->line, issue->rule, issue->message);
  }
  g_assert_no_error (error);

  return clinic;
}

static void
test_clinic_says_who_it_is (void)
{
  g_autoptr (AntClinic) clinic = load ("small");
  g_auto (GStrv) ways = ant_clinic_get_list (clinic, "follow-up", "ways");
  g_auto (GStrv) sites = ant_clinic_list_sites (clinic);

  g_assert_cmpstr (ant_clinic_get_id (clinic), ==, "small");
  g_assert_cmpstr (ant_clinic_get_name (clinic, "en"), ==, "Small Clinic");
  g_assert_cmpstr (ant_clinic_get_name (clinic, "pl-PL"), ==, "Mała Klinika");
  g_assert_cmpstr (ant_clinic_get_name (clinic, "ur"), ==, "Small Clinic");
  g_assert_cmpstr (ant_clinic_get_email (clinic), ==, "hello@small.example");
  g_assert_cmpstr (ant_clinic_get_phones (clinic)[0], ==, "+447528690285");
  g_assert_null (ant_clinic_get_phones (clinic)[1]);
  g_assert_cmpuint (g_strv_length (ways), ==, 4);
  g_assert_cmpstr (ways[3], ==, "save");
  g_assert_cmpstr (ant_clinic_get_languages (clinic)[1], ==, "pl");
  g_assert_null (ant_clinic_get_text (clinic, "clinic", "practitioner", "en"));
  g_assert_cmpuint (g_strv_length (sites), ==, 1);
  g_assert_cmpstr (ant_clinic_get_text (clinic, sites[0], "address", "en"), ==, "1 Road");
}

static void
test_clinic_layers_key_by_key (void)
{
  g_autoptr (AntClinic) clinic = load ("small");

  g_assert_cmpint (ant_clinic_get_int (clinic, "kiosk", "idle-s", 0), ==, 75);
  g_assert_cmpint (ant_clinic_get_int (clinic, "kiosk", "idle-question-s", 0), ==, 90);
  g_assert_cmpint (ant_clinic_get_int (clinic, "kiosk", "screen-width-mm", 7), ==, 7);
  g_assert_cmpstr (ant_clinic_get_text (clinic, "intake", "adult-item", NULL), ==, "adult");
}

/* The pack's own price.en.md hides common's price.pl.md too: that translates another answer. */
static void
test_clinic_answers (void)
{
  g_autoptr (AntClinic) clinic = load ("small");
  g_autoptr (GPtrArray) entries = ant_clinic_get_faq (clinic, "pl");
  g_autoptr (GPtrArray) categories = ant_clinic_get_faq_categories (clinic, "pl");
  AntFaqEntry *entry;

  g_assert_cmpuint (entries->len, ==, 2);
  entry = entries->pdata[0];
  g_assert_cmpstr (entry->id, ==, "what-is-it");
  g_assert_cmpstr (entry->lang, ==, "pl");
  g_assert_cmpstr (entry->category, ==, "treatment");
  entry = entries->pdata[1];
  g_assert_cmpstr (entry->question, ==, "What does it cost?");
  g_assert_cmpstr (entry->lang, ==, "en");
  g_assert_cmpstr (entry->phrasings[0], ==, "how dear is it");
  g_assert_false (entry->is_clinical);

  g_assert_cmpuint (categories->len, ==, 2);
  g_assert_cmpstr (((AntFaqCategory *) categories->pdata[0])->title, ==, "Zabieg");
  g_assert_cmpstr (((AntFaqCategory *) categories->pdata[1])->title, ==, "What it costs");
}

static void
test_clinic_lists_words (void)
{
  g_autoptr (AntClinic) clinic = load ("small");
  const AntWordLists *en = ant_clinic_get_word_lists (clinic, "en-GB");
  const AntWordLists *pl = ant_clinic_get_word_lists (clinic, "pl");

  g_assert_cmpuint (en->synonyms->len, ==, 3);
  g_assert_cmpstr (((char **) en->synonyms->pdata[0])[2], ==, "fee");
  g_assert_cmpstr (((char **) en->synonyms->pdata[2])[0], ==, "quid");
  g_assert_cmpuint (g_strv_length (en->stop), ==, 2);
  g_assert_cmpuint (g_strv_length (en->medical), ==, 2);
  g_assert_cmpuint (g_strv_length (pl->medical), ==, 3);
  g_assert_cmpstr (pl->medical[2], ==, "ciąża");
}

static void
test_clinic_asks_consent (void)
{
  g_autoptr (AntClinic) clinic = load ("small");
  g_autoptr (GPtrArray) consents = ant_clinic_get_consents (clinic, "pl");
  g_autoptr (GPtrArray) english = ant_clinic_get_consents (clinic, "en");
  AntConsent *health = consents->pdata[0];

  g_assert_cmpuint (consents->len, ==, 3);
  g_assert_cmpstr (health->id, ==, "health");
  g_assert_cmpstr (health->link_id, ==, "consent.health");
  g_assert_cmpstr (health->lang, ==, "pl");
  g_assert_cmpuint (strlen (health->version), ==, 32);
  g_assert_cmpstr (health->version, !=, ((AntConsent *) english->pdata[0])->version);
  g_assert_cmpstr (((AntConsent *) consents->pdata[1])->id, ==, "photos");
  g_assert_cmpstr (((AntConsent *) consents->pdata[2])->id, ==, "contact");
  g_assert_cmpstr (ant_clinic_get_privacy (clinic, "pl")->title, ==, "Your privacy");
}

static void
test_clinic_writes_prices (void)
{
  static const struct {
    const char *currency;
    int         price;
    const char *lang;
    const char *text;
  } prices[] = {
    { "GBP", 400, "en", "£400" },
    { "GBP", 2000, "en", "£2,000" },
    { "GBP", 2000, "en-GB", "£2,000" },
    { "GBP", 2000, "pl", "£2000" },
    { "GBP", 20000, "pl", "£20\u00a0000" },
    { "GBP", 2000, "ur", "£2,000" },
    { "EUR", 1005, "en", "1,005\u00a0EUR" },
    { "GBP", 1000000, "en", "£1,000,000" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (prices); i++) {
    AntPlan          plan = { .has_price = TRUE, .currency = (char *) prices[i].currency };
    g_autofree char *text = ant_plan_format_price (&plan, prices[i].price, prices[i].lang);

    g_assert_cmpstr (text, ==, prices[i].text);
  }
}

static void
test_clinic_plans (void)
{
  g_autoptr (AntClinic) clinic = load ("small");
  const AntPlan *plan = ant_clinic_get_plan (clinic);
  AntPlanVisit  *second = plan->visits->pdata[1];
  const char    *lang;

  g_assert_cmpuint (plan->visits->len, ==, 2);
  g_assert_cmpstr (ant_wording_get (second->title, "pl", &lang), ==, "Second visit");
  g_assert_cmpstr (lang, ==, "en");
  g_assert_cmpfloat_with_epsilon (second->hours_min, 1.5, 1e-9);
  g_assert_cmpint (second->gap_days, ==, 10);
  g_assert_cmpint (((AntPlanCare *) plan->aftercare->pdata[0])->to_day, ==, 4);
  g_assert_true (plan->has_price);
  g_assert_cmpint (plan->price_touch_up, ==, 200);
}

static void
test_clinic_refuses_no_folder (void)
{
  g_autoptr (GPtrArray) issues = ant_pack_issue_list_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (ant_clinic_load ("/nowhere/at/all", issues, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_MISSING);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/clinic/says-who-it-is", test_clinic_says_who_it_is);
  g_test_add_func ("/clinic/layers-key-by-key", test_clinic_layers_key_by_key);
  g_test_add_func ("/clinic/answers", test_clinic_answers);
  g_test_add_func ("/clinic/lists-words", test_clinic_lists_words);
  g_test_add_func ("/clinic/asks-consent", test_clinic_asks_consent);
  g_test_add_func ("/clinic/writes-prices", test_clinic_writes_prices);
  g_test_add_func ("/clinic/plans", test_clinic_plans);
  g_test_add_func ("/clinic/refuses-no-folder", test_clinic_refuses_no_folder);

  return g_test_run ();
}
