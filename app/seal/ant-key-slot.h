/* ant-key-slot.h - the clinic's secret key behind a passphrase
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-secret.h"

G_BEGIN_DECLS

#define ANT_KEY_SLOT_SIZE 168

/* What a new slot asks of whoever guesses: 0.4 to 0.5 s of one core and 256 MiB a guess. */
#define ANT_KEY_SLOT_OPS     3
#define ANT_KEY_SLOT_MEM_KIB (256 * 1024)

/* What a slot may ask at all; the lower end is what a test can bear. */
#define ANT_KEY_SLOT_OPS_MIN     1
#define ANT_KEY_SLOT_OPS_MAX     16
#define ANT_KEY_SLOT_MEM_KIB_MIN (64 * 1024)
#define ANT_KEY_SLOT_MEM_KIB_MAX (2 * 1024 * 1024)

GBytes *ant_key_slot_make (AntSecret *passphrase,
                           AntSecret *identity,
                           guint32    ops,
                           guint32    mem_kib,
                           gint64     day,
                           GError   **error) G_GNUC_WARN_UNUSED_RESULT;
AntSecret *
ant_key_slot_open (GBytes *slot, AntSecret *passphrase, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char    *ant_key_slot_get_recipient (GBytes *slot, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ant_key_slot_get_costs (GBytes *slot, guint32 *ops, guint32 *mem_kib, GError **error);
char    *ant_key_slot_get_id (GBytes *slot, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
