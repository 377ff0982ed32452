/* ant-draft.c - the visit under way, kept so that a crash loses little of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-draft"

#include "ant-draft.h"

#include <string.h>

#include "ant-draft-store.h"
#include "ant-worker.h"

#define SENT "sent"

/**
 * AntDraft:
 *
 * Keeps what changed of a visit, in the order it is told, on a thread of its own; nobody waits for
 * it. Where that does not go (no room, a kernel that keeps no keys) the draft is in memory alone
 * until the next visit: the visit itself goes on, and the log says so once.
 *
 * Threads: the object belongs to the main thread, its store to the worker.
 */
struct _AntDraft {
  GObject        parent_instance;
  AntClock      *clock;
  AntWorker     *worker;
  AntDraftStore *store; /* owned; the worker's until @worker has ended */
};

G_DEFINE_FINAL_TYPE (AntDraft, ant_draft, G_TYPE_OBJECT)

typedef struct {
  AntDraftStore *store;   /* borrowed; outlives the worker */
  GBytes        *form;    /* (nullable) */
  GPtrArray     *entries; /* (nullable) of AntDraftEntry */
  gint64         now_ms;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->form, g_bytes_unref);
  g_clear_pointer (&job->entries, g_ptr_array_unref);
  g_free (job);
}

static void
start (AntDraft           *self,
       GBytes             *form,
       GPtrArray          *entries,
       AntWorkFunc         work,
       GCancellable       *cancellable,
       GAsyncReadyCallback callback,
       gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->store = self->store;
  job->form = form != NULL ? g_bytes_ref (form) : NULL;
  job->entries = entries != NULL ? g_ptr_array_ref (entries) : NULL;
  job->now_ms = ant_clock_get_elapsed_ms (self->clock);
  g_task_set_task_data (task, job, free_job);
  ant_worker_run (self->worker, task, work, (GDestroyNotify) g_ptr_array_unref);
}

static void
ant_draft_finalize (GObject *object)
{
  AntDraft *self = ANT_DRAFT (object);

  g_clear_pointer (&self->worker, ant_worker_free);
  g_clear_pointer (&self->store, ant_draft_store_free);
  g_clear_pointer (&self->clock, ant_clock_unref);

  G_OBJECT_CLASS (ant_draft_parent_class)->finalize (object);
}

static void
ant_draft_class_init (AntDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ant_draft_finalize;
}

static void
ant_draft_init (AntDraft *self)
{
  self->worker = ant_worker_new ("ant-draft");
}

/**
 * ant_draft_new:
 * @dir: the data folder, which this program holds
 * @keys: where the key of a draft is kept
 * @clock: tells how long a key was not used
 *
 * Returns: (transfer full): no draft so far
 */
AntDraft *
ant_draft_new (const char *dir, AntDraftKeys *keys, AntClock *clock)
{
  AntDraft *self = g_object_new (ANT_TYPE_DRAFT, NULL);

  self->clock = ant_clock_ref (clock);
  self->store = ant_draft_store_new (dir, keys);

  return self;
}

/* Half a draft would bring back half a visit. */
static gboolean
drop_on_failure (Job *job, gboolean is_kept)
{
  if (!is_kept)
    ant_draft_store_drop (job->store);

  return is_kept;
}

static gboolean
do_begin (gpointer data, gpointer *result, GError **error)
{
  Job *job = data;

  return drop_on_failure (
      job, ant_draft_store_begin (job->store, job->form, job->entries, job->now_ms, error));
}

static gboolean
do_add (gpointer data, gpointer *result, GError **error)
{
  Job *job = data;

  return !ant_draft_store_is_open (job->store) ||
         drop_on_failure (job, ant_draft_store_add (job->store, job->entries, job->now_ms, error));
}

static gboolean
do_touch (gpointer data, gpointer *result, GError **error)
{
  Job *job = data;

  return drop_on_failure (job, ant_draft_store_touch (job->store, job->now_ms, error));
}

static gboolean
do_drop (gpointer data, gpointer *result, GError **error)
{
  ant_draft_store_drop (((Job *) data)->store);

  return TRUE;
}

static gboolean
do_find (gpointer data, gpointer *result, GError **error)
{
  Job *job = data;

  *result = ant_draft_store_find (job->store, job->form, job->now_ms, error);

  return *result != NULL;
}

static gboolean
do_nothing (gpointer data, gpointer *result, GError **error)
{
  return TRUE;
}

static void
on_kept (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_task_propagate_pointer (G_TASK (result), &error);
  if (error != NULL)
    g_message ("This visit is kept in memory alone: %s", error->message);
}

/**
 * ant_draft_begin:
 * @form: the questionnaire of the visit, as JSON
 * @entries: (element-type AntDraftEntry): all there is of the visit; not to be changed any more
 *
 * Another visit is under way; the draft of the one before goes.
 */
void
ant_draft_begin (AntDraft *self, GBytes *form, GPtrArray *entries)
{
  start (self, form, entries, do_begin, NULL, on_kept, NULL);
}

/**
 * ant_draft_add:
 * @entries: (element-type AntDraftEntry): what is other than it was; not to be changed any more
 */
void
ant_draft_add (AntDraft *self, GPtrArray *entries)
{
  start (self, NULL, entries, do_add, NULL, on_kept, NULL);
}

/**
 * ant_draft_add_sent:
 * @reference: the code that the visit is about to be put away under
 *
 * To be settled before it is put away: after a crash in between nobody else could tell whether it
 * was.
 */
void
ant_draft_add_sent (AntDraft *self, const char *reference)
{
  g_autoptr (GPtrArray) entries = ant_draft_entry_list_new ();
  g_autoptr (GBytes) body = g_bytes_new (reference, strlen (reference));

  g_ptr_array_add (entries, ant_draft_entry_new (SENT, body));
  ant_draft_add (self, entries);
}

/**
 * ant_draft_dup_sent:
 * @entries: (element-type AntDraftEntry): a draft that was found
 *
 * Returns: (transfer full) (nullable): what ant_draft_add_sent() was told last
 */
char *
ant_draft_dup_sent (GPtrArray *entries)
{
  GBytes *body = ant_draft_entry_list_find (entries, SENT);

  return body != NULL ? g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body)) : NULL;
}

/**
 * ant_draft_touch:
 *
 * The visit is still under way, though nothing has changed.
 */
void
ant_draft_touch (AntDraft *self)
{
  start (self, NULL, NULL, do_touch, NULL, on_kept, NULL);
}

/**
 * ant_draft_drop:
 *
 * The visit is over, or is to be forgotten: nobody can read the draft any more.
 */
void
ant_draft_drop (AntDraft *self)
{
  start (self, NULL, NULL, do_drop, NULL, on_kept, NULL);
}

/**
 * ant_draft_find_async:
 * @form: the questionnaire that the kiosk asks now
 *
 * Looks for a draft that a crash has left; see ant_draft_store_find().
 */
void
ant_draft_find_async (AntDraft           *self,
                      GBytes             *form,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  start (self, form, NULL, do_find, cancellable, callback, user_data);
}

/**
 * ant_draft_find_finish:
 *
 * Returns: (transfer full) (element-type AntDraftEntry) (nullable): all of it
 */
GPtrArray *
ant_draft_find_finish (AntDraft *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * ant_draft_settle_async:
 *
 * Finishes when everything asked so far has been done, or has failed.
 */
void
ant_draft_settle_async (AntDraft           *self,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  start (self, NULL, NULL, do_nothing, cancellable, callback, user_data);
}

/**
 * ant_draft_settle_finish:
 *
 * Returns: %FALSE where it was cancelled
 */
gboolean
ant_draft_settle_finish (AntDraft *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GError) reason = NULL;

  g_task_propagate_pointer (G_TASK (result), &reason);
  if (reason == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reason));

  return FALSE;
}
