/* ant-icon.c - one of the program's own symbolic icons
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-icon"

#include "ant-icon.h"

#include <librsvg/rsvg.h>

#define FOLDER "/org/anteroom/icons/scalable/actions/"

#define ANT_TYPE_ICON (ant_icon_get_type ())
G_DECLARE_FINAL_TYPE (AntIcon, ant_icon, ANT, ICON, GObject)

/**
 * AntIcon:
 *
 * A shape that takes the colour of the text it stands beside, sharp at every size. Drawn here and
 * not by name: GTK reads every icon theme before it finds the first one by name, which takes longer
 * than the rest of a page, and does not colour one that is named by its file.
 */
struct _AntIcon {
  GObject parent_instance;

  RsvgHandle *shape; /* (nullable): nothing where there is none of that name */
};

static void
ant_icon_snapshot_symbolic (GtkSymbolicPaintable *paintable,
                            GdkSnapshot          *snapshot,
                            double                width,
                            double                height,
                            const GdkRGBA        *colors,
                            gsize                 n_colors)
{
  AntIcon        *self = ANT_ICON (paintable);
  graphene_rect_t place = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  RsvgRectangle   viewport = { 0, 0, width, height };
  g_autoptr (GError) error = NULL;
  cairo_pattern_t *mask;
  cairo_t         *cr;

  if (self->shape == NULL || n_colors == 0)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &place);
  cairo_push_group (cr);
  if (!rsvg_handle_render_document (self->shape, cr, &viewport, &error))
    g_warning ("%s", error->message);
  mask = cairo_pop_group (cr);
  gdk_cairo_set_source_rgba (cr, &colors[GTK_SYMBOLIC_COLOR_FOREGROUND]);
  cairo_mask (cr, mask);
  cairo_pattern_destroy (mask);
  cairo_destroy (cr);
}

static void
ant_icon_snapshot (GdkPaintable *paintable, GdkSnapshot *snapshot, double width, double height)
{
  const GdkRGBA black = { 0, 0, 0, 1 };

  ant_icon_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (paintable), snapshot, width, height, &black,
                              1);
}

static GdkPaintableFlags
ant_icon_get_flags (GdkPaintable *paintable)
{
  return GDK_PAINTABLE_STATIC_SIZE | GDK_PAINTABLE_STATIC_CONTENTS;
}

static void
implement_paintable (GdkPaintableInterface *interface)
{
  interface->snapshot = ant_icon_snapshot;
  interface->get_flags = ant_icon_get_flags;
}

static void
implement_symbolic (GtkSymbolicPaintableInterface *interface)
{
  interface->snapshot_symbolic = ant_icon_snapshot_symbolic;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AntIcon,
                               ant_icon,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE, implement_paintable)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SYMBOLIC_PAINTABLE,
                                                          implement_symbolic))

static void
ant_icon_finalize (GObject *object)
{
  g_clear_object (&ANT_ICON (object)->shape);

  G_OBJECT_CLASS (ant_icon_parent_class)->finalize (object);
}

static void
ant_icon_class_init (AntIconClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ant_icon_finalize;
}

static void
ant_icon_init (AntIcon *self)
{
}

/* (nullable): an icon's other form for reading from the right, where it has one and that is so */
static char *
find_mirrored (const char *name)
{
  g_autofree char *path = g_strconcat (FOLDER, name, "-rtl.svg", NULL);

  return gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL &&
                 g_resources_get_info (path, 0, NULL, NULL, NULL)
             ? g_steal_pointer (&path)
             : NULL;
}

static RsvgHandle *
read_shape (const char *path)
{
  g_autoptr (GBytes) svg = g_resources_lookup_data (path, 0, NULL);
  g_autoptr (GError) error = NULL;
  RsvgHandle *shape = NULL;

  if (svg != NULL)
    shape =
        rsvg_handle_new_from_data (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg), &error);
  if (shape == NULL)
    g_warning ("%s: %s", path, error != NULL ? error->message : "no such icon");

  return shape;
}

/* A page of twelve choices has twelve ticks: each shape is read once. */
static RsvgHandle *
get_shape (const char *path)
{
  static GHashTable *shapes = NULL;
  RsvgHandle        *shape;

  if (shapes == NULL)
    shapes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  shape = g_hash_table_lookup (shapes, path);
  if (shape == NULL && (shape = read_shape (path)) != NULL)
    g_hash_table_insert (shapes, g_strdup (path), shape);

  return shape;
}

static GtkWidget *
make_image (const char *path)
{
  g_autoptr (AntIcon) self = g_object_new (ANT_TYPE_ICON, NULL);

  g_set_object (&self->shape, get_shape (path));

  return gtk_image_new_from_paintable (GDK_PAINTABLE (self));
}

/**
 * ant_icon_new_as_drawn:
 * @name: a symbolic icon's name
 *
 * Returns: an image in the colour and size that the style sheet gives it, whichever way one reads
 */
GtkWidget *
ant_icon_new_as_drawn (const char *name)
{
  g_autofree char *path = g_strconcat (FOLDER, name, ".svg", NULL);

  return make_image (path);
}

/**
 * ant_icon_new:
 * @name: a symbolic icon's name
 *
 * As ant_icon_new_as_drawn(), but where one reads from the right, an icon that has a mirrored form
 * shows that one.
 */
GtkWidget *
ant_icon_new (const char *name)
{
  g_autofree char *mirrored = find_mirrored (name);

  return mirrored != NULL ? make_image (mirrored) : ant_icon_new_as_drawn (name);
}
