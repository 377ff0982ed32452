/* ant-test-form.h - a form that differs from another in one place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <string.h>

#include "ant-form.h"

/* @form with @new where @old stands first. */
static inline GBytes *
ant_test_form_change (AntForm *form, const char *old, const char *new)
{
  gsize            size;
  const char      *bytes = g_bytes_get_data (ant_form_get_bytes (form), &size);
  g_autofree char *text = g_strndup (bytes, size);
  char            *at = strstr (text, old);
  char            *changed;

  g_assert_nonnull (at);
  *at = '\0';
  changed = g_strconcat (text, new, at + strlen (old), NULL);

  return g_bytes_new_take (changed, strlen (changed));
}
