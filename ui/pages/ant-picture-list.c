/* ant-picture-list.c - the pictures that a question was answered with so far
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-picture-list"

#include "ant-picture-list.h"

#include <glib/gi18n.h>

#include "ant-box.h"
#include "ant-icon-button.h"
#include "ant-scaffold.h"
#include "ant-scale.h"

#define PICTURE_MM 60 /* wide */
#define RATIO      (16.0 / 9)

/**
 * AntPictureList:
 *
 * Each picture with a way to take it out, and a way to another while there may be more. Emits
 * "changed" when one was taken out, and "add".
 */
struct _AntPictureList {
  GtkWidget parent_instance;

  AntSession *session; /* borrowed; the visit's */
  char       *path;
  GtkWidget  *box;
  GtkWidget  *rows;
  GtkWidget  *add;
  GtkWidget  *full;
};

enum {
  SIGNAL_CHANGED,
  SIGNAL_ADD,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AntPictureList, ant_picture_list, GTK_TYPE_WIDGET)

static void refresh (AntPictureList *self);

static void
on_remove_clicked (GtkButton *button, AntPictureList *self)
{
  guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));
  g_autoptr (GPtrArray) left = g_ptr_array_copy (ant_session_get (self->session, self->path),
                                                 (GCopyFunc) (void (*) (void)) ant_value_ref, NULL);

  g_ptr_array_set_free_func (left, (GDestroyNotify) ant_value_unref);
  g_ptr_array_remove_index (left, i);
  if (!ant_session_set (self->session, self->path, left, NULL, NULL))
    g_warning ("A picture could not be taken out");
  refresh (self);
  gtk_widget_grab_focus (self->add);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_add_clicked (AntPictureList *self)
{
  g_signal_emit (self, signals[SIGNAL_ADD], 0);
}

static GtkWidget *
make_picture (AntPictureList *self, const AntValue *value, const char *name)
{
  g_autoptr (GBytes) bytes = ant_value_dup_attachment (value);
  g_autoptr (GdkTexture) texture = bytes != NULL ? gdk_texture_new_from_bytes (bytes, NULL) : NULL;
  GtkWidget *picture = gtk_picture_new_for_paintable (GDK_PAINTABLE (texture));
  int        width = ant_scale_mm (GTK_WIDGET (self), PICTURE_MM);

  gtk_widget_add_css_class (picture, "photo");
  gtk_widget_set_size_request (picture, width, (int) (width / RATIO));
  gtk_widget_set_halign (picture, GTK_ALIGN_START);
  gtk_picture_set_alternative_text (GTK_PICTURE (picture), name);

  return picture;
}

static void
add_picture (AntPictureList *self, const AntValue *value, guint i)
{
  /* Translators: one of several pictures, by its number */
  g_autofree char *name = g_strdup_printf (_ ("Picture %u"), i + 1);
  g_autofree char *remove_name = g_strdup_printf (_ ("Remove: %s"), name);
  GtkWidget       *row = ant_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget       *side = ant_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget       *button = gtk_button_new_with_label (_ ("Remove"));

  gtk_widget_add_css_class (row, "panel");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (i));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  remove_name, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_remove_clicked), self, 0);
  gtk_box_append (GTK_BOX (side), ant_text_new (name, "strong"));
  gtk_box_append (GTK_BOX (side), button);
  gtk_box_append (GTK_BOX (row), make_picture (self, value, name));
  gtk_box_append (GTK_BOX (row), side);
  gtk_box_append (GTK_BOX (self->rows), row);
}

static void
refresh (AntPictureList *self)
{
  GPtrArray *answers = ant_session_get (self->session, self->path);
  int        most = ant_item_get_max_occurs (ant_session_get_item (self->session, self->path));
  gboolean   is_full = most >= 0 && answers->len >= (guint) most;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  for (guint i = 0; i < answers->len; i++)
    add_picture (self, g_ptr_array_index (answers, i), i);
  gtk_widget_set_visible (self->add, !is_full);
  gtk_widget_set_visible (self->full, is_full);
}

static void
ant_picture_list_dispose (GObject *object)
{
  AntPictureList *self = ANT_PICTURE_LIST (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (ant_picture_list_parent_class)->dispose (object);
}

static void
ant_picture_list_class_init (AntPictureListClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ant_picture_list_dispose;
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ADD] =
      g_signal_new ("add", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
ant_picture_list_init (AntPictureList *self)
{
  self->box = ant_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->rows = ant_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->add = ant_icon_button_new ("plus-symbolic", _ ("Add another"), _ ("Add another"));
  self->full = ant_text_new (_ ("That is as many as there may be"), "hint");
  gtk_widget_set_name (self->add, "add");
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (on_add_clicked), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), self->rows);
  gtk_box_append (GTK_BOX (self->box), self->add);
  gtk_box_append (GTK_BOX (self->box), self->full);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * ant_picture_list_new:
 * @path: an attachment item that repeats
 */
GtkWidget *
ant_picture_list_new (AntSession *session, const char *path)
{
  AntPictureList *self = g_object_new (ANT_TYPE_PICTURE_LIST, NULL);

  self->session = session;
  self->path = g_strdup (path);
  refresh (self);

  return GTK_WIDGET (self);
}
