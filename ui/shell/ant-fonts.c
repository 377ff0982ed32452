/* ant-fonts.c - which fonts the program sees
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-fonts"

#include "ant-fonts.h"

#include <fontconfig/fontconfig.h>
#include <gio/gio.h>

#define PATH "/org/anteroom/fonts.conf"

static gboolean
read_fonts (FcConfig *config)
{
  g_autoptr (GBytes) list = g_resources_lookup_data (PATH, 0, NULL);

  return FcConfigParseAndLoadFromMemory (config, g_bytes_get_data (list, NULL), FcTrue) &&
         FcConfigBuildFonts (config) && FcConfigGetFonts (config, FcSetSystem)->nfont > 0;
}

static gpointer
on_thread (gpointer data)
{
  FcConfig *config = FcConfigCreate ();

  if (read_fonts (config))
    FcConfigSetCurrent (config);
  else
    g_printerr ("anteroom: neither Inter nor Noto is installed; any other font has to do\n");
  FcConfigDestroy (config);

  return NULL;
}

/**
 * ant_fonts_read_on_thread:
 *
 * Only the fonts of our own list are seen: a kiosk must not look different where somebody installed
 * another one, and each text asks all fonts that there are how well they suit it. Nothing may look
 * for a font before the thread has ended.
 *
 * Returns: (transfer full): a thread to join
 */
GThread *
ant_fonts_read_on_thread (void)
{
  return g_thread_new ("fonts", on_thread, NULL);
}
