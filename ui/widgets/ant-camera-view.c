/* ant-camera-view.c - the live picture, mirrored as in a looking-glass
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-camera-view"

#include "ant-camera-view.h"

/**
 * AntCameraView:
 *
 * Shows the newest frame of a camera, as large as fits. The camera scales to the size it was
 * started with, so that nothing is scaled down here.
 */
struct _AntCameraView {
  GtkWidget parent_instance;

  AntCamera  *camera;
  GdkTexture *texture; /* (nullable) the newest frame */
};

G_DEFINE_FINAL_TYPE (AntCameraView, ant_camera_view, GTK_TYPE_WIDGET)

static void
on_frame (AntCamera *camera, AntFrame *frame, AntCameraView *self)
{
  g_clear_object (&self->texture);
  self->texture = gdk_memory_texture_new (frame->width, frame->height, GDK_MEMORY_R8G8B8,
                                          frame->rgb, frame->stride);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
ant_camera_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AntCameraView *self = ANT_CAMERA_VIEW (widget);
  float          width = (float) gtk_widget_get_width (widget);
  float          height = (float) gtk_widget_get_height (widget);
  float          ratio, shown_width, shown_height;

  if (self->texture == NULL)
    return;

  ratio = (float) gdk_texture_get_width (self->texture) /
          (float) gdk_texture_get_height (self->texture);
  shown_width = MIN (width, height * ratio);
  shown_height = shown_width / ratio;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT ((width + shown_width) / 2, (height - shown_height) / 2));
  gtk_snapshot_scale (snapshot, -1, 1);
  gtk_snapshot_append_texture (snapshot, self->texture,
                               &GRAPHENE_RECT_INIT (0, 0, shown_width, shown_height));
  gtk_snapshot_restore (snapshot);
}

static void
ant_camera_view_finalize (GObject *object)
{
  AntCameraView *self = ANT_CAMERA_VIEW (object);

  g_clear_object (&self->texture);
  g_clear_object (&self->camera);

  G_OBJECT_CLASS (ant_camera_view_parent_class)->finalize (object);
}

static void
ant_camera_view_class_init (AntCameraViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = ant_camera_view_finalize;
  widget_class->snapshot = ant_camera_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "ant-camera-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
ant_camera_view_init (AntCameraView *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * ant_camera_view_new:
 * @camera: whose frames; started and stopped by the page
 */
GtkWidget *
ant_camera_view_new (AntCamera *camera)
{
  AntCameraView *self = g_object_new (ANT_TYPE_CAMERA_VIEW, NULL);

  self->camera = g_object_ref (camera);
  g_signal_connect_object (camera, "frame", G_CALLBACK (on_frame), self, 0);

  return GTK_WIDGET (self);
}
