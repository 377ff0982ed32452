/* ant-form-view.h - a questionnaire as staff see it: what it is, and what is found about it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-form.h"
#include "ant-pack.h"
#include "ant-scaffold.h"

G_BEGIN_DECLS

GtkWidget *ant_form_view_add (AntScaffold *page,
                              AntForm     *form,
                              gboolean     is_own,
                              const char  *since,
                              const char  *lang);
void       ant_form_view_add_issues (AntScaffold *page, GPtrArray *issues);

G_END_DECLS
