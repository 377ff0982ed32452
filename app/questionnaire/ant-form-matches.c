/* ant-form-matches.c - which items a where() on linkIds finds, known when the form is loaded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-form"

#include <string.h>

#include "ant-fhirpath-private.h"
#include "ant-form-depends.h"

static gboolean
names_link_id (const AntFhirpath *tree)
{
  return tree->kind == ANT_FHIRPATH_MEMBER && strcmp (tree->name, "linkId") == 0 &&
         tree->left->kind == ANT_FHIRPATH_THIS;
}

/* Whether @tree is true of an item for its linkId alone, and of nothing else. */
static gboolean
is_about_link_ids (const AntFhirpath *tree)
{
  static const char *const CALLS[] = { "startsWith", "endsWith", "contains", "matches" };

  if (tree->kind == ANT_FHIRPATH_BINARY) {
    switch (tree->op) {
    case ANT_FHIRPATH_AND:
    case ANT_FHIRPATH_OR:
      return is_about_link_ids (tree->left) && is_about_link_ids (tree->right);
    case ANT_FHIRPATH_IN:
    case ANT_FHIRPATH_EQUALS:
    case ANT_FHIRPATH_DIFFERS:
      return names_link_id (tree->left) && tree->right->is_constant;
    default:
      return FALSE;
    }
  }
  if (tree->kind != ANT_FHIRPATH_CALL || !names_link_id (tree->left))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (CALLS); i++)
    if (strcmp (tree->name, CALLS[i]) == 0)
      return ((AntFhirpath *) tree->args->pdata[0])->is_constant;

  return FALSE;
}

/* “linkId in ('a' | 'b')”, “linkId.startsWith ('a')”: by hand, for a form has items by the hundred
 * and expressions by the dozen. Returns -1 for what is left to ant_fhirpath_evaluate(). */
static int
match_by_hand (const AntFhirpath *tree, const AntScope *scope, const char *link_id)
{
  const AntFhirpath *arg = tree->kind == ANT_FHIRPATH_CALL ? tree->args->pdata[0] : tree->right;
  g_autoptr (GArray) words = NULL;

  if (tree->kind == ANT_FHIRPATH_CALL
          ? strcmp (tree->name, "startsWith") != 0
          : tree->op != ANT_FHIRPATH_IN && tree->op != ANT_FHIRPATH_EQUALS)
    return -1;
  words = ant_fhirpath_evaluate (arg, scope, NULL);
  if (words->len != 1 && tree->op != ANT_FHIRPATH_IN)
    return -1;

  for (guint i = 0; i < words->len; i++) {
    const AntValue *word = ant_element_get_value (ant_collection_at (words, i));

    if (word == NULL || ant_value_get_value_type (word) != ANT_VALUE_STRING)
      return -1;
    if (tree->kind == ANT_FHIRPATH_CALL ? g_str_has_prefix (link_id, ant_value_get_text (word))
                                        : strcmp (link_id, ant_value_get_text (word)) == 0)
      return 1;
  }

  return 0;
}

static gboolean
match_item (const AntFhirpath *criterion, const AntScope *scope, const AntItem *item)
{
  g_autoptr (GArray) focus = NULL;
  g_autoptr (GArray) result = NULL;
  AntElement element = { ANT_ELEMENT_LINK_ID, 0, { .item = item } };
  int        truth = match_by_hand (criterion, scope, item->link_id);

  if (truth >= 0)
    return truth;
  focus = ant_collection_new ();
  ant_collection_add (focus, &element);
  result = ant_fhirpath_evaluate (criterion, scope, focus);

  return ant_collection_get_truth (result) == 1;
}

static guint8 *
match_items (AntForm *form, const AntFhirpath *criterion)
{
  guint    steps = G_MAXUINT;
  AntScope scope = { .form = form, .steps = &steps };
  guint8  *matches = g_new0 (guint8, form->items->len + 1);

  for (guint i = 0; i < form->items->len; i++)
    matches[i] = match_item (criterion, &scope, form->items->pdata[i]);

  return matches;
}

/* A way down the answers that looks at nothing on it. */
static gboolean
is_way (const AntFhirpath *tree)
{
  if (tree == NULL)
    return FALSE;

  switch (tree->kind) {
  case ANT_FHIRPATH_THIS:
    return TRUE;
  case ANT_FHIRPATH_VARIABLE:
    return strcmp (tree->name, "resource") == 0 || strcmp (tree->name, "rootResource") == 0 ||
           strcmp (tree->name, "context") == 0;
  case ANT_FHIRPATH_MEMBER:
    return (strcmp (tree->name, "item") == 0 || strcmp (tree->name, "answer") == 0 ||
            strcmp (tree->name, "QuestionnaireResponse") == 0) &&
           is_way (tree->left);
  case ANT_FHIRPATH_CALL:
    return (tree->matches != NULL || strcmp (tree->name, "descendants") == 0 ||
            strcmp (tree->name, "children") == 0 ||
            (strcmp (tree->name, "repeat") == 0 && is_way (tree->args->pdata[0]))) &&
           is_way (tree->left);
  case ANT_FHIRPATH_BINARY:
    return tree->op == ANT_FHIRPATH_UNION && is_way (tree->left) && is_way (tree->right);
  default:
    return FALSE;
  }
}

/**
 * ant_form_find_matches:
 *
 * Finds for every where() of @tree that looks at linkIds alone which items it is true of.
 */
void
ant_form_find_matches (AntForm *form, AntFhirpath *tree)
{
  if (tree->left != NULL)
    ant_form_find_matches (form, tree->left);
  if (tree->right != NULL)
    ant_form_find_matches (form, tree->right);
  for (guint i = 0; tree->args != NULL && i < tree->args->len; i++)
    ant_form_find_matches (form, tree->args->pdata[i]);
  if (tree->kind == ANT_FHIRPATH_CALL && strcmp (tree->name, "where") == 0 && tree->args != NULL &&
      is_about_link_ids (tree->args->pdata[0])) {
    tree->matches = match_items (form, tree->args->pdata[0]);
    tree->is_loose = is_way (tree->left);
  }
}
