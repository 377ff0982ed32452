/* ant-answers.h - a stored QuestionnaireResponse as a list to read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-value.h"

G_BEGIN_DECLS

/**
 * AntAnswer:
 *
 * One answered question in the words the client saw, in the client's language. The link ids are the
 * form's names for the same things, for whoever has the form at hand and another language.
 */
typedef struct {
  char      *link_id;
  char      *question;   /* (nullable) where the form had no words for it */
  char      *section_id; /* (nullable) of the outermost group round it */
  char      *section;    /* (nullable) that group's words */
  GPtrArray *values;     /* of AntValue, one or more */
} AntAnswer;

void ant_answer_free (AntAnswer *self);
GPtrArray *
ant_answers_read (GBytes *response, char **language, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntAnswer, ant_answer_free)

G_END_DECLS
