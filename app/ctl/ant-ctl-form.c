/* ant-ctl-form.c - anteroomctl clinic form: which questionnaire is live, bring another, go back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-ctl"

#include "ant-ctl-form.h"

#include <string.h>
#include <unistd.h>

#include "ant-clock.h"
#include "ant-ctl-access.h"
#include "ant-ctl-clinic.h"
#include "ant-ctl-input.h"
#include "ant-ctl.h"
#include "ant-error.h"
#include "ant-folder.h"
#include "ant-form-state.h"
#include "ant-form-trial.h"

/**
 * Places:
 *
 * Where a command finds the data and the pack.
 */
typedef struct {
  const char *data_dir;
  const char *pack_dir;
} Places;

static void
add_text (json_object *object, const char *key, const char *text)
{
  json_object_object_add (object, key, text != NULL ? json_object_new_string (text) : NULL);
}

static json_object *
describe (AntForm *form, gboolean is_own)
{
  json_object *object = json_object_new_object ();

  add_text (object, "source", is_own ? "pack" : "imported");
  add_text (object, "title", ant_form_get_title (form, NULL));
  add_text (object, "url", ant_form_get_url (form));
  add_text (object, "version", ant_form_get_version (form));

  return object;
}

static json_object *
describe_live (AntFormState *state)
{
  gint64       since_ms = ant_live_form_get_since_ms (state->live);
  json_object *object = describe (state->form, ant_live_form_get_form (state->live) == NULL);
  g_autoptr (GDateTime) since =
      since_ms > 0 ? g_date_time_new_from_unix_utc (since_ms / 1000) : NULL;
  g_autofree char *text = since != NULL ? g_date_time_format_iso8601 (since) : NULL;

  add_text (object, "since", text);

  return object;
}

static int
show (const Places *places)
{
  g_autoptr (AntFormState) state = ant_form_state_read (places->data_dir, places->pack_dir);
  json_object *line = json_object_new_object ();

  json_object_object_add (line, "live", state->form != NULL ? describe_live (state) : NULL);
  json_object_object_add (line, "earlier",
                          state->earlier != NULL
                              ? describe (state->earlier, ant_form_state_is_earlier_own (state))
                              : NULL);
  ant_ctl_print (line);

  return state->problem == NULL ? ANT_CTL_FINE
                                : (int) ant_ctl_say (ANT_CTL_WANTING, state->problem);
}

/* A kiosk that runs holds the lock, and would not learn of it. */
static int
lock (const Places *places, GError **error)
{
  return ant_folder_check_writable (places->data_dir, error)
             ? ant_folder_lock (places->data_dir, error)
             : -1;
}

static int
import (const Places *places, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AntClock) clock = ant_clock_new ();
  g_autoptr (AntFormTrial) trial = ant_form_trial_new (path, places->pack_dir, &error);
  g_autoptr (AntClinic) clinic = NULL;
  int held;

  if (trial == NULL)
    return ant_ctl_say (ANT_CTL_COULD_NOT, error);
  ant_ctl_print_pack_issues (ant_form_trial_get_issues (trial));
  if (ant_form_trial_get_clinic (trial) == NULL) {
    g_printerr ("anteroomctl: the form has mistakes and was not made live\n");
    return ANT_CTL_WANTING;
  }

  held = lock (places, &error);
  if (held < 0)
    return ant_ctl_say (ANT_CTL_COULD_NOT, error);
  clinic =
      ant_form_state_bring (places->data_dir, places->pack_dir, ant_form_trial_get_bytes (trial),
                            ant_clock_get_wall_ms (clock), &error);
  close (held);

  return clinic != NULL ? show (places) : (int) ant_ctl_say (ANT_CTL_COULD_NOT, error);
}

static int
revert (const Places *places)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AntClock) clock = ant_clock_new ();
  g_autoptr (AntClinic) clinic = NULL;
  int held = lock (places, &error);

  if (held < 0)
    return ant_ctl_say (ANT_CTL_COULD_NOT, error);
  clinic = ant_form_state_go_back (places->data_dir, places->pack_dir,
                                   ant_clock_get_wall_ms (clock), &error);
  close (held);
  if (clinic != NULL)
    return show (places);

  return ant_ctl_say (g_error_matches (error, ANT_ERROR, ANT_ERROR_INVALID) ? ANT_CTL_WANTING
                                                                            : ANT_CTL_COULD_NOT,
                      error);
}

/**
 * ant_ctl_form:
 * @argv: "clinic", "form", and what follows
 *
 * Returns: the exit status
 */
int
ant_ctl_form (int argc, char **argv)
{
  g_autofree char *data_dir = ant_ctl_take_data_dir (&argc, argv);
  Places           places = { data_dir,
                              ant_ctl_choose_clinic (ant_ctl_take_option (&argc, argv, "--clinic")) };
  const char      *path = ant_ctl_take_option (&argc, argv, "--import");
  g_autoptr (GError) error = NULL;

  if (!ant_seal_init (&error))
    return ant_ctl_say (ANT_CTL_COULD_NOT, error);
  if (path != NULL && argc == 2)
    return import (&places, path);
  if (path == NULL && argc == 3 && strcmp (argv[2], "--revert") == 0)
    return revert (&places);
  if (path == NULL && argc == 2)
    return show (&places);

  return ant_ctl_misuse (argv[0]);
}
