/* ant-signature-pad.h - a place to sign with a finger
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANT_TYPE_SIGNATURE_PAD (ant_signature_pad_get_type ())

G_DECLARE_FINAL_TYPE (AntSignaturePad, ant_signature_pad, ANT, SIGNATURE_PAD, GtkWidget)

GtkWidget *ant_signature_pad_new (GArray *strokes, const char *name);
void       ant_signature_pad_clear (AntSignaturePad *self);

G_END_DECLS
