/* ant-manifest.h - what one intake consists of, signed by the kiosk, one behind the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-sign.h"

G_BEGIN_DECLS

#define ANT_MANIFEST_HASH_SIZE 32

/**
 * AntManifestPart:
 * @part_no: its place, from 0
 * @size: of the sealed part
 * @hash: BLAKE2b-256 of the sealed part
 */
typedef struct {
  guint16 part_no;
  guint64 size;
  guint8  hash[ANT_MANIFEST_HASH_SIZE];
} AntManifestPart;

/**
 * AntManifest:
 * @kiosk_id: which kiosk
 * @kiosk_seq: counts this kiosk's manifests, from 1
 * @intake_id: which intake
 * @n_parts: how many parts it has; 0 where it was erased
 * @parts: the parts, in order
 * @audit_head: hash of the newest row of the audit log
 * @previous: BLAKE2b-256 of the manifest before, zeros for the first
 *
 * An intake's newest manifest says what belongs to it. Each names the one before, so that none can
 * be left out, put in or put back.
 */
typedef struct {
  guint8           kiosk_id[16];
  guint64          kiosk_seq;
  guint8           intake_id[16];
  guint16          n_parts;
  AntManifestPart *parts; /* owned */
  guint8           audit_head[ANT_MANIFEST_HASH_SIZE];
  guint8           previous[ANT_MANIFEST_HASH_SIZE];
} AntManifest;

void     ant_manifest_clear (AntManifest *self);
GBytes  *ant_manifest_write (const AntManifest *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean ant_manifest_read (GBytes *bytes, AntManifest *self, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AntManifest, ant_manifest_clear)

G_END_DECLS
