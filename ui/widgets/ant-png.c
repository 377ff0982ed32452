/* ant-png.c - pictures for those who take nothing but PNG
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-png"

#include "ant-png.h"

#include <gtk/gtk.h>

#define WIDEST    1280 /* a letter is readable, and the main thread is not kept for long */
#define NARROWEST 160

/* (transfer full) (nullable): @pixbuf, @width wide */
static GBytes *
encode (GdkPixbuf *pixbuf, int width)
{
  double height = gdk_pixbuf_get_height (pixbuf) * (double) width / gdk_pixbuf_get_width (pixbuf);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) scaled =
      gdk_pixbuf_scale_simple (pixbuf, width, MAX (1, (int) height), GDK_INTERP_BILINEAR);
  char *data = NULL;
  gsize size;

  if (scaled != NULL && gdk_pixbuf_save_to_buffer (scaled, &data, &size, "png", &error, NULL))
    return g_bytes_new_take (data, size);
  g_warning ("No PNG could be made: %s", error != NULL ? error->message : "no memory");

  return NULL;
}

/**
 * ant_png_new:
 * @picture: a picture of another kind
 * @most_bytes: how large it may get
 *
 * Makes a PNG of the pixels alone, as narrow as it has to be.
 *
 * Returns: (transfer full) (nullable): the picture; %NULL where @picture is none, or where nothing
 *   fits
 */
GBytes *
ant_png_new (GBytes *picture, gsize most_bytes)
{
  g_autoptr (GdkTexture) texture = gdk_texture_new_from_bytes (picture, NULL);
  g_autoptr (GdkPixbuf) pixbuf = texture != NULL ? gdk_pixbuf_get_from_texture (texture) : NULL;
  int width = pixbuf != NULL ? MIN (gdk_pixbuf_get_width (pixbuf), WIDEST) : 0;

  for (; width >= NARROWEST; width = width * 3 / 4) {
    g_autoptr (GBytes) png = encode (pixbuf, width);

    if (png == NULL || g_bytes_get_size (png) <= most_bytes)
      return g_steal_pointer (&png);
  }

  return NULL;
}
