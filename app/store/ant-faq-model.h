/* ant-faq-model.h - how near a question is to the ways an entry can be asked for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-clinic.h"

G_BEGIN_DECLS

/**
 * AntFaqStemFunc:
 * @word: a word of ant_faq_text_split()
 * @data: user data
 *
 * Returns: (transfer full): what is left when its ending is taken away
 */
typedef char *(*AntFaqStemFunc) (const char *word, gpointer data);

/**
 * AntFaqUnit:
 *
 * One word of a query and what it may stand for.
 */
typedef struct {
  char    *word;    /* owned; as typed, made alike */
  char    *mended;  /* owned; the spelling to go by, mostly the same */
  guint    term;    /* of the stem; 0 where no entry has it */
  double   weight;  /* how much the word tells */
  double   trust;   /* less than 1 where the spelling was mended */
  gboolean is_stop; /* says nothing on its own */
  GArray  *groups;  /* owned; of guint: groups of synonyms it stands in here */
} AntFaqUnit;

/**
 * AntFaqQuery:
 *
 * A query taken apart.
 */
typedef struct {
  GPtrArray  *units;   /* owned; of AntFaqUnit */
  double      weight;  /* of all units */
  const char *medical; /* (nullable) borrowed from the model: what makes it one about health */
  guint       exact;   /* the number, from 1, of the entry that is asked for in these very words */
  gboolean    is_all_stop; /* no word says anything on its own */
} AntFaqQuery;

/**
 * AntFaqModel:
 *
 * The entries as sets of stems, way by way, beside what the full-text index keeps: that one says
 * which entries may fit, this one how well a single way of asking fits.
 */
typedef struct _AntFaqModel AntFaqModel;

AntFaqModel *ant_faq_model_new (GPtrArray          *entries,
                                const AntWordLists *lists,
                                gboolean            is_english,
                                AntFaqStemFunc      stem,
                                gpointer            data) G_GNUC_WARN_UNUSED_RESULT;
void         ant_faq_model_free (AntFaqModel *self);
AntFaqQuery *ant_faq_model_read (AntFaqModel *self, const char *text) G_GNUC_WARN_UNUSED_RESULT;
char  *ant_faq_model_complete (const AntFaqModel *self, const char *text) G_GNUC_WARN_UNUSED_RESULT;
char  *ant_faq_model_reduce (const AntFaqModel *self, const char *text) G_GNUC_WARN_UNUSED_RESULT;
double ant_faq_model_score (const AntFaqModel *self,
                            const AntFaqQuery *query,
                            guint              number,
                            double            *coverage);
const GPtrArray *ant_faq_model_get_group (const AntFaqModel *self, guint group);
void             ant_faq_query_free (AntFaqQuery *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntFaqModel, ant_faq_model_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntFaqQuery, ant_faq_query_free)

G_END_DECLS
