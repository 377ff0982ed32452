/* ant-faq-text.c - words of people made alike, so that they can be compared
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-faq-index"

#include "ant-faq-text.h"

#include <string.h>

#define WORD_LETTERS 32 /* what is longer is no word; the rest is passed over */
#define CURRENCY     "currency"

/* Letters that no decomposition makes alike, but keyboards and people do. */
static gunichar
fold (gunichar c)
{
  switch (c) {
  case 0x0142: /* ł */
    return 'l';
  case 0x0131: /* dotless i */
    return 'i';
  case 0x00f8: /* ø */
    return 'o';
  case 0x0111: /* đ */
    return 'd';
  case 0x064a: /* Arabic yeh, alef maksura: the Urdu yeh */
  case 0x0649:
    return 0x06cc;
  case 0x0643: /* Arabic kaf: the Urdu one */
    return 0x06a9;
  case 0x0647: /* Arabic heh, teh marbuta: the Urdu heh */
  case 0x0629:
    return 0x06c1;
  default:
    return c;
  }
}

static gboolean
is_silent (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02bc || c == 0x00ad ||
         g_unichar_ismark (c);
}

static void
end_word (GPtrArray *words, GString *word, guint *letters)
{
  if (*letters > 0)
    g_ptr_array_add (words, g_strndup (word->str, word->len));
  g_string_truncate (word, 0);
  *letters = 0;
}

/* In lower case, accents behind their letters. */
static char *
take_apart (const char *text)
{
  g_autofree char *valid = NULL;
  g_autofree char *lower = NULL;

  if (g_str_is_ascii (text))
    return g_ascii_strdown (text, -1);
  valid = g_utf8_make_valid (text, -1);
  lower = g_utf8_casefold (valid, -1);

  return g_utf8_normalize (lower, -1, G_NORMALIZE_NFKD);
}

/**
 * ant_faq_text_split:
 * @text: anything a person or a pack wrote; need not be valid UTF-8
 * @most: how many words to take; the rest is passed over
 *
 * Words are runs of letters or of digits, in lower case, without accents, vowel signs and
 * apostrophes: "I'm 40yrs, naïve" gives im 40 yrs naive. Any sign of money is the word "currency".
 *
 * Returns: (transfer full) (element-type utf8): the words
 */
GPtrArray *
ant_faq_text_split (const char *text, guint most)
{
  GPtrArray       *words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *apart = take_apart (text);
  g_autoptr (GString) word = g_string_new (NULL);
  guint    letters = 0;
  gboolean was_digit = FALSE;

  for (const char *at = apart; *at != '\0' && words->len < most; at = g_utf8_next_char (at)) {
    gunichar c = fold (g_unichar_tolower (g_utf8_get_char (at)));

    if (is_silent (c))
      continue;
    if (!g_unichar_isalnum (c)) {
      end_word (words, word, &letters);
      if (g_unichar_type (c) == G_UNICODE_CURRENCY_SYMBOL && words->len < most)
        g_ptr_array_add (words, g_strdup (CURRENCY));
      continue;
    }
    if (letters > 0 && was_digit != g_unichar_isdigit (c))
      end_word (words, word, &letters);
    was_digit = g_unichar_isdigit (c);
    if (letters++ < WORD_LETTERS)
      g_string_append_unichar (word, c);
  }
  if (words->len < most)
    end_word (words, word, &letters);

  return words;
}

/**
 * ant_faq_text_level:
 * @word: a word of ant_faq_text_split()
 *
 * Numbers as long as each other are one word, so that "i am 17" is asked for by "i am 16" too: one
 * digit counts visits and weeks, two say an age, more are money.
 *
 * Returns: (transfer full): noughts for a number; any other word as it is
 */
char *
ant_faq_text_level (const char *word)
{
  glong digits = g_utf8_strlen (word, -1);

  if (!g_unichar_isdigit (g_utf8_get_char (word)))
    return g_strdup (word);

  return g_strnfill ((gsize) digits, '0');
}

/**
 * ant_faq_text_cut:
 *
 * Returns: (transfer full): the first @letters letters of @word
 */
char *
ant_faq_text_cut (const char *word, guint letters)
{
  const char *end = word;

  for (guint i = 0; i < letters && *end != '\0'; i++)
    end = g_utf8_next_char (end);

  return g_strndup (word, end - word);
}

static guint
read_letters (const char *word, gunichar *letters)
{
  guint size = 0;

  for (; *word != '\0' && size < WORD_LETTERS; word = g_utf8_next_char (word))
    letters[size++] = g_utf8_get_char (word);

  return size;
}

/**
 * ant_faq_text_measure_distance:
 * @a: a word of ant_faq_text_split()
 * @b: another
 * @limit: what is still of interest
 *
 * Counts letters to add, drop, change, or swap with their neighbour (optimal string alignment).
 *
 * Returns: the count, or @limit + 1 where it is more
 */
guint
ant_faq_text_measure_distance (const char *a, const char *b, guint limit)
{
  gunichar letters_a[WORD_LETTERS];
  gunichar letters_b[WORD_LETTERS];
  guint    size_a = read_letters (a, letters_a);
  guint    size_b = read_letters (b, letters_b);
  guint    rows[3][WORD_LETTERS + 1];

  if ((size_a > size_b ? size_a - size_b : size_b - size_a) > limit)
    return limit + 1;

  for (guint j = 0; j <= size_b; j++)
    rows[0][j] = j;
  for (guint i = 1; i <= size_a; i++) {
    guint *now = rows[i % 3];
    guint *before = rows[(i + 2) % 3];
    guint *earlier = rows[(i + 1) % 3];
    guint  least = now[0] = i;

    for (guint j = 1; j <= size_b; j++) {
      guint change = before[j - 1] + (letters_a[i - 1] != letters_b[j - 1]);

      now[j] = MIN (MIN (before[j] + 1, now[j - 1] + 1), change);
      if (i > 1 && j > 1 && letters_a[i - 1] == letters_b[j - 2] &&
          letters_a[i - 2] == letters_b[j - 1])
        now[j] = MIN (now[j], earlier[j - 2] + 1);
      least = MIN (least, now[j]);
    }
    if (least > limit)
      return limit + 1;
  }

  return MIN (rows[size_a % 3][size_b], limit + 1);
}
