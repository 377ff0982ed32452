/* ant-photo-wall.h - an intake's photos side by side, each as large as the page when pressed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANT_TYPE_PHOTO_WALL (ant_photo_wall_get_type ())
G_DECLARE_FINAL_TYPE (AntPhotoWall, ant_photo_wall, ANT, PHOTO_WALL, GtkWidget)

GtkWidget *ant_photo_wall_new (GPtrArray *pictures, guint first);

G_END_DECLS
