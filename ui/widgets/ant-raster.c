/* ant-raster.c - an illustration on its way to pixels
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-raster"

#include "ant-raster.h"

#include <librsvg/rsvg.h> /* the only one besides the demonstration camera */

#define FOLDER "/org/anteroom/illustrations/"

/**
 * Job:
 *
 * The part of a raster that a second thread sees. Whoever takes it from @state QUEUED to TAKEN
 * makes its pixels, so it is made once, or, where nobody wants it any more, not at all.
 */
typedef enum {
  QUEUED,
  TAKEN,
  DONE,
} State;

typedef struct {
  char            *name;
  int              width;
  int              height;
  GMutex           mutex; /* over what follows */
  GCond            is_done;
  State            state;
  cairo_surface_t *pixels;  /* (nullable): none where the illustration is broken */
  GSource         *on_done; /* (nullable): the raster's, while it has one */
} Job;

/**
 * AntRaster:
 *
 * Becomes pixels on another thread while the main one goes on building the page that shows it. All
 * functions are the main thread's.
 */
struct _AntRaster {
  Job     *job;     /* shared with the thread; atomic reference */
  GSource *on_done; /* (nullable) */
};

static void
job_clear (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->pixels, cairo_surface_destroy);
  g_cond_clear (&job->is_done);
  g_mutex_clear (&job->mutex);
  g_free (job->name);
}

static void
job_unref (Job *job)
{
  g_atomic_rc_box_release_full (job, job_clear);
}

static cairo_surface_t *
render (const Job *job)
{
  g_autofree char *path = g_strconcat (FOLDER, job->name, ".svg", NULL);
  g_autoptr (GBytes) svg = g_resources_lookup_data (path, 0, NULL);
  RsvgHandle *handle;
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface;
  cairo_t         *cr;
  RsvgRectangle    viewport = { 0, 0, job->width, job->height };

  if (svg == NULL)
    return NULL;
  handle = rsvg_handle_new_from_data (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg), &error);
  if (handle == NULL) {
    g_warning ("%s: %s", path, error->message);
    return NULL;
  }

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, job->width, job->height);
  cr = cairo_create (surface);
  if (!rsvg_handle_render_document (handle, cr, &viewport, &error))
    g_warning ("%s: %s", path, error->message);
  g_object_unref (handle);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static gboolean
job_take (Job *job)
{
  gboolean is_ours;

  g_mutex_lock (&job->mutex);
  is_ours = job->state == QUEUED;
  if (is_ours)
    job->state = TAKEN;
  g_mutex_unlock (&job->mutex);

  return is_ours;
}

static void
job_run (Job *job)
{
  cairo_surface_t *pixels = render (job);

  g_mutex_lock (&job->mutex);
  job->pixels = pixels;
  job->state = DONE;
  g_cond_signal (&job->is_done);
  if (job->on_done != NULL)
    g_source_attach (job->on_done, NULL);
  g_mutex_unlock (&job->mutex);
}

static void
on_thread (gpointer data, gpointer user_data)
{
  Job *job = data;

  if (job_take (job))
    job_run (job);
  job_unref (job);
}

/* As many as leave the main thread a processor of its own. It lives as long as the program. */
static GThreadPool *
get_pool (void)
{
  static GThreadPool *pool = NULL;

  if (pool == NULL)
    pool = g_thread_pool_new (on_thread, NULL, CLAMP ((int) g_get_num_processors () - 1, 1, 3),
                              FALSE, NULL);

  return pool;
}

/**
 * ant_raster_start:
 * @name: an illustration's name, without its folder and ending
 * @width: in pixels, more than 0
 * @height: in pixels, more than 0
 */
AntRaster *
ant_raster_start (const char *name, int width, int height)
{
  AntRaster *self;

  g_return_val_if_fail (width > 0 && height > 0, NULL);

  self = g_new0 (AntRaster, 1);
  self->job = g_atomic_rc_box_new0 (Job);
  self->job->name = g_strdup (name);
  self->job->width = width;
  self->job->height = height;
  g_mutex_init (&self->job->mutex);
  g_cond_init (&self->job->is_done);
  g_thread_pool_push (get_pool (), g_atomic_rc_box_acquire (self->job), NULL);

  return self;
}

gboolean
ant_raster_has_size (AntRaster *self, int width, int height)
{
  return self->job->width == width && self->job->height == height;
}

static gboolean
is_done_or_tell (AntRaster *self)
{
  gboolean is_done;

  g_mutex_lock (&self->job->mutex);
  is_done = self->job->state == DONE;
  if (!is_done)
    self->job->on_done = self->on_done;
  g_mutex_unlock (&self->job->mutex);

  return is_done;
}

/**
 * ant_raster_is_done:
 * @on_done: called once by the main loop when it is, if it is not and @self still there
 *
 * Returns: whether ant_raster_get_pixels() would answer at once
 */
gboolean
ant_raster_is_done (AntRaster *self, GSourceFunc on_done, gpointer user_data)
{
  if (self->on_done == NULL) {
    self->on_done = g_idle_source_new ();
    g_source_set_priority (self->on_done, GDK_PRIORITY_EVENTS);
    g_source_set_callback (self->on_done, on_done, user_data, NULL);
  }

  return is_done_or_tell (self);
}

/**
 * ant_raster_get_pixels:
 *
 * Waits where the pixels are being made, and makes them itself where nobody has begun.
 *
 * Returns: (transfer none) (nullable): the illustration, %NULL where there is none of that name
 */
cairo_surface_t *
ant_raster_get_pixels (AntRaster *self)
{
  Job *job = self->job;

  if (job_take (job))
    job_run (job);
  g_mutex_lock (&job->mutex);
  while (job->state != DONE)
    g_cond_wait (&job->is_done, &job->mutex);
  g_mutex_unlock (&job->mutex);

  return job->pixels;
}

/**
 * ant_raster_free:
 *
 * What nobody has begun is not begun any more.
 */
void
ant_raster_free (AntRaster *self)
{
  job_take (self->job);
  if (self->on_done != NULL) {
    g_mutex_lock (&self->job->mutex);
    self->job->on_done = NULL;
    g_mutex_unlock (&self->job->mutex);
    g_source_destroy (self->on_done);
    g_source_unref (self->on_done);
  }
  job_unref (self->job);
  g_free (self);
}
