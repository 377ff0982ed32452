/* ant-faq-medical.c - telling a question about health from any other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-faq-index"

#include "ant-faq-medical.h"

#include <string.h>

#include "ant-faq-text.h"

#define PHRASE_WORDS 48

/**
 * Phrase:
 *
 * One line of the list.
 */
typedef struct {
  char      *text;  /* owned; as the list has it */
  GPtrArray *words; /* owned; of char; made alike */
} Phrase;

struct _AntFaqMedical {
  GPtrArray *phrases; /* owned; of Phrase */
  gboolean   is_english;
};

static void
free_phrase (gpointer data)
{
  Phrase *phrase = data;

  g_ptr_array_unref (phrase->words);
  g_free (phrase->text);
  g_free (phrase);
}

/**
 * ant_faq_medical_new:
 * @phrases: (array zero-terminated=1): words and phrases
 * @is_english: whether endings are the English ones
 *
 * Returns: (transfer full): the list, ready to compare with
 */
AntFaqMedical *
ant_faq_medical_new (char **phrases, gboolean is_english)
{
  AntFaqMedical *self = g_new0 (AntFaqMedical, 1);

  self->is_english = is_english;
  self->phrases = g_ptr_array_new_with_free_func (free_phrase);
  for (gsize i = 0; phrases[i] != NULL; i++) {
    Phrase *phrase = g_new0 (Phrase, 1);

    phrase->text = g_strdup (phrases[i]);
    phrase->words = ant_faq_text_split (phrases[i], PHRASE_WORDS);
    if (phrase->words->len > 0)
      g_ptr_array_add (self->phrases, phrase);
    else
      free_phrase (phrase);
  }

  return self;
}

void
ant_faq_medical_free (AntFaqMedical *self)
{
  g_ptr_array_unref (self->phrases);
  g_free (self);
}

/* Without an English stemmer an ending is a vowel that may change, and up to three letters more. */
static gboolean
is_inflection (const char *wanted, const char *word)
{
  gsize size = strlen (wanted);

  if (size > 5 && strchr ("aeiouy", wanted[size - 1]) != NULL)
    size--;
  if (size < 5 || strncmp (wanted, word, size) != 0)
    return strcmp (wanted, word) == 0;

  return strlen (word) <= size + 3;
}

/* In English a plural or a form of the verb is the same word; the stemmer would go too far and take
 * an infection for infected. */
static char *
strip_inflection (const char *word)
{
  static const char *const endings[][2] = {
    { "ies", "y" }, { "ing", "" }, { "ed", "" }, { "s", "" }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (endings) && strlen (word) >= 5; i++)
    if (g_str_has_suffix (word, endings[i][0]) && !g_str_has_suffix (word, "ss"))
      return g_strdup_printf ("%.*s%s", (int) (strlen (word) - strlen (endings[i][0])), word,
                              endings[i][1]);

  return g_strdup (word);
}

static gboolean
is_same (const AntFaqMedical *self, const char *wanted, const char *word)
{
  g_autofree char *plain_wanted = NULL;
  g_autofree char *plain_word = NULL;

  if (!self->is_english)
    return is_inflection (wanted, word);
  if (wanted[0] != word[0])
    return FALSE;
  plain_wanted = strip_inflection (wanted);
  plain_word = strip_inflection (word);

  return strcmp (plain_wanted, plain_word) == 0;
}

static gboolean
stands_in (const AntFaqMedical *self, const GPtrArray *phrase, const GPtrArray *words)
{
  for (guint at = 0; at + phrase->len <= words->len; at++) {
    guint i = 0;

    while (i < phrase->len && is_same (self, phrase->pdata[i], words->pdata[at + i]))
      i++;
    if (i == phrase->len)
      return TRUE;
  }

  return FALSE;
}

/**
 * ant_faq_medical_find:
 * @self: the list
 * @words: (element-type utf8): words of ant_faq_text_split()
 *
 * Returns: (nullable): what of the list stands among @words
 */
const char *
ant_faq_medical_find (const AntFaqMedical *self, GPtrArray *words)
{
  for (guint i = 0; i < self->phrases->len; i++) {
    const Phrase *phrase = self->phrases->pdata[i];

    if (stands_in (self, phrase->words, words))
      return phrase->text;
  }

  return NULL;
}
