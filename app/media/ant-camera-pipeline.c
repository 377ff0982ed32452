/* ant-camera-pipeline.c - one camera running, from its element to pictures on the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   source ! mode ! queue ! [jpegdec !] videoscale ! videoconvert ! fit ! sink
 *               |                                                          |
 *               +-- photos copied, time noted                              +-- preview: newest wins
 *
 * Scaling comes before converting, down to the size of the widget, so that GTK shrinks nothing. The
 * queue lets pictures go rather than wait: the preview is never late, and a slow one never stops
 * the camera.
 */

#define G_LOG_DOMAIN "ant-camera"

#include "ant-camera-pipeline.h"

#include <gst/app/gstappsink.h>
#include <gst/video/video.h>

#include "ant-error.h"

/**
 * AntCameraPipeline:
 *
 * Made, shown and forgotten on the main thread, played and halted on the worker, fed by GStreamer's
 * threads. What those hand over lies under @lock until the main thread takes it: one slot each, and
 * at most one notification under way.
 */
struct _AntCameraPipeline {
  AntCameraSource *source;
  int              width_px; /* of the camera's mode */
  int              height_px;

  AntCameraPipelineFunc notify; /* main thread only; NULL once detached */
  gpointer              user_data;

  GMutex         lock;
  GstElement    *pipeline; /* (nullable): owned, while playing */
  GstElement    *fit;      /* borrowed from @pipeline */
  GstCaps       *fit_caps; /* owned; the preview's size */
  gint64         picture_us;
  gboolean       is_notifying;
  AntFrame      *frame;   /* (nullable): the newest, not yet taken */
  char          *trouble; /* (nullable): why no more pictures come */
  guint          n_wanted;
  AntStillBurst *burst; /* (nullable): being filled while @n_wanted is above nought */
};

static void
clear (gpointer data)
{
  AntCameraPipeline *self = data;

  g_warn_if_fail (self->pipeline == NULL);
  ant_camera_source_unref (self->source);
  gst_caps_unref (self->fit_caps);
  g_clear_pointer (&self->frame, ant_frame_unref);
  g_clear_pointer (&self->burst, ant_still_burst_free);
  g_free (self->trouble);
  g_mutex_clear (&self->lock);
}

static void
unref_pipeline (gpointer data)
{
  ant_camera_pipeline_unref (data);
}

static gboolean
on_notify (gpointer data)
{
  AntCameraPipeline *self = data;

  g_mutex_lock (&self->lock);
  self->is_notifying = FALSE;
  g_mutex_unlock (&self->lock);

  if (self->notify != NULL)
    self->notify (self->user_data);

  return G_SOURCE_REMOVE;
}

/* Called with the lock held, on any thread. Not g_main_context_invoke(), which may run its function
 * here; not at idle priority, where a busy screen would starve it. */
static void
wake_main_thread (AntCameraPipeline *self)
{
  g_autoptr (GSource) source = NULL;

  if (self->is_notifying)
    return;

  self->is_notifying = TRUE;
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_notify, ant_camera_pipeline_ref (self), unref_pipeline);
  g_source_attach (source, NULL);
}

static void
report_trouble (AntCameraPipeline *self, const char *trouble)
{
  g_mutex_lock (&self->lock);
  if (self->trouble == NULL)
    self->trouble = g_strdup (trouble);
  wake_main_thread (self);
  g_mutex_unlock (&self->lock);
}

/* Behind the mode's filter, on the streaming thread: the camera's own pictures. */
static GstPadProbeReturn
on_picture (GstPad *pad, GstPadProbeInfo *info, gpointer data)
{
  AntCameraPipeline *self = data;
  GstBuffer         *picture = GST_PAD_PROBE_INFO_BUFFER (info);

  g_mutex_lock (&self->lock);
  self->picture_us = g_get_monotonic_time ();
  if (self->n_wanted > 0) {
    if (self->burst == NULL) {
      g_autoptr (GstCaps) caps = gst_pad_get_current_caps (pad);

      self->burst = ant_still_burst_new (caps);
    }
    ant_still_burst_add (self->burst, picture);
    if (--self->n_wanted == 0)
      wake_main_thread (self);
  }
  g_mutex_unlock (&self->lock);

  return GST_PAD_PROBE_OK;
}

static void
unmap (gpointer data)
{
  GstVideoFrame *mapped = data;

  gst_video_frame_unmap (mapped);
  g_free (mapped);
}

/* (transfer full) (nullable): the sample's pixels where they lie, held until the frame goes */
static AntFrame *
wrap_sample (GstSample *sample)
{
  GstVideoInfo   info;
  GstVideoFrame *mapped;
  gsize          stride;

  if (!gst_video_info_from_caps (&info, gst_sample_get_caps (sample)))
    return NULL;
  mapped = g_new (GstVideoFrame, 1);
  if (!gst_video_frame_map (mapped, &info, gst_sample_get_buffer (sample), GST_MAP_READ)) {
    g_free (mapped);
    return NULL;
  }
  stride = (gsize) GST_VIDEO_FRAME_PLANE_STRIDE (mapped, 0);

  return ant_frame_new (info.width, info.height, stride,
                        g_bytes_new_with_free_func (GST_VIDEO_FRAME_PLANE_DATA (mapped, 0),
                                                    stride * (gsize) info.height, unmap, mapped));
}

static GstFlowReturn
on_preview (GstAppSink *sink, gpointer data)
{
  AntCameraPipeline *self = data;
  g_autoptr (GstSample) sample = gst_app_sink_pull_sample (sink);
  AntFrame *older;
  AntFrame *frame = sample != NULL ? wrap_sample (sample) : NULL;

  if (frame == NULL)
    return GST_FLOW_OK;

  g_mutex_lock (&self->lock);
  older = self->frame;
  self->frame = frame;
  wake_main_thread (self);
  g_mutex_unlock (&self->lock);
  g_clear_pointer (&older, ant_frame_unref);

  return GST_FLOW_OK;
}

/* On whichever thread posts; nothing is left on the bus, so nobody has to watch it. */
static GstBusSyncReply
on_message (GstBus *bus, GstMessage *message, gpointer data)
{
  AntCameraPipeline *self = data;

  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR) {
    g_autoptr (GError) error = NULL;

    gst_message_parse_error (message, &error, NULL);
    report_trouble (self, error->message);
  } else if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_EOS)
    report_trouble (self, "The camera ended its stream");
  gst_message_unref (message);

  return GST_BUS_DROP;
}

/* The preview shows the whole picture, as large as the widget lets it be; a row of pixels starts
 * every four bytes only where the width is a multiple of four. Never larger than the camera's. */
static GstCaps *
make_fit_caps (AntCameraPipeline *self, int width_px, int height_px)
{
  double scale =
      MIN (1, MIN ((double) width_px / self->width_px, (double) height_px / self->height_px));
  int width = MAX (16, (int) (self->width_px * scale + 0.5) / 4 * 4);
  int height = MAX (16, (int) (width * (double) self->height_px / self->width_px + 0.5));

  return gst_caps_new_simple ("video/x-raw", "format", G_TYPE_STRING, "RGB", "width", G_TYPE_INT,
                              width, "height", G_TYPE_INT, height, "pixel-aspect-ratio",
                              GST_TYPE_FRACTION, 1, 1, NULL);
}

/**
 * ant_camera_pipeline_new:
 * @source: the camera
 * @width_px: of the widget that shows the preview
 * @height_px: of the widget that shows the preview
 * @notify: called on the main thread when there is something to take
 * @user_data: for @notify; borrowed until ant_camera_pipeline_detach()
 *
 * Returns: (transfer full): the pipeline, not yet playing
 */
AntCameraPipeline *
ant_camera_pipeline_new (AntCameraSource      *source,
                         int                   width_px,
                         int                   height_px,
                         AntCameraPipelineFunc notify,
                         gpointer              user_data)
{
  AntCameraPipeline  *self = g_atomic_rc_box_new0 (AntCameraPipeline);
  const GstStructure *mode = gst_caps_get_structure (ant_camera_source_get_mode (source), 0);

  g_mutex_init (&self->lock);
  self->source = ant_camera_source_ref (source);
  self->notify = notify;
  self->user_data = user_data;
  if (!gst_structure_get_int (mode, "width", &self->width_px) ||
      !gst_structure_get_int (mode, "height", &self->height_px))
    g_critical ("A camera's mode has no size");
  self->fit_caps = make_fit_caps (self, width_px, height_px);

  return self;
}

AntCameraPipeline *
ant_camera_pipeline_ref (AntCameraPipeline *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
ant_camera_pipeline_unref (AntCameraPipeline *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static GstElement *
make_rest (AntCameraPipeline *self, GError **error)
{
  GstCaps *mode = ant_camera_source_get_mode (self->source);
  gboolean is_jpeg = gst_structure_has_name (gst_caps_get_structure (mode, 0), "image/jpeg");
  g_autofree char *description =
      g_strconcat ("capsfilter name=mode ! "
                   "queue leaky=downstream max-size-buffers=2 max-size-bytes=0 max-size-time=0 ! ",
                   is_jpeg ? "jpegdec ! " : "",
                   "videoscale method=bilinear ! videoconvert n-threads=2 ! capsfilter name=fit ! "
                   "appsink name=sink sync=false max-buffers=1 drop=true enable-last-sample=false",
                   NULL);

  return gst_parse_bin_from_description (description, FALSE, error);
}

static void
connect_rest (AntCameraPipeline *self, GstBin *rest)
{
  g_autoptr (GstElement) mode = gst_bin_get_by_name (rest, "mode");
  g_autoptr (GstElement) fit = gst_bin_get_by_name (rest, "fit");
  g_autoptr (GstElement) sink = gst_bin_get_by_name (rest, "sink");
  g_autoptr (GstPad) in = gst_element_get_static_pad (mode, "sink");
  g_autoptr (GstPad) out = gst_element_get_static_pad (mode, "src");
  GstAppSinkCallbacks callbacks = { .new_sample = on_preview };

  g_object_set (mode, "caps", ant_camera_source_get_mode (self->source), NULL);
  gst_element_add_pad (GST_ELEMENT (rest), gst_ghost_pad_new ("sink", in));
  gst_pad_add_probe (out, GST_PAD_PROBE_TYPE_BUFFER, on_picture, self, NULL);
  gst_app_sink_set_callbacks (GST_APP_SINK (sink), &callbacks, self, NULL);

  g_mutex_lock (&self->lock);
  g_object_set (fit, "caps", self->fit_caps, NULL);
  self->fit = fit; /* lives as long as the pipeline */
  g_mutex_unlock (&self->lock);
}

/**
 * ant_camera_pipeline_play:
 * @self: the pipeline
 * @error: return location; %ANT_ERROR_GONE where there is no camera, %ANT_ERROR_FAILED where it
 * does not start
 *
 * May block for as long as the driver likes: for the worker.
 *
 * Returns: whether it starts; pictures, or trouble, come later
 */
gboolean
ant_camera_pipeline_play (AntCameraPipeline *self, GError **error)
{
  g_autoptr (GError) parse_error = NULL;
  g_autoptr (GstBus) bus = NULL;
  GstElement *source = ant_camera_source_make (self->source);
  GstElement *rest;
  GstElement *pipeline;

  if (source == NULL)
    return ant_fail (error, ANT_ERROR_GONE, "The camera is not there");
  rest = make_rest (self, &parse_error);
  if (rest == NULL) {
    gst_object_unref (gst_object_ref_sink (source));
    return ant_fail (error, ANT_ERROR_FAILED, "GStreamer: %s", parse_error->message);
  }

  pipeline = gst_object_ref_sink (gst_pipeline_new ("camera"));
  bus = gst_element_get_bus (pipeline);
  gst_bus_set_sync_handler (bus, on_message, self, NULL);
  gst_bin_add_many (GST_BIN (pipeline), source, rest, NULL);
  connect_rest (self, GST_BIN (rest));

  g_mutex_lock (&self->lock);
  self->pipeline = pipeline;
  g_mutex_unlock (&self->lock);

  if (!gst_element_link (source, rest) ||
      gst_element_set_state (pipeline, GST_STATE_PLAYING) == GST_STATE_CHANGE_FAILURE)
    return ant_fail (error, ANT_ERROR_FAILED, "The camera does not start");

  return TRUE;
}

/**
 * ant_camera_pipeline_halt:
 * @self: the pipeline
 *
 * Ends what ant_camera_pipeline_play() began, also where that failed. May block: for the worker.
 * Pictures already handed out stay good.
 */
void
ant_camera_pipeline_halt (AntCameraPipeline *self)
{
  GstElement *pipeline;
  g_autoptr (GstBus) bus = NULL;

  g_mutex_lock (&self->lock);
  pipeline = g_steal_pointer (&self->pipeline);
  self->fit = NULL;
  g_mutex_unlock (&self->lock);
  if (pipeline == NULL)
    return;

  gst_element_set_state (pipeline, GST_STATE_NULL);
  bus = gst_element_get_bus (pipeline);
  gst_bus_set_sync_handler (bus, NULL, NULL, NULL);
  gst_object_unref (pipeline);
}

/**
 * ant_camera_pipeline_detach:
 * @self: the pipeline
 *
 * Notifies nobody from here on. A burst that is not full is given up.
 */
void
ant_camera_pipeline_detach (AntCameraPipeline *self)
{
  self->notify = NULL;

  g_mutex_lock (&self->lock);
  self->n_wanted = 0;
  g_mutex_unlock (&self->lock);
}

/**
 * ant_camera_pipeline_resize:
 * @self: the pipeline
 * @width_px: of the widget
 * @height_px: of the widget
 *
 * Takes effect with one of the next pictures.
 */
void
ant_camera_pipeline_resize (AntCameraPipeline *self, int width_px, int height_px)
{
  g_autoptr (GstElement) fit = NULL;
  g_autoptr (GstCaps) caps = make_fit_caps (self, width_px, height_px);

  g_mutex_lock (&self->lock);
  gst_caps_replace (&self->fit_caps, caps);
  if (self->fit != NULL)
    fit = gst_object_ref (self->fit);
  g_mutex_unlock (&self->lock);

  if (fit != NULL)
    g_object_set (fit, "caps", caps, NULL);
}

/**
 * ant_camera_pipeline_shoot:
 * @self: the pipeline
 * @n_pictures: how many of the next pictures to keep
 *
 * Notifies when they are there for ant_camera_pipeline_take_burst(). The preview goes on.
 */
void
ant_camera_pipeline_shoot (AntCameraPipeline *self, int n_pictures)
{
  g_return_if_fail (n_pictures >= 1);

  g_mutex_lock (&self->lock);
  g_clear_pointer (&self->burst, ant_still_burst_free);
  self->n_wanted = (guint) n_pictures;
  g_mutex_unlock (&self->lock);
}

/**
 * ant_camera_pipeline_get_picture_us:
 * @self: the pipeline
 *
 * Returns: when the camera gave its newest picture, on the monotonic clock; 0 for none yet
 */
gint64
ant_camera_pipeline_get_picture_us (AntCameraPipeline *self)
{
  gint64 picture_us;

  g_mutex_lock (&self->lock);
  picture_us = self->picture_us;
  g_mutex_unlock (&self->lock);

  return picture_us;
}

/**
 * ant_camera_pipeline_take_frame:
 * @self: the pipeline
 *
 * Returns: (transfer full) (nullable): the newest preview picture, where it was not taken yet
 */
AntFrame *
ant_camera_pipeline_take_frame (AntCameraPipeline *self)
{
  AntFrame *frame;

  g_mutex_lock (&self->lock);
  frame = g_steal_pointer (&self->frame);
  g_mutex_unlock (&self->lock);

  return frame;
}

/**
 * ant_camera_pipeline_take_burst:
 * @self: the pipeline
 *
 * Returns: (transfer full) (nullable): the pictures of a burst, once it is full
 */
AntStillBurst *
ant_camera_pipeline_take_burst (AntCameraPipeline *self)
{
  AntStillBurst *burst = NULL;

  g_mutex_lock (&self->lock);
  if (self->n_wanted == 0)
    burst = g_steal_pointer (&self->burst);
  g_mutex_unlock (&self->lock);

  return burst;
}

/**
 * ant_camera_pipeline_take_trouble:
 * @self: the pipeline
 *
 * Returns: (transfer full) (nullable): why no more pictures come, for the log
 */
char *
ant_camera_pipeline_take_trouble (AntCameraPipeline *self)
{
  char *trouble;

  g_mutex_lock (&self->lock);
  trouble = g_steal_pointer (&self->trouble);
  g_mutex_unlock (&self->lock);

  return trouble;
}
