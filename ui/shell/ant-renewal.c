/* ant-renewal.c - a fresh process after every person, with the screen as it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-renewal"

#include "ant-renewal.h"

#include <unistd.h>

#ifdef GDK_WINDOWING_WAYLAND
#  include <gdk/wayland/gdkwayland.h>
#  include <wayland-client.h>
#endif

#include "ant-process.h"

#define FRAME_MS 1000 /* a screen that is switched off asks for no frames */

/**
 * AntRenewal:
 *
 * Whatever the last person wrote, and wherever GTK, GStreamer or the heap still have a copy of it,
 * is gone with the process. After a reset, as soon as the attract screen is on the display and all
 * that was asked of the vault is done, the program starts over in its own place:
 *
 *     reset ──┬─ attract screen painted ──┬── exec ── GTK, pack ── first frame ── old picture goes
 *             ├─ vault has done its work ─┤
 *             └─ the draft is gone ───────┘
 *
 * The connection to the display stays open across the exec, in nobody's hands, so that the
 * compositor goes on showing the picture until ant_renewal_take_over() has put the same one above
 * it. Nothing can be touched meanwhile. Staff who come by way of a reset stay in this process; the
 * reset by which they leave renews it.
 */
struct _AntRenewal {
  AntWindow    *window; /* borrowed; the application's */
  AntKiosk     *kiosk;
  char        **argv;        /* borrowed; main's */
  GCancellable *cancellable; /* (nullable): while a renewal is under way */
  gboolean      is_painted;
  guint         n_awaited; /* of the vault and the draft */
  gulong        painted_id;
  guint         timeout_id;
};

static GdkFrameClock *
get_frame_clock (AntRenewal *self)
{
  return gtk_widget_get_frame_clock (GTK_WIDGET (self->window));
}

static void
set_touchable (AntRenewal *self, gboolean is_touchable)
{
  gtk_widget_set_can_target (GTK_WIDGET (ant_window_get_shell (self->window)), is_touchable);
}

static void
stop (AntRenewal *self)
{
  g_clear_signal_handler (&self->painted_id, get_frame_clock (self));
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* -1 where the display shows nothing of who has gone */
static int
hold_display (GdkDisplay *display)
{
  gdk_display_sync (display);
#ifdef GDK_WINDOWING_WAYLAND
  if (GDK_IS_WAYLAND_DISPLAY (display))
    return dup (wl_display_get_fd (gdk_wayland_display_get_wl_display (display)));
#endif

  return -1;
}

static void
renew_once_ready (AntRenewal *self)
{
  g_autoptr (GError) error = NULL;
  int display;

  if (!self->is_painted || self->n_awaited > 0)
    return;

  stop (self);
  display = hold_display (gtk_widget_get_display (GTK_WIDGET (self->window)));
  ant_process_start_over (self->argv, display, &error);
  g_warning ("The next person gets the same process: %s", error->message);
  if (display >= 0)
    close (display);
  set_touchable (self, TRUE);
}

static void
on_after_paint (GdkFrameClock *clock, AntRenewal *self)
{
  g_clear_signal_handler (&self->painted_id, clock);
  self->is_painted = TRUE;
  renew_once_ready (self);
}

static gboolean
on_no_frame (gpointer user_data)
{
  AntRenewal *self = user_data;

  self->timeout_id = 0;
  self->is_painted = TRUE;
  renew_once_ready (self);

  return G_SOURCE_REMOVE;
}

/* Jobs are done in order, so that a Send that was under way is on the disk by now. */
static void
on_vault_reached (GObject *source, GAsyncResult *result, gpointer user_data)
{
  AntRenewal *self;
  g_autoptr (GError) error = NULL;

  ant_vault_count_finish (ANT_VAULT (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = user_data;
  self->n_awaited--;
  renew_once_ready (self);
}

static void
on_draft_settled (GObject *source, GAsyncResult *result, gpointer user_data)
{
  AntRenewal *self;

  if (!ant_draft_settle_finish (ANT_DRAFT (source), result, NULL))
    return;

  self = user_data;
  self->n_awaited--;
  renew_once_ready (self);
}

static void
await_stores (AntRenewal *self)
{
  AntVault *vault = ant_kiosk_get_vault (self->kiosk);
  AntDraft *draft = ant_kiosk_get_draft (self->kiosk);

  self->n_awaited = (vault != NULL) + (draft != NULL);
  if (vault != NULL)
    ant_vault_count_async (vault, self->cancellable, on_vault_reached, self);
  if (draft != NULL)
    ant_draft_settle_async (draft, self->cancellable, on_draft_settled, self);
}

static void
on_reset (AntKiosk *kiosk, AntRenewal *self)
{
  stop (self);
  self->cancellable = g_cancellable_new ();
  self->is_painted = FALSE;
  set_touchable (self, FALSE);
  self->painted_id =
      g_signal_connect (get_frame_clock (self), "after-paint", G_CALLBACK (on_after_paint), self);
  self->timeout_id = g_timeout_add (FRAME_MS, on_no_frame, self);
  await_stores (self);
}

/* Nobody else turns a page between a reset and the end of the process. */
static void
on_turn (AntKiosk *kiosk, AntTurn way, AntRenewal *self)
{
  if (self->cancellable == NULL || !g_str_has_prefix (ant_kiosk_get_page (kiosk), "staff"))
    return;
  stop (self);
  set_touchable (self, TRUE);
}

/**
 * ant_renewal_new:
 * @window: (transfer none): shows @kiosk, and outlives the renewal
 * @kiosk: whose resets renew the process
 * @argv: (transfer none): the program's arguments, whole
 */
AntRenewal *
ant_renewal_new (AntWindow *window, AntKiosk *kiosk, char **argv)
{
  AntRenewal *self = g_new0 (AntRenewal, 1);

  self->window = window;
  self->kiosk = g_object_ref (kiosk);
  self->argv = argv;
  g_signal_connect (kiosk, "reset", G_CALLBACK (on_reset), self);
  g_signal_connect (kiosk, "turn", G_CALLBACK (on_turn), self);

  return self;
}

void
ant_renewal_free (AntRenewal *self)
{
  stop (self);
  g_signal_handlers_disconnect_by_data (self->kiosk, self);
  g_object_unref (self->kiosk);
  g_free (self);
}

static void
on_first_paint (GdkFrameClock *clock, gpointer heirloom)
{
  g_signal_handlers_disconnect_by_func (clock, on_first_paint, heirloom);
  gdk_display_sync (gdk_display_get_default ()); /* our picture has arrived */
  close (GPOINTER_TO_INT (heirloom));
}

/**
 * ant_renewal_take_over:
 * @window: presented, and not painted yet
 *
 * Takes the picture that the process before this one left off the display, once @window is on it.
 */
void
ant_renewal_take_over (GtkWindow *window)
{
  int heirloom = ant_process_take_heirloom ();

  if (heirloom >= 0)
    g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                      G_CALLBACK (on_first_paint), GINT_TO_POINTER (heirloom));
}
