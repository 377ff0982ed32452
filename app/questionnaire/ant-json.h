/* ant-json.h - strict JSON in, json-c's tree out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <json-c/json.h>

G_BEGIN_DECLS

json_object *ant_json_parse (const char *bytes, gsize size, const char **rule, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

json_object *ant_json_new_number (const char *lexeme) G_GNUC_WARN_UNUSED_RESULT;
gboolean     ant_json_is_number_text (const char *text);

/* Reading members without asking twice; each answers NULL, FALSE or 0 where the member is missing
 * or of another type. */
json_object *ant_json_get_object (json_object *object, const char *key);
json_object *ant_json_get_array (json_object *object, const char *key);
const char  *ant_json_get_string (json_object *object, const char *key);
const char  *ant_json_get_number (json_object *object, const char *key);
gboolean     ant_json_get_boolean (json_object *object, const char *key);
gboolean     ant_json_has (json_object *object, const char *key);

typedef json_object AntJson;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntJson, json_object_put)

G_END_DECLS
