/* ant-enable-when.c - conditions on other answers: reading them, and finding what cannot work
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-form"

#include <string.h>

#include "ant-check.h"
#include "ant-form-private.h"
#include "ant-value-json.h"

/* In the order of AntOperator. */
static const char *const OPERATORS[] = { "exists", "=", "!=", ">", "<", ">=", "<=" };

void
ant_enable_when_destroy (AntEnableWhen *self)
{
  g_clear_pointer (&self->answer, ant_value_unref);
  g_free (self);
}

static gboolean
read_operator (const char *text, AntOperator *out)
{
  for (gsize i = 0; text != NULL && i < G_N_ELEMENTS (OPERATORS); i++)
    if (strcmp (text, OPERATORS[i]) == 0) {
      *out = (AntOperator) i;
      return TRUE;
    }

  return FALSE;
}

static void
load_condition (AntFormReader *reader, AntItem *self, json_object *json)
{
  AntEnableWhen *when = g_new0 (AntEnableWhen, 1);
  const char    *op = ant_json_get_string (json, "operator");

  when->question = ant_json_get_string (json, "question");
  when->answer = ant_value_new_from_json (json, "answer");
  if (when->question == NULL || when->answer == NULL || !read_operator (op, &when->op)) {
    ant_form_complain (reader, ANT_ISSUE_ERROR, "structure", self,
                       "enableWhen wants a question, an operator and an answer");
    ant_enable_when_destroy (when);
    return;
  }
  when->source = ant_form_find (reader->form, when->question);
  g_ptr_array_add (self->enable_when, when);
}

/**
 * ant_item_load_enable_when:
 *
 * Reads an item's conditions, once every item of the form is known.
 */
void
ant_item_load_enable_when (AntFormReader *reader, AntItem *self)
{
  json_object *list = ant_json_get_array (self->json, "enableWhen");

  for (gsize i = 0; list != NULL && i < json_object_array_length (list); i++)
    load_condition (reader, self, json_object_array_get_idx (list, i));
  if (self->enable_when->len > 1 && !ant_json_has (self->json, "enableBehavior"))
    ant_form_complain (reader, ANT_ISSUE_ERROR, "que-12", self,
                       "several conditions and no enableBehavior");
}

static gboolean
is_inside (const AntItem *item, const AntItem *outer)
{
  for (; item != NULL; item = item->parent)
    if (item == outer)
      return TRUE;

  return FALSE;
}

/* R4 has no answerUri: an address is asked for with a string. */
static gboolean
may_meet (const AntItem *source, const AntValue *answer)
{
  return ant_check_may_answer (source, answer) ||
         (source->type == ANT_ITEM_URL && ant_value_get_value_type (answer) == ANT_VALUE_STRING);
}

static void
check_condition (AntFormReader *reader, AntItem *self, const AntEnableWhen *when)
{
  const AntItem *source = when->source;
  AntValueType   type = ant_value_get_value_type (when->answer);

  if (when->op == ANT_OPERATOR_EXISTS && type != ANT_VALUE_BOOLEAN)
    ant_form_complain (reader, ANT_ISSUE_ERROR, "que-7", self, "exists wants true or false");
  if (source == NULL) {
    ant_form_complain (reader, ANT_ISSUE_ERROR, "enable-when-unknown", self,
                       "there is no question “%s”", when->question);
    return;
  }
  if (!ant_item_is_question (source))
    ant_form_complain (reader, ANT_ISSUE_ERROR, "enable-when-type", self,
                       "“%s” is never answered: it is a group or a display", when->question);
  else if (when->op != ANT_OPERATOR_EXISTS && !may_meet (source, when->answer))
    ant_form_complain (reader, ANT_ISSUE_ERROR, "enable-when-type", self,
                       "“%s” is never answered with a %s", when->question,
                       ant_value_type_get_name (type));
  else if (!ant_value_is_well_formed (when->answer))
    ant_form_complain (reader, ANT_ISSUE_ERROR, "enable-when-type", self,
                       "the answer compared with is not one");
  if (source != self && is_inside (source, self))
    ant_form_complain (reader, ANT_ISSUE_ERROR, "enable-when-inner", self,
                       "“%s” stands inside what it switches on", when->question);
  else if (source->index > self->index)
    ant_form_complain (reader, ANT_ISSUE_WARNING, "enable-when-forward", self,
                       "“%s” comes later in the form", when->question);
}

/**
 * Search:
 *
 * A walk along "is switched by", depth first, that looks for a way back to where it stands.
 */
typedef struct {
  AntForm   *form;
  GPtrArray *trail; /* of AntItem: where the walk came along */
  guint8    *seen;  /* a byte an item: 0 not yet, 1 on the trail, 2 done */
} Search;

static void visit (Search *self, AntItem *item);

static void
follow (Search *self, guint index)
{
  AntItem *target = self->form->items->pdata[index];

  if (self->seen[index] == 0) {
    visit (self, target);
    return;
  }
  for (guint i = self->trail->len; self->seen[index] == 1 && i-- > 0;) {
    AntItem *item = self->trail->pdata[i];

    item->is_in_cycle = TRUE;
    if (item == target)
      return;
  }
}

static void
visit (Search *self, AntItem *item)
{
  guint n = self->form->items->len;

  self->seen[item->index] = 1;
  g_ptr_array_add (self->trail, item);
  if (item->parent != NULL)
    follow (self, item->parent->index);
  for (guint i = 0; i < item->enable_when->len; i++) {
    const AntEnableWhen *when = item->enable_when->pdata[i];

    if (when->source != NULL)
      follow (self, when->source->index);
  }
  for (guint i = 0; item->enabled != NULL && i < n; i++)
    if (item->enabled->depends_on[i])
      follow (self, i);
  g_ptr_array_set_size (self->trail, (int) self->trail->len - 1);
  self->seen[item->index] = 2;
}

/**
 * ant_form_check_enable_when:
 *
 * Checks every condition against what it asks for, and switches off for good whatever hangs on
 * itself: nobody could ever tell whether it is shown.
 */
void
ant_form_check_enable_when (AntFormReader *reader)
{
  AntForm           *form = reader->form;
  g_autofree guint8 *seen = g_new0 (guint8, form->items->len + 1);
  g_autoptr (GPtrArray) trail = g_ptr_array_new ();
  Search search = { form, trail, seen };

  for (guint i = 0; i < form->items->len; i++) {
    AntItem *item = form->items->pdata[i];

    for (guint k = 0; k < item->enable_when->len; k++)
      check_condition (reader, item, item->enable_when->pdata[k]);
    if (seen[i] == 0)
      visit (&search, item);
  }
  for (guint i = 0; i < form->items->len; i++) {
    AntItem *item = form->items->pdata[i];

    if (item->is_in_cycle && (item->enable_when->len > 0 || item->enabled != NULL))
      ant_form_complain (reader, ANT_ISSUE_WARNING, "enable-when-cycle", item,
                         "its conditions lead back to itself: it stays off");
  }
}
