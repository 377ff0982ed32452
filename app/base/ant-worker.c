/* ant-worker.c - one thread that runs slow jobs in order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-worker"

#include "ant-worker.h"

/**
 * AntWorker:
 *
 * A queue and the one thread that drains it.
 *
 * Threads: a job's #GTask, and so the object it came from, is referenced and released on the main
 * thread only; the worker sees the job's data alone. That is the reason it is not
 * g_task_run_in_thread(), where the pool's thread may drop the last reference to an object of the
 * main thread.
 */
struct _AntWorker {
  GAsyncQueue *jobs; /* of Job; &self->stop ends the thread */
  GThread     *thread;
  char         stop;
};

typedef struct {
  GTask         *task; /* owned; touched on the main thread only */
  AntWorkFunc    work;
  gpointer       data; /* borrowed from @task, which outlives the job */
  gboolean       is_ok;
  gpointer       result;
  GDestroyNotify free_result; /* (nullable) */
  GError        *error;
} Job;

static gboolean
deliver (gpointer data)
{
  Job *job = data;

  if (job->is_ok)
    g_task_return_pointer (job->task, job->result, job->free_result);
  else
    g_task_return_error (job->task, g_steal_pointer (&job->error));

  g_object_unref (job->task);
  g_free (job);

  return G_SOURCE_REMOVE;
}

/* g_main_context_invoke() would run deliver() on the worker whenever the main thread does not own
 * its context at that moment; a source of its own cannot. */
static void
send_back (Job *job)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver, job, NULL);
  g_source_attach (source, NULL);
}

static gpointer
drain (gpointer data)
{
  AntWorker *self = data;

  for (;;) {
    gpointer item = g_async_queue_pop (self->jobs);
    Job     *job = item;

    if (item == &self->stop)
      return NULL;

    job->is_ok = job->work (job->data, &job->result, &job->error);
    send_back (job);
  }
}

/**
 * ant_worker_new:
 * @name: the thread's name, for a debugger
 *
 * Returns: (transfer full): a worker with nothing to do
 */
AntWorker *
ant_worker_new (const char *name)
{
  AntWorker *self = g_new0 (AntWorker, 1);

  self->jobs = g_async_queue_new ();
  self->thread = g_thread_new (name, drain, self);

  return self;
}

/**
 * ant_worker_free:
 * @self: (transfer full): the worker
 *
 * Finishes the jobs already queued, then stops.
 */
void
ant_worker_free (AntWorker *self)
{
  g_async_queue_push (self->jobs, &self->stop);
  g_thread_join (self->thread);
  g_async_queue_unref (self->jobs);
  g_free (self);
}

/**
 * ant_worker_run:
 * @self: the worker
 * @task: returned on the main thread, as a pointer or an error, once @work is done
 * @work: what to run; receives @task's task data
 * @free_result: (nullable): frees what @work gave, where nobody claims it
 */
void
ant_worker_run (AntWorker *self, GTask *task, AntWorkFunc work, GDestroyNotify free_result)
{
  Job *job;

  g_return_if_fail (self != NULL);
  g_return_if_fail (G_IS_TASK (task));

  job = g_new0 (Job, 1);
  job->task = g_object_ref (task);
  job->work = work;
  job->data = g_task_get_task_data (task);
  job->free_result = free_result;
  g_async_queue_push (self->jobs, job);
}
