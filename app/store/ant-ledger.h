/* ant-ledger.h - what was done to the records: the audit log and the chain of manifests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-database.h"
#include "ant-manifest.h"

G_BEGIN_DECLS

/**
 * AntLedgerHead:
 * @kiosk_seq: of the newest manifest, 0 for none
 * @manifest: its BLAKE2b-256, zeros for none
 * @audit_seq: of the newest row of the audit log, 0 for none
 * @audit: its hash, zeros for none
 *
 * How far the records have come. Whoever has seen one can tell whether older records were put in
 * their place.
 */
typedef struct {
  guint64 kiosk_seq;
  guint8  manifest[ANT_MANIFEST_HASH_SIZE];
  guint64 audit_seq;
  guint8  audit[ANT_MANIFEST_HASH_SIZE];
} AntLedgerHead;

gboolean ant_ledger_note (AntDatabase *database, const AntAuditNote *note, GError **error);
gboolean ant_ledger_sign (AntDatabase  *database,
                          AntSecret    *device,
                          const guint8 *intake_id,
                          GPtrArray    *parts,
                          GError      **error);
gboolean ant_ledger_check_intake (AntDatabase        *database,
                                  const guint8       *device,
                                  const AntIntakeRow *intake,
                                  GPtrArray          *parts,
                                  GError            **error);
gboolean ant_ledger_get_head (AntDatabase *database, AntLedgerHead *head, GError **error);
gboolean ant_ledger_contains (AntDatabase *database, const AntLedgerHead *head, GError **error);
gboolean ant_ledger_verify (AntDatabase  *database,
                            const guint8 *device,
                            GHashTable   *intakes,
                            GError      **error);

G_END_DECLS
