/* ant-vault-drill.c - whether the paper in the safe opens what is sealed
 *
 * A recovery key that nobody has tried is a hope. So no intake is taken before it has opened a test
 * part once, and it is asked for again every half year.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-vault"

#include "ant-age.h"
#include "ant-error.h"
#include "ant-vault-core-private.h"

#define DRILL_DAYS 180
#define N_TEST     1000

static gint64
get_today (const AntStanding *standing, gint64 wall_ms)
{
  return MAX (wall_ms / ANT_VAULT_MS_A_DAY, standing->newest_day);
}

/**
 * ant_vault_core_get_drill:
 * @wall_ms: the time of day
 * @days_left: (out): days until the drill is due; 0 where it is
 * @error: return location
 *
 * Returns: whether it could be found out
 */
gboolean
ant_vault_core_get_drill (AntVaultCore *self, gint64 wall_ms, gint64 *days_left, GError **error)
{
  AntStanding standing;

  if (!ant_vault_core_require_open (self, error) ||
      !ant_database_get_standing (self->database, &standing, error))
    return FALSE;
  *days_left = 0;
  if (g_str_equal (standing.proven, self->keys->trust.recovery))
    *days_left =
        CLAMP (standing.proven_day + DRILL_DAYS - get_today (&standing, wall_ms), 0, DRILL_DAYS);

  return TRUE;
}

static gboolean
fail_due (GError **error)
{
  return ant_fail (error, ANT_ERROR_DUE,
                   "The recovery key has to be tried before intakes are taken: have the sheet at "
                   "hand and run anteroomctl vault recovery drill");
}

/**
 * ant_vault_core_check_proven:
 * @error: return location; %ANT_ERROR_DUE
 *
 * For the end of a visit, which may be later than the day the drill fell due.
 *
 * Returns: whether the recovery key has ever been tried
 */
gboolean
ant_vault_core_check_proven (AntVaultCore *self, GError **error)
{
  AntStanding standing;

  return ant_database_get_standing (self->database, &standing, error) &&
         (g_str_equal (standing.proven, self->keys->trust.recovery) || fail_due (error));
}

/**
 * ant_vault_core_check_drill:
 * @wall_ms: the time of day
 * @error: return location; %ANT_ERROR_DUE
 *
 * Returns: whether the recovery key has been tried, and not too long ago
 */
gboolean
ant_vault_core_check_drill (AntVaultCore *self, gint64 wall_ms, GError **error)
{
  gint64 days_left;

  if (!ant_vault_core_get_drill (self, wall_ms, &days_left, error))
    return FALSE;

  return days_left > 0 || fail_due (error);
}

static gboolean
open_test_part (AntVaultCore *self, AntSecret *recovery, GError **error)
{
  AntPartHeader header = { .kind = ANT_PART_NOTES,
                           .part_count = 1,
                           .epoch = self->keys->trust.epoch };
  guint8        test[N_TEST];
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GBytes) plain = NULL;
  g_autoptr (GBytes) opened = NULL;

  ant_seal_random (header.intake_id, sizeof header.intake_id);
  ant_seal_random (test, sizeof test);
  body = g_bytes_new (test, sizeof test);
  sealed = ant_part_seal (&header, body, self->keys->recipients, error);
  plain = sealed != NULL ? ant_age_decrypt (sealed, recovery, error) : NULL;
  opened = plain != NULL ? ant_part_unwrap (plain, &header, error) : NULL;
  if (opened == NULL)
    return FALSE;

  return g_bytes_equal (opened, body) ||
         ant_fail (error, ANT_ERROR_CORRUPT, "The test part did not read back as it was written");
}

/**
 * ant_vault_core_drill:
 * @recovery: the recovery key, as it was read from the paper
 * @now: the time
 * @error: return location; %ANT_ERROR_LOCKED where it is another key
 *
 * Seals a test part as an intake's are, opens it with @recovery, and notes the day.
 *
 * Returns: whether intakes may be taken for another half year
 */
gboolean
ant_vault_core_drill (AntVaultCore      *self,
                      AntSecret         *recovery,
                      const AntVaultNow *now,
                      GError           **error)
{
  g_autofree char *recipient = ant_age_recipient_of (recovery);
  AntStanding      standing;

  if (!ant_vault_core_require_open (self, error))
    return FALSE;
  if (!g_str_equal (recipient, self->keys->trust.recovery))
    return ant_fail (error, ANT_ERROR_LOCKED,
                     "This is not the recovery key of this kiosk; look for its sheet");

  return open_test_part (self, recovery, error) &&
         ant_database_get_standing (self->database, &standing, error) &&
         ant_database_set_proven (self->database, recipient, get_today (&standing, now->wall_ms),
                                  error) &&
         ant_vault_core_note (self, now, "drill", NULL, error);
}
