/* ant-staff-form-trial-page.c - what is found about a questionnaire that was brought
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-staff-form-trial-page"

#include <glib/gi18n.h>

#include "ant-form-view.h"
#include "ant-scaffold.h"
#include "ant-staff-pages.h"
#include "ant-staff.h"

#define WIDTH_MM 320

#define ANT_TYPE_STAFF_FORM_TRIAL_PAGE (ant_staff_form_trial_page_get_type ())
G_DECLARE_FINAL_TYPE (AntStaffFormTrialPage,
                      ant_staff_form_trial_page,
                      ANT,
                      STAFF_FORM_TRIAL_PAGE,
                      AntPage)

/**
 * AntStaffFormTrialPage:
 *
 * Its primary button is the next step: to look at the pages, and then to make the form live. With
 * mistakes there is no next step.
 */
struct _AntStaffFormTrialPage {
  AntPage parent_instance;

  AntKiosk     *kiosk; /* borrowed; outlives its pages */
  AntStaffForm *form;  /* (nullable) borrowed; the staff's */
};

G_DEFINE_FINAL_TYPE (AntStaffFormTrialPage, ant_staff_form_trial_page, ANT_TYPE_PAGE)

static AntFormTrial *
get_trial (AntStaffFormTrialPage *self)
{
  return self->form != NULL ? ant_staff_form_get_trial (self->form) : NULL;
}

static gboolean
is_fine (AntFormTrial *trial)
{
  return trial != NULL && ant_form_trial_get_clinic (trial) != NULL;
}

static void
on_preview_clicked (AntStaffFormTrialPage *self)
{
  if (is_fine (get_trial (self)))
    ant_staff_form_preview (self->form);
}

static gboolean
ant_staff_form_trial_page_leave (AntPage *page)
{
  AntStaffFormTrialPage *self = ANT_STAFF_FORM_TRIAL_PAGE (page);

  if (!is_fine (get_trial (self)))
    ant_kiosk_go_back (self->kiosk);
  else if (ant_staff_form_get_seen (self->form) == ANT_STAFF_SEEN_NOTHING)
    ant_staff_form_preview (self->form);
  else
    ant_kiosk_show (self->kiosk, "staff-form-confirm", "trial");

  return FALSE;
}

static void
ant_staff_form_trial_page_class_init (AntStaffFormTrialPageClass *klass)
{
  ANT_PAGE_CLASS (klass)->leave = ant_staff_form_trial_page_leave;
}

static void
ant_staff_form_trial_page_init (AntStaffFormTrialPage *self)
{
}

static guint
count_errors (GPtrArray *issues)
{
  guint n = 0;

  while (n < issues->len && ((AntPackIssue *) issues->pdata[n])->severity == ANT_PACK_ERROR)
    n++; /* they come first */

  return n;
}

static void
show_mistakes (AntScaffold *scaffold, AntFormTrial *trial)
{
  guint            n = count_errors (ant_form_trial_get_issues (trial));
  g_autofree char *text =
      g_strdup_printf (ngettext ("It cannot be used: %u mistake must be mended first by whoever "
                                 "wrote it. What is live stays as it is.",
                                 "It cannot be used: %u mistakes must be mended first by whoever "
                                 "wrote it. What is live stays as it is.",
                                 n),
                       n);

  ant_scaffold_add_text (scaffold, text, "error");
}

static const char *
say_next (AntStaffSeen seen)
{
  switch (seen) {
  case ANT_STAFF_SEEN_PART:
    return _ ("You have looked at some of its pages.");
  case ANT_STAFF_SEEN_ALL:
    return _ ("You have gone through it to the end.");
  case ANT_STAFF_SEEN_NOTHING:
  default:
    return _ ("It has no mistakes. Look at it page by page, as clients would see it.");
  }
}

static void
add_preview_button (AntStaffFormTrialPage *self, AntScaffold *scaffold)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("See it again"));

  gtk_widget_set_name (button, "preview");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "small");
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_preview_clicked), self,
                           G_CONNECT_SWAPPED);
  ant_scaffold_append (scaffold, button);
}

/* The author counts versions, and records tell forms apart by that count alone. */
static void
add_same_version (AntStaffFormTrialPage *self, AntScaffold *scaffold, AntForm *form)
{
  AntForm *live = ant_clinic_get_form (ant_kiosk_get_clinic (self->kiosk));
  g_autoptr (GPtrArray) issues = ant_pack_issue_list_new ();
  AntPackIssue *issue;

  if (ant_form_get_version (form) == NULL ||
      g_strcmp0 (ant_form_get_url (form), ant_form_get_url (live)) != 0 ||
      g_strcmp0 (ant_form_get_version (form), ant_form_get_version (live)) != 0 ||
      g_bytes_equal (ant_form_get_bytes (form), ant_form_get_bytes (live)))
    return;
  issue = g_new0 (AntPackIssue, 1);
  issue->severity = ANT_PACK_WARNING;
  issue->rule = g_strdup ("same-version");
  issue->message = g_strdup_printf ("%s|%s", ant_form_get_url (form), ant_form_get_version (form));
  g_ptr_array_add (issues, issue);
  ant_form_view_add_issues (scaffold, issues);
}

static void
show_trial (AntStaffFormTrialPage *self, AntScaffold *scaffold, AntFormTrial *trial)
{
  AntClinic   *clinic = ant_form_trial_get_clinic (trial);
  AntStaffSeen seen = ant_staff_form_get_seen (self->form);

  if (clinic == NULL) {
    show_mistakes (scaffold, trial);
  } else {
    ant_form_view_add (scaffold, ant_clinic_get_form (clinic), FALSE, NULL,
                       ant_kiosk_get_language (self->kiosk));
    ant_scaffold_add_text (scaffold, say_next (seen), "notice");
    if (seen != ANT_STAFF_SEEN_NOTHING)
      add_preview_button (self, scaffold);
    ant_page_set_primary (ANT_PAGE (self), seen == ANT_STAFF_SEEN_NOTHING
                                               ? _ ("See it page by page")
                                               : _ ("Make it live"));
    add_same_version (self, scaffold, ant_clinic_get_form (clinic));
  }
  ant_form_view_add_issues (scaffold, ant_form_trial_get_issues (trial));
}

/**
 * ant_staff_form_trial_page_new:
 */
AntPage *
ant_staff_form_trial_page_new (AntKiosk *kiosk, const char *path)
{
  AntStaffFormTrialPage *self = g_object_new (ANT_TYPE_STAFF_FORM_TRIAL_PAGE, NULL);
  AntFormTrial          *trial;
  AntScaffold           *scaffold;

  self->kiosk = kiosk;
  self->form = ant_staff_get_form (ant_staff_get (kiosk));
  trial = get_trial (self);
  ant_page_set_section (ANT_PAGE (self), _ ("Staff"));
  ant_page_set_primary (ANT_PAGE (self), _ ("Choose another"));
  scaffold = ant_scaffold_new (trial != NULL ? ant_form_trial_get_name (trial)
                                             : _ ("Bring a questionnaire"),
                               NULL, WIDTH_MM);
  gtk_widget_set_parent (GTK_WIDGET (scaffold), GTK_WIDGET (self));
  if (trial != NULL)
    show_trial (self, scaffold, trial);

  return ANT_PAGE (self);
}
