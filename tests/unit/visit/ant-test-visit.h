/* ant-test-visit.h - one client's visit, and the answers given in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-route.h"

#define WHEN_MS G_GINT64_CONSTANT (1772445600000) /* 2026-03-02T10:00:00Z */

/**
 * Fixture:
 *
 * A visit to the clinic whose pack is named, and the way through it.
 */
typedef struct {
  AntClinic  *clinic;
  AntClock   *clock;
  AntVisit   *visit;
  AntRoute   *route;
  AntSession *session; /* borrowed; the visit's */
} Fixture;

static inline void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *dir = g_test_build_filename (G_TEST_DIST, data, NULL);
  g_autoptr (GPtrArray) issues = ant_pack_issue_list_new ();
  g_autoptr (GError) error = NULL;

  self->clinic = ant_clinic_load (dir, issues, &error);
  g_assert_no_error (error);
  self->clock = ant_clock_new_fixed (WHEN_MS);
  self->visit = ant_visit_new (self->clinic, self->clock, "en");
  self->route = ant_route_new (self->visit);
  self->session = ant_visit_get_session (self->visit);
}

static inline void
tear_down (Fixture *self, gconstpointer data)
{
  ant_route_free (self->route);
  ant_visit_free (self->visit);
  ant_clock_unref (self->clock);
  ant_clinic_unref (self->clinic);
}

static inline void
say (Fixture *self, const char *path, AntValue *value)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_value_unref);

  g_ptr_array_add (values, value);
  g_assert_true (ant_session_set (self->session, path, values, NULL, NULL));
}

static inline void
say_yes (Fixture *self, const char *path, gboolean is_yes)
{
  say (self, path, ant_value_new_boolean (is_yes));
}
