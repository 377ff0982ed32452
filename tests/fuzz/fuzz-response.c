/* fuzz-response.c - any bytes as answers: checked, and read into a session
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-session.h"
#include "ant-validate.h"
#include "fuzz-form.h"
#include "fuzz.h"

GBytes *
fuzz_get_seed (void)
{
  return g_bytes_new_static (FUZZ_RESPONSE, sizeof FUZZ_RESPONSE - 1);
}

static char *
import (AntForm *form, const char *text)
{
  g_autoptr (AntSession) session = ant_session_new (form);

  return ant_session_import (session, text, NULL, NULL) ? ant_session_export (session, NULL) : NULL;
}

/* What a session takes it can say again; once repetitions without an answer are gone it says the
 * same for ever. */
static void
import_again (AntForm *form, const char *text)
{
  g_autofree char *first = import (form, text);
  g_autofree char *second = first != NULL ? import (form, first) : NULL;
  g_autofree char *third = second != NULL ? import (form, second) : NULL;

  g_assert_true ((first != NULL) == (second != NULL));
  g_assert_cmpstr (second, ==, third);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  static AntForm *form;
  g_autoptr (GBytes) json = g_bytes_new_static (bytes, size);
  g_autoptr (GPtrArray) issues = ant_issue_list_new ();
  g_autofree char *text = g_strndup ((const char *) bytes, size);

  if (form == NULL) {
    g_autoptr (GBytes) form_json = g_bytes_new_static (FUZZ_FORM, sizeof FUZZ_FORM - 1);

    form = ant_form_new (form_json, NULL, NULL);
    g_assert_nonnull (form);
  }
  ant_validate (form, json, issues, NULL);
  import_again (form, text);

  return 0;
}
