/* ant-scaffold.h - the frame of a page: heading, problems, content, all of it scrolling one way
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANT_TYPE_SCAFFOLD (ant_scaffold_get_type ())

G_DECLARE_FINAL_TYPE (AntScaffold, ant_scaffold, ANT, SCAFFOLD, GtkWidget)

AntScaffold *ant_scaffold_new (const char *heading, const char *lang, double max_width_mm);
void         ant_scaffold_append (AntScaffold *self, GtkWidget *widget);
void         ant_scaffold_prepend (AntScaffold *self, GtkWidget *widget);
void         ant_scaffold_set_place (AntScaffold *self, const char *place);
GtkLabel    *ant_scaffold_add_text (AntScaffold *self, const char *text, const char *css_class);
void         ant_scaffold_show_problem (AntScaffold *self, const char *message, GtkWidget *field);
void         ant_scaffold_clear_problem (AntScaffold *self);
void         ant_scaffold_set_low (AntScaffold *self, gboolean is_low);
GtkWidget   *ant_scaffold_get_heading (AntScaffold *self);
GtkScrolledWindow *ant_scaffold_get_scroller (AntScaffold *self);

GtkWidget *ant_text_new (const char *text, const char *css_class);
GtkWidget *ant_markup_new (const char *markup);
void       ant_text_set_language (GtkLabel *label, const char *lang);

G_END_DECLS
