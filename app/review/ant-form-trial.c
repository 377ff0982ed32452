/* ant-form-trial.c - a questionnaire that somebody brought, before anybody is asked it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-form-trial"

#include "ant-form-trial.h"

#include "ant-error.h"
#include "ant-folder.h"

struct _AntFormTrial {
  char      *name;   /* owned; the file's, valid UTF-8 */
  GBytes    *bytes;  /* owned */
  GPtrArray *issues; /* owned; of AntPackIssue: errors, then warnings */
  AntClinic *clinic; /* owned (nullable): there are errors */
};

G_DEFINE_BOXED_TYPE (AntFormTrial, ant_form_trial, ant_form_trial_ref, ant_form_trial_unref)

AntFormTrial *
ant_form_trial_ref (AntFormTrial *self)
{
  return g_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  AntFormTrial *self = data;

  g_free (self->name);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->issues, g_ptr_array_unref);
  g_clear_pointer (&self->clinic, ant_clinic_unref);
}

void
ant_form_trial_unref (AntFormTrial *self)
{
  g_rc_box_release_full (self, clear);
}

/* Warnings about the pack's other files were there before and are not for whoever brings a form. */
static gboolean
is_about_form (AntFormTrial *self, const AntPackIssue *issue)
{
  return issue->severity == ANT_PACK_ERROR || issue->link_id != NULL ||
         g_str_equal (issue->file, self->name);
}

static void
keep_issues (AntFormTrial *self, GPtrArray *found, AntPackSeverity severity)
{
  for (guint i = 0; i < found->len; i++) {
    AntPackIssue *issue = found->pdata[i];

    if (issue == NULL || issue->severity != severity || !is_about_form (self, issue))
      continue;
    g_ptr_array_add (self->issues, issue);
    found->pdata[i] = NULL;
  }
}

static void
free_issue (gpointer data)
{
  if (data != NULL)
    ant_pack_issue_free (data);
}

/**
 * ant_form_trial_new:
 * @path: a file
 * @pack_dir: the folder of the pack that it would be asked with
 * @error: return location; %ANT_ERROR_MISSING, %ANT_ERROR_CORRUPT where it is too large or no file
 *
 * Reads and checks a form as `clinic lint` does a pack's own. Slow: not for the main thread.
 *
 * Returns: (transfer full) (nullable): what was found; %NULL where it cannot be read
 */
AntFormTrial *
ant_form_trial_new (const char *path, const char *pack_dir, GError **error)
{
  g_autoptr (GBytes) bytes = ant_folder_read (path, ANT_PACK_FILE_MAX, error);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (free_issue);
  AntFormTrial *self;

  if (bytes == NULL)
    return NULL;

  self = g_rc_box_new0 (AntFormTrial);
  self->name = g_filename_display_basename (path);
  self->bytes = g_steal_pointer (&bytes);
  self->issues = ant_pack_issue_list_new ();
  self->clinic = ant_clinic_load_with_form (pack_dir, self->bytes, self->name, found, NULL);
  keep_issues (self, found, ANT_PACK_ERROR);
  keep_issues (self, found, ANT_PACK_WARNING);

  return self;
}

/**
 * ant_form_trial_get_name:
 *
 * Returns: the file's name, as it is shown to people
 */
const char *
ant_form_trial_get_name (AntFormTrial *self)
{
  return self->name;
}

/**
 * ant_form_trial_get_bytes:
 *
 * Returns: (transfer none): the file
 */
GBytes *
ant_form_trial_get_bytes (AntFormTrial *self)
{
  return self->bytes;
}

/**
 * ant_form_trial_get_issues:
 *
 * Returns: (transfer none) (element-type AntPackIssue): errors first
 */
GPtrArray *
ant_form_trial_get_issues (AntFormTrial *self)
{
  return self->issues;
}

/**
 * ant_form_trial_get_clinic:
 *
 * Returns: (transfer none) (nullable): the pack with the form; %NULL where nobody can be asked it
 */
AntClinic *
ant_form_trial_get_clinic (AntFormTrial *self)
{
  return self->clinic;
}
