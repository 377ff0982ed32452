/* ant-card.c - one line of the staff's list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-card"

#include "ant-card.h"

#include <json-c/json.h>
#include <string.h>

/**
 * AntCard:
 *
 * What an index card says: enough to see who came, when, and what to look at first. It never
 * changes.
 */
struct _AntCard {
  GObject parent_instance;
  char   *reference;
  char   *name;
  char   *arrived;  /* as the kiosk's clock showed it: 2026-03-04T15:06 */
  char   *language; /* a tag, "pl" */
  char   *reply;    /* "phone", "text", "email", "whatsapp", "video", "none" */
  char  **flags;    /* "A:diabetes", the level first */
  int     photos;
  char   *problem; /* (nullable): why the card could not be read */
};

enum {
  PROP_REFERENCE = 1,
  PROP_NAME,
  PROP_ARRIVED,
  PROP_LANGUAGE,
  PROP_REPLY,
  PROP_FLAGS,
  PROP_PHOTOS,
  PROP_PROBLEM,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (AntCard, ant_card, G_TYPE_OBJECT)

static void
ant_card_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AntCard *self = ANT_CARD (object);

  switch (id) {
  case PROP_REFERENCE:
    g_value_set_string (value, self->reference);
    break;
  case PROP_NAME:
    g_value_set_string (value, self->name);
    break;
  case PROP_ARRIVED:
    g_value_set_string (value, self->arrived);
    break;
  case PROP_LANGUAGE:
    g_value_set_string (value, self->language);
    break;
  case PROP_REPLY:
    g_value_set_string (value, self->reply);
    break;
  case PROP_FLAGS:
    g_value_set_boxed (value, self->flags);
    break;
  case PROP_PHOTOS:
    g_value_set_int (value, self->photos);
    break;
  case PROP_PROBLEM:
    g_value_set_string (value, self->problem);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
ant_card_finalize (GObject *object)
{
  AntCard *self = ANT_CARD (object);

  g_free (self->reference);
  g_free (self->name);
  g_free (self->arrived);
  g_free (self->language);
  g_free (self->reply);
  g_strfreev (self->flags);
  g_free (self->problem);

  G_OBJECT_CLASS (ant_card_parent_class)->finalize (object);
}

static GParamSpec *
text_property (const char *name)
{
  return g_param_spec_string (name, NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
ant_card_class_init (AntCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ant_card_get_property;
  object_class->finalize = ant_card_finalize;

  props[PROP_REFERENCE] = text_property ("reference");
  props[PROP_NAME] = text_property ("name");
  props[PROP_ARRIVED] = text_property ("arrived");
  props[PROP_LANGUAGE] = text_property ("language");
  props[PROP_REPLY] = text_property ("reply");
  props[PROP_FLAGS] = g_param_spec_boxed ("flags", NULL, NULL, G_TYPE_STRV,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_PHOTOS] = g_param_spec_int ("photos", NULL, NULL, 0, G_MAXINT, 0,
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_PROBLEM] = text_property ("problem");
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
ant_card_init (AntCard *self)
{
}

static json_object *
parse (GBytes *json)
{
  gsize                size;
  const char          *text = g_bytes_get_data (json, &size);
  struct json_tokener *tokener = json_tokener_new ();
  json_object         *object = NULL;

  if (size > 0 && size < G_MAXINT)
    object = json_tokener_parse_ex (tokener, text, (int) size);
  if (json_tokener_get_error (tokener) != json_tokener_success ||
      !json_object_is_type (object, json_type_object)) {
    json_object_put (object);
    object = NULL;
  }
  json_tokener_free (tokener);

  return object;
}

static char *
dup_text (json_object *object, const char *key)
{
  json_object *value = json_object_object_get (object, key);

  return g_strdup (json_object_is_type (value, json_type_string) ? json_object_get_string (value)
                                                                 : "");
}

static char **
dup_texts (json_object *object, const char *key)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  json_object *values = json_object_object_get (object, key);
  gsize n = json_object_is_type (values, json_type_array) ? json_object_array_length (values) : 0;

  for (gsize i = 0; i < n; i++) {
    json_object *value = json_object_array_get_idx (values, i);

    if (json_object_is_type (value, json_type_string))
      g_strv_builder_add (texts, json_object_get_string (value));
  }

  return g_strv_builder_end (texts);
}

/**
 * ant_card_new_damaged:
 * @reference: the client's code, from the row
 * @problem: why the card could not be read, in a sentence
 *
 * Returns: (transfer full): a line for an intake whose card does not open
 */
AntCard *
ant_card_new_damaged (const char *reference, const char *problem)
{
  AntCard *self = g_object_new (ANT_TYPE_CARD, NULL);

  self->reference = g_strdup (reference);
  self->name = g_strdup ("");
  self->arrived = g_strdup ("");
  self->language = g_strdup ("");
  self->reply = g_strdup ("");
  self->flags = g_new0 (char *, 1);
  self->problem = g_strdup (problem);

  return self;
}

/**
 * ant_card_new:
 * @reference: the client's code, from the row
 * @json: the opened card
 *
 * The reference of the row is in the clear and not sealed with the card: where the card names
 * another one, somebody swapped them.
 *
 * Returns: (transfer full): the card, or a damaged one
 */
AntCard *
ant_card_new (const char *reference, GBytes *json)
{
  json_object     *object = parse (json);
  g_autofree char *named = object != NULL ? dup_text (object, "reference") : NULL;
  AntCard         *self;

  if (object == NULL)
    return ant_card_new_damaged (reference, "The index card is not readable");
  if (strcmp (named, reference) != 0) {
    json_object_put (object);
    return ant_card_new_damaged (reference, "The index card names another reference");
  }

  self = g_object_new (ANT_TYPE_CARD, NULL);
  self->reference = g_strdup (reference);
  self->name = dup_text (object, "name");
  self->arrived = dup_text (object, "arrived");
  self->language = dup_text (object, "language");
  self->reply = dup_text (object, "reply");
  self->flags = dup_texts (object, "flags");
  self->photos = MAX (0, json_object_get_int (json_object_object_get (object, "photos")));
  json_object_put (object);

  return self;
}

const char *
ant_card_get_reference (AntCard *self)
{
  return self->reference;
}

const char *
ant_card_get_name (AntCard *self)
{
  return self->name;
}

const char *
ant_card_get_arrived (AntCard *self)
{
  return self->arrived;
}

const char *
ant_card_get_language (AntCard *self)
{
  return self->language;
}

const char *
ant_card_get_reply (AntCard *self)
{
  return self->reply;
}

/**
 * ant_card_get_flags:
 *
 * Returns: (transfer none): what staff should see first, "A:diabetes"; never %NULL
 */
const char *const *
ant_card_get_flags (AntCard *self)
{
  return (const char *const *) self->flags;
}

int
ant_card_get_photos (AntCard *self)
{
  return self->photos;
}

/**
 * ant_card_get_problem:
 *
 * Returns: (transfer none) (nullable): why the card could not be read
 */
const char *
ant_card_get_problem (AntCard *self)
{
  return self->problem;
}
