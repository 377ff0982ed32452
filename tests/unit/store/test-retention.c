/* test-retention.c - what was handed over goes, what was not stays, and a full disk lets go
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-ballast.h"
#include "ant-test-vault.h"
#include "ant-vault-retention.h"

#define DAY_MS (24 * 60 * 60 * G_GINT64_CONSTANT (1000))

static AntVaultNow
days_later (int days)
{
  return (AntVaultNow){ .wall_ms = ANT_TEST_NOW_MS + days * DAY_MS };
}

static AntVaultWaiting
count (AntTestVault *self, int days)
{
  g_autoptr (AntVaultCore) core = ant_vault_core_new (self->dir, TRUE);
  AntVaultNow     now = days_later (days);
  AntVaultWaiting waiting;

  g_assert_true (ant_vault_core_open (core, 0, NULL));
  g_assert_true (ant_vault_count_waiting (core, &now, &waiting, NULL));

  return waiting;
}

static void
hand_over (AntTestVault *self, const char *reference, int days)
{
  g_autoptr (AntVaultCore) core = ant_vault_core_new (self->dir, TRUE);
  AntVaultNow now = days_later (days);

  g_assert_true (ant_vault_core_open (core, 0, NULL));
  g_assert_true (ant_vault_hand_over (core, reference, &now, NULL));
}

static void
put (AntTestVault *self, const char *reference)
{
  g_autoptr (AntRecord) record = ant_test_record (reference);

  g_assert_true (ant_test_commit (self->vault, record, self->form, NULL));
}

static void
test_retention_lets_go (AntTestVault *self, gconstpointer data)
{
  put (self, "000-001-1");
  put (self, "000-002-2");
  hand_over (self, "000-001-1", 1);
  hand_over (self, "000-001-1", 5); /* the first time counts */

  ant_clock_advance (self->clock, 7 * DAY_MS);
  g_assert_true (ant_test_check (self->vault, NULL));
  g_assert_cmpint (ant_test_count (self->vault), ==, 2);
  ant_clock_advance (self->clock, DAY_MS);
  g_assert_true (ant_test_check (self->vault, NULL));
  g_assert_cmpint (ant_test_count (self->vault), ==, 1);
  ant_clock_advance (self->clock, 100 * DAY_MS);
  g_assert_true (ant_test_check (self->vault, NULL));
  g_assert_cmpint (ant_test_count (self->vault), ==, 1); /* nobody took it over */
}

static void
test_retention_survives_the_clock (AntTestVault *self, gconstpointer data)
{
  put (self, "000-001-1");
  hand_over (self, "000-001-1", 0);
  ant_clock_advance (self->clock, 10 * DAY_MS);
  put (self, "000-002-2");
  ant_clock_advance (self->clock, -3650 * DAY_MS);
  g_assert_true (ant_test_check (self->vault, NULL));
  g_assert_cmpint (ant_test_count (self->vault), ==, 1);
}

static void
test_retention_reminds (AntTestVault *self, gconstpointer data)
{
  static const struct {
    int days, n_late, n_overdue;
  } cases[] = { { 0, 0, 0 }, { 13, 0, 0 }, { 14, 2, 0 }, { 29, 2, 0 }, { 30, 2, 2 } };

  put (self, "000-001-1");
  put (self, "000-002-2");
  put (self, "000-003-3");
  hand_over (self, "000-003-3", 0);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    AntVaultWaiting waiting = count (self, cases[i].days);

    g_assert_cmpint (waiting.n_waiting, ==, 2);
    g_assert_cmpint (waiting.n_late, ==, cases[i].n_late);
    g_assert_cmpint (waiting.n_overdue, ==, cases[i].n_overdue);
    g_assert_cmpint (waiting.n_handed_over, ==, 1);
  }
}

static void
test_ballast_comes_back (AntTestVault *self, gconstpointer data)
{
  g_autofree char *vault_dir = g_build_filename (self->dir, "vault", NULL);
  g_autofree char *path = g_build_filename (vault_dir, "ballast", NULL);
  GStatBuf         found;

  g_assert_true (ant_test_check (self->vault, NULL));
  g_assert_cmpint (g_stat (path, &found), ==, 0);
  g_assert_cmpint (found.st_size, ==, 128000);         /* of a floor of 1 MB */
  g_assert_cmpint (found.st_blocks * 512, >=, 128000); /* and not a hole */
  g_assert_true (ant_ballast_drop (vault_dir));
  g_assert_false (ant_ballast_drop (vault_dir));
  g_assert_true (ant_test_check (self->vault, NULL));
  g_assert_cmpint (g_stat (path, &found), ==, 0);
}

#define ADD(path, function)                                                                        \
  g_test_add (path, AntTestVault, NULL, ant_test_vault_set_up, function, ant_test_vault_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/retention/lets-go", test_retention_lets_go);
  ADD ("/retention/survives-the-clock", test_retention_survives_the_clock);
  ADD ("/retention/reminds", test_retention_reminds);
  ADD ("/ballast/comes-back", test_ballast_comes_back);

  return g_test_run ();
}
