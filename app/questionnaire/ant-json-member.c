/* ant-json-member.c - looking at the members of JSON objects
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-json"

#include "ant-json.h"

static json_object *
get_member (json_object *object, const char *key, json_type type)
{
  json_object *member = NULL;

  if (!json_object_is_type (object, json_type_object) ||
      !json_object_object_get_ex (object, key, &member) || !json_object_is_type (member, type))
    return NULL;

  return member;
}

/* (transfer none) */
json_object *
ant_json_get_object (json_object *object, const char *key)
{
  return get_member (object, key, json_type_object);
}

/* (transfer none) */
json_object *
ant_json_get_array (json_object *object, const char *key)
{
  return get_member (object, key, json_type_array);
}

const char *
ant_json_get_string (json_object *object, const char *key)
{
  json_object *member = get_member (object, key, json_type_string);

  return member != NULL ? json_object_get_string (member) : NULL;
}

/* The number as it was written. */
const char *
ant_json_get_number (json_object *object, const char *key)
{
  json_object *member = get_member (object, key, json_type_int);

  if (member == NULL)
    member = get_member (object, key, json_type_double);

  return member != NULL ? json_object_get_string (member) : NULL;
}

gboolean
ant_json_get_boolean (json_object *object, const char *key)
{
  json_object *member = get_member (object, key, json_type_boolean);

  return member != NULL && json_object_get_boolean (member);
}

gboolean
ant_json_has (json_object *object, const char *key)
{
  return json_object_is_type (object, json_type_object) &&
         json_object_object_get_ex (object, key, NULL);
}
