/* ant-clinic-form.c - the form of a pack, and what the kiosk needs of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-clinic"

#include "ant-clinic-form.h"

#include <string.h>

#include "ant-pack-json.h"

#define ILLUSTRATION "urn:anteroom:illustration"

/* The form's own linter names linkId and rule; the line is that of the linkId in the file. */
static guint
find_line (const AntPackFile *file, const char *link_id)
{
  return link_id != NULL ? ant_pack_json_find_member (file->text, "linkId", link_id) : 0;
}

/**
 * Checking:
 *
 * A form and what it is checked against.
 */
typedef struct {
  AntPack           *pack;
  AntPackFile       *file;
  AntForm           *form;
  const char *const *languages;
  GHashTable        *pictures; /* owned; a set of names; NULL where the pack lists none */
} Checking;

/* What is wrong with the form as a whole stands at the member that says so. */
static guint
find_issue_line (const AntPackFile *file, const char *link_id, const char *rule)
{
  if (link_id == NULL && g_str_equal (rule, "modifier-extension"))
    return ant_pack_json_find_member (file->text, "modifierExtension", NULL);
  if (link_id == NULL && g_str_equal (rule, "not-a-questionnaire"))
    return ant_pack_json_find_member (file->text, "resourceType", NULL);

  return find_line (file, link_id);
}

/* Reports what is wrong with the item @link_id of the form. */
static void G_GNUC_PRINTF (5, 6) complain (const Checking *at,
                                           AntPackSeverity severity,
                                           const char     *link_id,
                                           const char     *rule,
                                           const char     *format,
                                           ...)
{
  g_autofree char *message = NULL;
  va_list          args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  ant_pack_report (at->pack, severity, at->file->name, find_issue_line (at->file, link_id, rule),
                   rule, "%s", message)
      ->link_id = g_strdup (link_id);
}

/* Says where in the file the slip is, which a form cannot. */
static gboolean
is_json (AntPack *pack, const AntPackFile *file)
{
  json_object *tree = ant_pack_json_parse (pack, file);

  if (tree == NULL)
    return FALSE;
  json_object_put (tree);

  return TRUE;
}

static AntForm *
read_form (const Checking *at)
{
  g_autoptr (GPtrArray) issues = ant_issue_list_new ();
  g_autoptr (GBytes) json = g_bytes_new (at->file->text, strlen (at->file->text));
  g_autoptr (GError) error = NULL;
  AntForm *form = ant_form_new (json, issues, &error);

  if (form == NULL && !is_json (at->pack, at->file))
    return NULL;

  for (guint i = 0; i < issues->len; i++) {
    const AntIssue *issue = issues->pdata[i];

    complain (at, issue->severity == ANT_ISSUE_ERROR ? ANT_PACK_ERROR : ANT_PACK_WARNING,
              issue->link_id, issue->rule, "%s", issue->message);
  }
  if (form == NULL && !ant_issue_list_has_error (issues))
    complain (at, ANT_PACK_ERROR, NULL, "form", "%s", error->message);

  return form;
}

static GHashTable *
read_pictures (AntPack *pack)
{
  g_autoptr (AntPackFile) file = ant_pack_read (pack, "illustrations.txt");
  GHashTable *names;
  g_auto (GStrv) lines = NULL;

  if (file == NULL)
    return NULL;
  names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  lines = g_strsplit (file->text, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    if (g_strstrip (lines[i])[0] != '#')
      g_hash_table_add (names, g_strdup (lines[i]));

  return names;
}

static void
check_picture (const Checking *at, const AntItem *item, const char *name)
{
  if (name != NULL && at->pictures != NULL && !g_hash_table_contains (at->pictures, name))
    ant_pack_report (at->pack, ANT_PACK_ERROR, at->file->name,
                     ant_pack_json_find_member (at->file->text, "valueCode", name), "illustration",
                     "“%s” shows the picture “%s”, which is not in illustrations.txt",
                     ant_item_get_link_id (item), name)
        ->link_id = g_strdup (ant_item_get_link_id (item));
}

static gboolean
is_in (const char *text_lang, const char *lang)
{
  gsize size = strcspn (lang, "-");

  return text_lang != NULL && strncmp (text_lang, lang, size) == 0 &&
         strchr ("-", text_lang[size]) != NULL;
}

static gboolean
is_translated (const Checking *at, const AntItem *item, const char *lang)
{
  const char *text_lang = NULL;

  if (ant_item_get_text (item, lang, &text_lang) != NULL && !is_in (text_lang, lang))
    return FALSE;
  for (guint i = 0; i < ant_item_get_n_options (item); i++) {
    const AntOption *option = ant_item_get_option (item, i);
    AntValueType     type = ant_value_get_value_type (ant_option_get_value (option));

    text_lang = NULL;
    if (type == ANT_VALUE_CODING && ant_option_get_text (option, lang, &text_lang) != NULL &&
        !is_in (text_lang, lang))
      return FALSE;
  }

  return TRUE;
}

/* Whoever must answer what nobody can answer never comes to the end. */
static void
check_type (const Checking *at, const AntItem *item)
{
  const char *link_id = ant_item_get_link_id (item);

  if (ant_clinic_form_can_answer (item) || ant_item_is_hidden (item))
    return;
  if (ant_item_is_required (item))
    complain (at, ANT_PACK_ERROR, link_id, "item-type",
              "“%s” is required, and nobody can answer it at a kiosk: make it optional, give "
              "it options, take a picture (image/jpeg, image/png), or ask it as text",
              link_id);
  else
    complain (at, ANT_PACK_WARNING, link_id, "item-type",
              "nobody can answer “%s” at a kiosk: take it away, give it options, take a picture "
              "(image/jpeg, image/png), or ask it as text",
              link_id);
}

static void
check_item (const Checking *at, const AntItem *item)
{
  const char *link_id = ant_item_get_link_id (item);

  check_type (at, item);
  check_picture (at, item, ant_item_get_extension_code (item, ILLUSTRATION));
  for (guint i = 0; i < ant_item_get_n_options (item); i++)
    check_picture (at, item, ant_option_get_illustration (ant_item_get_option (item, i)));
  for (gsize i = 0; ant_form_get_language (at->form) != NULL && at->languages[i] != NULL; i++)
    if (!is_translated (at, item, at->languages[i]))
      complain (at, ANT_PACK_WARNING, link_id, "untranslated", "“%s” is not wholly in “%s”",
                link_id, at->languages[i]);
}

/**
 * Need:
 *
 * A key of [intake] and what the item that it names must be.
 */
typedef struct {
  const char *key;
  const char *words;
  AntItemType type;
  gboolean    is_consent;
} Need;

static const Need NEEDS[] = {
  { "adult-item", "a question of yes or no (boolean)", ANT_ITEM_BOOLEAN },
  { "consents-group", "a group", ANT_ITEM_GROUP },
  { "health-consent", "a question of yes or no (boolean)", ANT_ITEM_BOOLEAN, TRUE },
  { "photos-consent", "a question of yes or no (boolean)", ANT_ITEM_BOOLEAN, TRUE },
  { "contact-consent", "a question of yes or no (boolean)", ANT_ITEM_BOOLEAN, TRUE },
  { "name-item", "a line of text (string)", ANT_ITEM_STRING },
  { "reply-item", "a choice", ANT_ITEM_CHOICE },
};

static void
check_need (const Checking *at, AntPackIni *ini, const Need *need)
{
  GKeyFile        *keys = ant_pack_ini_get_keys (ini);
  g_autofree char *link_id = g_key_file_get_string (keys, "intake", need->key, NULL);
  g_autofree char *group = g_key_file_get_string (keys, "intake", "consents-group", NULL);
  const AntItem   *item = link_id != NULL ? ant_form_find (at->form, link_id) : NULL;
  const AntItem   *parent = item != NULL ? ant_item_get_parent (item) : NULL;

  if (link_id == NULL) /* said already */
    return;
  if (item == NULL)
    ant_pack_ini_report (ini, ANT_PACK_ERROR, "intake", need->key, "intake-item",
                         "%s has no item “%s”", at->file->name, link_id)
        ->link_id = g_strdup (link_id);
  else if (ant_item_get_item_type (item) != need->type)
    complain (at, ANT_PACK_ERROR, link_id, "intake-item",
              "“%s” must be %s, for it is the %s= of clinic.ini", link_id, need->words, need->key);
  else if (need->is_consent &&
           (parent == NULL || g_strcmp0 (ant_item_get_link_id (parent), group) != 0))
    complain (at, ANT_PACK_ERROR, link_id, "intake-item", "“%s” must stand in the group “%s”",
              link_id, group);
}

/* Nobody under 18 is asked anything else. */
static void
check_adult (const Checking *at, AntPackIni *ini)
{
  g_autofree char *link_id =
      g_key_file_get_string (ant_pack_ini_get_keys (ini), "intake", "adult-item", NULL);
  const AntItem *item = link_id != NULL ? ant_form_find (at->form, link_id) : NULL;

  if (item == NULL)
    return;
  if (!ant_item_is_required (item))
    complain (at, ANT_PACK_ERROR, link_id, "intake-item", "“%s” must be required", link_id);
  if (ant_form_get_item (at->form, 0) != item)
    complain (at, ANT_PACK_ERROR, link_id, "intake-item", "“%s” must come first", link_id);
}

static void
check_consent (const Checking *at, const AntConsents *consents, const AntConsent *consent)
{
  const AntItem *item = ant_form_find (at->form, consent->link_id);
  guint          line;
  const char    *file = ant_consents_find_place (consents, consent, &line);

  if (item == NULL || ant_item_get_item_type (item) != ANT_ITEM_BOOLEAN)
    ant_pack_report (at->pack, ANT_PACK_ERROR, file, line, "consent-item",
                     "“item: %s” must name a question of yes or no (boolean) of the form",
                     consent->link_id);
}

/* A consent without its text would ask people to agree to they know not what. */
static void
check_consents (const Checking *at, AntPackIni *ini, const AntConsents *consents)
{
  g_autoptr (GPtrArray) texts = ant_consents_list (consents, "en");
  g_autoptr (GHashTable) items = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < texts->len; i++) {
    const AntConsent *consent = texts->pdata[i];

    if (consent->link_id == NULL) /* said already */
      continue;
    check_consent (at, consents, consent);
    g_hash_table_add (items, consent->link_id);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (NEEDS); i++) {
    g_autofree char *link_id =
        g_key_file_get_string (ant_pack_ini_get_keys (ini), "intake", NEEDS[i].key, NULL);

    if (NEEDS[i].is_consent && link_id != NULL && !g_hash_table_contains (items, link_id))
      ant_pack_ini_report (ini, ANT_PACK_ERROR, "intake", NEEDS[i].key, "consent-item",
                           "No file in consent/ has the text for “%s”", link_id);
  }
}

/* A pack's author knows both; who brings a form has only this list to learn from what the pack will
 * do less well with it. */
static void
check_brought (const Checking *at, AntPackIni *ini)
{
  g_autofree char *named =
      g_key_file_get_string (ant_pack_ini_get_keys (ini), "intake", "health-section", NULL);
  const char *health = named != NULL ? named : ANT_CLINIC_HEALTH_SECTION;

  if (ant_form_get_url (at->form) == NULL || ant_form_get_version (at->form) == NULL)
    complain (at, ANT_PACK_WARNING, NULL, "version",
              "The form has no url and version, by which a record names what was asked");
  if (ant_form_find (at->form, health) == NULL)
    complain (at, ANT_PACK_WARNING, health, "health-section",
              "No item “%s”: answers about health are not covered when they are checked", health);
}

/**
 * ant_clinic_form_can_ask:
 *
 * Whether @item gets a page: a choice that offers nothing does not.
 */
gboolean
ant_clinic_form_can_ask (const AntItem *item)
{
  return ant_item_get_item_type (item) != ANT_ITEM_CHOICE || ant_item_get_n_options (item) > 0 ||
         ant_item_is_read_only (item);
}

/**
 * ant_clinic_form_get_picture_type:
 * @item: an attachment
 *
 * Returns: (nullable): the type of picture to answer it with, of those that can be made of what a
 *   camera sees; %NULL where it wants another kind of file
 */
const char *
ant_clinic_form_get_picture_type (const AntItem *item)
{
  static const char *const TYPES[] = { "image/jpeg", "image/png" };

  for (gsize i = 0; i < G_N_ELEMENTS (TYPES); i++)
    if (ant_item_takes_mime_type (item, TYPES[i]))
      return TYPES[i];

  return NULL;
}

/**
 * ant_clinic_form_can_answer:
 *
 * Whether a kiosk has a way to answer @item, or nothing needs to be answered. Of all that could be
 * attached a person has nothing there but what the camera sees.
 */
gboolean
ant_clinic_form_can_answer (const AntItem *item)
{
  return ant_clinic_form_can_ask (item) &&
         (ant_item_get_item_type (item) != ANT_ITEM_ATTACHMENT || ant_item_is_read_only (item) ||
          ant_clinic_form_get_picture_type (item) != NULL);
}

/**
 * ant_clinic_form_read:
 * @pack: a pack
 * @ini: (nullable): its clinic.ini
 * @consents: its consent texts
 * @languages: (array zero-terminated=1): the languages it offers
 *
 * Reads the form and reports what is wrong: with the form, with the items that
 * `[intake]` and the consents name, with pictures that are not there; and what is not translated.
 *
 * Returns: (transfer full) (nullable): the form, or %NULL where it does not load
 */
AntForm *
ant_clinic_form_read (AntPack           *pack,
                      AntPackIni        *ini,
                      const AntConsents *consents,
                      const char *const *languages)
{
  guint n_before = ant_pack_get_n_issues (pack);
  g_autoptr (AntPackFile) file = ant_pack_read (pack, ANT_CLINIC_FORM_FILE);
  Checking at = { pack, file, NULL, languages, NULL };

  if (file == NULL && ant_pack_get_n_issues (pack) == n_before)
    ant_pack_report (pack, ANT_PACK_ERROR, ANT_CLINIC_FORM_FILE, 0, "missing-file",
                     "The file is missing");
  if (file != NULL)
    at.form = read_form (&at);
  if (at.form == NULL)
    return NULL;

  if (ant_form_get_language (at.form) == NULL)
    complain (&at, ANT_PACK_WARNING, NULL, "language",
              "The form does not say which language it is in (language), so that nobody can tell "
              "what is not translated");
  at.pictures = read_pictures (pack);
  for (guint i = 0; i < ant_form_get_n_items (at.form); i++)
    check_item (&at, ant_form_get_item (at.form, i));
  for (gsize i = 0; ini != NULL && i < G_N_ELEMENTS (NEEDS); i++)
    check_need (&at, ini, &NEEDS[i]);
  if (ini != NULL) {
    check_adult (&at, ini);
    check_consents (&at, ini, consents);
    if (ant_pack_is_laid_over (pack, ANT_CLINIC_FORM_FILE))
      check_brought (&at, ini);
  }
  g_clear_pointer (&at.pictures, g_hash_table_unref);

  return at.form;
}
