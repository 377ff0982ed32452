/* test-followup.c - the ways a client can carry on by phone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-followup.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "ant-payload.h"

#define REFERENCE "K7M-4QX-C"

#define CLINIC                                                                                     \
  "[clinic]\nid=try\nname=Try Clinic\nname[pl]=Klinika\ntagline=One step\naccent=#1f6f6b\n"        \
  "languages=en;pl\n"
#define PHONE    "[phone]\nmain=+442080221267\nmain-shown=020 8022 1267\n"
#define MOBILE   "second=+447876587988\nsecond-shown=07876 587988\n"
#define EMAIL    "[email]\naddress=hello@try.example\n"
#define ROOM     "video-room=https://meet.example/try-%s\n"
#define WHATSAPP "[whatsapp]\nnumber=+447876587988\n"
#define DATE                                                                                       \
  "[appointment]\ntitle=Open day\nplace=1 Road\nstart=20270131T093000Z\nend=20270131T100000Z\n"    \
  "issued=20261120T090000Z\n"

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *file = g_build_filename (path, name, NULL);

    g_assert_cmpint (g_remove (file), ==, 0);
  }
  g_assert_cmpint (g_remove (path), ==, 0);
}

/* A clinic with @ini for its clinic.ini, over the fixtures' common layer. */
static AntClinic *
load (const char *ini)
{
  g_autofree char *fixtures = g_test_build_filename (G_TEST_DIST, "fixtures", "clinics", NULL);
  g_autofree char *small_plan = g_build_filename (fixtures, "small", "treatment.json", NULL);
  g_autofree char *folder = g_dir_make_tmp ("ant-followup-XXXXXX", NULL);
  g_autofree char *pack = g_build_filename (folder, "pack", NULL);
  g_autofree char *file = g_build_filename (pack, "clinic.ini", NULL);
  g_autofree char *plan = g_build_filename (pack, "treatment.json", NULL);
  g_autofree char *plan_text = NULL;
  g_autofree char *common = g_build_filename (fixtures, "common", NULL);
  g_autofree char *link = g_build_filename (folder, "common", NULL);
  g_autoptr (GFile) link_file = g_file_new_for_path (link);
  g_autoptr (GPtrArray) issues = ant_pack_issue_list_new ();
  g_autoptr (GError) error = NULL;
  AntClinic *clinic;

  g_assert_cmpint (g_mkdir (pack, 0700), ==, 0);
  g_assert_true (g_file_make_symbolic_link (link_file, common, NULL, NULL));
  g_assert_true (g_file_get_contents (small_plan, &plan_text, NULL, NULL));
  g_assert_true (g_file_set_contents (plan, plan_text, -1, NULL));
  g_assert_true (g_file_set_contents (file, ini, -1, NULL));

  clinic = ant_clinic_load (pack, issues, &error);
  for (guint i = 0; i < issues->len; i++)
    g_test_message ("%s", ((AntPackIssue *) issues->pdata[i])->message);
  g_assert_no_error (error);

  remove_folder (pack);
  remove_folder (folder);

  return clinic;
}

static void
check (const AntFollowup *followup,
       AntWay             way,
       AntFollowupAct     act,
       const char        *payload,
       const char        *shown)
{
  g_assert_cmpint (followup->way, ==, way);
  g_assert_cmpstr (followup->id, ==, ant_way_get_id (way));
  g_assert_cmpint (followup->act, ==, act);
  g_assert_cmpstr (followup->payload, ==, payload);
  g_assert_cmpstr (followup->shown, ==, shown);
  g_assert_cmpuint (strlen (followup->payload), <=, ANT_PAYLOAD_MAX_BYTES);
}

static void
test_followup_lists_every_way (void)
{
  g_autoptr (AntClinic) clinic =
      load (CLINIC ROOM PHONE MOBILE EMAIL WHATSAPP DATE
            "[follow-up]\nways=phone;text;email;whatsapp;video;save;appointment\n");
  g_autoptr (GPtrArray) list = ant_followup_list (clinic, REFERENCE, "pl");

  g_assert_cmpuint (list->len, ==, ANT_WAY_N_WAYS);
  check (list->pdata[0], ANT_WAY_PHONE, ANT_FOLLOWUP_CALL, "tel:+442080221267", "020 8022 1267");
  /* to the mobile telephone, for a landline reads no texts */
  check (
      list->pdata[1], ANT_WAY_TEXT, ANT_FOLLOWUP_TEXT,
      "SMSTO:+447876587988:My reference is K7M-4QX-C. I filled in the form at the clinic. Please "
      "text me back.",
      "07876 587988");
  check (list->pdata[2], ANT_WAY_EMAIL, ANT_FOLLOWUP_EMAIL,
         "mailto:hello@try.example?subject=Reference%20K7M-4QX-C&body=Hello%2C%0D%0A%0D%0A"
         "My%20reference%20is%20K7M-4QX-C.%20I%20filled%20in%20the%20form%20at%20the%20clinic."
         "%0D%0A",
         "hello@try.example");
  check (list->pdata[3], ANT_WAY_WHATSAPP, ANT_FOLLOWUP_OPEN,
         "https://wa.me/447876587988?text=My%20reference%20is%20K7M-4QX-C.%20I%20filled%20in%20"
         "the%20form%20at%20the%20clinic.",
         "07876 587988");
  check (list->pdata[4], ANT_WAY_VIDEO, ANT_FOLLOWUP_OPEN, "https://meet.example/try-K7M-4QX-C",
         "https://meet.example/try-K7M-4QX-C");
  check (list->pdata[5], ANT_WAY_SAVE, ANT_FOLLOWUP_SAVE,
         "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Klinika K7M-4QX-C;;;;\r\nFN:Klinika K7M-4QX-C\r\n"
         "TEL:+442080221267\r\nTEL:+447876587988\r\nEMAIL:hello@try.example\r\n"
         "NOTE:Reference K7M-4QX-C\r\nEND:VCARD\r\n",
         "Klinika");
  check (list->pdata[6], ANT_WAY_APPOINTMENT, ANT_FOLLOWUP_REMEMBER,
         "BEGIN:VEVENT\r\nUID:K7M-4QX-C-20270131T093000Z@try\r\nDTSTAMP:20261120T090000Z\r\n"
         "DTSTART:20270131T093000Z\r\nDTEND:20270131T100000Z\r\nSUMMARY:Open day K7M-4QX-C\r\n"
         "LOCATION:1 Road\r\nEND:VEVENT\r\n",
         "Open day");
}

static void
test_followup_needs_no_reference (void)
{
  g_autoptr (AntClinic) clinic =
      load (CLINIC ROOM PHONE EMAIL "[follow-up]\nways=video;email;save\n");
  g_autoptr (GPtrArray) list = ant_followup_list (clinic, NULL, "en");

  /* a room for one visit is no room for everybody */
  g_assert_cmpuint (list->len, ==, 3);
  check (list->pdata[0], ANT_WAY_VIDEO, ANT_FOLLOWUP_TEXT,
         "SMSTO:+442080221267:Please call me by video.", "020 8022 1267");
  check (list->pdata[1], ANT_WAY_EMAIL, ANT_FOLLOWUP_EMAIL,
         "mailto:hello@try.example?subject=A%20question%20for%20the%20clinic&body=Hello%2C%0D%0A"
         "%0D%0AI%20have%20a%20question%20for%20the%20clinic%3A%0D%0A",
         "hello@try.example");
  check (list->pdata[2], ANT_WAY_SAVE, ANT_FOLLOWUP_SAVE,
         "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Try Clinic;;;;\r\nFN:Try Clinic\r\nTEL:+442080221267\r\n"
         "EMAIL:hello@try.example\r\nEND:VCARD\r\n",
         "Try Clinic");
}

static void
test_followup_asks_for_video_by_email (void)
{
  g_autoptr (AntClinic) clinic = load (CLINIC EMAIL "[follow-up]\nways=video\n");
  g_autoptr (GPtrArray) list = ant_followup_list (clinic, REFERENCE, "en");

  g_assert_cmpuint (list->len, ==, 1);
  check (list->pdata[0], ANT_WAY_VIDEO, ANT_FOLLOWUP_EMAIL,
         "mailto:hello@try.example?subject=Reference%20K7M-4QX-C&body=Hello%2C%0D%0A%0D%0A"
         "My%20reference%20is%20K7M-4QX-C.%20Please%20call%20me%20by%20video.%0D%0A",
         "hello@try.example");
}

/* An address of 140 bytes leaves room for the reference, not for the words around it. */
static void
test_followup_shortens_words_not_the_reference (void)
{
  g_autofree char *domain = g_strnfill (60, 'd');
  g_autofree char *name = g_strnfill (60, 'n');
  g_autofree char *ini = g_strdup_printf (
      CLINIC "[email]\naddress=%s@%s.example\n[follow-up]\nways=email\n", name, domain);
  g_autofree char *payload = g_strdup_printf ("mailto:%s@%s.example?subject=Reference%%20" REFERENCE
                                              "&body=My%%20reference%%20is%%20" REFERENCE ".",
                                              name, domain);
  g_autofree char *address = g_strdup_printf ("%s@%s.example", name, domain);
  g_autoptr (AntClinic) clinic = load (ini);
  g_autoptr (GPtrArray) list = ant_followup_list (clinic, REFERENCE, "en");

  g_assert_cmpuint (list->len, ==, 1);
  check (list->pdata[0], ANT_WAY_EMAIL, ANT_FOLLOWUP_EMAIL, payload, address);
}

static void
test_ways_have_words (void)
{
  AntWay way;

  for (guint i = 0; i < ANT_WAY_N_WAYS; i++) {
    g_assert_true (ant_way_parse (ant_way_get_id (i), &way));
    g_assert_cmpint (way, ==, i);
  }
  g_assert_false (ant_way_parse ("pigeon", &way));
  g_assert_false (ant_way_parse ("", &way));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/followup/lists-every-way", test_followup_lists_every_way);
  g_test_add_func ("/followup/needs-no-reference", test_followup_needs_no_reference);
  g_test_add_func ("/followup/asks-for-video-by-email", test_followup_asks_for_video_by_email);
  g_test_add_func ("/followup/shortens-words", test_followup_shortens_words_not_the_reference);
  g_test_add_func ("/followup/ways-have-words", test_ways_have_words);

  return g_test_run ();
}
