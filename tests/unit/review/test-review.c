/* test-review.c - what staff may see, once they have unlocked it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-review.h"
#include "ant-test-vault.h"

/**
 * Fixture:
 *
 * A vault and a locked review of it.
 */
typedef struct {
  AntTestVault vault;
  AntReview   *review;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  ant_test_vault_set_up (&self->vault, data);
  self->review = ant_review_new (self->vault.vault);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->review);
  ant_test_vault_tear_down (&self->vault, data);
}

static gboolean
unlock (Fixture *self, const char *typed, GError **error)
{
  g_autoptr (AntSecret) passphrase = ant_passphrase_normalise (typed);
  g_autoptr (GAsyncResult) result = NULL;

  ant_review_unlock_async (self->review, passphrase, NULL, ant_test_keep_result, &result);

  return ant_review_unlock_finish (self->review, ant_test_wait (&result), error);
}

static GListModel *
list (Fixture *self, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ant_review_list_async (self->review, NULL, ant_test_keep_result, &result);

  return ant_review_list_finish (self->review, ant_test_wait (&result), error);
}

static AntRecord *
open_card (Fixture *self, AntCard *card, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ant_review_open_async (self->review, card, NULL, ant_test_keep_result, &result);

  return ant_review_open_finish (self->review, ant_test_wait (&result), error);
}

static void
commit (Fixture *self, const char *reference, const char *named)
{
  g_autoptr (AntRecord) record = ant_record_new (reference);

  ant_test_add_text (record, ANT_PART_CARD,
                     g_strdup_printf ("{\"reference\":\"%s\",\"name\":\"Ada\"}", named));
  g_assert_true (ant_test_commit (self->vault.vault, record, self->vault.form, NULL));
}

static void
test_review_shows_cards (Fixture *self, gconstpointer data)
{
  g_autoptr (AntRecord) written = ant_test_record ("000-001-1");
  g_autoptr (AntRecord) read = NULL;
  g_autoptr (GListModel) cards = NULL;
  g_autoptr (AntCard) card = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (ant_test_commit (self->vault.vault, written, self->vault.form, NULL));
  g_assert_true (unlock (self, ANT_TEST_PASSPHRASE, &error));
  g_assert_true (ant_review_is_unlocked (self->review));
  cards = list (self, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (cards), ==, 1);

  card = g_list_model_get_item (cards, 0);
  g_assert_cmpstr (ant_card_get_reference (card), ==, "000-001-1");
  g_assert_cmpstr (ant_card_get_name (card), ==, ANT_TEST_MARKER);
  g_assert_cmpstr (ant_card_get_arrived (card), ==, "2026-03-04T15:06");
  g_assert_cmpstr (ant_card_get_language (card), ==, "pl");
  g_assert_cmpstr (ant_card_get_reply (card), ==, "phone");
  g_assert_cmpint (ant_card_get_photos (card), ==, 2);
  g_assert_cmpstr (ant_card_get_flags (card)[0], ==, "A:diabetes");
  g_assert_cmpstr (ant_card_get_flags (card)[1], ==, "B:keloid");
  g_assert_null (ant_card_get_flags (card)[2]);
  g_assert_null (ant_card_get_problem (card));

  read = open_card (self, card, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ant_record_get_n_parts (read), ==, ant_record_get_n_parts (written));
  for (guint i = 0; i < ant_record_get_n_parts (read); i++)
    g_assert_true (g_bytes_equal (ant_record_get_body (read, i), ant_record_get_body (written, i)));
}

static void
test_review_stays_locked (Fixture *self, gconstpointer data)
{
  g_autoptr (AntCard) card = ant_card_new_damaged ("000-001-1", "");
  g_autoptr (GError) error = NULL;

  g_assert_null (list (self, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_null (open_card (self, card, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_LOCKED);
  g_clear_error (&error);
  for (int i = 0; i < 5; i++) {
    g_assert_false (unlock (self, "wrong", &error));
    g_assert_error (error, ANT_ERROR, ANT_ERROR_LOCKED);
    g_clear_error (&error);
    g_assert_cmpuint (ant_review_get_wait_s (self->review), ==, 0);
  }
  g_assert_false (unlock (self, ANT_TEST_PASSPHRASE, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_BUSY);
  g_assert_cmpuint (ant_review_get_wait_s (self->review), ==, 15);
  g_assert_false (ant_review_is_unlocked (self->review));
}

static void
test_review_locks_in_the_middle (Fixture *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) listing = NULL;
  g_autoptr (GAsyncResult) unlocking = NULL;
  g_autoptr (GListModel) cards = NULL;
  g_autoptr (GError) error = NULL;

  commit (self, "000-001-1", "000-001-1");
  g_assert_true (unlock (self, ANT_TEST_PASSPHRASE, NULL));
  cards = list (self, NULL);
  ant_review_list_async (self->review, NULL, ant_test_keep_result, &listing);
  ant_review_lock (self->review);
  g_assert_cmpuint (g_list_model_get_n_items (cards), ==, 0);
  g_assert_null (ant_review_list_finish (self->review, ant_test_wait (&listing), &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_LOCKED);
  g_clear_error (&error);

  ant_review_unlock_async (self->review, self->vault.passphrase, NULL, ant_test_keep_result,
                           &unlocking);
  ant_review_lock (self->review);
  g_assert_false (ant_review_unlock_finish (self->review, ant_test_wait (&unlocking), &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_LOCKED);
  g_assert_false (ant_review_is_unlocked (self->review));
}

static void
test_review_brings_the_rest (Fixture *self, gconstpointer data)
{
  g_autoptr (GListModel) cards = NULL;
  g_autoptr (AntCard) first = NULL;
  g_autoptr (AntCard) last = NULL;

  for (int i = 0; i < 150; i++) {
    g_autofree char *reference = g_strdup_printf ("%03d", i);

    commit (self, reference, reference);
  }
  g_assert_true (unlock (self, ANT_TEST_PASSPHRASE, NULL));
  cards = list (self, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (cards), ==, 60);
  while (g_list_model_get_n_items (cards) < 150)
    g_main_context_iteration (NULL, TRUE);
  first = g_list_model_get_item (cards, 0);
  g_assert_cmpstr (ant_card_get_reference (first), ==, "149");
  last = g_list_model_get_item (cards, 149);
  g_assert_cmpstr (ant_card_get_reference (last), ==, "000");
}

static void
test_review_shows_swapped_references (Fixture *self, gconstpointer data)
{
  g_autoptr (GListModel) cards = NULL;
  g_autoptr (AntCard) card = NULL;
  g_autoptr (GError) error = NULL;

  commit (self, "000-001-1", "000-002-2");
  g_assert_true (unlock (self, ANT_TEST_PASSPHRASE, NULL));
  cards = list (self, NULL);
  card = g_list_model_get_item (cards, 0);
  g_assert_cmpstr (ant_card_get_reference (card), ==, "000-001-1");
  g_assert_cmpstr (ant_card_get_name (card), ==, "");
  g_assert_nonnull (ant_card_get_problem (card));
  g_assert_null (open_card (self, card, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_CORRUPT);
}

static void
test_review_bears_strange_cards (void)
{
  static const char *const texts[] = {
    "",       "{",  "null", "[]", "7", "{\"reference\":7}", "{\"reference\":\"R\",\"flags\":[",
    "\xff{}", "{}",
  };
  static const char odd[] = "{\"reference\":\"R\",\"name\":7,\"flags\":[1,\"A:x\",null],"
                            "\"photos\":\"many\",\"arrived\":null}";
  g_autoptr (GBytes) json = g_bytes_new_static (odd, strlen (odd));
  g_autoptr (AntCard) card = ant_card_new ("R", json);

  g_assert_null (ant_card_get_problem (card));
  g_assert_cmpstr (ant_card_get_name (card), ==, "");
  g_assert_cmpstr (ant_card_get_flags (card)[0], ==, "A:x");
  g_assert_cmpint (ant_card_get_photos (card), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
    g_autoptr (AntCard) damaged = ant_card_new ("R", bytes);

    g_assert_nonnull (ant_card_get_problem (damaged));
  }
}

static void
test_review_is_finalized (Fixture *self, gconstpointer data)
{
  gpointer gone = self->review;

  g_object_add_weak_pointer (G_OBJECT (self->review), &gone);
  g_assert_true (unlock (self, ANT_TEST_PASSPHRASE, NULL));
  g_object_unref (list (self, NULL));
  g_clear_object (&self->review);
  g_assert_null (gone);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/review/shows-cards", test_review_shows_cards);
  ADD ("/review/stays-locked", test_review_stays_locked);
  ADD ("/review/locks-in-the-middle", test_review_locks_in_the_middle);
  ADD ("/review/brings-the-rest", test_review_brings_the_rest);
  ADD ("/review/shows-swapped-references", test_review_shows_swapped_references);
  g_test_add_func ("/review/bears-strange-cards", test_review_bears_strange_cards);
  ADD ("/review/is-finalized", test_review_is_finalized);

  return g_test_run ();
}
