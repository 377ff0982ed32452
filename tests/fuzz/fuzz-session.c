/* fuzz-session.c - any lines as the commands of a session
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-ctl-session.h"
#include "ant-ctl.h"
#include "fuzz-form.h"
#include "fuzz.h"

void
ant_ctl_print (json_object *line)
{
  json_object_put (line);
}

GBytes *
fuzz_get_seed (void)
{
  static const char lines[] =
      "{\"do\":\"set\",\"path\":\"a\",\"answers\":[{\"valueBoolean\":true}]}\n"
      "{\"do\":\"add\",\"path\":\"g\"}\n"
      "{\"do\":\"set\",\"path\":\"g[1]/n\",\"answers\":[{\"valueInteger\":4}]}\n"
      "{\"do\":\"toggle\",\"path\":\"c\",\"answer\":{\"valueCoding\":{\"code\":\"B\"}}}\n"
      "{\"do\":\"set\",\"path\":\"c#0/s\",\"answers\":[{\"valueString\":\"x\"}]}\n"
      "{\"do\":\"state\"}\n"
      "{\"do\":\"remove\",\"path\":\"g[0]\"}\n"
      "{\"do\":\"complete\"}\n"
      "{\"do\":\"export\"}\n";

  return g_bytes_new_static (lines, sizeof lines - 1);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  static AntForm *form;
  g_autoptr (AntSession) session = NULL;
  g_autofree char *text = g_strndup ((const char *) bytes, size);
  g_auto (GStrv) lines = g_strsplit (text, "\n", 60);

  if (form == NULL) {
    g_autoptr (GBytes) json = g_bytes_new_static (FUZZ_FORM, sizeof FUZZ_FORM - 1);

    form = ant_form_new (json, NULL, NULL);
    g_assert_nonnull (form);
  }
  session = ant_session_new (form);
  for (char **line = lines; *line != NULL; line++) {
    json_object *said = ant_ctl_session_answer (session, *line);

    g_assert_true (json_object_object_get_ex (said, "ok", NULL));
    json_object_put (said);
  }

  return 0;
}
