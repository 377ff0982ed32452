/* ant-followup.c - the ways a client can carry on by phone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The messages are to the clinic, so they are in English whatever the client reads; the screen says
 * beside the code, in the client's language, what the phone will do.
 */

#define G_LOG_DOMAIN "ant-followup"

#include "ant-followup.h"

#include <string.h>

#include "ant-payload.h"

G_DEFINE_BOXED_TYPE (AntFollowup, ant_followup, ant_followup_ref, ant_followup_unref)

/**
 * Request:
 *
 * What every way is made from.
 */
typedef struct {
  AntClinic  *clinic;    /* borrowed */
  const char *reference; /* (nullable) */
  const char *lang;
} Request;

static void
clear (gpointer data)
{
  AntFollowup *self = data;

  g_free (self->payload);
  g_free (self->shown);
}

/* Takes @payload; no payload, no way. */
static AntFollowup *
make (AntFollowupAct act, char *payload, const char *shown)
{
  AntFollowup *self;

  if (payload == NULL)
    return NULL;

  self = g_rc_box_new0 (AntFollowup);
  self->act = act;
  self->payload = payload;
  self->shown = g_strdup (shown);

  return self;
}

/* The reference comes first: what cuts a message short cuts its end. */
static char *
say (const Request *request, const char *words)
{
  if (request->reference == NULL)
    return g_strdup (words);

  return g_strconcat ("My reference is ", request->reference, ".", *words != '\0' ? " " : "", words,
                      NULL);
}

/* (transfer full): the message with its words, and with the reference alone where it has one */
static char **
say_long_and_short (const Request *request, const char *words)
{
  char **bodies = g_new0 (char *, 3);

  bodies[0] = say (request, words);
  bodies[1] = request->reference != NULL ? say (request, "") : NULL;

  return bodies;
}

static const char *
get_text (const Request *request, const char *group, const char *key)
{
  return ant_clinic_get_text (request->clinic, group, key, request->lang);
}

/* A number as the clinic writes it, else as it is dialled. */
static const char *
get_shown_number (const Request *request, const char *number)
{
  static const char *const KEYS[][2] = { { "main", "main-shown" }, { "second", "second-shown" } };

  for (gsize i = 0; i < G_N_ELEMENTS (KEYS); i++)
    if (g_strcmp0 (number, get_text (request, "phone", KEYS[i][0])) == 0) {
      const char *shown = get_text (request, "phone", KEYS[i][1]);

      if (shown != NULL)
        return shown;
    }

  return number;
}

/* A text to a British landline reaches nobody, so a mobile number goes before the first one. */
static const char *
get_text_number (const Request *request)
{
  const char *const *phones = ant_clinic_get_phones (request->clinic);

  for (const char *const *p = phones; *p != NULL; p++)
    if (g_str_has_prefix (*p, "+447"))
      return *p;

  return phones[0];
}

static AntFollowup *
make_call (const Request *request)
{
  const char *number = ant_clinic_get_phones (request->clinic)[0];

  return make (ANT_FOLLOWUP_CALL, ant_payload_call (number), get_shown_number (request, number));
}

static AntFollowup *
make_text (const Request *request, const char *words)
{
  const char *number = get_text_number (request);
  g_auto (GStrv) bodies = say_long_and_short (request, words);

  return make (ANT_FOLLOWUP_TEXT, ant_payload_text (number, (const char *const *) bodies),
               get_shown_number (request, number));
}

static AntFollowup *
make_email (const Request *request, const char *words)
{
  const char      *address = ant_clinic_get_email (request->clinic);
  g_autofree char *with_greeting = say (request, words);
  g_autofree char *greeted = g_strconcat ("Hello,\r\n\r\n", with_greeting, "\r\n", NULL);
  g_autofree char *shortest = say (request, "");
  g_autofree char *subject = request->reference != NULL
                                 ? g_strconcat ("Reference ", request->reference, NULL)
                                 : g_strdup ("A question for the clinic");
  const char      *bodies[] = { greeted, with_greeting, shortest, NULL };

  return make (ANT_FOLLOWUP_EMAIL, ant_payload_email (address, subject, bodies), address);
}

static AntFollowup *
make_way_text (const Request *request)
{
  return make_text (request, request->reference != NULL
                                 ? "I filled in the form at the clinic. Please text me back."
                                 : "I have a question for the clinic. Please text me back.");
}

static AntFollowup *
make_way_email (const Request *request)
{
  return make_email (request, request->reference != NULL ? "I filled in the form at the clinic."
                                                         : "I have a question for the clinic:");
}

static AntFollowup *
make_whatsapp (const Request *request)
{
  const char *number = get_text (request, "whatsapp", "number");
  g_auto (GStrv) bodies = say_long_and_short (request, request->reference != NULL
                                                           ? "I filled in the form at the clinic."
                                                           : "I have a question for the clinic.");

  return make (ANT_FOLLOWUP_OPEN, ant_payload_whatsapp (number, (const char *const *) bodies),
               get_shown_number (request, number));
}

/* The kiosk cannot make a meeting: a fixed room, or a message that asks for a call. */
static AntFollowup *
make_video (const Request *request)
{
  static const char *const WORDS = "Please call me by video.";
  char *room = ant_payload_room (get_text (request, "clinic", "video-room"), request->reference);
  AntFollowup *self = make (ANT_FOLLOWUP_OPEN, room, room);

  if (self == NULL)
    self = make_text (request, WORDS);
  if (self == NULL)
    self = make_email (request, WORDS);

  return self;
}

static AntFollowup *
make_contact (const Request *request)
{
  const char       *name = ant_clinic_get_name (request->clinic, request->lang);
  AntPayloadContact contact = {
    .name = name != NULL ? name : "",
    .reference = request->reference,
    .phones = ant_clinic_get_phones (request->clinic),
    .email = ant_clinic_get_email (request->clinic),
  };

  return make (ANT_FOLLOWUP_SAVE, ant_payload_contact (&contact), contact.name);
}

static AntFollowup *
make_appointment (const Request *request)
{
  const char     *title = get_text (request, "appointment", "title");
  AntPayloadEvent event = {
    .title = title != NULL ? title : "",
    .place = get_text (request, "appointment", "place"),
    .reference = request->reference,
    .clinic_id = ant_clinic_get_id (request->clinic),
    .start = get_text (request, "appointment", "start"),
    .end = get_text (request, "appointment", "end"),
    .issued = get_text (request, "appointment", "issued"),
  };

  return make (ANT_FOLLOWUP_REMEMBER, ant_payload_event (&event), event.title);
}

static const struct {
  const char *id;
  AntFollowup *(*make) (const Request *request);
} WAYS[ANT_WAY_N_WAYS] = {
  [ANT_WAY_PHONE] = { "phone", make_call },
  [ANT_WAY_TEXT] = { "text", make_way_text },
  [ANT_WAY_EMAIL] = { "email", make_way_email },
  [ANT_WAY_WHATSAPP] = { "whatsapp", make_whatsapp },
  [ANT_WAY_VIDEO] = { "video", make_video },
  [ANT_WAY_SAVE] = { "save", make_contact },
  [ANT_WAY_APPOINTMENT] = { "appointment", make_appointment },
};

AntFollowup *
ant_followup_ref (AntFollowup *self)
{
  return g_rc_box_acquire (self);
}

void
ant_followup_unref (AntFollowup *self)
{
  g_rc_box_release_full (self, clear);
}

/**
 * ant_way_get_id:
 * @way: the way
 *
 * Returns: its word in packs and records, "phone"
 */
const char *
ant_way_get_id (AntWay way)
{
  g_return_val_if_fail ((guint) way < ANT_WAY_N_WAYS, NULL);

  return WAYS[way].id;
}

/**
 * ant_way_parse:
 * @id: a word from a pack or an argument
 * @way: (out): the way it means
 *
 * Returns: whether it means one
 */
gboolean
ant_way_parse (const char *id, AntWay *way)
{
  for (guint i = 0; i < ANT_WAY_N_WAYS; i++)
    if (strcmp (id, WAYS[i].id) == 0) {
      *way = i;
      return TRUE;
    }

  return FALSE;
}

/**
 * ant_followup_list:
 * @clinic: the pack
 * @reference: (nullable): the client's, as it is shown; %NULL for somebody who only asks
 * @lang: the language of names, titles and places
 *
 * Returns: (transfer full) (element-type AntFollowup): the ways the pack lists, in its order,
 * without those it has no data for
 */
GPtrArray *
ant_followup_list (AntClinic *clinic, const char *reference, const char *lang)
{
  Request    request = { clinic, reference, lang };
  GPtrArray *followups = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_followup_unref);
  g_auto (GStrv) ids = ant_clinic_get_list (clinic, "follow-up", "ways");

  for (char **id = ids; id != NULL && *id != NULL; id++) {
    AntWay       way;
    AntFollowup *self;

    if (!ant_way_parse (*id, &way))
      continue;
    self = WAYS[way].make (&request);
    if (self == NULL) {
      g_info ("The pack lists “%s” but gives nothing to make it from", *id);
      continue;
    }
    self->way = way;
    self->id = WAYS[way].id;
    g_ptr_array_add (followups, self);
  }

  return followups;
}
