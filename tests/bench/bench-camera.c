/* bench-camera.c - what a preview picture costs, and how long a photo takes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The camera beside the least that could do the same: a bare pipeline that scales, converts and
 * pulls, in turns in one run. A live source of moving pictures stands in for the device in both.
 */

#include <gst/app/gstappsink.h>
#include <gst/gst.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "ant-camera-private.h"

#define FPS     30
#define ROUNDS  5
#define FRAMES  60 /* a round */
#define PHOTOS  15
#define PREVIEW "video/x-raw,format=RGB,width=960,height=540,pixel-aspect-ratio=1/1"

static const char *const SIZES[] = { "width=1280,height=720", "width=1920,height=1080" };

static double
get_cpu_ms (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);

  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static GstElement *
make_source (gpointer data)
{
  return gst_parse_bin_from_description ("videotestsrc is-live=true pattern=ball ! "
                                         "capsfilter caps=video/x-raw,framerate=30/1",
                                         TRUE, NULL);
}

typedef struct {
  double all_ms;  /* of processor, a picture */
  double main_ms; /* of that on the main thread */
} Cost;

static Cost
measure_bare (const char *size)
{
  g_autofree char *description = g_strdup_printf (
      "videotestsrc is-live=true pattern=ball ! video/x-raw,format=YUY2,%s,framerate=30/1 ! "
      "queue leaky=downstream max-size-buffers=2 ! videoscale method=bilinear ! "
      "videoconvert n-threads=2 ! " PREVIEW " ! "
      "appsink name=out sync=false max-buffers=1 drop=true enable-last-sample=false",
      size);
  g_autoptr (GstElement) pipeline = gst_parse_launch (description, NULL);
  g_autoptr (GstElement) out = gst_bin_get_by_name (GST_BIN (pipeline), "out");
  double all_ms = 0;
  double main_ms = 0;

  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  for (int i = -10; i < FRAMES; i++) {
    g_autoptr (GstSample) sample = gst_app_sink_pull_sample (GST_APP_SINK (out));

    if (i == 0) {
      all_ms = get_cpu_ms (CLOCK_PROCESS_CPUTIME_ID);
      main_ms = get_cpu_ms (CLOCK_THREAD_CPUTIME_ID);
    }
  }
  all_ms = get_cpu_ms (CLOCK_PROCESS_CPUTIME_ID) - all_ms;
  main_ms = get_cpu_ms (CLOCK_THREAD_CPUTIME_ID) - main_ms;
  gst_element_set_state (pipeline, GST_STATE_NULL);

  return (Cost){ all_ms / FRAMES, main_ms / FRAMES };
}

static AntCamera *
make_camera (const char *size)
{
  g_autofree char *text = g_strdup_printf ("video/x-raw,format=YUY2,%s", size);
  g_autoptr (GstCaps) mode = gst_caps_from_string (text);
  g_autoptr (AntCameraSource) source =
      ant_camera_source_new ("bench", mode, make_source, NULL, NULL);

  return ant_camera_new_for_source (source);
}

static void
on_frame (AntCamera *camera, AntFrame *frame, gpointer user_data)
{
  (*(int *) user_data)++;
}

static void
wait_for_frames (int *n_frames, int n)
{
  for (*n_frames = 0; *n_frames < n;)
    g_main_context_iteration (NULL, TRUE);
}

static Cost
measure_camera (AntCamera *camera, int *n_frames)
{
  double all_ms;
  double main_ms;

  ant_camera_start (camera, 960, 540);
  wait_for_frames (n_frames, 10);
  all_ms = get_cpu_ms (CLOCK_PROCESS_CPUTIME_ID);
  main_ms = get_cpu_ms (CLOCK_THREAD_CPUTIME_ID);
  wait_for_frames (n_frames, FRAMES);
  all_ms = get_cpu_ms (CLOCK_PROCESS_CPUTIME_ID) - all_ms;
  main_ms = get_cpu_ms (CLOCK_THREAD_CPUTIME_ID) - main_ms;
  ant_camera_stop (camera);

  return (Cost){ all_ms / FRAMES, main_ms / FRAMES };
}

typedef struct {
  GAsyncResult *result;
  gint64        at_us;
} Shot;

static void
on_shot (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Shot *shot = user_data;

  shot->at_us = g_get_monotonic_time ();
  shot->result = g_object_ref (result);
}

static int
compare (const void *a, const void *b)
{
  const double *x = a;
  const double *y = b;

  return (*x > *y) - (*x < *y);
}

/* From the press to the photo in memory, the wait for the camera's next pictures included. */
static void
measure_photos (AntCamera *camera, int *n_frames, const char *size, int burst)
{
  double times_ms[PHOTOS];
  gsize  n_bytes = 0;

  ant_camera_start (camera, 960, 540);
  wait_for_frames (n_frames, 10);
  for (int i = 0; i < PHOTOS; i++) {
    Shot   shot = { NULL };
    gint64 pressed_us;
    g_autoptr (AntStill) still = NULL;

    wait_for_frames (n_frames, 3);
    pressed_us = g_get_monotonic_time ();
    ant_camera_shoot_async (camera, burst, NULL, on_shot, &shot);
    while (shot.result == NULL)
      g_main_context_iteration (NULL, TRUE);
    still = ant_camera_shoot_finish (camera, shot.result, NULL);
    g_object_unref (shot.result);
    if (still == NULL)
      g_error ("No photo");
    times_ms[i] = (double) (shot.at_us - pressed_us) / 1e3;
    n_bytes = g_bytes_get_size (ant_still_get_jpeg (still));
  }
  ant_camera_stop (camera);

  qsort (times_ms, PHOTOS, sizeof *times_ms, compare);
  printf ("{\"what\":\"photo\",\"mode\":\"%s\",\"burst\":%d,\"camera_ms\":%.0f,\"min_ms\":%.1f,"
          "\"median_ms\":%.1f,\"max_ms\":%.1f,\"bytes\":%" G_GSIZE_FORMAT "}\n",
          size, burst, 1e3 * (burst - 1) / FPS, times_ms[0], times_ms[PHOTOS / 2],
          times_ms[PHOTOS - 1], n_bytes);
}

static void
bench (const char *size)
{
  g_autoptr (AntCamera) camera = make_camera (size);
  Cost bare = { G_MAXDOUBLE, G_MAXDOUBLE };
  Cost ours = { G_MAXDOUBLE, G_MAXDOUBLE };
  int  n_frames = 0;

  g_signal_connect (camera, "frame", G_CALLBACK (on_frame), &n_frames);
  for (int i = 0; i < ROUNDS; i++) {
    Cost bare_now = measure_bare (size);
    Cost ours_now = measure_camera (camera, &n_frames);

    bare = (Cost){ MIN (bare.all_ms, bare_now.all_ms), MIN (bare.main_ms, bare_now.main_ms) };
    ours = (Cost){ MIN (ours.all_ms, ours_now.all_ms), MIN (ours.main_ms, ours_now.main_ms) };
  }
  printf ("{\"what\":\"preview\",\"mode\":\"%s\",\"bare_ms\":%.2f,\"camera_ms\":%.2f,"
          "\"ratio\":%.2f,\"bare_main_ms\":%.3f,\"camera_main_ms\":%.3f}\n",
          size, bare.all_ms, ours.all_ms, ours.all_ms / bare.all_ms, bare.main_ms, ours.main_ms);

  measure_photos (camera, &n_frames, size, 1);
  measure_photos (camera, &n_frames, size, 5);
  fflush (stdout);
}

int
main (int argc, char *argv[])
{
  gst_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (SIZES); i++)
    bench (SIZES[i]);

  return 0;
}
