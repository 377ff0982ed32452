/* ant-visit-private.h - what the files of a visit share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-visit.h"

G_BEGIN_DECLS

/**
 * AntVisit:
 *
 * Everything a client entered, from the first touch to Send or to the idle reset, and nothing that
 * came before or after. ant_visit_make_record() hands it over whole, #AntVisitDraft in pieces.
 */
struct _AntVisit {
  AntClinic  *clinic;
  AntClock   *clock;
  AntSession *session;
  char       *language;

  GBytes     *photos[ANT_PHOTO_N_VIEWS]; /* (nullable) JPEG without metadata */
  AntHairline hairline;
  gboolean    has_hairline;
  char       *signature_name; /* (nullable) */
  GArray     *strokes;        /* of AntStrokePoint */
};

G_END_DECLS
