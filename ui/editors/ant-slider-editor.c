/* ant-slider-editor.c - a number on a scale, by its ends
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-slider-editor"

#include <glib/gi18n.h>

#include "ant-answer-text.h"
#include "ant-box.h"
#include "ant-decimal.h"
#include "ant-editor.h"
#include "ant-icon-button.h"
#include "ant-scaffold.h"

#define MOST_STEPS 1000 /* more of them are typed, not stepped through */

#define ANT_TYPE_SLIDER_EDITOR (ant_slider_editor_get_type ())
G_DECLARE_FINAL_TYPE (AntSliderEditor, ant_slider_editor, ANT, SLIDER_EDITOR, AntEditor)

/**
 * Steps:
 *
 * The places of a scale: least, least + step, …, up to most.
 */
typedef struct {
  AntDecimal least;
  AntDecimal step;
  gint64     n; /* the number of the last place */
} Steps;

/**
 * AntSliderEditor:
 *
 * Buttons that take a step each, the number between them, and a scale to drag for whoever likes.
 * The first touch of a button gives an end of the scale. Until something is touched there is no
 * answer, and the scale looks so; an answer that lies between two places stays until then.
 */
struct _AntSliderEditor {
  AntEditor parent_instance;

  Steps        steps;
  AntValueType type;
  AntValue    *answer; /* (nullable) */
  gint64       at;     /* the place of the answer, or before it */
  GtkWidget   *box;
  GtkWidget   *number;
  GtkWidget   *minus;
  GtkWidget   *plus;
  GtkWidget   *scale;
  const char  *unit; /* (nullable) borrowed from the form */
};

G_DEFINE_FINAL_TYPE (AntSliderEditor, ant_slider_editor, ANT_TYPE_EDITOR)

static gboolean
parse (const AntValue *value, AntDecimal *out)
{
  return value != NULL && ant_decimal_parse (ant_value_get_text (value), out);
}

static gboolean
divide (AntDecimal distance, AntDecimal step, gint64 *n)
{
  AntDecimal quotient;

  if (!ant_decimal_divide (distance, step, &quotient))
    return FALSE;
  quotient = ant_decimal_truncate (quotient);

  return ant_decimal_to_int (&quotient, n);
}

/* Whole steps for whole numbers; a decimal scale without a step gets a hundred places. */
static gboolean
read_step (const AntItem *item, AntDecimal length, AntDecimal *step)
{
  const char *text = ant_item_get_slider_step (item);
  gboolean    is_whole = ant_item_get_item_type (item) == ANT_ITEM_INTEGER;
  AntDecimal  zero = ant_decimal_from_int (0);

  if (text != NULL && ant_decimal_parse (text, step) && ant_decimal_compare (step, &zero) > 0 &&
      (!is_whole || ant_decimal_is_integer (step)))
    return TRUE;
  *step = ant_decimal_from_int (1);

  return is_whole || ant_decimal_divide (length, ant_decimal_from_int (100), step);
}

static gboolean
read_steps (const AntItem *item, Steps *steps)
{
  AntDecimal most;
  AntDecimal length;

  if (!parse (ant_item_get_min_value (item), &steps->least) ||
      !parse (ant_item_get_max_value (item), &most))
    return FALSE;
  length = ant_decimal_add (most, ant_decimal_negate (steps->least));

  return read_step (item, length, &steps->step) && divide (length, steps->step, &steps->n) &&
         steps->n >= 1 && steps->n <= MOST_STEPS;
}

static AntValue *
make_value (AntSliderEditor *self, gint64 at)
{
  AntDecimal       way = ant_decimal_multiply (ant_decimal_from_int (at), self->steps.step);
  AntDecimal       place = ant_decimal_add (self->steps.least, way);
  g_autofree char *text = ant_decimal_to_text (&place);

  return ant_value_new_text (self->type, text);
}

static GPtrArray *
ant_slider_editor_read (AntEditor *editor, char **problem)
{
  AntSliderEditor *self = ANT_SLIDER_EDITOR (editor);
  GPtrArray       *values = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_value_unref);

  if (self->answer != NULL)
    g_ptr_array_add (values, ant_value_ref (self->answer));

  return values;
}

static void
ant_slider_editor_finalize (GObject *object)
{
  g_clear_pointer (&ANT_SLIDER_EDITOR (object)->answer, ant_value_unref);

  G_OBJECT_CLASS (ant_slider_editor_parent_class)->finalize (object);
}

static void
ant_slider_editor_class_init (AntSliderEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ant_slider_editor_finalize;
  ANT_EDITOR_CLASS (klass)->read = ant_slider_editor_read;
}

static char *
describe (AntSliderEditor *self)
{
  const char *number;

  if (self->answer == NULL)
    return g_strdup (_ ("Not answered yet"));
  number = ant_value_get_text (self->answer);

  return self->unit != NULL ? g_strdup_printf ("%s %s", number, self->unit) : g_strdup (number);
}

static void
refresh (AntSliderEditor *self)
{
  g_autofree char *words = describe (self);

  gtk_label_set_label (GTK_LABEL (self->number), words);
  gtk_range_set_value (GTK_RANGE (self->scale), (double) self->at);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  words, -1);
  gtk_widget_remove_css_class (self->scale, "unanswered");
  gtk_widget_remove_css_class (self->number, "hint");
  if (self->answer != NULL) {
    gtk_widget_add_css_class (self->number, "slider-number");
  } else {
    gtk_widget_add_css_class (self->scale, "unanswered");
    gtk_widget_add_css_class (self->number, "hint");
  }
}

static void
move_to (AntSliderEditor *self, gint64 at)
{
  self->at = CLAMP (at, 0, self->steps.n);
  g_clear_pointer (&self->answer, ant_value_unref);
  self->answer = make_value (self, self->at);
  refresh (self);
  ant_editor_note_change (ANT_EDITOR (self));
}

static void
on_minus_clicked (GtkButton *button, AntSliderEditor *self)
{
  move_to (self, self->answer != NULL ? self->at - 1 : self->steps.n);
}

static void
on_plus_clicked (GtkButton *button, AntSliderEditor *self)
{
  move_to (self, self->answer != NULL ? self->at + 1 : 0);
}

static gboolean
on_change_value (GtkRange *range, GtkScrollType scroll, double value, AntSliderEditor *self)
{
  move_to (self, (gint64) (CLAMP (value, 0, (double) self->steps.n) + 0.5));

  return GDK_EVENT_STOP;
}

static void
add_button (AntSliderEditor *self,
            GtkWidget       *row,
            const char      *icon,
            const char      *name,
            GCallback        callback)
{
  GtkWidget *button = ant_icon_button_new (icon, name, NULL);

  g_signal_connect_object (button, "clicked", callback, self, 0);
  gtk_box_append (GTK_BOX (row), button);
}

static void
add_number (AntSliderEditor *self)
{
  GtkWidget *row = ant_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  self->number = ant_text_new (NULL, NULL);
  gtk_label_set_xalign (GTK_LABEL (self->number), 0.5f);
  gtk_widget_set_hexpand (self->number, TRUE);
  add_button (self, row, "minus-symbolic", _ ("Less"), G_CALLBACK (on_minus_clicked));
  gtk_box_append (GTK_BOX (row), self->number);
  add_button (self, row, "plus-symbolic", _ ("More"), G_CALLBACK (on_plus_clicked));
  gtk_box_append (GTK_BOX (self->box), row);
}

static void
add_scale (AntSliderEditor *self, const char *name)
{
  self->scale = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, 0, (double) self->steps.n, 1);
  gtk_scale_set_draw_value (GTK_SCALE (self->scale), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_signal_connect_object (self->scale, "change-value", G_CALLBACK (on_change_value), self, 0);
  gtk_box_append (GTK_BOX (self->box), self->scale);
}

/* (nullable): what a display below the question says of one end: itemControl lower or upper */
static const char *
find_end (const AntItem *item, const char *control, const char *lang)
{
  for (guint i = 0; i < ant_item_get_n_children (item); i++) {
    const AntItem *child = ant_item_get_child (item, i);

    if (g_strcmp0 (ant_item_get_control (child), control) == 0)
      return ant_item_get_text (child, lang, NULL);
  }

  return NULL;
}

static void
add_ends (AntSliderEditor *self, const AntItem *item, const char *lang)
{
  const char *lower = find_end (item, "lower", lang);
  const char *upper = find_end (item, "upper", lang);
  GtkWidget  *row;
  GtkWidget  *end;

  if (lower == NULL && upper == NULL)
    return;

  row = ant_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  end = ant_text_new (upper, "hint");
  gtk_label_set_xalign (GTK_LABEL (end), 1);
  gtk_widget_set_hexpand (end, TRUE);
  gtk_box_append (GTK_BOX (row), ant_text_new (lower, "hint"));
  gtk_box_append (GTK_BOX (row), end);
  gtk_box_append (GTK_BOX (self->box), row);
}

static void
ant_slider_editor_init (AntSliderEditor *self)
{
  self->box = ant_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * ant_slider_editor_suits:
 *
 * Whether @item asks for a slider (itemControl) and says from where to where it goes; without both
 * ends a limit would have to be made up.
 */
gboolean
ant_slider_editor_suits (const AntItem *item)
{
  Steps steps;

  return g_strcmp0 (ant_item_get_control (item), "slider") == 0 && read_steps (item, &steps);
}

static void
restore (AntSliderEditor *self, AntValue *answer)
{
  AntDecimal number;

  if (!parse (answer, &number) ||
      !divide (ant_decimal_add (number, ant_decimal_negate (self->steps.least)), self->steps.step,
               &self->at))
    return;
  self->at = CLAMP (self->at, 0, self->steps.n);
  self->answer = ant_value_ref (answer);
}

/**
 * ant_slider_editor_new:
 * @item: a question that ant_slider_editor_suits() says yes to
 *
 * Returns: buttons, the number, and a scale
 */
AntEditor *
ant_slider_editor_new (const AntItem *item, GPtrArray *answers, const char *lang)
{
  AntSliderEditor *self = g_object_new (ANT_TYPE_SLIDER_EDITOR, NULL);
  g_autofree char *name = ant_question_text_new (item, lang);

  g_return_val_if_fail (read_steps (item, &self->steps), ANT_EDITOR (self));

  self->type =
      ant_item_get_item_type (item) == ANT_ITEM_INTEGER ? ANT_VALUE_INTEGER : ANT_VALUE_DECIMAL;
  self->unit = ant_item_get_unit (item);
  add_number (self);
  add_scale (self, name);
  add_ends (self, item, lang);
  if (answers->len > 0)
    restore (self, g_ptr_array_index (answers, 0));
  refresh (self);

  return ANT_EDITOR (self);
}
