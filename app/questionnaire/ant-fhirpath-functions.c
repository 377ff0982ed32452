/* ant-fhirpath-functions.c - FHIRPath's functions on a collection
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-fhirpath"

#include <string.h>

#include "ant-fhirpath-call.h"
#include "ant-fhirpath-text.h"
#include "ant-value-json.h"

#define ELEMENTS_PER_STEP 16 /* to copy them */

typedef struct {
  const char *name;
  guint       min_args;
  guint       max_args;
  void (*run) (const AntCall *call);
} Function;

/* (transfer full): what an argument makes of the @i-th element called on */
GArray *
ant_call_evaluate_on (const AntCall *self, guint arg, guint i)
{
  g_autoptr (GArray) focus = ant_collection_new ();
  AntScope scope = *self->scope;

  scope.index = i;
  ant_collection_add (focus, ant_collection_at (self->input, i));

  return ant_fhirpath_evaluate (self->tree->args->pdata[arg], &scope, focus);
}

/* (transfer full): an argument that is a plain value, seen from around the call */
GArray *
ant_call_evaluate (const AntCall *self, guint arg)
{
  return ant_fhirpath_evaluate (self->tree->args->pdata[arg], self->scope, self->focus);
}

static gboolean
get_int_arg (const AntCall *self, guint arg, gint64 *out)
{
  g_autoptr (GArray) value = ant_call_evaluate (self, arg);
  AntDecimal number;
  gboolean   is_integer;

  return value->len == 1 &&
         ant_element_get_number (ant_collection_at (value, 0), &number, &is_integer) &&
         ant_decimal_to_int (&number, out);
}

static gboolean
meets (const AntCall *self, guint i)
{
  const AntElement *element = ant_collection_at (self->input, i);
  g_autoptr (GArray) result = NULL;

  /* where() on linkIds alone was worked out for every item when the form was loaded */
  if (self->tree->matches != NULL)
    return element->kind == ANT_ELEMENT_ITEM && self->tree->matches[element->node->item->index] &&
           (!self->tree->is_loose || self->scope->is_loose ||
            ant_element_is_there (self->scope, element));
  if (*self->scope->steps == 0)
    return FALSE;
  result = ant_call_evaluate_on (self, 0, i);

  return ant_collection_get_truth (result) == 1;
}

static void
run_where (const AntCall *self)
{
  for (guint i = 0; i < self->input->len; i++)
    if (meets (self, i))
      ant_collection_add (self->out, ant_collection_at (self->input, i));
}

static void
run_select (const AntCall *self)
{
  for (guint i = 0; i < self->input->len; i++) {
    g_autoptr (GArray) result = ant_call_evaluate_on (self, 0, i);

    if (!ant_scope_spend (self->scope, result->len / ELEMENTS_PER_STEP))
      return;
    ant_collection_add_all (self->out, result);
  }
}

static void
run_exists (const AntCall *self)
{
  gboolean is_found = self->tree->args->len == 0 && self->input->len > 0;

  for (guint i = 0; self->tree->args->len == 1 && i < self->input->len && !is_found; i++)
    is_found = meets (self, i);
  ant_collection_add_boolean (self->out, is_found);
}

static void
run_all (const AntCall *self)
{
  gboolean is_all = TRUE;

  for (guint i = 0; i < self->input->len && is_all; i++)
    is_all = meets (self, i);
  ant_collection_add_boolean (self->out, is_all);
}

static void
run_empty (const AntCall *self)
{
  ant_collection_add_boolean (self->out, self->input->len == 0);
}

static void
run_count (const AntCall *self)
{
  AntDecimal n = ant_decimal_from_int (self->input->len);

  ant_collection_add_decimal (self->out, &n, TRUE);
}

static void
run_not (const AntCall *self)
{
  int truth = ant_collection_get_truth (self->input);

  if (truth >= 0)
    ant_collection_add_boolean (self->out, !truth);
}

static void
run_first (const AntCall *self)
{
  if (self->input->len > 0)
    ant_collection_add (self->out, ant_collection_at (self->input, 0));
}

static void
run_last (const AntCall *self)
{
  if (self->input->len > 0)
    ant_collection_add (self->out, ant_collection_at (self->input, self->input->len - 1));
}

static void
run_tail (const AntCall *self)
{
  for (guint i = 1; i < self->input->len; i++)
    ant_collection_add (self->out, ant_collection_at (self->input, i));
}

static void
run_single (const AntCall *self)
{
  if (self->input->len == 1)
    run_first (self);
}

static void
run_skip (const AntCall *self)
{
  gint64 n;

  for (guint i = 0; get_int_arg (self, 0, &n) && i < self->input->len; i++)
    if (i >= n)
      ant_collection_add (self->out, ant_collection_at (self->input, i));
}

static void
run_take (const AntCall *self)
{
  gint64 n;

  for (guint i = 0; get_int_arg (self, 0, &n) && i < self->input->len; i++)
    if (i < n)
      ant_collection_add (self->out, ant_collection_at (self->input, i));
}

static void
run_iif (const AntCall *self)
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
run_children (const AntCall *self)
{
  for (guint i = 0; i < self->input->len; i++)
    ant_element_expand (self->scope, ant_collection_at (self->input, i), self->out);
}

static void
run_descendants (const AntCall *self)
{
  for (guint i = 0; i < self->input->len; i++)
    ant_element_descend (self->scope, ant_collection_at (self->input, i), self->out);
}

/* To each place in the answers there is one way; a value may come up again. Returns %FALSE where
 * there is no time for more. */
static gboolean
take_repeated (const AntCall *self, const AntElement *element, GArray *found)
{
  gboolean is_value = element->kind == ANT_ELEMENT_VALUE;

  if (!ant_scope_spend (self->scope, 1 + (is_value ? self->out->len : 0)))
    return FALSE;
  if (!is_value || !ant_collection_contains (self->out, element)) {
    ant_collection_add (found, element);
    ant_collection_add (self->out, element);
  }

  return TRUE;
}

/* repeat(): what the argument finds, on that too, and so on; nothing twice. */
static void
run_repeat (const AntCall *self)
{
  g_autoptr (GArray) found = ant_collection_new ();
  AntCall call = *self;

  ant_collection_add_all (found, self->input);
  call.input = found;
  for (guint i = 0; i < found->len && self->scope->steps[0] > 0; i++) {
    g_autoptr (GArray) next = ant_call_evaluate_on (&call, 0, i);

    for (guint k = 0; k < next->len; k++)
      if (!take_repeated (self, ant_collection_at (next, k), found))
        return;
  }
}

/* extension(url) */
static void
run_extension (const AntCall *self)
{
  g_autoptr (GArray) url = ant_call_evaluate (self, 0);
  g_autoptr (GArray) all = ant_collection_new ();
  const AntValue *wanted =
      url->len == 1 ? ant_element_get_value (ant_collection_at (url, 0)) : NULL;

  for (guint i = 0; wanted != NULL && i < self->input->len; i++)
    ant_element_follow (self->scope, ant_collection_at (self->input, i), "extension", all);
  for (guint i = 0; i < all->len; i++) {
    const AntElement *extension = ant_collection_at (all, i);

    if (extension->kind == ANT_ELEMENT_JSON &&
        g_strcmp0 (ant_json_get_string (extension->json, "url"), ant_value_get_text (wanted)) == 0)
      ant_collection_add (self->out, extension);
  }
}

/* hasValue(): whether it is one plain value */
static void
run_has_value (const AntCall *self)
{
  const AntValue *value =
      self->input->len == 1 ? ant_element_get_value (ant_collection_at (self->input, 0)) : NULL;

  ant_collection_add_boolean (self->out,
                              value != NULL && ant_value_get_value_type (value) < ANT_VALUE_CODING);
}

/* What an answer counts for: its own ordinal, else its option's. */
static void
run_weight (const AntCall *self)
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
run_today (const AntCall *self)
{
  g_autoptr (GDateTime) now = ant_clock_get_local (self->scope->session->clock);
  g_autofree char *text = g_date_time_format (now, "%Y-%m-%d");

  ant_collection_add_value (self->out, ant_value_new_text (ANT_VALUE_DATE, text));
}

static void
run_now (const AntCall *self)
{
  g_autoptr (GDateTime) now = ant_clock_get_local (self->scope->session->clock);
  g_autofree char *text = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S%:z");

  ant_collection_add_value (self->out, ant_value_new_text (ANT_VALUE_DATE_TIME, text));
}

static void
run_on_text (const AntCall *self)
{
  g_autoptr (GArray) first = self->tree->args->len > 0 ? ant_call_evaluate (self, 0) : NULL;
  g_autoptr (GArray) second = self->tree->args->len > 1 ? ant_call_evaluate (self, 1) : NULL;

  if (!ant_scope_spend (self->scope, ant_collection_count_text (self->input)))
    return;
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
  { "union", 1, 1, ant_call_union },
  { "combine", 1, 1, ant_call_combine },
  { "intersect", 1, 1, ant_call_intersect },
  { "exclude", 1, 1, ant_call_exclude },
  { "distinct", 0, 0, ant_call_distinct },
  { "isDistinct", 0, 0, ant_call_is_distinct },
  { "subsetOf", 1, 1, ant_call_subset_of },
  { "supersetOf", 1, 1, ant_call_superset_of },
  { "allTrue", 0, 0, ant_call_truths },
  { "anyTrue", 0, 0, ant_call_truths },
  { "allFalse", 0, 0, ant_call_truths },
  { "anyFalse", 0, 0, ant_call_truths },
  { "sum", 0, 0, ant_call_sum },
  { "avg", 0, 0, ant_call_average },
  { "min", 0, 0, ant_call_least },
  { "max", 0, 0, ant_call_most },
  { "aggregate", 1, 2, ant_call_aggregate },
  { "repeat", 1, 1, run_repeat },
  { "extension", 1, 1, run_extension },
  { "hasValue", 0, 0, run_has_value },
  { "is", 1, 1, ant_call_is },
  { "as", 1, 1, ant_call_of_type },
  { "ofType", 1, 1, ant_call_of_type },
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
  { "indexOf", 1, 1, run_on_text },
  { "replace", 2, 2, run_on_text },
  { "trim", 0, 0, run_on_text },
  { "split", 1, 1, run_on_text },
  { "toString", 0, 0, ant_call_convert },
  { "toInteger", 0, 0, ant_call_convert },
  { "toDecimal", 0, 0, ant_call_convert },
  { "toBoolean", 0, 0, ant_call_convert },
  { "toDate", 0, 0, ant_call_convert },
  { "toDateTime", 0, 0, ant_call_convert },
  { "toTime", 0, 0, ant_call_convert },
  { "convertsToString", 0, 0, ant_call_converts },
  { "convertsToInteger", 0, 0, ant_call_converts },
  { "convertsToDecimal", 0, 0, ant_call_converts },
  { "convertsToBoolean", 0, 0, ant_call_converts },
  { "convertsToDate", 0, 0, ant_call_converts },
  { "convertsToDateTime", 0, 0, ant_call_converts },
  { "convertsToTime", 0, 0, ant_call_converts },
  { "round", 0, 1, run_on_text },
  { "power", 1, 1, run_on_text },
  { "sqrt", 0, 0, run_on_text },
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
  AntCall call = { self, scope, NULL, focus, ant_collection_new () };

  /* whether an item is there is only asked of those looked for: asking it of every item on the way
   * would make any score that switches a question on hang on that question */
  way.is_loose |= self->is_loose;
  call.input = input = ant_fhirpath_evaluate (self->left, &way, focus);
  FUNCTIONS[self->function].run (&call);

  return call.out;
}
