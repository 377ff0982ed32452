/* ant-staff-form.c - what staff are doing with the questionnaire between unlocking and locking
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-staff-form"

#include "ant-staff-form.h"

/**
 * AntStaffForm:
 *
 * The form that was brought and how much of it was looked at, for the pages that come one after the
 * other. All of it is forgotten on locking; only what was made live stays, with the kiosk and on
 * its disk.
 */
struct _AntStaffForm {
  GObject parent_instance;

  AntKiosk     *kiosk; /* (nullable) weak; it owns us, but for what is being written */
  AntFormDesk  *desk;
  AntFormTrial *trial; /* (nullable) */
  AntStaffSeen  seen;  /* of @trial */
  gboolean      has_changed;
};

G_DEFINE_FINAL_TYPE (AntStaffForm, ant_staff_form, G_TYPE_OBJECT)

static void
ant_staff_form_dispose (GObject *object)
{
  AntStaffForm *self = ANT_STAFF_FORM (object);

  ant_staff_form_forget (self);
  g_clear_weak_pointer (&self->kiosk);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (ant_staff_form_parent_class)->dispose (object);
}

static void
ant_staff_form_class_init (AntStaffFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ant_staff_form_dispose;
}

static void
ant_staff_form_init (AntStaffForm *self)
{
}

static void
on_preview_ended (AntStaffForm *self, gboolean is_whole)
{
  if (is_whole)
    self->seen = ANT_STAFF_SEEN_ALL;
}

/**
 * ant_staff_form_new:
 * @data_dir: the data folder of the kiosk's vault
 */
AntStaffForm *
ant_staff_form_new (AntKiosk *kiosk, const char *data_dir)
{
  AntStaffForm *self = g_object_new (ANT_TYPE_STAFF_FORM, NULL);

  g_set_weak_pointer (&self->kiosk, kiosk);
  self->desk = ant_form_desk_new (data_dir, ant_clinic_get_dir (ant_kiosk_get_clinic (kiosk)),
                                  ant_kiosk_get_clock (kiosk));
  g_signal_connect_object (kiosk, "preview-ended", G_CALLBACK (on_preview_ended), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * ant_staff_form_get_desk:
 *
 * Returns: (transfer none): what reads and writes forms
 */
AntFormDesk *
ant_staff_form_get_desk (AntStaffForm *self)
{
  return self->desk;
}

/**
 * ant_staff_form_get_trial:
 *
 * Returns: (transfer none) (nullable): the form that was brought
 */
AntFormTrial *
ant_staff_form_get_trial (AntStaffForm *self)
{
  return self->trial;
}

/**
 * ant_staff_form_set_trial:
 * @trial: another form, of which nothing was looked at yet
 */
void
ant_staff_form_set_trial (AntStaffForm *self, AntFormTrial *trial)
{
  ant_staff_form_forget (self);
  self->trial = ant_form_trial_ref (trial);
}

AntStaffSeen
ant_staff_form_get_seen (AntStaffForm *self)
{
  return self->seen;
}

/**
 * ant_staff_form_preview:
 *
 * Shows the pages of the form that was brought; it has no mistakes.
 */
void
ant_staff_form_preview (AntStaffForm *self)
{
  AntClinic *clinic = self->trial != NULL ? ant_form_trial_get_clinic (self->trial) : NULL;

  g_return_if_fail (clinic != NULL);

  self->seen = MAX (self->seen, ANT_STAFF_SEEN_PART);
  ant_kiosk_begin_preview (self->kiosk, clinic);
}

/**
 * ant_staff_form_has_changed:
 *
 * Returns: whether staff made another form live since they unlocked
 */
gboolean
ant_staff_form_has_changed (AntStaffForm *self)
{
  return self->has_changed;
}

/**
 * ant_staff_form_forget:
 *
 * Staff have gone, or brought another form.
 */
void
ant_staff_form_forget (AntStaffForm *self)
{
  g_clear_pointer (&self->trial, ant_form_trial_unref);
  self->seen = ANT_STAFF_SEEN_NOTHING;
  self->has_changed = FALSE;
}

/* What was written is live, whether or not whoever asked for it is still there. */
static void
on_changed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  AntStaffForm *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (AntClinic) clinic =
      ant_form_desk_change_finish (ANT_FORM_DESK (source), result, &error);

  if (clinic == NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  ant_staff_form_forget (self);
  self->has_changed = TRUE;
  if (self->kiosk != NULL)
    ant_kiosk_set_clinic (self->kiosk, clinic);
  g_task_return_boolean (task, TRUE);
}

/**
 * ant_staff_form_change_async:
 * @trial: (nullable): a form without mistakes; %NULL to go back to the earlier one
 * @cancellable: (nullable): for who asks; what is begun is done all the same
 *
 * Makes another form live; the kiosk asks it from the next consultation.
 */
void
ant_staff_form_change_async (AntStaffForm       *self,
                             AntFormTrial       *trial,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, ant_staff_form_change_async);
  ant_form_desk_change_async (self->desk, trial, NULL, on_changed, task);
}

/**
 * ant_staff_form_change_finish:
 * @error: return location; as of ant_form_desk_change_finish()
 *
 * Returns: %FALSE where all is as it was
 */
gboolean
ant_staff_form_change_finish (AntStaffForm *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
