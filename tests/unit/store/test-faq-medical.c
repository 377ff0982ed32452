/* test-faq-medical.c - telling a question about health from any other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-faq-medical.h"
#include "ant-faq-text.h"

static void
assert_finds (const char *list, gboolean is_english, const char *text, const char *wanted)
{
  g_auto (GStrv) phrases = g_strsplit (list, ",", -1);
  g_autoptr (AntFaqMedical) medical = ant_faq_medical_new (phrases, is_english);
  g_autoptr (GPtrArray) words = ant_faq_text_split (text, 100);

  g_assert_cmpstr (ant_faq_medical_find (medical, words), ==, wanted);
}

static void
test_medical_finds_words_and_phrases (void)
{
  assert_finds ("pregnant,blood thinner", TRUE, "I am PREGNANT!", "pregnant");
  assert_finds ("pregnant,blood thinner", TRUE, "my blood-thinners today", "blood thinner");
  assert_finds ("pregnant,blood thinner", TRUE, "thinner blood", NULL);
  assert_finds ("infection", TRUE, "two infections", "infection");
  assert_finds ("infected", TRUE, "an infection", NULL); /* another word, not another ending */
  assert_finds ("a mole", TRUE, "i have a mole here", "a mole");
}

static void
test_medical_finds_endings_of_other_languages (void)
{
  assert_finds ("warfaryna", FALSE, "biorę warfarynę", "warfaryna");
  assert_finds ("w ciąży", FALSE, "jestem w ciazy", "w ciąży");
  assert_finds ("rak", FALSE, "rakieta", NULL); /* too short a word to be guessed at */
}

static void
test_medical_bears_nothing (void)
{
  assert_finds ("", TRUE, "anything", NULL);
  assert_finds ("?!,...", TRUE, "?!", NULL);
  assert_finds ("latex", TRUE, "", NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/faq-medical/finds-words-and-phrases", test_medical_finds_words_and_phrases);
  g_test_add_func ("/faq-medical/finds-endings-of-other-languages",
                   test_medical_finds_endings_of_other_languages);
  g_test_add_func ("/faq-medical/bears-nothing", test_medical_bears_nothing);

  return g_test_run ();
}
