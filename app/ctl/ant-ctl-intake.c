/* ant-ctl-intake.c - anteroomctl intake: list what came in, show one, hand one over
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-ctl"

#include "ant-ctl.h"

#include <string.h>

#include "ant-age.h"
#include "ant-card.h"
#include "ant-ctl-access.h"
#include "ant-ctl-input.h"
#include "ant-error.h"
#include "ant-export.h"
#include "ant-folder.h"
#include "ant-reference.h"
#include "ant-vault-erase.h"
#include "ant-vault-retention.h"

#define N_AT_ONCE 500

/**
 * Access:
 *
 * A vault and its key, for as long as one command runs.
 */
typedef struct {
  AntVault  *vault;
  AntSecret *identity; /* (nullable): not needed */
} Access;

static void
clear_access (Access *access)
{
  g_clear_object (&access->vault);
  g_clear_pointer (&access->identity, ant_secret_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Access, clear_access)

static gboolean
unlock (const char *dir, Access *access, GError **error)
{
  access->vault = ant_ctl_open_vault (dir, error);
  if (access->vault == NULL)
    return FALSE;
  access->identity = ant_ctl_unlock_vault (access->vault, error);

  return access->identity != NULL;
}

/* A wrong passphrase, a damaged intake and a reference nobody has are findings; a vault that does
 * not open is not. */
static int
end_with (const GError *error)
{
  gboolean is_finding = g_error_matches (error, ANT_ERROR, ANT_ERROR_LOCKED) ||
                        g_error_matches (error, ANT_ERROR, ANT_ERROR_CORRUPT) ||
                        g_error_matches (error, ANT_ERROR, ANT_ERROR_MISSING);

  return ant_ctl_say (is_finding ? ANT_CTL_WANTING : ANT_CTL_COULD_NOT, error);
}

static void
add_text (json_object *line, const char *key, const char *text)
{
  json_object_object_add (line, key, json_object_new_string (text));
}

static gboolean
print_card (const AntVaultCard *found)
{
  g_autoptr (AntCard) card = found->body != NULL
                                 ? ant_card_new (found->reference, found->body)
                                 : ant_card_new_damaged (found->reference, found->problem->message);
  const char *const *flags = ant_card_get_flags (card);
  json_object       *line = json_object_new_object ();
  json_object       *list = json_object_new_array ();

  add_text (line, "reference", ant_card_get_reference (card));
  if (ant_card_get_problem (card) != NULL) {
    add_text (line, "problem", ant_card_get_problem (card));
    json_object_put (list);
  } else {
    for (gsize i = 0; flags[i] != NULL; i++)
      json_object_array_add (list, json_object_new_string (flags[i]));
    add_text (line, "name", ant_card_get_name (card));
    add_text (line, "arrived", ant_card_get_arrived (card));
    add_text (line, "language", ant_card_get_language (card));
    add_text (line, "reply", ant_card_get_reply (card));
    json_object_object_add (line, "flags", list);
    json_object_object_add (line, "photos", json_object_new_int (ant_card_get_photos (card)));
  }
  ant_ctl_print (line);

  return ant_card_get_problem (card) == NULL;
}

static int
list_intakes (const char *dir)
{
  g_auto (Access) access = { 0 };
  g_autoptr (GError) error = NULL;
  gint64   before_seq = G_MAXINT64;
  gboolean is_fine = TRUE;

  if (!unlock (dir, &access, &error))
    return end_with (error);
  for (;;) {
    g_autoptr (GAsyncResult) result = NULL;
    g_autoptr (GPtrArray) found = NULL;

    ant_vault_list_async (access.vault, access.identity, before_seq, N_AT_ONCE, NULL,
                          ant_ctl_keep_result, &result);
    found = ant_vault_list_finish (access.vault, ant_ctl_wait (&result), &error);
    if (found == NULL)
      return end_with (error);
    for (guint i = 0; i < found->len; i++)
      is_fine &= print_card (found->pdata[i]);
    if (found->len < N_AT_ONCE)
      return is_fine ? ANT_CTL_FINE : ANT_CTL_WANTING;
    before_seq = ((AntVaultCard *) found->pdata[found->len - 1])->seq;
  }
}

static AntRecord *
read_record (Access *access, const char *reference, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ant_vault_read_async (access->vault, access->identity, reference, NULL, ant_ctl_keep_result,
                        &result);

  return ant_vault_read_finish (access->vault, ant_ctl_wait (&result), error);
}

static GPtrArray *
extract_parts (AntVault *vault, const char *reference, GBytes **form, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ant_vault_extract_async (vault, reference, NULL, ant_ctl_keep_result, &result);

  return ant_vault_extract_finish (vault, ant_ctl_wait (&result), form, error);
}

static void
print_part (AntRecord *record, guint part_no)
{
  g_autofree char     *name = ant_export_name_part (record, part_no);
  GBytes              *body = ant_record_get_body (record, part_no);
  struct json_tokener *tokener = json_tokener_new ();
  json_object         *line = json_object_new_object ();
  json_object         *parsed = NULL;

  if (ant_record_get_kind (record, part_no) != ANT_PART_PHOTO)
    parsed = json_tokener_parse_ex (tokener, g_bytes_get_data (body, NULL),
                                    (int) MIN (g_bytes_get_size (body), G_MAXINT));
  add_text (line, "kind", ant_part_kind_name (ant_record_get_kind (record, part_no)));
  add_text (line, "file", name);
  json_object_object_add (line, "bytes", json_object_new_uint64 (g_bytes_get_size (body)));
  if (parsed != NULL)
    json_object_object_add (line, "body", parsed);
  json_tokener_free (tokener);
  ant_ctl_print (line);
}

static int
show_intake (const char *dir, const char *reference)
{
  g_auto (Access) access = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (AntRecord) record = NULL;

  if (unlock (dir, &access, &error))
    record = read_record (&access, reference, &error);
  if (record == NULL)
    return end_with (error);
  for (guint i = 0; i < ant_record_get_n_parts (record); i++)
    print_part (record, i);

  return ANT_CTL_FINE;
}

static void
print_file (const char *path, gsize size)
{
  json_object *line = json_object_new_object ();

  add_text (line, "file", path);
  json_object_object_add (line, "bytes", json_object_new_uint64 (size));
  ant_ctl_print (line);
}

static gboolean
export_sealed (Access            *access,
               const char        *reference,
               const char *const *recipients,
               const char        *path,
               GError           **error)
{
  g_autoptr (AntRecord) record = read_record (access, reference, error);
  g_autoptr (GBytes) form = NULL;
  g_autoptr (GPtrArray) parts =
      record != NULL ? extract_parts (access->vault, reference, &form, error) : NULL;
  g_autoptr (GBytes) archive = NULL;
  g_autoptr (GBytes) sealed = NULL;
  gsize size;

  if (parts == NULL)
    return FALSE;
  archive = ant_export_tar (record, form, g_get_real_time () / G_USEC_PER_SEC);
  sealed = ant_age_encrypt (archive, recipients, error);
  if (sealed == NULL)
    return FALSE;
  size = g_bytes_get_size (sealed);
  if (!ant_folder_write (path, g_bytes_get_data (sealed, NULL), size, error))
    return FALSE;
  print_file (path, size);

  return TRUE;
}

/* From now on it goes by itself, after the days that the pack says. */
static gboolean
note_hand_over (const char *dir, const char *reference, GError **error)
{
  g_autoptr (AntVaultCore) core = ant_ctl_open_core (dir, error);
  AntVaultNow now = ant_ctl_get_now ();

  return core != NULL && ant_vault_hand_over (core, reference, &now, error);
}

static int
export_intake (const char *dir, int argc, char **argv)
{
  g_auto (Access) access = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) recipients = g_ptr_array_new ();
  g_autofree char *reference = NULL;
  const char      *path = ant_ctl_take_option (&argc, argv, "--output");
  char            *recipient;

  while ((recipient = ant_ctl_take_option (&argc, argv, "--to")) != NULL) {
    if (!ant_age_check_recipient (recipient, &error))
      return ant_ctl_say (ANT_CTL_COULD_NOT, error);
    g_ptr_array_add (recipients, recipient);
  }
  if (argc != 3 || path == NULL || recipients->len == 0)
    return ant_ctl_misuse (argv[0]);
  g_ptr_array_add (recipients, NULL);
  reference = ant_reference_parse (argv[2], &error);
  if (reference == NULL)
    return ant_ctl_say (ANT_CTL_COULD_NOT, error);

  if (!unlock (dir, &access, &error) ||
      !export_sealed (&access, reference, (const char *const *) recipients->pdata, path, &error) ||
      !note_hand_over (dir, reference, &error))
    return end_with (error);

  return ANT_CTL_FINE;
}

static gboolean
write_part (const char *to, guint part_no, const AntVaultPart *part, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%02u-%s.age", part_no, ant_part_kind_name (part->kind));
  g_autofree char *path = g_build_filename (to, name, NULL);
  gsize            size = g_bytes_get_size (part->bytes);

  if (!ant_folder_write (path, g_bytes_get_data (part->bytes, NULL), size, error))
    return FALSE;
  print_file (path, size);

  return TRUE;
}

static gboolean
write_form (const char *to, GBytes *form, GError **error)
{
  g_autofree char *path = g_build_filename (to, "questionnaire.json", NULL);
  gsize            size = g_bytes_get_size (form);

  if (!ant_folder_write (path, g_bytes_get_data (form, NULL), size, error))
    return FALSE;
  print_file (path, size);

  return TRUE;
}

/* The parts as they lie in the vault: no passphrase, and nothing readable. */
static int
extract_intake (const char *dir, const char *reference, const char *to)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AntVault) vault = ant_ctl_open_vault (dir, &error);
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GBytes) form = NULL;

  if (vault == NULL)
    return ant_ctl_say (ANT_CTL_COULD_NOT, error);
  parts = extract_parts (vault, reference, &form, &error);
  if (parts == NULL)
    return end_with (error);
  if (!ant_folder_make (to, &error))
    return ant_ctl_say (ANT_CTL_COULD_NOT, error);
  for (guint i = 0; i < parts->len; i++)
    if (!write_part (to, i, parts->pdata[i], &error))
      return ant_ctl_say (ANT_CTL_COULD_NOT, error);

  return write_form (to, form, &error) ? ANT_CTL_FINE : ant_ctl_say (ANT_CTL_COULD_NOT, error);
}

/* Whoever may read an intake may erase it. */
static int
delete_intake (const char *dir, const char *reference)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AntVaultCore) core = ant_ctl_open_core (dir, &error);
  g_autoptr (AntSecret) identity = core != NULL ? ant_ctl_unlock_core (core, &error) : NULL;
  AntVaultNow  now = ant_ctl_get_now ();
  json_object *line;

  if (identity == NULL || !ant_vault_erase (core, reference, &now, &error))
    return end_with (error);
  line = json_object_new_object ();
  add_text (line, "erased", reference);
  ant_ctl_print (line);

  return ANT_CTL_FINE;
}

int
ant_ctl_intake (int argc, char **argv)
{
  g_autofree char *dir = ant_ctl_take_data_dir (&argc, argv);
  g_autofree char *reference = NULL;
  g_autoptr (GError) error = NULL;

  if (argc == 2 && strcmp (argv[1], "list") == 0)
    return list_intakes (dir);
  if (argc > 2 && strcmp (argv[1], "export") == 0)
    return export_intake (dir, argc, argv);

  if (argc == 3 && strcmp (argv[1], "show") == 0) {
    reference = ant_reference_parse (argv[2], &error);
    return reference != NULL ? show_intake (dir, reference)
                             : (int) ant_ctl_say (ANT_CTL_COULD_NOT, error);
  }
  if (argc == 3 && strcmp (argv[1], "delete") == 0) {
    reference = ant_reference_parse (argv[2], &error);
    return reference != NULL ? delete_intake (dir, reference)
                             : (int) ant_ctl_say (ANT_CTL_COULD_NOT, error);
  }
  if (argc == 4 && strcmp (argv[1], "extract") == 0) {
    reference = ant_reference_parse (argv[2], &error);
    return reference != NULL ? extract_intake (dir, reference, argv[3])
                             : (int) ant_ctl_say (ANT_CTL_COULD_NOT, error);
  }

  return ant_ctl_misuse (argv[0]);
}
