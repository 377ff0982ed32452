/* ant-fhirpath-type.c - FHIRPath's functions that ask for a type, or change it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-fhirpath"

#include <string.h>

#include "ant-fhirpath-call.h"
#include "ant-value-json.h"

/* FHIR and FHIRPath spell the same types with a small or a large letter. */
static gboolean
is_named (AntValueType type, const char *name)
{
  return g_ascii_strcasecmp (ant_value_type_get_name (type), name) == 0;
}

/* Whether @name is a type that an answer may have. */
gboolean
ant_fhirpath_is_type (const char *name)
{
  for (int type = 0; type < ANT_VALUE_OTHER; type++)
    if (is_named ((AntValueType) type, name))
      return TRUE;

  return FALSE;
}

static gboolean
is_of_type (const AntCall *self, const AntElement *element)
{
  const AntValue *value = ant_element_get_value (element);

  return value != NULL &&
         is_named (ant_value_get_value_type (value), ant_value_get_text (self->tree->literal));
}

void
ant_call_is (const AntCall *self)
{
  if (self->input->len == 1)
    ant_collection_add_boolean (self->out, is_of_type (self, ant_collection_at (self->input, 0)));
}

/* as() and ofType() */
void
ant_call_of_type (const AntCall *self)
{
  for (guint i = 0; i < self->input->len; i++)
    if (is_of_type (self, ant_collection_at (self->input, i)))
      ant_collection_add (self->out, ant_collection_at (self->input, i));
}

/* A quantity is its number and its unit, the unit's code in quotes. (transfer full) (nullable) */
static char *
to_text (const AntValue *value)
{
  const char *text = ant_value_get_text (value);

  switch (ant_value_get_value_type (value)) {
  case ANT_VALUE_CODING:
  case ANT_VALUE_ATTACHMENT:
  case ANT_VALUE_REFERENCE:
    return NULL;
  case ANT_VALUE_QUANTITY:
    if (ant_value_get_code (value) != NULL)
      return g_strdup_printf ("%s '%s'", text, ant_value_get_code (value));
    if (ant_value_get_unit (value) != NULL)
      return g_strdup_printf ("%s %s", text, ant_value_get_unit (value));
    return g_strdup (text);
  default:
    return g_strdup (text);
  }
}

static void
convert_number (const AntValue *value, gboolean to_integer, GArray *out)
{
  const char *text = ant_value_get_text (value);
  gboolean    is_text = ant_value_get_value_type (value) == ANT_VALUE_STRING;
  AntDecimal  number;

  if (ant_value_get_value_type (value) == ANT_VALUE_BOOLEAN)
    number = ant_decimal_from_int (ant_value_get_boolean (value));
  else if (!ant_decimal_parse (text, &number) ||
           (is_text && strpbrk (text, to_integer ? ".eE" : "eE") != NULL))
    return;
  if (!to_integer) {
    ant_collection_add_decimal (out, &number, FALSE);
  } else if (ant_decimal_is_integer (&number)) {
    number = ant_decimal_truncate (number);
    ant_collection_add_decimal (out, &number, TRUE);
  }
}

static void
convert_boolean (const char *text, GArray *out)
{
  static const char *const WORDS[][6] = { { "false", "f", "no", "n", "0", "0.0" },
                                          { "true", "t", "yes", "y", "1", "1.0" } };

  for (guint truth = 0; truth < G_N_ELEMENTS (WORDS); truth++)
    for (guint i = 0; i < G_N_ELEMENTS (WORDS[truth]); i++)
      if (g_ascii_strcasecmp (text, WORDS[truth][i]) == 0)
        ant_collection_add_boolean (out, truth == 1);
}

/* A moment's day, or a day as the moment it is. */
static void
convert_moment (const AntValue *value, AntValueType type, GArray *out)
{
  const char      *text = ant_value_get_text (value);
  g_autofree char *part =
      type == ANT_VALUE_DATE ? g_strndup (text, strcspn (text, "T")) : g_strdup (text);
  g_autoptr (AntValue) made = ant_value_new_text (type, part);

  if (ant_value_is_well_formed (made))
    ant_collection_add_value (out, g_steal_pointer (&made));
}

static void
convert (const char *type, const AntValue *value, GArray *out)
{
  if (is_named (ANT_VALUE_STRING, type)) {
    g_autofree char *text = to_text (value);

    if (text != NULL)
      ant_collection_add_value (out, ant_value_new_text (ANT_VALUE_STRING, text));
  } else if (is_named (ANT_VALUE_BOOLEAN, type)) {
    convert_boolean (ant_value_get_text (value), out);
  } else if (is_named (ANT_VALUE_DATE, type)) {
    convert_moment (value, ANT_VALUE_DATE, out);
  } else if (is_named (ANT_VALUE_DATE_TIME, type)) {
    convert_moment (value, ANT_VALUE_DATE_TIME, out);
  } else if (is_named (ANT_VALUE_TIME, type)) {
    convert_moment (value, ANT_VALUE_TIME, out);
  } else if (ant_value_get_value_type (value) != ANT_VALUE_CODING) {
    convert_number (value, is_named (ANT_VALUE_INTEGER, type), out);
  }
}

static void
convert_input (const AntCall *self, const char *type, GArray *out)
{
  const AntValue *value =
      self->input->len == 1 ? ant_element_get_value (ant_collection_at (self->input, 0)) : NULL;

  if (value != NULL)
    convert (type, value, out);
}

/* toString() and so on */
void
ant_call_convert (const AntCall *self)
{
  convert_input (self, self->tree->name + strlen ("to"), self->out);
}

/* convertsToString() and so on */
void
ant_call_converts (const AntCall *self)
{
  g_autoptr (GArray) made = ant_collection_new ();

  if (self->input->len != 1)
    return;
  convert_input (self, self->tree->name + strlen ("convertsTo"), made);
  ant_collection_add_boolean (self->out, made->len > 0);
}
