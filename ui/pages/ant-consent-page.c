/* ant-consent-page.c - one permission: its full text, and a tick that nobody set beforehand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-consent-page"

#include <glib/gi18n.h>

#include "ant-choice-button.h"
#include "ant-markdown.h"
#include "ant-pages.h"
#include "ant-scaffold.h"

#define WIDTH_MM 280

#define ANT_TYPE_CONSENT_PAGE (ant_consent_page_get_type ())
G_DECLARE_FINAL_TYPE (AntConsentPage, ant_consent_page, ANT, CONSENT_PAGE, AntPage)

/**
 * AntConsentPage:
 *
 * Going on without the tick is a No, and is stored as one; both ways on look alike.
 */
struct _AntConsentPage {
  AntPage parent_instance;

  AntSession *session; /* borrowed; the visit's */
  char       *path;
  GtkWidget  *tick;
};

G_DEFINE_FINAL_TYPE (AntConsentPage, ant_consent_page, ANT_TYPE_PAGE)

static gboolean
ant_consent_page_leave (AntPage *page)
{
  AntConsentPage *self = ANT_CONSENT_PAGE (page);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_value_unref);

  g_ptr_array_add (values, ant_value_new_boolean (
                               gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->tick))));

  return ant_session_set (self->session, self->path, values, NULL, NULL);
}

/* A tick that was never set is no No before the person goes on. */
static void
ant_consent_page_keep (AntPage *page)
{
  AntConsentPage *self = ANT_CONSENT_PAGE (page);

  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->tick)) ||
      ant_session_get (self->session, self->path)->len > 0)
    ant_consent_page_leave (page);
}

static void
ant_consent_page_finalize (GObject *object)
{
  g_free (ANT_CONSENT_PAGE (object)->path);

  G_OBJECT_CLASS (ant_consent_page_parent_class)->finalize (object);
}

static void
ant_consent_page_class_init (AntConsentPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ant_consent_page_finalize;
  ANT_PAGE_CLASS (klass)->leave = ant_consent_page_leave;
  ANT_PAGE_CLASS (klass)->keep = ant_consent_page_keep;
}

static void
ant_consent_page_init (AntConsentPage *self)
{
}

static const AntConsent *
find_consent (GPtrArray *consents, const char *link_id)
{
  for (guint i = 0; i < consents->len; i++) {
    const AntConsent *consent = g_ptr_array_index (consents, i);

    if (g_strcmp0 (consent->link_id, link_id) == 0)
      return consent;
  }

  return NULL;
}

static gboolean
was_given (GPtrArray *answers)
{
  return answers->len > 0 && ant_value_get_boolean (g_ptr_array_index (answers, 0));
}

static void
sync_primary (AntConsentPage *self)
{
  gboolean is_given = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->tick));

  ant_page_set_primary (ANT_PAGE (self), is_given ? NULL : _ ("Continue without"));
}

/**
 * ant_consent_page_new:
 * @path: the path of the consent's item in the form
 */
AntPage *
ant_consent_page_new (AntKiosk *kiosk, const char *path)
{
  AntConsentPage *self = g_object_new (ANT_TYPE_CONSENT_PAGE, NULL);
  const char     *lang = ant_kiosk_get_language (kiosk);
  AntSession     *session = ant_visit_get_session (ant_kiosk_get_visit (kiosk));
  g_autoptr (GPtrArray) consents = ant_clinic_get_consents (ant_kiosk_get_clinic (kiosk), lang);
  const AntConsent *consent = find_consent (consents, path);
  g_autofree char  *markup = ant_markdown_to_markup (consent->body);
  const char       *question_lang = NULL;
  const char       *question =
      ant_item_get_text (ant_session_get_item (session, path), lang, &question_lang);
  AntScaffold *scaffold = ant_scaffold_new (consent->title, consent->lang, WIDTH_MM);
  GtkWidget   *text = ant_markup_new (markup);

  self->session = session;
  self->path = g_strdup (path);
  gtk_widget_set_parent (GTK_WIDGET (scaffold), GTK_WIDGET (self));
  ant_page_set_section (ANT_PAGE (self), _ ("Your permission"));

  if (consent->summary != NULL)
    ant_text_set_language (ant_scaffold_add_text (scaffold, consent->summary, "strong"),
                           consent->lang);
  self->tick = ant_choice_button_new (question, question_lang, NULL, FALSE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->tick),
                                was_given (ant_session_get (session, path)));
  g_signal_connect_object (self->tick, "toggled", G_CALLBACK (sync_primary), self,
                           G_CONNECT_SWAPPED);
  ant_scaffold_append (scaffold, self->tick);
  gtk_widget_add_css_class (text, "panel");
  ant_scaffold_append (scaffold, text);
  sync_primary (self);

  return ANT_PAGE (self);
}
