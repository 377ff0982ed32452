/* ant-tiles.c - things of one size in as many columns as the screen gives room for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-tiles"

#include "ant-tiles.h"

#include "ant-scale.h"
#include "ant-split.h"

#define GAP_MM      3
#define LOW_COLUMNS 2 /* where a screen has width and no height */

/**
 * AntTiles:
 *
 * All tiles have one width; those of a row have one height. The width a tile wants grows with the
 * text size, so that large text gets fewer columns and never a narrow one. On a low screen two
 * stand side by side wherever they can, so that more of them are in sight.
 */
struct _AntTiles {
  GtkWidget parent_instance;

  double wanted_mm; /* at the usual text size */
  guint  most_columns;
  guint  most_upright; /* the same, on an upright screen */
};

G_DEFINE_FINAL_TYPE (AntTiles, ant_tiles, GTK_TYPE_WIDGET)

static double
get_text_scale (GtkWidget *widget)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (widget));

  if (root != NULL && gtk_widget_has_css_class (root, "text-200"))
    return 2;

  return root != NULL && gtk_widget_has_css_class (root, "text-150") ? 1.5 : 1;
}

static GtkWidget *
skip_hidden (GtkWidget *tile)
{
  while (tile != NULL && !gtk_widget_should_layout (tile))
    tile = gtk_widget_get_next_sibling (tile);

  return tile;
}

static GtkWidget *
get_first_tile (GtkWidget *widget)
{
  return skip_hidden (gtk_widget_get_first_child (widget));
}

static GtkWidget *
get_next_tile (GtkWidget *tile)
{
  return skip_hidden (gtk_widget_get_next_sibling (tile));
}

static int
count_tiles (GtkWidget *widget)
{
  int n = 0;

  for (GtkWidget *tile = get_first_tile (widget); tile != NULL; tile = get_next_tile (tile))
    n++;

  return n;
}

static int
measure_width (GtkWidget *widget)
{
  int width = 0;

  for (GtkWidget *tile = get_first_tile (widget); tile != NULL; tile = get_next_tile (tile)) {
    int minimum;

    gtk_widget_measure (tile, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
    width = MAX (width, minimum);
  }

  return width;
}

static int
choose_columns (AntTiles *self, int width)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int        gap = ant_scale_mm (widget, GAP_MM);
  gboolean   is_low = ant_split_is_low (widget);
  int        wanted = ant_scale_mm (widget, self->wanted_mm * get_text_scale (widget));
  int        least = measure_width (widget); /* a long word does not break out of its tile */
  int        fitting = (width + gap) / MAX (1, MAX (wanted, least) + gap);
  guint      usual = ant_split_is_wide (widget) ? self->most_columns : self->most_upright;
  int        most = MAX ((int) usual, is_low ? LOW_COLUMNS : 1);

  return MAX (1, MIN (MIN (fitting, most), count_tiles (widget)));
}

static int
measure_row (GtkWidget *first, int n_columns, int tile_width)
{
  int height = 0;

  for (int i = 0; i < n_columns && first != NULL; i++) {
    int natural;

    gtk_widget_measure (first, GTK_ORIENTATION_VERTICAL, tile_width, NULL, &natural, NULL, NULL);
    height = MAX (height, natural);
    first = get_next_tile (first);
  }

  return height;
}

static GtkWidget *
skip_row (GtkWidget *tile, int n_columns)
{
  for (int i = 0; i < n_columns && tile != NULL; i++)
    tile = get_next_tile (tile);

  return tile;
}

static int
get_tile_width (AntTiles *self, int width, int n_columns)
{
  int gap = ant_scale_mm (GTK_WIDGET (self), GAP_MM);

  return (width - gap * (n_columns - 1)) / MAX (1, n_columns);
}

static int
measure_height (AntTiles *self, int width)
{
  int gap = ant_scale_mm (GTK_WIDGET (self), GAP_MM);
  int n_columns = choose_columns (self, width);
  int tile_width = get_tile_width (self, width, n_columns);
  int height = 0;

  for (GtkWidget *first = get_first_tile (GTK_WIDGET (self)); first != NULL;
       first = skip_row (first, n_columns))
    height += measure_row (first, n_columns, tile_width) + gap;

  return MAX (0, height - gap);
}

static void
ant_tiles_measure (GtkWidget     *widget,
                   GtkOrientation orientation,
                   int            for_size,
                   int           *minimum,
                   int           *natural,
                   int           *minimum_baseline,
                   int           *natural_baseline)
{
  AntTiles *self = ANT_TILES (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = measure_width (widget);
    *natural =
        MAX (*minimum, ant_scale_mm (widget, (self->wanted_mm + GAP_MM) * self->most_columns));
  } else {
    *minimum = *natural = measure_height (self, for_size >= 0 ? for_size : measure_width (widget));
  }
}

static GtkSizeRequestMode
ant_tiles_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ant_tiles_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AntTiles  *self = ANT_TILES (widget);
  gboolean   is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int        gap = ant_scale_mm (widget, GAP_MM);
  int        n_columns = choose_columns (self, width);
  int        tile_width = get_tile_width (self, width, n_columns);
  int        y = 0;
  GtkWidget *tile = get_first_tile (widget);

  while (tile != NULL) {
    int row_height = measure_row (tile, n_columns, tile_width);

    for (int i = 0; i < n_columns && tile != NULL; i++) {
      int           column = is_rtl ? n_columns - 1 - i : i;
      GtkAllocation place = { column * (tile_width + gap), y, tile_width, row_height };

      gtk_widget_size_allocate (tile, &place, -1);
      tile = get_next_tile (tile);
    }
    y += row_height + gap;
  }
}

static void
ant_tiles_dispose (GObject *object)
{
  GtkWidget *tile;

  while ((tile = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (tile);

  G_OBJECT_CLASS (ant_tiles_parent_class)->dispose (object);
}

static void
ant_tiles_class_init (AntTilesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ant_tiles_dispose;
  widget_class->get_request_mode = ant_tiles_get_request_mode;
  widget_class->measure = ant_tiles_measure;
  widget_class->size_allocate = ant_tiles_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "ant-tiles");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ant_tiles_init (AntTiles *self)
{
}

/**
 * ant_tiles_new:
 * @wanted_mm: how wide a tile should be at least, at the usual text size
 * @most_columns: how many columns there may be
 */
GtkWidget *
ant_tiles_new (double wanted_mm, guint most_columns)
{
  AntTiles *self = g_object_new (ANT_TYPE_TILES, NULL);

  self->wanted_mm = wanted_mm;
  self->most_columns = self->most_upright = most_columns;

  return GTK_WIDGET (self);
}

void
ant_tiles_append (AntTiles *self, GtkWidget *tile)
{
  gtk_widget_set_parent (tile, GTK_WIDGET (self));
}

/**
 * ant_tiles_set_wanted:
 * @wanted_mm: as in ant_tiles_new()
 */
void
ant_tiles_set_wanted (AntTiles *self, double wanted_mm)
{
  self->wanted_mm = wanted_mm;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * ant_tiles_set_most_upright:
 * @most_columns: how many columns there may be on an upright screen, which has height to spare
 */
void
ant_tiles_set_most_upright (AntTiles *self, guint most_columns)
{
  self->most_upright = most_columns;
}
