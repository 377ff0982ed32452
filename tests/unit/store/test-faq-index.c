/* test-faq-index.c - finding the answer to a question in a person's own words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "ant-faq-index.h"

static void
add (GPtrArray  *entries,
     const char *id,
     const char *question,
     const char *phrasing,
     const char *answer,
     const char *lang)
{
  const char *const phrasings[] = { phrasing, NULL };

  g_ptr_array_add (entries,
                   ant_faq_entry_new (id, "all", question, phrasings, answer, FALSE, lang));
}

static void
add_group (AntWordLists *lists, const char *members)
{
  g_ptr_array_add (lists->synonyms, g_strsplit (members, ",", -1));
}

static void
set (char ***list, const char *words, const char *between)
{
  g_strfreev (*list);
  *list = g_strsplit (words, between, -1);
}

static AntFaqIndex *
make_english (void)
{
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) ant_faq_entry_unref);
  g_autoptr (AntWordLists) lists = ant_word_lists_new ();
  g_autoptr (GError) error = NULL;
  AntFaqIndex *index;

  add (entries, "price", "What does the treatment cost?", "is it expensive", "Ask us.", "en");
  add (entries, "pain", "Does the treatment hurt?", "is it painful", "Many feel **no** pain.",
       "en");
  add (entries, "visits", "How many visits are needed?", "number of sessions",
       "Three, ten days apart. Bring a hat.", "en");
  add (entries, "women", "Is it for women?", "female hair loss", "Yes.", "en");
  add (entries, "microblading", "Is it microblading?", "", "No.", "en");
  add_group (lists, "cost,price,fee,quid");
  add_group (lists, "visit,session,appointment,time in the chair");
  set (&lists->stop, "is it the what does how are for i my a to can", " ");
  set (&lists->ordinary, "late later dog", " ");
  set (&lists->medical, "pregnant\nblood thinners\nlatex\nheart condition", "\n");

  index = ant_faq_index_new (entries, lists, "en", &error);
  g_assert_no_error (error);

  return index;
}

static void
assert_answers (AntFaqIndex *index, const char *query, const char *id)
{
  g_autoptr (GPtrArray) hits = NULL;
  AntFaqOutcome outcome = ant_faq_index_search (index, query, &hits);

  g_test_message ("%.60s", query);
  g_assert_cmpint (outcome, ==, ANT_FAQ_ANSWERS);
  g_assert_cmpuint (hits->len, >=, 1);
  g_assert_cmpuint (hits->len, <=, 3);
  g_assert_cmpstr (((AntFaqHit *) hits->pdata[0])->id, ==, id);
  g_assert_nonnull (((AntFaqHit *) hits->pdata[0])->question);
  for (guint i = 1; i < hits->len; i++)
    g_assert_cmpfloat (((AntFaqHit *) hits->pdata[i])->score, <=,
                       ((AntFaqHit *) hits->pdata[i - 1])->score);
}

static void
assert_outcome (AntFaqIndex *index, const char *query, AntFaqOutcome wanted)
{
  g_autoptr (GPtrArray) hits = NULL;

  g_test_message ("%.60s", query);
  g_assert_cmpint (ant_faq_index_search (index, query, &hits), ==, wanted);
  g_assert_cmpuint (hits->len, ==, 0);
}

static void
test_index_finds (void)
{
  g_autoptr (AntFaqIndex) index = make_english ();

  assert_answers (index, "What does the treatment cost?", "price");
  assert_answers (index, "costs", "price");              /* endings */
  assert_answers (index, "how many quid", "price");      /* synonyms */
  assert_answers (index, "tiem in the chair", "visits"); /* of several words, mended */
  assert_answers (index, "painfull", "pain");            /* slips */
  assert_answers (index, "WOMÉN", "women");              /* accents and capitals */
  assert_answers (index, "hat", "visits");               /* in the answer only */
  assert_answers (index, "femalehair", "women");         /* joined */
  assert_answers (index, "is it for", "women");          /* stop words alone */
}

static void
test_index_finds_pieces_only_when_nothing_matches (void)
{
  g_autoptr (AntFaqIndex) index = make_english ();

  assert_answers (index, "blading", "microblading");
  assert_outcome (index, "ding", ANT_FAQ_NONE); /* too short a piece */
}

static void
test_index_says_when_it_has_none (void)
{
  g_autoptr (AntFaqIndex) index = make_english ();

  assert_outcome (index, "zebra", ANT_FAQ_NONE);
  assert_outcome (index, "can my dog come late to the visit", ANT_FAQ_NONE);
  assert_outcome (index, "", ANT_FAQ_NONE);
}

static void
test_index_declines_what_is_nearer_to_no_answer (void)
{
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) ant_faq_entry_unref);
  g_autoptr (AntWordLists) lists = ant_word_lists_new ();
  g_autoptr (AntFaqIndex) index = NULL;

  add (entries, "price", "What does it cost?", "do i pay each time", "Ask us.", "en");
  add (entries, "pain", "Does it hurt?", "is it painful", "No.", "en");
  g_ptr_array_add (lists->unanswered, g_strsplit ("can i pay by card,cash,each time", ",", -1));
  set (&lists->stop, "do i it what does can by is", " ");
  index = ant_faq_index_new (entries, lists, "en", NULL);

  assert_outcome (index, "pay card", ANT_FAQ_NONE);
  assert_outcome (index, "cash", ANT_FAQ_NONE);
  assert_answers (index, "cost", "price");
  assert_answers (index, "do i pay each time", "price"); /* the pack's very words */
}

static void
test_index_takes_numbers_of_a_size_alike (void)
{
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) ant_faq_entry_unref);
  g_autoptr (AntWordLists) lists = ant_word_lists_new ();
  g_autoptr (AntFaqIndex) index = NULL;

  add (entries, "age", "How old must I be?", "im 17", "18 or over.", "en");
  add (entries, "price", "What does it cost?", "under £500", "Ask us.", "en");
  index = ant_faq_index_new (entries, lists, "en", NULL);

  assert_answers (index, "im 15", "age");
  assert_answers (index, "£300", "price");
  assert_outcome (index, "9", ANT_FAQ_NONE);
}

static void
test_index_never_answers_medical (void)
{
  g_autoptr (AntFaqIndex) index = make_english ();

  assert_outcome (index, "Im pregnant, what does it cost?", ANT_FAQ_MEDICAL);
  assert_outcome (index, "i am pregnent", ANT_FAQ_MEDICAL);
  assert_outcome (index, "blood-thinner", ANT_FAQ_MEDICAL);
  assert_outcome (index, "my heart conditions", ANT_FAQ_MEDICAL);
  assert_answers (index, "visit later", "visits"); /* not a slip for latex */
}

static void
test_index_bears_anything (void)
{
  static const char *const queries[] = {
    "\"",
    "NEAR(cost)",
    "cost AND",
    "question:cost",
    "cost*",
    "^cost",
    "{cost}",
    "-cost",
    "+",
    "cost\" OR \"",
    "'; DROP TABLE faq; --",
    "\xff\xfe",
    "\xc3",
    "%s%n",
    "(((((((((",
    "\n\t\r",
    "​‎‏",
    "🙂",
  };
  g_autoptr (AntFaqIndex) index = make_english ();
  g_autofree char *lengthy = g_strnfill (1 << 20, '"');
  g_autoptr (GString) many = g_string_new (NULL);

  for (int i = 0; i < 50000; i++)
    g_string_append_printf (many, "cost%d ", i);
  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++) {
    g_autoptr (GPtrArray) hits = NULL;

    ant_faq_index_search (index, queries[i], &hits);
    g_assert_nonnull (hits);
  }
  assert_outcome (index, lengthy, ANT_FAQ_NONE);
  assert_answers (index, many->str, "price");
  assert_answers (index, "cost", "price");
}

static void
test_index_finds_while_typing (void)
{
  g_autoptr (AntFaqIndex) index = make_english ();
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GPtrArray) none = NULL;

  g_assert_cmpint (ant_faq_index_search_typing (index, "is it expe", &hits), ==, ANT_FAQ_ANSWERS);
  g_assert_cmpstr (((AntFaqHit *) hits->pdata[0])->id, ==, "price");
  g_assert_cmpint (ant_faq_index_search_typing (index, "expe ", &none), ==, ANT_FAQ_NONE);
}

static void
note_step (const char *step, const char *result, gpointer data)
{
  g_string_append_printf (data, "%s=%s|", step, result);
}

static void
assert_told (AntFaqIndex *index, const char *query, const char *part)
{
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (GPtrArray) hits = NULL;

  ant_faq_index_explain (index, query, note_step, told, &hits);
  g_test_message ("%s", told->str);
  g_assert_nonnull (strstr (told->str, part));
}

static void
test_index_explains (void)
{
  g_autoptr (AntFaqIndex) index = make_english ();

  assert_told (index, "How PAINFULL is it?", "words=how painfull is it|");
  assert_told (index, "How PAINFULL is it?", "spelling=painfull → painful; |");
  assert_told (index, "How PAINFULL is it?", "stop-words=how is it|");
  assert_told (index, "fee", "synonyms=fee: cost, price, fee, quid; |");
  assert_told (index, "fee", "match=\"fee\" OR \"cost\"");
  assert_told (index, "fee", "score=price: ");
  assert_told (index, "blading", "pieces=\"blading\"|score=microblading: ");
  assert_told (index, "my latex glove", "medical=latex|");
}

static void
test_index_finds_in_other_languages (void)
{
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) ant_faq_entry_unref);
  g_autoptr (AntWordLists) lists = ant_word_lists_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AntFaqIndex) index = NULL;

  add (entries, "blizny", "Czy można ukryć blizny?", "blizna po przeszczepie", "Tak.", "pl");
  add (entries, "wizyty", "Ile potrzeba wizyt?", "jak długo", "Trzy.", "pl");
  add (entries, "price", "What does it cost?", "", "Ask us.", "en");
  set (&lists->stop, "czy jak po", " ");
  set (&lists->medical, "warfaryna\nw ciąży\ncyst", "\n");
  index = ant_faq_index_new (entries, lists, "pl", &error);
  g_assert_no_error (error);

  assert_answers (index, "bliznami", "blizny");
  assert_answers (index, "WIZYTY", "wizyty");
  assert_answers (index, "jak dlugo", "wizyty"); /* typed without accents */
  assert_answers (index, "cost", "price");       /* what is not translated comes in English */
  assert_outcome (index, "biorę warfarynę", ANT_FAQ_MEDICAL);
  assert_outcome (index, "jestem w ciazy", ANT_FAQ_MEDICAL);
  assert_outcome (index, "cyst", ANT_FAQ_MEDICAL);
  assert_outcome (index, "cyrt", ANT_FAQ_NONE); /* too short to be sure */
}

static void
test_index_bears_no_entries (void)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  g_autoptr (AntWordLists) lists = ant_word_lists_new ();
  g_autoptr (AntFaqIndex) index = NULL;

  index = ant_faq_index_new (entries, lists, "en", NULL);
  g_assert_nonnull (index);
  assert_outcome (index, "anything at all", ANT_FAQ_NONE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/faq-index/finds", test_index_finds);
  g_test_add_func ("/faq-index/finds-pieces-only-when-nothing-matches",
                   test_index_finds_pieces_only_when_nothing_matches);
  g_test_add_func ("/faq-index/says-when-it-has-none", test_index_says_when_it_has_none);
  g_test_add_func ("/faq-index/declines-what-is-nearer-to-no-answer",
                   test_index_declines_what_is_nearer_to_no_answer);
  g_test_add_func ("/faq-index/takes-numbers-of-a-size-alike",
                   test_index_takes_numbers_of_a_size_alike);
  g_test_add_func ("/faq-index/never-answers-medical", test_index_never_answers_medical);
  g_test_add_func ("/faq-index/bears-anything", test_index_bears_anything);
  g_test_add_func ("/faq-index/finds-while-typing", test_index_finds_while_typing);
  g_test_add_func ("/faq-index/explains", test_index_explains);
  g_test_add_func ("/faq-index/finds-in-other-languages", test_index_finds_in_other_languages);
  g_test_add_func ("/faq-index/bears-no-entries", test_index_bears_no_entries);

  return g_test_run ();
}
