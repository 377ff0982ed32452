/* ant-screenshot.c - what a window shows, as PNG files and as one sheet of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-screenshot"

#include "ant-screenshot.h"

#include "ant-error.h"

#define SHEET_COLUMNS 6
#define THUMB_WIDTH   320
#define THUMB_GAP     24

/**
 * ant_screenshot_write:
 * @window: shown, and painted at least once
 * @path: the PNG file to write
 *
 * Draws with the window's own renderer, so that the file holds the pixels of the screen.
 */
gboolean
ant_screenshot_write (GtkWidget *window, const char *path, GError **error)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  GtkSnapshot   *snapshot = gtk_snapshot_new ();
  int            width = gtk_widget_get_width (window);
  int            height = gtk_widget_get_height (window);
  GskRenderNode *node;
  g_autoptr (GdkTexture) texture = NULL;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return ant_fail (error, ANT_ERROR_FAILED, "%s: the window shows nothing", path);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  gsk_render_node_unref (node);
  if (!gdk_texture_save_to_png (texture, path))
    return ant_fail (error, ANT_ERROR_FAILED, "%s cannot be written", path);

  return TRUE;
}

static void
draw_thumb (cairo_t *cr, const char *path, double x, double y)
{
  cairo_surface_t *image = cairo_image_surface_create_from_png (path);
  double           scale = (double) THUMB_WIDTH / cairo_image_surface_get_width (image);

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, image, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_GOOD);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_surface_destroy (image);
}

/**
 * ant_screenshot_write_sheet:
 * @paths: (element-type filename): PNG files of one size
 * @path: the sheet to write
 *
 * Puts all of them on one picture, in order.
 */
gboolean
ant_screenshot_write_sheet (GPtrArray *paths, const char *path, GError **error)
{
  cairo_surface_t *first = cairo_image_surface_create_from_png (g_ptr_array_index (paths, 0));
  int              thumb_height = cairo_image_surface_get_height (first) * THUMB_WIDTH /
                     MAX (1, cairo_image_surface_get_width (first));
  int              rows = ((int) paths->len + SHEET_COLUMNS - 1) / SHEET_COLUMNS;
  cairo_surface_t *sheet = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, SHEET_COLUMNS * (THUMB_WIDTH + THUMB_GAP) + THUMB_GAP,
      rows * (thumb_height + THUMB_GAP) + THUMB_GAP);
  cairo_t       *cr = cairo_create (sheet);
  cairo_status_t status;

  cairo_surface_destroy (first);
  cairo_set_source_rgb (cr, 0.5, 0.5, 0.5);
  cairo_paint (cr);
  for (guint i = 0; i < paths->len; i++)
    draw_thumb (cr, g_ptr_array_index (paths, i),
                THUMB_GAP + (i % SHEET_COLUMNS) * (THUMB_WIDTH + THUMB_GAP),
                THUMB_GAP + (int) (i / SHEET_COLUMNS) * (thumb_height + THUMB_GAP));
  cairo_destroy (cr);
  status = cairo_surface_write_to_png (sheet, path);
  cairo_surface_destroy (sheet);

  return status == CAIRO_STATUS_SUCCESS ||
         ant_fail (error, ANT_ERROR_FAILED, "%s: %s", path, cairo_status_to_string (status));
}
