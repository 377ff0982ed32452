/* ant-draft-keys.c - where the keys of drafts live: in memory, and not for long
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-draft-keys"

#include "ant-draft-keys.h"

#include "ant-bytes.h"
#include "ant-draft-box.h"
#include "ant-error.h"
#include "ant-keyring.h"

#define N_PAYLOAD (ANT_DRAFT_KEY_SIZE + 8) /* the key, and when it was last used */

/**
 * AntDraftKeys:
 *
 * Keys by name, each alive for %ANT_DRAFT_KEYS_LIFE_S after its last use. The kernel ends a key by
 * the time of day, which anybody may set; so the time it was used on the elapsed clock lies beside
 * it and is looked at, too.
 *
 * Threads: one at a time; the draft's worker. Tests keep theirs over a store that is gone.
 */
struct _AntDraftKeys {
  GHashTable *here; /* (nullable): name to AntSecret, where it is not the kernel that keeps them */
};

static AntDraftKeys *
make (GHashTable *here)
{
  AntDraftKeys *self = g_atomic_rc_box_new0 (AntDraftKeys);

  self->here = here;

  return self;
}

/**
 * ant_draft_keys_new:
 *
 * Returns: (transfer full): the kernel's, which outlive this process
 */
AntDraftKeys *
ant_draft_keys_new (void)
{
  return make (NULL);
}

/**
 * ant_draft_keys_new_here:
 *
 * Returns: (transfer full): keys in this process, for tests: not every machine's kernel keeps any
 */
AntDraftKeys *
ant_draft_keys_new_here (void)
{
  return make (
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) ant_secret_unref));
}

AntDraftKeys *
ant_draft_keys_ref (AntDraftKeys *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
free_keys (gpointer data)
{
  AntDraftKeys *self = data;

  g_clear_pointer (&self->here, g_hash_table_unref);
}

void
ant_draft_keys_unref (AntDraftKeys *self)
{
  g_atomic_rc_box_release_full (self, free_keys);
}

static AntSecret *
get (AntDraftKeys *self, const char *name, GError **error)
{
  AntSecret *payload;

  if (self->here == NULL)
    return ant_keyring_get (name, N_PAYLOAD, error);

  payload = g_hash_table_lookup (self->here, name);
  if (payload == NULL)
    ant_fail (error, ANT_ERROR_MISSING, "The key is gone");

  return payload != NULL ? ant_secret_ref (payload) : NULL;
}

/**
 * ant_draft_keys_keep:
 * @name: the key's
 * @key: of %ANT_DRAFT_KEY_SIZE bytes
 * @now_ms: the elapsed clock
 * @error: return location; where this machine keeps no keys
 *
 * Puts @key there, or says that it was used.
 */
gboolean
ant_draft_keys_keep (AntDraftKeys *self,
                     const char   *name,
                     AntSecret    *key,
                     gint64        now_ms,
                     GError      **error)
{
  guint8 bytes[N_PAYLOAD];
  g_autoptr (AntSecret) payload = NULL;

  memcpy (bytes, ant_secret_get (key, NULL), ANT_DRAFT_KEY_SIZE);
  ant_put64 (bytes + ANT_DRAFT_KEY_SIZE, (guint64) now_ms);
  payload = ant_secret_new (bytes, sizeof bytes);
  ant_seal_wipe (bytes, sizeof bytes);
  if (self->here == NULL)
    return ant_keyring_put (name, payload, ANT_DRAFT_KEYS_LIFE_S, error);
  g_hash_table_insert (self->here, g_strdup (name), g_steal_pointer (&payload));

  return TRUE;
}

/**
 * ant_draft_keys_find:
 * @error: return location; %ANT_ERROR_MISSING where it is gone, or its time was up
 *
 * Returns: (transfer full) (nullable): the key
 */
AntSecret *
ant_draft_keys_find (AntDraftKeys *self, const char *name, gint64 now_ms, GError **error)
{
  g_autoptr (AntSecret) payload = get (self, name, error);
  const guint8 *bytes = payload != NULL ? ant_secret_get (payload, NULL) : NULL;
  gint64        used_ms;

  if (payload == NULL)
    return NULL;
  used_ms = (gint64) ant_get64 (bytes + ANT_DRAFT_KEY_SIZE);
  if (used_ms < 0 || now_ms < used_ms ||
      now_ms - used_ms > ANT_DRAFT_KEYS_LIFE_S * G_GINT64_CONSTANT (1000)) {
    ant_draft_keys_drop (self, name);
    ant_fail (error, ANT_ERROR_MISSING, "The key's time is up");
    return NULL;
  }

  return ant_secret_new (bytes, ANT_DRAFT_KEY_SIZE);
}

/**
 * ant_draft_keys_drop:
 *
 * What it opened is unreadable from now on.
 */
void
ant_draft_keys_drop (AntDraftKeys *self, const char *name)
{
  if (self->here == NULL)
    ant_keyring_drop (name);
  else
    g_hash_table_remove (self->here, name);
}
