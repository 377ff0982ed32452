/* ant-fhirpath-text.c - FHIRPath's functions on one text or one number
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-fhirpath"

#include "ant-fhirpath-text.h"

#include <string.h>

#include "ant-fhirpath-private.h"
#include "ant-value-json.h"

#define MATCH_LIMIT "(*LIMIT_MATCH=200000)(*LIMIT_DEPTH=10000)"
#define MAX_POWER   1000

static const char *
get_text (GArray *collection)
{
  const AntValue *value;

  if (collection == NULL || collection->len != 1)
    return NULL;
  value = ant_element_get_value (ant_collection_at (collection, 0));
  if (value == NULL || (ant_value_get_value_type (value) != ANT_VALUE_STRING &&
                        ant_value_get_value_type (value) != ANT_VALUE_URI))
    return NULL;

  return ant_value_get_text (value);
}

static gboolean
get_int (GArray *collection, gint64 *out)
{
  AntDecimal number;
  gboolean   is_integer;

  return collection != NULL && collection->len == 1 &&
         ant_element_get_number (ant_collection_at (collection, 0), &number, &is_integer) &&
         ant_decimal_to_int (&number, out);
}

static void
add_text (GArray *out, const char *text)
{
  ant_collection_add_value (out, ant_value_new_text (ANT_VALUE_STRING, text));
}

/* A pattern that is written out is compiled once; FHIRPath looks for it anywhere in the text. */
static void
match (const AntFhirpath *tree, const char *text, const char *pattern, GArray *out)
{
  g_autoptr (GRegex) own = NULL;
  g_autofree char   *limited = NULL;
  const AntFhirpath *arg = tree->args->pdata[0];
  GRegex            *regex = tree->regex;

  if (regex == NULL) {
    limited = g_strconcat (MATCH_LIMIT, pattern, NULL);
    regex = own = g_regex_new (limited, G_REGEX_DOTALL, 0, NULL);
    if (regex == NULL)
      return;
    if (arg->is_constant)
      ((AntFhirpath *) tree)->regex = g_regex_ref (regex);
  }
  ant_collection_add_boolean (out, g_regex_match (regex, text, 0, NULL));
}

static void
cut (const char *text, GArray *first, GArray *second, GArray *out)
{
  gint64           start;
  gint64           size;
  glong            length = g_utf8_strlen (text, -1);
  g_autofree char *part = NULL;

  if (!get_int (first, &start) || start < 0 || start >= length)
    return;
  if (second == NULL)
    size = length - start;
  else if (!get_int (second, &size) || size < 0)
    size = 0;
  size = MIN (size, length - start);
  part = g_utf8_substring (text, (glong) start, (glong) (start + size));
  add_text (out, part);
}

static void
call_on_text (const AntFhirpath *tree, const char *text, GArray *first, GArray *second, GArray *out)
{
  const char      *name = tree->name;
  const char      *other = get_text (first);
  g_autofree char *made = NULL;

  if (strcmp (name, "startsWith") == 0 && other != NULL)
    ant_collection_add_boolean (out, g_str_has_prefix (text, other));
  else if (strcmp (name, "endsWith") == 0 && other != NULL)
    ant_collection_add_boolean (out, g_str_has_suffix (text, other));
  else if (strcmp (name, "contains") == 0 && other != NULL)
    ant_collection_add_boolean (out, strstr (text, other) != NULL);
  else if (strcmp (name, "matches") == 0 && other != NULL)
    match (tree, text, other, out);
  else if (strcmp (name, "substring") == 0)
    cut (text, first, second, out);
  else if (strcmp (name, "upper") == 0)
    add_text (out, made = g_utf8_strup (text, -1));
  else if (strcmp (name, "lower") == 0)
    add_text (out, made = g_utf8_strdown (text, -1));
}

/* Rounds towards the lower (-1) or the higher (1) whole number. */
static AntDecimal
round_to (AntDecimal number, int direction)
{
  AntDecimal whole = ant_decimal_truncate (number);

  if (ant_decimal_compare (&whole, &number) * direction < 0)
    whole = ant_decimal_add (whole, ant_decimal_from_int (direction));

  return whole;
}

static void
call_on_number (const char *name,
                AntDecimal  number,
                gboolean    is_integer,
                GArray     *first,
                GArray     *out)
{
  gint64 n = 0;

  if (first != NULL && (!get_int (first, &n) || n < 0 || n > MAX_POWER))
    return;

  if (strcmp (name, "round") == 0) {
    number = ant_decimal_round (number, (int) n);
  } else if (strcmp (name, "power") == 0) {
    number = ant_decimal_power (number, (guint) n);
  } else if (strcmp (name, "abs") == 0) {
    number.is_negative = FALSE;
  } else if (strcmp (name, "floor") == 0) {
    number = round_to (number, -1);
    is_integer = TRUE;
  } else if (strcmp (name, "ceiling") == 0) {
    number = round_to (number, 1);
    is_integer = TRUE;
  } else if (strcmp (name, "truncate") == 0) {
    number = ant_decimal_truncate (number);
    is_integer = TRUE;
  } else {
    return;
  }
  ant_collection_add_decimal (out, &number, is_integer);
}

static void
convert (const char *name, const AntValue *value, GArray *out)
{
  const char *text = ant_value_get_text (value);
  AntDecimal  number;

  if (strcmp (name, "toString") == 0) {
    add_text (out, text);
    return;
  }
  if (ant_value_get_value_type (value) == ANT_VALUE_BOOLEAN)
    number = ant_decimal_from_int (ant_value_get_boolean (value));
  else if (!ant_decimal_parse (text, &number))
    return;
  if (strcmp (name, "toDecimal") == 0)
    ant_collection_add_decimal (out, &number, FALSE);
  else if (ant_decimal_is_integer (&number))
    ant_collection_add_decimal (out, &number, TRUE);
}

static void
join_all (GArray *input, GArray *first, GArray *out)
{
  const char *between = first != NULL ? get_text (first) : "";
  GString    *text = g_string_new (NULL);

  for (guint i = 0; i < input->len && text->len < 65536; i++) {
    const AntValue *value = ant_element_get_value (ant_collection_at (input, i));

    if (i > 0 && between != NULL)
      g_string_append (text, between);
    g_string_append (text, value != NULL ? ant_value_get_text (value) : "");
  }
  add_text (out, text->str);
  g_string_free (text, TRUE);
}

/**
 * ant_fhirpath_call_on_text:
 * @tree: the call
 * @input: what it is called on
 * @first: (nullable): its first argument
 * @second: (nullable): its second
 * @out: gets the result; nothing where the function has none for such an input
 */
void
ant_fhirpath_call_on_text (const AntFhirpath *tree,
                           GArray            *input,
                           GArray            *first,
                           GArray            *second,
                           GArray            *out)
{
  const char     *text = get_text (input);
  const AntValue *value;
  AntDecimal      number;
  gboolean        is_integer;

  if (strcmp (tree->name, "join") == 0) {
    join_all (input, first, out);
    return;
  }
  if (input->len != 1)
    return;
  value = ant_element_get_value (ant_collection_at (input, 0));
  if (value == NULL)
    return;
  if (strcmp (tree->name, "length") == 0 && text != NULL) {
    number = ant_decimal_from_int (g_utf8_strlen (text, -1));
    ant_collection_add_decimal (out, &number, TRUE);
  } else if (g_str_has_prefix (tree->name, "to")) {
    convert (tree->name, value, out);
  } else if (text != NULL) {
    call_on_text (tree, text, first, second, out);
  } else if (ant_element_get_number (ant_collection_at (input, 0), &number, &is_integer)) {
    call_on_number (tree->name, number, is_integer, first, out);
  }
}
