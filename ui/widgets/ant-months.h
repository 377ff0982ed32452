/* ant-months.h - the months' names and dates in words, in the language of the moment
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *const *ant_months_list (void);
const char *const *ant_months_list_alone (void);
char              *ant_months_format_day (GDateTime *day) G_GNUC_WARN_UNUSED_RESULT;
char              *ant_months_format_date (const char *iso) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
