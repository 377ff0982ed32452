/* ant-picture-list.h - the pictures that a question was answered with so far
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ant-session.h"

G_BEGIN_DECLS

#define ANT_TYPE_PICTURE_LIST (ant_picture_list_get_type ())

G_DECLARE_FINAL_TYPE (AntPictureList, ant_picture_list, ANT, PICTURE_LIST, GtkWidget)

GtkWidget *ant_picture_list_new (AntSession *session, const char *path);

G_END_DECLS
