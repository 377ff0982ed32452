/* ant-clinic.h - a clinic's content pack, loaded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "ant-chapters.h"
#include "ant-consent.h"
#include "ant-faq.h"
#include "ant-flags.h"
#include "ant-pack.h"
#include "ant-plan.h"
#include "ant-word-lists.h"

G_BEGIN_DECLS

#define ANT_TYPE_CLINIC (ant_clinic_get_type ())

/**
 * AntClinic:
 *
 * Everything a clinic says: who it is, what it asks, answers, wants agreed and flags. Loaded once,
 * immutable, shared by reference on the main thread. Languages are tags such as "pl"; what has no
 * text in the wanted one comes in English.
 */
typedef struct _AntClinic AntClinic;

GType ant_clinic_get_type (void);
AntClinic *
ant_clinic_load (const char *dir, GPtrArray *issues, GError **error) G_GNUC_WARN_UNUSED_RESULT;
AntClinic *ant_clinic_load_with_form (const char *dir,
                                      GBytes     *form,
                                      const char *form_name,
                                      GPtrArray  *issues,
                                      GError    **error) G_GNUC_WARN_UNUSED_RESULT;
AntClinic *ant_clinic_begin (const char *dir,
                             GBytes     *form,
                             const char *form_name,
                             GPtrArray  *issues,
                             GError    **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   ant_clinic_has_mistakes (AntClinic *self);
gboolean   ant_clinic_finish (AntClinic *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
AntClinic *ant_clinic_ref (AntClinic *self);
void       ant_clinic_unref (AntClinic *self);

/* Who it is: the keys of clinic.ini */
const char *ant_clinic_get_id (AntClinic *self);
const char *ant_clinic_get_dir (AntClinic *self);
const char *ant_clinic_get_name (AntClinic *self, const char *lang);
const char     *
ant_clinic_get_text (AntClinic *self, const char *group, const char *key, const char *lang);
int ant_clinic_get_int (AntClinic *self, const char *group, const char *key, int fallback);
char **
ant_clinic_get_list (AntClinic *self, const char *group, const char *key) G_GNUC_WARN_UNUSED_RESULT;
const char        *ant_clinic_get_email (AntClinic *self);
const char *const *ant_clinic_get_phones (AntClinic *self);
const char *const *ant_clinic_get_languages (AntClinic *self);
char             **ant_clinic_list_sites (AntClinic *self) G_GNUC_WARN_UNUSED_RESULT;

/* What it says */
GPtrArray *ant_clinic_get_faq (AntClinic *self, const char *lang) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *ant_clinic_get_faq_categories (AntClinic  *self,
                                          const char *lang) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *ant_clinic_get_chapters (AntClinic *self, const char *lang) G_GNUC_WARN_UNUSED_RESULT;
const AntWordLists *ant_clinic_get_word_lists (AntClinic *self, const char *lang);
GPtrArray  *ant_clinic_get_consents (AntClinic *self, const char *lang) G_GNUC_WARN_UNUSED_RESULT;
AntConsent *ant_clinic_get_privacy (AntClinic *self, const char *lang);
const AntPlan *ant_clinic_get_plan (AntClinic *self);
AntForm       *ant_clinic_get_form (AntClinic *self);
GPtrArray *ant_clinic_list_flags (AntClinic *self, AntSession *session) G_GNUC_WARN_UNUSED_RESULT;
const AntFlag *ant_clinic_find_flag (AntClinic *self, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntClinic, ant_clinic_unref)

G_END_DECLS
