/* ant-vault-verify.c - whether everything in the vault is as it was written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-vault"

#include <string.h>

#include "ant-error.h"
#include "ant-vault-core-private.h"

#define N_AT_ONCE 100

void
ant_vault_fault_free (AntVaultFault *self)
{
  g_free (self->reference);
  g_clear_error (&self->problem);
  g_free (self);
}

static void
add_fault (GPtrArray *faults, const char *reference, GError *problem)
{
  AntVaultFault *fault = g_new0 (AntVaultFault, 1);

  fault->reference = g_strdup (reference);
  fault->problem = problem;
  g_ptr_array_add (faults, fault);
}

static gboolean
check_intake (AntVaultCore *self, AntSecret *identity, const AntIntakeRow *intake, GError **error)
{
  g_autoptr (GPtrArray) parts = ant_vault_core_find_parts (self, intake, error);
  g_autoptr (AntRecord) record = NULL;
  g_autoptr (GBytes) form = NULL;

  if (parts == NULL)
    return FALSE;
  for (guint i = 0; i < parts->len; i++)
    if (!ant_part_row_check (parts->pdata[i], error))
      return FALSE;
  if (!ant_ledger_check_intake (self->database, self->keys->trust.device, intake, parts, error))
    return FALSE;
  form = ant_database_get_form (self->database, intake->form_hash, error);
  if (form == NULL)
    return FALSE;
  if (identity != NULL)
    record = ant_vault_core_open_parts (self, identity, intake, parts, error);

  return identity == NULL || record != NULL;
}

/* Every intake there is, and takes it out of those that are @missing. */
static gboolean
check_intakes (AntVaultCore *self,
               AntSecret    *identity,
               GHashTable   *missing,
               GPtrArray    *faults,
               GError      **error)
{
  gint64 before_seq = G_MAXINT64;

  for (;;) {
    g_autoptr (GPtrArray) intakes =
        ant_database_list (self->database, before_seq, N_AT_ONCE, error);

    if (intakes == NULL)
      return FALSE;
    for (guint i = 0; i < intakes->len; i++) {
      AntIntakeRow *intake = intakes->pdata[i];
      g_autoptr (GBytes) id = g_bytes_new (intake->id, sizeof intake->id);
      GError *problem = NULL;

      g_hash_table_remove (missing, id);
      before_seq = intake->seq;
      if (!check_intake (self, identity, intake, &problem))
        add_fault (faults, intake->reference, problem);
    }
    if (intakes->len < N_AT_ONCE)
      return TRUE;
  }
}

/**
 * ant_vault_core_verify:
 * @identity: (nullable): the clinic's secret key, to open every part as well
 * @error: return location; where it could not be looked at all
 *
 * Reads everything: the database's pages, both chains, every byte of every part against its row and
 * its manifest, every form; and looks for intakes that have a manifest and are not there.
 *
 * Returns: (transfer full) (element-type AntVaultFault) (nullable): what is not as it was written
 */
GPtrArray *
ant_vault_core_verify (AntVaultCore *self, AntSecret *identity, GError **error)
{
  g_autoptr (GPtrArray) faults =
      g_ptr_array_new_with_free_func ((GDestroyNotify) ant_vault_fault_free);
  g_autoptr (GHashTable) missing =
      g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  GError *problem = NULL;

  if (!ant_vault_core_require_open (self, error))
    return NULL;
  if (!ant_database_check_pages (self->database, &problem))
    add_fault (faults, NULL, g_steal_pointer (&problem));
  if (!ant_ledger_verify (self->database, self->keys->trust.device, missing, &problem))
    add_fault (faults, NULL, g_steal_pointer (&problem));
  if (!check_intakes (self, identity, missing, faults, error))
    return NULL;
  if (g_hash_table_size (missing) > 0) {
    ant_fail (&problem, ANT_ERROR_CORRUPT, "%u intakes have a manifest and are not there",
              g_hash_table_size (missing));
    add_fault (faults, NULL, problem);
  }

  return g_steal_pointer (&faults);
}
