/* ant-qr-view.c - a QR code as a phone likes it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-qr-view"

#include "ant-qr-view.h"

#include <math.h>

#include "ant-scale.h"
#include "ant-split.h"

#define QUIET_ZONE 4   /* modules, ISO/IEC 18004:2015, 6.3.8 */
#define MODULE_MM  1.0 /* a phone reads it at arm's length */
#define WANTED_MM  90  /* how large it gets where that makes larger modules */
#define LOW_MM     66  /* and on a low screen */

/**
 * AntQrView:
 *
 * Black on white in every theme, never mirrored, each module a whole number of pixels and a
 * millimetre at least. Not a thing to tap.
 */
struct _AntQrView {
  GtkWidget parent_instance;

  AntQr *qr;
};

G_DEFINE_FINAL_TYPE (AntQrView, ant_qr_view, GTK_TYPE_WIDGET)

static int
get_modules (AntQrView *self)
{
  return ant_qr_get_width (self->qr) + 2 * QUIET_ZONE;
}

static int
get_module_px (AntQrView *self)
{
  int px_of_mm = (int) ceil (MODULE_MM * ant_scale_mm (GTK_WIDGET (self), 100) / 100.0);
  int wanted_mm = ant_split_is_low (GTK_WIDGET (self)) ? LOW_MM : WANTED_MM;
  int fitting = ant_scale_mm (GTK_WIDGET (self), wanted_mm) / get_modules (self);

  return MAX (MAX (px_of_mm, fitting), 1);
}

static void
ant_qr_view_measure (GtkWidget     *widget,
                     GtkOrientation orientation,
                     int            for_size,
                     int           *minimum,
                     int           *natural,
                     int           *minimum_baseline,
                     int           *natural_baseline)
{
  AntQrView *self = ANT_QR_VIEW (widget);

  *minimum = *natural = get_modules (self) * get_module_px (self);
}

static void
ant_qr_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AntQrView *self = ANT_QR_VIEW (widget);
  GdkRGBA    black = { 0, 0, 0, 1 };
  GdkRGBA    white = { 1, 1, 1, 1 };
  float      px = (float) get_module_px (self);
  int        side = get_modules (self) * (int) px;
  int        width = ant_qr_get_width (self->qr);

  gtk_snapshot_append_color (snapshot, &white,
                             &GRAPHENE_RECT_INIT (0, 0, (float) side, (float) side));
  for (int y = 0; y < width; y++) {
    for (int x = 0; x < width; x++) {
      int run = 0;

      while (x + run < width && ant_qr_get_module (self->qr, x + run, y))
        run++;
      if (run > 0)
        gtk_snapshot_append_color (snapshot, &black,
                                   &GRAPHENE_RECT_INIT ((float) (x + QUIET_ZONE) * px,
                                                        (float) (y + QUIET_ZONE) * px,
                                                        (float) run * px, px));
      x += run;
    }
  }
}

static void
ant_qr_view_finalize (GObject *object)
{
  ant_qr_unref (ANT_QR_VIEW (object)->qr);

  G_OBJECT_CLASS (ant_qr_view_parent_class)->finalize (object);
}

static void
ant_qr_view_class_init (AntQrViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = ant_qr_view_finalize;
  widget_class->measure = ant_qr_view_measure;
  widget_class->snapshot = ant_qr_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "ant-qr-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
ant_qr_view_init (AntQrView *self)
{
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * ant_qr_view_new:
 * @qr: the code
 * @name: what a screen reader says of it
 */
GtkWidget *
ant_qr_view_new (AntQr *qr, const char *name)
{
  AntQrView *self = g_object_new (ANT_TYPE_QR_VIEW, NULL);

  self->qr = ant_qr_ref (qr);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return GTK_WIDGET (self);
}
