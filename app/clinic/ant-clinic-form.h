/* ant-clinic-form.h - the form of a pack, and what the kiosk needs of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-consent.h"
#include "ant-form.h"
#include "ant-pack-ini.h"

G_BEGIN_DECLS

/* What the form is called in a pack. */
#define ANT_CLINIC_FORM_FILE "questionnaire.json"

/* The section whose answers are covered, where clinic.ini names no other. */
#define ANT_CLINIC_HEALTH_SECTION "health"

AntForm    *ant_clinic_form_read (AntPack           *pack,
                                  AntPackIni        *ini,
                                  const AntConsents *consents,
                                  const char *const *languages) G_GNUC_WARN_UNUSED_RESULT;
gboolean    ant_clinic_form_can_ask (const AntItem *item);
gboolean    ant_clinic_form_can_answer (const AntItem *item);
const char *ant_clinic_form_get_picture_type (const AntItem *item);

G_END_DECLS
