/* ant-answer-text.h - a question and its answer as a person reads them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-item.h"

G_BEGIN_DECLS

char *ant_question_text_new (const AntItem *item, const char *lang) G_GNUC_WARN_UNUSED_RESULT;
char *ant_answer_text_new (const AntItem *item,
                           GPtrArray     *answers,
                           const char    *lang) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
