/* ant-recovery-sheet.c - the recovery key on paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-recovery-sheet"

#include "ant-recovery-sheet.h"

#include <string.h>

#include "ant-age.h"
#include "ant-error.h"
#include "ant-paper.h"

#define N_KEY    74 /* characters of "AGE-SECRET-KEY-1…" */
#define N_PREFIX 16 /* of them, which begin each such key */
#define N_GROUP  5
#define N_LINE   30 /* characters of the key on a line, in groups */

static const char *const WORDS[] = {
  "Whoever has this sheet can read everything that clients have told this kiosk. Put it in a safe, "
  "away from the kiosk, and keep no copy in a computer or a telephone.",
  "It is for the day when nobody knows a passphrase any more, or the kiosk's disk has to be read "
  "elsewhere. The program age, which anybody can get, opens every sealed file with it.",
  "The kiosk has not kept this key. It asks for it once before it takes the first client, and then "
  "every half year: scan the code, or type the letters below. Spaces do not matter.",
};

/* The key in lines of groups, as people copy long numbers. */
static void
add_key (AntPaper *paper, const char *key)
{
  char line[2 * N_LINE];

  g_strlcpy (line, key, N_PREFIX + 1);
  ant_paper_add_code (paper, line);
  for (gsize from = N_PREFIX; from < N_KEY; from += N_LINE) {
    gsize n = 0;

    for (gsize i = from; i < MIN (from + N_LINE, N_KEY); i++) {
      if (i > from && (i - from) % N_GROUP == 0)
        line[n++] = ' ';
      line[n++] = key[i];
    }
    line[n] = '\0';
    ant_paper_add_code (paper, line);
  }
  ant_seal_wipe (line, sizeof line);
}

static GBytes *
draw (const char *key, const char *recipient, GError **error)
{
  g_autoptr (AntPaper) paper = ant_paper_new ();
  g_autoptr (AntQr) qr = ant_qr_new (key, error);
  g_autofree char *belongs = g_strdup_printf ("It belongs to the public key %s", recipient);

  if (qr == NULL)
    return NULL;
  ant_paper_add_title (paper, "Recovery key");
  for (gsize i = 0; i < G_N_ELEMENTS (WORDS); i++)
    ant_paper_add_text (paper, WORDS[i]);
  ant_paper_add_qr (paper, qr);
  add_key (paper, key);
  ant_paper_add_text (paper, "");
  ant_paper_add_text (paper, belongs);

  return ant_paper_finish (paper, error);
}

/**
 * ant_recovery_sheet_draw:
 * @recovery: the recovery key, 32 bytes
 * @error: return location; %ANT_ERROR_FAILED
 *
 * Returns: (transfer full) (nullable): a PDF with the key as text and as a QR code; wiped on the
 * last unref
 */
GBytes *
ant_recovery_sheet_draw (AntSecret *recovery, GError **error)
{
  g_autoptr (AntSecret) text = ant_age_format_identity (recovery);
  g_autofree char *recipient = ant_age_recipient_of (recovery);
  char             key[N_KEY + 1];
  GBytes          *sheet;
  gsize            n;

  ant_secret_get (text, &n);
  g_return_val_if_fail (n == N_KEY, NULL);
  memcpy (key, ant_secret_get (text, NULL), n);
  key[n] = '\0';
  sheet = draw (key, recipient, error);
  ant_seal_wipe (key, sizeof key);

  return sheet;
}

/**
 * ant_recovery_sheet_read:
 * @typed: what somebody typed or scanned; the caller wipes it
 * @error: return location; %ANT_ERROR_INVALID
 *
 * Small letters are taken for capitals, and white space is left out.
 *
 * Returns: (transfer full) (nullable): the recovery key
 */
AntSecret *
ant_recovery_sheet_read (const char *typed, GError **error)
{
  char       key[N_KEY + 1];
  gsize      n = 0;
  AntSecret *recovery = NULL;

  for (; *typed != '\0' && n <= N_KEY; typed++)
    if (!g_ascii_isspace (*typed) && n++ < N_KEY)
      key[n - 1] = g_ascii_toupper (*typed);
  key[MIN (n, N_KEY)] = '\0';
  if (n == N_KEY)
    recovery = ant_age_parse_identity (key, NULL);
  ant_seal_wipe (key, sizeof key);
  if (recovery == NULL)
    ant_fail (error, ANT_ERROR_INVALID,
              "That is not a recovery key: it begins with AGE-SECRET-KEY-1 and has 74 letters and "
              "digits. Compare it with the sheet");

  return recovery;
}
