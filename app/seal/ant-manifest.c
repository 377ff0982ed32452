/* ant-manifest.c - what one intake consists of, signed by the kiosk, one behind the other
 *
 *     "antrm-manifest-v1\0" · kiosk_id[16] · u64 kiosk_seq · intake_id[16] · u16 n
 *     n × (u16 part_no · u64 size · BLAKE2b-256 of the part) · audit_head[32] · previous[32]
 *
 * Little-endian. The signature stands beside it: Ed25519 of all these bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-manifest"

#include "ant-manifest.h"

#include "ant-bytes.h"
#include "ant-error.h"

#define MAGIC     "antrm-manifest-v1" /* with its nul */
#define AT_KIOSK  sizeof MAGIC
#define AT_SEQ    (AT_KIOSK + 16)
#define AT_INTAKE (AT_SEQ + 8)
#define AT_N      (AT_INTAKE + 16)
#define AT_PARTS  (AT_N + 2)
#define N_PART    (2 + 8 + ANT_MANIFEST_HASH_SIZE)
#define N_END     (2 * ANT_MANIFEST_HASH_SIZE)

void
ant_manifest_clear (AntManifest *self)
{
  g_clear_pointer (&self->parts, g_free);
}

/**
 * ant_manifest_write:
 *
 * Returns: (transfer full): the bytes to sign
 */
GBytes *
ant_manifest_write (const AntManifest *self)
{
  gsize   size = AT_PARTS + N_PART * (gsize) self->n_parts + N_END;
  guint8 *bytes = g_malloc (size);
  guint8 *at = bytes + AT_PARTS;

  memcpy (bytes, MAGIC, sizeof MAGIC);
  memcpy (bytes + AT_KIOSK, self->kiosk_id, sizeof self->kiosk_id);
  ant_put64 (bytes + AT_SEQ, self->kiosk_seq);
  memcpy (bytes + AT_INTAKE, self->intake_id, sizeof self->intake_id);
  ant_put16 (bytes + AT_N, self->n_parts);
  for (guint i = 0; i < self->n_parts; i++, at += N_PART) {
    ant_put16 (at, self->parts[i].part_no);
    ant_put64 (at + 2, self->parts[i].size);
    memcpy (at + 10, self->parts[i].hash, ANT_MANIFEST_HASH_SIZE);
  }
  memcpy (at, self->audit_head, ANT_MANIFEST_HASH_SIZE);
  memcpy (at + ANT_MANIFEST_HASH_SIZE, self->previous, ANT_MANIFEST_HASH_SIZE);

  return g_bytes_new_take (bytes, size);
}

/**
 * ant_manifest_read:
 * @bytes: what was signed; whether it was is for the caller to find out
 * @self: (out): what it says, to be cleared
 * @error: return location; %ANT_ERROR_CORRUPT
 *
 * Returns: whether it is a manifest, with nothing before or behind it
 */
gboolean
ant_manifest_read (GBytes *bytes, AntManifest *self, GError **error)
{
  gsize         size;
  const guint8 *from = g_bytes_get_data (bytes, &size);
  const guint8 *at = from + AT_PARTS;

  memset (self, 0, sizeof *self);
  if (size < AT_PARTS + N_END || memcmp (from, MAGIC, sizeof MAGIC) != 0 ||
      size != AT_PARTS + N_PART * (gsize) ant_get16 (from + AT_N) + N_END)
    return ant_fail (error, ANT_ERROR_CORRUPT, "The manifest is not one, or is cut off");

  memcpy (self->kiosk_id, from + AT_KIOSK, sizeof self->kiosk_id);
  self->kiosk_seq = ant_get64 (from + AT_SEQ);
  memcpy (self->intake_id, from + AT_INTAKE, sizeof self->intake_id);
  self->n_parts = ant_get16 (from + AT_N);
  self->parts = g_new (AntManifestPart, self->n_parts);
  for (guint i = 0; i < self->n_parts; i++, at += N_PART) {
    self->parts[i].part_no = ant_get16 (at);
    self->parts[i].size = ant_get64 (at + 2);
    memcpy (self->parts[i].hash, at + 10, ANT_MANIFEST_HASH_SIZE);
  }
  memcpy (self->audit_head, at, ANT_MANIFEST_HASH_SIZE);
  memcpy (self->previous, at + ANT_MANIFEST_HASH_SIZE, ANT_MANIFEST_HASH_SIZE);

  return TRUE;
}
