/* ant-chime.c - the short tones of the kiosk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-chime"

#include "ant-chime.h"

#include <gst/app/gstappsrc.h>
#include <gst/gst.h>
#include <math.h>

#include "ant-worker.h"

#define RATE_HZ     48000
#define LOUDNESS    0.35               /* of full scale: there is a person before it */
#define SLICE       (50 * GST_MSECOND) /* how soon a chime that is freed falls silent */
#define PATIENCE    (3 * GST_SECOND)   /* a device that swallows nothing is given up */
#define MAX_WAITING 2                  /* a sound that is late is worse than none */

/**
 * Shared:
 *
 * What the chime and its jobs tell each other, from their own threads; an atomic box, for a job's
 * data is freed after the chime.
 */
typedef struct {
  gint is_mute;   /* there is no loudspeaker, or the chime is freed */
  gint n_waiting; /* sounds not yet played */
} Shared;

/**
 * AntChime:
 *
 * Plays on a thread of its own and initialises GStreamer there, at the first sound. Where there is
 * no loudspeaker, or it fails once, it is silent: every sound of the kiosk has its sight as well.
 */
struct _AntChime {
  AntWorker *worker;
  Shared    *shared; /* owned */
};

/**
 * Note:
 *
 * A tone that dies away.
 */
typedef struct {
  double start_s;
  double length_s;
  double pitch_hz;
} Note;

/**
 * Sound:
 *
 * One or two notes.
 */
typedef struct {
  double length_s;
  Note   notes[2];
} Sound;

static const Sound SOUNDS[] = {
  [ANT_CHIME_COUNT] = { 0.15, { { 0, 0.15, 660 } } },
  [ANT_CHIME_LAST] = { 0.30, { { 0, 0.30, 990 } } },
  [ANT_CHIME_SHUTTER] = { 0.16, { { 0, 0.06, 1760 }, { 0.08, 0.08, 1320 } } },
  [ANT_CHIME_CALL] = { 1.10, { { 0, 0.60, 784 }, { 0.35, 0.75, 587 } } },
};

typedef struct {
  AntChimeSound sound;
  Shared       *shared; /* owned */
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_atomic_rc_box_release (job->shared);
  g_free (job);
}

/* A fundamental and its octave, struck within 5 ms and dying to a thousandth by the end. */
static double
play_note (const Note *note, double time_s)
{
  double t = time_s - note->start_s;
  double swell;

  if (note->length_s <= 0 || t < 0 || t >= note->length_s)
    return 0;
  swell = MIN (1, t / 0.005) * exp (-6.9 * t / note->length_s);

  return swell *
         (0.8 * sin (2 * G_PI * note->pitch_hz * t) + 0.2 * sin (4 * G_PI * note->pitch_hz * t));
}

static GstBuffer *
draw_sound (const Sound *sound)
{
  gsize   n = (gsize) (sound->length_s * RATE_HZ);
  gint16 *samples = g_new (gint16, n);

  for (gsize i = 0; i < n; i++) {
    double value = 0;

    for (gsize j = 0; j < G_N_ELEMENTS (sound->notes); j++)
      value += play_note (&sound->notes[j], (double) i / RATE_HZ);
    samples[i] = (gint16) (CLAMP (value * LOUDNESS, -1, 1) * G_MAXINT16);
  }

  return gst_buffer_new_wrapped (samples, n * sizeof *samples);
}

/* Looked at before anything is opened: the libraries below complain at length where there is
 * nothing. */
static gboolean
has_loudspeaker (void)
{
  const char      *runtime = g_get_user_runtime_dir ();
  g_autofree char *pulse = g_build_filename (runtime, "pulse", "native", NULL);
  g_autofree char *pipewire = g_build_filename (runtime, "pipewire-0", NULL);

  return g_file_test ("/dev/snd", G_FILE_TEST_IS_DIR) || g_file_test (pulse, G_FILE_TEST_EXISTS) ||
         g_file_test (pipewire, G_FILE_TEST_EXISTS);
}

static gboolean
wait_for_end (GstElement *pipeline, Shared *shared)
{
  g_autoptr (GstBus) bus = gst_element_get_bus (pipeline);

  for (GstClockTime waited = 0; waited < PATIENCE; waited += SLICE) {
    g_autoptr (GstMessage) message =
        gst_bus_timed_pop_filtered (bus, SLICE, GST_MESSAGE_EOS | GST_MESSAGE_ERROR);

    if (message != NULL)
      return GST_MESSAGE_TYPE (message) == GST_MESSAGE_EOS;
    if (g_atomic_int_get (&shared->is_mute))
      return TRUE;
  }

  return FALSE;
}

static gboolean
play (const Sound *sound, Shared *shared)
{
  g_autoptr (GstElement) pipeline =
      gst_parse_launch ("appsrc name=in ! audioconvert ! audioresample ! autoaudiosink", NULL);
  g_autoptr (GstElement) in = NULL;
  g_autoptr (GstCaps) caps = NULL;
  gboolean is_heard = FALSE;

  if (pipeline == NULL)
    return FALSE;

  caps = gst_caps_new_simple ("audio/x-raw", "format", G_TYPE_STRING,
                              G_BYTE_ORDER == G_LITTLE_ENDIAN ? "S16LE" : "S16BE", "layout",
                              G_TYPE_STRING, "interleaved", "rate", G_TYPE_INT, RATE_HZ, "channels",
                              G_TYPE_INT, 1, NULL);
  in = gst_bin_get_by_name (GST_BIN (pipeline), "in");
  g_object_set (in, "caps", caps, "format", GST_FORMAT_TIME, NULL);
  if (gst_element_set_state (pipeline, GST_STATE_PLAYING) != GST_STATE_CHANGE_FAILURE) {
    gst_app_src_push_buffer (GST_APP_SRC (in), draw_sound (sound));
    gst_app_src_end_of_stream (GST_APP_SRC (in));
    is_heard = wait_for_end (pipeline, shared);
  }
  gst_element_set_state (pipeline, GST_STATE_NULL);

  return is_heard;
}

static gboolean
play_job (gpointer data, gpointer *result, GError **error)
{
  const Job *job = data;

  g_atomic_int_add (&job->shared->n_waiting, -1);
  if (g_atomic_int_get (&job->shared->is_mute))
    return TRUE;
  if (!has_loudspeaker () || !gst_init_check (NULL, NULL, NULL) ||
      !play (&SOUNDS[job->sound], job->shared)) {
    g_info ("No loudspeaker that works: the kiosk is silent");
    g_atomic_int_set (&job->shared->is_mute, TRUE);
  }

  return TRUE;
}

/**
 * ant_chime_new:
 *
 * Returns: (transfer full): a chime; nothing is opened before the first sound
 */
AntChime *
ant_chime_new (void)
{
  AntChime *self = g_new0 (AntChime, 1);

  self->worker = ant_worker_new ("chime");
  self->shared = g_atomic_rc_box_new0 (Shared);

  return self;
}

/**
 * ant_chime_free:
 * @self: (transfer full): the chime; a sound that plays is cut short
 */
void
ant_chime_free (AntChime *self)
{
  g_atomic_int_set (&self->shared->is_mute, TRUE);
  ant_worker_free (self->worker);
  g_atomic_rc_box_release (self->shared);
  g_free (self);
}

/**
 * ant_chime_play:
 * @self: the chime
 * @sound: what is to be heard, after the sound before it; dropped where too many wait already
 *
 * Returns at once.
 */
void
ant_chime_play (AntChime *self, AntChimeSound sound)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (self != NULL);
  g_return_if_fail ((guint) sound < G_N_ELEMENTS (SOUNDS));

  if (g_atomic_int_get (&self->shared->n_waiting) >= MAX_WAITING)
    return;

  g_atomic_int_inc (&self->shared->n_waiting);
  job = g_new0 (Job, 1);
  job->sound = sound;
  job->shared = g_atomic_rc_box_acquire (self->shared);
  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_task_data (task, job, free_job);
  ant_worker_run (self->worker, task, play_job, NULL);
}
