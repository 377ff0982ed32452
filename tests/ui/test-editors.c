/* test-editors.c - every kind of question is answered on its page, kept, and read back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-answer-text.h"
#include "ant-editor.h"
#include "ant-scaffold.h"
#include "ant-scale.h"
#include "ant-test-pages.h"

#define MOST_ACTIONS 8
#define SMALLEST_MM  20

static AntPage *
show (Fixture *self, const char *path)
{
  return put (self, ant_question_page_new (self->kiosk, path));
}

/* "Yes" presses that button; "1=07" types 07 into the second field. */
static void
act (AntPage *page, const char *action)
{
  if (g_ascii_isdigit (action[0]) && action[1] == '=')
    type (page, (guint) (action[0] - '0'), action + 2);
  else
    press (page, action);
}

static gboolean
shows (AntPage *page, const char *text)
{
  g_autoptr (GPtrArray) labels = list (page, GTK_TYPE_LABEL);

  for (guint i = 0; i < labels->len; i++) {
    if (strstr (gtk_label_get_text (labels->pdata[i]), text) != NULL)
      return TRUE;
  }

  return FALSE;
}

/* --- answers --- */

/**
 * Case:
 *
 * What a person does on the page of @path, what the export has then, and how it is read back.
 */
typedef struct {
  const char *path;
  const char *actions[MOST_ACTIONS];
  const char *exported;
  const char *words;
} Case;

#define KIND "\"system\":\"urn:anteroom:kinds\""
#define UCUM "\"system\":\"http://unitsofmeasure.org\""

static const Case CASES[] = {
  { "open",
    { "Soap" },
    "[{\"valueCoding\":{" KIND ",\"code\":\"soap\",\"display\":\"Soap\"}}]",
    "Soap" },
  { "open",
    { "Soap", "Other, please say", "0= Olive oil " },
    "[{\"valueString\":\"Olive oil\"}]",
    "Olive oil" },
  { "open.many",
    { "None of these", "A cap", "Other, please say", "0=Paint" },
    "[{\"valueCoding\":{" KIND ",\"code\":\"cap\",\"display\":\"A cap\"}},"
    "{\"valueString\":\"Paint\"}]",
    "A cap\nPaint" },
  { "open.many",
    { "Other, please say", "0=Paint", "None of these" },
    "[{\"valueCoding\":{" KIND ",\"code\":\"none\",\"display\":\"None of these\"}}]",
    "None of these" },
  { "time", { "0=6", "1=5" }, "[{\"valueTime\":\"06:05:00\"}]", "06:05" },
  { "moment",
    { "0=31", "1=jan", "2=2026", "3=14", "4=30" },
    "[{\"valueDateTime\":\"2026-01-31T14:30:00+00:00\"}]",
    "31 January 2026, 14:30" },
  { "moment",
    { "0=31", "1=1", "2=2026" },
    "[{\"valueDateTime\":\"2026-01-31\"}]",
    "31 January 2026" },
  { "year", { "1=May", "2=2019" }, "[{\"valueDateTime\":\"2019-05\"}]", "May 2019" },
  { "height",
    { "0=172.50" },
    "[{\"valueQuantity\":{\"value\":172.50,\"unit\":\"cm\"," UCUM ",\"code\":\"cm\"}}]",
    "172.50 cm" },
  { "weight",
    { "pounds", "0=150" },
    "[{\"valueQuantity\":{\"value\":150,\"unit\":\"pounds\"," UCUM ",\"code\":\"[lb_av]\"}}]",
    "150 pounds" },
  { "pain", { "More" }, "[{\"valueInteger\":0}]", "0" },
  { "pain", { "More", "More", "More" }, "[{\"valueInteger\":4}]", "4" },
  { "pain", { "Less", "More" }, "[{\"valueInteger\":10}]", "10" },
  { "share", { "Less", "Less" }, "[{\"valueDecimal\":0.75}]", "0.75" },
  { "town",
    { "Ely", "York" },
    "[{\"valueCoding\":{" KIND ",\"code\":\"york\",\"display\":\"York\"}}]",
    "York" },
  { "site",
    { "0=www.example.com/me" },
    "[{\"valueUri\":\"www.example.com/me\"}]",
    "www.example.com/me" },
  { "medicine",
    { "0=Iron", "Add another", "1=Zinc", "Add another", "2=Lime", "Remove answer 2",
      "Add another" },
    "[{\"valueString\":\"Iron\"},{\"valueString\":\"Lime\"}]",
    "Iron\nLime" },
  { "visits",
    { "1=3", "2=2025", "Add another", "5=2024" },
    "[{\"valueDate\":\"2025-03\"},{\"valueDate\":\"2024\"}]",
    "March 2025\n2024" },

  /* the digits of an Urdu keyboard, and marks that nobody sees */
  { "cigarettes", { "0=۱۲" }, "[{\"valueInteger\":12}]", "12" },
  { "cigarettes", { "0=\u200f١٢\u200f" }, "[{\"valueInteger\":12}]", "12" },
  { "phone",
    { "0=۰۷۷۰۰ ۹۰۰۱۲۳" },
    "[{\"valueString\":\"07700 900123\"}]",
    "\u206607700 900123\u2069" },
  { "height",
    { "0=۱۷۲\u066b۵۰" },
    "[{\"valueQuantity\":{\"value\":172.50,\"unit\":\"cm\"," UCUM ",\"code\":\"cm\"}}]",
    "172.50 cm" },
  { "visits",
    { "0=۳", "1=۱۲", "2=\u200e۲۰۲۵" },
    "[{\"valueDate\":\"2025-12-03\"}]",
    "3 December 2025" },

  /* what a keyboard on a cable can type and no answer is made of */
  { "medicine",
    { "0=a\tb\x01\x7f"
      "c" },
    "[{\"valueString\":\"a bc\"}]",
    "a bc" },
  { "medicine",
    { "0=\u202eevil\u202c \u2066now" },
    "[{\"valueString\":\"evil now\"}]",
    "evil now" },
  { "open", { "Other, please say", "0=\u2067Wax\n" }, "[{\"valueString\":\"Wax\"}]", "Wax" },
  { "medicine",
    { "0=👩‍🦲 עברית اردو" },
    "[{\"valueString\":\"👩‍🦲 עברית اردو\"}]",
    "👩‍🦲 עברית اردو" },
};

static char *
export_answer (Fixture *self, const char *path)
{
  g_autofree char *response = ant_session_export (get_session (self), NULL);
  g_autofree char *key = g_strdup_printf ("\"linkId\":\"%s\"", path);
  const char      *item = strstr (response, key);
  const char      *answer = item != NULL ? strstr (item, "\"answer\":") : NULL;

  return g_strdup (answer != NULL ? answer + strlen ("\"answer\":") : "");
}

static void
assert_answered (Fixture *self, const Case *expected)
{
  AntSession      *session = get_session (self);
  g_autofree char *exported = export_answer (self, expected->path);
  g_autofree char *words = ant_answer_text_new (ant_session_get_item (session, expected->path),
                                                ant_session_get (session, expected->path), "en");

  if (!g_str_has_prefix (exported, expected->exported))
    g_error ("%s: expected %s, got %s", expected->path, expected->exported, exported);
  g_assert_cmpstr (words, ==, expected->words);
}

static void
test_answers (Fixture *self, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    const Case *at = &CASES[i];
    AntPage    *page;

    g_test_message ("%s: %s", at->path, at->exported);
    g_assert_true (ant_session_set (get_session (self), at->path, NULL, NULL, NULL));
    page = show (self, at->path);
    g_assert_false (ant_page_get_complete (page));
    for (gsize k = 0; k < MOST_ACTIONS && at->actions[k] != NULL; k++)
      act (page, at->actions[k]);
    g_assert_true (ant_page_get_complete (page));
    g_assert_true (ant_page_leave (page));
    assert_answered (self, at);

    page = show (self, at->path); /* come back, touch nothing, go on */
    g_assert_true (ant_page_get_complete (page));
    g_assert_true (ant_page_leave (page));
    assert_answered (self, at);
  }
}

/* --- what is refused --- */

typedef struct {
  const char *path;
  const char *actions[MOST_ACTIONS];
  const char *sentence;
} Refusal;

static const Refusal REFUSALS[] = {
  { "open", { "Other, please say" }, "Write your own answer" },
  { "open.many", { "A cap", "Other, please say", "0=  " }, "Write your own answer" },
  { "time", { "0=24", "1=0" }, "from 0 to 23" },
  { "time", { "0=9" }, "Enter the minute too" },
  { "time", { "1=9" }, "Enter the hour too" },
  { "moment", { "2=2026", "3=9", "4=0" }, "or leave the time out" },
  { "moment", { "3=9", "4=0" }, "or leave the time out" },
  { "moment", { "0=31", "1=2", "2=2026" }, "check the day" },
  { "height", { "0=tall" }, "Enter a number" },
  { "weight", { "0=80" }, "Choose what the number is in" },
  { "site", { "0=my page" }, "Enter a web address" },
  { "visits", { "2=2025", "Add another", "5=25" }, "Answer 2: The year must" },
  { "visits", { "2=25" }, "The year must" },
  { "visits", { "0=31", "1=feb", "2=2025" }, "check the day" },
  { "visits", { "0=3", "1=🙂🙂🙂", "2=2025" }, "The month must" },
  { "cigarettes", { "0=many" }, "Enter a whole number" },
  { "cigarettes", { "0=1.5" }, "Enter a whole number" },
  { "cigarettes", { "0=99999999999" }, "please check it" },
  { "cigarettes", { "0=🙂" }, "Enter a whole number" },
  { "phone", { "0=call me" }, "Enter a phone number" },
  { "phone", { "0=0770O 900123" }, "Enter a phone number" },
};

static void
test_refuses (Fixture *self, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (REFUSALS); i++) {
    const Refusal *at = &REFUSALS[i];
    AntPage       *page = show (self, at->path);

    g_test_message ("%s: %s", at->path, at->sentence);
    for (gsize k = 0; k < MOST_ACTIONS && at->actions[k] != NULL; k++)
      act (page, at->actions[k]);
    g_assert_false (ant_page_leave (page));
    g_assert_true (shows (page, "There is a problem"));
    g_assert_true (shows (page, at->sentence));
    g_assert_cmpuint (ant_session_get (get_session (self), at->path)->len, ==, 0);
  }
}

/* What does not fit is not taken, and that is said; in several lines too. */
static void
test_says_what_is_too_long (Fixture *self, gconstpointer data)
{
  g_autofree char *long_text = g_strnfill (1000, 'm');
  AntPage         *page = show (self, "phone");
  g_autoptr (GPtrArray) views = NULL;
  g_autofree char *text = NULL;
  GtkTextBuffer   *buffer;
  GtkTextIter      start, middle, end;

  g_assert_false (shows (page, "room for"));
  type (page, 0, long_text);
  g_assert_true (shows (page, "room for: 30 characters"));
  type (page, 0, "07700 900123");
  g_assert_false (shows (page, "room for"));

  page = show (self, "story");
  views = list (page, GTK_TYPE_TEXT_VIEW);
  buffer = gtk_text_view_get_buffer (views->pdata[0]);
  gtk_text_buffer_set_text (buffer, long_text, -1);
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 40);
  g_assert_true (shows (page, "room for: 40 characters"));
  gtk_text_buffer_set_text (buffer, "It began in spring, it ended in autumn.", -1);
  gtk_text_buffer_get_iter_at_offset (buffer, &middle, strlen ("It began in "));
  gtk_text_buffer_insert (buffer, &middle, "12345", -1);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  g_assert_cmpstr (text, ==, "It began in 1spring, it ended in autumn.");
  gtk_text_buffer_set_text (buffer, "one\n\u202etwo\u202c\n", -1);
  g_assert_false (shows (page, "room for"));
  g_assert_true (ant_page_leave (page));
  g_assert_cmpstr (ant_value_get_text (ant_session_get (get_session (self), "story")->pdata[0]), ==,
                   "one\ntwo");
}

/* --- what is there --- */

static void
test_every_question_has_its_editor (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) steps = NULL;
  guint n = 0;

  steps = ant_route_list (ant_kiosk_get_route (self->kiosk));
  for (guint i = 0; i < steps->len; i++) {
    const AntStep *step = steps->pdata[i];
    const AntItem *item;
    g_autoptr (GPtrArray) editors = NULL;

    if (!g_str_equal (step->page, "question"))
      continue;
    g_test_message ("%s", step->path);
    item = ant_session_get_item (get_session (self), step->path);
    g_assert_cmpstr (step->path, !=, "card");
    editors = list (show (self, step->path), ANT_TYPE_EDITOR);
    g_assert_true ((editors->len > 0) ==
                   (ant_item_is_question (item) && !ant_item_is_read_only (item)));
    n++;
  }
  g_assert_cmpuint (n, >=, 17);
}

static void
test_opens_the_field_of_other (Fixture *self, gconstpointer data)
{
  AntPage *page = show (self, "open");
  g_autoptr (GPtrArray) before = list (page, GTK_TYPE_ENTRY);
  g_autoptr (GPtrArray) during = NULL;
  g_autoptr (GPtrArray) after = NULL;

  press (page, "Other, please say");
  during = list (page, GTK_TYPE_ENTRY);
  press (page, "Soap");
  after = list (page, GTK_TYPE_ENTRY);
  g_assert_cmpuint (before->len, ==, 0);
  g_assert_cmpuint (during->len, ==, 1);
  g_assert_cmpuint (after->len, ==, 0);
}

static const char TOGGLED_FORM[] =
    "{\"resourceType\":\"Questionnaire\",\"status\":\"active\",\"item\":["
    "{\"linkId\":\"minor\",\"type\":\"boolean\",\"text\":\"Under 18?\"},"
    "{\"linkId\":\"drink\",\"type\":\"choice\",\"text\":\"A drink?\",\"extension\":[{\"url\":"
    "\"http://hl7.org/fhir/uv/sdc/StructureDefinition/"
    "sdc-questionnaire-answerOptionsToggleExpression\","
    "\"extension\":[{\"url\":\"option\",\"valueString\":\"Beer\"},"
    "{\"url\":\"expression\",\"valueExpression\":{\"language\":\"text/fhirpath\","
    "\"expression\":\"%resource.item.first().answer.value.not()\"}}]}],"
    "\"answerOption\":[{\"valueString\":\"Beer\"},{\"valueString\":\"Milk\"}]}]}";

static guint
count_offered (AntEditor *editor, AntSession *session)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  ant_editor_offer (editor, session, "drink");
  collect (GTK_WIDGET (editor), GTK_TYPE_TOGGLE_BUTTON, found);

  return found->len;
}

static void
test_hides_what_is_not_offered (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) json = g_bytes_new_static (TOGGLED_FORM, sizeof TOGGLED_FORM - 1);
  g_autoptr (AntForm) form = ant_form_new (json, NULL, NULL);
  g_autoptr (AntSession) session = ant_session_new (form);
  g_autoptr (GPtrArray) no = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_value_unref);
  AntEditor *editor =
      ant_editor_new (ant_form_find (form, "drink"), ant_session_get (session, "drink"), "en");

  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (editor));
  g_assert_cmpuint (count_offered (editor, session), ==, 1);
  g_ptr_array_add (no, ant_value_new_boolean (FALSE));
  g_assert_true (ant_session_set (session, "minor", no, NULL, NULL));
  g_assert_cmpuint (count_offered (editor, session), ==, 2);
}

/* Of very many options those show that have what is typed in them, and the one that is chosen. */
static void
test_finds_in_a_long_list (Fixture *self, gconstpointer data)
{
  AntPage *page = show (self, "town");

  g_assert_null (find_button (page, "Find in the list"));
  page = show (self, "street");
  press (page, "Street 2");
  press (page, "Find in the list");
  type (page, 0, "zolta");
  g_assert_nonnull (find_button (page, "Żółta"));
  g_assert_nonnull (find_button (page, "Street 2"));
  g_assert_null (find_button (page, "Street 1"));
  type (page, 0, "STREET 3");
  g_assert_nonnull (find_button (page, "Street 3"));
  g_assert_nonnull (find_button (page, "Street 39"));
  g_assert_null (find_button (page, "Żółta"));
  press (page, "Street 39");
  g_assert_true (ant_page_leave (page));
  g_assert_cmpstr (ant_value_get_text (ant_session_get (get_session (self), "street")->pdata[0]),
                   ==, "Street 39");
}

static void
test_slides (Fixture *self, gconstpointer data)
{
  AntPage *page = show (self, "pain");
  g_autoptr (GPtrArray) scales = list (page, GTK_TYPE_SCALE);
  gboolean is_handled;

  g_assert_true (shows (page, "Not answered yet"));
  g_assert_true (shows (page, "Not at all"));
  g_assert_true (shows (page, "As much as can be"));
  g_assert_true (ant_page_leave (page));
  g_assert_cmpuint (ant_session_get (get_session (self), "pain")->len, ==, 0);

  g_assert_cmpuint (scales->len, ==, 1);
  g_signal_emit_by_name (scales->pdata[0], "change-value", GTK_SCROLL_JUMP, 3.4, &is_handled);
  g_assert_true (is_handled);
  g_assert_true (shows (page, "6"));
  for (int i = 0; i < 5; i++)
    press (page, "More");
  g_assert_true (shows (page, "10"));
}

static void
test_adds_as_many_as_may_be (Fixture *self, gconstpointer data)
{
  AntPage *page = show (self, "visits");

  g_assert_null (find_button (page, "Remove answer 1"));
  press (page, "Add another");
  g_assert_null (find_button (page, "Add another"));
  g_assert_nonnull (find_button (page, "Remove answer 1"));
  press (page, "Remove answer 1");
  g_assert_nonnull (find_button (page, "Add another"));
}

static void
test_reads_markdown (Fixture *self, gconstpointer data)
{
  AntPage         *page = show (self, "side");
  const AntItem   *item = ant_session_get_item (get_session (self), "side");
  g_autofree char *words = ant_question_text_new (item, "en");

  g_assert_true (shows (page, "Where is it? (optional)"));
  g_assert_true (shows (page, "On the left or the right."));
  g_assert_true (shows (page, "We ask so that we know."));
  g_assert_cmpstr (words, ==, "Where is it?\n\nOn the left or the right.");

  page = show (self, "words");
  g_assert_true (shows (page, "Nearly done."));
  g_assert_true (shows (page, "one\n"));
  g_assert_false (shows (page, "*"));
}

static void
check_number (const char *number, const char *shown)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_value_unref);
  g_autofree char *text = NULL;

  g_ptr_array_add (values, ant_value_new_text (ANT_VALUE_DECIMAL, number));
  text = ant_answer_text_new (NULL, values, "en");
  g_assert_cmpstr (text, ==, shown);
}

/* What was typed is shown as it was typed; what was divided is not shown to its last place. */
static void
test_shortens_long_numbers (Fixture *self, gconstpointer data)
{
  check_number ("0.10", "0.10");
  check_number ("1.2345", "1.2345");
  check_number ("2.71428571428571428571", "2.71");
  check_number ("-0.66666666666666666667", "-0.67");
  check_number ("12", "12");
}

static void
test_shows_what_is_read_only (Fixture *self, gconstpointer data)
{
  AntPage *page = show (self, "sum");

  g_assert_true (shows (page, "7 points"));
  g_assert_true (ant_page_leave (page));
}

/* Every button of a page is large enough for a finger. */
static void
test_buttons_are_large (Fixture *self, gconstpointer data)
{
  static const char *const paths[] = { "open", "weight", "pain", "town", "medicine" };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++) {
    AntPage *page = show (self, paths[i]);
    g_autoptr (GPtrArray) buttons = NULL;

    if (find_button (page, "Add another") != NULL)
      press (page, "Add another");
    buttons = list (page, GTK_TYPE_BUTTON);
    for (guint k = 0; k < buttons->len; k++) {
      GtkWidget *button = buttons->pdata[k];
      int        least = ant_scale_mm (button, SMALLEST_MM) - 1; /* rounding */
      int        width, height;

      gtk_widget_measure (button, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      gtk_widget_measure (button, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
      g_assert_cmpint (width, >=, least);
      g_assert_cmpint (height, >=, least);
    }
  }
}

static void
check_widths (Fixture *self, int width_px, int width_mm)
{
  g_autoptr (GPtrArray) steps = ant_route_list (ant_kiosk_get_route (self->kiosk));

  ant_scale_apply (gdk_display_get_default (), (double) width_px / width_mm);
  for (guint i = 0; i < steps->len; i++) {
    const AntStep *step = steps->pdata[i];
    AntPage       *page;
    int            width;

    if (!g_str_equal (step->page, "question"))
      continue;
    page = show (self, step->path);
    if (find_button (page, "Add another") != NULL)
      press (page, "Add another");
    wait_for_frames (self);
    gtk_widget_measure (GTK_WIDGET (page), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL,
                        NULL);
    g_test_message ("%s: %d of %d", step->path, width, width_px);
    g_assert_cmpint (width, <=, width_px);
  }
}

/* With letters twice as large nothing is wider than the screen, upright or a small tablet's. */
static void
test_large_text_fits (Fixture *self, gconstpointer data)
{
  gtk_widget_add_css_class (self->window, "text-200");
  check_widths (self, WIDTH_PX, 299);
  check_widths (self, 1280, 217);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, "kinds", set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_setenv ("GTK_THEME", "Empty", TRUE); /* as the kiosk has it: our style sheet is all */
  gtk_test_init (&argc, &argv, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  add ("/editors/answers", test_answers);
  add ("/editors/refuses", test_refuses);
  add ("/editors/says-what-is-too-long", test_says_what_is_too_long);
  add ("/editors/every-question-has-its-editor", test_every_question_has_its_editor);
  add ("/editors/opens-the-field-of-other", test_opens_the_field_of_other);
  add ("/editors/hides-what-is-not-offered", test_hides_what_is_not_offered);
  add ("/editors/slides", test_slides);
  add ("/editors/finds-in-a-long-list", test_finds_in_a_long_list);
  add ("/editors/adds-as-many-as-may-be", test_adds_as_many_as_may_be);
  add ("/editors/reads-markdown", test_reads_markdown);
  add ("/editors/shows-what-is-read-only", test_shows_what_is_read_only);
  add ("/editors/shortens-long-numbers", test_shortens_long_numbers);
  add ("/editors/buttons-are-large", test_buttons_are_large);
  add ("/editors/large-text-fits", test_large_text_fits);

  return g_test_run ();
}
