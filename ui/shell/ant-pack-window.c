/* ant-pack-window.c - what is wrong with a pack, for whoever installs it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-pack-window"

#include "ant-pack-window.h"

#include <glib/gi18n.h>

#include "ant-pack.h"
#include "ant-scaffold.h"

/**
 * ant_pack_window_new:
 * @app: the program
 * @dir: the pack's folder
 * @issues: (element-type AntPackIssue): what was found
 *
 * Shown instead of the kiosk: no client ever meets a pack with mistakes.
 */
GtkWidget *
ant_pack_window_new (GtkApplication *app, const char *dir, GPtrArray *issues)
{
  GtkWidget   *window = gtk_application_window_new (app);
  AntScaffold *scaffold = ant_scaffold_new (_ ("This clinic's pack cannot be used yet"), NULL, 300);
  g_autofree char *command = g_strdup_printf ("anteroomctl clinic lint %s", dir);

  ant_scaffold_add_text (scaffold,
                         _ ("The kiosk starts once these mistakes are mended. This command checks "
                            "again:"),
                         NULL);
  ant_scaffold_add_text (scaffold, command, "sunken");
  for (guint i = 0; i < issues->len; i++) {
    const AntPackIssue *issue = g_ptr_array_index (issues, i);
    g_autofree char    *text = NULL;

    if (issue->severity != ANT_PACK_ERROR)
      continue;
    text =
        g_strdup_printf ("%s:%u: %s (%s)", issue->file, issue->line, issue->message, issue->rule);
    ant_scaffold_add_text (scaffold, text, "panel");
  }
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (scaffold));

  return window;
}
