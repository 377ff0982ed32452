/* bench-questionnaire.c - loading large forms beside parsing their JSON, and answering them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <json-c/json.h>
#include <malloc.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "ant-session.h"

/* Groups of 40 items: questions in three languages with options and a condition, and a score. */
#define N_QUESTIONS 39
#define N_LOADS     15
#define N_ANSWERS   400

typedef struct {
  int    n_groups;
  double load_ms;
  double answer_ms;
  double worst_ms;
} Reach;

static const Reach REACH[] = {
  { 20, 50, 1, 5 },    /* 821 items and 1 MB, as the largest real form found */
  { 366, 1000, 5, 5 }, /* 15,007 items */
};

#define MEMORY_RATIO 20

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
make_form (int n_groups)
{
  GString *json = g_string_new ("{\"resourceType\":\"Questionnaire\",\"status\":\"active\","
                                "\"language\":\"en\",\"item\":[");

  for (int i = 0; i < n_groups; i++)
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

/* What the program holds, in bytes. */
static gsize
measure_memory (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return info.uordblks + info.hblkhd;
}

/* One answer, and what the page after it asks: which pages there are, and whether it may be left.
 */
static void
give_answer (AntSession *session, int n_groups, int i, gint64 *times)
{
  g_autofree char *path =
      g_strdup_printf ("g%d.q%d", i / N_QUESTIONS * 7 % n_groups, i % N_QUESTIONS);
  g_autofree char *code = g_strdup_printf ("answer-%d", 1 + i % 3);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_value_unref);
  g_auto (GStrv) pages = NULL;
  gint64 start;

  g_ptr_array_add (values, ant_value_new_coding ("urn:bench:answers", code, NULL));
  start = get_time_us ();
  g_assert_true (ant_session_set (session, path, values, NULL, NULL));
  times[0] = get_time_us () - start;
  g_assert_true (ant_session_check (session, path, NULL));
  pages = ant_session_list_pages (session);
  times[1] = get_time_us () - start;
}

static gboolean
print_against (const char *what, const char *unit, double figure, double to_reach)
{
  printf ("%-20s %.3f %s (to reach: %g)\n", what, figure, unit, to_reach);

  return figure <= to_reach;
}

static gboolean
measure_answers (AntForm *form, const Reach *reach)
{
  g_autoptr (AntSession) session = ant_session_new (form);
  gint64   answers[N_ANSWERS];
  gint64   pages[N_ANSWERS];
  gint64   start;
  gboolean is_reached;
  double   page_ms;

  for (int i = 0; i < N_ANSWERS; i++) {
    gint64 times[2];

    give_answer (session, reach->n_groups, i, times);
    answers[i] = times[0];
    pages[i] = times[1];
  }
  is_reached =
      print_against ("answer, median", "ms", get_median_ms (answers, N_ANSWERS), reach->answer_ms);
  is_reached &= print_against ("answer, worst", "ms", (double) answers[N_ANSWERS - 1] / 1000,
                               reach->worst_ms);
  page_ms = get_median_ms (pages, N_ANSWERS);
  printf ("%-20s %.3f ms, worst %.3f ms\n", "answer to next page", page_ms,
          (double) pages[N_ANSWERS - 1] / 1000);
  start = get_time_us ();
  g_free (ant_session_export (session, NULL));
  printf ("%-20s %.2f ms\n", "export", (double) (get_time_us () - start) / 1000);

  return is_reached;
}

static gboolean
measure (const Reach *reach)
{
  g_autoptr (GBytes) bytes = make_form (reach->n_groups);
  g_autoptr (AntForm) form = NULL;
  double   json_ms = time_json_c (bytes);
  gsize    held = measure_memory ();
  double   load_ms = time_load (bytes, &form);
  double   size = (double) g_bytes_get_size (bytes);
  double   ratio = (double) (measure_memory () - held) / size;
  gboolean is_reached;

  printf ("\n%-20s %u items, %.2f MB\n", "form", ant_form_get_n_items (form), size / 1e6);
  printf ("%-20s %.3f ms\n", "json-c parse", json_ms);
  is_reached = print_against ("load", "ms", load_ms, reach->load_ms);
  printf ("%-20s %.2f x\n", "load to json-c", load_ms / json_ms);
  is_reached &= print_against ("memory to file", "x", ratio, MEMORY_RATIO);

  return measure_answers (form, reach) && is_reached;
}

int
main (void)
{
  gboolean is_reached = TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (REACH); i++)
    is_reached &= measure (&REACH[i]);

  return is_reached ? 0 : 1;
}
