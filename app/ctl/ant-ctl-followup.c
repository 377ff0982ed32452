/* ant-ctl-followup.c - anteroomctl followup: what a phone reads off the last screen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-ctl"

#include "ant-ctl.h"

#include <string.h>

#include "ant-ctl-clinic.h"
#include "ant-error.h"
#include "ant-followup.h"
#include "ant-qr-picture.h"
#include "ant-reference.h"

#define MODULE_PX 8 /* 65 modules of the largest code fit a page and a phone's screen */

/**
 * Options:
 *
 * The arguments, all owned.
 */
typedef struct {
  char *clinic;
  char *lang;
  char *reference;
  char *way;
  char *png;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->clinic);
  g_free (options->lang);
  g_free (options->reference);
  g_free (options->way);
  g_free (options->png);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static gboolean
read_options (Options *options, int argc, char **argv)
{
  const GOptionEntry ENTRIES[] = {
    { "clinic", 0, 0, G_OPTION_ARG_FILENAME, &options->clinic },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &options->lang },
    { "reference", 0, 0, G_OPTION_ARG_STRING, &options->reference },
    { "way", 0, 0, G_OPTION_ARG_STRING, &options->way },
    { "png", 0, 0, G_OPTION_ARG_FILENAME, &options->png },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, ENTRIES, NULL);

  return g_option_context_parse (context, &argc, &argv, NULL) && argc == 1 &&
         (options->png == NULL || options->way != NULL);
}

static gboolean
print_followup (const AntFollowup *followup, const char *png, GError **error)
{
  g_autoptr (AntQr) qr = ant_qr_new (followup->payload, error);
  json_object *line;

  if (qr == NULL || (png != NULL && !ant_qr_picture_save (qr, MODULE_PX, png, error)))
    return FALSE;

  line = json_object_new_object ();
  json_object_object_add (line, "way", json_object_new_string (followup->id));
  json_object_object_add (line, "payload", json_object_new_string (followup->payload));
  json_object_object_add (line, "version", json_object_new_int (ant_qr_get_version (qr)));
  json_object_object_add (line, "text", json_object_new_string (followup->shown));
  ant_ctl_print (line);

  return TRUE;
}

static int
print_all (AntClinic *clinic, const char *reference, const Options *options)
{
  g_autoptr (GPtrArray) followups = ant_followup_list (clinic, reference, options->lang);
  g_autoptr (GError) error = NULL;
  guint n = 0;

  for (guint i = 0; i < followups->len; i++) {
    const AntFollowup *followup = followups->pdata[i];

    if (options->way != NULL && strcmp (options->way, followup->id) != 0)
      continue;
    if (!print_followup (followup, options->png, &error))
      return ant_ctl_say (ANT_CTL_COULD_NOT, error);
    n++;
  }
  if (n > 0)
    return ANT_CTL_FINE;

  ant_fail (&error, ANT_ERROR_MISSING, "The pack offers no such way to carry on");

  return ant_ctl_say (ANT_CTL_WANTING, error);
}

int
ant_ctl_followup (int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  g_autofree char *reference = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AntClinic) clinic = NULL;

  if (!read_options (&options, argc, argv))
    return ant_ctl_misuse (argv[0]);

  if (options.reference != NULL) {
    reference = ant_reference_parse (options.reference, &error);
    if (reference == NULL)
      return ant_ctl_say (ANT_CTL_COULD_NOT, error);
  }
  clinic = ant_ctl_load_clinic (options.clinic, &error);
  if (clinic == NULL)
    return ant_ctl_say (ANT_CTL_COULD_NOT, error);

  return print_all (clinic, reference, &options);
}
