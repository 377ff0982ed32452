/* ant-attract-page.c - what the screen shows when nobody is using it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-attract-page"

#include <glib/gi18n.h>

#include "ant-box.h"
#include "ant-drawing.h"
#include "ant-languages.h"
#include "ant-pages.h"
#include "ant-process.h"
#include "ant-scaffold.h"
#include "ant-scale.h"
#include "ant-split.h"

#define DRIFT_S  5 /* how often the picture moves */
#define DRIFT_MM 2 /* and how far, so that nothing burns in */

#define ANT_TYPE_ATTRACT_PAGE (ant_attract_page_get_type ())
G_DECLARE_FINAL_TYPE (AntAttractPage, ant_attract_page, ANT, ATTRACT_PAGE, AntPage)

/**
 * AntAttractPage:
 *
 * The clinic's name, one line, and a way in for every language. All of it drifts a little, so that
 * a screen that stands for weeks does not burn in.
 */
struct _AntAttractPage {
  AntPage parent_instance;

  AntKiosk  *kiosk; /* borrowed; outlives its pages */
  GtkWidget *box;
  guint      drift_id;
  guint      n_drifts;
};

G_DEFINE_FINAL_TYPE (AntAttractPage, ant_attract_page, ANT_TYPE_PAGE)

static gboolean
on_drift (gpointer user_data)
{
  static const int steps[][2] = { { 0, 0 }, { 1, 0 }, { 2, 1 }, { 2, 2 }, { 1, 2 }, { 0, 1 } };
  AntAttractPage  *self = user_data;
  const int       *step = steps[++self->n_drifts % G_N_ELEMENTS (steps)];
  int              unit = ant_scale_mm (self->box, DRIFT_MM);

  gtk_widget_set_margin_top (self->box, step[0] * unit);
  gtk_widget_set_margin_bottom (self->box, (2 - step[0]) * unit);
  gtk_widget_set_margin_start (self->box, step[1] * unit);
  gtk_widget_set_margin_end (self->box, (2 - step[1]) * unit);

  return G_SOURCE_CONTINUE;
}

static void
ant_attract_page_enter (AntPage *page)
{
  AntAttractPage *self = ANT_ATTRACT_PAGE (page);

  if (self->drift_id == 0)
    self->drift_id = g_timeout_add_seconds (DRIFT_S, on_drift, self);
}

static void
ant_attract_page_depart (AntPage *page)
{
  g_clear_handle_id (&ANT_ATTRACT_PAGE (page)->drift_id, g_source_remove);
}

static void
ant_attract_page_dispose (GObject *object)
{
  ant_attract_page_depart (ANT_PAGE (object));

  G_OBJECT_CLASS (ant_attract_page_parent_class)->dispose (object);
}

static void
ant_attract_page_class_init (AntAttractPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ant_attract_page_dispose;
  ANT_PAGE_CLASS (klass)->enter = ant_attract_page_enter;
  ANT_PAGE_CLASS (klass)->depart = ant_attract_page_depart;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "ant-attract-page");
}

static void
ant_attract_page_init (AntAttractPage *self)
{
}

static void
on_start_clicked (GtkButton *button, AntAttractPage *self)
{
  ant_kiosk_show (self->kiosk, "home", NULL);
}

static void
on_language_clicked (GtkButton *button, AntAttractPage *self)
{
  AntKiosk *kiosk = self->kiosk;

  ant_kiosk_set_language (kiosk, gtk_widget_get_name (GTK_WIDGET (button)));
}

static GtkWidget *
make_languages (AntAttractPage *self)
{
  GtkWidget         *row = ant_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  const char *const *langs = ant_clinic_get_languages (ant_kiosk_get_clinic (self->kiosk));

  gtk_widget_set_halign (row, GTK_ALIGN_CENTER);
  for (gsize i = 0; langs[i] != NULL; i++) {
    GtkWidget *button = gtk_button_new_with_label (ant_languages_get_own_name (langs[i]));

    gtk_widget_set_name (button, langs[i]);
    if (g_strcmp0 (langs[i], ant_kiosk_get_language (self->kiosk)) == 0)
      gtk_widget_add_css_class (button, "chosen-language");
    g_signal_connect_object (button, "clicked", G_CALLBACK (on_language_clicked), self, 0);
    gtk_box_append (GTK_BOX (row), button);
  }

  return row;
}

static GtkWidget *
make_centred (const char *text, const char *css_class)
{
  GtkWidget *label = ant_text_new (text, css_class);

  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_xalign (GTK_LABEL (label), 0.5f);

  return label;
}

/* When the kiosk is switched on, the words need not wait for their drawing. At all other times it
 * is there with them: this screen stands in for the one before it, and would flicker. */
static GtkWidget *
make_drawing (AntKiosk *kiosk)
{
  GtkWidget *drawing = ant_drawing_new ("attract", 180, 150);

  if (!ant_kiosk_is_waiting (kiosk) || ant_process_has_heirloom ())
    ant_drawing_await (ANT_DRAWING (drawing));

  return drawing;
}

/**
 * ant_attract_page_new:
 *
 * Returns: the page that waits
 */
AntPage *
ant_attract_page_new (AntKiosk *kiosk, const char *path)
{
  AntAttractPage *self = g_object_new (ANT_TYPE_ATTRACT_PAGE, NULL);
  AntClinic      *clinic = ant_kiosk_get_clinic (kiosk);
  const char     *lang = ant_kiosk_get_language (kiosk);
  GtkWidget      *name = make_centred (ant_clinic_get_name (clinic, lang), "display");
  GtkWidget      *start = gtk_button_new_with_label (_ ("Touch to start"));
  GtkWidget      *words, *side;
  AntScaffold    *scaffold = ant_scaffold_new (NULL, NULL, 440);

  self->kiosk = kiosk;
  ant_page_set_chrome (ANT_PAGE (self), ANT_PAGE_BARE);
  words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (words, "attract-words");
  gtk_box_append (GTK_BOX (words), name);
  gtk_box_append (GTK_BOX (words),
                  make_centred (ant_clinic_get_text (clinic, "clinic", "tagline", lang), "hint"));
  gtk_widget_add_css_class (start, "primary");
  gtk_widget_add_css_class (start, "start");
  gtk_widget_set_halign (start, GTK_ALIGN_CENTER);
  g_signal_connect_object (start, "clicked", G_CALLBACK (on_start_clicked), self, 0);
  gtk_box_append (GTK_BOX (words), start);
  gtk_box_append (GTK_BOX (words), make_languages (self));

  side = ant_middle_new (words);
  gtk_widget_set_vexpand (side, FALSE); /* below the drawing it is no higher than its words */
  self->box = ant_split_new (make_drawing (kiosk), side);

  ant_scaffold_append (scaffold, ant_middle_new (self->box));
  gtk_widget_set_parent (GTK_WIDGET (scaffold), GTK_WIDGET (self));

  return ANT_PAGE (self);
}
