/* ant-plan.h - the treatment: its visits, the days after, its price
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-wording.h"

G_BEGIN_DECLS

/**
 * AntPlanVisit:
 *
 * One visit of a treatment.
 */
typedef struct {
  char       *id;
  AntWording *title;
  double      hours_min;
  double      hours_max;
  int         gap_days; /* after the visit before */
} AntPlanVisit;

/**
 * AntPlanCare:
 *
 * What to mind on some days after a visit; day 0 is the visit's.
 */
typedef struct {
  int         from_day;
  int         to_day; /* inclusive */
  AntWording *title;
  AntWording *text;
} AntPlanCare;

/**
 * AntPlan:
 *
 * `treatment.json` of a pack. Texts are got in a language with ant_wording_get(). A pack that names
 * no price has @has_price %FALSE: one asks the clinic. Belongs to its AntClinic; immutable.
 */
typedef struct {
  AntWording *what;      /* CommonMark; what the treatment is */
  AntWording *who;       /* CommonMark; who it is for */
  GPtrArray  *visits;    /* owned; of AntPlanVisit; may be empty */
  GPtrArray  *aftercare; /* owned; of AntPlanCare; may be empty */
  gboolean    has_price;
  char       *currency;       /* ISO 4217; NULL without a price */
  int         price_from;     /* in whole units of the currency, for all visits */
  int         price_to;       /* the same */
  int         price_touch_up; /* the same; -1 where not said */
} AntPlan;

AntPlan *ant_plan_read (AntPack *pack) G_GNUC_WARN_UNUSED_RESULT;
void     ant_plan_free (AntPlan *self);
char *
ant_plan_format_price (const AntPlan *self, int price, const char *lang) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntPlan, ant_plan_free)

G_END_DECLS
