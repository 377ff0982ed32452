/* ant-row-page.c - one row of a table: its cells below each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-row-page"

#include <glib/gi18n.h>

#include "ant-answer-text.h"
#include "ant-box.h"
#include "ant-cell.h"
#include "ant-item-scaffold.h"
#include "ant-pages.h"
#include "ant-place-text.h"

#define WIDTH_MM 300

#define ANT_TYPE_ROW_PAGE (ant_row_page_get_type ())
G_DECLARE_FINAL_TYPE (AntRowPage, ant_row_page, ANT, ROW_PAGE, AntPage)

/**
 * Field:
 *
 * A column of the table, in this row.
 */
typedef struct {
  GtkWidget *box;  /* borrowed; in the scaffold */
  AntCell   *cell; /* borrowed; in the box */
} Field;

/**
 * AntRowPage:
 *
 * A table on a screen that is used standing up: one row a page, one cell below the other. An answer
 * counts at once, so that cells that hang on it come and go and sums follow.
 */
struct _AntRowPage {
  AntPage parent_instance;

  AntSession  *session; /* borrowed; the visit's */
  AntScaffold *scaffold;
  GArray      *fields; /* of Field */
};

G_DEFINE_FINAL_TYPE (AntRowPage, ant_row_page, ANT_TYPE_PAGE)

static Field *
get_field (AntRowPage *self, guint i)
{
  return &g_array_index (self->fields, Field, i);
}

static gboolean
ant_row_page_leave (AntPage *page)
{
  AntRowPage *self = ANT_ROW_PAGE (page);

  for (guint i = 0; i < self->fields->len; i++) {
    AntCell         *cell = get_field (self, i)->cell;
    g_autofree char *problem = NULL;

    if (!gtk_widget_get_visible (GTK_WIDGET (cell)) || ant_cell_store (cell, &problem))
      continue;
    ant_scaffold_show_problem (self->scaffold, problem, ant_cell_find_wrong (cell));
    return FALSE;
  }

  return TRUE;
}

static void
ant_row_page_keep (AntPage *page)
{
  AntRowPage *self = ANT_ROW_PAGE (page);

  for (guint i = 0; i < self->fields->len; i++)
    ant_cell_keep (get_field (self, i)->cell);
}

static void
ant_row_page_finalize (GObject *object)
{
  g_array_unref (ANT_ROW_PAGE (object)->fields);

  G_OBJECT_CLASS (ant_row_page_parent_class)->finalize (object);
}

static void
ant_row_page_class_init (AntRowPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ant_row_page_finalize;
  ANT_PAGE_CLASS (klass)->leave = ant_row_page_leave;
  ANT_PAGE_CLASS (klass)->keep = ant_row_page_keep;
}

static void
ant_row_page_init (AntRowPage *self)
{
  self->fields = g_array_new (FALSE, FALSE, sizeof (Field));
}

static void
sync_fields (AntRowPage *self)
{
  gboolean is_complete = FALSE;

  for (guint i = 0; i < self->fields->len; i++) {
    Field *field = get_field (self, i);

    ant_cell_refresh (field->cell);
    gtk_widget_set_visible (field->box, gtk_widget_get_visible (GTK_WIDGET (field->cell)));
    is_complete |= ant_cell_is_answerable (field->cell) && ant_cell_is_complete (field->cell);
  }
  ant_page_set_complete (ANT_PAGE (self), is_complete);
}

static void
on_cell_changed (AntCell *cell, AntRowPage *self)
{
  ant_scaffold_clear_problem (self->scaffold);
  ant_cell_keep (cell);
  sync_fields (self);
}

static char *
make_title (const AntItem *item, const char *lang)
{
  g_autofree char *text = ant_question_text_new (item, lang);

  if (!ant_item_is_question (item) || ant_item_is_required (item) || ant_item_is_read_only (item))
    return g_steal_pointer (&text);

  return g_strdup_printf (_ ("%s (optional)"), text);
}

static void
add_field (AntRowPage *self, const char *path, const char *lang)
{
  const AntItem   *item = ant_session_get_item (self->session, path);
  g_autofree char *title = make_title (item, lang);
  Field            field = { ant_box_new (GTK_ORIENTATION_VERTICAL, 2) };

  gtk_box_append (GTK_BOX (field.box),
                  ant_text_new (title, ant_item_is_question (item) ? "strong" : "hint"));
  field.cell = ant_cell_new (self->session, path, title, lang);
  gtk_box_append (GTK_BOX (field.box), GTK_WIDGET (field.cell));
  g_signal_connect_object (field.cell, "changed", G_CALLBACK (on_cell_changed), self, 0);
  ant_scaffold_append (self->scaffold, field.box);
  g_array_append_val (self->fields, field);
}

/**
 * ant_row_page_new:
 * @path: one repetition of a group, or a group that is there once
 */
AntPage *
ant_row_page_new (AntKiosk *kiosk, const char *path)
{
  AntRowPage *self = g_object_new (ANT_TYPE_ROW_PAGE, NULL);
  const char *lang = ant_kiosk_get_language (kiosk);
  AntSession *session = ant_visit_get_session (ant_kiosk_get_visit (kiosk));
  guint       n = ant_item_get_n_children (ant_session_get_item (session, path));

  self->session = session;
  self->scaffold = ant_item_scaffold_new (session, path, lang, WIDTH_MM);
  gtk_widget_set_parent (GTK_WIDGET (self->scaffold), GTK_WIDGET (self));
  ant_page_set_section (ANT_PAGE (self), ant_place_get_section (session, path, lang));
  for (guint i = 0; i < n; i++) {
    g_autofree char *child = ant_session_dup_in_row (session, path, i);

    if (!ant_item_is_hidden (ant_session_get_item (session, child)))
      add_field (self, child, lang);
  }
  ant_item_scaffold_add_footers (self->scaffold, session, path, lang);
  sync_fields (self);

  return ANT_PAGE (self);
}
