/* ant-intake-view.h - the sections of an opened intake, one after the other on a page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-card.h"
#include "ant-kiosk.h"
#include "ant-record.h"
#include "ant-scaffold.h"

G_BEGIN_DECLS

void ant_intake_view_add_title (AntScaffold *page, const char *title);
void ant_intake_view_add_flags (AntScaffold *page, AntKiosk *kiosk, AntCard *card);
void ant_intake_view_add_hairline (AntScaffold *page, AntRecord *record);
void ant_intake_view_add_answers (AntScaffold *page,
                                  AntKiosk    *kiosk,
                                  AntRecord   *record,
                                  GPtrArray   *pictures);
void ant_intake_view_add_agreements (AntScaffold *page, AntRecord *record);
void ant_intake_view_add_signature (AntScaffold *page, AntRecord *record);

G_END_DECLS
