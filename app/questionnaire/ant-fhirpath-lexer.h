/* ant-fhirpath-lexer.h - FHIRPath text into words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-value.h"

G_BEGIN_DECLS

typedef enum {
  ANT_TOKEN_END,
  ANT_TOKEN_NAME,     /* also the operators that are words: and, in, … */
  ANT_TOKEN_QUOTED,   /* `name`, which is never an operator */
  ANT_TOKEN_VARIABLE, /* %name */
  ANT_TOKEN_LITERAL,
  ANT_TOKEN_SIGN, /* one or two characters */
  ANT_TOKEN_BAD,
} AntTokenType;

/**
 * AntLexer:
 *
 * Stands before one word of a text. A plain value on its user's stack; ant_lexer_clear() it.
 */
typedef struct {
  const char  *start;
  const char  *next; /* where the next word is looked for */
  const char  *at;   /* where this word starts */
  AntTokenType type;
  char        *text;    /* owned (nullable) */
  AntValue    *literal; /* owned (nullable) */
} AntLexer;

void     ant_lexer_init (AntLexer *self, const char *text);
void     ant_lexer_clear (AntLexer *self);
void     ant_lexer_advance (AntLexer *self);
gboolean ant_lexer_is (const AntLexer *self, const char *word);
guint    ant_lexer_get_column (const AntLexer *self);

G_END_DECLS
