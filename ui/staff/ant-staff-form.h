/* ant-staff-form.h - what staff are doing with the questionnaire between unlocking and locking
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-form-desk.h"
#include "ant-kiosk.h"

G_BEGIN_DECLS

#define ANT_TYPE_STAFF_FORM (ant_staff_form_get_type ())
G_DECLARE_FINAL_TYPE (AntStaffForm, ant_staff_form, ANT, STAFF_FORM, GObject)

/**
 * AntStaffSeen:
 * @ANT_STAFF_SEEN_NOTHING: its preview was never opened
 * @ANT_STAFF_SEEN_PART: it was opened and left before its end
 * @ANT_STAFF_SEEN_ALL: it was walked through to the end
 *
 * How much of a form staff looked at.
 */
typedef enum {
  ANT_STAFF_SEEN_NOTHING,
  ANT_STAFF_SEEN_PART,
  ANT_STAFF_SEEN_ALL,
} AntStaffSeen;

AntStaffForm *ant_staff_form_new (AntKiosk *kiosk, const char *data_dir) G_GNUC_WARN_UNUSED_RESULT;
AntFormDesk  *ant_staff_form_get_desk (AntStaffForm *self);
AntFormTrial *ant_staff_form_get_trial (AntStaffForm *self);
void          ant_staff_form_set_trial (AntStaffForm *self, AntFormTrial *trial);
AntStaffSeen  ant_staff_form_get_seen (AntStaffForm *self);
void          ant_staff_form_preview (AntStaffForm *self);
gboolean      ant_staff_form_has_changed (AntStaffForm *self);
void          ant_staff_form_forget (AntStaffForm *self);

void     ant_staff_form_change_async (AntStaffForm       *self,
                                      AntFormTrial       *trial,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
gboolean ant_staff_form_change_finish (AntStaffForm *self, GAsyncResult *result, GError **error);

G_END_DECLS
