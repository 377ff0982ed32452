/* test-intake.c - the parts of an opened intake, read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-intake.h"

#include <string.h>

#include "ant-error.h"
#include "ant-visit.h"

static AntRecord *
make (AntPartKind kind, const char *body)
{
  AntRecord *record = ant_record_new ("K7M-4QX-C");
  g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));

  ant_record_add (record, kind, bytes);

  return record;
}

static void
test_agreements (void)
{
  g_autoptr (AntRecord) record =
      make (ANT_PART_CONSENT, "[{\"id\":\"health\",\"title\":\"Health\",\"given\":true,"
                              "\"version\":\"ab12\",\"language\":\"pl\",\"text\":\"Words\"},"
                              "{\"id\":\"photos\",\"given\":false},"
                              "{\"id\":\"contact\",\"given\":null},7]");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = ant_intake_list_agreements (record, &error);
  const AntAgreement *one;

  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 4);
  one = all->pdata[0];
  g_assert_cmpstr (one->title, ==, "Health");
  g_assert_cmpstr (one->text, ==, "Words");
  g_assert_cmpstr (one->language, ==, "pl");
  g_assert_cmpstr (one->version, ==, "ab12");
  g_assert_true (one->is_answered && one->is_given);
  one = all->pdata[1];
  g_assert_true (one->is_answered && !one->is_given);
  for (guint i = 2; i < 4; i++) {
    one = all->pdata[i];
    g_assert_true (!one->is_answered && !one->is_given);
  }
}

static void
test_agreements_that_cannot_be_read (void)
{
  const char *const bodies[] = { "", "{}", "[", "null" };

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++) {
    g_autoptr (AntRecord) record = make (ANT_PART_CONSENT, bodies[i]);
    g_autoptr (GError) error = NULL;

    g_assert_null (ant_intake_list_agreements (record, &error));
    g_assert_error (error, ANT_ERROR, ANT_ERROR_CORRUPT);
  }
}

static void
test_photo (void)
{
  g_autoptr (AntRecord) record = make (ANT_PART_PHOTO, "\002jpeg");
  g_autoptr (GBytes) jpeg = ant_intake_get_photo (record, ANT_PHOTO_CROWN);
  g_autoptr (AntRecord) bare = make (ANT_PART_PHOTO, "\002");

  g_assert_cmpmem (g_bytes_get_data (jpeg, NULL), g_bytes_get_size (jpeg), "jpeg", 4);
  g_assert_null (ant_intake_get_photo (record, ANT_PHOTO_TOP));
  g_assert_null (ant_intake_get_photo (bare, ANT_PHOTO_CROWN));
}

static void
test_hairline (void)
{
  g_autoptr (AntRecord) record = make (
      ANT_PART_HAIRLINE, "{\"shape\":\"widows-peak\",\"lower\":-2,\"widen\":900,\"on\":\"photo\"}");
  g_autoptr (AntRecord) other = make (ANT_PART_HAIRLINE, "{\"shape\":\"square\"}");
  AntHairline hairline;
  gboolean    is_on_photo;

  g_assert_true (ant_intake_get_hairline (record, &hairline, &is_on_photo));
  g_assert_cmpint (hairline.shape, ==, ANT_HAIRLINE_WIDOWS_PEAK);
  g_assert_cmpint (hairline.lower, ==, -2);
  g_assert_cmpint (hairline.widen, ==, ANT_HAIRLINE_MAX_STEPS);
  g_assert_true (is_on_photo);
  g_assert_false (ant_intake_get_hairline (other, &hairline, NULL));
}

static void
test_signature (void)
{
  g_autoptr (AntRecord) record =
      make (ANT_PART_SIGNATURE,
            "{\"typed\":null,\"strokes\":[[[1,2],[3.5,4]],[],[[1e300,0],[\"x\"],[5,6]],7]}");
  g_autofree char *typed = NULL;
  g_autoptr (GArray) strokes = NULL;
  AntStrokePoint *points;

  g_assert_true (ant_intake_get_signature (record, &typed, &strokes));
  g_assert_null (typed);
  g_assert_cmpuint (strokes->len, ==, 3);
  points = (AntStrokePoint *) (gpointer) strokes->data;
  g_assert_true (points[0].is_start);
  g_assert_false (points[1].is_start);
  g_assert_cmpfloat_with_epsilon (points[1].x, 3.5f, 0.001f);
  g_assert_true (points[2].is_start);
}

static void
test_signature_typed (void)
{
  g_autoptr (AntRecord) record = make (ANT_PART_SIGNATURE, "{\"typed\":\"Sam\",\"strokes\":[]}");
  g_autofree char *typed = NULL;
  g_autoptr (GArray) strokes = NULL;

  g_assert_true (ant_intake_get_signature (record, &typed, &strokes));
  g_assert_cmpstr (typed, ==, "Sam");
  g_assert_cmpuint (strokes->len, ==, 0);
}

static void
test_signature_of_nobody (void)
{
  const char *const bodies[] = { "", "[]", "{}", "{\"typed\":\"\"}", "{\"strokes\":[[[1]]]}" };

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++) {
    g_autoptr (AntRecord) record = make (ANT_PART_SIGNATURE, bodies[i]);
    char   *typed = NULL;
    GArray *strokes = NULL;

    g_assert_false (ant_intake_get_signature (record, &typed, &strokes));
    g_assert_null (typed);
    g_assert_null (strokes);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intake/agreements", test_agreements);
  g_test_add_func ("/intake/agreements-that-cannot-be-read", test_agreements_that_cannot_be_read);
  g_test_add_func ("/intake/photo", test_photo);
  g_test_add_func ("/intake/hairline", test_hairline);
  g_test_add_func ("/intake/signature", test_signature);
  g_test_add_func ("/intake/signature-typed", test_signature_typed);
  g_test_add_func ("/intake/signature-of-nobody", test_signature_of_nobody);

  return g_test_run ();
}
