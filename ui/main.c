/* main.c - anteroom, the kiosk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "anteroom"

#include <gtk/gtk.h>
#include <malloc.h>
#include <string.h>

#include "ant-application.h"
#include "ant-config.h"
#include "ant-folder.h"
#include "ant-languages.h"
#include "ant-process.h"
#include "ant-secret.h"

#define KEEP_ENVIRONMENT "keep-environment"

static gboolean
parse (int *argc, char ***argv, AntOptions *options)
{
  gboolean     keeps_environment; /* has been looked for before anything else */
  GOptionEntry entries[] = {
    { "clinic", 0, 0, G_OPTION_ARG_FILENAME, &options->clinic_dir, "The clinic's pack", "DIR" },
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &options->data_dir, "Where sealed records are kept",
      "DIR" },
    { "camera", 0, 0, G_OPTION_ARG_STRING, &options->camera, "auto, demo, none, or a device's name",
      "WHICH" },
    { "windowed", 0, 0, G_OPTION_ARG_NONE, &options->is_windowed, "In a window, not full screen",
      NULL },
    { "screen-width-mm", 0, 0, G_OPTION_ARG_INT, &options->screen_width_mm,
      "How wide the screen really is, where it does not say so itself", "N" },
    { "demonstration", 0, 0, G_OPTION_ARG_NONE, &options->is_demonstration,
      "With a ribbon that asks for no real details", NULL },
    { "tour", 0, 0, G_OPTION_ARG_FILENAME, &options->tour_dir,
      "Walk through a whole visit and write every screen there", "DIR" },
    { KEEP_ENVIRONMENT, 0, 0, G_OPTION_ARG_NONE, &keeps_environment,
      "Obey every variable of the environment, which may load foreign code: for tests", NULL },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_set_summary (context, "An offline consultation kiosk for a waiting room.");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, argc, argv, &error)) {
    g_printerr ("anteroom: %s\n", error->message);
    return FALSE;
  }
  if (*argc > 1) {
    g_printerr ("anteroom: %s: nothing is expected there; see anteroom --help\n", (*argv)[1]);
    return FALSE;
  }

  return TRUE;
}

/* Translations of a program that was built and not installed lie beside it. */
static char *
find_locale_dir (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : g_strdup (".");
  g_autofree char *beside = g_build_filename (folder, "..", "po", NULL);

  return g_strdup (g_file_test (beside, G_FILE_TEST_IS_DIR) ? beside : ANT_LOCALE_DIR);
}

static void
fill_defaults (AntOptions *options)
{
  if (options->clinic_dir == NULL)
    options->clinic_dir = g_build_filename (ANT_DATA_DIR, "clinics", "leicester", NULL);
  if (options->data_dir == NULL)
    options->data_dir = ant_folder_get_default ();
  if (options->camera == NULL)
    options->camera = g_strdup ("auto");
}

static void
free_options (AntOptions *options)
{
  g_free (options->clinic_dir);
  g_free (options->data_dir);
  g_free (options->camera);
  g_free (options->tour_dir);
  g_strfreev (options->argv);
}

static gboolean
has_option (char **argv, const char *name)
{
  for (char **argument = argv + 1; *argument != NULL; argument++)
    if (g_str_has_prefix (*argument, "--") && strcmp (*argument + 2, name) == 0)
      return TRUE;

  return FALSE;
}

/* Before GTK looks at them: our style sheet is the whole theme, and neither settings of a desktop
 * nor its input methods have a say in a kiosk. Nor has anybody on a bus: whoever reaches the
 * program there can press what a client sees and read what they write. */
static void
set_environment (gboolean keeps, gboolean is_windowed)
{
  g_setenv ("GTK_THEME", "Empty", TRUE);
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  g_setenv ("GTK_IM_MODULE", "gtk-im-context-simple", !keeps);
  g_unsetenv ("DESKTOP_STARTUP_ID"); /* or GTK would, while the pack is being read */
  g_unsetenv ("XDG_ACTIVATION_TOKEN");
  if (!is_windowed) /* a window's buttons need the icons of the machine, which take long to read */
    g_setenv ("XDG_DATA_DIRS", ANT_DATA_DIR, TRUE);
  if (keeps)
    return;
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
  g_setenv ("GIO_USE_VFS", "local", TRUE);
  g_setenv ("GTK_A11Y", "none", TRUE);
  g_setenv ("PATH", "/usr/bin:/bin", TRUE);
}

/* One heap for all threads. Those that read the pack and draw the pictures would each get their
 * own, which glibc lets grow page by page, with a system call each time, and which stays when they
 * are done: a twentieth of what the start computes, and some megabytes. */
static void
share_heap (void)
{
  mallopt (M_ARENA_MAX, 1);
}

static int
run (int argc, char **argv)
{
  AntOptions       options = { .argv = g_strdupv (argv) };
  g_autofree char *locale_dir = find_locale_dir ();
  g_autoptr (GError) error = NULL;
  int status = 2;

  ant_languages_init (locale_dir);
  if (parse (&argc, &argv, &options)) {
    fill_defaults (&options);
    if (!ant_seal_init (&error))
      g_printerr ("anteroom: %s\n", error->message);
    else
      status = ant_application_run (&options);
  }
  free_options (&options);

  return status;
}

int
main (int argc, char *argv[])
{
  gboolean keeps = has_option (argv, KEEP_ENVIRONMENT);
  g_autoptr (GError) error = NULL;

  ant_process_protect ();
  if (!keeps && !ant_process_clean_environment (argv, &error)) {
    g_printerr ("anteroom: %s\n", error->message);
    return 2;
  }
  share_heap ();
  set_environment (keeps, has_option (argv, "windowed"));

  return run (argc, argv);
}
