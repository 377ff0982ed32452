/* ant-followup.h - the ways a client can carry on by phone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-clinic.h"

G_BEGIN_DECLS

/**
 * AntWay:
 *
 * A way to carry on, in the order they are shown unless the pack has another.
 */
typedef enum {
  ANT_WAY_PHONE,
  ANT_WAY_TEXT,
  ANT_WAY_EMAIL,
  ANT_WAY_WHATSAPP,
  ANT_WAY_VIDEO,
  ANT_WAY_SAVE,
  ANT_WAY_APPOINTMENT,
} AntWay;

#define ANT_WAY_N_WAYS 7

/**
 * AntFollowupAct:
 * @ANT_FOLLOWUP_CALL: starts a call to the number shown
 * @ANT_FOLLOWUP_TEXT: writes a text message, not yet sent
 * @ANT_FOLLOWUP_EMAIL: writes an email, not yet sent
 * @ANT_FOLLOWUP_OPEN: opens a page on the internet
 * @ANT_FOLLOWUP_SAVE: offers to save a contact
 * @ANT_FOLLOWUP_REMEMBER: offers to put an appointment into the calendar
 *
 * What the client's phone does, so that the screen can say it. A video call is a page where the
 * clinic has a room, and a text or an email that asks for a call where it has none.
 */
typedef enum {
  ANT_FOLLOWUP_CALL,
  ANT_FOLLOWUP_TEXT,
  ANT_FOLLOWUP_EMAIL,
  ANT_FOLLOWUP_OPEN,
  ANT_FOLLOWUP_SAVE,
  ANT_FOLLOWUP_REMEMBER,
} AntFollowupAct;

#define ANT_TYPE_FOLLOWUP (ant_followup_get_type ())

/**
 * AntFollowup:
 *
 * One way, ready to show: the payload fits into a QR code and holds the clinic's contact and the
 * reference, never a name, an answer or a picture. Immutable.
 */
typedef struct {
  AntWay         way;
  AntFollowupAct act;
  const char    *id;      /* "phone"; as in the pack's list of ways */
  char          *payload; /* owned; what the QR code holds */
  char          *shown;   /* owned; the number, address or page, as a person writes it down */
} AntFollowup;

GType        ant_followup_get_type (void);
AntFollowup *ant_followup_ref (AntFollowup *self);
void         ant_followup_unref (AntFollowup *self);

GPtrArray  *ant_followup_list (AntClinic  *clinic,
                               const char *reference,
                               const char *lang) G_GNUC_WARN_UNUSED_RESULT;
const char *ant_way_get_id (AntWay way);
gboolean    ant_way_parse (const char *id, AntWay *way);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntFollowup, ant_followup_unref)

G_END_DECLS
