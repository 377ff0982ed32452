/* type-here.c - a long page with fields and the on-screen keyboard, for a finger to try
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-keyboard.h"

/* a screen of 299 mm, and colours to make the theme complete */
#define DPI (1080 / 299.0 * 25.4)
#define THEME                                                                                      \
  "@define-color paper #fff; @define-color surface #fff; @define-color sunken #eee;"               \
  "@define-color ink #000; @define-color muted #444; @define-color edge #777;"                     \
  "@define-color line #ccc; @define-color accent #066; @define-color accent_ink #fff;"             \
  "entry, button.page { min-height: 72px; }"

static void
on_continue (GtkButton *button)
{
  gtk_button_set_label (button, "Continued");
}

static GtkWidget *
make_entry (const char *name)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return entry;
}

static GtkWidget *
make_page (void)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *gap = gtk_label_new ("a long page");
  GtkWidget *button = gtk_button_new_with_label ("Continue");
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_widget_set_size_request (gap, -1, 1500);
  gtk_widget_add_css_class (button, "page");
  g_signal_connect (button, "clicked", G_CALLBACK (on_continue), NULL);
  gtk_box_append (GTK_BOX (page), make_entry ("First"));
  gtk_box_append (GTK_BOX (page), gap);
  gtk_box_append (GTK_BOX (page), make_entry ("Last"));
  gtk_box_append (GTK_BOX (page), button);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), page);
  gtk_widget_set_vexpand (scrolled, TRUE);

  return scrolled;
}

static void
load_css (void)
{
  GdkDisplay *display = gdk_display_get_default ();
  g_autoptr (GtkCssProvider) theme = gtk_css_provider_new ();
  g_autoptr (GtkCssProvider) keyboard = gtk_css_provider_new ();

  gtk_css_provider_load_from_data (theme, THEME, -1);
  gtk_css_provider_load_from_resource (keyboard, "/org/anteroom/theme/keyboard.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (theme), 600);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (keyboard), 601);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (DPI * 1024), NULL);
}

static void
activate (GtkApplication *application)
{
  static const char *const languages[] = { "en", "pl", NULL };
  GtkWidget               *window = gtk_application_window_new (application);
  GtkWidget               *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget               *keyboard = ant_keyboard_new ();

  load_css ();
  ant_keyboard_set_languages (ANT_KEYBOARD (keyboard), languages);
  gtk_box_append (GTK_BOX (box), make_page ());
  gtk_box_append (GTK_BOX (box), keyboard);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (GtkApplication) application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (activate), NULL);

  return g_application_run (G_APPLICATION (application), argc, argv);
}
