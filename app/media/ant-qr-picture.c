/* ant-qr-picture.c - a QR code as a picture file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-qr"

#include "ant-qr-picture.h"

#include <cairo.h>

#include "ant-error.h"

static cairo_surface_t *
draw (AntQr *qr, int module_px)
{
  int              width = ant_qr_get_width (qr);
  int              side_px = (width + 2 * ANT_QR_QUIET_ZONE) * module_px;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, side_px, side_px);
  cairo_t         *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);

  cairo_set_source_rgb (cr, 0, 0, 0);
  for (int y = 0; y < width; y++)
    for (int x = 0; x < width; x++)
      if (ant_qr_get_module (qr, x, y))
        cairo_rectangle (cr, (x + ANT_QR_QUIET_ZONE) * module_px,
                         (y + ANT_QR_QUIET_ZONE) * module_px, module_px, module_px);
  cairo_fill (cr);
  cairo_destroy (cr);

  return surface;
}

/**
 * ant_qr_picture_save:
 * @qr: the code
 * @module_px: pixels a module, at least 1
 * @path: the PNG file to write; one of that name is replaced
 * @error: return location
 *
 * Writes @qr black on white with its quiet zone, every module a whole number of pixels.
 *
 * Returns: whether the file was written
 */
gboolean
ant_qr_picture_save (AntQr *qr, int module_px, const char *path, GError **error)
{
  cairo_surface_t *surface;
  cairo_status_t   status;

  g_return_val_if_fail (module_px >= 1 && module_px <= 64, FALSE);

  surface = draw (qr, module_px);
  status = cairo_surface_write_to_png (surface, path);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    return ant_fail (error, ANT_ERROR_FAILED, "Cannot write %s: %s", path,
                     cairo_status_to_string (status));

  return TRUE;
}
