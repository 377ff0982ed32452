/* ant-kiosk-private.h - what the parts of a kiosk share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-kiosk.h"

/**
 * AntKiosk:
 *
 * Made once by main and handed to every page. It owns the visit of the moment and the choices a
 * person made about the screen (language, text size, contrast, reach); ant_kiosk_reset() forgets
 * all of that. It knows no widget: it says "turn" and the shell shows the page.
 */
struct _AntKiosk {
  GObject parent_instance;

  AntClinic *clinic;     /* that the next consultation is taken with */
  gboolean   is_waiting; /* @clinic has no more than its clinic.ini yet */
  GError    *refusal;    /* (nullable) why none can be taken with it */
  AntVault  *vault;      /* (nullable): without one no consultation can start */
  AntDraft  *draft;      /* (nullable): without one a visit is in memory alone */
  AntCamera *camera;
  AntChime  *chime;
  AntClock  *clock;
  AntIdle   *idle;

  char    *language;
  int      text_size; /* per cent: 100, 150 or 200 */
  gboolean has_high_contrast;
  gboolean has_low_reach;

  AntVisit      *visit;        /* (nullable) from "Start my consultation" to Send */
  AntRoute      *route;        /* (nullable) with the visit */
  guint          n_visits;     /* that were begun, this one among them */
  gboolean       is_preview;   /* the visit is nobody's, and kept nowhere */
  guint          preview_from; /* index in @history of the page that it was begun from */
  char          *reference;    /* (nullable) of the visit that was just sent */
  gboolean       may_reply;    /* to the person who sent it */
  AntStep       *here;
  GPtrArray     *history;   /* of AntStep: pages outside the consultation that Back leads to */
  AntFaqIndex   *faq_index; /* (nullable) in @language */
  AntFaqLearned *learned;   /* (nullable) what was made of questions without an answer */
  char          *faq_query; /* (nullable) what was asked there last */
  double         faq_place; /* how far down the page was, in pixels */
  GTask         *sending;   /* (nullable) borrowed: the Send of this @visit that is under way */
};

void ant_kiosk_forget_visit (AntKiosk *self);
void ant_kiosk_turn (AntKiosk *self, const char *page, const char *path, AntTurn way);
