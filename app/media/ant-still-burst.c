/* ant-still-burst.c - some pictures in a row, of which the sharpest becomes the photo
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every picture is brought into the form a JPEG is defined in, I420 in full range by BT.601:
 * jpegenc converts neither range nor matrix, and the measures mean the same for every camera. A
 * camera that gives JPEG keeps its own bytes, without its metadata, where they are a file that
 * others can open.
 */

#define G_LOG_DOMAIN "ant-still"

#include "ant-still-burst.h"

#include <gst/app/gstappsink.h>
#include <gst/app/gstappsrc.h>
#include <gst/video/video.h>

#include "ant-error.h"
#include "ant-jpeg.h"

#define PATIENCE (5 * GST_SECOND) /* for a picture to pass through a decoder or encoder */

struct _AntStillBurst {
  GstCaps   *caps;       /* owned */
  GPtrArray *pictures;   /* of GstBuffer, owned */
  gsize      most_bytes; /* of the photo */
};

/**
 * Raw:
 *
 * A picture of the burst, decoded where it had to be.
 */
typedef struct {
  GstBuffer   *picture; /* owned (nullable) */
  GstVideoInfo info;
  guint        index;     /* in the burst */
  double       sharpness; /* comparable within the burst */
} Raw;

/**
 * Developed:
 *
 * A picture as a JPEG wants it.
 */
typedef struct {
  GstBuffer   *picture; /* owned (nullable); I420, full range */
  GstVideoInfo info;
  AntLuma      luma;
} Developed;

static void
clear_raw (Raw *raw)
{
  gst_clear_buffer (&raw->picture);
}

static void
clear_developed (Developed *developed)
{
  gst_clear_buffer (&developed->picture);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Raw, clear_raw)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Developed, clear_developed)

static void
unref_buffer (gpointer data)
{
  gst_buffer_unref (data);
}

/**
 * ant_still_burst_new:
 * @caps: what the pictures are
 *
 * Returns: (transfer full): a burst without pictures
 */
AntStillBurst *
ant_still_burst_new (GstCaps *caps)
{
  AntStillBurst *self = g_new0 (AntStillBurst, 1);

  self->caps = gst_caps_ref (caps);
  self->most_bytes = ANT_STILL_MAX_BYTES;
  self->pictures = g_ptr_array_new_with_free_func (unref_buffer);

  return self;
}

void
ant_still_burst_free (AntStillBurst *self)
{
  gst_caps_unref (self->caps);
  g_ptr_array_unref (self->pictures);
  g_free (self);
}

/**
 * ant_still_burst_set_most_bytes:
 * @most_bytes: what the photo may take; %ANT_STILL_MAX_BYTES where it may take more
 */
void
ant_still_burst_set_most_bytes (AntStillBurst *self, gsize most_bytes)
{
  self->most_bytes = MIN (most_bytes, ANT_STILL_MAX_BYTES);
}

/**
 * ant_still_burst_add:
 * @self: the burst
 * @picture: copied, for the camera wants its own back
 */
void
ant_still_burst_add (AntStillBurst *self, GstBuffer *picture)
{
  GstBuffer *copy = gst_buffer_copy_deep (picture);

  /* the order stands in for the time, which no file is to show */
  GST_BUFFER_PTS (copy) = self->pictures->len * GST_SECOND;
  GST_BUFFER_DTS (copy) = GST_CLOCK_TIME_NONE;
  g_ptr_array_add (self->pictures, copy);
}

/* Pushes one buffer through a pipeline from "in" to "out".
 * Returns: (transfer full) (nullable) */
static GstSample *
pass_through (const char *description, GstCaps *caps, GstBuffer *buffer)
{
  g_autoptr (GstElement) pipeline = gst_parse_launch (description, NULL);
  g_autoptr (GstElement) in = NULL;
  g_autoptr (GstElement) out = NULL;
  GstSample *sample = NULL;

  if (pipeline == NULL)
    return NULL;

  in = gst_bin_get_by_name (GST_BIN (pipeline), "in");
  out = gst_bin_get_by_name (GST_BIN (pipeline), "out");
  g_object_set (in, "caps", caps, "format", GST_FORMAT_TIME, NULL);
  g_object_set (out, "sync", FALSE, NULL);
  if (gst_element_set_state (pipeline, GST_STATE_PLAYING) != GST_STATE_CHANGE_FAILURE) {
    gst_app_src_push_buffer (GST_APP_SRC (in), gst_buffer_ref (buffer));
    gst_app_src_end_of_stream (GST_APP_SRC (in));
    sample = gst_app_sink_try_pull_sample (GST_APP_SINK (out), PATIENCE);
  }
  gst_element_set_state (pipeline, GST_STATE_NULL);

  return sample;
}

/* What a JPEG holds by definition: JFIF 1.02, "full range", BT.601; no larger than photos are kept.
 */
static void
describe_target (GstVideoInfo *target, const GstVideoInfo *source)
{
  int    width = GST_VIDEO_INFO_WIDTH (source);
  int    height = GST_VIDEO_INFO_HEIGHT (source);
  double scale = MIN (1, (double) ANT_STILL_MAX_PX / MAX (width, height));

  gst_video_info_set_format (target, GST_VIDEO_FORMAT_I420, (guint) (width * scale + 0.5),
                             (guint) (height * scale + 0.5));
  gst_video_colorimetry_from_string (&target->colorimetry, "1:4:0:0");

  /* the converter wants these alike */
  target->fps_n = source->fps_n;
  target->fps_d = source->fps_d;
  target->interlace_mode = source->interlace_mode;
}

static gboolean
convert (const GstVideoInfo *source, GstBuffer *picture, Developed *developed)
{
  GstVideoConverter *converter;
  GstVideoFrame      from;
  GstVideoFrame      to;

  describe_target (&developed->info, source);
  converter = gst_video_converter_new (
      source, &developed->info,
      gst_structure_new ("options", GST_VIDEO_CONVERTER_OPT_THREADS, G_TYPE_UINT, 2, NULL));
  if (converter == NULL)
    return FALSE;

  developed->picture = gst_buffer_new_allocate (NULL, developed->info.size, NULL);
  if (!gst_video_frame_map (&from, source, picture, GST_MAP_READ)) {
    gst_video_converter_free (converter);
    return FALSE;
  }
  if (gst_video_frame_map (&to, &developed->info, developed->picture, GST_MAP_WRITE)) {
    gst_video_converter_frame (converter, &from, &to);
    gst_video_frame_unmap (&to);
  }
  gst_video_frame_unmap (&from);
  gst_video_converter_free (converter);

  return TRUE;
}

static gboolean
is_jpeg (AntStillBurst *self)
{
  return gst_structure_has_name (gst_caps_get_structure (self->caps, 0), "image/jpeg");
}

/* Luma, or green where there is none; both are what the eye goes by. */
static gboolean
measure (GstBuffer *picture, const GstVideoInfo *info, AntLuma *luma)
{
  int           component = GST_VIDEO_INFO_IS_RGB (info) ? GST_VIDEO_COMP_G : GST_VIDEO_COMP_Y;
  GstVideoFrame frame;

  if (GST_VIDEO_INFO_COMP_DEPTH (info, component) != 8 ||
      !gst_video_frame_map (&frame, info, picture, GST_MAP_READ))
    return FALSE;
  *luma = ant_luma_measure (GST_VIDEO_FRAME_COMP_DATA (&frame, component),
                            GST_VIDEO_FRAME_WIDTH (&frame), GST_VIDEO_FRAME_HEIGHT (&frame),
                            (gsize) GST_VIDEO_FRAME_COMP_STRIDE (&frame, component),
                            (gsize) GST_VIDEO_FRAME_COMP_PSTRIDE (&frame, component));
  gst_video_frame_unmap (&frame);

  return TRUE;
}

static gboolean
read_picture (AntStillBurst *self, guint index, Raw *raw)
{
  GstBuffer *picture = self->pictures->pdata[index];
  GstCaps   *caps = self->caps;
  AntLuma    luma;
  g_autoptr (GstSample) decoded = NULL;

  if (is_jpeg (self)) {
    decoded = pass_through ("appsrc name=in ! jpegdec ! appsink name=out", caps, picture);
    if (decoded == NULL)
      return FALSE;
    picture = gst_sample_get_buffer (decoded);
    caps = gst_sample_get_caps (decoded);
  }
  if (!gst_video_info_from_caps (&raw->info, caps) || !measure (picture, &raw->info, &luma))
    return FALSE;
  raw->picture = gst_buffer_ref (picture);
  raw->index = index;
  raw->sharpness = luma.sharpness;

  return TRUE;
}

static gboolean
find_sharpest (AntStillBurst *self, Raw *sharpest)
{
  for (guint i = 0; i < self->pictures->len; i++) {
    g_auto (Raw) raw = { NULL };

    if (!read_picture (self, i, &raw))
      continue;
    if (sharpest->picture == NULL || raw.sharpness > sharpest->sharpness) {
      clear_raw (sharpest);
      *sharpest = raw;
      raw.picture = NULL;
    }
  }

  return sharpest->picture != NULL;
}

static GBytes *
copy_bytes (GstBuffer *buffer)
{
  gpointer data = NULL;
  gsize    size = 0;

  gst_buffer_extract_dup (buffer, 0, gst_buffer_get_size (buffer), &data, &size);

  return g_bytes_new_take (data, size);
}

/**
 * Print:
 *
 * A photo as it is handed over.
 */
typedef struct {
  GBytes *jpeg; /* owned (nullable) */
  int     width;
  int     height;
} Print;

static void
clear_print (Print *print)
{
  g_clear_pointer (&print->jpeg, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Print, clear_print)

static gboolean
encode (const Developed *developed, int quality, int divisor, Print *print)
{
  g_autoptr (GstCaps) caps = gst_video_info_to_caps (&developed->info);
  g_autofree char *description = NULL;
  g_autoptr (GstSample) sample = NULL;
  g_autoptr (GBytes) jpeg = NULL;

  print->width = GST_VIDEO_INFO_WIDTH (&developed->info) / divisor;
  print->height = GST_VIDEO_INFO_HEIGHT (&developed->info) / divisor;
  description = g_strdup_printf ("appsrc name=in ! videoscale ! video/x-raw,width=%d,height=%d ! "
                                 "jpegenc quality=%d ! appsink name=out",
                                 print->width, print->height, quality);
  sample = pass_through (description, caps, developed->picture);
  if (sample == NULL)
    return FALSE;
  jpeg = copy_bytes (gst_sample_get_buffer (sample));
  clear_print (print);
  print->jpeg = ant_jpeg_strip (jpeg, NULL);

  return print->jpeg != NULL;
}

/* The camera's own bytes, where they may be kept as they are. */
static gboolean
keep_jpeg (AntStillBurst *self, const Raw *raw, Print *print)
{
  g_autoptr (GBytes) jpeg = NULL;

  print->width = GST_VIDEO_INFO_WIDTH (&raw->info);
  print->height = GST_VIDEO_INFO_HEIGHT (&raw->info);
  if (!is_jpeg (self) ||
      gst_buffer_get_size (self->pictures->pdata[raw->index]) > self->most_bytes ||
      MAX (print->width, print->height) > ANT_STILL_MAX_PX)
    return FALSE;
  jpeg = copy_bytes (self->pictures->pdata[raw->index]);
  print->jpeg = ant_jpeg_strip (jpeg, NULL);

  return print->jpeg != NULL;
}

/* The first of these that is not too large. */
static gboolean
encode_small_enough (AntStillBurst *self, const Developed *developed, Print *print)
{
  static const struct {
    int quality;
    int divisor;
  } tries[] = { { 92, 1 }, { 80, 1 }, { 60, 1 }, { 60, 2 }, { 60, 4 } };

  for (gsize i = 0; i < G_N_ELEMENTS (tries); i++) {
    if (!encode (developed, tries[i].quality, tries[i].divisor, print))
      return FALSE;
    if (g_bytes_get_size (print->jpeg) <= self->most_bytes)
      return TRUE;
  }

  return FALSE;
}

/**
 * ant_still_burst_develop:
 * @self: the burst, full
 * @error: return location; %ANT_ERROR_CORRUPT where none of its pictures can be read,
 * %ANT_ERROR_FAILED where none can be encoded
 *
 * Takes as long as an encoder takes, 10 to 100 ms: for a worker.
 *
 * Returns: (transfer full) (nullable): the sharpest picture as a photo
 */
AntStill *
ant_still_burst_develop (AntStillBurst *self, GError **error)
{
  g_auto (Raw) sharpest = { NULL };
  g_auto (Developed) developed = { NULL };
  g_auto (Print) print = { NULL };

  if (!find_sharpest (self, &sharpest) || !convert (&sharpest.info, sharpest.picture, &developed) ||
      !measure (developed.picture, &developed.info, &developed.luma)) {
    ant_fail (error, ANT_ERROR_CORRUPT, "The camera's pictures cannot be read");
    return NULL;
  }

  if (!keep_jpeg (self, &sharpest, &print) && !encode_small_enough (self, &developed, &print)) {
    ant_fail (error, ANT_ERROR_FAILED, "The photo cannot be encoded");
    return NULL;
  }

  return ant_still_new (print.jpeg, print.width, print.height, &developed.luma);
}

/**
 * ant_still_burst_warm_up:
 *
 * Loads what the first photo would otherwise wait for. For a worker, once GStreamer is initialised.
 */
void
ant_still_burst_warm_up (void)
{
  g_autoptr (GstCaps) caps = gst_caps_from_string ("video/x-raw,format=BGRx,width=64,height=64");
  g_autoptr (AntStillBurst) burst = ant_still_burst_new (caps);
  g_autoptr (GstBuffer) grey = gst_buffer_new_allocate (NULL, 64 * 64 * 4, NULL);
  AntStill *still;

  gst_buffer_memset (grey, 0, 0x80, 64 * 64 * 4);
  ant_still_burst_add (burst, grey);
  still = ant_still_burst_develop (burst, NULL);
  g_clear_pointer (&still, ant_still_unref);
}
