/* ant-draft-box.h - a piece of a visit under a key that dies with the machine's memory
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-secret.h"

G_BEGIN_DECLS

#define ANT_DRAFT_KEY_SIZE 32
#define ANT_DRAFT_ID_SIZE  16

/**
 * AntDraftPlace:
 * @session_id: of the visit's draft, random
 * @step: counts what was sealed in it
 * @form_hash: BLAKE2b-128 of the questionnaire
 *
 * Where a sealed piece belongs; it opens nowhere else.
 */
typedef struct {
  guint8  session_id[ANT_DRAFT_ID_SIZE];
  guint32 step;
  guint8  form_hash[16];
} AntDraftPlace;

GBytes *ant_draft_box_seal (AntSecret           *key,
                            const AntDraftPlace *place,
                            GBytes              *plain) G_GNUC_WARN_UNUSED_RESULT;
GBytes *ant_draft_box_open (AntSecret           *key,
                            const AntDraftPlace *place,
                            const void          *sealed,
                            gsize                size,
                            GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
