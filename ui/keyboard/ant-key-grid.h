/* ant-key-grid.h - the keys of one layer, to press
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ant-keyboard-layout.h"

G_BEGIN_DECLS

/**
 * AntShift:
 * @ANT_SHIFT_OFF: small letters
 * @ANT_SHIFT_ONCE: the next letter is a capital
 * @ANT_SHIFT_LOCKED: all are, until shift is pressed again
 */
typedef enum {
  ANT_SHIFT_OFF,
  ANT_SHIFT_ONCE,
  ANT_SHIFT_LOCKED,
} AntShift;

/**
 * AntEnter:
 * @ANT_ENTER_NEXT: there is a field after this one
 * @ANT_ENTER_DONE: this is the last
 * @ANT_ENTER_NEW_LINE: the field has lines
 *
 * What the enter key says of itself.
 */
typedef enum {
  ANT_ENTER_NEXT,
  ANT_ENTER_DONE,
  ANT_ENTER_NEW_LINE,
} AntEnter;

#define ANT_TYPE_KEY_GRID (ant_key_grid_get_type ())
G_DECLARE_FINAL_TYPE (AntKeyGrid, ant_key_grid, ANT, KEY_GRID, GtkWidget)

GtkWidget         *ant_key_grid_new (AntKeyboardLayout *layout, const AntKeyLayer *layer);
AntKeyboardLayout *ant_key_grid_get_layout (AntKeyGrid *self);
void               ant_key_grid_set_shift (AntKeyGrid *self, AntShift shift);
void               ant_key_grid_set_enter (AntKeyGrid *self, AntEnter enter);
void               ant_key_grid_set_next_language (AntKeyGrid *self, const char *name);

G_END_DECLS
