/* ant-form-loops.c - expressions that would have to be known before they are known
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-form"

#include "ant-form-depends.h"

/**
 * Search:
 *
 * A walk along "is worked out from", depth first, that looks for a way back.
 */
typedef struct {
  AntForm   *form;
  GPtrArray *trail; /* of AntExpression */
  guint8    *seen;  /* a byte an expression: 0 not yet, 1 on the trail, 2 done */
} Search;

static void visit (Search *self, AntExpression *expression);

static void
follow (Search *self, AntExpression *target)
{
  if (self->seen[target->index] == 0) {
    visit (self, target);
    return;
  }
  for (guint i = self->trail->len; self->seen[target->index] == 1 && i-- > 0;) {
    AntExpression *on_trail = self->trail->pdata[i];

    on_trail->is_off = TRUE;
    if (on_trail == target)
      return;
  }
}

static void
visit (Search *self, AntExpression *expression)
{
  self->seen[expression->index] = 1;
  g_ptr_array_add (self->trail, expression);
  for (guint i = 0; i < expression->variables->len; i++)
    follow (self, expression->variables->pdata[i]);
  for (guint i = 0; i < self->form->items->len; i++) {
    const AntItem *item = self->form->items->pdata[i];

    if (expression->depends_on[i] && item->calculated != NULL)
      follow (self, item->calculated);
  }
  g_ptr_array_set_size (self->trail, (int) self->trail->len - 1);
  self->seen[expression->index] = 2;
}

/**
 * ant_form_switch_off_loops:
 *
 * Switches off for good every expression that is worked out from itself, and says so.
 */
void
ant_form_switch_off_loops (AntFormReader *reader)
{
  AntForm           *form = reader->form;
  g_autofree guint8 *seen = g_new0 (guint8, form->expressions->len + 1);
  g_autoptr (GPtrArray) trail = g_ptr_array_new ();
  Search search = { form, trail, seen };

  for (guint i = 0; i < form->expressions->len; i++)
    if (seen[i] == 0)
      visit (&search, form->expressions->pdata[i]);
  for (guint i = 0; i < form->expressions->len; i++) {
    const AntExpression *self = form->expressions->pdata[i];

    if (self->is_off)
      ant_form_complain (reader, ANT_ISSUE_WARNING, "expression-cycle", self->item,
                         "%s is worked out from itself: it stays off",
                         self->name != NULL ? self->name : "the expression");
  }
}
