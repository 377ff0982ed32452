/* ant-vault.h - intakes put away so that this machine cannot read them again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "ant-clock.h"
#include "ant-record.h"
#include "ant-secret.h"
#include "ant-vault-core.h"

G_BEGIN_DECLS

#define ANT_TYPE_VAULT (ant_vault_get_type ())
G_DECLARE_FINAL_TYPE (AntVault, ant_vault, ANT, VAULT, GObject)

/* How much room a disk must have before a client is asked anything. */
#define ANT_VAULT_FLOOR_BYTES G_GUINT64_CONSTANT (500000000)

AntVault   *ant_vault_new (const char *dir, AntClock *clock) G_GNUC_WARN_UNUSED_RESULT;
AntVault   *ant_vault_new_reader (const char *dir, AntClock *clock) G_GNUC_WARN_UNUSED_RESULT;
void        ant_vault_set_floor (AntVault *self, guint64 floor_bytes);
void        ant_vault_set_retention (AntVault *self, guint days);
const char *ant_vault_get_dir (AntVault *self);

void     ant_vault_open_async (AntVault           *self,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data);
gboolean ant_vault_open_finish (AntVault *self, GAsyncResult *result, GError **error);
void     ant_vault_check_async (AntVault           *self,
                                GBytes             *form_json,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data);
gboolean ant_vault_check_finish (AntVault *self, GAsyncResult *result, GError **error);
void     ant_vault_commit_async (AntVault           *self,
                                 AntRecord          *record,
                                 GBytes             *form_json,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data);
gboolean ant_vault_commit_finish (AntVault *self, GAsyncResult *result, GError **error);
void     ant_vault_count_async (AntVault           *self,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data);
gint64   ant_vault_count_finish (AntVault *self, GAsyncResult *result, GError **error);

void       ant_vault_unlock_async (AntVault           *self,
                                   AntSecret          *passphrase,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);
AntSecret *ant_vault_unlock_finish (AntVault     *self,
                                    GAsyncResult *result,
                                    guint        *wait_s,
                                    GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void       ant_vault_list_async (AntVault           *self,
                                 AntSecret          *identity,
                                 gint64              before_seq,
                                 guint               limit,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data);
GPtrArray *ant_vault_list_finish (AntVault     *self,
                                  GAsyncResult *result,
                                  GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void       ant_vault_read_async (AntVault           *self,
                                 AntSecret          *identity,
                                 const char         *reference,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data);
AntRecord *ant_vault_read_finish (AntVault     *self,
                                  GAsyncResult *result,
                                  GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void       ant_vault_extract_async (AntVault           *self,
                                    const char         *reference,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
GPtrArray *ant_vault_extract_finish (AntVault     *self,
                                     GAsyncResult *result,
                                     GBytes      **form_json,
                                     GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
