/* bench-list.c - the staff's list of many intakes, beside the derivation of the key alone
 *
 * Prints one line of JSON and ends with 1 where the first rows are there more than 300 ms after the
 * key could have been.
 *
 *     bench-list [N]     with N intakes, 10,000 unless told
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdio.h>

#include "ant-review.h"
#include "ant-test-vault.h"

#define N_RUNS   5
#define REACH_MS 300

static void
fill (AntTestVault *self, int n)
{
  for (int i = 0; i < n; i++) {
    g_autofree char *reference = g_strdup_printf ("%d", i);
    g_autoptr (AntRecord) record = ant_record_new (reference);

    ant_test_add_text (record, ANT_PART_CARD,
                       g_strdup_printf ("{\"reference\":\"%s\",\"name\":\"Ada Lovelace\","
                                        "\"arrived\":\"2026-03-04T15:06\",\"language\":\"en\","
                                        "\"flags\":[\"A:diabetes\"],\"reply\":\"phone\","
                                        "\"pack\":\"leicester\",\"photos\":4}",
                                        reference));
    ant_test_add_text (record, ANT_PART_ANSWERS, g_strnfill (6000, 'a'));
    g_assert_true (ant_test_commit (self->vault, record, self->form, NULL));
    if (i % 100 == 0)
      g_assert_true (ant_test_check (self->vault, NULL));
  }
}

static double
to_ms (gint64 from_us)
{
  return (double) (g_get_monotonic_time () - from_us) / 1000;
}

/* How long the key takes from the slot file alone, as a program that lists nothing needs it. */
static double
derive_alone (AntTestVault *self)
{
  g_autofree char *slots = g_build_filename (self->dir, "vault", "keys", "slots", NULL);
  g_autoptr (GDir) dir = g_dir_open (slots, 0, NULL);
  g_autofree char *path = g_build_filename (slots, g_dir_read_name (dir), NULL);
  g_autoptr (GBytes) slot = ant_folder_read (path, ANT_KEY_SLOT_SIZE, NULL);
  gint64 from_us = g_get_monotonic_time ();
  g_autoptr (AntSecret) identity = ant_key_slot_open (slot, self->passphrase, NULL);

  g_assert_nonnull (identity);

  return to_ms (from_us);
}

static double
list_first (AntTestVault *self, guint n, double *all_ms)
{
  g_autoptr (AntReview) review = ant_review_new (self->vault);
  g_autoptr (GAsyncResult) unlocked = NULL;
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (GListModel) cards = NULL;
  gint64 from_us = g_get_monotonic_time ();
  double first_ms;

  ant_review_unlock_async (review, self->passphrase, NULL, ant_test_keep_result, &unlocked);
  g_assert_true (ant_review_unlock_finish (review, ant_test_wait (&unlocked), NULL));
  ant_review_list_async (review, NULL, ant_test_keep_result, &listed);
  cards = ant_review_list_finish (review, ant_test_wait (&listed), NULL);
  g_assert_nonnull (cards);
  first_ms = to_ms (from_us);
  while (g_list_model_get_n_items (cards) < n)
    g_main_context_iteration (NULL, TRUE);
  *all_ms = to_ms (from_us);

  return first_ms;
}

int
main (int argc, char **argv)
{
  int          n = argc > 1 ? (int) g_ascii_strtoll (argv[1], NULL, 10) : 10000;
  AntTestVault vault = { 0 };
  double       alone_ms = G_MAXDOUBLE;
  double       first_ms = G_MAXDOUBLE;
  double       all_ms = G_MAXDOUBLE;

  ant_test_vault_set_up (&vault, NULL);
  fill (&vault, n);
  for (int i = 0; i < N_RUNS; i++) {
    double this_all_ms;
    double this_first_ms = list_first (&vault, (guint) n, &this_all_ms);

    alone_ms = MIN (alone_ms, derive_alone (&vault));
    first_ms = MIN (first_ms, this_first_ms);
    all_ms = MIN (all_ms, this_all_ms);
  }
  ant_test_vault_tear_down (&vault, NULL);

  printf ("{\"bench\":\"list\",\"intakes\":%d,\"key_ms\":%.0f,\"first_rows_ms\":%.0f,"
          "\"all_rows_ms\":%.0f,\"reach_ms\":%d}\n",
          n, alone_ms, first_ms, all_ms, REACH_MS);

  return first_ms - alone_ms > REACH_MS;
}
