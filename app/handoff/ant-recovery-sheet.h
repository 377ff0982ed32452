/* ant-recovery-sheet.h - the recovery key on paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-secret.h"

G_BEGIN_DECLS

GBytes    *ant_recovery_sheet_draw (AntSecret *recovery, GError **error) G_GNUC_WARN_UNUSED_RESULT;
AntSecret *ant_recovery_sheet_read (const char *typed, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
