/* ant-passphrase.h - five words that open the vault
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-secret.h"

G_BEGIN_DECLS

#define ANT_PASSPHRASE_WORDS 5

/* The words there are: each says log2 (7776) = 12.9 bits, five of them 64.6. */
#define ANT_PASSPHRASE_N_WORDS 7776
#define ANT_PASSPHRASE_LONGEST 8 /* with its nul */

AntSecret *ant_passphrase_new (void) G_GNUC_WARN_UNUSED_RESULT;
AntSecret *ant_passphrase_normalise (const char *typed) G_GNUC_WARN_UNUSED_RESULT;
void       ant_passphrase_word (guint32 number, char word[ANT_PASSPHRASE_LONGEST]);

G_END_DECLS
