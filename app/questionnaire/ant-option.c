/* ant-option.c - the answers that a question offers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-item"

#include <string.h>

#include "ant-form-private.h"
#include "ant-value-json.h"

#define MAX_OPTIONS 20000

void
ant_option_destroy (AntOption *self)
{
  ant_value_unref (self->value);
  g_free (self);
}

static void
add_option (AntItem *self, AntValue *value, json_object *json, json_object *words)
{
  AntOption *option = g_new0 (AntOption, 1);

  option->item = self;
  option->value = ant_value_with_ordinal (value, ant_json_get_array (json, "extension"));
  option->json = json;
  option->words = words;
  option->is_exclusive = ant_extension_get_boolean (json, ANT_FHIR "questionnaire-optionExclusive");
  option->is_initial = ant_json_get_boolean (json, "initialSelected");
  option->illustration = ant_extension_get_code (json, "urn:anteroom:illustration");
  g_ptr_array_add (self->options, option);
}

static void
load_listed (AntFormReader *reader, AntItem *self, json_object *list)
{
  for (gsize i = 0; i < json_object_array_length (list); i++) {
    json_object *json = json_object_array_get_idx (list, i);
    AntValue    *value = ant_value_new_from_json (json, "value");

    if (value == NULL || !ant_value_is_well_formed (value)) {
      ant_form_complain (reader, ANT_ISSUE_ERROR, "option-value", self,
                         "answerOption %u has no value that can be an answer", (guint) i);
      g_clear_pointer (&value, ant_value_unref);
      continue;
    }
    add_option (self, value, json, ant_json_get_object (json, "valueCoding"));
  }
}

static gboolean load_concepts (AntItem *self, const char *system, json_object *list);

static void
load_concept (AntItem *self, const char *system, json_object *concept)
{
  const char  *code = ant_json_get_string (concept, "code");
  const char  *own = ant_json_get_string (concept, "system");
  json_object *inner = ant_json_get_array (concept, "contains");
  json_object *coding = json_object_new_object ();
  json_object *holder = json_object_new_object ();
  const char  *display = ant_json_get_string (concept, "display");
  AntValue    *value;

  if (own != NULL)
    system = own;
  if (system != NULL)
    json_object_object_add (coding, "system", json_object_new_string (system));
  if (code != NULL)
    json_object_object_add (coding, "code", json_object_new_string (code));
  if (display != NULL)
    json_object_object_add (coding, "display", json_object_new_string (display));
  json_object_object_add (holder, "valueCoding", coding);
  value = ant_value_new_from_json (holder, "value");
  json_object_put (holder);

  if (code != NULL && !ant_json_get_boolean (concept, "abstract"))
    add_option (self, value, concept, concept);
  else
    ant_value_unref (value);
  if (inner == NULL)
    inner = ant_json_get_array (concept, "concept");
  if (inner != NULL)
    load_concepts (self, system, inner);
}

static gboolean
load_concepts (AntItem *self, const char *system, json_object *list)
{
  gsize n = json_object_array_length (list);

  for (gsize i = 0; i < n && self->options->len < MAX_OPTIONS; i++)
    load_concept (self, system, json_object_array_get_idx (list, i));

  return n > 0;
}

/* A code system that the form brings along. */
static json_object *
find_code_system (AntForm *form, const char *url)
{
  GHashTableIter iter;
  gpointer       json;

  g_hash_table_iter_init (&iter, form->contained);
  while (url != NULL && g_hash_table_iter_next (&iter, NULL, &json))
    if (g_strcmp0 (ant_json_get_string (json, "resourceType"), "CodeSystem") == 0 &&
        g_strcmp0 (ant_json_get_string (json, "url"), url) == 0)
      return ant_json_get_array (json, "concept");

  return NULL;
}

/* Whether the whole set is in the form: what is included by a filter or from elsewhere is not. */
static gboolean
load_value_set (AntItem *self, json_object *set)
{
  json_object *expansion = ant_json_get_array (ant_json_get_object (set, "expansion"), "contains");
  json_object *includes = ant_json_get_array (ant_json_get_object (set, "compose"), "include");

  if (expansion != NULL)
    return load_concepts (self, NULL, expansion);
  if (includes == NULL || json_object_array_length (includes) == 0)
    return FALSE;

  for (gsize i = 0; i < json_object_array_length (includes); i++) {
    json_object *include = json_object_array_get_idx (includes, i);
    const char  *system = ant_json_get_string (include, "system");
    json_object *concepts = ant_json_get_array (include, "concept");

    if (concepts == NULL && !ant_json_has (include, "filter"))
      concepts = find_code_system (self->form, system);
    if (concepts == NULL || !load_concepts (self, system, concepts))
      return FALSE;
  }

  return !ant_json_has (ant_json_get_object (set, "compose"), "exclude");
}

/**
 * ant_item_load_options:
 *
 * Reads answerOption, or the contained set that answerValueSet names.
 */
void
ant_item_load_options (AntFormReader *reader, AntItem *self)
{
  json_object *listed = ant_json_get_array (self->json, "answerOption");
  const char  *name = ant_json_get_string (self->json, "answerValueSet");
  json_object *set;

  self->has_options_or_set = listed != NULL || name != NULL;
  if (listed != NULL)
    load_listed (reader, self, listed);
  if (name == NULL)
    return;

  set = g_hash_table_lookup (self->form->contained, name);
  if (set != NULL && load_value_set (self, set))
    return;
  self->has_external_set = TRUE;
  ant_form_complain (reader, ANT_ISSUE_ERROR, "value-set-external", self,
                     "the answers of “%s” are not in the form", name);
}

/* (nullable): the option that @value is */
const AntOption *
ant_item_find_option (const AntItem *self, const AntValue *value)
{
  for (guint i = 0; i < self->options->len; i++) {
    const AntOption *option = self->options->pdata[i];

    if (ant_value_equals (option->value, value))
      return option;
  }

  return NULL;
}

/* (transfer none): what choosing it answers */
AntValue *
ant_option_get_value (const AntOption *self)
{
  return self->value;
}

/**
 * ant_option_get_text:
 * @lang: (nullable): the language wanted
 * @text_lang: (out) (optional) (nullable): the language found
 *
 * Returns: the words on it; where the form has none, the code or the value itself
 */
const char *
ant_option_get_text (const AntOption *self, const char *lang, const char **text_lang)
{
  const char *base = self->item->form->language;
  const char *text = NULL;

  if (self->words != NULL)
    text = ant_translation_get (self->words, "display", base, lang, text_lang);
  else if (ant_json_has (self->json, "valueString"))
    text = ant_translation_get (self->json, "valueString", base, lang, text_lang);
  else if (text_lang != NULL)
    *text_lang = NULL;

  if (text == NULL)
    text = ant_value_get_display (self->value);

  return text != NULL ? text : ant_value_get_text (self->value);
}

/* Whether choosing it clears the others. */
gboolean
ant_option_is_exclusive (const AntOption *self)
{
  return self->is_exclusive;
}

/* (nullable): the name of the picture on it */
const char *
ant_option_get_illustration (const AntOption *self)
{
  return self->illustration;
}
