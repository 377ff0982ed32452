/* ant-contact.h - what people type: telephone numbers, addresses, numbers, dates, times
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AntDateProblem:
 *
 * What is wrong with the three fields of a date.
 */
typedef enum {
  ANT_DATE_FINE,
  ANT_DATE_EMPTY,
  ANT_DATE_BAD_DAY,
  ANT_DATE_BAD_MONTH,
  ANT_DATE_BAD_YEAR,
  ANT_DATE_NO_MONTH,
  ANT_DATE_NO_YEAR,
  ANT_DATE_NO_SUCH_DAY,
} AntDateProblem;

/**
 * AntTimeProblem:
 *
 * What is wrong with the two fields of a time.
 */
typedef enum {
  ANT_TIME_FINE,
  ANT_TIME_EMPTY,
  ANT_TIME_BAD_HOUR,
  ANT_TIME_BAD_MINUTE,
  ANT_TIME_NO_HOUR,
  ANT_TIME_NO_MINUTE,
} AntTimeProblem;

char    *ant_contact_clean (const char *typed, gboolean has_lines) G_GNUC_WARN_UNUSED_RESULT;
char    *ant_contact_fold_digits (const char *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean ant_contact_is_phone (const char *text);
gboolean ant_contact_is_email (const char *text);
gboolean ant_contact_is_url (const char *text);
gboolean ant_contact_is_integer (const char *text);
gboolean ant_contact_is_decimal (const char *text);

AntDateProblem ant_contact_parse_date (const char        *day,
                                       const char        *month,
                                       const char        *year,
                                       const char *const *month_names,
                                       char             **date);
AntTimeProblem ant_contact_parse_time (const char *hour, const char *minute, char **time);
char *ant_contact_join_date_time (const char *date, const char *time) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
