/* ant-keeper.h - keeps the visit under way, and offers it again after a crash
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-kiosk.h"

G_BEGIN_DECLS

#define ANT_TYPE_KEEPER (ant_keeper_get_type ())

G_DECLARE_FINAL_TYPE (AntKeeper, ant_keeper, ANT, KEEPER, GObject)

void       ant_keeper_attach (AntKiosk *kiosk, AntDraft *draft);
AntKeeper *ant_keeper_get (AntKiosk *kiosk);
void       ant_keeper_look_back (AntKeeper *self);
void       ant_keeper_resume (AntKeeper *self);

G_END_DECLS
