/* ant-resume-page.c - is the visit that was torn yours?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-resume-page"

#include <glib/gi18n.h>

#include "ant-keeper.h"
#include "ant-pages.h"
#include "ant-scaffold.h"

#define WIDTH_MM 240
#define TICK_MS  250
#define OFFER_MS 60000

#define ANT_TYPE_RESUME_PAGE (ant_resume_page_get_type ())
G_DECLARE_FINAL_TYPE (AntResumePage, ant_resume_page, ANT, RESUME_PAGE, AntPage)

/**
 * AntResumePage:
 *
 * Comes after a crash, and says nothing of whose visit it was. Who does not answer within a minute
 * is not there any more.
 */
struct _AntResumePage {
  AntPage parent_instance;

  AntKiosk  *kiosk; /* borrowed; outlives its pages */
  GtkWidget *seconds;
  gint64     end_ms;
  guint      tick_id;
};

G_DEFINE_FINAL_TYPE (AntResumePage, ant_resume_page, ANT_TYPE_PAGE)

static int
get_seconds_left (AntResumePage *self)
{
  gint64 left_ms = self->end_ms - ant_clock_get_elapsed_ms (ant_kiosk_get_clock (self->kiosk));

  return (int) MAX (0, (left_ms + 999) / 1000);
}

static void
sync_seconds (AntResumePage *self)
{
  int              left = get_seconds_left (self);
  g_autofree char *text = g_strdup_printf (
      ngettext ("For your privacy, this screen clears itself in %d second.",
                "For your privacy, this screen clears itself in %d seconds.", (gulong) left),
      left);

  gtk_label_set_label (GTK_LABEL (self->seconds), text);
}

static gboolean
on_tick (gpointer user_data)
{
  AntResumePage *self = user_data;

  if (get_seconds_left (self) > 0) {
    sync_seconds (self);
    return G_SOURCE_CONTINUE;
  }
  self->tick_id = 0;
  ant_kiosk_reset (self->kiosk);

  return G_SOURCE_REMOVE;
}

static void
ant_resume_page_enter (AntPage *page)
{
  AntResumePage *self = ANT_RESUME_PAGE (page);

  self->tick_id = g_timeout_add (TICK_MS, on_tick, self);
}

static void
ant_resume_page_depart (AntPage *page)
{
  g_clear_handle_id (&ANT_RESUME_PAGE (page)->tick_id, g_source_remove);
}

static gboolean
ant_resume_page_leave (AntPage *page)
{
  AntKeeper *keeper = ant_keeper_get (ANT_RESUME_PAGE (page)->kiosk);

  if (keeper != NULL)
    ant_keeper_resume (keeper);

  return FALSE;
}

static void
ant_resume_page_class_init (AntResumePageClass *klass)
{
  ANT_PAGE_CLASS (klass)->enter = ant_resume_page_enter;
  ANT_PAGE_CLASS (klass)->leave = ant_resume_page_leave;
  ANT_PAGE_CLASS (klass)->depart = ant_resume_page_depart;
}

static void
ant_resume_page_init (AntResumePage *self)
{
}

static void
on_clear_clicked (AntResumePage *self)
{
  ant_kiosk_reset (self->kiosk);
}

/**
 * ant_resume_page_new:
 *
 * Returns: the page that a visit goes on from after a crash
 */
AntPage *
ant_resume_page_new (AntKiosk *kiosk, const char *path)
{
  AntResumePage *self = g_object_new (ANT_TYPE_RESUME_PAGE, NULL);
  GtkWidget     *clear = gtk_button_new_with_label (_ ("No, clear everything"));
  AntScaffold   *scaffold = ant_scaffold_new (_ ("Continue where you stopped?"), NULL, WIDTH_MM);

  self->kiosk = kiosk;
  self->end_ms = ant_clock_get_elapsed_ms (ant_kiosk_get_clock (kiosk)) + OFFER_MS;
  ant_page_set_chrome (ANT_PAGE (self), ANT_PAGE_END);
  ant_page_set_primary (ANT_PAGE (self), _ ("Yes, go on"));
  ant_page_set_complete (ANT_PAGE (self), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (scaffold), GTK_WIDGET (self));
  ant_scaffold_add_text (
      scaffold,
      _ ("This kiosk had to start again in the middle of a consultation. If it is yours, you can "
         "go on with the answers you gave."),
      NULL);
  self->seconds = ant_text_new (NULL, "hint");
  sync_seconds (self);
  ant_scaffold_append (scaffold, self->seconds);
  g_signal_connect_object (clear, "clicked", G_CALLBACK (on_clear_clicked), self,
                           G_CONNECT_SWAPPED);
  ant_scaffold_append (scaffold, clear);

  return ANT_PAGE (self);
}
