/* ant-vault-core-private.h - an open vault, for the files that work on it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-database.h"
#include "ant-key-files.h"
#include "ant-ledger.h"
#include "ant-vault-core.h"

G_BEGIN_DECLS

#define ANT_VAULT_MS_A_DAY (24 * 60 * 60 * G_GINT64_CONSTANT (1000))

/**
 * AntVaultCore:
 *
 * An open vault, apart from the object that the rest of the program holds.
 *
 * Threads: one at a time; the vault's worker, but for being made and freed.
 */
struct _AntVaultCore {
  char        *dir;
  char        *vault_dir;
  gboolean     is_reader;
  guint        retention_days;
  int          lock;     /* -1: none */
  AntDatabase *database; /* owned; (nullable) before it is open */
  AntKeyFiles *keys;     /* owned; (nullable) before it is open */
  char        *actor;    /* owned; (nullable): the slot that was unlocked last */
};

gboolean   ant_vault_core_require_open (AntVaultCore *self, GError **error);
gboolean   ant_vault_core_begin_note (AntVaultCore      *self,
                                      const AntVaultNow *now,
                                      const char        *action,
                                      AntAuditNote      *note,
                                      GError           **error);
gboolean   ant_vault_core_note (AntVaultCore      *self,
                                const AntVaultNow *now,
                                const char        *action,
                                const guint8      *intake_id,
                                GError           **error);
GPtrArray *ant_vault_core_find_parts (AntVaultCore       *self,
                                      const AntIntakeRow *intake,
                                      GError            **error) G_GNUC_WARN_UNUSED_RESULT;
AntRecord *ant_vault_core_open_parts (AntVaultCore       *self,
                                      AntSecret          *identity,
                                      const AntIntakeRow *intake,
                                      GPtrArray          *rows,
                                      GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   ant_vault_core_bear_witness (AntVaultCore *self, GError **error);

G_END_DECLS
