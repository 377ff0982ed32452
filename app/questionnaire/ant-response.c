/* ant-response.c - a session's answers as a FHIR QuestionnaireResponse
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-session"

#include "ant-session-private.h"
#include "ant-value-json.h"

static json_object *write_row (AntSession *self, const AntRow *row);

static json_object *
make_item (AntSession *self, const AntItem *item)
{
  json_object *json = json_object_new_object ();
  const char  *text = ant_item_get_text (item, self->language, NULL);

  json_object_object_add (json, "linkId", json_object_new_string (item->link_id));
  if (text != NULL)
    json_object_object_add (json, "text", json_object_new_string (text));

  return json;
}

static void
write_group (AntSession *self, const AntNode *node, json_object *list)
{
  for (guint i = 0; i < node->rows->len; i++) {
    json_object *inner = write_row (self, node->rows->pdata[i]);
    json_object *json;

    if (inner == NULL)
      continue;
    json = make_item (self, node->item);
    json_object_object_add (json, "item", inner);
    json_object_array_add (list, json);
  }
}

static void
write_question (AntSession *self, const AntNode *node, json_object *list)
{
  json_object *answers;
  json_object *json;

  if (node->answers->len == 0)
    return;

  answers = json_object_new_array ();
  for (guint i = 0; i < node->answers->len; i++) {
    json_object *answer = json_object_new_object ();
    json_object *inner = i < node->rows->len ? write_row (self, node->rows->pdata[i]) : NULL;

    ant_value_add_to_json (node->answers->pdata[i], answer);
    if (inner != NULL)
      json_object_object_add (answer, "item", inner);
    json_object_array_add (answers, answer);
  }
  json = make_item (self, node->item);
  json_object_object_add (json, "answer", answers);
  json_object_array_add (list, json);
}

/* (nullable): what is answered in a row, in the form's order */
static json_object *
write_row (AntSession *self, const AntRow *row)
{
  json_object *list = json_object_new_array ();

  for (guint i = 0; i < row->nodes->len; i++) {
    AntNode *node = row->nodes->pdata[i];

    if (!ant_node_is_enabled (self, node))
      continue;
    if (node->item->type == ANT_ITEM_GROUP)
      write_group (self, node, list);
    else
      write_question (self, node, list);
  }
  if (json_object_array_length (list) > 0)
    return list;
  json_object_put (list);

  return NULL;
}

static void
add_text (json_object *json, const char *key, const char *text)
{
  if (text != NULL)
    json_object_object_add (json, key, json_object_new_string (text));
}

/**
 * ant_session_export:
 * @authored: (nullable): when, as an ISO dateTime with its zone
 *
 * Leaves out what is not enabled; keeps what is hidden. Order and nesting are the form's: under a
 * group item.item, under a question item.answer.item. Its status is "completed" only where
 * ant_session_complete() finds nothing.
 *
 * Returns: (transfer full): JSON text
 */
char *
ant_session_export (AntSession *self, const char *authored)
{
  g_autoptr (GPtrArray) issues = ant_session_complete (self);
  g_autoptr (AntJson) json = json_object_new_object ();
  json_object     *items = write_row (self, self->root);
  const char      *url = ant_form_get_url (self->form);
  const char      *version = ant_form_get_version (self->form);
  g_autofree char *canonical =
      url != NULL && version != NULL ? g_strdup_printf ("%s|%s", url, version) : g_strdup (url);

  add_text (json, "resourceType", "QuestionnaireResponse");
  add_text (json, "language", self->language != NULL ? self->language : self->form->language);
  add_text (json, "questionnaire", canonical);
  add_text (json, "status", ant_issue_list_has_error (issues) ? "in-progress" : "completed");
  add_text (json, "authored", authored);
  if (items != NULL)
    json_object_object_add (json, "item", items);

  return g_strdup (json_object_to_json_string_ext (json, JSON_C_TO_STRING_PLAIN |
                                                             JSON_C_TO_STRING_NOSLASHESCAPE));
}
