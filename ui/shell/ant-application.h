/* ant-application.h - the kiosk program put together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AntOptions:
 *
 * The command line of `anteroom`.
 */
typedef struct {
  char    *clinic_dir;
  char    *data_dir;
  char    *camera;   /* "auto", "demo", "none", or a device's name */
  char    *tour_dir; /* (nullable) */
  int      screen_width_mm;
  gboolean is_windowed;
  gboolean is_demonstration;
  char   **argv; /* as they were given, to start over with */
} AntOptions;

int ant_application_run (const AntOptions *options);

G_END_DECLS
