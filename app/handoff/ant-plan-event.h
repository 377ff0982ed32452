/* ant-plan-event.h - a visit that somebody is thinking of, for their calendar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-clinic.h"

G_BEGIN_DECLS

char *ant_plan_event_new (AntClinic *clinic, const char *title, GDateTime *day, GDateTime *today)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
