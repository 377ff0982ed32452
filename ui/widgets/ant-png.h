/* ant-png.h - pictures for those who take nothing but PNG
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *ant_png_new (GBytes *picture, gsize most_bytes) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
