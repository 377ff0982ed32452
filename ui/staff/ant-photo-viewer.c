/* ant-photo-viewer.c - one photo of an intake as large as the page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-photo-viewer"

#include "ant-photo-viewer.h"

#include <glib/gi18n.h>

#include "ant-box.h"
#include "ant-icon-button.h"
#include "ant-intake-picture.h"

#define MOST_ZOOM 4

/**
 * AntPhotoViewer:
 *
 * Next, previous, closer and back are buttons; a finger may move an enlarged photo. Emits "closed".
 */
struct _AntPhotoViewer {
  GtkWidget parent_instance;

  GPtrArray *pictures; /* of AntIntakePicture */
  guint      current;
  int        zoom; /* 1: the whole photo is seen */

  GtkWidget *box;
  GtkWidget *scroller;
  GtkWidget *picture;
  GtkWidget *caption;
  GtkWidget *closer;
  GtkWidget *further;
  GtkWidget *close;
};

enum {
  SIGNAL_CLOSED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AntPhotoViewer, ant_photo_viewer, GTK_TYPE_WIDGET)

static void
ant_photo_viewer_dispose (GObject *object)
{
  AntPhotoViewer *self = ANT_PHOTO_VIEWER (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->pictures, g_ptr_array_unref);

  G_OBJECT_CLASS (ant_photo_viewer_parent_class)->dispose (object);
}

static void
set_zoom (AntPhotoViewer *self, int zoom)
{
  int width = gtk_widget_get_width (self->scroller);
  int height = gtk_widget_get_height (self->scroller);

  self->zoom = CLAMP (zoom, 1, MOST_ZOOM);
  if (self->zoom == 1)
    gtk_widget_set_size_request (self->picture, -1, -1);
  else
    gtk_widget_set_size_request (self->picture, width * self->zoom, height * self->zoom);
  gtk_widget_set_sensitive (self->closer, self->zoom < MOST_ZOOM);
  gtk_widget_set_sensitive (self->further, self->zoom > 1);
}

static void
on_closer_clicked (AntPhotoViewer *self)
{
  set_zoom (self, self->zoom * 2);
}

static void
on_further_clicked (AntPhotoViewer *self)
{
  set_zoom (self, self->zoom / 2);
}

static void
on_next_clicked (AntPhotoViewer *self)
{
  ant_photo_viewer_show (self, (self->current + 1) % self->pictures->len);
}

static void
on_previous_clicked (AntPhotoViewer *self)
{
  ant_photo_viewer_show (self, (self->current + self->pictures->len - 1) % self->pictures->len);
}

static void
close_viewer (AntPhotoViewer *self)
{
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

static void
on_close_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  close_viewer (ANT_PHOTO_VIEWER (widget));
}

static void
ant_photo_viewer_class_init (AntPhotoViewerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ant_photo_viewer_dispose;
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "viewer.close", NULL, on_close_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "viewer.close", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "ant-photo-viewer");
}

static GtkWidget *
add_tool (AntPhotoViewer *self,
          GtkWidget      *bar,
          const char     *icon,
          const char     *name,
          const char     *text,
          GCallback       callback)
{
  GtkWidget *button = ant_icon_button_new (icon, name, text);

  gtk_widget_add_css_class (button, "small");
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (bar), button);

  return button;
}

static void
ant_photo_viewer_init (AntPhotoViewer *self)
{
  GtkWidget *bar = ant_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  self->picture = gtk_picture_new ();
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->picture);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_add_css_class (self->scroller, "viewer");

  add_tool (self, bar, "back-symbolic", _ ("Previous photo"), NULL,
            G_CALLBACK (on_previous_clicked));
  add_tool (self, bar, "forward-symbolic", _ ("Next photo"), NULL, G_CALLBACK (on_next_clicked));
  self->further =
      add_tool (self, bar, "minus-symbolic", _ ("Smaller"), NULL, G_CALLBACK (on_further_clicked));
  self->closer =
      add_tool (self, bar, "plus-symbolic", _ ("Larger"), NULL, G_CALLBACK (on_closer_clicked));
  self->caption = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->caption), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->caption, TRUE);
  gtk_widget_add_css_class (self->caption, "strong");
  gtk_box_append (GTK_BOX (bar), self->caption);
  self->close = add_tool (self, bar, "cross-symbolic", _ ("Close the photo"), _ ("Close"),
                          G_CALLBACK (close_viewer));

  self->box = ant_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_box_append (GTK_BOX (self->box), self->scroller);
  gtk_box_append (GTK_BOX (self->box), bar);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * ant_photo_viewer_new:
 * @pictures: (element-type AntIntakePicture): the pictures of an intake; more may come
 *
 * Returns: a viewer that shows nothing yet
 */
GtkWidget *
ant_photo_viewer_new (GPtrArray *pictures)
{
  AntPhotoViewer *self = g_object_new (ANT_TYPE_PHOTO_VIEWER, NULL);

  self->pictures = g_ptr_array_ref (pictures);

  return GTK_WIDGET (self);
}

/**
 * ant_photo_viewer_show:
 * @i: which of the pictures
 */
void
ant_photo_viewer_show (AntPhotoViewer *self, guint i)
{
  const AntIntakePicture *photo;
  g_autoptr (GdkTexture) texture = NULL;

  g_return_if_fail (i < self->pictures->len);

  photo = g_ptr_array_index (self->pictures, i);
  texture = gdk_texture_new_from_bytes (photo->bytes, NULL);
  self->current = i;
  set_zoom (self, 1);
  gtk_picture_set_paintable (GTK_PICTURE (self->picture), GDK_PAINTABLE (texture));
  gtk_picture_set_alternative_text (GTK_PICTURE (self->picture), photo->words);
  gtk_label_set_label (GTK_LABEL (self->caption), photo->words);
  gtk_widget_grab_focus (self->close);
}
