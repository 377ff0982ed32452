/* test-flags.c - what answers tell staff to raise
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>

#include "ant-flags.h"

static const char FORM[] =
    "{\"resourceType\":\"Questionnaire\",\"status\":\"active\",\"item\":["
    "{\"linkId\":\"well\",\"type\":\"boolean\",\"text\":\"Well?\"},"
    "{\"linkId\":\"what\",\"type\":\"choice\",\"repeats\":true,\"text\":\"What?\",\"answerOption\":"
    "["
    "{\"valueCoding\":{\"system\":\"urn:x\",\"code\":\"a\",\"display\":\"A\"}},"
    "{\"valueCoding\":{\"system\":\"urn:x\",\"code\":\"b\",\"display\":\"B\"}}]}]}";

typedef struct {
  char      *dir;
  AntPack   *pack;
  GPtrArray *issues;
  AntForm   *form;
} Fixture;

static AntFlags *
read_flags (Fixture *fixture, const char *json)
{
  g_autofree char *path = g_build_filename (fixture->dir, "flags.json", NULL);
  g_autoptr (GBytes) form = g_bytes_new_static (FORM, sizeof FORM - 1);
  g_autoptr (GPtrArray) form_issues =
      g_ptr_array_new_with_free_func ((GDestroyNotify) ant_issue_free);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, json, -1, &error);
  g_assert_no_error (error);
  fixture->form = ant_form_new (form, form_issues, &error);
  g_assert_no_error (error);
  fixture->pack = ant_pack_open (fixture->dir, fixture->issues, &error);
  g_assert_no_error (error);

  return ant_flags_read (fixture->pack, fixture->form);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->dir = g_dir_make_tmp ("ant-flags-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->issues = ant_pack_issue_list_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->dir, "flags.json", NULL);

  g_unlink (path);
  g_rmdir (fixture->dir);
  g_free (fixture->dir);
  g_clear_pointer (&fixture->pack, ant_pack_free);
  g_clear_pointer (&fixture->form, ant_form_unref);
  g_ptr_array_unref (fixture->issues);
}

static void
answer (AntSession *session, const char *path, AntValue *value)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_value_unref);

  g_ptr_array_add (values, value);
  g_assert_true (ant_session_set (session, path, values, NULL, NULL));
}

static void
test_flags_raises (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AntFlags) flags =
      read_flags (fixture, "[{\"id\":\"one\",\"level\":\"A\",\"text\":\"One\",\"when\":["
                           "{\"question\":\"what\",\"operator\":\"=\",\"answer\":\"b\"}]},"
                           "{\"id\":\"two\",\"level\":\"B\",\"text\":{\"en\":\"Two\",\"pl\":"
                           "\"Dwa\"},\"match\":\"all\",\"when\":["
                           "{\"question\":\"what\",\"operator\":\"=\",\"answer\":\"b\"},"
                           "{\"question\":\"well\",\"operator\":\"=\",\"answer\":false}]}]");
  g_autoptr (AntSession) session = ant_session_new (fixture->form);
  g_autoptr (GPtrArray) none = ant_flags_list (flags, session);
  g_autoptr (GPtrArray) one = NULL;
  g_autoptr (GPtrArray) both = NULL;
  const AntWording *text;

  g_assert_cmpuint (fixture->issues->len, ==, 0);
  g_assert_cmpuint (none->len, ==, 0);

  answer (session, "what", ant_value_new_coding ("urn:x", "b", "B"));
  one = ant_flags_list (flags, session);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpstr (((AntFlag *) one->pdata[0])->id, ==, "one");
  g_assert_true (((AntFlag *) one->pdata[0])->level == 'A');

  answer (session, "well", ant_value_new_boolean (FALSE));
  both = ant_flags_list (flags, session);
  g_assert_cmpuint (both->len, ==, 2);
  text = ant_flags_find (flags, "two")->text;
  g_assert_cmpstr (ant_wording_get (text, "pl", NULL), ==, "Dwa");
  g_assert_cmpstr (ant_wording_get (text, "ur", NULL), ==, "Two");
  g_assert_cmpstr (ant_wording_get (ant_flags_find (flags, "one")->text, "pl", NULL), ==, "One");
}

static void
test_flags_refuses (Fixture *fixture, gconstpointer data)
{
  static const char *const wrong[] = {
    "{}",
    "[{\"id\":\"x\",\"level\":\"D\",\"text\":\"X\",\"when\":[]}]",
    "[{\"id\":\"x\",\"level\":\"A\",\"text\":\"X\",\"when\":[]}]",
    "[{\"id\":\"x\",\"level\":\"A\",\"text\":{\"pl\":\"X\"},\"when\":[{\"question\":\"what\","
    "\"operator\":\"=\",\"answer\":\"b\"}]}]",
    "[{\"id\":\"x\",\"level\":\"A\",\"text\":7,\"when\":[{\"question\":\"what\","
    "\"operator\":\"=\",\"answer\":\"b\"}]}]",
    "[{\"id\":\"x\",\"level\":\"A\",\"text\":\"X\",\"when\":[7]}]",
    "[{\"id\":\"x\",\"level\":\"A\",\"text\":\"X\",\"when\":[{\"question\":\"nobody\","
    "\"operator\":\"=\",\"answer\":\"b\"}]}]",
    "[{\"id\":\"x\",\"level\":\"A\",\"text\":\"X\",\"when\":[{\"question\":\"what\","
    "\"operator\":\"=\",\"answer\":\"z\"}]}]",
    "[{\"id\":\"x\",",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (AntFlags) flags = read_flags (fixture, wrong[i]);

    g_assert_true (ant_pack_has_error (fixture->pack));
    g_ptr_array_set_size (fixture->issues, 0);
    g_clear_pointer (&fixture->pack, ant_pack_free);
    g_clear_pointer (&fixture->form, ant_form_unref);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/flags/raises", Fixture, NULL, set_up, test_flags_raises, tear_down);
  g_test_add ("/flags/refuses", Fixture, NULL, set_up, test_flags_refuses, tear_down);

  return g_test_run ();
}
