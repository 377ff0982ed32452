/* ant-visit.h - all that one client has told the kiosk so far
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-clinic.h"
#include "ant-clock.h"
#include "ant-hairline.h"
#include "ant-photo.h"
#include "ant-record.h"
#include "ant-session.h"

G_BEGIN_DECLS

typedef struct _AntVisit AntVisit;

AntVisit      *
ant_visit_new (AntClinic *clinic, AntClock *clock, const char *lang) G_GNUC_WARN_UNUSED_RESULT;
void ant_visit_free (AntVisit *self);

AntClinic  *ant_visit_get_clinic (AntVisit *self);
AntSession *ant_visit_get_session (AntVisit *self);
const char *ant_visit_get_language (AntVisit *self);
void        ant_visit_set_language (AntVisit *self, const char *lang);

gboolean ant_visit_is_minor (AntVisit *self);
gboolean ant_visit_has_declined_all (AntVisit *self);
gboolean ant_visit_may_take_photos (AntVisit *self);
gboolean ant_visit_may_contact (AntVisit *self);

GBytes *ant_visit_get_photo (AntVisit *self, AntPhotoView view);
void    ant_visit_set_photo (AntVisit *self, AntPhotoView view, GBytes *jpeg);
guint   ant_visit_count_photos (AntVisit *self);

const AntHairline *ant_visit_get_hairline (AntVisit *self);
void               ant_visit_set_hairline (AntVisit *self, const AntHairline *hairline);

const char *ant_visit_get_signature_name (AntVisit *self);
void        ant_visit_set_signature_name (AntVisit *self, const char *name);
GArray     *ant_visit_get_strokes (AntVisit *self);
gboolean    ant_visit_is_signed (AntVisit *self);

AntRecord *ant_visit_make_record (AntVisit   *self,
                                  const char *reference,
                                  GError    **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * AntStrokePoint:
 *
 * One place the finger was in, in pixels of the pad; @is_start begins a new stroke.
 */
typedef struct {
  float    x, y;
  gboolean is_start;
} AntStrokePoint;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntVisit, ant_visit_free)

G_END_DECLS
