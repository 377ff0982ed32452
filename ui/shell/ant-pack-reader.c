/* ant-pack-reader.c - the clinic's pack, read while the first picture is made
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-pack-reader"

#include "ant-pack-reader.h"

#include "ant-live-form.h"

/**
 * AntPackReader:
 *
 * Two things are had from the thread, the first long before the second: what the attract screen
 * shows, and the whole pack or what is wrong with it.
 *
 *     thread  ──┬─ front ──┬───── the rest, checked ─────┬─ on_read
 *     main      └── GTK ───┴── attract screen, painted ──┘
 */
struct _AntPackReader {
  char    *pack_dir;
  char    *data_dir;
  GThread *thread; /* (nullable): until it is joined */
  GSource *on_read;

  GMutex     mutex; /* over what the thread says when it has the front */
  GCond      has_front_changed;
  gboolean   has_front;
  AntClinic *front; /* (nullable): none where the pack is wrong from the start */

  AntClinic     *clinic;  /* (nullable): this and what follows, once the thread is joined */
  AntFaqLearned *learned; /* (nullable): where it cannot be read */
  GError        *refusal; /* (nullable): why the form that is live cannot be asked */
  GError        *reason;  /* (nullable): why there is no @clinic */
  GPtrArray     *issues;  /* of AntPackIssue */
};

static void
show_front (AntPackReader *self, AntClinic *front)
{
  g_mutex_lock (&self->mutex);
  if (!self->has_front) {
    self->front = front != NULL ? ant_clinic_ref (front) : NULL;
    self->has_front = TRUE;
    g_cond_signal (&self->has_front_changed);
  }
  g_mutex_unlock (&self->mutex);
}

/* (nullable): the pack, whole */
static AntClinic *
finish (AntPackReader *self, AntClinic *begun, GError **error)
{
  g_autoptr (AntClinic) clinic = begun;

  if (clinic == NULL)
    return NULL;
  if (!ant_clinic_has_mistakes (clinic))
    show_front (self, clinic);

  return ant_clinic_finish (clinic, error) ? g_steal_pointer (&clinic) : NULL;
}

/* (nullable): the pack with the form that is live */
static AntClinic *
read_live (AntPackReader *self)
{
  g_autoptr (GPtrArray) issues = ant_pack_issue_list_new ();
  g_autoptr (AntLiveForm) live = ant_live_form_read (self->data_dir, &self->refusal);

  return live != NULL
             ? finish (self,
                       ant_live_form_begin_clinic (live, self->pack_dir, issues, &self->refusal),
                       &self->refusal)
             : NULL;
}

/* (nullable): what cannot be read must not be written over */
static AntFaqLearned *
read_learned (AntPackReader *self)
{
  g_autoptr (AntFaqLearned) learned = ant_faq_learned_new (self->data_dir);
  g_autoptr (GError) error = NULL;

  if (ant_faq_learned_load (learned, &error))
    return g_steal_pointer (&learned);
  g_printerr ("anteroom: what was learned of questions is left out: %s\n", error->message);

  return NULL;
}

/* A form that cannot be asked leaves the rest of the pack to be shown, and staff a way to put it
 * right; the pack's own form is not asked in its place. */
static gpointer
on_thread (gpointer user_data)
{
  AntPackReader *self = user_data;

  self->clinic = read_live (self);
  if (self->clinic == NULL)
    self->clinic =
        finish (self, ant_clinic_begin (self->pack_dir, NULL, NULL, self->issues, &self->reason),
                &self->reason);
  show_front (self, NULL);
  self->learned = read_learned (self);
  g_source_attach (self->on_read, NULL);

  return NULL;
}

/**
 * ant_pack_reader_start:
 * @pack_dir: the pack's folder
 * @data_dir: where the form lies that staff made live
 * @on_read: called once by the main loop when all has been read
 *
 * Begins to read, on a thread of its own.
 */
AntPackReader *
ant_pack_reader_start (const char *pack_dir,
                       const char *data_dir,
                       GSourceFunc on_read,
                       gpointer    user_data)
{
  AntPackReader *self = g_new0 (AntPackReader, 1);

  self->pack_dir = g_strdup (pack_dir);
  self->data_dir = g_strdup (data_dir);
  self->issues = ant_pack_issue_list_new ();
  self->on_read = g_idle_source_new ();
  g_source_set_callback (self->on_read, on_read, user_data, NULL);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->has_front_changed);
  self->thread = g_thread_new ("pack", on_thread, self);

  return self;
}

/**
 * ant_pack_reader_await_front:
 *
 * Returns: (transfer none) (nullable): the clinic with the texts and numbers of its clinic.ini and
 *   nothing else; %NULL where these have mistakes, which ant_pack_reader_await() then tells
 */
AntClinic *
ant_pack_reader_await_front (AntPackReader *self)
{
  g_mutex_lock (&self->mutex);
  while (!self->has_front)
    g_cond_wait (&self->has_front_changed, &self->mutex);
  g_mutex_unlock (&self->mutex);

  return self->front;
}

/**
 * ant_pack_reader_await:
 *
 * Returns: (transfer none) (nullable): the clinic; the one that ant_pack_reader_await_front() gave,
 *   or, where the form that is live cannot be asked, another. %NULL where the pack has mistakes
 */
AntClinic *
ant_pack_reader_await (AntPackReader *self)
{
  if (self->thread != NULL)
    g_thread_join (g_steal_pointer (&self->thread));

  return self->clinic;
}

/**
 * ant_pack_reader_get_learned:
 *
 * After ant_pack_reader_await(), as the rest of them.
 *
 * Returns: (transfer none) (nullable): which words staff have given answers to
 */
AntFaqLearned *
ant_pack_reader_get_learned (AntPackReader *self)
{
  return self->learned;
}

/**
 * ant_pack_reader_get_refusal:
 *
 * Returns: (nullable): why the form that is live cannot be asked
 */
const GError *
ant_pack_reader_get_refusal (AntPackReader *self)
{
  return self->refusal;
}

/**
 * ant_pack_reader_get_reason:
 *
 * Returns: (nullable): why there is no clinic
 */
const GError *
ant_pack_reader_get_reason (AntPackReader *self)
{
  return self->reason;
}

/**
 * ant_pack_reader_get_issues:
 *
 * Returns: (transfer none) (element-type AntPackIssue): every mistake of the pack
 */
GPtrArray *
ant_pack_reader_get_issues (AntPackReader *self)
{
  return self->issues;
}

void
ant_pack_reader_free (AntPackReader *self)
{
  ant_pack_reader_await (self);
  g_source_destroy (self->on_read);
  g_source_unref (self->on_read);
  g_clear_pointer (&self->front, ant_clinic_unref);
  g_clear_pointer (&self->clinic, ant_clinic_unref);
  g_clear_object (&self->learned);
  g_clear_error (&self->refusal);
  g_clear_error (&self->reason);
  g_ptr_array_unref (self->issues);
  g_cond_clear (&self->has_front_changed);
  g_mutex_clear (&self->mutex);
  g_free (self->pack_dir);
  g_free (self->data_dir);
  g_free (self);
}
