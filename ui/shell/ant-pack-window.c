/* ant-pack-window.c - what is wrong with a pack, for whoever installs it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-pack-window"

#include "ant-pack-window.h"

#include <glib/gi18n.h>

#include "ant-pack.h"
#include "ant-scaffold.h"

static void
add_mistakes (AntScaffold *scaffold, GPtrArray *issues)
{
  for (guint i = 0; i < issues->len; i++) {
    const AntPackIssue *issue = issues->pdata[i];
    g_autofree char    *text = NULL;

    if (issue->severity != ANT_PACK_ERROR)
      continue;
    text = ant_pack_issue_format (issue);
    ant_scaffold_add_text (scaffold, text, "panel");
  }
}

/**
 * ant_pack_window_new:
 * @app: the program
 * @dir: the pack's folder
 * @issues: (element-type AntPackIssue): what was found
 * @error: why the pack did not load
 *
 * Shown instead of the kiosk: no client ever meets a pack with mistakes.
 */
GtkWidget *
ant_pack_window_new (GtkApplication *app, const char *dir, GPtrArray *issues, const GError *error)
{
  GtkWidget   *window = gtk_application_window_new (app);
  AntScaffold *scaffold = ant_scaffold_new (_ ("This clinic’s pack cannot be used yet"), NULL, 300);
  g_autofree char *command = g_strdup_printf ("anteroomctl clinic lint %s", dir);

  ant_scaffold_add_text (scaffold,
                         _ ("The kiosk starts once these mistakes are mended. This command checks "
                            "again:"),
                         NULL);
  ant_scaffold_add_text (scaffold, command, "sunken");
  if (ant_pack_issue_list_has_error (issues))
    add_mistakes (scaffold, issues);
  else
    ant_scaffold_add_text (scaffold, error->message, "panel");
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (scaffold));

  return window;
}
