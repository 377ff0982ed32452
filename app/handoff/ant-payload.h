/* ant-payload.h - the texts inside a QR code that phones act on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ANT_PAYLOAD_MAX_BYTES 213 /* a QR code of version 10 at level M */

/**
 * AntPayloadContact:
 *
 * What a phone saves as a contact. The strings are a clinic's own and may hold anything.
 */
typedef struct {
  const char        *name;
  const char        *reference; /* (nullable) */
  const char *const *phones;    /* E.164, best first */
  const char        *email;     /* (nullable) */
} AntPayloadContact;

/**
 * AntPayloadEvent:
 *
 * What a phone puts into its calendar. Times are UTC, as in "20270131T093000Z".
 */
typedef struct {
  const char *title;
  const char *place;     /* (nullable) */
  const char *reference; /* (nullable) */
  const char *clinic_id; /* makes the UID the clinic's own */
  const char *start;
  const char *end;
  const char *issued; /* when the pack's author wrote the appointment down: DTSTAMP */
} AntPayloadEvent;

char *ant_payload_call (const char *number) G_GNUC_WARN_UNUSED_RESULT;
char *ant_payload_text (const char *number, const char *const *bodies) G_GNUC_WARN_UNUSED_RESULT;
char *ant_payload_email (const char        *address,
                         const char        *subject,
                         const char *const *bodies) G_GNUC_WARN_UNUSED_RESULT;
char *ant_payload_whatsapp (const char        *number,
                            const char *const *bodies) G_GNUC_WARN_UNUSED_RESULT;
char *ant_payload_room (const char *room, const char *reference) G_GNUC_WARN_UNUSED_RESULT;
char *ant_payload_contact (const AntPayloadContact *contact) G_GNUC_WARN_UNUSED_RESULT;
char *ant_payload_event (const AntPayloadEvent *event) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
