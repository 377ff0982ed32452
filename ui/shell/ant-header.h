/* ant-header.h - the clinic's name, the section's, and the tools that stand on every page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANT_TYPE_HEADER (ant_header_get_type ())

G_DECLARE_FINAL_TYPE (AntHeader, ant_header, ANT, HEADER, GtkWidget)

G_END_DECLS
