/* ant-camera.c - the live picture of a camera, and photos from it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-camera"

#include "ant-camera.h"

#include <gst/gst.h>

#include "ant-camera-demo.h"
#include "ant-camera-finder.h"
#include "ant-camera-pipeline.h"
#include "ant-camera-private.h"
#include "ant-camera-watchdog.h"
#include "ant-error.h"
#include "ant-worker.h"

#define TICK_MS       250  /* how often the watchdog looks */
#define RETRY_LOST_MS 500  /* from losing a camera to looking again */
#define RETRY_NONE_MS 5000 /* a daemon that comes back is not announced; longer each time */
#define RETRY_MOST_MS 60000
#define SETTLE_US     (400 * G_TIME_SPAN_MILLISECOND) /* from a stream's end to the finder's */

/**
 * AntCamera:
 *
 * A camera that looks after itself: it finds a device, keeps its pictures coming, and looks again
 * whenever they stop, until it is stopped. Photos come from the device's own pictures, not from the
 * preview.
 *
 * Threads: the object lives on the main thread, which waits for nothing. All that can block
 * (finding, starting, stopping) is one job at a time on @worker; when it ends, step() decides on
 * the next from what is wanted then. Photos are developed on a worker of their own, so that a
 * camera that hangs does not keep one that was already taken.
 */
struct _AntCamera {
  GObject parent_instance;

  char            *choice;   /* owned; "auto", "demo", "none" or a name */
  AntCameraDemo   *demo;     /* owned (nullable); where a demonstration is allowed */
  AntCameraSource *fixed;    /* owned (nullable); used instead of looking for a device */
  gboolean         is_demo;  /* @fixed is @demo's */
  gboolean         had_real; /* a demonstration never takes a real camera's place unseen */

  AntWorker *worker;
  AntWorker *darkroom;

  AntCameraState state;
  gboolean       is_prepared; /* GStreamer is initialised */
  gboolean       is_wanted;   /* started and not stopped */
  gboolean       is_busy;     /* a job is on @worker */
  gboolean       is_lost;     /* @pipeline is of no more use */
  gboolean       is_stale;    /* @finder is of no more use */
  gboolean       is_missed;   /* was looked for more than once in vain, and not seen since */
  guint          n_looks;     /* that found no camera, in a row */
  int            width_px;
  int            height_px;
  gsize          most_bytes; /* of a photo */

  AntCameraFinder   *finder;   /* owned (nullable) */
  AntCameraPipeline *pipeline; /* owned (nullable) */
  AntCameraWatchdog  watchdog;
  gint64             halted_us; /* when the last pipeline was closed */
  guint              tick_id;
  guint              retry_id;
  GTask             *shot; /* owned (nullable): waits for its burst */
};

G_DEFINE_FINAL_TYPE (AntCamera, ant_camera, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (AntCameraState,
                    ant_camera_state,
                    G_DEFINE_ENUM_VALUE (ANT_CAMERA_OFF, "off"),
                    G_DEFINE_ENUM_VALUE (ANT_CAMERA_STARTING, "starting"),
                    G_DEFINE_ENUM_VALUE (ANT_CAMERA_READY, "ready"),
                    G_DEFINE_ENUM_VALUE (ANT_CAMERA_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (ANT_CAMERA_STALLED, "stalled"))

enum {
  PROP_STATE = 1,
  PROP_IS_DEMO,
  N_PROPS,
};
static GParamSpec *properties[N_PROPS];

enum {
  FRAME,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void step (AntCamera *self);

static void
set_state (AntCamera *self, AntCameraState state)
{
  if (self->state == state)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
set_is_demo (AntCamera *self, gboolean is_demo)
{
  if (self->is_demo == is_demo)
    return;

  self->is_demo = is_demo;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_DEMO]);
}

static void
fail_shot (AntCamera *self, const char *why)
{
  g_autoptr (GTask) shot = g_steal_pointer (&self->shot);

  if (shot != NULL)
    g_task_return_new_error (shot, ANT_ERROR, ANT_ERROR_GONE, "%s", why);
}

/* From here on @pipeline is silent; step() has it closed once the worker is free. Whoever is told
 * of the new state or of the lost photo may start and stop as they like. */
static void
let_go (AntCamera *self, AntCameraState state, const char *why)
{
  g_autoptr (AntCamera) alive = g_object_ref (self);

  if (self->pipeline != NULL) {
    ant_camera_pipeline_detach (self->pipeline);
    self->is_lost = TRUE;
  }
  g_clear_handle_id (&self->tick_id, g_source_remove);
  set_state (self, state);
  fail_shot (self, why);
  step (self);
}

static void
lose (AntCamera *self, const char *why)
{
  if (self->is_lost || !self->is_wanted)
    return;

  g_info ("Lost the camera: %s", why);
  ant_camera_watchdog_fail (&self->watchdog);
  let_go (self, ANT_CAMERA_STALLED, "The camera went away");
}

static gboolean
on_retry (gpointer data)
{
  AntCamera *self = data;

  self->retry_id = 0;
  self->is_stale = self->finder != NULL;
  step (self);

  return G_SOURCE_REMOVE;
}

static void
retry_in (AntCamera *self, guint delay_ms)
{
  g_clear_handle_id (&self->retry_id, g_source_remove);
  if (self->is_wanted)
    self->retry_id = g_timeout_add (delay_ms, on_retry, self);
}

static gboolean
on_tick (gpointer data)
{
  AntCamera *self = data;

  ant_camera_watchdog_feed (&self->watchdog, ant_camera_pipeline_get_picture_us (self->pipeline));
  if (!ant_camera_watchdog_is_late (&self->watchdog, g_get_monotonic_time ()))
    return G_SOURCE_CONTINUE;

  self->tick_id = 0;
  lose (self, "No picture in time");

  return G_SOURCE_REMOVE;
}

/* The worker's jobs: what each needs and gives, without the object. */

static gboolean
prepare (gpointer data, gpointer *result, GError **error)
{
  return gst_init_check (NULL, NULL, error);
}

static gboolean
warm_up (gpointer data, gpointer *result, GError **error)
{
  ant_still_burst_warm_up ();

  return TRUE;
}

static gboolean
develop (gpointer data, gpointer *result, GError **error)
{
  *result = ant_still_burst_develop (data, error);

  return *result != NULL;
}

static gboolean
find (gpointer data, gpointer *result, GError **error)
{
  *result = ant_camera_finder_new (error);

  return *result != NULL;
}

static void
free_finder (gpointer data)
{
  ant_camera_finder_free (data);
}

static void
free_burst (gpointer data)
{
  ant_still_burst_free (data);
}

static void
unref_still (gpointer data)
{
  ant_still_unref (data);
}

static gboolean
open_source (gpointer data, gpointer *result, GError **error)
{
  return ant_camera_pipeline_play (data, error);
}

static void
unref_pipeline (gpointer data)
{
  ant_camera_pipeline_unref (data);
}

static gboolean
halt (gpointer data, gpointer *result, GError **error)
{
  ant_camera_pipeline_halt (data);

  return TRUE;
}

static gboolean
forget (gpointer data, gpointer *result, GError **error)
{
  ant_camera_finder_free (data);

  return TRUE;
}

static AntCameraFinder *
take_finder (AntCamera *self)
{
  ant_camera_finder_unwatch (self->finder);
  self->is_stale = FALSE;

  return g_steal_pointer (&self->finder);
}

static AntCameraPipeline *
take_pipeline (AntCamera *self)
{
  ant_camera_pipeline_detach (self->pipeline);
  self->is_lost = FALSE;

  return g_steal_pointer (&self->pipeline);
}

static void
run (AntCamera          *self,
     AntWorkFunc         work,
     gpointer            data,
     GDestroyNotify      free_data,
     GDestroyNotify      free_result,
     GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, NULL);

  g_task_set_task_data (task, data, free_data);
  self->is_busy = TRUE;
  ant_worker_run (self->worker, task, work, free_result);
}

static void
on_halted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  AntCamera *self = ANT_CAMERA (source);

  self->is_busy = FALSE;
  self->halted_us = g_get_monotonic_time ();
  if (self->state == ANT_CAMERA_STALLED)
    retry_in (self, RETRY_LOST_MS);
  step (self);
}

static void
on_forgotten (GObject *source, GAsyncResult *result, gpointer user_data)
{
  AntCamera *self = ANT_CAMERA (source);

  self->is_busy = FALSE;
  step (self);
}

static void
on_changed (gpointer user_data)
{
  AntCamera *self = user_data;

  if (self->pipeline != NULL) {
    if (!self->is_lost && self->fixed == NULL && !ant_camera_finder_has_chosen (self->finder))
      lose (self, "It was unplugged");
    return;
  }
  g_clear_handle_id (&self->retry_id, g_source_remove);
  step (self);
}

/* GStreamer is initialised only now, on the worker: it costs a kiosk that takes no photos nothing,
 * and one that does no moment of its first screen. */
static void
on_prepared (GObject *source, GAsyncResult *result, gpointer user_data)
{
  AntCamera *self = ANT_CAMERA (source);
  g_autoptr (GTask) warming = NULL;
  g_autoptr (GError) error = NULL;

  self->is_busy = FALSE;
  g_task_propagate_pointer (G_TASK (result), &error);
  if (error != NULL) {
    g_warning ("GStreamer does not start: %s", error->message);
    if (self->is_wanted)
      set_state (self, ANT_CAMERA_NONE);
    return;
  }

  self->is_prepared = TRUE;
  warming = g_task_new (NULL, NULL, NULL, NULL);
  ant_worker_run (self->darkroom, warming, warm_up, NULL);
  if (self->is_demo)
    self->fixed = ant_camera_demo_get_source (self->demo);
  step (self);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  AntCamera *self = ANT_CAMERA (source);
  g_autoptr (GError) error = NULL;

  self->is_busy = FALSE;
  self->finder = g_task_propagate_pointer (G_TASK (result), &error);
  if (self->finder == NULL) {
    g_info ("Cannot look for cameras: %s", error->message);
    if (self->is_wanted) {
      set_state (self, ANT_CAMERA_NONE);
      retry_in (self, RETRY_NONE_MS);
    }
  } else
    ant_camera_finder_watch (self->finder, on_changed, self);
  step (self);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  AntCamera *self = ANT_CAMERA (source);
  g_autoptr (GError) error = NULL;

  self->is_busy = FALSE;
  g_task_propagate_pointer (G_TASK (result), &error);
  if (error != NULL)
    lose (self, error->message);
  step (self);
}

static void
develop_in_darkroom (AntCamera *self, AntStillBurst *burst)
{
  g_autoptr (GTask) shot = g_steal_pointer (&self->shot);

  ant_still_burst_set_most_bytes (burst, self->most_bytes);
  g_task_set_task_data (shot, burst, free_burst);
  ant_worker_run (self->darkroom, shot, develop, unref_still);
}

/* The pipeline has something for us. */
static void
on_pipeline (gpointer user_data)
{
  AntCamera *self = user_data;
  g_autoptr (AntCamera) alive = g_object_ref (self);
  g_autoptr (AntCameraPipeline) pipeline = ant_camera_pipeline_ref (self->pipeline);
  g_autoptr (AntStillBurst) burst = ant_camera_pipeline_take_burst (pipeline);
  g_autoptr (AntFrame) frame = ant_camera_pipeline_take_frame (pipeline);
  g_autofree char *trouble = ant_camera_pipeline_take_trouble (pipeline);

  if (burst != NULL && self->shot != NULL)
    develop_in_darkroom (self, g_steal_pointer (&burst));
  if (trouble != NULL) {
    lose (self, trouble);
    return;
  }
  if (frame != NULL) {
    set_state (self, ANT_CAMERA_READY);
    g_signal_emit (self, signals[FRAME], 0, frame);
  }
}

static AntCameraSource *
choose_source (AntCamera *self)
{
  gboolean         is_any = g_str_equal (self->choice, "auto");
  AntCameraSource *source;

  if (self->fixed != NULL)
    return ant_camera_source_ref (self->fixed);

  source = ant_camera_finder_choose (self->finder, is_any ? NULL : self->choice);
  if (source != NULL) {
    self->had_real = TRUE;
    return source;
  }
  if (!is_any || self->demo == NULL || self->had_real)
    return NULL;

  self->fixed = ant_camera_demo_get_source (self->demo);
  set_is_demo (self, TRUE);

  return ant_camera_source_ref (self->fixed);
}

static void
open_camera (AntCamera *self)
{
  g_autoptr (AntCameraSource) source = choose_source (self);

  if (source == NULL) {
    set_state (self, ANT_CAMERA_NONE);
    retry_in (self, MIN (RETRY_NONE_MS << MIN (self->n_looks, 4), RETRY_MOST_MS));
    self->is_missed |= self->n_looks > 0;
    self->n_looks++;
    return;
  }

  self->n_looks = 0;
  self->is_missed = FALSE;
  g_debug ("Starting the camera “%s”", ant_camera_source_get_name (source));
  if (self->state != ANT_CAMERA_STALLED)
    set_state (self, ANT_CAMERA_STARTING);
  self->pipeline =
      ant_camera_pipeline_new (source, self->width_px, self->height_px, on_pipeline, self);
  ant_camera_watchdog_start (&self->watchdog, g_get_monotonic_time ());
  self->tick_id = g_timeout_add (TICK_MS, on_tick, self);
  run (self, open_source, ant_camera_pipeline_ref (self->pipeline), unref_pipeline, NULL,
       on_opened);
}

/* The one place that decides what comes next: close what is of no more use, find, open; nothing
 * while the worker is busy or a retry is due. */
static void
step (AntCamera *self)
{
  if (self->is_busy)
    return;

  if (self->pipeline != NULL) {
    if (self->is_lost || !self->is_wanted)
      run (self, halt, take_pipeline (self), unref_pipeline, NULL, on_halted);
    return;
  }
  if (!self->is_wanted || self->retry_id != 0)
    return;

  if (!self->is_prepared)
    run (self, prepare, NULL, NULL, NULL, on_prepared);
  else if (self->is_stale)
    run (self, forget, take_finder (self), NULL, NULL, on_forgotten);
  else if (self->finder == NULL && self->fixed == NULL)
    run (self, find, NULL, NULL, free_finder, on_found);
  else
    open_camera (self);
}

/**
 * Remains:
 *
 * What a camera leaves behind that can block. PipeWire's device provider crashes where it is
 * stopped while a stream of the same program runs or has only just gone: so the stream goes first,
 * and then some time.
 */
typedef struct {
  AntCameraPipeline *pipeline; /* owned (nullable) */
  AntCameraFinder   *finder;   /* owned */
  gint64             halted_us;
} Remains;

static gpointer
end_quietly (gpointer data)
{
  Remains *remains = data;
  gint64   wait_us;

  if (remains->pipeline != NULL) {
    ant_camera_pipeline_halt (remains->pipeline);
    ant_camera_pipeline_unref (remains->pipeline);
    remains->halted_us = g_get_monotonic_time ();
  }
  wait_us = remains->halted_us + SETTLE_US - g_get_monotonic_time ();
  if (wait_us > 0)
    g_usleep ((gulong) wait_us);
  ant_camera_finder_free (remains->finder);
  g_free (remains);

  return NULL;
}

static void
ant_camera_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  AntCamera *self = ANT_CAMERA (object);

  switch (property_id) {
  case PROP_STATE:
    g_value_set_enum (value, self->state);
    break;
  case PROP_IS_DEMO:
    g_value_set_boolean (value, self->is_demo);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

/* A job holds a reference, so none is under way. With a finder the end takes its time, on a thread
 * that nobody waits for; the process may end before it. */
static void
ant_camera_dispose (GObject *object)
{
  AntCamera *self = ANT_CAMERA (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_handle_id (&self->retry_id, g_source_remove);
  if (self->finder != NULL) {
    Remains *remains = g_new0 (Remains, 1);

    remains->pipeline = self->pipeline != NULL ? take_pipeline (self) : NULL;
    remains->finder = take_finder (self);
    remains->halted_us = self->halted_us;
    g_thread_unref (g_thread_new ("camera-end", end_quietly, remains));
  } else if (self->pipeline != NULL) {
    g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

    g_task_set_task_data (task, take_pipeline (self), unref_pipeline);
    ant_worker_run (self->worker, task, halt, NULL);
  }

  G_OBJECT_CLASS (ant_camera_parent_class)->dispose (object);
}

static void
ant_camera_finalize (GObject *object)
{
  AntCamera *self = ANT_CAMERA (object);

  ant_worker_free (self->worker);
  ant_worker_free (self->darkroom);
  g_free (self->choice);
  g_clear_pointer (&self->demo, ant_camera_demo_unref);
  g_clear_pointer (&self->fixed, ant_camera_source_unref);

  G_OBJECT_CLASS (ant_camera_parent_class)->finalize (object);
}

static void
ant_camera_class_init (AntCameraClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ant_camera_get_property;
  object_class->dispose = ant_camera_dispose;
  object_class->finalize = ant_camera_finalize;

  /**
   * AntCamera:state:
   *
   * What to tell the person in front of it.
   */
  properties[PROP_STATE] =
      g_param_spec_enum ("state", NULL, NULL, ANT_TYPE_CAMERA_STATE, ANT_CAMERA_OFF,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * AntCamera:is-demo:
   *
   * Whether the pictures are drawn ones, which the screen has to say.
   */
  properties[PROP_IS_DEMO] =
      g_param_spec_boolean ("is-demo", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * AntCamera::frame:
   * @self: the camera
   * @frame: the newest picture; take a reference to keep it
   *
   * A new picture for the preview, not mirrored. Pictures that come faster than they are shown are
   * let go.
   */
  signals[FRAME] = g_signal_new ("frame", ANT_TYPE_CAMERA, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, ANT_TYPE_FRAME | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
ant_camera_init (AntCamera *self)
{
  self->worker = ant_worker_new ("camera");
  self->darkroom = ant_worker_new ("darkroom");
  self->width_px = 1280;
  self->height_px = 720;
  self->most_bytes = ANT_STILL_MAX_BYTES;
}

/**
 * ant_camera_new:
 * @choice: "auto" for the first camera there is, "demo" for the demonstration, "none", or a camera
 * as the system calls it
 * @demo_dir: (nullable): the demonstration's drawings; %NULL where there must be none, as in a
 * clinic: "auto" without a camera is then no camera
 *
 * Nothing is looked for, and GStreamer not touched, before ant_camera_start().
 *
 * Returns: (transfer full): a camera that is off
 */
AntCamera *
ant_camera_new (const char *choice, const char *demo_dir)
{
  AntCamera *self = g_object_new (ANT_TYPE_CAMERA, NULL);

  self->choice = g_strdup (choice);
  if (demo_dir != NULL)
    self->demo = ant_camera_demo_new (demo_dir);
  self->is_demo = demo_dir != NULL && g_str_equal (choice, "demo");
  if (demo_dir == NULL && g_str_equal (choice, "demo")) {
    g_free (self->choice);
    self->choice = g_strdup ("none");
  }
  self->is_missed = g_str_equal (self->choice, "none");

  return self;
}

/**
 * ant_camera_new_for_source:
 * @source: what to use instead of a device
 *
 * For tests and benchmarks, which bring pictures and faults of their own.
 *
 * Returns: (transfer full): a camera that is off
 */
AntCamera *
ant_camera_new_for_source (AntCameraSource *source)
{
  AntCamera *self = ant_camera_new ("auto", NULL);

  self->fixed = ant_camera_source_ref (source);

  return self;
}

/**
 * ant_camera_is_missed:
 *
 * Whether the search for it is over: there is none to be used, or it was looked for more than once
 * in vain. One that appears later is still taken.
 */
gboolean
ant_camera_is_missed (AntCamera *self)
{
  return self->is_missed;
}

/**
 * ant_camera_start:
 * @self: the camera
 * @width_px: of the widget that shows the preview, in device pixels
 * @height_px: of the widget that shows the preview, in device pixels
 *
 * Turns the camera on, or fits a running one to a new size. Frames are as large as fits into the
 * widget and never larger than the camera's own; their width is a multiple of four.
 */
void
ant_camera_start (AntCamera *self, int width_px, int height_px)
{
  g_return_if_fail (ANT_IS_CAMERA (self));
  g_return_if_fail (width_px > 0 && height_px > 0);

  self->width_px = width_px;
  self->height_px = height_px;
  if (self->is_wanted) {
    if (self->pipeline != NULL)
      ant_camera_pipeline_resize (self->pipeline, width_px, height_px);
    return;
  }

  self->is_wanted = TRUE;
  if (g_str_equal (self->choice, "none")) {
    set_state (self, ANT_CAMERA_NONE);
    return;
  }
  self->watchdog = (AntCameraWatchdog){ 0 };
  self->n_looks = 0;
  /* what was plugged in when it was last on says little now */
  self->is_stale = self->finder != NULL && g_get_monotonic_time () - self->halted_us > SETTLE_US;
  set_state (self, ANT_CAMERA_STARTING);
  step (self);
}

/**
 * ant_camera_stop:
 * @self: the camera
 *
 * Turns the camera off; the device is let go a moment later. A photo that waits for its pictures
 * fails with %ANT_ERROR_GONE, one that has them is still developed.
 */
void
ant_camera_stop (AntCamera *self)
{
  g_return_if_fail (ANT_IS_CAMERA (self));

  if (!self->is_wanted)
    return;

  self->is_wanted = FALSE;
  self->most_bytes = ANT_STILL_MAX_BYTES;
  g_clear_handle_id (&self->retry_id, g_source_remove);
  let_go (self, ANT_CAMERA_OFF, "The camera was stopped");
}

/**
 * ant_camera_set_view:
 * @self: the camera
 * @view: the side of the head that is to be photographed
 *
 * The demonstration turns its head; a real camera leaves that to the person.
 */
void
ant_camera_set_view (AntCamera *self, AntPhotoView view)
{
  g_return_if_fail (ANT_IS_CAMERA (self));

  if (self->demo != NULL)
    ant_camera_demo_set_view (self->demo, view);
}

/**
 * ant_camera_set_most_bytes:
 * @self: the camera
 * @most_bytes: what a photo may take from now on, until ant_camera_stop()
 */
void
ant_camera_set_most_bytes (AntCamera *self, gsize most_bytes)
{
  g_return_if_fail (ANT_IS_CAMERA (self));

  self->most_bytes = most_bytes;
}

AntCameraState
ant_camera_get_state (AntCamera *self)
{
  g_return_val_if_fail (ANT_IS_CAMERA (self), ANT_CAMERA_OFF);

  return self->state;
}

/**
 * ant_camera_is_demo:
 * @self: the camera
 *
 * Returns: whether the pictures are drawn ones; the screen has to say so
 */
gboolean
ant_camera_is_demo (AntCamera *self)
{
  g_return_val_if_fail (ANT_IS_CAMERA (self), FALSE);

  return self->is_demo;
}

/**
 * ant_camera_shoot_async:
 * @self: the camera
 * @burst: how many pictures to take in a row, 1 to 10; the sharpest is kept
 * @cancellable: (nullable): cancels the photo
 * @callback: called on the main thread
 * @user_data: for @callback
 *
 * Takes a photo from the camera's next pictures, in the camera's own size, while the preview goes
 * on. Fails with %ANT_ERROR_GONE where the camera is not ready or goes away, with %ANT_ERROR_BUSY
 * while another photo waits for its pictures, with %ANT_ERROR_CORRUPT where the camera gave none
 * that can be read.
 */
void
ant_camera_shoot_async (AntCamera          *self,
                        int                 burst,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  g_autoptr (GTask) shot = NULL;

  g_return_if_fail (ANT_IS_CAMERA (self));
  g_return_if_fail (burst >= 1 && burst <= 10);

  shot = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (shot, ant_camera_shoot_async);
  if (self->state != ANT_CAMERA_READY)
    g_task_return_new_error (shot, ANT_ERROR, ANT_ERROR_GONE, "There is no camera");
  else if (self->shot != NULL)
    g_task_return_new_error (shot, ANT_ERROR, ANT_ERROR_BUSY, "A photo is being taken");
  else {
    self->shot = g_steal_pointer (&shot);
    ant_camera_pipeline_shoot (self->pipeline, burst);
  }
}

/**
 * ant_camera_shoot_finish:
 * @self: the camera
 * @result: what the callback was given
 * @error: return location; see ant_camera_shoot_async()
 *
 * Returns: (transfer full) (nullable): the photo
 */
AntStill *
ant_camera_shoot_finish (AntCamera *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
