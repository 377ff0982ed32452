/* ant-qr-picture.h - a QR code as a picture file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-qr.h"

G_BEGIN_DECLS

gboolean ant_qr_picture_save (AntQr *qr, int module_px, const char *path, GError **error);

G_END_DECLS
