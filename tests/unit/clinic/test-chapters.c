/* test-chapters.c - the chapters on the treatment, and its days on a calendar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-clinic.h"
#include "ant-plan-days.h"

static AntClinic *
load (const char *pack)
{
  g_autofree char *dir = g_test_build_filename (G_TEST_DIST, "..", "data", "clinics", pack, NULL);
  g_autoptr (GPtrArray) issues = ant_pack_issue_list_new ();
  g_autoptr (GError) error = NULL;
  AntClinic *clinic = ant_clinic_load (dir, issues, &error);

  g_assert_no_error (error);

  return clinic;
}

static gboolean
is_answered (GPtrArray *entries, const char *id)
{
  for (guint i = 0; i < entries->len; i++)
    if (g_str_equal (((AntFaqEntry *) entries->pdata[i])->id, id))
      return TRUE;

  return FALSE;
}

static void
assert_whole (AntClinic *clinic, const char *lang)
{
  g_autoptr (GPtrArray) chapters = ant_clinic_get_chapters (clinic, lang);
  g_autoptr (GPtrArray) entries = ant_clinic_get_faq (clinic, lang);

  g_assert_cmpuint (chapters->len, ==, 9);
  for (guint i = 0; i < chapters->len; i++) {
    const AntChapter *chapter = chapters->pdata[i];

    g_assert_cmpstr (chapter->title, !=, "");
    g_assert_nonnull (chapter->pictures[0]);
    for (gsize j = 0; chapter->answers[j] != NULL; j++)
      g_assert_true (is_answered (entries, chapter->answers[j]));
    if (chapter->captions[0] != NULL)
      g_assert_cmpuint (g_strv_length (chapter->captions), ==, g_strv_length (chapter->pictures));
    g_assert_true ((chapter->part == ANT_CHAPTER_CHECK) == (chapter->reasons[0] != NULL));
  }
}

static void
test_chapters_are_whole (void)
{
  static const char *const packs[] = { "leicester", "london" };

  for (gsize i = 0; i < G_N_ELEMENTS (packs); i++) {
    g_autoptr (AntClinic) clinic = load (packs[i]);

    assert_whole (clinic, "en");
    assert_whole (clinic, "pl");
    assert_whole (clinic, "ur");
  }
}

static void
test_plan_falls_on_days (void)
{
  g_autoptr (AntClinic) clinic = load ("leicester");
  const AntPlan *plan = ant_clinic_get_plan (clinic);
  g_autoptr (GDateTime) first = g_date_time_new_utc (2026, 2, 20, 10, 0, 0);
  g_autoptr (GDateTime) third = ant_plan_days_find_visit (plan, first, 2);
  g_autofree char *day = g_date_time_format (third, "%F");

  g_assert_cmpstr (day, ==, "2026-03-30");
  g_assert_cmpint (ant_plan_days_get_visit (plan, 0), ==, 0);
  g_assert_cmpint (ant_plan_days_get_visit (plan, 10), ==, 1);
  g_assert_cmpint (ant_plan_days_get_visit (plan, 38), ==, 2);
  g_assert_cmpint (ant_plan_days_get_visit (plan, 11), ==, -1);
  g_assert_cmpint (ant_plan_days_count (plan), ==, 49);

  g_assert_null (ant_plan_days_get_care (plan, -1));
  g_assert_true (ant_plan_days_get_care (plan, 2) == plan->aftercare->pdata[1]);
  g_assert_true (ant_plan_days_get_care (plan, 12) ==
                 plan->aftercare->pdata[1]); /* of the second */
  g_assert_null (ant_plan_days_get_care (plan, 30));
  g_assert_nonnull (ant_plan_days_get_care (plan, 48));
}

static void
test_plan_bears_nothing (void)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  AntPlan plan = { .visits = none, .aftercare = none };

  g_assert_cmpint (ant_plan_days_count (&plan), ==, 0);
  g_assert_cmpint (ant_plan_days_get_visit (&plan, 0), ==, -1);
  g_assert_null (ant_plan_days_get_care (&plan, 0));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chapters/are-whole", test_chapters_are_whole);
  g_test_add_func ("/plan-days/fall-on-days", test_plan_falls_on_days);
  g_test_add_func ("/plan-days/bear-nothing", test_plan_bears_nothing);

  return g_test_run ();
}
