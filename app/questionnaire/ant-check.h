/* ant-check.h - whether answers are all right
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-issue.h"
#include "ant-item.h"

G_BEGIN_DECLS

/**
 * AntComplaint:
 * @i: which of the answers, or -1 for the question as a whole
 * @data: the caller's
 *
 * Called for each thing that is wrong.
 */
typedef void (*AntComplaint) (const AntItem   *item,
                              AntIssueSeverity severity,
                              const char      *rule,
                              int              i,
                              const char      *message,
                              gpointer         data);

gboolean ant_check_may_be (const AntItem *item, AntValueType type);
gboolean ant_check_may_answer (const AntItem *item, const AntValue *value);
gboolean ant_check_has_answer (GPtrArray *values);

const char *ant_check_refuses (const AntItem *item, GPtrArray *values);

void ant_check_count (const AntItem *item, guint n, AntComplaint complain, gpointer data);
void
ant_check_values (const AntItem *item, GPtrArray *values, AntComplaint complain, gpointer data);

G_END_DECLS
