/* ant-ctl.h - the commands of anteroomctl, and what they share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <json-c/json.h>

G_BEGIN_DECLS

/**
 * AntCtlStatus:
 * @ANT_CTL_FINE: done, and nothing found wanting
 * @ANT_CTL_WANTING: done, and what was looked at is not right
 * @ANT_CTL_COULD_NOT: could not run: a wrong argument, a file that is not there
 *
 * The exit status of every command. Results go to standard output as JSON Lines, words for a person
 * to standard error.
 */
typedef enum {
  ANT_CTL_FINE = 0,
  ANT_CTL_WANTING = 1,
  ANT_CTL_COULD_NOT = 2,
} AntCtlStatus;

/* One file a command; argv[0] is the command's own name. */
int ant_ctl_age (int argc, char **argv);
int ant_ctl_clinic (int argc, char **argv);
int ant_ctl_doctor (int argc, char **argv);
int ant_ctl_intake (int argc, char **argv);
int ant_ctl_faq (int argc, char **argv);
int ant_ctl_followup (int argc, char **argv);
int ant_ctl_questionnaire (int argc, char **argv);
int ant_ctl_reference (int argc, char **argv);
int ant_ctl_vault (int argc, char **argv);

void         ant_ctl_print (json_object *line);
AntCtlStatus ant_ctl_say (AntCtlStatus status, const GError *error);
AntCtlStatus ant_ctl_misuse (const char *command);

G_END_DECLS
