/* ant-ctl-clinic.c - anteroomctl clinic: is a content pack fit to start with?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-ctl"

#include "ant-ctl-clinic.h"

#include <string.h>

#include "ant-ctl.h"
#include "ant-error.h"

#define DEFAULT_PACK "leicester"

/**
 * ant_ctl_load_clinic:
 * @dir: (nullable): a pack's folder; %NULL for the default one, as installed, or else of the source
 * tree one stands in
 * @error: return location; as of ant_clinic_load()
 *
 * Returns: (transfer full): the pack, or %NULL with @error set
 */
AntClinic *
ant_ctl_load_clinic (const char *dir, GError **error)
{
  g_autoptr (GPtrArray) issues = ant_pack_issue_list_new ();
  const char *installed = ANT_DATA_DIR "/clinics/" DEFAULT_PACK;

  if (dir == NULL)
    dir = g_file_test (installed, G_FILE_TEST_IS_DIR) ? installed : "data/clinics/" DEFAULT_PACK;

  return ant_clinic_load (dir, issues, error);
}

static void
print_issue (const AntPackIssue *issue)
{
  json_object *line = json_object_new_object ();

  json_object_object_add (
      line, "severity",
      json_object_new_string (issue->severity == ANT_PACK_ERROR ? "error" : "warning"));
  json_object_object_add (line, "file", json_object_new_string (issue->file));
  json_object_object_add (line, "line", json_object_new_int64 (issue->line));
  json_object_object_add (line, "rule", json_object_new_string (issue->rule));
  json_object_object_add (line, "message", json_object_new_string (issue->message));
  ant_ctl_print (line);
}

static int
lint (const char *dir)
{
  g_autoptr (GPtrArray) issues = ant_pack_issue_list_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AntClinic) clinic = ant_clinic_load (dir, issues, &error);

  for (guint i = 0; i < issues->len; i++)
    print_issue (issues->pdata[i]);

  if (clinic != NULL)
    return ANT_CTL_FINE;

  return ant_ctl_say (g_error_matches (error, ANT_ERROR, ANT_ERROR_INVALID) ? ANT_CTL_WANTING
                                                                            : ANT_CTL_COULD_NOT,
                      error);
}

int
ant_ctl_clinic (int argc, char **argv)
{
  if (argc == 3 && strcmp (argv[1], "lint") == 0)
    return lint (argv[2]);

  return ant_ctl_misuse (argv[0]);
}
