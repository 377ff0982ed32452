/* ant-secret.h - bytes that nobody else may read, wiped when they are let go
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define ANT_TYPE_SECRET (ant_secret_get_type ())

typedef struct _AntSecret AntSecret;

GType         ant_secret_get_type (void);
AntSecret    *ant_secret_new (const void *bytes, gsize size) G_GNUC_WARN_UNUSED_RESULT;
AntSecret    *ant_secret_new_random (gsize size) G_GNUC_WARN_UNUSED_RESULT;
AntSecret    *ant_secret_ref (AntSecret *self);
void          ant_secret_unref (AntSecret *self);
const guint8 *ant_secret_get (AntSecret *self, gsize *size);

gboolean ant_seal_init (GError **error);
void     ant_seal_wipe (void *bytes, gsize size);
void     ant_seal_random (void *bytes, gsize size);
void     ant_seal_hash16 (const void *bytes, gsize size, guint8 *out);
void     ant_seal_hash32 (const void *bytes, gsize size, guint8 *out);
GBytes  *ant_seal_take_bytes (gpointer bytes, gsize size) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntSecret, ant_secret_unref)

G_END_DECLS
