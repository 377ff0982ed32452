/* ant-photo-wall.c - an intake's photos side by side
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-photo-wall"

#include "ant-photo-wall.h"

#include <glib/gi18n.h>

#include "ant-box.h"
#include "ant-intake-picture.h"
#include "ant-scaffold.h"
#include "ant-scale.h"

#define NARROWEST_MM 58
#define GAP_MM       3
#define TALLEST      1.34 /* of a photo's width: a camera on its side */

/**
 * AntPhotoWall:
 *
 * As many photos in a row as are still large, rows of like length. All photos of a camera have one
 * shape, so that they can be compared. One that is pressed activates "intake.enlarge".
 */
struct _AntPhotoWall {
  GtkWidget parent_instance;

  GPtrArray *buttons; /* of GtkWidget, borrowed; our children */
  double     ratio;   /* height of the tallest photo to its width */
};

G_DEFINE_FINAL_TYPE (AntPhotoWall, ant_photo_wall, GTK_TYPE_WIDGET)

/**
 * Plan:
 *
 * Where the photos stand at one width, in pixels.
 */
typedef struct {
  int n_columns, n_rows;
  int cell_width, cell_height;
  int gap;
} Plan;

/* What stands round the pictures, which themselves may have any size: captions and edges. */
static int
measure_frames (AntPhotoWall *self, int width)
{
  int highest = 0;

  for (guint i = 0; i < self->buttons->len; i++) {
    int height;

    gtk_widget_measure (g_ptr_array_index (self->buttons, i), GTK_ORIENTATION_VERTICAL, width,
                        &height, NULL, NULL, NULL);
    highest = MAX (highest, height);
  }

  return highest;
}

static Plan
make_plan (AntPhotoWall *self, int width)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int        n = (int) self->buttons->len;
  int        most = MAX (2, width / MAX (1, ant_scale_mm (widget, NARROWEST_MM)));
  Plan       plan = { .gap = ant_scale_mm (widget, GAP_MM) };

  plan.n_rows = MAX (1, (n + most - 1) / most);
  plan.n_columns = MAX (2, (n + plan.n_rows - 1) / plan.n_rows);
  plan.cell_width = MAX (1, (width - (plan.n_columns - 1) * plan.gap) / plan.n_columns);
  plan.cell_height = (int) (plan.cell_width * self->ratio) + measure_frames (self, plan.cell_width);

  return plan;
}

static GtkSizeRequestMode
ant_photo_wall_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ant_photo_wall_measure (GtkWidget     *widget,
                        GtkOrientation orientation,
                        int            for_size,
                        int           *minimum,
                        int           *natural,
                        int           *minimum_baseline,
                        int           *natural_baseline)
{
  Plan plan;

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = ant_scale_mm (widget, NARROWEST_MM);
    *natural = 5 * *minimum;
    return;
  }
  plan = make_plan (ANT_PHOTO_WALL (widget),
                    for_size >= 0 ? for_size : 3 * ant_scale_mm (widget, NARROWEST_MM));
  *minimum = *natural = plan.n_rows * plan.cell_height + (plan.n_rows - 1) * plan.gap;
}

static void
ant_photo_wall_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AntPhotoWall *self = ANT_PHOTO_WALL (widget);
  Plan          plan = make_plan (self, width);
  gboolean      is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  for (int i = 0; i < (int) self->buttons->len; i++) {
    GtkWidget    *button = g_ptr_array_index (self->buttons, i);
    int           x = i % plan.n_columns * (plan.cell_width + plan.gap);
    GtkAllocation place = { is_rtl ? width - x - plan.cell_width : x,
                            i / plan.n_columns * (plan.cell_height + plan.gap), plan.cell_width,
                            plan.cell_height };

    gtk_widget_size_allocate (button, &place, -1);
  }
}

static void
ant_photo_wall_dispose (GObject *object)
{
  AntPhotoWall *self = ANT_PHOTO_WALL (object);
  GtkWidget    *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->buttons, g_ptr_array_unref);

  G_OBJECT_CLASS (ant_photo_wall_parent_class)->dispose (object);
}

static void
ant_photo_wall_class_init (AntPhotoWallClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ant_photo_wall_dispose;
  widget_class->get_request_mode = ant_photo_wall_get_request_mode;
  widget_class->measure = ant_photo_wall_measure;
  widget_class->size_allocate = ant_photo_wall_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "ant-photo-wall");
}

static void
ant_photo_wall_init (AntPhotoWall *self)
{
  self->buttons = g_ptr_array_new ();
  self->ratio = 0.5;
}

static void
add_photo (AntPhotoWall *self, const AntIntakePicture *photo, guint i, GdkTexture *texture)
{
  GtkWidget       *button = gtk_button_new ();
  GtkWidget       *box = ant_box_new (GTK_ORIENTATION_VERTICAL, 0.5);
  GtkWidget       *picture = gtk_picture_new_for_paintable (GDK_PAINTABLE (texture));
  GtkWidget       *caption = gtk_label_new (photo->words);
  g_autofree char *name = g_strdup_printf (_ ("Enlarge photo: %s"), photo->words);
  double ratio = gdk_texture_get_height (texture) / (double) gdk_texture_get_width (texture);

  self->ratio = CLAMP (ratio, self->ratio, TALLEST);
  gtk_picture_set_can_shrink (GTK_PICTURE (picture), TRUE);
  gtk_widget_set_vexpand (picture, TRUE);
  gtk_widget_add_css_class (picture, "photo");
  gtk_label_set_ellipsize (GTK_LABEL (caption), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), picture);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "photo");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "intake.enlarge");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", i);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  g_ptr_array_add (self->buttons, button);
}

static void
add_unreadable (AntPhotoWall *self, const AntIntakePicture *photo)
{
  g_autofree char *text = g_strdup_printf (_ ("%s: this photo cannot be shown"), photo->words);
  GtkWidget       *label = ant_text_new (text, "sunken");

  gtk_widget_set_parent (label, GTK_WIDGET (self));
  g_ptr_array_add (self->buttons, label);
}

/**
 * ant_photo_wall_new:
 * @pictures: (element-type AntIntakePicture): the pictures of an intake
 * @first: the first of them that is shown here, with all behind it
 */
GtkWidget *
ant_photo_wall_new (GPtrArray *pictures, guint first)
{
  AntPhotoWall *self = g_object_new (ANT_TYPE_PHOTO_WALL, NULL);

  for (guint i = first; i < pictures->len; i++) {
    const AntIntakePicture *photo = g_ptr_array_index (pictures, i);
    g_autoptr (GdkTexture) texture = gdk_texture_new_from_bytes (photo->bytes, NULL);

    if (texture != NULL)
      add_photo (self, photo, i, texture);
    else
      add_unreadable (self, photo);
  }

  return GTK_WIDGET (self);
}
