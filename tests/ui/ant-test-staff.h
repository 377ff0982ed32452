/* ant-test-staff.h - a kiosk window before a fresh vault, and what a member of staff does with it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-staff.h"
#include "ant-test-vault.h"
#include "ant-tour-hand.h"
#include "ant-window.h"

#define WAIT_US (20 * G_TIME_SPAN_SECOND)

/**
 * Fixture:
 *
 * A kiosk window on its attract screen, in front of a fresh vault, with a clock that stands still.
 */
typedef struct {
  AntTestVault vault;
  AntClinic   *clinic;
  AntTheme    *theme;
  AntKiosk    *kiosk;
  GtkWidget   *window;
} Fixture;

static inline void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *dir =
      g_test_build_filename (G_TEST_DIST, "..", "data", "clinics", "leicester", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) issues = ant_pack_issue_list_new ();
  g_autoptr (AntCamera) camera = ant_camera_new ("none", NULL);

  ant_test_vault_set_up (&self->vault, data);
  self->clinic = ant_clinic_load (dir, issues, &error);
  g_assert_no_error (error);
  self->theme = ant_theme_new (gdk_display_get_default ());
  self->kiosk = ant_kiosk_new (self->clinic, self->vault.vault, camera, self->vault.clock);
  self->window = ant_window_new (NULL, self->kiosk, self->theme, FALSE);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1080, 1920);
  gtk_window_present (GTK_WINDOW (self->window));
}

static inline void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (self->kiosk), (gpointer *) &self->kiosk);
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_object_unref (self->kiosk);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (self->kiosk);
  ant_theme_free (self->theme);
  ant_clinic_unref (self->clinic);
  ant_test_vault_tear_down (&self->vault, data);
}

/* --- a person's eyes and finger --- */

static inline GtkWidget *
get_page (Fixture *self)
{
  return GTK_WIDGET (ant_shell_get_page (ant_window_get_shell (ANT_WINDOW (self->window))));
}

static inline gboolean
is_on (Fixture *self, const char *page)
{
  return g_str_equal (ant_kiosk_get_page (self->kiosk), page);
}

static inline void
wait_for_page (Fixture *self, const char *page)
{
  gint64 end_us = g_get_monotonic_time () + WAIT_US;

  while ((!is_on (self, page) || ant_page_get_busy (ANT_PAGE (get_page (self)))) &&
         g_get_monotonic_time () < end_us)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpstr (ant_kiosk_get_page (self->kiosk), ==, page);
  g_assert_false (ant_page_get_busy (ANT_PAGE (get_page (self))));
}

static inline gboolean
shows (GtkWidget *root, const char *text)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_visible (root) &&
      strstr (gtk_label_get_label (GTK_LABEL (root)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    if (shows (child, text))
      return TRUE;
  }

  return FALSE;
}

static inline void
wait_until_shown (Fixture *self, const char *text)
{
  gint64 end_us = g_get_monotonic_time () + WAIT_US;

  while (!shows (get_page (self), text) && g_get_monotonic_time () < end_us)
    g_main_context_iteration (NULL, FALSE);
  if (!shows (get_page (self), text))
    g_error ("\"%s\" is nowhere on the page %s", text, ant_kiosk_get_page (self->kiosk));
}

static inline void
press (Fixture *self, const char *css_class)
{
  gint64 end_us = g_get_monotonic_time () + WAIT_US;

  while (!ant_tour_hand_press_class (get_page (self), css_class)) {
    g_assert_cmpint (g_get_monotonic_time (), <, end_us);
    g_main_context_iteration (NULL, FALSE);
  }
}

static inline gboolean
is_unlocked (Fixture *self)
{
  return ant_review_is_unlocked (ant_staff_get_review (ant_staff_get (self->kiosk)));
}

static inline void
unlock (Fixture *self)
{
  ant_kiosk_show (self->kiosk, "staff-unlock", NULL);
  g_assert_true (ant_tour_hand_type (get_page (self), ANT_TEST_PASSPHRASE));
  wait_for_page (self, "staff-queue");
  g_assert_true (is_unlocked (self));
}
