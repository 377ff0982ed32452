/* ant-place-text.c - where in the form a page stands, as a person reads it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-place-text"

#include "ant-place-text.h"

#include <glib/gi18n.h>

#include "ant-answer-text.h"

#define LONGEST_TITLE 32 /* characters; the header has room for no more */

/* (transfer full): what it is called, whether or not the form says */
static char *
name_group (const AntItem *group, const char *lang)
{
  g_autofree char *text = ant_question_text_new (group, lang);

  /* Translators: the title of a list that people add to, where the form has none */
  return *text != '\0' ? g_steal_pointer (&text) : g_strdup (_ ("Your list"));
}

/**
 * ant_row_text_new:
 * @path: a group, or one repetition of it
 *
 * Returns: (transfer full): what it is called; a repetition with its number: "Medicines (2)"
 */
char *
ant_row_text_new (AntSession *session, const char *path, const char *lang)
{
  const AntItem   *item = ant_session_get_item (session, path);
  g_autofree char *name = name_group (item, lang);
  g_autofree char *group = NULL;
  guint            i = 0;

  if (!ant_session_is_row (session, path))
    return g_steal_pointer (&name);
  group = ant_session_dup_above (session, path, &i);

  /* Translators: one entry of a list that a person adds to, "Medicines (2)" */
  return g_strdup_printf (C_ ("entry of a list", "%1$s (%2$u)"), name, i + 1);
}

/* A question and what was answered to it; of all answers only the one at @only, where it is none of
 * -1. */
static char *
describe_answer (AntSession *session, const char *path, int only, const char *lang)
{
  const AntItem   *item = ant_session_get_item (session, path);
  GPtrArray       *answers = ant_session_get (session, path);
  g_autofree char *question = ant_question_text_new (item, lang);
  g_autofree char *answer = NULL;
  g_autoptr (GPtrArray) some = g_ptr_array_new ();

  for (guint i = 0; i < answers->len; i++)
    if (only < 0 || i == (guint) only)
      g_ptr_array_add (some, g_ptr_array_index (answers, i));
  answer = ant_answer_text_new (item, some, lang);

  /* Translators: a question and its answer, in one line */
  return g_strdup_printf (C_ ("answered question", "%1$s – %2$s"), question,
                          g_strdelimit (answer, "\n", ','));
}

/* A question further down says in which entry of the inner list it stands. */
static char *
describe_in_row (AntSession *session, const char *row, const char *path, const char *lang)
{
  g_autofree char *answer = describe_answer (session, path, -1, lang);
  g_autofree char *own = ant_session_dup_row_around (session, path);
  g_autofree char *inner = NULL;

  if (own == NULL || !ant_session_is_row (session, row) || g_str_equal (own, row))
    return g_steal_pointer (&answer);
  inner = ant_row_text_new (session, own, lang);

  /* Translators: an entry of a list, and what was answered in it: "Doses (1): How much – 5 ml" */
  return g_strdup_printf (C_ ("entry of a list", "%1$s: %2$s"), inner, answer);
}

/**
 * ant_row_answers_new:
 * @path: one repetition of a group
 * @most: how many lines at most; 0 for all
 *
 * Returns: (transfer full): what was answered in it, a question a line
 */
char *
ant_row_answers_new (AntSession *session, const char *path, const char *lang, guint most)
{
  g_auto (GStrv) questions = ant_session_list_in_row (session, path);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (char **question = questions; *question != NULL; question++) {
    if (ant_session_get (session, *question)->len == 0)
      continue;
    if (most > 0 && lines->len == most) {
      g_ptr_array_add (lines, g_strdup ("…"));
      break;
    }
    g_ptr_array_add (lines, describe_in_row (session, path, *question, lang));
  }
  if (lines->len == 0)
    g_ptr_array_add (lines, g_strdup (_ ("Not given")));
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* The header names the outermost group; what does not fit there, or would be missed there, is said
 * on the page. */
static gboolean
is_in_header (const AntItem *group, const char *text)
{
  return ant_item_get_parent (group) == NULL && g_utf8_strlen (text, -1) <= LONGEST_TITLE;
}

/* (transfer full) (nullable): what @path, which is row @i of something, says of what stands in it
 */
static char *
describe (AntSession *session, const char *above, guint i, const char *lang)
{
  const AntItem   *item = ant_session_get_item (session, above);
  g_autofree char *row = NULL;
  g_autofree char *text = NULL;

  if (ant_item_is_question (item))
    return describe_answer (session, above, (int) i, lang);
  if (ant_item_is_repeating (item)) {
    row = ant_session_dup_row (session, above, i);
    return ant_row_text_new (session, row, lang);
  }
  text = ant_question_text_new (item, lang);

  return *text == '\0' || is_in_header (item, text) ? NULL : g_steal_pointer (&text);
}

/**
 * ant_place_get_section:
 *
 * Returns: (transfer none) (nullable): what the header says of where @path stands
 */
const char *
ant_place_get_section (AntSession *session, const char *path, const char *lang)
{
  const char *section = ant_session_get_section (session, path, lang);

  return section != NULL && g_utf8_strlen (section, -1) <= LONGEST_TITLE ? section : NULL;
}

/**
 * ant_place_text_new:
 * @path: a question, a group, or one repetition of a group
 *
 * Returns: (transfer full) (nullable): what it stands in, the outermost first, one a line: groups
 *   with the number of their repetition, questions with the answer; %NULL where there is nothing to
 *   say
 */
char *
ant_place_text_new (AntSession *session, const char *path, const char *lang)
{
  guint            i = 0;
  g_autofree char *above = ant_session_dup_above (session, path, &i);
  g_autofree char *outer = NULL;
  g_autofree char *own = NULL;

  if (above == NULL)
    return NULL;
  outer = ant_place_text_new (session, above, lang);
  if (!ant_session_is_row (session, path))
    own = describe (session, above, i, lang);
  if (outer == NULL || own == NULL)
    return outer != NULL ? g_steal_pointer (&outer) : g_steal_pointer (&own);

  return g_strconcat (outer, "\n", own, NULL);
}
