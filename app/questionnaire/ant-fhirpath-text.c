/* ant-fhirpath-text.c - FHIRPath's functions on one text or one number
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-fhirpath"

#include "ant-fhirpath-text.h"

#include <math.h>
#include <string.h>

#include "ant-fhirpath-private.h"
#include "ant-value-json.h"

#define MATCH_LIMIT "(*LIMIT_MATCH=200000)(*LIMIT_DEPTH=10000)"
#define MAX_POWER   1000
#define MAX_PLACES  1000
#define MAX_TEXT    65536
#define MAX_PARTS   1000

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
  if (second == NULL || second->len == 0)
    size = length - start;
  else if (!get_int (second, &size) || size < 0)
    size = 0;
  size = MIN (size, length - start);
  part = g_utf8_substring (text, (glong) start, (glong) (start + size));
  add_text (out, part);
}

/* Where @part begins in @text, in characters; -1 where it does not. */
static void
find (const char *text, const char *part, GArray *out)
{
  const char *at = strstr (text, part);
  AntDecimal  place = ant_decimal_from_int (at != NULL ? g_utf8_strlen (text, at - text) : -1);

  ant_collection_add_decimal (out, &place, TRUE);
}

/* replace(); with nothing to look for @with goes before and behind every character. */
static void
replace (const char *text, const char *what, const char *with, GArray *out)
{
  GString *all = g_string_new (NULL);
  gsize    size = strlen (what);

  for (const char *p = text; *p != '\0' && all->len < MAX_TEXT;) {
    const char *next = g_utf8_next_char (p);

    if (size > 0 && strncmp (p, what, size) == 0) {
      g_string_append (all, with);
      p += size;
      continue;
    }
    if (size == 0)
      g_string_append (all, with);
    g_string_append_len (all, p, next - p);
    p = next;
  }
  if (size == 0)
    g_string_append (all, with);
  add_text (out, all->str);
  g_string_free (all, TRUE);
}

static void
split (const char *text, const char *between, GArray *out)
{
  g_auto (GStrv) parts = *between != '\0' ? g_strsplit (text, between, MAX_PARTS) : NULL;

  for (gsize i = 0; parts != NULL && parts[i] != NULL; i++)
    add_text (out, parts[i]);
}

static void
trim (const char *text, GArray *out)
{
  g_autofree char *made = g_strstrip (g_strdup (text));

  add_text (out, made);
}

static void
call_on_text (const AntFhirpath *tree, const char *text, GArray *first, GArray *second, GArray *out)
{
  const char      *name = tree->name;
  const char      *other = get_text (first);
  const char      *third = get_text (second);
  g_autofree char *made = NULL;

  if (strcmp (name, "startsWith") == 0 && other != NULL)
    ant_collection_add_boolean (out, g_str_has_prefix (text, other));
  else if (strcmp (name, "endsWith") == 0 && other != NULL)
    ant_collection_add_boolean (out, g_str_has_suffix (text, other));
  else if (strcmp (name, "contains") == 0 && other != NULL)
    ant_collection_add_boolean (out, strstr (text, other) != NULL);
  else if (strcmp (name, "matches") == 0 && other != NULL)
    match (tree, text, other, out);
  else if (strcmp (name, "indexOf") == 0 && other != NULL)
    find (text, other, out);
  else if (strcmp (name, "replace") == 0 && other != NULL && third != NULL)
    replace (text, other, third, out);
  else if (strcmp (name, "split") == 0 && other != NULL)
    split (text, other, out);
  else if (strcmp (name, "trim") == 0)
    trim (text, out);
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

/* Powers that are no whole numbers, and roots: as exact as the machine's own numbers. */
static void
add_power (AntDecimal base, AntDecimal exponent, GArray *out)
{
  g_autofree char *a = ant_decimal_to_text (&base);
  g_autofree char *b = ant_decimal_to_text (&exponent);
  char             text[G_ASCII_DTOSTR_BUF_SIZE];
  double           result = pow (g_ascii_strtod (a, NULL), g_ascii_strtod (b, NULL));
  AntDecimal       number;

  if (isfinite (result) &&
      ant_decimal_parse (g_ascii_formatd (text, sizeof text, "%.15g", result), &number))
    ant_collection_add_decimal (out, &number, FALSE);
}

static gboolean
get_number (GArray *collection, AntDecimal *number)
{
  gboolean is_integer;

  return collection != NULL && collection->len == 1 &&
         ant_element_get_number (ant_collection_at (collection, 0), number, &is_integer);
}

static void
call_power (AntDecimal number, gboolean is_integer, GArray *exponent, GArray *out)
{
  AntDecimal by;
  gint64     n;

  if (!get_number (exponent, &by))
    return;
  if (!get_int (exponent, &n) || n < 0 || n > MAX_POWER) {
    add_power (number, by, out);
    return;
  }
  number = ant_decimal_power (number, (guint) n);
  ant_collection_add_decimal (out, &number, is_integer);
}

static void
call_on_number (const char *name,
                AntDecimal  number,
                gboolean    is_integer,
                GArray     *first,
                GArray     *out)
{
  static const AntDecimal HALF = { FALSE, 5, -1 };
  gint64                  n = 0;

  if (strcmp (name, "power") == 0) {
    call_power (number, is_integer, first, out);
    return;
  }
  if (strcmp (name, "sqrt") == 0) {
    add_power (number, HALF, out);
    return;
  }
  if (first != NULL && (!get_int (first, &n) || n < 0 || n > MAX_PLACES))
    return;

  if (strcmp (name, "round") == 0) {
    number = ant_decimal_round (number, (int) n);
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
join_all (GArray *input, GArray *first, GArray *out)
{
  const char *between = first != NULL ? get_text (first) : "";
  GString    *text;

  if (input->len == 0)
    return;
  text = g_string_new (NULL);
  for (guint i = 0; i < input->len && text->len < MAX_TEXT; i++) {
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
  } else if (text != NULL) {
    call_on_text (tree, text, first, second, out);
  } else if (ant_element_get_number (ant_collection_at (input, 0), &number, &is_integer)) {
    call_on_number (tree->name, number, is_integer, first, out);
  }
}
