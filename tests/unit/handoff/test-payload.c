/* test-payload.c - the texts inside a QR code that phones act on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-payload.h"

#include <string.h>

#define REFERENCE "K7M-4QX-C"
#define NUMBER    "+447528690285"

/* Consumes @payload; NULL for @expected means it must have been refused. */
static void
check (char *payload, const char *expected)
{
  g_autofree char *owned = payload;

  g_assert_cmpstr (owned, ==, expected);
  if (owned != NULL)
    g_assert_cmpuint (strlen (owned), <=, ANT_PAYLOAD_MAX_BYTES);
}

static void
test_call (void)
{
  check (ant_payload_call (NUMBER), "tel:+447528690285");
  check (ant_payload_call (NULL), NULL);
  check (ant_payload_call (""), NULL);
  check (ant_payload_call ("+"), NULL);
  check (ant_payload_call ("07528690285"), NULL);
  check (ant_payload_call ("+07528690285"), NULL);
  check (ant_payload_call ("+44 7528 690285"), NULL);
  check (ant_payload_call ("+447528690285;ext=1"), NULL);
  check (ant_payload_call ("+4475286902851234567"), NULL);
}

static void
test_text (void)
{
  const char *bodies[] = { "My reference is K7M-4QX-C. Hello.", "K7M-4QX-C", NULL };

  check (ant_payload_text (NUMBER, bodies),
         "SMSTO:+447528690285:My reference is K7M-4QX-C. Hello.");
  check (ant_payload_text ("+44:7528", bodies), NULL);
}

static void
test_text_is_shortened (void)
{
  g_autofree char *long_body = g_strnfill (300, 'x');
  const char      *bodies[] = { long_body, "two\nlines", "za\xc5\xbc\xc3\xb3\xc5\x82\xc4\x87",
                                "K7M-4QX-C", NULL };

  check (ant_payload_text (NUMBER, bodies), "SMSTO:+447528690285:K7M-4QX-C");
  bodies[3] = NULL;
  check (ant_payload_text (NUMBER, bodies), NULL);
}

static void
test_email (void)
{
  const char *bodies[] = { "Hello,\r\n\r\n1 & 2 = 3? #%+", NULL };

  check (ant_payload_email ("a.b+c@clinic.example", "Reference K7M-4QX-C", bodies),
         "mailto:a.b+c@clinic.example?subject=Reference%20K7M-4QX-C"
         "&body=Hello%2C%0D%0A%0D%0A1%20%26%202%20%3D%203%3F%20%23%25%2B");
}

static void
test_email_refuses_or_encodes_hostile_addresses (void)
{
  const char      *bodies[] = { "x", NULL };
  g_autofree char *name = g_strnfill (200, 'x');
  g_autofree char *long_address = g_strconcat (name, "@clinic.example", NULL);

  check (ant_payload_email (long_address, "s", bodies), NULL);
  check (ant_payload_email (NULL, "s", bodies), NULL);
  check (ant_payload_email ("", "s", bodies), NULL);
  check (ant_payload_email ("nobody", "s", bodies), NULL);
  check (ant_payload_email ("@clinic.example", "s", bodies), NULL);
  check (ant_payload_email ("a@", "s", bodies), NULL);
  check (ant_payload_email ("a@b@c", "s", bodies), NULL);
  check (ant_payload_email ("a@b.example,evil@c.example", "s", bodies), NULL);
  check (ant_payload_email ("a@b.example\r\nBcc:evil@c", "s", bodies), NULL);
  check (ant_payload_email ("a@b.example?bcc=evil&x#y", "s", bodies),
         "mailto:a@b.example%3Fbcc%3Devil%26x%23y?subject=s&body=x");
}

static void
test_whatsapp (void)
{
  const char *bodies[] = { "My reference is K7M-4QX-C. \xc5\x82", NULL };

  check (ant_payload_whatsapp (NUMBER, bodies),
         "https://wa.me/447528690285?text=My%20reference%20is%20K7M-4QX-C.%20%C5%82");
  check (ant_payload_whatsapp ("447528690285", bodies), NULL);
}

static void
test_room (void)
{
  g_autofree char *long_room = NULL;
  g_autofree char *name = g_strnfill (200, 'x');

  check (ant_payload_room ("https://meet.example/el-%s", REFERENCE),
         "https://meet.example/el-K7M-4QX-C");
  check (ant_payload_room ("https://meet.example/el", REFERENCE),
         "https://meet.example/el?reference=K7M-4QX-C");
  check (ant_payload_room ("https://meet.example/el?a=b#c?d", REFERENCE),
         "https://meet.example/el?a=b&reference=K7M-4QX-C#c?d");
  check (ant_payload_room ("https://meet.example/el", NULL), "https://meet.example/el");
  check (ant_payload_room ("https://meet.example/el-%s", NULL), NULL);

  long_room = g_strconcat ("https://meet.example/", name, NULL);
  check (ant_payload_room (long_room, REFERENCE), NULL);
  check (ant_payload_room (NULL, REFERENCE), NULL);
  check (ant_payload_room ("", REFERENCE), NULL);
  check (ant_payload_room ("http://meet.example/%s", REFERENCE), NULL);
  check (ant_payload_room ("javascript:alert(1)//%s", REFERENCE), NULL);
  check (ant_payload_room ("https://meet.example/a b", REFERENCE), NULL);
  check (ant_payload_room ("https://meet.example/%n%s", REFERENCE), NULL);
  check (ant_payload_room ("https://clinic@evil.example/%s", REFERENCE), NULL);
  check (ant_payload_room ("https:///%s", REFERENCE), NULL);
  check (ant_payload_room ("https://meet.example/\xc5\x82", REFERENCE), NULL);
}

static void
test_contact (void)
{
  const char *const phones[] = { NUMBER, "+442080221267", NULL };
  AntPayloadContact contact = { "Leicester Hair Clinic", REFERENCE, phones, "a@clinic.example" };

  check (ant_payload_contact (&contact), "BEGIN:VCARD\r\n"
                                         "VERSION:3.0\r\n"
                                         "N:Leicester Hair Clinic K7M-4QX-C;;;;\r\n"
                                         "FN:Leicester Hair Clinic K7M-4QX-C\r\n"
                                         "TEL:+447528690285\r\n"
                                         "TEL:+442080221267\r\n"
                                         "EMAIL:a@clinic.example\r\n"
                                         "NOTE:Reference K7M-4QX-C\r\n"
                                         "END:VCARD\r\n");

  contact.name = "Leicester Hair Clinic Studio";
  check (ant_payload_contact (&contact), "BEGIN:VCARD\r\n"
                                         "VERSION:3.0\r\n"
                                         "N:Leicester Hair Clinic Studio K7M-4QX-C;;;;\r\n"
                                         "FN:Leicester Hair Clinic Studio K7M-4QX-C\r\n"
                                         "TEL:+447528690285\r\n"
                                         "TEL:+442080221267\r\n"
                                         "EMAIL:a@clinic.example\r\n"
                                         "END:VCARD\r\n");

  contact.name = "Leicester";
  contact.email = NULL;
  check (ant_payload_contact (&contact), "BEGIN:VCARD\r\n"
                                         "VERSION:3.0\r\n"
                                         "N:Leicester K7M-4QX-C;;;;\r\n"
                                         "FN:Leicester K7M-4QX-C\r\n"
                                         "TEL:+447528690285\r\n"
                                         "TEL:+442080221267\r\n"
                                         "NOTE:Reference K7M-4QX-C\r\n"
                                         "END:VCARD\r\n");

  contact.reference = NULL;
  check (ant_payload_contact (&contact), "BEGIN:VCARD\r\n"
                                         "VERSION:3.0\r\n"
                                         "N:Leicester;;;;\r\n"
                                         "FN:Leicester\r\n"
                                         "TEL:+447528690285\r\n"
                                         "TEL:+442080221267\r\n"
                                         "END:VCARD\r\n");
}

static void
test_contact_escapes_hostile_names (void)
{
  const char *const phones[] = { "+1;x", NUMBER, NULL };
  AntPayloadContact contact = { "\tA;B,C\\D\r\nTEL:+999\xe2\x80\xae\xff ", REFERENCE, phones,
                                "a@b\r\nURL:x" };

  check (ant_payload_contact (&contact), "BEGIN:VCARD\r\n"
                                         "VERSION:3.0\r\n"
                                         "N:A\\;B\\,C\\\\D TEL:+999 \xef\xbf\xbd K7M-4QX-C;;;;\r\n"
                                         "FN:A\\;B\\,C\\\\D TEL:+999 \xef\xbf\xbd K7M-4QX-C\r\n"
                                         "TEL:+447528690285\r\n"
                                         "NOTE:Reference K7M-4QX-C\r\n"
                                         "END:VCARD\r\n");
}

static void
test_contact_shortens_the_name_not_the_reference (void)
{
  const char *const phones[] = { NUMBER, NULL };
  GString          *name = g_string_new (NULL);
  AntPayloadContact contact = { NULL, REFERENCE, phones, "a@clinic.example" };

  for (int i = 0; i < 400; i++) {
    g_autofree char *payload = NULL;

    g_string_append (name, i % 3 == 0 ? "\xd9\x84" : i % 3 == 1 ? ";" : "\xf0\x9f\x98\x80");
    contact.name = name->str;
    payload = ant_payload_contact (&contact);
    g_assert_nonnull (payload);
    g_assert_cmpuint (strlen (payload), <=, ANT_PAYLOAD_MAX_BYTES);
    g_assert_true (g_utf8_validate (payload, -1, NULL));
    g_assert_nonnull (strstr (payload, " " REFERENCE ";;;;\r\n"));
    g_assert_nonnull (strstr (payload, " " REFERENCE "\r\nTEL:" NUMBER "\r\n"));
    g_assert_true (g_str_has_suffix (payload, "\r\nEND:VCARD\r\n"));
  }
  g_string_free (name, TRUE);
}

static void
test_contact_needs_a_way_to_reach (void)
{
  AntPayloadContact contact = { "Leicester", REFERENCE, NULL, NULL };

  check (ant_payload_contact (&contact), NULL);
  contact.email = "nobody";
  check (ant_payload_contact (&contact), NULL);
}

static void
test_event (void)
{
  AntPayloadEvent event = { "Consultation; free", "1 High Street",    REFERENCE,
                            "leicester",          "20270131T093000Z", "20270131T100000Z",
                            "20261120T090000Z" };

  check (ant_payload_event (&event), "BEGIN:VEVENT\r\n"
                                     "UID:K7M-4QX-C-20270131T093000Z@leicester\r\n"
                                     "DTSTAMP:20261120T090000Z\r\n"
                                     "DTSTART:20270131T093000Z\r\n"
                                     "DTEND:20270131T100000Z\r\n"
                                     "SUMMARY:Consultation\\; free K7M-4QX-C\r\n"
                                     "LOCATION:1 High Street\r\n"
                                     "END:VEVENT\r\n");
  event.place = "A street with a name that is much too long";
  event.reference = NULL;
  check (ant_payload_event (&event), "BEGIN:VEVENT\r\n"
                                     "UID:20270131T093000Z@leicester\r\n"
                                     "DTSTAMP:20261120T090000Z\r\n"
                                     "DTSTART:20270131T093000Z\r\n"
                                     "DTEND:20270131T100000Z\r\n"
                                     "SUMMARY:Consultation\\; free\r\n"
                                     "END:VEVENT\r\n");
  event.end = event.start;
  check (ant_payload_event (&event), NULL);
  event.end = "tomorrow";
  check (ant_payload_event (&event), NULL);
  event.end = "20271331T100000Z";
  check (ant_payload_event (&event), NULL);
  event.end = NULL;
  check (ant_payload_event (&event), NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/payload/call", test_call);
  g_test_add_func ("/payload/text", test_text);
  g_test_add_func ("/payload/text-is-shortened", test_text_is_shortened);
  g_test_add_func ("/payload/email", test_email);
  g_test_add_func ("/payload/email-hostile", test_email_refuses_or_encodes_hostile_addresses);
  g_test_add_func ("/payload/whatsapp", test_whatsapp);
  g_test_add_func ("/payload/room", test_room);
  g_test_add_func ("/payload/contact", test_contact);
  g_test_add_func ("/payload/contact-hostile", test_contact_escapes_hostile_names);
  g_test_add_func ("/payload/contact-shortens", test_contact_shortens_the_name_not_the_reference);
  g_test_add_func ("/payload/contact-needs-a-way", test_contact_needs_a_way_to_reach);
  g_test_add_func ("/payload/event", test_event);

  return g_test_run ();
}
