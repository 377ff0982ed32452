/* ant-keyboard.c - the on-screen keyboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-keyboard"

#include "ant-keyboard.h"

#include <glib/gi18n.h>

#include "ant-key-grid.h"
#include "ant-keyboard-layout.h"
#include "ant-typing.h"

#define SLIDE_MS       200
#define LOST_FINGER_MS 2000 /* a finger that is down this long with no word of it has left */

/**
 * AntKeyboard:
 *
 * A keyboard for the window it stands in. It follows the focus: it comes up when a field that
 * wants typing has it, with the keys that suit the field, and goes when the focus is elsewhere. It
 * takes room only while it is up: put it below the page, never over it. It keeps the field of a
 * page that scrolls in view by itself.
 *
 * It comes and goes only when no finger is down, for a page that moves under a finger turns one
 * touch into another.
 *
 * Signals: `activity` at each key, for an idle clock; `done` when the person puts it away.
 */
struct _AntKeyboard {
  GtkWidget parent_instance;

  GtkWidget  *revealer;
  GtkWidget  *stack;   /* of AntKeyGrid, named "layout/layer", made when first needed */
  GHashTable *layouts; /* of AntKeyboardLayout by id, read when first needed */

  char      *language;    /* tag */
  GStrv      languages;   /* what the language key goes through; NULL: nothing */
  GtkWidget *target;      /* weak; the field that has the focus and is on the screen */
  gboolean   is_new;      /* the keys on show were not chosen for @target yet */
  gboolean   is_put_away; /* by the person; until a field is touched again */
  AntShift   shift;
  gint64     shift_us; /* when shift was last pressed */

  GtkWidget          *root;    /* borrowed while rooted */
  GtkEventController *touches; /* borrowed; @root owns it */
  guint               fingers; /* how many are down; the mouse is one */
  guint               settle_id;
  guint               scroll_id;
  GSignalGroup       *focus;  /* of the field that has it, seen or not */
  GSignalGroup       *cursor; /* of the target */
  GSignalGroup       *page;   /* of the page's vertical adjustment */
};

G_DEFINE_FINAL_TYPE (AntKeyboard, ant_keyboard, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_LANGUAGE,
  PROP_TARGET,
  PROP_REVEALED,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

enum {
  ACTIVITY,
  DONE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void settle_soon (AntKeyboard *self);
static void on_key (AntKeyboard *self, const AntKey *key);

/* which keys */

static AntKeyboardLayout *
find_layout (AntKeyboard *self, const char *id)
{
  AntKeyboardLayout *layout = g_hash_table_lookup (self->layouts, id);

  if (layout == NULL) {
    layout = ant_keyboard_layout_new_shipped (id, NULL);
    if (layout != NULL)
      g_hash_table_insert (self->layouts, g_strdup (id), layout);
  }

  return layout;
}

static char *
name_text_layout (const char *tag)
{
  return g_strdup_printf ("text-%.*s", (int) strcspn (tag, "-_"), tag);
}

static AntKeyboardLayout *
find_text_layout (AntKeyboard *self, const char *tag)
{
  g_autofree char *id = name_text_layout (tag);

  return find_layout (self, id);
}

/* The id of the keyboard that suits the target. */
static char *
choose_layout (AntKeyboard *self)
{
  switch ((int) ant_typing_get_purpose (self->target)) {
  case GTK_INPUT_PURPOSE_DIGITS:
  case GTK_INPUT_PURPOSE_PIN:
    return g_strdup ("digits");
  case GTK_INPUT_PURPOSE_NUMBER:
    return g_strdup ("number");
  case GTK_INPUT_PURPOSE_PHONE:
    return g_strdup ("phone");
  case GTK_INPUT_PURPOSE_EMAIL:
    return g_strdup ("email");
  case GTK_INPUT_PURPOSE_URL:
  case GTK_INPUT_PURPOSE_PASSWORD: /* its words are English whatever the screen speaks */
    return name_text_layout ("en");
  default:
    return name_text_layout (find_text_layout (self, self->language) != NULL ? self->language
                                                                             : "en");
  }
}

/* The tag after the present one, or NULL. */
static const char *
find_next_language (AntKeyboard *self)
{
  guint n = self->languages == NULL ? 0 : g_strv_length (self->languages);
  guint at = 0;

  if (self->target != NULL && ant_typing_get_purpose (self->target) == GTK_INPUT_PURPOSE_PASSWORD)
    return NULL;
  while (at < n && !g_str_equal (self->languages[at], self->language))
    at++;
  for (guint i = 1; i <= n; i++) {
    const char *tag = self->languages[(at + i) % n];

    if (!g_str_equal (tag, self->language) && find_text_layout (self, tag) != NULL)
      return tag;
  }

  return NULL;
}

static AntKeyGrid *
get_grid (AntKeyboard *self)
{
  return (AntKeyGrid *) gtk_stack_get_visible_child (GTK_STACK (self->stack));
}

static void
set_shift (AntKeyboard *self, AntShift shift)
{
  AntKeyGrid *grid = get_grid (self);

  self->shift = shift;
  if (grid != NULL)
    ant_key_grid_set_shift (grid, shift);
}

static AntEnter
choose_enter (AntKeyboard *self)
{
  if (ant_typing_is_multiline (self->target))
    return ANT_ENTER_NEW_LINE;

  return ant_typing_find_next_field (self->target) != NULL ? ANT_ENTER_NEXT : ANT_ENTER_DONE;
}

static void
show_layer (AntKeyboard *self, const char *layout_id, const char *layer_id)
{
  AntKeyboardLayout *layout = find_layout (self, layout_id);
  const AntKeyLayer *layer = layer_id != NULL ? ant_keyboard_layout_find_layer (layout, layer_id)
                                              : ant_keyboard_layout_get_layer (layout, 0);
  g_autofree char   *name = g_strdup_printf ("%s/%s", layout_id, layer->id);
  const char        *next = find_next_language (self);
  GtkWidget         *grid = gtk_stack_get_child_by_name (GTK_STACK (self->stack), name);

  if (grid == NULL) {
    grid = ant_key_grid_new (layout, layer);
    g_signal_connect_object (grid, "key", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
    gtk_stack_add_named (GTK_STACK (self->stack), grid, name);
  }

  ant_key_grid_set_shift (ANT_KEY_GRID (grid), self->shift);
  if (self->target != NULL)
    ant_key_grid_set_enter (ANT_KEY_GRID (grid), choose_enter (self));
  ant_key_grid_set_next_language (
      ANT_KEY_GRID (grid),
      next == NULL ? NULL : ant_keyboard_layout_get_name (find_text_layout (self, next)));
  gtk_stack_set_visible_child (GTK_STACK (self->stack), grid);
}

static void
show_other_layer (AntKeyboard *self, const char *layer_id)
{
  const char      *name = gtk_stack_get_visible_child_name (GTK_STACK (self->stack));
  g_autofree char *layout_id = g_strndup (name, strcspn (name, "/"));

  show_layer (self, layout_id, layer_id);
}

static void
show_keys (AntKeyboard *self)
{
  g_autofree char *layout_id = choose_layout (self);

  show_layer (self, layout_id, NULL);
}

/* A capital where the field begins one, unless the person has locked them. */
static void
follow_cursor (AntKeyboard *self)
{
  if (self->target == NULL || self->shift == ANT_SHIFT_LOCKED)
    return;

  set_shift (self, ant_typing_wants_capital (self->target) ? ANT_SHIFT_ONCE : ANT_SHIFT_OFF);
}

/* what the keys do */

static void
change_language (AntKeyboard *self, const char *tag)
{
  g_autofree char *old = self->language;

  self->language = g_strdup (tag);
  if (g_strcmp0 (old, tag) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LANGUAGE]);
}

static void
press_language (AntKeyboard *self)
{
  const char *next = find_next_language (self);

  if (next == NULL)
    return;

  change_language (self, next);
  if (self->target != NULL)
    show_keys (self);
}

static void
press_shift (AntKeyboard *self)
{
  gint64 now_us = g_get_monotonic_time ();
  int    double_ms;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-double-click-time", &double_ms,
                NULL);
  if (self->shift == ANT_SHIFT_LOCKED)
    set_shift (self, ANT_SHIFT_OFF);
  else if (now_us - self->shift_us < double_ms * G_TIME_SPAN_MILLISECOND)
    set_shift (self, ANT_SHIFT_LOCKED);
  else
    set_shift (self, self->shift == ANT_SHIFT_OFF ? ANT_SHIFT_ONCE : ANT_SHIFT_OFF);
  self->shift_us = now_us;
}

static void
put_away (AntKeyboard *self)
{
  self->is_put_away = TRUE;
  settle_soon (self);
  g_signal_emit (self, signals[DONE], 0);
}

static void
press_enter (AntKeyboard *self)
{
  GtkWidget *field = self->target;
  GtkWidget *next;

  if (ant_typing_is_multiline (field)) {
    ant_typing_activate (field);
    return;
  }

  next = ant_typing_find_next_field (field);
  if (next != NULL) {
    gtk_widget_grab_focus (next);
    return;
  }

  g_object_ref (self);
  ant_typing_activate (field);
  if (field == self->target)
    put_away (self);
  g_object_unref (self);
}

static void
press (AntKeyboard *self, const AntKey *key)
{
  gboolean is_shifted = self->shift != ANT_SHIFT_OFF && key->shifted != NULL;

  if (key->action != ANT_KEY_SHIFT)
    self->shift_us = 0; /* shift, a letter, shift is not shift twice */

  switch (key->action) {
  case ANT_KEY_TEXT:
    ant_typing_insert (self->target, is_shifted ? key->shifted : key->text);
    break;
  case ANT_KEY_SPACE:
    ant_typing_insert (self->target, " ");
    break;
  case ANT_KEY_BACKSPACE:
    ant_typing_backspace (self->target);
    break;
  case ANT_KEY_ENTER:
    press_enter (self);
    break;
  case ANT_KEY_SHIFT:
    press_shift (self);
    break;
  case ANT_KEY_LAYER:
    show_other_layer (self, key->layer);
    break;
  case ANT_KEY_LANGUAGE:
    press_language (self);
    break;
  case ANT_KEY_HIDE:
    put_away (self);
    break;
  }
}

static void
on_key (AntKeyboard *self, const AntKey *key)
{
  g_signal_emit (self, signals[ACTIVITY], 0);
  if (self->target != NULL)
    press (self, key);
}

/* keeping the field in view */

static gboolean
is_page (GtkWidget *widget)
{
  return GTK_IS_SCROLLED_WINDOW (widget) &&
         GTK_IS_VIEWPORT (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (widget)));
}

/* The scrolled window that moves the field about, not the one a text view scrolls itself in. */
static GtkScrolledWindow *
find_page (GtkWidget *field)
{
  while (field != NULL && !is_page (field))
    field = gtk_widget_get_parent (field);

  return (GtkScrolledWindow *) field;
}

static gboolean
scroll (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  AntKeyboard       *self = ANT_KEYBOARD (widget);
  GtkScrolledWindow *page = self->target == NULL ? NULL : find_page (self->target);

  self->scroll_id = 0;
  if (page != NULL)
    ant_keyboard_keep_visible (page, self->target);

  return G_SOURCE_REMOVE;
}

static void
scroll_soon (AntKeyboard *self)
{
  if (self->scroll_id == 0)
    self->scroll_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll, NULL, NULL);
}

/* coming and going */

static void
set_target (AntKeyboard *self, GtkWidget *target)
{
  GtkScrolledWindow *page = target == NULL ? NULL : find_page (target);

  if (!g_set_weak_pointer (&self->target, target))
    return;

  g_signal_group_set_target (self->cursor,
                             target == NULL ? NULL : ant_typing_get_cursor_source (target));
  g_signal_group_set_target (self->page,
                             page == NULL ? NULL : gtk_scrolled_window_get_vadjustment (page));
  self->is_new = TRUE;
  self->is_put_away = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TARGET]);
}

static gboolean
settle (gpointer user_data)
{
  AntKeyboard *self = user_data;
  gboolean     is_wanted = self->target != NULL && !self->is_put_away;
  gboolean     was_revealed = ant_keyboard_get_revealed (self);

  self->settle_id = 0;
  self->fingers = 0;
  if (is_wanted && self->is_new) {
    self->is_new = FALSE;
    self->shift = ANT_SHIFT_OFF;
    self->shift_us = 0;
    show_keys (self);
    follow_cursor (self);
    scroll_soon (self);
  }

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), is_wanted);
  if (was_revealed != is_wanted)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REVEALED]);

  return G_SOURCE_REMOVE;
}

/* Not at once: a page that is replaced leaves no focus for a moment, and then gives it back. */
static void
settle_soon (AntKeyboard *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  self->settle_id = g_timeout_add (self->fingers > 0 ? LOST_FINGER_MS : 0, settle, self);
}

static void
on_focus_changed (AntKeyboard *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->root));
  GtkWidget *field = ant_typing_is_field (focus) ? focus : NULL;

  g_signal_group_set_target (self->focus, field);
  set_target (self, field != NULL && gtk_widget_get_mapped (field) ? field : NULL);
  settle_soon (self);
}

static gboolean
is_on_target (AntKeyboard *self, GdkEvent *event)
{
  GtkNative *native = GTK_NATIVE (self->root);
  GtkWidget *parent, *picked;
  double     x, y, native_x, native_y;

  if (self->target == NULL || gdk_event_get_surface (event) != gtk_native_get_surface (native) ||
      !gdk_event_get_position (event, &x, &y))
    return FALSE;

  gtk_native_get_surface_transform (native, &native_x, &native_y);
  picked = gtk_widget_pick (self->root, x - native_x, y - native_y, GTK_PICK_DEFAULT);
  parent = gtk_widget_get_parent (self->target);

  return picked != NULL &&
         (picked == self->target || (GTK_IS_EDITABLE (parent) && picked == parent));
}

static gboolean
on_event (AntKeyboard *self, GdkEvent *event)
{
  switch ((int) gdk_event_get_event_type (event)) {
  case GDK_TOUCH_BEGIN:
  case GDK_BUTTON_PRESS:
    self->fingers++;
    if (is_on_target (self, event))
      self->is_put_away = FALSE;
    break;
  case GDK_TOUCH_END:
  case GDK_TOUCH_CANCEL:
  case GDK_BUTTON_RELEASE:
    self->fingers -= MIN (self->fingers, 1);
    break;
  default:
    return GDK_EVENT_PROPAGATE;
  }
  settle_soon (self);

  return GDK_EVENT_PROPAGATE;
}

static void
ant_keyboard_root (GtkWidget *widget)
{
  AntKeyboard *self = ANT_KEYBOARD (widget);

  GTK_WIDGET_CLASS (ant_keyboard_parent_class)->root (widget);

  self->root = GTK_WIDGET (gtk_widget_get_root (widget));
  self->touches = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (self->touches, GTK_PHASE_CAPTURE);
  g_signal_connect_object (self->touches, "event", G_CALLBACK (on_event), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->root, self->touches);
  g_signal_connect_object (self->root, "notify::focus-widget", G_CALLBACK (on_focus_changed), self,
                           G_CONNECT_SWAPPED);
  on_focus_changed (self);
}

static void
ant_keyboard_unroot (GtkWidget *widget)
{
  AntKeyboard *self = ANT_KEYBOARD (widget);

  g_signal_handlers_disconnect_by_func (self->root, on_focus_changed, self);
  gtk_widget_remove_controller (self->root, self->touches);
  self->touches = NULL;
  self->root = NULL;
  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_signal_group_set_target (self->focus, NULL);
  set_target (self, NULL);

  GTK_WIDGET_CLASS (ant_keyboard_parent_class)->unroot (widget);
}

static void
ant_keyboard_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AntKeyboard *self = ANT_KEYBOARD (object);

  switch (id) {
  case PROP_LANGUAGE:
    g_value_set_string (value, self->language);
    break;
  case PROP_TARGET:
    g_value_set_object (value, self->target);
    break;
  case PROP_REVEALED:
    g_value_set_boolean (value, ant_keyboard_get_revealed (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
ant_keyboard_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id) {
  case PROP_LANGUAGE:
    ant_keyboard_set_language (ANT_KEYBOARD (object), g_value_get_string (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
ant_keyboard_dispose (GObject *object)
{
  AntKeyboard *self = ANT_KEYBOARD (object);

  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_weak_pointer (&self->target);
  g_clear_object (&self->focus);
  g_clear_object (&self->cursor);
  g_clear_object (&self->page);
  g_clear_pointer (&self->revealer, gtk_widget_unparent);

  G_OBJECT_CLASS (ant_keyboard_parent_class)->dispose (object);
}

static void
ant_keyboard_finalize (GObject *object)
{
  AntKeyboard *self = ANT_KEYBOARD (object);

  g_free (self->language);
  g_strfreev (self->languages);
  g_hash_table_unref (self->layouts);

  G_OBJECT_CLASS (ant_keyboard_parent_class)->finalize (object);
}

static void
ant_keyboard_class_init (AntKeyboardClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass   *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = ant_keyboard_get_property;
  object_class->set_property = ant_keyboard_set_property;
  object_class->dispose = ant_keyboard_dispose;
  object_class->finalize = ant_keyboard_finalize;
  widget_class->root = ant_keyboard_root;
  widget_class->unroot = ant_keyboard_unroot;

  /* the language that words are typed in */
  props[PROP_LANGUAGE] =
      g_param_spec_string ("language", NULL, NULL, "en", read | G_PARAM_WRITABLE);
  /* the field that is typed into, or NULL */
  props[PROP_TARGET] = g_param_spec_object ("target", NULL, NULL, GTK_TYPE_WIDGET, read);
  /* whether the keyboard is up, or on its way */
  props[PROP_REVEALED] = g_param_spec_boolean ("revealed", NULL, NULL, FALSE, read);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[ACTIVITY] = g_signal_new ("activity", ANT_TYPE_KEYBOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 0);
  signals[DONE] = g_signal_new ("done", ANT_TYPE_KEYBOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "ant-keyboard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ant_keyboard_init (AntKeyboard *self)
{
  self->language = g_strdup ("en");
  self->layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) ant_keyboard_layout_unref);
  self->focus = g_signal_group_new (GTK_TYPE_WIDGET);
  g_signal_group_connect_swapped (self->focus, "map", G_CALLBACK (on_focus_changed), self);
  g_signal_group_connect_swapped (self->focus, "unmap", G_CALLBACK (on_focus_changed), self);
  self->cursor = g_signal_group_new (G_TYPE_OBJECT);
  g_signal_group_connect_swapped (self->cursor, "notify::cursor-position",
                                  G_CALLBACK (follow_cursor), self);
  self->page = g_signal_group_new (GTK_TYPE_ADJUSTMENT);
  g_signal_group_connect_swapped (self->page, "changed", G_CALLBACK (scroll_soon), self);

  self->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_widget_add_css_class (self->stack, "keys");
  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_transition_type (GTK_REVEALER (self->revealer),
                                    GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  gtk_revealer_set_transition_duration (GTK_REVEALER (self->revealer), SLIDE_MS);
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), self->stack);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("On-screen keyboard"), -1);
}

/**
 * ant_keyboard_new:
 *
 * Returns: (transfer floating): a keyboard that is down, for English
 */
GtkWidget *
ant_keyboard_new (void)
{
  return g_object_new (ANT_TYPE_KEYBOARD, NULL);
}

/**
 * ant_keyboard_set_language:
 * @tag: a language; English where there is no keyboard for it
 *
 * Call it when the language of the program has changed, and to forget what the last person chose:
 * the keys are made anew with it, words on them and names spoken included.
 */
void
ant_keyboard_set_language (AntKeyboard *self, const char *tag)
{
  GtkWidget *grid;

  g_return_if_fail (ANT_IS_KEYBOARD (self) && tag != NULL);

  change_language (self, tag);
  while ((grid = gtk_widget_get_first_child (self->stack)) != NULL)
    gtk_stack_remove (GTK_STACK (self->stack), grid);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("On-screen keyboard"), -1);
  self->is_new = TRUE;
  if (self->root != NULL)
    settle_soon (self);
}

/**
 * ant_keyboard_get_language:
 *
 * Returns: the language that words are typed in now; the person may have changed it
 */
const char *
ant_keyboard_get_language (AntKeyboard *self)
{
  return self->language;
}

/**
 * ant_keyboard_set_languages:
 * @tags: (nullable): the languages that the language key goes through, in that order
 */
void
ant_keyboard_set_languages (AntKeyboard *self, const char *const *tags)
{
  g_return_if_fail (ANT_IS_KEYBOARD (self));

  g_strfreev (self->languages);
  self->languages = g_strdupv ((GStrv) tags);
  self->is_new = TRUE;
  if (self->root != NULL)
    settle_soon (self);
}

/**
 * ant_keyboard_get_target:
 *
 * Returns: (transfer none) (nullable): the field that is typed into: a #GtkText or a #GtkTextView
 */
GtkWidget *
ant_keyboard_get_target (AntKeyboard *self)
{
  return self->target;
}

/**
 * ant_keyboard_get_revealed:
 *
 * Returns: whether the keyboard is up, or on its way up
 */
gboolean
ant_keyboard_get_revealed (AntKeyboard *self)
{
  return gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer));
}

/* What must be seen of the field, in the page's coordinates: all of it, or the cursor's line. */
static gboolean
find_bounds (GtkWidget *field, GtkWidget *page, graphene_rect_t *bounds)
{
  GtkWidget       *parent = gtk_widget_get_parent (field);
  graphene_point_t from, to;
  GdkRectangle     line;
  int              x, y;

  if (!GTK_IS_TEXT_VIEW (field))
    return gtk_widget_compute_bounds (GTK_IS_EDITABLE (parent) ? parent : field, page, bounds);

  gtk_text_view_get_cursor_locations (GTK_TEXT_VIEW (field), NULL, &line, NULL);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (field), GTK_TEXT_WINDOW_WIDGET, line.x,
                                         line.y, &x, &y);
  graphene_point_init (&from, (float) x, (float) y);
  if (!gtk_widget_compute_point (field, page, &from, &to))
    return FALSE;
  graphene_rect_init (bounds, to.x, to.y, (float) line.width, (float) line.height);

  return TRUE;
}

/**
 * ant_keyboard_keep_visible:
 * @page: a scrolled window with a #GtkViewport in it
 * @focus: a field somewhere on it
 *
 * Scrolls the field into view, with what names it above it where there is room. A keyboard does
 * this for its target by itself.
 */
void
ant_keyboard_keep_visible (GtkScrolledWindow *page, GtkWidget *focus)
{
  GtkAdjustment  *vertical = gtk_scrolled_window_get_vadjustment (page);
  double          room = gtk_adjustment_get_page_size (vertical);
  double          above, below, top, bottom;
  graphene_rect_t bounds;

  if (GTK_IS_TEXT_VIEW (focus))
    gtk_text_view_scroll_mark_onscreen (
        GTK_TEXT_VIEW (focus),
        gtk_text_buffer_get_insert (gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus))));
  if (!find_bounds (focus, GTK_WIDGET (page), &bounds))
    return;

  if (room < 2 * bounds.size.height) { /* half a line above it says nothing */
    gtk_adjustment_set_value (
        vertical, gtk_adjustment_get_value (vertical) + bounds.origin.y -
                      CLAMP ((room - bounds.size.height) / 2, 0, bounds.size.height / 8));
    return;
  }

  below = CLAMP ((room - bounds.size.height) / 4, 0, bounds.size.height / 4);
  above = CLAMP (room - bounds.size.height - below, 0, bounds.size.height);
  top = bounds.origin.y - above;
  bottom = bounds.origin.y + bounds.size.height + below;

  if (bottom > room && bounds.size.height <= room)
    gtk_adjustment_set_value (vertical, gtk_adjustment_get_value (vertical) + bottom - room);
  else if (top < 0 || bottom > room)
    gtk_adjustment_set_value (vertical, gtk_adjustment_get_value (vertical) + top);
}
