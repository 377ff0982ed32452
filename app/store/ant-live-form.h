/* ant-live-form.h - which questionnaire clients are asked, and which one was before it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-clinic.h"

G_BEGIN_DECLS

#define ANT_TYPE_LIVE_FORM (ant_live_form_get_type ())

/* What it is called in the data folder, and in whatever is said about it. */
#define ANT_LIVE_FORM_FILE "live-form"

/**
 * AntLiveForm:
 *
 * The questionnaire that is asked, which staff brought or the pack has, and the one to go back to.
 * Immutable, shared by reference: a change makes another, which counts once it is written.
 */
typedef struct _AntLiveForm AntLiveForm;

GType        ant_live_form_get_type (void);
AntLiveForm *ant_live_form_new (void) G_GNUC_WARN_UNUSED_RESULT;
AntLiveForm *ant_live_form_parse (GBytes *file) G_GNUC_WARN_UNUSED_RESULT;
GBytes      *ant_live_form_format (AntLiveForm *self) G_GNUC_WARN_UNUSED_RESULT;
AntLiveForm *ant_live_form_read (const char *data_dir, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean     ant_live_form_write (AntLiveForm *self, const char *data_dir, GError **error);
AntLiveForm *ant_live_form_ref (AntLiveForm *self);
void         ant_live_form_unref (AntLiveForm *self);

GBytes  *ant_live_form_get_form (AntLiveForm *self);
gint64   ant_live_form_get_since_ms (AntLiveForm *self);
gboolean ant_live_form_has_earlier (AntLiveForm *self);
GBytes  *ant_live_form_get_earlier (AntLiveForm *self);
AntLiveForm *
ant_live_form_replace (AntLiveForm *self, GBytes *form, gint64 now_ms) G_GNUC_WARN_UNUSED_RESULT;
AntLiveForm *ant_live_form_go_back (AntLiveForm *self, gint64 now_ms) G_GNUC_WARN_UNUSED_RESULT;
AntClinic   *ant_live_form_begin_clinic (AntLiveForm *self,
                                         const char  *pack_dir,
                                         GPtrArray   *issues,
                                         GError     **error) G_GNUC_WARN_UNUSED_RESULT;
AntClinic   *ant_live_form_load_clinic (AntLiveForm *self,
                                        const char  *pack_dir,
                                        GPtrArray   *issues,
                                        GError     **error) G_GNUC_WARN_UNUSED_RESULT;
AntClinic   *ant_live_form_apply (AntLiveForm *self,
                                  const char  *data_dir,
                                  const char  *pack_dir,
                                  GPtrArray   *issues,
                                  GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntLiveForm, ant_live_form_unref)

G_END_DECLS
