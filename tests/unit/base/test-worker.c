/* test-worker.c - one thread that runs slow jobs in order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-error.h"
#include "ant-worker.h"

static gboolean
add_one (gpointer data, gpointer *result, GError **error)
{
  if (GPOINTER_TO_INT (data) < 0)
    return ant_fail (error, ANT_ERROR_INVALID, "Below nought");

  *result = GINT_TO_POINTER (GPOINTER_TO_INT (data) + 1);

  return TRUE;
}

static void
keep_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static int
run (AntWorker *worker, int number, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GTask) task = g_task_new (NULL, NULL, keep_result, &result);

  g_task_set_task_data (task, GINT_TO_POINTER (number), NULL);
  ant_worker_run (worker, task, add_one, NULL);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return GPOINTER_TO_INT (g_task_propagate_pointer (G_TASK (result), error));
}

static void
test_worker_gives_result (void)
{
  g_autoptr (AntWorker) worker = ant_worker_new ("test");
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 100; i++)
    g_assert_cmpint (run (worker, i, &error), ==, i + 1);
  g_assert_no_error (error);
}

static void
test_worker_gives_error (void)
{
  g_autoptr (AntWorker) worker = ant_worker_new ("test");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (run (worker, -1, &error), ==, 0);
  g_assert_error (error, ANT_ERROR, ANT_ERROR_INVALID);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/worker/gives-result", test_worker_gives_result);
  g_test_add_func ("/worker/gives-error", test_worker_gives_error);

  return g_test_run ();
}
