/* ant-raster.h - an illustration on its way to pixels
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

typedef struct _AntRaster AntRaster;

AntRaster *ant_raster_start (const char *name, int width, int height) G_GNUC_WARN_UNUSED_RESULT;
gboolean   ant_raster_has_size (AntRaster *self, int width, int height);
gboolean   ant_raster_is_done (AntRaster *self, GSourceFunc on_done, gpointer user_data);
cairo_surface_t *ant_raster_get_pixels (AntRaster *self);
void             ant_raster_free (AntRaster *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntRaster, ant_raster_free)
