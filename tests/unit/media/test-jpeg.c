/* test-jpeg.c - a JPEG with nothing in it but the picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-jpeg.h"

#include <string.h>

#include "ant-error.h"

#define SOI  "\xff\xd8"
#define JFIF "\xff\xe0\x00\x10JFIF\0\1\1\0\0\1\0\1\0\0"
#define EXIF                                                                                       \
  "\xff\xe1\x00\x0e"                                                                               \
  "Exif\0\0secret"
#define NOTE "\xff\xfe\x00\x08secret"
#define MINE "\xff\xef\x00\x08secret"
#define DQT  "\xff\xdb\x00\x04\x01\x02"
#define SOF  "\xff\xc0\x00\x05\x01\x02\x03"
#define DHT  "\xff\xc4\x00\x03\x07"
#define SOS  "\xff\xda\x00\x03\x01"
#define DATA "\x12\xff\x00\x34\xff\xd0\x56\xff\xff\x00\x78"
#define EOI  "\xff\xd9"

#define BYTES(literal) (literal), sizeof (literal) - 1

static void
check_strip (const char *from, gsize from_size, const char *to, gsize to_size)
{
  g_autoptr (GBytes) jpeg = g_bytes_new (from, from_size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bare = ant_jpeg_strip (jpeg, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bare, NULL), g_bytes_get_size (bare), to, to_size);
}

static void
check_refuse (const char *from, gsize from_size, AntError code)
{
  g_autoptr (GBytes) jpeg = g_bytes_new (from, from_size);
  g_autoptr (GError) error = NULL;

  g_assert_null (ant_jpeg_strip (jpeg, &error));
  g_assert_error (error, ANT_ERROR, (int) code);
}

static void
test_jpeg_strips_metadata (void)
{
  check_strip (BYTES (SOI JFIF EXIF DQT NOTE SOF DHT MINE SOS DATA EOI),
               BYTES (SOI DQT SOF DHT SOS DATA EOI));
  /* what comes after the picture goes; scans in a row, filling and tables between them stay */
  check_strip (BYTES (SOI DQT SOF DHT SOS DATA "\xff" EXIF DHT SOS DATA EOI EXIF "secret"),
               BYTES (SOI DQT SOF DHT SOS DATA DHT SOS DATA EOI));
}

static void
test_jpeg_refuses_damage (void)
{
  static const char whole[] = SOI JFIF EXIF DQT NOTE SOF DHT MINE SOS DATA EOI;

  for (gsize size = 0; size < sizeof whole - 1; size++)
    check_refuse (whole, size, ANT_ERROR_CORRUPT);
  check_refuse (BYTES ("GIF89a"), ANT_ERROR_CORRUPT);
  check_refuse (BYTES (SOI EOI), ANT_ERROR_CORRUPT);
  check_refuse (BYTES (SOI DHT SOS DATA EOI), ANT_ERROR_CORRUPT);
  check_refuse (BYTES (SOI "\xff\xdb\x00\x01" SOF DHT SOS DATA EOI), ANT_ERROR_CORRUPT);
  check_refuse (BYTES (SOI "\xff\xdb\xff\xff" SOF DHT SOS DATA EOI), ANT_ERROR_CORRUPT);
  check_refuse (BYTES (SOI SOI SOF DHT SOS DATA EOI), ANT_ERROR_CORRUPT);
}

static void
test_jpeg_refuses_lack_of_tables (void)
{
  check_refuse (BYTES (SOI DQT SOF SOS DATA EOI), ANT_ERROR_UNSUPPORTED);
}

static void
test_jpeg_survives_flipped_bits (void)
{
  static const char whole[] = SOI JFIF EXIF DQT NOTE SOF DHT MINE SOS DATA EOI;

  for (gsize bit = 0; bit < 8 * (sizeof whole - 1); bit++) {
    g_autofree guint8 *bytes = g_memdup2 (whole, sizeof whole - 1);
    g_autoptr (GBytes) jpeg = NULL;
    g_autoptr (GBytes) bare = NULL;

    bytes[bit / 8] ^= 1u << bit % 8;
    jpeg = g_bytes_new (bytes, sizeof whole - 1);
    bare = ant_jpeg_strip (jpeg, NULL);
    if (bare != NULL)
      g_assert_cmpuint (g_bytes_get_size (bare), <, sizeof whole);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/jpeg/strips-metadata", test_jpeg_strips_metadata);
  g_test_add_func ("/jpeg/refuses-damage", test_jpeg_refuses_damage);
  g_test_add_func ("/jpeg/refuses-lack-of-tables", test_jpeg_refuses_lack_of_tables);
  g_test_add_func ("/jpeg/survives-flipped-bits", test_jpeg_survives_flipped_bits);

  return g_test_run ();
}
