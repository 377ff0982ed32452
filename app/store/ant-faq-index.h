/* ant-faq-index.h - finding the answer to a question in a person's own words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-clinic.h"

G_BEGIN_DECLS

#define ANT_TYPE_FAQ_HIT (ant_faq_hit_get_type ())

/**
 * AntFaqOutcome:
 * @ANT_FAQ_NONE: there is no answer here, and one says so
 * @ANT_FAQ_ANSWERS: one to three answers, the best first
 * @ANT_FAQ_MEDICAL: a question about health: it is not answered, the practitioner should be told
 */
typedef enum {
  ANT_FAQ_NONE,
  ANT_FAQ_ANSWERS,
  ANT_FAQ_MEDICAL,
} AntFaqOutcome;

/**
 * AntFaqHit:
 *
 * One answer found, named by the entry it is.
 */
typedef struct {
  char  *id;       /* owned; of the AntFaqEntry */
  char  *question; /* owned; as shown */
  double score;    /* 0 to 1 */
} AntFaqHit;

/**
 * AntFaqIndex:
 *
 * The questions of a pack in one language, ready to search; in memory. One thread at a time.
 */
typedef struct _AntFaqIndex AntFaqIndex;

/**
 * AntFaqStepFunc:
 * @step: which step of the search: "words", "spelling", "medical", "stop-words", "synonyms",
 * "match", "pieces" (only where nothing matched), "score" or "score-unanswered" (for each of the
 * best few)
 * @result: what it made of the question, for a person to read
 * @data: user data
 */
typedef void (*AntFaqStepFunc) (const char *step, const char *result, gpointer data);

GType      ant_faq_hit_get_type (void);
AntFaqHit *ant_faq_hit_copy (const AntFaqHit *self) G_GNUC_WARN_UNUSED_RESULT;
void       ant_faq_hit_free (AntFaqHit *self);

AntFaqIndex  *ant_faq_index_new (GPtrArray          *entries,
                                 const AntWordLists *words,
                                 const char         *lang,
                                 GError            **error) G_GNUC_WARN_UNUSED_RESULT;
AntFaqIndex  *ant_faq_index_new_for_clinic (AntClinic  *clinic,
                                            const char *lang,
                                            GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void          ant_faq_index_free (AntFaqIndex *self);
AntFaqOutcome ant_faq_index_search (AntFaqIndex *self, const char *text, GPtrArray **hits);
AntFaqOutcome ant_faq_index_search_typing (AntFaqIndex *self, const char *text, GPtrArray **hits);
char         *ant_faq_index_reduce (AntFaqIndex *self, const char *text) G_GNUC_WARN_UNUSED_RESULT;
AntFaqOutcome ant_faq_index_explain (AntFaqIndex   *self,
                                     const char    *text,
                                     AntFaqStepFunc func,
                                     gpointer       data,
                                     GPtrArray    **hits);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntFaqHit, ant_faq_hit_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntFaqIndex, ant_faq_index_free)

G_END_DECLS
