/* ant-check.c - whether answers are all right
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-check"

#include "ant-check.h"

#include <string.h>

#include "ant-check-value.h"
#include "ant-form-private.h"
#include "ant-value-json.h"

#define MAX_ANSWERS 1000 /* to one question: nobody gives more by hand */

/* The one type of answer that each type of item takes, in the order of AntItemType; choices take
 * the types of their options. */
static const AntValueType TYPES[] = {
  ANT_VALUE_OTHER,   ANT_VALUE_OTHER,      ANT_VALUE_BOOLEAN,   ANT_VALUE_DECIMAL,
  ANT_VALUE_INTEGER, ANT_VALUE_DATE,       ANT_VALUE_DATE_TIME, ANT_VALUE_TIME,
  ANT_VALUE_STRING,  ANT_VALUE_STRING,     ANT_VALUE_URI,       ANT_VALUE_CODING,
  ANT_VALUE_CODING,  ANT_VALUE_ATTACHMENT, ANT_VALUE_REFERENCE, ANT_VALUE_QUANTITY,
};

static gboolean
has_option_of_type (const AntItem *item, AntValueType type)
{
  for (guint i = 0; i < item->options->len; i++) {
    const AntOption *option = item->options->pdata[i];

    if (ant_value_get_value_type (option->value) == type)
      return TRUE;
  }

  return FALSE;
}

/* Whether @item is ever answered with a @type. */
gboolean
ant_check_may_be (const AntItem *item, AntValueType type)
{
  if (item->type == ANT_ITEM_OPEN_CHOICE && type == ANT_VALUE_STRING)
    return TRUE;
  if ((item->type == ANT_ITEM_CHOICE || item->type == ANT_ITEM_OPEN_CHOICE) &&
      item->options->len > 0)
    return has_option_of_type (item, type);

  return TYPES[item->type] == type && type != ANT_VALUE_OTHER;
}

/**
 * ant_check_may_answer:
 *
 * Returns: whether @value is of a type that answers @item
 */
gboolean
ant_check_may_answer (const AntItem *item, const AntValue *value)
{
  return ant_check_may_be (item, ant_value_get_value_type (value));
}

/**
 * ant_check_has_answer:
 * @values: (element-type AntValue): the answers to one question
 *
 * Returns: whether there is one of more than white space; false is an answer
 */
gboolean
ant_check_has_answer (GPtrArray *values)
{
  for (guint i = 0; i < values->len; i++)
    if (!ant_value_is_blank (values->pdata[i]))
      return TRUE;

  return FALSE;
}

/* Whether the form offers @value, as far as it can tell by itself. */
static gboolean
is_offered (const AntItem *item, const AntValue *value)
{
  AntValueType type = ant_value_get_value_type (value);

  if (item->options->len == 0)
    return TRUE;
  if (item->type == ANT_ITEM_OPEN_CHOICE && type == ANT_VALUE_STRING)
    return TRUE;

  return ant_item_find_option (item, value) != NULL;
}

static gboolean
is_exclusive (const AntItem *item, const AntValue *value)
{
  const AntOption *option = ant_item_find_option (item, value);

  return option != NULL && option->is_exclusive;
}

/**
 * ant_check_refuses:
 * @values: (element-type AntValue): what is to be answered
 *
 * What no draft may hold, because no page could show it; limits are another matter, for a person
 * half way through a word has not broken them yet.
 *
 * Returns: (nullable): the rule that stands against it
 */
const char *
ant_check_refuses (const AntItem *item, GPtrArray *values)
{
  if (!ant_item_is_question (item))
    return item->type == ANT_ITEM_GROUP ? "groupShouldNotHaveAnswers" : "displayAnswer";
  if (values->len > 1 && !item->is_repeating)
    return "repeats";
  if (values->len > MAX_ANSWERS ||
      (item->max_occurs >= 0 && values->len > (guint) item->max_occurs))
    return "maxCount";

  for (guint i = 0; i < values->len; i++) {
    const AntValue *value = values->pdata[i];

    if (!ant_check_may_answer (item, value) || !ant_value_is_well_formed (value))
      return "invalidAnswerType";
    if (!is_offered (item, value))
      return "invalidAnswerOption";
    if (values->len > 1 && is_exclusive (item, value))
      return "exclusiveAnswerOption";
  }

  return NULL;
}

/**
 * ant_check_count:
 * @n: how many answers, or repetitions of a group, there are
 *
 * Checks their number.
 */
void
ant_check_count (const AntItem *item, guint n, AntComplaint complain, gpointer data)
{
  if (n > 1 && !item->is_repeating)
    complain (item, ANT_ISSUE_ERROR, "repeats", -1, "more than one answer", data);
  if (item->min_occurs > 0 && n < (guint) item->min_occurs)
    complain (item, ANT_ISSUE_ERROR, "minCount", -1, "too few answers", data);
  if (item->max_occurs >= 0 && n > (guint) item->max_occurs)
    complain (item, ANT_ISSUE_ERROR, "maxCount", -1, "too many answers", data);
}

static void
check_option (const AntItem *item, GPtrArray *values, guint i, AntComplaint complain, gpointer data)
{
  const AntValue *value = values->pdata[i];

  if (item->has_external_set &&
      !(item->type == ANT_ITEM_OPEN_CHOICE && ant_value_get_value_type (value) == ANT_VALUE_STRING))
    complain (item, ANT_ISSUE_ERROR, "tsError", (int) i,
              "its value set is not here to be looked at", data);
  else if (!is_offered (item, value))
    complain (item, ANT_ISSUE_ERROR, "invalidAnswerOption", (int) i,
              "not one of the answers offered", data);
  else if (values->len > 1 && is_exclusive (item, value))
    complain (item, ANT_ISSUE_ERROR, "exclusiveAnswerOption", (int) i,
              "this answer excludes every other", data);
}

/**
 * ant_check_values:
 * @values: (element-type AntValue): the answers to one question, at least one
 *
 * Checks each answer by itself: its type, whether it was offered, every limit.
 */
void
ant_check_values (const AntItem *item, GPtrArray *values, AntComplaint complain, gpointer data)
{
  for (guint i = 0; i < values->len; i++) {
    const AntValue *value = values->pdata[i];

    if (!ant_check_may_answer (item, value) || !ant_value_is_well_formed (value)) {
      complain (item, ANT_ISSUE_ERROR, "invalidAnswerType", (int) i,
                "an answer of another type than its question's", data);
      continue;
    }
    check_option (item, values, i, complain, data);
    ant_check_value (item, value, (int) i, complain, data);
  }
}
