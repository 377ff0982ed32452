/* test-camera.c - the live picture of a camera, and photos from it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gst/app/gstappsrc.h>
#include <gst/gst.h>
#include <string.h>

#include "ant-camera-private.h"
#include "ant-camera.h"
#include "ant-error.h"

#define WIDTH  320
#define HEIGHT 240

/**
 * Fault:
 *
 * What goes wrong with the camera of a test.
 */
typedef enum {
  FAULT_NONE,
  FAULT_MISSING,  /* there is no camera */
  FAULT_SILENT,   /* it starts and gives nothing */
  FAULT_FREEZES,  /* it gives some pictures and no more */
  FAULT_ERROR,    /* it gives some pictures and an error */
  FAULT_ENDS,     /* it gives some pictures and says good-bye */
  FAULT_NO_START, /* its element refuses to start */
} Fault;

typedef struct {
  Fault fault; /* of the elements made from here on */
  int   n_made;
} Rig;

static GstPadProbeReturn
freeze_after_eight (GstPad *pad, GstPadProbeInfo *info, gpointer data)
{
  guint *n_pictures = data;

  return ++*n_pictures > 8 ? GST_PAD_PROBE_DROP : GST_PAD_PROBE_OK;
}

static GstElement *
make_freezing_element (void)
{
  GstElement *source = gst_element_factory_make ("videotestsrc", NULL);
  g_autoptr (GstPad) pad = gst_element_get_static_pad (source, "src");

  g_object_set (source, "is-live", TRUE, NULL);
  gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_BUFFER, freeze_after_eight, g_new0 (guint, 1), g_free);

  return source;
}

static GstElement *
make_element (gpointer data)
{
  Rig        *rig = data;
  GstElement *source;

  g_atomic_int_inc (&rig->n_made);
  if (rig->fault == FAULT_MISSING)
    return NULL;
  if (rig->fault == FAULT_SILENT)
    return gst_element_factory_make ("appsrc", NULL);
  if (rig->fault == FAULT_NO_START) {
    source = gst_element_factory_make ("filesrc", NULL);
    g_object_set (source, "location", "/nowhere/at/all", NULL);
    return source;
  }

  if (rig->fault == FAULT_NONE)
    return gst_parse_bin_from_description ("videotestsrc is-live=true pattern=ball", TRUE, NULL);
  if (rig->fault == FAULT_ENDS)
    return gst_parse_bin_from_description ("videotestsrc is-live=true pattern=ball num-buffers=8",
                                           TRUE, NULL);
  if (rig->fault == FAULT_ERROR)
    return gst_parse_bin_from_description (
        "videotestsrc is-live=true pattern=ball ! identity error-after=8", TRUE, NULL);

  return make_freezing_element ();
}

static AntCamera *
make_camera (Rig *rig)
{
  g_autoptr (GstCaps) mode = gst_caps_from_string ("video/x-raw,format=I420,width=320,height=240");
  g_autoptr (AntCameraSource) source = ant_camera_source_new ("rig", mode, make_element, rig, NULL);

  return ant_camera_new_for_source (source);
}

static gboolean
on_timeout (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

/* Runs the main loop until the camera is in @state; fails after ten seconds. */
static void
wait_for (AntCamera *camera, AntCameraState state)
{
  gboolean is_late = FALSE;
  guint    id = g_timeout_add_seconds (10, on_timeout, &is_late);

  while (ant_camera_get_state (camera) != state && !is_late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (ant_camera_get_state (camera), ==, state);
  if (!is_late)
    g_source_remove (id);
}

static void
wait_ms (guint ms)
{
  gboolean is_late = FALSE;

  g_timeout_add (ms, on_timeout, &is_late);
  while (!is_late)
    g_main_context_iteration (NULL, TRUE);
}

/* Drops the last reference from outside, and waits until the worker's are gone too. */
static void
assert_finalized (AntCamera *camera)
{
  gpointer weak = camera;
  gint64   limit_us = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  g_object_add_weak_pointer (G_OBJECT (camera), &weak);
  ant_camera_stop (camera);
  g_object_unref (camera);
  while (weak != NULL && g_get_monotonic_time () < limit_us)
    g_main_context_iteration (NULL, FALSE);
  g_assert_null (weak);
}

static void
keep_result (GObject *object, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static AntStill *
shoot (AntCamera *camera, int burst, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ant_camera_shoot_async (camera, burst, NULL, keep_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return ant_camera_shoot_finish (camera, result, error);
}

static void
keep_frame (AntCamera *camera, AntFrame *frame, gpointer user_data)
{
  AntFrame **kept = user_data;

  g_clear_pointer (kept, ant_frame_unref);
  *kept = ant_frame_ref (frame);
}

static AntFrame *
wait_for_frame (AntCamera *camera)
{
  AntFrame *frame = NULL;
  gulong    id = g_signal_connect (camera, "frame", G_CALLBACK (keep_frame), &frame);

  while (frame == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (camera, id);

  return frame;
}

static void
test_camera_gives_frames_that_fit (void)
{
  Rig        rig = { FAULT_NONE };
  AntCamera *camera = make_camera (&rig);
  g_autoptr (AntFrame) frame = NULL;
  g_autoptr (AntFrame) smaller = NULL;

  g_assert_cmpint (ant_camera_get_state (camera), ==, ANT_CAMERA_OFF);
  ant_camera_start (camera, 1000, 180);
  g_assert_cmpint (ant_camera_get_state (camera), ==, ANT_CAMERA_STARTING);
  wait_for (camera, ANT_CAMERA_READY);
  frame = wait_for_frame (camera);
  g_assert_cmpint (frame->width, ==, 240);
  g_assert_cmpint (frame->height, ==, 180);
  g_assert_cmpuint (frame->stride, >=, 3 * 240);
  g_assert_cmpuint (g_bytes_get_size (frame->rgb), ==, frame->stride * 180);
  g_assert_false (ant_camera_is_demo (camera));

  ant_camera_start (camera, 80, 1000);
  do {
    g_clear_pointer (&smaller, ant_frame_unref);
    smaller = wait_for_frame (camera);
  } while (smaller->width != 80);
  g_assert_cmpint (smaller->height, ==, 60);
  g_assert_cmpint (rig.n_made, >=, 1);

  assert_finalized (camera);
  /* pictures outlive the camera they came from */
  g_assert_cmpuint (g_bytes_get_size (frame->rgb), ==, frame->stride * 180);
}

static gboolean
has_segment (GBytes *jpeg, guint8 marker)
{
  gsize         size;
  const guint8 *bytes = g_bytes_get_data (jpeg, &size);

  /* up to the first scan, where the segments are */
  for (gsize i = 2; i + 4 <= size && bytes[i] == 0xff && bytes[i + 1] != 0xda;
       i += 2u + ((gsize) bytes[i + 2] << 8) + bytes[i + 3])
    if (bytes[i + 1] == marker)
      return TRUE;

  return FALSE;
}

static void
test_camera_takes_a_photo (void)
{
  Rig        rig = { FAULT_NONE };
  AntCamera *camera = make_camera (&rig);
  g_autoptr (GError) error = NULL;

  ant_camera_start (camera, 320, 240);
  wait_for (camera, ANT_CAMERA_READY);
  for (int i = 1; i <= 5; i++) {
    g_autoptr (AntStill) still = shoot (camera, i, &error);
    gsize         size;
    const guint8 *bytes;

    g_assert_no_error (error);
    g_assert_cmpint (ant_still_get_width (still), ==, WIDTH);
    g_assert_cmpint (ant_still_get_height (still), ==, HEIGHT);
    bytes = g_bytes_get_data (ant_still_get_jpeg (still), &size);
    g_assert_cmpuint (size, >, 500);
    g_assert_cmpuint (size, <=, ANT_STILL_MAX_BYTES);
    g_assert_cmpint (bytes[0] << 8 | bytes[1], ==, 0xffd8);
    g_assert_cmpint (bytes[size - 2] << 8 | bytes[size - 1], ==, 0xffd9);
    for (guint8 marker = 0xe0; marker <= 0xef; marker++)
      g_assert_false (has_segment (ant_still_get_jpeg (still), marker));
    g_assert_false (has_segment (ant_still_get_jpeg (still), 0xfe));
    g_assert_true (has_segment (ant_still_get_jpeg (still), 0xc4));
  }
  assert_finalized (camera);
}

static void
test_camera_says_there_is_none (void)
{
  AntCamera *camera = ant_camera_new ("none", "/nowhere");
  g_autoptr (GError) error = NULL;

  ant_camera_start (camera, 320, 240);
  g_assert_cmpint (ant_camera_get_state (camera), ==, ANT_CAMERA_NONE);
  g_assert_null (shoot (camera, 1, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_GONE);
  ant_camera_stop (camera);
  g_assert_cmpint (ant_camera_get_state (camera), ==, ANT_CAMERA_OFF);
  g_assert_finalize_object (camera);

  camera = ant_camera_new ("demo", NULL);
  g_assert_false (ant_camera_is_demo (camera));
  ant_camera_start (camera, 320, 240);
  g_assert_cmpint (ant_camera_get_state (camera), ==, ANT_CAMERA_NONE);
  assert_finalized (camera);
}

static void
test_camera_is_looked_for_by_name (void)
{
  AntCamera *camera = ant_camera_new ("a camera nobody has", "/nowhere");

  ant_camera_start (camera, 320, 240);
  wait_for (camera, ANT_CAMERA_NONE);
  g_assert_false (ant_camera_is_demo (camera));
  assert_finalized (camera);
}

static void
on_state (AntCamera *camera, GParamSpec *pspec, gpointer user_data)
{
  GString *states = user_data;

  g_string_append_printf (states, "%d", ant_camera_get_state (camera));
}

/* A shot is waiting for its pictures when they stop; the state is told before the shot fails. */
static void
check_loss (Fault fault)
{
  Rig        rig = { fault };
  AntCamera *camera = make_camera (&rig);
  GString   *states = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_signal_connect (camera, "notify::state", G_CALLBACK (on_state), states);
  ant_camera_start (camera, 320, 240);
  wait_for (camera, ANT_CAMERA_READY);
  g_assert_null (shoot (camera, 10, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_GONE);
  g_assert_cmpint (ant_camera_get_state (camera), ==, ANT_CAMERA_STALLED);
  g_assert_true (g_str_has_suffix (states->str, "24")); /* a slow machine tries more than once */

  /* it comes back by itself, and so do photos */
  rig.fault = FAULT_NONE;
  wait_for (camera, ANT_CAMERA_READY);
  g_assert_cmpint (rig.n_made, >=, 2); /* a slow machine may need more than one try */
  g_clear_error (&error);
  ant_still_unref (shoot (camera, 2, &error));
  g_assert_no_error (error);

  assert_finalized (camera);
  g_string_free (states, TRUE);
}

static void
test_camera_ends (void)
{
  check_loss (FAULT_ENDS);
}

static void
test_camera_fails (void)
{
  check_loss (FAULT_ERROR);
}

static void
test_camera_freezes (void)
{
  check_loss (FAULT_FREEZES);
}

static void
test_camera_is_silent (void)
{
  Rig        rig = { FAULT_SILENT };
  AntCamera *camera = make_camera (&rig);

  ant_camera_start (camera, 320, 240);
  wait_for (camera, ANT_CAMERA_STALLED);
  rig.fault = FAULT_NO_START;
  while (rig.n_made < 3)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (ant_camera_get_state (camera), ==, ANT_CAMERA_STALLED);
  rig.fault = FAULT_MISSING;
  while (rig.n_made < 4)
    g_main_context_iteration (NULL, TRUE);
  rig.fault = FAULT_NONE;
  wait_for (camera, ANT_CAMERA_READY);
  assert_finalized (camera);
}

static void
test_camera_starts_and_stops (void)
{
  Rig        rig = { FAULT_NONE };
  AntCamera *camera = make_camera (&rig);

  for (int i = 0; i < 50; i++) {
    ant_camera_start (camera, 320, 240);
    if (i % 3 == 0)
      wait_for (camera, ANT_CAMERA_READY);
    else if (i % 3 == 1)
      wait_ms (5);
    ant_camera_stop (camera);
    g_assert_cmpint (ant_camera_get_state (camera), ==, ANT_CAMERA_OFF);
  }
  assert_finalized (camera);
}

static void
test_camera_stops_in_a_shot (void)
{
  Rig        rig = { FAULT_NONE };
  AntCamera *camera = make_camera (&rig);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GError) error = NULL;

  ant_camera_start (camera, 320, 240);
  wait_for (camera, ANT_CAMERA_READY);
  ant_camera_shoot_async (camera, 10, NULL, keep_result, &result);
  ant_camera_shoot_async (camera, 1, NULL, keep_result, &second);
  ant_camera_stop (camera);
  while (result == NULL || second == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (ant_camera_shoot_finish (camera, result, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_GONE);
  g_clear_error (&error);
  g_assert_null (ant_camera_shoot_finish (camera, second, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_BUSY);

  g_clear_object (&result);
  g_clear_object (&second);
  assert_finalized (camera);
}

/* The mean of a frame's middle: the fixtures' views differ in it. */
static int
get_middle (const AntFrame *frame)
{
  const guint8 *rgb = g_bytes_get_data (frame->rgb, NULL);

  return rgb[(gsize) (frame->height / 2 + 20) * frame->stride +
             3 * (gsize) (frame->width / 2 + 20)];
}

static void
test_camera_demo_is_live (void)
{
  g_autofree char *dir = g_test_build_filename (G_TEST_DIST, "fixtures", "demo", NULL);
  AntCamera       *camera = ant_camera_new ("demo", dir);
  g_autoptr (GError) error = NULL;
  g_autoptr (AntFrame) first = NULL;
  g_autoptr (AntFrame) later = NULL;
  g_autoptr (AntStill) still = NULL;
  gsize size;

  g_assert_true (ant_camera_is_demo (camera));
  ant_camera_start (camera, 640, 640);
  wait_for (camera, ANT_CAMERA_READY);
  first = wait_for_frame (camera);
  g_assert_cmpint (first->width, ==, 640);
  g_assert_cmpint (first->height, ==, 360);
  wait_ms (400);
  later = wait_for_frame (camera);
  size = g_bytes_get_size (first->rgb);
  g_assert_cmpuint (size, ==, g_bytes_get_size (later->rgb));
  g_assert_cmpint (
      memcmp (g_bytes_get_data (first->rgb, NULL), g_bytes_get_data (later->rgb, NULL), size), !=,
      0);
  g_assert_cmpint (get_middle (first), >, 0x98);

  ant_camera_set_view (camera, ANT_PHOTO_CROWN);
  wait_ms (400);
  g_clear_pointer (&later, ant_frame_unref);
  later = wait_for_frame (camera);
  g_assert_cmpint (get_middle (later), <, 0x88);

  still = shoot (camera, 3, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ant_still_get_width (still), ==, 1280);
  g_assert_cmpint (ant_still_get_height (still), ==, 720);
  g_assert_false (ant_still_is_too_dark (still));
  g_assert_false (ant_still_is_too_bright (still));
  g_assert_false (ant_still_is_blurred (still));

  assert_finalized (camera);
}

static void
test_camera_shows_the_demo_where_there_is_none (void)
{
  g_autofree char *dir = g_test_build_filename (G_TEST_DIST, "fixtures", "demo", NULL);
  AntCamera       *camera = ant_camera_new ("auto", dir);

  g_assert_false (ant_camera_is_demo (camera));
  ant_camera_start (camera, 640, 360);
  wait_for (camera, ANT_CAMERA_READY);
  if (!ant_camera_is_demo (camera))
    g_test_skip ("A camera is plugged in");
  assert_finalized (camera);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);

  g_test_add_func ("/camera/gives-frames-that-fit", test_camera_gives_frames_that_fit);
  g_test_add_func ("/camera/takes-a-photo", test_camera_takes_a_photo);
  g_test_add_func ("/camera/says-there-is-none", test_camera_says_there_is_none);
  g_test_add_func ("/camera/is-looked-for-by-name", test_camera_is_looked_for_by_name);
  g_test_add_func ("/camera/ends", test_camera_ends);
  g_test_add_func ("/camera/fails", test_camera_fails);
  g_test_add_func ("/camera/freezes", test_camera_freezes);
  g_test_add_func ("/camera/is-silent", test_camera_is_silent);
  g_test_add_func ("/camera/starts-and-stops", test_camera_starts_and_stops);
  g_test_add_func ("/camera/stops-in-a-shot", test_camera_stops_in_a_shot);
  g_test_add_func ("/camera/demo-is-live", test_camera_demo_is_live);
  g_test_add_func ("/camera/demo-stands-in", test_camera_shows_the_demo_where_there_is_none);

  status = g_test_run ();
  gst_deinit ();

  return status;
}
