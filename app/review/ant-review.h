/* ant-review.h - what staff may see, once they have unlocked it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-card.h"
#include "ant-vault.h"

G_BEGIN_DECLS

#define ANT_TYPE_REVIEW (ant_review_get_type ())
G_DECLARE_FINAL_TYPE (AntReview, ant_review, ANT, REVIEW, GObject)

AntReview *ant_review_new (AntVault *vault) G_GNUC_WARN_UNUSED_RESULT;

void     ant_review_unlock_async (AntReview          *self,
                                  AntSecret          *passphrase,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
gboolean ant_review_unlock_finish (AntReview *self, GAsyncResult *result, GError **error);
guint    ant_review_get_wait_s (AntReview *self);
void     ant_review_lock (AntReview *self);
gboolean ant_review_is_unlocked (AntReview *self);

void        ant_review_list_async (AntReview          *self,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);
GListModel *ant_review_list_finish (AntReview    *self,
                                    GAsyncResult *result,
                                    GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void        ant_review_open_async (AntReview          *self,
                                   AntCard            *card,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);
AntRecord  *ant_review_open_finish (AntReview    *self,
                                    GAsyncResult *result,
                                    GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
