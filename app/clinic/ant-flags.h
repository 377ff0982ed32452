/* ant-flags.h - what answers tell staff to raise, by the pack's own rules
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "ant-pack.h"
#include "ant-session.h"
#include "ant-wording.h"

G_BEGIN_DECLS

/**
 * AntFlag:
 *
 * Something for staff to raise; it never refuses anyone. Belongs to its AntFlags; immutable.
 */
typedef struct {
  char       *id;
  char        level; /* 'A' before booking, 'B' discuss, 'C' suggest seeing a GP */
  AntWording *text;  /* what staff read */
} AntFlag;

typedef struct _AntFlags AntFlags;

AntFlags      *ant_flags_read (AntPack *pack, AntForm *form) G_GNUC_WARN_UNUSED_RESULT;
void           ant_flags_free (AntFlags *self);
GPtrArray     *ant_flags_list (AntFlags *self, AntSession *session) G_GNUC_WARN_UNUSED_RESULT;
const AntFlag *ant_flags_find (AntFlags *self, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntFlags, ant_flags_free)

G_END_DECLS
