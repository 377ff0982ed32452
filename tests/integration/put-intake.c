/* put-intake.c - commits a client's intake to a vault, as the kiosk would
 *
 *     put-intake DIR REFERENCE FILE.jpg…
 *     put-intake DIR                        one after the other until it is killed, each named once
 *                                           it is committed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdio.h>

#include "ant-reference.h"
#include "ant-test-vault.h"

static void
add_photo_file (AntRecord *record, guint8 view, const char *path)
{
  g_autofree char *jpeg = NULL;
  g_autoptr (GByteArray) body = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &jpeg, &size, NULL));
  g_byte_array_append (body, &view, 1);
  g_byte_array_append (body, (const guint8 *) jpeg, (guint) size);
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&body));
  ant_record_add (record, ANT_PART_PHOTO, bytes);
}

static void
put_until_killed (AntVault *vault, GBytes *form)
{
  for (;;) {
    g_autofree char *reference = ant_reference_new (NULL);
    g_autoptr (AntRecord) record = ant_test_record (reference);

    g_assert_true (ant_test_commit (vault, record, form, NULL));
    puts (reference);
    fflush (stdout);
  }
}

int
main (int argc, char **argv)
{
  g_autoptr (AntClock) clock = ant_clock_new_fixed (ANT_TEST_NOW_MS);
  g_autoptr (AntRecord) record = NULL;
  g_autoptr (GBytes) form = g_bytes_new_static (ANT_TEST_FORM, strlen (ANT_TEST_FORM));
  g_autoptr (GError) error = NULL;
  g_autoptr (AntVault) vault = NULL;

  g_assert_cmpint (argc, >=, 2);
  vault = ant_vault_new (argv[1], clock);
  if (!ant_test_open (vault, &error)) {
    g_printerr ("%s\n", error->message);
    return 1;
  }
  if (argc == 2)
    put_until_killed (vault, form);

  record = ant_test_record (argv[2]);
  for (int i = 3; i < argc; i++)
    add_photo_file (record, (guint8) (i - 3), argv[i]);
  if (!ant_test_commit (vault, record, form, &error)) {
    g_printerr ("%s\n", error->message);
    return 1;
  }

  return 0;
}
