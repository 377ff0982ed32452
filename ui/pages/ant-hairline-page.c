/* ant-hairline-page.c - an idea of a hairline: pick a shape, move it with buttons
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-hairline-page"

#include <glib/gi18n.h>

#include "ant-box.h"
#include "ant-choice-button.h"
#include "ant-hairline-view.h"
#include "ant-icon-button.h"
#include "ant-pages.h"
#include "ant-scaffold.h"
#include "ant-split.h"
#include "ant-tiles.h"

#define WIDTH_MM     400
#define SHAPE_MM     50
#define LOW_SHAPE_MM 42 /* without a mark */
#define MOVER_MM     30

#define ANT_TYPE_HAIRLINE_PAGE (ant_hairline_page_get_type ())
G_DECLARE_FINAL_TYPE (AntHairlinePage, ant_hairline_page, ANT, HAIRLINE_PAGE, AntPage)

/**
 * AntHairlinePage:
 *
 * Buttons do everything; a finger on the picture may do it too.
 */
struct _AntHairlinePage {
  AntPage parent_instance;

  AntKiosk   *kiosk; /* borrowed; outlives its pages */
  AntHairline hairline;
  gboolean    has_touched; /* a line nobody chose is not stored */
  GtkWidget  *view;
  GtkWidget  *tiles; /* of the shapes */
  GtkWidget  *shapes[ANT_HAIRLINE_N_SHAPES];
};

G_DEFINE_FINAL_TYPE (AntHairlinePage, ant_hairline_page, ANT_TYPE_PAGE)

static void
show (AntHairlinePage *self)
{
  self->hairline.lower =
      CLAMP (self->hairline.lower, -ANT_HAIRLINE_MAX_STEPS, ANT_HAIRLINE_MAX_STEPS);
  self->hairline.widen =
      CLAMP (self->hairline.widen, -ANT_HAIRLINE_MAX_STEPS, ANT_HAIRLINE_MAX_STEPS);
  ant_hairline_view_set_hairline (ANT_HAIRLINE_VIEW (self->view), &self->hairline);
  ant_page_set_complete (ANT_PAGE (self), self->has_touched);
}

static void
move (AntHairlinePage *self, int lower, int widen)
{
  self->has_touched = TRUE;
  self->hairline.lower += lower;
  self->hairline.widen += widen;
  show (self);
}

static void
on_raise (AntHairlinePage *self)
{
  move (self, -1, 0);
}

static void
on_lower (AntHairlinePage *self)
{
  move (self, 1, 0);
}

static void
on_widen (AntHairlinePage *self)
{
  move (self, 0, 1);
}

static void
on_narrow (AntHairlinePage *self)
{
  move (self, 0, -1);
}

static void
on_dragged (AntHairlineView *view, int lower, int widen, AntHairlinePage *self)
{
  move (self, lower, widen);
}

static void
on_shape_toggled (GtkToggleButton *button, AntHairlinePage *self)
{
  if (!gtk_toggle_button_get_active (button))
    return;

  for (int i = 0; i < ANT_HAIRLINE_N_SHAPES; i++) {
    if (self->shapes[i] == GTK_WIDGET (button))
      self->hairline.shape = (AntHairlineShape) i;
  }
  self->has_touched = TRUE;
  show (self);
}

static gboolean
ant_hairline_page_leave (AntPage *page)
{
  AntHairlinePage *self = ANT_HAIRLINE_PAGE (page);

  ant_visit_set_hairline (ant_kiosk_get_visit (self->kiosk),
                          self->has_touched ? &self->hairline : NULL);

  return TRUE;
}

static void
ant_hairline_page_keep (AntPage *page)
{
  ant_hairline_page_leave (page);
}

static void
ant_hairline_page_skip (AntPage *page)
{
  ant_visit_set_hairline (ant_kiosk_get_visit (ANT_HAIRLINE_PAGE (page)->kiosk), NULL);
}

/* A low screen shows the picture and all of its buttons at once; there the edge alone says which
 * shape is chosen. */
static void
ant_hairline_page_root (GtkWidget *widget)
{
  AntHairlinePage *self = ANT_HAIRLINE_PAGE (widget);

  GTK_WIDGET_CLASS (ant_hairline_page_parent_class)->root (widget);
  if (!ant_split_is_low (widget))
    return;

  ant_tiles_set_wanted (ANT_TILES (self->tiles), LOW_SHAPE_MM);
  for (int i = 0; i < ANT_HAIRLINE_N_SHAPES; i++)
    ant_choice_button_hide_mark (self->shapes[i]);
}

static void
ant_hairline_page_class_init (AntHairlinePageClass *klass)
{
  GTK_WIDGET_CLASS (klass)->root = ant_hairline_page_root;
  ANT_PAGE_CLASS (klass)->leave = ant_hairline_page_leave;
  ANT_PAGE_CLASS (klass)->skip = ant_hairline_page_skip;
  ANT_PAGE_CLASS (klass)->keep = ant_hairline_page_keep;
}

static void
ant_hairline_page_init (AntHairlinePage *self)
{
}

static GtkWidget *
make_shapes (AntHairlinePage *self)
{
  const char *const names[ANT_HAIRLINE_N_SHAPES] = { _ ("Soft"), _ ("Jagged"),
                                                     _ ("Slightly receding"), _ ("Widow’s peak"),
                                                     _ ("Rounded") };

  self->tiles = ant_tiles_new (SHAPE_MM, 3);
  for (int i = 0; i < ANT_HAIRLINE_N_SHAPES; i++) {
    self->shapes[i] = ant_choice_button_new (names[i], NULL, NULL, TRUE);
    if (i > 0)
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->shapes[i]),
                                   GTK_TOGGLE_BUTTON (self->shapes[0]));
    ant_tiles_append (ANT_TILES (self->tiles), self->shapes[i]);
  }

  return self->tiles;
}

/* The icon stands over the word, so that two of them fit beside the picture on a small screen. */
static void
add_mover (AntHairlinePage *self,
           GtkWidget       *movers,
           const char      *icon,
           const char      *name,
           GCallback        callback)
{
  GtkWidget *button = ant_icon_button_new (icon, name, name);
  GtkWidget *box = gtk_button_get_child (GTK_BUTTON (button));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (box), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (box), 0);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "stacked");
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  ant_tiles_append (ANT_TILES (movers), button);
}

static GtkWidget *
make_movers (AntHairlinePage *self)
{
  GtkWidget *movers = ant_tiles_new (MOVER_MM, 4);

  add_mover (self, movers, "up-symbolic", _ ("Higher"), G_CALLBACK (on_raise));
  add_mover (self, movers, "down-symbolic", _ ("Lower"), G_CALLBACK (on_lower));
  add_mover (self, movers, "plus-symbolic", _ ("Wider"), G_CALLBACK (on_widen));
  add_mover (self, movers, "minus-symbolic", _ ("Narrower"), G_CALLBACK (on_narrow));

  return movers;
}

/**
 * ant_hairline_page_new:
 */
AntPage *
ant_hairline_page_new (AntKiosk *kiosk, const char *path)
{
  AntHairlinePage   *self = g_object_new (ANT_TYPE_HAIRLINE_PAGE, NULL);
  AntVisit          *visit = ant_kiosk_get_visit (kiosk);
  const AntHairline *kept = ant_visit_get_hairline (visit);
  GtkWidget         *side = ant_box_new (GTK_ORIENTATION_VERTICAL, 2);
  AntScaffold       *scaffold =
      ant_scaffold_new (_ ("Which hairline do you have in mind?"), NULL, WIDTH_MM);
  GBytes *photo =
      ant_visit_may_take_photos (visit) ? ant_visit_get_photo (visit, ANT_PHOTO_FRONT) : NULL;

  self->kiosk = kiosk;
  ant_page_set_section (ANT_PAGE (self), _ ("Hairline"));
  ant_page_set_skippable (ANT_PAGE (self), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (scaffold), GTK_WIDGET (self));
  ant_scaffold_add_text (
      scaffold, _ ("This is only an idea. The artist advises you and draws it with you."), "hint");

  self->view = ant_hairline_view_new (photo, _ ("Your hairline idea"));
  gtk_widget_set_valign (self->view, GTK_ALIGN_START);
  gtk_widget_set_hexpand (self->view, TRUE);
  g_signal_connect_object (self->view, "dragged", G_CALLBACK (on_dragged), self, 0);
  if (kept != NULL)
    self->hairline = *kept;
  self->hairline.aspect = ant_hairline_view_get_aspect (ANT_HAIRLINE_VIEW (self->view));
  gtk_box_append (GTK_BOX (side), make_shapes (self));
  gtk_box_append (GTK_BOX (side), make_movers (self));
  ant_scaffold_append (scaffold, ant_split_new (self->view, side));

  if (kept != NULL)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->shapes[kept->shape]), TRUE);
  for (int i = 0; i < ANT_HAIRLINE_N_SHAPES; i++)
    g_signal_connect_object (self->shapes[i], "toggled", G_CALLBACK (on_shape_toggled), self, 0);
  self->has_touched = kept != NULL;
  show (self);

  return ANT_PAGE (self);
}
