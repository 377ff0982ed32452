/* ant-import.c - reading a QuestionnaireResponse back into a session
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-session"

#include <string.h>

#include "ant-check.h"
#include "ant-error.h"
#include "ant-session-private.h"
#include "ant-value-json.h"

/* Repetitions and answers of one response: beyond them it is no person's. */
#define MAX_READ 20000

static void read_items (AntResponse *self, json_object *list, AntRow *row, const char *at);

static void
complain (AntResponse *self,
          const char  *rule,
          const char  *link_id,
          const char  *at,
          const char  *what)
{
  g_ptr_array_add (self->issues, ant_issue_new (ANT_ISSUE_ERROR, rule, link_id, at, "%s", what));
}

static void
read_answer (AntResponse *self,
             AntNode     *node,
             json_object *answer,
             GPtrArray   *values,
             const char  *at)
{
  AntValue *value = ant_value_new_from_json (answer, "value");

  if (value == NULL) {
    complain (self, "structure", node->item->link_id, at, "an answer without a value");
    return;
  }
  g_ptr_array_add (values, value);
}

/* Complains once, when there is more than anybody answers. */
static gboolean
has_room (AntResponse *self, const char *link_id, const char *at)
{
  if (++self->n_read == MAX_READ)
    complain (self, "too-large", link_id, at, "more answers and repetitions than can be taken");

  return self->n_read < MAX_READ;
}

/* The option itself, so that its ordinal is there to be counted. */
static void
take_options (const AntItem *item, GPtrArray *values)
{
  for (guint i = 0; i < values->len; i++) {
    const AntOption *option = ant_item_find_option (item, values->pdata[i]);

    if (option == NULL || ant_value_get_ordinal (values->pdata[i]) != NULL)
      continue;
    ant_value_unref (values->pdata[i]);
    values->pdata[i] = ant_value_ref (option->value);
  }
}

static void
read_question (AntResponse *self, AntNode *node, json_object *json, const char *at)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_value_unref);
  json_object *answers = ant_json_get_array (json, "answer");
  gsize        n = answers != NULL ? json_object_array_length (answers) : 0;

  if (ant_json_get_array (json, "item") != NULL)
    complain (self, "questionShouldNotHaveItems", node->item->link_id, at,
              "items beside the answers instead of under them");
  for (gsize i = 0; i < n && has_room (self, node->item->link_id, at); i++)
    read_answer (self, node, json_object_array_get_idx (answers, i), values, at);
  take_options (node->item, values);
  if (!self->keeps_places) {
    const char *rule = ant_check_refuses (node->item, values);

    if (rule != NULL) {
      complain (self, rule, node->item->link_id, at, "cannot be answered like this");
      return;
    }
  }
  node->is_edited = self->keeps_places || node->item->calculated == NULL;
  ant_node_set_answers (self->session, node, values);

  for (gsize i = 0; i < n && values->len == n; i++) {
    json_object     *inner = ant_json_get_array (json_object_array_get_idx (answers, i), "item");
    g_autofree char *place = g_strdup_printf ("%s.answer[%u]", at, (guint) i);

    if (i < node->rows->len) {
      AntRow *row = node->rows->pdata[i];

      row->at = self->keeps_places ? g_strdup (place) : NULL;
      read_items (self, inner, row, place);
    } else if (inner != NULL) {
      complain (self, "invalidLinkId", node->item->link_id, place, "nothing is asked under it");
    }
  }
}

static void
read_group (AntResponse *self, AntNode *node, json_object *json, const char *at)
{
  AntRow *row;

  if (!has_room (self, node->item->link_id, at))
    return;
  if (ant_json_has (json, "answer")) {
    g_autofree char *place = g_strconcat (at, ".answer", NULL);

    complain (self, "groupShouldNotHaveAnswers", node->item->link_id, place,
              "a group has no answers of its own");
  }
  if (node->n_there > 1)
    g_ptr_array_add (node->rows, ant_row_new (self->session, node));
  row = node->rows->pdata[node->rows->len - 1];
  g_free (row->at);
  row->at = self->keeps_places ? g_strdup (at) : NULL;
  read_items (self, ant_json_get_array (json, "item"), row, at);
}

static void
read_node (AntResponse *self, AntNode *node, json_object *json, const char *at)
{
  const AntItem *item = node->item;

  node->n_there++;
  if (node->at == NULL && self->keeps_places)
    node->at = g_strdup (at);
  if (node->n_there > 1 && (item->type != ANT_ITEM_GROUP || !item->is_repeating)) {
    complain (self, "repeats", item->link_id, at, "there twice, and does not repeat");
    return;
  }

  if (item->has_bad_type)
    complain (self, "invalidType", item->link_id, at, "its type is none that can be answered");
  else if (item->type == ANT_ITEM_GROUP)
    read_group (self, node, json, at);
  else if (item->type != ANT_ITEM_DISPLAY)
    read_question (self, node, json, at);
  else if (ant_json_has (json, "answer"))
    complain (self, "displayAnswer", item->link_id, at, "a display has no answers");
}

static void
read_items (AntResponse *self, json_object *list, AntRow *row, const char *at)
{
  guint last = 0;

  for (gsize i = 0; list != NULL && i < json_object_array_length (list); i++) {
    json_object     *json = json_object_array_get_idx (list, i);
    const char      *link_id = ant_json_get_string (json, "linkId");
    g_autofree char *place = g_strdup_printf ("%s.item[%u]", at, (guint) i);
    const AntItem   *item = link_id != NULL ? ant_form_find (self->session->form, link_id) : NULL;
    AntNode         *node = item != NULL ? ant_row_find (row, item) : NULL;

    if (node == NULL) {
      complain (self, "invalidLinkId", link_id, place, "no such item is asked here");
      continue;
    }
    if (item->index < last && self->keeps_places)
      g_ptr_array_add (self->issues, ant_issue_new (ANT_ISSUE_WARNING, "order", link_id, place,
                                                    "not in the order of the form"));
    last = MAX (last, item->index);
    read_node (self, node, json, place);
  }
}

/* Initial values had their turn where the answers were made; what was not asked yet still waits. */
static void
end_turns (AntSession *session, gboolean of_all)
{
  for (guint i = 0; i < session->starting->len;) {
    if (of_all || ant_node_is_enabled (session, session->starting->pdata[i]))
      g_ptr_array_remove_index_fast (session->starting, i);
    else
      i++;
  }
}

/**
 * ant_response_read:
 * @response: a QuestionnaireResponse
 *
 * Fills the session, which must be fresh, and notes what does not fit the form's shape. Answers of
 * a wrong type are kept, for ant_session_check_all() to find.
 */
void
ant_response_read (AntResponse *self, json_object *response)
{
  const char *type = ant_json_get_string (response, "resourceType");

  if (g_strcmp0 (type, "QuestionnaireResponse") != 0) {
    complain (self, "not-a-response", NULL, NULL, "not a FHIR QuestionnaireResponse");
    return;
  }
  read_items (self, ant_json_get_array (response, "item"), self->session->root,
              "QuestionnaireResponse");
  end_turns (self->session, self->keeps_places);
}

static void
swap_answers (AntSession *a, AntSession *b)
{
  AntSession spare = *a;

  a->root = b->root;
  a->starting = b->starting;
  a->places = b->places;
  a->changed = b->changed;
  a->memos = b->memos;
  a->calculated = b->calculated;
  a->stamp = b->stamp;
  b->root = spare.root;
  b->starting = spare.starting;
  b->places = spare.places;
  b->changed = spare.changed;
  b->memos = spare.memos;
  b->calculated = spare.calculated;
  b->stamp = spare.stamp;
}

/**
 * ant_session_import:
 * @response: a QuestionnaireResponse, as JSON text
 * @refused: (out) (optional): what stood against it
 * @error: return location; %ANT_ERROR_INVALID
 *
 * Puts the answers of @response in place of the session's own. Where any of them does not fit the
 * form none is taken.
 */
gboolean
ant_session_import (AntSession *self, const char *response, AntIssue **refused, GError **error)
{
  g_autoptr (GPtrArray) issues = ant_issue_list_new ();
  g_autoptr (AntSession) fresh = ant_session_new_empty (self->form, self->clock, FALSE);
  g_autoptr (GError) problem = NULL;
  AntResponse reader = { fresh, issues, FALSE };
  const char *rule = "json";
  g_autoptr (AntJson) json = ant_json_parse (response, strlen (response), &rule, &problem);

  if (problem != NULL)
    g_ptr_array_add (issues,
                     ant_issue_new (ANT_ISSUE_ERROR, rule, NULL, NULL, "%s", problem->message));
  else
    ant_response_read (&reader, json);
  if (issues->len > 0) {
    const AntIssue *first = issues->pdata[0];

    if (refused != NULL)
      *refused = ant_issue_copy (first);
    return ant_fail (error, ANT_ERROR_INVALID, "%s: %s", first->rule, first->message);
  }
  swap_answers (self, fresh);
  ant_session_settle (self);

  return TRUE;
}
