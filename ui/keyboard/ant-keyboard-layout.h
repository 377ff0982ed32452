/* ant-keyboard-layout.h - one keyboard as data: layers of rows of keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* a key of width 1 is this many cells of its layer's grid wide, so that a quarter can be said */
#define ANT_KEY_UNIT 4

/**
 * AntKeyAction:
 * @ANT_KEY_TEXT: types its text
 * @ANT_KEY_SPACE: types a blank
 * @ANT_KEY_BACKSPACE: takes one character back
 * @ANT_KEY_ENTER: goes on to the next field, starts a new line, or is done
 * @ANT_KEY_SHIFT: the next character is the shifted one; twice, all are
 * @ANT_KEY_LAYER: shows another layer of this keyboard
 * @ANT_KEY_LANGUAGE: shows the keyboard of the next language
 * @ANT_KEY_HIDE: puts the keyboard away
 *
 * What a key does.
 */
typedef enum {
  ANT_KEY_TEXT,
  ANT_KEY_SPACE,
  ANT_KEY_BACKSPACE,
  ANT_KEY_ENTER,
  ANT_KEY_SHIFT,
  ANT_KEY_LAYER,
  ANT_KEY_LANGUAGE,
  ANT_KEY_HIDE,
} AntKeyAction;

/**
 * AntKey:
 *
 * One key and its place. A key with @text and no @shifted types the same with shift and without.
 */
typedef struct {
  AntKeyAction action;
  char        *text;          /* what it types; NULL unless the action is TEXT */
  char        *shifted;       /* what it types with shift; NULL: @text */
  char        *name;          /* what @text is called, where it does not say so itself; or NULL */
  char        *shifted_name;  /* the same of @shifted */
  char        *label;         /* what a LAYER key shows; NULL for all others */
  char        *layer;         /* which layer a LAYER key shows; NULL for all others */
  gboolean     is_pair;       /* @shifted is another letter, not the capital of @text: show both */
  guint        row, column;   /* the upper left cell; a row is one cell high */
  guint        height, width; /* in cells */
} AntKey;

/**
 * AntKeyLayer:
 *
 * The keys that are seen together. They fill a grid of @rows by @columns cells, without overlap;
 * a cell that no key covers is a gap that was asked for.
 */
typedef struct {
  char      *id;
  guint      rows, columns;
  GPtrArray *keys; /* of AntKey */
} AntKeyLayer;

/**
 * AntKeyboardLayout:
 *
 * A keyboard, read once and never changed. The first layer is the one a field begins with.
 */
typedef struct _AntKeyboardLayout AntKeyboardLayout;

#define ANT_TYPE_KEYBOARD_LAYOUT (ant_keyboard_layout_get_type ())
GType ant_keyboard_layout_get_type (void);

AntKeyboardLayout *ant_keyboard_layout_new (GBytes *json, GError **error) G_GNUC_WARN_UNUSED_RESULT;
AntKeyboardLayout *ant_keyboard_layout_new_shipped (const char *id,
                                                    GError    **error) G_GNUC_WARN_UNUSED_RESULT;
AntKeyboardLayout *ant_keyboard_layout_ref (AntKeyboardLayout *self);
void               ant_keyboard_layout_unref (AntKeyboardLayout *self);

const char        *ant_keyboard_layout_get_language (AntKeyboardLayout *self);
const char        *ant_keyboard_layout_get_name (AntKeyboardLayout *self);
guint              ant_keyboard_layout_get_n_layers (AntKeyboardLayout *self);
const AntKeyLayer *ant_keyboard_layout_get_layer (AntKeyboardLayout *self, guint i);
const AntKeyLayer *ant_keyboard_layout_find_layer (AntKeyboardLayout *self, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntKeyboardLayout, ant_keyboard_layout_unref)

G_END_DECLS
