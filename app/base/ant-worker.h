/* ant-worker.h - one thread that runs slow jobs in order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _AntWorker AntWorker;

/**
 * AntWorkFunc:
 * @data: the task data of the job; the only thing the function may touch
 * @result: (out): what g_task_propagate_pointer() will give; freed by the task's @free_result if
 * unclaimed
 * @error: return location
 *
 * Runs on the worker's thread.
 *
 * Returns: %TRUE on success, %FALSE with @error set
 */
typedef gboolean (*AntWorkFunc) (gpointer data, gpointer *result, GError **error);

AntWorker *ant_worker_new (const char *name) G_GNUC_WARN_UNUSED_RESULT;
void       ant_worker_free (AntWorker *self);
void ant_worker_run (AntWorker *self, GTask *task, AntWorkFunc work, GDestroyNotify free_result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntWorker, ant_worker_free)

G_END_DECLS
