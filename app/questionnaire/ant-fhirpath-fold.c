/* ant-fhirpath-fold.c - FHIRPath's functions that make one value of many
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-fhirpath"

#include "ant-fhirpath-call.h"
#include "ant-value-json.h"

/* One after the other by @op; nothing where any two of them do not go together. (transfer full) */
static GArray *
fold (GArray *input, AntFhirpathOperator op)
{
  GArray *total = ant_collection_new ();

  for (guint i = 0; i < input->len && total->len == MIN (i, 1); i++) {
    g_autoptr (GArray) one = ant_collection_new ();

    ant_collection_add (one, ant_collection_at (input, i));
    if (i == 0) {
      ant_collection_add_all (total, one);
    } else {
      GArray *next = ant_fhirpath_operate (op, total, one);

      g_array_unref (total);
      total = next;
    }
  }

  return total;
}

static gboolean
can_be_reckoned_with (const AntElement *element)
{
  const AntValue *value = ant_element_get_value (element);
  AntDecimal      number;
  gboolean        is_integer;

  return ant_element_get_number (element, &number, &is_integer) ||
         (value != NULL && ant_value_get_value_type (value) == ANT_VALUE_QUANTITY);
}

static gboolean
can_all_be_reckoned_with (GArray *input)
{
  for (guint i = 0; i < input->len; i++)
    if (!can_be_reckoned_with (ant_collection_at (input, i)))
      return FALSE;

  return TRUE;
}

/* Of nothing it is nothing, as in forms that leave a score blank until somebody answers. */
void
ant_call_sum (const AntCall *self)
{
  g_autoptr (GArray) total = NULL;

  if (!can_all_be_reckoned_with (self->input))
    return;
  total = fold (self->input, ANT_FHIRPATH_PLUS);
  ant_collection_add_all (self->out, total);
}

void
ant_call_average (const AntCall *self)
{
  g_autoptr (GArray) total = NULL;
  g_autoptr (GArray) n = ant_collection_new ();
  g_autoptr (GArray) result = NULL;
  AntDecimal count = ant_decimal_from_int (self->input->len);

  if (!can_all_be_reckoned_with (self->input))
    return;
  total = fold (self->input, ANT_FHIRPATH_PLUS);
  ant_collection_add_decimal (n, &count, TRUE);
  result = ant_fhirpath_operate (ANT_FHIRPATH_DIVIDE, total, n);
  ant_collection_add_all (self->out, result);
}

/* The one that stands to every other as @order. */
static void
pick (const AntCall *self, AntOrder order)
{
  AntValue *best = NULL;

  for (guint i = 0; i < self->input->len; i++) {
    AntValue *value = ant_element_get_value (ant_collection_at (self->input, i));
    AntOrder  found;

    if (value == NULL)
      return;
    found = best != NULL ? ant_value_compare (value, best) : order;
    if (found == ANT_ORDER_UNKNOWN)
      return;
    if (found == order)
      best = value;
  }
  if (best != NULL)
    ant_collection_add_value (self->out, ant_value_ref (best));
}

void
ant_call_least (const AntCall *self)
{
  pick (self, ANT_ORDER_LESS);
}

void
ant_call_most (const AntCall *self)
{
  pick (self, ANT_ORDER_GREATER);
}

/* aggregate(): what the argument makes of each, with what it made of those before as $total */
void
ant_call_aggregate (const AntCall *self)
{
  g_autoptr (GArray) total =
      self->tree->args->len > 1 ? ant_call_evaluate (self, 1) : ant_collection_new ();

  for (guint i = 0; i < self->input->len && self->scope->steps[0] > 0; i++) {
    AntScope scope = *self->scope;
    AntCall  call = *self;
    GArray  *next;

    scope.total = total;
    call.scope = &scope;
    next = ant_call_evaluate_on (&call, 0, i);
    g_array_unref (total);
    total = next;
  }
  ant_collection_add_all (self->out, total);
}
