/* ant-reference.h - the short code a client leaves with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *ant_reference_new (GError **error) G_GNUC_WARN_UNUSED_RESULT;
char    *ant_reference_parse (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ant_reference_make (guint32 bits, char **reference) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
