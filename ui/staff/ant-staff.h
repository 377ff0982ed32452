/* ant-staff.h - what the staff's pages share between unlocking and locking
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-kiosk.h"
#include "ant-review.h"
#include "ant-staff-form.h"

G_BEGIN_DECLS

#define ANT_TYPE_STAFF (ant_staff_get_type ())
G_DECLARE_FINAL_TYPE (AntStaff, ant_staff, ANT, STAFF, GObject)

AntStaff     *ant_staff_get (AntKiosk *kiosk);
AntReview    *ant_staff_get_review (AntStaff *self);
AntStaffForm *ant_staff_get_form (AntStaff *self);
GListModel   *ant_staff_get_cards (AntStaff *self);
void          ant_staff_set_cards (AntStaff *self, GListModel *cards);
AntCard      *ant_staff_find_card (AntStaff *self, const char *reference, guint *position);
const char   *ant_staff_get_last_opened (AntStaff *self);
void          ant_staff_open (AntStaff *self, AntCard *card);
void          ant_staff_leave (AntStaff *self);

G_END_DECLS
