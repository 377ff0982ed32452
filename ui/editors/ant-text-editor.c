/* ant-text-editor.c - words, a number, a telephone number, an email address
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-text-editor"

#include <glib/gi18n.h>

#include "ant-answer-text.h"
#include "ant-box.h"
#include "ant-contact.h"
#include "ant-editor.h"
#include "ant-field.h"
#include "ant-scaffold.h"

#define LONGEST_LINE 250
#define LONGEST_TEXT 2000

#define ANT_TYPE_TEXT_EDITOR (ant_text_editor_get_type ())
G_DECLARE_FINAL_TYPE (AntTextEditor, ant_text_editor, ANT, TEXT_EDITOR, AntEditor)

/**
 * AntTextEditor:
 *
 * A field for one line or for several. What was typed is kept as it was typed, less the control
 * characters and the white space round it; a number in the digits that are read everywhere.
 */
struct _AntTextEditor {
  AntEditor parent_instance;

  const AntItem *item; /* borrowed; the form outlives the page */
  GtkWidget     *field;
};

G_DEFINE_FINAL_TYPE (AntTextEditor, ant_text_editor, ANT_TYPE_EDITOR)

static char *
find_problem (const AntItem *item, const char *text)
{
  const char *keyboard = ant_item_get_keyboard (item);

  if (g_strcmp0 (keyboard, "phone") == 0 && !ant_contact_is_phone (text))
    return g_strdup (_ ("Enter a phone number with digits only, like 07700 900123"));
  if (g_strcmp0 (keyboard, "email") == 0 && !ant_contact_is_email (text))
    return g_strdup (_ ("Enter an email address with an @ in it, like name@example.com"));
  if (ant_item_get_item_type (item) == ANT_ITEM_INTEGER && !ant_contact_is_integer (text))
    return g_strdup (_ ("Enter a whole number, like 12"));
  if (ant_item_get_item_type (item) == ANT_ITEM_DECIMAL && !ant_contact_is_decimal (text))
    return g_strdup (_ ("Enter a number, like 12 or 1.5"));
  if (ant_item_get_item_type (item) == ANT_ITEM_URL && !ant_contact_is_url (text))
    return g_strdup (_ ("Enter a web address without spaces, like www.example.com"));

  return NULL;
}

static AntValueType
choose_value_type (const AntItem *item)
{
  switch ((int) ant_item_get_item_type (item)) {
  case ANT_ITEM_INTEGER:
    return ANT_VALUE_INTEGER;
  case ANT_ITEM_DECIMAL:
    return ANT_VALUE_DECIMAL;
  case ANT_ITEM_URL:
    return ANT_VALUE_URI;
  default:
    return ANT_VALUE_STRING;
  }
}

static gboolean
is_number (const AntItem *item)
{
  AntItemType type = ant_item_get_item_type (item);

  return type == ANT_ITEM_INTEGER || type == ANT_ITEM_DECIMAL ||
         g_strcmp0 (ant_item_get_keyboard (item), "phone") == 0;
}

static char *
read_text (AntTextEditor *self)
{
  g_autofree char *typed = ant_field_get_text (self->field);
  g_autofree char *text =
      ant_contact_clean (typed, ant_item_get_item_type (self->item) == ANT_ITEM_TEXT);

  return is_number (self->item) ? ant_contact_fold_digits (text) : g_steal_pointer (&text);
}

static AntValue *
make_value (const AntItem *item, const char *text)
{
  return ant_item_get_item_type (item) == ANT_ITEM_REFERENCE
             ? ant_value_new_named (text)
             : ant_value_new_text (choose_value_type (item), text);
}

/* What was typed before, as it was typed. */
static const char *
get_text (GPtrArray *answers)
{
  const AntValue *answer = answers->len > 0 ? g_ptr_array_index (answers, 0) : NULL;

  if (answer == NULL)
    return "";

  return ant_value_get_value_type (answer) == ANT_VALUE_REFERENCE &&
                 ant_value_get_display (answer) != NULL
             ? ant_value_get_display (answer)
             : ant_value_get_text (answer);
}

static GPtrArray *
ant_text_editor_read (AntEditor *editor, char **problem)
{
  AntTextEditor   *self = ANT_TEXT_EDITOR (editor);
  g_autofree char *text = read_text (self);
  GPtrArray       *values;

  if (*text != '\0') {
    *problem = find_problem (self->item, text);
    if (*problem != NULL)
      return NULL;
  }

  values = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_value_unref);
  if (*text != '\0')
    g_ptr_array_add (values, make_value (self->item, text));

  return values;
}

static GtkWidget *
ant_text_editor_find_wrong (AntEditor *editor, int answer)
{
  return ANT_TEXT_EDITOR (editor)->field;
}

static void
ant_text_editor_class_init (AntTextEditorClass *klass)
{
  ANT_EDITOR_CLASS (klass)->find_wrong = ant_text_editor_find_wrong;
  ANT_EDITOR_CLASS (klass)->read = ant_text_editor_read;
}

static void
ant_text_editor_init (AntTextEditor *self)
{
}

/* The keyboards of numbers have no minus. */
static gboolean
may_be_negative (const AntItem *item)
{
  const AntValue *least = ant_item_get_min_value (item);

  return least != NULL && *ant_value_get_text (least) == '-';
}

static GtkInputPurpose
choose_purpose (const AntItem *item)
{
  const char *keyboard = ant_item_get_keyboard (item);

  if (g_strcmp0 (keyboard, "phone") == 0)
    return GTK_INPUT_PURPOSE_PHONE;
  if (g_strcmp0 (keyboard, "email") == 0)
    return GTK_INPUT_PURPOSE_EMAIL;
  if (g_strcmp0 (keyboard, "url") == 0 || ant_item_get_item_type (item) == ANT_ITEM_URL)
    return GTK_INPUT_PURPOSE_URL;
  if (may_be_negative (item))
    return GTK_INPUT_PURPOSE_FREE_FORM;
  if (ant_item_get_item_type (item) == ANT_ITEM_INTEGER)
    return GTK_INPUT_PURPOSE_DIGITS;
  if (ant_item_get_item_type (item) == ANT_ITEM_DECIMAL)
    return GTK_INPUT_PURPOSE_NUMBER;

  return GTK_INPUT_PURPOSE_FREE_FORM;
}

static GtkWidget *
put_unit_beside (GtkWidget *field, const AntItem *item)
{
  GtkWidget *row = ant_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  gtk_widget_set_hexpand (field, TRUE);
  gtk_box_append (GTK_BOX (row), field);
  gtk_box_append (GTK_BOX (row), ant_text_new (ant_item_get_unit (item), "strong"));

  return row;
}

/**
 * ant_text_editor_new:
 *
 * Returns: a field of the right kind; numbers, telephone numbers and addresses run left to right in
 *   every language
 */
AntEditor *
ant_text_editor_new (const AntItem *item, GPtrArray *answers, const char *lang)
{
  AntTextEditor   *self = g_object_new (ANT_TYPE_TEXT_EDITOR, NULL);
  g_autofree char *name = ant_question_text_new (item, lang);
  gboolean         is_long = ant_item_get_item_type (item) == ANT_ITEM_TEXT;
  int              longest = ant_item_get_max_length (item);
  const char      *text = get_text (answers);
  GtkWidget       *box = ant_box_new (GTK_ORIENTATION_VERTICAL, 1.5);

  if (longest < 0)
    longest = is_long ? LONGEST_TEXT : LONGEST_LINE;
  self->item = item;
  self->field =
      is_long ? ant_field_new_text (longest) : ant_field_new_line (choose_purpose (item), longest);
  ant_field_set_text (self->field, text);
  ant_field_set_name (self->field, name);
  ant_field_connect_changed (self->field, G_CALLBACK (ant_editor_note_change), self);
  gtk_box_append (GTK_BOX (box), ant_item_get_unit (item) != NULL
                                     ? put_unit_beside (self->field, item)
                                     : self->field);
  gtk_box_append (GTK_BOX (box), ant_field_new_limit_note (self->field, longest));
  gtk_widget_set_parent (box, GTK_WIDGET (self));

  return ANT_EDITOR (self);
}
