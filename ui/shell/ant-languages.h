/* ant-languages.h - the languages the interface speaks, and how to change over while it runs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void        ant_languages_init (const char *locale_dir);
void        ant_languages_apply (const char *lang);
const char *ant_languages_get_own_name (const char *lang);
gboolean    ant_languages_is_rtl (const char *lang);

G_END_DECLS
