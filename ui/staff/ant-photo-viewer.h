/* ant-photo-viewer.h - one photo of an intake as large as the page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANT_TYPE_PHOTO_VIEWER (ant_photo_viewer_get_type ())
G_DECLARE_FINAL_TYPE (AntPhotoViewer, ant_photo_viewer, ANT, PHOTO_VIEWER, GtkWidget)

GtkWidget *ant_photo_viewer_new (GPtrArray *pictures);
void       ant_photo_viewer_show (AntPhotoViewer *self, guint i);

G_END_DECLS
