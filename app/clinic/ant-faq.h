/* ant-faq.h - the questions a pack answers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "ant-pack.h"

G_BEGIN_DECLS

#define ANT_TYPE_FAQ_ENTRY    (ant_faq_entry_get_type ())
#define ANT_TYPE_FAQ_CATEGORY (ant_faq_category_get_type ())

/**
 * AntFaqEntry:
 *
 * One question with its answer, in one language. Immutable, shared by reference.
 */
typedef struct {
  char    *id;              /* the same in all languages */
  char    *category;        /* id of an AntFaqCategory */
  char    *question;        /* as shown */
  char   **phrasings;       /* other ways to ask it; never shown */
  char    *answer_markdown; /* CommonMark */
  char   **explains;        /* linkIds of the form's questions that it helps to answer */
  gboolean is_clinical;     /* advice on health: shown as the clinic's own words */
  char    *lang;            /* of this text; "en" where the wanted language has none */
} AntFaqEntry;

/**
 * AntFaqCategory:
 *
 * A heading that entries stand under. Immutable, shared by reference.
 */
typedef struct {
  char *id;
  char *title; /* in the wanted language where there is one */
} AntFaqCategory;

GType        ant_faq_entry_get_type (void);
AntFaqEntry *ant_faq_entry_new (const char        *id,
                                const char        *category,
                                const char        *question,
                                const char *const *phrasings,
                                const char        *answer_markdown,
                                gboolean           is_clinical,
                                const char        *lang) G_GNUC_WARN_UNUSED_RESULT;
AntFaqEntry *ant_faq_entry_ref (AntFaqEntry *self);
void         ant_faq_entry_unref (AntFaqEntry *self);

GType           ant_faq_category_get_type (void);
AntFaqCategory *ant_faq_category_ref (AntFaqCategory *self);
void            ant_faq_category_unref (AntFaqCategory *self);

/**
 * AntFaq:
 *
 * All entries of a pack in all languages. The pack's own entry of an id replaces the one of the
 * layer below with all its translations.
 */
typedef struct _AntFaq AntFaq;

AntFaq    *ant_faq_read (AntPack *pack, const char *const *languages) G_GNUC_WARN_UNUSED_RESULT;
void       ant_faq_free (AntFaq *self);
GPtrArray *ant_faq_list (const AntFaq *self, const char *lang) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *ant_faq_list_categories (const AntFaq *self, const char *lang) G_GNUC_WARN_UNUSED_RESULT;

const AntFaqEntry *ant_faq_find_explaining (GPtrArray *entries, const char *link_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntFaqEntry, ant_faq_entry_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntFaqCategory, ant_faq_category_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntFaq, ant_faq_free)

G_END_DECLS
