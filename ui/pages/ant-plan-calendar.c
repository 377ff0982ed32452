/* ant-plan-calendar.c - the visits and the days after them, from a day to choose
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-plan-calendar"

#include "ant-plan-calendar.h"

#include <glib/gi18n.h>

#include "ant-box.h"
#include "ant-months.h"
#include "ant-plan-days.h"
#include "ant-plan-event.h"
#include "ant-plan-view.h"
#include "ant-qr-view.h"

#define FIRST_DAYS 7   /* from today to what is shown at first */
#define MOST_DAYS  365 /* ahead */
#define WEEK_DAYS  7
#define CARE_LOOKS 4 /* ways to tell one kind of day from another */

/**
 * AntPlanCalendar:
 *
 * The first day is chosen with buttons; weeks in rows show the visits and what to mind when, below
 * it stands the same in words, and any visit can be put on one's own phone. It is an idea and
 * says so: nothing is booked, nothing kept.
 */
struct _AntPlanCalendar {
  GtkWidget parent_instance;

  AntKiosk      *kiosk; /* borrowed; outlives its pages */
  const AntPlan *plan;  /* borrowed from the pack */
  GDateTime     *today;
  int            ahead; /* days from @today to the first visit */
  guint          shown; /* the visit whose QR code is shown */
  GtkWidget     *box;
  GtkWidget     *date;
  GtkWidget     *weeks; /* a place for the grid */
  GtkWidget     *list;
  GtkWidget     *code;
};

G_DEFINE_FINAL_TYPE (AntPlanCalendar, ant_plan_calendar, GTK_TYPE_WIDGET)

static void
ant_plan_calendar_dispose (GObject *object)
{
  AntPlanCalendar *self = ANT_PLAN_CALENDAR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->today, g_date_time_unref);

  G_OBJECT_CLASS (ant_plan_calendar_parent_class)->dispose (object);
}

static void
ant_plan_calendar_class_init (AntPlanCalendarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ant_plan_calendar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
ant_plan_calendar_init (AntPlanCalendar *self)
{
}

static void
clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static const char *
get_lang (AntPlanCalendar *self)
{
  return ant_kiosk_get_language (self->kiosk);
}

static GDateTime *
get_first (AntPlanCalendar *self)
{
  return g_date_time_add_days (self->today, self->ahead);
}

static const AntPlanVisit *
get_visit (AntPlanCalendar *self, guint number)
{
  return g_ptr_array_index (self->plan->visits, number);
}

/* --- the weeks --- */

static const char *
get_care_look (AntPlanCalendar *self, const AntPlanCare *care)
{
  static const char *const looks[CARE_LOOKS] = { "care-1", "care-2", "care-3", "care-4" };
  guint                    number = 0;

  g_ptr_array_find (self->plan->aftercare, care, &number);

  return looks[number % CARE_LOOKS];
}

static GtkWidget *
make_day_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "day");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_hexpand (label, TRUE);

  return label;
}

static GtkWidget *
make_day (AntPlanCalendar *self, GDateTime *date, int day)
{
  int                visit = ant_plan_days_get_visit (self->plan, day);
  const AntPlanCare *care = ant_plan_days_get_care (self->plan, day);
  g_autofree char   *number = g_strdup_printf ("%d", g_date_time_get_day_of_month (date));
  const char        *look = visit >= 0 ? "visit" : care != NULL ? get_care_look (self, care) : NULL;

  return make_day_label (number, day >= 0 && day < ant_plan_days_count (self->plan) ? look : NULL);
}

static void
add_weekdays (GtkGrid *grid)
{
  const char *const names[WEEK_DAYS] = { C_ ("weekday", "Mon"), C_ ("weekday", "Tue"),
                                         C_ ("weekday", "Wed"), C_ ("weekday", "Thu"),
                                         C_ ("weekday", "Fri"), C_ ("weekday", "Sat"),
                                         C_ ("weekday", "Sun") };

  for (int i = 0; i < WEEK_DAYS; i++) {
    GtkWidget *label = ant_text_new (names[i], "hint");

    gtk_label_set_xalign (GTK_LABEL (label), 0.5);
    gtk_label_set_wrap (GTK_LABEL (label), FALSE);
    gtk_grid_attach (grid, label, i, 0, 1, 1);
  }
}

static char *
format_month (GDateTime *date)
{
  g_autofree char *iso = g_date_time_format (date, "%Y-%m");

  return ant_months_format_date (iso);
}

/* A month begins with its name, in a row of its own. */
static GtkWidget *
make_weeks (AntPlanCalendar *self)
{
  GtkWidget *grid = gtk_grid_new ();
  g_autoptr (GDateTime) first = get_first (self);
  int column = g_date_time_get_day_of_week (first) - 1;
  int row = 1;

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_widget_add_css_class (grid, "weeks");
  add_weekdays (GTK_GRID (grid));
  for (int day = 0; day < ant_plan_days_count (self->plan); day++) {
    g_autoptr (GDateTime) date = g_date_time_add_days (first, day);

    if (day == 0 || g_date_time_get_day_of_month (date) == 1) {
      g_autofree char *month = format_month (date);

      row++;
      gtk_grid_attach (GTK_GRID (grid), ant_text_new (month, "strong"), 0, row++, WEEK_DAYS, 1);
    } else if (column == 0) {
      row++;
    }
    gtk_grid_attach (GTK_GRID (grid), make_day (self, date, day), column, row, 1, 1);
    column = (column + 1) % WEEK_DAYS;
  }

  return grid;
}

/* --- the same in words --- */

static GtkWidget *
make_entry (const char *sample, const char *sample_look, GtkWidget *title, const char *when)
{
  GtkWidget *row = ant_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *mark = make_day_label (sample, sample_look);
  GtkWidget *words = ant_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_hexpand (mark, FALSE);
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), ant_text_new (when, "hint"));
  gtk_box_append (GTK_BOX (row), mark);
  gtk_box_append (GTK_BOX (row), words);

  return row;
}

static char *
format_visit (AntPlanCalendar *self, guint number)
{
  g_autoptr (GDateTime) first = get_first (self);
  g_autoptr (GDateTime) day = ant_plan_days_find_visit (self->plan, first, number);
  g_autofree char *date = ant_months_format_day (day);
  g_autofree char *hours = ant_plan_view_format_hours (get_visit (self, number));

  return g_strdup_printf ("%s · %s", date, hours);
}

/* (nullable): how its days look, unless others always come first */
static const char *
find_look (AntPlanCalendar *self, const AntPlanCare *care)
{
  for (int day = 0; day < ant_plan_days_count (self->plan); day++)
    if (ant_plan_days_get_visit (self->plan, day) < 0 &&
        ant_plan_days_get_care (self->plan, day) == care)
      return get_care_look (self, care);

  return NULL;
}

static void
fill_list (AntPlanCalendar *self)
{
  clear (self->list);
  for (guint i = 0; i < self->plan->visits->len; i++) {
    g_autofree char *number = g_strdup_printf ("%u", i + 1);
    g_autofree char *when = format_visit (self, i);

    gtk_box_append (GTK_BOX (self->list),
                    make_entry (number, "visit",
                                ant_plan_view_make_wording (get_visit (self, i)->title,
                                                            get_lang (self), "strong"),
                                when));
  }
  for (guint i = 0; i < self->plan->aftercare->len; i++) {
    const AntPlanCare *care = g_ptr_array_index (self->plan->aftercare, i);
    g_autofree char   *when = ant_plan_view_format_span (care);

    gtk_box_append (GTK_BOX (self->list),
                    make_entry ("", find_look (self, care),
                                ant_plan_view_make_wording (care->title, get_lang (self), "strong"),
                                when));
  }
}

/* --- on one's own phone --- */

static AntQr *
make_code (AntPlanCalendar *self, const char *title)
{
  AntClinic *clinic = ant_kiosk_get_clinic (self->kiosk);
  g_autoptr (GDateTime) first = get_first (self);
  g_autoptr (GDateTime) day = ant_plan_days_find_visit (self->plan, first, self->shown);
  /* Translators: in a calendar: the visit, the clinic; nothing is booked */
  g_autofree char *summary =
      g_strdup_printf (_ ("%s (idea), %s"), title, ant_clinic_get_name (clinic, get_lang (self)));
  g_autofree char *payload = ant_plan_event_new (clinic, summary, day, self->today);
  g_autoptr (GError) error = NULL;
  AntQr *code = payload != NULL ? ant_qr_new (payload, &error) : NULL;

  if (error != NULL)
    g_warning ("No code for a calendar: %s", error->message);

  return code;
}

static void
fill_code (AntPlanCalendar *self)
{
  const char *title = ant_wording_get (get_visit (self, self->shown)->title, get_lang (self), NULL);
  g_autofree char *when = format_visit (self, self->shown);
  g_autofree char *line = g_strdup_printf ("%s: %s", title, when);
  g_autoptr (AntQr) code = make_code (self, title);

  clear (self->code);
  gtk_box_append (GTK_BOX (self->code), ant_text_new (line, "strong"));
  if (code != NULL)
    gtk_box_append (GTK_BOX (self->code), ant_qr_view_new (code, line));
}

static void
on_visit_clicked (GtkButton *button, AntPlanCalendar *self)
{
  self->shown = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "visit"));
  fill_code (self);
}

static GtkWidget *
make_visit_buttons (AntPlanCalendar *self)
{
  GtkWidget *box = ant_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  for (guint i = 0; i < self->plan->visits->len; i++) {
    GtkWidget *button = gtk_button_new ();
    GtkWidget *title =
        ant_plan_view_make_wording (get_visit (self, i)->title, get_lang (self), NULL);

    gtk_label_set_xalign (GTK_LABEL (title), 0.5);
    gtk_button_set_child (GTK_BUTTON (button), title);
    gtk_widget_set_hexpand (button, TRUE);
    g_object_set_data (G_OBJECT (button), "visit", GUINT_TO_POINTER (i));
    g_signal_connect_object (button, "clicked", G_CALLBACK (on_visit_clicked), self, 0);
    gtk_box_append (GTK_BOX (box), button);
  }

  return box;
}

/* --- choosing the day --- */

static void
fill (AntPlanCalendar *self)
{
  g_autoptr (GDateTime) first = get_first (self);
  g_autofree char *date = ant_months_format_day (first);

  gtk_label_set_label (GTK_LABEL (self->date), date);
  clear (self->weeks);
  gtk_box_append (GTK_BOX (self->weeks), make_weeks (self));
  fill_list (self);
  fill_code (self);
}

static void
on_move_clicked (GtkButton *button, AntPlanCalendar *self)
{
  int days = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "days"));

  self->ahead = CLAMP (self->ahead + days, 1, MOST_DAYS);
  fill (self);
}

static GtkWidget *
make_mover (AntPlanCalendar *self, const char *name, int days, const char *text)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = ant_text_new (text, NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.5);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_name (button, name);
  gtk_widget_set_hexpand (button, TRUE);
  g_object_set_data (G_OBJECT (button), "days", GINT_TO_POINTER (days));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_move_clicked), self, 0);

  return button;
}

static GtkWidget *
make_movers (AntPlanCalendar *self)
{
  GtkWidget *box = ant_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  gtk_box_append (GTK_BOX (box), make_mover (self, "week-earlier", -7, _ ("A week earlier")));
  gtk_box_append (GTK_BOX (box), make_mover (self, "day-earlier", -1, _ ("A day earlier")));
  gtk_box_append (GTK_BOX (box), make_mover (self, "day-later", 1, _ ("A day later")));
  gtk_box_append (GTK_BOX (box), make_mover (self, "week-later", 7, _ ("A week later")));

  return box;
}

static GtkWidget *
make_panel (void)
{
  GtkWidget *box = ant_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_add_css_class (box, "panel");

  return box;
}

/**
 * ant_plan_calendar_new:
 * @kiosk: the kiosk; its pack's plan has a visit at least
 *
 * Returns: (transfer floating): the calendar
 */
GtkWidget *
ant_plan_calendar_new (AntKiosk *kiosk)
{
  AntPlanCalendar *self = g_object_new (ANT_TYPE_PLAN_CALENDAR, NULL);

  self->kiosk = kiosk;
  self->plan = ant_clinic_get_plan (ant_kiosk_get_clinic (kiosk));
  self->today = ant_clock_get_local (ant_kiosk_get_clock (kiosk));
  self->ahead = FIRST_DAYS;
  self->date = ant_text_new (NULL, "subheading");
  self->weeks = make_panel ();
  self->list = make_panel ();
  self->code = make_panel ();
  self->box = ant_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  gtk_box_append (GTK_BOX (self->box),
                  ant_text_new (_ ("If your first visit were on this day. It is only an idea: "
                                   "nothing is booked."),
                                "hint"));
  gtk_box_append (GTK_BOX (self->box), self->date);
  gtk_box_append (GTK_BOX (self->box), make_movers (self));
  gtk_box_append (GTK_BOX (self->box), self->weeks);
  gtk_box_append (GTK_BOX (self->box), self->list);
  gtk_box_append (GTK_BOX (self->box),
                  ant_text_new (_ ("Put a day in your phone’s calendar"), "subheading"));
  gtk_box_append (GTK_BOX (self->box), make_visit_buttons (self));
  gtk_box_append (GTK_BOX (self->box), self->code);
  fill (self);

  return GTK_WIDGET (self);
}
