/* ant-value.h - one answer's value
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define ANT_TYPE_VALUE (ant_value_get_type ())

/**
 * AntValueType:
 * @ANT_VALUE_OTHER: a type that no answer may have; only ever seen in what is checked
 *
 * The types of QuestionnaireResponse.item.answer.value[x].
 */
typedef enum {
  ANT_VALUE_BOOLEAN,
  ANT_VALUE_INTEGER,
  ANT_VALUE_DECIMAL,
  ANT_VALUE_STRING,
  ANT_VALUE_DATE,
  ANT_VALUE_DATE_TIME,
  ANT_VALUE_TIME,
  ANT_VALUE_URI,
  ANT_VALUE_CODING,
  ANT_VALUE_QUANTITY,
  ANT_VALUE_ATTACHMENT,
  ANT_VALUE_REFERENCE,
  ANT_VALUE_OTHER,
} AntValueType;

typedef struct _AntValue AntValue;

GType     ant_value_get_type (void);
AntValue *ant_value_new_boolean (gboolean value) G_GNUC_WARN_UNUSED_RESULT;
AntValue *ant_value_new_text (AntValueType type, const char *lexeme) G_GNUC_WARN_UNUSED_RESULT;
AntValue *ant_value_new_coding (const char *system,
                                const char *code,
                                const char *display) G_GNUC_WARN_UNUSED_RESULT;
AntValue *ant_value_new_quantity (const char *number,
                                  const char *unit,
                                  const char *system,
                                  const char *code) G_GNUC_WARN_UNUSED_RESULT;
AntValue *ant_value_new_attachment (const char *content_type,
                                    GBytes     *data) G_GNUC_WARN_UNUSED_RESULT;
AntValue *ant_value_new_named (const char *display) G_GNUC_WARN_UNUSED_RESULT;
AntValue *ant_value_ref (AntValue *self);
void      ant_value_unref (AntValue *self);

AntValueType ant_value_get_value_type (const AntValue *self);
gboolean     ant_value_get_boolean (const AntValue *self);
const char  *ant_value_get_text (const AntValue *self);
const char  *ant_value_get_display (const AntValue *self);
const char  *ant_value_get_system (const AntValue *self);
const char  *ant_value_get_unit (const AntValue *self);
GBytes      *ant_value_dup_attachment (const AntValue *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean     ant_value_equals (const AntValue *a, const AntValue *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntValue, ant_value_unref)

G_END_DECLS
