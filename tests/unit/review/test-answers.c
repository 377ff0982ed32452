/* test-answers.c - a stored QuestionnaireResponse as a list to read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-answers.h"

#include <string.h>

#include "ant-error.h"

#define RESPONSE                                                                                   \
  "{\"resourceType\":\"QuestionnaireResponse\",\"language\":\"pl\",\"status\":\"completed\","      \
  "\"item\":["                                                                                     \
  "{\"linkId\":\"adult\",\"text\":\"Are you 18?\",\"answer\":[{\"valueBoolean\":true}]},"          \
  "{\"linkId\":\"hair\",\"text\":\"Your hair\",\"item\":["                                         \
  "{\"linkId\":\"noticed\",\"text\":\"Since when?\",\"answer\":[{\"valueDate\":\"2025-05\"}]},"    \
  "{\"linkId\":\"hair.more\",\"text\":\"More\",\"item\":["                                         \
  "{\"linkId\":\"want\",\"text\":\"What would you like?\",\"answer\":["                            \
  "{\"valueCoding\":{\"system\":\"urn:x\",\"code\":\"crown\",\"display\":\"The crown\"},"          \
  "\"item\":[{\"linkId\":\"want.why\",\"text\":\"Why?\",\"answer\":[{\"valueString\":\"So\"}]}]}," \
  "{\"valueCoding\":{\"system\":\"urn:x\",\"code\":\"scar\",\"display\":\"A scar\"}}]}]}]},"       \
  "{\"linkId\":\"last\",\"answer\":[{\"valueDecimal\":0.10}]}]}"

static GPtrArray *
read_text (const char *text, gsize size, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, size);

  return ant_answers_read (bytes, NULL, error);
}

static const AntAnswer *
get (GPtrArray *answers, guint i, const char *link_id)
{
  const AntAnswer *answer;

  g_assert_cmpuint (i, <, answers->len);
  answer = answers->pdata[i];
  g_assert_cmpstr (answer->link_id, ==, link_id);

  return answer;
}

static void
test_reads_in_order (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (RESPONSE, strlen (RESPONSE));
  g_autoptr (GError) error = NULL;
  g_autofree char *language = NULL;
  g_autoptr (GPtrArray) answers = ant_answers_read (bytes, &language, &error);
  const AntAnswer *answer;

  g_assert_no_error (error);
  g_assert_cmpstr (language, ==, "pl");
  g_assert_cmpuint (answers->len, ==, 5);

  answer = get (answers, 0, "adult");
  g_assert_cmpstr (answer->question, ==, "Are you 18?");
  g_assert_null (answer->section);
  g_assert_true (ant_value_get_boolean (answer->values->pdata[0]));

  answer = get (answers, 1, "noticed");
  g_assert_cmpstr (answer->section_id, ==, "hair");
  g_assert_cmpstr (answer->section, ==, "Your hair");
  g_assert_cmpint (ant_value_get_value_type (answer->values->pdata[0]), ==, ANT_VALUE_DATE);
  g_assert_cmpstr (ant_value_get_text (answer->values->pdata[0]), ==, "2025-05");
}

static void
test_keeps_the_outermost_section (void)
{
  g_autoptr (GPtrArray) answers = read_text (RESPONSE, strlen (RESPONSE), NULL);
  const AntAnswer *answer = get (answers, 2, "want");

  g_assert_cmpstr (answer->section, ==, "Your hair");
  g_assert_cmpuint (answer->values->len, ==, 2);
  g_assert_cmpstr (ant_value_get_display (answer->values->pdata[1]), ==, "A scar");

  answer = get (answers, 3, "want.why");
  g_assert_cmpstr (answer->section, ==, "Your hair");
  g_assert_cmpstr (ant_value_get_text (answer->values->pdata[0]), ==, "So");
}

static void
test_needs_no_words (void)
{
  g_autoptr (GPtrArray) answers = read_text (RESPONSE, strlen (RESPONSE), NULL);
  const AntAnswer *answer = get (answers, 4, "last");

  g_assert_null (answer->question);
  g_assert_null (answer->section_id);
  g_assert_cmpstr (ant_value_get_text (answer->values->pdata[0]), ==, "0.10");
}

static void
test_leaves_out_what_is_no_answer (void)
{
  const char *text = "{\"resourceType\":\"QuestionnaireResponse\",\"item\":[7,null,[],"
                     "{\"linkId\":3,\"answer\":[{\"valueString\":\"kept\"},{},\"x\",null]},"
                     "{\"linkId\":\"none\",\"answer\":[]},{\"linkId\":\"odd\",\"answer\":{}},"
                     "{\"linkId\":\"empty\",\"item\":\"x\"}]}";
  g_autoptr (GPtrArray) answers = read_text (text, strlen (text), NULL);

  g_assert_cmpuint (answers->len, ==, 1);
  g_assert_cmpstr (ant_value_get_text (get (answers, 0, NULL)->values->pdata[0]), ==, "kept");
}

static void
test_refuses_what_is_no_response (void)
{
  const char *const texts[] = {
    "", "null", "[]", "{}", "{\"resourceType\":\"Questionnaire\"}", "{\"resourceType\":1}", "\xff"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (read_text (texts[i], strlen (texts[i]), &error));
    g_assert_error (error, ANT_ERROR, ANT_ERROR_CORRUPT);
  }
}

static void
test_refuses_every_cut (void)
{
  for (gsize size = 0; size < strlen (RESPONSE); size++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (read_text (RESPONSE, size, &error));
    g_assert_error (error, ANT_ERROR, ANT_ERROR_CORRUPT);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/answers/reads-in-order", test_reads_in_order);
  g_test_add_func ("/answers/keeps-the-outermost-section", test_keeps_the_outermost_section);
  g_test_add_func ("/answers/needs-no-words", test_needs_no_words);
  g_test_add_func ("/answers/leaves-out-what-is-no-answer", test_leaves_out_what_is_no_answer);
  g_test_add_func ("/answers/refuses-what-is-no-response", test_refuses_what_is_no_response);
  g_test_add_func ("/answers/refuses-every-cut", test_refuses_every_cut);

  return g_test_run ();
}
