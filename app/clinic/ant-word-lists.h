/* ant-word-lists.h - the plain lists of words a pack gives the search
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-pack.h"

G_BEGIN_DECLS

/**
 * AntWordLists:
 *
 * What helps to find answers in one language: groups of words that mean the same
 * (`synonyms.LANG.txt`, a group a line, commas between), words to pass over (`stopwords.LANG.txt`,
 * one a line), ordinary words that are right as they are (`words.LANG.txt`, any number a line) and
 * words that make a question a medical one (`faq/medical.txt`, one a line below a
 * `[LANG]` heading; before any heading: in every language), and what people ask that no entry
 * answers (`unanswered.LANG.txt`, a subject a line, commas between the ways to ask). The lists of
 * all layers count together; `#` begins a comment.
 */
typedef struct {
  GPtrArray *synonyms;   /* owned; of GStrv */
  GPtrArray *unanswered; /* owned; of GStrv */
  char     **stop;       /* owned */
  char     **ordinary;   /* owned */
  char     **medical;    /* owned; the English ones too, whatever the language */
} AntWordLists;

AntWordLists *ant_word_lists_new (void) G_GNUC_WARN_UNUSED_RESULT;
AntWordLists *ant_word_lists_read (AntPack *pack, const char *lang) G_GNUC_WARN_UNUSED_RESULT;
void          ant_word_lists_free (AntWordLists *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntWordLists, ant_word_lists_free)

G_END_DECLS
