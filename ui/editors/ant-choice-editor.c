/* ant-choice-editor.c - one or several options as large buttons, in as many columns as fit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-choice-editor"

#include <glib/gi18n.h>

#include "ant-box.h"
#include "ant-choice-button.h"
#include "ant-choice-find.h"
#include "ant-contact.h"
#include "ant-drawing.h"
#include "ant-editor.h"
#include "ant-field.h"
#include "ant-tiles.h"

#define PICTURE_MM   72
#define WORDS_MM     95
#define LONG_LIST    12
#define UPRIGHT_LIST 8  /* answers below each other that an upright screen shows at once */
#define ENDLESS      30 /* from so many options on a person may type a part of one */
#define LONGEST      250
#define OPEN_LABEL   "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-openLabel"

#define ANT_TYPE_CHOICE_EDITOR (ant_choice_editor_get_type ())
G_DECLARE_FINAL_TYPE (AntChoiceEditor, ant_choice_editor, ANT, CHOICE_EDITOR, AntEditor)

typedef struct {
  GtkToggleButton *button; /* borrowed; our child */
  AntValue        *value;  /* (nullable): what is in the field, where the option is "Other" */
  char            *words;
  gboolean         is_exclusive;
  gboolean         is_offered; /* as things are answered */
} Option;

/**
 * AntChoiceEditor:
 *
 * Options as buttons. An exclusive option ("None of these") clears the rest, and choosing another
 * clears it. An open choice has one more, "Other", with a field that shows while it is chosen.
 */
struct _AntChoiceEditor {
  AntEditor parent_instance;

  GtkWidget     *box;
  AntChoiceFind *find; /* (nullable) of a list that is very long */
  GtkWidget     *tiles;
  GtkWidget     *other;     /* (nullable) the field of an open choice */
  GtkWidget     *other_box; /* (nullable) that field, and what is said of it */
  GArray        *options;   /* of Option */
  gboolean       is_one_of_many;
  gboolean       is_settling; /* while one toggle brings about others */
};

G_DEFINE_FINAL_TYPE (AntChoiceEditor, ant_choice_editor, ANT_TYPE_EDITOR)

static void
clear_option (gpointer data)
{
  Option *option = data;

  g_clear_pointer (&option->value, ant_value_unref);
  g_clear_pointer (&option->words, g_free);
}

static AntValue *
read_other (AntChoiceEditor *self)
{
  g_autofree char *typed = ant_field_get_text (self->other);
  g_autofree char *text = ant_contact_clean (typed, FALSE);

  return *text != '\0' ? ant_value_new_text (ANT_VALUE_STRING, text) : NULL;
}

static GPtrArray *
ant_choice_editor_read (AntEditor *editor, char **problem)
{
  AntChoiceEditor *self = ANT_CHOICE_EDITOR (editor);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_value_unref);

  for (guint i = 0; i < self->options->len; i++) {
    Option   *option = &g_array_index (self->options, Option, i);
    AntValue *value;

    if (!gtk_toggle_button_get_active (option->button))
      continue;
    value = option->value != NULL ? ant_value_ref (option->value) : read_other (self);
    if (value == NULL) {
      *problem = g_strdup (_ ("Write your own answer, or choose another"));
      return NULL;
    }
    g_ptr_array_add (values, value);
  }

  return g_steal_pointer (&values);
}

/* What is chosen stays, for the person to see why the form does not take it. */
static void
show_options (AntChoiceEditor *self)
{
  guint n_found = 0;

  for (guint i = 0; i < self->options->len; i++) {
    const Option *option = &g_array_index (self->options, Option, i);
    gboolean      is_found = self->find == NULL || option->value == NULL ||
                        ant_choice_find_takes (self->find, option->words);

    n_found += is_found && option->is_offered && option->value != NULL;
    gtk_widget_set_visible (GTK_WIDGET (option->button),
                            gtk_toggle_button_get_active (option->button) ||
                                (is_found && option->is_offered));
  }
  if (self->find != NULL)
    ant_choice_find_set_found (self->find, n_found > 0);
}

static void
ant_choice_editor_offer (AntEditor *editor, AntSession *session, const char *path)
{
  AntChoiceEditor *self = ANT_CHOICE_EDITOR (editor);

  for (guint i = 0; i < self->options->len; i++) {
    Option *option = &g_array_index (self->options, Option, i);

    option->is_offered = option->value == NULL || ant_session_offers (session, path, option->value);
  }
  show_options (self);
}

static GtkWidget *
ant_choice_editor_find_wrong (AntEditor *editor, int answer)
{
  AntChoiceEditor *self = ANT_CHOICE_EDITOR (editor);

  return self->other != NULL && gtk_widget_get_visible (self->other) ? self->other : self->tiles;
}

static void
on_toggled (GtkToggleButton *button, AntChoiceEditor *self)
{
  gboolean is_exclusive = FALSE;

  if (self->is_settling)
    return;

  for (guint i = 0; i < self->options->len; i++) {
    Option *option = &g_array_index (self->options, Option, i);

    if (option->button == button)
      is_exclusive = option->is_exclusive;
  }

  self->is_settling = TRUE;
  for (guint i = 0; gtk_toggle_button_get_active (button) && i < self->options->len; i++) {
    Option *option = &g_array_index (self->options, Option, i);

    if (option->button != button && (self->is_one_of_many || is_exclusive || option->is_exclusive))
      gtk_toggle_button_set_active (option->button, FALSE);
  }
  self->is_settling = FALSE;
  ant_editor_note_change (ANT_EDITOR (self));
}

static void
ant_choice_editor_finalize (GObject *object)
{
  g_array_unref (ANT_CHOICE_EDITOR (object)->options);

  G_OBJECT_CLASS (ant_choice_editor_parent_class)->finalize (object);
}

static void
ant_choice_editor_class_init (AntChoiceEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ant_choice_editor_finalize;
  ANT_EDITOR_CLASS (klass)->find_wrong = ant_choice_editor_find_wrong;
  ANT_EDITOR_CLASS (klass)->offer = ant_choice_editor_offer;
  ANT_EDITOR_CLASS (klass)->read = ant_choice_editor_read;
}

static void
ant_choice_editor_init (AntChoiceEditor *self)
{
  self->options = g_array_new (FALSE, FALSE, sizeof (Option));
  g_array_set_clear_func (self->options, clear_option);
}

static void
on_other_toggled (GtkToggleButton *button, AntChoiceEditor *self)
{
  gboolean is_active = gtk_toggle_button_get_active (button);

  gtk_widget_set_visible (self->other_box, is_active);
  if (is_active)
    gtk_widget_grab_focus (self->other);
}

static gboolean
is_chosen (GPtrArray *answers, AntValue *value)
{
  for (guint i = 0; i < answers->len; i++) {
    if (ant_value_equals (g_ptr_array_index (answers, i), value))
      return TRUE;
  }

  return FALSE;
}

static GtkWidget *
add_option (AntChoiceEditor *self,
            AntValue        *value,
            const char      *text,
            const char      *lang,
            const char      *illustration,
            gboolean         is_exclusive,
            gboolean         is_active)
{
  GtkWidget *button = ant_choice_button_new (text, lang, illustration, self->is_one_of_many);
  Option     option = { GTK_TOGGLE_BUTTON (button), value, g_strdup (text), is_exclusive, TRUE };

  gtk_toggle_button_set_active (option.button, is_active);
  g_array_append_val (self->options, option);
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_toggled), self, 0);
  ant_tiles_append (ANT_TILES (self->tiles), button);

  return button;
}

static void
add_yes_no (AntChoiceEditor *self, GPtrArray *answers)
{
  static const gboolean values[] = { TRUE, FALSE };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++) {
    AntValue *value = ant_value_new_boolean (values[i]);

    add_option (self, value, values[i] ? _ ("Yes") : _ ("No"), NULL, NULL, FALSE,
                is_chosen (answers, value));
  }
}

static void
add_options (AntChoiceEditor *self, const AntItem *item, GPtrArray *answers, const char *lang)
{
  for (guint i = 0; i < ant_item_get_n_options (item); i++) {
    const AntOption *option = ant_item_get_option (item, i);
    AntValue        *value = ant_option_get_value (option);
    const char      *text_lang = NULL;
    const char      *text = ant_option_get_text (option, lang, &text_lang);

    add_option (self, ant_value_ref (value), text, text_lang, ant_option_get_illustration (option),
                ant_option_is_exclusive (option), is_chosen (answers, value));
  }
}

/* (nullable): the answer that is none of the options */
static const char *
find_other (const AntItem *item, GPtrArray *answers)
{
  for (guint k = 0; k < answers->len; k++) {
    AntValue *answer = g_ptr_array_index (answers, k);
    gboolean  is_option = FALSE;

    for (guint i = 0; i < ant_item_get_n_options (item); i++)
      is_option |= ant_value_equals (ant_option_get_value (ant_item_get_option (item, i)), answer);
    if (!is_option && ant_value_get_value_type (answer) == ANT_VALUE_STRING)
      return ant_value_get_text (answer);
  }

  return NULL;
}

static void
add_other (AntChoiceEditor *self, const AntItem *item, GPtrArray *answers)
{
  const char *label = ant_item_get_extension_code (item, OPEN_LABEL);
  const char *text = find_other (item, answers);
  int         longest = ant_item_get_max_length (item);
  GtkWidget  *button;

  if (longest <= 0)
    longest = LONGEST;
  if (label == NULL)
    label = _ ("Other, please say");
  self->other = ant_field_new_line (GTK_INPUT_PURPOSE_FREE_FORM, longest);
  ant_field_set_name (self->other, label);
  ant_field_set_text (self->other, text != NULL ? text : "");
  ant_field_connect_changed (self->other, G_CALLBACK (ant_editor_note_change), self);
  self->other_box = ant_box_new (GTK_ORIENTATION_VERTICAL, 1.5);
  gtk_widget_set_visible (self->other_box, text != NULL);
  gtk_box_append (GTK_BOX (self->other_box), self->other);
  gtk_box_append (GTK_BOX (self->other_box), ant_field_new_limit_note (self->other, longest));
  gtk_box_append (GTK_BOX (self->box), self->other_box);

  button = add_option (self, NULL, label, NULL, NULL, FALSE, text != NULL);
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_other_toggled), self, 0);
}

/* Pictures stand side by side; lists of words in two columns, long ones in three; a few words in
 * one, and where a screen is upright any that it has the height for. */
static GtkWidget *
make_tiles (const AntItem *item)
{
  guint      n = ant_item_get_n_options (item);
  GtkWidget *tiles;

  for (guint i = 0; i < n; i++) {
    if (ant_drawing_exists (ant_option_get_illustration (ant_item_get_option (item, i))))
      return ant_tiles_new (PICTURE_MM, 4);
  }

  tiles = ant_tiles_new (WORDS_MM, n > LONG_LIST ? 3 : n == 0 || n > 4 ? 2 : 1);
  if (n > 0 && n <= UPRIGHT_LIST)
    ant_tiles_set_most_upright (ANT_TILES (tiles), 1);

  return tiles;
}

static void
add_find (AntChoiceEditor *self)
{
  self->find = ANT_CHOICE_FIND (ant_choice_find_new ());
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->find));
  g_signal_connect_object (self->find, "changed", G_CALLBACK (show_options), self,
                           G_CONNECT_SWAPPED);
}

/**
 * ant_choice_editor_new:
 *
 * Returns: buttons for the item's options, or Yes and No for a boolean; a field for what an open
 *   choice does not offer
 */
AntEditor *
ant_choice_editor_new (const AntItem *item, GPtrArray *answers, const char *lang)
{
  AntChoiceEditor *self = g_object_new (ANT_TYPE_CHOICE_EDITOR, NULL);
  gboolean         is_boolean = ant_item_get_item_type (item) == ANT_ITEM_BOOLEAN;

  self->is_one_of_many = is_boolean || !ant_item_is_repeating (item);
  self->tiles = make_tiles (item);
  self->box = ant_box_new (GTK_ORIENTATION_VERTICAL, 4);
  if (ant_item_get_n_options (item) >= ENDLESS)
    add_find (self);
  gtk_box_append (GTK_BOX (self->box), self->tiles);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  if (is_boolean)
    add_yes_no (self, answers);
  else
    add_options (self, item, answers, lang);
  if (ant_item_get_item_type (item) == ANT_ITEM_OPEN_CHOICE)
    add_other (self, item, answers);

  return ANT_EDITOR (self);
}
