/* ant-faq-medical.h - telling a question about health from any other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AntFaqMedical:
 *
 * The words and phrases that make a question one for the practitioner.
 */
typedef struct _AntFaqMedical AntFaqMedical;

AntFaqMedical *ant_faq_medical_new (char **phrases, gboolean is_english) G_GNUC_WARN_UNUSED_RESULT;
void           ant_faq_medical_free (AntFaqMedical *self);
const char    *ant_faq_medical_find (const AntFaqMedical *self, GPtrArray *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntFaqMedical, ant_faq_medical_free)

G_END_DECLS
