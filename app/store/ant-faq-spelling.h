/* ant-faq-spelling.h - the words answers are written with, and what a slip of the finger meant
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AntFaqSpelling:
 *
 * Every word of the answers and lists of one language. All words are those of ant_faq_text_split().
 */
typedef struct _AntFaqSpelling AntFaqSpelling;

AntFaqSpelling *ant_faq_spelling_new (void) G_GNUC_WARN_UNUSED_RESULT;
void            ant_faq_spelling_free (AntFaqSpelling *self);
void            ant_faq_spelling_add (AntFaqSpelling *self, const char *word);
gboolean        ant_faq_spelling_knows (const AntFaqSpelling *self, const char *word);
char           *ant_faq_spelling_mend (const AntFaqSpelling *self,
                                       const char           *word) G_GNUC_WARN_UNUSED_RESULT;
const char     *ant_faq_spelling_complete (const AntFaqSpelling *self, const char *word);
char           *ant_faq_spelling_part (const AntFaqSpelling *self,
                                       const char           *word,
                                       char                **rest) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntFaqSpelling, ant_faq_spelling_free)

G_END_DECLS
