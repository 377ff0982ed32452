/* ant-ctl-vault.c - anteroomctl vault: make one, look at it, try its recovery key, take its key out
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
#include "ant-ctl-slots.h"
#include "ant-error.h"
#include "ant-folder.h"
#include "ant-key-files.h"
#include "ant-key-slot.h"
#include "ant-passphrase.h"
#include "ant-recovery-sheet.h"
#include "ant-vault-backup.h"
#include "ant-vault-make.h"
#include "ant-vault-retention.h"

/**
 * Making:
 *
 * How a vault is to be made, and what came of it.
 */
typedef struct {
  const char *dir;
  const char *sheet;            /* (nullable): the PDF file for the recovery key */
  gboolean    is_demonstration; /* try the recovery key here and let go of it */
  AntSecret  *passphrase;
  AntSecret  *recovery;
} Making;

static void
clear_making (Making *making)
{
  g_clear_pointer (&making->passphrase, ant_secret_unref);
  g_clear_pointer (&making->recovery, ant_secret_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Making, clear_making)

/* {"data":…,"passphrase":…} by hand: json-c would leave the secrets behind in memory. They are made
 * of letters, digits, hyphens and spaces, which JSON writes as they are. */
static gboolean
print_made (const Making *making, GError **error)
{
  json_object     *name = json_object_new_string (making->dir);
  g_autofree char *start = g_strdup_printf (
      "{\"data\":%s", json_object_to_json_string_ext (name, JSON_C_TO_STRING_PLAIN |
                                                                JSON_C_TO_STRING_NOSLASHESCAPE));
  g_autoptr (AntSecret) recovery = ant_age_format_identity (making->recovery);

  json_object_put (name);

  return ant_ctl_print_text (start, error) &&
         ant_ctl_print_secret ("passphrase", making->passphrase, error) &&
         (making->sheet != NULL || making->is_demonstration ||
          ant_ctl_print_secret ("recovery", recovery, error)) &&
         ant_ctl_print_text ("}\n", error);
}

static gboolean
write_sheet (const Making *making, GError **error)
{
  g_autoptr (GBytes) sheet = ant_recovery_sheet_draw (making->recovery, error);

  return sheet != NULL && ant_folder_write (making->sheet, g_bytes_get_data (sheet, NULL),
                                            g_bytes_get_size (sheet), error);
}

static gboolean
try_recovery (const char *dir, AntSecret *recovery, GError **error)
{
  g_autoptr (AntVaultCore) core = ant_ctl_open_core (dir, error);

  AntVaultNow now = ant_ctl_get_now ();

  return core != NULL && ant_vault_core_drill (core, recovery, &now, error);
}

static gboolean
make (Making *making, GError **error)
{
  if (making->sheet != NULL && g_file_test (making->sheet, G_FILE_TEST_EXISTS))
    return ant_fail (error, ANT_ERROR_EXISTS, "%s is there already", making->sheet);
  if (!ant_seal_init (error))
    return FALSE;
  making->passphrase = ant_passphrase_new ();

  return ant_vault_make (making->dir, making->passphrase, ANT_KEY_SLOT_OPS, ANT_KEY_SLOT_MEM_KIB,
                         &making->recovery, error) &&
         print_made (making, error) && (making->sheet == NULL || write_sheet (making, error)) &&
         (!making->is_demonstration || try_recovery (making->dir, making->recovery, error));
}

static gboolean
take_flag (int *argc, char **argv, const char *flag)
{
  for (int i = 1; i < *argc; i++) {
    if (strcmp (argv[i], flag) != 0)
      continue;
    for (int j = i; j < *argc; j++)
      argv[j] = argv[j + 1];
    (*argc)--;
    return TRUE;
  }

  return FALSE;
}

static int
make_vault (const char *dir, int argc, char **argv)
{
  g_auto (Making) making = { .dir = dir };
  g_autoptr (GError) error = NULL;

  making.sheet = ant_ctl_take_option (&argc, argv, "--sheet");
  making.is_demonstration = take_flag (&argc, argv, "--demonstration");
  if (argc != 2)
    return ant_ctl_misuse (argv[0]);
  if (!make (&making, &error))
    return ant_ctl_say (ANT_CTL_COULD_NOT, error);

  g_printerr (
      "Write the passphrase down and keep it away from the kiosk: it is not shown again, and "
      "without it nobody can read what clients leave.\n"
      "The key lies on this machine: whoever takes the machine needs only these five words. "
      "They are worth 64 bits.\n");
  if (making.is_demonstration)
    g_printerr ("The recovery key was tried and thrown away. This vault is for demonstrations.\n");
  else if (making.sheet != NULL)
    g_printerr ("The recovery key is in %s and nowhere else. Print it, put the paper in a safe, "
                "and delete the file.\n"
                "Then try it, for no intake is taken before: anteroomctl vault recovery drill\n",
                making.sheet);
  else
    g_printerr ("Write the recovery key down too, and put the paper in a safe: it opens "
                "everything when nobody knows the passphrase, and is kept nowhere else.\n"
                "Then try it, for no intake is taken before: anteroomctl vault recovery drill\n");

  return ANT_CTL_FINE;
}

static json_object *
list_slots (AntKeyFiles *keys)
{
  json_object *list = json_object_new_array ();

  for (guint i = 0; i < keys->slots->len; i++) {
    g_autofree char *id = ant_key_slot_get_id (keys->slots->pdata[i], NULL);

    json_object_array_add (list, json_object_new_string (id));
  }

  return list;
}

static gboolean
describe_vault (const char *dir, json_object *line, GError **error)
{
  g_autofree char *vault_dir = g_build_filename (dir, "vault", NULL);
  g_autoptr (AntVaultCore) core = ant_ctl_open_core (dir, error);
  g_autoptr (AntKeyFiles) keys = core != NULL ? ant_key_files_read (vault_dir, error) : NULL;
  AntVaultNow     now = ant_ctl_get_now ();
  gint64          count;
  gint64          days_left;
  AntVaultWaiting waiting;

  if (keys == NULL || !ant_vault_core_get_drill (core, now.wall_ms, &days_left, error) ||
      !ant_vault_count_waiting (core, &now, &waiting, error))
    return FALSE;
  count = ant_vault_core_count (core, error);
  if (count < 0)
    return FALSE;

  json_object_object_add (line, "intakes", json_object_new_int64 (count));
  json_object_object_add (line, "waiting", json_object_new_int64 (waiting.n_waiting));
  json_object_object_add (line, "late", json_object_new_int64 (waiting.n_late));
  json_object_object_add (line, "overdue", json_object_new_int64 (waiting.n_overdue));
  json_object_object_add (line, "handed_over", json_object_new_int64 (waiting.n_handed_over));
  json_object_object_add (line, "epoch", json_object_new_int64 (keys->trust.epoch));
  json_object_object_add (line, "clinic", json_object_new_string (keys->trust.clinic));
  json_object_object_add (line, "recovery", json_object_new_string (keys->trust.recovery));
  json_object_object_add (line, "slots", json_object_new_int64 (keys->slots->len));
  json_object_object_add (line, "slot_ids", list_slots (keys));
  json_object_object_add (line, "drill_days_left", json_object_new_int64 (days_left));

  return ant_vault_core_check_drill (core, now.wall_ms, error);
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
drill (const char *dir)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AntSecret) recovery = ant_ctl_read_recovery (&error);

  if (recovery == NULL)
    return ant_ctl_say (ANT_CTL_COULD_NOT, error);
  if (!try_recovery (dir, recovery, &error))
    return ant_ctl_say (g_error_matches (error, ANT_ERROR, ANT_ERROR_LOCKED) ? ANT_CTL_WANTING
                                                                             : ANT_CTL_COULD_NOT,
                        error);
  g_printerr ("The recovery key opens what is sealed. It is asked for again in 180 days.\n");

  return show_status (dir);
}

static void
print_fault (const AntVaultFault *fault)
{
  json_object *line = json_object_new_object ();

  json_object_object_add (line, "ok", json_object_new_boolean (FALSE));
  if (fault->reference != NULL)
    json_object_object_add (line, "reference", json_object_new_string (fault->reference));
  json_object_object_add (line, "message", json_object_new_string (fault->problem->message));
  ant_ctl_print (line);
}

/* Without a key it reads every byte and compares hashes and signatures; with it, it also opens
 * every part. */
static int
verify (const char *dir, gboolean does_open)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AntVaultCore) core = ant_ctl_open_core (dir, &error);
  g_autoptr (AntSecret) identity =
      core != NULL && does_open ? ant_ctl_unlock_core (core, &error) : NULL;
  g_autoptr (GPtrArray) faults = NULL;
  json_object *line;

  if (error == NULL)
    faults = ant_vault_core_verify (core, identity, &error);
  if (faults == NULL)
    return ant_ctl_say (core != NULL ? ANT_CTL_COULD_NOT : ANT_CTL_WANTING, error);
  for (guint i = 0; i < faults->len; i++)
    print_fault (faults->pdata[i]);
  if (faults->len > 0)
    return ANT_CTL_WANTING;

  line = json_object_new_object ();
  json_object_object_add (line, "ok", json_object_new_boolean (TRUE));
  json_object_object_add (line, "intakes",
                          json_object_new_int64 (ant_vault_core_count (core, NULL)));
  ant_ctl_print (line);

  return ANT_CTL_FINE;
}

static int
back_up (const char *dir, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AntVaultCore) core = ant_ctl_open_core (dir, &error);
  AntVaultNow  now = ant_ctl_get_now ();
  json_object *line;

  if (core == NULL || !ant_vault_backup (core, path, &now, &error))
    return ant_ctl_say (ANT_CTL_COULD_NOT, error);
  line = json_object_new_object ();
  json_object_object_add (line, "file", json_object_new_string (path));
  json_object_object_add (line, "intakes",
                          json_object_new_int64 (ant_vault_core_count (core, NULL)));
  ant_ctl_print (line);

  return ANT_CTL_FINE;
}

static int
restore (const char *dir, const char *path)
{
  g_autoptr (GError) error = NULL;
  AntVaultNow now = ant_ctl_get_now ();

  if (ant_vault_restore (dir, path, &now, &error))
    return show_status (dir);

  return ant_ctl_say (g_error_matches (error, ANT_ERROR, ANT_ERROR_CORRUPT) ||
                              g_error_matches (error, ANT_ERROR, ANT_ERROR_INVALID)
                          ? ANT_CTL_WANTING
                          : ANT_CTL_COULD_NOT,
                      error);
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

  if (argc >= 2 && strcmp (argv[1], "init") == 0)
    return make_vault (dir, argc, argv);
  if (argc == 3 && strcmp (argv[1], "recovery") == 0 && strcmp (argv[2], "drill") == 0)
    return drill (dir);
  if (argc == 2 && strcmp (argv[1], "status") == 0)
    return show_status (dir);
  if (argc == 3 && strcmp (argv[1], "slot") == 0 && strcmp (argv[2], "add") == 0)
    return ant_ctl_slot_add (dir);
  if (argc > 3 && strcmp (argv[1], "slot") == 0 && strcmp (argv[2], "remove") == 0)
    return ant_ctl_slot_remove (dir, (const char *const *) argv + 3);
  if (argc == 3 && strcmp (argv[1], "backup") == 0)
    return back_up (dir, argv[2]);
  if (argc == 3 && strcmp (argv[1], "restore") == 0)
    return restore (dir, argv[2]);
  if (argc == 2 && strcmp (argv[1], "rekey") == 0)
    return ant_ctl_rekey (dir);
  if (argc == 2 && strcmp (argv[1], "verify") == 0)
    return verify (dir, FALSE);
  if (argc == 3 && strcmp (argv[1], "verify") == 0 && strcmp (argv[2], "--open") == 0)
    return verify (dir, TRUE);
  if (argc == 2 && strcmp (argv[1], "identity") == 0)
    return print_identity (dir);

  return ant_ctl_misuse (argv[0]);
}
