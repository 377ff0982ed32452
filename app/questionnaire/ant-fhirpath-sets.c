/* ant-fhirpath-sets.c - FHIRPath's functions that hold one collection against another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-fhirpath"

#include <string.h>

#include "ant-fhirpath-call.h"

/* The other collection, and whether there is time to hold every element of the one against it.
 * (transfer full): empty where there is not */
static GArray *
get_other (const AntCall *self)
{
  g_autoptr (GArray) other = ant_call_evaluate (self, 0);
  guint64 n = self->input->len + other->len;

  if (!ant_scope_spend (self->scope, n * n))
    return ant_collection_new ();

  return g_steal_pointer (&other);
}

static void
add_new (GArray *out, GArray *from)
{
  for (guint i = 0; i < from->len; i++)
    if (!ant_collection_contains (out, ant_collection_at (from, i)))
      ant_collection_add (out, ant_collection_at (from, i));
}

void
ant_call_union (const AntCall *self)
{
  g_autoptr (GArray) other = get_other (self);

  add_new (self->out, self->input);
  add_new (self->out, other);
}

void
ant_call_combine (const AntCall *self)
{
  g_autoptr (GArray) other = get_other (self);

  ant_collection_add_all (self->out, self->input);
  ant_collection_add_all (self->out, other);
}

void
ant_call_intersect (const AntCall *self)
{
  g_autoptr (GArray) other = get_other (self);

  for (guint i = 0; i < self->input->len; i++) {
    const AntElement *element = ant_collection_at (self->input, i);

    if (ant_collection_contains (other, element) && !ant_collection_contains (self->out, element))
      ant_collection_add (self->out, element);
  }
}

void
ant_call_exclude (const AntCall *self)
{
  g_autoptr (GArray) other = get_other (self);

  for (guint i = 0; i < self->input->len; i++)
    if (!ant_collection_contains (other, ant_collection_at (self->input, i)))
      ant_collection_add (self->out, ant_collection_at (self->input, i));
}

static gboolean
can_afford_distinct (const AntCall *self)
{
  guint64 n = self->input->len;

  return ant_scope_spend (self->scope, n * n);
}

void
ant_call_distinct (const AntCall *self)
{
  if (can_afford_distinct (self))
    add_new (self->out, self->input);
}

void
ant_call_is_distinct (const AntCall *self)
{
  g_autoptr (GArray) distinct = ant_collection_new ();

  if (!can_afford_distinct (self))
    return;
  add_new (distinct, self->input);
  ant_collection_add_boolean (self->out, distinct->len == self->input->len);
}

static gboolean
is_within (GArray *inner, GArray *outer)
{
  for (guint i = 0; i < inner->len; i++)
    if (!ant_collection_contains (outer, ant_collection_at (inner, i)))
      return FALSE;

  return TRUE;
}

void
ant_call_subset_of (const AntCall *self)
{
  g_autoptr (GArray) other = get_other (self);

  ant_collection_add_boolean (self->out, is_within (self->input, other));
}

void
ant_call_superset_of (const AntCall *self)
{
  g_autoptr (GArray) other = get_other (self);

  ant_collection_add_boolean (self->out, is_within (other, self->input));
}

/* allTrue(), anyTrue(), allFalse(), anyFalse() */
void
ant_call_truths (const AntCall *self)
{
  gboolean wants_all = g_str_has_prefix (self->tree->name, "all");
  gboolean wanted = g_str_has_suffix (self->tree->name, "True");
  guint    n = 0;

  for (guint i = 0; i < self->input->len; i++) {
    const AntValue *value = ant_element_get_value (ant_collection_at (self->input, i));

    n += value != NULL && ant_value_get_value_type (value) == ANT_VALUE_BOOLEAN &&
         ant_value_get_boolean (value) == wanted;
  }
  ant_collection_add_boolean (self->out, wants_all ? n == self->input->len : n > 0);
}
