/* ant-intake.c - the parts of an opened intake, read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-intake"

#include "ant-intake.h"

#include <math.h>

#include "ant-error.h"
#include "ant-json.h"
#include "ant-visit.h"

#define MOST_STROKE_POINTS 20000 /* as many as the pad takes */
#define MOST_PIXELS        30000

/* (transfer full) (nullable): the JSON of the first part of a kind */
static json_object *
parse_part (AntRecord *record, AntPartKind kind)
{
  GBytes     *body = ant_record_find (record, kind);
  gsize       size = 0;
  const char *text = body != NULL ? g_bytes_get_data (body, &size) : NULL;

  return text != NULL ? ant_json_parse (text, size, NULL, NULL) : NULL;
}

void
ant_agreement_free (AntAgreement *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->text);
  g_free (self->language);
  g_free (self->version);
  g_free (self);
}

/**
 * ant_intake_list_agreements:
 * @error: return location; %ANT_ERROR_CORRUPT where what was agreed cannot be read, which is not
 * the same as nothing
 *
 * Returns: (transfer full) (nullable) (element-type AntAgreement): one for each consent text, in
 * the order they were shown
 */
GPtrArray *
ant_intake_list_agreements (AntRecord *record, GError **error)
{
  g_autoptr (AntJson) json = parse_part (record, ANT_PART_CONSENT);
  GPtrArray *agreements;

  if (!json_object_is_type (json, json_type_array)) {
    ant_fail (error, ANT_ERROR_CORRUPT, "The consents cannot be read");
    return NULL;
  }

  agreements = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_agreement_free);
  for (gsize i = 0; i < json_object_array_length (json); i++) {
    json_object  *one = json_object_array_get_idx (json, i);
    AntAgreement *agreement = g_new0 (AntAgreement, 1);
    json_object  *given = NULL;

    agreement->id = g_strdup (ant_json_get_string (one, "id"));
    agreement->title = g_strdup (ant_json_get_string (one, "title"));
    agreement->text = g_strdup (ant_json_get_string (one, "text"));
    agreement->language = g_strdup (ant_json_get_string (one, "language"));
    agreement->version = g_strdup (ant_json_get_string (one, "version"));
    agreement->is_given = ant_json_get_boolean (one, "given");
    agreement->is_answered = json_object_is_type (one, json_type_object) &&
                             json_object_object_get_ex (one, "given", &given) &&
                             json_object_is_type (given, json_type_boolean);
    g_ptr_array_add (agreements, agreement);
  }

  return agreements;
}

/**
 * ant_intake_get_photo:
 * @view: which side of the head
 *
 * Returns: (transfer full) (nullable): the JPEG; it keeps the part it lies in alive
 */
GBytes *
ant_intake_get_photo (AntRecord *record, AntPhotoView view)
{
  for (guint i = 0; i < ant_record_get_n_parts (record); i++) {
    GBytes       *body = ant_record_get_body (record, i);
    gsize         size;
    const guint8 *bytes = g_bytes_get_data (body, &size);

    if (ant_record_get_kind (record, i) == ANT_PART_PHOTO && size > 1 && bytes[0] == view)
      return g_bytes_new_from_bytes (body, 1, size - 1);
  }

  return NULL;
}

static gboolean
parse_shape (const char *id, AntHairlineShape *shape)
{
  for (int i = 0; i < ANT_HAIRLINE_N_SHAPES; i++) {
    if (g_strcmp0 (id, ant_hairline_shape_get_id ((AntHairlineShape) i)) == 0) {
      *shape = (AntHairlineShape) i;
      return TRUE;
    }
  }

  return FALSE;
}

static int
get_steps (json_object *json, const char *key)
{
  const char *number = ant_json_get_number (json, key);
  gint64      steps = number != NULL ? g_ascii_strtoll (number, NULL, 10) : 0;

  return (int) CLAMP (steps, -ANT_HAIRLINE_MAX_STEPS, ANT_HAIRLINE_MAX_STEPS);
}

/**
 * ant_intake_get_hairline:
 * @hairline: (out caller-allocates): what was picked
 * @is_on_photo: (out) (optional): whether it was drawn on the front picture, not on a drawn head
 *
 * Returns: %FALSE where none was drawn
 */
gboolean
ant_intake_get_hairline (AntRecord *record, AntHairline *hairline, gboolean *is_on_photo)
{
  g_autoptr (AntJson) json = parse_part (record, ANT_PART_HAIRLINE);

  if (!parse_shape (ant_json_get_string (json, "shape"), &hairline->shape))
    return FALSE;

  hairline->aspect = 1; /* whoever draws it knows the picture */
  hairline->lower = get_steps (json, "lower");
  hairline->widen = get_steps (json, "widen");
  if (is_on_photo != NULL)
    *is_on_photo = g_strcmp0 (ant_json_get_string (json, "on"), "photo") == 0;

  return TRUE;
}

/* The tree keeps a number's text, and a fraction's text alone. */
static gboolean
read_coordinate (json_object *number, float *coordinate)
{
  double value;

  if (!json_object_is_type (number, json_type_int) &&
      !json_object_is_type (number, json_type_double))
    return FALSE;

  value = g_ascii_strtod (json_object_get_string (number), NULL);
  if (!isfinite (value) || fabs (value) > MOST_PIXELS)
    return FALSE;
  *coordinate = (float) value;

  return TRUE;
}

static gboolean
read_point (json_object *pair, AntStrokePoint *point)
{
  return json_object_is_type (pair, json_type_array) && json_object_array_length (pair) == 2 &&
         read_coordinate (json_object_array_get_idx (pair, 0), &point->x) &&
         read_coordinate (json_object_array_get_idx (pair, 1), &point->y);
}

static void
read_stroke (json_object *stroke, GArray *strokes)
{
  AntStrokePoint point = { .is_start = TRUE };

  if (!json_object_is_type (stroke, json_type_array))
    return;
  for (gsize i = 0; i < json_object_array_length (stroke); i++) {
    if (strokes->len >= MOST_STROKE_POINTS)
      return;
    if (!read_point (json_object_array_get_idx (stroke, i), &point))
      continue;
    g_array_append_val (strokes, point);
    point.is_start = FALSE;
  }
}

/**
 * ant_intake_get_signature:
 * @typed: (out) (nullable): the name as it was typed
 * @strokes: (out) (transfer full) (element-type AntStrokePoint): what was drawn, in pixels of the
 *   pad; empty where nothing was
 *
 * Returns: %FALSE where nobody signed; neither is set then
 */
gboolean
ant_intake_get_signature (AntRecord *record, char **typed, GArray **strokes)
{
  g_autoptr (AntJson) json = parse_part (record, ANT_PART_SIGNATURE);
  json_object *drawn = ant_json_get_array (json, "strokes");
  const char  *name = ant_json_get_string (json, "typed");
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (AntStrokePoint));

  for (gsize i = 0; drawn != NULL && i < json_object_array_length (drawn); i++)
    read_stroke (json_object_array_get_idx (drawn, i), points);
  if (name != NULL && *name == '\0')
    name = NULL;
  if (name == NULL && points->len == 0)
    return FALSE;

  *typed = g_strdup (name);
  *strokes = g_steal_pointer (&points);

  return TRUE;
}
