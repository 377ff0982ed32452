/* test-visit-draft.c - a visit in pieces, and whole again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-visit-draft.h"

#include <string.h>

#include "ant-error.h"
#include "ant-test-visit.h"

static void
write_in (Fixture *self, const char *path, const char *text)
{
  say (self, path, ant_value_new_text (ANT_VALUE_STRING, text));
}

static void
add_row (Fixture *self, const char *path)
{
  g_assert_true (ant_session_add (self->session, path, NULL, NULL));
}

static void
sign (Fixture *self)
{
  AntStrokePoint point = { 12.5f, 100.25f, TRUE };

  ant_visit_set_signature_name (self->visit, "Łucja “Lu” Żak");
  g_array_append_val (ant_visit_get_strokes (self->visit), point);
  point.x = 0.1f;
  point.is_start = FALSE;
  g_array_append_val (ant_visit_get_strokes (self->visit), point);
}

/* Something of every kind: lists in lists, what is asked about an answer, pictures, a hairline. */
static void
fill_in (Fixture *self)
{
  static const AntHairline hairline = { ANT_HAIRLINE_WIDOWS_PEAK, -2, 3, 0.75 };
  g_autoptr (GBytes) jpeg = g_bytes_new_static ("\xff\xd8picture", 9);
  g_autoptr (GPtrArray) two = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_value_unref);

  say_yes (self, "adult", TRUE);
  say_yes (self, "consent.health", TRUE);
  say_yes (self, "consent.photos", TRUE);
  say_yes (self, "consent.contact", FALSE);
  write_in (self, "name", "Zażółć gęślą jaźń");
  add_row (self, "medicines");
  add_row (self, "medicines");
  write_in (self, "medicines[0]/medicine", "Iron");
  say_yes (self, "medicines[1]/daily", FALSE);
  write_in (self, "medicines[1]/why-not", "No \"need\"");
  add_row (self, "medicines[1]/doses");
  say (self, "medicines[1]/doses[0]/amount", ant_value_new_text (ANT_VALUE_INTEGER, "2"));
  g_ptr_array_add (two, ant_value_new_text (ANT_VALUE_STRING, "Nuts"));
  g_ptr_array_add (two, ant_value_new_text (ANT_VALUE_STRING, "Latex"));
  g_assert_true (ant_session_set (self->session, "allergy", two, NULL, NULL));
  say_yes (self, "allergy#1/allergy.bad", TRUE);
  say (self, "letter", ant_value_new_attachment ("image/jpeg", jpeg));
  ant_visit_set_photo (self->visit, ANT_PHOTO_CROWN, jpeg);
  ant_visit_set_hairline (self->visit, &hairline);
  sign (self);
}

/* Puts what changed over what was there, as a store does. */
static void
merge (GPtrArray *store, GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++) {
    const AntDraftEntry *change = changes->pdata[i];

    for (guint k = store->len; k > 0; k--)
      if (g_str_equal (((const AntDraftEntry *) store->pdata[k - 1])->name, change->name))
        g_ptr_array_remove_index (store, k - 1);
    if (change->body != NULL)
      g_ptr_array_add (store, ant_draft_entry_new (change->name, change->body));
  }
}

static void
assert_same_record (AntVisit *a, AntVisit *b)
{
  g_autoptr (AntRecord) first = ant_visit_make_record (a, "000-001-1", NULL);
  g_autoptr (AntRecord) second = ant_visit_make_record (b, "000-001-1", NULL);

  g_assert_cmpuint (ant_record_get_n_parts (first), ==, ant_record_get_n_parts (second));
  for (guint i = 0; i < ant_record_get_n_parts (first); i++)
    g_assert_true (g_bytes_equal (ant_record_get_body (first, i), ant_record_get_body (second, i)));
}

static void
assert_restores (Fixture *self, GPtrArray *store)
{
  g_autoptr (AntVisit) visit = ant_visit_new (self->clinic, self->clock, "en");
  g_autoptr (AntRoute) route = ant_route_new (visit);
  g_autoptr (AntVisitDraft) draft = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (ant_visit_draft_restore (visit, route, store, &error));
  g_assert_no_error (error);
  assert_same_record (self->visit, visit);
  g_assert_cmpstr (ant_visit_get_language (visit), ==, ant_visit_get_language (self->visit));
  g_assert_cmpstr (ant_route_get_here (route)->page, ==, ant_route_get_here (self->route)->page);
  g_assert_cmpstr (ant_route_get_here (route)->path, ==, ant_route_get_here (self->route)->path);
  g_assert_cmpint (ant_route_get_has_checked (route), ==, ant_route_get_has_checked (self->route));
}

static void
test_restores_everything (Fixture *self, gconstpointer data)
{
  g_autoptr (AntVisitDraft) draft = ant_visit_draft_new (self->visit, self->route);
  g_autoptr (GPtrArray) store = NULL;

  fill_in (self);
  ant_visit_set_language (self->visit, "pl");
  for (int i = 0; i < 6; i++)
    g_assert_nonnull (ant_route_advance (self->route));
  store = ant_visit_draft_collect (draft);
  assert_restores (self, store);
}

static void
test_tells_what_changed (Fixture *self, gconstpointer data)
{
  g_autoptr (AntVisitDraft) draft = ant_visit_draft_new (self->visit, self->route);
  g_autoptr (GPtrArray) store = ant_draft_entry_list_new ();
  g_autoptr (GPtrArray) first = NULL, none = NULL, one = NULL, last = NULL;

  fill_in (self);
  first = ant_visit_draft_collect (draft);
  merge (store, first);
  none = ant_visit_draft_collect (draft);
  g_assert_cmpuint (none->len, ==, 0);

  write_in (self, "name", "Ada");
  one = ant_visit_draft_collect (draft);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpstr (((AntDraftEntry *) one->pdata[0])->name, ==, "answer:name");
  merge (store, one);

  /* the second entry takes the place of the first, and what is gone is told, too */
  g_assert_true (ant_session_remove (self->session, "medicines[0]", NULL, NULL));
  g_assert_true (ant_session_set (self->session, "allergy", NULL, NULL, NULL));
  ant_visit_set_photo (self->visit, ANT_PHOTO_CROWN, NULL);
  ant_visit_set_hairline (self->visit, NULL);
  last = ant_visit_draft_collect (draft);
  g_assert_null (ant_draft_entry_list_find (last, "photo:crown"));
  merge (store, last);
  assert_restores (self, store);
}

static void
test_comes_back_to_the_check_page (Fixture *self, gconstpointer data)
{
  g_autoptr (AntVisitDraft) draft = ant_visit_draft_new (self->visit, self->route);
  g_autoptr (GPtrArray) store = NULL;

  fill_in (self);
  for (int i = 0; i < 100 && !g_str_equal (ant_route_get_here (self->route)->page, "check"); i++)
    g_assert_nonnull (ant_route_advance (self->route));
  ant_route_change (self->route, "question", "name");
  store = ant_visit_draft_collect (draft);
  assert_restores (self, store);
}

/* Of another form, or of a program with another idea of a draft. */
static void
test_refuses_what_does_not_fit (Fixture *self, gconstpointer data)
{
  static const struct {
    const char *name, *body;
  } BAD[] = {
    { "visit", "{" },
    { "visit", "null" },
    { "visit", "[]" },
    { "visit", "{\"page\":\"check\"}" },
    { "visit", "{\"language\":\"en\",\"page\":\"check\",\"rows\":[\"no-such[0]x\",7,\"name\"]}" },
    { "answer:no-such", "{\"answer\":[]}" },
    { "answer:name", "{\"answer\":[{\"valueBoolean\":true}]}" },
    { "answer:name", "{\"answer\":[{}]}" },
    { "answer:name", "{\"answer\":" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (BAD); i++) {
    g_autoptr (AntVisitDraft) draft = ant_visit_draft_new (self->visit, self->route);
    g_autoptr (AntVisit) visit = ant_visit_new (self->clinic, self->clock, "en");
    g_autoptr (AntRoute) route = ant_route_new (visit);
    g_autoptr (GPtrArray) store = ant_visit_draft_collect (draft);
    g_autoptr (GPtrArray) bad = ant_draft_entry_list_new ();
    g_autoptr (GBytes) body = g_bytes_new_static (BAD[i].body, strlen (BAD[i].body));
    g_autoptr (GError) error = NULL;

    g_ptr_array_add (bad, ant_draft_entry_new (BAD[i].name, body));
    merge (store, bad);
    g_assert_false (ant_visit_draft_restore (visit, route, store, &error));
    g_assert_nonnull (error);
  }
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

  add ("/visit-draft/restores-everything", test_restores_everything);
  add ("/visit-draft/tells-what-changed", test_tells_what_changed);
  add ("/visit-draft/comes-back-to-the-check-page", test_comes_back_to_the_check_page);
  add ("/visit-draft/refuses-what-does-not-fit", test_refuses_what_does_not_fit);

  return g_test_run ();
}
