/* ant-keyboard-layout.c - one keyboard as data: layers of rows of keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file (resources/keyboards/NAME.json) is an object:
 *
 *     { "language": "en", "name": "English",            only where it writes one language
 *       "layers": [ { "id": "letters",
 *                     "rows": [ [ "q w e", { "action": "backspace", "width": 2 } ], ... ] }, ... ]
 * }
 *
 * In a row, a string is keys of width 1 with blanks between them, and an object is one key:
 *
 *     "text"     what it types, and "shifted" with shift where that is not the capital
 *     "name"     what that is called aloud, and "shifted-name"
 *     "action"   backspace, enter, hide, language, layer, shift or space, in place of a text
 *     "layer"    which layer the action "layer" shows, and "label" what stands on that key
 *     "gap"      no key, but room of this width
 *     "width"    in keys, to a quarter (1)
 *     "height"   in rows (1); the rows below leave that room out
 *
 * Every row of a layer has the same width.
 */

#define G_LOG_DOMAIN "ant-keyboard-layout"

#include "ant-keyboard-layout.h"

#include <gio/gio.h>
#include <math.h>

#include "ant-error.h"
#include "ant-json.h"

#define MAX_ROWS    8
#define MAX_COLUMNS 64 /* as many as a row's mask has bits */

struct _AntKeyboardLayout {
  char      *language; /* NULL: any */
  char      *name;     /* the language in its own words; NULL like @language */
  GPtrArray *layers;   /* of AntKeyLayer */
};

G_DEFINE_BOXED_TYPE (AntKeyboardLayout,
                     ant_keyboard_layout,
                     ant_keyboard_layout_ref,
                     ant_keyboard_layout_unref)

/* a layer while it is read */
typedef struct {
  AntKeyLayer *layer;           /* borrowed */
  guint64      taken[MAX_ROWS]; /* a bit a cell */
  guint        row;             /* where the reader is */
  GHashTable  *texts;           /* what the keys so far type; borrowed strings */
} Plan;

static void
free_key (gpointer data)
{
  AntKey *key = data;

  g_free (key->text);
  g_free (key->shifted);
  g_free (key->name);
  g_free (key->shifted_name);
  g_free (key->label);
  g_free (key->layer);
  g_free (key);
}

static void
free_layer (gpointer data)
{
  AntKeyLayer *layer = data;

  g_free (layer->id);
  g_ptr_array_unref (layer->keys);
  g_free (layer);
}

static gboolean refuse (const Plan *plan, GError **error, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

static gboolean
refuse (const Plan *plan, GError **error, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list          args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);

  return ant_fail (error, ANT_ERROR_INVALID, "Layer “%s”, row %u: %s", plan->layer->id,
                   plan->row + 1, what);
}

static const char *
get_string (json_object *object, const char *member)
{
  json_object *value = json_object_object_get (object, member);

  return json_object_is_type (value, json_type_string) ? json_object_get_string (value) : NULL;
}

/* a length in keys as cells, or 0 where it is none */
static guint
get_cells (json_object *object, const char *member, double fallback)
{
  json_object *value = json_object_object_get (object, member);
  double       cells = (value == NULL ? fallback : json_object_get_double (value)) * ANT_KEY_UNIT;

  if (value != NULL && !json_object_is_type (value, json_type_double) &&
      !json_object_is_type (value, json_type_int))
    return 0;
  if (!(cells >= 1 && cells <= MAX_COLUMNS) || fabs (cells - round (cells)) > 1e-6)
    return 0;

  return (guint) round (cells);
}

static guint64
mask_of (guint column, guint width)
{
  return (width == MAX_COLUMNS ? G_MAXUINT64 : (G_GUINT64_CONSTANT (1) << width) - 1) << column;
}

/* Takes the next free room of the row, for a key or a gap; returns its column or -1. */
static int
take_room (Plan *plan, guint width, guint height, GError **error)
{
  guint   column = 0;
  guint64 mask;

  while (column < MAX_COLUMNS && (plan->taken[plan->row] & mask_of (column, 1)) != 0)
    column++;
  if (column + width > MAX_COLUMNS || plan->row + height > plan->layer->rows) {
    refuse (plan, error, "a key stands out of the layer");
    return -1;
  }

  mask = mask_of (column, width);
  if ((plan->taken[plan->row] & mask) != 0) {
    refuse (plan, error, "a key runs into one that reaches down from above");
    return -1;
  }
  for (guint i = 0; i < height; i++)
    plan->taken[plan->row + i] |= mask;

  return (int) column;
}

static gboolean
note_text (Plan *plan, const char *text, GError **error)
{
  if (text != NULL && !g_hash_table_add (plan->texts, (gpointer) text))
    return refuse (plan, error, "“%s” is on two keys", text);

  return TRUE;
}

/* Takes ownership of @key, also when it fails. */
static gboolean
add_key (Plan *plan, AntKey *key, GError **error)
{
  int column;

  g_ptr_array_add (plan->layer->keys, key);
  column = take_room (plan, key->width, key->height, error);
  if (column < 0)
    return FALSE;
  key->row = plan->row;
  key->column = (guint) column;

  return note_text (plan, key->text, error) &&
         note_text (plan, key->is_pair ? key->shifted : NULL, error);
}

/* A shifted text that is no capital of the other: two letters share the key. */
static gboolean
is_pair (const char *text, const char *shifted)
{
  return g_unichar_tolower (g_utf8_get_char (shifted)) != g_utf8_get_char (text);
}

static char *
find_capital (const char *text)
{
  g_autofree char *capital = NULL;

  if (g_utf8_strlen (text, -1) != 1)
    return NULL;
  capital = g_utf8_strup (text, -1);

  return g_str_equal (capital, text) ? NULL : g_steal_pointer (&capital);
}

static AntKey *
make_text_key (const char *text)
{
  AntKey *key = g_new0 (AntKey, 1);

  key->action = ANT_KEY_TEXT;
  key->text = g_strdup (text);
  key->shifted = find_capital (text);
  key->width = ANT_KEY_UNIT;
  key->height = 1;

  return key;
}

static gboolean
read_plain_keys (Plan *plan, const char *blank_separated, GError **error)
{
  g_auto (GStrv) texts = g_strsplit (blank_separated, " ", -1);

  for (guint i = 0; texts[i] != NULL; i++) {
    if (*texts[i] == '\0')
      return refuse (plan, error, "a blank too many in “%s”", blank_separated);
    if (!add_key (plan, make_text_key (texts[i]), error))
      return FALSE;
  }

  return TRUE;
}

static gboolean
find_action (const char *word, AntKeyAction *action)
{
  static const struct {
    const char  *word;
    AntKeyAction action;
  } actions[] = {
    { "backspace", ANT_KEY_BACKSPACE }, { "enter", ANT_KEY_ENTER }, { "hide", ANT_KEY_HIDE },
    { "language", ANT_KEY_LANGUAGE },   { "layer", ANT_KEY_LAYER }, { "shift", ANT_KEY_SHIFT },
    { "space", ANT_KEY_SPACE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].word, word)) {
      *action = actions[i].action;
      return TRUE;
    }

  return FALSE;
}

static gboolean
read_gap (Plan *plan, json_object *json, GError **error)
{
  guint width = get_cells (json, "gap", 0);

  if (width == 0)
    return refuse (plan, error, "a gap is not a width in quarters of a key");

  return take_room (plan, width, 1, error) >= 0;
}

static gboolean
read_texts (Plan *plan, AntKey *key, json_object *json, GError **error)
{
  const char *text = get_string (json, "text");
  const char *shifted = get_string (json, "shifted");

  if (text == NULL || *text == '\0' || (shifted != NULL && *shifted == '\0'))
    return refuse (plan, error, "a key has neither a text nor an action");

  key->action = ANT_KEY_TEXT;
  key->text = g_strdup (text);
  key->shifted = shifted != NULL ? g_strdup (shifted) : find_capital (text);
  key->is_pair = shifted != NULL && is_pair (text, shifted);
  key->name = g_strdup (get_string (json, "name"));
  key->shifted_name = g_strdup (get_string (json, "shifted-name"));

  return TRUE;
}

static gboolean
read_action (Plan *plan, AntKey *key, json_object *json, const char *word, GError **error)
{
  if (!find_action (word, &key->action))
    return refuse (plan, error, "there is no action “%s”", word);

  if (key->action == ANT_KEY_LAYER) {
    key->layer = g_strdup (get_string (json, "layer"));
    key->label = g_strdup (get_string (json, "label"));
    if (key->layer == NULL || key->label == NULL)
      return refuse (plan, error, "a key to a layer needs “layer” and “label”");
  }

  return TRUE;
}

static gboolean
read_key (Plan *plan, json_object *json, GError **error)
{
  const char *action = get_string (json, "action");
  AntKey     *key;

  if (json_object_object_get_ex (json, "gap", NULL))
    return read_gap (plan, json, error);

  key = g_new0 (AntKey, 1);
  key->width = get_cells (json, "width", 1);
  key->height = get_cells (json, "height", 1) / ANT_KEY_UNIT;
  if (key->width == 0 || key->height == 0)
    refuse (plan, error, "a width is in quarters of a key, a height in rows");
  else if (action != NULL ? read_action (plan, key, json, action, error)
                          : read_texts (plan, key, json, error))
    return add_key (plan, key, error);

  free_key (key);

  return FALSE;
}

static gboolean
read_row (Plan *plan, json_object *row, GError **error)
{
  if (!json_object_is_type (row, json_type_array))
    return refuse (plan, error, "it is not a list of keys");

  for (gsize i = 0; i < json_object_array_length (row); i++) {
    json_object *part = json_object_array_get_idx (row, i);

    if (json_object_is_type (part, json_type_string)) {
      if (!read_plain_keys (plan, json_object_get_string (part), error))
        return FALSE;
    } else if (json_object_is_type (part, json_type_object)) {
      if (!read_key (plan, part, error))
        return FALSE;
    } else {
      return refuse (plan, error, "a key is neither a text nor an object");
    }
  }

  return TRUE;
}

/* Each row full from its beginning, and all equally wide. */
static gboolean
check_widths (Plan *plan, GError **error)
{
  guint columns = 0;

  while (columns < MAX_COLUMNS && (plan->taken[0] & mask_of (columns, 1)) != 0)
    columns++;
  plan->layer->columns = columns;

  for (plan->row = 0; plan->row < plan->layer->rows; plan->row++)
    if (columns == 0 || plan->taken[plan->row] != mask_of (0, columns))
      return refuse (plan, error, "it is not as wide as the first row");

  return TRUE;
}

static gboolean
read_layer (AntKeyboardLayout *self, json_object *json, GError **error)
{
  g_autoptr (GHashTable) texts = g_hash_table_new (g_str_hash, g_str_equal);
  json_object *rows = json_object_object_get (json, "rows");
  const char  *id = get_string (json, "id");
  Plan         plan = { .texts = texts };

  if (id == NULL || ant_keyboard_layout_find_layer (self, id) != NULL)
    return ant_fail (error, ANT_ERROR_INVALID, "A layer has no “id”, or that of another");
  if (!json_object_is_type (rows, json_type_array) || json_object_array_length (rows) == 0 ||
      json_object_array_length (rows) > MAX_ROWS)
    return ant_fail (error, ANT_ERROR_INVALID, "Layer “%s”: its rows are not 1 to %d", id,
                     MAX_ROWS);

  plan.layer = g_new0 (AntKeyLayer, 1);
  plan.layer->id = g_strdup (id);
  plan.layer->rows = (guint) json_object_array_length (rows);
  plan.layer->keys = g_ptr_array_new_with_free_func (free_key);
  g_ptr_array_add (self->layers, plan.layer);

  for (plan.row = 0; plan.row < plan.layer->rows; plan.row++)
    if (!read_row (&plan, json_object_array_get_idx (rows, plan.row), error))
      return FALSE;

  return check_widths (&plan, error);
}

static gboolean
check_layer_keys (AntKeyboardLayout *self, GError **error)
{
  for (guint i = 0; i < self->layers->len; i++) {
    const AntKeyLayer *layer = self->layers->pdata[i];

    for (guint j = 0; j < layer->keys->len; j++) {
      const AntKey *key = layer->keys->pdata[j];

      if (key->layer != NULL && ant_keyboard_layout_find_layer (self, key->layer) == NULL)
        return ant_fail (error, ANT_ERROR_INVALID, "Layer “%s”, row %u: there is no layer “%s”",
                         layer->id, key->row + 1, key->layer);
    }
  }

  return TRUE;
}

static gboolean
read_layout (AntKeyboardLayout *self, json_object *json, GError **error)
{
  json_object *layers = json_object_object_get (json, "layers");

  self->language = g_strdup (get_string (json, "language"));
  self->name = g_strdup (get_string (json, "name"));
  if ((self->language == NULL) != (self->name == NULL))
    return ant_fail (error, ANT_ERROR_INVALID, "“language” and “name” go together");
  if (!json_object_is_type (layers, json_type_array) || json_object_array_length (layers) == 0)
    return ant_fail (error, ANT_ERROR_INVALID, "There are no layers");

  for (gsize i = 0; i < json_object_array_length (layers); i++)
    if (!read_layer (self, json_object_array_get_idx (layers, i), error))
      return FALSE;

  return check_layer_keys (self, error);
}

static json_object *
parse (GBytes *bytes, GError **error)
{
  gsize       size;
  const char *text = g_bytes_get_data (bytes, &size);
  g_autoptr (GError) wrong = NULL;
  g_autoptr (AntJson) json = ant_json_parse (text, size, NULL, &wrong);

  if (json_object_is_type (json, json_type_object))
    return g_steal_pointer (&json);

  ant_fail (error, ANT_ERROR_INVALID, "It is no JSON object: %s",
            wrong != NULL ? wrong->message : "it is something else");

  return NULL;
}

static void
clear_layout (gpointer data)
{
  AntKeyboardLayout *self = data;

  g_free (self->language);
  g_free (self->name);
  g_ptr_array_unref (self->layers);
}

/**
 * ant_keyboard_layout_new:
 * @json: a layout file, as described at the top of ant-keyboard-layout.c
 *
 * Errors: %ANT_ERROR_INVALID, naming the layer, the row and what is wrong there.
 *
 * Returns: (transfer full) (nullable): the keyboard
 */
AntKeyboardLayout *
ant_keyboard_layout_new (GBytes *json, GError **error)
{
  g_autoptr (AntKeyboardLayout) self = g_rc_box_new0 (AntKeyboardLayout);
  json_object *object;
  gboolean     is_read;

  self->layers = g_ptr_array_new_with_free_func (free_layer);
  object = parse (json, error);
  if (object == NULL)
    return NULL;

  is_read = read_layout (self, object, error);
  json_object_put (object);

  return is_read ? g_steal_pointer (&self) : NULL;
}

/**
 * ant_keyboard_layout_new_shipped:
 * @id: the name of a file in resources/keyboards, like `text-en`
 *
 * Errors: as ant_keyboard_layout_new(), with the id before them; %ANT_ERROR_MISSING where no such
 * keyboard is compiled in.
 *
 * Returns: (transfer full) (nullable): the keyboard
 */
AntKeyboardLayout *
ant_keyboard_layout_new_shipped (const char *id, GError **error)
{
  g_autofree char *path = g_strdup_printf ("/org/anteroom/keyboards/%s.json", id);
  g_autoptr (GBytes) json = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  AntKeyboardLayout *self;

  if (json == NULL) {
    ant_fail (error, ANT_ERROR_MISSING, "There is no keyboard “%s”", id);
    return NULL;
  }
  self = ant_keyboard_layout_new (json, error);
  if (self == NULL)
    g_prefix_error (error, "Keyboard “%s”: ", id);

  return self;
}

AntKeyboardLayout *
ant_keyboard_layout_ref (AntKeyboardLayout *self)
{
  return g_rc_box_acquire (self);
}

void
ant_keyboard_layout_unref (AntKeyboardLayout *self)
{
  g_rc_box_release_full (self, clear_layout);
}

/**
 * ant_keyboard_layout_get_language:
 *
 * Returns: (nullable): the tag of the language it writes; %NULL for digits and addresses
 */
const char *
ant_keyboard_layout_get_language (AntKeyboardLayout *self)
{
  return self->language;
}

/**
 * ant_keyboard_layout_get_name:
 *
 * Returns: (nullable): that language's name for itself
 */
const char *
ant_keyboard_layout_get_name (AntKeyboardLayout *self)
{
  return self->name;
}

guint
ant_keyboard_layout_get_n_layers (AntKeyboardLayout *self)
{
  return self->layers->len;
}

/**
 * ant_keyboard_layout_get_layer:
 * @i: less than ant_keyboard_layout_get_n_layers()
 *
 * Returns: (transfer none): a layer, which lives as long as the layout
 */
const AntKeyLayer *
ant_keyboard_layout_get_layer (AntKeyboardLayout *self, guint i)
{
  g_return_val_if_fail (i < self->layers->len, NULL);

  return self->layers->pdata[i];
}

/**
 * ant_keyboard_layout_find_layer:
 *
 * Returns: (transfer none) (nullable): the layer of that id
 */
const AntKeyLayer *
ant_keyboard_layout_find_layer (AntKeyboardLayout *self, const char *id)
{
  for (guint i = 0; i < self->layers->len; i++) {
    const AntKeyLayer *layer = self->layers->pdata[i];

    if (g_str_equal (layer->id, id))
      return layer;
  }

  return NULL;
}
