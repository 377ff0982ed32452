/* ant-ctl-vault.c - anteroomctl vault: make one, look at it, take its key out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-ctl"

#include "ant-ctl.h"

#include <string.h>
#include <unistd.h>

#include "ant-age.h"
#include "ant-ctl-access.h"
#include "ant-ctl-input.h"
#include "ant-error.h"
#include "ant-key-files.h"
#include "ant-passphrase.h"

/* {"data":…,"passphrase":…} by hand: json-c would leave the passphrase behind in memory. It is made
 * of letters and spaces, which JSON writes as they are. */
static gboolean
print_passphrase (const char *dir, AntSecret *passphrase, GError **error)
{
  json_object     *name = json_object_new_string (dir);
  g_autofree char *start =
      g_strdup_printf ("{\"data\":%s,\"passphrase\":\"",
                       json_object_to_json_string_ext (name, JSON_C_TO_STRING_PLAIN |
                                                                 JSON_C_TO_STRING_NOSLASHESCAPE));
  gsize         n;
  const guint8 *text = ant_secret_get (passphrase, &n);

  json_object_put (name);

  return ant_ctl_write_all (STDOUT_FILENO, start, strlen (start), error) &&
         ant_ctl_write_all (STDOUT_FILENO, text, n, error) &&
         ant_ctl_write_all (STDOUT_FILENO, "\"}\n", 3, error);
}

static int
make_vault (const char *dir)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AntSecret) passphrase = NULL;

  if (!ant_seal_init (&error))
    return ant_ctl_say (ANT_CTL_COULD_NOT, error);
  passphrase = ant_passphrase_new ();
  if (!ant_vault_create (dir, passphrase, &error) || !print_passphrase (dir, passphrase, &error))
    return ant_ctl_say (ANT_CTL_COULD_NOT, error);

  g_printerr (
      "Write the passphrase down and keep it away from the kiosk: it is not shown again, and "
      "without it nobody can read what clients leave.\n"
      "The key lies on this machine: whoever takes the machine needs only these five words. "
      "They are worth 64 bits.\n");

  return ANT_CTL_FINE;
}

static json_object *
list_texts (char **texts)
{
  json_object *list = json_object_new_array ();

  for (gsize i = 0; texts[i] != NULL; i++)
    json_object_array_add (list, json_object_new_string (texts[i]));

  return list;
}

static gboolean
describe_vault (const char *dir, json_object *line, GError **error)
{
  g_autofree char *vault_dir = g_build_filename (dir, "vault", NULL);
  g_autoptr (AntVault) vault = ant_ctl_open_vault (dir, error);
  g_autoptr (AntKeyFiles) keys = vault != NULL ? ant_key_files_read (vault_dir, error) : NULL;
  g_autoptr (GAsyncResult) result = NULL;
  gint64 count;

  if (keys == NULL)
    return FALSE;
  ant_vault_count_async (vault, NULL, ant_ctl_keep_result, &result);
  count = ant_vault_count_finish (vault, ant_ctl_wait (&result), error);
  if (count < 0)
    return FALSE;

  json_object_object_add (line, "intakes", json_object_new_int64 (count));
  json_object_object_add (line, "recipients", list_texts (keys->recipients));
  json_object_object_add (line, "slots", json_object_new_int64 (keys->slots->len));

  return TRUE;
}

static int
show_status (const char *dir)
{
  g_autoptr (GError) error = NULL;
  json_object *line = json_object_new_object ();
  gboolean     is_fine;

  json_object_object_add (line, "data", json_object_new_string (dir));
  is_fine = describe_vault (dir, line, &error);
  json_object_object_add (line, "ok", json_object_new_boolean (is_fine));
  if (!is_fine)
    json_object_object_add (line, "message", json_object_new_string (error->message));
  ant_ctl_print (line);

  return is_fine ? ANT_CTL_FINE : ANT_CTL_WANTING;
}

static int
print_identity (const char *dir)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AntVault) vault = ant_ctl_open_vault (dir, &error);
  g_autoptr (AntSecret) identity = vault != NULL ? ant_ctl_unlock_vault (vault, &error) : NULL;
  g_autoptr (AntSecret) text = identity != NULL ? ant_age_format_identity (identity) : NULL;
  gsize n;

  if (text == NULL)
    return ant_ctl_say (g_error_matches (error, ANT_ERROR, ANT_ERROR_LOCKED) ? ANT_CTL_WANTING
                                                                             : ANT_CTL_COULD_NOT,
                        error);
  ant_secret_get (text, &n);
  if (!ant_ctl_write_all (STDOUT_FILENO, ant_secret_get (text, NULL), n, &error) ||
      !ant_ctl_write_all (STDOUT_FILENO, "\n", 1, &error))
    return ant_ctl_say (ANT_CTL_COULD_NOT, error);

  return ANT_CTL_FINE;
}

int
ant_ctl_vault (int argc, char **argv)
{
  g_autofree char *dir = ant_ctl_take_data_dir (&argc, argv);

  if (argc == 2 && strcmp (argv[1], "init") == 0)
    return make_vault (dir);
  if (argc == 2 && strcmp (argv[1], "status") == 0)
    return show_status (dir);
  if (argc == 2 && strcmp (argv[1], "identity") == 0)
    return print_identity (dir);

  return ant_ctl_misuse (argv[0]);
}
