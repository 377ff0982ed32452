/* ant-clinic-keys.c - which keys clinic.ini may have, and what their values must be like
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-clinic"

#include "ant-clinic-keys.h"

#include <math.h>
#include <string.h>

#define LEAST_CONTRAST 4.5 /* WCAG 2.2, 1.4.3 */

typedef enum {
  KIND_TEXT,
  KIND_ID,
  KIND_COLOUR,
  KIND_LANGUAGES,
  KIND_LANGUAGE,
  KIND_ROOM,
  KIND_PHONE,
  KIND_PHONE_SHOWN,
  KIND_EMAIL,
  KIND_WAYS,
  KIND_NUMBER,
  KIND_LINK_ID,
} Kind;

/**
 * Key:
 *
 * What the linter knows of one key.
 */
typedef struct {
  const char *group; /* "site " stands for every group that begins so */
  const char *name;
  Kind        kind;
  gboolean    is_needed; /* wherever its group is there; groups in GROUPS must be */
  gboolean    is_translatable;
  int         least; /* of a number */
  int         most;
} Key;

static const Key KEYS[] = {
  { "clinic", "id", KIND_ID, TRUE },
  { "clinic", "name", KIND_TEXT, TRUE, TRUE },
  { "clinic", "tagline", KIND_TEXT, TRUE, TRUE },
  { "clinic", "accent", KIND_COLOUR, TRUE },
  { "clinic", "languages", KIND_LANGUAGES, TRUE },
  { "clinic", "video-room", KIND_ROOM },
  { "clinic", "practitioner", KIND_TEXT, FALSE, TRUE },
  { "phone", "main", KIND_PHONE, TRUE },
  { "phone", "main-shown", KIND_PHONE_SHOWN },
  { "phone", "second", KIND_PHONE },
  { "phone", "second-shown", KIND_PHONE_SHOWN },
  { "email", "address", KIND_EMAIL, TRUE },
  { "whatsapp", "number", KIND_PHONE, TRUE },
  { "follow-up", "ways", KIND_WAYS, TRUE },
  { "follow-up", "reply-within", KIND_TEXT, FALSE, TRUE },
  { "appointment", "title", KIND_TEXT, TRUE, TRUE },
  { "appointment", "place", KIND_TEXT, FALSE, TRUE },
  { "appointment", "start", KIND_TEXT, TRUE },
  { "appointment", "end", KIND_TEXT, TRUE },
  { "appointment", "issued", KIND_TEXT, TRUE },
  { "site ", "name", KIND_TEXT, TRUE, TRUE },
  { "site ", "address", KIND_TEXT, FALSE, TRUE },
  { "kiosk", "screen-width-mm", KIND_NUMBER, FALSE, FALSE, 0, 5000 },
  { "kiosk", "idle-question-s", KIND_NUMBER, FALSE, FALSE, 20, 3600 },
  { "kiosk", "idle-s", KIND_NUMBER, FALSE, FALSE, 20, 3600 },
  { "kiosk", "warning-s", KIND_NUMBER, FALSE, FALSE, 20, 600 },
  { "kiosk", "retention-days", KIND_NUMBER, FALSE, FALSE, 1, 3650 },
  { "kiosk", "unanswered-weeks", KIND_NUMBER, FALSE, FALSE, 0, 52 },
  { "kiosk", "default-language", KIND_LANGUAGE },
  { "intake", "adult-item", KIND_LINK_ID, TRUE },
  { "intake", "consents-group", KIND_LINK_ID, TRUE },
  { "intake", "health-consent", KIND_LINK_ID, TRUE },
  { "intake", "photos-consent", KIND_LINK_ID, TRUE },
  { "intake", "contact-consent", KIND_LINK_ID, TRUE },
  { "intake", "name-item", KIND_LINK_ID, TRUE },
  { "intake", "reply-item", KIND_LINK_ID, TRUE },
};

static const char *const GROUPS[] = { "clinic", "follow-up", "intake" };

/**
 * Way:
 *
 * A way to carry on and what it needs: any one of its keys; none for those that need nothing.
 */
typedef struct {
  const char *name;
  const char *needs[3][2]; /* group and key */
} Way;

static const Way WAYS[] = {
  { "phone", { { "phone", "main" } } },
  { "text", { { "phone", "main" } } },
  { "email", { { "email", "address" } } },
  { "whatsapp", { { "whatsapp", "number" } } },
  { "video", { { "clinic", "video-room" }, { "phone", "main" }, { "email", "address" } } },
  { "save", { { "phone", "main" }, { "email", "address" } } },
  { "appointment", { { "appointment", "start" } } },
};

/**
 * ant_clinic_is_phone:
 *
 * Returns: whether @text is an E.164 number: `+`, a country code that does not begin with 0, 7 to
 * 15 digits in all
 */
gboolean
ant_clinic_is_phone (const char *text)
{
  gsize size = strlen (text);

  return text[0] == '+' && size >= 8 && size <= 16 && text[1] != '0' &&
         strspn (text + 1, "0123456789") == size - 1;
}

/**
 * ant_clinic_is_email:
 *
 * Returns: whether @text looks like one mail address of plain ASCII: one @, a name before it, a
 * domain with a dot behind it
 */
gboolean
ant_clinic_is_email (const char *text)
{
  static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-";
  gsize             name = strcspn (text, "@");
  g_auto (GStrv) labels = NULL;

  if (text[name] != '@' || name == 0 || name > 64 || strlen (text) > 254 || text[0] == '.' ||
      text[name - 1] == '.')
    return FALSE;
  for (gsize i = 0; i < name; i++)
    if (!g_ascii_isalnum (text[i]) && strchr (".!#$%&'*+/=?^_`{|}~-", text[i]) == NULL)
      return FALSE;

  labels = g_strsplit (text + name + 1, ".", -1);
  for (gsize i = 0; labels[i] != NULL; i++)
    if (labels[i][0] == '\0' || strspn (labels[i], letters) != strlen (labels[i]))
      return FALSE;

  return g_strv_length (labels) >= 2;
}

/**
 * ant_clinic_is_room:
 *
 * Returns: whether @text is an https:// address in which at most one `%s` holds the reference's
 * place
 */
gboolean
ant_clinic_is_room (const char *text)
{
  const char      *place = strstr (text, "%s");
  g_autofree char *filled = NULL;
  g_autoptr (GUri) uri = NULL;

  filled = place != NULL
               ? g_strdup_printf ("%.*sK7M-4QX-C%s", (int) (place - text), text, place + 2)
               : g_strdup (text);
  if (strstr (filled, "%s") != NULL || strlen (filled) > 200)
    return FALSE;
  uri = g_uri_parse (filled, G_URI_FLAGS_ENCODED, NULL);

  return uri != NULL && g_strcmp0 (g_uri_get_scheme (uri), "https") == 0 &&
         g_uri_get_host (uri) != NULL && g_uri_get_host (uri)[0] != '\0' &&
         g_uri_get_userinfo (uri) == NULL;
}

static double
read_channel (const char *two)
{
  double value = (g_ascii_xdigit_value (two[0]) * 16 + g_ascii_xdigit_value (two[1])) / 255.0;

  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

/**
 * ant_clinic_measure_contrast:
 * @colour: `#rrggbb`
 *
 * Returns: the contrast of @colour with white, from 1 to 21 (WCAG 2.2, "contrast ratio"), or 0
 * where @colour is not written so
 */
double
ant_clinic_measure_contrast (const char *colour)
{
  if (strlen (colour) != 7 || colour[0] != '#')
    return 0;
  for (int i = 1; i < 7; i++)
    if (!g_ascii_isxdigit (colour[i]))
      return 0;

  return 1.05 / (0.2126 * read_channel (colour + 1) + 0.7152 * read_channel (colour + 3) +
                 0.0722 * read_channel (colour + 5) + 0.05);
}

static gboolean
has_value (GKeyFile *keys, const char *group, const char *key)
{
  g_autofree char *value = g_key_file_get_string (keys, group, key, NULL);

  return value != NULL && value[0] != '\0';
}

static void
complain (AntPackIni *ini,
          const char *group,
          const char *key,
          const char *rule,
          const char *message)
{
  ant_pack_ini_report (ini, ANT_PACK_ERROR, group, key, rule, "%s", message);
}

static void
check_colour (AntPackIni *ini, const char *group, const char *key, const char *value)
{
  double contrast = ant_clinic_measure_contrast (value);

  if (contrast < 1.0)
    complain (ini, group, key, "colour", "A colour is written #rrggbb");
  else if (contrast < LEAST_CONTRAST)
    ant_pack_ini_report (ini, ANT_PACK_ERROR, group, key, "contrast",
                         "White text on %s has a contrast of %.2f; it must be 4.5 at least: take a "
                         "darker colour",
                         value, contrast);
}

static void
check_languages (AntPackIni *ini, const char *group, const char *key)
{
  g_auto (GStrv) tags =
      g_key_file_get_string_list (ant_pack_ini_get_keys (ini), group, key, NULL, NULL);

  for (gsize i = 0; tags != NULL && tags[i] != NULL; i++) {
    if (!ant_pack_is_language (tags[i]))
      ant_pack_ini_report (ini, ANT_PACK_ERROR, group, key, "language",
                           "“%s” is not a language tag", tags[i]);
    for (gsize j = 0; j < i; j++)
      if (strcmp (tags[i], tags[j]) == 0)
        ant_pack_ini_report (ini, ANT_PACK_ERROR, group, key, "language", "“%s” stands here twice",
                             tags[i]);
  }
  if (tags == NULL || tags[0] == NULL)
    complain (ini, group, key, "language", "At least one language is needed: languages=en");
}

static void
check_default_language (AntPackIni *ini, const char *group, const char *key, const char *value)
{
  g_auto (GStrv) tags =
      g_key_file_get_string_list (ant_pack_ini_get_keys (ini), "clinic", "languages", NULL, NULL);

  if (tags == NULL || !g_strv_contains ((const char *const *) tags, value))
    ant_pack_ini_report (ini, ANT_PACK_ERROR, group, key, "language",
                         "“%s” is not one of the clinic's languages", value);
}

/* The number for people must be the number that is dialled: its digits end alike. */
static void
check_shown (AntPackIni *ini, const char *group, const char *key, const char *value)
{
  g_autofree char *dialled_key = g_strndup (key, strlen (key) - strlen ("-shown"));
  g_autofree char *dialled =
      g_key_file_get_string (ant_pack_ini_get_keys (ini), group, dialled_key, NULL);
  g_autoptr (GString) digits = g_string_new (NULL);
  const char *rest;

  for (const char *c = value; *c != '\0'; c++) {
    if (g_ascii_isdigit (*c))
      g_string_append_c (digits, *c);
    else if (strchr (" +()-·", *c) == NULL) {
      complain (ini, group, key, "phone", "A number for people has digits, spaces, +, ( ), - only");
      return;
    }
  }
  rest = digits->str + strspn (digits->str, "0");
  if (dialled == NULL || strlen (rest) < 6 || !g_str_has_suffix (dialled, rest))
    ant_pack_ini_report (ini, ANT_PACK_ERROR, group, key, "phone",
                         "This is not the number of %s=", dialled_key);
}

static void
check_way (AntPackIni *ini, const char *group, const char *key, const char *name)
{
  const Way *way = NULL;
  gboolean   is_met = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (WAYS) && way == NULL; i++)
    if (strcmp (WAYS[i].name, name) == 0)
      way = &WAYS[i];
  if (way == NULL) {
    ant_pack_ini_report (
        ini, ANT_PACK_ERROR, group, key, "way",
        "“%s” is not a way: phone, text, email, whatsapp, video, save, appointment", name);
    return;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (way->needs) && way->needs[i][0] != NULL; i++)
    is_met |= has_value (ant_pack_ini_get_keys (ini), way->needs[i][0], way->needs[i][1]);
  if (!is_met && way->needs[0][0] != NULL)
    ant_pack_ini_report (ini, ANT_PACK_ERROR, group, key, "way",
                         "The way “%s” needs [%s] %s=, which is missing", name, way->needs[0][0],
                         way->needs[0][1]);
}

static void
check_ways (AntPackIni *ini, const char *group, const char *key)
{
  g_auto (GStrv) ways =
      g_key_file_get_string_list (ant_pack_ini_get_keys (ini), group, key, NULL, NULL);

  if (ways == NULL || ways[0] == NULL)
    complain (ini, group, key, "way", "At least one way to carry on is needed: ways=phone");
  for (gsize i = 0; ways != NULL && ways[i] != NULL; i++) {
    check_way (ini, group, key, ways[i]);
    for (gsize j = 0; j < i; j++)
      if (strcmp (ways[i], ways[j]) == 0)
        ant_pack_ini_report (ini, ANT_PACK_ERROR, group, key, "way", "“%s” stands here twice",
                             ways[i]);
  }
}

/* Not g_ascii_string_to_signed(): it goes by errno, which the first reader of a number in the
 * process also gets from waiting for another thread in the same place, and the pack is read beside
 * GTK's own start. */
static gboolean
is_number (const char *value, int least, int most)
{
  char  *end;
  gint64 number = g_ascii_strtoll (value, &end, 10);

  return !g_ascii_isspace (*value) && end != value && *end == '\0' && number >= least &&
         number <= most;
}

static void
check_number (AntPackIni *ini,
              const char *group,
              const char *key,
              const char *value,
              const Key  *row)
{
  if (!is_number (value, row->least, row->most))
    ant_pack_ini_report (ini, ANT_PACK_ERROR, group, key, "number",
                         "A whole number from %d to %d is needed", row->least, row->most);
}

static void
check_value (AntPackIni *ini, const char *group, const char *key, const Key *row)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *value = g_key_file_get_string (ant_pack_ini_get_keys (ini), group, key, &error);

  if (value == NULL) {
    complain (ini, group, key, "text", error->message);
    return;
  }
  if (value[0] == '\0') {
    complain (ini, group, key, "empty", "There is no value; leave the whole line out");
    return;
  }
  if (ant_pack_find_control (value, strlen (value)) != NULL)
    complain (ini, group, key, "control-character", "The value holds a control character");

  switch (row->kind) {
  case KIND_ID:
    if (!ant_pack_is_id (value))
      complain (ini, group, key, "id", "Only small letters, digits and inner hyphens, 64 at most");
    break;
  case KIND_COLOUR:
    check_colour (ini, group, key, value);
    break;
  case KIND_LANGUAGES:
    check_languages (ini, group, key);
    break;
  case KIND_LANGUAGE:
    check_default_language (ini, group, key, value);
    break;
  case KIND_ROOM:
    if (!ant_clinic_is_room (value))
      complain (ini, group, key, "url",
                "An https:// address is needed, with at most one %s where the reference goes");
    break;
  case KIND_PHONE:
    if (!ant_clinic_is_phone (value))
      complain (ini, group, key, "phone", "A number is written +441162000000: E.164, no spaces");
    break;
  case KIND_PHONE_SHOWN:
    check_shown (ini, group, key, value);
    break;
  case KIND_EMAIL:
    if (!ant_clinic_is_email (value))
      complain (ini, group, key, "email", "This is not a mail address");
    break;
  case KIND_WAYS:
    check_ways (ini, group, key);
    break;
  case KIND_NUMBER:
    check_number (ini, group, key, value, row);
    break;
  case KIND_TEXT:
  case KIND_LINK_ID:
    break;
  }
}

static gboolean
is_of_group (const Key *row, const char *group)
{
  return g_str_has_suffix (row->group, " ") ? g_str_has_prefix (group, row->group)
                                            : strcmp (group, row->group) == 0;
}

static void
check_key (AntPackIni *ini, const char *group, const char *key)
{
  g_autofree char *name = g_strndup (key, strcspn (key, "["));
  const Key       *row = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (KEYS) && row == NULL; i++)
    if (is_of_group (&KEYS[i], group) && strcmp (KEYS[i].name, name) == 0)
      row = &KEYS[i];
  if (row == NULL) {
    ant_pack_ini_report (ini, ANT_PACK_ERROR, group, key, "unknown-key",
                         "“%s” is not known in [%s]", name, group);
    return;
  }
  if (strcmp (name, key) != 0 && !row->is_translatable) {
    ant_pack_ini_report (ini, ANT_PACK_ERROR, group, key, "unknown-key", "“%s” has no translations",
                         name);
    return;
  }
  check_value (ini, group, key, row);
}

static gboolean
is_known_group (const char *group)
{
  for (gsize i = 0; i < G_N_ELEMENTS (KEYS); i++)
    if (is_of_group (&KEYS[i], group))
      return TRUE;

  return FALSE;
}

static void
check_group (AntPackIni *ini, const char *group)
{
  GKeyFile *file = ant_pack_ini_get_keys (ini);
  g_auto (GStrv) keys = g_key_file_get_keys (file, group, NULL, NULL);

  if (!is_known_group (group)) {
    ant_pack_ini_report (ini, ANT_PACK_ERROR, group, NULL, "unknown-group",
                         "The group [%s] is not known", group);
    return;
  }
  for (gsize i = 0; keys != NULL && keys[i] != NULL; i++)
    check_key (ini, group, keys[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (KEYS); i++)
    if (KEYS[i].is_needed && is_of_group (&KEYS[i], group) &&
        !g_key_file_has_key (file, group, KEYS[i].name, NULL))
      ant_pack_ini_report (ini, ANT_PACK_ERROR, group, NULL, "missing-key",
                           "%s= is missing in [%s]", KEYS[i].name, group);
}

/* Names stay as they are in every language; only what is said in words wants translating. */
static void
check_translations (AntPackIni *ini, const char *group, const char *key)
{
  GKeyFile *file = ant_pack_ini_get_keys (ini);
  g_auto (GStrv) tags = g_key_file_get_string_list (file, "clinic", "languages", NULL, NULL);

  for (gsize i = 0; tags != NULL && tags[i] != NULL; i++) {
    g_autofree char *translated = g_strdup_printf ("%s[%s]", key, tags[i]);

    if (strcmp (tags[i], "en") != 0 && g_key_file_has_key (file, group, key, NULL) &&
        !g_key_file_has_key (file, group, translated, NULL))
      ant_pack_ini_report (ini, ANT_PACK_WARNING, group, key, "untranslated",
                           "There is no %s=; English is shown", translated);
  }
}

/**
 * ant_clinic_keys_check:
 * @ini: clinic.ini over all layers
 *
 * Reports every key that is unknown, missing, or of a value it cannot have.
 */
void
ant_clinic_keys_check (AntPackIni *ini)
{
  GKeyFile *file = ant_pack_ini_get_keys (ini);
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  for (gsize i = 0; groups[i] != NULL; i++)
    check_group (ini, groups[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (GROUPS); i++)
    if (!g_key_file_has_group (file, GROUPS[i]))
      ant_pack_ini_report (ini, ANT_PACK_ERROR, GROUPS[i], NULL, "missing-key",
                           "The group [%s] is missing", GROUPS[i]);
  if (!g_key_file_has_group (file, "phone") && !g_key_file_has_group (file, "email"))
    ant_pack_ini_report (ini, ANT_PACK_ERROR, "phone", NULL, "missing-key",
                         "A clinic needs [phone] or [email]");

  check_translations (ini, "clinic", "tagline");
  check_translations (ini, "clinic", "practitioner");
  check_translations (ini, "follow-up", "reply-within");
}
