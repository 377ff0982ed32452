/* ant-vault-retention.h - how long intakes stay
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-vault-core.h"

G_BEGIN_DECLS

/* How many days an intake that was handed over stays, unless the pack says otherwise. */
#define ANT_VAULT_RETENTION_DAYS 7

/**
 * AntVaultWaiting:
 * @n_waiting: intakes that nobody has taken over
 * @n_late: of them, for 14 days or longer: staff are to be reminded
 * @n_overdue: of them, for 30 days or longer: something has to be done
 * @n_handed_over: intakes that will go by themselves
 */
typedef struct {
  gint64 n_waiting;
  gint64 n_late;
  gint64 n_overdue;
  gint64 n_handed_over;
} AntVaultWaiting;

gboolean ant_vault_hand_over (AntVaultCore      *core,
                              const char        *reference,
                              const AntVaultNow *now,
                              GError           **error);
gboolean ant_vault_erase_old (AntVaultCore      *core,
                              guint              retention_days,
                              const AntVaultNow *now,
                              GError           **error);
gboolean ant_vault_count_waiting (AntVaultCore      *core,
                                  const AntVaultNow *now,
                                  AntVaultWaiting   *waiting,
                                  GError           **error);

G_END_DECLS
