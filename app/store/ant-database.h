/* ant-database.h - the sealed intakes on disk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "ant-part.h"
#include "ant-throttle.h"
#include "ant-trust.h"

G_BEGIN_DECLS

typedef struct _AntDatabase AntDatabase;

/**
 * AntIntakeRow:
 * @seq: the order in which intakes were committed, never used again
 * @id: random, the intake's own
 * @reference: the client's code
 * @form_hash: BLAKE2b-128 of the questionnaire
 * @day: since 1970-01-01; all the time that is told in the clear
 * @clock_flags: as in #AntPartHeader
 * @epoch: which clinic key the parts are sealed to
 * @part_count: how many parts there are
 *
 * What is known of an intake without a key.
 */
typedef struct {
  gint64  seq;
  guint8  id[ANT_PART_ID_SIZE];
  char   *reference; /* owned */
  guint8  form_hash[16];
  gint64  day;
  guint32 clock_flags;
  guint32 epoch;
  guint16 part_count;
} AntIntakeRow;

/**
 * AntPartRow:
 * @part_no: its place, from 0
 * @kind: what it holds
 * @hash: BLAKE2b-256 of @sealed
 * @sealed: an age file
 */
typedef struct {
  guint16     part_no;
  AntPartKind kind;
  guint8      hash[32];
  GBytes     *sealed; /* owned */
} AntPartRow;

/**
 * AntAuditNote:
 * @boot_id: which run of the machine
 * @boottime_ms: the elapsed clock
 * @wall_ms: the time of day
 * @clock_flags: as in #AntPartHeader
 * @actor: who: "kiosk", "recovery", or the number of a key slot; borrowed
 * @action: what; borrowed
 * @intake_id: (nullable): to which intake, 16 bytes; borrowed
 * @detail: (nullable): BLAKE2b-256 of what the action was about; borrowed
 *
 * One row of the audit log before it is hashed.
 */
typedef struct {
  char          boot_id[40];
  gint64        boottime_ms;
  gint64        wall_ms;
  guint32       clock_flags;
  const char   *actor;
  const char   *action;
  const guint8 *intake_id;
  const guint8 *detail;
} AntAuditNote;

/**
 * AntStanding:
 * @epoch: the highest there has been; a trust file below it is an old one
 * @proven: the recovery key that has opened a test part, "" for none
 * @proven_day: when it last did, since 1970-01-01
 * @newest_day: of the newest intake, 0 for none: today is not before it, whatever the clock says
 *
 * What is kept of the vault itself.
 */
typedef struct {
  guint32 epoch;
  char    proven[ANT_TRUST_RECIPIENT_SPACE];
  gint64  proven_day;
  gint64  newest_day;
} AntStanding;

/**
 * AntBackupFile:
 * @name: its path within the vault's folder
 * @bytes: all of it
 *
 * A file that a backup holds beside the database.
 */
typedef struct {
  char   *name;  /* owned */
  GBytes *bytes; /* owned */
} AntBackupFile;

AntBackupFile *ant_backup_file_new (const char *name, GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;
void           ant_backup_file_free (AntBackupFile *self);

AntIntakeRow *ant_intake_row_new (const char *reference) G_GNUC_WARN_UNUSED_RESULT;
void          ant_intake_row_free (AntIntakeRow *self);
void          ant_part_row_free (AntPartRow *self);
gboolean      ant_part_row_check (const AntPartRow *self, GError **error);

gboolean
ant_database_create (const char *path, const guint8 *kiosk_id, const guint8 *root, GError **error);
AntDatabase  *ant_database_open (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void          ant_database_free (AntDatabase *self);
gboolean      ant_database_check (AntDatabase *self, GError **error);
const guint8 *ant_database_get_kiosk_id (AntDatabase *self);
const guint8 *ant_database_get_root (AntDatabase *self);
gboolean      ant_database_check_pages (AntDatabase *self, GError **error);
gint64        ant_database_count (AntDatabase *self, GError **error);
gboolean      ant_database_get_standing (AntDatabase *self, AntStanding *standing, GError **error);
gboolean
ant_database_set_proven (AntDatabase *self, const char *recipient, gint64 day, GError **error);

gboolean ant_database_add (AntDatabase        *self,
                           const AntIntakeRow *intake,
                           GPtrArray          *parts,
                           GBytes             *form,
                           AntSecret          *device,
                           const AntAuditNote *note,
                           GError            **error);
gboolean ant_database_rewrap (AntDatabase        *self,
                              AntSecret          *identity,
                              const AntTrust     *trust,
                              AntSecret          *device,
                              const AntAuditNote *note,
                              GError            **error);
gboolean ant_database_erase (AntDatabase        *self,
                             const AntIntakeRow *intake,
                             AntSecret          *device,
                             const AntAuditNote *note,
                             GError            **error);
void     ant_database_tidy (AntDatabase *self);

AntIntakeRow *ant_database_find (AntDatabase *self,
                                 const char  *reference,
                                 GError     **error) G_GNUC_WARN_UNUSED_RESULT;
AntIntakeRow *ant_database_find_by_id (AntDatabase  *self,
                                       const guint8 *id,
                                       GError      **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray    *ant_database_list (AntDatabase *self, gint64 before_seq, guint limit, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *ant_database_get_parts (AntDatabase *self, gint64 seq, guint limit, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
GBytes *ant_database_get_form (AntDatabase  *self,
                               const guint8 *hash,
                               GError      **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean ant_database_begin_attempt (AntDatabase *self,
                                     const char  *boot_id,
                                     gint64       now_ms,
                                     gint64      *wait_ms,
                                     GError     **error);
gboolean ant_database_forgive_attempts (AntDatabase *self, GError **error);

gboolean   ant_database_count_waiting (AntDatabase *self, gint64 day, gint64 *n, GError **error);
gboolean   ant_database_count_handed_over (AntDatabase *self, gint64 *n, GError **error);
gboolean   ant_database_set_handed_over (AntDatabase *self, gint64 seq, gint64 day, GError **error);
GPtrArray *ant_database_list_handed_over (AntDatabase *self,
                                          gint64       day,
                                          GError     **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean
ant_database_write_backup (AntDatabase *self, const char *path, GPtrArray *files, GError **error);
GPtrArray *ant_database_read_backup (const char *path,
                                     const char *to,
                                     GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntDatabase, ant_database_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntIntakeRow, ant_intake_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntPartRow, ant_part_row_free)

G_END_DECLS
