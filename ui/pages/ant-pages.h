/* ant-pages.h - how each page is made, for the page table, and what pages tell each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-kiosk.h"
#include "ant-page.h"

G_BEGIN_DECLS

AntPage *ant_attract_page_new (AntKiosk *kiosk, const char *path);
AntPage *ant_home_page_new (AntKiosk *kiosk, const char *path);
AntPage *ant_about_page_new (AntKiosk *kiosk, const char *path);
AntPage *ant_faq_page_new (AntKiosk *kiosk, const char *path);
AntPage *ant_answer_page_new (AntKiosk *kiosk, const char *path);
AntPage *ant_contact_page_new (AntKiosk *kiosk, const char *path);

AntPage *ant_resume_page_new (AntKiosk *kiosk, const char *path);
AntPage *ant_stop_page_new (AntKiosk *kiosk, const char *path);
AntPage *ant_privacy_page_new (AntKiosk *kiosk, const char *path);
AntPage *ant_consent_page_new (AntKiosk *kiosk, const char *path);
AntPage *ant_question_page_new (AntKiosk *kiosk, const char *path);
AntPage *ant_rows_page_new (AntKiosk *kiosk, const char *path);
AntPage *ant_row_page_new (AntKiosk *kiosk, const char *path);
AntPage *ant_attachment_page_new (AntKiosk *kiosk, const char *path);
AntPage *ant_photo_page_new (AntKiosk *kiosk, const char *path);
AntPage *ant_hairline_page_new (AntKiosk *kiosk, const char *path);
AntPage *ant_chapter_page_new (AntKiosk *kiosk, const char *path);
AntPage *ant_check_page_new (AntKiosk *kiosk, const char *path);
AntPage *ant_sign_page_new (AntKiosk *kiosk, const char *path);
AntPage *ant_done_page_new (AntKiosk *kiosk, const char *path);

const char *ant_photo_page_get_title (AntPhotoView view);

G_END_DECLS
