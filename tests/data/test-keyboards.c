/* test-keyboards.c - every keyboard that is shipped
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gio/gio.h>

#include "ant-keyboard-layout.h"

#define KEYBOARDS "/org/anteroom/keyboards"

/* the letters of each language that is written, and in which order they are learnt */
static const struct {
  const char *language;
  const char *letters;
} alphabets[] = {
  { "en", "a b c d e f g h i j k l m n o p q r s t u v w x y z" },
  { "pl", "a ą b c ć d e ę f g h i j k l ł m n ń o ó p q r s ś t u v w x y z ź ż" },
  { "ur", "ا آ ب پ ت ٹ ث ج چ ح خ د ڈ ذ ر ڑ ز ژ س ش ص ض ط ظ ع غ ف ق ک گ ل م ن ں و ہ ھ ء ی ے ئ ؤ" },
};

/* what each other keyboard is there for */
static const struct {
  const char *id;
  const char *texts;
} purposes[] = {
  { "digits", "0 1 2 3 4 5 6 7 8 9" },
  { "number", "0 1 2 3 4 5 6 7 8 9 ." },
  { "phone", "0 1 2 3 4 5 6 7 8 9 + ( ) -" },
  { "email", "a b c d e f g h i j k l m n o p q r s t u v w x y z 0 1 2 3 4 5 6 7 8 9 @ . - _ + ' "
             ".com .co.uk @gmail.com" },
};

static gboolean
has_text (const AntKeyLayer *layer, const char *text)
{
  for (guint i = 0; i < layer->keys->len; i++) {
    const AntKey *key = layer->keys->pdata[i];

    if (g_strcmp0 (key->text, text) == 0 || (key->is_pair && g_strcmp0 (key->shifted, text) == 0))
      return TRUE;
  }

  return FALSE;
}

static gboolean
has_action (const AntKeyLayer *layer, AntKeyAction action)
{
  for (guint i = 0; i < layer->keys->len; i++)
    if (((const AntKey *) layer->keys->pdata[i])->action == action)
      return TRUE;

  return FALSE;
}

static void
check_texts (AntKeyboardLayout *layout, const char *id, const char *texts)
{
  g_auto (GStrv) wanted = g_strsplit (texts, " ", -1);

  for (guint i = 0; wanted[i] != NULL; i++) {
    gboolean is_there = FALSE;

    for (guint j = 0; j < ant_keyboard_layout_get_n_layers (layout); j++)
      is_there = is_there || has_text (ant_keyboard_layout_get_layer (layout, j), wanted[i]);
    if (!is_there)
      g_test_message ("%s: nothing types “%s”", id, wanted[i]);
    g_assert_true (is_there);
  }
}

static void
reach (AntKeyboardLayout *layout, const AntKeyLayer *layer, GHashTable *reached)
{
  if (!g_hash_table_add (reached, (gpointer) layer))
    return;

  for (guint i = 0; i < layer->keys->len; i++) {
    const AntKey *key = layer->keys->pdata[i];

    if (key->layer != NULL)
      reach (layout, ant_keyboard_layout_find_layer (layout, key->layer), reached);
  }
}

static void
check_layer (const char *id, const AntKeyLayer *layer)
{
  g_test_message ("%s/%s: %u by %u", id, layer->id, layer->columns, layer->rows);
  g_assert_cmpuint (layer->rows, ==, 4);                    /* layers change, the page stays */
  g_assert_cmpuint (layer->columns, <=, 13 * ANT_KEY_UNIT); /* 15 mm on a screen of 217 */
  g_assert_true (has_action (layer, ANT_KEY_BACKSPACE));
  g_assert_true (has_action (layer, ANT_KEY_ENTER));
  g_assert_true (has_action (layer, ANT_KEY_HIDE));

  for (guint i = 0; i < layer->keys->len; i++) {
    const AntKey *key = layer->keys->pdata[i];

    g_assert_cmpuint (key->width, >=, ANT_KEY_UNIT);
    g_assert_true (!key->is_pair || has_action (layer, ANT_KEY_SHIFT));
  }
}

static AntKeyboardLayout *
load (const char *id)
{
  g_autoptr (GError) error = NULL;
  AntKeyboardLayout *layout = ant_keyboard_layout_new_shipped (id, &error);

  g_assert_no_error (error);

  return layout;
}

static void
test_loads (void)
{
  g_auto (GStrv) files = g_resources_enumerate_children (KEYBOARDS, 0, NULL);

  g_assert_cmpuint (g_strv_length (files), ==, 7);
  for (guint i = 0; files[i] != NULL; i++) {
    g_autofree char *id = g_strndup (files[i], strlen (files[i]) - strlen (".json"));
    g_autoptr (AntKeyboardLayout) layout = load (id);
    g_autoptr (GHashTable) reached = g_hash_table_new (NULL, NULL);
    guint n = ant_keyboard_layout_get_n_layers (layout);

    for (guint j = 0; j < n; j++) {
      const AntKeyLayer *layer = ant_keyboard_layout_get_layer (layout, j);

      check_layer (id, layer);
      g_hash_table_remove_all (reached);
      reach (layout, layer, reached);
      g_assert_cmpuint (g_hash_table_size (reached), ==, n); /* and so is the way back */
    }
  }
}

static void
test_alphabets (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (alphabets); i++) {
    g_autofree char *id = g_strdup_printf ("text-%s", alphabets[i].language);
    g_autoptr (AntKeyboardLayout) layout = load (id);

    g_assert_cmpstr (ant_keyboard_layout_get_language (layout), ==, alphabets[i].language);
    check_texts (layout, id, alphabets[i].letters);
    check_texts (layout, id, "0 1 2 3 4 5 6 7 8 9 - @ / ( ) ! & ' \" + :");
    for (guint j = 0; j < ant_keyboard_layout_get_n_layers (layout); j++) {
      g_assert_true (has_action (ant_keyboard_layout_get_layer (layout, j), ANT_KEY_LANGUAGE));
      g_assert_true (has_action (ant_keyboard_layout_get_layer (layout, j), ANT_KEY_SPACE));
    }
  }
}

/* the nine letters that Polish has and English has not need no second layer */
static void
test_polish_letters (void)
{
  g_autoptr (AntKeyboardLayout) layout = load ("text-pl");
  g_auto (GStrv) letters = g_strsplit ("ą ć ę ł ń ó ś ź ż", " ", -1);

  for (guint i = 0; letters[i] != NULL; i++)
    g_assert_true (has_text (ant_keyboard_layout_get_layer (layout, 0), letters[i]));
}

static void
test_purposes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (purposes); i++) {
    g_autoptr (AntKeyboardLayout) layout = load (purposes[i].id);

    check_texts (layout, purposes[i].id, purposes[i].texts);
    g_assert_null (ant_keyboard_layout_get_language (layout));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/keyboards/loads", test_loads);
  g_test_add_func ("/keyboards/alphabets", test_alphabets);
  g_test_add_func ("/keyboards/polish-letters", test_polish_letters);
  g_test_add_func ("/keyboards/purposes", test_purposes);

  return g_test_run ();
}
