/* test-lint.c - every mistake of a pack is named by file, line and rule
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "ant-clinic-keys.h"
#include "ant-clinic.h"
#include "ant-error.h"

/**
 * Fixture:
 *
 * A folder of our own with the packs `common` and `small` in it, to break.
 */
typedef struct {
  char *root;
  char *pack;
} Fixture;

/* Without waiting for the disk, as g_file_set_contents() does; this way does not shorten a file. */
static void
write_whole (const char *path, const char *text, gssize size)
{
  g_unlink (path);
  g_assert_true (g_file_set_contents_full (path, text, size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static void
copy_tree (const char *from, const char *to)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  g_assert_cmpint (g_mkdir_with_parents (to, 0700), ==, 0);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *source = g_build_filename (from, name, NULL);
    g_autofree char *target = g_build_filename (to, name, NULL);

    if (g_file_test (source, G_FILE_TEST_IS_DIR)) {
      copy_tree (source, target);
    } else {
      g_autofree char *text = NULL;
      gsize            size;

      g_assert_true (g_file_get_contents (source, &text, &size, NULL));
      write_whole (target, text, (gssize) size);
    }
  }
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    dir = g_dir_open (path, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    remove_tree (child);
  }
  g_remove (path);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *from = g_test_build_filename (G_TEST_DIST, "fixtures", "clinics", NULL);

  fixture->root = g_dir_make_tmp ("ant-lint-XXXXXX", NULL);
  fixture->pack = g_build_filename (fixture->root, "small", NULL);
  copy_tree (from, fixture->root);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  remove_tree (fixture->root);
  g_free (fixture->root);
  g_free (fixture->pack);
}

/* Makes @text out of @old once in a file of the packs; appends where @old is "". */
static void
change (Fixture *fixture, const char *name, const char *old, const char *new)
{
  g_autofree char *path = g_build_filename (fixture->root, name, NULL);
  g_autofree char *text = NULL;
  g_autofree char *changed = NULL;
  char            *at;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  at = old[0] != '\0' ? strstr (text, old) : text + strlen (text);
  g_assert_nonnull (at);
  changed = g_strdup_printf ("%.*s%s%s", (int) (at - text), text, new, at + strlen (old));
  write_whole (path, changed, -1);
}

static void
write_file (Fixture *fixture, const char *name, const char *text, gssize size)
{
  g_autofree char *path = g_build_filename (fixture->root, name, NULL);

  write_whole (path, text, size);
}

static GPtrArray *
lint (Fixture *fixture, gboolean *is_fine)
{
  GPtrArray *issues = ant_pack_issue_list_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AntClinic) clinic = ant_clinic_load (fixture->pack, issues, &error);

  *is_fine = clinic != NULL;
  if (clinic == NULL)
    g_assert_error (error, ANT_ERROR, ANT_ERROR_INVALID);
  g_assert_true (*is_fine != ant_pack_issue_list_has_error (issues));
  for (guint i = 0; i < issues->len; i++) {
    const AntPackIssue *issue = issues->pdata[i];

    g_assert_true (g_utf8_validate (issue->file, -1, NULL));
    g_assert_true (g_utf8_validate (issue->message, -1, NULL));
    g_assert_cmpstr (issue->rule, !=, "");
  }

  return issues;
}

static gboolean
lints (Fixture *fixture)
{
  gboolean   is_fine;
  GPtrArray *issues = lint (fixture, &is_fine);

  g_ptr_array_unref (issues);

  return is_fine;
}

static void
assert_found (Fixture *fixture, const char *file, guint line, const char *rule, gboolean stops)
{
  gboolean is_fine;
  g_autoptr (GPtrArray) issues = lint (fixture, &is_fine);

  for (guint i = 0; i < issues->len; i++) {
    const AntPackIssue *issue = issues->pdata[i];

    if (strcmp (issue->file, file) == 0 && issue->line == line && strcmp (issue->rule, rule) == 0) {
      g_assert_cmpint (issue->severity, ==, stops ? ANT_PACK_ERROR : ANT_PACK_WARNING);
      return;
    }
  }
  for (guint i = 0; i < issues->len; i++) {
    const AntPackIssue *issue = issues->pdata[i];

    g_printerr ("%s:%u %s %s\n", issue->file, issue->line, issue->rule, issue->message);
  }
  g_error ("not found: %s:%u %s", file, line, rule);
}

/**
 * Mistake:
 *
 * A change to a file of the packs, and what must be found then. Names are as seen from the folder
 * of both packs, and as issues give them.
 */
typedef struct {
  const char *changed;
  const char *old;
  const char *new;
  const char *file;
  guint       line;
  const char *rule;
} Mistake;

#define INI  "small/clinic.ini"
#define FAQ  "small/faq/price.en.md"
#define PLAN "small/treatment.json"
#define FORM "common/questionnaire.json"
#define PDF                                                                                        \
  "\"extension\": [{ \"url\": \"http://hl7.org/fhir/StructureDefinition/mimeType\", "              \
  "\"valueCode\": \"application/pdf\" }] "

static const Mistake MISTAKES[] = {
  { INI, "accent=#1f6f6b", "accent=#7fcfcb", "clinic.ini", 7, "contrast" },
  { INI, "accent=#1f6f6b", "accent=teal", "clinic.ini", 7, "colour" },
  { INI, "main=+447528690285", "main=07528690285", "clinic.ini", 11, "phone" },
  { INI, "main=+447528690285", "main=+44752869028512345", "clinic.ini", 11, "phone" },
  { INI, "main-shown=07528 690285", "main-shown=07528 690286", "clinic.ini", 12, "phone" },
  { INI, "main-shown=07528 690285", "main-shown=ring us", "clinic.ini", 12, "phone" },
  { INI, "hello@small.example", "hello@small", "clinic.ini", 15, "email" },
  { INI, "hello@small.example", "hel lo@small.example", "clinic.ini", 15, "email" },
  { INI, "languages=en;pl", "languages=en;polish!", "clinic.ini", 8, "language" },
  { INI, "languages=en;pl", "languages=en;en", "clinic.ini", 8, "language" },
  { INI, "languages=en;pl", "languages=", "clinic.ini", 8, "empty" },
  { INI, "id=small", "id=Small Clinic", "clinic.ini", 2, "id" },
  { INI, "id=small\n", "", "clinic.ini", 1, "missing-key" },
  { INI, "tagline=One", "tag-line=One", "clinic.ini", 5, "unknown-key" },
  { INI, "id=small", "id[pl]=small", "clinic.ini", 2, "unknown-key" },
  { INI, "[site north]", "[sight north]", "clinic.ini", 22, "unknown-group" },
  { INI, "idle-s=75", "idle-s=soon", "clinic.ini", 27, "number" },
  { INI, "idle-s=75", "idle-s=75\nidle-s=76", "clinic.ini", 28, "duplicate-key" },
  { INI, "idle-s=75", "idle-s", "clinic.ini", 27, "syntax" },
  { INI, "idle-s=75", "default-language=ur", "clinic.ini", 27, "language" },
  { INI, "ways=phone;text;email;save", "ways=pigeon", "clinic.ini", 18, "way" },
  { INI, "ways=phone;text;email;save", "ways=whatsapp", "clinic.ini", 18, "way" },
  { INI, "ways=phone;text;email;save", "ways=phone;phone", "clinic.ini", 18, "way" },
  { INI, "[email]\naddress=hello@small.example\n", "", "clinic.ini", 16, "way" },
  { INI, "accent=", "video-room=http://meet.example/%s\naccent=", "clinic.ini", 7, "url" },
  { INI, "accent=", "video-room=https://meet.example/%s/%s\naccent=", "clinic.ini", 7, "url" },
  { INI, "accent=", "video-room=https://\naccent=", "clinic.ini", 7, "url" },
  { INI, "One step", "One \a step", "clinic.ini", 5, "control-character" },
  { INI, "One step", "One \xe2\x80\xaestep", "clinic.ini", 5, "control-character" },
  { INI, "One step", "One \xff step", "clinic.ini", 5, "encoding" },
  { INI, "idle-s=75", "idle-s=75\n[intake]\nadult-item=grown-up", "clinic.ini", 29, "intake-item" },
  { "common/clinic.ini", "name-item=name", "name-item=consents", "../common/questionnaire.json", 8,
    "intake-item" },
  { "common/clinic.ini", "reply-item=reply\n", "", "../common/clinic.ini", 9, "missing-key" },
  { FORM, "\"boolean\", \"required\": true", "\"boolean\"", "../common/questionnaire.json", 6,
    "intake-item" },
  { FORM, "\"consent.photos\", \"type\": \"boolean\"", "\"consent.photos\", \"type\": \"string\"",
    "../common/questionnaire.json", 11, "intake-item" },
  { FORM, "\"valueCode\": \"thanks\"", "\"valueCode\": \"unicorn\"", "../common/questionnaire.json",
    20, "illustration" },
  { FORM, "{ \"linkId\": \"name\"",
    "{ \"linkId\": \"card\", \"type\": \"attachment\", \"required\": true, \"text\": \"Your "
    "card\", " PDF "},"
    "{ \"linkId\": \"name\"",
    "../common/questionnaire.json", 15, "item-type" },
  { FORM, "\"linkId\": \"name\"", "\"linkId\": \"adult\"", "../common/questionnaire.json", 6,
    "que-2" },
  { FORM, "\"language\": \"en\",", "\"language\": \"en\"", "../common/questionnaire.json", 4,
    "json-syntax" },
  { "common/flags.json", "\"reply\"", "\"respond\"", "../common/flags.json", 3, "flag-question" },
  { "common/flags.json", "\"phone\"", "\"fone\"", "../common/flags.json", 3, "flag-answer" },
  { "common/flags.json", "\"match\"", "\"mach\"", "../common/flags.json", 2, "unknown-key" },
  { "common/flags.json", "\"B\"", "\"D\"", "../common/flags.json", 2, "flag" },
  { FAQ, "---\nid:", "id:", "faq/price.en.md", 1, "front-matter" },
  { FAQ, "clinical: no\n---", "clinical: no\n", "faq/price.en.md", 1, "front-matter" },
  { FAQ, "id: price", "id: prices", "faq/price.en.md", 2, "id" },
  { FAQ, "category: money", "category: honey", "faq/price.en.md", 3, "category" },
  { FAQ, "question: What does it cost?\n", "", "faq/price.en.md", 1, "missing-key" },
  { FAQ, "clinical: no", "clinical: maybe", "faq/price.en.md", 7, "clinical" },
  { FAQ, "clinical: no", "clinical: no\nclinical: no", "faq/price.en.md", 8, "duplicate-key" },
  { FAQ, "clinical: no", "author: me", "faq/price.en.md", 7, "unknown-key" },
  { FAQ, "- how dear", "how dear", "faq/price.en.md", 6, "front-matter" },
  { FAQ, "From £1 to £2.", "", "faq/price.en.md", 0, "empty" },
  { FAQ, "From £1", "Yes.\n\nFrom <b>£1</b>", "faq/price.en.md", 11, "html" },
  { FAQ, "From £1", "<script>x</script>\nFrom £1", "faq/price.en.md", 9, "html" },
  { "common/faq/categories.ini", "title=The treatment", "titel=The treatment",
    "../common/faq/categories.ini", 2, "unknown-key" },
  { "common/faq/medical.txt", "[en]", "[english!]", "../common/faq/medical.txt", 2, "language" },
  { "small/synonyms.en.txt", "quid, pound", "quid", "synonyms.en.txt", 1, "synonyms" },
  { "common/consent/health.en.md", "item: consent.health\n", "", "../common/consent/health.en.md",
    1, "missing-key" },
  { "common/consent/health.en.md", "consent.health", "consent.wealth",
    "../common/consent/health.en.md", 3, "consent-item" },
  { "common/consent/health.pl.md", "consent.health", "consent.photos",
    "../common/consent/health.pl.md", 3, "consent-item" },
  { PLAN, "\"hours\": [2, 5]", "\"hours\": [5, 2]", "treatment.json", 5, "order" },
  { PLAN, "\"hours\": [2, 5]", "\"hours\": [2]", "treatment.json", 5, "hours" },
  { PLAN, "\"hours\": [2, 5]", "\"hours\": [2, 500]", "treatment.json", 5, "number" },
  { PLAN, "\"after-days\": 0", "\"after-days\": 3", "treatment.json", 5, "order" },
  { PLAN, "\"after-days\": 10", "\"after-days\": -10", "treatment.json", 6, "number" },
  { PLAN, "\"second\"", "\"first\"", "treatment.json", 6, "duplicate-id" },
  { PLAN, "\"from-day\": 0", "\"from-day\": 9", "treatment.json", 9, "order" },
  { PLAN, "\"from\": 400", "\"from\": 4000", "treatment.json", 11, "order" },
  { PLAN, "\"from\": 400", "\"from\": 400.5", "treatment.json", 11, "number" },
  { PLAN, "\"from\": 400", "\"form\": 400", "treatment.json", 11, "unknown-key" },
  { PLAN, "GBP", "pounds", "treatment.json", 11, "currency" },
  { PLAN, "\"Dots.\"", "7", "treatment.json", 2, "text" },
  { PLAN, "\"Dots.\"", "\"Do\\u0007ts.\"", "treatment.json", 2, "control-character" },
  { PLAN, "\"Dots.\"", "\"Do\\u0000ts.\"", "treatment.json", 2, "json-syntax" },
  { PLAN, "\"en\": \"Rest\"", "\"de\": \"Ruhe\"", "treatment.json", 9, "text" },
  { PLAN, "\"en\": \"Dots.\",", "\"en\": \"Dots.\"", "treatment.json", 2, "json-syntax" },
  { PLAN, "", "x", "treatment.json", 13, "json-syntax" },
};

static void
test_lint_names_mistakes (Fixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (MISTAKES); i++) {
    const Mistake   *mistake = &MISTAKES[i];
    g_autofree char *path = g_build_filename (fixture->root, mistake->changed, NULL);
    g_autofree char *whole = NULL;

    g_test_message ("%s:%u %s", mistake->file, mistake->line, mistake->rule);
    g_assert_true (g_file_get_contents (path, &whole, NULL, NULL));
    change (fixture, mistake->changed, mistake->old, mistake->new);
    assert_found (fixture, mistake->file, mistake->line, mistake->rule, TRUE);
    write_whole (path, whole, -1);
  }
}

static void
test_lint_passes_what_is_right (Fixture *fixture, gconstpointer data)
{
  change (fixture, INI, "accent=", "video-room=https://meet.example/room?r=%s\naccent=");
  change (fixture, FAQ, "category: money\n", "category: money\r\n");
  write_file (fixture, "small/stopwords.pl.txt", "\xef\xbb\xbfi\noraz\n", -1);
  g_assert_true (lints (fixture));
}

static void
test_lint_warns (Fixture *fixture, gconstpointer data)
{
  assert_found (fixture, "../common/consent/photos.en.md", 0, "untranslated", FALSE);
  assert_found (fixture, "faq/price.en.md", 0, "untranslated", FALSE);
  assert_found (fixture, "../common/questionnaire.json", 6, "untranslated", FALSE);
  change (fixture, FORM, "{ \"linkId\": \"name\"",
          "{ \"linkId\": \"card\", \"type\": \"attachment\", \"text\": \"Your card\", " PDF "},\n"
          "{ \"linkId\": \"kind\", \"type\": \"choice\", \"text\": \"Which?\" },\n"
          "{ \"linkId\": \"name\"");
  assert_found (fixture, "../common/questionnaire.json", 15, "item-type", FALSE);
  assert_found (fixture, "../common/questionnaire.json", 16, "item-type", FALSE);
  change (fixture, FAQ, "What does it cost?", "What is Scalp Micropigmentation?");
  assert_found (fixture, "faq/price.en.md", 4, "duplicate-question", FALSE);
  write_file (fixture, "small/synonyms.en.txt", "quid, pound\nprice, quid\n", -1);
  assert_found (fixture, "synonyms.en.txt", 2, "synonym-loop", FALSE);
  write_file (fixture, "small/synonyms.en.txt", "quid, pound, quid\n", -1);
  assert_found (fixture, "synonyms.en.txt", 1, "synonym-loop", FALSE);
  change (fixture, FORM, "\"language\": \"en\",", "");
  assert_found (fixture, "../common/questionnaire.json", 0, "language", FALSE);
  write_file (fixture, "small/faq/dear.en.md",
              "---\nid: dear\ncategory: money\nquestion: Dear?\nphrasings:\n- too dear\n"
              "- How dear is it\nclinical: no\n---\nNo.\n",
              -1);
  assert_found (fixture, "faq/price.en.md", 6, "shared-phrasing", FALSE);
}

static void
test_lint_names_an_id_given_twice (Fixture *fixture, gconstpointer data)
{
  write_file (fixture, "small/faq/price-again.en.md",
              "---\nid: price\ncategory: money\nquestion: Again?\nclinical: no\n---\nNo.\n", -1);
  assert_found (fixture, "faq/price-again.en.md", 2, "id", TRUE);
}

static void
test_lint_misses_files (Fixture *fixture, gconstpointer data)
{
  static const char *const needed[][2] = {
    { "small/clinic.ini", NULL },
    { "small/treatment.json", "treatment.json" },
    { "common/questionnaire.json", "questionnaire.json" },
    { "common/consent/privacy.en.md", "consent/privacy.en.md" },
    { "common/consent/health.en.md", "../common/consent/health.pl.md" },
    { "common/faq/what-is-it.en.md", "../common/faq/what-is-it.pl.md" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (needed); i++) {
    g_autofree char *path = g_build_filename (fixture->root, needed[i][0], NULL);
    g_autofree char *whole = NULL;

    g_assert_true (g_file_get_contents (path, &whole, NULL, NULL));
    g_assert_cmpint (g_unlink (path), ==, 0);
    if (needed[i][1] != NULL)
      assert_found (fixture, needed[i][1], 0, "missing-file", TRUE);
    g_assert_false (lints (fixture));
    write_whole (path, whole, -1);
  }
}

static void
test_lint_keeps_inside (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->pack, "faq", "price.en.md", NULL);

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (symlink ("/etc/passwd", path), ==, 0);
  assert_found (fixture, "faq/price.en.md", 0, "symlink", TRUE);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (symlink ("price.en.md", path), ==, 0);
  assert_found (fixture, "faq/price.en.md", 0, "unreadable", TRUE);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  assert_found (fixture, "faq/price.en.md", 0, "unreadable", TRUE);
  g_assert_cmpint (g_rmdir (path), ==, 0);
  g_assert_cmpint (mkfifo (path, 0600), ==, 0); /* reading it would wait for ever */
  assert_found (fixture, "faq/price.en.md", 0, "unreadable", TRUE);
}

static void
test_lint_refuses_absurd_sizes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *huge = g_strnfill ((4 << 20) + 1, ' ');
  g_autofree char *deep = g_strnfill (1 << 20, '[');
  g_autofree char *body = g_strnfill (70000, 'x');
  g_autofree char *text = g_strconcat (
      "---\nid: wordy\ncategory: money\nquestion: Q?\nclinical: no\n---\n", body, NULL);

  write_file (fixture, "small/treatment.json", huge, -1);
  assert_found (fixture, "treatment.json", 0, "too-large", TRUE);
  write_file (fixture, "small/treatment.json", deep, -1);
  assert_found (fixture, "treatment.json", 1, "json-syntax", TRUE);
  write_file (fixture, "small/faq/wordy.en.md", text, -1);
  assert_found (fixture, "faq/wordy.en.md", 0, "too-large", TRUE);
  write_file (fixture, "small/faq/Wordy.md", "", 0);
  assert_found (fixture, "faq/Wordy.md", 0, "file-name", TRUE);
}

static AntClinic *
load_with (Fixture *fixture, const char *old, const char *new, GPtrArray *issues, GError **error)
{
  g_autofree char *path = g_build_filename (fixture->root, "common", "questionnaire.json", NULL);
  g_autofree char *own = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;
  g_autoptr (GBytes) form = NULL;

  g_assert_true (g_file_get_contents (path, &own, NULL, error));
  parts = g_strsplit (own, old, 2);
  g_assert_nonnull (parts[1]);
  text = g_strjoinv (new, parts);
  form = g_bytes_new (text, strlen (text));

  return ant_clinic_load_with_form (fixture->pack, form, "brought.json", issues, error);
}

static const AntPackIssue *
find_issue (GPtrArray *issues, const char *rule)
{
  for (guint i = 0; i < issues->len; i++) {
    const AntPackIssue *issue = issues->pdata[i];

    if (g_str_equal (issue->rule, rule))
      return issue;
  }

  g_error ("no finding %s", rule);
}

static void
test_lint_takes_another_form (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) issues = ant_pack_issue_list_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AntClinic) clinic =
      load_with (fixture, "What should we call you?", "Your name?", issues, &error);
  const AntItem      *name;
  const AntPackIssue *issue;

  g_assert_no_error (error);
  name = ant_form_find (ant_clinic_get_form (clinic), "name");
  g_assert_cmpstr (ant_item_get_text (name, "en", NULL), ==, "Your name?");
  g_assert_cmpstr (find_issue (issues, "version")->file, ==, "brought.json");
  issue = find_issue (issues, "health-section");
  g_assert_cmpint (issue->severity, ==, ANT_PACK_WARNING);
  g_assert_cmpstr (issue->link_id, ==, "health");
}

/* The pack's flags are not for whoever brings a form to mend: they are told what is lost. */
static void
test_lint_warns_of_lost_flags (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) issues = ant_pack_issue_list_new ();
  g_autoptr (GPtrArray) raised = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AntClinic) clinic = NULL;
  g_autoptr (AntSession) session = NULL;
  const AntPackIssue *issue;

  change (fixture, "common/clinic.ini", "reply-item=reply", "reply-item=answer-by");
  clinic = load_with (fixture, "\"reply\"", "\"answer-by\"", issues, &error);
  g_assert_no_error (error);
  issue = find_issue (issues, "flag-question");
  g_assert_cmpint (issue->severity, ==, ANT_PACK_WARNING);
  g_assert_cmpstr (issue->link_id, ==, "reply");
  g_assert_nonnull (strstr (issue->message, "Ring back."));

  session = ant_session_new (ant_clinic_get_form (clinic));
  raised = ant_clinic_list_flags (clinic, session);
  g_assert_cmpuint (raised->len, ==, 0);
}

static void
test_lint_refuses_another_form (Fixture *fixture, gconstpointer data)
{
  static const char *const needed[][3] = {
    { "\"adult\"", "\"grown\"", "intake-item" },
    { "\"consent.photos\"", "\"consent.pictures\"", "consent-item" },
    { "\"name\"", "\"called\"", "intake-item" },
    { "\"reply\"", "\"answer-by\"", "intake-item" },
    { "\"name\", \"type\": \"string\"", "\"name\", \"type\": \"boolean\"", "intake-item" },
    { "\"language\"", "language", "json-syntax" },
    { "What should we call you?", "What \x80 you?", "encoding" },
    { "\"status\"", "\"modifierExtension\": [{ \"url\": \"urn:x\" }], \"status\"",
      "modifier-extension" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (needed); i++) {
    g_autoptr (GPtrArray) issues = ant_pack_issue_list_new ();
    g_autoptr (GError) error = NULL;

    g_assert_null (load_with (fixture, needed[i][0], needed[i][1], issues, &error));
    g_assert_error (error, ANT_ERROR, ANT_ERROR_INVALID);
    g_assert_cmpint (find_issue (issues, needed[i][2])->severity, ==, ANT_PACK_ERROR);
  }
}

static void
test_lint_bounds_another_form (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) issues = ant_pack_issue_list_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) form =
      g_bytes_new_take (g_strnfill (ANT_PACK_FILE_MAX + 1, ' '), ANT_PACK_FILE_MAX + 1);

  g_assert_null (ant_clinic_load_with_form (fixture->pack, form, "brought.json", issues, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_INVALID);
  find_issue (issues, "too-large");
}

static void
damage (GRand *rand, char *text, gsize *size)
{
  if (*size == 0)
    return;
  if (g_rand_boolean (rand)) {
    *size = (gsize) g_rand_int_range (rand, 0, (gint32) *size);
    return;
  }
  for (int i = g_rand_int_range (rand, 1, 4); i > 0; i--)
    text[g_rand_int_range (rand, 0, (gint32) *size)] ^= (char) (1 << g_rand_int_range (rand, 0, 8));
}

/* Whatever bytes a file has: it loads, or it is refused with at least one error. */
static void
test_lint_bears_damage (Fixture *fixture, gconstpointer data)
{
  static const char *const files[] = {
    INI,
    FAQ,
    PLAN,
    FORM,
    "common/flags.json",
    "common/faq/medical.txt",
    "small/synonyms.en.txt",
    "common/faq/categories.ini",
    "common/consent/health.en.md",
    "common/clinic.ini",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20);

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autofree char *path = g_build_filename (fixture->root, files[i], NULL);
    g_autofree char *whole = NULL;
    gsize            whole_size;

    g_assert_true (g_file_get_contents (path, &whole, &whole_size, NULL));
    for (int round = 0; round < 8; round++) {
      g_autofree char *text = g_memdup2 (whole, whole_size);
      gsize            size = whole_size;

      damage (rand, text, &size);
      write_file (fixture, files[i], text, (gssize) size);
      lints (fixture);
    }
    write_file (fixture, files[i], whole, (gssize) whole_size);
  }
}

static void
test_lint_measures_contrast (void)
{
  g_assert_cmpfloat_with_epsilon (ant_clinic_measure_contrast ("#000000"), 21.0, 0.001);
  g_assert_cmpfloat_with_epsilon (ant_clinic_measure_contrast ("#ffffff"), 1.0, 0.001);
  g_assert_cmpfloat_with_epsilon (ant_clinic_measure_contrast ("#767676"), 4.54, 0.005);
  g_assert_cmpfloat_with_epsilon (ant_clinic_measure_contrast ("red"), 0.0, 0.001);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/lint/names-mistakes", Fixture, NULL, set_up, test_lint_names_mistakes, tear_down);
  g_test_add ("/lint/passes-what-is-right", Fixture, NULL, set_up, test_lint_passes_what_is_right,
              tear_down);
  g_test_add ("/lint/warns", Fixture, NULL, set_up, test_lint_warns, tear_down);
  g_test_add ("/lint/names-an-id-given-twice", Fixture, NULL, set_up,
              test_lint_names_an_id_given_twice, tear_down);
  g_test_add ("/lint/misses-files", Fixture, NULL, set_up, test_lint_misses_files, tear_down);
  g_test_add ("/lint/keeps-inside", Fixture, NULL, set_up, test_lint_keeps_inside, tear_down);
  g_test_add ("/lint/refuses-absurd-sizes", Fixture, NULL, set_up, test_lint_refuses_absurd_sizes,
              tear_down);
  g_test_add ("/lint/takes-another-form", Fixture, NULL, set_up, test_lint_takes_another_form,
              tear_down);
  g_test_add ("/lint/warns-of-lost-flags", Fixture, NULL, set_up, test_lint_warns_of_lost_flags,
              tear_down);
  g_test_add ("/lint/refuses-another-form", Fixture, NULL, set_up, test_lint_refuses_another_form,
              tear_down);
  g_test_add ("/lint/bounds-another-form", Fixture, NULL, set_up, test_lint_bounds_another_form,
              tear_down);
  g_test_add ("/lint/bears-damage", Fixture, NULL, set_up, test_lint_bears_damage, tear_down);
  g_test_add_func ("/lint/measures-contrast", test_lint_measures_contrast);

  return g_test_run ();
}
