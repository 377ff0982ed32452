/* ant-fhirpath-parser.c - FHIRPath words into a tree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-fhirpath"

#include <string.h>

#include "ant-fhirpath-lexer.h"
#include "ant-fhirpath-private.h"

#define MAX_DEPTH 100
#define MAX_NODES 5000

typedef struct {
  AntLexer lexer;
  guint    depth;
  guint    n_nodes;
  guint    column; /* of what was not understood */
  char    *message;
} Parser;

/* FHIRPath's operators by how tightly they bind, the loosest first. */
typedef struct {
  const char         *word;
  int                 level;
  AntFhirpathOperator op;
} Operator;

static const Operator OPERATORS[] = {
  { "implies", 0, ANT_FHIRPATH_IMPLIES }, { "or", 1, ANT_FHIRPATH_OR },
  { "xor", 1, ANT_FHIRPATH_XOR },         { "and", 2, ANT_FHIRPATH_AND },
  { "in", 3, ANT_FHIRPATH_IN },           { "contains", 3, ANT_FHIRPATH_CONTAINS },
  { "=", 4, ANT_FHIRPATH_EQUALS },        { "!=", 4, ANT_FHIRPATH_DIFFERS },
  { "~", 4, ANT_FHIRPATH_LIKE },          { "!~", 4, ANT_FHIRPATH_UNLIKE },
  { "<", 5, ANT_FHIRPATH_LESS },          { ">", 5, ANT_FHIRPATH_GREATER },
  { "<=", 5, ANT_FHIRPATH_AT_MOST },      { ">=", 5, ANT_FHIRPATH_AT_LEAST },
  { "|", 6, ANT_FHIRPATH_UNION },         { "+", 8, ANT_FHIRPATH_PLUS },
  { "-", 8, ANT_FHIRPATH_MINUS },         { "&", 8, ANT_FHIRPATH_JOIN },
  { "*", 9, ANT_FHIRPATH_TIMES },         { "/", 9, ANT_FHIRPATH_DIVIDE },
  { "div", 9, ANT_FHIRPATH_DIV },         { "mod", 9, ANT_FHIRPATH_MOD },
};
#define TYPES    7 /* where “is” and “as” stand, whose right side is the name of a type */
#define TIGHTEST 9

void
ant_fhirpath_free (AntFhirpath *self)
{
  if (self == NULL)
    return;
  ant_fhirpath_free (self->left);
  ant_fhirpath_free (self->right);
  g_clear_pointer (&self->args, g_ptr_array_unref);
  g_clear_pointer (&self->literal, ant_value_unref);
  g_clear_pointer (&self->constant, g_array_unref);
  g_clear_pointer (&self->regex, g_regex_unref);
  g_free (self->matches);
  g_free (self->name);
  g_free (self);
}

static AntFhirpath *refuse (Parser *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

static AntFhirpath *
refuse (Parser *self, const char *format, ...)
{
  va_list args;

  if (self->message != NULL)
    return NULL;
  va_start (args, format);
  self->message = g_strdup_vprintf (format, args);
  va_end (args);
  self->column = ant_lexer_get_column (&self->lexer);

  return NULL;
}

/* At a word that nothing begins with. */
static AntFhirpath *
refuse_word (Parser *self)
{
  if (self->lexer.text == NULL)
    return refuse (self, "what stands here is not understood");

  return refuse (self, "“%s” is not understood", self->lexer.text);
}

static AntFhirpath *
make_node (Parser *self, AntFhirpathKind kind)
{
  AntFhirpath *node = g_new0 (AntFhirpath, 1);

  node->kind = kind;
  node->function = -1;
  node->column = ant_lexer_get_column (&self->lexer);
  self->n_nodes++;

  return node;
}

static gboolean
take (Parser *self, const char *sign)
{
  if (!ant_lexer_is (&self->lexer, sign))
    return FALSE;
  ant_lexer_advance (&self->lexer);

  return TRUE;
}

static AntFhirpath *parse_level (Parser *self, int level);

static gboolean
is_namespace (const char *name)
{
  return strcmp (name, "FHIR") == 0 || strcmp (name, "System") == 0;
}

static gboolean
parse_args (Parser *self, AntFhirpath *call)
{
  call->args = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_fhirpath_free);
  if (take (self, ")"))
    return TRUE;

  do {
    AntFhirpath *arg = parse_level (self, 0);

    if (arg == NULL)
      return FALSE;
    g_ptr_array_add (call->args, arg);
  } while (take (self, ","));
  if (take (self, ")"))
    return TRUE;
  refuse (self, "“)” was expected");

  return FALSE;
}

/* Coding, FHIR.Coding: of what @call asks for. */
static gboolean
parse_type (Parser *self, AntFhirpath *call)
{
  for (;;) {
    gboolean is_done;

    if (self->lexer.type != ANT_TOKEN_NAME && self->lexer.type != ANT_TOKEN_QUOTED) {
      refuse (self, "a type was expected");
      return FALSE;
    }
    g_clear_pointer (&call->literal, ant_value_unref);
    call->literal = ant_value_new_text (ANT_VALUE_STRING, self->lexer.text);
    if (!ant_fhirpath_is_type (self->lexer.text) && !is_namespace (self->lexer.text)) {
      refuse (self, "no answer is of type “%s”", self->lexer.text);
      return FALSE;
    }
    is_done = !is_namespace (self->lexer.text);
    ant_lexer_advance (&self->lexer);
    if (is_done)
      return TRUE;
    if (!take (self, ".")) {
      refuse (self, "a type was expected");
      return FALSE;
    }
  }
}

static gboolean
asks_for_type (const char *name)
{
  return strcmp (name, "is") == 0 || strcmp (name, "as") == 0 || strcmp (name, "ofType") == 0;
}

/* “is” and “as” as operators, on @left, which it takes. */
static AntFhirpath *
parse_type_operator (Parser *self, AntFhirpath *left)
{
  g_autoptr (AntFhirpath) node = make_node (self, ANT_FHIRPATH_CALL);

  node->left = left;
  node->name = g_strdup (self->lexer.text);
  node->function = ant_fhirpath_find_function (node->name, 1);
  node->args = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_fhirpath_free);
  ant_lexer_advance (&self->lexer);

  return parse_type (self, node) ? g_steal_pointer (&node) : NULL;
}

static gboolean
parse_type_argument (Parser *self, AntFhirpath *call)
{
  call->args = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_fhirpath_free);
  call->function = ant_fhirpath_find_function (call->name, 1);
  if (!parse_type (self, call))
    return FALSE;
  if (take (self, ")"))
    return TRUE;
  refuse (self, "“)” was expected");

  return FALSE;
}

/* A name, or a call, on @left, which it takes. */
static AntFhirpath *
parse_invocation (Parser *self, AntFhirpath *left)
{
  g_autoptr (AntFhirpath) node = make_node (self, ANT_FHIRPATH_MEMBER);

  node->left = left;
  if (self->lexer.type != ANT_TOKEN_NAME && self->lexer.type != ANT_TOKEN_QUOTED)
    return refuse (self, "a name was expected");
  node->name = g_strdup (self->lexer.text);
  ant_lexer_advance (&self->lexer);
  if (!take (self, "("))
    return g_steal_pointer (&node);

  node->kind = ANT_FHIRPATH_CALL;
  if (asks_for_type (node->name))
    return parse_type_argument (self, node) ? g_steal_pointer (&node) : NULL;
  if (!parse_args (self, node))
    return NULL;
  node->function = ant_fhirpath_find_function (node->name, node->args->len);
  if (node->function < 0) {
    if (self->message == NULL) {
      self->message =
          g_strdup_printf ("%s() with %u arguments is not supported", node->name, node->args->len);
      self->column = node->column;
    }
    return NULL;
  }

  return g_steal_pointer (&node);
}

static AntFhirpath *
parse_literal (Parser *self)
{
  AntFhirpath *node = make_node (self, ANT_FHIRPATH_LITERAL);

  node->literal = g_steal_pointer (&self->lexer.literal);
  ant_lexer_advance (&self->lexer);

  return node;
}

static AntFhirpath *
parse_variable (Parser *self)
{
  AntFhirpath *node = make_node (self, ANT_FHIRPATH_VARIABLE);

  node->name = g_steal_pointer (&self->lexer.text);
  ant_lexer_advance (&self->lexer);

  return node;
}

static AntFhirpath *
parse_parenthesis (Parser *self)
{
  AntFhirpath *node = parse_level (self, 0);

  if (node == NULL || take (self, ")"))
    return node;
  ant_fhirpath_free (node);

  return refuse (self, "“)” was expected");
}

static AntFhirpath *
parse_term (Parser *self)
{
  static const struct {
    const char     *word;
    AntFhirpathKind kind;
  } PLACES[] = { { "$this", ANT_FHIRPATH_THIS },
                 { "$index", ANT_FHIRPATH_PLACE },
                 { "$total", ANT_FHIRPATH_TOTAL } };
  AntFhirpath *node;

  switch (self->lexer.type) {
  case ANT_TOKEN_LITERAL:
    return parse_literal (self);
  case ANT_TOKEN_VARIABLE:
    return parse_variable (self);
  case ANT_TOKEN_NAME:
  case ANT_TOKEN_QUOTED:
    return parse_invocation (self, make_node (self, ANT_FHIRPATH_THIS));
  case ANT_TOKEN_END:
    return refuse (self, "the expression stops too early");
  default:
    break;
  }

  if (take (self, "("))
    return parse_parenthesis (self);
  for (gsize i = 0; i < G_N_ELEMENTS (PLACES); i++)
    if (ant_lexer_is (&self->lexer, PLACES[i].word)) {
      node = make_node (self, PLACES[i].kind);
      ant_lexer_advance (&self->lexer);
      return node;
    }
  if (ant_lexer_is (&self->lexer, "{")) {
    node = make_node (self, ANT_FHIRPATH_EMPTY);
    ant_lexer_advance (&self->lexer);
    if (take (self, "}"))
      return node;
    ant_fhirpath_free (node);
    return refuse (self, "“}” was expected");
  }

  return refuse_word (self);
}

/* [index] on @left, which it takes. */
static AntFhirpath *
parse_index (Parser *self, AntFhirpath *left)
{
  g_autoptr (AntFhirpath) node = make_node (self, ANT_FHIRPATH_INDEX);

  node->left = left;
  node->right = parse_level (self, 0);
  if (node->right == NULL)
    return NULL;
  if (!take (self, "]"))
    return refuse (self, "“]” was expected");

  return g_steal_pointer (&node);
}

static AntFhirpath *
parse_postfix (Parser *self)
{
  AntFhirpath *node = parse_term (self);

  while (node != NULL && self->n_nodes < MAX_NODES) {
    if (take (self, "."))
      node = parse_invocation (self, node);
    else if (take (self, "["))
      node = parse_index (self, node);
    else
      return node;
  }
  ant_fhirpath_free (node);

  return refuse (self, "too long an expression");
}

static AntFhirpath *
parse_signed (Parser *self)
{
  AntFhirpath *node;

  if (take (self, "+"))
    return parse_postfix (self);
  if (!ant_lexer_is (&self->lexer, "-"))
    return parse_postfix (self);

  node = make_node (self, ANT_FHIRPATH_NEGATE);
  ant_lexer_advance (&self->lexer);
  node->left = parse_postfix (self);
  if (node->left == NULL)
    g_clear_pointer (&node, ant_fhirpath_free);

  return node;
}

static const Operator *
find_operator (const Parser *self, int level)
{
  for (gsize i = 0; i < G_N_ELEMENTS (OPERATORS); i++)
    if (OPERATORS[i].level == level && ant_lexer_is (&self->lexer, OPERATORS[i].word))
      return &OPERATORS[i];

  return NULL;
}

/* One operator at @level after another, each taking all before it as its left side. */
static AntFhirpath *
parse_level (Parser *self, int level)
{
  AntFhirpath    *left;
  const Operator *found;

  if (level == 0 && ++self->depth > MAX_DEPTH)
    return refuse (self, "nested too deeply");
  left = level > TIGHTEST ? parse_signed (self) : parse_level (self, level + 1);
  while (left != NULL && level == TYPES && self->n_nodes < MAX_NODES &&
         (ant_lexer_is (&self->lexer, "is") || ant_lexer_is (&self->lexer, "as")))
    left = parse_type_operator (self, left);

  while (left != NULL && level <= TIGHTEST && (found = find_operator (self, level)) != NULL) {
    AntFhirpath *node = make_node (self, ANT_FHIRPATH_BINARY);

    node->op = found->op;
    node->left = left;
    ant_lexer_advance (&self->lexer);
    node->right = self->n_nodes < MAX_NODES ? parse_level (self, level + 1)
                                            : refuse (self, "too long an expression");
    left = node;
    if (node->right == NULL)
      g_clear_pointer (&left, ant_fhirpath_free);
  }
  if (level == 0)
    self->depth--;

  return left;
}

/* From the leaves up: what hangs on nothing can be worked out once. */
static void
mark_constants (AntFhirpath *self)
{
  if (self->left != NULL)
    mark_constants (self->left);
  if (self->right != NULL)
    mark_constants (self->right);
  for (guint i = 0; self->args != NULL && i < self->args->len; i++)
    mark_constants (self->args->pdata[i]);

  switch (self->kind) {
  case ANT_FHIRPATH_LITERAL:
  case ANT_FHIRPATH_EMPTY:
    self->is_constant = TRUE;
    break;
  case ANT_FHIRPATH_NEGATE:
    self->is_constant = self->left != NULL && self->left->is_constant;
    break;
  case ANT_FHIRPATH_BINARY:
    self->is_constant = self->left != NULL && self->left->is_constant && self->right != NULL &&
                        self->right->is_constant;
    break;
  default:
    break;
  }
}

/**
 * ant_fhirpath_parse:
 * @text: an expression
 * @column: (out): where it stops being understood, in characters from 1
 * @message: (out) (transfer full): why
 *
 * Returns: (transfer full) (nullable): the tree; %NULL where anything in it is not supported
 */
AntFhirpath *
ant_fhirpath_parse (const char *text, guint *column, char **message)
{
  Parser       parser = { 0 };
  AntFhirpath *tree;

  ant_lexer_init (&parser.lexer, text);
  tree = parse_level (&parser, 0);
  if (tree != NULL && parser.lexer.type != ANT_TOKEN_END) {
    refuse_word (&parser);
    g_clear_pointer (&tree, ant_fhirpath_free);
  }
  ant_lexer_clear (&parser.lexer);
  if (tree != NULL) {
    mark_constants (tree);
    g_free (parser.message);
    return tree;
  }
  *column = parser.column;
  *message = parser.message;

  return NULL;
}
