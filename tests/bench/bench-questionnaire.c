/* bench-questionnaire.c - loading a large form beside parsing its JSON, and answering it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <json-c/json.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "ant-session.h"

/* 821 items and near 0.95 MB, as the largest real form found: 20 groups of 40 questions, each with
 * options in three languages and a condition, and a score a group. */
#define N_GROUPS    20
#define N_QUESTIONS 39
#define N_LOADS     15
#define N_ANSWERS   400

#define FHIR "http://hl7.org/fhir/StructureDefinition/"
#define SDC  "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"

/* Of the processor, so that whatever else the machine does is not measured. */
static gint64
get_time_us (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void
add_translation (GString *json, const char *key, const char *text)
{
  g_string_append_printf (json, "\"_%s\":{\"extension\":[", key);
  for (int i = 0; i < 2; i++)
    g_string_append_printf (json,
                            "%s{\"url\":\"" FHIR "translation\",\"extension\":[{\"url\":\"lang\","
                            "\"valueCode\":\"%s\"},{\"url\":\"content\",\"valueString\":\"%s\"}]}",
                            i > 0 ? "," : "", i > 0 ? "ur" : "pl", text);
  g_string_append (json, "]},");
}

static void
add_option (GString *json, int i)
{
  g_string_append_printf (
      json,
      "%s{\"extension\":[{\"url\":\"" FHIR
      "ordinalValue\",\"valueDecimal\":%d}],\"valueCoding\":{\"system\":"
      "\"urn:bench:answers\",\"code\":\"answer-%d\",\"display\":\"Answer %d\"}}",
      i > 0 ? "," : "", i, i, i);
}

static void
add_question (GString *json, int group, int i)
{
  g_string_append_printf (json, "{\"linkId\":\"g%d.q%d\",\"type\":\"choice\",", group, i);
  add_translation (json, "text", "How often has this happened to you in two weeks?");
  g_string_append (json, "\"text\":\"How often has this happened to you in two weeks?\",");
  if (i > 0)
    g_string_append_printf (json,
                            "\"enableWhen\":[{\"question\":\"g%d.q%d\",\"operator\":\"exists\","
                            "\"answerBoolean\":true}],",
                            group, i - 1);
  g_string_append (json, "\"answerOption\":[");
  for (int k = 0; k < 4; k++)
    add_option (json, k);
  g_string_append (json, "]},");
}

static void
add_group (GString *json, int group)
{
  g_string_append_printf (json,
                          "%s{\"linkId\":\"g%d\",\"type\":\"group\",\"text\":\"Part\",\"item\":[",
                          group > 0 ? "," : "", group);
  for (int i = 0; i < N_QUESTIONS; i++)
    add_question (json, group, i);
  g_string_append_printf (json,
                          "{\"linkId\":\"g%d.total\",\"type\":\"decimal\",\"readOnly\":true,"
                          "\"extension\":[{\"url\":\"" SDC
                          "calculatedExpression\",\"valueExpression\":{\"language\":"
                          "\"text/fhirpath\",\"expression\":\"%%resource.item.descendants().where("
                          "linkId.startsWith('g%d.q')).answer.value.ordinal().sum()\"}}]}]}",
                          group, group);
}

static GBytes *
make_form (void)
{
  GString *json = g_string_new ("{\"resourceType\":\"Questionnaire\",\"status\":\"active\","
                                "\"language\":\"en\",\"item\":[");

  for (int i = 0; i < N_GROUPS; i++)
    add_group (json, i);
  g_string_append (json, ",{\"linkId\":\"end\",\"type\":\"display\",\"text\":\"End\"}]}");

  return g_string_free_to_bytes (json);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const gint64 *x = a;
  const gint64 *y = b;

  return *x < *y ? -1 : *x > *y;
}

static double
get_median_ms (gint64 *times_us, gsize n)
{
  qsort (times_us, n, sizeof *times_us, compare_times);

  n /= 2;

  return (double) times_us[n] / 1000;
}

static double
time_json_c (GBytes *bytes)
{
  gint64 times[N_LOADS];

  for (int i = 0; i < N_LOADS; i++) {
    gint64       start = get_time_us ();
    json_object *json = json_tokener_parse (g_bytes_get_data (bytes, NULL));

    times[i] = get_time_us () - start;
    json_object_put (json);
  }

  return get_median_ms (times, N_LOADS);
}

static double
time_load (GBytes *bytes, AntForm **form)
{
  gint64 times[N_LOADS];

  for (int i = 0; i < N_LOADS; i++) {
    g_autoptr (GError) error = NULL;
    gint64 start = get_time_us ();

    g_clear_pointer (form, ant_form_unref);
    *form = ant_form_new (bytes, NULL, &error);
    times[i] = get_time_us () - start;
    g_assert_no_error (error);
  }

  return get_median_ms (times, N_LOADS);
}

/* One answer, and what the page after it asks: which pages there are, and whether it may be left.
 */
static void
give_answer (AntSession *session, int i, gint64 *times)
{
  g_autofree char *path = g_strdup_printf ("g%d.q%d", i / N_QUESTIONS % N_GROUPS, i % N_QUESTIONS);
  g_autofree char *code = g_strdup_printf ("answer-%d", 1 + i % 3);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_value_unref);
  g_auto (GStrv) pages = NULL;
  gint64 start;

  g_ptr_array_add (values, ant_value_new_coding ("urn:bench:answers", code, NULL));
  start = get_time_us ();
  g_assert_true (ant_session_set (session, path, values, NULL, NULL));
  times[0] = get_time_us () - start;
  g_assert_true (ant_session_check (session, path, NULL));
  pages = ant_session_list_questions (session);
  times[1] = get_time_us () - start;
}

int
main (void)
{
  g_autoptr (GBytes) bytes = make_form ();
  g_autoptr (AntForm) form = NULL;
  g_autoptr (AntSession) session = NULL;
  double json_ms = time_json_c (bytes);
  double load_ms = time_load (bytes, &form);
  gint64 answers[N_ANSWERS];
  gint64 pages[N_ANSWERS];
  gint64 start;
  double answer_ms;
  double page_ms;

  session = ant_session_new (form);
  for (int i = 0; i < N_ANSWERS; i++) {
    gint64 times[2];

    give_answer (session, i, times);
    answers[i] = times[0];
    pages[i] = times[1];
  }
  answer_ms = get_median_ms (answers, N_ANSWERS);
  page_ms = get_median_ms (pages, N_ANSWERS);
  start = get_time_us ();
  g_free (ant_session_export (session, NULL));

  printf ("form                %u items, %.2f MB\n", ant_form_get_n_items (form),
          (double) g_bytes_get_size (bytes) / 1e6);
  printf ("json-c parse        %.2f ms\n", json_ms);
  printf ("load                %.2f ms (%.2f x; to reach: 50 ms)\n", load_ms, load_ms / json_ms);
  printf ("answer              %.3f ms, worst %.3f ms (to reach: 1 ms)\n", answer_ms,
          (double) answers[N_ANSWERS - 1] / 1000);
  printf ("answer to next page %.3f ms, worst %.3f ms\n", page_ms,
          (double) pages[N_ANSWERS - 1] / 1000);
  printf ("export              %.2f ms\n", (double) (get_time_us () - start) / 1000);

  return load_ms <= 50 && answer_ms <= 1 ? 0 : 1;
}
