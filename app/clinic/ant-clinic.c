/* ant-clinic.c - a clinic's content pack, loaded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-clinic"

#include "ant-clinic.h"

#include <string.h>

#include "ant-clinic-form.h"
#include "ant-clinic-keys.h"
#include "ant-error.h"
#include "ant-pack-ini.h"
#include "ant-wording.h"

struct _AntClinic {
  char        *dir;        /* owned */
  GKeyFile    *keys;       /* owned; clinic.ini over all layers */
  GHashTable  *texts;      /* owned; "group\nkey\nlanguage" → text handed out before */
  char       **languages;  /* owned */
  char       **phones;     /* owned */
  AntFaq      *faq;        /* owned */
  AntChapters *chapters;   /* owned */
  GHashTable  *word_lists; /* owned; language → AntWordLists */
  AntConsents *consents;   /* owned */
  AntPlan     *plan;       /* owned */
  AntForm     *form;       /* owned; NULL only while a pack with mistakes is read */
  AntFlags    *flags;      /* owned */

  AntPack    *pack; /* owned; this and what follows, until ant_clinic_finish() */
  AntPackIni *ini;  /* owned; clinic.ini */
  GPtrArray  *issues;
  guint       first_issue; /* the first of @issues that is ours */
};

G_DEFINE_BOXED_TYPE (AntClinic, ant_clinic, ant_clinic_ref, ant_clinic_unref)

static char **
read_phones (GKeyFile *keys)
{
  static const char *const names[] = { "main", "second" };
  g_autoptr (GPtrArray) phones = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    char *number = g_key_file_get_string (keys, "phone", names[i], NULL);

    if (number != NULL)
      g_ptr_array_add (phones, number);
  }
  g_ptr_array_add (phones, NULL);

  return (char **) g_ptr_array_steal (phones, NULL);
}

static AntPackIni *
read_keys (AntClinic *self, AntPack *pack)
{
  guint       n_before = ant_pack_get_n_issues (pack);
  AntPackIni *ini = ant_pack_ini_read (pack, "clinic.ini");

  if (ini != NULL)
    ant_clinic_keys_check (ini);
  else if (ant_pack_get_n_issues (pack) == n_before)
    ant_pack_report (pack, ANT_PACK_ERROR, "clinic.ini", 0, "missing-file", "The file is missing");

  self->keys = ini != NULL ? g_key_file_ref (ant_pack_ini_get_keys (ini)) : g_key_file_new ();
  self->languages = g_key_file_get_string_list (self->keys, "clinic", "languages", NULL, NULL);
  if (self->languages == NULL)
    self->languages = g_new0 (char *, 1);
  self->phones = read_phones (self->keys);

  return ini;
}

static void
read_word_lists (AntClinic *self, AntPack *pack)
{
  self->word_lists =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) ant_word_lists_free);
  for (gsize i = 0; self->languages[i] != NULL; i++)
    g_hash_table_replace (self->word_lists, g_strdup (self->languages[i]),
                          ant_word_lists_read (pack, self->languages[i]));
  if (!g_hash_table_contains (self->word_lists, "en"))
    g_hash_table_insert (self->word_lists, g_strdup ("en"), ant_word_lists_read (pack, "en"));
}

/**
 * ant_clinic_load:
 * @dir: the pack's folder; a folder `common` beside it is what it stands on
 * @issues: (element-type AntPackIssue): every mistake and every warning goes here
 * @error: return location; %ANT_ERROR_MISSING where @dir is no folder, %ANT_ERROR_INVALID where the
 * pack has a mistake
 *
 * Reads and checks the whole pack. One mistake is enough to refuse it.
 *
 * Returns: (transfer full): the pack, or %NULL with @error set
 */
AntClinic *
ant_clinic_load (const char *dir, GPtrArray *issues, GError **error)
{
  return ant_clinic_load_with_form (dir, NULL, NULL, issues, error);
}

/**
 * ant_clinic_load_with_form:
 * @form: (nullable): a questionnaire to ask instead of the pack's own; the pack keeps no copy
 * @form_name: (nullable): what @issues call it
 *
 * As ant_clinic_load(), with another form. What the kiosk cannot do without is a mistake as ever;
 * flags that ask for something @form does not have are warnings, for whoever brings a form cannot
 * change the pack's flags.
 *
 * Returns: (transfer full): the pack, or %NULL with @error set
 */
AntClinic *
ant_clinic_load_with_form (const char *dir,
                           GBytes     *form,
                           const char *form_name,
                           GPtrArray  *issues,
                           GError    **error)
{
  g_autoptr (AntClinic) self = ant_clinic_begin (dir, form, form_name, issues, error);

  return self != NULL && ant_clinic_finish (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * ant_clinic_begin:
 *
 * The first step of ant_clinic_load_with_form(): reads clinic.ini. What is in there can be had from
 * now on, even while another thread takes the second step. Mistakes wait for that.
 *
 * Returns: (transfer full): the pack, or %NULL with @error set where @dir is no folder
 */
AntClinic *
ant_clinic_begin (const char *dir,
                  GBytes     *form,
                  const char *form_name,
                  GPtrArray  *issues,
                  GError    **error)
{
  guint      first_issue = issues->len;
  AntPack   *pack = ant_pack_open (dir, issues, error);
  AntClinic *self;

  if (pack == NULL)
    return NULL;
  if (form != NULL)
    ant_pack_lay_over (pack, ANT_CLINIC_FORM_FILE, form_name, form);

  self = g_atomic_rc_box_new0 (AntClinic);
  self->dir = g_strdup (dir);
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->pack = pack;
  self->issues = g_ptr_array_ref (issues);
  self->first_issue = first_issue;
  self->ini = read_keys (self, pack);

  return self;
}

/**
 * ant_clinic_has_mistakes:
 * @self: a clinic that was begun and not finished
 *
 * Returns: whether ant_clinic_finish() can only fail
 */
gboolean
ant_clinic_has_mistakes (AntClinic *self)
{
  return ant_pack_has_error (self->pack);
}

static void
fail_for_mistakes (AntClinic *self, GError **error)
{
  AntPackIssue    *first = self->issues->pdata[self->first_issue];
  g_autofree char *text = NULL;

  for (guint i = self->first_issue; i < self->issues->len && first->severity != ANT_PACK_ERROR; i++)
    first = self->issues->pdata[i];
  text = ant_pack_issue_format (first);
  ant_fail (error, ANT_ERROR_INVALID, "The content pack %s has mistakes; the first: %s", self->dir,
            text);
}

/* What only reading needs. */
static void
put_away (AntClinic *self)
{
  g_clear_pointer (&self->ini, ant_pack_ini_free);
  g_clear_pointer (&self->pack, ant_pack_free);
  g_clear_pointer (&self->issues, g_ptr_array_unref);
}

/**
 * ant_clinic_finish:
 * @self: a clinic from ant_clinic_begin()
 * @error: return location; %ANT_ERROR_INVALID where the pack has a mistake
 *
 * The second step: reads and checks all the rest.
 *
 * Returns: whether @self is whole
 */
gboolean
ant_clinic_finish (AntClinic *self, GError **error)
{
  const char *const *languages = (const char *const *) self->languages;
  AntPack           *pack = self->pack;
  gboolean           is_sound;

  self->faq = ant_faq_read (pack, languages);
  read_word_lists (self, pack);
  self->chapters = ant_chapters_read (pack);
  self->consents = ant_consents_read (pack, languages);
  self->plan = ant_plan_read (pack);
  self->form = ant_clinic_form_read (pack, self->ini, self->consents, languages);
  self->flags = ant_flags_read (pack, self->form);

  is_sound = !ant_pack_has_error (pack);
  if (!is_sound)
    fail_for_mistakes (self, error);
  put_away (self);

  return is_sound;
}

AntClinic *
ant_clinic_ref (AntClinic *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  AntClinic *self = data;

  put_away (self);
  g_free (self->dir);
  g_strfreev (self->languages);
  g_strfreev (self->phones);
  g_clear_pointer (&self->keys, g_key_file_unref);
  g_clear_pointer (&self->texts, g_hash_table_unref);
  g_clear_pointer (&self->faq, ant_faq_free);
  g_clear_pointer (&self->word_lists, g_hash_table_unref);
  g_clear_pointer (&self->chapters, ant_chapters_free);
  g_clear_pointer (&self->consents, ant_consents_free);
  g_clear_pointer (&self->plan, ant_plan_free);
  g_clear_pointer (&self->flags, ant_flags_free);
  g_clear_pointer (&self->form, ant_form_unref);
}

void
ant_clinic_unref (AntClinic *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * ant_clinic_get_id:
 *
 * Returns: (transfer none): `[clinic] id`
 */
const char *
ant_clinic_get_id (AntClinic *self)
{
  return ant_clinic_get_text (self, "clinic", "id", NULL);
}

/**
 * ant_clinic_get_dir:
 *
 * Returns: (transfer none): the folder as given to ant_clinic_load()
 */
const char *
ant_clinic_get_dir (AntClinic *self)
{
  return self->dir;
}

/**
 * ant_clinic_get_text:
 * @self: a clinic
 * @group: a group of clinic.ini
 * @key: a key of it
 * @lang: (nullable): the wanted language; %NULL for the text without one
 *
 * Returns: (transfer none) (nullable): the value, as long as @self lives
 */
const char *
ant_clinic_get_text (AntClinic *self, const char *group, const char *key, const char *lang)
{
  g_autofree char *place = g_strjoin ("\n", group, key, lang != NULL ? lang : "", NULL);
  char            *text = g_hash_table_lookup (self->texts, place);
  g_auto (GStrv) tags = ant_language_list_fallbacks (lang);

  if (text != NULL)
    return text;

  for (gsize i = 0; lang != NULL && tags[i] != NULL && text == NULL; i++) {
    g_autofree char *translated = g_strdup_printf ("%s[%s]", key, tags[i]);

    text = g_key_file_get_string (self->keys, group, translated, NULL);
  }
  if (text == NULL)
    text = g_key_file_get_string (self->keys, group, key, NULL);
  if (text != NULL)
    g_hash_table_insert (self->texts, g_steal_pointer (&place), text);

  return text;
}

/**
 * ant_clinic_get_name:
 *
 * Returns: (transfer none): the clinic's name
 */
const char *
ant_clinic_get_name (AntClinic *self, const char *lang)
{
  return ant_clinic_get_text (self, "clinic", "name", lang);
}

/**
 * ant_clinic_get_int:
 * @fallback: what to answer where the pack says nothing
 *
 * Returns: a number of clinic.ini
 */
int
ant_clinic_get_int (AntClinic *self, const char *group, const char *key, int fallback)
{
  g_autoptr (GError) error = NULL;
  int value = g_key_file_get_integer (self->keys, group, key, &error);

  return error != NULL ? fallback : value;
}

/**
 * ant_clinic_get_list:
 *
 * Returns: (transfer full): the parts of a value with semicolons between; none where the key is
 * missing
 */
char **
ant_clinic_get_list (AntClinic *self, const char *group, const char *key)
{
  char **list = g_key_file_get_string_list (self->keys, group, key, NULL, NULL);

  return list != NULL ? list : g_new0 (char *, 1);
}

/**
 * ant_clinic_get_email:
 *
 * Returns: (transfer none) (nullable): the mail address; there are clinics without
 */
const char *
ant_clinic_get_email (AntClinic *self)
{
  return ant_clinic_get_text (self, "email", "address", NULL);
}

/**
 * ant_clinic_get_phones:
 *
 * Returns: (transfer none) (array zero-terminated=1): the numbers in E.164, the main one first,
 * possibly none; for people there is `[phone] main-shown`
 */
const char *const *
ant_clinic_get_phones (AntClinic *self)
{
  return (const char *const *) self->phones;
}

/**
 * ant_clinic_get_languages:
 *
 * Returns: (transfer none) (array zero-terminated=1): the tags on offer, at least one
 */
const char *const *
ant_clinic_get_languages (AntClinic *self)
{
  return (const char *const *) self->languages;
}

/**
 * ant_clinic_list_sites:
 *
 * Returns: (transfer full): the groups of clinic.ini that describe a site each, with `name` and
 * perhaps `address` for ant_clinic_get_text()
 */
char **
ant_clinic_list_sites (AntClinic *self)
{
  g_auto (GStrv) groups = g_key_file_get_groups (self->keys, NULL);
  g_autoptr (GPtrArray) sites = g_ptr_array_new ();

  for (gsize i = 0; groups[i] != NULL; i++)
    if (g_str_has_prefix (groups[i], "site "))
      g_ptr_array_add (sites, g_strdup (groups[i]));
  g_ptr_array_add (sites, NULL);

  return (char **) g_ptr_array_steal (sites, NULL);
}

/**
 * ant_clinic_get_faq:
 *
 * Returns: (transfer full) (element-type AntFaqEntry): every question once, by category; in English
 * where @lang has none
 */
GPtrArray *
ant_clinic_get_faq (AntClinic *self, const char *lang)
{
  return ant_faq_list (self->faq, lang);
}

/**
 * ant_clinic_get_faq_categories:
 *
 * Returns: (transfer full) (element-type AntFaqCategory): those with questions, in the pack's order
 */
GPtrArray *
ant_clinic_get_faq_categories (AntClinic *self, const char *lang)
{
  return ant_faq_list_categories (self->faq, lang);
}

/**
 * ant_clinic_get_chapters:
 *
 * Returns: (transfer full) (element-type AntChapter): what the pack tells of the treatment, in its
 * order
 */
GPtrArray *
ant_clinic_get_chapters (AntClinic *self, const char *lang)
{
  return ant_chapters_list (self->chapters, lang);
}

/**
 * ant_clinic_get_word_lists:
 *
 * Returns: (transfer none): what helps to search in @lang
 */
const AntWordLists *
ant_clinic_get_word_lists (AntClinic *self, const char *lang)
{
  g_auto (GStrv) tags = ant_language_list_fallbacks (lang);
  AntWordLists *lists = NULL;

  for (gsize i = 0; tags[i] != NULL && lists == NULL; i++)
    lists = g_hash_table_lookup (self->word_lists, tags[i]);

  return lists;
}

/**
 * ant_clinic_get_consents:
 *
 * Returns: (transfer full) (element-type AntConsent): what to ask for, in order; not the privacy
 * page
 */
GPtrArray *
ant_clinic_get_consents (AntClinic *self, const char *lang)
{
  return ant_consents_list (self->consents, lang);
}

/**
 * ant_clinic_get_privacy:
 *
 * Returns: (transfer none): the privacy page, which stands before the consents
 */
AntConsent *
ant_clinic_get_privacy (AntClinic *self, const char *lang)
{
  return ant_consents_find (self->consents, "privacy", lang);
}

/**
 * ant_clinic_get_plan:
 *
 * Returns: (transfer none): visits, aftercare, price
 */
const AntPlan *
ant_clinic_get_plan (AntClinic *self)
{
  return self->plan;
}

/**
 * ant_clinic_get_form:
 *
 * Returns: (transfer none): the pack's questionnaire
 */
AntForm *
ant_clinic_get_form (AntClinic *self)
{
  return self->form;
}

/**
 * ant_clinic_list_flags:
 * @session: a client's answers
 *
 * Returns: (transfer container) (element-type AntFlag): what the pack's rules tell staff to raise
 */
GPtrArray *
ant_clinic_list_flags (AntClinic *self, AntSession *session)
{
  return ant_flags_list (self->flags, session);
}

/**
 * ant_clinic_find_flag:
 *
 * Returns: (transfer none) (nullable): the pack's flag called @id
 */
const AntFlag *
ant_clinic_find_flag (AntClinic *self, const char *id)
{
  return ant_flags_find (self->flags, id);
}
