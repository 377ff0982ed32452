/* ant-part.h - what stands before every sealed part, and ties it to its place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ANT_PART_HEADER_SIZE 96
#define ANT_PART_ID_SIZE     16

/**
 * AntPartKind:
 *
 * What a part holds. The numbers are written to disk.
 */
typedef enum {
  ANT_PART_CARD = 1,
  ANT_PART_ANSWERS = 2,
  ANT_PART_PHOTO = 3,
  ANT_PART_SIGNATURE = 4,
  ANT_PART_CONSENT = 5,
  ANT_PART_HAIRLINE = 6,
  ANT_PART_NOTES = 7,
} AntPartKind;

/**
 * AntPartHeader:
 * @kind: what the part holds
 * @part_no: its place among the parts of the intake, from 0
 * @part_count: how many parts the intake has
 * @intake_id: random, the intake's own
 * @kiosk_id: random, made with the vault
 * @form_hash: BLAKE2b-128 of the questionnaire that asked
 * @created_ms: since 1970-01-01T00:00Z by the kiosk's clock
 * @clock_flags: %ANT_PART_CLOCK_UNSET
 * @epoch: which clinic key it is sealed to, counted from 1
 *
 * age authenticates the bytes of a file but not where the file belongs. These fields are sealed in
 * with each part, and a reader refuses a part unless every one equals what its row says: a part
 * cannot be moved to another client, another place or another kiosk.
 */
typedef struct {
  AntPartKind kind;
  guint16     part_no;
  guint16     part_count;
  guint8      intake_id[ANT_PART_ID_SIZE];
  guint8      kiosk_id[ANT_PART_ID_SIZE];
  guint8      form_hash[16];
  guint64     created_ms;
  guint32     clock_flags;
  guint32     epoch;
} AntPartHeader;

/* The kiosk's clock was before this program's time: created_ms says nothing. */
#define ANT_PART_CLOCK_UNSET (1u << 0)

GBytes     *ant_part_seal (const AntPartHeader *header,
                           GBytes              *body,
                           const char *const   *recipients,
                           GError             **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes     *ant_part_unwrap (GBytes              *plain,
                             const AntPartHeader *expected,
                             GError             **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean    ant_part_peek (GBytes *plain, AntPartHeader *header, GError **error);
const char *ant_part_kind_name (AntPartKind kind);

G_END_DECLS
