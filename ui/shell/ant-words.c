/* ant-words.c - what went wrong, as a sentence that says what to do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-words"

#include "ant-words.h"

#include <glib/gi18n.h>

#include "ant-error.h"

/**
 * ant_words_for_error:
 * @error: of our domain, or any other
 *
 * The error's own message is for the log; this is for whoever stands before the screen.
 *
 * Returns: (transfer none): a translated sentence
 */
const char *
ant_words_for_error (const GError *error)
{
  if (error == NULL || error->domain != ANT_ERROR)
    return _ ("Something went wrong. Please ask a member of staff.");

  switch ((AntError) error->code) {
  case ANT_ERROR_FULL:
    return _ ("There is no room left to keep your answers safely. Please tell a member of staff: "
              "the disk of this kiosk is full.");
  case ANT_ERROR_READ_ONLY:
    return _ ("Your answers cannot be kept at the moment. Please tell a member of staff: the disk "
              "of this kiosk cannot be written.");
  case ANT_ERROR_MISSING:
    return _ ("This kiosk is not set up to keep answers yet. Please tell a member of staff: the "
              "clinic’s key is missing.");
  case ANT_ERROR_CORRUPT:
    return _ ("This kiosk’s records need attention. Please tell a member of staff: the store does "
              "not read back as it was written.");
  case ANT_ERROR_BUSY:
    return _ ("Another program is using this kiosk’s records. Please tell a member of staff: close "
              "the other program first.");
  case ANT_ERROR_LOCKED:
    return _ ("That passphrase is not right. Check each word and try again.");
  case ANT_ERROR_DUE:
    return _ ("No consultation can start here at the moment. Please tell a member of staff: the "
              "recovery key from the safe has to be tried first.");
  case ANT_ERROR_GONE:
    return _ ("The camera has gone. Check its cable, or go on without a photo.");
  case ANT_ERROR_INVALID:
  case ANT_ERROR_EXISTS:
  case ANT_ERROR_UNSUPPORTED:
  case ANT_ERROR_FAILED:
  default:
    return _ ("Something went wrong. Please ask a member of staff.");
  }
}

typedef struct {
  const char *rule;
  const char *sentence;
} RuleWords;

static const RuleWords WORDS[] = {
  { "required", N_ ("Please answer this question to go on") },
  { "maxLength", N_ ("That is longer than there is room for: please shorten it") },
  { "minLength", N_ ("That is too short: please enter a little more") },
  { "invalidAnswerType", N_ ("That does not look right: please check it") },
  { "regex", N_ ("That does not look right: please check it") },
  { "minValue", N_ ("That is lower than it can be: please check it") },
  { "maxValue", N_ ("That is higher than it can be: please check it") },
  { "maxDecimalPlaces", N_ ("That has too many digits behind the point") },
  { "minCount", N_ ("Please choose more") },
  { "maxCount", N_ ("Please choose fewer") },
  { "exclusiveAnswerOption", N_ ("Please choose either that or the others") },
  { "invalidNewLine", N_ ("Please keep it on one line") },
};

/**
 * ant_words_for_issue:
 * @issue: what the questionnaire found wrong with an answer
 *
 * What the engine says of its own rules is for whoever writes the form. A constraint of the form
 * (SDC targetConstraint, FHIR questionnaire-constraint) brings words for the person who answers.
 *
 * Returns: (transfer none): a translated sentence; the form's own words for its own rules
 */
const char *
ant_words_for_issue (const AntIssue *issue)
{
  for (gsize i = 0; i < G_N_ELEMENTS (WORDS); i++) {
    if (g_str_equal (issue->rule, WORDS[i].rule))
      return _ (WORDS[i].sentence);
  }

  return g_str_equal (issue->rule, "invariant") ? issue->message : _ ("Please check this answer");
}
