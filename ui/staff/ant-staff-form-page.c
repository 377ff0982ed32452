/* ant-staff-form-page.c - which questionnaire is live, and the ways to another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-staff-form-page"

#include <glib/gi18n.h>

#include "ant-form-view.h"
#include "ant-icon-button.h"
#include "ant-intake-view.h"
#include "ant-months.h"
#include "ant-scaffold.h"
#include "ant-staff-pages.h"
#include "ant-staff.h"

#define WIDTH_MM 320

#define ANT_TYPE_STAFF_FORM_PAGE (ant_staff_form_page_get_type ())
G_DECLARE_FINAL_TYPE (AntStaffFormPage, ant_staff_form_page, ANT, STAFF_FORM_PAGE, AntPage)

/**
 * AntStaffFormPage:
 *
 * Reads the disk whenever it comes, so that it says what the next start will find.
 */
struct _AntStaffFormPage {
  AntPage parent_instance;

  AntKiosk     *kiosk; /* borrowed; outlives its pages */
  AntStaff     *staff; /* borrowed; the kiosk's */
  AntScaffold  *scaffold;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (AntStaffFormPage, ant_staff_form_page, ANT_TYPE_PAGE)

static void
on_bring_clicked (AntStaffFormPage *self)
{
  ant_kiosk_show (self->kiosk, "staff-form-files", NULL);
}

static void
on_back_clicked (AntStaffFormPage *self)
{
  ant_kiosk_show (self->kiosk, "staff-form-confirm", "earlier");
}

static char *
say_since (AntStaffFormPage *self, AntLiveForm *live)
{
  gint64 since_ms = ant_live_form_get_since_ms (live);
  g_autoptr (GDateTime) now = ant_clock_get_local (ant_kiosk_get_clock (self->kiosk));
  g_autoptr (GDateTime) written = NULL;
  g_autoptr (GDateTime) since = NULL;
  g_autofree char *day = NULL;

  if (since_ms == 0)
    return g_strdup (_ ("Live since the pack was set up"));
  written = g_date_time_new_from_unix_utc (since_ms / 1000);
  if (written == NULL)
    return NULL;
  since = g_date_time_to_timezone (written, g_date_time_get_timezone (now));
  day = ant_months_format_day (since);

  /* Translators: since when a questionnaire is asked: day, hour, minute */
  return g_strdup_printf (_ ("Live since %s, %02d:%02d"), day, g_date_time_get_hour (since),
                          g_date_time_get_minute (since));
}

/* The log has why; whoever looks after the kiosk can be read the words below. */
static void
show_problem (AntStaffFormPage *self, const GError *problem)
{
  GtkWidget *why = ant_text_new (problem->message, "sunken");

  g_warning ("The live form cannot be used: %s", problem->message);
  ant_scaffold_show_problem (
      self->scaffold,
      _ ("The questionnaire that was made live cannot be used, so no consultation can start. Bring "
         "one that works, or go back. Whoever set up the kiosk can tell why from these words:"),
      NULL);
  ant_text_set_language (GTK_LABEL (why), "en");
  ant_scaffold_append (self->scaffold, why);
}

static void
show_live (AntStaffFormPage *self, AntFormState *state)
{
  g_autofree char *since = NULL;

  ant_intake_view_add_title (self->scaffold, _ ("Live now"));
  if (state->form == NULL) {
    show_problem (self, state->problem);
    return;
  }
  since = say_since (self, state->live);
  ant_form_view_add (self->scaffold, state->form, ant_live_form_get_form (state->live) == NULL,
                     since, ant_kiosk_get_language (self->kiosk));
}

static void
add_bring (AntStaffFormPage *self)
{
  GtkWidget *button = ant_icon_button_new ("plus-symbolic", _ ("Bring a questionnaire"),
                                           _ ("Bring a questionnaire"));

  gtk_widget_set_name (button, "bring");
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_bring_clicked), self,
                           G_CONNECT_SWAPPED);
  ant_scaffold_append (self->scaffold, button);
}

static void
show_earlier (AntStaffFormPage *self, AntFormState *state)
{
  GtkWidget *panel;
  GtkWidget *button;

  if (state->earlier == NULL)
    return;
  ant_intake_view_add_title (self->scaffold, _ ("Before it"));
  panel = ant_form_view_add (self->scaffold, state->earlier, ant_form_state_is_earlier_own (state),
                             NULL, ant_kiosk_get_language (self->kiosk));
  button = gtk_button_new_with_label (_ ("Go back to this one"));
  gtk_widget_set_name (button, "go-back");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "small");
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_back_clicked), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (panel), button);
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AntFormState) state = ant_form_desk_look_finish (ANT_FORM_DESK (source), result, NULL);
  AntStaffFormPage *self;

  if (state == NULL) /* cancelled */
    return;

  self = ANT_STAFF_FORM_PAGE (user_data);
  ant_page_set_busy (ANT_PAGE (self), FALSE);
  show_live (self, state);
  add_bring (self);
  show_earlier (self, state);
}

static void
ant_staff_form_page_enter (AntPage *page)
{
  AntStaffFormPage *self = ANT_STAFF_FORM_PAGE (page);
  AntStaffForm     *form = ant_staff_get_form (self->staff);

  if (form == NULL)
    return;
  ant_page_set_busy (page, TRUE);
  ant_form_desk_look_async (ant_staff_form_get_desk (form), self->cancellable, on_looked, self);
}

static gboolean
ant_staff_form_page_leave (AntPage *page)
{
  ant_staff_leave (ANT_STAFF_FORM_PAGE (page)->staff);

  return FALSE;
}

static void
ant_staff_form_page_depart (AntPage *page)
{
  g_cancellable_cancel (ANT_STAFF_FORM_PAGE (page)->cancellable);
}

static void
ant_staff_form_page_dispose (GObject *object)
{
  AntStaffFormPage *self = ANT_STAFF_FORM_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (ant_staff_form_page_parent_class)->dispose (object);
}

static void
ant_staff_form_page_class_init (AntStaffFormPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ant_staff_form_page_dispose;
  ANT_PAGE_CLASS (klass)->enter = ant_staff_form_page_enter;
  ANT_PAGE_CLASS (klass)->leave = ant_staff_form_page_leave;
  ANT_PAGE_CLASS (klass)->depart = ant_staff_form_page_depart;
}

static void
ant_staff_form_page_init (AntStaffFormPage *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * ant_staff_form_page_new:
 */
AntPage *
ant_staff_form_page_new (AntKiosk *kiosk, const char *path)
{
  AntStaffFormPage *self = g_object_new (ANT_TYPE_STAFF_FORM_PAGE, NULL);
  AntStaffForm     *form;

  self->kiosk = kiosk;
  self->staff = ant_staff_get (kiosk);
  ant_page_set_section (ANT_PAGE (self), _ ("Staff"));
  ant_page_set_primary (ANT_PAGE (self), _ ("Lock"));
  self->scaffold = ant_scaffold_new (_ ("Questionnaire"), NULL, WIDTH_MM);
  gtk_widget_set_parent (GTK_WIDGET (self->scaffold), GTK_WIDGET (self));

  form = ant_staff_get_form (self->staff);
  if (form != NULL && ant_staff_form_has_changed (form))
    ant_scaffold_add_text (self->scaffold, _ ("Done. The next client is asked this one."),
                           "notice");

  return ANT_PAGE (self);
}
