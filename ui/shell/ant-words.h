/* ant-words.h - what went wrong, as a sentence that says what to do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "ant-issue.h"

G_BEGIN_DECLS

const char *ant_words_for_error (const GError *error);
const char *ant_words_for_issue (const AntIssue *issue);

G_END_DECLS
