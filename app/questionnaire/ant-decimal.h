/* ant-decimal.h - numbers as people write them, without binary fractions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AntDecimal:
 *
 * A decimal number, (-1)^is_negative × digits × 10^exponent, of up to 36 digits: what does not fit
 * is rounded half up. A plain value, copied freely.
 */
typedef struct {
  gboolean          is_negative;
  unsigned __int128 digits;
  int               exponent;
} AntDecimal;

gboolean   ant_decimal_parse (const char *text, AntDecimal *out) G_GNUC_WARN_UNUSED_RESULT;
AntDecimal ant_decimal_from_int (gint64 value);
char      *ant_decimal_to_text (const AntDecimal *self) G_GNUC_WARN_UNUSED_RESULT;

int        ant_decimal_compare (const AntDecimal *a, const AntDecimal *b);
gboolean   ant_decimal_is_integer (const AntDecimal *self);
gboolean   ant_decimal_to_int (const AntDecimal *self, gint64 *out) G_GNUC_WARN_UNUSED_RESULT;
AntDecimal ant_decimal_negate (AntDecimal self);
AntDecimal ant_decimal_add (AntDecimal a, AntDecimal b);
AntDecimal ant_decimal_multiply (AntDecimal a, AntDecimal b);
gboolean ant_decimal_divide (AntDecimal a, AntDecimal b, AntDecimal *out) G_GNUC_WARN_UNUSED_RESULT;
AntDecimal ant_decimal_round (AntDecimal self, int places);
AntDecimal ant_decimal_truncate (AntDecimal self);
AntDecimal ant_decimal_power (AntDecimal self, guint exponent);

G_END_DECLS
