/* ant-draft-keys.h - where the keys of drafts live: in memory, and not for long
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-secret.h"

G_BEGIN_DECLS

#define ANT_DRAFT_KEYS_LIFE_S 120 /* since it was last used */

typedef struct _AntDraftKeys AntDraftKeys;

AntDraftKeys *ant_draft_keys_new (void) G_GNUC_WARN_UNUSED_RESULT;
AntDraftKeys *ant_draft_keys_new_here (void) G_GNUC_WARN_UNUSED_RESULT;
AntDraftKeys *ant_draft_keys_ref (AntDraftKeys *self);
void          ant_draft_keys_unref (AntDraftKeys *self);

gboolean   ant_draft_keys_keep (AntDraftKeys *self,
                                const char   *name,
                                AntSecret    *key,
                                gint64        now_ms,
                                GError      **error);
AntSecret *ant_draft_keys_find (AntDraftKeys *self, const char *name, gint64 now_ms, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void ant_draft_keys_drop (AntDraftKeys *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntDraftKeys, ant_draft_keys_unref)

G_END_DECLS
