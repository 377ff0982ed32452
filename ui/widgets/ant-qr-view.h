/* ant-qr-view.h - a QR code as a phone likes it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ant-qr.h"

G_BEGIN_DECLS

#define ANT_TYPE_QR_VIEW (ant_qr_view_get_type ())

G_DECLARE_FINAL_TYPE (AntQrView, ant_qr_view, ANT, QR_VIEW, GtkWidget)

GtkWidget *ant_qr_view_new (AntQr *qr, const char *name);

G_END_DECLS
