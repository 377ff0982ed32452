/* ant-ctl-clinic.h - the content pack a command works with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-clinic.h"

G_BEGIN_DECLS

const char *ant_ctl_choose_clinic (const char *dir);
AntClinic  *ant_ctl_load_clinic (const char *dir, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void        ant_ctl_print_pack_issues (GPtrArray *issues);

G_END_DECLS
