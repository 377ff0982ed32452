/* ant-staff-pages.h - what makes each page that staff see
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-kiosk.h"
#include "ant-page.h"

G_BEGIN_DECLS

AntPage *ant_staff_unlock_page_new (AntKiosk *kiosk, const char *path);
AntPage *ant_staff_queue_page_new (AntKiosk *kiosk, const char *path);
AntPage *ant_staff_intake_page_new (AntKiosk *kiosk, const char *path);
AntPage *ant_staff_asked_page_new (AntKiosk *kiosk, const char *path);
AntPage *ant_staff_meaning_page_new (AntKiosk *kiosk, const char *path);
AntPage *ant_staff_form_page_new (AntKiosk *kiosk, const char *path);
AntPage *ant_staff_form_files_page_new (AntKiosk *kiosk, const char *path);
AntPage *ant_staff_form_trial_page_new (AntKiosk *kiosk, const char *path);
AntPage *ant_staff_form_confirm_page_new (AntKiosk *kiosk, const char *path);

G_END_DECLS
