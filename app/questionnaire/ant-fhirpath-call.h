/* ant-fhirpath-call.h - one call of a FHIRPath function while it is worked out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-fhirpath-private.h"

G_BEGIN_DECLS

/**
 * AntCall:
 *
 * On what a function is called, with which arguments, into what. A plain value on the stack.
 */
typedef struct {
  const AntFhirpath *tree;
  const AntScope    *scope;
  GArray            *input;
  GArray            *focus; /* of the expression around the call */
  GArray            *out;
} AntCall;

GArray *ant_call_evaluate (const AntCall *self, guint arg) G_GNUC_WARN_UNUSED_RESULT;
GArray *ant_call_evaluate_on (const AntCall *self, guint arg, guint i) G_GNUC_WARN_UNUSED_RESULT;

/* ant-fhirpath-fold.c */
void ant_call_sum (const AntCall *self);
void ant_call_average (const AntCall *self);
void ant_call_least (const AntCall *self);
void ant_call_most (const AntCall *self);
void ant_call_aggregate (const AntCall *self);
/* ant-fhirpath-sets.c */
void ant_call_union (const AntCall *self);
void ant_call_combine (const AntCall *self);
void ant_call_intersect (const AntCall *self);
void ant_call_exclude (const AntCall *self);
void ant_call_distinct (const AntCall *self);
void ant_call_is_distinct (const AntCall *self);
void ant_call_subset_of (const AntCall *self);
void ant_call_superset_of (const AntCall *self);
void ant_call_truths (const AntCall *self);
/* ant-fhirpath-type.c */
void ant_call_is (const AntCall *self);
void ant_call_of_type (const AntCall *self);
void ant_call_convert (const AntCall *self);
void ant_call_converts (const AntCall *self);

G_END_DECLS
