/* ant-test-kiosk.h - a kiosk window before a fresh vault
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-test-vault.h"
#include "ant-theme.h"
#include "ant-window.h"

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
