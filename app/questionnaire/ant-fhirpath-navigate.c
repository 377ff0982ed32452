/* ant-fhirpath-navigate.c - from one place in the answers to the next
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-fhirpath"

#include <string.h>

#include "ant-fhirpath-private.h"
#include "ant-value-json.h"

/* What is not enabled, or not answered, is not in the response and so is not found. */

static gboolean
row_is_there (AntSession *session, const AntRow *row)
{
  for (guint i = 0; i < row->nodes->len; i++) {
    AntNode *node = row->nodes->pdata[i];

    if (!ant_node_has_content (node) || !ant_node_is_enabled (session, node))
      continue;
    if (node->item->type != ANT_ITEM_GROUP)
      return TRUE;
    for (guint k = 0; k < node->rows->len; k++)
      if (row_is_there (session, node->rows->pdata[k]))
        return TRUE;
  }

  return FALSE;
}

/**
 * ant_element_is_there:
 *
 * Returns: whether an item is in the response: enabled, and answered or with an answer in it
 */
gboolean
ant_element_is_there (const AntScope *scope, const AntElement *self)
{
  AntNode *node = self->node;

  if (self->kind != ANT_ELEMENT_ITEM)
    return TRUE;
  if (!ant_node_has_content (node) || !ant_node_is_enabled (scope->session, node))
    return FALSE;

  return node->item->type != ANT_ITEM_GROUP ||
         (self->index < node->rows->len &&
          row_is_there (scope->session, node->rows->pdata[self->index]));
}

/* Each item that is looked at costs a step, whether it is there or not. */
static void
add_row (const AntScope *scope, const AntRow *row, GArray *out)
{
  for (guint i = 0; i < row->nodes->len; i++) {
    AntNode *node = row->nodes->pdata[i];
    guint    n = node->item->type == ANT_ITEM_GROUP ? node->rows->len : 1;

    for (guint k = 0; k < n && scope->steps[0] > 0; k++, scope->steps[0]--) {
      AntElement item = { ANT_ELEMENT_ITEM, k, { .node = node } };

      if (scope->is_loose || ant_element_is_there (scope, &item))
        g_array_append_val (out, item);
    }
  }
}

static void
add_text (GArray *out, const char *text)
{
  if (text != NULL)
    ant_collection_add_value (out, ant_value_new_text (ANT_VALUE_STRING, text));
}

static void
add_answers (const AntElement *self, GArray *out)
{
  for (guint i = 0; i < self->node->answers->len; i++) {
    AntElement answer = { ANT_ELEMENT_ANSWER, i, { .node = self->node } };

    g_array_append_val (out, answer);
  }
}

static void
add_json (GArray *out, json_object *json)
{
  AntElement element = { ANT_ELEMENT_JSON, 0, { .json = json } };

  switch (json_object_get_type (json)) {
  case json_type_null:
    break;
  case json_type_array:
    for (gsize i = 0; i < json_object_array_length (json); i++)
      add_json (out, json_object_array_get_idx (json, i));
    break;
  case json_type_boolean:
    ant_collection_add_boolean (out, json_object_get_boolean (json));
    break;
  case json_type_int:
    ant_collection_add_value (
        out, ant_value_new_text (ANT_VALUE_INTEGER, json_object_get_string (json)));
    break;
  case json_type_double:
    ant_collection_add_value (
        out, ant_value_new_text (ANT_VALUE_DECIMAL, json_object_get_string (json)));
    break;
  case json_type_string:
    add_text (out, json_object_get_string (json));
    break;
  case json_type_object:
    ant_collection_add (out, &element);
    break;
  }
}

/* "value" finds value[x], whatever its type; "valueDecimal" only that. */
static void
follow_json (json_object *json, const char *name, GArray *out)
{
  json_object *member = NULL;
  AntValue    *value;

  if (json_object_object_get_ex (json, name, &member)) {
    if (g_str_has_prefix (name, "value") && g_ascii_isupper (name[5]) &&
        (value = ant_value_new_from_json (json, "value")) != NULL) {
      if (ant_value_get_value_type (value) != ANT_VALUE_OTHER) {
        ant_collection_add_value (out, value);
        return;
      }
      ant_value_unref (value);
    }
    add_json (out, member);
    return;
  }
  value = strcmp (name, "value") == 0 ? ant_value_new_from_json (json, "value") : NULL;
  if (value != NULL)
    ant_collection_add_value (out, value);
}

static void
follow_item (const AntScope *scope, const AntElement *self, const char *name, GArray *out)
{
  const AntItem *item = self->node->item;

  if (strcmp (name, "linkId") == 0)
    add_text (out, item->link_id);
  else if (strcmp (name, "text") == 0)
    add_text (out, ant_item_get_text (item, scope->session->language, NULL));
  else if (strcmp (name, "answer") == 0 && item->type != ANT_ITEM_GROUP)
    add_answers (self, out);
  else if (strcmp (name, "item") == 0 && item->type == ANT_ITEM_GROUP &&
           self->index < self->node->rows->len)
    add_row (scope, self->node->rows->pdata[self->index], out);
}

static void
follow_answer (const AntScope *scope, const AntElement *self, const char *name, GArray *out)
{
  AntValue *value = self->node->answers->pdata[self->index];

  if (strcmp (name, "item") == 0) {
    if (self->index < self->node->rows->len)
      add_row (scope, self->node->rows->pdata[self->index], out);
  } else if (g_str_has_prefix (name, "value") &&
             (name[5] == '\0' ||
              strcmp (name + 5, ant_value_type_get_name (ant_value_get_value_type (value))) == 0)) {
    ant_collection_add_value (out, ant_value_ref (value));
  }
}

static void
follow_value (AntValue *value, const char *name, GArray *out)
{
  AntValueType type = ant_value_get_value_type (value);
  g_autoptr (AntJson) json = NULL;

  if (type == ANT_VALUE_CODING && strcmp (name, "code") == 0) {
    if (*ant_value_get_text (value) != '\0')
      add_text (out, ant_value_get_text (value));
    return;
  }
  if (type == ANT_VALUE_QUANTITY && strcmp (name, "value") == 0) {
    if (*ant_value_get_text (value) != '\0')
      ant_collection_add_value (out,
                                ant_value_new_text (ANT_VALUE_DECIMAL, ant_value_get_text (value)));
    return;
  }
  if (type != ANT_VALUE_CODING && type != ANT_VALUE_QUANTITY && type != ANT_VALUE_ATTACHMENT &&
      type != ANT_VALUE_REFERENCE)
    return;
  json = ant_value_get_json (value);
  follow_json (json, name, out);
}

/**
 * ant_element_follow:
 * @name: a member's name
 * @out: gets what is found there; nothing where there is no such member
 */
void
ant_element_follow (const AntScope *scope, const AntElement *self, const char *name, GArray *out)
{
  switch (self->kind) {
  case ANT_ELEMENT_VALUE:
    follow_value (self->value, name, out);
    break;
  case ANT_ELEMENT_JSON:
    follow_json (self->json, name, out);
    break;
  case ANT_ELEMENT_RESPONSE:
    if (strcmp (name, "item") == 0)
      add_row (scope, scope->session->root, out);
    break;
  case ANT_ELEMENT_ITEM:
    follow_item (scope, self, name, out);
    break;
  case ANT_ELEMENT_ANSWER:
    follow_answer (scope, self, name, out);
    break;
  case ANT_ELEMENT_LINK_ID:
    if (strcmp (name, "linkId") == 0)
      add_text (out, self->item->link_id);
    break;
  }
}

static void
expand_json (json_object *json, GArray *out)
{
  json_object_object_foreach (json, key, member)
  {
    (void) key;
    add_json (out, member);
  }
}

/* What stands right under it: of the answers the items, the answers and their values. */
void
ant_element_expand (const AntScope *scope, const AntElement *self, GArray *out)
{
  g_autoptr (AntJson) json = NULL;

  switch (self->kind) {
  case ANT_ELEMENT_RESPONSE:
    ant_element_follow (scope, self, "item", out);
    break;
  case ANT_ELEMENT_ITEM:
    ant_element_follow (scope, self, "answer", out);
    ant_element_follow (scope, self, "item", out);
    break;
  case ANT_ELEMENT_ANSWER:
    ant_element_follow (scope, self, "value", out);
    ant_element_follow (scope, self, "item", out);
    break;
  case ANT_ELEMENT_JSON:
    expand_json (self->json, out);
    break;
  default:
    break;
  }
}

/* All that stands under it, however deep. */
void
ant_element_descend (const AntScope *scope, const AntElement *self, GArray *out)
{
  guint at = out->len;

  ant_element_expand (scope, self, out);
  for (; at < out->len && scope->steps[0] > 0; at++, scope->steps[0]--) {
    AntElement element = *ant_collection_at (out, at);

    if (element.kind != ANT_ELEMENT_VALUE)
      ant_element_expand (scope, &element, out);
  }
}
