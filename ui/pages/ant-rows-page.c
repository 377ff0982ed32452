/* ant-rows-page.c - what a person listed so far: change it, take it out, add another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-rows-page"

#include <glib/gi18n.h>

#include "ant-box.h"
#include "ant-icon-button.h"
#include "ant-item-scaffold.h"
#include "ant-pages.h"
#include "ant-place-text.h"
#include "ant-words.h"

#define WIDTH_MM   320
#define MOST_LINES 5 /* of one entry; the check page has them all */

#define ANT_TYPE_ROWS_PAGE (ant_rows_page_get_type ())
G_DECLARE_FINAL_TYPE (AntRowsPage, ant_rows_page, ANT, ROWS_PAGE, AntPage)

/**
 * AntRowsPage:
 *
 * A group that repeats: each repetition in a few words, with a way into it. Its questions are pages
 * of their own, which come back here.
 */
struct _AntRowsPage {
  AntPage parent_instance;

  AntKiosk    *kiosk;   /* borrowed; outlives its pages */
  AntSession  *session; /* borrowed; the visit's */
  char        *path;
  AntScaffold *scaffold;
  GtkWidget   *list;
  GtkWidget   *add;
  GtkWidget   *full;
};

G_DEFINE_FINAL_TYPE (AntRowsPage, ant_rows_page, ANT_TYPE_PAGE)

static void refresh (AntRowsPage *self);

static gboolean
ant_rows_page_leave (AntPage *page)
{
  AntRowsPage *self = ANT_ROWS_PAGE (page);
  g_autoptr (AntIssue) issue = NULL;
  g_autofree char *sentence = NULL;
  int least = ant_item_get_min_occurs (ant_session_get_item (self->session, self->path));

  if (ant_session_check (self->session, self->path, &issue))
    return TRUE;
  if (g_str_equal (issue->rule, "required") || g_str_equal (issue->rule, "minCount")) {
    least = MAX (least, 1);
    sentence = g_strdup_printf (
        ngettext ("Please add at least %d to go on", "Please add at least %d to go on", least),
        least);
  }
  ant_scaffold_show_problem (self->scaffold,
                             sentence != NULL ? sentence : ant_words_for_issue (issue), self->add);

  return FALSE;
}

static void
ant_rows_page_finalize (GObject *object)
{
  g_free (ANT_ROWS_PAGE (object)->path);

  G_OBJECT_CLASS (ant_rows_page_parent_class)->finalize (object);
}

static void
ant_rows_page_class_init (AntRowsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ant_rows_page_finalize;
  ANT_PAGE_CLASS (klass)->leave = ant_rows_page_leave;
}

static void
ant_rows_page_init (AntRowsPage *self)
{
}

static void
on_add_clicked (AntRowsPage *self)
{
  guint            n = ant_session_count_rows (self->session, self->path);
  g_autofree char *row = NULL;

  if (!ant_session_add (self->session, self->path, NULL, NULL)) {
    ant_scaffold_show_problem (self->scaffold, ant_words_for_error (NULL), NULL);
    return;
  }
  row = ant_session_dup_row (self->session, self->path, n);
  ant_kiosk_enter_row (self->kiosk, row);
}

static void
on_change_clicked (GtkButton *button, AntRowsPage *self)
{
  ant_kiosk_enter_row (self->kiosk, g_object_get_data (G_OBJECT (button), "path"));
}

static void
on_remove_clicked (GtkButton *button, AntRowsPage *self)
{
  g_autofree char *path = g_strdup (g_object_get_data (G_OBJECT (button), "path"));

  if (!ant_session_remove (self->session, path, NULL, NULL))
    g_warning ("An entry could not be taken out");
  refresh (self);
  gtk_widget_grab_focus (self->add);
}

static GtkWidget *
make_button (AntRowsPage *self,
             const char  *text,
             const char  *name,
             const char  *path,
             GCallback    callback)
{
  GtkWidget *button = gtk_button_new_with_label (text);

  g_object_set_data_full (G_OBJECT (button), "path", g_strdup (path), g_free);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", callback, self, 0);

  return button;
}

static void
add_row (AntRowsPage *self, guint i)
{
  const char      *lang = ant_kiosk_get_language (self->kiosk);
  g_autofree char *path = ant_session_dup_row (self->session, self->path, i);
  g_autofree char *title = ant_row_text_new (self->session, path, lang);
  g_autofree char *answers = ant_row_answers_new (self->session, path, lang, MOST_LINES);
  g_autofree char *change = g_strdup_printf (_ ("Change: %s"), title);
  g_autofree char *remove = g_strdup_printf (_ ("Remove: %s"), title);
  GtkWidget       *row = ant_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget       *buttons = ant_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  gtk_widget_add_css_class (row, "panel");
  gtk_box_append (GTK_BOX (row), ant_text_new (title, "strong"));
  gtk_box_append (GTK_BOX (row), ant_text_new (answers, NULL));
  gtk_box_append (GTK_BOX (buttons),
                  make_button (self, _ ("Change"), change, path, G_CALLBACK (on_change_clicked)));
  gtk_box_append (GTK_BOX (buttons),
                  make_button (self, _ ("Remove"), remove, path, G_CALLBACK (on_remove_clicked)));
  gtk_box_append (GTK_BOX (row), buttons);
  gtk_box_append (GTK_BOX (self->list), row);
}

static void
set_add_words (AntRowsPage *self, const char *words)
{
  GtkWidget *box = gtk_button_get_child (GTK_BUTTON (self->add));

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
}

static void
refresh (AntRowsPage *self)
{
  guint      n = ant_session_count_rows (self->session, self->path);
  int        most = ant_item_get_max_occurs (ant_session_get_item (self->session, self->path));
  gboolean   is_full = most >= 0 && n >= (guint) most;
  GtkWidget *child;

  ant_scaffold_clear_problem (self->scaffold);
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  for (guint i = 0; i < n; i++)
    add_row (self, i);
  if (n == 0)
    gtk_box_append (GTK_BOX (self->list), ant_text_new (_ ("Nothing added yet"), "hint"));

  set_add_words (self, n > 0 ? _ ("Add another") : _ ("Add the first"));
  gtk_widget_set_visible (self->add, !is_full);
  gtk_widget_set_visible (self->full, is_full && n > 0);
  ant_page_set_complete (ANT_PAGE (self), ant_session_check (self->session, self->path, NULL));
}

/* How many there may and must be, where the form says. */
static char *
describe_limits (const AntItem *item)
{
  int least = ant_item_get_min_occurs (item);
  int most = ant_item_get_max_occurs (item);

  if (least > 0 && most > least)
    return g_strdup_printf (_ ("Add %1$d to %2$d"), least, most);
  if (least > 0 && most == least)
    return g_strdup_printf (ngettext ("Add %d", "Add %d", least), least);
  if (least > 1)
    return g_strdup_printf (ngettext ("Add at least %d", "Add at least %d", least), least);
  if (most > 0)
    return g_strdup_printf (ngettext ("Add up to %d", "Add up to %d", most), most);

  return NULL;
}

static void
add_buttons (AntRowsPage *self)
{
  self->list = ant_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->add = ant_icon_button_new ("plus-symbolic", "", "");
  self->full = ant_text_new (_ ("That is as many as there may be"), "hint");
  gtk_widget_set_name (self->add, "add");
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (on_add_clicked), self,
                           G_CONNECT_SWAPPED);
  ant_scaffold_append (self->scaffold, self->list);
  ant_scaffold_append (self->scaffold, self->add);
  ant_scaffold_append (self->scaffold, self->full);
}

/**
 * ant_rows_page_new:
 * @path: the path of a group that repeats
 */
AntPage *
ant_rows_page_new (AntKiosk *kiosk, const char *path)
{
  AntRowsPage     *self = g_object_new (ANT_TYPE_ROWS_PAGE, NULL);
  const char      *lang = ant_kiosk_get_language (kiosk);
  AntSession      *session = ant_visit_get_session (ant_kiosk_get_visit (kiosk));
  const AntItem   *item = ant_session_get_item (session, path);
  g_autofree char *limits = describe_limits (item);

  self->kiosk = kiosk;
  self->session = session;
  self->path = g_strdup (path);
  self->scaffold = ant_item_scaffold_new (session, path, lang, WIDTH_MM);
  gtk_widget_set_parent (GTK_WIDGET (self->scaffold), GTK_WIDGET (self));
  ant_page_set_section (ANT_PAGE (self), ant_place_get_section (session, path, lang));
  if (limits != NULL)
    ant_scaffold_add_text (self->scaffold, limits, "hint");
  add_buttons (self);
  refresh (self);
  ant_item_scaffold_add_footers (self->scaffold, session, path, lang);

  return ANT_PAGE (self);
}
