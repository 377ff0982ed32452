/* ant-renewal.h - a fresh process after every person, with the screen as it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-window.h"

G_BEGIN_DECLS

typedef struct _AntRenewal AntRenewal;

AntRenewal      *
ant_renewal_new (AntWindow *window, AntKiosk *kiosk, char **argv) G_GNUC_WARN_UNUSED_RESULT;
void ant_renewal_free (AntRenewal *self);

void ant_renewal_take_over (GtkWindow *window);

G_END_DECLS
