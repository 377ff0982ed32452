/* test-drill.c - the recovery key is tried before the first intake, and every half year
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-age.h"
#include "ant-test-vault.h"

#define DAY_MS (24 * 60 * 60 * G_GINT64_CONSTANT (1000))

static void
assert_due (AntVault *vault)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (ant_test_check (vault, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_DUE);
  g_assert_nonnull (strstr (error->message, "recovery drill"));
}

static void
test_drill_comes_first (AntTestVault *self, gconstpointer data)
{
  g_autofree char *dir = g_build_filename (self->dir, "untried", NULL);
  g_autoptr (AntSecret) recovery = NULL;
  g_autoptr (AntVault) vault = ant_vault_new (dir, self->clock);
  g_autoptr (AntRecord) record = ant_test_record ("000-001-1");
  g_autoptr (AntSecret) identity = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (ant_vault_make (dir, self->passphrase, ANT_KEY_SLOT_OPS_MIN,
                                 ANT_KEY_SLOT_MEM_KIB_MIN, &recovery, NULL));
  ant_vault_set_floor (vault, 1000000);
  g_assert_true (ant_test_open (vault, NULL));
  assert_due (vault);
  g_assert_false (ant_test_commit (vault, record, self->form, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_DUE);
  g_clear_error (&error);
  identity = ant_test_unlock (vault, ANT_TEST_PASSPHRASE, NULL); /* staff may read all the same */
  g_assert_nonnull (identity);

  g_assert_false (ant_test_drill (dir, self->recovery, ANT_TEST_NOW_MS, &error)); /* another's */
  g_assert_error (error, ANT_ERROR, ANT_ERROR_LOCKED);
  g_assert_false (ant_test_drill (dir, identity, ANT_TEST_NOW_MS, NULL));
  assert_due (vault);

  g_assert_true (ant_test_drill (dir, recovery, ANT_TEST_NOW_MS, NULL)); /* beside the kiosk */
  g_assert_true (ant_test_check (vault, NULL));
  g_assert_true (ant_test_commit (vault, record, self->form, NULL));
}

static void
test_drill_comes_again (AntTestVault *self, gconstpointer data)
{
  g_autoptr (AntRecord) record = ant_test_record ("000-001-1");
  g_autoptr (AntRecord) later = ant_test_record ("000-002-2");
  g_autoptr (GError) error = NULL;

  ant_clock_advance (self->clock, 179 * DAY_MS);
  g_assert_true (ant_test_check (self->vault, &error));
  ant_clock_advance (self->clock, DAY_MS);
  g_assert_true (ant_test_commit (self->vault, record, self->form, &error)); /* begun before */
  assert_due (self->vault);

  /* a clock that is set back does not bring the days back */
  ant_clock_advance (self->clock, -100 * DAY_MS);
  assert_due (self->vault);
  g_assert_true (ant_test_commit (self->vault, later, self->form, &error));

  g_assert_true (
      ant_test_drill (self->dir, self->recovery, ANT_TEST_NOW_MS + 180 * DAY_MS, &error));
  g_assert_true (ant_test_check (self->vault, &error));
}

/* What the kiosk has sealed, the paper opens. */
static void
test_drill_is_no_sham (AntTestVault *self, gconstpointer data)
{
  g_autoptr (AntRecord) record = ant_test_record ("000-001-1");
  g_autoptr (AntRecord) read = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (ant_test_commit (self->vault, record, self->form, NULL));
  read = ant_test_read (self->vault, self->recovery, "000-001-1", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ant_record_get_n_parts (read), ==, ant_record_get_n_parts (record));
}

#define ADD(path, function)                                                                        \
  g_test_add (path, AntTestVault, NULL, ant_test_vault_set_up, function, ant_test_vault_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/drill/comes-first", test_drill_comes_first);
  ADD ("/drill/comes-again", test_drill_comes_again);
  ADD ("/drill/is-no-sham", test_drill_is_no_sham);

  return g_test_run ();
}
