/* ant-answer-page.c - the answer to one question
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-answer-page"

#include <glib/gi18n.h>

#include "ant-icon-button.h"
#include "ant-markdown.h"
#include "ant-pages.h"
#include "ant-simple-page.h"

#define WIDTH_MM 280

static const AntFaqEntry *
find (GPtrArray *entries, const char *id)
{
  for (guint i = 0; i < entries->len; i++) {
    const AntFaqEntry *entry = g_ptr_array_index (entries, i);

    if (g_strcmp0 (entry->id, id) == 0)
      return entry;
  }

  return NULL;
}

/* A pack may answer a question in one language only, and the person has just changed theirs. */
static AntPage *
make_none (void)
{
  AntPage *page =
      ant_simple_page_new (ANT_PAGE_BACK, _ ("We have no answer to that here"), NULL, WIDTH_MM);

  ant_scaffold_add_text (
      ant_simple_page_get_scaffold (page),
      _ ("Try other words, look through the questions below, or ask a member of staff."), NULL);

  return page;
}

static AntPage *
make_answer (const AntFaqEntry *entry)
{
  g_autofree char *markup = ant_markdown_to_markup (entry->answer_markdown);
  AntPage     *page = ant_simple_page_new (ANT_PAGE_BACK, entry->question, entry->lang, WIDTH_MM);
  AntScaffold *scaffold = ant_simple_page_get_scaffold (page);
  GtkWidget   *answer = ant_text_new (NULL, "panel");
  GtkWidget   *call = ant_icon_button_new ("ask-staff-symbolic", _ ("Ask staff"),
                                           _ ("I would rather ask somebody"));

  ant_text_set_language (GTK_LABEL (answer), entry->lang);
  gtk_label_set_markup (GTK_LABEL (answer), markup);
  ant_scaffold_append (scaffold, answer);
  if (entry->is_clinical)
    ant_scaffold_add_text (
        scaffold,
        _ ("This is the clinic's own advice. Check with the clinic before you act "
           "on it."),
        "why");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (call), "kiosk.call");
  gtk_widget_set_halign (call, GTK_ALIGN_START);
  ant_scaffold_append (scaffold, call);

  return page;
}

/**
 * ant_answer_page_new:
 * @path: the topic's id
 */
AntPage *
ant_answer_page_new (AntKiosk *kiosk, const char *path)
{
  g_autoptr (GPtrArray) entries =
      ant_clinic_get_faq (ant_kiosk_get_clinic (kiosk), ant_kiosk_get_language (kiosk));
  const AntFaqEntry *entry = find (entries, path);

  return entry != NULL ? make_answer (entry) : make_none ();
}
