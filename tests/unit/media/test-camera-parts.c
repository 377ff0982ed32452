/* test-camera-parts.c - which mode of a camera is used, and how long it is waited for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gst/gst.h>

#include "ant-camera-mode.h"
#include "ant-camera-watchdog.h"

static void
check_mode (const char *offered_text, const char *wanted_text)
{
  g_autoptr (GstCaps) offered = gst_caps_from_string (offered_text);
  g_autoptr (GstCaps) mode = ant_camera_mode_choose (offered);
  g_autoptr (GstCaps) wanted = NULL;

  if (wanted_text == NULL) {
    g_assert_null (mode);
    return;
  }
  wanted = gst_caps_from_string (wanted_text);
  g_assert_nonnull (mode);
  g_test_message ("%" GST_PTR_FORMAT, mode);
  g_assert_true (gst_caps_is_fixed (mode));
  g_assert_true (gst_caps_is_equal (mode, wanted));
}

static void
test_mode_is_fluent_and_large (void)
{
  /* a USB camera: raw is slow where it is large */
  check_mode ("video/x-raw,format=YUY2,width=1920,height=1080,framerate=5/1;"
              "video/x-raw,format=YUY2,width=640,height=480,framerate=30/1;"
              "image/jpeg,width=1920,height=1080,framerate=30/1;"
              "image/jpeg,width=1280,height=720,framerate=30/1",
              "image/jpeg,width=1920,height=1080");
  check_mode ("image/jpeg,width=1280,height=720,framerate=30/1;"
              "video/x-raw,format=YUY2,width=1280,height=720,framerate=30/1",
              "video/x-raw,format=YUY2,width=1280,height=720");
  check_mode ("video/x-raw,format=NV12,width=3840,height=2160,framerate=30/1;"
              "video/x-raw,format=NV12,width=1280,height=720,framerate={(fraction)5/1,30/1}",
              "video/x-raw,format=NV12,width=1280,height=720");
  check_mode ("video/x-raw,format={(string)GRAY8,UYVY,NV12},width=[16,4096],height=[16,2160]",
              "video/x-raw,format=NV12,width=1920,height=1080");
}

static void
test_mode_is_in_colour (void)
{
  check_mode ("video/x-raw,format=GRAY8,width=640,height=480,framerate=30/1", NULL);
  check_mode ("video/x-raw(memory:DMABuf),format=NV12,width=640,height=480", NULL);
  check_mode ("video/x-h264,width=1920,height=1080,framerate=30/1", NULL);
  check_mode ("video/x-raw,format=YUY2", NULL);
  check_mode ("video/x-raw,format=YUY2,width=2,height=2", NULL);
  check_mode ("EMPTY", NULL);
  check_mode ("ANY", NULL);
}

#define MS (G_USEC_PER_SEC / 1000)

static void
test_watchdog_has_patience (void)
{
  AntCameraWatchdog watchdog = { 0 };
  gint64            now = 1000 * MS;

  for (int patience_ms = 1500, i = 0; i < 4; i++, patience_ms = MIN (2 * patience_ms, 6000)) {
    ant_camera_watchdog_start (&watchdog, now);
    ant_camera_watchdog_feed (&watchdog, 0);
    g_assert_false (ant_camera_watchdog_is_late (&watchdog, now + patience_ms * MS));
    g_assert_true (ant_camera_watchdog_is_late (&watchdog, now + (patience_ms + 1) * MS));
    ant_camera_watchdog_fail (&watchdog);
    now += 10000 * MS;
  }

  /* a picture makes up for all of it */
  ant_camera_watchdog_start (&watchdog, now);
  ant_camera_watchdog_feed (&watchdog, now + 100 * MS);
  g_assert_false (ant_camera_watchdog_is_late (&watchdog, now + 1600 * MS));
  g_assert_true (ant_camera_watchdog_is_late (&watchdog, now + 1601 * MS));
  ant_camera_watchdog_fail (&watchdog);
  ant_camera_watchdog_start (&watchdog, now);
  g_assert_true (ant_camera_watchdog_is_late (&watchdog, now + 1501 * MS));
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);

  g_test_add_func ("/camera-mode/is-fluent-and-large", test_mode_is_fluent_and_large);
  g_test_add_func ("/camera-mode/is-in-colour", test_mode_is_in_colour);
  g_test_add_func ("/camera-watchdog/has-patience", test_watchdog_has_patience);

  status = g_test_run ();
  gst_deinit ();

  return status;
}
