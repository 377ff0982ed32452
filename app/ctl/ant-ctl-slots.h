/* ant-ctl-slots.h - anteroomctl vault slot, vault rekey: who may unlock the vault
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-ctl.h"

G_BEGIN_DECLS

int ant_ctl_slot_add (const char *dir);
int ant_ctl_slot_remove (const char *dir, const char *const *leaving);
int ant_ctl_rekey (const char *dir);

G_END_DECLS
