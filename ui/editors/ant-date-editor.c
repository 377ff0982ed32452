/* ant-date-editor.c - a date in three fields, a time in two, or both
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-date-editor"

#include <glib/gi18n.h>
#include <string.h>

#include "ant-box.h"
#include "ant-contact.h"
#include "ant-editor.h"
#include "ant-field.h"
#include "ant-months.h"
#include "ant-scaffold.h"

#define ANT_TYPE_DATE_EDITOR (ant_date_editor_get_type ())
G_DECLARE_FINAL_TYPE (AntDateEditor, ant_date_editor, ANT, DATE_EDITOR, AntEditor)

/**
 * AntDateEditor:
 *
 * Day, month and year, in this order as one reads; a month may be a word; nothing jumps to the next
 * field by itself. A time is of 24 hours, so that nobody has to know am from pm.
 */
struct _AntDateEditor {
  AntEditor parent_instance;

  AntValueType type; /* DATE, DATE_TIME or TIME */
  GtkWidget   *box;
  GtkWidget   *day; /* (nullable) as the next two: a time has none */
  GtkWidget   *month;
  GtkWidget   *year;
  GtkWidget   *hour; /* (nullable) as the next: a date has none */
  GtkWidget   *minute;
  GtkWidget   *wrong; /* (nullable) borrowed: the field that is to be mended, as last read */
};

G_DEFINE_FINAL_TYPE (AntDateEditor, ant_date_editor, ANT_TYPE_EDITOR)

static const char *
get_date_sentence (AntDateProblem problem)
{
  switch (problem) {
  case ANT_DATE_BAD_DAY:
    return _ ("The day must be a number from 1 to 31");
  case ANT_DATE_BAD_MONTH:
    return _ ("The month must be a number from 1 to 12, or its name");
  case ANT_DATE_BAD_YEAR:
    return _ ("The year must have four digits, like 2026");
  case ANT_DATE_NO_MONTH:
    return _ ("Enter the month too");
  case ANT_DATE_NO_YEAR:
    return _ ("Enter the year too");
  case ANT_DATE_NO_SUCH_DAY:
    return _ ("That month does not have so many days: check the day");
  case ANT_DATE_FINE:
  case ANT_DATE_EMPTY:
  default:
    return NULL;
  }
}

static const char *
get_time_sentence (AntTimeProblem problem)
{
  switch (problem) {
  case ANT_TIME_BAD_HOUR:
    return _ ("The hour must be a number from 0 to 23");
  case ANT_TIME_BAD_MINUTE:
    return _ ("The minute must be a number from 0 to 59");
  case ANT_TIME_NO_HOUR:
    return _ ("Enter the hour too");
  case ANT_TIME_NO_MINUTE:
    return _ ("Enter the minute too: 00 for the full hour");
  case ANT_TIME_FINE:
  case ANT_TIME_EMPTY:
  default:
    return NULL;
  }
}

static GtkWidget *
find_date_field (AntDateEditor *self, AntDateProblem problem)
{
  if (problem == ANT_DATE_BAD_MONTH || problem == ANT_DATE_NO_MONTH)
    return self->month;
  if (problem == ANT_DATE_BAD_YEAR || problem == ANT_DATE_NO_YEAR)
    return self->year;

  return self->day;
}

static GtkWidget *
find_time_field (AntDateEditor *self, AntTimeProblem problem)
{
  return problem == ANT_TIME_BAD_MINUTE || problem == ANT_TIME_NO_MINUTE ? self->minute
                                                                         : self->hour;
}

static char *
read_field (GtkWidget *field)
{
  g_autofree char *typed = ant_field_get_text (field);
  g_autofree char *text = ant_contact_clean (typed, FALSE);

  return ant_contact_fold_digits (text);
}

/* @date stays %NULL where the fields are empty, or are not there. */
static const char *
read_date (AntDateEditor *self, char **date)
{
  g_autofree char *day = NULL;
  g_autofree char *month = NULL;
  g_autofree char *year = NULL;
  AntDateProblem   problem;

  if (self->day == NULL)
    return NULL;
  day = read_field (self->day);
  month = read_field (self->month);
  year = read_field (self->year);

  problem = ant_contact_parse_date (day, month, year, ant_months_list_alone (), date);
  if (problem == ANT_DATE_BAD_MONTH) /* some write "3" and then the month as in a date */
    problem = ant_contact_parse_date (day, month, year, ant_months_list (), date);

  self->wrong = find_date_field (self, problem);

  return get_date_sentence (problem);
}

static const char *
read_time (AntDateEditor *self, char **time)
{
  g_autofree char *hour = NULL;
  g_autofree char *minute = NULL;
  AntTimeProblem   problem;

  if (self->hour == NULL)
    return NULL;
  hour = read_field (self->hour);
  minute = read_field (self->minute);

  problem = ant_contact_parse_time (hour, minute, time);
  if (get_time_sentence (problem) != NULL || self->day == NULL)
    self->wrong = find_time_field (self, problem);

  return get_time_sentence (problem);
}

static GPtrArray *
ant_date_editor_read (AntEditor *editor, char **problem)
{
  AntDateEditor   *self = ANT_DATE_EDITOR (editor);
  GPtrArray       *values;
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;
  const char      *sentence = read_date (self, &date);

  if (sentence == NULL)
    sentence = read_time (self, &time);
  if (sentence == NULL && self->type == ANT_VALUE_DATE_TIME && time != NULL &&
      (date == NULL || strlen (date) < strlen ("2026-01-31"))) {
    sentence = _ ("Enter the day, month and year too, or leave the time out");
    self->wrong = self->day;
  }
  if (sentence != NULL) {
    *problem = g_strdup (sentence);
    return NULL;
  }

  if (date != NULL)
    text = ant_contact_join_date_time (date, time);
  else
    text = g_steal_pointer (&time);
  values = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_value_unref);
  if (text != NULL)
    g_ptr_array_add (values, ant_value_new_text (self->type, text));

  return values;
}

static GtkWidget *
ant_date_editor_find_wrong (AntEditor *editor, int answer)
{
  AntDateEditor *self = ANT_DATE_EDITOR (editor);

  return self->wrong != NULL ? self->wrong : GTK_WIDGET (self);
}

static void
ant_date_editor_class_init (AntDateEditorClass *klass)
{
  ANT_EDITOR_CLASS (klass)->find_wrong = ant_date_editor_find_wrong;
  ANT_EDITOR_CLASS (klass)->read = ant_date_editor_read;
}

static void
ant_date_editor_init (AntDateEditor *self)
{
  self->box = ant_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static GtkWidget *
add_row (AntDateEditor *self)
{
  GtkWidget *row = ant_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  gtk_box_append (GTK_BOX (self->box), row);

  return row;
}

static GtkWidget *
add_field (AntDateEditor  *self,
           GtkWidget      *row,
           const char     *name,
           GtkInputPurpose purpose,
           int             n_chars)
{
  GtkWidget *column = ant_box_new (GTK_ORIENTATION_VERTICAL, 1.5);
  GtkWidget *field = ant_field_new_line (purpose, 20);

  gtk_editable_set_width_chars (GTK_EDITABLE (field), n_chars);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (field), n_chars);
  ant_field_set_name (field, name);
  ant_field_connect_changed (field, G_CALLBACK (ant_editor_note_change), self);
  gtk_box_append (GTK_BOX (column), ant_text_new (name, "strong"));
  gtk_box_append (GTK_BOX (column), field);
  gtk_box_append (GTK_BOX (row), column);

  return field;
}

static void
add_date (AntDateEditor *self, const char *date)
{
  GtkWidget *row = add_row (self);
  g_auto (GStrv) parts = g_strsplit (date, "-", 3);

  self->day = add_field (self, row, _ ("Day"), GTK_INPUT_PURPOSE_DIGITS, 4);
  self->month = add_field (self, row, _ ("Month"), GTK_INPUT_PURPOSE_FREE_FORM, 8);
  self->year = add_field (self, row, _ ("Year"), GTK_INPUT_PURPOSE_DIGITS, 6);
  for (guint i = 0; i < 3 && parts[i] != NULL; i++)
    ant_field_set_text (i == 0 ? self->year : i == 1 ? self->month : self->day, parts[i]);
}

static void
add_time (AntDateEditor *self, const char *time)
{
  GtkWidget *row = add_row (self);
  g_auto (GStrv) parts = g_strsplit (time, ":", 3);

  self->hour = add_field (self, row, _ ("Hour"), GTK_INPUT_PURPOSE_DIGITS, 4);
  self->minute = add_field (self, row, _ ("Minute"), GTK_INPUT_PURPOSE_DIGITS, 4);
  for (guint i = 0; i < 2 && parts[i] != NULL; i++)
    ant_field_set_text (i == 0 ? self->hour : self->minute, parts[i]);
}

/**
 * ant_date_editor_new:
 *
 * Returns: the fields of a date, a dateTime or a time; a moment that was answered before shows as
 *   the clock of its own zone showed it
 */
AntEditor *
ant_date_editor_new (const AntItem *item, GPtrArray *answers, const char *lang)
{
  AntDateEditor *self = g_object_new (ANT_TYPE_DATE_EDITOR, NULL);
  const char    *text = answers->len > 0 ? ant_value_get_text (g_ptr_array_index (answers, 0)) : "";
  AntItemType    type = ant_item_get_item_type (item);
  g_auto (GStrv) halves = g_strsplit (text, "T", 2);
  const char *date = halves[0] != NULL ? halves[0] : "";

  self->type = type == ANT_ITEM_TIME        ? ANT_VALUE_TIME
               : type == ANT_ITEM_DATE_TIME ? ANT_VALUE_DATE_TIME
                                            : ANT_VALUE_DATE;
  if (type == ANT_ITEM_TIME) {
    add_time (self, text);
    return ANT_EDITOR (self);
  }

  add_date (self, date);
  if (type == ANT_ITEM_DATE_TIME)
    add_time (self, *date != '\0' && halves[1] != NULL ? halves[1] : "");

  return ANT_EDITOR (self);
}
