/* ant-trust.c - whom a kiosk seals to, signed by the clinic
 *
 *     anteroom-trust-v1
 *     kiosk 32 hexadecimal digits
 *     epoch 1
 *     device 64 hexadecimal digits
 *     clinic age1…
 *     recovery age1…
 *     form 32 hexadecimal digits         none, or as many as may be asked
 *     signature 128 hexadecimal digits   Ed25519 of every line above, their ends included
 *
 * Text, so that a clinic can read whom its kiosk seals to. There is one spelling of it: what was
 * read is written again and must come out the same.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-trust"

#include "ant-trust.h"

#include <sodium.h>
#include <string.h>

#include "ant-age.h"
#include "ant-error.h"

#define FAMILY    "anteroom-trust-v"
#define VERSION   FAMILY "1"
#define SIGNATURE "signature "
#define N_FIXED   6 /* lines before the forms */

static void
append_hex (GString *text, const char *name, const guint8 *bytes, gsize n)
{
  char hex[2 * ANT_SIGN_SIZE + 1];

  g_string_append_printf (text, "%s %s\n", name, sodium_bin2hex (hex, sizeof hex, bytes, n));
}

/* Everything above the signature. */
static GString *
write_signed (const AntTrust *trust)
{
  GString *text = g_string_new (VERSION "\n");

  append_hex (text, "kiosk", trust->kiosk_id, sizeof trust->kiosk_id);
  g_string_append_printf (text, "epoch %u\n", trust->epoch);
  append_hex (text, "device", trust->device, sizeof trust->device);
  g_string_append_printf (text, "clinic %s\nrecovery %s\n", trust->clinic, trust->recovery);
  for (guint i = 0; i < trust->n_forms; i++)
    append_hex (text, "form", trust->forms[i], sizeof trust->forms[i]);

  return text;
}

/**
 * ant_trust_sign:
 * @trust: what to say; its forms in rising order
 * @root: the trust root's secret key
 *
 * Returns: (transfer full): the trust file
 */
GBytes *
ant_trust_sign (const AntTrust *trust, AntSecret *root)
{
  GString *text = write_signed (trust);
  guint8   signature[ANT_SIGN_SIZE];

  ant_sign (root, text->str, text->len, signature);
  append_hex (text, "signature", signature, sizeof signature);

  return g_string_free_to_bytes (text);
}

/* What stands behind "@name " on a line, or %NULL. */
static const char *
get_value (const char *line, const char *name)
{
  gsize n = strlen (name);

  return strncmp (line, name, n) == 0 && line[n] == ' ' ? line + n + 1 : NULL;
}

static gboolean
read_hex (const char *line, const char *name, guint8 *bytes, gsize n)
{
  const char *value = get_value (line, name);
  gsize       n_read;

  return value != NULL && strlen (value) == 2 * n &&
         sodium_hex2bin (bytes, n, value, 2 * n, NULL, &n_read, NULL) == 0 && n_read == n;
}

static gboolean
read_epoch (const char *line, guint32 *epoch)
{
  const char *value = get_value (line, "epoch");
  guint64     number;

  if (value == NULL || !g_ascii_string_to_unsigned (value, 10, 1, G_MAXUINT32, &number, NULL))
    return FALSE;
  *epoch = (guint32) number;

  return TRUE;
}

/* A line that is there but names nobody is as good as none. */
static gboolean
read_recipient (const char *line, const char *name, char *recipient, GError **error)
{
  const char *value = line != NULL ? get_value (line, name) : NULL;

  if (value == NULL)
    return ant_fail (error, ANT_ERROR_INVALID,
                     "The trust file names no %s key, so nothing may be sealed", name);
  if (!ant_age_check_recipient (value, error)) {
    g_prefix_error (error, "The trust file's %s key: ", name);
    return FALSE;
  }
  g_strlcpy (recipient, value, ANT_TRUST_RECIPIENT_SPACE);

  return TRUE;
}

static gboolean
read_forms (char **lines, AntTrust *trust, GError **error)
{
  for (; *lines != NULL && !g_str_has_prefix (*lines, SIGNATURE); lines++) {
    guint8 *form;

    if (trust->n_forms == ANT_TRUST_MAX_FORMS)
      return ant_fail (error, ANT_ERROR_CORRUPT, "The trust file names more than %d forms",
                       ANT_TRUST_MAX_FORMS);
    form = trust->forms[trust->n_forms];
    if (!read_hex (*lines, "form", form, sizeof trust->forms[0]))
      return ant_fail (error, ANT_ERROR_CORRUPT, "The trust file has a line that does not belong");
    if (trust->n_forms > 0 &&
        memcmp (trust->forms[trust->n_forms - 1], form, sizeof trust->forms[0]) >= 0)
      return ant_fail (error, ANT_ERROR_CORRUPT, "The trust file's forms are not in order");
    trust->n_forms++;
  }

  return TRUE;
}

static gboolean
read_lines (char **lines, AntTrust *trust, GError **error)
{
  guint n = g_strv_length (lines);

  if (n == 0 || !g_str_has_prefix (lines[0], FAMILY))
    return ant_fail (error, ANT_ERROR_CORRUPT, "The trust file is not one");
  if (!g_str_equal (lines[0], VERSION))
    return ant_fail (error, ANT_ERROR_UNSUPPORTED,
                     "The trust file is of a version this program does not know");
  if (n < 4 || !read_hex (lines[1], "kiosk", trust->kiosk_id, sizeof trust->kiosk_id) ||
      !read_epoch (lines[2], &trust->epoch) ||
      !read_hex (lines[3], "device", trust->device, sizeof trust->device))
    return ant_fail (error, ANT_ERROR_CORRUPT, "The trust file does not say for which kiosk it is");
  if (!read_recipient (lines[4], "clinic", trust->clinic, error) ||
      !read_recipient (lines[5], "recovery", trust->recovery, error))
    return FALSE;
  if (g_str_equal (trust->clinic, trust->recovery))
    return ant_fail (error, ANT_ERROR_INVALID,
                     "The trust file names one key twice: the recovery key has to be another");

  return read_forms (lines + N_FIXED, trust, error);
}

static gboolean
has_secret_key (const char *text)
{
  g_autofree char *upper = g_ascii_strup (text, -1);

  return strstr (upper, "AGE-SECRET-KEY-") != NULL;
}

/* Where the line with the signature begins, 0 where it is not one line at the very end. */
static gsize
find_signature (const char *text, gsize size)
{
  gsize n = strlen (SIGNATURE) + 2 * ANT_SIGN_SIZE + 1;

  if (size <= n || text[size - n - 1] != '\n' || text[size - 1] != '\n' ||
      strncmp (text + size - n, SIGNATURE, strlen (SIGNATURE)) != 0 ||
      strspn (text + size - n + strlen (SIGNATURE), "0123456789abcdef") != 2 * ANT_SIGN_SIZE)
    return 0;

  return size - n;
}

/**
 * ant_trust_read:
 * @file: a trust file
 * @trust: (out): what it says
 * @error: return location; %ANT_ERROR_CORRUPT, %ANT_ERROR_UNSUPPORTED, %ANT_ERROR_INVALID where a
 * key is missing, or a secret key stands where a public one belongs
 *
 * Nothing of @trust is to be believed before ant_trust_verify().
 *
 * Returns: whether it is a trust file, and names whom to seal to
 */
gboolean
ant_trust_read (GBytes *file, AntTrust *trust, GError **error)
{
  gsize            size;
  const char      *bytes = g_bytes_get_data (file, &size);
  g_autofree char *text = g_strndup (bytes, MIN (size, ANT_TRUST_MAX_SIZE));
  g_auto (GStrv) lines = NULL;
  g_autoptr (GString) again = NULL;

  memset (trust, 0, sizeof *trust);
  if (has_secret_key (text))
    return ant_fail (error, ANT_ERROR_INVALID,
                     "The trust file holds a SECRET key, which would let anybody with this machine "
                     "read everything. Take it away and make a new vault");
  if (size > ANT_TRUST_MAX_SIZE || strlen (text) != size)
    return ant_fail (error, ANT_ERROR_CORRUPT, "The trust file is not one");

  lines = g_strsplit (text, "\n", -1);
  if (!read_lines (lines, trust, error))
    return FALSE;
  again = write_signed (trust);
  if (find_signature (text, size) != again->len || memcmp (again->str, text, again->len) != 0)
    return ant_fail (error, ANT_ERROR_CORRUPT, "The trust file is cut off or was changed");

  return TRUE;
}

/**
 * ant_trust_verify:
 * @file: a trust file that ant_trust_read() could read
 * @root: the trust root's public key
 * @error: return location; %ANT_ERROR_INVALID
 *
 * Returns: whether the trust root signed it
 */
gboolean
ant_trust_verify (GBytes *file, const guint8 *root, GError **error)
{
  gsize       size;
  const char *text = g_bytes_get_data (file, &size);
  gsize       n_signed = find_signature (text, size);
  guint8      signature[ANT_SIGN_SIZE];
  gsize       n_read;

  if (n_signed == 0 ||
      sodium_hex2bin (signature, sizeof signature, text + n_signed + strlen (SIGNATURE),
                      2 * ANT_SIGN_SIZE, NULL, &n_read, NULL) != 0 ||
      n_read != sizeof signature || !ant_sign_verify (root, text, n_signed, signature))
    return ant_fail (error, ANT_ERROR_INVALID,
                     "The trust file was not signed by this kiosk's clinic, or was changed since; "
                     "restore a backup");

  return TRUE;
}

/**
 * ant_trust_allows_form:
 * @hash: BLAKE2b-128 of a questionnaire
 *
 * Returns: whether it may be asked
 */
gboolean
ant_trust_allows_form (const AntTrust *trust, const guint8 *hash)
{
  for (guint i = 0; i < trust->n_forms; i++)
    if (memcmp (trust->forms[i], hash, sizeof trust->forms[i]) == 0)
      return TRUE;

  return trust->n_forms == 0;
}
