/* ant-visit-draft.h - a visit in small pieces, so that each answer can be kept as it is given
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-route.h"

G_BEGIN_DECLS

/**
 * AntDraftEntry:
 * @name: which piece of a visit
 * @body: (nullable): what it is now; %NULL where it is no more
 *
 * One piece, encrypted on its own.
 */
typedef struct {
  char   *name;
  GBytes *body;
} AntDraftEntry;

AntDraftEntry *ant_draft_entry_new (const char *name, GBytes *body) G_GNUC_WARN_UNUSED_RESULT;
void           ant_draft_entry_free (AntDraftEntry *self);
GPtrArray     *ant_draft_entry_list_new (void) G_GNUC_WARN_UNUSED_RESULT;
GBytes        *ant_draft_entry_list_find (GPtrArray *entries, const char *name);

typedef struct _AntVisitDraft AntVisitDraft;

AntVisitDraft *ant_visit_draft_new (AntVisit *visit, AntRoute *route) G_GNUC_WARN_UNUSED_RESULT;
void           ant_visit_draft_free (AntVisitDraft *self);
GPtrArray     *ant_visit_draft_collect (AntVisitDraft *self) G_GNUC_WARN_UNUSED_RESULT;

char *ant_visit_draft_read_language (GPtrArray *entries) G_GNUC_WARN_UNUSED_RESULT;
gboolean
ant_visit_draft_restore (AntVisit *visit, AntRoute *route, GPtrArray *entries, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntVisitDraft, ant_visit_draft_free)

G_END_DECLS
