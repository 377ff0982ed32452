/* ant-form-view.c - a questionnaire as staff see it: what it is, and what is found about it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-form-view"

#include "ant-form-view.h"

#include <glib/gi18n.h>

#include "ant-box.h"
#include "ant-form-words.h"

#define MOST_LINES 8 /* of one kind: whoever mends the form has a linter that names all */

static GtkWidget *
add_panel (AntScaffold *page)
{
  GtkWidget *panel = ant_box_new (GTK_ORIENTATION_VERTICAL, 2.5);

  gtk_widget_add_css_class (panel, "panel");
  ant_scaffold_append (page, panel);

  return panel;
}

/**
 * ant_form_view_add:
 * @is_own: whether it came with the pack
 * @since: (nullable): when it went live, in words
 * @lang: the language to show its title in
 *
 * Returns: (transfer none): the panel, for a button below the words
 */
GtkWidget *
ant_form_view_add (AntScaffold *page,
                   AntForm     *form,
                   gboolean     is_own,
                   const char  *since,
                   const char  *lang)
{
  GtkWidget       *panel = add_panel (page);
  g_autofree char *version = ant_form_words_for_version (form);
  g_autofree char *line = g_strjoin (" · ", version, ant_form_words_for_source (is_own), NULL);

  gtk_box_append (GTK_BOX (panel), ant_text_new (ant_form_words_for_title (form, lang), "strong"));
  gtk_box_append (GTK_BOX (panel), ant_text_new (line, "hint"));
  if (since != NULL)
    gtk_box_append (GTK_BOX (panel), ant_text_new (since, "hint"));

  return panel;
}

/* --- findings --- */

static gboolean
is_same_kind (const AntPackIssue *one, const AntPackIssue *other)
{
  return one->severity == other->severity &&
         ant_form_words_for_rule (one->rule) == ant_form_words_for_rule (other->rule);
}

static gboolean
is_first_of_kind (GPtrArray *issues, guint index)
{
  for (guint i = 0; i < index; i++)
    if (is_same_kind (issues->pdata[i], issues->pdata[index]))
      return FALSE;

  return TRUE;
}

static void
add_badge (GtkWidget *panel, AntPackSeverity severity)
{
  gboolean   is_error = severity == ANT_PACK_ERROR;
  GtkWidget *badge = gtk_label_new (is_error ? _ ("Must be mended") : _ ("Good to know"));

  gtk_widget_set_halign (badge, GTK_ALIGN_START);
  gtk_widget_add_css_class (badge, "badge");
  gtk_widget_add_css_class (badge, is_error ? "level-a" : "level-c");
  gtk_box_append (GTK_BOX (panel), badge);
}

/* For whoever wrote the form: the linkId and the rule as the linter on the command line has them.
 */
static void
add_line (GtkWidget *panel, const AntPackIssue *issue)
{
  GtkWidget       *box = ant_box_new (GTK_ORIENTATION_VERTICAL, 0.5);
  g_autofree char *place =
      issue->link_id != NULL ? g_strdup_printf ("\u2066%s · %s\u2069", issue->link_id, issue->rule)
                             : g_strdup_printf ("\u2066%s\u2069", issue->rule);
  GtkWidget *message = ant_text_new (issue->message, NULL);

  ant_text_set_language (GTK_LABEL (message), "en");
  gtk_box_append (GTK_BOX (panel), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), ant_text_new (place, "hint"));
  gtk_box_append (GTK_BOX (box), message);
  gtk_box_append (GTK_BOX (panel), box);
}

static void
add_kind (AntScaffold *page, GPtrArray *issues, guint first)
{
  const AntPackIssue *kind = issues->pdata[first];
  GtkWidget          *panel = add_panel (page);
  guint               n = 0;

  add_badge (panel, kind->severity);
  gtk_box_append (GTK_BOX (panel), ant_text_new (ant_form_words_for_rule (kind->rule), "strong"));
  for (guint i = first; i < issues->len; i++) {
    if (is_same_kind (issues->pdata[i], kind) && n++ < MOST_LINES)
      add_line (panel, issues->pdata[i]);
  }
  if (n > MOST_LINES) {
    g_autofree char *more =
        g_strdup_printf (ngettext ("and %u more", "and %u more", n - MOST_LINES), n - MOST_LINES);

    gtk_box_append (GTK_BOX (panel), ant_text_new (more, "hint"));
  }
}

/**
 * ant_form_view_add_issues:
 * @issues: (element-type AntPackIssue): what the linter found
 *
 * Each kind of finding once, in plain words, with the places it was found in.
 */
void
ant_form_view_add_issues (AntScaffold *page, GPtrArray *issues)
{
  for (guint i = 0; i < issues->len; i++)
    if (is_first_of_kind (issues, i))
      add_kind (page, issues, i);
}
