/* ant-item-load.c - reading one item of a form
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-item"

#include <string.h>

#include "ant-form-private.h"
#include "ant-value-json.h"

/* In the order of AntItemType. */
static const char *const TYPES[] = {
  "group",  "display", "boolean", "decimal", "integer",     "date",       "dateTime",  "time",
  "string", "text",    "url",     "choice",  "open-choice", "attachment", "reference", "quantity",
};

void
ant_item_destroy (AntItem *self)
{
  g_ptr_array_unref (self->children);
  g_ptr_array_unref (self->options);
  g_ptr_array_unref (self->initial);
  g_ptr_array_unref (self->enable_when);
  g_ptr_array_unref (self->mime_types);
  g_ptr_array_unref (self->reference_types);
  g_ptr_array_unref (self->units);
  g_ptr_array_unref (self->variables);
  g_ptr_array_unref (self->constraints);
  g_clear_pointer (&self->toggles, g_ptr_array_unref);
  g_clear_pointer (&self->min_value, ant_value_unref);
  g_clear_pointer (&self->max_value, ant_value_unref);
  g_clear_pointer (&self->min_quantity, ant_value_unref);
  g_clear_pointer (&self->max_quantity, ant_value_unref);
  g_clear_pointer (&self->regex, g_regex_unref);
  g_free (self);
}

static AntItem *
make_item (AntForm *form, json_object *json, const AntItem *parent, guint at)
{
  AntItem *self = g_new0 (AntItem, 1);

  self->form = form;
  self->json = json;
  self->parent = parent;
  self->index = form->items->len;
  self->position = at;
  self->children = g_ptr_array_new ();
  self->options = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_option_destroy);
  self->initial = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_value_unref);
  self->enable_when = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_enable_when_destroy);
  self->mime_types = g_ptr_array_new ();
  self->reference_types = g_ptr_array_new ();
  self->units = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_value_unref);
  self->variables = g_ptr_array_new ();
  self->constraints = g_ptr_array_new_with_free_func (g_free);
  self->max_length = self->min_length = self->min_occurs = self->max_occurs = -1;
  self->max_decimal_places = -1;

  return self;
}

static void
read_type (AntFormReader *reader, AntItem *self)
{
  const char *type = ant_json_get_string (self->json, "type");

  for (gsize i = 0; type != NULL && i < G_N_ELEMENTS (TYPES); i++)
    if (strcmp (type, TYPES[i]) == 0) {
      self->type = (AntItemType) i;
      return;
    }

  self->type = ANT_ITEM_DISPLAY;
  self->has_bad_type = TRUE;
  ant_form_complain (reader, ANT_ISSUE_ERROR, "invalidType", self,
                     "“%s” is no type that can be asked", type != NULL ? type : "");
}

static void
check_flag (AntFormReader *reader, AntItem *self, const char *key)
{
  json_object *member = NULL;

  if (json_object_object_get_ex (self->json, key, &member) &&
      !json_object_is_type (member, json_type_boolean))
    ant_form_complain (reader, ANT_ISSUE_ERROR, "structure", self, "%s is neither true nor false",
                       key);
}

static void
read_flags (AntFormReader *reader, AntItem *self)
{
  const AntItem *parent = self->parent;

  check_flag (reader, self, "required");
  check_flag (reader, self, "repeats");
  check_flag (reader, self, "readOnly");
  self->is_required =
      ant_json_get_boolean (self->json, "required") && self->type != ANT_ITEM_DISPLAY;
  self->is_repeating =
      ant_json_get_boolean (self->json, "repeats") && self->type != ANT_ITEM_DISPLAY;
  self->is_hidden = ant_extension_get_boolean (self->json, ANT_FHIR "questionnaire-hidden") ||
                    (parent != NULL && parent->is_hidden);
  self->is_read_only = ant_json_get_boolean (self->json, "readOnly") ||
                       (parent != NULL && parent->type == ANT_ITEM_GROUP && parent->is_read_only);
  self->needs_all = g_strcmp0 (ant_json_get_string (self->json, "enableBehavior"), "all") == 0;
}

/* Of @key in every entry of a list of initial values. */
static void
read_initial (AntFormReader *reader, AntItem *self)
{
  json_object *list = ant_json_get_array (self->json, "initial");

  for (gsize i = 0; list != NULL && i < json_object_array_length (list); i++) {
    AntValue *value = ant_value_new_from_json (json_object_array_get_idx (list, i), "value");

    if (value != NULL && ant_value_is_well_formed (value)) {
      g_ptr_array_add (self->initial, value);
      continue;
    }
    ant_form_complain (reader, ANT_ISSUE_ERROR, "initial-value", self,
                       "initial %u has no value that can be an answer", (guint) i);
    g_clear_pointer (&value, ant_value_unref);
  }
}

/**
 * ant_item_load:
 * @json: the item
 * @parent: (nullable): what it stands under
 * @at: its place among its siblings in the file
 *
 * Reads what an item says about itself alone, and files it under its linkId.
 *
 * Returns: (transfer none) (nullable): the item, which the form owns; %NULL where @json is none
 */
AntItem *
ant_item_load (AntFormReader *reader, json_object *json, const AntItem *parent, guint at)
{
  AntForm *form = reader->form;
  AntItem *self = make_item (form, json, parent, at);

  self->link_id = ant_json_get_string (json, "linkId");
  if (self->link_id == NULL || *self->link_id == '\0') {
    self->link_id = "";
    ant_form_complain (reader, ANT_ISSUE_ERROR, "structure", self, "an item without a linkId");
    ant_item_destroy (self);
    return NULL;
  }
  g_ptr_array_add (form->items, self);
  if (g_hash_table_contains (form->by_link_id, self->link_id))
    ant_form_complain (reader, ANT_ISSUE_ERROR, "que-2", self, "the linkId is used twice");
  else
    g_hash_table_insert (form->by_link_id, (gpointer) self->link_id, self);
  read_type (reader, self);
  read_flags (reader, self);
  read_initial (reader, self);

  return self;
}
