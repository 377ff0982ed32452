/* test-part.c - what stands before every sealed part, and ties it to its place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-age.h"
#include "ant-error.h"
#include "ant-part.h"

static const AntPartHeader HEADER = {
  .kind = ANT_PART_ANSWERS,
  .part_no = 1,
  .part_count = 5,
  .intake_id = "an intake's id..",
  .kiosk_id = "the kiosk's id..",
  .form_hash = "the form's hash.",
  .created_ms = G_GUINT64_CONSTANT (0x0102030405060708),
  .clock_flags = 1,
  .epoch = 0xa1b2c3d4,
};

/* A part of @n_body letters, sealed and opened again. */
static GBytes *
wrap (const AntPartHeader *header, gsize n_body)
{
  g_autoptr (GBytes) body = g_bytes_new_take (g_strnfill (n_body, 'x'), n_body);
  g_autoptr (AntSecret) identity = NULL;
  g_autofree char *recipient = NULL;
  g_autoptr (GBytes) sealed = NULL;
  GBytes *plain;

  g_assert_true (ant_age_make_identity (&identity, &recipient, NULL));
  sealed = ant_part_seal (header, body, (const char *const[]){ recipient, NULL }, NULL);
  plain = ant_age_decrypt (sealed, identity, NULL);
  g_assert_nonnull (plain);

  return plain;
}

static void
test_part_comes_back (void)
{
  static const struct {
    AntPartKind kind;
    gsize       n_body, size;
  } rows[] = {
    { ANT_PART_CARD, 0, 4096 },
    { ANT_PART_CARD, 4000, 4096 },
    { ANT_PART_CARD, 4001, 8192 },
    { ANT_PART_PHOTO, 1, 65536 },
    { ANT_PART_PHOTO, 65440, 65536 },
    { ANT_PART_PHOTO, 65441, 131072 },
    { ANT_PART_NOTES, 12345, 12288 + 4096 },
    { ANT_PART_PHOTO, 400000, 458752 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) plain = NULL;
    g_autoptr (GBytes) body = NULL;
    AntPartHeader header = HEADER;
    const char   *bytes;
    gsize         n;

    header.kind = rows[i].kind;
    plain = wrap (&header, rows[i].n_body);
    g_assert_cmpuint (g_bytes_get_size (plain), ==, rows[i].size);
    body = ant_part_unwrap (plain, &header, &error);
    g_assert_no_error (error);
    bytes = g_bytes_get_data (body, &n);
    g_assert_cmpuint (n, ==, rows[i].n_body);
    for (gsize j = 0; j < n; j++)
      g_assert_true (bytes[j] == 'x');
  }
}

/* The layout is written to disk and read by others: it must not move. */
static void
test_part_keeps_its_layout (void)
{
  g_autoptr (GBytes) plain = wrap (&HEADER, 3);
  const guint8 expected[96 + 4] = "ANTRMPT1\x01\x00\x02\x00\x01\x00\x05\x00"
                                  "an intake's id..the kiosk's id..the form's hash."
                                  "\x08\x07\x06\x05\x04\x03\x02\x01\x01\0\0\0\xd4\xc3\xb2\xa1"
                                  "\x03\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0xxx";

  g_assert_cmpmem (g_bytes_get_data (plain, NULL), sizeof expected, expected, sizeof expected);
}

static void
test_part_refuses_another_place (void)
{
  g_autoptr (GBytes) plain = wrap (&HEADER, 100);
  AntPartHeader     headers[9];
  const char *const names[] = { "kind",      "part_no",    "part_count",  "intake_id", "kiosk_id",
                                "form_hash", "created_ms", "clock_flags", "epoch" };

  for (gsize i = 0; i < G_N_ELEMENTS (headers); i++)
    headers[i] = HEADER;
  headers[0].kind = ANT_PART_CONSENT;
  headers[1].part_no++;
  headers[2].part_count++;
  headers[3].intake_id[15] ^= 1;
  headers[4].kiosk_id[0] ^= 1;
  headers[5].form_hash[7] ^= 128;
  headers[6].created_ms++;
  headers[7].clock_flags = 0;
  headers[8].epoch--;
  for (gsize i = 0; i < G_N_ELEMENTS (headers); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (ant_part_unwrap (plain, &headers[i], &error));
    g_assert_error (error, ANT_ERROR, ANT_ERROR_CORRUPT);
    g_assert_true (g_strrstr (error->message, names[i]) != NULL);
  }
}

static void
refuse_changed (gsize at, guint8 value, AntError code)
{
  g_autoptr (GBytes) plain = wrap (&HEADER, 100);
  g_autoptr (GBytes) changed = NULL;
  g_autoptr (GError) error = NULL;
  gsize   size = g_bytes_get_size (plain);
  guint8 *copy = g_memdup2 (g_bytes_get_data (plain, NULL), size);

  copy[at] = value;
  changed = g_bytes_new_take (copy, size);
  g_assert_null (ant_part_unwrap (changed, &HEADER, &error));
  g_assert_error (error, ANT_ERROR, (int) code);
}

static void
test_part_refuses_what_is_none (void)
{
  refuse_changed (0, 'B', ANT_ERROR_CORRUPT);
  refuse_changed (7, '2', ANT_ERROR_CORRUPT);
  refuse_changed (8, 2, ANT_ERROR_UNSUPPORTED);
  refuse_changed (9, 1, ANT_ERROR_UNSUPPORTED);
  refuse_changed (87, 0xff, ANT_ERROR_CORRUPT); /* body_len beyond all bounds */
  refuse_changed (81, 0x20, ANT_ERROR_CORRUPT); /* body_len beyond the end */
  refuse_changed (80, 99, ANT_ERROR_CORRUPT);   /* a byte of the body becomes padding */
  refuse_changed (88, 1, ANT_ERROR_CORRUPT);
  refuse_changed (95, 1, ANT_ERROR_CORRUPT);
  refuse_changed (4095, 1, ANT_ERROR_CORRUPT);
}

static void
test_part_refuses_other_lengths (void)
{
  g_autoptr (GBytes) plain = wrap (&HEADER, 5000);

  for (gsize size = 0; size < g_bytes_get_size (plain); size += size < 100 ? 1 : 64) {
    g_autoptr (GBytes) cut = g_bytes_new_from_bytes (plain, 0, size);
    g_autoptr (GError) error = NULL;

    g_assert_null (ant_part_unwrap (cut, &HEADER, &error));
    g_assert_error (error, ANT_ERROR, ANT_ERROR_CORRUPT);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (ant_seal_init (NULL));

  g_test_add_func ("/part/comes-back", test_part_comes_back);
  g_test_add_func ("/part/keeps-its-layout", test_part_keeps_its_layout);
  g_test_add_func ("/part/refuses-another-place", test_part_refuses_another_place);
  g_test_add_func ("/part/refuses-what-is-none", test_part_refuses_what_is_none);
  g_test_add_func ("/part/refuses-other-lengths", test_part_refuses_other_lengths);

  return g_test_run ();
}
