/* ant-form.h - a questionnaire, loaded and checked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-issue.h"
#include "ant-item.h"

G_BEGIN_DECLS

#define ANT_TYPE_FORM (ant_form_get_type ())

typedef struct _AntForm AntForm;

GType    ant_form_get_type (void);
AntForm *ant_form_new (GBytes *json, GPtrArray *issues, GError **error) G_GNUC_WARN_UNUSED_RESULT;
AntForm *ant_form_new_from_file (const char *path,
                                 GPtrArray  *issues,
                                 GError    **error) G_GNUC_WARN_UNUSED_RESULT;
AntForm *ant_form_new_for_checking (GBytes    *json,
                                    GPtrArray *issues,
                                    GError   **error) G_GNUC_WARN_UNUSED_RESULT;
AntForm *ant_form_ref (AntForm *self);
void     ant_form_unref (AntForm *self);

const AntItem *ant_form_find (AntForm *self, const char *link_id);
guint          ant_form_get_n_items (AntForm *self);
const AntItem *ant_form_get_item (AntForm *self, guint i);
GBytes        *ant_form_get_bytes (AntForm *self);
const char    *ant_form_get_title (AntForm *self, const char *lang);
const char    *ant_form_get_language (AntForm *self);
const char    *ant_form_get_url (AntForm *self);
const char    *ant_form_get_version (AntForm *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntForm, ant_form_unref)

G_END_DECLS
