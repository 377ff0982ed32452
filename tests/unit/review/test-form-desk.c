/* test-form-desk.c - a questionnaire tried, made live, and left again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-form-desk.h"

#include <glib/gstdio.h>

#include "ant-test-form.h"
#include "ant-test-vault.h"

/**
 * Fixture:
 *
 * An empty data folder, the fixture's pack, and a stick with a form on it.
 */
typedef struct {
  char        *data_dir;
  char        *pack_dir;
  char        *path; /* of the form */
  AntClock    *clock;
  AntFormDesk *desk;
} Fixture;

static void
write_form (Fixture *self, const char *old, const char *new)
{
  g_autoptr (GPtrArray) issues = ant_pack_issue_list_new ();
  g_autoptr (AntClinic) clinic = ant_clinic_load (self->pack_dir, issues, NULL);
  g_autoptr (GBytes) form = ant_test_form_change (ant_clinic_get_form (clinic), old, new);

  g_assert_true (g_file_set_contents (self->path, g_bytes_get_data (form, NULL),
                                      (gssize) g_bytes_get_size (form), NULL));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->data_dir = g_dir_make_tmp ("ant-desk-XXXXXX", NULL);
  self->pack_dir = g_test_build_filename (G_TEST_DIST, "fixtures", "clinics", "small", NULL);
  self->path = g_build_filename (self->data_dir, "brought.json", NULL);
  self->clock = ant_clock_new_fixed (ANT_TEST_NOW_MS);
  self->desk = ant_form_desk_new (self->data_dir, self->pack_dir, self->clock);
  write_form (self, "\"status\"",
              "\"title\": \"Second\", \"url\": \"urn:x\", \"version\": \"2\", \"status\"");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->desk);
  ant_folder_remove (self->data_dir);
  ant_clock_unref (self->clock);
  g_free (self->data_dir);
  g_free (self->pack_dir);
  g_free (self->path);
}

static AntFormTrial *
try_form (Fixture *self, const char *path, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ant_form_desk_try_async (self->desk, path, NULL, ant_test_keep_result, &result);

  return ant_form_desk_try_finish (self->desk, ant_test_wait (&result), error);
}

static AntClinic *
change (Fixture *self, AntFormTrial *trial, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ant_form_desk_change_async (self->desk, trial, NULL, ant_test_keep_result, &result);

  return ant_form_desk_change_finish (self->desk, ant_test_wait (&result), error);
}

static AntFormState *
look (Fixture *self)
{
  g_autoptr (GAsyncResult) result = NULL;

  ant_form_desk_look_async (self->desk, NULL, ant_test_keep_result, &result);

  return ant_form_desk_look_finish (self->desk, ant_test_wait (&result), NULL);
}

static void
bring (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AntFormTrial) trial = try_form (self, self->path, &error);
  g_autoptr (AntClinic) clinic = NULL;

  g_assert_no_error (error);
  clinic = change (self, trial, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ant_form_get_version (ant_clinic_get_form (clinic)), ==, "2");
}

static void
test_makes_live_and_goes_back (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AntClinic) clinic = NULL;
  g_autoptr (AntFormState) brought = NULL;
  g_autoptr (AntFormState) back = NULL;

  bring (self);
  brought = look (self);
  g_assert_no_error (brought->problem);
  g_assert_cmpstr (ant_form_get_title (brought->form, "en"), ==, "Second");
  g_assert_cmpint (ant_live_form_get_since_ms (brought->live), ==, ANT_TEST_NOW_MS);
  g_assert_null (ant_form_get_title (brought->earlier, "en"));

  clinic = change (self, NULL, &error);
  g_assert_no_error (error);
  back = look (self);
  g_assert_null (ant_form_get_title (back->form, "en"));
  g_assert_cmpstr (ant_form_get_title (back->earlier, "en"), ==, "Second");
}

static void
test_changes_nothing_by_trying (Fixture *self, gconstpointer data)
{
  g_autoptr (AntFormTrial) trial = try_form (self, self->path, NULL);
  g_autoptr (AntFormState) state = look (self);

  g_assert_cmpstr (ant_form_trial_get_name (trial), ==, "brought.json");
  g_assert_nonnull (ant_form_trial_get_clinic (trial));
  g_assert_null (ant_live_form_get_form (state->live));
  g_assert_null (state->earlier);
}

/* Of warnings only those that whoever brings the form can do something about, errors first. */
static void
test_names_what_is_wrong (Fixture *self, gconstpointer data)
{
  g_autoptr (AntFormTrial) trial = NULL;
  GPtrArray          *issues;
  const AntPackIssue *first;

  write_form (self, "\"linkId\": \"name\", \"type\": \"string\"",
              "\"linkId\": \"name\", \"type\": \"date\"");
  trial = try_form (self, self->path, NULL);
  issues = ant_form_trial_get_issues (trial);
  g_assert_null (ant_form_trial_get_clinic (trial));
  first = issues->pdata[0];
  g_assert_cmpint (first->severity, ==, ANT_PACK_ERROR);
  g_assert_cmpstr (first->rule, ==, "intake-item");
  g_assert_cmpstr (first->link_id, ==, "name");
  for (guint i = 0; i < issues->len; i++)
    g_assert_false (g_str_has_prefix (((AntPackIssue *) issues->pdata[i])->file, "faq/"));
}

static void
test_refuses_what_has_mistakes (Fixture *self, gconstpointer data)
{
  g_autoptr (AntFormTrial) trial = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AntFormState) state = NULL;

  write_form (self, "\"adult\"", "\"grown\"");
  trial = try_form (self, self->path, NULL);
  g_assert_null (change (self, trial, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_INVALID);
  state = look (self);
  g_assert_null (ant_live_form_get_form (state->live));
}

static void
test_refuses_what_cannot_be_read (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (try_form (self, "/nowhere/x.json", &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_MISSING);
  g_clear_error (&error);
  g_assert_null (try_form (self, self->data_dir, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_CORRUPT);
  g_clear_error (&error);
  g_assert_null (change (self, NULL, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_MISSING);
}

static void
test_leaves_a_damaged_form (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->data_dir, ANT_LIVE_FORM_FILE, NULL);
  g_autoptr (AntFormState) damaged = NULL;
  g_autoptr (AntFormState) mended = NULL;
  g_autoptr (AntClinic) clinic = NULL;
  g_autoptr (GError) error = NULL;

  bring (self);
  g_assert_true (g_file_set_contents (path, "torn", 4, NULL));
  damaged = look (self);
  g_assert_error (damaged->problem, ANT_ERROR, ANT_ERROR_CORRUPT);
  g_assert_null (damaged->form);
  g_assert_nonnull (damaged->earlier);

  clinic = change (self, NULL, &error);
  g_assert_no_error (error);
  mended = look (self);
  g_assert_no_error (mended->problem);
  g_assert_null (ant_live_form_get_form (mended->live));
  g_assert_null (mended->earlier);
}

static void
test_mends_a_damaged_form_with_another (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->data_dir, ANT_LIVE_FORM_FILE, NULL);

  g_assert_true (g_file_set_contents (path, "torn", 4, NULL));
  bring (self);
}

static void
test_drops_what_is_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ant_form_desk_list_async (self->desk, cancellable, ant_test_keep_result, &result);
  g_cancellable_cancel (cancellable);
  g_assert_null (ant_form_desk_list_finish (self->desk, ant_test_wait (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
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
  g_assert_true (ant_seal_init (NULL));

  add ("/form-desk/makes-live-and-goes-back", test_makes_live_and_goes_back);
  add ("/form-desk/changes-nothing-by-trying", test_changes_nothing_by_trying);
  add ("/form-desk/names-what-is-wrong", test_names_what_is_wrong);
  add ("/form-desk/refuses-what-has-mistakes", test_refuses_what_has_mistakes);
  add ("/form-desk/refuses-what-cannot-be-read", test_refuses_what_cannot_be_read);
  add ("/form-desk/leaves-a-damaged-form", test_leaves_a_damaged_form);
  add ("/form-desk/mends-a-damaged-form-with-another", test_mends_a_damaged_form_with_another);
  add ("/form-desk/drops-what-is-cancelled", test_drops_what_is_cancelled);

  return g_test_run ();
}
