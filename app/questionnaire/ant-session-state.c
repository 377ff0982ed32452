/* ant-session-state.c - a whole session as JSON, for scripts and tests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-session"

#include "ant-session-state.h"

#include "ant-fhirpath-private.h"
#include "ant-session-private.h"
#include "ant-value-json.h"

static json_object *
describe_answers (const AntNode *node)
{
  json_object *list = json_object_new_array ();

  for (guint i = 0; i < node->answers->len; i++) {
    json_object *answer = json_object_new_object ();

    ant_value_add_to_json (node->answers->pdata[i], answer);
    json_object_array_add (list, answer);
  }

  return list;
}

static json_object *
describe_options (AntSession *self, AntNode *node)
{
  const AntItem *item = node->item;
  json_object   *list = json_object_new_array ();

  for (guint i = 0; i < item->options->len; i++) {
    const AntOption *option = item->options->pdata[i];
    json_object     *json;

    if (!ant_node_offers (self, node, option->value))
      continue;
    json = json_object_new_object ();
    json_object_object_add (
        json, "text", json_object_new_string (ant_option_get_text (option, self->language, NULL)));
    ant_value_add_to_json (option->value, json);
    if (option->is_exclusive)
      json_object_object_add (json, "exclusive", json_object_new_boolean (TRUE));
    json_object_array_add (list, json);
  }

  return list;
}

static json_object *
describe_node (AntSession *self, AntNode *node)
{
  const AntItem *item = node->item;
  const char    *text = ant_item_get_text (item, self->language, NULL);
  gboolean       is_enabled = ant_node_is_enabled (self, node);
  json_object   *json = json_object_new_object ();

  json_object_object_add (json, "enabled", json_object_new_boolean (is_enabled));
  json_object_object_add (json, "visible",
                          json_object_new_boolean (is_enabled && !item->is_hidden));
  json_object_object_add (json, "readOnly",
                          json_object_new_boolean (item->is_read_only || item->is_hidden));
  json_object_object_add (json, "required", json_object_new_boolean (item->is_required));
  json_object_object_add (json, "text", text != NULL ? json_object_new_string (text) : NULL);
  json_object_object_add (json, "answers", describe_answers (node));
  if (item->options->len > 0)
    json_object_object_add (json, "options", describe_options (self, node));

  return json;
}

static json_object *
describe_variable (AntSession *self, AntExpression *variable)
{
  g_autoptr (GArray) result = ant_session_evaluate (self, variable, NULL, NULL);
  json_object *list = json_object_new_array ();

  for (guint i = 0; i < result->len; i++) {
    const AntElement *element = ant_collection_at (result, i);
    const AntValue   *value = ant_element_get_value (element);

    if (value != NULL)
      json_object_array_add (list, ant_value_get_json (value));
    else if (element->kind == ANT_ELEMENT_JSON)
      json_object_array_add (list, json_object_get (element->json));
  }

  return list;
}

/**
 * ant_session_describe:
 *
 * Returns: (transfer full): {"ok", "items", "variables"}: every place there is, by its path, and
 * what the form's variables come to
 */
json_object *
ant_session_describe (AntSession *self)
{
  g_auto (GStrv) paths = ant_session_list_paths (self);
  json_object *json = json_object_new_object ();
  json_object *items = json_object_new_object ();
  json_object *variables = json_object_new_object ();

  for (char **path = paths; *path != NULL; path++) {
    AntNode *node = ant_session_find (self, *path, NULL);

    if (node != NULL)
      json_object_object_add (items, *path, describe_node (self, node));
  }
  for (guint i = 0; i < self->form->variables->len; i++) {
    AntExpression *variable = self->form->variables->pdata[i];

    json_object_object_add (variables, variable->name, describe_variable (self, variable));
  }
  json_object_object_add (json, "ok", json_object_new_boolean (TRUE));
  json_object_object_add (json, "items", items);
  json_object_object_add (json, "variables", variables);

  return json;
}
