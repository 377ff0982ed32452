/* ant-key-grid.c - the keys of one layer, to press
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-key-grid"

#include "ant-key-grid.h"

#include <glib/gi18n.h>

#include "ant-icon.h"

#define HOLD_FACTOR     0.8 /* of GTK's long press of 500 ms */
#define REPEAT_MS       100
#define PAD_COLUMNS     (6 * ANT_KEY_UNIT) /* so few, and the signs can be large */
#define LEAST_HEIGHT    0.65 /* of what the theme asks; a low key beats a page cut off */
#define WIDEST_PER_HIGH 1.5  /* a key of width 1 grows no wider than that */

/* how a key looks */
typedef struct {
  const AntKey *key;    /* borrowed from the layout */
  GtkWidget    *button; /* borrowed; a child of the grid */
  GtkWidget    *label;  /* borrowed; NULL where there is an icon */
  GtkWidget    *corner; /* borrowed; what shift would type; NULL: its capital, or nothing */
} Face;

/**
 * AntKeyGrid:
 *
 * One layer of a keyboard as buttons without gaps between them: what looks like a gap belongs to
 * the nearest key. The buttons take no focus and stay the same when shift changes, so a finger that
 * is down on one loses nothing by what another does. The places of keys are physical: they never
 * mirror.
 *
 * The signal `key` says that a key was let go, or goes on being held.
 */
struct _AntKeyGrid {
  GtkWidget parent_instance;

  AntKeyboardLayout *layout;
  const AntKeyLayer *layer; /* borrowed from @layout */
  GPtrArray         *faces; /* of Face, one a key of the layer and in its order */
  AntShift           shift;
  const Face        *held; /* the key that repeats; NULL: none */
  guint              repeat_id;
};

G_DEFINE_FINAL_TYPE (AntKeyGrid, ant_key_grid, GTK_TYPE_WIDGET)

enum {
  KEY,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* A sign that cannot be read aloud as itself, in words. */
static const char *
name_sign (const char *text)
{
  static const struct {
    const char *text, *name;
  } signs[] = {
    { ".", N_ ("Full stop") },
    { ",", N_ ("Comma") },
    { "-", N_ ("Hyphen") },
    { "'", N_ ("Apostrophe") },
    { "_", N_ ("Underscore") },
    { "@", N_ ("At sign") },
    { "(", N_ ("Open bracket") },
    { ")", N_ ("Close bracket") },
    { ":", N_ ("Colon") },
    { ";", N_ ("Semicolon") },
    { "!", N_ ("Exclamation mark") },
    { "?", N_ ("Question mark") },
    { "/", N_ ("Slash") },
    { "\"", N_ ("Quotation mark") },
    { "+", N_ ("Plus") },
    { "=", N_ ("Equals") },
    { "#", N_ ("Hash") },
    { "*", N_ ("Asterisk") },
    { "&", N_ ("And sign") },
    { "%", N_ ("Percent") },
    { "£", N_ ("Pound") },
    { "€", N_ ("Euro") },
    { "$", N_ ("Dollar") },
    { "^", N_ ("Caret") },
    { "`", N_ ("Backtick") },
    { "{", N_ ("Open brace") },
    { "|", N_ ("Vertical bar") },
    { "}", N_ ("Close brace") },
    { "~", N_ ("Tilde") },
    { "„", N_ ("Open quotation mark") },
    { "”", N_ ("Close quotation mark") },
    { "–", N_ ("Dash") },
    { "…", N_ ("Ellipsis") },
    { "°", N_ ("Degree") },
    { "§", N_ ("Section") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_equal (signs[i].text, text))
      return _ (signs[i].name);

  return text;
}

/* A vowel mark, which has no room of its own, stands on the stroke that joins letters. */
static char *
show (const char *text)
{
  if (g_unichar_ismark (g_utf8_get_char (text)))
    return g_strconcat ("\u0640", text, NULL);

  return g_strdup (text);
}

static void
name (GtkWidget *button, const char *words)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
}

static void
update_text_face (AntKeyGrid *self, Face *face)
{
  const AntKey    *key = face->key;
  gboolean         is_shifted = self->shift != ANT_SHIFT_OFF && key->shifted != NULL;
  const char      *own = is_shifted ? key->shifted_name : key->name;
  const char      *text = is_shifted ? key->shifted : key->text;
  g_autofree char *shown = show (text);

  gtk_label_set_label (GTK_LABEL (face->label), shown);
  name (face->button, own != NULL ? own : name_sign (text));

  if (face->corner != NULL) {
    g_autofree char *other = show (is_shifted ? key->text : key->shifted);

    gtk_label_set_label (GTK_LABEL (face->corner), other);
  }
}

static void
update_shift_face (AntKeyGrid *self, Face *face)
{
  if (self->shift == ANT_SHIFT_OFF)
    gtk_widget_remove_css_class (face->button, "key-active");
  else
    gtk_widget_add_css_class (face->button, "key-active");
  if (self->shift == ANT_SHIFT_LOCKED)
    gtk_widget_add_css_class (face->button, "key-locked");
  else
    gtk_widget_remove_css_class (face->button, "key-locked");

  name (face->button, self->shift == ANT_SHIFT_LOCKED ? _ ("Capitals locked") : _ ("Shift"));
  gtk_accessible_update_state (GTK_ACCESSIBLE (face->button), GTK_ACCESSIBLE_STATE_PRESSED,
                               self->shift == ANT_SHIFT_OFF ? GTK_ACCESSIBLE_TRISTATE_FALSE
                                                            : GTK_ACCESSIBLE_TRISTATE_TRUE,
                               -1);
}

static void
stop_repeating (AntKeyGrid *self)
{
  g_clear_handle_id (&self->repeat_id, g_source_remove);
  if (self->held != NULL)
    gtk_widget_remove_css_class (self->held->button, "key-held");
  self->held = NULL;
}

static gboolean
repeat (gpointer user_data)
{
  g_autoptr (AntKeyGrid) self = g_object_ref (user_data);

  g_signal_emit (self, signals[KEY], 0, self->held->key);

  return self->repeat_id != 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
on_hold (GtkGesture *gesture, double x, double y, Face *face)
{
  AntKeyGrid *self = ANT_KEY_GRID (gtk_widget_get_parent (face->button));

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  stop_repeating (self);
  self->held = face;
  gtk_widget_add_css_class (face->button, "key-held");
  self->repeat_id = g_timeout_add (REPEAT_MS, repeat, self);
  g_signal_emit (self, signals[KEY], 0, self->held->key);
}

static void
on_hold_end (GtkGesture *gesture, GdkEventSequence *sequence, Face *face)
{
  stop_repeating (ANT_KEY_GRID (gtk_widget_get_parent (face->button)));
}

static void
on_clicked (GtkButton *button, Face *face)
{
  g_signal_emit (gtk_widget_get_parent (face->button), signals[KEY], 0, face->key);
}

static void
watch_hold (Face *face)
{
  GtkGesture *gesture = gtk_gesture_long_press_new ();

  gtk_gesture_long_press_set_delay_factor (GTK_GESTURE_LONG_PRESS (gesture), HOLD_FACTOR);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  g_signal_connect (gesture, "pressed", G_CALLBACK (on_hold), face);
  g_signal_connect (gesture, "end", G_CALLBACK (on_hold_end), face);
  gtk_widget_add_controller (face->button, GTK_EVENT_CONTROLLER (gesture));
}

static GtkWidget *
make_label (const char *text, const char *language)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END); /* words never widen a key */
  if (language != NULL) {
    g_autoptr (PangoAttrList) attrs = pango_attr_list_new ();

    pango_attr_list_insert (attrs, pango_attr_language_new (pango_language_from_string (language)));
    gtk_label_set_attributes (GTK_LABEL (label), attrs);
  }

  return label;
}

static void
set_text_face (AntKeyGrid *self, Face *face)
{
  const char *language = ant_keyboard_layout_get_language (self->layout);
  GtkWidget  *overlay;

  face->label = make_label (NULL, language);
  if (!face->key->is_pair) {
    gtk_button_set_child (GTK_BUTTON (face->button), face->label);
    return;
  }

  overlay = gtk_overlay_new ();
  face->corner = make_label (NULL, language);
  gtk_widget_set_direction (overlay, GTK_TEXT_DIR_LTR);
  gtk_widget_set_halign (face->corner, GTK_ALIGN_END);
  gtk_widget_set_valign (face->corner, GTK_ALIGN_START);
  gtk_widget_add_css_class (face->label, "key-main");
  gtk_widget_add_css_class (face->corner, "key-corner");
  gtk_overlay_set_child (GTK_OVERLAY (overlay), face->label);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), face->corner);
  gtk_button_set_child (GTK_BUTTON (face->button), overlay);
}

/* An icon where there is one, else words. Keys lie the same way round for every language. */
static void
set_action_face (Face *face, const char *icon, const char *words)
{
  if (icon != NULL) {
    GtkWidget *face_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
    GtkWidget *image = ant_icon_new_as_drawn (icon);

    gtk_widget_set_halign (image, GTK_ALIGN_CENTER); /* or it would grow with the key */
    gtk_widget_set_valign (image, GTK_ALIGN_CENTER);
    gtk_widget_set_hexpand (image, TRUE);
    gtk_box_append (GTK_BOX (face_box), image);
    gtk_button_set_child (GTK_BUTTON (face->button), face_box);
  } else {
    face->label = make_label (words, NULL);
    gtk_button_set_child (GTK_BUTTON (face->button), face->label);
  }
}

static void
set_face (AntKeyGrid *self, Face *face)
{
  const char *language_name = ant_keyboard_layout_get_name (self->layout);

  switch (face->key->action) {
  case ANT_KEY_TEXT:
    set_text_face (self, face);
    update_text_face (self, face);
    break;
  case ANT_KEY_SPACE:
    set_action_face (face, NULL, language_name != NULL ? language_name : "␣");
    name (face->button, _ ("Space"));
    break;
  case ANT_KEY_BACKSPACE:
    set_action_face (face, "backspace-symbolic", NULL);
    name (face->button, _ ("Backspace"));
    watch_hold (face);
    break;
  case ANT_KEY_ENTER:
    break; /* ant_key_grid_set_enter() */
  case ANT_KEY_SHIFT:
    set_action_face (face, "shift-symbolic", NULL);
    update_shift_face (self, face);
    break;
  case ANT_KEY_LAYER:
    set_action_face (face, NULL, face->key->label);
    name (face->button, face->key->label);
    break;
  case ANT_KEY_LANGUAGE:
    set_action_face (face, "globe-symbolic", NULL);
    name (face->button, _ ("Keyboard language"));
    break;
  case ANT_KEY_HIDE:
    set_action_face (face, "keyboard-hide-symbolic", NULL);
    name (face->button, _ ("Hide keyboard"));
    break;
  }
}

static void
add_face (AntKeyGrid *self, const AntKey *key)
{
  Face *face = g_new0 (Face, 1);

  face->key = key;
  face->button = gtk_button_new ();
  gtk_widget_set_focusable (face->button, FALSE);
  gtk_widget_set_focus_on_click (face->button, FALSE);
  gtk_widget_set_direction (face->button, GTK_TEXT_DIR_LTR);
  gtk_widget_add_css_class (face->button, "key");
  if (key->action == ANT_KEY_SPACE)
    gtk_widget_add_css_class (face->button, "key-space");
  else if (key->action != ANT_KEY_TEXT)
    gtk_widget_add_css_class (face->button, "key-action");
  if (key->label != NULL || (key->text != NULL && g_utf8_strlen (key->text, -1) > 2))
    gtk_widget_add_css_class (face->button, "key-wide");
  g_signal_connect (face->button, "clicked", G_CALLBACK (on_clicked), face);
  gtk_widget_set_parent (face->button, GTK_WIDGET (self));
  g_ptr_array_add (self->faces, face);

  set_face (self, face);
}

static void
ant_key_grid_measure (GtkWidget     *widget,
                      GtkOrientation orientation,
                      int            for_size,
                      int           *minimum,
                      int           *natural,
                      int           *minimum_baseline,
                      int           *natural_baseline)
{
  AntKeyGrid *self = ANT_KEY_GRID (widget);
  int         cell_width = 0, row_height = 0; /* cells in 1/ANT_KEY_UNIT keys, rounded up */

  for (guint i = 0; i < self->faces->len; i++) {
    const Face *face = self->faces->pdata[i];
    int         least, width = (int) face->key->width, height = (int) face->key->height;

    gtk_widget_measure (face->button, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
    cell_width = MAX (cell_width, (least + width - 1) / width);
    gtk_widget_measure (face->button, GTK_ORIENTATION_VERTICAL, -1, &least, NULL, NULL, NULL);
    row_height = MAX (row_height, (least + height - 1) / height);
  }

  if (orientation == GTK_ORIENTATION_VERTICAL) {
    *natural = row_height * (int) self->layer->rows;
    *minimum = (int) (*natural * LEAST_HEIGHT);
  } else {
    *minimum = cell_width * (int) self->layer->columns;
    *natural = (int) (row_height * WIDEST_PER_HIGH * self->layer->columns / ANT_KEY_UNIT);
    *natural = MAX (*minimum, *natural);
  }
}

static void
ant_key_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AntKeyGrid *self = ANT_KEY_GRID (widget);
  int         rows = (int) self->layer->rows, columns = (int) self->layer->columns;

  for (guint i = 0; i < self->faces->len; i++) {
    const Face   *face = self->faces->pdata[i];
    const AntKey *key = face->key;
    int           left = width * (int) key->column / columns;
    int           right = width * (int) (key->column + key->width) / columns;
    int           top = height * (int) key->row / rows;
    int           bottom = height * (int) (key->row + key->height) / rows;

    gtk_widget_size_allocate (face->button,
                              &(GtkAllocation){ left, top, right - left, bottom - top }, -1);
  }
}

static void
ant_key_grid_unmap (GtkWidget *widget)
{
  stop_repeating (ANT_KEY_GRID (widget));

  GTK_WIDGET_CLASS (ant_key_grid_parent_class)->unmap (widget);
}

static void
ant_key_grid_dispose (GObject *object)
{
  AntKeyGrid *self = ANT_KEY_GRID (object);

  stop_repeating (self);
  for (guint i = 0; i < self->faces->len; i++)
    gtk_widget_unparent (((Face *) self->faces->pdata[i])->button);
  g_ptr_array_set_size (self->faces, 0);

  G_OBJECT_CLASS (ant_key_grid_parent_class)->dispose (object);
}

static void
ant_key_grid_finalize (GObject *object)
{
  AntKeyGrid *self = ANT_KEY_GRID (object);

  g_ptr_array_unref (self->faces);
  g_clear_pointer (&self->layout, ant_keyboard_layout_unref);

  G_OBJECT_CLASS (ant_key_grid_parent_class)->finalize (object);
}

static void
ant_key_grid_class_init (AntKeyGridClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ant_key_grid_dispose;
  object_class->finalize = ant_key_grid_finalize;
  widget_class->measure = ant_key_grid_measure;
  widget_class->size_allocate = ant_key_grid_size_allocate;
  widget_class->unmap = ant_key_grid_unmap;

  /**
   * AntKeyGrid::key:
   * @key: the #AntKey
   */
  signals[KEY] = g_signal_new ("key", ANT_TYPE_KEY_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_css_name (widget_class, "ant-key-grid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ant_key_grid_init (AntKeyGrid *self)
{
  self->faces = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_direction (GTK_WIDGET (self), GTK_TEXT_DIR_LTR);
}

/**
 * ant_key_grid_new:
 * @layer: one of the layout's
 *
 * Returns: (transfer floating): the keys of the layer
 */
GtkWidget *
ant_key_grid_new (AntKeyboardLayout *layout, const AntKeyLayer *layer)
{
  AntKeyGrid *self = g_object_new (ANT_TYPE_KEY_GRID, NULL);

  self->layout = ant_keyboard_layout_ref (layout);
  self->layer = layer;
  if (ant_keyboard_layout_get_language (layout) != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), ant_keyboard_layout_get_language (layout));
  if (layer->columns <= PAD_COLUMNS)
    gtk_widget_add_css_class (GTK_WIDGET (self), "pad");
  for (guint i = 0; i < layer->keys->len; i++)
    add_face (self, layer->keys->pdata[i]);
  ant_key_grid_set_enter (self, ANT_ENTER_DONE);

  return GTK_WIDGET (self);
}

AntKeyboardLayout *
ant_key_grid_get_layout (AntKeyGrid *self)
{
  return self->layout;
}

/**
 * ant_key_grid_set_shift:
 *
 * Shows what the keys type with this shift.
 */
void
ant_key_grid_set_shift (AntKeyGrid *self, AntShift shift)
{
  g_return_if_fail (ANT_IS_KEY_GRID (self));

  if (self->shift == shift)
    return;

  self->shift = shift;
  for (guint i = 0; i < self->faces->len; i++) {
    Face *face = self->faces->pdata[i];

    if (face->key->action == ANT_KEY_TEXT && face->key->shifted != NULL)
      update_text_face (self, face);
    else if (face->key->action == ANT_KEY_SHIFT)
      update_shift_face (self, face);
  }
}

/**
 * ant_key_grid_set_enter:
 *
 * Says what the enter key is going to do, in the language of the program.
 */
void
ant_key_grid_set_enter (AntKeyGrid *self, AntEnter enter)
{
  static const char *const words[] = {
    [ANT_ENTER_NEXT] = N_ ("Next"),
    [ANT_ENTER_DONE] = N_ ("Done"),
    [ANT_ENTER_NEW_LINE] = N_ ("New line"),
  };

  g_return_if_fail (ANT_IS_KEY_GRID (self));

  for (guint i = 0; i < self->faces->len; i++) {
    Face *face = self->faces->pdata[i];

    if (face->key->action == ANT_KEY_ENTER) {
      set_action_face (face, enter == ANT_ENTER_NEW_LINE ? "enter-symbolic" : NULL,
                       _ (words[enter]));
      name (face->button, _ (words[enter]));
    }
  }
}

/**
 * ant_key_grid_set_next_language:
 * @own_name: (nullable): the language that the language key would change to, in its own words;
 *   %NULL: there is no other
 */
void
ant_key_grid_set_next_language (AntKeyGrid *self, const char *own_name)
{
  g_return_if_fail (ANT_IS_KEY_GRID (self));

  for (guint i = 0; i < self->faces->len; i++) {
    Face            *face = self->faces->pdata[i];
    g_autofree char *words = NULL;

    if (face->key->action != ANT_KEY_LANGUAGE)
      continue;
    gtk_widget_set_sensitive (face->button, own_name != NULL);
    words = g_strdup_printf (_ ("Keyboard language: change to %s"), own_name);
    if (own_name != NULL)
      name (face->button, words);
  }
}
