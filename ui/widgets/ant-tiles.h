/* ant-tiles.h - things of one size in as many columns as the screen gives room for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANT_TYPE_TILES (ant_tiles_get_type ())

G_DECLARE_FINAL_TYPE (AntTiles, ant_tiles, ANT, TILES, GtkWidget)

GtkWidget *ant_tiles_new (double wanted_mm, guint most_columns);
void       ant_tiles_append (AntTiles *self, GtkWidget *tile);
void       ant_tiles_set_wanted (AntTiles *self, double wanted_mm);
void       ant_tiles_set_most_upright (AntTiles *self, guint most_columns);

G_END_DECLS
