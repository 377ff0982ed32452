/* ant-languages.c - the languages the interface speaks, and how to change over while it runs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-languages"

#include "ant-languages.h"

#include <glib/gi18n.h>
#include <locale.h>

typedef struct {
  const char *lang;
  const char *own_name; /* in its own script: nobody looks for "Polish" */
  gboolean    is_rtl;
} Language;

static const Language LANGUAGES[] = {
  { "en", "English", FALSE },
  { "pl", "Polski", FALSE },
  { "ur", "اردو", TRUE },
};

static const Language *
find (const char *lang)
{
  for (gsize i = 0; i < G_N_ELEMENTS (LANGUAGES); i++) {
    if (g_strcmp0 (lang, LANGUAGES[i].lang) == 0)
      return &LANGUAGES[i];
  }

  return NULL;
}

/**
 * ant_languages_init:
 * @locale_dir: where the compiled translations are
 *
 * Called once, before GTK starts. gettext heeds LANGUAGE in no locale called "C", so a machine
 * without a locale gets C.UTF-8, which needs none to be generated.
 */
void
ant_languages_init (const char *locale_dir)
{
  if (setlocale (LC_ALL, "") == NULL || g_str_equal (setlocale (LC_MESSAGES, NULL), "C") ||
      g_str_equal (setlocale (LC_MESSAGES, NULL), "POSIX"))
    setlocale (LC_ALL, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/**
 * ant_languages_apply:
 * @lang: a language tag
 *
 * Texts that are made from now on, and the direction of widgets that are made from now on, are
 * those of @lang.
 */
void
ant_languages_apply (const char *lang)
{
  g_setenv ("LANGUAGE", lang, TRUE);
  textdomain (GETTEXT_PACKAGE); /* the public way to make gettext look at LANGUAGE again */
  gtk_widget_set_default_direction (ant_languages_is_rtl (lang) ? GTK_TEXT_DIR_RTL
                                                                : GTK_TEXT_DIR_LTR);
}

/**
 * ant_languages_get_own_name:
 *
 * Returns: what speakers call @lang, in its own script; the tag where it is not known
 */
const char *
ant_languages_get_own_name (const char *lang)
{
  const Language *language = find (lang);

  return language != NULL ? language->own_name : lang;
}

gboolean
ant_languages_is_rtl (const char *lang)
{
  const Language *language = find (lang);

  return language != NULL && language->is_rtl;
}
