/* ant-passphrase.c - five words that open the vault
 *
 * The words are made by a rule, not taken from a list: a consonant, a vowel, a consonant, an
 * ending. 18 × 4 × 18 × 6 are 7,776, as many as five throws of a die, and a word can be said aloud
 * in any of the kiosk's languages. Letters that are easily misread for each other are left out.
 *
 * What it is worth: the words are drawn alike and apart from each other, so five of them are one in
 * 7776^5, 64.6 bits. A guess costs a key slot's 256 MiB and near half a second: a thousand cores
 * would be at it for 200 million years on average.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-passphrase"

#include "ant-passphrase.h"

#include <sodium.h>
#include <string.h>

static const char *const CONSONANTS[] = { "b", "ch", "d", "f", "h",  "j", "k", "l", "m",
                                          "n", "p",  "r", "s", "st", "t", "v", "w", "z" };
static const char *const VOWELS[] = { "a", "e", "i", "o" };
static const char *const ENDINGS[] = { "a", "u", "an", "en", "il", "ol" };

G_STATIC_ASSERT (G_N_ELEMENTS (CONSONANTS) * G_N_ELEMENTS (VOWELS) * G_N_ELEMENTS (CONSONANTS) *
                     G_N_ELEMENTS (ENDINGS) ==
                 ANT_PASSPHRASE_N_WORDS);

/**
 * ant_passphrase_word:
 * @number: below %ANT_PASSPHRASE_N_WORDS
 * @word: (out): the word of that number, with its nul
 */
void
ant_passphrase_word (guint32 number, char word[ANT_PASSPHRASE_LONGEST])
{
  const char *ending = ENDINGS[number % 6];
  const char *second = CONSONANTS[number / 6 % 18];
  const char *vowel = VOWELS[number / (6 * 18) % 4];
  const char *first = CONSONANTS[number / (6 * 18 * 4) % 18];

  g_strlcpy (word, first, ANT_PASSPHRASE_LONGEST);
  g_strlcat (word, vowel, ANT_PASSPHRASE_LONGEST);
  g_strlcat (word, second, ANT_PASSPHRASE_LONGEST);
  g_strlcat (word, ending, ANT_PASSPHRASE_LONGEST);
}

/**
 * ant_passphrase_new:
 *
 * Returns: (transfer full): five words, lower case, a space between; without a nul
 */
AntSecret *
ant_passphrase_new (void)
{
  char       text[ANT_PASSPHRASE_WORDS * ANT_PASSPHRASE_LONGEST] = "";
  AntSecret *passphrase;

  for (int i = 0; i < ANT_PASSPHRASE_WORDS; i++) {
    char word[ANT_PASSPHRASE_LONGEST];

    ant_passphrase_word (randombytes_uniform (ANT_PASSPHRASE_N_WORDS), word);
    if (i > 0)
      g_strlcat (text, " ", sizeof text);
    g_strlcat (text, word, sizeof text);
    sodium_memzero (word, sizeof word);
  }
  passphrase = ant_secret_new (text, strlen (text));
  sodium_memzero (text, sizeof text);

  return passphrase;
}

/**
 * ant_passphrase_normalise:
 * @typed: as somebody typed it; the caller wipes it
 *
 * Letters of ASCII to lower case, runs of white space to one space, none at either end.
 *
 * Returns: (transfer full) (nullable): the passphrase without a nul, %NULL where there is none
 */
AntSecret *
ant_passphrase_normalise (const char *typed)
{
  gsize      size = strlen (typed) + 1;
  char      *text = ant_seal_init (NULL) ? sodium_malloc (size) : NULL;
  gsize      n = 0;
  AntSecret *passphrase;

  g_return_val_if_fail (text != NULL, NULL);

  for (const char *p = typed; *p != '\0'; p++) {
    if (!g_ascii_isspace (*p))
      text[n++] = g_ascii_tolower (*p);
    else if (n > 0 && text[n - 1] != ' ')
      text[n++] = ' ';
  }
  if (n > 0 && text[n - 1] == ' ')
    n--;
  passphrase = n > 0 ? ant_secret_new (text, n) : NULL;
  sodium_free (text);

  return passphrase;
}
