/* ant-fhirpath.h - the part of FHIRPath that clinic forms use: text into a tree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-value.h"

G_BEGIN_DECLS

typedef enum {
  ANT_FHIRPATH_LITERAL,  /* 'a', 1, 0.5, true, @2020-01-01 */
  ANT_FHIRPATH_EMPTY,    /* {} */
  ANT_FHIRPATH_THIS,     /* $this, and what stands for it before a bare name */
  ANT_FHIRPATH_TOTAL,    /* $total */
  ANT_FHIRPATH_PLACE,    /* $index */
  ANT_FHIRPATH_VARIABLE, /* %name */
  ANT_FHIRPATH_MEMBER,   /* left.name */
  ANT_FHIRPATH_INDEX,    /* left[right] */
  ANT_FHIRPATH_CALL,     /* left.name(args) */
  ANT_FHIRPATH_BINARY,   /* left operator right */
  ANT_FHIRPATH_NEGATE,   /* -left */
} AntFhirpathKind;

typedef enum {
  ANT_FHIRPATH_IMPLIES,
  ANT_FHIRPATH_OR,
  ANT_FHIRPATH_XOR,
  ANT_FHIRPATH_AND,
  ANT_FHIRPATH_IN,
  ANT_FHIRPATH_CONTAINS,
  ANT_FHIRPATH_EQUALS,
  ANT_FHIRPATH_DIFFERS,
  ANT_FHIRPATH_LIKE,
  ANT_FHIRPATH_UNLIKE,
  ANT_FHIRPATH_LESS,
  ANT_FHIRPATH_GREATER,
  ANT_FHIRPATH_AT_MOST,
  ANT_FHIRPATH_AT_LEAST,
  ANT_FHIRPATH_UNION,
  ANT_FHIRPATH_PLUS,
  ANT_FHIRPATH_MINUS,
  ANT_FHIRPATH_JOIN, /* & */
  ANT_FHIRPATH_TIMES,
  ANT_FHIRPATH_DIVIDE,
  ANT_FHIRPATH_DIV,
  ANT_FHIRPATH_MOD,
} AntFhirpathOperator;

/**
 * AntFhirpath:
 *
 * An expression as a tree, owned from its root down.
 */
typedef struct _AntFhirpath AntFhirpath;
struct _AntFhirpath {
  AntFhirpathKind     kind;
  AntFhirpathOperator op;       /* of BINARY */
  int                 function; /* of CALL: its place in ant_fhirpath_functions */
  guint               column;   /* in the text, from 1, in characters */
  char               *name;     /* of MEMBER, VARIABLE, CALL */
  AntValue           *literal;  /* of LITERAL; of a CALL that names a type, that name */
  AntFhirpath        *left;     /* (nullable) */
  AntFhirpath        *right;
  GPtrArray          *args; /* of AntFhirpath; of CALL */

  gboolean is_constant; /* hangs on nothing: worked out once */
  GArray  *constant;    /* of AntElement (nullable) */
  guint8  *matches;     /* of a where() on linkIds alone: a byte an item of the form (nullable) */
  gboolean is_loose;    /* of the same: what it is called on is a mere way down the answers */
  GRegex  *regex;       /* of a matches() with a literal pattern (nullable) */
};

AntFhirpath      *
ant_fhirpath_parse (const char *text, guint *column, char **message) G_GNUC_WARN_UNUSED_RESULT;
void ant_fhirpath_free (AntFhirpath *self);

/* ant-fhirpath-functions.c */
int ant_fhirpath_find_function (const char *name, guint n_args);
/* ant-fhirpath-type.c */
gboolean ant_fhirpath_is_type (const char *name);
/* ant-fhirpath-reckon.c */
gboolean ant_fhirpath_is_span (const char *word);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntFhirpath, ant_fhirpath_free)

G_END_DECLS
