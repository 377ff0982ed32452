/* ant-draft-store.h - the visit under way on the disk, unreadable without a key that is not there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-draft-keys.h"
#include "ant-visit-draft.h"

G_BEGIN_DECLS

typedef struct _AntDraftStore AntDraftStore;

AntDraftStore *ant_draft_store_new (const char *dir, AntDraftKeys *keys) G_GNUC_WARN_UNUSED_RESULT;
void           ant_draft_store_free (AntDraftStore *self);
gboolean       ant_draft_store_is_open (AntDraftStore *self);
gboolean       ant_draft_store_begin (AntDraftStore *self,
                                      GBytes        *form,
                                      GPtrArray     *entries,
                                      gint64         now_ms,
                                      GError       **error);
gboolean
ant_draft_store_add (AntDraftStore *self, GPtrArray *entries, gint64 now_ms, GError **error);
gboolean   ant_draft_store_touch (AntDraftStore *self, gint64 now_ms, GError **error);
GPtrArray *ant_draft_store_find (AntDraftStore *self, GBytes *form, gint64 now_ms, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void ant_draft_store_drop (AntDraftStore *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntDraftStore, ant_draft_store_free)

G_END_DECLS
