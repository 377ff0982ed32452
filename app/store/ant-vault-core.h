/* ant-vault-core.h - what the vault's worker does, one call at a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-record.h"
#include "ant-secret.h"

G_BEGIN_DECLS

typedef struct _AntVaultCore AntVaultCore;

/**
 * AntVaultNow:
 * @wall_ms: the time of day
 * @elapsed_ms: since the machine started
 *
 * When something is done.
 */
typedef struct {
  gint64 wall_ms;
  gint64 elapsed_ms;
} AntVaultNow;

/**
 * AntVaultPart:
 * @kind: what it holds
 * @bytes: its body, or the age file around it
 *
 * One part on its way into the vault or out of it.
 */
typedef struct {
  AntPartKind kind;
  GBytes     *bytes; /* owned */
} AntVaultPart;

/**
 * AntVaultCard:
 * @seq: the order in which intakes were committed
 * @reference: the client's code, from the row
 * @body: (nullable): the index card's JSON, %NULL where it could not be opened
 * @problem: (nullable): why not
 *
 * One line of the staff's list before anybody reads it.
 */
typedef struct {
  gint64  seq;
  char   *reference; /* owned */
  GBytes *body;      /* owned */
  GError *problem;   /* owned */
} AntVaultCard;

/**
 * AntVaultFault:
 * @reference: (nullable): of the intake that is not as it was written, %NULL for the vault itself
 * @problem: what is wrong
 */
typedef struct {
  char   *reference; /* owned */
  GError *problem;   /* owned */
} AntVaultFault;

AntVaultPart *ant_vault_part_new (AntPartKind kind, GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;
void          ant_vault_part_free (AntVaultPart *self);
void          ant_vault_card_free (AntVaultCard *self);
void          ant_vault_fault_free (AntVaultFault *self);

AntVaultCore *ant_vault_core_new (const char *dir, gboolean is_reader) G_GNUC_WARN_UNUSED_RESULT;
void          ant_vault_core_free (AntVaultCore *self);

void     ant_vault_core_set_retention (AntVaultCore *self, guint days);
gboolean ant_vault_core_open (AntVaultCore *self, guint64 floor_bytes, GError **error);
gboolean ant_vault_core_check (AntVaultCore      *self,
                               GBytes            *form,
                               guint64            floor_bytes,
                               const AntVaultNow *now,
                               GError           **error);
gboolean ant_vault_core_commit (AntVaultCore      *self,
                                const char        *reference,
                                GPtrArray         *parts,
                                GBytes            *form,
                                const AntVaultNow *now,
                                GError           **error);
gint64   ant_vault_core_count (AntVaultCore *self, GError **error);

gboolean
ant_vault_core_get_drill (AntVaultCore *self, gint64 wall_ms, gint64 *days_left, GError **error);
gboolean ant_vault_core_check_proven (AntVaultCore *self, GError **error);
gboolean ant_vault_core_check_drill (AntVaultCore *self, gint64 wall_ms, GError **error);
gboolean ant_vault_core_drill (AntVaultCore      *self,
                               AntSecret         *recovery,
                               const AntVaultNow *now,
                               GError           **error);

AntSecret *ant_vault_core_unlock (AntVaultCore      *self,
                                  AntSecret         *passphrase,
                                  const AntVaultNow *now,
                                  gint64            *wait_ms,
                                  GError           **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *ant_vault_core_list (AntVaultCore *self,
                                AntSecret    *identity,
                                gint64        before_seq,
                                guint         limit,
                                GError      **error) G_GNUC_WARN_UNUSED_RESULT;
AntRecord *ant_vault_core_read (AntVaultCore      *self,
                                AntSecret         *identity,
                                const char        *reference,
                                const AntVaultNow *now,
                                GError           **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *ant_vault_core_extract (AntVaultCore *self,
                                   const char   *reference,
                                   GBytes      **form,
                                   GError      **error) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray *ant_vault_core_verify (AntVaultCore *self,
                                  AntSecret    *identity,
                                  GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntVaultPart, ant_vault_part_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntVaultCard, ant_vault_card_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntVaultCore, ant_vault_core_free)

G_END_DECLS
