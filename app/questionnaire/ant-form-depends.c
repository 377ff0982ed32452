/* ant-form-depends.c - what each expression has to be worked out again for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-form"

#include "ant-form-depends.h"

#include <string.h>

#include "ant-check.h"
#include "ant-fhirpath-private.h"

/* An expression that asks for items by linkId — nearly all do — hangs on just those; any other on
 * the whole form. A where() that looks at linkIds alone is answered here, once for every item. */

/* Marks an item and all below it: whether a group is in the response hangs on what is in it. */
static void
mark_item (AntExpression *self, const AntItem *item)
{
  self->depends_on[item->index] = 1;
  for (guint i = 0; i < item->children->len; i++)
    mark_item (self, item->children->pdata[i]);
}

static void
mark_matches (AntForm *form, AntExpression *self, const guint8 *matches)
{
  for (guint i = 0; i < form->items->len; i++)
    if (matches[i] && !self->depends_on[i])
      mark_item (self, form->items->pdata[i]);
}

/* What stands around the expression: its item, or the whole form. */
static void
mark_context (AntForm *form, AntExpression *self)
{
  if (self->item != NULL)
    mark_item (self, self->item);
  else
    memset (self->depends_on, 1, form->items->len);
}

static gboolean
looks_at_each (const AntFhirpath *call)
{
  static const char *const NAMES[] = { "where",  "select",    "exists", "all",
                                       "repeat", "aggregate", NULL };

  return g_strv_contains (NAMES, call->name);
}

/* “where(linkId …).answer.valueCoding” reads no item that cannot be answered with a coding: a total
 * that stands among what it adds up is not worked out from itself. */
static gboolean
may_hold (const AntItem *item, const char *member)
{
  static const struct {
    const char  *member;
    AntValueType type;
  } MEMBERS[] = {
    { "valueCoding", ANT_VALUE_CODING },     { "valueInteger", ANT_VALUE_INTEGER },
    { "valueDecimal", ANT_VALUE_DECIMAL },   { "valueBoolean", ANT_VALUE_BOOLEAN },
    { "valueString", ANT_VALUE_STRING },     { "valueDate", ANT_VALUE_DATE },
    { "valueQuantity", ANT_VALUE_QUANTITY },
  };

  if (!ant_item_is_question (item))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (MEMBERS); i++)
    if (strcmp (member, MEMBERS[i].member) == 0)
      return ant_check_may_be (item, MEMBERS[i].type);

  return TRUE;
}

static gboolean
is_member (const AntFhirpath *tree, const char *name)
{
  return tree != NULL && tree->kind == ANT_FHIRPATH_MEMBER &&
         (name == NULL || strcmp (tree->name, name) == 0);
}

/* Where @tree is “where(linkId …).answer”, or a member of that: marks what it reads, and no more.
 */
static gboolean
mark_answers (AntForm *form, AntExpression *self, const AntFhirpath *tree)
{
  const char        *member = "value";
  const AntFhirpath *answer = tree;
  const AntFhirpath *where;

  if (is_member (tree, NULL) && is_member (tree->left, "answer")) {
    if (!g_str_has_prefix (tree->name, "value"))
      return FALSE;
    member = tree->name;
    answer = tree->left;
  }
  where = is_member (answer, "answer") ? answer->left : NULL;
  if (where == NULL || where->matches == NULL || !where->is_loose)
    return FALSE;
  for (guint i = 0; i < form->items->len; i++)
    if (where->matches[i] && may_hold (form->items->pdata[i], member))
      self->depends_on[i] = 1;

  return TRUE;
}

/* A call that looks at nothing it is called on, where it is called on nothing. */
static gboolean
stands_alone (const AntFhirpath *tree)
{
  return tree->kind == ANT_FHIRPATH_CALL && tree->left->kind == ANT_FHIRPATH_THIS &&
         (strcmp (tree->name, "iif") == 0 || strcmp (tree->name, "today") == 0 ||
          strcmp (tree->name, "now") == 0);
}

static void
mark_read (AntForm *form, AntExpression *self, const AntFhirpath *tree, gboolean is_inside)
{
  if (mark_answers (form, self, tree))
    return;
  if (tree->kind == ANT_FHIRPATH_THIS && !is_inside)
    mark_context (form, self);
  if (tree->kind == ANT_FHIRPATH_VARIABLE && strcmp (tree->name, "context") == 0)
    mark_context (form, self);
  if (tree->kind == ANT_FHIRPATH_VARIABLE &&
      (strcmp (tree->name, "resource") == 0 || strcmp (tree->name, "rootResource") == 0))
    memset (self->depends_on, 1, form->items->len);
  if (tree->matches != NULL) {
    mark_matches (form, self, tree->matches);
    if (tree->is_loose)
      return;
  }
  if (tree->left != NULL && !stands_alone (tree))
    mark_read (form, self, tree->left, is_inside);
  if (tree->right != NULL)
    mark_read (form, self, tree->right, is_inside);
  for (guint i = 0; tree->args != NULL && i < tree->args->len; i++)
    mark_read (form, self, tree->args->pdata[i], is_inside || looks_at_each (tree));
}

/* Adds @from's items to @self's. Returns whether any was new. */
static gboolean
take_over (AntForm *form, AntExpression *self, const AntExpression *from)
{
  gboolean is_new = FALSE;

  for (guint i = 0; i < form->items->len; i++) {
    is_new |= from->depends_on[i] && !self->depends_on[i];
    self->depends_on[i] |= from->depends_on[i];
  }

  return is_new;
}

/* What switches @item or anything above it on and off matters to who reads it. */
static gboolean
take_switches (AntForm *form, AntExpression *self, const AntItem *item)
{
  gboolean is_new = FALSE;

  for (; item != NULL; item = item->parent) {
    for (guint i = 0; i < item->enable_when->len; i++) {
      const AntItem *source = ((AntEnableWhen *) item->enable_when->pdata[i])->source;

      if (source == NULL || self->depends_on[source->index])
        continue;
      self->depends_on[source->index] = 1;
      is_new = TRUE;
    }
    if (item->enabled != NULL && item->enabled != self)
      is_new |= take_over (form, self, item->enabled);
  }

  return is_new;
}

static gboolean
widen (AntForm *form, AntExpression *self)
{
  gboolean is_new = FALSE;

  for (guint i = 0; i < self->variables->len; i++)
    is_new |= take_over (form, self, self->variables->pdata[i]);
  for (guint i = 0; i < form->items->len; i++)
    if (self->depends_on[i])
      is_new |= take_switches (form, self, form->items->pdata[i]);

  return is_new;
}

/**
 * ant_form_find_dependencies:
 *
 * Works out for every expression which items' answers matter to it, and switches off what would
 * have to be known before it is known.
 */
void
ant_form_find_dependencies (AntFormReader *reader)
{
  AntForm *form = reader->form;
  gboolean is_new = form->expressions->len > 0;

  for (guint i = 0; i < form->expressions->len; i++) {
    AntExpression *self = form->expressions->pdata[i];

    self->depends_on = g_new0 (guint8, form->items->len + 1);
    ant_form_find_matches (form, self->tree);
    mark_read (form, self, self->tree, FALSE);
  }
  while (is_new) {
    is_new = FALSE;
    for (guint i = 0; i < form->expressions->len; i++)
      is_new |= widen (form, form->expressions->pdata[i]);
  }
  ant_form_switch_off_loops (reader);
}
