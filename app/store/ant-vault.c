/* ant-vault.c - intakes put away so that this machine cannot read them again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-vault"

#include "ant-vault.h"

#include "ant-error.h"
#include "ant-worker.h"

/**
 * AntVault:
 *
 * The data folder as the rest of the program sees it. Every operation is a job for the vault's own
 * thread, done in the order they were asked for; each finishes on the main thread, once.
 *
 * Nothing readable reaches the disk: a record is sealed in memory to the clinic's public key, and
 * only the result is written. The vault itself holds no secret key; those operations that open
 * something are handed one.
 *
 * Threads: the object belongs to the main thread, its core to the worker. A cancelled operation
 * still runs; its result is dropped.
 */
struct _AntVault {
  GObject       parent_instance;
  char         *dir;
  AntClock     *clock;
  AntWorker    *worker;
  AntVaultCore *core; /* owned; the worker's until @worker has ended */
  guint64       floor_bytes;
};

G_DEFINE_FINAL_TYPE (AntVault, ant_vault, G_TYPE_OBJECT)

/**
 * Job:
 *
 * What one operation needs, and nothing of the main thread's. The task keeps the vault, and so the
 * core, until the job is back.
 */
typedef struct {
  AntVaultCore *core;   /* borrowed */
  AntSecret    *secret; /* (nullable): a passphrase or the clinic's key */
  char         *reference;
  GPtrArray    *parts; /* of AntVaultPart */
  GBytes       *form;  /* in for a check and a commit, out of an extract */
  AntVaultNow   now;
  guint64       floor_bytes;
  gint64        before_seq;
  guint         limit;
  gint64        count;   /* out */
  gint64        wait_ms; /* out */
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->secret, ant_secret_unref);
  g_clear_pointer (&job->parts, g_ptr_array_unref);
  g_clear_pointer (&job->form, g_bytes_unref);
  g_free (job->reference);
  g_free (job);
}

static Job *
make_job (AntVault *self)
{
  Job *job = g_new0 (Job, 1);

  job->core = self->core;
  job->now.wall_ms = ant_clock_get_wall_ms (self->clock);
  job->now.elapsed_ms = ant_clock_get_elapsed_ms (self->clock);
  job->floor_bytes = self->floor_bytes;

  return job;
}

static void
start (AntVault           *self,
       Job                *job,
       gpointer            tag,
       AntWorkFunc         work,
       GDestroyNotify      free_result,
       GCancellable       *cancellable,
       GAsyncReadyCallback callback,
       gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, job, free_job);
  ant_worker_run (self->worker, task, work, free_result);
}

static gboolean
finish (AntVault *self, GAsyncResult *result, gpointer *value, GError **error)
{
  g_autoptr (GError) reason = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  *value = g_task_propagate_pointer (G_TASK (result), &reason);
  if (reason == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reason));

  return FALSE;
}

static void
ant_vault_finalize (GObject *object)
{
  AntVault *self = ANT_VAULT (object);

  g_clear_pointer (&self->worker, ant_worker_free);
  g_clear_pointer (&self->core, ant_vault_core_free);
  g_clear_pointer (&self->clock, ant_clock_unref);
  g_free (self->dir);

  G_OBJECT_CLASS (ant_vault_parent_class)->finalize (object);
}

static void
ant_vault_class_init (AntVaultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ant_vault_finalize;
}

static void
ant_vault_init (AntVault *self)
{
  self->worker = ant_worker_new ("ant-vault");
  self->floor_bytes = ANT_VAULT_FLOOR_BYTES;
}

/**
 * ant_vault_new:
 * @dir: the data folder
 * @clock: tells when an intake came in and an attempt was made
 *
 * Returns: (transfer full): the kiosk's vault, to be opened
 */
AntVault *
ant_vault_new (const char *dir, AntClock *clock)
{
  AntVault *self = g_object_new (ANT_TYPE_VAULT, NULL);

  self->dir = g_strdup (dir);
  self->clock = ant_clock_ref (clock);
  self->core = ant_vault_core_new (dir, FALSE);

  return self;
}

/**
 * ant_vault_new_reader:
 * @dir: the data folder
 * @clock: tells when an attempt was made
 *
 * Returns: (transfer full): a vault that takes no intakes, and so may be open beside the kiosk's
 */
AntVault *
ant_vault_new_reader (const char *dir, AntClock *clock)
{
  AntVault *self = g_object_new (ANT_TYPE_VAULT, NULL);

  self->dir = g_strdup (dir);
  self->clock = ant_clock_ref (clock);
  self->core = ant_vault_core_new (dir, TRUE);

  return self;
}

/**
 * ant_vault_set_floor:
 * @floor_bytes: instead of %ANT_VAULT_FLOOR_BYTES, from the next check on
 */
void
ant_vault_set_floor (AntVault *self, guint64 floor_bytes)
{
  self->floor_bytes = floor_bytes;
}

/**
 * ant_vault_set_retention:
 * @days: how long an intake stays that was handed over; before the vault is opened
 */
void
ant_vault_set_retention (AntVault *self, guint days)
{
  ant_vault_core_set_retention (self->core, days);
}

const char *
ant_vault_get_dir (AntVault *self)
{
  return self->dir;
}

static gboolean
do_open (gpointer data, gpointer *result, GError **error)
{
  Job *job = data;

  return ant_vault_core_open (job->core, job->floor_bytes, error);
}

/**
 * ant_vault_open_async:
 *
 * Takes hold of the folder and looks at everything an intake needs. The error says what stands in
 * the way and what to do about it: see ant_vault_core_open(). It may be called again.
 */
void
ant_vault_open_async (AntVault           *self,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  start (self, make_job (self), ant_vault_open_async, do_open, NULL, cancellable, callback,
         user_data);
}

gboolean
ant_vault_open_finish (AntVault *self, GAsyncResult *result, GError **error)
{
  gpointer value;

  return finish (self, result, &value, error);
}

static gboolean
do_check (gpointer data, gpointer *result, GError **error)
{
  Job *job = data;

  return ant_vault_core_check (job->core, job->form, job->floor_bytes, &job->now, error);
}

/**
 * ant_vault_check_async:
 * @form_json: the questionnaire that is to be asked
 *
 * Looks again at what may have changed since the vault was opened, and opens it where that did not
 * go at first. To be asked before each visit, for a client should not answer forty questions into a
 * full disk.
 */
void
ant_vault_check_async (AntVault           *self,
                       GBytes             *form_json,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  Job *job = make_job (self);

  job->form = g_bytes_ref (form_json);
  start (self, job, ant_vault_check_async, do_check, NULL, cancellable, callback, user_data);
}

gboolean
ant_vault_check_finish (AntVault *self, GAsyncResult *result, GError **error)
{
  gpointer value;

  return finish (self, result, &value, error);
}

static gboolean
do_commit (gpointer data, gpointer *result, GError **error)
{
  Job *job = data;

  return ant_vault_core_commit (job->core, job->reference, job->parts, job->form, &job->now, error);
}

static GPtrArray *
list_parts (AntRecord *record)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_vault_part_free);

  for (guint i = 0; i < ant_record_get_n_parts (record); i++)
    g_ptr_array_add (parts, ant_vault_part_new (ant_record_get_kind (record, i),
                                                ant_record_get_body (record, i)));

  return parts;
}

/**
 * ant_vault_commit_async:
 * @record: the intake; its first part is the index card
 * @form_json: the questionnaire it was asked with, kept in the clear beside it
 * @cancellable: (nullable): ignored, for half an intake is none
 *
 * Seals every part and commits them in one transaction.
 */
void
ant_vault_commit_async (AntVault           *self,
                        AntRecord          *record,
                        GBytes             *form_json,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  Job *job = make_job (self);

  job->reference = g_strdup (ant_record_get_reference (record));
  job->parts = list_parts (record);
  job->form = g_bytes_ref (form_json);
  start (self, job, ant_vault_commit_async, do_commit, NULL, NULL, callback, user_data);
}

/**
 * ant_vault_commit_finish:
 * @error: return location; %ANT_ERROR_EXISTS where the reference is taken (draw another one and
 * commit again), %ANT_ERROR_FULL, %ANT_ERROR_READ_ONLY and others of ant_vault_core_commit()
 *
 * Returns: whether the intake is on the disk and survives a power cut; where not, nothing of it is
 */
gboolean
ant_vault_commit_finish (AntVault *self, GAsyncResult *result, GError **error)
{
  gpointer value;

  return finish (self, result, &value, error);
}

static gboolean
do_count (gpointer data, gpointer *result, GError **error)
{
  Job *job = data;

  job->count = ant_vault_core_count (job->core, error);

  return job->count >= 0;
}

void
ant_vault_count_async (AntVault           *self,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  start (self, make_job (self), ant_vault_count_async, do_count, NULL, cancellable, callback,
         user_data);
}

/**
 * ant_vault_count_finish:
 *
 * Returns: how many intakes there are, -1 with @error set
 */
gint64
ant_vault_count_finish (AntVault *self, GAsyncResult *result, GError **error)
{
  gpointer value;

  if (!finish (self, result, &value, error))
    return -1;

  return ((Job *) g_task_get_task_data (G_TASK (result)))->count;
}

static gboolean
do_unlock (gpointer data, gpointer *result, GError **error)
{
  Job *job = data;

  *result = ant_vault_core_unlock (job->core, job->secret, &job->now, &job->wait_ms, error);

  return *result != NULL;
}

/**
 * ant_vault_unlock_async:
 * @passphrase: normalised
 *
 * Counts the attempt on disk, then tries @passphrase on the key slots: half a second.
 */
void
ant_vault_unlock_async (AntVault           *self,
                        AntSecret          *passphrase,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  Job *job = make_job (self);

  job->secret = ant_secret_ref (passphrase);
  start (self, job, ant_vault_unlock_async, do_unlock, (GDestroyNotify) ant_secret_unref,
         cancellable, callback, user_data);
}

/**
 * ant_vault_unlock_finish:
 * @wait_s: (out) (optional): how many seconds to wait where it is too early, else 0
 * @error: return location; %ANT_ERROR_LOCKED where it does not fit, %ANT_ERROR_BUSY where it is too
 * early
 *
 * Returns: (transfer full) (nullable): the clinic's secret key
 */
AntSecret *
ant_vault_unlock_finish (AntVault *self, GAsyncResult *result, guint *wait_s, GError **error)
{
  gpointer value;
  Job     *job = g_task_get_task_data (G_TASK (result));

  if (wait_s != NULL)
    *wait_s = (guint) ((job->wait_ms + 999) / 1000);

  return finish (self, result, &value, error) ? value : NULL;
}

static gboolean
do_list (gpointer data, gpointer *result, GError **error)
{
  Job *job = data;

  *result = ant_vault_core_list (job->core, job->secret, job->before_seq, job->limit, error);

  return *result != NULL;
}

/**
 * ant_vault_list_async:
 * @identity: the clinic's secret key
 * @before_seq: list what was committed before this one; %G_MAXINT64 for the newest
 * @limit: how many at most
 */
void
ant_vault_list_async (AntVault           *self,
                      AntSecret          *identity,
                      gint64              before_seq,
                      guint               limit,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  Job *job = make_job (self);

  job->secret = ant_secret_ref (identity);
  job->before_seq = before_seq;
  job->limit = limit;
  start (self, job, ant_vault_list_async, do_list, (GDestroyNotify) g_ptr_array_unref, cancellable,
         callback, user_data);
}

/**
 * ant_vault_list_finish:
 *
 * Returns: (transfer full) (element-type AntVaultCard) (nullable): newest first
 */
GPtrArray *
ant_vault_list_finish (AntVault *self, GAsyncResult *result, GError **error)
{
  gpointer value;

  return finish (self, result, &value, error) ? value : NULL;
}

static gboolean
do_read (gpointer data, gpointer *result, GError **error)
{
  Job *job = data;

  *result = ant_vault_core_read (job->core, job->secret, job->reference, &job->now, error);

  return *result != NULL;
}

/**
 * ant_vault_read_async:
 * @identity: the clinic's secret key
 * @reference: the client's code, as it is shown
 */
void
ant_vault_read_async (AntVault           *self,
                      AntSecret          *identity,
                      const char         *reference,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  Job *job = make_job (self);

  job->secret = ant_secret_ref (identity);
  job->reference = g_strdup (reference);
  start (self, job, ant_vault_read_async, do_read, (GDestroyNotify) ant_record_unref, cancellable,
         callback, user_data);
}

/**
 * ant_vault_read_finish:
 * @error: return location; %ANT_ERROR_MISSING, %ANT_ERROR_CORRUPT names the part
 *
 * Returns: (transfer full) (nullable): all of the intake, opened
 */
AntRecord *
ant_vault_read_finish (AntVault *self, GAsyncResult *result, GError **error)
{
  gpointer value;

  return finish (self, result, &value, error) ? value : NULL;
}

static gboolean
do_extract (gpointer data, gpointer *result, GError **error)
{
  Job *job = data;

  *result = ant_vault_core_extract (job->core, job->reference, &job->form, error);

  return *result != NULL;
}

/**
 * ant_vault_extract_async:
 * @reference: the client's code, as it is shown
 *
 * Takes the sealed parts out as they are; needs no key.
 */
void
ant_vault_extract_async (AntVault           *self,
                         const char         *reference,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  Job *job = make_job (self);

  job->reference = g_strdup (reference);
  start (self, job, ant_vault_extract_async, do_extract, (GDestroyNotify) g_ptr_array_unref,
         cancellable, callback, user_data);
}

/**
 * ant_vault_extract_finish:
 * @form_json: (out) (transfer full): the questionnaire of the intake
 *
 * Returns: (transfer full) (element-type AntVaultPart) (nullable): age files, in order
 */
GPtrArray *
ant_vault_extract_finish (AntVault *self, GAsyncResult *result, GBytes **form_json, GError **error)
{
  gpointer value;
  Job     *job = g_task_get_task_data (G_TASK (result));

  *form_json = NULL;
  if (!finish (self, result, &value, error))
    return NULL;
  *form_json = g_steal_pointer (&job->form);

  return value;
}
