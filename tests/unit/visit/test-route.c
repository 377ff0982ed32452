/* test-route.c - the way through lists, tables, and what is asked about an answer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "ant-test-visit.h"

static void
write_in (Fixture *self, const char *path, const char *text)
{
  say (self, path, ant_value_new_text (ANT_VALUE_STRING, text));
}

static void
count (Fixture *self, const char *path, const char *number)
{
  say (self, path, ant_value_new_text (ANT_VALUE_INTEGER, number));
}

static void
assert_at (Fixture *self, const AntStep *step, const char *page, const char *path)
{
  g_assert_nonnull (step);
  g_assert_true (step == ant_route_get_here (self->route));
  g_assert_cmpstr (step->page, ==, page);
  g_assert_cmpstr (step->path, ==, path);
}

static void
advance_to (Fixture *self, const char *page, const char *path)
{
  for (int i = 0; i < 100; i++) {
    const AntStep *here = ant_route_get_here (self->route);

    if (g_str_equal (here->page, page) && (path == NULL || g_strcmp0 (here->path, path) == 0))
      return;
    g_assert_nonnull (ant_route_advance (self->route));
  }
  g_assert_not_reached ();
}

static void
begin (Fixture *self)
{
  say_yes (self, "adult", TRUE);
  say_yes (self, "consent.health", TRUE);
  say_yes (self, "consent.photos", FALSE);
  say_yes (self, "consent.contact", TRUE);
}

static gboolean
has_text (AntRecord *record, const char *text)
{
  GBytes *answers = ant_record_find (record, ANT_PART_ANSWERS);

  return g_strstr_len (g_bytes_get_data (answers, NULL), (gssize) g_bytes_get_size (answers),
                       text) != NULL;
}

static void
test_passes_an_empty_list (Fixture *self, gconstpointer data)
{
  begin (self);
  advance_to (self, "rows", "medicines");
  g_assert_cmpuint (ant_session_count_rows (self->session, "medicines"), ==, 0);
  g_assert_true (ant_session_check (self->session, "medicines", NULL));
  assert_at (self, ant_route_advance (self->route), "question", "tablets");
  assert_at (self, ant_route_retreat (self->route), "rows", "medicines");
}

static void
test_walks_an_entry (Fixture *self, gconstpointer data)
{
  begin (self);
  advance_to (self, "rows", "medicines");
  g_assert_true (ant_session_add (self->session, "medicines", NULL, NULL));
  assert_at (self, ant_route_enter_row (self->route, "medicines[0]"), "question",
             "medicines[0]/medicine");
  write_in (self, "medicines[0]/medicine", "Iron");
  assert_at (self, ant_route_advance (self->route), "question", "medicines[0]/daily");
  say_yes (self, "medicines[0]/daily", FALSE);
  assert_at (self, ant_route_advance (self->route), "question", "medicines[0]/why-not");
  assert_at (self, ant_route_retreat (self->route), "question", "medicines[0]/daily");
  say_yes (self, "medicines[0]/daily", TRUE);
  assert_at (self, ant_route_advance (self->route), "rows", "medicines[0]/doses");

  g_assert_true (ant_session_add (self->session, "medicines[0]/doses", NULL, NULL));
  assert_at (self, ant_route_enter_row (self->route, "medicines[0]/doses[0]"), "question",
             "medicines[0]/doses[0]/amount");
  count (self, "medicines[0]/doses[0]/amount", "2");
  assert_at (self, ant_route_advance (self->route), "rows", "medicines[0]/doses");
  assert_at (self, ant_route_advance (self->route), "rows", "medicines");
  assert_at (self, ant_route_advance (self->route), "question", "tablets");
  g_assert_cmpstr (ant_value_get_text (ant_session_get (self->session, "tablets")->pdata[0]), ==,
                   "2");
  assert_at (self, ant_route_retreat (self->route), "rows", "medicines");
}

/* Rule 5: a condition looks into its own repetition first. */
static void
test_keeps_entries_apart (Fixture *self, gconstpointer data)
{
  begin (self);
  for (int i = 0; i < 3; i++)
    g_assert_true (ant_session_add (self->session, "medicines", NULL, NULL));
  say_yes (self, "medicines[0]/daily", TRUE);
  say_yes (self, "medicines[1]/daily", FALSE);
  g_assert_false (ant_session_is_enabled (self->session, "medicines[0]/why-not"));
  g_assert_true (ant_session_is_enabled (self->session, "medicines[1]/why-not"));
  g_assert_false (ant_session_is_enabled (self->session, "medicines[2]/why-not"));
  g_assert_false (ant_session_add (self->session, "medicines", NULL, NULL)); /* maxOccurs */

  g_assert_true (ant_session_remove (self->session, "medicines[0]", NULL, NULL));
  g_assert_true (ant_session_is_enabled (self->session, "medicines[0]/why-not"));
}

/* Adding, and then going back without a word, adds nothing. */
static void
test_forgets_an_untouched_entry (Fixture *self, gconstpointer data)
{
  begin (self);
  advance_to (self, "rows", "medicines");
  g_assert_true (ant_session_add (self->session, "medicines", NULL, NULL));
  ant_route_enter_row (self->route, "medicines[0]");
  assert_at (self, ant_route_retreat (self->route), "rows", "medicines");
  g_assert_cmpuint (ant_session_count_rows (self->session, "medicines"), ==, 0);
}

static void
test_wants_what_is_required (Fixture *self, gconstpointer data)
{
  g_autoptr (AntIssue) none = NULL;

  begin (self);
  advance_to (self, "rows", "treatments");
  g_assert_false (ant_session_check (self->session, "treatments", &none));
  g_assert_cmpstr (none->rule, ==, "required");
  g_assert_true (ant_session_add (self->session, "treatments", NULL, NULL));
  assert_at (self, ant_route_enter_row (self->route, "treatments[0]"), "row", "treatments[0]");
  write_in (self, "treatments[0]/clinic", "Derby");
  assert_at (self, ant_route_advance (self->route), "rows", "treatments");
  g_assert_true (ant_session_check (self->session, "treatments", NULL));
}

static void
test_makes_pages_of_table_rows (Fixture *self, gconstpointer data)
{
  begin (self);
  advance_to (self, "row", NULL);
  assert_at (self, ant_route_get_here (self->route), "row", "eye.left");
  assert_at (self, ant_route_advance (self->route), "row", "eye.right");
  assert_at (self, ant_route_advance (self->route), "question", "scale.itch");
}

static void
test_asks_about_each_answer (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) two = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_value_unref);

  begin (self);
  g_ptr_array_add (two, ant_value_new_text (ANT_VALUE_STRING, "Nuts"));
  g_ptr_array_add (two, ant_value_new_text (ANT_VALUE_STRING, "Latex"));
  g_assert_true (ant_session_set (self->session, "allergy", two, NULL, NULL));
  advance_to (self, "question", "allergy");
  assert_at (self, ant_route_advance (self->route), "question", "allergy#0/allergy.bad");
  assert_at (self, ant_route_advance (self->route), "question", "allergy#1/allergy.bad");
  assert_at (self, ant_route_advance (self->route), "question", "smoke");
}

/* From the check page into an entry, through all of it, over its list, and straight back. */
static void
test_comes_back_from_an_entry (Fixture *self, gconstpointer data)
{
  begin (self);
  g_assert_true (ant_session_add (self->session, "medicines", NULL, NULL));
  write_in (self, "medicines[0]/medicine", "Iron");
  advance_to (self, "check", NULL);

  assert_at (self, ant_route_enter_row (self->route, "medicines[0]"), "question",
             "medicines[0]/medicine");
  advance_to (self, "rows", "medicines[0]/doses");
  assert_at (self, ant_route_advance (self->route), "rows", "medicines");
  assert_at (self, ant_route_advance (self->route), "check", NULL);

  ant_route_change (self->route, "rows", "medicines");
  assert_at (self, ant_route_advance (self->route), "check", NULL);
}

static void
test_exports_entries (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;

  begin (self);
  for (int i = 0; i < 2; i++)
    g_assert_true (ant_session_add (self->session, "medicines", NULL, NULL));
  write_in (self, "medicines[0]/medicine", "Iron");
  write_in (self, "medicines[1]/medicine", "Zinc");
  text = ant_session_export (self->session, NULL);
  g_assert_nonnull (strstr (
      text,
      "{\"linkId\":\"medicines\",\"text\":\"Medicines\",\"item\":[{\"linkId\":\"medicine\","
      "\"text\":"
      "\"What is it called?\",\"answer\":[{\"valueString\":\"Iron\"}]}]},{\"linkId\":\"medicines\","
      "\"text\":\"Medicines\",\"item\":[{\"linkId\":\"medicine\",\"text\":\"What is it called?\","
      "\"answer\":[{\"valueString\":\"Zinc\"}]}]}"));
  g_assert_nonnull (strstr (text, "\"valueString\":\"kept\"")); /* hidden */
}

/* A picture the form asks for is a photo like any other: only with leave, and gone without it. */
static void
test_takes_pictures_with_leave (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) jpeg = g_bytes_new_static ("\xff\xd8picture", 9);
  g_autoptr (GBytes) read = NULL;
  g_autoptr (AntRecord) with = NULL, without = NULL;

  begin (self);
  advance_to (self, "question", "smoke");
  assert_at (self, ant_route_advance (self->route), "question", "doctor");

  say_yes (self, "consent.photos", TRUE);
  assert_at (self, ant_route_retreat (self->route), "attachment", "report");
  assert_at (self, ant_route_retreat (self->route), "attachment", "letter");
  say (self, "letter", ant_value_new_attachment ("image/jpeg", jpeg));
  g_assert_true (ant_session_check (self->session, "letter", NULL));
  read = ant_value_dup_attachment (ant_session_get (self->session, "letter")->pdata[0]);
  g_assert_true (g_bytes_equal (read, jpeg));
  with = ant_visit_make_record (self->visit, "000-001-1", NULL);
  g_assert_true (has_text (with, "\"valueAttachment\":{\"contentType\":\"image/jpeg\",\"data\":"
                                 "\"/9hwaWN0dXJl\",\"size\":9}"));

  say_yes (self, "consent.photos", FALSE);
  without = ant_visit_make_record (self->visit, "000-001-1", NULL);
  g_assert_false (has_text (without, "valueAttachment"));
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, "fixtures/clinics/lists", set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/route/passes-an-empty-list", test_passes_an_empty_list);
  add ("/route/walks-an-entry", test_walks_an_entry);
  add ("/route/keeps-entries-apart", test_keeps_entries_apart);
  add ("/route/forgets-an-untouched-entry", test_forgets_an_untouched_entry);
  add ("/route/wants-what-is-required", test_wants_what_is_required);
  add ("/route/makes-pages-of-table-rows", test_makes_pages_of_table_rows);
  add ("/route/asks-about-each-answer", test_asks_about_each_answer);
  add ("/route/comes-back-from-an-entry", test_comes_back_from_an_entry);
  add ("/route/exports-entries", test_exports_entries);
  add ("/route/takes-pictures-with-leave", test_takes_pictures_with_leave);

  return g_test_run ();
}
