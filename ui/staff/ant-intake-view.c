/* ant-intake-view.c - the sections of an opened intake, one after the other on a page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-intake-view"

#include "ant-intake-view.h"

#include <glib/gi18n.h>

#include "ant-answer-text.h"
#include "ant-answers.h"
#include "ant-box.h"
#include "ant-hairline-view.h"
#include "ant-intake-picture.h"
#include "ant-intake.h"
#include "ant-markdown.h"
#include "ant-photo-wall.h"
#include "ant-queue-row.h"
#include "ant-scale.h"
#include "ant-signature-view.h"

#define HAIRLINE_MM  110
#define SIGNATURE_MM 45
#define LEVELS       "ABC"

/**
 * ant_intake_view_add_title:
 *
 * The title of a section.
 */
void
ant_intake_view_add_title (AntScaffold *page, const char *title)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", title, "wrap", TRUE, "xalign", 0.0f,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_widget_add_css_class (label, "section");
  ant_scaffold_append (page, label);
}

static GtkWidget *
add_panel (AntScaffold *page)
{
  GtkWidget *panel = ant_box_new (GTK_ORIENTATION_VERTICAL, 2.5);

  gtk_widget_add_css_class (panel, "panel");
  ant_scaffold_append (page, panel);

  return panel;
}

/* What stands above, faintly, and below it, plainly. */
static GtkWidget *
add_pair (GtkWidget *panel, const char *above, const char *below)
{
  GtkWidget *pair = ant_box_new (GTK_ORIENTATION_VERTICAL, 0.5);

  if (gtk_widget_get_first_child (panel) != NULL)
    gtk_box_append (GTK_BOX (panel), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (pair), ant_text_new (above, "hint"));
  gtk_box_append (GTK_BOX (pair), ant_text_new (below, "strong"));
  gtk_box_append (GTK_BOX (panel), pair);

  return pair;
}

/* --- flags --- */

static void
add_flag (GtkWidget *panel, AntKiosk *kiosk, const char *id)
{
  const AntFlag *flag = ant_clinic_find_flag (ant_kiosk_get_clinic (kiosk), id);
  const char    *lang = NULL;
  const char    *text =
      flag != NULL ? ant_wording_get (flag->text, ant_kiosk_get_language (kiosk), &lang) : id;
  GtkWidget *label = ant_text_new (text, NULL);

  ant_text_set_language (GTK_LABEL (label), lang);
  gtk_box_append (GTK_BOX (panel), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (panel), label);
}

static void
add_level (AntScaffold *page, AntKiosk *kiosk, const char *const *flags, char level)
{
  GtkWidget *panel = NULL;
  GtkWidget *badge = NULL;
  int        n = 0;

  for (gsize i = 0; flags[i] != NULL; i++) {
    if (flags[i][0] != level || flags[i][1] != ':')
      continue;
    if (n++ == 0) {
      panel = add_panel (page);
      badge = ant_flag_badge_new ();
      gtk_widget_set_halign (badge, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (panel), badge);
    }
    ant_flag_badge_set (badge, level, n);
    add_flag (panel, kiosk, flags[i] + 2);
  }
}

/**
 * ant_intake_view_add_flags:
 * @card: what the answers raised when they were sent
 *
 * Flags in the order of their urgency, in the pack's words; the id of one the pack has no longer.
 */
void
ant_intake_view_add_flags (AntScaffold *page, AntKiosk *kiosk, AntCard *card)
{
  const char *const *flags = ant_card_get_flags (card);

  ant_intake_view_add_title (page, _ ("To raise with the client"));
  if (flags[0] == NULL)
    ant_scaffold_add_text (page, _ ("The answers raise nothing. Ask all the same."), "hint");
  for (const char *level = LEVELS; *level != '\0'; level++)
    add_level (page, kiosk, flags, *level);
}

/* --- hairline --- */

/**
 * ant_intake_view_add_hairline:
 *
 * The line on the photo it was drawn on, always called an idea.
 */
void
ant_intake_view_add_hairline (AntScaffold *page, AntRecord *record)
{
  AntHairline hairline;
  gboolean    is_on_photo;
  g_autoptr (GBytes) photo = NULL;
  GtkWidget *view;

  ant_intake_view_add_title (page, _ ("Hairline idea"));
  if (!ant_intake_get_hairline (record, &hairline, &is_on_photo)) {
    ant_scaffold_add_text (page, _ ("Not given"), "hint");
    return;
  }

  ant_scaffold_add_text (page, _ ("An idea the client drew; you advise."), "hint");
  photo = is_on_photo ? ant_intake_get_photo (record, ANT_PHOTO_FRONT) : NULL;
  view = ant_hairline_view_new (photo, _ ("The hairline the client drew"));
  ant_hairline_view_set_hairline (ANT_HAIRLINE_VIEW (view), &hairline);
  gtk_widget_set_can_target (view, FALSE); /* to look at: a finger on it scrolls the page */
  gtk_widget_set_size_request (view, -1, ant_scale_mm (view, HAIRLINE_MM));
  ant_scaffold_append (page, view);
}

/* --- answers --- */

/* A code may have got other words since. */
static gboolean
says_otherwise (const AntItem *item, AntValue *value)
{
  for (guint i = 0; i < ant_item_get_n_options (item); i++) {
    AntValue *option = ant_option_get_value (ant_item_get_option (item, i));

    if (ant_value_equals (option, value))
      return g_strcmp0 (ant_value_get_display (option), ant_value_get_display (value)) != 0;
  }

  return FALSE;
}

/* The form's item, where it still asks and offers in the very words the client saw. */
static const AntItem *
find_item (AntForm *form, const AntAnswer *answer, const char *asked_in)
{
  const AntItem *item = answer->link_id != NULL ? ant_form_find (form, answer->link_id) : NULL;

  if (item == NULL || g_strcmp0 (ant_item_get_text (item, asked_in, NULL), answer->question) != 0)
    return NULL;
  for (guint i = 0; answer->values != NULL && i < answer->values->len; i++)
    if (says_otherwise (item, g_ptr_array_index (answer->values, i)))
      return NULL;

  return item;
}

/* A question answered with pictures shows them below its words. */
static void
add_pictures (GtkWidget *pair, const char *question, GPtrArray *values, GPtrArray *pictures)
{
  guint first = pictures->len;

  for (guint i = 0; i < values->len; i++) {
    AntValue *value = g_ptr_array_index (values, i);
    g_autoptr (GBytes) bytes = ant_value_get_value_type (value) == ANT_VALUE_ATTACHMENT
                                   ? ant_value_dup_attachment (value)
                                   : NULL;

    if (bytes != NULL)
      ant_intake_pictures_add (pictures, question, bytes);
  }
  if (pictures->len > first)
    gtk_box_append (GTK_BOX (pair), ant_photo_wall_new (pictures, first));
}

static void
add_answer (GtkWidget  *panel,
            AntForm    *form,
            AntAnswer  *answer,
            const char *asked_in,
            const char *lang,
            GPtrArray  *pictures)
{
  const AntItem   *item = find_item (form, answer, asked_in);
  const char      *asked = answer->question != NULL ? answer->question : answer->link_id;
  g_autofree char *question = item != NULL ? ant_question_text_new (item, lang) : g_strdup (asked);
  g_autofree char *text = ant_answer_text_new (item, answer->values, lang);

  add_pictures (add_pair (panel, question, text), question, answer->values, pictures);
}

static const char *
choose_section (AntForm *form, const AntAnswer *answer, const char *asked_in, const char *lang)
{
  AntAnswer      group = { .link_id = answer->section_id, .question = answer->section };
  const AntItem *item = find_item (form, &group, asked_in);

  return item != NULL ? ant_item_get_text (item, lang, NULL) : answer->section;
}

/**
 * ant_intake_view_add_answers:
 * @pictures: (element-type AntIntakePicture): gets those among the answers
 *
 * Every answer under its section, in the language staff read. Where the form has changed its words
 * since, the words the client saw stand instead. The consents have a section of their own.
 */
void
ant_intake_view_add_answers (AntScaffold *page,
                             AntKiosk    *kiosk,
                             AntRecord   *record,
                             GPtrArray   *pictures)
{
  AntClinic       *clinic = ant_kiosk_get_clinic (kiosk);
  AntForm         *form = ant_clinic_get_form (clinic);
  const char      *lang = ant_kiosk_get_language (kiosk);
  const char      *consents = ant_clinic_get_text (clinic, "intake", "consents-group", NULL);
  GBytes          *body = ant_record_find (record, ANT_PART_ANSWERS);
  g_autofree char *asked_in = NULL;
  g_autoptr (GPtrArray) answers = body != NULL ? ant_answers_read (body, &asked_in, NULL) : NULL;
  const char *section = NULL;
  GtkWidget  *panel = NULL;

  if (answers == NULL) {
    ant_intake_view_add_title (page, _ ("Answers"));
    ant_scaffold_add_text (page, _ ("The answers cannot be read."), "error");
    return;
  }

  for (guint i = 0; i < answers->len; i++) {
    AntAnswer *answer = g_ptr_array_index (answers, i);

    if (consents != NULL && g_strcmp0 (answer->section_id, consents) == 0)
      continue;
    if (panel == NULL || g_strcmp0 (answer->section_id, section) != 0) {
      const char *title = choose_section (form, answer, asked_in, lang);

      ant_intake_view_add_title (page, title != NULL ? title : _ ("Answers"));
      panel = add_panel (page);
      section = answer->section_id;
    }
    add_answer (panel, form, answer, asked_in, lang, pictures);
  }
}

/* --- consents --- */

static void
on_read_clicked (GtkButton *button, GtkWidget *words)
{
  gtk_widget_set_visible (words, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (button), FALSE);
}

static void
add_words (GtkWidget *pair, const AntAgreement *agreement)
{
  g_autofree char *markup = ant_markdown_to_markup (agreement->text);
  GtkWidget       *words = ant_markup_new (markup);
  GtkWidget       *button = gtk_button_new_with_label (_ ("Show the text"));
  g_autofree char *name = g_strdup_printf (_ ("Show the text: %s"), agreement->title);

  gtk_widget_set_visible (words, FALSE);
  gtk_widget_add_css_class (words, "sunken");
  ant_text_set_language (GTK_LABEL (words), agreement->language);
  gtk_widget_add_css_class (button, "small");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_read_clicked), words, 0);
  gtk_box_append (GTK_BOX (pair), button);
  gtk_box_append (GTK_BOX (pair), words);
}

static const char *
say_agreement (const AntAgreement *agreement)
{
  if (!agreement->is_answered)
    return C_ ("permission", "Not asked");

  return agreement->is_given ? C_ ("permission", "Given") : C_ ("permission", "Not given");
}

/**
 * ant_intake_view_add_agreements:
 *
 * What was agreed, and at the press of a button the exact words it was agreed to.
 */
void
ant_intake_view_add_agreements (AntScaffold *page, AntRecord *record)
{
  g_autoptr (GPtrArray) agreements = ant_intake_list_agreements (record, NULL);
  GtkWidget *panel;

  ant_intake_view_add_title (page, _ ("Consents"));
  if (agreements == NULL) {
    ant_scaffold_add_text (page, _ ("The consents cannot be read: act as if none was given."),
                           "error");
    return;
  }

  panel = add_panel (page);
  for (guint i = 0; i < agreements->len; i++) {
    const AntAgreement *agreement = g_ptr_array_index (agreements, i);
    GtkWidget *pair = add_pair (panel, agreement->title != NULL ? agreement->title : agreement->id,
                                say_agreement (agreement));

    if (agreement->text != NULL)
      add_words (pair, agreement);
  }
}

/* --- signature --- */

/**
 * ant_intake_view_add_signature:
 */
void
ant_intake_view_add_signature (AntScaffold *page, AntRecord *record)
{
  g_autofree char *typed = NULL;
  g_autoptr (GArray) strokes = NULL;
  GtkWidget *view;

  ant_intake_view_add_title (page, _ ("Signature"));
  if (!ant_intake_get_signature (record, &typed, &strokes)) {
    ant_scaffold_add_text (page, _ ("Not given"), "hint");
    return;
  }

  if (strokes->len > 0) {
    view = ant_signature_view_new (strokes, _ ("The signature the client drew"));
    gtk_widget_add_css_class (view, "panel");
    gtk_widget_set_size_request (view, -1, ant_scale_mm (view, SIGNATURE_MM));
    ant_scaffold_append (page, view);
  }
  if (typed != NULL)
    add_pair (add_panel (page), _ ("Typed"), typed);
}
