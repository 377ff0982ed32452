/* ant-form-expressions.c - the expressions of a form: reading them, and refusing what is not known
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-form"

#include <string.h>

#include "ant-form-depends.h"
#include "ant-form-private.h"
#include "ant-value-json.h"

#define LANGUAGE         "text/fhirpath"
#define CALCULATED_VALUE ANT_FHIR "cqf-calculatedValue"
#define MAX_EXPRESSIONS  2000

/* Extensions that would change what is asked, and that nothing here works out. */
static const char *const UNSUPPORTED[] = {
  ANT_SDC "answerExpression",
  "http://hl7.org/fhir/StructureDefinition/cqf-expression",
};

static const char *const BUILT_IN[] = { "resource",      "rootResource", "context", "qitem",
                                        "questionnaire", "ucum",         "sct",     "loinc" };

void
ant_expression_destroy (AntExpression *self)
{
  g_free (self->name);
  g_free (self->depends_on);
  g_clear_pointer (&self->tree, ant_fhirpath_free);
  g_clear_pointer (&self->variables, g_ptr_array_unref);
  g_free (self);
}

void
ant_toggle_destroy (AntToggle *self)
{
  g_ptr_array_unref (self->values);
  g_free (self);
}

static void
refuse (AntFormReader *reader, const AntItem *item, guint column, const char *message)
{
  ant_form_complain (reader, ANT_ISSUE_ERROR, "expression-unsupported", item, "column %u: %s",
                     column, message);
}

/* (transfer none) (nullable): the expression, which the form owns */
static AntExpression *
add_text (AntFormReader *reader, const AntItem *item, const char *name, const char *text)
{
  g_autofree char *message = NULL;
  guint            column = 1;
  AntFhirpath     *tree = NULL;
  AntExpression   *self;

  if (reader->form->expressions->len == MAX_EXPRESSIONS) {
    ant_form_complain (reader, ANT_ISSUE_ERROR, "too-large", item, "more than %d expressions",
                       MAX_EXPRESSIONS);
    return NULL;
  }
  tree = ant_fhirpath_parse (text, &column, &message);
  if (tree == NULL) {
    refuse (reader, item, column, message);
    return NULL;
  }
  self = g_new0 (AntExpression, 1);
  self->name = g_strdup (name);
  self->item = item;
  self->tree = tree;
  self->index = reader->form->expressions->len;
  self->variables = g_ptr_array_new ();
  g_ptr_array_add (reader->form->expressions, self);

  return self;
}

static AntExpression *
add_expression (AntFormReader *reader, const AntItem *item, json_object *extension)
{
  json_object *json = ant_json_get_object (extension, "valueExpression");
  const char  *language = ant_json_get_string (json, "language");
  const char  *text = ant_json_get_string (json, "expression");

  if (text == NULL || g_strcmp0 (language, LANGUAGE) != 0) {
    refuse (reader, item, 1, "an expression in another language than text/fhirpath");
    return NULL;
  }

  return add_text (reader, item, ant_json_get_string (json, "name"), text);
}

static void
add_constraint (AntFormReader *reader,
                const AntItem *item,
                json_object   *extension,
                GPtrArray     *constraints)
{
  json_object   *part = ant_extension_find (extension, "expression");
  const char    *text = ant_json_get_string (part, "valueString");
  const char    *severity = ant_extension_get_code (extension, "severity");
  AntExpression *expression = NULL;
  AntConstraint *self;

  if (text != NULL)
    expression = add_text (reader, item, NULL, text);
  else if (part != NULL)
    expression = add_expression (reader, item, part);
  if (expression == NULL)
    return;
  self = g_new0 (AntConstraint, 1);
  self->expression = expression;
  self->severity = g_strcmp0 (severity, "warning") == 0 ? ANT_ISSUE_WARNING : ANT_ISSUE_ERROR;
  self->human = ant_extension_find (extension, "human");
  g_ptr_array_add (constraints, self);
}

static void
add_variable (AntFormReader *reader,
              const AntItem *item,
              json_object   *extension,
              GPtrArray     *variables)
{
  AntExpression *self = add_expression (reader, item, extension);

  if (self == NULL)
    return;
  if (self->name == NULL)
    refuse (reader, item, 1, "a variable without a name");
  else
    g_ptr_array_add (variables, self);
}

static void
add_toggle (AntFormReader *reader, AntItem *item, json_object *extension)
{
  json_object   *parts = ant_json_get_array (extension, "extension");
  json_object   *part = ant_extension_find (extension, "expression");
  AntExpression *expression = add_expression (reader, item, part);
  AntToggle     *self;

  if (expression == NULL)
    return;
  self = g_new0 (AntToggle, 1);
  self->expression = expression;
  self->values = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_value_unref);
  for (gsize i = 0; i < json_object_array_length (parts); i++) {
    AntValue *value = NULL;

    part = json_object_array_get_idx (parts, i);
    if (g_strcmp0 (ant_json_get_string (part, "url"), "option") == 0)
      value = ant_value_new_from_json (part, "value");
    if (value != NULL)
      g_ptr_array_add (self->values, value);
  }
  if (item->toggles == NULL)
    item->toggles = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_toggle_destroy);
  g_ptr_array_add (item->toggles, self);
}

/* What stands for a value that is to be worked out: _valueDate, with an expression in it. */
static json_object *
find_calculated (json_object *extension)
{
  json_object_object_foreach (extension, key, member)
  {
    json_object *found =
        g_str_has_prefix (key, "_value") ? ant_extension_find (member, CALCULATED_VALUE) : NULL;

    if (found != NULL)
      return found;
  }

  return NULL;
}

/* Of an extension that this engine knows to work out, or has to refuse. */
static void
read_calculated (AntFormReader *reader, AntItem *item, const char *url, json_object *calculated)
{
  if (item != NULL &&
      (strcmp (url, ANT_FHIR "minValue") == 0 || strcmp (url, ANT_SDC "minQuantity") == 0))
    item->least = add_expression (reader, item, calculated);
  else if (item != NULL &&
           (strcmp (url, ANT_FHIR "maxValue") == 0 || strcmp (url, ANT_SDC "maxQuantity") == 0))
    item->most = add_expression (reader, item, calculated);
  else
    refuse (reader, item, 1, CALCULATED_VALUE);
}

static gboolean
is_unsupported (const char *url)
{
  for (gsize i = 0; i < G_N_ELEMENTS (UNSUPPORTED); i++)
    if (strcmp (url, UNSUPPORTED[i]) == 0)
      return TRUE;

  return FALSE;
}

static void
read_extension (AntFormReader *reader, AntItem *item, json_object *extension)
{
  AntForm     *form = reader->form;
  const char  *url = ant_json_get_string (extension, "url");
  json_object *calculated = url != NULL ? find_calculated (extension) : NULL;

  if (url == NULL)
    return;
  if (calculated != NULL)
    read_calculated (reader, item, url, calculated);
  else if (strcmp (url, ANT_FHIR "variable") == 0)
    add_variable (reader, item, extension, item != NULL ? item->variables : form->variables);
  else if (strcmp (url, ANT_FHIR "questionnaire-constraint") == 0 ||
           strcmp (url, ANT_FHIR "targetConstraint") == 0)
    add_constraint (reader, item, extension, item != NULL ? item->constraints : form->constraints);
  else if (is_unsupported (url))
    refuse (reader, item, 1, url);
  else if (item == NULL)
    return;
  else if (strcmp (url, ANT_SDC "calculatedExpression") == 0)
    item->calculated = add_expression (reader, item, extension);
  else if (strcmp (url, ANT_SDC "initialExpression") == 0)
    item->initial_expression = add_expression (reader, item, extension);
  else if (strcmp (url, ANT_SDC "enableWhenExpression") == 0)
    item->enabled = add_expression (reader, item, extension);
  else if (strcmp (url, ANT_SDC "answerOptionsToggleExpression") == 0)
    add_toggle (reader, item, extension);
}

static void
read_extensions (AntFormReader *reader, AntItem *item, json_object *json)
{
  json_object *list = ant_json_get_array (json, "extension");

  for (gsize i = 0; list != NULL && i < json_object_array_length (list); i++)
    read_extension (reader, item, json_object_array_get_idx (list, i));
}

static AntExpression *
find_named (GPtrArray *variables, const char *name)
{
  for (guint i = 0; i < variables->len; i++) {
    AntExpression *self = variables->pdata[i];

    if (strcmp (self->name, name) == 0)
      return self;
  }

  return NULL;
}

/* The variable that @name means at @item: its own, or of the closest above. */
static AntExpression *
find_variable (AntForm *form, const AntItem *item, const char *name)
{
  for (; item != NULL; item = item->parent) {
    AntExpression *found = find_named (item->variables, name);

    if (found != NULL)
      return found;
  }

  return find_named (form->variables, name);
}

static gboolean
is_built_in (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (BUILT_IN); i++)
    if (strcmp (name, BUILT_IN[i]) == 0)
      return TRUE;

  return FALSE;
}

static void
resolve_name (AntFormReader *reader, AntExpression *self, const AntFhirpath *tree)
{
  AntExpression *found;

  if (is_built_in (tree->name))
    return;
  found = find_variable (reader->form, self->item, tree->name);
  if (found != NULL) {
    if (!g_ptr_array_find (self->variables, found, NULL))
      g_ptr_array_add (self->variables, found);
    return;
  }
  ant_form_complain (reader, ANT_ISSUE_ERROR, "expression-unsupported", self->item,
                     "column %u: there is no variable %%%s", tree->column, tree->name);
}

static void
resolve (AntFormReader *reader, AntExpression *self, const AntFhirpath *tree)
{
  if (tree->kind == ANT_FHIRPATH_VARIABLE)
    resolve_name (reader, self, tree);
  if (tree->left != NULL)
    resolve (reader, self, tree->left);
  if (tree->right != NULL)
    resolve (reader, self, tree->right);
  for (guint i = 0; tree->args != NULL && i < tree->args->len; i++)
    resolve (reader, self, tree->args->pdata[i]);
}

/**
 * ant_form_load_expressions:
 *
 * Reads every expression and finds out what each hangs on. What is not supported is refused here,
 * by linkId and column, so that nothing is ever silently empty in front of a client.
 */
void
ant_form_load_expressions (AntFormReader *reader)
{
  AntForm *form = reader->form;

  read_extensions (reader, NULL, form->json);
  for (guint i = 0; i < form->items->len; i++) {
    AntItem *item = form->items->pdata[i];

    read_extensions (reader, item, item->json);
    read_extensions (reader, item, ant_json_get_object (item->json, "_text"));
  }
  for (guint i = 0; i < form->expressions->len; i++) {
    AntExpression *self = form->expressions->pdata[i];

    resolve (reader, self, self->tree);
  }
  ant_form_find_dependencies (reader);
}
