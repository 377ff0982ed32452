/* ant-frame.h - one picture of the live preview
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define ANT_TYPE_FRAME (ant_frame_get_type ())

/**
 * AntFrame:
 *
 * A picture as the camera sees it (not mirrored), eight bits each of red, green and blue: what
 * gdk_memory_texture_new() takes as %GDK_MEMORY_R8G8B8 without a copy. Immutable; any thread.
 */
typedef struct {
  int     width;  /* pixels */
  int     height; /* pixels */
  gsize   stride; /* bytes from one row to the next */
  GBytes *rgb;    /* owned */
} AntFrame;

GType ant_frame_get_type (void);
AntFrame *
ant_frame_new (int width, int height, gsize stride, GBytes *rgb) G_GNUC_WARN_UNUSED_RESULT;
AntFrame *ant_frame_ref (AntFrame *self);
void      ant_frame_unref (AntFrame *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntFrame, ant_frame_unref)

G_END_DECLS
