/* ant-age.h - sealing to a public key, in the format of age
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-secret.h"

G_BEGIN_DECLS

#define ANT_AGE_KEY_SIZE 32

gboolean   ant_age_make_identity (AntSecret **identity, char **recipient, GError **error);
char      *ant_age_recipient_of (AntSecret *identity) G_GNUC_WARN_UNUSED_RESULT;
char      *ant_age_recipient_text (const guint8 *public_key) G_GNUC_WARN_UNUSED_RESULT;
gboolean   ant_age_check_recipient (const char *text, GError **error);
gboolean   ant_age_parse_recipient (const char *text, guint8 *public_key, GError **error);
AntSecret *ant_age_parse_identity (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
AntSecret *ant_age_format_identity (AntSecret *identity) G_GNUC_WARN_UNUSED_RESULT;

GBytes *ant_age_encrypt (GBytes            *plain,
                         const char *const *recipients,
                         GError           **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *ant_age_encrypt_padded (const guint8      *head,
                                gsize              n_head,
                                GBytes            *body,
                                gsize              n_total,
                                const char *const *recipients,
                                GError           **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *
ant_age_decrypt (GBytes *sealed, AntSecret *identity, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *ant_age_rewrap (GBytes            *sealed,
                        AntSecret         *identity,
                        const char *const *recipients,
                        GError           **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean
ant_age_decrypt_as_far (GBytes *sealed, AntSecret *identity, GBytes **plain, GError **error);

G_END_DECLS
