/* ant-plan-view.h - what the treatment plan of a pack says, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-plan.h"
#include "ant-scaffold.h"

G_BEGIN_DECLS

char *ant_plan_view_format_hours (const AntPlanVisit *visit) G_GNUC_WARN_UNUSED_RESULT;
char *ant_plan_view_format_span (const AntPlanCare *care) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *
ant_plan_view_make_wording (const AntWording *wording, const char *lang, const char *css_class);
void ant_plan_view_add_care (AntScaffold *scaffold, const AntPlan *plan, const char *lang);
void ant_plan_view_add_price (AntScaffold *scaffold, const AntPlan *plan, const char *lang);

G_END_DECLS
