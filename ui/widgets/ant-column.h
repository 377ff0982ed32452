/* ant-column.h - one child no wider than a person likes to read, in the middle
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANT_TYPE_COLUMN (ant_column_get_type ())

G_DECLARE_FINAL_TYPE (AntColumn, ant_column, ANT, COLUMN, GtkWidget)

GtkWidget *ant_column_new (GtkWidget *child, double max_width_mm);

G_END_DECLS
