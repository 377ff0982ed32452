/* ant-draft.h - the visit under way, kept so that a crash loses little of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "ant-draft-keys.h"
#include "ant-visit-draft.h"

G_BEGIN_DECLS

#define ANT_TYPE_DRAFT (ant_draft_get_type ())
G_DECLARE_FINAL_TYPE (AntDraft, ant_draft, ANT, DRAFT, GObject)

AntDraft *
ant_draft_new (const char *dir, AntDraftKeys *keys, AntClock *clock) G_GNUC_WARN_UNUSED_RESULT;

void ant_draft_begin (AntDraft *self, GBytes *form, GPtrArray *entries);
void ant_draft_add (AntDraft *self, GPtrArray *entries);
void ant_draft_add_sent (AntDraft *self, const char *reference);
void ant_draft_touch (AntDraft *self);
void ant_draft_drop (AntDraft *self);

void       ant_draft_find_async (AntDraft           *self,
                                 GBytes             *form,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data);
GPtrArray *ant_draft_find_finish (AntDraft     *self,
                                  GAsyncResult *result,
                                  GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void       ant_draft_settle_async (AntDraft           *self,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);
gboolean   ant_draft_settle_finish (AntDraft *self, GAsyncResult *result, GError **error);

char *ant_draft_dup_sent (GPtrArray *entries) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
