/* ant-route.h - which page comes next in a consultation
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-visit.h"

G_BEGIN_DECLS

/**
 * AntStep:
 * @page: the id of the page in the page table: "question", "consent", "photo", …
 * @path: (nullable): what it is about: a question's path, a view's id
 * @row: (nullable): the repetition of a group that it belongs to, by its path
 *
 * One page of the consultation.
 */
typedef struct {
  char *page;
  char *path;
  char *row;
} AntStep;

typedef struct _AntRoute AntRoute;

AntRoute *ant_route_new (AntVisit *visit) G_GNUC_WARN_UNUSED_RESULT;
void      ant_route_free (AntRoute *self);

GPtrArray     *ant_route_list (AntRoute *self) G_GNUC_WARN_UNUSED_RESULT;
const AntStep *ant_route_get_here (AntRoute *self);
const AntStep *ant_route_advance (AntRoute *self);
const AntStep *ant_route_retreat (AntRoute *self);
const AntStep *ant_route_change (AntRoute *self, const char *page, const char *path);
const AntStep *ant_route_enter_row (AntRoute *self, const char *row);

char   **ant_route_list_seen (AntRoute *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean ant_route_get_has_checked (AntRoute *self);
void     ant_route_restore (AntRoute          *self,
                            const char        *page,
                            const char        *path,
                            const char *const *seen,
                            gboolean           has_checked);

AntStep *ant_step_new (const char *page, const char *path) G_GNUC_WARN_UNUSED_RESULT;
void     ant_step_free (AntStep *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntRoute, ant_route_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntStep, ant_step_free)

G_END_DECLS
