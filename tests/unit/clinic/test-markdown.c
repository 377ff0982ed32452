/* test-markdown.c - a pack's texts, ready for a label or for plain print
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-markdown.h"

static void
assert_made (const char *markdown, const char *markup, const char *plain)
{
  g_autofree char *as_markup = ant_markdown_to_markup (markdown);
  g_autofree char *as_plain = ant_markdown_to_plain (markdown);

  g_assert_cmpstr (as_markup, ==, markup);
  g_assert_cmpstr (as_plain, ==, plain);
}

static void
test_markdown_marks_up (void)
{
  assert_made ("", "", "");
  assert_made ("One\ntwo\n\nthree", "One two\n\nthree", "One two\n\nthree");
  assert_made ("**b** *i* `c`", "<b>b</b> <i>i</i> <tt>c</tt>", "b i c");
  assert_made ("# Title\n\nText", "<span size=\"larger\"><b>Title</b></span>\n\nText",
               "Title\n\nText");
  assert_made ("a  \nb", "a\nb", "a\nb");
  assert_made ("R&D <3 \"x\"", "R&amp;D &lt;3 &quot;x&quot;", "R&D <3 \"x\"");
}

static void
test_markdown_lists (void)
{
  assert_made ("Do:\n\n- one\n- two\n\nEnd", "Do:\n\n•\u00a0one\n•\u00a0two\n\nEnd",
               "Do:\n\n•\u00a0one\n•\u00a0two\n\nEnd");
  assert_made ("3. c\n4. d", "3. c\n4. d", "3. c\n4. d");
  assert_made ("- a\n  - b\n- c", "•\u00a0a\n    •\u00a0b\n•\u00a0c",
               "•\u00a0a\n    •\u00a0b\n•\u00a0c");
}

static void
test_markdown_leads_nowhere (void)
{
  assert_made ("[here](https://example.org)", "here", "here");
  assert_made ("![a face](face.png)", "a face", "a face");
  assert_made ("a <b onclick=\"x\">bold</b> b", "a bold b", "a bold b");
  assert_made ("<script>alert(1)</script>\n\nend", "end", "end");
  assert_made ("&lt;b&gt;", "&lt;b&gt;", "<b>");
}

/* Whatever comes out must be markup that a label takes. */
static void
test_markdown_bears_anything (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  static const char signs[] = "*_`#->[](){}<&!\\ \n1.ab\xc3\xa9\xff";

  for (int round = 0; round < 500; round++) {
    char             text[64];
    g_autofree char *markup = NULL;
    g_autofree char *wrapped = NULL;
    g_autoptr (GError) error = NULL;
    GMarkupParser        nothing = { NULL };
    GMarkupParseContext *context;

    for (gsize i = 0; i < sizeof text - 1; i++)
      text[i] = signs[g_rand_int_range (rand, 0, sizeof signs - 1)];
    text[sizeof text - 1] = '\0';
    markup = ant_markdown_to_markup (text);
    wrapped = g_strdup_printf ("<markup>%s</markup>", markup);
    context = g_markup_parse_context_new (&nothing, 0, NULL, NULL);
    g_assert_true (g_markup_parse_context_parse (context, wrapped, -1, &error));
    g_assert_true (g_markup_parse_context_end_parse (context, &error));
    g_assert_no_error (error);
    g_markup_parse_context_free (context);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/markdown/marks-up", test_markdown_marks_up);
  g_test_add_func ("/markdown/lists", test_markdown_lists);
  g_test_add_func ("/markdown/leads-nowhere", test_markdown_leads_nowhere);
  g_test_add_func ("/markdown/bears-anything", test_markdown_bears_anything);

  return g_test_run ();
}
