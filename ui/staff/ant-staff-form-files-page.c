/* ant-staff-form-files-page.c - the questionnaires on the sticks that are plugged in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-staff-form-files-page"

#include <glib/gi18n.h>

#include "ant-box.h"
#include "ant-error.h"
#include "ant-field.h"
#include "ant-form-files.h"
#include "ant-scaffold.h"
#include "ant-staff-pages.h"
#include "ant-staff.h"

#define WIDTH_MM     320
#define LONGEST_PATH 1000

#define ANT_TYPE_STAFF_FORM_FILES_PAGE (ant_staff_form_files_page_get_type ())
G_DECLARE_FINAL_TYPE (AntStaffFormFilesPage,
                      ant_staff_form_files_page,
                      ANT,
                      STAFF_FORM_FILES_PAGE,
                      AntPage)

/**
 * AntStaffFormFilesPage:
 *
 * A list to choose from, and no more of the machine than that: a file chooser would show its disks
 * to whoever stands there, and could make folders on them. At a desk, where they have all that
 * anyway, a path can be typed.
 */
struct _AntStaffFormFilesPage {
  AntPage parent_instance;

  AntKiosk     *kiosk; /* borrowed; outlives its pages */
  AntStaffForm *form;  /* (nullable) borrowed; the staff's */
  AntScaffold  *scaffold;
  GtkWidget    *list;  /* what is found, or that nothing is */
  GtkWidget    *field; /* (nullable) for a path */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (AntStaffFormFilesPage, ant_staff_form_files_page, ANT_TYPE_PAGE)

static const char *
say_unreadable (const GError *error)
{
  return g_error_matches (error, ANT_ERROR, ANT_ERROR_CORRUPT)
             ? _ ("That is no questionnaire, or one larger than 4 MB.")
             : _ ("That file cannot be read any more. Is the stick still plugged in?");
}

static void
on_tried (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AntFormTrial) trial =
      ant_form_desk_try_finish (ANT_FORM_DESK (source), result, &error);
  AntStaffFormFilesPage *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = ANT_STAFF_FORM_FILES_PAGE (user_data);
  ant_page_set_busy (ANT_PAGE (self), FALSE);
  if (trial != NULL) {
    ant_staff_form_set_trial (self->form, trial);
    ant_kiosk_show (self->kiosk, "staff-form-trial", NULL);
  } else {
    g_message ("No form: %s", error->message);
    ant_scaffold_show_problem (self->scaffold, say_unreadable (error), NULL);
  }
}

static void
try_file (AntStaffFormFilesPage *self, const char *path)
{
  if (ant_page_get_busy (ANT_PAGE (self)) || self->form == NULL)
    return;

  ant_scaffold_clear_problem (self->scaffold);
  ant_page_set_busy (ANT_PAGE (self), TRUE);
  ant_form_desk_try_async (ant_staff_form_get_desk (self->form), path, self->cancellable, on_tried,
                           self);
}

static void
on_file_clicked (GtkButton *button, AntStaffFormFilesPage *self)
{
  try_file (self, g_object_get_data (G_OBJECT (button), "path"));
}

static void
on_path_entered (AntStaffFormFilesPage *self)
{
  g_autofree char *path = ant_field_get_text (self->field);

  if (*g_strstrip (path) != '\0')
    try_file (self, path);
}

static GtkWidget *
make_row (AntStaffFormFilesPage *self, const AntFormFile *file)
{
  GtkWidget       *button = gtk_button_new ();
  GtkWidget       *words = ant_box_new (GTK_ORIENTATION_VERTICAL, 0.5);
  g_autofree char *size = g_format_size ((guint64) file->size);
  g_autofree char *place = g_strdup_printf ("\u2068%s\u2069 · \u2066%s\u2069", file->place, size);

  gtk_box_append (GTK_BOX (words), ant_text_new (file->name, "strong"));
  gtk_box_append (GTK_BOX (words), ant_text_new (place, "caption"));
  gtk_button_set_child (GTK_BUTTON (button), words);
  gtk_widget_add_css_class (button, "intake");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  file->name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, place, -1);
  g_object_set_data_full (G_OBJECT (button), "path", g_strdup (file->path), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_file_clicked), self, 0);

  return button;
}

static void
show_files (AntStaffFormFilesPage *self, GPtrArray *files)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  for (guint i = 0; i < files->len; i++)
    gtk_box_append (GTK_BOX (self->list), make_row (self, files->pdata[i]));
  if (files->len == 0)
    gtk_box_append (
        GTK_BOX (self->list),
        ant_text_new (_ ("There is no such file on any stick at the moment."), "strong"));
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GPtrArray) files = ant_form_desk_list_finish (ANT_FORM_DESK (source), result, NULL);
  AntStaffFormFilesPage *self;

  if (files == NULL) /* cancelled */
    return;

  self = ANT_STAFF_FORM_FILES_PAGE (user_data);
  ant_page_set_busy (ANT_PAGE (self), FALSE);
  show_files (self, files);
}

static void
look (AntStaffFormFilesPage *self)
{
  if (self->form == NULL)
    return;
  ant_page_set_busy (ANT_PAGE (self), TRUE);
  ant_form_desk_list_async (ant_staff_form_get_desk (self->form), self->cancellable, on_listed,
                            self);
}

static void
add_field (AntStaffFormFilesPage *self)
{
  GtkWidget *open = gtk_button_new_with_label (_ ("Open"));

  ant_scaffold_add_text (self->scaffold, _ ("Or where the file is on this machine"), "strong");
  self->field = ant_field_new_line (GTK_INPUT_PURPOSE_URL, LONGEST_PATH);
  ant_field_set_name (self->field, _ ("Or where the file is on this machine"));
  g_signal_connect_object (self->field, "activate", G_CALLBACK (on_path_entered), self,
                           G_CONNECT_SWAPPED);
  ant_scaffold_append (self->scaffold, self->field);
  gtk_widget_set_halign (open, GTK_ALIGN_START);
  g_signal_connect_object (open, "clicked", G_CALLBACK (on_path_entered), self, G_CONNECT_SWAPPED);
  ant_scaffold_append (self->scaffold, open);
}

/* A window on a desktop has a frame, and the kiosk's own none. */
static gboolean
is_at_desk (AntStaffFormFilesPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) && gtk_window_get_decorated (GTK_WINDOW (root));
}

static void
ant_staff_form_files_page_enter (AntPage *page)
{
  AntStaffFormFilesPage *self = ANT_STAFF_FORM_FILES_PAGE (page);

  if (is_at_desk (self))
    add_field (self);
  look (self);
}

static gboolean
ant_staff_form_files_page_leave (AntPage *page)
{
  look (ANT_STAFF_FORM_FILES_PAGE (page));

  return FALSE;
}

static void
ant_staff_form_files_page_depart (AntPage *page)
{
  g_cancellable_cancel (ANT_STAFF_FORM_FILES_PAGE (page)->cancellable);
}

static void
ant_staff_form_files_page_dispose (GObject *object)
{
  AntStaffFormFilesPage *self = ANT_STAFF_FORM_FILES_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (ant_staff_form_files_page_parent_class)->dispose (object);
}

static void
ant_staff_form_files_page_class_init (AntStaffFormFilesPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ant_staff_form_files_page_dispose;
  ANT_PAGE_CLASS (klass)->enter = ant_staff_form_files_page_enter;
  ANT_PAGE_CLASS (klass)->leave = ant_staff_form_files_page_leave;
  ANT_PAGE_CLASS (klass)->depart = ant_staff_form_files_page_depart;
}

static void
ant_staff_form_files_page_init (AntStaffFormFilesPage *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * ant_staff_form_files_page_new:
 */
AntPage *
ant_staff_form_files_page_new (AntKiosk *kiosk, const char *path)
{
  AntStaffFormFilesPage *self = g_object_new (ANT_TYPE_STAFF_FORM_FILES_PAGE, NULL);

  self->kiosk = kiosk;
  self->form = ant_staff_get_form (ant_staff_get (kiosk));
  ant_page_set_section (ANT_PAGE (self), _ ("Staff"));
  ant_page_set_primary (ANT_PAGE (self), _ ("Look again"));
  self->scaffold = ant_scaffold_new (_ ("Bring a questionnaire"), NULL, WIDTH_MM);
  gtk_widget_set_parent (GTK_WIDGET (self->scaffold), GTK_WIDGET (self));
  ant_scaffold_add_text (self->scaffold,
                         _ ("Plug in a USB stick with the questionnaire: a FHIR file whose name "
                            "ends in .json. Nothing is changed before you say so."),
                         "hint");
  self->list = ant_box_new (GTK_ORIENTATION_VERTICAL, 3);
  ant_scaffold_append (self->scaffold, self->list);

  return ANT_PAGE (self);
}
