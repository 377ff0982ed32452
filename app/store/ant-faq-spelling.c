/* ant-faq-spelling.c - the words answers are written with, and what a slip of the finger meant
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-faq-index"

#include "ant-faq-spelling.h"

#include <string.h>

#include "ant-faq-text.h"

#define ONE_SLIP_LETTERS  4
#define TWO_SLIPS_LETTERS 8
#define HALF_LETTERS      3
#define SOUND_LETTERS     32

struct _AntFaqSpelling {
  GHashTable *counts;  /* owned; word → how often it was added */
  GHashTable *shelves; /* owned; first letter → GPtrArray of words, borrowed from @counts */
};

AntFaqSpelling *
ant_faq_spelling_new (void)
{
  AntFaqSpelling *self = g_new0 (AntFaqSpelling, 1);

  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->shelves = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);

  return self;
}

void
ant_faq_spelling_free (AntFaqSpelling *self)
{
  g_hash_table_unref (self->shelves);
  g_hash_table_unref (self->counts);
  g_free (self);
}

static gpointer
name_shelf (const char *word)
{
  return GUINT_TO_POINTER (g_utf8_get_char (word));
}

/**
 * ant_faq_spelling_add:
 * @self: the words
 * @word: one more; common words win where two are as near
 */
void
ant_faq_spelling_add (AntFaqSpelling *self, const char *word)
{
  guint      count = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, word));
  char      *kept;
  GPtrArray *shelf;

  if (count > 0) {
    g_hash_table_insert (self->counts, g_strdup (word), GUINT_TO_POINTER (count + 1));
    return;
  }

  kept = g_strdup (word);
  g_hash_table_insert (self->counts, kept, GUINT_TO_POINTER (1));
  shelf = g_hash_table_lookup (self->shelves, name_shelf (word));
  if (shelf == NULL) {
    shelf = g_ptr_array_new ();
    g_hash_table_insert (self->shelves, name_shelf (word), shelf);
  }
  g_ptr_array_add (shelf, kept);
}

gboolean
ant_faq_spelling_knows (const AntFaqSpelling *self, const char *word)
{
  return g_hash_table_contains (self->counts, word);
}

static guint
count_slips (const char *word)
{
  glong letters = g_utf8_strlen (word, -1);

  if (letters < ONE_SLIP_LETTERS)
    return 0;

  return letters < TWO_SLIPS_LETTERS ? 1 : 2;
}

/* The consonants as they sound, each run once: who types "wmen" means women and not when. */
static void
write_sound (const char *word, char sound[SOUND_LETTERS + 1])
{
  guint size = 0;

  for (; *word != '\0' && size < SOUND_LETTERS; word++) {
    char c = *word == 'c' || *word == 'q' ? 'k' : *word == 'z' ? 's' : *word;

    if (strchr ("aeiouyh", c) == NULL && (size == 0 || sound[size - 1] != c))
      sound[size++] = c;
  }
  sound[size] = '\0';
}

/* In halves of a slip: where only vowels and doubled letters differ, half a slip less. */
static guint
weigh_slips (const char *typed, const char *sound, const char *known, guint limit)
{
  guint distance = ant_faq_text_measure_distance (typed, known, limit + 1);
  char  known_sound[SOUND_LETTERS + 1];

  if (distance > limit + 1)
    return G_MAXUINT;
  write_sound (known, known_sound);

  return strcmp (sound, known_sound) == 0 ? 2 * distance - 1 : 2 * distance;
}

/**
 * ant_faq_spelling_mend:
 * @self: the words
 * @word: as typed
 *
 * A word that is known, a number, or a word of less than 4 letters stays as it is. Another becomes
 * the nearest known one with the same first letter: one slip away, from 8 letters on two; one more
 * where only vowels and doubled letters are wrong.
 *
 * Returns: (transfer full): the word to go by
 */
char *
ant_faq_spelling_mend (const AntFaqSpelling *self, const char *word)
{
  GPtrArray  *shelf = g_hash_table_lookup (self->shelves, name_shelf (word));
  const char *best = word;
  guint       limit = count_slips (word);
  guint       nearest = 2 * limit + 1;
  guint       most = 0;
  char        sound[SOUND_LETTERS + 1];

  if (shelf == NULL || limit == 0 || g_unichar_isdigit (g_utf8_get_char (word)) ||
      g_hash_table_contains (self->counts, word))
    return g_strdup (word);

  write_sound (word, sound);
  for (guint i = 0; i < shelf->len; i++) {
    guint slips = weigh_slips (word, sound, shelf->pdata[i], limit);
    guint count = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, shelf->pdata[i]));

    if (slips > nearest || (slips == nearest && count <= most))
      continue;
    nearest = slips;
    most = count;
    best = shelf->pdata[i];
  }

  return g_strdup (best);
}

/**
 * ant_faq_spelling_complete:
 * @self: the words
 * @word: one that is still being typed
 *
 * Returns: (nullable): the commonest word that begins so, or %NULL where @word is known, is of less
 * than 3 letters, or begins none
 */
const char *
ant_faq_spelling_complete (const AntFaqSpelling *self, const char *word)
{
  GPtrArray  *shelf = g_hash_table_lookup (self->shelves, name_shelf (word));
  const char *best = NULL;
  guint       most = 0;

  if (shelf == NULL || g_utf8_strlen (word, -1) < HALF_LETTERS ||
      g_hash_table_contains (self->counts, word))
    return NULL;
  for (guint i = 0; i < shelf->len; i++) {
    guint count = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, shelf->pdata[i]));

    if (count > most && g_str_has_prefix (shelf->pdata[i], word)) {
      most = count;
      best = shelf->pdata[i];
    }
  }

  return best;
}

/**
 * ant_faq_spelling_part:
 * @self: the words
 * @word: as typed
 * @rest: (out) (transfer full): the second word
 *
 * Two known words written as one, "hairtransplant".
 *
 * Returns: (transfer full) (nullable): the first word, or %NULL where @word is known or no such two
 * are
 */
char *
ant_faq_spelling_part (const AntFaqSpelling *self, const char *word, char **rest)
{
  glong letters = g_utf8_strlen (word, -1);

  if (letters < 2 * HALF_LETTERS + 1 || g_hash_table_contains (self->counts, word))
    return NULL;

  for (glong i = HALF_LETTERS; i <= letters - HALF_LETTERS; i++) {
    g_autofree char *first = ant_faq_text_cut (word, (guint) i);

    if (g_hash_table_contains (self->counts, first) &&
        g_hash_table_contains (self->counts, word + strlen (first))) {
      *rest = g_strdup (word + strlen (first));
      return g_steal_pointer (&first);
    }
  }

  return NULL;
}
