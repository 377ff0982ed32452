/* ant-ctl-clinic.c - anteroomctl clinic: is a content pack fit to start with?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-ctl"

#include "ant-ctl-clinic.h"

#include <string.h>

#include "ant-ctl-form.h"
#include "ant-ctl.h"
#include "ant-error.h"

#define DEFAULT_PACK "leicester"

/**
 * ant_ctl_choose_clinic:
 * @dir: (nullable): a pack's folder
 *
 * Returns: (transfer none): @dir, or else the default pack's folder, as installed, or of the source
 *   tree one stands in
 */
const char *
ant_ctl_choose_clinic (const char *dir)
{
  const char *installed = ANT_DATA_DIR "/clinics/" DEFAULT_PACK;

  if (dir != NULL)
    return dir;

  return g_file_test (installed, G_FILE_TEST_IS_DIR) ? installed : "data/clinics/" DEFAULT_PACK;
}

/**
 * ant_ctl_load_clinic:
 * @dir: (nullable): a pack's folder, as for ant_ctl_choose_clinic()
 * @error: return location; as of ant_clinic_load()
 *
 * Returns: (transfer full): the pack, or %NULL with @error set
 */
AntClinic *
ant_ctl_load_clinic (const char *dir, GError **error)
{
  g_autoptr (GPtrArray) issues = ant_pack_issue_list_new ();

  return ant_clinic_load (ant_ctl_choose_clinic (dir), issues, error);
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
  if (issue->link_id != NULL)
    json_object_object_add (line, "linkId", json_object_new_string (issue->link_id));
  json_object_object_add (line, "message", json_object_new_string (issue->message));
  ant_ctl_print (line);
}

/**
 * ant_ctl_print_pack_issues:
 * @issues: (element-type AntPackIssue): what the linter of packs found
 */
void
ant_ctl_print_pack_issues (GPtrArray *issues)
{
  for (guint i = 0; i < issues->len; i++)
    print_issue (issues->pdata[i]);
}

static int
lint (const char *dir)
{
  g_autoptr (GPtrArray) issues = ant_pack_issue_list_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AntClinic) clinic = ant_clinic_load (dir, issues, &error);

  ant_ctl_print_pack_issues (issues);
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
  if (argc >= 2 && strcmp (argv[1], "form") == 0)
    return ant_ctl_form (argc, argv);

  return ant_ctl_misuse (argv[0]);
}
