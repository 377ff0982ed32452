/* fuzz-form.c - any bytes as a questionnaire, and a session of whatever comes of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz-form.h"

#include "ant-session.h"
#include "fuzz.h"

GBytes *
fuzz_get_seed (void)
{
  return g_bytes_new_static (FUZZ_FORM, sizeof FUZZ_FORM - 1);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  g_autoptr (GBytes) json = g_bytes_new_static (bytes, size);
  g_autoptr (GPtrArray) issues = ant_issue_list_new ();
  g_autoptr (AntForm) form = ant_form_new_for_checking (json, issues, NULL);
  g_autoptr (AntSession) session = NULL;
  g_autofree char *response = NULL;

  g_assert_true (form != NULL || ant_issue_list_has_error (issues));
  if (form == NULL)
    return 0;
  session = ant_session_new (form);
  g_strfreev (ant_session_list_pages (session));
  response = ant_session_export (session, NULL);
  g_assert_true (g_utf8_validate (response, -1, NULL));

  return 0;
}
