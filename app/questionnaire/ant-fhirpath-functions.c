/* ant-fhirpath-functions.c - FHIRPath's functions on a collection
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-fhirpath"

#include <string.h>

#include "ant-fhirpath-private.h"
#include "ant-fhirpath-text.h"
#include "ant-value-json.h"

/**
 * Call:
 *
 * One call being worked out: on what, with which arguments, into what.
 */
typedef struct {
  const AntFhirpath *tree;
  const AntScope    *scope;
  GArray            *input;
  GArray            *focus; /* of the expression around the call */
  GArray            *out;
} Call;

typedef struct {
  const char *name;
  guint       min_args;
  guint       max_args;
  void (*run) (const Call *call);
} Function;

static GArray *
evaluate_on (const Call *self, guint arg, const AntElement *element)
{
  g_autoptr (GArray) focus = ant_collection_new ();

  ant_collection_add (focus, element);

  return ant_fhirpath_evaluate (self->tree->args->pdata[arg], self->scope, focus);
}

/* An argument that is a plain value, seen from around the call. (transfer full) */
static GArray *
evaluate_arg (const Call *self, guint arg)
{
  return ant_fhirpath_evaluate (self->tree->args->pdata[arg], self->scope, self->focus);
}

static gboolean
get_int_arg (const Call *self, guint arg, gint64 *out)
{
  g_autoptr (GArray) value = evaluate_arg (self, arg);
  AntDecimal number;
  gboolean   is_integer;

  return value->len == 1 &&
         ant_element_get_number (ant_collection_at (value, 0), &number, &is_integer) &&
         ant_decimal_to_int (&number, out);
}

static gboolean
meets (const Call *self, const AntElement *element)
{
  g_autoptr (GArray) result = NULL;

  /* where() on linkIds alone was worked out for every item when the form was loaded */
  if (self->tree->matches != NULL)
    return element->kind == ANT_ELEMENT_ITEM && self->tree->matches[element->node->item->index] &&
           (!self->tree->is_loose || self->scope->is_loose ||
            ant_element_is_there (self->scope, element));
  if (*self->scope->steps == 0)
    return FALSE;
  result = evaluate_on (self, 0, element);

  return ant_collection_get_truth (result) == 1;
}

static void
run_where (const Call *self)
{
  for (guint i = 0; i < self->input->len; i++) {
    const AntElement *element = ant_collection_at (self->input, i);

    if (meets (self, element))
      ant_collection_add (self->out, element);
  }
}

static void
run_select (const Call *self)
{
  for (guint i = 0; i < self->input->len; i++) {
    g_autoptr (GArray) result = evaluate_on (self, 0, ant_collection_at (self->input, i));

    ant_collection_add_all (self->out, result);
  }
}

static void
run_exists (const Call *self)
{
  gboolean is_found = self->tree->args->len == 0 && self->input->len > 0;

  for (guint i = 0; self->tree->args->len == 1 && i < self->input->len && !is_found; i++)
    is_found = meets (self, ant_collection_at (self->input, i));
  ant_collection_add_boolean (self->out, is_found);
}

static void
run_all (const Call *self)
{
  gboolean is_all = TRUE;

  for (guint i = 0; i < self->input->len && is_all; i++)
    is_all = meets (self, ant_collection_at (self->input, i));
  ant_collection_add_boolean (self->out, is_all);
}

static void
run_empty (const Call *self)
{
  ant_collection_add_boolean (self->out, self->input->len == 0);
}

static void
run_count (const Call *self)
{
  AntDecimal n = ant_decimal_from_int (self->input->len);

  ant_collection_add_decimal (self->out, &n, TRUE);
}

static void
run_not (const Call *self)
{
  int truth = ant_collection_get_truth (self->input);

  if (truth >= 0)
    ant_collection_add_boolean (self->out, !truth);
}

static void
run_first (const Call *self)
{
  if (self->input->len > 0)
    ant_collection_add (self->out, ant_collection_at (self->input, 0));
}

static void
run_last (const Call *self)
{
  if (self->input->len > 0)
    ant_collection_add (self->out, ant_collection_at (self->input, self->input->len - 1));
}

static void
run_tail (const Call *self)
{
  for (guint i = 1; i < self->input->len; i++)
    ant_collection_add (self->out, ant_collection_at (self->input, i));
}

static void
run_single (const Call *self)
{
  if (self->input->len == 1)
    run_first (self);
}

static void
run_skip (const Call *self)
{
  gint64 n;

  for (guint i = 0; get_int_arg (self, 0, &n) && i < self->input->len; i++)
    if (i >= n)
      ant_collection_add (self->out, ant_collection_at (self->input, i));
}

static void
run_take (const Call *self)
{
  gint64 n;

  for (guint i = 0; get_int_arg (self, 0, &n) && i < self->input->len; i++)
    if (i < n)
      ant_collection_add (self->out, ant_collection_at (self->input, i));
}

static void
run_distinct (const Call *self)
{
  for (guint i = 0; i < self->input->len; i++)
    if (!ant_collection_contains (self->out, ant_collection_at (self->input, i)))
      ant_collection_add (self->out, ant_collection_at (self->input, i));
}

/* Of nothing it is nothing, as in forms that leave a score blank until somebody answers. */
static void
run_sum (const Call *self)
{
  AntDecimal sum = ant_decimal_from_int (0);
  gboolean   is_integer = TRUE;

  for (guint i = 0; i < self->input->len; i++) {
    AntDecimal number;
    gboolean   is_whole;

    if (!ant_element_get_number (ant_collection_at (self->input, i), &number, &is_whole))
      return;
    sum = ant_decimal_add (sum, number);
    is_integer &= is_whole;
  }
  if (self->input->len > 0)
    ant_collection_add_decimal (self->out, &sum, is_integer);
}

static void
run_iif (const Call *self)
{
  g_autoptr (GArray) condition = NULL;
  g_autoptr (GArray) result = NULL;
  GArray *around = self->input->len > 0 ? self->input : self->focus;
  guint   which;

  condition = ant_fhirpath_evaluate (self->tree->args->pdata[0], self->scope, around);
  which = ant_collection_get_truth (condition) == 1 ? 1 : 2;
  if (which < self->tree->args->len) {
    result = ant_fhirpath_evaluate (self->tree->args->pdata[which], self->scope, around);
    ant_collection_add_all (self->out, result);
  }
}

static void
run_children (const Call *self)
{
  for (guint i = 0; i < self->input->len; i++)
    ant_element_expand (self->scope, ant_collection_at (self->input, i), self->out);
}

static void
run_descendants (const Call *self)
{
  for (guint i = 0; i < self->input->len; i++)
    ant_element_descend (self->scope, ant_collection_at (self->input, i), self->out);
}

/* What an answer counts for: its own ordinal, else its option's. */
static void
run_weight (const Call *self)
{
  for (guint i = 0; i < self->input->len; i++) {
    const AntElement *element = ant_collection_at (self->input, i);
    const AntValue   *value = ant_element_get_value (element);
    const char       *ordinal;

    if (element->kind == ANT_ELEMENT_ANSWER)
      value = element->node->answers->pdata[element->index];
    ordinal = value != NULL ? ant_value_get_ordinal (value) : NULL;
    if (ordinal != NULL)
      ant_collection_add_value (self->out, ant_value_new_text (ANT_VALUE_DECIMAL, ordinal));
  }
}

static void
run_today (const Call *self)
{
  g_autoptr (GDateTime) now = ant_clock_get_local (self->scope->session->clock);
  g_autofree char *text = g_date_time_format (now, "%Y-%m-%d");

  ant_collection_add_value (self->out, ant_value_new_text (ANT_VALUE_DATE, text));
}

static void
run_now (const Call *self)
{
  g_autoptr (GDateTime) now = ant_clock_get_local (self->scope->session->clock);
  g_autofree char *text = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S%:z");

  ant_collection_add_value (self->out, ant_value_new_text (ANT_VALUE_DATE_TIME, text));
}

static void
run_on_text (const Call *self)
{
  g_autoptr (GArray) first = self->tree->args->len > 0 ? evaluate_arg (self, 0) : NULL;
  g_autoptr (GArray) second = self->tree->args->len > 1 ? evaluate_arg (self, 1) : NULL;

  ant_fhirpath_call_on_text (self->tree, self->input, first, second, self->out);
}

static const Function FUNCTIONS[] = {
  { "where", 1, 1, run_where },
  { "select", 1, 1, run_select },
  { "exists", 0, 1, run_exists },
  { "all", 1, 1, run_all },
  { "empty", 0, 0, run_empty },
  { "count", 0, 0, run_count },
  { "not", 0, 0, run_not },
  { "first", 0, 0, run_first },
  { "last", 0, 0, run_last },
  { "tail", 0, 0, run_tail },
  { "single", 0, 0, run_single },
  { "skip", 1, 1, run_skip },
  { "take", 1, 1, run_take },
  { "distinct", 0, 0, run_distinct },
  { "sum", 0, 0, run_sum },
  { "iif", 2, 3, run_iif },
  { "children", 0, 0, run_children },
  { "descendants", 0, 0, run_descendants },
  { "weight", 0, 0, run_weight },
  { "ordinal", 0, 0, run_weight },
  { "today", 0, 0, run_today },
  { "now", 0, 0, run_now },
  { "startsWith", 1, 1, run_on_text },
  { "endsWith", 1, 1, run_on_text },
  { "contains", 1, 1, run_on_text },
  { "matches", 1, 1, run_on_text },
  { "substring", 1, 2, run_on_text },
  { "length", 0, 0, run_on_text },
  { "upper", 0, 0, run_on_text },
  { "lower", 0, 0, run_on_text },
  { "join", 0, 1, run_on_text },
  { "toString", 0, 0, run_on_text },
  { "toInteger", 0, 0, run_on_text },
  { "toDecimal", 0, 0, run_on_text },
  { "round", 0, 1, run_on_text },
  { "power", 1, 1, run_on_text },
  { "abs", 0, 0, run_on_text },
  { "floor", 0, 0, run_on_text },
  { "ceiling", 0, 0, run_on_text },
  { "truncate", 0, 0, run_on_text },
};

/* -1 where there is no such function of so many arguments */
int
ant_fhirpath_find_function (const char *name, guint n_args)
{
  for (gsize i = 0; i < G_N_ELEMENTS (FUNCTIONS); i++)
    if (strcmp (name, FUNCTIONS[i].name) == 0)
      return n_args >= FUNCTIONS[i].min_args && n_args <= FUNCTIONS[i].max_args ? (int) i : -1;

  return -1;
}

/* (transfer full): what a call comes to */
GArray *
ant_fhirpath_call (const AntFhirpath *self, const AntScope *scope, GArray *focus)
{
  AntScope way = *scope;
  g_autoptr (GArray) input = NULL;
  Call call = { self, scope, NULL, focus, ant_collection_new () };

  /* whether an item is there is only asked of those looked for: asking it of every item on the way
   * would make any score that switches a question on hang on that question */
  way.is_loose |= self->is_loose;
  call.input = input = ant_fhirpath_evaluate (self->left, &way, focus);
  FUNCTIONS[self->function].run (&call);

  return call.out;
}
