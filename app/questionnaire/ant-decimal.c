/* ant-decimal.c - numbers as people write them, without binary fractions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-decimal"

#include "ant-decimal.h"

#include <string.h>

#define MAX_DIGITS      36     /* of the 38 that 128 bits hold, so that a carry always fits */
#define QUOTIENT_DIGITS 20     /* of a division that does not come out even */
#define MAX_EXPONENT    100000 /* beyond it a number is nought, or as large as can be said */

typedef unsigned __int128 Digits;

static Digits
power_of_ten (int n)
{
  Digits value = 1;

  while (n-- > 0)
    value *= 10;

  return value;
}

static int
count_digits (Digits digits)
{
  int n = 0;

  for (; digits != 0; digits /= 10)
    n++;

  return n;
}

/* Drops the last @n digits, rounding half up. */
static AntDecimal
drop_digits (AntDecimal self, int n)
{
  if (n <= 0)
    return self;
  if (n > MAX_DIGITS + 1)
    self.digits = 0;
  else
    self.digits = (self.digits / power_of_ten (n - 1) + 5) / 10;
  self.exponent += n;

  return self;
}

static AntDecimal
normalise (AntDecimal self)
{
  self = drop_digits (self, count_digits (self.digits) - MAX_DIGITS);
  if (self.digits == 0) {
    self.is_negative = FALSE;
    self.exponent = MIN (self.exponent, 0);
  }
  self.exponent = CLAMP (self.exponent, -MAX_EXPONENT, MAX_EXPONENT);

  return self;
}

static AntDecimal
strip_zeros (AntDecimal self)
{
  while (self.digits != 0 && self.digits % 10 == 0) {
    self.digits /= 10;
    self.exponent++;
  }
  if (self.digits == 0)
    self.exponent = 0;

  return self;
}

/**
 * ant_decimal_parse:
 * @text: "12", "-0.50", "1e-3"
 * @out: (out caller-allocates): the number
 *
 * Returns: %FALSE where @text is not a number
 */
gboolean
ant_decimal_parse (const char *text, AntDecimal *out)
{
  const char *p = text;
  int         n_kept = 0;
  gboolean    has_digit = FALSE;
  gboolean    is_fraction = FALSE;

  memset (out, 0, sizeof *out);
  if (*p == '-' || *p == '+')
    out->is_negative = *p++ == '-';

  for (; g_ascii_isdigit (*p) || (*p == '.' && !is_fraction); p++) {
    if (*p == '.') {
      is_fraction = TRUE;
      continue;
    }
    has_digit = TRUE;
    if (n_kept == MAX_DIGITS) { /* cut off: nobody answers with 37 digits */
      out->exponent += is_fraction ? 0 : 1;
      continue;
    }
    out->digits = out->digits * 10 + (guint) (*p - '0');
    out->exponent -= is_fraction ? 1 : 0;
    n_kept += out->digits != 0;
  }
  if (has_digit && (*p == 'e' || *p == 'E')) {
    char  *end = NULL;
    gint64 exponent = g_ascii_strtoll (p + 1, &end, 10);

    if (end == p + 1 || g_ascii_isspace (p[1]))
      return FALSE;
    p = end;
    out->exponent += (int) CLAMP (exponent, -MAX_EXPONENT, MAX_EXPONENT);
  }
  *out = normalise (*out);

  return has_digit && *p == '\0';
}

AntDecimal
ant_decimal_from_int (gint64 value)
{
  AntDecimal self = { value < 0, value < 0 ? (Digits) 0 - (Digits) value : (Digits) value, 0 };

  return self;
}

/**
 * ant_decimal_to_text:
 *
 * Returns: (transfer full): the number as JSON writes it, with the digits after the point that it
 * came with
 */
char *
ant_decimal_to_text (const AntDecimal *self)
{
  GString *text = g_string_new (NULL);
  Digits   digits = self->digits;
  int      n = MAX (count_digits (digits), 1);
  int      n_after = -self->exponent;

  for (int i = 0; i < n; i++, digits /= 10)
    g_string_prepend_c (text, (char) ('0' + (int) (digits % 10)));

  if (self->exponent > MAX_DIGITS || n_after > 2 * MAX_DIGITS) {
    g_string_append_printf (text, "e%d", self->exponent);
  } else if (n_after > 0) {
    while ((int) text->len <= n_after)
      g_string_prepend_c (text, '0');
    g_string_insert_c (text, (gssize) text->len - n_after, '.');
  } else if (self->digits != 0) {
    for (int i = 0; i < self->exponent; i++)
      g_string_append_c (text, '0');
  }
  if (self->is_negative && self->digits != 0)
    g_string_prepend_c (text, '-');

  return g_string_free (text, FALSE);
}

/* Brings both to one exponent, dropping digits of the smaller where they would not fit. */
static void
align (AntDecimal *a, AntDecimal *b)
{
  AntDecimal *high = a->exponent >= b->exponent ? a : b;
  AntDecimal *low = high == a ? b : a;
  int         room = MAX_DIGITS - count_digits (high->digits);
  int         shift = MIN (high->exponent - low->exponent, room);

  if (high->digits == 0) {
    high->exponent = low->exponent;
    return;
  }
  high->digits *= power_of_ten (shift);
  high->exponent -= shift;
  *low = drop_digits (*low, high->exponent - low->exponent);
}

/**
 * ant_decimal_compare:
 *
 * Returns: below, at or above 0 as @a is less than, equal to or greater than @b; 1.0 equals 1
 */
int
ant_decimal_compare (const AntDecimal *a, const AntDecimal *b)
{
  AntDecimal x = strip_zeros (*a);
  AntDecimal y = strip_zeros (*b);
  int        sign = x.is_negative ? -1 : 1;
  int        x_size = count_digits (x.digits) + x.exponent;
  int        y_size = count_digits (y.digits) + y.exponent;

  if (x.digits == 0 || y.digits == 0)
    return x.digits == y.digits ? 0 : x.digits == 0 ? (y.is_negative ? 1 : -1) : sign;
  if (x.is_negative != y.is_negative)
    return sign;
  if (x_size != y_size)
    return x_size < y_size ? -sign : sign;
  if (x.exponent >= y.exponent)
    x.digits *= power_of_ten (x.exponent - y.exponent);
  else
    y.digits *= power_of_ten (y.exponent - x.exponent);

  return x.digits == y.digits ? 0 : x.digits < y.digits ? -sign : sign;
}

gboolean
ant_decimal_is_integer (const AntDecimal *self)
{
  return strip_zeros (*self).exponent >= 0;
}

/**
 * ant_decimal_to_int:
 * @out: (out): the number
 *
 * Returns: %FALSE where it has a fraction or is beyond 18 digits
 */
gboolean
ant_decimal_to_int (const AntDecimal *self, gint64 *out)
{
  AntDecimal plain = strip_zeros (*self);

  if (plain.exponent < 0 || count_digits (plain.digits) + plain.exponent > 18)
    return FALSE;
  *out = (gint64) (plain.digits * power_of_ten (plain.exponent));
  if (plain.is_negative)
    *out = -*out;

  return TRUE;
}

AntDecimal
ant_decimal_negate (AntDecimal self)
{
  self.is_negative = self.digits != 0 && !self.is_negative;

  return self;
}

AntDecimal
ant_decimal_add (AntDecimal a, AntDecimal b)
{
  AntDecimal sum;

  align (&a, &b);
  sum = a;
  if (a.is_negative == b.is_negative) {
    sum.digits = a.digits + b.digits;
  } else if (a.digits >= b.digits) {
    sum.digits = a.digits - b.digits;
  } else {
    sum.digits = b.digits - a.digits;
    sum.is_negative = b.is_negative;
  }

  return normalise (sum);
}

AntDecimal
ant_decimal_multiply (AntDecimal a, AntDecimal b)
{
  AntDecimal  product;
  AntDecimal *longer;

  while (count_digits (a.digits) + count_digits (b.digits) > MAX_DIGITS + 1) {
    longer = a.digits > b.digits ? &a : &b;
    *longer = drop_digits (*longer, 1);
  }
  product.is_negative = a.is_negative != b.is_negative;
  product.digits = a.digits * b.digits;
  product.exponent = a.exponent + b.exponent;

  return normalise (product);
}

/**
 * ant_decimal_divide:
 * @out: (out caller-allocates): the quotient, to 20 digits where it does not come out even
 *
 * Returns: %FALSE for a division by nought
 */
gboolean
ant_decimal_divide (AntDecimal a, AntDecimal b, AntDecimal *out)
{
  int shift;

  b = strip_zeros (b);
  b = drop_digits (b, count_digits (b.digits) - (MAX_DIGITS - QUOTIENT_DIGITS));
  if (b.digits == 0)
    return FALSE;

  shift = MAX_DIGITS - count_digits (a.digits);
  out->is_negative = a.is_negative != b.is_negative;
  out->digits = a.digits * power_of_ten (shift) / b.digits;
  out->exponent = a.exponent - shift - b.exponent;
  *out = drop_digits (*out, count_digits (out->digits) - QUOTIENT_DIGITS);
  *out = normalise (strip_zeros (*out));
  if (out->exponent > 0 && out->exponent + count_digits (out->digits) <= MAX_DIGITS) {
    out->digits *= power_of_ten (out->exponent);
    out->exponent = 0;
  }

  return TRUE;
}

/**
 * ant_decimal_round:
 * @places: digits to keep after the point
 *
 * Returns: the number rounded half away from nought
 */
AntDecimal
ant_decimal_round (AntDecimal self, int places)
{
  return normalise (drop_digits (self, -places - self.exponent));
}

/* What stands before the point. */
AntDecimal
ant_decimal_truncate (AntDecimal self)
{
  int n = -self.exponent;

  if (n <= 0)
    return self;
  self.digits = n > MAX_DIGITS ? 0 : self.digits / power_of_ten (n);
  self.exponent = 0;

  return normalise (self);
}

AntDecimal
ant_decimal_power (AntDecimal self, guint exponent)
{
  AntDecimal product = ant_decimal_from_int (1);

  for (; exponent != 0; exponent >>= 1) {
    if ((exponent & 1) != 0)
      product = ant_decimal_multiply (product, self);
    self = ant_decimal_multiply (self, self);
  }

  return product;
}
