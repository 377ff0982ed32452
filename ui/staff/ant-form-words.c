/* ant-form-words.c - what staff read about a questionnaire, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-form-words"

#include "ant-form-words.h"

#include <glib/gi18n.h>

typedef struct {
  const char *rules; /* that begin like this, a space between them */
  const char *sentence;
} RuleWords;

static const RuleWords WORDS[] = {
  { "json encoding control-character",
    N_ ("The file is damaged: it cannot be read as a questionnaire") },
  { "not-a-questionnaire form", N_ ("The file is something else than a questionnaire") },
  { "too-large", N_ ("It is larger than a kiosk can take") },
  { "intake-item", N_ ("The kiosk cannot work without this question") },
  { "consent-item", N_ ("It must ask for each permission that the clinic’s texts explain") },
  { "item-type required-unanswerable", N_ ("Nobody can answer this question at a kiosk") },
  { "illustration", N_ ("The kiosk does not have this picture") },
  { "enable-when", N_ ("It is not certain when this question is asked") },
  { "value-set-external", N_ ("The answers to choose from are not in the file") },
  { "modifier-extension expression-unsupported",
    N_ ("It asks for something this kiosk does not do") },
  { "expression-cycle", N_ ("Two answers are worked out from each other") },
  { "flag-question flag-answer", N_ ("Staff will no longer be told this about a client") },
  { "health-section", N_ ("Answers about health will stand open when a client checks them") },
  { "version", N_ ("Records will not name it, for it has no address or no version") },
  { "same-version", N_ ("It has the same version as the one that is live: records will not tell "
                        "the two apart") },
  { "untranslated", N_ ("Not everything is in every language of this kiosk") },
};

static gboolean
is_among (const char *rules, const char *rule)
{
  g_auto (GStrv) starts = g_strsplit (rules, " ", -1);

  for (gsize i = 0; starts[i] != NULL; i++)
    if (g_str_has_prefix (rule, starts[i]))
      return TRUE;

  return FALSE;
}

/**
 * ant_form_words_for_rule:
 * @rule: what a finding about a form is called
 *
 * Returns: (transfer none): what it means for those who work with the kiosk
 */
const char *
ant_form_words_for_rule (const char *rule)
{
  for (gsize i = 0; i < G_N_ELEMENTS (WORDS); i++)
    if (is_among (WORDS[i].rules, rule))
      return _ (WORDS[i].sentence);

  return _ ("It is not made as questionnaires should be");
}

/**
 * ant_form_words_for_source:
 * @is_own: whether it came with the pack
 */
const char *
ant_form_words_for_source (gboolean is_own)
{
  return is_own ? _ ("Came with the clinic’s pack") : _ ("Brought by staff");
}

/**
 * ant_form_words_for_title:
 *
 * Returns: (transfer none): what the form calls itself
 */
const char *
ant_form_words_for_title (AntForm *form, const char *lang)
{
  const char *title = ant_form_get_title (form, lang);

  return title != NULL && *title != '\0' ? title : _ ("Without a title");
}

/**
 * ant_form_words_for_version:
 *
 * Returns: (transfer full): "Version 3"
 */
char *
ant_form_words_for_version (AntForm *form)
{
  const char *version = ant_form_get_version (form);

  if (version == NULL)
    return g_strdup (_ ("No version"));

  /* Translators: of a questionnaire; isolated, for it may be letters and digits */
  return g_strdup_printf (_ ("Version \u2068%s\u2069"), version);
}
