/* ant-faq-stemmer.h - the full-text index's own way to take endings away
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * AntFaqStemmer:
 *
 * For English the porter tokenizer of FTS5 itself, so that a stem here is a stem there; for other
 * languages the first five letters of a word.
 */
typedef struct _AntFaqStemmer AntFaqStemmer;

AntFaqStemmer *ant_faq_stemmer_new (sqlite3 *database,
                                    gboolean is_english,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
void           ant_faq_stemmer_free (AntFaqStemmer *self);
char          *ant_faq_stemmer_cut (const char *word, gpointer data) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntFaqStemmer, ant_faq_stemmer_free)

G_END_DECLS
