/* ant-form-desk.c - what staff do with questionnaires, off the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-form-desk"

#include "ant-form-desk.h"

#include "ant-form-files.h"
#include "ant-worker.h"

/**
 * AntFormDesk:
 *
 * A data folder, the pack of its kiosk, and a thread for the disk and for sticks, which may take
 * their time. The kiosk's vault holds the folder's lock while staff are in.
 *
 * Threads: main. What a job gives was made on the worker and is handed over whole.
 */
struct _AntFormDesk {
  GObject parent_instance;

  char      *data_dir;
  char      *pack_dir;
  AntClock  *clock;
  AntWorker *worker;
};

G_DEFINE_FINAL_TYPE (AntFormDesk, ant_form_desk, G_TYPE_OBJECT)

/* One call, with all that it needs on the worker. */
typedef struct {
  char   *data_dir;
  char   *pack_dir;
  char   *path; /* (nullable) */
  GBytes *form; /* (nullable) */
  gint64  now_ms;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_free (job->data_dir);
  g_free (job->pack_dir);
  g_free (job->path);
  g_clear_pointer (&job->form, g_bytes_unref);
  g_free (job);
}

static void
ant_form_desk_finalize (GObject *object)
{
  AntFormDesk *self = ANT_FORM_DESK (object);

  g_clear_pointer (&self->worker, ant_worker_free);
  g_free (self->data_dir);
  g_free (self->pack_dir);
  ant_clock_unref (self->clock);

  G_OBJECT_CLASS (ant_form_desk_parent_class)->finalize (object);
}

static void
ant_form_desk_class_init (AntFormDeskClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ant_form_desk_finalize;
}

static void
ant_form_desk_init (AntFormDesk *self)
{
  self->worker = ant_worker_new ("forms");
}

/**
 * ant_form_desk_new:
 * @data_dir: the data folder
 * @pack_dir: the pack's folder
 * @clock: the time
 */
AntFormDesk *
ant_form_desk_new (const char *data_dir, const char *pack_dir, AntClock *clock)
{
  AntFormDesk *self = g_object_new (ANT_TYPE_FORM_DESK, NULL);

  self->data_dir = g_strdup (data_dir);
  self->pack_dir = g_strdup (pack_dir);
  self->clock = ant_clock_ref (clock);

  return self;
}

static void
start (AntFormDesk        *self,
       const char         *path,
       GBytes             *form,
       AntWorkFunc         work,
       GDestroyNotify      free_result,
       GCancellable       *cancellable,
       GAsyncReadyCallback callback,
       gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->data_dir = g_strdup (self->data_dir);
  job->pack_dir = g_strdup (self->pack_dir);
  job->path = g_strdup (path);
  job->form = form != NULL ? g_bytes_ref (form) : NULL;
  job->now_ms = ant_clock_get_wall_ms (self->clock);
  g_task_set_task_data (task, job, free_job);
  ant_worker_run (self->worker, task, work, free_result);
}

static gpointer
finish (AntFormDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
look (gpointer data, gpointer *result, GError **error)
{
  Job *job = data;

  *result = ant_form_state_read (job->data_dir, job->pack_dir);

  return TRUE;
}

/**
 * ant_form_desk_look_async:
 *
 * Asks which form is live, and which was before it.
 */
void
ant_form_desk_look_async (AntFormDesk        *self,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  start (self, NULL, NULL, look, (GDestroyNotify) ant_form_state_free, cancellable, callback,
         user_data);
}

/**
 * ant_form_desk_look_finish:
 *
 * Returns: (transfer full) (nullable): how things stand; %NULL only where it was cancelled
 */
AntFormState *
ant_form_desk_look_finish (AntFormDesk *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, error);
}

static gboolean
list (gpointer data, gpointer *result, GError **error)
{
  g_auto (GStrv) places = ant_form_files_list_places ();

  *result = ant_form_files_list ((const char *const *) places);

  return TRUE;
}

/**
 * ant_form_desk_list_async:
 *
 * Looks for questionnaires on the sticks that are plugged in.
 */
void
ant_form_desk_list_async (AntFormDesk        *self,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  start (self, NULL, NULL, list, (GDestroyNotify) g_ptr_array_unref, cancellable, callback,
         user_data);
}

/**
 * ant_form_desk_list_finish:
 *
 * Returns: (transfer full) (element-type AntFormFile) (nullable): what there is; %NULL only where
 *   it was cancelled
 */
GPtrArray *
ant_form_desk_list_finish (AntFormDesk *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, error);
}

static gboolean
try (gpointer data, gpointer *result, GError **error)
{
  Job *job = data;

  *result = ant_form_trial_new (job->path, job->pack_dir, error);

  return *result != NULL;
}

/**
 * ant_form_desk_try_async:
 * @path: a file
 *
 * Reads a form and checks it with the pack; nothing is changed.
 */
void
ant_form_desk_try_async (AntFormDesk        *self,
                         const char         *path,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  start (self, path, NULL, try, (GDestroyNotify) ant_form_trial_unref, cancellable, callback,
         user_data);
}

/**
 * ant_form_desk_try_finish:
 * @error: return location; as of ant_form_trial_new()
 *
 * Returns: (transfer full) (nullable): what was found
 */
AntFormTrial *
ant_form_desk_try_finish (AntFormDesk *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, error);
}

static gboolean
change (gpointer data, gpointer *result, GError **error)
{
  Job *job = data;

  if (job->form != NULL)
    *result = ant_form_state_bring (job->data_dir, job->pack_dir, job->form, job->now_ms, error);
  else
    *result = ant_form_state_go_back (job->data_dir, job->pack_dir, job->now_ms, error);

  return *result != NULL;
}

/**
 * ant_form_desk_change_async:
 * @trial: (nullable): what to make live; %NULL to go back to the earlier form
 *
 * Makes another form live. Who calls it tells the kiosk.
 */
void
ant_form_desk_change_async (AntFormDesk        *self,
                            AntFormTrial       *trial,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  start (self, NULL, trial != NULL ? ant_form_trial_get_bytes (trial) : NULL, change,
         (GDestroyNotify) ant_clinic_unref, cancellable, callback, user_data);
}

/**
 * ant_form_desk_change_finish:
 * @error: return location; as of ant_form_state_bring() and ant_form_state_go_back()
 *
 * Returns: (transfer full) (nullable): the pack with the form that is live now
 */
AntClinic *
ant_form_desk_change_finish (AntFormDesk *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, error);
}
