/* ant-clinic-keys.h - which keys clinic.ini may have, and what their values must be like
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-pack-ini.h"

G_BEGIN_DECLS

void     ant_clinic_keys_check (AntPackIni *ini);
gboolean ant_clinic_is_phone (const char *text);
gboolean ant_clinic_is_email (const char *text);
gboolean ant_clinic_is_room (const char *text);
double   ant_clinic_measure_contrast (const char *colour);

G_END_DECLS
