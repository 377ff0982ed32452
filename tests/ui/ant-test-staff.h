/* ant-test-staff.h - what a member of staff does with a kiosk window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-staff.h"
#include "ant-test-kiosk.h"
#include "ant-tour-hand.h"

#define WAIT_US (20 * G_TIME_SPAN_SECOND)

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
