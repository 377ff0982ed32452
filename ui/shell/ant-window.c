/* ant-window.c - the kiosk's one window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-window"

#include "ant-window.h"

#include <math.h>

#include "ant-languages.h"
#include "ant-page-table.h"
#include "ant-scale.h"

#define TICK_MS    250
#define LINGER_MS  2000 /* a touch goes on and ends before the warning leaves from under it */
#define CALLING_S  300  /* somebody who called staff waits for them, and touches nothing */
#define COMPACT_MM 170  /* lower than this, every millimetre of height counts */

/**
 * AntWindow:
 *
 * Wires a kiosk to what is seen: another page, another language, another look, and the idle watch.
 * Any touch, key or scroll anywhere counts as somebody being there.
 */
struct _AntWindow {
  GtkApplicationWindow parent_instance;

  AntKiosk *kiosk;
  AntTheme *theme; /* borrowed; main owns it */
  AntShell *shell; /* borrowed; our child */
  gboolean  is_demonstration;
  guint     tick_id;
  double    last_x, last_y; /* where the pointer was */
};

G_DEFINE_FINAL_TYPE (AntWindow, ant_window, GTK_TYPE_APPLICATION_WINDOW)

static void
set_class (AntWindow *self, const char *css_class, gboolean is_set)
{
  if (is_set)
    gtk_widget_add_css_class (GTK_WIDGET (self), css_class);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), css_class);
}

static void
rebuild (AntWindow *self)
{
  ant_languages_apply (ant_kiosk_get_language (self->kiosk));
  set_class (self, "urdu", g_strcmp0 (ant_kiosk_get_language (self->kiosk), "ur") == 0);
  self->shell = ANT_SHELL (ant_shell_new (self->kiosk, self->is_demonstration));
  gtk_window_set_child (GTK_WINDOW (self), GTK_WIDGET (self->shell));
  gtk_widget_child_focus (GTK_WIDGET (ant_shell_get_page (self->shell)), GTK_DIR_TAB_FORWARD);
}

static void
on_reset (AntKiosk *kiosk, AntWindow *self)
{
  rebuild (self);
}

static void
on_turn (AntKiosk *kiosk, AntTurn way, AntWindow *self)
{
  ant_shell_show_page (self->shell, way);
}

static void
on_language_changed (AntKiosk *kiosk, GParamSpec *pspec, AntWindow *self)
{
  ant_page_keep (ant_shell_get_page (self->shell));
  rebuild (self);
}

static void
on_look_changed (AntKiosk *kiosk, GParamSpec *pspec, AntWindow *self)
{
  set_class (self, "text-150", ant_kiosk_get_text_size (kiosk) == 150);
  set_class (self, "text-200", ant_kiosk_get_text_size (kiosk) == 200);
  set_class (self, "high-contrast", ant_kiosk_get_high_contrast (kiosk));
}

static void
on_contrast_changed (AntKiosk *kiosk, GParamSpec *pspec, AntWindow *self)
{
  ant_theme_set_high_contrast (self->theme, ant_kiosk_get_high_contrast (kiosk));
}

/* GTK makes motion events of its own whenever something moves below a pointer that stands still. */
static gboolean
has_moved (AntWindow *self, GdkEvent *event)
{
  double x, y;

  if (!gdk_event_get_position (event, &x, &y) ||
      fabs (x - self->last_x) + fabs (y - self->last_y) < 1)
    return FALSE;
  self->last_x = x;
  self->last_y = y;

  return TRUE;
}

static gboolean
is_from_person (AntWindow *self, GdkEvent *event)
{
  switch ((int) gdk_event_get_event_type (event)) {
  case GDK_BUTTON_PRESS:
  case GDK_BUTTON_RELEASE:
  case GDK_KEY_PRESS:
  case GDK_SCROLL:
  case GDK_TOUCH_BEGIN:
  case GDK_TOUCH_UPDATE:
  case GDK_TOUCH_END:
    return TRUE;
  case GDK_MOTION_NOTIFY:
    return has_moved (self, event);
  default:
    return FALSE;
  }
}

static gboolean
on_event (GtkEventControllerLegacy *controller, GdkEvent *event, AntWindow *self)
{
  if (is_from_person (self, event))
    ant_idle_note_activity (ant_kiosk_get_idle (self->kiosk));

  return GDK_EVENT_PROPAGATE;
}

static void
on_other_button (GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

/* The attract screen as it stands for whoever comes: another language, a larger text or a sheet
 * were somebody's, and go when they have gone. */
static gboolean
is_untouched (AntWindow *self)
{
  return g_str_equal (ant_kiosk_get_page (self->kiosk), "attract") &&
         ant_kiosk_is_pristine (self->kiosk) && !ant_shell_has_sheet (self->shell);
}

static int
choose_patience_s (AntWindow *self)
{
  AntClinic          *clinic = ant_kiosk_get_clinic (self->kiosk);
  const AntPageEntry *entry = ant_page_table_find (ant_kiosk_get_page (self->kiosk));

  return entry != NULL && entry->asks ? ant_clinic_get_int (clinic, "kiosk", "idle-question-s", 90)
                                      : ant_clinic_get_int (clinic, "kiosk", "idle-s", 60);
}

static gboolean
on_tick (gpointer user_data)
{
  AntWindow *self = user_data;
  AntIdle   *idle = ant_kiosk_get_idle (self->kiosk);

  if (is_untouched (self)) {
    ant_idle_restart (idle);
    return G_SOURCE_CONTINUE;
  }

  ant_idle_set_patience (idle, choose_patience_s (self));
  ant_idle_set_least (idle, ant_shell_is_calling (self->shell) ? CALLING_S : 0);
  switch (ant_idle_check (idle)) {
  case ANT_IDLE_WARNING:
    ant_shell_show_idle (self->shell, ant_idle_get_seconds_left (idle));
    break;
  case ANT_IDLE_OVER:
    ant_kiosk_reset (self->kiosk);
    break;
  case ANT_IDLE_ACTIVE:
  default:
    if (ant_idle_get_quiet_ms (idle) >= LINGER_MS)
      ant_shell_hide_idle (self->shell);
  }

  return G_SOURCE_CONTINUE;
}

static void
ant_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AntWindow *self = ANT_WINDOW (widget);
  gboolean   is_portrait = height > width;

  set_class (self, "portrait", is_portrait);
  set_class (self, "landscape", !is_portrait);
  set_class (self, "compact", height < ant_scale_mm (widget, COMPACT_MM));

  GTK_WIDGET_CLASS (ant_window_parent_class)->size_allocate (widget, width, height, baseline);
}

/* The inspector would show every answer; connecting to the signal does not stop it. */
static gboolean
ant_window_enable_debugging (GtkWindow *window, gboolean is_toggled)
{
  return TRUE;
}

static void
ant_window_dispose (GObject *object)
{
  AntWindow *self = ANT_WINDOW (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_object (&self->kiosk);

  G_OBJECT_CLASS (ant_window_parent_class)->dispose (object);
}

static void
ant_window_class_init (AntWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ant_window_dispose;
  GTK_WIDGET_CLASS (klass)->size_allocate = ant_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->enable_debugging = ant_window_enable_debugging;
}

static void
add_controllers (AntWindow *self)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();
  GtkGesture         *others[] = { gtk_gesture_click_new (), gtk_gesture_click_new () };

  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_object (events, "event", G_CALLBACK (on_event), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), events);

  /* the second and third mouse button open menus and paste what somebody else copied */
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++) {
    gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (others[i]),
                                   i == 0 ? GDK_BUTTON_MIDDLE : GDK_BUTTON_SECONDARY);
    gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (others[i]),
                                                GTK_PHASE_CAPTURE);
    g_signal_connect (others[i], "pressed", G_CALLBACK (on_other_button), NULL);
    gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (others[i]));
  }
}

static void
ant_window_init (AntWindow *self)
{
  gtk_window_set_decorated (GTK_WINDOW (self), FALSE);
  add_controllers (self);
}

/**
 * ant_window_new:
 * @app: the program
 * @kiosk: what it shows
 * @theme: (transfer none): how it looks; outlives the window
 * @is_demonstration: whether a ribbon says so
 */
GtkWidget *
ant_window_new (GtkApplication *app, AntKiosk *kiosk, AntTheme *theme, gboolean is_demonstration)
{
  AntWindow *self = g_object_new (ANT_TYPE_WINDOW, "application", app, "title", "Anteroom", NULL);

  self->kiosk = g_object_ref (kiosk);
  self->theme = theme;
  self->is_demonstration = is_demonstration;
  g_signal_connect_object (kiosk, "turn", G_CALLBACK (on_turn), self, 0);
  g_signal_connect_object (kiosk, "reset", G_CALLBACK (on_reset), self, 0);
  g_signal_connect_object (kiosk, "notify::language", G_CALLBACK (on_language_changed), self, 0);
  g_signal_connect_object (kiosk, "notify::text-size", G_CALLBACK (on_look_changed), self, 0);
  g_signal_connect_object (kiosk, "notify::high-contrast", G_CALLBACK (on_look_changed), self, 0);
  g_signal_connect_object (kiosk, "notify::high-contrast", G_CALLBACK (on_contrast_changed), self,
                           0);
  rebuild (self);
  self->tick_id = g_timeout_add (TICK_MS, on_tick, self);

  return GTK_WIDGET (self);
}

/**
 * ant_window_get_shell:
 *
 * Returns: (transfer none): what the window shows at the moment
 */
AntShell *
ant_window_get_shell (AntWindow *self)
{
  return self->shell;
}
