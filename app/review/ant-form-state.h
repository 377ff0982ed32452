/* ant-form-state.h - which questionnaire is asked, which was before it, and changing that
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-live-form.h"

G_BEGIN_DECLS

/**
 * AntFormState:
 *
 * The live form of a data folder with its pack, as it would be found at the next start.
 */
typedef struct {
  AntLiveForm *live;    /* owned (nullable): the file is damaged */
  AntForm     *form;    /* owned (nullable): what clients are asked; see @problem */
  AntForm     *earlier; /* owned (nullable): what can be gone back to */
  GError      *problem; /* owned (nullable): why nobody can be asked anything */
} AntFormState;

AntFormState *ant_form_state_read (const char *data_dir,
                                   const char *pack_dir) G_GNUC_WARN_UNUSED_RESULT;
void          ant_form_state_free (AntFormState *self);
gboolean      ant_form_state_is_earlier_own (const AntFormState *self);

AntClinic *ant_form_state_bring (const char *data_dir,
                                 const char *pack_dir,
                                 GBytes     *form,
                                 gint64      now_ms,
                                 GError    **error) G_GNUC_WARN_UNUSED_RESULT;
AntClinic *ant_form_state_go_back (const char *data_dir,
                                   const char *pack_dir,
                                   gint64      now_ms,
                                   GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntFormState, ant_form_state_free)

G_END_DECLS
