/* ant-cell.h - what one question is answered with, and the way of the answer into the visit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ant-session.h"

G_BEGIN_DECLS

#define ANT_TYPE_CELL (ant_cell_get_type ())

G_DECLARE_FINAL_TYPE (AntCell, ant_cell, ANT, CELL, GtkWidget)

AntCell *ant_cell_new (AntSession *session, const char *path, const char *name, const char *lang);

gboolean   ant_cell_is_answerable (AntCell *self);
gboolean   ant_cell_is_complete (AntCell *self);
gboolean   ant_cell_store (AntCell *self, char **problem) G_GNUC_WARN_UNUSED_RESULT;
void       ant_cell_keep (AntCell *self);
void       ant_cell_clear (AntCell *self);
void       ant_cell_refresh (AntCell *self);
GtkWidget *ant_cell_find_wrong (AntCell *self);

G_END_DECLS
