/* test-qr.c - a QR code as a square of dark and light modules
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-error.h"
#include "ant-qr-picture.h"
#include "ant-qr.h"

#include <glib/gstdio.h>
#include <string.h>

static void
test_qr_has_finders (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AntQr) qr = ant_qr_new ("tel:+447528690285", &error);
  int width;

  g_assert_no_error (error);
  g_assert_cmpint (ant_qr_get_version (qr), ==, 2);
  width = ant_qr_get_width (qr);
  g_assert_cmpint (width, ==, 25);
  for (int i = 0; i < 7; i++) {
    g_assert_true (ant_qr_get_module (qr, i, 0));
    g_assert_true (ant_qr_get_module (qr, width - 1, i));
    g_assert_true (ant_qr_get_module (qr, 0, width - 1 - i));
  }
  g_assert_false (ant_qr_get_module (qr, 1, 1));
  g_assert_false (ant_qr_get_module (qr, -1, 0));
  g_assert_false (ant_qr_get_module (qr, 0, width));
}

static void
test_qr_version_is_ten_at_most (void)
{
  for (gsize n = 1; n <= ANT_QR_MAX_BYTES; n++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *payload = g_strnfill (n, 'x');
    g_autoptr (AntQr) qr = ant_qr_new (payload, &error);

    g_assert_no_error (error);
    g_assert_cmpint (ant_qr_get_version (qr), <=, ANT_QR_MAX_VERSION);
    g_assert_cmpint (ant_qr_get_width (qr), ==, 17 + 4 * ant_qr_get_version (qr));
    g_assert_cmpstr (ant_qr_get_payload (qr), ==, payload);
  }
}

static void
test_qr_refuses_too_much_and_nothing (void)
{
  static const gsize SIZES[] = { 0, ANT_QR_MAX_BYTES + 1, 100000 };

  for (gsize i = 0; i < G_N_ELEMENTS (SIZES); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *payload = g_strnfill (SIZES[i], 'x');

    g_assert_null (ant_qr_new (payload, &error));
    g_assert_error (error, ANT_ERROR, ANT_ERROR_INVALID);
  }
}

static void
test_qr_picture_reports_failure (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AntQr) qr = ant_qr_new ("tel:+447528690285", &error);

  g_assert_no_error (error);
  g_assert_false (ant_qr_picture_save (qr, 4, "/nowhere/at/all.png", &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_FAILED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/qr/has-finders", test_qr_has_finders);
  g_test_add_func ("/qr/version-is-ten-at-most", test_qr_version_is_ten_at_most);
  g_test_add_func ("/qr/refuses-too-much-and-nothing", test_qr_refuses_too_much_and_nothing);
  g_test_add_func ("/qr-picture/reports-failure", test_qr_picture_reports_failure);

  return g_test_run ();
}
