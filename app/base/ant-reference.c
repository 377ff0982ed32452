/* ant-reference.c - the short code a client leaves with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-reference"

#include "ant-reference.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

#include "ant-error.h"

/* Six random symbols of Douglas Crockford's Base32 and his check symbol, the value modulo 37. The
 * last five check symbols are punctuation, which nobody can say on a telephone: those codes are
 * never given out. */
#define N_SYMBOLS 6
static const char SYMBOLS[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U";

/**
 * ant_reference_make:
 * @bits: the value; the low 30 bits count
 * @reference: (out) (transfer full): the code as it is shown, "K7M-4QX-C"
 *
 * Returns: %FALSE where the check symbol would not be a letter or a digit; draw again
 */
gboolean
ant_reference_make (guint32 bits, char **reference)
{
  guint32 value = bits & 0x3fffffff;
  guint   check = value % 37;
  char    code[N_SYMBOLS];

  if (!g_ascii_isalnum (SYMBOLS[check]))
    return FALSE;

  for (int i = N_SYMBOLS - 1; i >= 0; i--, value >>= 5)
    code[i] = SYMBOLS[value & 31];
  *reference = g_strdup_printf ("%.3s-%.3s-%c", code, code + 3, SYMBOLS[check]);

  return TRUE;
}

/**
 * ant_reference_new:
 * @error: return location; %ANT_ERROR_FAILED where the kernel has no randomness to give
 *
 * Returns: (transfer full) (nullable): a code drawn from the kernel's random numbers
 */
char *
ant_reference_new (GError **error)
{
  char   *reference = NULL;
  guint32 bits;

  do {
    if (getrandom (&bits, sizeof bits, 0) != sizeof bits) {
      ant_fail_errno (error, errno, "Cannot draw a reference");
      return NULL;
    }
  } while (!ant_reference_make (bits, &reference));

  return reference;
}

static int
read_symbol (char symbol)
{
  char        upper = g_ascii_toupper (symbol);
  const char *place;

  if (upper == 'O')
    upper = '0';
  else if (upper == 'I' || upper == 'L')
    upper = '1';
  place = upper != '\0' ? strchr (SYMBOLS, upper) : NULL;

  return place != NULL ? (int) (place - SYMBOLS) : -1;
}

/**
 * ant_reference_parse:
 * @text: what somebody typed: any case, hyphens and spaces ignored, O for 0, I and L for 1
 * @error: return location; %ANT_ERROR_INVALID says what is wrong with it
 *
 * Returns: (transfer full) (nullable): the code as it is shown
 */
char *
ant_reference_parse (const char *text, GError **error)
{
  guint64 value = 0;
  int     n = 0;
  int     check = -1;
  char   *reference = NULL;

  for (const char *p = text; *p != '\0'; p++) {
    int symbol = read_symbol (*p);

    if (*p == '-' || *p == ' ')
      continue;
    if (symbol < 0 || n > N_SYMBOLS || (n < N_SYMBOLS && symbol > 31)) {
      ant_fail (error, ANT_ERROR_INVALID,
                "A reference has seven letters and digits, as in K7M-4QX-C");
      return NULL;
    }
    if (n++ < N_SYMBOLS)
      value = value << 5 | (guint) symbol;
    else
      check = symbol;
  }

  if (n != N_SYMBOLS + 1 || check != (int) (value % 37) ||
      !ant_reference_make ((guint32) value, &reference)) {
    ant_fail (error, ANT_ERROR_INVALID,
              n != N_SYMBOLS + 1 ? "A reference has seven letters and digits, as in K7M-4QX-C"
                                 : "The last symbol does not fit the others: one was misread");
    return NULL;
  }

  return reference;
}
