/* ant-staff-intake-page.c - one intake whole: who, flags, photos, answers, consents, signature
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-staff-intake-page"

#include <glib/gi18n.h>

#include "ant-intake-picture.h"
#include "ant-intake-view.h"
#include "ant-photo-viewer.h"
#include "ant-photo-wall.h"
#include "ant-scaffold.h"
#include "ant-staff-pages.h"
#include "ant-staff-words.h"
#include "ant-staff.h"

#define WIDTH_MM 420

#define ANT_TYPE_STAFF_INTAKE_PAGE (ant_staff_intake_page_get_type ())
G_DECLARE_FINAL_TYPE (AntStaffIntakePage, ant_staff_intake_page, ANT, STAFF_INTAKE_PAGE, AntPage)

/**
 * AntStaffIntakePage:
 *
 * Opens the parts of one intake when it comes on the screen and lets them go with itself: nothing
 * of it is kept for the next one.
 */
struct _AntStaffIntakePage {
  AntPage parent_instance;

  AntKiosk     *kiosk; /* borrowed; outlives its pages */
  AntStaff     *staff; /* borrowed; the kiosk's */
  AntCard      *card;  /* (nullable) not in the list any more */
  GtkWidget    *stack;
  AntScaffold  *scaffold;
  GtkWidget    *viewer; /* (nullable) until it is opened; borrowed; a child of @stack */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (AntStaffIntakePage, ant_staff_intake_page, ANT_TYPE_PAGE)

static void
on_enlarge_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AntStaffIntakePage *self = ANT_STAFF_INTAKE_PAGE (widget);

  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->viewer);
  ant_photo_viewer_show (ANT_PHOTO_VIEWER (self->viewer), g_variant_get_uint32 (parameter));
}

static void
on_viewer_closed (AntPhotoViewer *viewer, AntStaffIntakePage *self)
{
  gtk_stack_set_visible_child (GTK_STACK (self->stack), GTK_WIDGET (self->scaffold));
  gtk_widget_child_focus (GTK_WIDGET (self->scaffold), GTK_DIR_TAB_FORWARD);
}

static void
add_viewer (AntStaffIntakePage *self, GPtrArray *pictures)
{
  self->viewer = ant_photo_viewer_new (pictures);
  g_signal_connect_object (self->viewer, "closed", G_CALLBACK (on_viewer_closed), self, 0);
  gtk_stack_add_child (GTK_STACK (self->stack), self->viewer);
}

static void
add_photos (AntStaffIntakePage *self, GPtrArray *photos)
{
  ant_intake_view_add_title (self->scaffold, _ ("Photos"));
  if (photos->len > 0)
    ant_scaffold_append (self->scaffold, ant_photo_wall_new (photos, 0));
  else
    ant_scaffold_add_text (self->scaffold, _ ("Not given"), "hint");
}

static void
show_record (AntStaffIntakePage *self, AntRecord *record)
{
  g_autoptr (GPtrArray) pictures = ant_intake_pictures_new (record);

  add_viewer (self, pictures);
  ant_intake_view_add_flags (self->scaffold, self->kiosk, self->card);
  add_photos (self, pictures);
  ant_intake_view_add_hairline (self->scaffold, record);
  ant_intake_view_add_answers (self->scaffold, self->kiosk, record, pictures);
  ant_intake_view_add_agreements (self->scaffold, record);
  ant_intake_view_add_signature (self->scaffold, record);
}

static void
show_problem (AntStaffIntakePage *self, const GError *error)
{
  g_warning ("The intake cannot be shown: %s", error->message);
  ant_scaffold_show_problem (self->scaffold, ant_staff_words_for_error (error), NULL);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AntRecord) record = ant_review_open_finish (ANT_REVIEW (source), result, &error);
  AntStaffIntakePage *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = ANT_STAFF_INTAKE_PAGE (user_data);
  ant_page_set_busy (ANT_PAGE (self), FALSE);
  if (record != NULL)
    show_record (self, record);
  else
    show_problem (self, error);
}

static void
ant_staff_intake_page_enter (AntPage *page)
{
  AntStaffIntakePage *self = ANT_STAFF_INTAKE_PAGE (page);

  if (self->card == NULL)
    return;
  ant_page_set_busy (page, TRUE);
  ant_review_open_async (ant_staff_get_review (self->staff), self->card, self->cancellable,
                         on_opened, self);
}

static gboolean
ant_staff_intake_page_leave (AntPage *page)
{
  ant_staff_leave (ANT_STAFF_INTAKE_PAGE (page)->staff);

  return FALSE;
}

static void
ant_staff_intake_page_depart (AntPage *page)
{
  g_cancellable_cancel (ANT_STAFF_INTAKE_PAGE (page)->cancellable);
}

static void
ant_staff_intake_page_dispose (GObject *object)
{
  AntStaffIntakePage *self = ANT_STAFF_INTAKE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->card);

  G_OBJECT_CLASS (ant_staff_intake_page_parent_class)->dispose (object);
}

static void
ant_staff_intake_page_class_init (AntStaffIntakePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ant_staff_intake_page_dispose;
  ANT_PAGE_CLASS (klass)->enter = ant_staff_intake_page_enter;
  ANT_PAGE_CLASS (klass)->leave = ant_staff_intake_page_leave;
  ANT_PAGE_CLASS (klass)->depart = ant_staff_intake_page_depart;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "intake.enlarge", "u",
                                   on_enlarge_activated);
}

static void
ant_staff_intake_page_init (AntStaffIntakePage *self)
{
  self->cancellable = g_cancellable_new ();
}

static const char *
choose_heading (AntCard *card)
{
  if (card == NULL)
    return _ ("Not in the list any more");
  if (ant_card_get_problem (card) != NULL)
    return _ ("Damaged record");

  return *ant_card_get_name (card) != '\0' ? ant_card_get_name (card) : _ ("No name given");
}

/* Whose it is, under the heading, before anything is opened. */
static void
add_card (AntStaffIntakePage *self, const char *reference)
{
  g_autofree char *arrival = NULL;
  g_autofree char *means = NULL;
  g_autofree char *line = NULL;

  if (self->card == NULL || ant_card_get_problem (self->card) != NULL) {
    ant_scaffold_add_text (self->scaffold, reference, "strong");
    return;
  }

  arrival = ant_staff_words_for_arrival (self->card, ant_kiosk_get_clock (self->kiosk));
  means = ant_staff_words_for_means (self->card, ant_kiosk_get_clinic (self->kiosk),
                                     ant_kiosk_get_language (self->kiosk));
  line = ant_staff_words_join (reference, arrival, means);
  ant_scaffold_add_text (self->scaffold, line, "strong");
  ant_scaffold_add_text (self->scaffold, _ ("Made at the kiosk, identity not checked"), "notice");
}

/**
 * ant_staff_intake_page_new:
 * @path: the reference
 */
AntPage *
ant_staff_intake_page_new (AntKiosk *kiosk, const char *path)
{
  AntStaffIntakePage *self = g_object_new (ANT_TYPE_STAFF_INTAKE_PAGE, NULL);

  self->kiosk = kiosk;
  self->staff = ant_staff_get (kiosk);
  self->card = ant_staff_find_card (self->staff, path, NULL);
  ant_page_set_section (ANT_PAGE (self), _ ("Staff"));
  ant_page_set_primary (ANT_PAGE (self), _ ("Lock"));

  self->scaffold = ant_scaffold_new (choose_heading (self->card), NULL, WIDTH_MM);
  add_card (self, path != NULL ? path : "");
  self->stack = gtk_stack_new ();
  gtk_stack_add_child (GTK_STACK (self->stack), GTK_WIDGET (self->scaffold));
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));

  return ANT_PAGE (self);
}
