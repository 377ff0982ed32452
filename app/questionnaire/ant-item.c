/* ant-item.c - one item of a form, to look at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-item"

#include "ant-item.h"

#include <string.h>

#include "ant-decimal.h"
#include "ant-form-private.h"
#include "ant-value-json.h"

const char *
ant_item_get_link_id (const AntItem *self)
{
  return self->link_id;
}

AntItemType
ant_item_get_item_type (const AntItem *self)
{
  return self->type;
}

/* Whether it can be answered: neither a group nor a display. */
gboolean
ant_item_is_question (const AntItem *self)
{
  return self->type != ANT_ITEM_GROUP && self->type != ANT_ITEM_DISPLAY;
}

gboolean
ant_item_is_required (const AntItem *self)
{
  return self->is_required;
}

gboolean
ant_item_is_repeating (const AntItem *self)
{
  return self->is_repeating;
}

/* Whether it is a group that a person adds repetitions to. */
gboolean
ant_item_takes_rows (const AntItem *self)
{
  return self->type == ANT_ITEM_GROUP && self->is_repeating && !self->is_read_only &&
         !self->is_hidden;
}

/* Its own readOnly, or its group's; a question does not hand it down. */
gboolean
ant_item_is_read_only (const AntItem *self)
{
  return self->is_read_only;
}

/* Its own questionnaire-hidden, or that of anything above. */
gboolean
ant_item_is_hidden (const AntItem *self)
{
  return self->is_hidden;
}

/* Whether the form works its value out, for as long as nobody writes another. */
gboolean
ant_item_is_calculated (const AntItem *self)
{
  return self->calculated != NULL;
}

/* Whether its text is CommonMark (rendering-markdown). */
gboolean
ant_item_is_markdown (const AntItem *self)
{
  return ant_extension_find (ant_json_get_object (self->json, "_text"),
                             ANT_FHIR "rendering-markdown") != NULL;
}

/* In characters; -1 for none. */
int
ant_item_get_max_length (const AntItem *self)
{
  return self->max_length;
}

/* How many answers, or repetitions of a group, there must be; -1 where the form does not say. */
int
ant_item_get_min_occurs (const AntItem *self)
{
  return self->min_occurs;
}

/* How many answers, or repetitions of a group, there may be; -1 for any number. */
int
ant_item_get_max_occurs (const AntItem *self)
{
  return self->max_occurs;
}

/* (nullable): the itemControl code: "radio-button", "slider", "help", … */
const char *
ant_item_get_control (const AntItem *self)
{
  return ant_extension_get_code (self->json, ANT_FHIR "questionnaire-itemControl");
}

/* (nullable): SDC's keyboard code: "phone", "email", "number", "url", "chat" */
const char *
ant_item_get_keyboard (const AntItem *self)
{
  return ant_extension_get_code (self->json, ANT_SDC "keyboard");
}

/* (nullable): the unit that a number is asked in, as a person sees it */
const char *
ant_item_get_unit (const AntItem *self)
{
  json_object *extension = ant_extension_find (self->json, ANT_FHIR "questionnaire-unit");
  json_object *coding = ant_json_get_object (extension, "valueCoding");
  const char  *display = ant_json_get_string (coding, "display");

  return display != NULL ? display : ant_json_get_string (coding, "code");
}

/* (nullable): the least answer */
const AntValue *
ant_item_get_min_value (const AntItem *self)
{
  return self->min_value != NULL ? self->min_value : self->min_quantity;
}

/* (nullable): the greatest answer */
const AntValue *
ant_item_get_max_value (const AntItem *self)
{
  return self->max_value != NULL ? self->max_value : self->max_quantity;
}

/* (nullable): the number's text */
const char *
ant_item_get_slider_step (const AntItem *self)
{
  json_object *extension =
      ant_extension_find (self->json, ANT_FHIR "questionnaire-sliderStepValue");
  const char *step = ant_json_get_number (extension, "valueInteger");

  return step != NULL ? step : ant_json_get_number (extension, "valueDecimal");
}

/* @wanted may be a whole kind, with a star for what stands behind the slash. */
static gboolean
is_of_kind (const char *type, const char *wanted)
{
  gsize size = strlen (wanted);

  if (strcmp (wanted, "*/*") == 0)
    return TRUE;
  if (g_str_has_suffix (wanted, "/*"))
    return g_ascii_strncasecmp (type, wanted, size - 1) == 0;

  return g_ascii_strcasecmp (type, wanted) == 0;
}

/**
 * ant_item_takes_mime_type:
 * @type: (nullable): what a file says it is
 *
 * Returns: whether it may be attached (mimeType); anything may where the form does not say
 */
gboolean
ant_item_takes_mime_type (const AntItem *self, const char *type)
{
  if (self->mime_types->len == 0)
    return TRUE;
  for (guint i = 0; type != NULL && i < self->mime_types->len; i++)
    if (is_of_kind (type, self->mime_types->pdata[i]))
      return TRUE;

  return FALSE;
}

/* How many bytes an attachment may have (maxSize); %G_MAXSIZE where the form does not say. */
gsize
ant_item_get_max_size (const AntItem *self)
{
  AntDecimal number;
  gint64     size;

  if (self->max_size == NULL || !ant_decimal_parse (self->max_size, &number))
    return G_MAXSIZE;
  number = ant_decimal_truncate (number);

  return ant_decimal_to_int (&number, &size) && size >= 0 ? (gsize) size : G_MAXSIZE;
}

/**
 * ant_item_get_text:
 * @lang: (nullable): the language wanted
 * @text_lang: (out) (optional) (nullable): the language found; %NULL where the form does not say
 *
 * Returns: (nullable): the question's words
 */
const char *
ant_item_get_text (const AntItem *self, const char *lang, const char **text_lang)
{
  return ant_translation_get (self->json, "text", self->form->language, lang, text_lang);
}

/* (nullable): what stands before the text: "1a." */
const char *
ant_item_get_prefix (const AntItem *self, const char *lang, const char **text_lang)
{
  return ant_translation_get (self->json, "prefix", self->form->language, lang, text_lang);
}

/**
 * ant_item_get_help:
 * @lang: (nullable): the language wanted
 * @text_lang: (out) (optional) (nullable): the language found
 *
 * Why it is asked: the text of the child display that itemControl marks as help.
 *
 * Returns: (nullable): the words
 */
const char *
ant_item_get_help (const AntItem *self, const char *lang, const char **text_lang)
{
  for (guint i = 0; i < self->children->len; i++) {
    const AntItem *child = self->children->pdata[i];

    if (child->type == ANT_ITEM_DISPLAY && g_strcmp0 (ant_item_get_control (child), "help") == 0)
      return ant_item_get_text (child, lang, text_lang);
  }
  if (text_lang != NULL)
    *text_lang = NULL;

  return NULL;
}

/* (nullable): how an answer is to look: "DD/MM/YYYY" */
const char *
ant_item_get_entry_format (const AntItem *self, const char *lang, const char **text_lang)
{
  return ant_translation_get (ant_extension_find (self->json, ANT_FHIR "entryFormat"),
                              "valueString", self->form->language, lang, text_lang);
}

/**
 * ant_item_get_extension_code:
 * @url: an extension's
 *
 * Returns: (nullable): its valueCode, valueString, valueUri or the code of its coding
 */
const char *
ant_item_get_extension_code (const AntItem *self, const char *url)
{
  return ant_extension_get_code (self->json, url);
}

const AntItem *
ant_item_get_parent (const AntItem *self)
{
  return self->parent;
}

guint
ant_item_get_n_children (const AntItem *self)
{
  return self->children->len;
}

const AntItem *
ant_item_get_child (const AntItem *self, guint i)
{
  g_return_val_if_fail (i < self->children->len, NULL);

  return self->children->pdata[i];
}

guint
ant_item_get_n_options (const AntItem *self)
{
  return self->options->len;
}

const AntOption *
ant_item_get_option (const AntItem *self, guint i)
{
  g_return_val_if_fail (i < self->options->len, NULL);

  return self->options->pdata[i];
}

/* How many units a quantity may be answered in; 0 where the form does not say. */
guint
ant_item_get_n_units (const AntItem *self)
{
  return self->units->len;
}

/* (transfer none): one of them, a coding */
AntValue *
ant_item_get_unit_option (const AntItem *self, guint i)
{
  g_return_val_if_fail (i < self->units->len, NULL);

  return self->units->pdata[i];
}

/* (transfer full) (nullable): the one unit that a number is asked in, a coding */
AntValue *
ant_item_dup_unit (const AntItem *self)
{
  json_object *extension = ant_extension_find (self->json, ANT_FHIR "questionnaire-unit");

  if (ant_json_get_object (extension, "valueCoding") == NULL)
    return NULL;

  return ant_value_new_from_json (extension, "value");
}

/* Where the item is in the file, as FHIRPath. */
char *
ant_item_make_path (const AntItem *self)
{
  g_autofree char *above =
      self->parent != NULL ? ant_item_make_path (self->parent) : g_strdup ("Questionnaire");

  return g_strdup_printf ("%s.item[%u]", above, self->position);
}
