/* ant-ctl-input.c - what a command is given: options, a passphrase, standard input
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-ctl"

#include "ant-ctl-input.h"

#include <errno.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "ant-error.h"
#include "ant-passphrase.h"
#include "ant-recovery-sheet.h"

#define LONGEST_PASSPHRASE 1024

/**
 * ant_ctl_take_option:
 * @argc: (inout): how many arguments there are
 * @argv: the arguments; the option and its value are taken out
 * @name: the option, "--data"; both "--data DIR" and "--data=DIR" are read
 *
 * Returns: (transfer none) (nullable): its first value
 */
char *
ant_ctl_take_option (int *argc, char **argv, const char *name)
{
  gsize n_name = strlen (name);

  for (int i = 1; i < *argc; i++) {
    gboolean is_joined = strncmp (argv[i], name, n_name) == 0 && argv[i][n_name] == '=';
    int      n_taken = is_joined ? 1 : 2;
    char    *value;

    if (!is_joined && (strcmp (argv[i], name) != 0 || i + 1 == *argc))
      continue;
    value = is_joined ? argv[i] + n_name + 1 : argv[i + 1];
    for (int j = i; j + n_taken <= *argc; j++)
      argv[j] = argv[j + n_taken];
    *argc -= n_taken;

    return value;
  }

  return NULL;
}

/* Reads up to the end of the line into @line, which ends with a nul. */
static gboolean
read_line (char *line, gsize space)
{
  gsize n = 0;

  while (n + 1 < space) {
    gssize n_read = read (STDIN_FILENO, line + n, 1);

    if (n_read < 0 && errno == EINTR)
      continue;
    if (n_read <= 0 || line[n] == '\n')
      break;
    n++;
  }
  line[n] = '\0';

  return n + 1 < space;
}

static gboolean
read_hidden_line (const char *prompt, char *line, gsize space)
{
  struct termios shown;
  gboolean       is_terminal = tcgetattr (STDIN_FILENO, &shown) == 0;
  gboolean       is_read;

  if (is_terminal) {
    struct termios hidden = shown;

    hidden.c_lflag &= ~(tcflag_t) ECHO;
    tcsetattr (STDIN_FILENO, TCSAFLUSH, &hidden);
    g_printerr ("%s: ", prompt);
  }
  is_read = read_line (line, space);
  if (is_terminal) {
    tcsetattr (STDIN_FILENO, TCSAFLUSH, &shown);
    g_printerr ("\n");
  }

  return is_read;
}

/**
 * ant_ctl_read_passphrase:
 * @error: return location; %ANT_ERROR_INVALID where there is none
 *
 * Reads the first line of standard input; a terminal does not show it.
 *
 * Returns: (transfer full) (nullable): the passphrase, normalised
 */
AntSecret *
ant_ctl_read_passphrase (GError **error)
{
  char       line[LONGEST_PASSPHRASE];
  AntSecret *passphrase;

  if (!ant_seal_init (error))
    return NULL;
  passphrase =
      read_hidden_line ("Passphrase", line, sizeof line) ? ant_passphrase_normalise (line) : NULL;
  ant_seal_wipe (line, sizeof line);
  if (passphrase == NULL)
    ant_fail (error, ANT_ERROR_INVALID, "Give the passphrase as one line on standard input");

  return passphrase;
}

/**
 * ant_ctl_read_recovery:
 * @error: return location; %ANT_ERROR_INVALID where there is none
 *
 * Reads the recovery key, typed or from a scanner, as ant_ctl_read_passphrase() does a passphrase.
 *
 * Returns: (transfer full) (nullable): the recovery key
 */
AntSecret *
ant_ctl_read_recovery (GError **error)
{
  char       line[LONGEST_PASSPHRASE];
  AntSecret *recovery = NULL;

  if (!ant_seal_init (error))
    return NULL;
  if (read_hidden_line ("Recovery key", line, sizeof line))
    recovery = ant_recovery_sheet_read (line, error);
  else
    ant_fail (error, ANT_ERROR_INVALID, "Give the recovery key as one line on standard input");
  ant_seal_wipe (line, sizeof line);

  return recovery;
}

/**
 * ant_ctl_read_all:
 * @fd: open for reading
 * @error: return location
 *
 * Returns: (transfer full) (nullable): everything up to the end; wiped on the last unref
 */
GBytes *
ant_ctl_read_all (int fd, GError **error)
{
  gsize   space = 64 * 1024;
  gsize   size = 0;
  guint8 *bytes = g_malloc (space);

  for (;;) {
    gssize n;

    if (size == space) {
      guint8 *larger = g_malloc (space * 2);

      memcpy (larger, bytes, size);
      ant_seal_wipe (bytes, size);
      g_free (bytes);
      bytes = larger;
      space *= 2;
    }
    n = read (fd, bytes + size, space - size);
    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0) {
      ant_fail_errno (error, errno, "Cannot read the input");
      ant_seal_wipe (bytes, size);
      g_free (bytes);
      return NULL;
    }
    if (n == 0)
      return ant_seal_take_bytes (bytes, size);
    size += (gsize) n;
  }
}

/**
 * ant_ctl_write_all:
 * @fd: open for writing
 * @error: return location
 *
 * Returns: whether all of it was written
 */
gboolean
ant_ctl_write_all (int fd, const void *bytes, gsize size, GError **error)
{
  const guint8 *at = bytes;

  while (size > 0) {
    gssize n = write (fd, at, size);

    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      return ant_fail_errno (error, errno, "Cannot write the output");
    at += n;
    size -= (gsize) n;
  }

  return TRUE;
}

gboolean
ant_ctl_print_text (const char *text, GError **error)
{
  return ant_ctl_write_all (STDOUT_FILENO, text, strlen (text), error);
}

/**
 * ant_ctl_print_secret:
 * @key: a member's name
 * @secret: its value; nothing that JSON would write otherwise
 *
 * For a line of JSON that json-c does not write, since it would leave the secret behind in memory.
 *
 * Returns: whether it was written, with a comma before it
 */
gboolean
ant_ctl_print_secret (const char *key, AntSecret *secret, GError **error)
{
  gsize         n;
  const guint8 *text = ant_secret_get (secret, &n);

  return ant_ctl_print_text (",\"", error) && ant_ctl_print_text (key, error) &&
         ant_ctl_print_text ("\":\"", error) && ant_ctl_write_all (STDOUT_FILENO, text, n, error) &&
         ant_ctl_print_text ("\"", error);
}
