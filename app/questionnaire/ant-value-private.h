/* ant-value-private.h - what a value is made of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-value-json.h"

G_BEGIN_DECLS

/**
 * AntValue:
 *
 * One value of one answer, never changed once made. Numbers, dates and times keep the text they
 * came with, so that 0.10 goes out as 0.10.
 */
struct _AntValue {
  AntValueType type;
  gboolean     boolean;
  char        *text;    /* lexeme; a coding's code; a quantity's number; a reference's target */
  char        *system;  /* coding, quantity (nullable) */
  char        *display; /* coding; a quantity's unit (nullable) */
  char        *code;    /* quantity (nullable) */
  json_object *json; /* owned (nullable); an object as it was read, with what has no field here */
  json_object *ordinal; /* owned (nullable); an option's, which json gets once it is written */
};

AntValue *ant_value_make (AntValueType type) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
