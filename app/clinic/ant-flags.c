/* ant-flags.c - what answers tell staff to raise, by the pack's own rules
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-flags"

#include "ant-flags.h"

#include <string.h>

#include "ant-clinic-form.h"
#include "ant-pack-json.h"

/**
 * Condition:
 *
 * "The answers to @question hold @answer", or with @is_not "hold anything, and not @answer".
 */
typedef struct {
  char    *question;
  char    *answer; /* a code, a text, "true" or "false" */
  gboolean is_not;
} Condition;

typedef struct {
  AntFlag      flag;
  GPtrArray   *conditions; /* of Condition */
  gboolean     needs_all;
  AntPackLayer layer; /* that it was read from */
} Rule;

/**
 * AntFlags:
 *
 * The rules of flags.json. A pack's own rule replaces the common one of the same id.
 */
struct _AntFlags {
  GPtrArray *rules; /* of Rule */
};

static void
free_condition (gpointer data)
{
  Condition *condition = data;

  g_free (condition->question);
  g_free (condition->answer);
  g_free (condition);
}

static void
free_rule (gpointer data)
{
  Rule *rule = data;

  g_free (rule->flag.id);
  ant_wording_free (rule->flag.text);
  g_ptr_array_unref (rule->conditions);
  g_free (rule);
}

static const char *
get_string (json_object *object, const char *key)
{
  json_object *value = NULL;

  if (!json_object_is_type (object, json_type_object) ||
      !json_object_object_get_ex (object, key, &value) ||
      !json_object_is_type (value, json_type_string))
    return NULL;

  return json_object_get_string (value);
}

/* A code or text as it stands; true and false may stand without quotation marks. */
static const char *
get_answer (json_object *condition)
{
  json_object *value = NULL;

  if (json_object_is_type (condition, json_type_object) &&
      json_object_object_get_ex (condition, "answer", &value) &&
      json_object_is_type (value, json_type_boolean))
    return json_object_get_boolean (value) ? "true" : "false";

  return get_string (condition, "answer");
}

static gboolean
has_option (const AntItem *item, const char *code)
{
  guint n = ant_item_get_n_options (item);

  if (ant_item_get_item_type (item) == ANT_ITEM_BOOLEAN)
    return g_str_equal (code, "true") || g_str_equal (code, "false");
  for (guint i = 0; i < n; i++) {
    if (g_strcmp0 (ant_value_get_text (ant_option_get_value (ant_item_get_option (item, i))),
                   code) == 0)
      return TRUE;
  }

  return n == 0;
}

typedef struct {
  AntPack           *pack;
  const AntPackFile *file;
  AntForm           *form; /* (nullable) where it has mistakes of its own */
  const char        *text; /* of the flag that is being read */
} Reader;

/* A pack and its own form are of one author, who mends either. Who brings another form cannot
 * change the flags, and is told what staff will not hear of. */
static void
check_condition (Reader *reader, const char *question, const char *answer, const char *pointer)
{
  const AntItem  *item = ant_form_find (reader->form, question);
  AntPackSeverity severity = ant_pack_is_laid_over (reader->pack, ANT_CLINIC_FORM_FILE)
                                 ? ANT_PACK_WARNING
                                 : ANT_PACK_ERROR;
  AntPackIssue   *issue = NULL;

  if (item == NULL)
    issue =
        ant_pack_json_report (reader->pack, severity, reader->file, pointer, "flag-question",
                              "The questionnaire has no question \"%s\", so this is not raised: %s",
                              question, reader->text);
  else if (!has_option (item, answer))
    issue =
        ant_pack_json_report (reader->pack, severity, reader->file, pointer, "flag-answer",
                              "The question \"%s\" has no answer \"%s\", so this is not raised: %s",
                              question, answer, reader->text);
  if (issue != NULL)
    issue->link_id = g_strdup (question);
}

static Condition *
read_condition (Reader *reader, json_object *json, const char *pointer)
{
  const char *question = get_string (json, "question");
  const char *operator= get_string (json, "operator");
  const char *answer = get_answer (json);
  Condition  *condition;

  if (question == NULL || answer == NULL ||
      (g_strcmp0 (operator, "=") != 0 && g_strcmp0 (operator, "!=") != 0)) {
    ant_pack_json_report (reader->pack, ANT_PACK_ERROR, reader->file, pointer, "flag",
                          "A condition needs a question, the operator \"=\" or \"!=\", and an "
                          "answer: a code, a text, true or false");
    return NULL;
  }

  if (reader->form != NULL)
    check_condition (reader, question, answer, pointer);

  condition = g_new0 (Condition, 1);
  condition->question = g_strdup (question);
  condition->answer = g_strdup (answer);
  condition->is_not = g_str_equal (operator, "!=");

  return condition;
}

static void
read_conditions (Reader *reader, json_object *json, const char *pointer, GPtrArray *conditions)
{
  json_object *when = NULL;

  if (!json_object_object_get_ex (json, "when", &when) ||
      !json_object_is_type (when, json_type_array) || json_object_array_length (when) == 0) {
    ant_pack_json_report (reader->pack, ANT_PACK_ERROR, reader->file, pointer, "flag",
                          "A flag needs at least one condition under \"when\"");
    return;
  }

  for (gsize i = 0; i < json_object_array_length (when); i++) {
    g_autofree char *place = g_strdup_printf ("%s/when/%zu", pointer, i);
    Condition *condition = read_condition (reader, json_object_array_get_idx (when, i), place);

    if (condition != NULL)
      g_ptr_array_add (conditions, condition);
  }
}

/* What a typing error in a key would silently leave out. */
static void
check_keys (Reader *reader, json_object *json, const char *pointer)
{
  static const char *const known[] = { "id", "level", "text", "when", "match", NULL };

  if (!json_object_is_type (json, json_type_object))
    return;
  json_object_object_foreach (json, key, value)
  {
    g_autofree char *place = g_strdup_printf ("%s/%s", pointer, key);

    if (!g_strv_contains (known, key))
      ant_pack_json_report (reader->pack, ANT_PACK_ERROR, reader->file, place, "unknown-key",
                            "\"%s\" is not known here", key);
    else if (json_object_is_type (value, json_type_string) &&
             ant_pack_find_control (json_object_get_string (value),
                                    json_object_get_string_len (value)) != NULL)
      ant_pack_json_report (reader->pack, ANT_PACK_ERROR, reader->file, place, "control-character",
                            "The text holds a control character");
  }
}

static void
drop_rule (AntFlags *self, Reader *reader, const char *id, const char *pointer)
{
  for (guint i = 0; i < self->rules->len; i++) {
    Rule *rule = self->rules->pdata[i];

    if (!g_str_equal (rule->flag.id, id))
      continue;
    if (rule->layer == reader->file->layer)
      ant_pack_json_report (reader->pack, ANT_PACK_ERROR, reader->file, pointer, "duplicate-id",
                            "Another flag has the id \"%s\"", id);
    g_ptr_array_remove_index (self->rules, i--);
  }
}

/* A text without languages is English. */
static AntWording *
read_text (Reader *reader, json_object *json, const char *pointer)
{
  g_autofree char *place = g_strconcat (pointer, "/text", NULL);
  const char      *english = get_string (json, "text");
  json_object     *texts = NULL;
  AntWording      *wording;

  json_object_object_get_ex (json, "text", &texts);
  if (english == NULL)
    return ant_wording_new_from_json (reader->pack, reader->file, texts, place);
  wording = ant_wording_new ();
  ant_wording_add (wording, "en", english);

  return wording;
}

static void
read_rule (AntFlags *self, Reader *reader, json_object *json, const char *pointer)
{
  const char *id = get_string (json, "id");
  const char *level = get_string (json, "level");
  const char *match = get_string (json, "match");
  gboolean    has_text = json_object_is_type (json, json_type_object) &&
                      json_object_object_get_ex (json, "text", NULL);
  Rule *rule;

  check_keys (reader, json, pointer);
  if (id == NULL || !has_text || level == NULL || strlen (level) != 1 ||
      strchr ("ABC", *level) == NULL) {
    ant_pack_json_report (reader->pack, ANT_PACK_ERROR, reader->file, pointer, "flag",
                          "A flag needs an id, a level (A, B or C) and a text");
    return;
  }
  if (match != NULL && !g_str_equal (match, "any") && !g_str_equal (match, "all"))
    ant_pack_json_report (reader->pack, ANT_PACK_ERROR, reader->file, pointer, "flag",
                          "\"match\" is \"any\" or \"all\"");

  if (!ant_pack_is_id (id))
    ant_pack_json_report (reader->pack, ANT_PACK_ERROR, reader->file, pointer, "id",
                          "An id has small letters, digits and inner hyphens only");
  drop_rule (self, reader, id, pointer);

  rule = g_new0 (Rule, 1);
  rule->layer = reader->file->layer;
  rule->flag.id = g_strdup (id);
  rule->flag.level = *level;
  rule->flag.text = read_text (reader, json, pointer);
  rule->needs_all = g_strcmp0 (match, "all") == 0;
  rule->conditions = g_ptr_array_new_with_free_func (free_condition);
  reader->text = ant_wording_get (rule->flag.text, "en", NULL);
  if (reader->text == NULL)
    reader->text = id;
  read_conditions (reader, json, pointer, rule->conditions);
  g_ptr_array_add (self->rules, rule);
}

static void
read_layer (AntFlags *self, AntPack *pack, AntPackLayer layer, AntForm *form)
{
  g_autoptr (AntPackFile) file = ant_pack_read_layer (pack, layer, "flags.json");
  Reader       reader = { pack, file, form, NULL };
  json_object *json = file != NULL ? ant_pack_json_parse (pack, file) : NULL;

  if (json == NULL)
    return;
  if (!json_object_is_type (json, json_type_array))
    ant_pack_json_report (pack, ANT_PACK_ERROR, file, "", "flag", "The flags are an array");
  for (gsize i = 0;
       json_object_is_type (json, json_type_array) && i < json_object_array_length (json); i++) {
    g_autofree char *pointer = g_strdup_printf ("/%zu", i);

    read_rule (self, &reader, json_object_array_get_idx (json, i), pointer);
  }
  json_object_put (json);
}

/**
 * ant_flags_read:
 * @pack: the pack being read; mistakes are reported to it
 * @form: (nullable): its questionnaire, to check questions and answers against
 *
 * Returns: (transfer full): the rules of all layers
 */
AntFlags *
ant_flags_read (AntPack *pack, AntForm *form)
{
  AntFlags *self = g_new0 (AntFlags, 1);

  self->rules = g_ptr_array_new_with_free_func (free_rule);
  for (int layer = 0; layer < ANT_PACK_N_LAYERS; layer++)
    read_layer (self, pack, (AntPackLayer) layer, form);

  return self;
}

void
ant_flags_free (AntFlags *self)
{
  g_ptr_array_unref (self->rules);
  g_free (self);
}

static gboolean
is_answer (AntValue *value, const char *answer)
{
  if (ant_value_get_value_type (value) == ANT_VALUE_BOOLEAN)
    return ant_value_get_boolean (value) == g_str_equal (answer, "true");

  return g_strcmp0 (ant_value_get_text (value), answer) == 0;
}

static gboolean
holds (const Condition *condition, AntSession *session)
{
  GPtrArray *answers = ant_session_is_enabled (session, condition->question)
                           ? ant_session_get (session, condition->question)
                           : NULL;

  if (answers == NULL || answers->len == 0)
    return FALSE;
  for (guint i = 0; i < answers->len; i++) {
    if (is_answer (answers->pdata[i], condition->answer))
      return !condition->is_not;
  }

  return condition->is_not;
}

static gboolean
is_raised (const Rule *rule, AntSession *session)
{
  for (guint i = 0; i < rule->conditions->len; i++) {
    gboolean is_true = holds (rule->conditions->pdata[i], session);

    if (is_true != rule->needs_all)
      return is_true;
  }

  return rule->needs_all && rule->conditions->len > 0;
}

/**
 * ant_flags_list:
 * @session: a client's answers
 *
 * Returns: (transfer container) (element-type AntFlag): what they raise, in the pack's order
 */
GPtrArray *
ant_flags_list (AntFlags *self, AntSession *session)
{
  GPtrArray *raised = g_ptr_array_new ();

  for (guint i = 0; i < self->rules->len; i++) {
    Rule *rule = self->rules->pdata[i];

    if (is_raised (rule, session))
      g_ptr_array_add (raised, &rule->flag);
  }

  return raised;
}

/**
 * ant_flags_find:
 *
 * Returns: (transfer none) (nullable): the flag called @id, whether raised or not
 */
const AntFlag *
ant_flags_find (AntFlags *self, const char *id)
{
  for (guint i = 0; i < self->rules->len; i++) {
    const Rule *rule = self->rules->pdata[i];

    if (g_str_equal (rule->flag.id, id))
      return &rule->flag;
  }

  return NULL;
}
