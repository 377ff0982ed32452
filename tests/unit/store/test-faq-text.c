/* test-faq-text.c - words of people made alike, so that they can be compared
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-faq-spelling.h"
#include "ant-faq-text.h"

static void
assert_split (const char *text, const char *wanted)
{
  g_autoptr (GPtrArray) words = ant_faq_text_split (text, 100);
  g_autofree char *joined = NULL;

  g_ptr_array_add (words, NULL);
  joined = g_strjoinv (" ", (char **) words->pdata);
  g_assert_cmpstr (joined, ==, wanted);
}

static void
test_text_makes_alike (void)
{
  assert_split ("I'm 40yrs, naïve & “don’t” know!", "im 40 yrs naive dont know");
  assert_split ("Żółć ŁÓDŹ", "zolc lodz");
  assert_split ("touch-up/top_up", "touch up top up");
  assert_split ("ĦELLO\tﬁne", "ħello fine");
  assert_split ("قِیمَت كيا", "قیمت کیا");
  assert_split ("under £500", "under currency 500");
  assert_split ("", "");
  assert_split (" ?!\n", "");
}

static void
test_text_bears_anything (void)
{
  g_autofree char *lengthy = g_strnfill (100000, 'x');
  g_autoptr (GPtrArray) one = ant_faq_text_split (lengthy, 100);
  g_autoptr (GPtrArray) few = ant_faq_text_split ("a b c d e", 3);

  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpuint (strlen (one->pdata[0]), ==, 32);
  g_assert_cmpuint (few->len, ==, 3);
  assert_split ("ab\xff\xfe"
                "cd\xc3",
                "ab cd");
}

static void
test_text_levels_numbers (void)
{
  static const char *const words[][2] = {
    { "17", "00" }, { "500", "000" }, { "٣", "0" }, { "gym", "gym" }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
    g_autofree char *level = ant_faq_text_level (words[i][0]);

    g_assert_cmpstr (level, ==, words[i][1]);
  }
}

static void
test_text_measures (void)
{
  g_assert_cmpuint (ant_faq_text_measure_distance ("price", "price", 2), ==, 0);
  g_assert_cmpuint (ant_faq_text_measure_distance ("prcie", "price", 2), ==, 1);
  g_assert_cmpuint (ant_faq_text_measure_distance ("pice", "price", 2), ==, 1);
  g_assert_cmpuint (ant_faq_text_measure_distance ("żolc", "zolc", 2), ==, 1);
  g_assert_cmpuint (ant_faq_text_measure_distance ("kitten", "sitting", 3), ==, 3);
  g_assert_cmpuint (ant_faq_text_measure_distance ("kitten", "sitting", 2), ==, 3);
  g_assert_cmpuint (ant_faq_text_measure_distance ("", "abc", 2), ==, 3);
}

static void
assert_mends (AntFaqSpelling *spelling, const char *typed, const char *meant)
{
  g_autofree char *mended = ant_faq_spelling_mend (spelling, typed);

  g_assert_cmpstr (mended, ==, meant);
}

static void
test_spelling_mends_with_care (void)
{
  g_autoptr (AntFaqSpelling) spelling = ant_faq_spelling_new ();
  static const char *const words[] = { "needle", "needle", "needles", "appointment", "red",
                                       "pain",   "paint",  "paint",   "2000",        "ciaza",
                                       "women",  "when",   "when" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    ant_faq_spelling_add (spelling, words[i]);

  assert_mends (spelling, "needel", "needle");
  assert_mends (spelling, "apointmnet", "appointment"); /* two slips, from eight letters on */
  assert_mends (spelling, "nedpel", "nedpel");          /* two in a short one */
  assert_mends (spelling, "neddel", "needle");          /* unless it sounds the same */
  assert_mends (spelling, "aeedle", "aeedle");          /* the first letter is sure */
  assert_mends (spelling, "rad", "rad");                /* too short */
  assert_mends (spelling, "pain", "pain");              /* right, however near another */
  assert_mends (spelling, "pains", "paint");            /* the commoner of two */
  assert_mends (spelling, "wmen", "women");             /* sounds the same, though less common */
  assert_mends (spelling, "2001", "2001");
  assert_mends (spelling, "", "");
}

static void
test_spelling_completes (void)
{
  g_autoptr (AntFaqSpelling) spelling = ant_faq_spelling_new ();
  static const char *const words[] = { "price", "prices", "price", "private" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    ant_faq_spelling_add (spelling, words[i]);

  g_assert_cmpstr (ant_faq_spelling_complete (spelling, "pri"), ==, "price");
  g_assert_cmpstr (ant_faq_spelling_complete (spelling, "priv"), ==, "private");
  g_assert_null (ant_faq_spelling_complete (spelling, "pr"));    /* too little to tell */
  g_assert_null (ant_faq_spelling_complete (spelling, "price")); /* whole */
  g_assert_null (ant_faq_spelling_complete (spelling, "prix"));
  g_assert_null (ant_faq_spelling_complete (spelling, ""));
}

static void
test_spelling_parts (void)
{
  g_autoptr (AntFaqSpelling) spelling = ant_faq_spelling_new ();
  g_autofree char *first = NULL;
  g_autofree char *rest = NULL;

  ant_faq_spelling_add (spelling, "hair");
  ant_faq_spelling_add (spelling, "transplant");
  first = ant_faq_spelling_part (spelling, "hairtransplant", &rest);
  g_assert_cmpstr (first, ==, "hair");
  g_assert_cmpstr (rest, ==, "transplant");
  g_assert_null (ant_faq_spelling_part (spelling, "hair", &rest));
  g_assert_null (ant_faq_spelling_part (spelling, "hairnet", &rest));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/faq-text/makes-alike", test_text_makes_alike);
  g_test_add_func ("/faq-text/bears-anything", test_text_bears_anything);
  g_test_add_func ("/faq-text/levels-numbers", test_text_levels_numbers);
  g_test_add_func ("/faq-text/measures", test_text_measures);
  g_test_add_func ("/faq-spelling/mends-with-care", test_spelling_mends_with_care);
  g_test_add_func ("/faq-spelling/completes", test_spelling_completes);
  g_test_add_func ("/faq-spelling/parts", test_spelling_parts);

  return g_test_run ();
}
