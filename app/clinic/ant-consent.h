/* ant-consent.h - what a client is asked to agree to, word for word
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "ant-pack.h"

G_BEGIN_DECLS

#define ANT_TYPE_CONSENT (ant_consent_get_type ())

/**
 * AntConsent:
 *
 * One consent text in one language. The version names exactly these words: it is kept with what the
 * client said to them. Immutable, shared by reference.
 */
typedef struct {
  char *id;      /* "health", "photos", "contact"; "privacy" is the page before them */
  char *link_id; /* the boolean item of the form; NULL for the privacy page */
  char *title;
  char *summary;
  char *body;    /* CommonMark */
  char *lang;    /* of this text; "en" where the wanted language has none */
  char *version; /* 32 hexadecimal digits: the first half of the SHA-256 of the file's text */
} AntConsent;

GType       ant_consent_get_type (void);
AntConsent *ant_consent_ref (AntConsent *self);
void        ant_consent_unref (AntConsent *self);

/**
 * AntConsents:
 *
 * All consent texts of a pack in all languages.
 */
typedef struct _AntConsents AntConsents;

AntConsents *ant_consents_read (AntPack           *pack,
                                const char *const *languages) G_GNUC_WARN_UNUSED_RESULT;
void         ant_consents_free (AntConsents *self);
GPtrArray *ant_consents_list (const AntConsents *self, const char *lang) G_GNUC_WARN_UNUSED_RESULT;
const char *
ant_consents_find_place (const AntConsents *self, const AntConsent *text, guint *item_line);
AntConsent *ant_consents_find (const AntConsents *self, const char *id, const char *lang);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntConsent, ant_consent_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntConsents, ant_consents_free)

G_END_DECLS
