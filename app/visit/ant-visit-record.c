/* ant-visit-record.c - a finished visit as the parts that are sealed and stored
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-visit-record"

#include <json-c/json.h>
#include <string.h>

#include "ant-error.h"
#include "ant-visit-private.h"

static GBytes *
to_bytes (json_object *json)
{
  const char *text = json_object_to_json_string_ext (json, JSON_C_TO_STRING_PLAIN);
  GBytes     *bytes = g_bytes_new (text, strlen (text));

  json_object_put (json);

  return bytes;
}

static json_object *
to_json (const char *text)
{
  return text != NULL ? json_object_new_string (text) : NULL;
}

static void
add_json (AntRecord *record, AntPartKind kind, json_object *json)
{
  g_autoptr (GBytes) body = to_bytes (json);

  ant_record_add (record, kind, body);
}

/* The text of the first answer to the item that the pack's clinic.ini names under @key. */
static const char *
get_answer (AntVisit *self, const char *key)
{
  const char *path = ant_clinic_get_text (self->clinic, "intake", key, NULL);
  GPtrArray  *answers = path != NULL && ant_session_is_enabled (self->session, path)
                            ? ant_session_get (self->session, path)
                            : NULL;

  return answers != NULL && answers->len > 0 ? ant_value_get_text (g_ptr_array_index (answers, 0))
                                             : NULL;
}

static json_object *
make_card (AntVisit *self, const char *reference, const char *arrived)
{
  json_object *card = json_object_new_object ();
  json_object *flags = json_object_new_array ();
  g_autoptr (GPtrArray) raised = ant_clinic_list_flags (self->clinic, self->session);

  for (guint i = 0; i < raised->len; i++) {
    const AntFlag   *flag = g_ptr_array_index (raised, i);
    g_autofree char *text = g_strdup_printf ("%c:%s", flag->level, flag->id);

    json_object_array_add (flags, json_object_new_string (text));
  }

  json_object_object_add (card, "reference", to_json (reference));
  json_object_object_add (card, "name", to_json (get_answer (self, "name-item")));
  json_object_object_add (card, "arrived", to_json (arrived));
  json_object_object_add (card, "language", to_json (self->language));
  json_object_object_add (card, "flags", flags);
  json_object_object_add (card, "reply", to_json (get_answer (self, "reply-item")));
  json_object_object_add (card, "pack", to_json (ant_clinic_get_id (self->clinic)));
  json_object_object_add (card, "photos",
                          json_object_new_int (ant_visit_may_take_photos (self)
                                                   ? (int) ant_visit_count_photos (self)
                                                   : 0));

  return card;
}

/* The exact words that were on the screen, in the language they were shown in, and what was said to
 * them: %NULL where the page was never answered. */
static json_object *
make_consents (AntVisit *self)
{
  json_object *all = json_object_new_array ();
  g_autoptr (GPtrArray) consents = ant_clinic_get_consents (self->clinic, self->language);

  for (guint i = 0; i < consents->len; i++) {
    const AntConsent *consent = g_ptr_array_index (consents, i);
    GPtrArray        *answers = ant_session_get (self->session, consent->link_id);
    json_object      *one = json_object_new_object ();
    json_object      *given = NULL;

    if (answers->len > 0)
      given = json_object_new_boolean (ant_value_get_boolean (g_ptr_array_index (answers, 0)));
    json_object_object_add (one, "id", to_json (consent->id));
    json_object_object_add (one, "item", to_json (consent->link_id));
    json_object_object_add (one, "given", given);
    json_object_object_add (one, "version", to_json (consent->version));
    json_object_object_add (one, "language", to_json (consent->lang));
    json_object_object_add (one, "title", to_json (consent->title));
    json_object_object_add (one, "summary", to_json (consent->summary));
    json_object_object_add (one, "text", to_json (consent->body));
    json_object_array_add (all, one);
  }

  return all;
}

static json_object *
make_number (double number, const char *format)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, format, number);

  return json_object_new_double_s (number, text);
}

static json_object *
make_point (double x, double y, const char *format)
{
  json_object *point = json_object_new_array ();

  json_object_array_add (point, make_number (x, format));
  json_object_array_add (point, make_number (y, format));

  return point;
}

static json_object *
make_hairline (AntVisit *self)
{
  json_object     *hairline = json_object_new_object ();
  json_object     *points = json_object_new_array ();
  AntHairlinePoint line[ANT_HAIRLINE_N_POINTS];
  gboolean is_on_photo = ant_visit_may_take_photos (self) && self->photos[ANT_PHOTO_FRONT] != NULL;

  ant_hairline_list_points (&self->hairline, line);
  for (int i = 0; i < ANT_HAIRLINE_N_POINTS; i++)
    json_object_array_add (points, make_point (line[i].x, line[i].y, "%.4f"));

  json_object_object_add (hairline, "shape",
                          to_json (ant_hairline_shape_get_id (self->hairline.shape)));
  json_object_object_add (hairline, "lower", json_object_new_int (self->hairline.lower));
  json_object_object_add (hairline, "widen", json_object_new_int (self->hairline.widen));
  json_object_object_add (hairline, "on", to_json (is_on_photo ? "photo" : "drawing"));
  json_object_object_add (hairline, "points", points);

  return hairline;
}

static json_object *
make_signature (AntVisit *self)
{
  json_object *signature = json_object_new_object ();
  json_object *strokes = json_object_new_array ();
  json_object *stroke = NULL;

  for (guint i = 0; i < self->strokes->len; i++) {
    const AntStrokePoint *point = &g_array_index (self->strokes, AntStrokePoint, i);

    if (point->is_start || stroke == NULL) {
      stroke = json_object_new_array ();
      json_object_array_add (strokes, stroke);
    }
    json_object_array_add (stroke, make_point ((double) point->x, (double) point->y, "%.1f"));
  }

  json_object_object_add (signature, "typed", to_json (self->signature_name));
  json_object_object_add (signature, "strokes", strokes);

  return signature;
}

static void
add_photos (AntVisit *self, AntRecord *record)
{
  for (int i = 0; i < ANT_PHOTO_N_VIEWS; i++) {
    g_autoptr (GByteArray) body = g_byte_array_new ();
    g_autoptr (GBytes) bytes = NULL;
    const guint8 *jpeg;
    gsize         size;
    guint8        view = (guint8) i;

    if (self->photos[i] == NULL)
      continue;
    jpeg = g_bytes_get_data (self->photos[i], &size);
    g_byte_array_append (body, &view, 1);
    g_byte_array_append (body, jpeg, (guint) size);
    bytes = g_byte_array_free_to_bytes (g_steal_pointer (&body));
    ant_record_add (record, ANT_PART_PHOTO, bytes);
  }
}

/* They are photos, too. */
static void
drop_attachments (AntVisit *self)
{
  g_auto (GStrv) paths = ant_session_list_paths (self->session);

  for (char **path = paths; *path != NULL; path++) {
    const AntItem *item = ant_session_get_item (self->session, *path);

    if (ant_item_get_item_type (item) == ANT_ITEM_ATTACHMENT &&
        ant_session_get (self->session, *path)->len > 0 && !ant_item_is_read_only (item) &&
        !ant_item_is_hidden (item) && !ant_session_set (self->session, *path, NULL, NULL, NULL))
      g_warning ("A picture could not be dropped");
  }
}

/**
 * ant_visit_make_record:
 * @reference: the code the client leaves with
 * @error: return location; %ANT_ERROR_INVALID where this visit may not be stored at all
 *
 * Returns: (transfer full) (nullable): the visit as parts, the card first; photos only where the
 *   person allows them at this moment
 */
AntRecord *
ant_visit_make_record (AntVisit *self, const char *reference, GError **error)
{
  g_autoptr (AntRecord) record = NULL;
  g_autoptr (GDateTime) now = ant_clock_get_local (self->clock);
  g_autofree char *arrived = g_date_time_format_iso8601 (now);
  g_autofree char *answers = NULL;
  g_autoptr (GBytes) answer_bytes = NULL;

  if (ant_visit_is_minor (self) || ant_visit_has_declined_all (self)) {
    ant_fail (error, ANT_ERROR_INVALID, "This visit may not be stored");
    return NULL;
  }

  record = ant_record_new (reference);
  add_json (record, ANT_PART_CARD, make_card (self, reference, arrived));
  if (!ant_visit_may_take_photos (self))
    drop_attachments (self);
  answers = ant_session_export (self->session, arrived);
  answer_bytes = g_bytes_new (answers, strlen (answers));
  ant_record_add (record, ANT_PART_ANSWERS, answer_bytes);
  add_json (record, ANT_PART_CONSENT, make_consents (self));
  if (self->has_hairline)
    add_json (record, ANT_PART_HAIRLINE, make_hairline (self));
  add_json (record, ANT_PART_SIGNATURE, make_signature (self));
  if (ant_visit_may_take_photos (self))
    add_photos (self, record);

  return g_steal_pointer (&record);
}
