/* ant-theme.h - the one style sheet, in the colours of the pack and of the moment
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _AntTheme AntTheme;

AntTheme *ant_theme_new (GdkDisplay *display) G_GNUC_WARN_UNUSED_RESULT;
void      ant_theme_free (AntTheme *self);
void      ant_theme_set_accent (AntTheme *self, const char *accent);
void      ant_theme_set_high_contrast (AntTheme *self, gboolean has_high_contrast);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntTheme, ant_theme_free)

G_END_DECLS
