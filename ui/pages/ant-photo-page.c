/* ant-photo-page.c - one picture of the head
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-photo-page"

#include <glib/gi18n.h>

#include "ant-booth.h"
#include "ant-drawing.h"
#include "ant-pages.h"
#include "ant-scaffold.h"
#include "ant-split.h"

#define WIDTH_MM 480

#define ANT_TYPE_PHOTO_PAGE (ant_photo_page_get_type ())
G_DECLARE_FINAL_TYPE (AntPhotoPage, ant_photo_page, ANT, PHOTO_PAGE, AntPage)

/**
 * AntPhotoPage:
 *
 * One side of the head. The primary button takes the picture, then keeps it; Skip is always there.
 * Nothing is kept before the person said so.
 */
struct _AntPhotoPage {
  AntPage parent_instance;

  AntKiosk    *kiosk; /* borrowed; outlives its pages */
  AntPhotoView view;
  AntScaffold *scaffold;
  AntBooth    *booth;
  GtkWidget   *guide; /* the drawing of how to hold the head */
};

G_DEFINE_FINAL_TYPE (AntPhotoPage, ant_photo_page, ANT_TYPE_PAGE)

/**
 * ant_photo_page_get_title:
 *
 * Returns: (transfer none): what the picture of that side is called, here and where it is looked at
 *   again
 */
const char *
ant_photo_page_get_title (AntPhotoView view)
{
  switch (view) {
  case ANT_PHOTO_TOP:
    return _ ("Photo of the top of your head");
  case ANT_PHOTO_CROWN:
    return _ ("Photo of the back of your head");
  case ANT_PHOTO_LEFT:
    return _ ("Photo of the left of your head");
  case ANT_PHOTO_RIGHT:
    return _ ("Photo of the right of your head");
  case ANT_PHOTO_FRONT:
  default:
    return _ ("Photo of the front of your head");
  }
}

static const char *
get_instruction (AntPhotoView view)
{
  switch (view) {
  case ANT_PHOTO_TOP:
    return _ ("Bend your head down, so that the camera sees the top of it. You will hear the "
              "countdown.");
  case ANT_PHOTO_CROWN:
    return _ ("Turn round, so that the camera sees the back of your head. You will hear the "
              "countdown.");
  case ANT_PHOTO_LEFT:
    return _ ("Turn your head, so that the camera sees your left ear.");
  case ANT_PHOTO_RIGHT:
    return _ ("Turn your head, so that the camera sees your right ear.");
  case ANT_PHOTO_FRONT:
  default:
    return _ ("Look straight into the camera. Brush your hair back if you can.");
  }
}

static void
sync_page (AntPhotoPage *self)
{
  AntBoothState state = ant_booth_get_state (self->booth);

  if (state == ANT_BOOTH_LIVE) /* the camera is back, and what was said of it is no longer so */
    ant_scaffold_clear_problem (self->scaffold);
  /* a low screen has room for the guide or for taking it again */
  gtk_widget_set_visible (self->guide,
                          state != ANT_BOOTH_REVIEW || !ant_split_is_low (GTK_WIDGET (self)));
  ant_page_set_primary (ANT_PAGE (self), ant_booth_get_primary (self->booth));
  ant_page_set_complete (ANT_PAGE (self), state == ANT_BOOTH_LIVE || state == ANT_BOOTH_REVIEW ||
                                              state == ANT_BOOTH_NONE);
  ant_page_set_skippable (ANT_PAGE (self), state != ANT_BOOTH_NONE);
  ant_page_set_busy (ANT_PAGE (self), state == ANT_BOOTH_TAKING);
}

static void
on_problem (AntBooth *booth, const char *sentence, AntPhotoPage *self)
{
  ant_scaffold_show_problem (self->scaffold, sentence, NULL);
}

static void
ant_photo_page_skip (AntPage *page)
{
  AntPhotoPage *self = ANT_PHOTO_PAGE (page);

  ant_visit_set_photo (ant_kiosk_get_visit (self->kiosk), self->view, NULL);
}

static void
on_discarded (AntPhotoPage *self)
{
  ant_photo_page_skip (ANT_PAGE (self));
}

static gboolean
ant_photo_page_leave (AntPage *page)
{
  AntPhotoPage *self = ANT_PHOTO_PAGE (page);
  AntBoothState state = ant_booth_get_state (self->booth);

  if (state == ANT_BOOTH_LIVE) {
    ant_scaffold_clear_problem (self->scaffold);
    ant_booth_shoot (self->booth);
  }
  if (state == ANT_BOOTH_REVIEW)
    ant_visit_set_photo (ant_kiosk_get_visit (self->kiosk), self->view,
                         ant_booth_get_taken (self->booth));

  return state == ANT_BOOTH_REVIEW || state == ANT_BOOTH_NONE;
}

static void
ant_photo_page_enter (AntPage *page)
{
  AntPhotoPage *self = ANT_PHOTO_PAGE (page);

  ant_camera_set_view (ant_kiosk_get_camera (self->kiosk), self->view);
  ant_booth_open (self->booth);
  sync_page (self); /* now that it is known what screen this is */
}

static void
ant_photo_page_depart (AntPage *page)
{
  ant_booth_close (ANT_PHOTO_PAGE (page)->booth);
}

static void
ant_photo_page_class_init (AntPhotoPageClass *klass)
{
  ANT_PAGE_CLASS (klass)->enter = ant_photo_page_enter;
  ANT_PAGE_CLASS (klass)->leave = ant_photo_page_leave;
  ANT_PAGE_CLASS (klass)->skip = ant_photo_page_skip;
  ANT_PAGE_CLASS (klass)->depart = ant_photo_page_depart;
}

static void
ant_photo_page_init (AntPhotoPage *self)
{
}

/* What to do, above what the booth has to say. */
static GtkWidget *
make_side (AntPhotoPage *self)
{
  GtkWidget       *side = ant_booth_get_side (self->booth);
  g_autofree char *drawing = g_strconcat ("photo-", ant_photo_view_get_id (self->view), NULL);

  gtk_box_prepend (GTK_BOX (side), ant_text_new (get_instruction (self->view), NULL));
  self->guide = ant_drawing_new (drawing, 60, 60);
  gtk_box_prepend (GTK_BOX (side), self->guide);

  return side;
}

/**
 * ant_photo_page_new:
 * @path: the id of the view
 */
AntPage *
ant_photo_page_new (AntKiosk *kiosk, const char *path)
{
  AntPhotoPage    *self = g_object_new (ANT_TYPE_PHOTO_PAGE, NULL);
  g_autofree char *section = NULL;

  self->kiosk = kiosk;
  if (!ant_photo_view_parse (path, &self->view))
    self->view = ANT_PHOTO_FRONT;

  section = g_strdup_printf (_ ("Photo %d of %d"), (int) self->view + 1, ANT_PHOTO_N_VIEWS);
  ant_page_set_section (ANT_PAGE (self), section);
  self->scaffold = ant_scaffold_new (ant_photo_page_get_title (self->view), NULL, WIDTH_MM);
  gtk_widget_set_parent (GTK_WIDGET (self->scaffold), GTK_WIDGET (self));
  self->booth =
      ant_booth_new (kiosk, ant_visit_get_photo (ant_kiosk_get_visit (kiosk), self->view));
  ant_scaffold_append (self->scaffold, ant_split_new (make_side (self), GTK_WIDGET (self->booth)));
  g_signal_connect_object (self->booth, "changed", G_CALLBACK (sync_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->booth, "discarded", G_CALLBACK (on_discarded), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->booth, "problem", G_CALLBACK (on_problem), self, 0);
  sync_page (self);

  return ANT_PAGE (self);
}
