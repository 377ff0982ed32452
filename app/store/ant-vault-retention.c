/* ant-vault-retention.c - how long intakes stay
 *
 * What was handed over goes by itself after some days. What nobody took over stays, for it may be
 * the only copy; staff are reminded of it. Days are counted from the clock or the newest intake,
 * whichever is later: a clock that is set back does not keep anything.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-vault"

#include "ant-vault-retention.h"

#include "ant-error.h"
#include "ant-vault-core-private.h"
#include "ant-vault-erase.h"

#define LATE_DAYS    14
#define OVERDUE_DAYS 30

static gboolean
get_today (AntVaultCore *core, const AntVaultNow *now, gint64 *day, GError **error)
{
  AntStanding standing;

  if (!ant_vault_core_require_open (core, error) ||
      !ant_database_get_standing (core->database, &standing, error))
    return FALSE;
  *day = MAX (now->wall_ms / ANT_VAULT_MS_A_DAY, standing.newest_day);

  return TRUE;
}

/**
 * ant_vault_hand_over:
 * @core: an open vault
 * @reference: the client's code
 * @now: the time
 * @error: return location; %ANT_ERROR_MISSING
 *
 * Returns: whether it is noted that somebody has taken the intake over
 */
gboolean
ant_vault_hand_over (AntVaultCore      *core,
                     const char        *reference,
                     const AntVaultNow *now,
                     GError           **error)
{
  g_autoptr (AntIntakeRow) intake = NULL;
  gint64 today;

  if (!get_today (core, now, &today, error))
    return FALSE;
  intake = ant_database_find (core->database, reference, error);

  return intake != NULL &&
         ant_database_set_handed_over (core->database, intake->seq, today, error) &&
         ant_vault_core_note (core, now, "hand-over", intake->id, error);
}

/**
 * ant_vault_erase_old:
 * @core: an open vault
 * @retention_days: how long an intake stays that was handed over
 * @now: the time
 * @error: return location
 *
 * Returns: whether none is there that should have gone
 */
gboolean
ant_vault_erase_old (AntVaultCore      *core,
                     guint              retention_days,
                     const AntVaultNow *now,
                     GError           **error)
{
  g_autoptr (GPtrArray) references = NULL;
  gint64 today;

  if (!get_today (core, now, &today, error))
    return FALSE;
  references =
      ant_database_list_handed_over (core->database, today - (gint64) retention_days, error);
  if (references == NULL)
    return FALSE;
  for (guint i = 0; i < references->len; i++)
    if (!ant_vault_erase (core, references->pdata[i], now, error))
      return FALSE;

  return TRUE;
}

/**
 * ant_vault_count_waiting:
 * @core: an open vault
 * @now: the time
 * @waiting: (out): how many there are, and for how long
 * @error: return location
 *
 * Returns: whether they could be counted
 */
gboolean
ant_vault_count_waiting (AntVaultCore      *core,
                         const AntVaultNow *now,
                         AntVaultWaiting   *waiting,
                         GError           **error)
{
  gint64 today;

  return get_today (core, now, &today, error) &&
         ant_database_count_waiting (core->database, today, &waiting->n_waiting, error) &&
         ant_database_count_waiting (core->database, today - LATE_DAYS, &waiting->n_late, error) &&
         ant_database_count_waiting (core->database, today - OVERDUE_DAYS, &waiting->n_overdue,
                                     error) &&
         ant_database_count_handed_over (core->database, &waiting->n_handed_over, error);
}
