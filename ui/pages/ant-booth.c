/* ant-booth.c - looking into the camera, counting down, keeping the picture or taking another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-booth"

#include "ant-booth.h"

#include <glib/gi18n.h>

#include "ant-box.h"
#include "ant-camera-view.h"
#include "ant-error.h"
#include "ant-icon-button.h"
#include "ant-scaffold.h"
#include "ant-scale.h"
#include "ant-words.h"

#define PICTURE_RATIO (16.0 / 9)
#define COUNT_FROM    5
#define COUNT_MS      1000
#define BURST         3
#define SEARCH_MS     1500 /* a camera that is plugged in may be announced a moment later */
#define STALL_MS      6000 /* and one that warms up may stop and begin again */

/**
 * AntBooth:
 *
 * What every page that takes a picture has in common. The page's primary button is its shutter; the
 * countdown is heard and seen. Emits "changed" with every state, "problem" with a sentence, and
 * "discarded" where the person wants another picture instead. Nothing is kept here.
 */
struct _AntBooth {
  GtkWidget parent_instance;

  AntKiosk     *kiosk; /* borrowed; outlives its pages */
  AntCamera    *camera;
  AntBoothState state;
  GBytes       *taken; /* (nullable) not kept yet, or kept before */
  int           count;
  guint         count_id;
  guint         search_id; /* while a camera may yet be found */
  GCancellable *cancellable;
  gulong        state_id;

  GtkWidget *frame;
  GtkWidget *stack; /* "live", "still" */
  GtkWidget *none;  /* instead of the frame: words need another shape than pictures */
  GtkWidget *still;
  GtkWidget *digits;
  GtkWidget *side;
  GtkWidget *demo;
  GtkWidget *advice;
  GtkWidget *again;
};

enum {
  SIGNAL_CHANGED,
  SIGNAL_DISCARDED,
  SIGNAL_PROBLEM,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AntBooth, ant_booth, GTK_TYPE_WIDGET)

/* --- what is shown in each state --- */

static void
show_still (AntBooth *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = gdk_texture_new_from_bytes (self->taken, &error);

  if (texture == NULL)
    g_warning ("The picture cannot be shown: %s", error->message);
  gtk_picture_set_paintable (GTK_PICTURE (self->still), GDK_PAINTABLE (texture));
}

static void
stop_counting (AntBooth *self)
{
  g_clear_handle_id (&self->count_id, g_source_remove);
}

static gboolean
is_demo (AntBooth *self)
{
  gboolean is_demo;

  g_object_get (self->camera, "is-demo", &is_demo, NULL);

  return is_demo;
}

static void
set_state (AntBooth *self, AntBoothState state)
{
  gboolean is_none = state == ANT_BOOTH_NONE;

  if (state != ANT_BOOTH_COUNTING)
    stop_counting (self);
  self->state = state;
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    state == ANT_BOOTH_REVIEW ? "still" : "live");
  gtk_widget_set_visible (self->frame, !is_none);
  gtk_widget_set_visible (self->none, is_none);
  gtk_widget_set_visible (self->digits, state == ANT_BOOTH_COUNTING);
  gtk_widget_set_visible (self->again, state == ANT_BOOTH_REVIEW);
  gtk_widget_set_visible (self->demo, is_demo (self));
  gtk_widget_set_visible (self->side,
                          state != ANT_BOOTH_NONE); /* nothing to be done with no camera */
  if (state == ANT_BOOTH_NONE)
    gtk_widget_remove_css_class (self->stack, "viewfinder");
  else
    gtk_widget_add_css_class (self->stack, "viewfinder");
  if (state != ANT_BOOTH_REVIEW)
    gtk_widget_set_visible (self->advice, FALSE);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* A camera that gives what is no picture is no fault of the records, whose words those would be. */
static void
complain (AntBooth *self, const GError *error)
{
  const char *sentence =
      g_error_matches (error, ANT_ERROR, ANT_ERROR_GONE)
          ? ant_words_for_error (error)
          : _ ("The photo did not come out. Please take it again, or go on without one.");

  g_signal_emit (self, signals[SIGNAL_PROBLEM], 0, sentence);
}

static gboolean
on_search_over (gpointer user_data)
{
  AntBooth *self = user_data;

  self->search_id = 0;
  if (self->state == ANT_BOOTH_WAITING)
    set_state (self, ANT_BOOTH_NONE);

  return G_SOURCE_REMOVE;
}

/* One that went while it counted down is gone; one that has not been seen may only be slow. */
static void
wait_for_camera (AntBooth *self, AntCameraState camera)
{
  gboolean is_missing = camera == ANT_CAMERA_NONE || camera == ANT_CAMERA_STALLED;
  gboolean is_gone =
      is_missing && (self->state == ANT_BOOTH_COUNTING || self->state == ANT_BOOTH_NONE ||
                     ant_camera_is_missed (self->camera));

  if (!is_missing || is_gone)
    g_clear_handle_id (&self->search_id, g_source_remove);
  else if (self->search_id == 0)
    self->search_id =
        g_timeout_add (camera == ANT_CAMERA_NONE ? SEARCH_MS : STALL_MS, on_search_over, self);
  set_state (self, is_gone ? ANT_BOOTH_NONE : ANT_BOOTH_WAITING);
}

static void
on_camera_state (AntBooth *self)
{
  AntCameraState camera = ant_camera_get_state (self->camera);

  if (self->state == ANT_BOOTH_REVIEW)
    return;

  if (camera == ANT_CAMERA_READY) {
    g_clear_handle_id (&self->search_id, g_source_remove);
    if (self->state == ANT_BOOTH_WAITING || self->state == ANT_BOOTH_NONE)
      set_state (self, ANT_BOOTH_LIVE);
    return;
  }

  if (self->state == ANT_BOOTH_COUNTING && camera != ANT_CAMERA_STARTING) {
    g_autoptr (GError) error = g_error_new_literal (ANT_ERROR, ANT_ERROR_GONE, "Gone");

    complain (self, error);
  }
  if (self->state != ANT_BOOTH_TAKING)
    wait_for_camera (self, camera);
}

/* --- taking it --- */

static const char *
get_advice (AntStill *still)
{
  if (ant_still_is_too_dark (still))
    return _ ("The photo is rather dark. Can you move towards the light?");
  if (ant_still_is_too_bright (still))
    return _ ("The photo is rather bright. Can you move away from the light?");
  if (ant_still_is_blurred (still))
    return _ ("The photo is a little blurred. Hold still until you hear the shutter.");

  return NULL;
}

static void
on_shot (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AntStill) still = ant_camera_shoot_finish (ANT_CAMERA (source), result, &error);
  AntBooth   *self;
  const char *advice;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = ANT_BOOTH (user_data);
  if (still == NULL) {
    g_warning ("No picture: %s", error->message);
    set_state (self, ant_camera_get_state (self->camera) == ANT_CAMERA_READY ? ANT_BOOTH_LIVE
                                                                             : ANT_BOOTH_NONE);
    complain (self, error);
    return;
  }

  g_clear_pointer (&self->taken, g_bytes_unref);
  self->taken = g_bytes_ref (ant_still_get_jpeg (still));
  show_still (self);
  set_state (self, ANT_BOOTH_REVIEW);
  advice = get_advice (still);
  gtk_label_set_label (GTK_LABEL (self->advice), advice != NULL ? advice : "");
  gtk_widget_set_visible (self->advice, advice != NULL);
}

static void
show_count (AntBooth *self)
{
  g_autofree char *text = g_strdup_printf ("%d", self->count);

  gtk_label_set_label (GTK_LABEL (self->digits), text);
  ant_chime_play (ant_kiosk_get_chime (self->kiosk),
                  self->count > 1 ? ANT_CHIME_COUNT : ANT_CHIME_LAST);
}

static gboolean
on_count (gpointer user_data)
{
  AntBooth *self = user_data;

  ant_idle_note_activity (ant_kiosk_get_idle (self->kiosk));
  if (--self->count > 0) {
    show_count (self);
    return G_SOURCE_CONTINUE;
  }

  self->count_id = 0;
  set_state (self, ANT_BOOTH_TAKING);
  ant_chime_play (ant_kiosk_get_chime (self->kiosk), ANT_CHIME_SHUTTER);
  ant_camera_shoot_async (self->camera, BURST, self->cancellable, on_shot, self);

  return G_SOURCE_REMOVE;
}

static void
start_counting (AntBooth *self)
{
  self->count = COUNT_FROM;
  set_state (self, ANT_BOOTH_COUNTING);
  show_count (self);
  self->count_id = g_timeout_add (COUNT_MS, on_count, self);
}

static void
on_again_clicked (AntBooth *self)
{
  g_clear_pointer (&self->taken, g_bytes_unref);
  g_signal_emit (self, signals[SIGNAL_DISCARDED], 0);
  set_state (self, ANT_BOOTH_WAITING);
  on_camera_state (self);
}

/**
 * ant_booth_shoot:
 *
 * Starts the countdown; nothing happens where no camera is ready.
 */
void
ant_booth_shoot (AntBooth *self)
{
  if (self->state == ANT_BOOTH_LIVE)
    start_counting (self);
}

/**
 * ant_booth_open:
 *
 * The page is on the screen: the camera starts. What it is to look at, and how large a picture may
 * be, is set before.
 */
void
ant_booth_open (AntBooth *self)
{
  int width = ant_scale_mm (GTK_WIDGET (self), 180) / 4 * 4;

  self->state_id =
      g_signal_connect_swapped (self->camera, "notify::state", G_CALLBACK (on_camera_state), self);
  ant_camera_start (self->camera, width, (int) (width / PICTURE_RATIO) / 4 * 4);
  on_camera_state (self);
}

/**
 * ant_booth_close:
 *
 * The page goes: so does the camera, and a picture that is not made yet.
 */
void
ant_booth_close (AntBooth *self)
{
  stop_counting (self);
  g_clear_handle_id (&self->search_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_signal_handler (&self->state_id, self->camera);
  ant_camera_stop (self->camera);
}

AntBoothState
ant_booth_get_state (AntBooth *self)
{
  return self->state;
}

/* (transfer none) (nullable): the picture to keep or to take again */
GBytes *
ant_booth_get_taken (AntBooth *self)
{
  return self->taken;
}

/* (transfer none): what stands beside the picture: advice, and the way to another */
GtkWidget *
ant_booth_get_side (AntBooth *self)
{
  return self->side;
}

/* What the page's primary button says. */
const char *
ant_booth_get_primary (AntBooth *self)
{
  switch (self->state) {
  case ANT_BOOTH_REVIEW:
    return _ ("Keep this photo");
  case ANT_BOOTH_NONE:
    return _ ("Continue without a photo");
  case ANT_BOOTH_WAITING:
  case ANT_BOOTH_LIVE:
  case ANT_BOOTH_COUNTING:
  case ANT_BOOTH_TAKING:
  default:
    return _ ("Take the photo");
  }
}

static void
ant_booth_dispose (GObject *object)
{
  AntBooth *self = ANT_BOOTH (object);

  stop_counting (self);
  g_clear_handle_id (&self->search_id, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->camera != NULL)
    g_clear_signal_handler (&self->state_id, self->camera);
  g_clear_object (&self->camera);
  g_clear_object (&self->side);
  g_clear_pointer (&self->frame, gtk_widget_unparent);
  g_clear_pointer (&self->none, gtk_widget_unparent);
  g_clear_pointer (&self->taken, g_bytes_unref);

  G_OBJECT_CLASS (ant_booth_parent_class)->dispose (object);
}

static void
ant_booth_class_init (AntBoothClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ant_booth_dispose;
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_DISCARDED] =
      g_signal_new ("discarded", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_PROBLEM] = g_signal_new ("problem", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "ant-booth");
}

static void
ant_booth_init (AntBooth *self)
{
  self->cancellable = g_cancellable_new ();
}

static GtkWidget *
make_none (void)
{
  GtkWidget *box = ant_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *call = ant_icon_button_new ("ask-staff-symbolic", _ ("Ask staff"), _ ("Ask staff"));

  gtk_widget_add_css_class (box, "panel");
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), ant_text_new (_ ("No camera was found"), "strong"));
  gtk_box_append (GTK_BOX (box),
                  ant_text_new (_ ("You can go on without photos: the clinic can ask "
                                   "for them later. Or fetch a member of staff."),
                                NULL));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (call), "kiosk.call");
  gtk_widget_set_halign (call, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), call);

  return box;
}

static GtkWidget *
make_picture (AntBooth *self)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *frame = gtk_aspect_frame_new (0.5f, 0, (float) PICTURE_RATIO, FALSE);

  self->stack = gtk_stack_new ();
  self->still = gtk_picture_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->still), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The photo that was taken"), -1);
  gtk_stack_add_named (GTK_STACK (self->stack), ant_camera_view_new (self->camera), "live");
  gtk_stack_add_named (GTK_STACK (self->stack), self->still, "still");
  gtk_widget_set_overflow (self->stack, GTK_OVERFLOW_HIDDEN);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->stack);

  self->digits = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->digits, "countdown");
  gtk_widget_set_halign (self->digits, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->digits, GTK_ALIGN_CENTER);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->digits);

  gtk_aspect_frame_set_child (GTK_ASPECT_FRAME (frame), overlay);
  gtk_widget_set_direction (frame, GTK_TEXT_DIR_LTR);

  return frame;
}

static GtkWidget *
make_side (AntBooth *self)
{
  GtkWidget *side = ant_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->demo = ant_text_new (_ ("This is a demonstration picture, not a camera."), "hint");
  gtk_box_append (GTK_BOX (side), self->demo);
  self->advice = ant_text_new (NULL, "why");
  gtk_box_append (GTK_BOX (side), self->advice);
  self->again = ant_icon_button_new ("retake-symbolic", _ ("Take it again"), _ ("Take it again"));
  gtk_widget_set_halign (self->again, GTK_ALIGN_START);
  g_signal_connect_object (self->again, "clicked", G_CALLBACK (on_again_clicked), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (side), self->again);

  return side;
}

/**
 * ant_booth_new:
 * @kept: (nullable): the picture that was kept before
 *
 * Returns: the viewfinder, closed; its ant_booth_get_side() goes beside it
 */
AntBooth *
ant_booth_new (AntKiosk *kiosk, GBytes *kept)
{
  AntBooth *self = g_object_new (ANT_TYPE_BOOTH, NULL);

  self->kiosk = kiosk;
  self->camera = g_object_ref (ant_kiosk_get_camera (kiosk));
  self->side = g_object_ref_sink (make_side (self));
  self->frame = make_picture (self);
  self->none = make_none ();
  gtk_widget_set_parent (self->frame, GTK_WIDGET (self));
  gtk_widget_set_parent (self->none, GTK_WIDGET (self));
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  if (kept != NULL) {
    self->taken = g_bytes_ref (kept);
    show_still (self);
  }
  set_state (self, kept != NULL ? ANT_BOOTH_REVIEW : ANT_BOOTH_WAITING);

  return self;
}
