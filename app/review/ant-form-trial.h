/* ant-form-trial.h - a questionnaire that somebody brought, before anybody is asked it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-clinic.h"

G_BEGIN_DECLS

#define ANT_TYPE_FORM_TRIAL (ant_form_trial_get_type ())

/**
 * AntFormTrial:
 *
 * A file, what the linter of the pack finds about it, and the pack as it would be with it.
 * Immutable, shared by reference.
 */
typedef struct _AntFormTrial AntFormTrial;

GType         ant_form_trial_get_type (void);
AntFormTrial *ant_form_trial_new (const char *path,
                                  const char *pack_dir,
                                  GError    **error) G_GNUC_WARN_UNUSED_RESULT;
AntFormTrial *ant_form_trial_ref (AntFormTrial *self);
void          ant_form_trial_unref (AntFormTrial *self);

const char *ant_form_trial_get_name (AntFormTrial *self);
GBytes     *ant_form_trial_get_bytes (AntFormTrial *self);
GPtrArray  *ant_form_trial_get_issues (AntFormTrial *self);
AntClinic  *ant_form_trial_get_clinic (AntFormTrial *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntFormTrial, ant_form_trial_unref)

G_END_DECLS
