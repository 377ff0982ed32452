/* ant-form.c - a questionnaire, loaded and checked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-form"

#include "ant-form.h"

#include <string.h>

#include "ant-error.h"
#include "ant-form-private.h"

/**
 * AntForm:
 *
 * An FHIR R4 Questionnaire with SDC's extensions, read once and never changed: sessions share it.
 * Main thread only, for json-c counts its references without locks.
 */
G_DEFINE_BOXED_TYPE (AntForm, ant_form, ant_form_ref, ant_form_unref)

#define MAX_ITEMS 50000

static void
free_form (gpointer data)
{
  AntForm *self = data;

  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->roots, g_ptr_array_unref);
  g_clear_pointer (&self->by_link_id, g_hash_table_unref);
  g_clear_pointer (&self->contained, g_hash_table_unref);
  g_clear_pointer (&self->constraints, g_ptr_array_unref);
  g_clear_pointer (&self->variables, g_ptr_array_unref);
  g_clear_pointer (&self->expressions, g_ptr_array_unref);
  json_object_put (self->json);
  g_bytes_unref (self->bytes);
}

AntForm *
ant_form_ref (AntForm *self)
{
  return g_rc_box_acquire (self);
}

void
ant_form_unref (AntForm *self)
{
  g_rc_box_release_full (self, free_form);
}

/* Notes a finding about @item, or about the form itself. */
void
ant_form_complain (AntFormReader   *self,
                   AntIssueSeverity severity,
                   const char      *rule,
                   const AntItem   *item,
                   const char      *format,
                   ...)
{
  g_autofree char *path = item != NULL ? ant_item_make_path (item) : g_strdup ("Questionnaire");
  g_autofree char *message = NULL;
  va_list          args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (self->issues, ant_issue_new (severity, rule, item != NULL ? item->link_id : NULL,
                                                path, "%s", message));
}

static void
load_contained (AntForm *self)
{
  json_object *list = ant_json_get_array (self->json, "contained");

  for (gsize i = 0; list != NULL && i < json_object_array_length (list); i++) {
    json_object *json = json_object_array_get_idx (list, i);
    const char  *id = ant_json_get_string (json, "id");

    if (id != NULL)
      g_hash_table_insert (self->contained, g_strconcat ("#", id, NULL), json);
  }
}

static void
load_items (AntFormReader *reader, json_object *list, AntItem *parent)
{
  AntForm *form = reader->form;

  for (gsize i = 0; list != NULL && i < json_object_array_length (list); i++) {
    json_object *json = json_object_array_get_idx (list, i);
    AntItem     *item;

    if (form->items->len == MAX_ITEMS) {
      ant_form_complain (reader, ANT_ISSUE_ERROR, "too-large", NULL, "more than %d items",
                         MAX_ITEMS);
      return;
    }
    item = ant_item_load (reader, json, parent, (guint) i);
    if (item == NULL)
      continue;
    g_ptr_array_add (parent != NULL ? parent->children : form->roots, item);
    load_items (reader, ant_json_get_array (json, "item"), item);
    if (reader->issues->len > MAX_ITEMS)
      return;
  }
}

/* What stands at the top: the kind of file it is, and what would change its meaning. */
static gboolean
check_root (AntFormReader *reader)
{
  json_object *json = reader->form->json;
  const char  *type = ant_json_get_string (json, "resourceType");

  if (g_strcmp0 (type, "Questionnaire") != 0) {
    ant_form_complain (reader, ANT_ISSUE_ERROR, "not-a-questionnaire", NULL,
                       "not a FHIR Questionnaire: resourceType is “%s”", type != NULL ? type : "");
    return FALSE;
  }
  if (ant_json_has (json, "item") && ant_json_get_array (json, "item") == NULL) {
    ant_form_complain (reader, ANT_ISSUE_ERROR, "structure", NULL, "item is not a list");
    return FALSE;
  }

  return TRUE;
}

static void
load_form (AntFormReader *reader)
{
  AntForm *form = reader->form;

  form->language = ant_json_get_string (form->json, "language");
  load_contained (form);
  load_items (reader, ant_json_get_array (form->json, "item"), NULL);
  for (guint i = 0; i < form->items->len; i++) {
    ant_item_load_limits (reader, form->items->pdata[i]);
    ant_item_load_options (reader, form->items->pdata[i]);
    ant_item_load_enable_when (reader, form->items->pdata[i]);
  }
  ant_form_load_expressions (reader);
  ant_form_check_enable_when (reader);
  ant_form_lint (reader);
}

static AntForm *
make_form (GBytes *bytes, json_object *json)
{
  AntForm *self = g_rc_box_new0 (AntForm);

  self->bytes = g_bytes_ref (bytes);
  self->json = json;
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_item_destroy);
  self->roots = g_ptr_array_new ();
  self->by_link_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->contained = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->expressions = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_expression_destroy);
  self->variables = g_ptr_array_new ();
  self->constraints = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/* %NULL where there is no form to speak of. */
static AntForm *
read_form (GBytes *bytes, GPtrArray *issues, GError **error)
{
  AntFormReader reader = { NULL, issues };
  g_autoptr (GError) problem = NULL;
  g_autoptr (AntForm) form = NULL;
  const char  *rule = "json";
  gsize        size;
  const char  *text = g_bytes_get_data (bytes, &size);
  json_object *json = ant_json_parse (text, size, &rule, &problem);

  if (problem != NULL) {
    g_ptr_array_add (issues,
                     ant_issue_new (ANT_ISSUE_ERROR, rule, NULL, NULL, "%s", problem->message));
    g_propagate_error (error, g_steal_pointer (&problem));
    return NULL;
  }

  form = reader.form = make_form (bytes, json);
  if (!check_root (&reader)) {
    ant_fail (error, ANT_ERROR_INVALID, "Not a FHIR Questionnaire");
    return NULL;
  }
  load_form (&reader);

  return g_steal_pointer (&form);
}

/**
 * ant_form_new_for_checking:
 *
 * As ant_form_new(), but a form with errors is given all the same, as far as it was understood: for
 * checking answers that were made elsewhere, never for asking anybody.
 *
 * Returns: (transfer full) (nullable): the form; %NULL where @json is no Questionnaire at all
 */
AntForm *
ant_form_new_for_checking (GBytes *json, GPtrArray *issues, GError **error)
{
  g_autoptr (GPtrArray) own = issues == NULL ? ant_issue_list_new () : g_ptr_array_ref (issues);

  g_return_val_if_fail (json != NULL, NULL);

  return read_form (json, own, error);
}

/**
 * ant_form_new:
 * @json: the file
 * @issues: (nullable) (element-type AntIssue): gets every error and warning
 * @error: return location; %ANT_ERROR_INVALID where there is an error among the findings
 *
 * Loads a form and checks it: FHIR's que-1 to que-13, and whatever else would leave a client before
 * a question that does not work. A form either loads whole or not at all.
 *
 * Returns: (transfer full) (nullable): the form
 */
AntForm *
ant_form_new (GBytes *json, GPtrArray *issues, GError **error)
{
  g_autoptr (GPtrArray) own = issues == NULL ? ant_issue_list_new () : g_ptr_array_ref (issues);
  g_autoptr (AntForm) form = ant_form_new_for_checking (json, own, error);

  if (form == NULL)
    return NULL;

  for (guint i = 0; i < own->len; i++) {
    const AntIssue *issue = own->pdata[i];

    if (issue->severity == ANT_ISSUE_ERROR) {
      ant_fail (error, ANT_ERROR_INVALID, "%s: %s (%s)",
                issue->link_id != NULL ? issue->link_id : "form", issue->message, issue->rule);
      return NULL;
    }
  }

  return g_steal_pointer (&form);
}

/**
 * ant_form_new_from_file:
 * @path: a file
 *
 * As ant_form_new(), of a file's contents; %ANT_ERROR_MISSING where it cannot be read.
 */
AntForm *
ant_form_new_from_file (const char *path, GPtrArray *issues, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *text = NULL;
  gsize size;

  if (!g_file_get_contents (path, &text, &size, &problem)) {
    ant_fail (error, ANT_ERROR_MISSING, "%s", problem->message);
    return NULL;
  }
  bytes = g_bytes_new_take (text, size);

  return ant_form_new (bytes, issues, error);
}

/* (nullable): the item with @link_id */
const AntItem *
ant_form_find (AntForm *self, const char *link_id)
{
  return g_hash_table_lookup (self->by_link_id, link_id);
}

guint
ant_form_get_n_items (AntForm *self)
{
  return self->items->len;
}

/* The @i-th of all items, each before its children. */
const AntItem *
ant_form_get_item (AntForm *self, guint i)
{
  g_return_val_if_fail (i < self->items->len, NULL);

  return self->items->pdata[i];
}

/* (transfer none): the file as it was read */
GBytes *
ant_form_get_bytes (AntForm *self)
{
  return self->bytes;
}

/* (nullable) */
const char *
ant_form_get_title (AntForm *self, const char *lang)
{
  return ant_translation_get (self->json, "title", self->language, lang, NULL);
}

/* (nullable): the language the form's own words are in */
const char *
ant_form_get_language (AntForm *self)
{
  return self->language;
}

/* (nullable): the canonical URL */
const char *
ant_form_get_url (AntForm *self)
{
  return ant_json_get_string (self->json, "url");
}

/* (nullable): which edition of it this is, in its author's own count */
const char *
ant_form_get_version (AntForm *self)
{
  return ant_json_get_string (self->json, "version");
}
