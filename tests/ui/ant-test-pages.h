/* ant-test-pages.h - single pages of a visit, and what a person does with them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <string.h>

#include "ant-pages.h"
#include "ant-theme.h"

#define NOW_MS   G_GINT64_CONSTANT (1772636767000) /* 2026-03-04T15:06:07Z */
#define WIDTH_PX 1080

/**
 * Fixture:
 *
 * A kiosk without a camera in the middle of a visit, with the pack of the tests that is named.
 */
typedef struct {
  AntClinic *clinic;
  AntTheme  *theme;
  AntKiosk  *kiosk;
  GtkWidget *window;
} Fixture;

static inline void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *dir = g_test_build_filename (G_TEST_DIST, "fixtures", "clinics", data, NULL);
  g_autoptr (GPtrArray) issues = ant_pack_issue_list_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AntCamera) camera = ant_camera_new ("none", NULL);
  g_autoptr (AntClock) clock = ant_clock_new_fixed (NOW_MS);

  self->clinic = ant_clinic_load (dir, issues, &error);
  g_assert_no_error (error);
  self->theme = ant_theme_new (gdk_display_get_default ());
  self->kiosk = ant_kiosk_new (self->clinic, NULL, camera, clock);
  ant_kiosk_begin (self->kiosk);
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), WIDTH_PX, 1920);
  gtk_window_present (GTK_WINDOW (self->window));
}

static inline void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_object_unref (self->kiosk);
  ant_theme_free (self->theme);
  ant_clinic_unref (self->clinic);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static inline AntSession *
get_session (Fixture *self)
{
  return ant_visit_get_session (ant_kiosk_get_visit (self->kiosk));
}

static inline AntPage *
put (Fixture *self, AntPage *page)
{
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (page));
  while (g_main_context_iteration (NULL, FALSE))
    ;

  return page;
}

static inline gboolean
count_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  (*(int *) data)++;

  return G_SOURCE_CONTINUE;
}

/* A style sheet's rules for a window reach its children with the next frame. */
static inline void
wait_for_frames (Fixture *self)
{
  int   n_frames = 0;
  guint tick = gtk_widget_add_tick_callback (self->window, count_frame, &n_frames, NULL);

  while (n_frames < 2)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_remove_tick_callback (self->window, tick);
}

/* --- a person's eyes and finger --- */

static inline void
collect (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (!gtk_widget_get_visible (widget))
    return;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

static inline GPtrArray *
list (AntPage *page, GType type)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (GTK_WIDGET (page), type, found);

  return found;
}

static inline gboolean
is_called (GtkWidget *widget, const char *name)
{
  g_autofree char *other = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, NULL);

  return other == NULL;
}

static inline GtkWidget *
find_button (AntPage *page, const char *name)
{
  g_autoptr (GPtrArray) buttons = list (page, GTK_TYPE_BUTTON);

  for (guint i = 0; i < buttons->len; i++) {
    if (is_called (buttons->pdata[i], name))
      return buttons->pdata[i];
  }

  return NULL;
}

static inline void
press (AntPage *page, const char *name)
{
  GtkWidget *button = find_button (page, name);

  if (button == NULL)
    g_error ("There is no button “%s”", name);
  g_signal_emit_by_name (button, "clicked");
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static inline void
type (AntPage *page, guint field, const char *text)
{
  g_autoptr (GPtrArray) fields = list (page, GTK_TYPE_ENTRY);

  g_assert_cmpuint (field, <, fields->len);
  gtk_editable_set_text (GTK_EDITABLE (fields->pdata[field]), text);
}
