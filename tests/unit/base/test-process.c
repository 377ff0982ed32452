/* test-process.c - what a process is rid of before it does anything
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-process.h"

#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#define CLEAN "--clean" /* this program again: cleans its environment and tells what is left */
#define OVER  "--over"  /* this program again: starts over, and says what it took along */

static int
run_clean (char **argv)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = NULL;

  if (!ant_process_clean_environment (argv, &error))
    return 2;
  names = g_listenv ();
  for (gsize i = 0; names[i] != NULL; i++)
    puts (names[i]);

  return 0;
}

static int
run_over (char **argv)
{
  int  heirloom = ant_process_take_heirloom ();
  int  pair[2];
  char letter;

  if (heirloom >= 0) {
    printf ("%s, %s\n", read (heirloom, &letter, 1) == 1 ? "taken" : "empty",
            ant_process_take_heirloom () < 0 ? "once" : "twice");
    return 0;
  }
  if (socketpair (AF_UNIX, SOCK_STREAM, 0, pair) == 0 && write (pair[1], "x", 1) == 1)
    ant_process_start_over (argv, pair[0], NULL);

  return 2;
}

static char *
spawn (const char *option, const char *const *environment)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  const char      *argv[] = { program, option, NULL };
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int   status = -1;

  g_spawn_sync (NULL, (char **) argv, (char **) environment, G_SPAWN_DEFAULT, NULL, NULL, &output,
                NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);

  return output;
}

static void
test_process_leaves_no_core (void)
{
  struct rlimit limit;

  ant_process_protect ();
  g_assert_cmpint (getrlimit (RLIMIT_CORE, &limit), ==, 0);
  g_assert_cmpuint (limit.rlim_cur, ==, 0);
  g_assert_cmpuint (limit.rlim_max, ==, 0);
#ifndef __SANITIZE_ADDRESS__
  g_assert_cmpint (prctl (PR_GET_DUMPABLE), ==, 0);
#endif
}

static void
test_process_leaves_foreign_code_behind (void)
{
  static const char *const given[] = { "GTK_DEBUG=interactive",
                                       "GTK_MODULES=spy",
                                       "GTK_PATH=/tmp",
                                       "GIO_MODULE_DIR=/tmp",
                                       "GIO_EXTRA_MODULES=/tmp",
                                       "GST_PLUGIN_PATH=/tmp",
                                       "G_MESSAGES_DEBUG=all",
                                       "LD_LIBRARY_PATH=/tmp",
                                       "LD_PRELOADED=1",
                                       "LANGUAGES=1",
                                       "LC_ALL=C.UTF-8",
                                       "LANG=pl_PL.UTF-8",
                                       "HOME=/nowhere",
                                       "WAYLAND_DISPLAY=wayland-0",
                                       NULL };
  g_autofree char         *left = spawn (CLEAN, given);
  g_auto (GStrv) names = g_strsplit (g_strstrip (left), "\n", -1);

  g_assert_cmpuint (g_strv_length (names), ==, 4);
  g_assert_true (g_strv_contains ((const char *const *) names, "LC_ALL"));
  g_assert_true (g_strv_contains ((const char *const *) names, "LANG"));
  g_assert_true (g_strv_contains ((const char *const *) names, "HOME"));
  g_assert_true (g_strv_contains ((const char *const *) names, "WAYLAND_DISPLAY"));
}

static void
test_process_starts_over (void)
{
  static const char *const given[] = { "HOME=/nowhere", NULL };
  g_autofree char         *said = spawn (OVER, given);

  g_assert_cmpstr (said, ==, "taken, once\n");
}

static void
test_process_takes_no_bad_heirloom (void)
{
  static const char *const bad[] = { "", "-1", "0", "2", "9999", "99999999999999999999", "x" };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_setenv ("ANTEROOM_HEIRLOOM", bad[i], TRUE);
    g_assert_cmpint (ant_process_take_heirloom (), ==, -1);
    g_assert_null (g_getenv ("ANTEROOM_HEIRLOOM"));
  }
}

int
main (int argc, char *argv[])
{
  if (argc > 1 && strcmp (argv[1], CLEAN) == 0)
    return run_clean (argv);
  if (argc > 1 && strcmp (argv[1], OVER) == 0)
    return run_over (argv);

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/process/leaves-no-core", test_process_leaves_no_core);
  g_test_add_func ("/process/leaves-foreign-code-behind", test_process_leaves_foreign_code_behind);
  g_test_add_func ("/process/starts-over", test_process_starts_over);
  g_test_add_func ("/process/takes-no-bad-heirloom", test_process_takes_no_bad_heirloom);

  return g_test_run ();
}
