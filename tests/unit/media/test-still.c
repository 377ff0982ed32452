/* test-still.c - one photo out of a burst of a camera's pictures
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gst/app/gstappsink.h>
#include <gst/app/gstappsrc.h>
#include <gst/gst.h>
#include <string.h>

#include "ant-error.h"
#include "ant-jpeg.h"
#include "ant-still-burst.h"

#define WIDTH  320
#define HEIGHT 240

typedef guint8 Picture[HEIGHT * WIDTH * 4]; /* BGRx */

static void
fill (Picture picture, guint32 colour)
{
  for (gsize i = 0; i < sizeof (Picture); i += 4) {
    picture[i] = (guint8) colour;
    picture[i + 1] = (guint8) (colour >> 8);
    picture[i + 2] = (guint8) (colour >> 16);
    picture[i + 3] = 0;
  }
}

/* Lines of @width_px, drawn over @width_px / 3 from dark to light: the wider, the more blurred. A
 * corner of @mark says which picture it is. */
static void
draw_lines (Picture picture, int softness_px, guint8 mark)
{
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++) {
      int     phase = MAX (ABS (x % 48 - 24), ABS (y % 48 - 24)) - 12;
      int     value = 128 + CLAMP (phase * 80 / softness_px, -80, 80);
      guint8 *pixel = picture + (y * WIDTH + x) * 4;

      memset (pixel, x < 32 && y < 32 ? mark : value, 3);
      pixel[3] = 0;
    }
}

static GstBuffer *
wrap (const Picture picture)
{
  return gst_buffer_new_memdup (picture, sizeof (Picture));
}

static AntStillBurst *
make_burst (void)
{
  g_autoptr (GstCaps) caps =
      gst_caps_from_string ("video/x-raw,format=BGRx,width=320,height=240,framerate=30/1");

  return ant_still_burst_new (caps);
}

static GstSample *
pass_through (const char *description, const char *caps_text, GstBuffer *buffer)
{
  g_autoptr (GstElement) pipeline = gst_parse_launch (description, NULL);
  g_autoptr (GstElement) in = gst_bin_get_by_name (GST_BIN (pipeline), "in");
  g_autoptr (GstElement) out = gst_bin_get_by_name (GST_BIN (pipeline), "out");
  g_autoptr (GstCaps) caps = gst_caps_from_string (caps_text);
  GstSample *sample;

  g_object_set (in, "caps", caps, "format", GST_FORMAT_TIME, NULL);
  g_object_set (out, "sync", FALSE, NULL);
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  gst_app_src_push_buffer (GST_APP_SRC (in), gst_buffer_ref (buffer));
  gst_app_src_end_of_stream (GST_APP_SRC (in));
  sample = gst_app_sink_try_pull_sample (GST_APP_SINK (out), 5 * GST_SECOND);
  gst_element_set_state (pipeline, GST_STATE_NULL);
  g_assert_nonnull (sample);

  return sample;
}

/* What another program sees at a place of the photo: 0xRRGGBB. */
static guint32
look_at (AntStill *still, int x, int y)
{
  GBytes *jpeg = ant_still_get_jpeg (still);
  g_autoptr (GstBuffer) buffer = gst_buffer_new_wrapped_bytes (jpeg);
  g_autoptr (GstSample) sample = NULL;
  guint8 pixel[3];

  GST_BUFFER_PTS (buffer) = 0;
  sample = pass_through ("appsrc name=in ! jpegdec ! videoconvert ! "
                         "video/x-raw,format=RGB ! appsink name=out",
                         "image/jpeg", buffer);
  gst_buffer_extract (gst_sample_get_buffer (sample), (gsize) (y * WIDTH + x) * 3, pixel, 3);

  return (guint32) pixel[0] << 16 | (guint32) pixel[1] << 8 | pixel[2];
}

static void
assert_near (guint32 colour, guint32 wanted)
{
  for (int shift = 0; shift < 24; shift += 8) {
    int is = (int) (colour >> shift & 0xff);
    int should = (int) (wanted >> shift & 0xff);

    if (ABS (is - should) > 4)
      g_test_message ("#%06x instead of #%06x", colour, wanted);
    g_assert_cmpint (ABS (is - should), <=, 4);
  }
}

/* White is white: jpegenc on its own would make it grey, and skin with it. */
static void
test_still_keeps_colours (void)
{
  static const guint32 COLOURS[] = { 0xffffff, 0x000000, 0x808080, 0xc68863,
                                     0x5a3a28, 0xd02020, 0x2040d0 };
  static Picture       picture;

  for (gsize i = 0; i < G_N_ELEMENTS (COLOURS); i++) {
    g_autoptr (AntStillBurst) burst = make_burst ();
    g_autoptr (GstBuffer) buffer = NULL;
    g_autoptr (AntStill) still = NULL;
    g_autoptr (GError) error = NULL;

    fill (picture, COLOURS[i]);
    buffer = wrap (picture);
    ant_still_burst_add (burst, buffer);
    still = ant_still_burst_develop (burst, &error);
    g_assert_no_error (error);
    assert_near (look_at (still, WIDTH / 2, HEIGHT / 2), COLOURS[i]);
    g_assert_cmpint (ant_still_is_too_dark (still), ==, COLOURS[i] == 0);
    g_assert_cmpint (ant_still_is_too_bright (still), ==, COLOURS[i] == 0xffffff);
  }
}

static void
test_still_is_the_sharpest (void)
{
  static Picture picture;

  for (int sharp = 0; sharp < 5; sharp++) {
    g_autoptr (AntStillBurst) burst = make_burst ();
    g_autoptr (AntStill) still = NULL;
    g_autoptr (GError) error = NULL;

    for (int i = 0; i < 5; i++) {
      g_autoptr (GstBuffer) buffer = NULL;

      draw_lines (picture, i == sharp ? 1 : 6 + i, (guint8) (40 * (i + 1)));
      buffer = wrap (picture);
      ant_still_burst_add (burst, buffer);
    }
    still = ant_still_burst_develop (burst, &error);
    g_assert_no_error (error);
    g_assert_false (ant_still_is_blurred (still));
    assert_near (look_at (still, 8, 8), 0x010101u * 40u * ((guint) sharp + 1));
  }
}

/* (transfer full): a picture as a camera of Motion JPEG gives it, with what it adds of its own */
static GstBuffer *
make_camera_jpeg (const Picture picture, gboolean is_damaged)
{
  static const char extra[] = "\xff\xe1\x00\x0e"
                              "Exif\0\0secret"
                              "\xff\xfe\x00\x08"
                              "secret";
  g_autoptr (GstBuffer) raw = wrap (picture);
  g_autoptr (GstSample) sample = NULL;
  g_autoptr (GstBuffer) jpeg = NULL;
  GByteArray *bytes = g_byte_array_new ();
  GstMapInfo  map;
  gsize       size;

  GST_BUFFER_PTS (raw) = 0;
  sample = pass_through ("appsrc name=in ! videoconvert ! video/x-raw,format=I420,"
                         "colorimetry=(string)1:4:0:0 ! jpegenc quality=85 ! appsink name=out",
                         "video/x-raw,format=BGRx,width=320,height=240,framerate=30/1", raw);
  gst_buffer_map (gst_sample_get_buffer (sample), &map, GST_MAP_READ);
  g_byte_array_append (bytes, map.data, 2);
  g_byte_array_append (bytes, (const guint8 *) extra, sizeof extra - 1);
  g_byte_array_append (bytes, map.data + 2, (guint) map.size - 2);
  gst_buffer_unmap (gst_sample_get_buffer (sample), &map);
  if (is_damaged)
    g_byte_array_set_size (bytes, 60);

  size = bytes->len;

  return gst_buffer_new_wrapped (g_byte_array_free (bytes, FALSE), size);
}

static void
test_still_keeps_a_cameras_jpeg (void)
{
  static Picture picture;
  g_autoptr (GstCaps) caps =
      gst_caps_from_string ("image/jpeg,width=320,height=240,framerate=30/1");
  g_autoptr (AntStillBurst) burst = ant_still_burst_new (caps);
  g_autoptr (GBytes) sharpest = NULL;
  g_autoptr (AntStill) still = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  for (int i = 0; i < 3; i++) {
    g_autoptr (GstBuffer) buffer = NULL;

    draw_lines (picture, i == 1 ? 1 : 7, (guint8) (40 * (i + 1)));
    buffer = make_camera_jpeg (picture, FALSE);
    ant_still_burst_add (burst, buffer);
    if (i == 1) {
      gpointer data;
      g_autoptr (GBytes) with_extra = NULL;

      gst_buffer_extract_dup (buffer, 0, gst_buffer_get_size (buffer), &data, &size);
      with_extra = g_bytes_new_take (data, size);
      sharpest = ant_jpeg_strip (with_extra, &error);
      g_assert_no_error (error);
    }
  }

  still = ant_still_burst_develop (burst, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (ant_still_get_jpeg (still), sharpest));
  g_assert_null (g_strstr_len (g_bytes_get_data (ant_still_get_jpeg (still), NULL),
                               (gssize) g_bytes_get_size (ant_still_get_jpeg (still)), "secret"));
  assert_near (look_at (still, 8, 8), 0x505050);
}

/* A form may want a small picture: it gets coarser, then smaller. */
static void
test_still_fits_into_a_limit (void)
{
  static const gsize limits[] = { 20000, 6000, 2500 };
  static Picture     picture;
  g_autoptr (GstBuffer) buffer = NULL;

  draw_lines (picture, 1, 200);
  buffer = wrap (picture);
  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++) {
    g_autoptr (AntStillBurst) burst = make_burst ();
    g_autoptr (GError) error = NULL;
    g_autoptr (AntStill) still = NULL;

    ant_still_burst_add (burst, buffer);
    ant_still_burst_set_most_bytes (burst, limits[i]);
    still = ant_still_burst_develop (burst, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (g_bytes_get_size (ant_still_get_jpeg (still)), <=, limits[i]);
  }
}

static void
test_still_passes_over_damage (void)
{
  static Picture picture;
  g_autoptr (GstCaps) caps =
      gst_caps_from_string ("image/jpeg,width=320,height=240,framerate=30/1");
  g_autoptr (AntStillBurst) burst = ant_still_burst_new (caps);
  g_autoptr (AntStillBurst) hopeless = ant_still_burst_new (caps);
  g_autoptr (AntStill) still = NULL;
  g_autoptr (GError) error = NULL;

  draw_lines (picture, 1, 80);
  for (int i = 0; i < 3; i++) {
    g_autoptr (GstBuffer) buffer = make_camera_jpeg (picture, i != 1);

    ant_still_burst_add (burst, buffer);
    if (i != 1)
      ant_still_burst_add (hopeless, buffer);
  }
  still = ant_still_burst_develop (burst, &error);
  g_assert_no_error (error);
  assert_near (look_at (still, 8, 8), 0x505050);

  g_assert_null (ant_still_burst_develop (hopeless, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_CORRUPT);
}

static void
test_still_refuses_short_buffers (void)
{
  g_autoptr (AntStillBurst) burst = make_burst ();
  g_autoptr (GstBuffer) buffer = gst_buffer_new_allocate (NULL, 1000, NULL);
  g_autoptr (GError) error = NULL;

  ant_still_burst_add (burst, buffer);
  g_assert_null (ant_still_burst_develop (burst, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_CORRUPT);
}

static void
test_still_is_no_larger_than_kept (void)
{
  g_autoptr (GstCaps) caps =
      gst_caps_from_string ("video/x-raw,format=YUY2,width=2560,height=1440,framerate=30/1");
  g_autoptr (AntStillBurst) burst = ant_still_burst_new (caps);
  g_autoptr (GstBuffer) buffer = gst_buffer_new_allocate (NULL, 2560 * 1440 * 2, NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (AntStill) still = NULL;
  g_autoptr (GError) error = NULL;
  GstMapInfo map;

  /* noise is the worst a JPEG can be given */
  gst_buffer_map (buffer, &map, GST_MAP_WRITE);
  for (gsize i = 0; i < map.size; i++)
    map.data[i] = (guint8) g_rand_int (random);
  gst_buffer_unmap (buffer, &map);

  ant_still_burst_add (burst, buffer);
  still = ant_still_burst_develop (burst, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ant_still_get_width (still), ==, ANT_STILL_MAX_PX);
  g_assert_cmpint (ant_still_get_height (still), ==, 1080);
  g_assert_cmpuint (g_bytes_get_size (ant_still_get_jpeg (still)), <=, ANT_STILL_MAX_BYTES);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);

  g_test_add_func ("/still/keeps-colours", test_still_keeps_colours);
  g_test_add_func ("/still/is-the-sharpest", test_still_is_the_sharpest);
  g_test_add_func ("/still/keeps-a-cameras-jpeg", test_still_keeps_a_cameras_jpeg);
  g_test_add_func ("/still/fits-into-a-limit", test_still_fits_into_a_limit);
  g_test_add_func ("/still/passes-over-damage", test_still_passes_over_damage);
  g_test_add_func ("/still/refuses-short-buffers", test_still_refuses_short_buffers);
  g_test_add_func ("/still/is-no-larger-than-kept", test_still_is_no_larger_than_kept);

  status = g_test_run ();
  gst_deinit ();

  return status;
}
