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
#include "ant-live-form.h"
#include "ant-pack-window.h"
#include "ant-renewal.h"
#include "ant-scale.h"
#include "ant-tour.h"
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
  GThread          *reader;  /* (nullable): reads the pack; joined when the pack is needed */
  AntClinic        *clinic;  /* (nullable): where the pack has mistakes */
  GError           *refusal; /* (nullable): why the form that is live cannot be asked */
  AntFaqLearned    *learned; /* (nullable): where it cannot be read */
  GPtrArray        *issues;  /* of AntPackIssue */
  GError           *reason;  /* (nullable): why there is no @clinic */
  AntKiosk         *kiosk;
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
set_scale (AntProgram *self, GdkDisplay *display)
{
  int width_mm = self->options->screen_width_mm;

  if (width_mm <= 0 && self->clinic != NULL)
    width_mm = ant_clinic_get_int (self->clinic, "kiosk", "screen-width-mm", 0);
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

/* Two kiosks on one folder: the second leaves, and the first is none the worse for it. Anything
 * else that is wrong the home page says, which asks again before each consultation; questions and
 * answers and the ways to reach the clinic need no vault. */
static void
on_vault_open (GObject *source, GAsyncResult *result, gpointer user_data)
{
  AntProgram *self = user_data;
  g_autoptr (GError) error = NULL;

  if (ant_vault_open_finish (ANT_VAULT (source), result, &error))
    return;
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
make_kiosk (AntProgram *self)
{
  g_autofree char *packs = g_path_get_dirname (ant_clinic_get_dir (self->clinic));
  g_autofree char *data = g_path_get_dirname (packs);
  g_autofree char *demo = g_build_filename (data, "demo", NULL);
  g_autoptr (AntVault) vault = ant_vault_new (self->options->data_dir, self->clock);
  g_autoptr (AntCamera) camera =
      ant_camera_new (self->options->camera, may_show_demo (self->options) ? demo : NULL);
  AntKiosk *kiosk;

  ant_vault_open_async (vault, NULL, on_vault_open, self);

  kiosk = ant_kiosk_new (self->clinic, vault, camera, self->clock);
  ant_kiosk_set_learned (kiosk, self->learned);

  return kiosk;
}

static void
say_refusal (AntProgram *self)
{
  if (self->refusal == NULL)
    return;
  g_printerr ("anteroom: no consultation starts: %s\n", self->refusal->message);
  ant_kiosk_refuse (self->kiosk, self->refusal);
}

static void
on_tour_done (AntTour *tour, gboolean is_fine, gpointer user_data)
{
  AntProgram *self = user_data;

  self->status = is_fine ? 0 : 1;
  g_application_quit (g_application_get_default ());
}

/* (nullable): the pack with the form that is live */
static AntClinic *
read_live (AntProgram *self)
{
  g_autoptr (GPtrArray) issues = ant_pack_issue_list_new ();
  g_autoptr (AntLiveForm) live = ant_live_form_read (self->options->data_dir, &self->refusal);

  return live != NULL
             ? ant_live_form_load_clinic (live, self->options->clinic_dir, issues, &self->refusal)
             : NULL;
}

/* (nullable): what cannot be read must not be written over */
static AntFaqLearned *
read_learned (AntProgram *self)
{
  g_autoptr (AntFaqLearned) learned = ant_faq_learned_new (self->options->data_dir);
  g_autoptr (GError) error = NULL;

  if (ant_faq_learned_load (learned, &error))
    return g_steal_pointer (&learned);
  g_printerr ("anteroom: what was learned of questions is left out: %s\n", error->message);

  return NULL;
}

/* On a thread of its own: it touches nothing but @clinic, @learned, @refusal, @issues and @reason,
 * which nobody looks at before the thread is joined. A form that cannot be asked leaves the rest of
 * the pack to be shown, and staff a way to put it right; the pack's own form is not asked in its
 * place.
 */
static gpointer
read_pack (gpointer user_data)
{
  AntProgram *self = user_data;

  self->learned = read_learned (self);
  self->clinic = read_live (self);
  if (self->clinic != NULL)
    return NULL;
  self->clinic = ant_clinic_load (self->options->clinic_dir, self->issues, &self->reason);
  if (self->clinic == NULL)
    g_printerr ("anteroom: the pack in %s cannot be used: %s\n", self->options->clinic_dir,
                self->reason->message);

  return NULL;
}

/* The pack and the list of the machine's fonts are read while GTK finds its display: the two would
 * make up a third of the time to the first picture. The locale and the environment are as they will
 * be, for neither may change beside another thread. */
static gboolean
prepare (AntProgram *self)
{
  GThread *fonts;
  gboolean has_display;

  self->reader = g_thread_new ("pack", read_pack, self);
  fonts = ant_fonts_read_on_thread ();
  gtk_disable_setlocale ();
  has_display = gtk_init_check ();
  g_thread_join (fonts);

  return has_display;
}

static void
await_pack (AntProgram *self)
{
  if (self->reader != NULL)
    g_thread_join (g_steal_pointer (&self->reader));
}

static void
on_activate (GtkApplication *app, AntProgram *self)
{
  GdkDisplay *display = gdk_display_get_default ();
  GtkWidget  *window;

  self->theme = ant_theme_new (display);
  await_pack (self);
  set_scale (self, display);
  if (self->clinic != NULL)
    ant_theme_set_accent (self->theme,
                          ant_clinic_get_text (self->clinic, "clinic", "accent", NULL));
  if (self->clinic == NULL) {
    window = ant_pack_window_new (app, self->options->clinic_dir, self->issues, self->reason);
    self->status = 1;
  } else {
    self->kiosk = make_kiosk (self);
    say_refusal (self);
    window = ant_window_new (app, self->kiosk, self->theme, self->options->is_demonstration);
  }
  set_size (self, GTK_WINDOW (window), display);
  gtk_window_present (GTK_WINDOW (window));
  ant_renewal_take_over (GTK_WINDOW (window));

  if (self->kiosk == NULL)
    return;
  if (self->options->tour_dir == NULL)
    self->renewal = ant_renewal_new (ANT_WINDOW (window), self->kiosk, self->options->argv);
  else
    self->tour = ant_tour_start (ANT_WINDOW (window), self->kiosk, self->options->tour_dir,
                                 on_tour_done, self);
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
  self.issues = ant_pack_issue_list_new ();
  if (prepare (&self)) {
    run (&self);
  } else {
    g_printerr ("anteroom: there is no display to show the kiosk on; start it from a graphical "
                "session, or under cage or weston\n");
    self.status = 2;
  }
  await_pack (&self);

  g_clear_pointer (&self.tour, ant_tour_free);
  g_clear_object (&self.kiosk);
  g_clear_pointer (&self.theme, ant_theme_free);
  g_clear_object (&self.learned);
  g_clear_pointer (&self.clinic, ant_clinic_unref);
  g_clear_error (&self.refusal);
  g_clear_error (&self.reason);
  g_ptr_array_unref (self.issues);
  ant_clock_unref (self.clock);

  return self.status;
}
