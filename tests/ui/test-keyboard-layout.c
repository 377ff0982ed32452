/* test-keyboard-layout.c - one keyboard as data
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gio/gio.h>

#include "ant-error.h"
#include "ant-keyboard-layout.h"

static AntKeyboardLayout *
parse (const char *json, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));

  return ant_keyboard_layout_new (bytes, error);
}

static const AntKey *
get_key (AntKeyboardLayout *layout, guint i)
{
  return ant_keyboard_layout_get_layer (layout, 0)->keys->pdata[i];
}

static void
test_reads (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AntKeyboardLayout) layout = parse (
      "{\"language\": \"pl\", \"name\": \"Polski\", \"layers\": [{\"id\": \"all\", \"rows\": ["
      "[\"a ß\", {\"text\": \"٠\", \"shifted\": \"0\", \"name\": \"nought\", \"width\": 1.5}],"
      "[{\"gap\": 0.5}, {\"action\": \"layer\", \"layer\": \"all\", \"label\": \"abc\"},"
      " {\"action\": \"enter\", \"width\": 2, \"height\": 2}],"
      "[{\"action\": \"space\", \"width\": 1.5}]]}]}",
      &error);

  g_assert_no_error (error);
  g_assert_cmpstr (ant_keyboard_layout_get_name (layout), ==, "Polski");
  g_assert_cmpuint (ant_keyboard_layout_get_layer (layout, 0)->columns, ==, 14);

  g_assert_cmpstr (get_key (layout, 0)->shifted, ==, "A");
  g_assert_false (get_key (layout, 0)->is_pair);
  g_assert_cmpstr (get_key (layout, 2)->shifted, ==, "0");
  g_assert_cmpstr (get_key (layout, 2)->name, ==, "nought");
  g_assert_true (get_key (layout, 2)->is_pair);
  g_assert_cmpuint (get_key (layout, 3)->column, ==, 2);
  g_assert_cmpint (get_key (layout, 4)->action, ==, ANT_KEY_ENTER);
  g_assert_cmpuint (get_key (layout, 4)->height, ==, 2);
  g_assert_cmpuint (get_key (layout, 5)->row, ==, 2);
}

static void
test_refuses (void)
{
  static const struct {
    const char *json;
    const char *why; /* must be in the message */
  } wrong[] = {
    { "", "no JSON" },
    { "[]", "no JSON" },
    { "{\"layers\":[]} x", "no JSON" },
    { "{\"layers\":[]}", "no layers" },
    { "{\"layers\":[4]}", "no “id”" },
    { "{\"language\":\"en\",\"layers\":[]}", "go together" },
    { "{\"layers\":[{\"id\":\"l\"}]}", "1 to 8" },
    { "{\"layers\":[{\"id\":\"l\",\"rows\":[7]}]}", "row 1: it is not a list" },
    { "{\"layers\":[{\"id\":\"l\",\"rows\":[[7]]}]}", "neither a text nor an object" },
    { "{\"layers\":[{\"id\":\"l\",\"rows\":[[]]}]}", "not as wide" },
    { "{\"layers\":[{\"id\":\"l\",\"rows\":[[{}]]}]}", "neither a text nor an action" },
    { "{\"layers\":[{\"id\":\"l\",\"rows\":[[\"a  b\"]]}]}", "a blank too many" },
    { "{\"layers\":[{\"id\":\"l\",\"rows\":[[\"a b\"],[\"c b\"]]}]}", "row 2: “b” is on two keys" },
    { "{\"layers\":[{\"id\":\"l\",\"rows\":[[\"a b\"],[\"c\"]]}]}", "row 2: it is not as wide" },
    { "{\"layers\":[{\"id\":\"l\",\"rows\":[[\"a\"]]},{\"id\":\"l\",\"rows\":[[\"a\"]]}]}",
      "that of another" },
    { "{\"layers\":[{\"id\":\"l\",\"rows\":[[{\"action\":\"fly\"}]]}]}", "no action “fly”" },
    { "{\"layers\":[{\"id\":\"l\",\"rows\":[[{\"action\":\"layer\"}]]}]}", "needs “layer”" },
    { "{\"layers\":[{\"id\":\"l\",\"rows\":[[{\"action\":\"layer\",\"layer\":\"m\",\"label\":\"m\"}"
      "]]}"
      "]}",
      "no layer “m”" },
    { "{\"layers\":[{\"id\":\"l\",\"rows\":[[{\"text\":\"a\",\"width\":0.3}]]}]}", "quarters" },
    { "{\"layers\":[{\"id\":\"l\",\"rows\":[[{\"text\":\"a\",\"width\":-1}]]}]}", "quarters" },
    { "{\"layers\":[{\"id\":\"l\",\"rows\":[[{\"text\":\"a\",\"width\":1e300}]]}]}", "quarters" },
    { "{\"layers\":[{\"id\":\"l\",\"rows\":[[{\"text\":\"a\",\"width\":\"1\"}]]}]}", "quarters" },
    { "{\"layers\":[{\"id\":\"l\",\"rows\":[[{\"gap\":NaN}]]}]}", "" },
    { "{\"layers\":[{\"id\":\"l\",\"rows\":[[{\"text\":\"a\",\"height\":2}]]}]}", "stands out" },
    { "{\"layers\":[{\"id\":\"l\",\"rows\":[[{\"text\":\"a\",\"width\":16},\"b\"]]}]}",
      "stands out" },
    { "{\"layers\":[{\"id\":\"l\",\"rows\":[[\"a\",{\"text\":\"b\",\"height\":2}],"
      "[{\"text\":\"c\",\"width\":2}]]}]}",
      "runs into" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (AntKeyboardLayout) layout = parse (wrong[i].json, &error);

    g_test_message ("%s", wrong[i].json);
    g_assert_null (layout);
    g_assert_error (error, ANT_ERROR, ANT_ERROR_INVALID);
    g_test_message ("%s", error->message);
    g_assert_nonnull (strstr (error->message, wrong[i].why));
  }
}

static void
test_refuses_unknown (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AntKeyboardLayout) layout = ant_keyboard_layout_new_shipped ("text-tlh", &error);

  g_assert_null (layout);
  g_assert_error (error, ANT_ERROR, ANT_ERROR_MISSING);
}

/* bytes that were cut off anywhere are refused, not believed and not fatal */
static void
test_refuses_cut (void)
{
  g_autoptr (GBytes) whole =
      g_resources_lookup_data ("/org/anteroom/keyboards/text-ur.json", 0, NULL);
  gsize size = g_bytes_get_size (whole);

  while (size > 0 && ((const char *) g_bytes_get_data (whole, NULL))[size - 1] != '}')
    size--;
  for (gsize i = 0; i < size; i += 7) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) cut = g_bytes_new_from_bytes (whole, 0, i);
    g_autoptr (AntKeyboardLayout) layout = ant_keyboard_layout_new (cut, &error);

    g_assert_null (layout);
    g_assert_error (error, ANT_ERROR, ANT_ERROR_INVALID);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/keyboard-layout/reads", test_reads);
  g_test_add_func ("/keyboard-layout/refuses", test_refuses);
  g_test_add_func ("/keyboard-layout/refuses-unknown", test_refuses_unknown);
  g_test_add_func ("/keyboard-layout/refuses-cut", test_refuses_cut);

  return g_test_run ();
}
