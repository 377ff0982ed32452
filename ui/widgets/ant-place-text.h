/* ant-place-text.h - where in the form a page stands, as a person reads it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-session.h"

G_BEGIN_DECLS

const char *ant_place_get_section (AntSession *session, const char *path, const char *lang);

char *ant_row_text_new (AntSession *session,
                        const char *path,
                        const char *lang) G_GNUC_WARN_UNUSED_RESULT;
char *ant_row_answers_new (AntSession *session, const char *path, const char *lang, guint most)
    G_GNUC_WARN_UNUSED_RESULT;
char *ant_place_text_new (AntSession *session,
                          const char *path,
                          const char *lang) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
