/* ant-value.c - one answer's value
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-value"

#include "ant-value.h"

#include "ant-value-private.h"

G_DEFINE_BOXED_TYPE (AntValue, ant_value, ant_value_ref, ant_value_unref)

/* (transfer full): an empty value of @type */
AntValue *
ant_value_make (AntValueType type)
{
  AntValue *self = g_rc_box_new0 (AntValue);

  self->type = type;

  return self;
}

AntValue *
ant_value_new_boolean (gboolean value)
{
  AntValue *self = ant_value_make (ANT_VALUE_BOOLEAN);

  self->boolean = value != FALSE;
  self->text = g_strdup (value ? "true" : "false");

  return self;
}

/**
 * ant_value_new_text:
 * @type: a type that is written as one text: a number, a date, a string, a URI
 * @lexeme: the text; whether it fits @type is found out when it is answered with
 *
 * Returns: (transfer full): the value
 */
AntValue *
ant_value_new_text (AntValueType type, const char *lexeme)
{
  AntValue *self;

  g_return_val_if_fail (type > ANT_VALUE_BOOLEAN && type <= ANT_VALUE_URI, NULL);
  g_return_val_if_fail (lexeme != NULL, NULL);

  self = ant_value_make (type);
  self->text = g_strdup (lexeme);

  return self;
}

/**
 * ant_value_new_coding:
 * @system: (nullable): the code system; a code without one is another code
 * @code: (nullable): the code
 * @display: (nullable): the words a person sees
 *
 * Returns: (transfer full): the value
 */
AntValue *
ant_value_new_coding (const char *system, const char *code, const char *display)
{
  AntValue *self = ant_value_make (ANT_VALUE_CODING);

  self->system = g_strdup (system);
  self->text = g_strdup (code != NULL ? code : "");
  self->display = g_strdup (display);

  return self;
}

/**
 * ant_value_new_quantity:
 * @number: the number's text
 * @unit: (nullable): the unit as a person sees it
 * @system: (nullable): the system of @code
 * @code: (nullable): the unit's code
 *
 * Returns: (transfer full): the value
 */
AntValue *
ant_value_new_quantity (const char *number, const char *unit, const char *system, const char *code)
{
  AntValue *self = ant_value_make (ANT_VALUE_QUANTITY);

  self->text = g_strdup (number != NULL ? number : "");
  self->display = g_strdup (unit);
  self->system = g_strdup (system);
  self->code = g_strdup (code);

  return self;
}

AntValue *
ant_value_ref (AntValue *self)
{
  return g_rc_box_acquire (self);
}

static void
free_value (gpointer data)
{
  AntValue *self = data;

  g_free (self->text);
  g_free (self->system);
  g_free (self->display);
  g_free (self->code);
  json_object_put (self->json);
  json_object_put (self->ordinal);
}

void
ant_value_unref (AntValue *self)
{
  g_rc_box_release_full (self, free_value);
}

AntValueType
ant_value_get_value_type (const AntValue *self)
{
  return self->type;
}

/**
 * ant_value_get_boolean:
 *
 * Returns: %TRUE for the boolean true; %FALSE for false and for any other type
 */
gboolean
ant_value_get_boolean (const AntValue *self)
{
  return self->boolean;
}

/**
 * ant_value_get_text:
 *
 * Returns: the text as written; for a coding its code, for a quantity its number, for a reference
 * its target; "" where there is none
 */
const char *
ant_value_get_text (const AntValue *self)
{
  return self->text != NULL ? self->text : "";
}

/* (nullable): the words of a coding or a reference */
const char *
ant_value_get_display (const AntValue *self)
{
  return self->display;
}

/* (nullable): the system of a coding, or of a quantity's unit */
const char *
ant_value_get_system (const AntValue *self)
{
  return self->system;
}

/* (nullable): a quantity's unit, as a person sees it */
const char *
ant_value_get_unit (const AntValue *self)
{
  return self->type != ANT_VALUE_QUANTITY ? NULL
         : self->display != NULL          ? self->display
                                          : self->code;
}

/* (nullable): the code of a coding, or of a quantity's unit */
const char *
ant_value_get_code (const AntValue *self)
{
  return self->type == ANT_VALUE_CODING ? self->text : self->code;
}
