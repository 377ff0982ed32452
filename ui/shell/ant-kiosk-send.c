/* ant-kiosk-send.c - the end of a visit: Send, and what a crash left of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-kiosk"

#include "ant-error.h"
#include "ant-kiosk-private.h"
#include "ant-reference.h"

/**
 * Sending:
 *
 * A visit as it was when the client sent it, whatever becomes of the client.
 */
typedef struct {
  char      *reference;
  AntRecord *record;
  GBytes    *form;
} Sending;

static void
free_sending (gpointer data)
{
  Sending *sending = data;

  g_free (sending->reference);
  ant_record_unref (sending->record);
  g_bytes_unref (sending->form);
  g_free (sending);
}

static void commit (GTask *task);

/* Ends @task, and with it the Send of the visit, if the person is still the one who sent it. */
static gboolean
end_sending (AntKiosk *self, GTask *task)
{
  if (self->sending != task)
    return FALSE;
  self->sending = NULL;

  return TRUE;
}

static void
show_done (AntKiosk *self, const char *reference)
{
  g_free (self->reference);
  self->reference = g_strdup (reference);
  self->may_reply = ant_visit_may_contact (self->visit);
  ant_kiosk_forget_visit (self);
  g_ptr_array_set_size (self->history, 0);
  ant_kiosk_turn (self, "done", NULL, ANT_TURN_ON);
}

static void
on_committed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  AntKiosk *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  if (ant_vault_commit_finish (ANT_VAULT (source), result, &error)) {
    if (end_sending (self, task))
      show_done (self, ((Sending *) g_task_get_task_data (task))->reference);
    g_task_return_boolean (task, TRUE);
  } else if (self->sending == task && g_error_matches (error, ANT_ERROR, ANT_ERROR_EXISTS)) {
    commit (g_steal_pointer (&task)); /* another client has that reference: draw again */
  } else {
    end_sending (self, task);
    g_task_return_error (task, g_steal_pointer (&error));
  }
}

static void
store (GTask *task)
{
  AntKiosk *self = g_task_get_source_object (task);
  Sending  *sending = g_task_get_task_data (task);

  ant_vault_commit_async (self->vault, sending->record, sending->form,
                          g_task_get_cancellable (task), on_committed, task);
}

static void
on_noted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ant_draft_settle_finish (ANT_DRAFT (source), result, NULL); /* the vault does not depend on it */
  store (user_data);
}

static void
commit (GTask *task)
{
  AntKiosk *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autofree char *reference = ant_reference_new (&error);
  AntRecord       *record = NULL;
  Sending         *sending;

  if (reference != NULL)
    record = ant_visit_make_record (self->visit, reference, &error);
  if (record == NULL) {
    end_sending (self, task);
    g_task_return_error (task, g_steal_pointer (&error));
    g_object_unref (task);
    return;
  }

  sending = g_new0 (Sending, 1);
  sending->reference = g_steal_pointer (&reference);
  sending->record = record;
  sending->form =
      g_bytes_ref (ant_form_get_bytes (ant_clinic_get_form (ant_visit_get_clinic (self->visit))));
  g_task_set_task_data (task, sending, free_sending);
  if (self->draft == NULL) {
    store (task);
  } else {
    ant_draft_add_sent (self->draft, sending->reference);
    ant_draft_settle_async (self->draft, NULL, on_noted, task);
  }
}

/**
 * ant_kiosk_resume:
 * @visit: (transfer full): that a crash tore
 * @route: (transfer full): where in it the person was
 *
 * They go on there.
 */
void
ant_kiosk_resume (AntKiosk *self, AntVisit *visit, AntRoute *route)
{
  const AntStep *here = ant_route_get_here (route);

  ant_kiosk_forget_visit (self);
  self->visit = visit;
  self->route = route;
  self->n_visits++;
  g_ptr_array_set_size (self->history, 0);
  g_ptr_array_add (self->history, ant_step_new ("attract", NULL));
  g_ptr_array_add (self->history, ant_step_new ("home", NULL));
  ant_kiosk_turn (self, here->page, here->path, ANT_TURN_ON);
}

/**
 * ant_kiosk_resume_sent:
 * @visit: (transfer full): that a crash tore after it was stored
 * @reference: what it was stored under
 *
 * They get the reference that they did not come to see.
 */
void
ant_kiosk_resume_sent (AntKiosk *self, AntVisit *visit, const char *reference)
{
  ant_kiosk_forget_visit (self);
  self->visit = visit;
  show_done (self, reference);
}

/**
 * ant_kiosk_send_async:
 *
 * Seals the visit and stores it. Once the store has committed, and not before, the visit is
 * forgotten and the page "done" comes; where the person was cleared away meanwhile, the next one
 * sees nothing of it. A visit is sent once at a time: %ANT_ERROR_BUSY.
 */
void
ant_kiosk_send_async (AntKiosk           *self,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, ant_kiosk_send_async);
  if (self->vault == NULL || self->visit == NULL) {
    g_task_return_new_error (task, ANT_ERROR, ANT_ERROR_MISSING, "Nothing to send, or nowhere");
    g_object_unref (task);
    return;
  }
  if (self->is_preview) {
    g_task_return_new_error (task, ANT_ERROR, ANT_ERROR_INVALID, "A preview is not sent");
    g_object_unref (task);
    return;
  }
  if (self->sending != NULL) {
    g_task_return_new_error (task, ANT_ERROR, ANT_ERROR_BUSY, "This visit is being sent");
    g_object_unref (task);
    return;
  }
  self->sending = task;
  commit (task);
}

/**
 * ant_kiosk_send_finish:
 *
 * Returns: %FALSE where nothing was stored; the visit is still there
 */
gboolean
ant_kiosk_send_finish (AntKiosk *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
