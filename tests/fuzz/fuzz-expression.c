/* fuzz-expression.c - any bytes as a FHIRPath expression, worked out over a few answers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "ant-json.h"
#include "ant-session-state.h"
#include "fuzz-form.h"
#include "fuzz.h"

GBytes *
fuzz_get_seed (void)
{
  static const char expression[] =
      "iif(%resource.item.descendants().where(linkId in ('n' | 'd')).answer.value.first() > 1.5 "
      "and ('a' & 'b').matches('^a') , -3 div 2, (today() = @2020-01-01).not())";

  return g_bytes_new_static (expression, sizeof expression - 1);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) bytes, MIN (size, 2000));
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (AntJson) root = ant_json_parse (FUZZ_FORM, sizeof FUZZ_FORM - 1, NULL, NULL);
  json_object *variable = json_object_array_get_idx (ant_json_get_array (root, "extension"), 0);
  const char  *json;
  g_autoptr (GBytes) form_json = NULL;
  g_autoptr (AntForm) form = NULL;
  g_autoptr (AntSession) session = NULL;

  json_object_object_add (ant_json_get_object (variable, "valueExpression"), "expression",
                          json_object_new_string (valid));
  json = json_object_to_json_string (root);
  form_json = g_bytes_new_static (json, strlen (json));
  form = ant_form_new (form_json, NULL, NULL);
  if (form == NULL)
    return 0;
  session = ant_session_new (form);
  g_assert_true (ant_session_import (session, FUZZ_RESPONSE, NULL, NULL));
  json_object_put (ant_session_describe (session));

  return 0;
}
