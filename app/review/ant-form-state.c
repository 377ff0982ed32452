/* ant-form-state.c - which questionnaire is asked, which was before it, and changing that
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-form-state"

#include "ant-form-state.h"

#include "ant-error.h"

void
ant_form_state_free (AntFormState *self)
{
  g_clear_pointer (&self->live, ant_live_form_unref);
  g_clear_pointer (&self->form, ant_form_unref);
  g_clear_pointer (&self->earlier, ant_form_unref);
  g_clear_error (&self->problem);
  g_free (self);
}

/* (nullable): the pack's own form, where the pack is in order with it */
static AntForm *
read_own (const char *pack_dir)
{
  g_autoptr (GPtrArray) issues = ant_pack_issue_list_new ();
  g_autoptr (AntClinic) clinic = ant_clinic_load (pack_dir, issues, NULL);

  return clinic != NULL ? ant_form_ref (ant_clinic_get_form (clinic)) : NULL;
}

/* (nullable) */
static AntForm *
read_earlier (AntLiveForm *live, const char *pack_dir)
{
  GBytes *bytes = live != NULL ? ant_live_form_get_earlier (live) : NULL;

  if (live != NULL && !ant_live_form_has_earlier (live))
    return NULL;

  return bytes != NULL ? ant_form_new_for_checking (bytes, NULL, NULL) : read_own (pack_dir);
}

/**
 * ant_form_state_read:
 * @data_dir: the data folder
 * @pack_dir: the pack's folder
 *
 * What cannot be read is said in the state. Slow: not for the main thread.
 *
 * Returns: (transfer full): how things stand
 */
AntFormState *
ant_form_state_read (const char *data_dir, const char *pack_dir)
{
  AntFormState *self = g_new0 (AntFormState, 1);
  g_autoptr (GPtrArray) issues = ant_pack_issue_list_new ();
  g_autoptr (AntClinic) clinic = NULL;

  self->live = ant_live_form_read (data_dir, &self->problem);
  if (self->live != NULL)
    clinic = ant_live_form_load_clinic (self->live, pack_dir, issues, &self->problem);
  if (clinic != NULL)
    self->form = ant_form_ref (ant_clinic_get_form (clinic));
  self->earlier = read_earlier (self->live, pack_dir);

  return self;
}

/**
 * ant_form_state_is_earlier_own:
 *
 * Returns: whether going back leads to the pack's own form
 */
gboolean
ant_form_state_is_earlier_own (const AntFormState *self)
{
  return self->live == NULL || ant_live_form_get_earlier (self->live) == NULL;
}

/* Where the file is damaged, what was in it is lost: the pack's own form is what is left. */
static AntLiveForm *
read_or_begin (const char *data_dir)
{
  g_autoptr (GError) error = NULL;
  AntLiveForm *live = ant_live_form_read (data_dir, &error);

  if (live != NULL)
    return live;
  g_message ("%s", error->message);

  return ant_live_form_new ();
}

/**
 * ant_form_state_bring:
 * @data_dir: the data folder; the caller holds its lock
 * @pack_dir: the pack's folder
 * @form: a form
 * @now_ms: the time
 * @error: return location; as of ant_live_form_apply()
 *
 * Makes @form live, if the kiosk can run with it.
 *
 * Returns: (transfer full) (nullable): the pack with it
 */
AntClinic *
ant_form_state_bring (const char *data_dir,
                      const char *pack_dir,
                      GBytes     *form,
                      gint64      now_ms,
                      GError    **error)
{
  g_autoptr (AntLiveForm) before = read_or_begin (data_dir);
  g_autoptr (AntLiveForm) after = ant_live_form_replace (before, form, now_ms);
  g_autoptr (GPtrArray) issues = ant_pack_issue_list_new ();

  return ant_live_form_apply (after, data_dir, pack_dir, issues, error);
}

/**
 * ant_form_state_go_back:
 * @data_dir: the data folder; the caller holds its lock
 * @pack_dir: the pack's folder
 * @now_ms: the time
 * @error: return location; as of ant_live_form_apply(), %ANT_ERROR_MISSING where there is no
 * earlier
 *
 * Makes the earlier form live; where nothing can be read of either, the pack's own.
 *
 * Returns: (transfer full) (nullable): the pack with it
 */
AntClinic *
ant_form_state_go_back (const char *data_dir, const char *pack_dir, gint64 now_ms, GError **error)
{
  g_autoptr (AntLiveForm) before = ant_live_form_read (data_dir, NULL);
  g_autoptr (AntLiveForm) fresh = ant_live_form_new ();
  g_autoptr (AntLiveForm) after = NULL;
  g_autoptr (GPtrArray) issues = ant_pack_issue_list_new ();

  if (before == NULL) {
    after = ant_live_form_replace (fresh, NULL, now_ms);
  } else if (ant_live_form_has_earlier (before)) {
    after = ant_live_form_go_back (before, now_ms);
  } else {
    ant_fail (error, ANT_ERROR_MISSING, "There is no earlier form to go back to");
    return NULL;
  }

  return ant_live_form_apply (after, data_dir, pack_dir, issues, error);
}
