/* ant-item-scaffold.h - the frame of a page that is about one item of the form
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-scaffold.h"
#include "ant-session.h"

G_BEGIN_DECLS

AntScaffold *ant_item_scaffold_new (AntSession *session,
                                    const char *path,
                                    const char *lang,
                                    double      max_width_mm);
void ant_item_scaffold_add_displays (AntScaffold *self, const AntItem *item, const char *lang);
void ant_item_scaffold_add_footers (AntScaffold *self,
                                    AntSession  *session,
                                    const char  *path,
                                    const char  *lang);

G_END_DECLS
