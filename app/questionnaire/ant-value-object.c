/* ant-value-object.c - answers that a person gives without typing a value: a picture, a name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-value"

#include "ant-value-json.h"
#include "ant-value-private.h"

/**
 * ant_value_new_attachment:
 * @content_type: what it is: "image/jpeg"
 * @data: the file itself
 *
 * Returns: (transfer full): a FHIR R4 Attachment with the data in it
 */
AntValue *
ant_value_new_attachment (const char *content_type, GBytes *data)
{
  AntValue        *self = ant_value_make (ANT_VALUE_ATTACHMENT);
  gsize            size;
  const guchar    *bytes = g_bytes_get_data (data, &size);
  g_autofree char *base64 = g_base64_encode (bytes, size);

  self->json = json_object_new_object ();
  json_object_object_add (self->json, "contentType", json_object_new_string (content_type));
  json_object_object_add (self->json, "data", json_object_new_string (base64));
  json_object_object_add (self->json, "size", json_object_new_int64 ((gint64) size));

  return self;
}

/**
 * ant_value_dup_attachment:
 *
 * Returns: (transfer full) (nullable): the data of an attachment; %NULL where it has none
 */
GBytes *
ant_value_dup_attachment (const AntValue *self)
{
  const char *base64 = ant_json_get_string (self->json, "data");
  gsize       size = 0;
  guchar     *bytes;

  if (self->type != ANT_VALUE_ATTACHMENT || base64 == NULL)
    return NULL;
  bytes = g_base64_decode (base64, &size);

  return g_bytes_new_take (bytes, size);
}

/**
 * ant_value_new_named:
 * @display: whom or what, in a person's words
 *
 * Returns: (transfer full): a FHIR R4 Reference to what has no record here (Reference.display)
 */
AntValue *
ant_value_new_named (const char *display)
{
  AntValue *self = ant_value_make (ANT_VALUE_REFERENCE);

  self->display = g_strdup (display);
  self->json = json_object_new_object ();
  json_object_object_add (self->json, "display", json_object_new_string (display));

  return self;
}
