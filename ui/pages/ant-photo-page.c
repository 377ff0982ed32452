/* ant-photo-page.c - one picture of the head: look, count down, keep or take it again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-photo-page"

#include <glib/gi18n.h>

#include "ant-box.h"
#include "ant-camera-view.h"
#include "ant-drawing.h"
#include "ant-error.h"
#include "ant-icon-button.h"
#include "ant-pages.h"
#include "ant-scaffold.h"
#include "ant-scale.h"
#include "ant-split.h"
#include "ant-words.h"

#define WIDTH_MM      400
#define PICTURE_RATIO (16.0 / 9)
#define COUNT_FROM    5
#define COUNT_MS      1000
#define BURST         3

#define ANT_TYPE_PHOTO_PAGE (ant_photo_page_get_type ())
G_DECLARE_FINAL_TYPE (AntPhotoPage, ant_photo_page, ANT, PHOTO_PAGE, AntPage)

typedef enum {
  STATE_WAITING,  /* the camera is not there yet */
  STATE_LIVE,     /* the person finds the position */
  STATE_COUNTING, /* 5, 4, 3 … */
  STATE_TAKING,   /* the picture is being made */
  STATE_REVIEW,   /* keep it or take it again? */
  STATE_NONE,     /* no camera */
} State;

/**
 * AntPhotoPage:
 *
 * One side of the head. The primary button takes the picture, then keeps it; Skip is always there.
 * The countdown is heard and seen. Nothing is kept before the person said so.
 */
struct _AntPhotoPage {
  AntPage parent_instance;

  AntKiosk     *kiosk; /* borrowed; outlives its pages */
  AntCamera    *camera;
  AntPhotoView  view;
  State         state;
  GBytes       *taken; /* (nullable) not kept yet, or kept before */
  int           count;
  guint         count_id;
  GCancellable *cancellable;
  gulong        state_id;

  AntScaffold *scaffold;
  GtkWidget   *stack; /* "live", "still", "none" */
  GtkWidget   *still;
  GtkWidget   *digits;
  GtkWidget   *advice;
  GtkWidget   *again;
};

G_DEFINE_FINAL_TYPE (AntPhotoPage, ant_photo_page, ANT_TYPE_PAGE)

/**
 * ant_photo_page_get_title:
 *
 * Returns: (transfer none): what the picture of that side is called, here and where it is looked at
 *   again
 */
const char *
ant_photo_page_get_title (AntPhotoView view)
{
  switch (view) {
  case ANT_PHOTO_TOP:
    return _ ("Photo of the top of your head");
  case ANT_PHOTO_CROWN:
    return _ ("Photo of your crown");
  case ANT_PHOTO_LEFT:
    return _ ("Photo of your left side");
  case ANT_PHOTO_RIGHT:
    return _ ("Photo of your right side");
  case ANT_PHOTO_FRONT:
  default:
    return _ ("Photo of your front");
  }
}

static const char *
get_instruction (AntPhotoView view)
{
  switch (view) {
  case ANT_PHOTO_TOP:
    return _ ("Bend your head down, so that the camera sees the top of it. You will hear the "
              "countdown.");
  case ANT_PHOTO_CROWN:
    return _ ("Turn round, so that the camera sees the back of your head. You will hear the "
              "countdown.");
  case ANT_PHOTO_LEFT:
    return _ ("Turn your head, so that the camera sees your left ear.");
  case ANT_PHOTO_RIGHT:
    return _ ("Turn your head, so that the camera sees your right ear.");
  case ANT_PHOTO_FRONT:
  default:
    return _ ("Look straight into the camera. Brush your hair back if you can.");
  }
}

/* --- what is shown in each state --- */

static void
show_still (AntPhotoPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = gdk_texture_new_from_bytes (self->taken, &error);

  if (texture == NULL)
    g_warning ("The picture cannot be shown: %s", error->message);
  gtk_picture_set_paintable (GTK_PICTURE (self->still), GDK_PAINTABLE (texture));
}

static const char *
get_primary (State state)
{
  switch (state) {
  case STATE_REVIEW:
    return _ ("Keep this photo");
  case STATE_NONE:
    return _ ("Continue without a photo");
  case STATE_WAITING:
  case STATE_LIVE:
  case STATE_COUNTING:
  case STATE_TAKING:
  default:
    return _ ("Take the photo");
  }
}

static void
stop_counting (AntPhotoPage *self)
{
  g_clear_handle_id (&self->count_id, g_source_remove);
}

static void
set_state (AntPhotoPage *self, State state)
{
  static const char *const shown[] = { "live", "live", "live", "live", "still", "none" };

  if (state != STATE_COUNTING)
    stop_counting (self);
  self->state = state;
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), shown[state]);
  gtk_widget_set_visible (self->digits, state == STATE_COUNTING);
  gtk_widget_set_visible (self->again, state == STATE_REVIEW);
  ant_page_set_primary (ANT_PAGE (self), get_primary (state));
  ant_page_set_complete (ANT_PAGE (self),
                         state == STATE_LIVE || state == STATE_REVIEW || state == STATE_NONE);
  ant_page_set_skippable (ANT_PAGE (self), state != STATE_NONE);
  if (state != STATE_REVIEW)
    gtk_widget_set_visible (self->advice, FALSE);
}

static void
on_camera_state (AntPhotoPage *self)
{
  AntCameraState camera = ant_camera_get_state (self->camera);

  if (self->state == STATE_REVIEW)
    return;

  if (camera == ANT_CAMERA_READY) {
    if (self->state == STATE_NONE) /* it is back, and what was said of it is no longer so */
      ant_scaffold_clear_problem (self->scaffold);
    if (self->state == STATE_WAITING || self->state == STATE_NONE)
      set_state (self, STATE_LIVE);
    return;
  }

  if (self->state == STATE_COUNTING && camera != ANT_CAMERA_STARTING) {
    g_autoptr (GError) error = g_error_new_literal (ANT_ERROR, ANT_ERROR_GONE, "Gone");

    ant_scaffold_show_problem (self->scaffold, ant_words_for_error (error), NULL);
  }
  if (self->state != STATE_TAKING)
    set_state (self, camera == ANT_CAMERA_NONE || camera == ANT_CAMERA_STALLED ? STATE_NONE
                                                                               : STATE_WAITING);
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
  AntPhotoPage *self;
  const char   *advice;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = ANT_PHOTO_PAGE (user_data);
  ant_page_set_busy (ANT_PAGE (self), FALSE);
  if (still == NULL) {
    g_warning ("No picture: %s", error->message);
    set_state (self,
               ant_camera_get_state (self->camera) == ANT_CAMERA_READY ? STATE_LIVE : STATE_NONE);
    ant_scaffold_show_problem (self->scaffold, ant_words_for_error (error), NULL);
    return;
  }

  g_clear_pointer (&self->taken, g_bytes_unref);
  self->taken = g_bytes_ref (ant_still_get_jpeg (still));
  show_still (self);
  set_state (self, STATE_REVIEW);
  advice = get_advice (still);
  gtk_label_set_label (GTK_LABEL (self->advice), advice != NULL ? advice : "");
  gtk_widget_set_visible (self->advice, advice != NULL);
}

static void
show_count (AntPhotoPage *self)
{
  g_autofree char *text = g_strdup_printf ("%d", self->count);

  gtk_label_set_label (GTK_LABEL (self->digits), text);
  ant_chime_play (ant_kiosk_get_chime (self->kiosk),
                  self->count > 1 ? ANT_CHIME_COUNT : ANT_CHIME_LAST);
}

static gboolean
on_count (gpointer user_data)
{
  AntPhotoPage *self = user_data;

  ant_idle_note_activity (ant_kiosk_get_idle (self->kiosk));
  if (--self->count > 0) {
    show_count (self);
    return G_SOURCE_CONTINUE;
  }

  self->count_id = 0;
  set_state (self, STATE_TAKING);
  ant_page_set_busy (ANT_PAGE (self), TRUE);
  ant_chime_play (ant_kiosk_get_chime (self->kiosk), ANT_CHIME_SHUTTER);
  ant_camera_shoot_async (self->camera, BURST, self->cancellable, on_shot, self);

  return G_SOURCE_REMOVE;
}

static void
start_counting (AntPhotoPage *self)
{
  ant_scaffold_clear_problem (self->scaffold);
  self->count = COUNT_FROM;
  set_state (self, STATE_COUNTING);
  show_count (self);
  self->count_id = g_timeout_add (COUNT_MS, on_count, self);
}

static void
on_again_clicked (AntPhotoPage *self)
{
  g_clear_pointer (&self->taken, g_bytes_unref);
  ant_visit_set_photo (ant_kiosk_get_visit (self->kiosk), self->view, NULL);
  set_state (self, STATE_WAITING);
  on_camera_state (self);
}

/* --- the page --- */

static gboolean
ant_photo_page_leave (AntPage *page)
{
  AntPhotoPage *self = ANT_PHOTO_PAGE (page);

  if (self->state == STATE_LIVE)
    start_counting (self);
  if (self->state == STATE_REVIEW)
    ant_visit_set_photo (ant_kiosk_get_visit (self->kiosk), self->view, self->taken);

  return self->state == STATE_REVIEW || self->state == STATE_NONE;
}

static void
ant_photo_page_skip (AntPage *page)
{
  AntPhotoPage *self = ANT_PHOTO_PAGE (page);

  ant_visit_set_photo (ant_kiosk_get_visit (self->kiosk), self->view, NULL);
}

static void
ant_photo_page_enter (AntPage *page)
{
  AntPhotoPage *self = ANT_PHOTO_PAGE (page);
  int           width = ant_scale_mm (GTK_WIDGET (self), 180) / 4 * 4;

  self->state_id =
      g_signal_connect_swapped (self->camera, "notify::state", G_CALLBACK (on_camera_state), self);
  ant_camera_set_view (self->camera, self->view);
  ant_camera_start (self->camera, width, (int) (width / PICTURE_RATIO) / 4 * 4);
  on_camera_state (self);
}

static void
ant_photo_page_depart (AntPage *page)
{
  AntPhotoPage *self = ANT_PHOTO_PAGE (page);

  stop_counting (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_signal_handler (&self->state_id, self->camera);
  ant_camera_stop (self->camera);
}

static void
ant_photo_page_dispose (GObject *object)
{
  AntPhotoPage *self = ANT_PHOTO_PAGE (object);

  stop_counting (self);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->camera != NULL)
    g_clear_signal_handler (&self->state_id, self->camera);
  g_clear_object (&self->camera);
  g_clear_pointer (&self->taken, g_bytes_unref);

  G_OBJECT_CLASS (ant_photo_page_parent_class)->dispose (object);
}

static void
ant_photo_page_class_init (AntPhotoPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ant_photo_page_dispose;
  ANT_PAGE_CLASS (klass)->enter = ant_photo_page_enter;
  ANT_PAGE_CLASS (klass)->leave = ant_photo_page_leave;
  ANT_PAGE_CLASS (klass)->skip = ant_photo_page_skip;
  ANT_PAGE_CLASS (klass)->depart = ant_photo_page_depart;
}

static void
ant_photo_page_init (AntPhotoPage *self)
{
  self->cancellable = g_cancellable_new ();
}

static GtkWidget *
make_none (void)
{
  GtkWidget *box = ant_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *call = ant_icon_button_new ("ask-staff-symbolic", _ ("Ask staff"), _ ("Ask staff"));

  gtk_widget_add_css_class (box, "panel");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
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
make_picture (AntPhotoPage *self)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *frame = gtk_aspect_frame_new (0.5f, 0, (float) PICTURE_RATIO, FALSE);

  self->stack = gtk_stack_new ();
  self->still = gtk_picture_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->still), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The photo that was taken"), -1);
  gtk_stack_add_named (GTK_STACK (self->stack), ant_camera_view_new (self->camera), "live");
  gtk_stack_add_named (GTK_STACK (self->stack), self->still, "still");
  gtk_stack_add_named (GTK_STACK (self->stack), make_none (), "none");
  gtk_widget_add_css_class (self->stack, "viewfinder");
  gtk_widget_set_overflow (self->stack, GTK_OVERFLOW_HIDDEN);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->stack);

  self->digits = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->digits, "countdown");
  gtk_widget_set_halign (self->digits, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->digits, GTK_ALIGN_CENTER);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->digits);

  gtk_aspect_frame_set_child (GTK_ASPECT_FRAME (frame), overlay);
  gtk_widget_set_direction (frame, GTK_TEXT_DIR_LTR);
  gtk_widget_set_hexpand (frame, TRUE);
  gtk_widget_set_vexpand (frame, TRUE);

  return frame;
}

static GtkWidget *
make_side (AntPhotoPage *self)
{
  GtkWidget *side = ant_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *demo = ant_text_new (_ ("This is a demonstration picture, not a camera."), "hint");
  g_autofree char *drawing = g_strconcat ("photo-", ant_photo_view_get_id (self->view), NULL);

  gtk_box_append (GTK_BOX (side), ant_drawing_new (drawing, 60, 60));
  gtk_box_append (GTK_BOX (side), ant_text_new (get_instruction (self->view), NULL));
  gtk_box_append (GTK_BOX (side), demo);
  g_object_bind_property (self->camera, "is-demo", demo, "visible", G_BINDING_SYNC_CREATE);
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
 * ant_photo_page_new:
 * @path: the id of the view
 */
AntPage *
ant_photo_page_new (AntKiosk *kiosk, const char *path)
{
  AntPhotoPage    *self = g_object_new (ANT_TYPE_PHOTO_PAGE, NULL);
  GBytes          *kept;
  g_autofree char *section = NULL;
  GtkWidget       *picture, *side;

  self->kiosk = kiosk;
  self->camera = g_object_ref (ant_kiosk_get_camera (kiosk));
  if (!ant_photo_view_parse (path, &self->view))
    self->view = ANT_PHOTO_FRONT;

  section = g_strdup_printf (_ ("Photo %d of %d"), (int) self->view + 1, ANT_PHOTO_N_VIEWS);
  ant_page_set_section (ANT_PAGE (self), section);
  self->scaffold = ant_scaffold_new (ant_photo_page_get_title (self->view), NULL, WIDTH_MM);
  gtk_widget_set_parent (GTK_WIDGET (self->scaffold), GTK_WIDGET (self));
  side = make_side (self);
  picture = make_picture (self);
  ant_scaffold_append (self->scaffold, ant_split_new (side, picture));

  kept = ant_visit_get_photo (ant_kiosk_get_visit (kiosk), self->view);
  if (kept != NULL) {
    self->taken = g_bytes_ref (kept);
    show_still (self);
  }
  set_state (self, kept != NULL ? STATE_REVIEW : STATE_WAITING);

  return ANT_PAGE (self);
}
