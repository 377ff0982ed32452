/* ant-staff-form-confirm-page.c - the last word before clients are asked another questionnaire
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-staff-form-confirm-page"

#include <glib/gi18n.h>

#include "ant-error.h"
#include "ant-form-view.h"
#include "ant-scaffold.h"
#include "ant-staff-pages.h"
#include "ant-staff.h"

#define WIDTH_MM 300

#define ANT_TYPE_STAFF_FORM_CONFIRM_PAGE (ant_staff_form_confirm_page_get_type ())
G_DECLARE_FINAL_TYPE (AntStaffFormConfirmPage,
                      ant_staff_form_confirm_page,
                      ANT,
                      STAFF_FORM_CONFIRM_PAGE,
                      AntPage)

/**
 * AntStaffFormConfirmPage:
 *
 * Says what will change for whom, and does it when the person goes on.
 */
struct _AntStaffFormConfirmPage {
  AntPage parent_instance;

  AntKiosk     *kiosk; /* borrowed; outlives its pages */
  AntStaffForm *form;  /* (nullable) borrowed; the staff's */
  AntFormTrial *trial; /* (nullable): the form to make live */
  gboolean      goes_back;
  AntScaffold  *scaffold;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (AntStaffFormConfirmPage, ant_staff_form_confirm_page, ANT_TYPE_PAGE)

static const char *
say_failure (const GError *error)
{
  if (g_error_matches (error, ANT_ERROR, ANT_ERROR_INVALID))
    return _ ("This clinic’s pack does not go with that questionnaire any more. Nothing was "
              "changed.");
  if (g_error_matches (error, ANT_ERROR, ANT_ERROR_FULL) ||
      g_error_matches (error, ANT_ERROR, ANT_ERROR_READ_ONLY))
    return _ ("The disk of this kiosk is full or cannot be written. Nothing was changed.");

  return _ ("That did not work, and nothing was changed. The kiosk’s log says why.");
}

static void
on_changed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean is_done = ant_staff_form_change_finish (ANT_STAFF_FORM (source), result, &error);
  AntStaffFormConfirmPage *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = ANT_STAFF_FORM_CONFIRM_PAGE (user_data);
  ant_page_set_busy (ANT_PAGE (self), FALSE);
  if (is_done) {
    ant_kiosk_return (self->kiosk, "staff-form");
    return;
  }
  g_warning ("The form was not changed: %s", error->message);
  ant_scaffold_show_problem (self->scaffold, say_failure (error), NULL);
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AntFormState) state = ant_form_desk_look_finish (ANT_FORM_DESK (source), result, NULL);
  AntStaffFormConfirmPage *self;

  if (state == NULL) /* cancelled */
    return;

  self = ANT_STAFF_FORM_CONFIRM_PAGE (user_data);
  ant_page_set_busy (ANT_PAGE (self), FALSE);
  if (state->earlier != NULL)
    ant_form_view_add (self->scaffold, state->earlier, ant_form_state_is_earlier_own (state), NULL,
                       ant_kiosk_get_language (self->kiosk));
}

static void
ant_staff_form_confirm_page_enter (AntPage *page)
{
  AntStaffFormConfirmPage *self = ANT_STAFF_FORM_CONFIRM_PAGE (page);

  if (!self->goes_back)
    return;
  ant_page_set_busy (page, TRUE);
  ant_form_desk_look_async (ant_staff_form_get_desk (self->form), self->cancellable, on_looked,
                            self);
}

static gboolean
ant_staff_form_confirm_page_leave (AntPage *page)
{
  AntStaffFormConfirmPage *self = ANT_STAFF_FORM_CONFIRM_PAGE (page);

  if (self->trial == NULL && !self->goes_back)
    return FALSE;
  ant_scaffold_clear_problem (self->scaffold);
  ant_page_set_busy (page, TRUE);
  ant_staff_form_change_async (self->form, self->trial, self->cancellable, on_changed, self);

  return FALSE;
}

static void
ant_staff_form_confirm_page_depart (AntPage *page)
{
  g_cancellable_cancel (ANT_STAFF_FORM_CONFIRM_PAGE (page)->cancellable);
}

static void
ant_staff_form_confirm_page_dispose (GObject *object)
{
  AntStaffFormConfirmPage *self = ANT_STAFF_FORM_CONFIRM_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->trial, ant_form_trial_unref);

  G_OBJECT_CLASS (ant_staff_form_confirm_page_parent_class)->dispose (object);
}

static void
ant_staff_form_confirm_page_class_init (AntStaffFormConfirmPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ant_staff_form_confirm_page_dispose;
  ANT_PAGE_CLASS (klass)->enter = ant_staff_form_confirm_page_enter;
  ANT_PAGE_CLASS (klass)->leave = ant_staff_form_confirm_page_leave;
  ANT_PAGE_CLASS (klass)->depart = ant_staff_form_confirm_page_depart;
}

static void
ant_staff_form_confirm_page_init (AntStaffFormConfirmPage *self)
{
  self->cancellable = g_cancellable_new ();
}

static void
show_trial (AntStaffFormConfirmPage *self)
{
  AntForm *form = ant_clinic_get_form (ant_form_trial_get_clinic (self->trial));

  ant_form_view_add (self->scaffold, form, FALSE, NULL, ant_kiosk_get_language (self->kiosk));
  if (ant_staff_form_get_seen (self->form) != ANT_STAFF_SEEN_ALL)
    ant_scaffold_add_text (self->scaffold,
                           _ ("You have not gone through it to the end: there may be pages that "
                              "nobody has looked at."),
                           "notice");
  ant_form_view_add_issues (self->scaffold, ant_form_trial_get_issues (self->trial));
}

static AntFormTrial *
find_trial (AntStaffFormConfirmPage *self, const char *path)
{
  AntFormTrial *trial = self->form != NULL ? ant_staff_form_get_trial (self->form) : NULL;

  if (g_strcmp0 (path, "trial") != 0 || trial == NULL || ant_form_trial_get_clinic (trial) == NULL)
    return NULL;

  return ant_form_trial_ref (trial);
}

/**
 * ant_staff_form_confirm_page_new:
 * @path: "trial" for the form that was brought, "earlier" for the one before the live one
 */
AntPage *
ant_staff_form_confirm_page_new (AntKiosk *kiosk, const char *path)
{
  AntStaffFormConfirmPage *self = g_object_new (ANT_TYPE_STAFF_FORM_CONFIRM_PAGE, NULL);

  self->kiosk = kiosk;
  self->form = ant_staff_get_form (ant_staff_get (kiosk));
  self->trial = find_trial (self, path);
  self->goes_back = self->form != NULL && g_strcmp0 (path, "earlier") == 0;
  ant_page_set_section (ANT_PAGE (self), _ ("Staff"));
  ant_page_set_primary (ANT_PAGE (self),
                        self->goes_back ? _ ("Go back to it") : _ ("Make it live"));
  self->scaffold = ant_scaffold_new (self->goes_back ? _ ("Go back to the earlier questionnaire?")
                                                     : _ ("Make this questionnaire live?"),
                                     NULL, WIDTH_MM);
  gtk_widget_set_parent (GTK_WIDGET (self->scaffold), GTK_WIDGET (self));
  ant_scaffold_add_text (self->scaffold,
                         _ ("Clients who begin from now on are asked this one. Whoever has begun "
                            "ends with the one they began with, and what was sent stays as it "
                            "is."),
                         NULL);
  if (self->trial != NULL)
    show_trial (self);

  return ANT_PAGE (self);
}
