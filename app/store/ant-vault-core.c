/* ant-vault-core.c - what the vault's worker does, one call at a time
 *
 *     DIR/lock              held while a program may take intakes
 *     DIR/vault/vault.db    the intakes, sealed, and what is told of them in the clear
 *     DIR/vault/keys/       whom to seal to, and the secret key behind passphrases
 *     DIR/vault/device.key  what signs the manifests
 *     DIR/vault/witness     how far the records had come
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-vault"

#include "ant-vault-core-private.h"

#include <string.h>
#include <unistd.h>

#include "ant-age.h"
#include "ant-ballast.h"
#include "ant-error.h"
#include "ant-folder.h"
#include "ant-vault-erase.h"
#include "ant-vault-retention.h"
#include "ant-vault-slots.h"
#include "ant-witness.h"

/* How many parts are sealed at once, where the machine has the processors. */
#define MAX_THREADS 4

/* A clock that shows a time before this program was written was never set. 2025-01-01T00:00Z. */
#define EARLIEST_MS G_GINT64_CONSTANT (1735689600000)

AntVaultPart *
ant_vault_part_new (AntPartKind kind, GBytes *bytes)
{
  AntVaultPart *self = g_new (AntVaultPart, 1);

  self->kind = kind;
  self->bytes = g_bytes_ref (bytes);

  return self;
}

void
ant_vault_part_free (AntVaultPart *self)
{
  g_bytes_unref (self->bytes);
  g_free (self);
}

void
ant_vault_card_free (AntVaultCard *self)
{
  g_free (self->reference);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_error (&self->problem);
  g_free (self);
}

/**
 * ant_vault_core_new:
 * @dir: the data folder
 * @is_reader: takes no intakes, so it may look while a kiosk is running
 *
 * Returns: (transfer full): a vault that is not open
 */
AntVaultCore *
ant_vault_core_new (const char *dir, gboolean is_reader)
{
  AntVaultCore *self = g_new0 (AntVaultCore, 1);

  self->dir = g_strdup (dir);
  self->vault_dir = g_build_filename (dir, "vault", NULL);
  self->is_reader = is_reader;
  self->lock = -1;
  self->retention_days = ANT_VAULT_RETENTION_DAYS;

  return self;
}

/**
 * ant_vault_core_set_retention:
 * @days: how long an intake stays that was handed over, from the next check on
 */
void
ant_vault_core_set_retention (AntVaultCore *self, guint days)
{
  self->retention_days = days;
}

static void
close_vault (AntVaultCore *self)
{
  g_clear_pointer (&self->database, ant_database_free);
  g_clear_pointer (&self->keys, ant_key_files_free);
  g_clear_pointer (&self->actor, g_free);
  if (self->lock >= 0)
    close (self->lock);
  self->lock = -1;
}

void
ant_vault_core_free (AntVaultCore *self)
{
  close_vault (self);
  g_free (self->dir);
  g_free (self->vault_dir);
  g_free (self);
}

static gboolean
read_boot_id (char *boot_id, gsize size, GError **error)
{
  g_autofree char *text = NULL;

  if (!g_file_get_contents ("/proc/sys/kernel/random/boot_id", &text, NULL, NULL))
    return ant_fail (error, ANT_ERROR_FAILED,
                     "The kernel does not say which run of the machine this is; is /proc there?");
  g_strlcpy (boot_id, g_strstrip (text), size);

  return TRUE;
}

/**
 * ant_vault_core_begin_note:
 * @action: what is done; by whoever unlocked the vault last, or by the kiosk
 * @note: (out): a row for the audit log, to be filled in
 * @error: return location; %ANT_ERROR_FAILED
 *
 * Returns: whether the kernel says which run of the machine this is
 */
gboolean
ant_vault_core_begin_note (AntVaultCore      *self,
                           const AntVaultNow *now,
                           const char        *action,
                           AntAuditNote      *note,
                           GError           **error)
{
  memset (note, 0, sizeof *note);
  note->boottime_ms = now->elapsed_ms;
  note->wall_ms = now->wall_ms;
  note->clock_flags = now->wall_ms < EARLIEST_MS ? ANT_PART_CLOCK_UNSET : 0;
  note->actor = self->actor != NULL ? self->actor : "kiosk";
  note->action = action;

  return read_boot_id (note->boot_id, sizeof note->boot_id, error);
}

/**
 * ant_vault_core_note:
 * @action: what was done
 * @intake_id: (nullable): to which intake
 * @error: return location
 *
 * Returns: whether it is in the audit log
 */
gboolean
ant_vault_core_note (AntVaultCore      *self,
                     const AntVaultNow *now,
                     const char        *action,
                     const guint8      *intake_id,
                     GError           **error)
{
  AntAuditNote note;

  if (!ant_vault_core_begin_note (self, now, action, &note, error))
    return FALSE;
  note.intake_id = intake_id;

  return ant_ledger_note (self->database, &note, error);
}

/**
 * ant_vault_core_bear_witness:
 * @error: return location
 *
 * Notes beside the database how far it has come.
 *
 * Returns: whether that is on the disk
 */
gboolean
ant_vault_core_bear_witness (AntVaultCore *self, GError **error)
{
  AntLedgerHead seen;
  AntLedgerHead head;

  if (!ant_witness_read (self->vault_dir, &seen, error) ||
      !ant_ledger_get_head (self->database, &head, error))
    return FALSE;

  return memcmp (&seen, &head, sizeof head) == 0 ||
         ant_witness_write (self->vault_dir, &head, error);
}

/* The witness is read first: the database is never behind it. */
static gboolean
check_witness (AntVaultCore *self, GError **error)
{
  AntLedgerHead seen;

  return ant_witness_read (self->vault_dir, &seen, error) &&
         ant_ledger_contains (self->database, &seen, error);
}

static gboolean
check_place (AntVaultCore *self, guint64 floor_bytes, GError **error)
{
  if (!ant_folder_check_writable (self->dir, error))
    return FALSE;
  if (!g_file_test (self->vault_dir, G_FILE_TEST_IS_DIR))
    return ant_fail (error, ANT_ERROR_MISSING,
                     "There is no vault in %s; restore a backup, or make the first one with: "
                     "anteroomctl vault init",
                     self->dir);

  return ant_folder_check_writable (self->vault_dir, error) &&
         (self->is_reader || ant_folder_check_room (self->dir, floor_bytes, error));
}

/* The trust file against what this kiosk knows of its clinic. */
static gboolean
check_trust (AntVaultCore *self, const AntKeyFiles *keys, GError **error)
{
  AntStanding standing;

  if (!ant_trust_verify (keys->trust_file, ant_database_get_root (self->database), error) ||
      !ant_database_get_standing (self->database, &standing, error))
    return FALSE;
  if (memcmp (keys->trust.kiosk_id, ant_database_get_kiosk_id (self->database),
              sizeof keys->trust.kiosk_id) != 0)
    return ant_fail (error, ANT_ERROR_INVALID,
                     "The trust file is another kiosk's; put this one's back");
  if (keys->trust.epoch < standing.epoch)
    return ant_fail (error, ANT_ERROR_INVALID,
                     "The trust file is an old one (epoch %u, and there has been %u): somebody "
                     "who was taken out could read again. Put the newest back",
                     keys->trust.epoch, standing.epoch);

  return TRUE;
}

/* A reader settles what was cut off where nobody else is at it. */
static gboolean
settle (AntVaultCore *self, GError **error)
{
  int      lock;
  gboolean is_settled;

  if (!self->is_reader || ant_vault_slots_is_settled (self))
    return ant_vault_slots_settle (self, error);
  lock = ant_folder_lock (self->dir, NULL);
  if (lock < 0)
    return TRUE;
  is_settled = ant_vault_slots_settle (self, error);
  close (lock);

  return is_settled;
}

static gboolean
open_parts (AntVaultCore *self, guint64 floor_bytes, GError **error)
{
  g_autofree char *path = g_build_filename (self->vault_dir, "vault.db", NULL);

  if (!ant_seal_init (error) || !check_place (self, floor_bytes, error))
    return FALSE;
  if (!self->is_reader) {
    self->lock = ant_folder_lock (self->dir, error);
    if (self->lock < 0)
      return FALSE;
  }
  self->database = ant_database_open (path, error);
  if (self->database == NULL || !settle (self, error))
    return FALSE;
  self->keys = ant_key_files_read (self->vault_dir, error);

  return self->keys != NULL && check_trust (self, self->keys, error) &&
         check_witness (self, error) &&
         (self->is_reader || ant_vault_core_bear_witness (self, error));
}

/**
 * ant_vault_core_open:
 * @floor_bytes: how much room there must be on the disk
 * @error: return location; %ANT_ERROR_MISSING, %ANT_ERROR_READ_ONLY, %ANT_ERROR_FULL,
 * %ANT_ERROR_BUSY where another program has the folder, %ANT_ERROR_INVALID for the key files,
 * %ANT_ERROR_CORRUPT or %ANT_ERROR_UNSUPPORTED for the database
 *
 * Returns: whether intakes may be taken; where not, nothing is left open
 */
gboolean
ant_vault_core_open (AntVaultCore *self, guint64 floor_bytes, GError **error)
{
  close_vault (self);
  if (open_parts (self, floor_bytes, error))
    return TRUE;
  close_vault (self);

  return FALSE;
}

gboolean
ant_vault_core_require_open (AntVaultCore *self, GError **error)
{
  return self->database != NULL || ant_fail (error, ANT_ERROR_MISSING, "The vault is not open");
}

static gboolean
check_keys (AntVaultCore *self, GError **error)
{
  g_autoptr (AntKeyFiles) keys = ant_key_files_read (self->vault_dir, error);

  if (keys == NULL || !check_trust (self, keys, error))
    return FALSE;

  return g_bytes_equal (keys->trust_file, self->keys->trust_file) ||
         ant_fail (error, ANT_ERROR_INVALID,
                   "The trust file was changed while the kiosk was running; make sure of it and "
                   "start again");
}

static gboolean
check_form (AntVaultCore *self, GBytes *form, GError **error)
{
  guint8 hash[16];

  ant_seal_hash16 (g_bytes_get_data (form, NULL), g_bytes_get_size (form), hash);

  return ant_trust_allows_form (&self->keys->trust, hash) ||
         ant_fail (error, ANT_ERROR_INVALID,
                   "The trust file does not name the questionnaire that is to be asked; have it "
                   "signed, or ask the one before");
}

/**
 * ant_vault_core_check:
 * @form: the questionnaire that is to be asked
 * @floor_bytes: how much room there must be on the disk
 * @now: the time
 * @error: return location; as for ant_vault_core_open(), %ANT_ERROR_DUE where staff have to try the
 * recovery key first
 *
 * Looks again at everything that may have changed since the vault was opened, before a client is
 * asked anything, and puts away the last one's log. What could not be opened is tried again: it may
 * have been mended meanwhile, and where not, the error says what is wrong with it.
 *
 * Returns: whether an intake may be taken
 */
gboolean
ant_vault_core_check (AntVaultCore      *self,
                      GBytes            *form,
                      guint64            floor_bytes,
                      const AntVaultNow *now,
                      GError           **error)
{
  gboolean was_open = self->database != NULL;

  if (!was_open && !ant_vault_core_open (self, floor_bytes, error))
    return FALSE;
  if (was_open && (!check_place (self, floor_bytes, error) || !check_keys (self, error) ||
                   !ant_database_check (self->database, error) || !check_witness (self, error) ||
                   !ant_vault_core_bear_witness (self, error)))
    return FALSE;
  if (!ant_vault_erase_again (self, now, error) ||
      !ant_vault_erase_old (self, self->retention_days, now, error))
    return FALSE;
  ant_ballast_take_up (self->vault_dir, floor_bytes);
  ant_database_tidy (self->database);

  return check_form (self, form, error) && ant_vault_core_check_drill (self, now->wall_ms, error);
}

static AntPartRow *
seal_part (AntVaultCore *self, const AntPartHeader *header, GBytes *body, GError **error)
{
  g_autoptr (AntPartRow) row = g_new0 (AntPartRow, 1);

  row->part_no = header->part_no;
  row->kind = header->kind;
  row->sealed = ant_part_seal (header, body, self->keys->recipients, error);
  if (row->sealed == NULL)
    return NULL;
  ant_seal_hash32 (g_bytes_get_data (row->sealed, NULL), g_bytes_get_size (row->sealed), row->hash);

  return g_steal_pointer (&row);
}

/* What the row @intake says of each of its parts, but for kind and place. */
static AntPartHeader
expect_header (AntVaultCore *self, const AntIntakeRow *intake, guint64 created_ms)
{
  AntPartHeader header = {
    .part_count = intake->part_count,
    .created_ms = created_ms,
    .clock_flags = intake->clock_flags,
    .epoch = intake->epoch,
  };

  memcpy (header.intake_id, intake->id, sizeof header.intake_id);
  memcpy (header.kiosk_id, ant_database_get_kiosk_id (self->database), sizeof header.kiosk_id);
  memcpy (header.form_hash, intake->form_hash, sizeof header.form_hash);

  return header;
}

/**
 * Sealing:
 *
 * One part on its way through the pool. Parts have nothing to do with each other, and a client is
 * waiting: they are sealed side by side.
 */
typedef struct {
  AntPartHeader header;
  GBytes       *body; /* borrowed */
  AntPartRow   *row;  /* (nullable): out */
  GError       *error;
} Sealing;

static void
seal_in_pool (gpointer data, gpointer user_data)
{
  Sealing *sealing = data;

  sealing->row = seal_part (user_data, &sealing->header, sealing->body, &sealing->error);
}

/* Takes the rows out of @sealings, or the first error. */
static GPtrArray *
gather_rows (Sealing *sealings, guint n, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_part_row_free);
  GError *first = NULL;

  for (guint i = 0; i < n; i++) {
    if (sealings[i].row != NULL)
      g_ptr_array_add (rows, sealings[i].row);
    else if (first == NULL)
      first = sealings[i].error;
    else
      g_clear_error (&sealings[i].error);
  }
  if (first == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, first);

  return NULL;
}

static GPtrArray *
seal_parts (AntVaultCore       *self,
            const AntIntakeRow *intake,
            GPtrArray          *parts,
            guint64             created_ms,
            GError            **error)
{
  g_autofree Sealing *sealings = g_new0 (Sealing, parts->len);
  int                 n_threads = (int) CLAMP (g_get_num_processors (), 1, MAX_THREADS);
  GThreadPool        *pool = g_thread_pool_new (seal_in_pool, self, n_threads, FALSE, NULL);

  for (guint i = parts->len; i-- > 0;) { /* the photos, which are last, are the longest */
    AntVaultPart *part = parts->pdata[i];

    sealings[i].header = expect_header (self, intake, created_ms);
    sealings[i].header.kind = part->kind;
    sealings[i].header.part_no = (guint16) i;
    sealings[i].body = part->bytes;
    g_thread_pool_push (pool, &sealings[i], NULL);
  }
  g_thread_pool_free (pool, FALSE, TRUE);

  return gather_rows (sealings, parts->len, error);
}

/**
 * ant_vault_core_commit:
 * @reference: the client's code
 * @parts: (element-type AntVaultPart): readable; the index card first
 * @form: the questionnaire they were asked with
 * @now: the time
 * @error: return location; as for ant_database_add(), %ANT_ERROR_INVALID where there is no card
 *
 * Seals every part in memory, and only then touches the disk.
 *
 * Returns: whether the intake is safe
 */
gboolean
ant_vault_core_commit (AntVaultCore      *self,
                       const char        *reference,
                       GPtrArray         *parts,
                       GBytes            *form,
                       const AntVaultNow *now,
                       GError           **error)
{
  gint64       wall_ms = MAX (now->wall_ms, 0);
  AntAuditNote note;
  g_autoptr (AntIntakeRow) intake = ant_intake_row_new (reference);
  g_autoptr (GPtrArray) rows = NULL;

  if (!ant_vault_core_require_open (self, error))
    return FALSE;
  if (self->is_reader)
    return ant_fail (error, ANT_ERROR_READ_ONLY, "This vault was opened for reading alone");
  if (!ant_vault_core_check_proven (self, error) || !check_form (self, form, error))
    return FALSE;
  if (parts->len == 0 || ((AntVaultPart *) parts->pdata[0])->kind != ANT_PART_CARD)
    return ant_fail (error, ANT_ERROR_INVALID, "An intake begins with its index card");

  ant_seal_random (intake->id, sizeof intake->id);
  ant_seal_hash16 (g_bytes_get_data (form, NULL), g_bytes_get_size (form), intake->form_hash);
  intake->day = wall_ms / ANT_VAULT_MS_A_DAY;
  intake->clock_flags = wall_ms < EARLIEST_MS ? ANT_PART_CLOCK_UNSET : 0;
  intake->epoch = self->keys->trust.epoch;
  intake->part_count = (guint16) parts->len;
  rows = seal_parts (self, intake, parts, (guint64) wall_ms, error);

  if (rows == NULL || !ant_vault_core_begin_note (self, now, "intake", &note, error))
    return FALSE;
  note.actor = "kiosk";
  note.intake_id = intake->id;

  return ant_database_add (self->database, intake, rows, form, self->keys->device, &note, error);
}

/**
 * ant_vault_core_count:
 *
 * Returns: how many intakes there are, -1 with @error set
 */
gint64
ant_vault_core_count (AntVaultCore *self, GError **error)
{
  return ant_vault_core_require_open (self, error) ? ant_database_count (self->database, error)
                                                   : -1;
}

/**
 * ant_vault_core_unlock:
 * @passphrase: normalised
 * @now: the time
 * @wait_ms: (out): how long to wait where it is too early
 * @error: return location; %ANT_ERROR_LOCKED where it fits no slot, %ANT_ERROR_BUSY where it is too
 * early for another attempt, %ANT_ERROR_INVALID where the trust root is not the clinic's
 *
 * Returns: (transfer full) (nullable): the clinic's secret key
 */
AntSecret *
ant_vault_core_unlock (AntVaultCore      *self,
                       AntSecret         *passphrase,
                       const AntVaultNow *now,
                       gint64            *wait_ms,
                       GError           **error)
{
  g_autoptr (AntSecret) identity = NULL;
  g_autoptr (AntSecret) root = NULL;
  g_autoptr (AntKeyFiles) keys = NULL;
  char boot_id[40];

  if (!ant_vault_core_require_open (self, error) ||
      !read_boot_id (boot_id, sizeof boot_id, error) ||
      !ant_database_begin_attempt (self->database, boot_id, now->elapsed_ms, wait_ms, error))
    return NULL;

  keys = ant_key_files_read (self->vault_dir, error); /* slots come and go beside the kiosk */
  if (keys == NULL)
    return NULL;
  g_clear_pointer (&self->actor, g_free);
  identity = ant_key_files_unlock (keys, passphrase, &self->actor, error);
  if (identity == NULL) {
    ant_vault_core_note (self, now, "miss", NULL, NULL); /* what the person is told is the miss */
    return NULL;
  }
  if (!ant_database_forgive_attempts (self->database, error))
    return NULL;
  root = ant_key_files_open_root (keys, identity, ant_database_get_root (self->database), error);
  if (root == NULL || !ant_vault_core_note (self, now, "unlock", NULL, error))
    return NULL;

  return g_steal_pointer (&identity);
}

/* Opens one part's age file, if its bytes are those of its row. */
static GBytes *
open_sealed (const AntPartRow *row, AntSecret *identity, GError **error)
{
  g_autoptr (GBytes) plain = NULL;

  if (!ant_part_row_check (row, error))
    return NULL;
  plain = ant_age_decrypt (row->sealed, identity, error);
  if (plain == NULL)
    g_prefix_error (error, "Part %u (%s): ", row->part_no, ant_part_kind_name (row->kind));

  return g_steal_pointer (&plain);
}

static GBytes *
unwrap_part (const AntPartRow *row, GBytes *plain, AntPartHeader *expected, GError **error)
{
  expected->kind = row->kind;
  expected->part_no = row->part_no;

  return ant_part_unwrap (plain, expected, error);
}

static GBytes *
open_part (const AntPartRow *row, AntSecret *identity, AntPartHeader *expected, GError **error)
{
  g_autoptr (GBytes) plain = open_sealed (row, identity, error);

  return plain != NULL ? unwrap_part (row, plain, expected, error) : NULL;
}

/* The card tells the time of the intake; its row tells the day of it, and the other parts must tell
 * the same time as the card. */
static GBytes *
open_card (AntVaultCore       *self,
           const AntIntakeRow *intake,
           const AntPartRow   *row,
           AntSecret          *identity,
           AntPartHeader      *expected,
           GError            **error)
{
  g_autoptr (GBytes) plain = open_sealed (row, identity, error);
  AntPartHeader header;

  if (plain == NULL || !ant_part_peek (plain, &header, error))
    return NULL;
  if (row->kind != ANT_PART_CARD || row->part_no != 0 ||
      header.created_ms / ANT_VAULT_MS_A_DAY != (guint64) intake->day) {
    ant_fail (error, ANT_ERROR_CORRUPT, "The index card does not belong to the day of its row");
    return NULL;
  }
  *expected = expect_header (self, intake, header.created_ms);

  return unwrap_part (row, plain, expected, error);
}

static AntVaultCard *
list_one (AntVaultCore *self, const AntIntakeRow *intake, AntSecret *identity)
{
  AntVaultCard *card = g_new0 (AntVaultCard, 1);
  g_autoptr (GPtrArray) rows =
      ant_database_get_parts (self->database, intake->seq, 1, &card->problem);
  AntPartHeader expected;

  card->seq = intake->seq;
  card->reference = g_strdup (intake->reference);
  if (rows != NULL && rows->len == 0)
    ant_fail (&card->problem, ANT_ERROR_CORRUPT, "The intake has lost its index card");
  else if (rows != NULL)
    card->body = open_card (self, intake, rows->pdata[0], identity, &expected, &card->problem);

  return card;
}

/**
 * ant_vault_core_list:
 * @identity: the clinic's secret key
 * @before_seq: list what was committed before this one; %G_MAXINT64 for the newest
 * @limit: how many at most
 * @error: return location
 *
 * Opens index cards and nothing else. One that does not open is listed with its problem: a damaged
 * intake must not hide the others, nor be hidden.
 *
 * Returns: (transfer full) (element-type AntVaultCard) (nullable): newest first
 */
GPtrArray *
ant_vault_core_list (AntVaultCore *self,
                     AntSecret    *identity,
                     gint64        before_seq,
                     guint         limit,
                     GError      **error)
{
  g_autoptr (GPtrArray) cards =
      g_ptr_array_new_with_free_func ((GDestroyNotify) ant_vault_card_free);
  g_autoptr (GPtrArray) intakes = NULL;

  if (!ant_vault_core_require_open (self, error))
    return NULL;
  intakes = ant_database_list (self->database, before_seq, limit, error);
  if (intakes == NULL)
    return NULL;
  for (guint i = 0; i < intakes->len; i++)
    g_ptr_array_add (cards, list_one (self, intakes->pdata[i], identity));

  return g_steal_pointer (&cards);
}

/**
 * ant_vault_core_find_parts:
 * @intake: a row
 * @error: return location; %ANT_ERROR_CORRUPT
 *
 * Returns: (transfer full) (element-type AntPartRow) (nullable): the rows of all of its parts, none
 * missing and none too many
 */
GPtrArray *
ant_vault_core_find_parts (AntVaultCore *self, const AntIntakeRow *intake, GError **error)
{
  g_autoptr (GPtrArray) rows =
      ant_database_get_parts (self->database, intake->seq, G_MAXUINT16, error);

  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    if (((AntPartRow *) rows->pdata[i])->part_no != i)
      g_ptr_array_set_size (rows, 0);
  if (rows->len == 0 || rows->len != intake->part_count) {
    ant_fail (error, ANT_ERROR_CORRUPT,
              "The intake does not have the %u parts it was written with; restore a backup",
              intake->part_count);
    return NULL;
  }

  return g_steal_pointer (&rows);
}

/**
 * ant_vault_core_open_parts:
 * @identity: the clinic's secret key, or the recovery key
 * @intake: its row
 * @rows: (element-type AntPartRow): the rows of its parts
 * @error: return location; %ANT_ERROR_CORRUPT names the part and what is wrong
 *
 * Returns: (transfer full) (nullable): all of the intake, or nothing; wiped on the last unref
 */
AntRecord *
ant_vault_core_open_parts (AntVaultCore       *self,
                           AntSecret          *identity,
                           const AntIntakeRow *intake,
                           GPtrArray          *rows,
                           GError            **error)
{
  g_autoptr (AntRecord) record = ant_record_new (intake->reference);
  AntPartHeader expected;

  for (guint i = 0; i < rows->len; i++) {
    AntPartRow *row = rows->pdata[i];
    g_autoptr (GBytes) body = i == 0 ? open_card (self, intake, row, identity, &expected, error)
                                     : open_part (row, identity, &expected, error);

    if (body == NULL)
      return NULL;
    ant_record_add (record, row->kind, body);
  }

  return g_steal_pointer (&record);
}

/**
 * ant_vault_core_read:
 * @identity: the clinic's secret key
 * @reference: the client's code
 * @now: the time
 * @error: return location; %ANT_ERROR_MISSING, %ANT_ERROR_CORRUPT names the part and what is wrong
 *
 * Returns: (transfer full) (nullable): all of the intake, or nothing; wiped on the last unref
 */
AntRecord *
ant_vault_core_read (AntVaultCore      *self,
                     AntSecret         *identity,
                     const char        *reference,
                     const AntVaultNow *now,
                     GError           **error)
{
  g_autoptr (AntRecord) record = NULL;
  g_autoptr (AntIntakeRow) intake = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) unnoted = NULL;

  if (!ant_vault_core_require_open (self, error))
    return NULL;
  intake = ant_database_find (self->database, reference, error);
  if (intake == NULL)
    return NULL;
  rows = ant_vault_core_find_parts (self, intake, error);
  record = rows != NULL ? ant_vault_core_open_parts (self, identity, intake, rows, error) : NULL;
  if (record == NULL ||
      !ant_ledger_check_intake (self->database, self->keys->trust.device, intake, rows, error))
    return NULL;
  if (!ant_vault_core_note (self, now, "read", intake->id, &unnoted)) /* a full disk, say */
    g_warning ("That an intake was read is not in the audit log: %s", unnoted->message);

  return g_steal_pointer (&record);
}

/**
 * ant_vault_core_extract:
 * @reference: the client's code
 * @form: (out) (transfer full): the questionnaire, which was never secret
 * @error: return location; %ANT_ERROR_MISSING, %ANT_ERROR_CORRUPT
 *
 * Needs no key.
 *
 * Returns: (transfer full) (element-type AntVaultPart) (nullable): the parts as age files, in order
 */
GPtrArray *
ant_vault_core_extract (AntVaultCore *self, const char *reference, GBytes **form, GError **error)
{
  g_autoptr (GPtrArray) parts =
      g_ptr_array_new_with_free_func ((GDestroyNotify) ant_vault_part_free);
  g_autoptr (AntIntakeRow) intake = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (!ant_vault_core_require_open (self, error))
    return NULL;
  intake = ant_database_find (self->database, reference, error);
  if (intake == NULL)
    return NULL;
  rows = ant_vault_core_find_parts (self, intake, error);
  if (rows == NULL ||
      !ant_ledger_check_intake (self->database, self->keys->trust.device, intake, rows, error))
    return NULL;
  *form = ant_database_get_form (self->database, intake->form_hash, error);
  if (*form == NULL)
    return NULL;

  for (guint i = 0; i < rows->len; i++) {
    AntPartRow *row = rows->pdata[i];

    g_ptr_array_add (parts, ant_vault_part_new (row->kind, row->sealed));
  }

  return g_steal_pointer (&parts);
}
