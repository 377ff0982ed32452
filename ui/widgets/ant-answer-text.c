/* ant-answer-text.c - a question and its answer as a person reads them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-answer-text"

#include "ant-answer-text.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ant-decimal.h"
#include "ant-markdown.h"
#include "ant-months.h"

#define MINUTES      5 /* of "14:30:00" */
#define MOST_PLACES  4 /* behind the point that a person would write */
#define SHOWN_PLACES 2 /* of a number that has more */

static const char *
find_option_text (const AntItem *item, AntValue *value, const char *lang)
{
  guint n = item != NULL ? ant_item_get_n_options (item) : 0;

  for (guint i = 0; i < n; i++) {
    const AntOption *option = ant_item_get_option (item, i);

    if (ant_value_equals (ant_option_get_value (option), value))
      return ant_option_get_text (option, lang, NULL);
  }

  return NULL;
}

/* Numbers and addresses run from left to right in every language: isolated (Unicode UAX #9, 2.4),
 * for in a text from right to left the groups of a telephone number would change places. */
static char *
format_typed (const AntItem *item, const char *text)
{
  const char *keyboard = item != NULL ? ant_item_get_keyboard (item) : NULL;
  gboolean    is_prose = keyboard == NULL || g_str_equal (keyboard, "chat");

  return is_prose ? g_strdup (text) : g_strconcat ("\u2066", text, "\u2069", NULL);
}

/* A score that was divided by seven has more places than anybody reads. (transfer full) */
static char *
shorten_number (const char *number)
{
  const char *point = strchr (number, '.');
  AntDecimal  value;

  if (point == NULL || strspn (point + 1, "0123456789") <= MOST_PLACES ||
      !ant_decimal_parse (number, &value))
    return g_strdup (number);
  value = ant_decimal_round (value, SHOWN_PLACES);

  return ant_decimal_to_text (&value);
}

static char *
format_number (const char *number, const char *unit)
{
  g_autofree char *text = shorten_number (number);

  /* Translators: a number and its unit, "72.5 kg" */
  return unit != NULL ? g_strdup_printf (C_ ("quantity", "%1$s %2$s"), text, unit)
                      : g_steal_pointer (&text);
}

/* Seconds are said only where there are any. */
static char *
format_time (const char *time)
{
  gsize size = strcspn (time, "Z+-");

  return g_strndup (time, g_str_has_prefix (time + MIN (size, MINUTES), ":00") ? MINUTES : size);
}

static char *
format_date_time (const char *iso)
{
  g_auto (GStrv) halves = g_strsplit (iso, "T", 2);
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;

  if (halves[0] == NULL || halves[1] == NULL)
    return ant_months_format_date (iso);
  date = ant_months_format_date (halves[0]);
  time = format_time (halves[1]);

  /* Translators: a date and a time of 24 hours, "3 January 2026, 14:30" */
  return g_strdup_printf (C_ ("date and time", "%1$s, %2$s"), date, time);
}

static char *
format_value (const AntItem *item, AntValue *value, const char *lang)
{
  const char *option = find_option_text (item, value, lang);

  if (option != NULL)
    return g_strdup (option);

  switch ((int) ant_value_get_value_type (value)) {
  case ANT_VALUE_BOOLEAN:
    return g_strdup (ant_value_get_boolean (value) ? _ ("Yes") : _ ("No"));
  case ANT_VALUE_DATE:
    return ant_months_format_date (ant_value_get_text (value));
  case ANT_VALUE_DATE_TIME:
    return format_date_time (ant_value_get_text (value));
  case ANT_VALUE_TIME:
    return format_time (ant_value_get_text (value));
  case ANT_VALUE_INTEGER:
  case ANT_VALUE_DECIMAL:
    return format_number (ant_value_get_text (value),
                          item != NULL ? ant_item_get_unit (item) : NULL);
  case ANT_VALUE_QUANTITY:
    return format_number (ant_value_get_text (value), ant_value_get_unit (value));
  case ANT_VALUE_ATTACHMENT:
    return g_strdup (_ ("A picture"));
  case ANT_VALUE_CODING:
  case ANT_VALUE_REFERENCE:
    return g_strdup (ant_value_get_display (value) != NULL ? ant_value_get_display (value)
                                                           : ant_value_get_text (value));
  default:
    return format_typed (item, ant_value_get_text (value));
  }
}

/**
 * ant_question_text_new:
 * @lang: the language to ask it in
 *
 * Returns: (transfer full): the question without the marks of its markdown, "" where it has no
 * words
 */
char *
ant_question_text_new (const AntItem *item, const char *lang)
{
  const char *text = ant_item_get_text (item, lang, NULL);

  if (text == NULL)
    return g_strdup ("");

  return ant_item_is_markdown (item) ? ant_markdown_to_plain (text) : g_strdup (text);
}

static gboolean
are_pictures (GPtrArray *answers)
{
  for (guint i = 0; i < answers->len; i++)
    if (ant_value_get_value_type (g_ptr_array_index (answers, i)) != ANT_VALUE_ATTACHMENT)
      return FALSE;

  return TRUE;
}

/**
 * ant_answer_text_new:
 * @item: (nullable): the question, whose options say their values in @lang
 * @answers: (element-type AntValue): what was answered
 * @lang: the language to say it in
 *
 * Returns: (transfer full): the answers in words, one a line; "Not given" where there are none
 */
char *
ant_answer_text_new (const AntItem *item, GPtrArray *answers, const char *lang)
{
  GString *text = g_string_new (NULL);

  if (answers->len > 1 && are_pictures (answers)) {
    g_string_append_printf (text, ngettext ("%u picture", "%u pictures", answers->len),
                            answers->len);
    return g_string_free (text, FALSE);
  }
  for (guint i = 0; i < answers->len; i++) {
    g_autofree char *one = format_value (item, g_ptr_array_index (answers, i), lang);

    if (i > 0)
      g_string_append_c (text, '\n');
    g_string_append (text, one);
  }
  if (answers->len == 0)
    g_string_append (text, _ ("Not given"));

  return g_string_free (text, FALSE);
}
