/* ant-form-words.h - what staff read about a questionnaire, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-form.h"

G_BEGIN_DECLS

const char *ant_form_words_for_rule (const char *rule);
const char *ant_form_words_for_source (gboolean is_own);
const char *ant_form_words_for_title (AntForm *form, const char *lang);
char       *ant_form_words_for_version (AntForm *form) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
