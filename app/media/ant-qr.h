/* ant-qr.h - a QR code as a square of dark and light modules
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define ANT_TYPE_QR        (ant_qr_get_type ())
#define ANT_QR_MAX_VERSION 10  /* larger ones no phone reads well across a screen */
#define ANT_QR_MAX_BYTES   213 /* what version 10 holds at level M */
#define ANT_QR_QUIET_ZONE  4   /* modules of white on every side, ISO/IEC 18004 clause 6.3.8 */

typedef struct _AntQr AntQr;

GType  ant_qr_get_type (void);
AntQr *ant_qr_new (const char *payload, GError **error) G_GNUC_WARN_UNUSED_RESULT;
AntQr *ant_qr_ref (AntQr *self);
void   ant_qr_unref (AntQr *self);

const char *ant_qr_get_payload (AntQr *self);
int         ant_qr_get_version (AntQr *self);
int         ant_qr_get_width (AntQr *self);
gboolean    ant_qr_get_module (AntQr *self, int x, int y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntQr, ant_qr_unref)

G_END_DECLS
