/* ant-ctl-doctor.c - anteroomctl doctor: what of this machine works, what does not, what to do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-ctl"

#include "ant-ctl.h"

#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#include "ant-camera.h"
#include "ant-ctl-access.h"
#include "ant-ctl-clinic.h"
#include "ant-ctl-input.h"
#include "ant-folder.h"
#include "ant-live-form.h"

/* Longer than a camera needs to give its first picture, and than the watchdog to find another. */
#define CAMERA_WAIT_MS 6000

/* A clock before this was never set. 2025-01-01T00:00Z */
#define EARLIEST_S G_GINT64_CONSTANT (1735689600)

/**
 * Finding:
 *
 * What one check found. @what is for people, @todo is what to do about it.
 */
typedef struct {
  gboolean    is_ok;
  char       *what; /* owned */
  const char *todo; /* (nullable) where all is well */
} Finding;

static Finding
find_well (char *what)
{
  return (Finding){ .is_ok = TRUE, .what = what };
}

static Finding
find_ill (char *what, const char *todo)
{
  return (Finding){ .what = what, .todo = todo };
}

/**
 * Machine:
 *
 * What the checks look at.
 */
typedef struct {
  const char *data_dir;
  const char *clinic_dir; /* (nullable): the default one */
} Machine;

static gboolean
on_camera_waited (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

/* Asks for a picture, not for a device: a camera that is listed and gives none is of no use. */
static Finding
check_camera (const Machine *machine)
{
  g_autoptr (AntCamera) camera = ant_camera_new ("auto", NULL);
  gboolean       has_waited = FALSE;
  guint          timeout = g_timeout_add (CAMERA_WAIT_MS, on_camera_waited, &has_waited);
  AntCameraState state;

  ant_camera_start (camera, 640, 480);
  do {
    g_main_context_iteration (NULL, TRUE);
    state = ant_camera_get_state (camera);
  } while (!has_waited && state != ANT_CAMERA_READY && state != ANT_CAMERA_NONE);
  if (!has_waited)
    g_source_remove (timeout);
  ant_camera_stop (camera);

  if (state == ANT_CAMERA_READY)
    return find_well (g_strdup ("A camera gives pictures"));
  if (state == ANT_CAMERA_NONE)
    return find_ill (g_strdup ("There is no camera"),
                     "Plug one in; intakes are taken without photos until then");

  return find_ill (g_strdup ("There is a camera, but it gives no picture"),
                   "Unplug it and plug it in again; close other programs that use it");
}

static gboolean
can_connect (const char *path)
{
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  int                fd = socket (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  gboolean           is_connected;

  g_strlcpy (address.sun_path, path, sizeof address.sun_path);
  is_connected = fd >= 0 && connect (fd, (const struct sockaddr *) &address, sizeof address) == 0;
  if (fd >= 0)
    close (fd);

  return is_connected;
}

/* The socket of the desktop this runs in, if it runs in one. */
static char *
find_display_socket (void)
{
  const char *wayland = g_getenv ("WAYLAND_DISPLAY");
  const char *x11 = g_getenv ("DISPLAY");

  if (wayland != NULL && wayland[0] != '\0')
    return g_path_is_absolute (wayland)
               ? g_strdup (wayland)
               : g_build_filename (g_get_user_runtime_dir (), wayland, NULL);
  if (x11 != NULL && x11[0] == ':')
    return g_strdup_printf ("/tmp/.X11-unix/X%d", (int) g_ascii_strtoll (x11 + 1, NULL, 10));

  return NULL;
}

/* A screen that the kernel sees, such as card0-HDMI-A-1: what cage would show the kiosk on. */
static char *
find_screen (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/sys/class/drm", 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename ("/sys/class/drm", name, "status", NULL);
    g_autofree char *status = NULL;

    if (g_file_get_contents (path, &status, NULL, NULL) && g_str_has_prefix (status, "connected"))
      return g_strdup (name);
  }

  return NULL;
}

static Finding
check_display (const Machine *machine)
{
  g_autofree char *path = find_display_socket ();
  g_autofree char *screen = find_screen ();

  if (path != NULL && can_connect (path))
    return find_well (g_strdup_printf ("A display answers at %s", path));
  if (path != NULL)
    return find_ill (g_strdup_printf ("No display answers at %s", path),
                     "Start it, or run this where the kiosk runs");
  if (screen != NULL)
    return find_well (g_strdup_printf ("A screen is plugged in (%s), for cage to use", screen));

  return find_ill (g_strdup ("There is neither a display nor a screen"),
                   "Plug a screen in; without one, ./run --tour draws every page into files");
}

static Finding
check_disk (const Machine *machine)
{
  g_autoptr (GError) error = NULL;
  struct statvfs found;

  if (!ant_folder_check_writable (machine->data_dir, &error))
    return find_ill (
        g_strdup (error->message),
        "Make the data folder with anteroomctl vault init, or see to its owner and disk");
  if (!ant_folder_check_room (machine->data_dir, ANT_VAULT_FLOOR_BYTES, &error))
    return find_ill (g_strdup (error->message), "Hand over old intakes, or free space on the disk");
  if (statvfs (machine->data_dir, &found) != 0)
    return find_ill (g_strdup ("The disk cannot be looked at"), "See to the disk");

  return find_well (g_strdup_printf ("%s can be written and has %" G_GUINT64_FORMAT " MB free",
                                     machine->data_dir,
                                     (guint64) found.f_bavail * found.f_frsize / 1000000));
}

/* A clock behind the vault's last change has been set back. */
static Finding
check_clock (const Machine *machine)
{
  g_autofree char *database = g_build_filename (machine->data_dir, "vault", "vault.db", NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *shown = g_date_time_format (now, "%Y-%m-%d %H:%M %Z");
  struct stat      changed;

  if (g_date_time_to_unix (now) < EARLIEST_S)
    return find_ill (g_strdup_printf ("The clock shows %s, which is long past", shown),
                     "Set the clock (timedatectl set-time); see to the battery of the mainboard");
  if (stat (database, &changed) == 0 && changed.st_mtime > g_date_time_to_unix (now) + 60)
    return find_ill (g_strdup_printf ("The clock shows %s, before the last intake", shown),
                     "Set the clock (timedatectl set-time); see to the battery of the mainboard");

  return find_well (g_strdup_printf ("The clock shows %s", shown));
}

static Finding
check_keys (const Machine *machine)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AntVaultCore) core = ant_ctl_open_core (machine->data_dir, &error);

  if (core == NULL)
    return find_ill (
        g_strdup (error->message),
        "Where there never was a vault: anteroomctl vault init. Else restore a backup");
  if (!ant_vault_core_check_drill (core, g_get_real_time () / 1000, &error))
    return find_ill (g_strdup (error->message), "anteroomctl vault recovery drill");

  return find_well (g_strdup ("There are keys to seal to, a slot that belongs to them, and a "
                              "recovery key that has been tried"));
}

static Finding
check_pack (const Machine *machine)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) issues = ant_pack_issue_list_new ();
  g_autoptr (AntLiveForm) live = NULL;
  g_autoptr (AntClinic) clinic = ant_ctl_load_clinic (machine->clinic_dir, &error);

  if (clinic == NULL)
    return find_ill (g_strdup (error->message),
                     "anteroomctl clinic lint DIR names every mistake with its line");
  g_clear_pointer (&clinic, ant_clinic_unref);
  live = ant_live_form_read (machine->data_dir, &error);
  if (live != NULL)
    clinic = ant_live_form_load_clinic (live, ant_ctl_choose_clinic (machine->clinic_dir), issues,
                                        &error);
  if (clinic == NULL)
    return find_ill (g_strdup (error->message),
                     "No consultation starts with this questionnaire; anteroomctl clinic form "
                     "--revert goes back to the one before it");

  return find_well (g_strdup_printf ("%s", ant_clinic_get_name (clinic, "en")));
}

typedef struct {
  const char *name;
  Finding (*look) (const Machine *machine);
} Check;

static const Check CHECKS[] = {
  { "camera", check_camera }, { "display", check_display }, { "disk", check_disk },
  { "clock", check_clock },   { "keys", check_keys },       { "pack", check_pack },
};

static void
print_finding (const char *name, const Finding *finding)
{
  json_object *line = json_object_new_object ();

  json_object_object_add (line, "check", json_object_new_string (name));
  json_object_object_add (line, "ok", json_object_new_boolean (finding->is_ok));
  json_object_object_add (line, "message", json_object_new_string (finding->what));
  json_object_object_add (line, "do", json_object_new_string (finding->todo ?: ""));
  ant_ctl_print (line);
}

int
ant_ctl_doctor (int argc, char **argv)
{
  g_autofree char *data_dir = ant_ctl_take_data_dir (&argc, argv);
  Machine          machine = { .data_dir = data_dir };
  AntCtlStatus     status = ANT_CTL_FINE;

  machine.clinic_dir = ant_ctl_take_option (&argc, argv, "--clinic");
  if (argc != 1)
    return ant_ctl_misuse (argv[0]);

  for (gsize i = 0; i < G_N_ELEMENTS (CHECKS); i++) {
    Finding finding = CHECKS[i].look (&machine);

    print_finding (CHECKS[i].name, &finding);
    if (!finding.is_ok)
      status = ANT_CTL_WANTING;
    g_free (finding.what);
  }

  return status;
}
