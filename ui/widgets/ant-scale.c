/* ant-scale.c - how many pixels make a real millimetre on this screen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-scale"

#include "ant-scale.h"

#define MM_PER_INCH   25.4
#define ASSUMED_PX_MM (96 / MM_PER_INCH)
#define LOWEST_PX_MM  1.5  /* a 50-inch screen of 1080 lines, upright */
#define HIGHEST_PX_MM 12.0 /* a small tablet without scaling */

/**
 * ant_scale_find_px_per_mm:
 * @monitor: (nullable): the screen
 * @screen_width_mm: the screen's width as the pack or the command line gives it, 0 where unknown
 *
 * What a person measured wins over what the monitor says of itself; a monitor that claims an
 * impossible size (projectors and virtual screens do) is not believed.
 *
 * Returns: pixels in a millimetre
 */
double
ant_scale_find_px_per_mm (GdkMonitor *monitor, int screen_width_mm)
{
  GdkRectangle place = { 0 };
  int          width_mm = screen_width_mm;
  double       px_per_mm;

  if (monitor == NULL)
    return ASSUMED_PX_MM;

  gdk_monitor_get_geometry (monitor, &place);
  if (width_mm <= 0)
    width_mm = gdk_monitor_get_width_mm (monitor);
  if (width_mm <= 0)
    return ASSUMED_PX_MM;

  px_per_mm = (double) place.width / width_mm;

  return px_per_mm >= LOWEST_PX_MM && px_per_mm <= HIGHEST_PX_MM ? px_per_mm : ASSUMED_PX_MM;
}

/**
 * ant_scale_apply:
 * @px_per_mm: pixels in a millimetre
 *
 * From now on a "mm" in the style sheet is a millimetre on the glass.
 */
void
ant_scale_apply (GdkDisplay *display, double px_per_mm)
{
  g_object_set (gtk_settings_get_for_display (display), "gtk-xft-dpi",
                (int) (px_per_mm * MM_PER_INCH * 1024), NULL);
}

/**
 * ant_scale_mm:
 * @mm: a length
 *
 * Returns: the length in whole pixels on the screen @widget is shown on
 */
int
ant_scale_mm (GtkWidget *widget, double mm)
{
  int dpi;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);

  return (int) (mm * dpi / 1024 / MM_PER_INCH + 0.5);
}
