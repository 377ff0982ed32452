/* ant-sign.h - who wrote it: signatures of the trust root and of the kiosk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-secret.h"

G_BEGIN_DECLS

#define ANT_SIGN_KEY_SIZE 32
#define ANT_SIGN_SIZE     64

void ant_sign_get_public (AntSecret *key, guint8 public_key[ANT_SIGN_KEY_SIZE]);
void ant_sign (AntSecret *key, const void *bytes, gsize size, guint8 signature[ANT_SIGN_SIZE]);
gboolean
ant_sign_verify (const guint8 *public_key, const void *bytes, gsize size, const guint8 *signature);

G_END_DECLS
