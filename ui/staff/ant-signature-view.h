/* ant-signature-view.h - a signature as it was drawn, to look at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *ant_signature_view_new (GArray *strokes, const char *name);

G_END_DECLS
