/* ant-theme.c - the one style sheet, in the colours of the pack and of the moment
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-theme"

#include "ant-theme.h"

#define THEME "/org/anteroom/theme/"

/**
 * AntTheme:
 *
 * One style provider for all. The tokens come first in it, so that a change of contrast is one load
 * of the same rules over other colours.
 */
struct _AntTheme {
  GdkDisplay     *display; /* borrowed; outlives the program's windows */
  GtkCssProvider *provider;
  GtkCssProvider *accent; /* over it; the one colour a pack has a say in */
  gboolean        has_accent;
};

static void
append (GString *css, const char *name)
{
  g_autofree char *path = g_strconcat (THEME, name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);
  gsize size;

  g_return_if_fail (bytes != NULL);

  g_string_append_len (css, g_bytes_get_data (bytes, &size), (gssize) g_bytes_get_size (bytes));
}

static void
use_accent (AntTheme *self, gboolean is_used)
{
  gtk_style_context_remove_provider_for_display (self->display, GTK_STYLE_PROVIDER (self->accent));
  if (is_used)
    gtk_style_context_add_provider_for_display (self->display, GTK_STYLE_PROVIDER (self->accent),
                                                GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
}

/**
 * ant_theme_set_high_contrast:
 * @has_high_contrast: %TRUE for the tokens that give every text 7:1; the pack's accent is left out
 *   then, for it promises 4.5:1 only
 */
void
ant_theme_set_high_contrast (AntTheme *self, gboolean has_high_contrast)
{
  g_autoptr (GString) css = g_string_new (NULL);

  append (css, has_high_contrast ? "tokens-contrast.css" : "tokens.css");
  append (css, "theme.css");
  append (css, "staff.css");
  append (css, "keyboard.css");
  gtk_css_provider_load_from_data (self->provider, css->str, (gssize) css->len);
  use_accent (self, !has_high_contrast && self->has_accent);
}

/**
 * ant_theme_set_accent:
 * @accent: (nullable): the pack's colour, "#rrggbb"; %NULL for the theme's own
 */
void
ant_theme_set_accent (AntTheme *self, const char *accent)
{
  g_autofree char *css = g_strdup_printf ("@define-color accent %s;\n", accent);

  self->has_accent = accent != NULL;
  if (self->has_accent)
    gtk_css_provider_load_from_data (self->accent, css, -1);
  use_accent (self, self->has_accent);
}

/**
 * ant_theme_new:
 * @display: where the program is shown
 *
 * Returns: (transfer full): the theme, already in use
 */
AntTheme *
ant_theme_new (GdkDisplay *display)
{
  AntTheme *self = g_new0 (AntTheme, 1);

  self->display = display;
  self->provider = gtk_css_provider_new ();
  self->accent = gtk_css_provider_new ();
  ant_theme_set_high_contrast (self, FALSE);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (self->provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);

  return self;
}

void
ant_theme_free (AntTheme *self)
{
  gtk_style_context_remove_provider_for_display (self->display,
                                                 GTK_STYLE_PROVIDER (self->provider));
  use_accent (self, FALSE);
  g_object_unref (self->provider);
  g_object_unref (self->accent);
  g_free (self);
}
