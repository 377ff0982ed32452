/* ant-page-table.c - every page of the kiosk by its id
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-page-table"

#include "ant-page-table.h"

#include "ant-pages.h"
#include "ant-staff-pages.h"

static const AntPageEntry PAGES[] = {
  { "attract", ant_attract_page_new, FALSE },
  { "home", ant_home_page_new, FALSE },
  { "about", ant_about_page_new, FALSE },
  { "chapter", ant_chapter_page_new, TRUE },
  { "faq", ant_faq_page_new, TRUE },
  { "answer", ant_answer_page_new, FALSE },
  { "contact", ant_contact_page_new, FALSE },
  { "resume", ant_resume_page_new, FALSE },
  { "stop", ant_stop_page_new, FALSE },
  { "privacy", ant_privacy_page_new, TRUE },
  { "consent", ant_consent_page_new, TRUE },
  { "question", ant_question_page_new, TRUE },
  { "rows", ant_rows_page_new, TRUE },
  { "row", ant_row_page_new, TRUE },
  { "attachment", ant_attachment_page_new, TRUE },
  { "photo", ant_photo_page_new, TRUE },
  { "hairline", ant_hairline_page_new, TRUE },
  { "check", ant_check_page_new, TRUE },
  { "sign", ant_sign_page_new, TRUE },
  { "done", ant_done_page_new, FALSE },
  { "staff-unlock", ant_staff_unlock_page_new, TRUE },
  { "staff-queue", ant_staff_queue_page_new, TRUE },
  { "staff-intake", ant_staff_intake_page_new, TRUE },
  { "staff-asked", ant_staff_asked_page_new, TRUE },
  { "staff-meaning", ant_staff_meaning_page_new, TRUE },
  { "staff-form", ant_staff_form_page_new, TRUE },
  { "staff-form-files", ant_staff_form_files_page_new, TRUE },
  { "staff-form-trial", ant_staff_form_trial_page_new, TRUE },
  { "staff-form-confirm", ant_staff_form_confirm_page_new, TRUE },
};

/**
 * ant_page_table_find:
 *
 * Returns: (transfer none) (nullable): the entry called @id
 */
const AntPageEntry *
ant_page_table_find (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (PAGES); i++) {
    if (g_str_equal (PAGES[i].id, id))
      return &PAGES[i];
  }

  return NULL;
}

/**
 * ant_page_table_list:
 * @n_entries: (out): how many
 *
 * Returns: (transfer none) (array length=n_entries): all of it, for tests that open every page
 */
const AntPageEntry *
ant_page_table_list (gsize *n_entries)
{
  *n_entries = G_N_ELEMENTS (PAGES);

  return PAGES;
}
