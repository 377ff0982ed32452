/* ant-trust.h - whom a kiosk seals to, signed by the clinic
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-sign.h"

G_BEGIN_DECLS

#define ANT_TRUST_MAX_SIZE        (16 * 1024)
#define ANT_TRUST_MAX_FORMS       64
#define ANT_TRUST_RECIPIENT_SPACE 63 /* "age1…" is 62 characters */

/**
 * AntTrust:
 * @kiosk_id: which kiosk this is for
 * @epoch: which clinic key this is, counted from 1; never goes back
 * @device: the kiosk's public key, which verifies its manifests
 * @clinic: the public key that staff open with
 * @recovery: the public key of the paper in the safe
 * @n_forms: how many questionnaires may be asked; 0 for any
 * @forms: BLAKE2b-128 of each, in rising order
 *
 * What a trust file says. The trust root, an Ed25519 key that is made where staff keys are made,
 * has signed it; the kiosk knows the public half and cannot write another.
 */
typedef struct {
  guint8  kiosk_id[16];
  guint32 epoch;
  guint8  device[ANT_SIGN_KEY_SIZE];
  char    clinic[ANT_TRUST_RECIPIENT_SPACE];
  char    recovery[ANT_TRUST_RECIPIENT_SPACE];
  guint   n_forms;
  guint8  forms[ANT_TRUST_MAX_FORMS][16];
} AntTrust;

GBytes  *ant_trust_sign (const AntTrust *trust, AntSecret *root) G_GNUC_WARN_UNUSED_RESULT;
gboolean ant_trust_read (GBytes *file, AntTrust *trust, GError **error);
gboolean ant_trust_verify (GBytes *file, const guint8 *root, GError **error);
gboolean ant_trust_allows_form (const AntTrust *trust, const guint8 *hash);

G_END_DECLS
