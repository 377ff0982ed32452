/* ant-bech32.h - the text form of keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* 32 bytes are 52 symbols; with the longest prefix, its 1, the checksum and a nul. */
#define ANT_BECH32_KEY_SIZE   32
#define ANT_BECH32_TEXT_SPACE 96

void     ant_bech32_write_key (const char   *prefix,
                               const guint8 *key,
                               gboolean      is_upper,
                               char          text[ANT_BECH32_TEXT_SPACE]);
gboolean ant_bech32_read_key (const char *prefix, const char *text, guint8 *key);

G_END_DECLS
