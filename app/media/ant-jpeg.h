/* ant-jpeg.h - a JPEG with nothing in it but the picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *ant_jpeg_strip (GBytes *jpeg, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
