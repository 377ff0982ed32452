/* ant-ctl-input.h - what a command is given: options, a passphrase, standard input
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-secret.h"

G_BEGIN_DECLS

char      *ant_ctl_take_option (int *argc, char **argv, const char *name);
AntSecret *ant_ctl_read_passphrase (GError **error) G_GNUC_WARN_UNUSED_RESULT;
AntSecret *ant_ctl_read_recovery (GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes    *ant_ctl_read_all (int fd, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   ant_ctl_write_all (int fd, const void *bytes, gsize size, GError **error);
gboolean   ant_ctl_print_text (const char *text, GError **error);
gboolean   ant_ctl_print_secret (const char *key, AntSecret *secret, GError **error);

G_END_DECLS
