/* ant-about-page.c - what the treatment is, whom it helps, how the visits go, what it costs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-about-page"

#include <glib/gi18n.h>

#include "ant-box.h"
#include "ant-markdown.h"
#include "ant-months.h"
#include "ant-pages.h"
#include "ant-scale.h"
#include "ant-simple-page.h"

#define WIDTH_MM 300

static void
add_markdown (AntScaffold *scaffold, const AntWording *wording, const char *lang)
{
  const char      *text_lang = NULL;
  const char      *markdown = ant_wording_get (wording, lang, &text_lang);
  g_autofree char *markup = ant_markdown_to_markup (markdown);
  GtkWidget       *label = ant_text_new (NULL, "panel");

  ant_text_set_language (GTK_LABEL (label), text_lang);
  gtk_label_set_markup (GTK_LABEL (label), markup);
  ant_scaffold_append (scaffold, label);
}

static void
append_wording (GtkWidget *box, const AntWording *wording, const char *lang, const char *css_class)
{
  const char *text_lang = NULL;
  const char *text = ant_wording_get (wording, lang, &text_lang);
  GtkWidget  *label = ant_text_new (text, css_class);

  ant_text_set_language (GTK_LABEL (label), text_lang);
  gtk_box_append (GTK_BOX (box), label);
}

static GtkWidget *
make_stop (const AntWording *title,
           const char       *lang,
           const char       *when,
           const char       *hours,
           const AntWording *text)
{
  GtkWidget *row = ant_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *words = ant_box_new (GTK_ORIENTATION_VERTICAL, 0.5);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *dot = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (dot, "timeline-dot");
  gtk_widget_add_css_class (bar, "timeline-bar");
  gtk_widget_set_vexpand (bar, TRUE);
  gtk_widget_set_halign (bar, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), dot);
  gtk_box_append (GTK_BOX (line), bar);
  append_wording (words, title, lang, "strong");
  gtk_box_append (GTK_BOX (words), ant_text_new (when, "hint"));
  if (hours != NULL)
    gtk_box_append (GTK_BOX (words), ant_text_new (hours, "hint"));
  if (text != NULL)
    append_wording (words, text, lang, NULL);
  gtk_widget_set_margin_bottom (words, ant_scale_mm (words, 5));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (row), line);
  gtk_box_append (GTK_BOX (row), words);

  return row;
}

static char *
format_hours (double from, double to)
{
  char shortest[G_ASCII_DTOSTR_BUF_SIZE], longest[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (shortest, sizeof shortest, "%g", from);
  g_ascii_formatd (longest, sizeof longest, "%g", to);

  /* Translators: how long a visit takes: "2 to 5 hours" */
  return g_strdup_printf (_ ("%s to %s hours"), shortest, longest);
}

/* The dates say what the visits would be if the first were today: an example, and called one. */
static void
add_visits (AntScaffold *scaffold, AntKiosk *kiosk, const AntPlan *plan)
{
  const char *lang = ant_kiosk_get_language (kiosk);
  g_autoptr (GDateTime) day = ant_clock_get_local (ant_kiosk_get_clock (kiosk));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  if (plan->visits->len == 0)
    return;
  ant_scaffold_add_text (scaffold, _ ("Your visits"), "subheading");
  ant_scaffold_add_text (scaffold, _ ("If your first visit were today, they could fall like this:"),
                         "hint");
  gtk_widget_add_css_class (box, "panel");
  for (guint i = 0; i < plan->visits->len; i++) {
    const AntPlanVisit *visit = g_ptr_array_index (plan->visits, i);
    GDateTime          *then = g_date_time_add_days (day, i > 0 ? visit->gap_days : 0);
    g_autofree char    *date = ant_months_format_day (then);
    g_autofree char    *hours = format_hours (visit->hours_min, visit->hours_max);

    g_date_time_unref (day);
    day = then;
    gtk_box_append (GTK_BOX (box), make_stop (visit->title, lang, date, hours, NULL));
  }
  ant_scaffold_append (scaffold, box);
}

static char *
format_span (int from, int to)
{
  if (from == to)
    return g_strdup_printf (_ ("Day %d"), from);

  return g_strdup_printf (_ ("Day %d to day %d"), from, to);
}

static void
add_aftercare (AntScaffold *scaffold, const char *lang, const AntPlan *plan)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  if (plan->aftercare->len == 0)
    return;
  ant_scaffold_add_text (scaffold, _ ("After each visit"), "subheading");
  gtk_widget_add_css_class (box, "panel");
  for (guint i = 0; i < plan->aftercare->len; i++) {
    const AntPlanCare *care = g_ptr_array_index (plan->aftercare, i);
    g_autofree char   *when = format_span (care->from_day, care->to_day);

    gtk_box_append (GTK_BOX (box), make_stop (care->title, lang, when, NULL, care->text));
  }
  ant_scaffold_append (scaffold, box);
}

static void
add_price (AntScaffold *scaffold, const AntPlan *plan, const char *lang)
{
  g_autofree char *from = NULL, *to = NULL, *text = NULL;

  ant_scaffold_add_text (scaffold, _ ("What it costs"), "subheading");
  if (!plan->has_price) {
    ant_scaffold_add_text (
        scaffold,
        _ ("The price depends on how much there is to do. Ask us for a quote: it is free."),
        "panel");
    return;
  }

  from = ant_plan_format_price (plan, plan->price_from, lang);
  to = ant_plan_format_price (plan, plan->price_to, lang);
  text = g_strdup_printf (
      _ ("From %s to %s for all visits together, depending on how much there is to do."), from, to);
  ant_scaffold_add_text (scaffold, text, "panel");
  if (plan->price_touch_up >= 0) {
    g_autofree char *price = ant_plan_format_price (plan, plan->price_touch_up, lang);
    g_autofree char *touch_up = g_strdup_printf (_ ("A touch-up later costs %s."), price);

    ant_scaffold_add_text (scaffold, touch_up, "panel");
  }
}

/**
 * ant_about_page_new:
 */
AntPage *
ant_about_page_new (AntKiosk *kiosk, const char *path)
{
  const AntPlan *plan = ant_clinic_get_plan (ant_kiosk_get_clinic (kiosk));
  const char    *lang = ant_kiosk_get_language (kiosk);
  AntPage *page = ant_simple_page_new (ANT_PAGE_BACK, _ ("About the treatment"), NULL, WIDTH_MM);
  AntScaffold *scaffold = ant_simple_page_get_scaffold (page);

  add_markdown (scaffold, plan->what, lang);
  ant_scaffold_add_text (scaffold, _ ("Who it can help"), "subheading");
  add_markdown (scaffold, plan->who, lang);
  add_visits (scaffold, kiosk, plan);
  add_aftercare (scaffold, lang, plan);
  add_price (scaffold, plan, lang);

  return page;
}
