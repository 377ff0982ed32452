/* ant-payload.c - the texts inside a QR code that phones act on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a pack gives (names, addresses, rooms) is outside text: every function refuses, with NULL,
 * what cannot be put into its payload safely, and none gives more than ANT_PAYLOAD_MAX_BYTES. Where
 * a payload would be longer, it is the words around the reference that go, never the reference.
 */

#define G_LOG_DOMAIN "ant-payload"

#include "ant-payload.h"

#include <string.h>

static gboolean
is_short_enough (const char *payload)
{
  return strlen (payload) <= ANT_PAYLOAD_MAX_BYTES;
}

/* E.164: a plus sign and up to fifteen digits, the first of them not nought. */
static gboolean
is_number (const char *text)
{
  gsize n_digits;

  if (text == NULL || text[0] != '+' || text[1] == '0')
    return FALSE;
  n_digits = strspn (text + 1, "0123456789");

  return text[1 + n_digits] == '\0' && n_digits >= 7 && n_digits <= 15;
}

/* One printable ASCII word with one @ inside: all that mail between a phone and a clinic needs. */
static gboolean
is_address (const char *text)
{
  const char *at;

  if (text == NULL)
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isgraph (*p) || strchr ("\"(),:;<>[\\]", *p) != NULL)
      return FALSE;
  at = strchr (text, '@');

  return at != NULL && at != text && at[1] != '\0' && strchr (at + 1, '@') == NULL;
}

/* RFC 3986 clause 2.3; the caller names what else its own syntax leaves alone. Unlike
 * g_uri_escape_string() it takes bytes that are not UTF-8 as they come. */
static char *
percent_encode (const char *text, const char *allowed)
{
  return g_uri_escape_bytes ((const guint8 *) text, strlen (text), allowed);
}

/* One line of a vCard or iCalendar value: RFC 2426 clause 4, RFC 5545 clause 3.3.11. Line ends and
 * other invisible characters become one space, so that no name can begin a property of its own. */
static char *
escape_value (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString         *value = g_string_new (NULL);
  gboolean         is_gap = FALSE;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar     c = g_utf8_get_char (p);
    GUnicodeType type = g_unichar_type (c);

    if (g_unichar_isspace (c) || type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT ||
        type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR) {
      is_gap = value->len > 0;
      continue;
    }
    if (is_gap)
      g_string_append_c (value, ' ');
    is_gap = FALSE;
    if (c == '\\' || c == ';' || c == ',')
      g_string_append_c (value, '\\');
    g_string_append_unichar (value, c);
  }

  return g_string_free (value, FALSE);
}

static char *
shorten (const char *text, glong n_characters)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  return g_utf8_strlen (valid, -1) > n_characters ? g_utf8_substring (valid, 0, n_characters)
                                                  : g_steal_pointer (&valid);
}

/**
 * ant_payload_call:
 * @number: E.164
 *
 * A telephone call, RFC 3966.
 *
 * Returns: (transfer full) (nullable): the payload; %NULL where @number is none
 */
char *
ant_payload_call (const char *number)
{
  return is_number (number) ? g_strconcat ("tel:", number, NULL) : NULL;
}

/* What a phone takes for the end of the number or of the message, or cannot send in one part. */
static gboolean
is_plain_line (const char *body)
{
  for (const char *p = body; *p != '\0'; p++)
    if (!g_ascii_isprint (*p))
      return FALSE;

  return TRUE;
}

/**
 * ant_payload_text:
 * @number: E.164
 * @bodies: (array zero-terminated=1): one message in several lengths, longest first; one line of
 * ASCII each
 *
 * A text message ready to send, in the form that phones of both kinds act on; the body is not
 * encoded.
 *
 * Returns: (transfer full) (nullable): the payload with the first body that fits; %NULL where none
 * does or @number is none
 */
char *
ant_payload_text (const char *number, const char *const *bodies)
{
  if (!is_number (number))
    return NULL;

  for (; *bodies != NULL; bodies++) {
    g_autofree char *payload = g_strconcat ("SMSTO:", number, ":", *bodies, NULL);

    if (is_plain_line (*bodies) && is_short_enough (payload))
      return g_steal_pointer (&payload);
  }

  return NULL;
}

/**
 * ant_payload_email:
 * @address: the clinic's
 * @subject: one line
 * @bodies: (array zero-terminated=1): one message in several lengths, longest first; lines end in
 * CR LF
 *
 * A message ready to send, RFC 6068: everything but letters, digits and "-._~" is percent-encoded.
 *
 * Returns: (transfer full) (nullable): the payload with the first body that fits; %NULL where none
 * does or @address is none
 */
char *
ant_payload_email (const char *address, const char *subject, const char *const *bodies)
{
  g_autofree char *to = NULL;
  g_autofree char *about = NULL;

  if (!is_address (address))
    return NULL;

  to = percent_encode (address, "@+!$'*");
  about = percent_encode (subject, NULL);
  for (; *bodies != NULL; bodies++) {
    g_autofree char *body = percent_encode (*bodies, NULL);
    g_autofree char *payload =
        g_strconcat ("mailto:", to, "?subject=", about, "&body=", body, NULL);

    if (is_short_enough (payload))
      return g_steal_pointer (&payload);
  }

  return NULL;
}

/**
 * ant_payload_whatsapp:
 * @number: E.164
 * @bodies: (array zero-terminated=1): one message in several lengths, longest first
 *
 * Returns: (transfer full) (nullable): the payload with the first body that fits; %NULL where none
 * does or @number is none
 */
char *
ant_payload_whatsapp (const char *number, const char *const *bodies)
{
  if (!is_number (number))
    return NULL;

  for (; *bodies != NULL; bodies++) {
    g_autofree char *body = percent_encode (*bodies, NULL);
    g_autofree char *payload = g_strconcat ("https://wa.me/", number + 1, "?text=", body, NULL);

    if (is_short_enough (payload))
      return g_steal_pointer (&payload);
  }

  return NULL;
}

static gboolean
is_room (const char *text)
{
  g_autoptr (GUri) uri = NULL;

  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isgraph (*p) || strchr ("\"<>\\^`{|}", *p) != NULL)
      return FALSE;
  uri = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);

  return uri != NULL && g_strcmp0 (g_uri_get_scheme (uri), "https") == 0 &&
         g_uri_get_userinfo (uri) == NULL && g_uri_get_host (uri) != NULL &&
         *g_uri_get_host (uri) != '\0';
}

/* A room that does not say where the reference goes gets it as a query, before any fragment. */
static char *
add_query (const char *room, const char *reference)
{
  gsize       n = strcspn (room, "#");
  const char *mark = memchr (room, '?', n) != NULL ? "&" : "?";

  return g_strdup_printf ("%.*s%sreference=%s%s", (int) n, room, mark, reference, room + n);
}

/**
 * ant_payload_room:
 * @room: (nullable): the clinic's fixed video room, an https address; "%s" is where the reference
 * goes
 * @reference: (nullable): the client's
 *
 * Returns: (transfer full) (nullable): the address; %NULL where there is none to give, which
 * includes a room that needs a reference where there is none
 */
char *
ant_payload_room (const char *room, const char *reference)
{
  const char      *place;
  g_autofree char *payload = NULL;

  if (room == NULL)
    return NULL;

  place = strstr (room, "%s");
  if (place != NULL && reference == NULL)
    return NULL;
  if (place != NULL)
    payload = g_strdup_printf ("%.*s%s%s", (int) (place - room), room, reference, place + 2);
  else
    payload = reference != NULL ? add_query (room, reference) : g_strdup (room);

  return is_room (payload) && is_short_enough (payload) ? g_steal_pointer (&payload) : NULL;
}

/**
 * ContactCut:
 *
 * How much of a contact is written: less in every row, until it fits.
 */
typedef struct {
  gboolean has_note;
  guint    n_phones;
  glong    n_characters; /* of the name */
  gboolean has_email;
} ContactCut;

static const ContactCut CONTACT_CUTS[] = {
  { TRUE, 3, 60, TRUE },  { FALSE, 3, 60, TRUE },  { FALSE, 1, 60, TRUE },  { FALSE, 1, 30, TRUE },
  { FALSE, 1, 15, TRUE }, { FALSE, 1, 60, FALSE }, { FALSE, 1, 30, FALSE }, { FALSE, 1, 15, FALSE },
};

static char *
write_contact (const AntPayloadContact *contact, const ContactCut *cut)
{
  /* cut before escaping: a lone backslash at the end would swallow what follows */
  g_autofree char *shortened = shorten (contact->name, cut->n_characters);
  g_autofree char *clean = escape_value (shortened);
  g_autofree char *name = NULL;
  GString         *card = g_string_new ("BEGIN:VCARD\r\nVERSION:3.0\r\n");
  guint            n_phones = 0;
  gboolean         has_email = cut->has_email && is_address (contact->email);

  name = contact->reference != NULL
             ? g_strconcat (clean, *clean != '\0' ? " " : "", contact->reference, NULL)
             : g_strdup (clean);

  g_string_append_printf (card, "N:%s;;;;\r\nFN:%s\r\n", name, name);
  for (const char *const *p = contact->phones; p != NULL && *p != NULL; p++)
    if (is_number (*p) && n_phones < cut->n_phones) {
      g_string_append_printf (card, "TEL:%s\r\n", *p);
      n_phones++;
    }
  if (has_email)
    g_string_append_printf (card, "EMAIL:%s\r\n", contact->email);
  if (cut->has_note && contact->reference != NULL)
    g_string_append_printf (card, "NOTE:Reference %s\r\n", contact->reference);
  g_string_append (card, "END:VCARD\r\n");

  if (n_phones == 0 && !has_email)
    g_string_truncate (card, 0);

  return g_string_free (card, FALSE);
}

/**
 * ant_payload_contact:
 * @contact: the clinic
 *
 * A contact to save, vCard 3.0 (RFC 2426), which more phones read than 4.0. The reference is part
 * of the name: many phones drop notes.
 *
 * Returns: (transfer full) (nullable): the payload; %NULL where @contact has neither a telephone
 * number nor an address
 */
char *
ant_payload_contact (const AntPayloadContact *contact)
{
  for (gsize i = 0; i < G_N_ELEMENTS (CONTACT_CUTS); i++) {
    g_autofree char *payload = write_contact (contact, &CONTACT_CUTS[i]);

    if (*payload != '\0' && is_short_enough (payload))
      return g_steal_pointer (&payload);
  }

  return NULL;
}

/* RFC 5545 clause 3.3.5, form 2 */
static GDateTime *
read_utc_time (const char *text)
{
  static const char *const FORM = "dddddddd"
                                  "T"
                                  "dddddd"
                                  "Z";

  if (text == NULL || strlen (text) != strlen (FORM))
    return NULL;
  for (gsize i = 0; FORM[i] != '\0'; i++)
    if (FORM[i] == 'd' ? !g_ascii_isdigit (text[i]) : text[i] != FORM[i])
      return NULL;

  return g_date_time_new_from_iso8601 (text, NULL);
}

static gboolean
has_times (const AntPayloadEvent *event)
{
  g_autoptr (GDateTime) start = read_utc_time (event->start);
  g_autoptr (GDateTime) end = read_utc_time (event->end);
  g_autoptr (GDateTime) issued = read_utc_time (event->issued);

  return start != NULL && end != NULL && issued != NULL && g_date_time_compare (start, end) < 0;
}

static char *
write_event (const AntPayloadEvent *event, glong n_characters, gboolean has_place)
{
  g_autofree char *shortened = shorten (event->title, n_characters);
  g_autofree char *title = escape_value (shortened);
  g_autofree char *id = percent_encode (event->clinic_id, NULL);
  const char      *reference = event->reference != NULL ? event->reference : "";
  GString         *text = g_string_new ("BEGIN:VEVENT\r\n");

  g_string_append_printf (text, "UID:%s%s%s@%s\r\n", reference, *reference != '\0' ? "-" : "",
                          event->start, id);
  g_string_append_printf (text, "DTSTAMP:%s\r\nDTSTART:%s\r\nDTEND:%s\r\n", event->issued,
                          event->start, event->end);
  g_string_append_printf (text, "SUMMARY:%s%s%s\r\n", title,
                          *title != '\0' && *reference != '\0' ? " " : "", reference);
  if (has_place && event->place != NULL) {
    g_autofree char *place = escape_value (event->place);

    g_string_append_printf (text, "LOCATION:%s\r\n", place);
  }
  g_string_append (text, "END:VEVENT\r\n");

  return g_string_free (text, FALSE);
}

/**
 * ant_payload_event:
 * @event: the appointment
 *
 * Returns: (transfer full) (nullable): the payload, an iCalendar VEVENT (RFC 5545); %NULL where the
 * times are not times
 */
char *
ant_payload_event (const AntPayloadEvent *event)
{
  static const glong N_CHARACTERS[] = { 60, 30, 15, 5 };

  if (!has_times (event))
    return NULL;

  for (gsize i = 0; i < 2 * G_N_ELEMENTS (N_CHARACTERS); i++) {
    g_autofree char *payload = write_event (event, N_CHARACTERS[i / 2], i % 2 == 0);

    if (is_short_enough (payload))
      return g_steal_pointer (&payload);
  }

  return NULL;
}
