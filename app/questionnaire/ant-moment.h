/* ant-moment.h - dates and times as FHIR writes them, whole or in part
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AntOrder:
 * @ANT_ORDER_UNKNOWN: cannot be told: "2020" against "2020-05", or two units
 *
 * How one value stands to another.
 */
typedef enum {
  ANT_ORDER_LESS = -1,
  ANT_ORDER_EQUAL = 0,
  ANT_ORDER_GREATER = 1,
  ANT_ORDER_UNKNOWN = 2,
} AntOrder;

/**
 * AntMoment:
 *
 * The stretch of time that a date, a dateTime or a time names: "2020" is a year long, "10:00:00" is
 * no time at all. Microseconds since year 0, or since midnight.
 */
typedef struct {
  gint64   first_us;
  gint64   last_us;
  gboolean has_zone;
  gboolean is_time; /* of no day */
} AntMoment;

gboolean ant_moment_parse_date (const char *text, AntMoment *out) G_GNUC_WARN_UNUSED_RESULT;
gboolean ant_moment_parse_date_time (const char *text, AntMoment *out) G_GNUC_WARN_UNUSED_RESULT;
gboolean ant_moment_parse_time (const char *text, AntMoment *out) G_GNUC_WARN_UNUSED_RESULT;
AntOrder ant_moment_compare (const AntMoment *a, const AntMoment *b);
/* ant-moment-add.c */
char *ant_moment_add (const char *text, gint64 months, gint64 seconds) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
