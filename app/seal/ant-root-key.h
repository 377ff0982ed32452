/* ant-root-key.h - the key that signs trust files, put away under the clinic's key
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-secret.h"

G_BEGIN_DECLS

#define ANT_ROOT_KEY_SIZE 96

GBytes    *ant_root_key_seal (AntSecret    *root,
                              AntSecret    *identity,
                              const guint8 *kiosk_id) G_GNUC_WARN_UNUSED_RESULT;
AntSecret *ant_root_key_open (GBytes       *sealed,
                              AntSecret    *identity,
                              const guint8 *kiosk_id,
                              GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
