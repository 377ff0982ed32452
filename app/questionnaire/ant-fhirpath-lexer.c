/* ant-fhirpath-lexer.c - FHIRPath text into words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-fhirpath"

#include "ant-fhirpath-lexer.h"

#include <string.h>

#include "ant-fhirpath.h"
#include "ant-value-json.h"

#define UCUM "http://unitsofmeasure.org"

void
ant_lexer_init (AntLexer *self, const char *text)
{
  memset (self, 0, sizeof *self);
  self->start = self->next = self->at = text;
  ant_lexer_advance (self);
}

static void
drop_word (AntLexer *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->literal, ant_value_unref);
}

void
ant_lexer_clear (AntLexer *self)
{
  drop_word (self);
}

/* Where the word starts, in characters from 1. */
guint
ant_lexer_get_column (const AntLexer *self)
{
  return (guint) g_utf8_strlen (self->start, self->at - self->start) + 1;
}

/* White space and both kinds of comment. */
static const char *
skip_blank (const char *p)
{
  for (;;) {
    if (*p == ' ' || *p == '\t' || *p == '\n' || *p == '\r') {
      p++;
    } else if (p[0] == '/' && p[1] == '/') {
      p += strcspn (p, "\r\n");
    } else if (p[0] == '/' && p[1] == '*') {
      const char *end = strstr (p + 2, "*/");

      p = end != NULL ? end + 2 : p + strlen (p);
    } else {
      return p;
    }
  }
}

static gboolean
read_escape (const char **p, GString *text)
{
  static const char FROM[] = "'\"`\\/fnrt";
  static const char TO[] = "'\"`\\/\f\n\r\t";
  const char       *place;

  if (**p == 'u') {
    gunichar code = 0;

    for (int i = 1; i <= 4; i++) {
      int digit = g_ascii_xdigit_value ((*p)[i]);

      if (digit < 0)
        return FALSE;
      code = code << 4 | (gunichar) digit;
    }
    if (code == 0 || !g_unichar_validate (code))
      return FALSE;
    g_string_append_unichar (text, code);
    *p += 5;
    return TRUE;
  }
  place = **p != '\0' ? strchr (FROM, **p) : NULL;
  if (place == NULL)
    return FALSE;
  g_string_append_c (text, TO[place - FROM]);
  (*p)++;

  return TRUE;
}

static gboolean
is_name_start (char c)
{
  return g_ascii_isalpha (c) || c == '_';
}

static char *
read_name (const char **p)
{
  const char *start = *p;

  while (g_ascii_isalnum (**p) || **p == '_')
    (*p)++;

  return g_strndup (start, (gsize) (*p - start));
}

/* What stands between two of @quote; @p is behind the first. (nullable) */
static char *
read_quoted (const char **p, char quote)
{
  GString *text = g_string_new (NULL);

  while (**p != '\0' && **p != quote) {
    if (**p != '\\') {
      g_string_append_c (text, *(*p)++);
      continue;
    }
    (*p)++;
    if (!read_escape (p, text)) {
      g_string_free (text, TRUE);
      return NULL;
    }
  }
  if (**p != quote) {
    g_string_free (text, TRUE);
    return NULL;
  }
  (*p)++;

  return g_string_free (text, FALSE);
}

/* The unit behind a number: a code in quotes, or a word for a span of time. What stands there may
 * be something else, and is left then. (transfer full) (nullable): the quantity */
static AntValue *
read_unit (AntLexer *self, const char *number)
{
  const char      *p = skip_blank (self->next);
  g_autofree char *unit = NULL;

  if (*p == '\'') {
    p++;
    unit = read_quoted (&p, '\'');
    if (unit == NULL)
      return NULL;
    self->next = p;
    return ant_value_new_quantity (number, unit, UCUM, unit);
  }
  if (!is_name_start (*p))
    return NULL;
  unit = read_name (&p);
  if (!ant_fhirpath_is_span (unit))
    return NULL;
  self->next = p;

  return ant_value_new_quantity (number, unit, NULL, NULL);
}

static void
read_number (AntLexer *self)
{
  const char      *p = self->at;
  g_autofree char *text = NULL;
  gboolean         is_decimal = FALSE;

  p += strspn (p, "0123456789");
  if (p[0] == '.' && g_ascii_isdigit (p[1])) {
    is_decimal = TRUE;
    p += 1 + strspn (p + 1, "0123456789");
  }
  text = g_strndup (self->at, (gsize) (p - self->at));
  self->next = p;
  self->type = ANT_TOKEN_LITERAL;
  self->literal = read_unit (self, text);
  if (self->literal == NULL)
    self->literal = ant_value_new_text (is_decimal ? ANT_VALUE_DECIMAL : ANT_VALUE_INTEGER, text);
}

/* @2020-01-01, @2020-01-01T10:00:00Z, @T10:00:00 */
static void
read_moment (AntLexer *self)
{
  const char      *p = self->at + 1;
  gsize            most = strspn (p, "0123456789-:.+TZ");
  gsize            size = most > 0 && p[most - 1] == '.' ? most - 1 : most; /* .toString () */
  g_autofree char *text = g_strndup (p, size);
  AntValueType     type = *text == 'T'                 ? ANT_VALUE_TIME
                          : strchr (text, 'T') != NULL ? ANT_VALUE_DATE_TIME
                                                       : ANT_VALUE_DATE;

  self->next = p + size;
  if (type == ANT_VALUE_DATE_TIME && g_str_has_suffix (text, "T"))
    text[size - 1] = '\0';
  self->literal = ant_value_new_text (type, type == ANT_VALUE_TIME ? text + 1 : text);
  self->type = ant_value_is_well_formed (self->literal) ? ANT_TOKEN_LITERAL : ANT_TOKEN_BAD;
}

static void
read_variable (AntLexer *self)
{
  const char *p = self->at + 1;

  self->type = ANT_TOKEN_VARIABLE;
  if (*p == '`' || *p == '\'') {
    char quote = *p++;

    self->text = read_quoted (&p, quote);
  } else if (is_name_start (*p)) {
    self->text = read_name (&p);
  }
  self->next = p;
  if (self->text == NULL)
    self->type = ANT_TOKEN_BAD;
}

static void
read_string (AntLexer *self)
{
  const char      *p = self->at + 1;
  char             quote = *self->at;
  g_autofree char *text = read_quoted (&p, quote);

  self->next = p;
  if (text == NULL) {
    self->type = ANT_TOKEN_BAD;
  } else if (quote == '`') {
    self->type = ANT_TOKEN_QUOTED;
    self->text = g_steal_pointer (&text);
  } else {
    self->type = ANT_TOKEN_LITERAL;
    self->literal = ant_value_new_text (ANT_VALUE_STRING, text);
  }
}

static void
read_word (AntLexer *self)
{
  const char *p = self->at;

  self->text = read_name (&p);
  self->next = p;
  self->type = ANT_TOKEN_NAME;
  if (strcmp (self->text, "true") == 0 || strcmp (self->text, "false") == 0) {
    self->type = ANT_TOKEN_LITERAL;
    self->literal = ant_value_new_boolean (*self->text == 't');
  }
}

static void
read_sign (AntLexer *self)
{
  static const char *const PAIRS[] = { "<=", ">=", "!=", "!~" };
  gsize                    size = 1;

  for (gsize i = 0; i < G_N_ELEMENTS (PAIRS); i++)
    if (strncmp (self->at, PAIRS[i], 2) == 0)
      size = 2;
  self->type = strchr ("()[]{}.,=~<>|+-*/&!", *self->at) != NULL ? ANT_TOKEN_SIGN : ANT_TOKEN_BAD;
  self->text = g_strndup (self->at, size);
  self->next = self->at + size;
}

/* Goes on to the next word; behind the last it is %ANT_TOKEN_END for ever. */
void
ant_lexer_advance (AntLexer *self)
{
  drop_word (self);
  self->at = self->next = skip_blank (self->next);

  if (*self->at == '\0') {
    self->type = ANT_TOKEN_END;
  } else if (g_ascii_isdigit (*self->at)) {
    read_number (self);
  } else if (*self->at == '\'' || *self->at == '"' || *self->at == '`') {
    read_string (self);
  } else if (*self->at == '@') {
    read_moment (self);
  } else if (*self->at == '%') {
    read_variable (self);
  } else if (is_name_start (*self->at)) {
    read_word (self);
  } else if (*self->at == '$' && is_name_start (self->at[1])) {
    self->next = self->at + 1;
    g_free (read_name (&self->next));
    self->type = ANT_TOKEN_SIGN;
    self->text = g_strndup (self->at, (gsize) (self->next - self->at));
  } else {
    read_sign (self);
  }
}

/* Whether the word is the sign, or the operator, @word. */
gboolean
ant_lexer_is (const AntLexer *self, const char *word)
{
  return (self->type == ANT_TOKEN_SIGN || self->type == ANT_TOKEN_NAME) &&
         strcmp (self->text, word) == 0;
}
