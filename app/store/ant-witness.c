/* ant-witness.c - how far the records had come, beside the database
 *
 *     0 "ANTRMWT1" · 8 u64 kiosk_seq · 16 manifest[32] · 48 u64 audit_seq · 56 audit[32]
 *
 * Little-endian. An old copy of the database is whole in itself; only something apart from it can
 * tell that there has been more. This file is written after the database and never before, so it
 * may lag behind and is never ahead. It does not help where all of the disk was put back: for that
 * the heads in what was handed over are the witness.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-witness"

#include "ant-witness.h"

#include "ant-bytes.h"
#include "ant-error.h"
#include "ant-folder.h"

#define MAGIC  "ANTRMWT1"
#define N_FILE 88

/**
 * ant_witness_read:
 * @vault_dir: the vault's folder
 * @head: (out): how far the records had come when it was last written
 * @error: return location; %ANT_ERROR_MISSING, %ANT_ERROR_CORRUPT
 *
 * Returns: whether it could be read
 */
gboolean
ant_witness_read (const char *vault_dir, AntLedgerHead *head, GError **error)
{
  g_autofree char *path = g_build_filename (vault_dir, "witness", NULL);
  g_autoptr (GBytes) bytes = ant_folder_read (path, N_FILE, error);
  const guint8 *at;

  if (bytes == NULL) {
    g_prefix_error (error, "What the records are compared with is not there; bring a backup in "
                           "with anteroomctl vault restore. ");
    return FALSE;
  }
  at = g_bytes_get_data (bytes, NULL);
  if (g_bytes_get_size (bytes) != N_FILE || memcmp (at, MAGIC, 8) != 0)
    return ant_fail (error, ANT_ERROR_CORRUPT, "%s is not what belongs there", path);
  head->kiosk_seq = ant_get64 (at + 8);
  memcpy (head->manifest, at + 16, sizeof head->manifest);
  head->audit_seq = ant_get64 (at + 48);
  memcpy (head->audit, at + 56, sizeof head->audit);

  return TRUE;
}

/**
 * ant_witness_write:
 * @vault_dir: the vault's folder
 * @head: how far the records have come, and that is on the disk
 * @error: return location
 *
 * Returns: whether it is on the disk
 */
gboolean
ant_witness_write (const char *vault_dir, const AntLedgerHead *head, GError **error)
{
  g_autofree char *path = g_build_filename (vault_dir, "witness", NULL);
  guint8           bytes[N_FILE];

  memcpy (bytes, MAGIC, 8);
  ant_put64 (bytes + 8, head->kiosk_seq);
  memcpy (bytes + 16, head->manifest, sizeof head->manifest);
  ant_put64 (bytes + 48, head->audit_seq);
  memcpy (bytes + 56, head->audit, sizeof head->audit);

  return ant_folder_replace (path, bytes, sizeof bytes, error);
}
