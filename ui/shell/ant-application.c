/* ant-application.c - the kiosk program put together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-application"

#include "ant-application.h"

#include <glib-unix.h>
#include <signal.h>

#include "ant-error.h"
#include "ant-fonts.h"
#include "ant-keeper.h"
#include "ant-pack-reader.h"
#include "ant-pack-window.h"
#include "ant-renewal.h"
#include "ant-scale.h"
#include "ant-tour.h"
#include "ant-vault-retention.h"
#include "ant-window.h"

#define WINDOWED_WIDTH  1280
#define WINDOWED_HEIGHT 800
#define TOUR_MS         G_GINT64_CONSTANT (1772445600000) /* 2 March 2026, 10:00 UTC */

/**
 * AntProgram:
 *
 * Everything that is made once, owned here, and passed down.
 */
typedef struct {
  const AntOptions *options; /* borrowed; main's */
  AntClock         *clock;
  AntPackReader    *reader;
  AntKiosk         *kiosk; /* (nullable): where the pack has mistakes */
  AntTheme         *theme;
  AntTour          *tour;
  AntRenewal       *renewal; /* (nullable): a tour stays in one process */
  int               status;
} AntProgram;

static GdkMonitor *
get_monitor (GdkDisplay *display)
{
  g_autoptr (GdkMonitor) monitor = g_list_model_get_item (gdk_display_get_monitors (display), 0);

  return monitor; /* the display keeps it */
}

static void
set_scale (AntProgram *self, GdkDisplay *display, AntClinic *clinic)
{
  int width_mm = self->options->screen_width_mm;

  if (width_mm <= 0 && clinic != NULL)
    width_mm = ant_clinic_get_int (clinic, "kiosk", "screen-width-mm", 0);
  ant_scale_apply (display, ant_scale_find_px_per_mm (get_monitor (display), width_mm));
}

static void
set_size (AntProgram *self, GtkWindow *window, GdkDisplay *display)
{
  GdkMonitor  *monitor = get_monitor (display);
  GdkRectangle place = { 0, 0, WINDOWED_WIDTH, WINDOWED_HEIGHT };

  if (!self->options->is_windowed && monitor != NULL)
    gdk_monitor_get_geometry (monitor, &place);
  gtk_window_set_default_size (window, place.width, place.height);
  if (self->options->is_windowed)
    gtk_window_set_decorated (window, TRUE);
  else
    gtk_window_fullscreen (window);
}

/* The folder is ours now, and with it what may be left of a visit. */
static void
look_back (AntProgram *self)
{
  AntKeeper *keeper = self->kiosk != NULL ? ant_keeper_get (self->kiosk) : NULL;

  if (keeper != NULL)
    ant_keeper_look_back (keeper);
}

/* Two kiosks on one folder: the second leaves, and the first is none the worse for it. Anything
 * else that is wrong the home page says, which asks again before each consultation; questions and
 * answers and the ways to reach the clinic need no vault. */
static void
on_vault_open (GObject *source, GAsyncResult *result, gpointer user_data)
{
  AntProgram *self = user_data;
  g_autoptr (GError) error = NULL;

  if (ant_vault_open_finish (ANT_VAULT (source), result, &error)) {
    look_back (self);
    return;
  }
  g_printerr ("anteroom: %s\n", error->message);
  if (!g_error_matches (error, ANT_ERROR, ANT_ERROR_BUSY))
    return;
  self->status = 2;
  g_application_quit (g_application_get_default ());
}

static gboolean
on_stop_signal (gpointer user_data)
{
  g_application_quit (G_APPLICATION (user_data));

  return G_SOURCE_REMOVE;
}

/* Nobody's record gets a drawn head for a photo: only who asks for the demonstration has it. */
static gboolean
may_show_demo (const AntOptions *options)
{
  return options->is_demonstration || options->tour_dir != NULL ||
         g_str_equal (options->camera, "demo");
}

static AntKiosk *
make_kiosk (AntProgram *self, AntClinic *clinic)
{
  g_autofree char *packs = g_path_get_dirname (ant_clinic_get_dir (clinic));
  g_autofree char *data = g_path_get_dirname (packs);
  g_autofree char *demo = g_build_filename (data, "demo", NULL);
  g_autoptr (AntVault) vault = ant_vault_new (self->options->data_dir, self->clock);
  g_autoptr (AntCamera) camera =
      ant_camera_new (self->options->camera, may_show_demo (self->options) ? demo : NULL);

  return ant_kiosk_new (clinic, vault, camera, self->clock);
}

/* Nobody walks away from a tour. */
static void
keep_visits (AntProgram *self)
{
  g_autoptr (AntDraftKeys) keys = ant_draft_keys_new ();
  g_autoptr (AntDraft) draft = ant_draft_new (self->options->data_dir, keys, self->clock);

  if (self->options->tour_dir == NULL)
    ant_keeper_attach (self->kiosk, draft);
}

static void
say_refusal (AntProgram *self)
{
  const GError *refusal = ant_pack_reader_get_refusal (self->reader);

  if (refusal == NULL)
    return;
  g_printerr ("anteroom: no consultation starts: %s\n", refusal->message);
  ant_kiosk_refuse (self->kiosk, refusal);
}

static void
on_tour_done (AntTour *tour, gboolean is_fine, gpointer user_data)
{
  AntProgram *self = user_data;

  self->status = is_fine ? 0 : 1;
  g_application_quit (g_application_get_default ());
}

/* The list of the machine's fonts is read while GTK finds its display. The locale and the
 * environment are as they will be, for neither may change beside another thread. */
static gboolean
prepare (void)
{
  GThread *fonts = ant_fonts_read_on_thread ();
  gboolean has_display;

  gtk_disable_setlocale ();
  has_display = gtk_init_check ();
  g_thread_join (fonts);

  return has_display;
}

static void
show (AntProgram *self, GtkWidget *window)
{
  set_size (self, GTK_WINDOW (window), gdk_display_get_default ());
  gtk_window_present (GTK_WINDOW (window));
  ant_renewal_take_over (GTK_WINDOW (window));
}

/* A window left open would keep the kiosk, and with it the camera on and the vault open. */
static void
close_windows (GtkApplication *app)
{
  GList *windows;

  while ((windows = gtk_application_get_windows (app)) != NULL)
    gtk_window_destroy (windows->data);
}

static void
show_mistakes (AntProgram *self)
{
  GtkApplication *app = GTK_APPLICATION (g_application_get_default ());
  const GError   *reason = ant_pack_reader_get_reason (self->reader);

  close_windows (app);
  g_clear_object (&self->kiosk);
  show (self, ant_pack_window_new (app, self->options->clinic_dir,
                                   ant_pack_reader_get_issues (self->reader), reason));
  g_printerr ("anteroom: the pack in %s cannot be used: %s\n", self->options->clinic_dir,
              reason->message);
  self->status = 1;
}

static void
open_kiosk (AntProgram *self, AntClinic *clinic)
{
  AntWindow *window = ANT_WINDOW (
      gtk_application_get_active_window (GTK_APPLICATION (g_application_get_default ())));

  if (clinic != ant_kiosk_get_clinic (self->kiosk))
    ant_kiosk_set_clinic (self->kiosk, clinic);
  say_refusal (self);
  ant_kiosk_set_learned (self->kiosk, ant_pack_reader_get_learned (self->reader));
  ant_kiosk_set_waiting (self->kiosk, FALSE);
  keep_visits (self);
  ant_vault_set_retention (
      ant_kiosk_get_vault (self->kiosk),
      (guint) ant_clinic_get_int (clinic, "kiosk", "retention-days", ANT_VAULT_RETENTION_DAYS));
  ant_vault_open_async (ant_kiosk_get_vault (self->kiosk), NULL, on_vault_open, self);
  if (self->options->tour_dir == NULL)
    self->renewal = ant_renewal_new (window, self->kiosk, self->options->argv);
  else
    self->tour = ant_tour_start (window, self->kiosk, self->options->tour_dir, on_tour_done, self);
}

static void
show_attract (AntProgram *self, AntClinic *clinic)
{
  GtkApplication *app = GTK_APPLICATION (g_application_get_default ());

  ant_theme_set_accent (self->theme, ant_clinic_get_text (clinic, "clinic", "accent", NULL));
  self->kiosk = make_kiosk (self, clinic);
  ant_kiosk_set_waiting (self->kiosk, TRUE);
  show (self, ant_window_new (app, self->kiosk, self->theme, self->options->is_demonstration));
}

static gboolean
on_pack_read (gpointer user_data)
{
  AntProgram *self = user_data;
  AntClinic  *clinic = ant_pack_reader_await (self->reader);

  if (clinic == NULL) {
    show_mistakes (self);
  } else {
    if (self->kiosk == NULL)
      show_attract (self, clinic);
    open_kiosk (self, clinic);
  }
  g_application_release (g_application_get_default ());

  return G_SOURCE_REMOVE;
}

/* The attract screen needs no more than who the clinic is. */
static void
on_activate (GtkApplication *app, AntProgram *self)
{
  GdkDisplay *display = gdk_display_get_default ();
  AntClinic  *front;

  g_application_hold (G_APPLICATION (app)); /* until on_pack_read(), with or without a window */
  self->theme = ant_theme_new (display);
  front = ant_pack_reader_await_front (self->reader);
  set_scale (self, display, front);
  if (front != NULL)
    show_attract (self, front);
}

static void
run (AntProgram *self)
{
  g_autoptr (GtkApplication) app =
      gtk_application_new ("io.github.anteroom.Anteroom", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (app, "activate", G_CALLBACK (on_activate), self);
  g_unix_signal_add (SIGTERM, on_stop_signal, app);
  g_unix_signal_add (SIGINT, on_stop_signal, app);
  g_application_run (G_APPLICATION (app), 0, NULL);
  g_clear_pointer (&self->renewal, ant_renewal_free);
  close_windows (app);
}

/**
 * ant_application_run:
 * @options: the command line
 *
 * Shows the kiosk until it is told to stop.
 *
 * Returns: the exit status; 2 where there is no display, or another kiosk has the data folder
 */
int
ant_application_run (const AntOptions *options)
{
  AntProgram self = { .options = options };

  self.clock = options->tour_dir != NULL ? ant_clock_new_fixed (TOUR_MS) : ant_clock_new ();
  self.reader = ant_pack_reader_start (options->clinic_dir, options->data_dir, on_pack_read, &self);
  if (prepare ()) {
    run (&self);
  } else {
    g_printerr ("anteroom: there is no display to show the kiosk on; start it from a graphical "
                "session, or under cage or weston\n");
    self.status = 2;
  }

  g_clear_pointer (&self.tour, ant_tour_free);
  g_clear_object (&self.kiosk);
  g_clear_pointer (&self.theme, ant_theme_free);
  ant_pack_reader_free (self.reader);
  ant_clock_unref (self.clock);

  return self.status;
}
