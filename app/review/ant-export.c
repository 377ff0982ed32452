/* ant-export.c - one intake as files in an archive, for another clinic or the client
 *
 * The archive is a POSIX ustar, which every system unpacks: a folder named for the reference, with
 * the JSON parts, the photographs as JPEG, and the questionnaire the answers belong to. It is made
 * in memory, to be sealed before it is written anywhere.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-export"

#include "ant-export.h"

#include <string.h>

#include "ant-secret.h"

#define BLOCK 512

static const char *const VIEWS[] = { "front", "top", "crown", "left", "right" };

/* A photo's body is a byte for the view, and then the JPEG. */
static const guint8 *
get_content (AntRecord *record, guint part_no, gsize *size)
{
  const guint8 *bytes = g_bytes_get_data (ant_record_get_body (record, part_no), size);

  if (ant_record_get_kind (record, part_no) != ANT_PART_PHOTO || *size == 0)
    return bytes;
  *size -= 1;

  return bytes + 1;
}

/**
 * ant_export_name_part:
 * @record: an opened intake
 * @part_no: which part
 *
 * Returns: (transfer full): a file name for it, "02-photo-front.jpg"
 */
char *
ant_export_name_part (AntRecord *record, guint part_no)
{
  AntPartKind   kind = ant_record_get_kind (record, part_no);
  gsize         size;
  const guint8 *bytes = g_bytes_get_data (ant_record_get_body (record, part_no), &size);

  if (kind == ANT_PART_PHOTO)
    return g_strdup_printf ("%02u-photo-%s.jpg", part_no,
                            size > 0 && bytes[0] < G_N_ELEMENTS (VIEWS) ? VIEWS[bytes[0]]
                                                                        : "other");

  return g_strdup_printf ("%02u-%s.json", part_no, ant_part_kind_name (kind));
}

static void
write_octal (char *field, int n_digits, guint64 value)
{
  for (int i = n_digits - 1; i >= 0; i--, value >>= 3)
    field[i] = (char) ('0' + (value & 7));
}

/* Places and sizes of the fields: POSIX.1-1988, "ustar Interchange Format". */
static void
write_header (char *block, const char *folder, const char *name, gsize size, gint64 now_s)
{
  guint sum = 0;

  memset (block, 0, BLOCK);
  g_snprintf (block, 100, "%s/%s", folder, name);
  write_octal (block + 100, 7, 0600);
  write_octal (block + 108, 7, 0);
  write_octal (block + 116, 7, 0);
  write_octal (block + 124, 11, size);
  write_octal (block + 136, 11, (guint64) MAX (now_s, 0));
  memset (block + 148, ' ', 8);
  block[156] = '0';
  memcpy (block + 257, "ustar\00000", 8);
  for (int i = 0; i < BLOCK; i++)
    sum += (guint8) block[i];
  write_octal (block + 148, 6, sum);
  block[154] = '\0';
}

static gsize
block_up (gsize size)
{
  return (size + BLOCK - 1) / BLOCK * BLOCK;
}

static char *
write_file (char       *at,
            const char *folder,
            const char *name,
            const void *bytes,
            gsize       size,
            gint64      now_s)
{
  write_header (at, folder, name, size, now_s);
  if (size > 0)
    memcpy (at + BLOCK, bytes, size);

  return at + BLOCK + block_up (size);
}

/**
 * ant_export_tar:
 * @record: an opened intake
 * @form_json: the questionnaire it was asked with
 * @now_s: the time of day, for the files
 *
 * Returns: (transfer full): the archive, readable; wiped on the last unref
 */
GBytes *
ant_export_tar (AntRecord *record, GBytes *form_json, gint64 now_s)
{
  const char *folder = ant_record_get_reference (record);
  gsize total = 3 * BLOCK + block_up (g_bytes_get_size (form_json)); /* two zero blocks end it */
  gsize size;
  char *archive;
  char *at;

  for (guint i = 0; i < ant_record_get_n_parts (record); i++) {
    get_content (record, i, &size);
    total += BLOCK + block_up (size);
  }

  at = archive = g_malloc0 (total);
  for (guint i = 0; i < ant_record_get_n_parts (record); i++) {
    g_autofree char *name = ant_export_name_part (record, i);
    const guint8    *bytes = get_content (record, i, &size);

    at = write_file (at, folder, name, bytes, size, now_s);
  }
  write_file (at, folder, "questionnaire.json", g_bytes_get_data (form_json, NULL),
              g_bytes_get_size (form_json), now_s);

  return ant_seal_take_bytes (archive, total);
}
