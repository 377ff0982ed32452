/* ant-plan-view.c - what the treatment plan of a pack says, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-plan-view"

#include "ant-plan-view.h"

#include <glib/gi18n.h>

#include "ant-box.h"
#include "ant-scale.h"

/**
 * ant_plan_view_make_wording:
 * @css_class: (nullable): how it looks
 *
 * Returns: (transfer floating): a label
 */
GtkWidget *
ant_plan_view_make_wording (const AntWording *wording, const char *lang, const char *css_class)
{
  const char *text_lang = NULL;
  const char *text = ant_wording_get (wording, lang, &text_lang);
  GtkWidget  *label = ant_text_new (text, css_class);

  ant_text_set_language (GTK_LABEL (label), text_lang);

  return label;
}

static GtkWidget *
make_stop (const AntWording *title, const char *lang, const char *when, const AntWording *text)
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
  gtk_box_append (GTK_BOX (words), ant_plan_view_make_wording (title, lang, "strong"));
  gtk_box_append (GTK_BOX (words), ant_text_new (when, "hint"));
  gtk_box_append (GTK_BOX (words), ant_plan_view_make_wording (text, lang, NULL));
  gtk_widget_set_margin_bottom (words, ant_scale_mm (words, 5));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (row), line);
  gtk_box_append (GTK_BOX (row), words);

  return row;
}

/**
 * ant_plan_view_format_hours:
 *
 * Returns: (transfer full): how long @visit takes
 */
char *
ant_plan_view_format_hours (const AntPlanVisit *visit)
{
  char shortest[G_ASCII_DTOSTR_BUF_SIZE], longest[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (shortest, sizeof shortest, "%g", visit->hours_min);
  g_ascii_formatd (longest, sizeof longest, "%g", visit->hours_max);

  /* Translators: how long a visit takes: "2 to 5 hours" */
  return g_strdup_printf (_ ("%s to %s hours"), shortest, longest);
}

/**
 * ant_plan_view_format_span:
 *
 * Returns: (transfer full): for which days @care is
 */
char *
ant_plan_view_format_span (const AntPlanCare *care)
{
  if (care->from_day == care->to_day)
    return g_strdup_printf (_ ("Day %d"), care->from_day);

  return g_strdup_printf (_ ("Day %d to day %d"), care->from_day, care->to_day);
}

/**
 * ant_plan_view_add_care:
 * @plan: the pack's
 *
 * Adds the days after a visit, one below the other.
 */
void
ant_plan_view_add_care (AntScaffold *scaffold, const AntPlan *plan, const char *lang)
{
  GtkWidget *box;

  if (plan->aftercare->len == 0)
    return;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (box, "panel");
  for (guint i = 0; i < plan->aftercare->len; i++) {
    const AntPlanCare *care = g_ptr_array_index (plan->aftercare, i);
    g_autofree char   *when = ant_plan_view_format_span (care);

    gtk_box_append (GTK_BOX (box), make_stop (care->title, lang, when, care->text));
  }
  ant_scaffold_append (scaffold, box);
}

/**
 * ant_plan_view_add_price:
 * @plan: the pack's
 *
 * Adds what the treatment and a touch-up cost, or that one has to ask.
 */
void
ant_plan_view_add_price (AntScaffold *scaffold, const AntPlan *plan, const char *lang)
{
  g_autofree char *from = NULL, *to = NULL, *text = NULL;

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
