/* ant-json.c - strict JSON in, json-c's tree out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-json"

#include "ant-json.h"

#include <string.h>

#include "ant-error.h"

/* json-c's own reader takes the last of two members with one name, cuts integers off at 64 bits and
 * reads what RFC 8259 does not allow. This one builds the same tree, refuses all that by line and
 * column, and keeps every number as it was written. */

#define MAX_BYTES      (32 * 1024 * 1024)
#define MAX_CONTAINERS 1000000 /* json-c takes near 1 kB for each */
#define MAX_DEPTH      200
#define SAFE_DIGITS    18 /* any integer of so many digits fits 64 bits */

typedef struct {
  const char  *start;
  const char  *at;
  const char  *end;
  guint        depth;
  guint        n_containers;
  GString     *text;  /* the string being read */
  GHashTable  *names; /* borrowed; the members that files are full of */
  const char **rule;  /* (nullable) */
  GError     **error;
} Reader;

/* Most members of a form have one of these names, which then need not be copied each time. */
static GHashTable *
get_names (void)
{
  static const char *const NAMES[] = {
    "answer",
    "answerBoolean",
    "answerCoding",
    "answerOption",
    "code",
    "coding",
    "concept",
    "content",
    "display",
    "enableWhen",
    "extension",
    "initial",
    "item",
    "lang",
    "linkId",
    "maxLength",
    "operator",
    "prefix",
    "question",
    "readOnly",
    "repeats",
    "required",
    "system",
    "text",
    "type",
    "url",
    "valueBoolean",
    "valueCode",
    "valueCodeableConcept",
    "valueCoding",
    "valueDecimal",
    "valueInteger",
    "valueString",
    "_display",
    "_text",
  };
  static GHashTable *names;

  if (g_once_init_enter (&names)) {
    GHashTable *made = g_hash_table_new (g_str_hash, g_str_equal);

    for (gsize i = 0; i < G_N_ELEMENTS (NAMES); i++)
      g_hash_table_add (made, (gpointer) NAMES[i]);
    g_once_init_leave (&names, made);
  }

  return names;
}

static gboolean
refuse (Reader *self, const char *rule, const char *what)
{
  guint       line = 1;
  const char *bol = self->start;

  for (const char *p = self->start; p < self->at; p++)
    if (*p == '\n') {
      line++;
      bol = p + 1;
    }
  if (self->rule != NULL)
    *self->rule = rule;

  return ant_fail (self->error, ANT_ERROR_INVALID, "line %u, column %u: %s", line,
                   (guint) (self->at - bol) + 1, what);
}

static void
skip_space (Reader *self)
{
  while (self->at < self->end &&
         (*self->at == ' ' || *self->at == '\n' || *self->at == '\r' || *self->at == '\t'))
    self->at++;
}

static gboolean
read_hex4 (Reader *self, gunichar *out)
{
  *out = 0;
  if (self->end - self->at < 4)
    return refuse (self, "json", "the text stops inside an escape");
  for (int i = 0; i < 4; i++, self->at++) {
    int digit = g_ascii_xdigit_value (*self->at);

    if (digit < 0)
      return refuse (self, "json", "\\u wants four hexadecimal digits");
    *out = *out << 4 | (gunichar) digit;
  }

  return TRUE;
}

static gboolean
read_unicode_escape (Reader *self)
{
  gunichar high = 0;
  gunichar low = 0;

  if (!read_hex4 (self, &high))
    return FALSE;
  if (high >= 0xd800 && high < 0xdc00) {
    if (self->end - self->at < 2 || self->at[0] != '\\' || self->at[1] != 'u')
      return refuse (self, "json", "half of a surrogate pair");
    self->at += 2;
    if (!read_hex4 (self, &low))
      return FALSE;
    if (low < 0xdc00 || low > 0xdfff)
      return refuse (self, "json", "half of a surrogate pair");
    high = 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
  } else if (high >= 0xdc00 && high <= 0xdfff) {
    return refuse (self, "json", "half of a surrogate pair");
  }
  if (high == 0)
    return refuse (self, "json", "a text may not hold the character 0");
  g_string_append_unichar (self->text, high);

  return TRUE;
}

static gboolean
read_escape (Reader *self)
{
  static const char FROM[] = "\"\\/bfnrt";
  static const char TO[] = "\"\\/\b\f\n\r\t";
  const char       *place;

  if (self->at == self->end)
    return refuse (self, "json", "the text stops inside an escape");
  if (*self->at == 'u') {
    self->at++;
    return read_unicode_escape (self);
  }
  place = *self->at != '\0' ? strchr (FROM, *self->at) : NULL;
  if (place == NULL)
    return refuse (self, "json", "an unknown escape");
  g_string_append_c (self->text, TO[place - FROM]);
  self->at++;

  return TRUE;
}

/* Reads into self->text; the opening quote is the next byte. */
static gboolean
read_string (Reader *self)
{
  g_string_truncate (self->text, 0);
  self->at++;

  for (;;) {
    const char *run = self->at;

    while (self->at < self->end && *self->at != '"' && *self->at != '\\' &&
           (guchar) *self->at >= 0x20)
      self->at++;
    g_string_append_len (self->text, run, self->at - run);
    if (self->at == self->end)
      return refuse (self, "json", "the file stops inside a text");
    if (*self->at == '"') {
      self->at++;
      return TRUE;
    }
    if (*self->at != '\\')
      return refuse (self, "json", "a control character inside a text");
    self->at++;
    if (!read_escape (self))
      return FALSE;
  }
}

/* Returns the byte behind the number at @p, or NULL where there is none. */
static const char *
scan_number (const char *p, const char *end)
{
  if (p < end && *p == '-')
    p++;
  if (p == end || !g_ascii_isdigit (*p))
    return NULL;
  if (*p == '0')
    p++;
  else
    while (p < end && g_ascii_isdigit (*p))
      p++;
  if (p < end && *p == '.') {
    p++;
    if (p == end || !g_ascii_isdigit (*p))
      return NULL;
    while (p < end && g_ascii_isdigit (*p))
      p++;
  }
  if (p < end && (*p == 'e' || *p == 'E')) {
    p++;
    if (p < end && (*p == '+' || *p == '-'))
      p++;
    if (p == end || !g_ascii_isdigit (*p))
      return NULL;
    while (p < end && g_ascii_isdigit (*p))
      p++;
  }

  return p;
}

/**
 * ant_json_is_number_text:
 * @text: what somebody typed, or a stored lexeme
 *
 * Returns: %TRUE where @text is a number as JSON writes them
 */
gboolean
ant_json_is_number_text (const char *text)
{
  const char *end = text + strlen (text);

  return scan_number (text, end) == end && end != text;
}

/**
 * ant_json_new_number:
 * @lexeme: a number as JSON writes them
 *
 * Returns: (transfer full): a number that prints as @lexeme, every digit kept; as a double it is
 * the nearest there is
 */
json_object *
ant_json_new_number (const char *lexeme)
{
  return json_object_new_double_s (g_ascii_strtod (lexeme, NULL), lexeme);
}

static gboolean
read_number (Reader *self, json_object **out)
{
  const char      *stop = scan_number (self->at, self->end);
  g_autofree char *lexeme = NULL;

  if (stop == NULL)
    return refuse (self, "json", "not a value");

  lexeme = g_strndup (self->at, (gsize) (stop - self->at));
  if (strpbrk (lexeme, ".eE") == NULL && strlen (lexeme) <= SAFE_DIGITS &&
      strcmp (lexeme, "-0") != 0)
    *out = json_object_new_int64 (g_ascii_strtoll (lexeme, NULL, 10));
  else
    *out = ant_json_new_number (lexeme);
  self->at = stop;

  return TRUE;
}

static gboolean
read_word (Reader *self, const char *word)
{
  gsize size = strlen (word);

  if ((gsize) (self->end - self->at) < size || memcmp (self->at, word, size) != 0)
    return refuse (self, "json", "not a value");
  self->at += size;

  return TRUE;
}

static gboolean read_value (Reader *self, json_object **out);

static gboolean
read_member (Reader *self, json_object *object)
{
  g_autofree char *own = NULL;
  const char      *key;
  json_object     *value = NULL;
  unsigned         flags = JSON_C_OBJECT_ADD_KEY_IS_NEW;

  skip_space (self);
  if (self->at == self->end || *self->at != '"')
    return refuse (self, "json", "a member's name was expected");
  if (!read_string (self))
    return FALSE;
  key = g_hash_table_lookup (self->names, self->text->str);
  if (key != NULL)
    flags |= JSON_C_OBJECT_KEY_IS_CONSTANT;
  else
    key = own = g_strndup (self->text->str, self->text->len);
  if (json_object_object_get_ex (object, key, NULL))
    return refuse (self, "json-duplicate-key", "two members with one name");
  skip_space (self);
  if (self->at == self->end || *self->at != ':')
    return refuse (self, "json", "“:” was expected");
  self->at++;
  if (!read_value (self, &value))
    return FALSE;
  json_object_object_add_ex (object, key, value, flags);

  return TRUE;
}

static gboolean
read_element (Reader *self, json_object *array)
{
  json_object *value = NULL;

  if (!read_value (self, &value))
    return FALSE;
  json_object_array_add (array, value);

  return TRUE;
}

/* An object or an array: the two differ in their closing byte and in what stands between commas. */
static gboolean
read_container (Reader *self, json_object *container, char close)
{
  if (++self->depth > MAX_DEPTH)
    return refuse (self, "json-depth", "nested too deeply");
  if (++self->n_containers > MAX_CONTAINERS)
    return refuse (self, "too-large", "more than a million objects and lists");

  self->at++;
  skip_space (self);
  if (self->at < self->end && *self->at == close) {
    self->at++;
    self->depth--;
    return TRUE;
  }

  for (;;) {
    if (!(close == '}' ? read_member (self, container) : read_element (self, container)))
      return FALSE;
    skip_space (self);
    if (self->at == self->end)
      return refuse (self, "json", "the file stops before its end");
    if (*self->at == close)
      break;
    if (*self->at != ',')
      return refuse (self, "json", "“,” was expected");
    self->at++;
  }
  self->at++;
  self->depth--;

  return TRUE;
}

static gboolean
read_value (Reader *self, json_object **out)
{
  skip_space (self);
  if (self->at == self->end)
    return refuse (self, "json", "the file stops before its end");

  switch (*self->at) {
  case '{':
  case '[': {
    gboolean     is_object = *self->at == '{';
    json_object *made = is_object ? json_object_new_object () : json_object_new_array_ext (2);

    if (!read_container (self, made, is_object ? '}' : ']')) {
      json_object_put (made);
      return FALSE;
    }
    *out = made;
    return TRUE;
  }
  case '"':
    if (!read_string (self))
      return FALSE;
    *out = json_object_new_string_len (self->text->str, (int) self->text->len);
    return TRUE;
  case 't':
    *out = json_object_new_boolean (TRUE);
    break;
  case 'f':
    *out = json_object_new_boolean (FALSE);
    break;
  case 'n':
    *out = NULL;
    return read_word (self, "null");
  default:
    return read_number (self, out);
  }

  if (read_word (self, json_object_get_boolean (*out) ? "true" : "false"))
    return TRUE;
  json_object_put (*out);
  *out = NULL;

  return FALSE;
}

static gboolean
read_document (Reader *self, json_object **out)
{
  const char *bad = NULL;

  if (self->end - self->start > MAX_BYTES)
    return refuse (self, "too-large", "larger than 32 MiB");
  if (!g_utf8_validate (self->start, self->end - self->start, &bad)) {
    self->at = bad;
    return refuse (self, "json-utf8", "not UTF-8");
  }
  if (g_str_has_prefix (self->start, "\xef\xbb\xbf"))
    self->at += 3;
  if (!read_value (self, out))
    return FALSE;
  skip_space (self);
  if (self->at == self->end)
    return TRUE;

  json_object_put (*out);
  *out = NULL;

  return refuse (self, "json", "something stands behind the end");
}

/**
 * ant_json_parse:
 * @bytes: the text; need not end in a zero byte
 * @size: its length
 * @rule: (out) (optional): the name of what is wrong: "json", "json-utf8", "json-depth",
 * "json-duplicate-key" or "too-large"
 * @error: return location; %ANT_ERROR_INVALID gives line and column
 *
 * Reads one JSON document (RFC 8259) with nothing forgiven but a byte order mark. Numbers print as
 * they were written.
 *
 * Returns: (transfer full) (nullable): the tree; %NULL with @error unset for the document `null`
 */
json_object *
ant_json_parse (const char *bytes, gsize size, const char **rule, GError **error)
{
  g_autofree char *copy = g_strndup (bytes != NULL ? bytes : "", size);
  g_autoptr (GString) text = g_string_sized_new (256);
  Reader       reader = { 0 };
  json_object *out = NULL;

  if (bytes != NULL && memchr (bytes, '\0', size) != NULL) {
    if (rule != NULL)
      *rule = "json";
    ant_fail (error, ANT_ERROR_INVALID, "a zero byte in the text");
    return NULL;
  }
  reader.start = reader.at = copy;
  reader.end = copy + size;
  reader.text = text;
  reader.names = get_names ();
  reader.rule = rule;
  reader.error = error;
  if (!read_document (&reader, &out))
    return NULL;

  return out;
}
