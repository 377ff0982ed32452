/* ant-faq-learned.h - what was asked in vain, and what staff said it means
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ANT_TYPE_FAQ_LEARNED (ant_faq_learned_get_type ())
G_DECLARE_FINAL_TYPE (AntFaqLearned, ant_faq_learned, ANT, FAQ_LEARNED, GObject)

/* What it is called in the data folder. */
#define ANT_FAQ_LEARNED_FILE "questions-learned.txt"

/**
 * AntFaqMiss:
 *
 * Words that found no answer. No person, and no time but the week of the last time.
 */
typedef struct {
  char *lang;  /* owned */
  char *words; /* owned; of ant_faq_index_reduce() */
  guint count;
  char *week; /* owned; "2026-W47" */
} AntFaqMiss;

AntFaqLearned *ant_faq_learned_new (const char *data_dir) G_GNUC_WARN_UNUSED_RESULT;
gboolean       ant_faq_learned_load (AntFaqLearned *self, GError **error);

void       ant_faq_learned_count (AntFaqLearned *self,
                                  const char    *lang,
                                  const char    *words,
                                  GDateTime     *now,
                                  int            kept_weeks);
GPtrArray *ant_faq_learned_list (AntFaqLearned *self, const char *lang) G_GNUC_WARN_UNUSED_RESULT;
void
ant_faq_learned_teach (AntFaqLearned *self, const char *lang, const char *words, const char *id);
void       ant_faq_learned_forget (AntFaqLearned *self, const char *lang, const char *words);
GPtrArray *ant_faq_learned_extend (AntFaqLearned *self,
                                   GPtrArray     *entries,
                                   const char    *lang) G_GNUC_WARN_UNUSED_RESULT;

void     ant_faq_learned_save_async (AntFaqLearned      *self,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
gboolean ant_faq_learned_save_finish (AntFaqLearned *self, GAsyncResult *result, GError **error);

G_END_DECLS
