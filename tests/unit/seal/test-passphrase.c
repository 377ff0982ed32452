/* test-passphrase.c - five words that open the vault
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "ant-passphrase.h"

static void
test_passphrase_words_differ (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint32 i = 0; i < ANT_PASSPHRASE_N_WORDS; i++) {
    char word[ANT_PASSPHRASE_LONGEST];

    ant_passphrase_word (i, word);
    g_assert_cmpuint (strlen (word), >=, 4);
    for (const char *p = word; *p != '\0'; p++)
      g_assert_true (g_ascii_islower (*p));
    g_assert_true (g_hash_table_add (seen, g_strdup (word)));
  }
}

static void
test_passphrase_is_five_words (void)
{
  for (int i = 0; i < 100; i++) {
    g_autoptr (AntSecret) made = ant_passphrase_new ();
    g_autoptr (AntSecret) same = NULL;
    g_autofree char *text = NULL;
    g_auto (GStrv) words = NULL;
    gsize n;

    ant_secret_get (made, &n);
    text = g_strndup ((const char *) ant_secret_get (made, NULL), n);
    words = g_strsplit (text, " ", -1);
    g_assert_cmpuint (g_strv_length (words), ==, ANT_PASSPHRASE_WORDS);
    same = ant_passphrase_normalise (text);
    g_assert_cmpmem (ant_secret_get (same, NULL), n, ant_secret_get (made, NULL), n);
  }
}

static void
test_passphrase_forgives (void)
{
  g_autoptr (AntSecret) passphrase = ant_passphrase_normalise ("  BADA \t kilan\r\n\nstolil ");
  gsize n;

  ant_secret_get (passphrase, &n);
  g_assert_cmpmem (ant_secret_get (passphrase, NULL), n, "bada kilan stolil", 17);
  g_assert_null (ant_passphrase_normalise (""));
  g_assert_null (ant_passphrase_normalise (" \n\t "));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (ant_seal_init (NULL));

  g_test_add_func ("/passphrase/words-differ", test_passphrase_words_differ);
  g_test_add_func ("/passphrase/is-five-words", test_passphrase_is_five_words);
  g_test_add_func ("/passphrase/forgives", test_passphrase_forgives);

  return g_test_run ();
}
