/* ant-jpeg.c - a JPEG with nothing in it but the picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-jpeg"

#include "ant-jpeg.h"

#include <string.h>

#include "ant-error.h"

/* ITU-T T.81, table B.1 */
enum {
  TEM = 0x01,
  SOF0 = 0xc0,
  DHT = 0xc4,
  RST0 = 0xd0,
  RST7 = 0xd7,
  SOI = 0xd8,
  EOI = 0xd9,
  SOS = 0xda,
  APP0 = 0xe0,
  APP15 = 0xef,
  COM = 0xfe,
};

/**
 * Reader:
 *
 * A place in the bytes of a JPEG.
 */
typedef struct {
  const guint8 *bytes;
  gsize         size;
  gsize         at;
} Reader;

/* FF, any number of FF to fill, the marker's code: T.81, B.1.1.2. */
static gboolean
read_marker (Reader *reader, guint8 *marker)
{
  if (reader->at >= reader->size || reader->bytes[reader->at] != 0xff)
    return FALSE;
  while (reader->at < reader->size && reader->bytes[reader->at] == 0xff)
    reader->at++;
  if (reader->at >= reader->size || reader->bytes[reader->at] == 0)
    return FALSE;
  *marker = reader->bytes[reader->at++];

  return TRUE;
}

/* A segment's length counts its own two bytes. */
static gboolean
read_segment (Reader *reader, const guint8 **segment, gsize *size)
{
  gsize length;

  if (reader->size - reader->at < 2)
    return FALSE;
  length = (gsize) reader->bytes[reader->at] << 8 | reader->bytes[reader->at + 1];
  if (length < 2 || length > reader->size - reader->at)
    return FALSE;
  *segment = reader->bytes + reader->at;
  *size = length;
  reader->at += length;

  return TRUE;
}

/* Entropy-coded data goes on to the first FF that is followed by neither 00 nor a restart; more FF
 * before that one fill, and belong to the marker. */
static void
copy_scan (Reader *reader, GByteArray *out)
{
  gsize start = reader->at;
  gsize end;

  while (reader->at + 1 < reader->size) {
    guint8 next = reader->bytes[reader->at + 1];

    if (reader->bytes[reader->at] == 0xff && next != 0 && !(next >= RST0 && next <= RST7) &&
        next != 0xff)
      break;
    reader->at++;
  }
  for (end = reader->at; end > start && reader->bytes[end - 1] == 0xff; end--)
    ;
  g_byte_array_append (out, reader->bytes + start, (guint) (end - start));
}

static gboolean
is_metadata (guint8 marker)
{
  return (marker >= APP0 && marker <= APP15) || marker == COM;
}

static void
append_marker (GByteArray *out, guint8 marker)
{
  const guint8 pair[] = { 0xff, marker };

  g_byte_array_append (out, pair, sizeof pair);
}

/* What was seen on the way: without all of it there is no picture to keep. */
typedef struct {
  gboolean has_frame;
  gboolean has_tables;
  gboolean has_scan;
} Seen;

static gboolean
copy_segments (Reader *reader, GByteArray *out, Seen *seen)
{
  guint8 marker;

  while (read_marker (reader, &marker)) {
    const guint8 *segment;
    gsize         size;

    if (marker == EOI) {
      append_marker (out, EOI);
      return seen->has_frame && seen->has_scan;
    }
    if (marker == TEM || (marker >= RST0 && marker <= SOI) ||
        !read_segment (reader, &segment, &size))
      return FALSE;
    if (is_metadata (marker))
      continue;

    append_marker (out, marker);
    g_byte_array_append (out, segment, (guint) size);
    seen->has_frame |= marker >= SOF0 && marker < RST0 && marker != DHT;
    seen->has_tables |= marker == DHT;
    if (marker == SOS) {
      seen->has_scan = TRUE;
      copy_scan (reader, out);
    }
  }

  return FALSE;
}

/**
 * ant_jpeg_strip:
 * @jpeg: a JPEG from a camera
 * @error: return location; %ANT_ERROR_CORRUPT where it is none or is cut short,
 * %ANT_ERROR_UNSUPPORTED where the camera leaves out the Huffman tables, as Motion JPEG may: few
 * programs open such a file
 *
 * Leaves out every application segment (EXIF, XMP, thumbnails, the camera's own), every comment and
 * whatever comes after the picture. What the picture is decoded from stays byte for byte; without
 * APP0 and APP14 it is read as the YCbCr that cameras give.
 *
 * Returns: (transfer full) (nullable): the bare picture
 */
GBytes *
ant_jpeg_strip (GBytes *jpeg, GError **error)
{
  static const guint8 START[] = { 0xff, SOI };
  Reader              reader = { NULL, 0, sizeof START };
  Seen                seen = { FALSE };
  GByteArray         *out;

  reader.bytes = g_bytes_get_data (jpeg, &reader.size);
  if (reader.size < sizeof START || memcmp (reader.bytes, START, sizeof START) != 0) {
    ant_fail (error, ANT_ERROR_CORRUPT, "Not a JPEG");
    return NULL;
  }

  out = g_byte_array_sized_new ((guint) reader.size);
  g_byte_array_append (out, START, sizeof START);
  if (!copy_segments (&reader, out, &seen)) {
    ant_fail (error, ANT_ERROR_CORRUPT, "The JPEG is damaged or cut short");
    g_byte_array_unref (out);
    return NULL;
  }
  if (!seen.has_tables) {
    ant_fail (error, ANT_ERROR_UNSUPPORTED, "The JPEG has no Huffman tables");
    g_byte_array_unref (out);
    return NULL;
  }

  return g_byte_array_free_to_bytes (out);
}
