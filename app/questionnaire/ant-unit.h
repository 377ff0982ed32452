/* ant-unit.h - units of measure: which are the same, and which turn into each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-decimal.h"
#include "ant-value.h"

G_BEGIN_DECLS

gboolean ant_unit_is_same (const AntValue *a, const AntValue *b);
gboolean ant_unit_convert (const AntValue *quantity,
                           const AntValue *like,
                           AntDecimal     *out) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
