/* ant-reference-url.h - addresses and references to resources
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  ANT_REFERENCE_URL_GOOD,
  ANT_REFERENCE_URL_BAD,
  ANT_REFERENCE_URL_NO_RESOURCE,
} AntReferenceUrl;

gboolean        ant_reference_url_is_uri (const char *text);
AntReferenceUrl ant_reference_url_read (const char *text, const char **type);

G_END_DECLS
