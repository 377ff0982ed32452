/* ant-markdown.h - a pack's texts, ready for a label or for plain print
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *ant_markdown_to_markup (const char *commonmark) G_GNUC_WARN_UNUSED_RESULT;
char *ant_markdown_to_plain (const char *commonmark) G_GNUC_WARN_UNUSED_RESULT;
guint ant_markdown_find_html (const char *commonmark);

G_END_DECLS
