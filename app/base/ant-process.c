/* ant-process.c - what this process may be asked, what it was given, and starting over as a new one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE  /* environ */
#define G_LOG_DOMAIN "ant-process"

#include "ant-process.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/close_range.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ant-error.h"

#define HEIRLOOM "ANTEROOM_HEIRLOOM" /* the number of an open file */

/* What systemd, a login, a shell and a compositor hand to whoever they start, and none of the
 * libraries takes code or orders from; a name that ends in a star stands for all that begin so.
 * The bus, which PAM names to everybody, and where data lie are here because main() sets them. */
static const char *const ALLOWED[] = {
  "ANTEROOM_CLINIC",
  HEIRLOOM,
  "DBUS_SESSION_BUS_ADDRESS",
  "DISPLAY",
  "GDK_BACKEND",
  "GIO_USE_VFS",
  "GSETTINGS_BACKEND",
  "GSK_RENDERER",
  "GTK_A11Y",
  "GTK_IM_MODULE",
  "GTK_THEME",
  "HOME",
  "INVOCATION_ID",
  "JOURNAL_STREAM",
  "LANG",
  "LANGUAGE",
  "LC_*",
  "LOGNAME",
  "MAIL",
  "OLDPWD",
  "PATH",
  "PWD",
  "SHELL",
  "SHLVL",
  "STATE_DIRECTORY",
  "SYSTEMD_EXEC_PID",
  "TERM",
  "TZ",
  "USER",
  "WAYLAND_DISPLAY",
  "XAUTHORITY",
  "XDG_CACHE_HOME",
  "XDG_CONFIG_HOME",
  "XDG_DATA_DIRS",
  "XDG_DATA_HOME",
  "XDG_RUNTIME_DIR",
  "XDG_SEAT",
  "XDG_SESSION_*",
  "XDG_STATE_HOME",
  "XDG_VTNR",
  "_",
};

/**
 * ant_process_protect:
 *
 * No core files, and no debugger but root's: both would show what a client answers. A limit of zero
 * does not stop a core_pattern that is a pipe; that the process cannot be dumped does. To be called
 * first thing in main(), and again after every exec, which takes it back.
 */
void
ant_process_protect (void)
{
  const struct rlimit none = { 0, 0 };

#ifndef __SANITIZE_ADDRESS__ /* the leak checker needs to look at us */
  prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
  setrlimit (RLIMIT_CORE, &none);
}

static gboolean
is_like (const char *name, gsize size, const char *allowed)
{
  gsize length = strlen (allowed);

  if (allowed[length - 1] == '*')
    return size >= length && strncmp (name, allowed, length - 1) == 0;

  return size == length && strncmp (name, allowed, length) == 0;
}

static gboolean
is_allowed (const char *variable)
{
  gsize size = strcspn (variable, "=");

  for (gsize i = 0; i < G_N_ELEMENTS (ALLOWED); i++)
    if (is_like (variable, size, ALLOWED[i]))
      return TRUE;

  return FALSE;
}

/* By its own path and not by /proc/self/exe, which would name the process "exe"; where a package
 * was installed meanwhile the new program is what starts. */
static char *
find_program (GError **error)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", error);

  if (program != NULL && g_str_has_suffix (program, " (deleted)"))
    program[strlen (program) - strlen (" (deleted)")] = '\0';

  return g_steal_pointer (&program);
}

static gboolean
start_program (char **argv, char **environment, GError **error)
{
  g_autofree char *program = find_program (error);

  if (program == NULL)
    return FALSE;
  execve (program, argv, environment);

  return ant_fail_errno (error, errno, "The program could not start over");
}

/**
 * ant_process_clean_environment:
 * @argv: the program's arguments, whole
 * @error: return location
 *
 * Where the environment holds anything but what a login and a compositor put there, starts the
 * program over without the rest. Unsetting would come too late: the loader and the constructors of
 * the libraries have obeyed it before main().
 *
 * Returns: %TRUE where there was nothing to leave out; %FALSE where starting over failed, and then
 *   nothing may go on in this process
 */
gboolean
ant_process_clean_environment (char **argv, GError **error)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  guint n = 0;

  for (char **variable = environ; variable != NULL && *variable != NULL; variable++, n++)
    if (is_allowed (*variable))
      g_ptr_array_add (kept, *variable);
  if (kept->len == n)
    return TRUE;
  g_ptr_array_add (kept, NULL);

  return start_program (argv, (char **) kept->pdata, error);
}

/**
 * ant_process_start_over:
 * @argv: the program's arguments, whole
 * @heirloom: an open file for ant_process_take_heirloom(), -1 for none; no other stays open
 * @error: return location
 *
 * Puts a fresh process in the place of this one, with the same number and environment; of its
 * memory nothing is left. Threads end as if killed.
 *
 * Returns: %FALSE where that failed; otherwise it does not return
 */
gboolean
ant_process_start_over (char **argv, int heirloom, GError **error)
{
  close_range (STDERR_FILENO + 1, G_MAXUINT, CLOSE_RANGE_CLOEXEC);
  if (heirloom >= 0) {
    g_autofree char *number = g_strdup_printf ("%d", heirloom);

    g_setenv (HEIRLOOM, number, TRUE);
    fcntl (heirloom, F_SETFD, 0);
  }
  start_program (argv, environ, error);
  g_unsetenv (HEIRLOOM);

  return FALSE;
}

/**
 * ant_process_has_heirloom:
 *
 * Returns: whether there is something for ant_process_take_heirloom()
 */
gboolean
ant_process_has_heirloom (void)
{
  return g_getenv (HEIRLOOM) != NULL;
}

/**
 * ant_process_take_heirloom:
 *
 * Returns: (transfer full): the socket that the process before this one left open, -1 where there
 *   is none; it goes no further down the line
 */
int
ant_process_take_heirloom (void)
{
  const char *number = g_getenv (HEIRLOOM);
  int         fd = number != NULL ? (int) g_ascii_strtoull (number, NULL, 10) : -1;
  struct stat found;

  g_unsetenv (HEIRLOOM);
  if (fd <= STDERR_FILENO || fstat (fd, &found) != 0 || !S_ISSOCK (found.st_mode))
    return -1;
  fcntl (fd, F_SETFD, FD_CLOEXEC);

  return fd;
}
