/* ant-ctl-faq.c - anteroomctl faq: what the kiosk would answer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-ctl"

#include "ant-ctl.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ant-ctl-clinic.h"
#include "ant-faq-index.h"

static const char *const OUTCOMES[] = { "none", "answers", "medical" };

static void
add_step (const char *step, const char *result, gpointer steps)
{
  json_object *object = json_object_new_object ();

  json_object_object_add (object, "step", json_object_new_string (step));
  json_object_object_add (object, "result", json_object_new_string (result));
  json_object_array_add (steps, object);
}

/* Takes over @steps. */
static void
print_found (const char *query, AntFaqOutcome outcome, GPtrArray *hits, json_object *steps)
{
  json_object     *line = json_object_new_object ();
  json_object     *array = json_object_new_array ();
  g_autofree char *valid = g_utf8_make_valid (query, -1);

  json_object_object_add (line, "query", json_object_new_string (valid));
  json_object_object_add (line, "outcome", json_object_new_string (OUTCOMES[outcome]));
  for (guint i = 0; i < hits->len; i++) {
    const AntFaqHit *hit = hits->pdata[i];
    json_object     *object = json_object_new_object ();
    char             score[G_ASCII_DTOSTR_BUF_SIZE];

    g_ascii_formatd (score, sizeof score, "%.3f", hit->score);
    json_object_object_add (object, "id", json_object_new_string (hit->id));
    json_object_object_add (object, "question", json_object_new_string (hit->question));
    json_object_object_add (object, "score", json_object_new_double_s (hit->score, score));
    json_object_array_add (array, object);
  }
  json_object_object_add (line, "hits", array);
  if (steps != NULL)
    json_object_object_add (line, "steps", steps);
  ant_ctl_print (line);
}

/* A query a line; a line of any length is read, only its first words count. */
static int
search (AntFaqIndex *index, gboolean is_explained)
{
  char *line = NULL;
  gsize size = 0;

  while (getline (&line, &size, stdin) >= 0) {
    json_object *steps = is_explained ? json_object_new_array () : NULL;
    g_autoptr (GPtrArray) hits = NULL;
    AntFaqOutcome outcome;

    line[strcspn (line, "\r\n")] = '\0';
    outcome = ant_faq_index_explain (index, line, is_explained ? add_step : NULL, steps, &hits);
    print_found (line, outcome, hits, steps);
  }
  free (line);

  return ANT_CTL_FINE;
}

int
ant_ctl_faq (int argc, char **argv)
{
  const char *dir = NULL;
  const char *lang = "en";
  gboolean    is_explained = FALSE;
  g_autoptr (GError) error = NULL;
  g_autoptr (AntClinic) clinic = NULL;
  g_autoptr (AntFaqIndex) index = NULL;

  if (argc < 2 || strcmp (argv[1], "search") != 0)
    return ant_ctl_misuse (argv[0]);
  for (int i = 2; i < argc; i++) {
    if (strcmp (argv[i], "--explain") == 0)
      is_explained = TRUE;
    else if (strcmp (argv[i], "--clinic") == 0 && i + 1 < argc)
      dir = argv[++i];
    else if (strcmp (argv[i], "--lang") == 0 && i + 1 < argc)
      lang = argv[++i];
    else
      return ant_ctl_misuse (argv[0]);
  }

  clinic = ant_ctl_load_clinic (dir, &error);
  if (clinic == NULL)
    return ant_ctl_say (ANT_CTL_COULD_NOT, error);
  index = ant_faq_index_new_for_clinic (clinic, lang, &error);
  if (index == NULL)
    return ant_ctl_say (ANT_CTL_COULD_NOT, error);

  return search (index, is_explained);
}
