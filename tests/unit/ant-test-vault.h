/* ant-test-vault.h - a vault in a folder of its own, and waiting for what it does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib/gstdio.h>
#include <string.h>

#include "ant-error.h"
#include "ant-folder.h"
#include "ant-key-slot.h"
#include "ant-passphrase.h"
#include "ant-vault-make.h"
#include "ant-vault.h"

#define ANT_TEST_PASSPHRASE "bada bada bada bada bada"
#define ANT_TEST_FORM       "{\"resourceType\":\"Questionnaire\",\"status\":\"draft\"}"

/* 2026-03-04T15:06:07Z */
#define ANT_TEST_NOW_MS G_GINT64_CONSTANT (1772636767000)

/* What a client says, in every part: nothing of it may be found on the disk. */
#define ANT_TEST_MARKER "Xanthippe-Quellmarke"

/**
 * AntTestVault:
 *
 * A folder with a fresh vault that costs little to open, and the vault open.
 */
typedef struct {
  char      *dir;
  AntClock  *clock;
  AntVault  *vault;
  AntSecret *passphrase;
  AntSecret *recovery;
  GBytes    *form;
} AntTestVault;

static inline void
ant_test_keep_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static inline GAsyncResult *
ant_test_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static inline gboolean
ant_test_open (AntVault *vault, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ant_vault_open_async (vault, NULL, ant_test_keep_result, &result);

  return ant_vault_open_finish (vault, ant_test_wait (&result), error);
}

static inline gboolean
ant_test_check (AntVault *vault, GError **error)
{
  g_autoptr (GBytes) form = g_bytes_new_static (ANT_TEST_FORM, strlen (ANT_TEST_FORM));
  g_autoptr (GAsyncResult) result = NULL;

  ant_vault_check_async (vault, form, NULL, ant_test_keep_result, &result);

  return ant_vault_check_finish (vault, ant_test_wait (&result), error);
}

static inline gboolean
ant_test_commit (AntVault *vault, AntRecord *record, GBytes *form, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ant_vault_commit_async (vault, record, form, NULL, ant_test_keep_result, &result);

  return ant_vault_commit_finish (vault, ant_test_wait (&result), error);
}

static inline gint64
ant_test_count (AntVault *vault)
{
  g_autoptr (GAsyncResult) result = NULL;

  ant_vault_count_async (vault, NULL, ant_test_keep_result, &result);

  return ant_vault_count_finish (vault, ant_test_wait (&result), NULL);
}

static inline AntSecret *
ant_test_unlock (AntVault *vault, const char *typed, GError **error)
{
  g_autoptr (AntSecret) passphrase = ant_passphrase_normalise (typed);
  g_autoptr (GAsyncResult) result = NULL;

  ant_vault_unlock_async (vault, passphrase, NULL, ant_test_keep_result, &result);

  return ant_vault_unlock_finish (vault, ant_test_wait (&result), NULL, error);
}

static inline AntRecord *
ant_test_read (AntVault *vault, AntSecret *identity, const char *reference, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ant_vault_read_async (vault, identity, reference, NULL, ant_test_keep_result, &result);

  return ant_vault_read_finish (vault, ant_test_wait (&result), error);
}

static inline void
ant_test_add_text (AntRecord *record, AntPartKind kind, char *text)
{
  g_autoptr (GBytes) body = g_bytes_new_take (text, strlen (text));

  ant_record_add (record, kind, body);
}

/* A photo of @size bytes that carries the marker in its middle. */
static inline void
ant_test_add_photo (AntRecord *record, guint8 view, gsize size)
{
  guint8 *bytes = g_malloc (size);
  g_autoptr (GBytes) body = NULL;

  for (gsize i = 0; i < size; i++)
    bytes[i] = (guint8) (i * 7 + view);
  bytes[0] = view;
  memcpy (bytes + size / 2, ANT_TEST_MARKER, strlen (ANT_TEST_MARKER));
  body = g_bytes_new_take (bytes, size);
  ant_record_add (record, ANT_PART_PHOTO, body);
}

static inline AntRecord *
ant_test_record (const char *reference)
{
  AntRecord *record = ant_record_new (reference);

  ant_test_add_text (record, ANT_PART_CARD,
                     g_strdup_printf ("{\"reference\":\"%s\",\"name\":\"" ANT_TEST_MARKER "\","
                                      "\"arrived\":\"2026-03-04T15:06\",\"language\":\"pl\","
                                      "\"flags\":[\"A:diabetes\",\"B:keloid\"],\"reply\":\"phone\","
                                      "\"pack\":\"leicester\",\"photos\":2}",
                                      reference));
  ant_test_add_text (record, ANT_PART_ANSWERS, g_strdup ("{\"want\":\"" ANT_TEST_MARKER "\"}"));
  ant_test_add_text (record, ANT_PART_CONSENT, g_strdup ("[{\"text\":\"" ANT_TEST_MARKER "\"}]"));
  ant_test_add_text (record, ANT_PART_SIGNATURE, g_strdup ("{\"typed\":\"" ANT_TEST_MARKER "\"}"));
  ant_test_add_text (record, ANT_PART_HAIRLINE, g_strdup ("{\"shape\":\"" ANT_TEST_MARKER "\"}"));
  ant_test_add_photo (record, 0, 100000);
  ant_test_add_photo (record, 2, 300000);

  return record;
}

/* Tries the recovery key, as staff do before the first client. */
static inline gboolean
ant_test_drill (const char *dir, AntSecret *recovery, gint64 wall_ms, GError **error)
{
  g_autoptr (AntVaultCore) core = ant_vault_core_new (dir, TRUE);
  AntVaultNow now = { .wall_ms = wall_ms };

  return ant_vault_core_open (core, 0, error) && ant_vault_core_drill (core, recovery, &now, error);
}

/* A vault that costs little to open and is ready to take intakes; gives its recovery key. */
static inline AntSecret *
ant_test_make (const char *dir, AntSecret *passphrase)
{
  g_autoptr (GError) error = NULL;
  AntSecret *recovery = NULL;

  ant_vault_make (dir, passphrase, ANT_KEY_SLOT_OPS_MIN, ANT_KEY_SLOT_MEM_KIB_MIN, &recovery,
                  &error);
  g_assert_no_error (error);
  ant_test_drill (dir, recovery, ANT_TEST_NOW_MS, &error);
  g_assert_no_error (error);

  return recovery;
}

static inline AntVault *
ant_test_new_vault (AntTestVault *self)
{
  AntVault *vault = ant_vault_new (self->dir, self->clock);

  ant_vault_set_floor (vault, 1000000);

  return vault;
}

static inline void
ant_test_vault_set_up (AntTestVault *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->dir = g_dir_make_tmp ("ant-vault-XXXXXX", &error);
  self->clock = ant_clock_new_fixed (ANT_TEST_NOW_MS);
  self->passphrase = ant_passphrase_normalise (ANT_TEST_PASSPHRASE);
  self->form = g_bytes_new_static (ANT_TEST_FORM, strlen (ANT_TEST_FORM));
  self->recovery = ant_test_make (self->dir, self->passphrase);
  self->vault = ant_test_new_vault (self);
  ant_test_open (self->vault, &error);
  g_assert_no_error (error);
}

static inline void
ant_test_vault_tear_down (AntTestVault *self, gconstpointer data)
{
  g_clear_object (&self->vault);
  ant_folder_remove (self->dir);
  g_free (self->dir);
  ant_clock_unref (self->clock);
  ant_secret_unref (self->passphrase);
  ant_secret_unref (self->recovery);
  g_bytes_unref (self->form);
}
