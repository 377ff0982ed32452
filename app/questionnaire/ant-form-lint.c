/* ant-form-lint.c - FHIR's rules for forms, each by its name, and ours
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-form"

#include <string.h>

#include "ant-check.h"
#include "ant-form-private.h"
#include "ant-value-json.h"

#define ERROR   ANT_ISSUE_ERROR
#define WARNING ANT_ISSUE_WARNING

static gboolean
has_entries (const AntItem *item, const char *key)
{
  json_object *list = ant_json_get_array (item->json, key);

  return list != NULL && json_object_array_length (list) > 0;
}

/* que-1, que-3, que-6, que-8, que-9 for the items that nobody answers */
static void
check_unanswered (AntFormReader *reader, const AntItem *item)
{
  if (item->type == ANT_ITEM_GROUP && item->children->len == 0)
    ant_form_complain (reader, ERROR, "que-1", item, "a group with nothing in it");
  if (has_entries (item, "initial"))
    ant_form_complain (reader, ERROR, "que-8", item, "an initial value that nothing can hold");
  if (item->type != ANT_ITEM_DISPLAY || item->has_bad_type)
    return;

  if (item->children->len > 0)
    ant_form_complain (reader, ERROR, "que-1", item, "a display with items in it");
  if (has_entries (item, "code"))
    ant_form_complain (reader, WARNING, "que-3", item, "a display with a code");
  if (ant_json_has (item->json, "required"))
    ant_form_complain (reader, WARNING, "que-6", item, "required says nothing of a display");
  if (ant_json_has (item->json, "repeats"))
    ant_form_complain (reader, ant_json_get_boolean (item->json, "repeats") ? ERROR : WARNING,
                       "que-6", item, "a display does not repeat");
  if (ant_json_has (item->json, "readOnly"))
    ant_form_complain (reader, ERROR, "que-9", item, "readOnly says nothing of a display");
}

static gboolean
may_have_options (AntItemType type)
{
  switch (type) {
  case ANT_ITEM_CHOICE:
  case ANT_ITEM_OPEN_CHOICE:
  case ANT_ITEM_DECIMAL:
  case ANT_ITEM_INTEGER:
  case ANT_ITEM_DATE:
  case ANT_ITEM_DATE_TIME:
  case ANT_ITEM_TIME:
  case ANT_ITEM_STRING:
  case ANT_ITEM_QUANTITY:
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
may_have_max_length (AntItemType type)
{
  switch (type) {
  case ANT_ITEM_BOOLEAN:
  case ANT_ITEM_DECIMAL:
  case ANT_ITEM_INTEGER:
  case ANT_ITEM_STRING:
  case ANT_ITEM_TEXT:
  case ANT_ITEM_URL:
  case ANT_ITEM_OPEN_CHOICE:
    return TRUE;
  default:
    return FALSE;
  }
}

/* que-4, que-5, que-10 */
static void
check_options (AntFormReader *reader, const AntItem *item)
{
  gboolean has_list = has_entries (item, "answerOption");
  gboolean has_set = ant_json_has (item->json, "answerValueSet");

  if (has_list && has_set)
    ant_form_complain (reader, ERROR, "que-4", item, "answerOption and answerValueSet together");
  if ((has_list || has_set) && !may_have_options (item->type))
    ant_form_complain (reader, ERROR, "que-5", item, "this type of question offers no answers");
  if (ant_json_has (item->json, "maxLength") && !may_have_max_length (item->type))
    ant_form_complain (reader, ERROR, "que-10", item, "this type of item has no length");
  if (item->type == ANT_ITEM_CHOICE && !has_list && !has_set && item->children->len == 0)
    ant_form_complain (reader, WARNING, "no-options", item, "a choice of nothing");
}

/* An option that could never answer its own question. */
static void
check_option_types (AntFormReader *reader, const AntItem *item)
{
  if (item->type == ANT_ITEM_CHOICE || item->type == ANT_ITEM_OPEN_CHOICE ||
      !ant_item_is_question (item))
    return;
  for (guint i = 0; i < item->options->len; i++) {
    const AntOption *option = item->options->pdata[i];

    if (!ant_check_may_answer (item, option->value)) {
      ant_form_complain (reader, ERROR, "option-type", item,
                         "answerOption %u is of another type than the question", i);
      return;
    }
  }
}

static guint
count_initially_selected (const AntItem *item)
{
  guint n = 0;

  for (guint i = 0; i < item->options->len; i++)
    n += ((const AntOption *) item->options->pdata[i])->is_initial;

  return n;
}

/* que-11, que-13, and initial values that are no answers */
static void
check_initial (AntFormReader *reader, const AntItem *item)
{
  guint n_selected = count_initially_selected (item);

  if (has_entries (item, "answerOption") && has_entries (item, "initial"))
    ant_form_complain (reader, ERROR, "que-11", item, "initial beside answerOption");
  if ((item->initial->len > 1 || n_selected > 1) && !item->is_repeating)
    ant_form_complain (reader, ERROR, "que-13", item,
                       "several initial values of a question with one answer");
  for (guint i = 0; ant_item_is_question (item) && i < item->initial->len; i++)
    if (!ant_check_may_answer (item, item->initial->pdata[i]))
      ant_form_complain (reader, ERROR, "initial-type", item,
                         "an initial value of another type than its question's");
}

/* A question that must be answered and cannot be. */
static void
check_answerable (AntFormReader *reader, const AntItem *item)
{
  gboolean has_value = item->initial->len > 0 || count_initially_selected (item) > 0 ||
                       item->calculated != NULL || item->initial_expression != NULL;

  if (item->is_required && ant_item_is_question (item) && !has_value &&
      (item->is_hidden || item->is_read_only))
    ant_form_complain (reader, ERROR, "required-unanswerable", item,
                       "required, but nobody can answer it");
}

static void
check_limits (AntFormReader *reader, const AntItem *item)
{
  if (item->max_length >= 0 && item->min_length > item->max_length)
    ant_form_complain (reader, WARNING, "limits", item, "no length fits minLength and maxLength");
  if (item->min_value != NULL && item->max_value != NULL &&
      ant_value_compare (item->min_value, item->max_value) == ANT_ORDER_GREATER)
    ant_form_complain (reader, WARNING, "limits", item, "no value fits minValue and maxValue");
  if (item->max_occurs >= 0 && item->min_occurs > item->max_occurs)
    ant_form_complain (reader, WARNING, "limits", item, "no number fits minOccurs and maxOccurs");
}

static gboolean
has_modifier (json_object *json)
{
  json_object *list = ant_json_get_array (json, "modifierExtension");

  return list != NULL && json_object_array_length (list) > 0;
}

/* On the item, or on any of its parts that FHIR lets carry one. */
static gboolean
has_modifier_within (json_object *json)
{
  static const char *const PARTS[] = { "enableWhen", "answerOption", "initial" };

  if (has_modifier (json))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (PARTS); i++) {
    json_object *list = ant_json_get_array (json, PARTS[i]);

    for (gsize k = 0; list != NULL && k < json_object_array_length (list); k++)
      if (has_modifier (json_object_array_get_idx (list, k)))
        return TRUE;
  }

  return FALSE;
}

static void
check_item (AntFormReader *reader, const AntItem *item)
{
  if (has_modifier_within (item->json))
    ant_form_complain (reader, ERROR, "modifier-extension", item,
                       "a modifierExtension may change what anything here means");
  if (!ant_item_is_question (item))
    check_unanswered (reader, item);
  if (item->has_bad_type)
    return;
  check_options (reader, item);
  check_option_types (reader, item);
  check_initial (reader, item);
  check_answerable (reader, item);
  check_limits (reader, item);
}

/**
 * ant_form_lint:
 *
 * Checks what each item says against what its type allows, once the whole form is read. The rules
 * about linkIds and conditions are checked where those are read.
 */
void
ant_form_lint (AntFormReader *reader)
{
  AntForm *form = reader->form;

  if (has_modifier (form->json))
    ant_form_complain (reader, ERROR, "modifier-extension", NULL,
                       "a modifierExtension may change what the form means");
  if (ant_json_get_string (form->json, "status") == NULL)
    ant_form_complain (reader, WARNING, "structure", NULL, "no status");
  for (guint i = 0; i < form->items->len; i++)
    check_item (reader, form->items->pdata[i]);
}
