/* ant-faq-text.h - words of people made alike, so that they can be compared
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GPtrArray *ant_faq_text_split (const char *text, guint most) G_GNUC_WARN_UNUSED_RESULT;
char      *ant_faq_text_level (const char *word) G_GNUC_WARN_UNUSED_RESULT;
char      *ant_faq_text_cut (const char *word, guint letters) G_GNUC_WARN_UNUSED_RESULT;
guint      ant_faq_text_measure_distance (const char *a, const char *b, guint limit);

G_END_DECLS
