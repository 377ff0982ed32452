/* ant-value-json.h - values as FHIR writes them, and how two of them stand to each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-json.h"
#include "ant-moment.h"
#include "ant-value.h"

G_BEGIN_DECLS

AntValue *ant_value_new_from_json (json_object *object,
                                   const char  *prefix) G_GNUC_WARN_UNUSED_RESULT;
AntValue *ant_value_with_ordinal (AntValue *self, json_object *ordinals) G_GNUC_WARN_UNUSED_RESULT;
void      ant_value_add_to_json (const AntValue *self, json_object *object);
json_object *ant_value_get_json (const AntValue *self);
const char  *ant_value_get_ordinal (const AntValue *self);
const char  *ant_value_type_get_name (AntValueType type);
const char  *ant_value_get_code (const AntValue *self);

gboolean ant_value_is_well_formed (const AntValue *self);
gboolean ant_value_is_blank (const AntValue *self);
AntOrder ant_value_compare (const AntValue *a, const AntValue *b);
gboolean ant_value_matches (const AntValue *actual, const AntValue *expected);

G_END_DECLS
