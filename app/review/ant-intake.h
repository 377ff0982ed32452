/* ant-intake.h - the parts of an opened intake, read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-hairline.h"
#include "ant-photo.h"
#include "ant-record.h"

G_BEGIN_DECLS

/**
 * AntAgreement:
 *
 * What a client said to one consent text, and the words it was said to, in the language they were
 * shown in.
 */
typedef struct {
  char    *id;
  char    *title;
  char    *text;     /* CommonMark */
  char    *language; /* of title and text */
  char    *version;  /* names exactly these words */
  gboolean is_answered;
  gboolean is_given;
} AntAgreement;

void       ant_agreement_free (AntAgreement *self);
GPtrArray *ant_intake_list_agreements (AntRecord *record, GError **error) G_GNUC_WARN_UNUSED_RESULT;

GBytes  *ant_intake_get_photo (AntRecord *record, AntPhotoView view) G_GNUC_WARN_UNUSED_RESULT;
gboolean ant_intake_get_hairline (AntRecord *record, AntHairline *hairline, gboolean *is_on_photo);
gboolean ant_intake_get_signature (AntRecord *record, char **typed, GArray **strokes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntAgreement, ant_agreement_free)

G_END_DECLS
