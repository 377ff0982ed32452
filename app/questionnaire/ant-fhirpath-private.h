/* ant-fhirpath-private.h - collections, and what an expression is worked out over
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-decimal.h"
#include "ant-fhirpath.h"
#include "ant-session-private.h"

G_BEGIN_DECLS

typedef enum {
  ANT_ELEMENT_VALUE,
  ANT_ELEMENT_JSON,     /* something of the form's file */
  ANT_ELEMENT_RESPONSE, /* the QuestionnaireResponse itself */
  ANT_ELEMENT_ITEM,     /* one of its items: a question, or one repetition of a group */
  ANT_ELEMENT_ANSWER,
  ANT_ELEMENT_LINK_ID, /* an item of the form, of which only the linkId is known yet */
} AntElementKind;

/**
 * AntElement:
 *
 * One element of a collection: a value, or a place in the answers, which are never copied.
 */
typedef struct {
  AntElementKind kind;
  guint          index; /* of ITEM: the repetition; of ANSWER: which one */
  union {
    AntValue      *value; /* owned */
    json_object   *json;  /* owned */
    AntNode       *node;  /* borrowed */
    const AntItem *item;  /* borrowed */
  };
} AntElement;

/**
 * AntScope:
 *
 * Where an expression is worked out.
 */
typedef struct {
  AntSession    *session; /* (nullable) at load, when only linkIds are looked at */
  AntForm       *form;
  AntNode       *node; /* (nullable): where the expression stands; %NULL is the form itself */
  AntRow        *row;  /* (nullable): which repetition, of a group */
  AntExpression *expression;
  guint         *steps;    /* what is left to spend before it is given up */
  gboolean       is_loose; /* finds items without asking whether they are there */
  GArray        *total;    /* borrowed (nullable): $total of the aggregate() around */
  guint          index;    /* $index in the collection around */
} AntScope;

GArray *ant_collection_new (void);
void    ant_collection_add (GArray *self, const AntElement *element);
void    ant_collection_add_value (GArray *self, AntValue *value); /* takes it */
void    ant_collection_add_boolean (GArray *self, gboolean value);
void    ant_collection_add_decimal (GArray *self, const AntDecimal *number, gboolean is_integer);
void    ant_collection_add_all (GArray *self, GArray *other);
guint   ant_collection_count_text (GArray *self);
#define ant_collection_at(self, i) (&g_array_index (self, AntElement, i))

AntValue *ant_element_get_value (const AntElement *self);
gboolean  ant_element_get_number (const AntElement *self, AntDecimal *number, gboolean *is_integer);
int       ant_element_equals (const AntElement *a, const AntElement *b);
gboolean  ant_collection_contains (GArray *self, const AntElement *element);
int       ant_collection_get_truth (GArray *self);

/* ant-fhirpath-eval.c */
gboolean ant_scope_spend (const AntScope *self, guint64 n_steps);
GArray  *ant_fhirpath_evaluate (const AntFhirpath *self, const AntScope *scope, GArray *focus);
/* ant-fhirpath-navigate.c */
void
ant_element_follow (const AntScope *scope, const AntElement *self, const char *name, GArray *out);
gboolean ant_element_is_there (const AntScope *scope, const AntElement *self);
void     ant_element_descend (const AntScope *scope, const AntElement *self, GArray *out);
void     ant_element_expand (const AntScope *scope, const AntElement *self, GArray *out);
/* ant-fhirpath-operators.c */
GArray *ant_fhirpath_operate (AntFhirpathOperator op, GArray *left, GArray *right);
/* ant-fhirpath-reckon.c */
void
ant_fhirpath_reckon (AntFhirpathOperator op, const AntElement *a, const AntElement *b, GArray *out);
/* ant-fhirpath-functions.c */
GArray *ant_fhirpath_call (const AntFhirpath *self, const AntScope *scope, GArray *focus);
/* ant-session-expression.c */
GArray *
ant_session_evaluate (AntSession *self, AntExpression *expression, AntNode *node, AntRow *row);
GArray *ant_session_get_variable (const AntScope *scope, const char *name);

G_END_DECLS
