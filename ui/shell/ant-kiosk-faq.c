/* ant-kiosk-faq.c - what somebody asks the kiosk, and what it has learned of such questions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-kiosk"

#include "ant-kiosk-private.h"

static AntFaqIndex *
make_faq_index (AntKiosk *self, GError **error)
{
  g_autoptr (GPtrArray) entries = ant_clinic_get_faq (self->clinic, self->language);
  g_autoptr (GPtrArray) extended =
      self->learned != NULL ? ant_faq_learned_extend (self->learned, entries, self->language)
                            : g_ptr_array_ref (entries);

  return ant_faq_index_new (extended, ant_clinic_get_word_lists (self->clinic, self->language),
                            self->language, error);
}

/**
 * ant_kiosk_get_faq_index:
 *
 * Returns: (transfer none) (nullable): the questions and answers in the person's language, made on
 *   first use
 */
AntFaqIndex *
ant_kiosk_get_faq_index (AntKiosk *self)
{
  g_autoptr (GError) error = NULL;

  if (self->faq_index == NULL)
    self->faq_index = make_faq_index (self, &error);
  if (self->faq_index == NULL)
    g_warning ("No questions and answers: %s", error->message);

  return self->faq_index;
}

AntFaqLearned *
ant_kiosk_get_learned (AntKiosk *self)
{
  return self->learned;
}

/**
 * ant_kiosk_set_learned:
 * @learned: what the kiosk's data folder has; read already
 */
void
ant_kiosk_set_learned (AntKiosk *self, AntFaqLearned *learned)
{
  g_set_object (&self->learned, learned);
  ant_kiosk_renew_faq (self);
}

static void
on_counted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!ant_faq_learned_save_finish (ANT_FAQ_LEARNED (source), result, &error))
    g_warning ("A question without an answer was not counted: %s", error->message);
}

/**
 * ant_kiosk_note_unanswered:
 * @text: what found no answer
 *
 * Counts it, where the pack wants that, without anything that could tell of the person.
 */
void
ant_kiosk_note_unanswered (AntKiosk *self, const char *text)
{
  int          weeks = ant_clinic_get_int (self->clinic, "kiosk", "unanswered-weeks", 0);
  AntFaqIndex *index = ant_kiosk_get_faq_index (self);
  g_autoptr (GDateTime) now = ant_clock_get_local (self->clock);
  g_autofree char *words = NULL;

  if (weeks == 0 || self->learned == NULL || index == NULL)
    return;
  words = ant_faq_index_reduce (index, text);
  if (words == NULL)
    return;
  ant_faq_learned_count (self->learned, self->language, words, now, weeks);
  ant_faq_learned_save_async (self->learned, NULL, on_counted, NULL);
}

/**
 * ant_kiosk_renew_faq:
 *
 * What was learned has changed: the next question is asked of it.
 */
void
ant_kiosk_renew_faq (AntKiosk *self)
{
  g_clear_pointer (&self->faq_index, ant_faq_index_free);
}

/**
 * ant_kiosk_get_faq_query:
 * @place: (out): how far down the page was, in pixels
 *
 * Returns: (nullable): what this person asked last among the questions and answers
 */
const char *
ant_kiosk_get_faq_query (AntKiosk *self, double *place)
{
  *place = self->faq_place;

  return self->faq_query;
}

/**
 * ant_kiosk_keep_faq_query:
 * @query: what was asked
 * @place: how far down the page is, in pixels
 *
 * For when this person comes back to the questions from an answer; a reset forgets it.
 */
void
ant_kiosk_keep_faq_query (AntKiosk *self, const char *query, double place)
{
  g_free (self->faq_query);
  self->faq_query = g_strdup (query);
  self->faq_place = place;
}
