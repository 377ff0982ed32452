/* ant-answers.c - a stored QuestionnaireResponse as a list to read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-answers"

#include "ant-answers.h"

#include "ant-error.h"
#include "ant-value-json.h"

/**
 * Section:
 *
 * The outermost group that is being read; none for questions that stand outside every group.
 */
typedef struct {
  const char *id;
  const char *text;
} Section;

static void read_items (json_object *items, const Section *section, GPtrArray *answers);

void
ant_answer_free (AntAnswer *self)
{
  g_free (self->link_id);
  g_free (self->question);
  g_free (self->section_id);
  g_free (self->section);
  g_ptr_array_unref (self->values);
  g_free (self);
}

static GPtrArray *
read_values (json_object *given)
{
  GPtrArray *values = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_value_unref);

  for (gsize i = 0; i < json_object_array_length (given); i++) {
    AntValue *value = ant_value_new_from_json (json_object_array_get_idx (given, i), "value");

    if (value != NULL)
      g_ptr_array_add (values, value);
  }

  return values;
}

static void
read_answer (json_object *item, json_object *given, const Section *section, GPtrArray *answers)
{
  g_autoptr (GPtrArray) values = read_values (given);
  AntAnswer *answer;

  if (values->len == 0)
    return;

  answer = g_new0 (AntAnswer, 1);
  answer->link_id = g_strdup (ant_json_get_string (item, "linkId"));
  answer->question = g_strdup (ant_json_get_string (item, "text"));
  answer->section_id = g_strdup (section->id);
  answer->section = g_strdup (section->text);
  answer->values = g_steal_pointer (&values);
  g_ptr_array_add (answers, answer);
}

/* FHIR R4, QuestionnaireResponse: under a group what is in it stands in item.item, under a question
 * in item.answer.item. */
static void
read_item (json_object *item, const Section *section, GPtrArray *answers)
{
  json_object *given = ant_json_get_array (item, "answer");
  Section      own = { ant_json_get_string (item, "linkId"), ant_json_get_string (item, "text") };

  if (given == NULL) {
    read_items (ant_json_get_array (item, "item"), section->id != NULL ? section : &own, answers);
    return;
  }

  read_answer (item, given, section, answers);
  for (gsize i = 0; i < json_object_array_length (given); i++)
    read_items (ant_json_get_array (json_object_array_get_idx (given, i), "item"), section,
                answers);
}

static void
read_items (json_object *items, const Section *section, GPtrArray *answers)
{
  gsize n = items != NULL ? json_object_array_length (items) : 0;

  for (gsize i = 0; i < n; i++)
    read_item (json_object_array_get_idx (items, i), section, answers);
}

/**
 * ant_answers_read:
 * @response: a FHIR R4 QuestionnaireResponse, as ant_session_export() writes it
 * @language: (out) (optional) (nullable): the tag of the language it was answered in
 * @error: return location; %ANT_ERROR_CORRUPT where it is no QuestionnaireResponse
 *
 * What is missing or of another type inside it is left out: what is there can still be read.
 *
 * Returns: (transfer full) (nullable) (element-type AntAnswer): the answered questions, in the
 * order they were asked
 */
GPtrArray *
ant_answers_read (GBytes *response, char **language, GError **error)
{
  gsize       size;
  const char *text = g_bytes_get_data (response, &size);
  g_autoptr (AntJson) json = ant_json_parse (text, size, NULL, NULL);
  g_autoptr (GPtrArray) answers = NULL;
  const Section none = { NULL, NULL };

  if (g_strcmp0 (ant_json_get_string (json, "resourceType"), "QuestionnaireResponse") != 0) {
    ant_fail (error, ANT_ERROR_CORRUPT, "The answers are not a QuestionnaireResponse");
    return NULL;
  }

  answers = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_answer_free);
  read_items (ant_json_get_array (json, "item"), &none, answers);
  if (language != NULL)
    *language = g_strdup (ant_json_get_string (json, "language"));

  return g_steal_pointer (&answers);
}
