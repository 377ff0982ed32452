/* ant-key-files.h - the vault's key files: whom to seal to, and the slots that open it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-trust.h"

G_BEGIN_DECLS

/**
 * AntKeyFiles:
 * @trust: what the trust file says; not verified against anything
 * @trust_file: the trust file
 * @recipients: the clinic's public key and the recovery key's, %NULL-terminated
 * @device: the key that signs this kiosk's manifests
 * @root: the trust root's key, sealed
 * @slots: (element-type GBytes): key slots, at least one
 *
 * What the key files held when they were read; checked against each other.
 */
typedef struct {
  AntTrust    trust;
  GBytes     *trust_file;    /* owned */
  const char *recipients[3]; /* borrowed; of @trust */
  AntSecret  *device;        /* owned */
  GBytes     *root;          /* owned */
  GPtrArray  *slots;         /* owned */
} AntKeyFiles;

AntKeyFiles *ant_key_files_read (const char *vault_dir, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void         ant_key_files_free (AntKeyFiles *self);

gboolean ant_key_files_write_device (const char *vault_dir, AntSecret *device, GError **error);
gboolean ant_key_files_write (const char     *keys_dir,
                              const AntTrust *trust,
                              AntSecret      *root,
                              AntSecret      *identity,
                              GPtrArray      *slots,
                              GError        **error);
gboolean ant_key_files_add_slot (const char *keys_dir, GBytes *slot, GError **error);
gboolean ant_key_files_drop_slot (const char *keys_dir, const char *slot_id, GError **error);
GBytes  *ant_key_files_make_slot (AntKeyFiles *self,
                                  AntSecret   *passphrase,
                                  AntSecret   *identity,
                                  gint64       day,
                                  GError     **error) G_GNUC_WARN_UNUSED_RESULT;

AntSecret *ant_key_files_unlock (AntKeyFiles *self,
                                 AntSecret   *passphrase,
                                 char       **slot_id,
                                 GError     **error) G_GNUC_WARN_UNUSED_RESULT;
AntSecret *ant_key_files_open_root (AntKeyFiles  *self,
                                    AntSecret    *identity,
                                    const guint8 *expected,
                                    GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntKeyFiles, ant_key_files_free)

G_END_DECLS
