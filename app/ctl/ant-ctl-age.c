/* ant-ctl-age.c - anteroomctl age: standard input to standard output, sealed or opened
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-ctl"

#include "ant-ctl.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "ant-age.h"
#include "ant-ctl-input.h"
#include "ant-error.h"

static int
encrypt (int argc, char **argv)
{
  g_autoptr (GPtrArray) recipients = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) plain = NULL;
  g_autoptr (GBytes) sealed = NULL;
  char *recipient;

  while ((recipient = ant_ctl_take_option (&argc, argv, "-r")) != NULL)
    g_ptr_array_add (recipients, recipient);
  g_ptr_array_add (recipients, NULL);
  if (argc != 2 || recipients->len == 1)
    return ant_ctl_misuse (argv[0]);

  plain = ant_ctl_read_all (STDIN_FILENO, &error);
  if (plain == NULL)
    return ant_ctl_say (ANT_CTL_COULD_NOT, error);
  sealed = ant_age_encrypt (plain, (const char *const *) recipients->pdata, &error);
  if (sealed == NULL || !ant_ctl_write_all (STDOUT_FILENO, g_bytes_get_data (sealed, NULL),
                                            g_bytes_get_size (sealed), &error))
    return ant_ctl_say (ANT_CTL_COULD_NOT, error);

  return ANT_CTL_FINE;
}

/* Every AGE-SECRET-KEY- line of @text; lines beginning with # are for people. */
static gboolean
parse_identities (GBytes *text, GPtrArray *identities, GError **error)
{
  const char *at = g_bytes_get_data (text, NULL);
  const char *end = at + g_bytes_get_size (text);

  while (at < end) {
    const char *stop = memchr (at, '\n', (gsize) (end - at)) ?: end;
    char        line[128];
    AntSecret  *identity;

    g_strlcpy (line, "", sizeof line);
    if (stop - at < (gssize) sizeof line) {
      memcpy (line, at, (gsize) (stop - at));
      line[stop - at] = '\0';
    }
    g_strchomp (line);
    if (*at != '#' && stop > at) {
      identity = ant_age_parse_identity (line, error);
      ant_seal_wipe (line, sizeof line);
      if (identity == NULL)
        return FALSE;
      g_ptr_array_add (identities, identity);
    }
    at = stop + 1;
  }

  return TRUE;
}

static gboolean
read_identities (const char *given, GPtrArray *identities, GError **error)
{
  g_autoptr (GBytes) text = NULL;
  int fd;

  if (g_str_has_prefix (given, "AGE-SECRET-KEY-")) {
    g_printerr ("anteroomctl: a key in an argument can be seen by everybody on this machine; use a "
                "file\n");
    text = g_bytes_new (given, strlen (given));
  } else {
    fd = open (given, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
      return ant_fail_errno (error, errno, "Cannot read %s", given);
    text = ant_ctl_read_all (fd, error);
    close (fd);
  }

  return text != NULL && parse_identities (text, identities, error);
}

/* The first identity that fits, or the fault that the last one found. */
static gboolean
open_with_any (GBytes *sealed, GPtrArray *identities, GBytes **plain, GError **error)
{
  gboolean is_whole = FALSE;

  for (guint i = 0; i < identities->len && *plain == NULL; i++) {
    g_clear_error (error);
    is_whole = ant_age_decrypt_as_far (sealed, identities->pdata[i], plain, error);
    if (!is_whole && !g_error_matches (*error, ANT_ERROR, ANT_ERROR_LOCKED))
      break;
  }

  return is_whole;
}

static const char *
name_fault (const GError *error)
{
  static const char *const faults[] = { "header", "hmac", "payload", "no match" };

  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    if (g_str_has_prefix (error->message, faults[i]))
      return faults[i];

  return error->message;
}

static int
decrypt (int argc, char **argv)
{
  g_autoptr (GPtrArray) identities =
      g_ptr_array_new_with_free_func ((GDestroyNotify) ant_secret_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) fault = NULL;
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GBytes) plain = NULL;
  gboolean is_whole;
  char    *given;

  if (!ant_seal_init (&error))
    return ant_ctl_say (ANT_CTL_COULD_NOT, error);
  while ((given = ant_ctl_take_option (&argc, argv, "-i")) != NULL)
    if (!read_identities (given, identities, &error))
      return ant_ctl_say (ANT_CTL_COULD_NOT, error);
  if (argc != 2 || identities->len == 0)
    return ant_ctl_misuse (argv[0]);

  sealed = ant_ctl_read_all (STDIN_FILENO, &error);
  if (sealed == NULL)
    return ant_ctl_say (ANT_CTL_COULD_NOT, error);
  is_whole = open_with_any (sealed, identities, &plain, &fault);
  if (plain != NULL && !ant_ctl_write_all (STDOUT_FILENO, g_bytes_get_data (plain, NULL),
                                           g_bytes_get_size (plain), &error))
    return ant_ctl_say (ANT_CTL_COULD_NOT, error);
  if (!is_whole)
    fprintf (stderr, "%s\n", name_fault (fault));

  return is_whole ? ANT_CTL_FINE : ANT_CTL_WANTING;
}

int
ant_ctl_age (int argc, char **argv)
{
  if (argc > 1 && strcmp (argv[1], "encrypt") == 0)
    return encrypt (argc, argv);
  if (argc > 1 && strcmp (argv[1], "decrypt") == 0)
    return decrypt (argc, argv);

  return ant_ctl_misuse (argv[0]);
}
