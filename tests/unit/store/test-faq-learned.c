/* test-faq-learned.c - what was asked in vain, and what staff said it means
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <string.h>

#include "ant-faq-index.h"
#include "ant-faq-learned.h"

typedef struct {
  char *dir;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->dir = g_dir_make_tmp ("ant-learned-XXXXXX", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->dir, ANT_FAQ_LEARNED_FILE, NULL);

  g_unlink (path);
  g_rmdir (self->dir);
  g_free (self->dir);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (ant_faq_learned_save_finish (ANT_FAQ_LEARNED (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
save (AntFaqLearned *learned)
{
  gboolean is_saved = FALSE;

  ant_faq_learned_save_async (learned, NULL, on_saved, &is_saved);
  while (!is_saved)
    g_main_context_iteration (NULL, TRUE);
}

static AntFaqLearned *
load (Fixture *self)
{
  AntFaqLearned *learned = ant_faq_learned_new (self->dir);
  g_autoptr (GError) error = NULL;

  g_assert_true (ant_faq_learned_load (learned, &error));
  g_assert_no_error (error);

  return learned;
}

static GDateTime *
make_day (int month, int day)
{
  return g_date_time_new_utc (2026, month, day, 15, 6, 7);
}

static void
test_counts_by_week (Fixture *self, gconstpointer data)
{
  g_autoptr (AntFaqLearned) learned = load (self);
  g_autoptr (GDateTime) day = make_day (3, 4);
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *path = g_build_filename (self->dir, ANT_FAQ_LEARNED_FILE, NULL);
  g_autofree char *text = NULL;

  ant_faq_learned_count (learned, "en", "parking", day, 8);
  ant_faq_learned_count (learned, "en", "beard", day, 8);
  ant_faq_learned_count (learned, "en", "parking", day, 8);
  ant_faq_learned_count (learned, "pl", "parking", day, 8);
  ant_faq_learned_count (learned, "en", "tab\tor line", day, 8);
  save (learned);

  list = ant_faq_learned_list (learned, "en");
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpstr (((AntFaqMiss *) list->pdata[0])->words, ==, "parking");
  g_assert_cmpuint (((AntFaqMiss *) list->pdata[0])->count, ==, 2);
  /* nothing finer than a week, and in the order of the alphabet */
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==,
                   "asked\t2026-W10\t1\ten\tbeard\n"
                   "asked\t2026-W10\t2\ten\tparking\n"
                   "asked\t2026-W10\t1\tpl\tparking\n");
}

static void
test_drops_what_is_old (Fixture *self, gconstpointer data)
{
  g_autoptr (AntFaqLearned) learned = load (self);
  g_autoptr (GDateTime) early = make_day (3, 4);
  g_autoptr (GDateTime) late = make_day (7, 1);
  g_autoptr (GPtrArray) list = NULL;

  ant_faq_learned_count (learned, "en", "parking", early, 8);
  ant_faq_learned_count (learned, "en", "beard", late, 8);
  list = ant_faq_learned_list (learned, "en");
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpstr (((AntFaqMiss *) list->pdata[0])->words, ==, "beard");
}

static void
test_stays_small (Fixture *self, gconstpointer data)
{
  g_autoptr (AntFaqLearned) learned = load (self);
  g_autoptr (GDateTime) day = make_day (3, 4);
  g_autoptr (GPtrArray) list = NULL;

  ant_faq_learned_count (learned, "en", "often", day, 8);
  for (int i = 0; i < 1000; i++) {
    g_autofree char *words = g_strdup_printf ("words %d", i);

    ant_faq_learned_count (learned, "en", "often", day, 8);
    ant_faq_learned_count (learned, "en", words, day, 8);
  }
  list = ant_faq_learned_list (learned, "en");
  g_assert_cmpuint (list->len, ==, 300);
  g_assert_cmpstr (((AntFaqMiss *) list->pdata[0])->words, ==, "often");
}

static void
test_teaches_at_once_and_for_good (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) ant_faq_entry_unref);
  g_autoptr (AntWordLists) lists = ant_word_lists_new ();
  g_autoptr (GDateTime) day = make_day (3, 4);

  g_ptr_array_add (entries, ant_faq_entry_new ("price", "all", "What does it cost?", NULL,
                                               "Ask us.", FALSE, "en"));
  g_ptr_array_add (lists->unanswered, g_strsplit ("damage", ",", -1));
  for (int round = 0; round < 2; round++) {
    g_autoptr (AntFaqLearned) learned = load (self);
    g_autoptr (GPtrArray) extended = NULL;
    g_autoptr (AntFaqIndex) index = NULL;
    g_autoptr (GPtrArray) hits = NULL;
    g_autoptr (GPtrArray) misses = NULL;

    if (round == 0) {
      ant_faq_learned_count (learned, "en", "damage", day, 8);
      ant_faq_learned_teach (learned, "en", "damage", "price");
      save (learned);
    }
    extended = ant_faq_learned_extend (learned, entries, "en");
    index = ant_faq_index_new (extended, lists, "en", NULL);
    g_assert_cmpint (ant_faq_index_search (index, "Damage?", &hits), ==, ANT_FAQ_ANSWERS);
    g_assert_cmpstr (((AntFaqHit *) hits->pdata[0])->id, ==, "price");
    misses = ant_faq_learned_list (learned, "en");
    g_assert_cmpuint (misses->len, ==, 0);
  }
}

static void
test_bears_anything_on_the_disk (Fixture *self, gconstpointer data)
{
  static const char junk[] = "asked\t2026-W10\t-1\ten\tx\nmeans\nasked\t\xff\t2\ten\t\xfe\n"
                             "asked\t2026-W10\t3\ten\tgood\n\0asked\t2026-W10\t3\ten\tmore\n";
  g_autofree char  *path = g_build_filename (self->dir, ANT_FAQ_LEARNED_FILE, NULL);
  g_autoptr (AntFaqLearned) learned = NULL;
  g_autoptr (GPtrArray) list = NULL;

  g_assert_true (g_file_set_contents (path, junk, sizeof junk - 1, NULL));
  learned = load (self);
  list = ant_faq_learned_list (learned, "en");
  for (guint i = 0; i < list->len; i++)
    g_assert_true (g_utf8_validate (((AntFaqMiss *) list->pdata[i])->words, -1, NULL));
  g_assert_cmpstr (((AntFaqMiss *) list->pdata[0])->words, ==, "good");
}

static void
assert_reduced (AntFaqIndex *index, const char *text, const char *wanted)
{
  g_autofree char *reduced = ant_faq_index_reduce (index, text);

  g_assert_cmpstr (reduced, ==, wanted);
}

static void
test_keeps_nothing_of_the_person (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) ant_faq_entry_unref);
  g_autoptr (AntWordLists) lists = ant_word_lists_new ();
  g_autoptr (AntFaqIndex) index = NULL;

  g_strfreev (lists->stop);
  lists->stop = g_strsplit ("is my can i the", " ", -1);
  g_strfreev (lists->ordinary);
  lists->ordinary = g_strsplit ("parking beard name", " ", -1);
  g_strfreev (lists->medical);
  lists->medical = g_strsplit ("pregnant", " ", -1);
  index = ant_faq_index_new (entries, lists, "en", NULL);

  assert_reduced (index, "Is the PARKING mine, Zbigniew?", "is the parking");
  assert_reduced (index, "my name is Zbigniew Kowalski", "my name is");
  assert_reduced (index, "parking 07528 690285", NULL);
  assert_reduced (index, "parking me@example.org", NULL);
  assert_reduced (index, "im pregnant can i have a beard", NULL);
  assert_reduced (index, "is my", NULL);
  assert_reduced (index, "Zbigniew", NULL);
  assert_reduced (index,
                  "parking parking parking parking parking parking parking parking parking "
                  "parking parking",
                  NULL);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/faq-learned/counts-by-week", test_counts_by_week);
  add ("/faq-learned/drops-what-is-old", test_drops_what_is_old);
  add ("/faq-learned/stays-small", test_stays_small);
  add ("/faq-learned/teaches-at-once-and-for-good", test_teaches_at_once_and_for_good);
  add ("/faq-learned/bears-anything-on-the-disk", test_bears_anything_on_the_disk);
  add ("/faq-learned/keeps-nothing-of-the-person", test_keeps_nothing_of_the_person);

  return g_test_run ();
}
