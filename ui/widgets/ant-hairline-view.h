/* ant-hairline-view.h - a hairline over a person's own picture, or over a drawn head
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ant-hairline.h"

G_BEGIN_DECLS

#define ANT_TYPE_HAIRLINE_VIEW (ant_hairline_view_get_type ())

G_DECLARE_FINAL_TYPE (AntHairlineView, ant_hairline_view, ANT, HAIRLINE_VIEW, GtkWidget)

GtkWidget *ant_hairline_view_new (GBytes *jpeg, const char *name);
double     ant_hairline_view_get_aspect (AntHairlineView *self);
void       ant_hairline_view_set_hairline (AntHairlineView *self, const AntHairline *hairline);

G_END_DECLS
