/* test-reference.c - the short code a client leaves with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-error.h"
#include "ant-reference.h"

static void
test_reference_reads_back (void)
{
  for (int i = 0; i < 1000; i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *made = ant_reference_new (&error);
    g_autofree char *read = NULL;

    g_assert_no_error (error);
    g_assert_cmpuint (strlen (made), ==, 9);
    g_assert_true (g_ascii_isalnum (made[8]));
    read = ant_reference_parse (made, &error);
    g_assert_no_error (error);
    g_assert_cmpstr (read, ==, made);
  }
}

/* 0x3fffffff is ZZZZZZ; 1073741823 mod 37 is 0x3fffffff % 37 = 11, the symbol B. */
static void
test_reference_forgives (void)
{
  static const char *const ways[] = { "000-001-1", "oooooil", "OOO-00l-I", "0 0 0 0 0 1 1" };
  g_autofree char         *highest = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *read = ant_reference_parse (ways[i], &error);

    g_assert_no_error (error);
    g_assert_cmpstr (read, ==, "000-001-1");
  }

  g_assert_true (ant_reference_make (0x3fffffff, &highest));
  g_assert_true (highest[8] == "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[0x3fffffff % 37]);
}

static void
test_reference_refuses (void)
{
  static const char *const ways[] = { "",          "000-001-2",  "000-001",    "000-001-11",
                                      "0000U1-1",  "000-00*-1",  "żółć",       "000-001-*",
                                      "K7M-4QX-!", "0000000000", "000\n001\n1" };

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (ant_reference_parse (ways[i], &error));
    g_assert_error (error, ANT_ERROR, ANT_ERROR_INVALID);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reference/reads-back", test_reference_reads_back);
  g_test_add_func ("/reference/forgives", test_reference_forgives);
  g_test_add_func ("/reference/refuses", test_reference_refuses);

  return g_test_run ();
}
