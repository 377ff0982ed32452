/* ant-part.c - what stands before every sealed part, and ties it to its place
 *
 *     0 "ANTRMPT1" · 8 u16 version · 10 u16 kind · 12 u16 part_no · 14 u16 part_count
 *     16 intake_id[16] · 32 kiosk_id[16] · 48 form_hash[16] · 64 u64 created_ms
 *     72 u32 clock_flags · 76 u32 epoch · 80 u64 body_len · 88 u64 zero · 96 body, zeros
 *
 * Little-endian. The zeros fill the whole up to a multiple of 4 KiB, of 64 KiB for a photo, so that
 * its length tells little about what was answered.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-part"

#include "ant-part.h"

#include "ant-age.h"
#include "ant-bytes.h"
#include "ant-error.h"

#define MAGIC       "ANTRMPT1"
#define VERSION     1
#define PHOTO_BLOCK (64 * 1024)
#define BLOCK       (4 * 1024)

static gsize
padded_size (AntPartKind kind, gsize n_body)
{
  gsize block = kind == ANT_PART_PHOTO ? PHOTO_BLOCK : BLOCK;

  return (ANT_PART_HEADER_SIZE + n_body + block - 1) / block * block;
}

/**
 * ant_part_kind_name:
 *
 * Returns: (transfer none): a word for file names and the command line, "card"
 */
const char *
ant_part_kind_name (AntPartKind kind)
{
  static const char *const names[] = { "part",      "card",    "answers",  "photo",
                                       "signature", "consent", "hairline", "notes" };

  return names[(gsize) kind < G_N_ELEMENTS (names) ? kind : 0];
}

static void
write_header (const AntPartHeader *header, gsize n_body, guint8 *bytes)
{
  memset (bytes, 0, ANT_PART_HEADER_SIZE);
  memcpy (bytes, MAGIC, 8);
  ant_put16 (bytes + 8, VERSION);
  ant_put16 (bytes + 10, (guint16) header->kind);
  ant_put16 (bytes + 12, header->part_no);
  ant_put16 (bytes + 14, header->part_count);
  memcpy (bytes + 16, header->intake_id, sizeof header->intake_id);
  memcpy (bytes + 32, header->kiosk_id, sizeof header->kiosk_id);
  memcpy (bytes + 48, header->form_hash, sizeof header->form_hash);
  ant_put64 (bytes + 64, header->created_ms);
  ant_put32 (bytes + 72, header->clock_flags);
  ant_put32 (bytes + 76, header->epoch);
  ant_put64 (bytes + 80, n_body);
}

/**
 * ant_part_seal:
 * @header: where the part belongs
 * @body: the part itself
 * @recipients: whom to seal it to
 * @error: return location; as for ant_age_encrypt()
 *
 * Returns: (transfer full) (nullable): an age file of the header, the body and the padding
 */
GBytes *
ant_part_seal (const AntPartHeader *header,
               GBytes              *body,
               const char *const   *recipients,
               GError             **error)
{
  gsize  n_body = g_bytes_get_size (body);
  guint8 head[ANT_PART_HEADER_SIZE];

  write_header (header, n_body, head);

  return ant_age_encrypt_padded (head, sizeof head, body, padded_size (header->kind, n_body),
                                 recipients, error);
}

static gboolean
is_zero (const guint8 *bytes, gsize n)
{
  guint8 any = 0;

  for (gsize i = 0; i < n; i++)
    any |= bytes[i];

  return any == 0;
}

static gboolean
check_shape (const guint8 *plain, gsize size, GError **error)
{
  guint64 n_body;

  if (size < ANT_PART_HEADER_SIZE || memcmp (plain, MAGIC, 8) != 0)
    return ant_fail (error, ANT_ERROR_CORRUPT, "Not a part of an intake");
  if (ant_get16 (plain + 8) != VERSION)
    return ant_fail (error, ANT_ERROR_UNSUPPORTED,
                     "The part is of version %u, which this program does not know",
                     ant_get16 (plain + 8));

  n_body = ant_get64 (plain + 80);
  if (n_body > size - ANT_PART_HEADER_SIZE ||
      padded_size ((AntPartKind) ant_get16 (plain + 10), n_body) != size)
    return ant_fail (error, ANT_ERROR_CORRUPT, "The part's length is not what it says");
  if (!is_zero (plain + 88, 8) ||
      !is_zero (plain + ANT_PART_HEADER_SIZE + n_body, size - ANT_PART_HEADER_SIZE - n_body))
    return ant_fail (error, ANT_ERROR_CORRUPT, "The part has bytes where there are none");

  return TRUE;
}

/**
 * ant_part_peek:
 * @plain: an opened part
 * @header: (out): what it says of itself
 * @error: return location; %ANT_ERROR_CORRUPT, %ANT_ERROR_UNSUPPORTED for another version
 *
 * Nothing of @header is to be believed before ant_part_unwrap() has compared it.
 *
 * Returns: whether it is a part at all
 */
gboolean
ant_part_peek (GBytes *plain, AntPartHeader *header, GError **error)
{
  gsize         size;
  const guint8 *bytes = g_bytes_get_data (plain, &size);

  if (!check_shape (bytes, size, error))
    return FALSE;

  header->kind = (AntPartKind) ant_get16 (bytes + 10);
  header->part_no = ant_get16 (bytes + 12);
  header->part_count = ant_get16 (bytes + 14);
  memcpy (header->intake_id, bytes + 16, sizeof header->intake_id);
  memcpy (header->kiosk_id, bytes + 32, sizeof header->kiosk_id);
  memcpy (header->form_hash, bytes + 48, sizeof header->form_hash);
  header->created_ms = ant_get64 (bytes + 64);
  header->clock_flags = ant_get32 (bytes + 72);
  header->epoch = ant_get32 (bytes + 76);

  return TRUE;
}

static const char *
find_difference (const AntPartHeader *a, const AntPartHeader *b)
{
  if (a->kind != b->kind)
    return "kind";
  if (a->part_no != b->part_no)
    return "part_no";
  if (a->part_count != b->part_count)
    return "part_count";
  if (memcmp (a->intake_id, b->intake_id, sizeof a->intake_id) != 0)
    return "intake_id";
  if (memcmp (a->kiosk_id, b->kiosk_id, sizeof a->kiosk_id) != 0)
    return "kiosk_id";
  if (memcmp (a->form_hash, b->form_hash, sizeof a->form_hash) != 0)
    return "form_hash";
  if (a->created_ms != b->created_ms)
    return "created_ms";
  if (a->clock_flags != b->clock_flags)
    return "clock_flags";
  if (a->epoch != b->epoch)
    return "epoch";

  return NULL;
}

/**
 * ant_part_unwrap:
 * @plain: an opened part
 * @expected: what its row says
 * @error: return location; %ANT_ERROR_CORRUPT names the field that differs, %ANT_ERROR_UNSUPPORTED
 * for another version
 *
 * Returns: (transfer full) (nullable): the body, wiped with @plain
 */
GBytes *
ant_part_unwrap (GBytes *plain, const AntPartHeader *expected, GError **error)
{
  AntPartHeader header;
  const char   *difference;

  if (!ant_part_peek (plain, &header, error))
    return NULL;

  difference = find_difference (&header, expected);
  if (difference != NULL) {
    ant_fail (error, ANT_ERROR_CORRUPT, "The part does not belong where it was found: %s differs",
              difference);
    return NULL;
  }

  return g_bytes_new_from_bytes (plain, ANT_PART_HEADER_SIZE,
                                 ant_get64 ((const guint8 *) g_bytes_get_data (plain, NULL) + 80));
}
