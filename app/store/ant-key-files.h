/* ant-key-files.h - the vault's key files: whom to seal to, and the slots that open it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-secret.h"

G_BEGIN_DECLS

/**
 * AntKeyFiles:
 * @recipients: public keys as "age1…", %NULL-terminated, at least one
 * @slots: (element-type GBytes): key slots, at least one
 *
 * What the key files held when they were read; checked against each other.
 */
typedef struct {
  char     **recipients;
  GPtrArray *slots;
} AntKeyFiles;

AntKeyFiles *ant_key_files_read (const char *vault_dir, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void         ant_key_files_free (AntKeyFiles *self);
gboolean
ant_key_files_write (const char *vault_dir, const char *recipient, GBytes *slot, GError **error);
AntSecret *ant_key_files_unlock (AntKeyFiles *self,
                                 AntSecret   *passphrase,
                                 GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntKeyFiles, ant_key_files_free)

G_END_DECLS
