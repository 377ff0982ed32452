/* test-visit.c - one client's visit with the shipped Leicester pack, from the age to the record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <json-c/json.h>
#include <string.h>

#include "ant-error.h"
#include "ant-test-visit.h"

/* Says the option with @code of the question at @path. */
static void
choose (Fixture *self, const char *path, const char *code)
{
  const AntItem *item = ant_session_get_item (ant_visit_get_session (self->visit), path);

  g_assert_nonnull (item);
  for (guint i = 0; i < ant_item_get_n_options (item); i++) {
    AntValue *value = ant_option_get_value (ant_item_get_option (item, i));

    if (g_strcmp0 (ant_value_get_text (value), code) == 0) {
      say (self, path, ant_value_ref (value));
      return;
    }
  }
  g_assert_not_reached ();
}

static gboolean
has_step (Fixture *self, const char *page, const char *path)
{
  g_autoptr (GPtrArray) steps = ant_route_list (self->route);

  for (guint i = 0; i < steps->len; i++) {
    const AntStep *step = steps->pdata[i];

    if (g_str_equal (step->page, page) && (path == NULL || g_strcmp0 (step->path, path) == 0))
      return TRUE;
  }

  return FALSE;
}

static void
advance_to (Fixture *self, const char *page)
{
  for (int i = 0; i < 100 && !g_str_equal (ant_route_get_here (self->route)->page, page); i++)
    g_assert_nonnull (ant_route_advance (self->route));
  g_assert_cmpstr (ant_route_get_here (self->route)->page, ==, page);
}

static void
test_visit_ends_for_minors (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps = NULL;

  g_assert_cmpstr (ant_route_get_here (self->route)->path, ==, "adult");
  say_yes (self, "adult", FALSE);
  steps = ant_route_list (self->route);
  g_assert_cmpuint (steps->len, ==, 2);
  g_assert_cmpstr (ant_route_advance (self->route)->page, ==, "stop");
  g_assert_null (ant_route_advance (self->route));
  g_assert_null (ant_visit_make_record (self->visit, "000-001-1", &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_INVALID);
}

static void
test_visit_keeps_nothing_without_consent (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  say_yes (self, "adult", TRUE);
  say_yes (self, "consent.health", FALSE);
  say_yes (self, "consent.photos", FALSE);
  g_assert_false (has_step (self, "stop", NULL));
  say_yes (self, "consent.contact", FALSE);
  g_assert_true (has_step (self, "stop", "declined"));
  g_assert_false (has_step (self, "sign", NULL));
  g_assert_null (ant_visit_make_record (self->visit, "000-001-1", &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_INVALID);
}

static void
test_visit_asks_what_was_allowed (Fixture *self, gconstpointer data)
{
  say_yes (self, "adult", TRUE);
  say_yes (self, "consent.contact", TRUE);
  say_yes (self, "consent.health", FALSE);
  say_yes (self, "consent.photos", FALSE);
  g_assert_false (has_step (self, "photo", NULL));
  g_assert_false (has_step (self, "question", "health.pregnant"));

  say_yes (self, "consent.health", TRUE);
  say_yes (self, "consent.photos", TRUE);
  g_assert_true (has_step (self, "photo", "crown"));
  g_assert_true (has_step (self, "question", "health.pregnant"));
}

/* A change on the check page that opens a question asks it, and comes back. */
static void
test_visit_comes_back_to_check (Fixture *self, gconstpointer data)
{
  say_yes (self, "adult", TRUE);
  say_yes (self, "consent.contact", TRUE);
  say_yes (self, "consent.health", FALSE);
  say_yes (self, "consent.photos", FALSE);
  choose (self, "reply", "phone");
  advance_to (self, "check");

  ant_route_change (self->route, "question", "reply");
  g_assert_cmpstr (ant_route_advance (self->route)->page, ==, "check");

  ant_route_change (self->route, "question", "reply");
  choose (self, "reply", "email");
  g_assert_cmpstr (ant_route_advance (self->route)->path, ==, "email");
  g_assert_cmpstr (ant_route_advance (self->route)->page, ==, "check");
  g_assert_cmpstr (ant_route_advance (self->route)->page, ==, "sign");
  g_assert_cmpstr (ant_route_retreat (self->route)->page, ==, "check");
}

static json_object *
read_part (AntRecord *record, AntPartKind kind)
{
  GBytes          *body = ant_record_find (record, kind);
  g_autofree char *text = NULL;

  g_assert_nonnull (body);
  text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));

  return json_tokener_parse (text);
}

static const char *
get (json_object *object, const char *key)
{
  return json_object_get_string (json_object_object_get (object, key));
}

static void
test_visit_makes_record (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) jpeg = g_bytes_new_static ("\xff\xd8picture", 9);
  g_autoptr (GError) error = NULL;
  g_autoptr (AntRecord) record = NULL;
  json_object *card, *consents, *answers, *hairline;
  AntHairline  line = { ANT_HAIRLINE_WIDOWS_PEAK, 2, -1, 1.0 };

  say_yes (self, "adult", TRUE);
  say_yes (self, "consent.contact", TRUE);
  say_yes (self, "consent.health", TRUE);
  say_yes (self, "consent.photos", TRUE);
  choose (self, "health.pregnant", "yes");
  say (self, "name", ant_value_new_text (ANT_VALUE_STRING, "Ada"));
  choose (self, "reply", "phone");
  ant_visit_set_photo (self->visit, ANT_PHOTO_CROWN, jpeg);
  ant_visit_set_hairline (self->visit, &line);
  ant_visit_set_signature_name (self->visit, "Ada");
  g_assert_true (ant_visit_is_signed (self->visit));

  record = ant_visit_make_record (self->visit, "000-001-1", &error);
  g_assert_no_error (error);
  g_assert_cmpint (ant_record_get_kind (record, 0), ==, ANT_PART_CARD);

  card = read_part (record, ANT_PART_CARD);
  g_assert_cmpstr (get (card, "name"), ==, "Ada");
  g_assert_cmpstr (get (card, "reference"), ==, "000-001-1");
  g_assert_cmpstr (get (card, "reply"), ==, "phone");
  g_assert_cmpstr (get (card, "arrived"), ==, "2026-03-02T10:00:00Z");
  g_assert_nonnull (strstr (get (card, "flags"), "A:pregnant"));
  g_assert_cmpint (json_object_get_int (json_object_object_get (card, "photos")), ==, 1);
  json_object_put (card);

  consents = read_part (record, ANT_PART_CONSENT);
  g_assert_cmpuint (json_object_array_length (consents), ==, 3);
  g_assert_cmpuint (strlen (get (json_object_array_get_idx (consents, 0), "text")), >, 200);
  json_object_put (consents);

  answers = read_part (record, ANT_PART_ANSWERS);
  g_assert_cmpstr (get (answers, "resourceType"), ==, "QuestionnaireResponse");
  json_object_put (answers);

  hairline = read_part (record, ANT_PART_HAIRLINE);
  g_assert_cmpstr (get (hairline, "shape"), ==, "widows-peak");
  g_assert_cmpstr (get (hairline, "on"), ==, "drawing");
  json_object_put (hairline);

  g_assert_cmpmem (g_bytes_get_data (ant_record_find (record, ANT_PART_PHOTO), NULL), 10,
                   "\x02\xff\xd8picture", 10);
}

/* Somebody who takes back the permission for photos takes back the photos. */
static void
test_visit_drops_photos (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) jpeg = g_bytes_new_static ("\xff\xd8picture", 9);
  g_autoptr (AntRecord) record = NULL;

  say_yes (self, "adult", TRUE);
  say_yes (self, "consent.contact", TRUE);
  say_yes (self, "consent.photos", TRUE);
  ant_visit_set_photo (self->visit, ANT_PHOTO_FRONT, jpeg);
  say_yes (self, "consent.photos", FALSE);
  record = ant_visit_make_record (self->visit, "000-001-1", NULL);
  g_assert_null (ant_record_find (record, ANT_PART_PHOTO));
}

static void
test_visit_draws_hairlines (Fixture *self, gconstpointer data)
{
  for (int shape = 0; shape < ANT_HAIRLINE_N_SHAPES; shape++) {
    for (int step = -ANT_HAIRLINE_MAX_STEPS; step <= ANT_HAIRLINE_MAX_STEPS; step++) {
      AntHairline      hairline = { (AntHairlineShape) shape, step, step, 16.0 / 9 };
      AntHairlinePoint points[ANT_HAIRLINE_N_POINTS];

      ant_hairline_list_points (&hairline, points);
      for (int i = 0; i < ANT_HAIRLINE_N_POINTS; i++) {
        g_assert_true (points[i].x > 0 && points[i].x < 1);
        g_assert_true (points[i].y > 0 && points[i].y < 1);
        g_assert_true (i == 0 || points[i].x > points[i - 1].x);
      }
    }
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/visit/ends-for-minors", Fixture, "../data/clinics/leicester", set_up,
              test_visit_ends_for_minors, tear_down);
  g_test_add ("/visit/keeps-nothing-without-consent", Fixture, "../data/clinics/leicester", set_up,
              test_visit_keeps_nothing_without_consent, tear_down);
  g_test_add ("/visit/asks-what-was-allowed", Fixture, "../data/clinics/leicester", set_up,
              test_visit_asks_what_was_allowed, tear_down);
  g_test_add ("/visit/comes-back-to-check", Fixture, "../data/clinics/leicester", set_up,
              test_visit_comes_back_to_check, tear_down);
  g_test_add ("/visit/makes-record", Fixture, "../data/clinics/leicester", set_up,
              test_visit_makes_record, tear_down);
  g_test_add ("/visit/drops-photos", Fixture, "../data/clinics/leicester", set_up,
              test_visit_drops_photos, tear_down);
  g_test_add ("/visit/draws-hairlines", Fixture, "../data/clinics/leicester", set_up,
              test_visit_draws_hairlines, tear_down);

  return g_test_run ();
}
