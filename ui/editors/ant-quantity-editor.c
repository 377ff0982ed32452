/* ant-quantity-editor.c - a number and what it counts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-quantity-editor"

#include <glib/gi18n.h>

#include "ant-answer-text.h"
#include "ant-box.h"
#include "ant-choice-button.h"
#include "ant-contact.h"
#include "ant-editor.h"
#include "ant-field.h"
#include "ant-scaffold.h"
#include "ant-tiles.h"

#define LONGEST   20
#define UNIT_MM   45
#define N_COLUMNS 4

#define ANT_TYPE_QUANTITY_EDITOR (ant_quantity_editor_get_type ())
G_DECLARE_FINAL_TYPE (AntQuantityEditor, ant_quantity_editor, ANT, QUANTITY_EDITOR, AntEditor)

/**
 * AntQuantityEditor:
 *
 * A field for the number, which keeps every digit that was typed. The one unit there is stands
 * beside it; several are buttons below it.
 */
struct _AntQuantityEditor {
  AntEditor parent_instance;

  GtkWidget *box;
  GtkWidget *row;
  GtkWidget *field;
  GPtrArray *units;   /* of AntValue, codings */
  GPtrArray *buttons; /* borrowed GtkToggleButton, one a unit where there are several */
  GtkWidget *wrong;   /* borrowed: what is to be mended, as last read */
};

G_DEFINE_FINAL_TYPE (AntQuantityEditor, ant_quantity_editor, ANT_TYPE_EDITOR)

static const char *
get_unit_words (const AntValue *unit)
{
  return ant_value_get_display (unit) != NULL ? ant_value_get_display (unit)
                                              : ant_value_get_text (unit);
}

static const AntValue *
find_unit (AntQuantityEditor *self)
{
  if (self->buttons->len == 0)
    return self->units->len > 0 ? self->units->pdata[0] : NULL;

  for (guint i = 0; i < self->buttons->len; i++) {
    if (gtk_toggle_button_get_active (self->buttons->pdata[i]))
      return self->units->pdata[i];
  }

  return NULL;
}

static AntValue *
make_value (const char *number, const AntValue *unit)
{
  if (unit == NULL)
    return ant_value_new_quantity (number, NULL, NULL, NULL);

  return ant_value_new_quantity (number, get_unit_words (unit), ant_value_get_system (unit),
                                 ant_value_get_text (unit));
}

static GPtrArray *
ant_quantity_editor_read (AntEditor *editor, char **problem)
{
  AntQuantityEditor *self = ANT_QUANTITY_EDITOR (editor);
  g_autofree char   *typed = ant_field_get_text (self->field);
  g_autofree char   *text = ant_contact_clean (typed, FALSE);
  g_autofree char   *number = ant_contact_fold_digits (text);
  const AntValue    *unit = find_unit (self);
  GPtrArray         *values;

  self->wrong = self->field;
  if (*number != '\0' && !ant_contact_is_decimal (number)) {
    *problem = g_strdup (_ ("Enter a number, like 12 or 1.5"));
  } else if (*number != '\0' && unit == NULL && self->buttons->len > 0) {
    *problem = g_strdup (_ ("Choose what the number is in"));
    self->wrong = self->buttons->pdata[0];
  }
  if (*problem != NULL)
    return NULL;

  values = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_value_unref);
  if (*number != '\0')
    g_ptr_array_add (values, make_value (number, unit));

  return values;
}

static GtkWidget *
ant_quantity_editor_find_wrong (AntEditor *editor, int answer)
{
  return ANT_QUANTITY_EDITOR (editor)->wrong;
}

static void
ant_quantity_editor_finalize (GObject *object)
{
  AntQuantityEditor *self = ANT_QUANTITY_EDITOR (object);

  g_ptr_array_unref (self->units);
  g_ptr_array_unref (self->buttons);

  G_OBJECT_CLASS (ant_quantity_editor_parent_class)->finalize (object);
}

static void
ant_quantity_editor_class_init (AntQuantityEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ant_quantity_editor_finalize;
  ANT_EDITOR_CLASS (klass)->find_wrong = ant_quantity_editor_find_wrong;
  ANT_EDITOR_CLASS (klass)->read = ant_quantity_editor_read;
}

static void
ant_quantity_editor_init (AntQuantityEditor *self)
{
  self->units = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_value_unref);
  self->buttons = g_ptr_array_new ();
  self->box = ant_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->row = ant_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  gtk_box_append (GTK_BOX (self->box), self->row);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
load_units (AntQuantityEditor *self, const AntItem *item)
{
  AntValue *only = ant_item_dup_unit (item);

  for (guint i = 0; i < ant_item_get_n_units (item); i++)
    g_ptr_array_add (self->units, ant_value_ref (ant_item_get_unit_option (item, i)));
  if (self->units->len == 0 && only != NULL)
    g_ptr_array_add (self->units, g_steal_pointer (&only));
  g_clear_pointer (&only, ant_value_unref);
}

static gboolean
is_in (AntValue *quantity, const AntValue *unit)
{
  const char *words = quantity != NULL ? ant_value_get_unit (quantity) : NULL;

  return words != NULL && (g_str_equal (words, get_unit_words (unit)) ||
                           g_str_equal (words, ant_value_get_text (unit)));
}

static void
add_buttons (AntQuantityEditor *self, AntValue *answer)
{
  GtkWidget *tiles = ant_tiles_new (UNIT_MM, N_COLUMNS);

  for (guint i = 0; i < self->units->len; i++) {
    const AntValue *unit = self->units->pdata[i];
    GtkWidget      *button = ant_choice_button_new (get_unit_words (unit), NULL, NULL, TRUE);

    if (i > 0)
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), self->buttons->pdata[0]);
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), is_in (answer, unit));
    g_signal_connect_object (button, "toggled", G_CALLBACK (ant_editor_note_change), self,
                             G_CONNECT_SWAPPED);
    g_ptr_array_add (self->buttons, button);
    ant_tiles_append (ANT_TILES (tiles), button);
  }
  gtk_box_append (GTK_BOX (self->box), tiles);
}

/**
 * ant_quantity_editor_new:
 *
 * Returns: a field for the number, with its unit or the units to choose from
 */
AntEditor *
ant_quantity_editor_new (const AntItem *item, GPtrArray *answers, const char *lang)
{
  AntQuantityEditor *self = g_object_new (ANT_TYPE_QUANTITY_EDITOR, NULL);
  g_autofree char   *name = ant_question_text_new (item, lang);
  AntValue          *answer = answers->len > 0 ? g_ptr_array_index (answers, 0) : NULL;

  self->field = self->wrong = ant_field_new_line (GTK_INPUT_PURPOSE_NUMBER, LONGEST);
  ant_field_set_name (self->field, name);
  ant_field_set_text (self->field, answer != NULL ? ant_value_get_text (answer) : "");
  ant_field_connect_changed (self->field, G_CALLBACK (ant_editor_note_change), self);
  gtk_widget_set_hexpand (self->field, TRUE);
  gtk_box_append (GTK_BOX (self->row), self->field);

  load_units (self, item);
  if (self->units->len == 1)
    gtk_box_append (GTK_BOX (self->row),
                    ant_text_new (get_unit_words (self->units->pdata[0]), "strong"));
  else if (self->units->len > 1)
    add_buttons (self, answer);

  return ANT_EDITOR (self);
}
