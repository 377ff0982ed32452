/* test-theme.c - the style sheet: it parses, its colours are told apart, nothing in it is too small
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <string.h>

#include "ant-clinic.h"
#include "ant-scale.h"
#include "ant-theme.h"

#define THEME     "/org/anteroom/theme/"
#define PX_PER_MM 10.0

/* --- the style sheet, read as text --- */

/**
 * Rule:
 *
 * What one rule of the style sheet says of colours and sizes, as it is written there.
 */
typedef struct {
  char      *selectors;
  char      *ink;    /* (nullable) "color" */
  char      *ground; /* (nullable) "background-color" */
  GPtrArray *edges;  /* of colours in borders, outlines and shadows */
  double     height_mm;
} Rule;

static void
rule_free (Rule *rule)
{
  g_free (rule->selectors);
  g_free (rule->ink);
  g_free (rule->ground);
  g_ptr_array_unref (rule->edges);
  g_free (rule);
}

static char *
read_css (const char *name)
{
  g_autofree char *path = g_strconcat (THEME, name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);
  g_autoptr (GRegex) comment = g_regex_new ("/\\*.*?\\*/", G_REGEX_DOTALL, 0, NULL);
  gsize size;

  g_assert_nonnull (bytes);

  return g_regex_replace_literal (comment, g_bytes_get_data (bytes, &size),
                                  (gssize) g_bytes_get_size (bytes), 0, "", 0, NULL);
}

/* Everything but the tokens. */
static char *
read_rules_css (void)
{
  g_auto (GStrv) names = g_resources_enumerate_children (THEME, 0, NULL);
  GString *all = g_string_new (NULL);

  for (char **name = names; *name != NULL; name++) {
    g_autofree char *css = g_str_has_prefix (*name, "tokens") ? NULL : read_css (*name);

    if (css != NULL)
      g_string_append (all, css);
  }

  return g_string_free (all, FALSE);
}

static void
add_edges (GPtrArray *edges, const char *value)
{
  g_autoptr (GRegex) colour = g_regex_new ("@\\w+|#[0-9a-f]+", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (colour, value, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    g_ptr_array_add (edges, g_match_info_fetch (match, 0));
}

static void
read_declaration (Rule *rule, const char *property, const char *value)
{
  gboolean is_seen = !g_str_equal (value, "transparent") && !g_str_equal (value, "inherit");

  if (g_str_equal (property, "color") && is_seen)
    rule->ink = g_strdup (value);
  else if (g_str_equal (property, "background-color") && is_seen)
    rule->ground = g_strdup (value);
  else if (g_str_has_prefix (property, "border") || g_str_equal (property, "outline") ||
           g_str_equal (property, "outline-color") || g_str_equal (property, "box-shadow"))
    add_edges (rule->edges, value);
  else if (g_str_equal (property, "min-height"))
    rule->height_mm = g_ascii_strtod (value, NULL);
}

static Rule *
read_rule (const char *selectors, const char *body)
{
  g_auto (GStrv) declarations = g_strsplit (body, ";", -1);
  Rule *rule = g_new0 (Rule, 1);

  rule->selectors = g_strstrip (g_strdup (selectors));
  rule->edges = g_ptr_array_new_with_free_func (g_free);
  for (char **declaration = declarations; *declaration != NULL; declaration++) {
    g_auto (GStrv) halves = g_strsplit (*declaration, ":", 2);

    if (g_strv_length (halves) == 2)
      read_declaration (rule, g_strstrip (halves[0]), g_strstrip (halves[1]));
  }

  return rule;
}

static GPtrArray *
read_rules (void)
{
  g_autofree char *css = read_rules_css ();
  g_autoptr (GRegex) block = g_regex_new ("([^{}]+)\\{([^{}]*)\\}", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  GPtrArray *rules = g_ptr_array_new_with_free_func ((GDestroyNotify) rule_free);

  for (g_regex_match (block, css, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL)) {
    g_autofree char *selectors = g_match_info_fetch (match, 1);
    g_autofree char *body = g_match_info_fetch (match, 2);

    g_ptr_array_add (rules, read_rule (selectors, body));
  }
  g_assert_cmpuint (rules->len, >, 100);

  return rules;
}

/* --- which colour stands on which --- */

typedef enum {
  TEXT,
  EDGE,       /* of a control, or the ring round what has the focus */
  DECORATION, /* says nothing that is not said otherwise */
} Kind;

/**
 * PAIRS:
 *
 * All of them: where a rule says both, and where an ink stands on whatever is below it.
 */
static const struct {
  const char *ink;
  const char *ground;
  Kind        kind;
} PAIRS[] = {
  { "@ink", "@paper", TEXT },
  { "@ink", "@surface", TEXT },
  { "@ink", "@sunken", TEXT },
  { "@ink", "@chosen", TEXT },
  { "@ink", "@danger_paper", TEXT },
  { "@ink", "mix(@ink, @paper, 0.86)", TEXT }, /* a key that types nothing */
  { "@muted", "@paper", TEXT },
  { "@muted", "@surface", TEXT },
  { "@muted", "@sunken", TEXT },
  { "@muted", "@chosen", TEXT },
  { "@danger", "@paper", TEXT },
  { "@danger", "@surface", TEXT },
  { "@danger", "@chosen", TEXT }, /* a dangerous button while it is pressed */
  { "@danger", "@danger_paper", TEXT },
  { "@surface", "@danger", TEXT },
  { "@accent", "@surface", TEXT },
  { "@accent", "@accent_ink", TEXT },
  { "@accent_ink", "@accent", TEXT },
  { "@accent_ink", "shade(@accent, 0.85)", TEXT },
  { "#ffffff", "#5a3d00", TEXT },
  { "#ffffff", "rgba(0, 0, 0, 0.72)", TEXT }, /* the countdown, over the brightest picture */

  { "@edge", "@paper", EDGE },
  { "@edge", "@surface", EDGE },
  { "@edge", "@sunken", EDGE },
  { "@accent", "@paper", EDGE },
  { "@accent", "@surface", EDGE },
  { "@accent", "@sunken", EDGE },
  { "@accent", "@chosen", EDGE },
  { "@accent_ink", "@accent", EDGE },
  { "@danger", "@paper", EDGE },
  { "@danger", "@surface", EDGE },
  { "@danger", "@danger_paper", EDGE },
  { "@focus", "@paper", EDGE },
  { "@focus", "@surface", EDGE },
  { "@focus", "@sunken", EDGE },
  { "@focus", "@chosen", EDGE },
  { "@focus", "@danger_paper", EDGE },

  { "@line", "@paper", DECORATION },
  { "@ink", "@shroud", DECORATION },
  { "@ink", "#1b2221", DECORATION }, /* behind the camera's picture */
};

static gboolean
is_paired (const char *ink, const char *ground, gboolean is_edge)
{
  for (gsize i = 0; i < G_N_ELEMENTS (PAIRS); i++) {
    if ((ink == NULL || g_str_equal (PAIRS[i].ink, ink)) &&
        (ground == NULL || g_str_equal (PAIRS[i].ground, ground)) &&
        (PAIRS[i].kind != TEXT) >= is_edge)
      return TRUE;
  }

  return FALSE;
}

/* A ground on which nothing stands is a bar or a dot: all of it is edge. */
static void
check_is_paired (const Rule *rule, const char *ink, const char *ground, gboolean is_edge)
{
  if (!is_paired (ink, ground, is_edge) && (ink != NULL || !is_paired (ground, NULL, TRUE)))
    g_error ("%s: nobody has measured %s on %s", rule->selectors, ink != NULL ? ink : "anything",
             ground != NULL ? ground : "anything");
}

static void
test_measures_every_pair (void)
{
  g_autoptr (GPtrArray) rules = read_rules ();

  for (guint i = 0; i < rules->len; i++) {
    const Rule *rule = rules->pdata[i];

    if (rule->ink != NULL || rule->ground != NULL)
      check_is_paired (rule, rule->ink, rule->ground, FALSE);
    for (guint j = 0; j < rule->edges->len; j++)
      check_is_paired (rule, rule->edges->pdata[j], NULL, TRUE);
  }
}

static gboolean
pairs_mention (const char *token)
{
  for (gsize i = 0; i < G_N_ELEMENTS (PAIRS); i++) {
    if (g_str_equal (PAIRS[i].ink, token) || g_str_equal (PAIRS[i].ground, token))
      return TRUE;
  }

  return FALSE;
}

static GHashTable *
list_tokens (const char *name)
{
  g_autofree char *css = read_css (name);
  g_autoptr (GRegex) define = g_regex_new ("@define-color (\\w+)", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  GHashTable *tokens = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (g_regex_match (define, css, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL)) {
    g_autofree char *token = g_match_info_fetch (match, 1);

    g_hash_table_add (tokens, g_strconcat ("@", token, NULL));
  }

  return tokens;
}

static void
test_pairs_every_token (void)
{
  g_autoptr (GHashTable) usual = list_tokens ("tokens.css");
  g_autoptr (GHashTable) contrast = list_tokens ("tokens-contrast.css");
  GHashTableIter iter;
  gpointer       token;

  g_assert_cmpuint (g_hash_table_size (usual), ==, g_hash_table_size (contrast));
  g_hash_table_iter_init (&iter, usual);
  while (g_hash_table_iter_next (&iter, &token, NULL)) {
    g_assert_true (g_hash_table_contains (contrast, token));
    if (!pairs_mention (token))
      g_error ("%s stands on nothing, and nothing on it", (char *) token);
  }
}

/* A line that only parts things may be faint; what can be pressed or filled in must be found. */
static void
test_outlines_every_control (void)
{
  g_autoptr (GPtrArray) rules = read_rules ();
  g_autoptr (GRegex) control =
      g_regex_new ("\\b(button|entry|textview|trough|slider)\\b[^ ,]*(,|$)", 0, 0, NULL);

  for (guint i = 0; i < rules->len; i++) {
    const Rule *rule = rules->pdata[i];
    gboolean    is_control = g_regex_match (control, rule->selectors, 0, NULL);

    if (!is_control || strstr (rule->selectors, ":disabled") != NULL)
      continue;
    if (g_ptr_array_find_with_equal_func (rule->edges, "@line", g_str_equal, NULL))
      g_error ("%s: the edge of a control is told from its ground", rule->selectors);
  }
}

/* --- contrast, WCAG 2.2 --- */

/**
 * Look:
 *
 * The theme as somebody meets it.
 */
typedef struct {
  char    *accent; /* (nullable) a pack's */
  gboolean has_high_contrast;
} Look;

static double
linearise (float channel)
{
  double c = (double) channel;

  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

/* What lets light through is measured over white. */
static double
measure_luminance (const GdkRGBA *colour)
{
  float veil = 1 - colour->alpha;

  return 0.2126 * linearise (colour->red * colour->alpha + veil) +
         0.7152 * linearise (colour->green * colour->alpha + veil) +
         0.0722 * linearise (colour->blue * colour->alpha + veil);
}

static double
measure_contrast (const GdkRGBA *one, const GdkRGBA *other)
{
  double a = measure_luminance (one);
  double b = measure_luminance (other);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

/* GTK itself says what an expression of the style sheet comes to. */
static GdkRGBA
resolve (GtkWidget *widget, const char *expression)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  g_autofree char *css = g_strdup_printf ("@define-color probe %s;", expression);
  GdkDisplay      *display = gtk_widget_get_display (widget);
  GdkRGBA          colour;

  gtk_css_provider_load_from_data (provider, css, -1);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_USER);
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "probe", &colour))
    g_error ("%s is no colour", expression);
  gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (provider));

  return colour;
}

static double
choose_least (Kind kind, const Look *look)
{
  switch (kind) {
  case TEXT:
    return look->has_high_contrast ? 7 : 4.5;
  case EDGE:
    return 3;
  case DECORATION:
  default:
    return 0;
  }
}

static void
test_contrast (gconstpointer data)
{
  const Look *look = data;
  g_autoptr (AntTheme) theme = ant_theme_new (gdk_display_get_default ());
  GtkWidget *window = gtk_window_new ();

  ant_theme_set_accent (theme, look->accent);
  ant_theme_set_high_contrast (theme, look->has_high_contrast);
  for (gsize i = 0; i < G_N_ELEMENTS (PAIRS); i++) {
    GdkRGBA ink = resolve (window, PAIRS[i].ink);
    GdkRGBA ground = resolve (window, PAIRS[i].ground);
    double  contrast = measure_contrast (&ink, &ground);
    double  least = choose_least (PAIRS[i].kind, look);

    if (contrast < least) {
      g_test_message ("%s on %s: %.2f, less than %.1f", PAIRS[i].ink, PAIRS[i].ground, contrast,
                      least);
      g_test_fail ();
    }
  }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* --- GTK reads it without a complaint --- */

static void
on_parsing_error (GtkCssProvider *provider,
                  GtkCssSection  *section,
                  const GError   *error,
                  gpointer        user_data)
{
  g_autofree char *place = gtk_css_section_to_string (section);

  g_error ("%s: %s", place, error->message);
}

static void
assert_parses (const char *css)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  g_signal_connect (provider, "parsing-error", G_CALLBACK (on_parsing_error), NULL);
  gtk_css_provider_load_from_data (provider, css, -1);
}

static void
assert_defines_what_it_uses (const char *css, const char *tokens)
{
  g_autoptr (GHashTable) defined = list_tokens (tokens);
  g_autoptr (GRegex) use = g_regex_new ("@(?!define)\\w+", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (use, css, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL)) {
    g_autofree char *token = g_match_info_fetch (match, 0);

    if (!g_hash_table_contains (defined, token))
      g_error ("%s does not define %s", tokens, token);
  }
}

static void
test_parses (gconstpointer tokens)
{
  g_autofree char *colours = read_css (tokens);
  g_autofree char *rules = read_rules_css ();
  g_autofree char *css = g_strconcat (colours, rules, NULL);

  assert_parses (css);
  assert_defines_what_it_uses (rules, tokens);
}

static void
test_parses_accent (gconstpointer data)
{
  const Look      *look = data;
  g_autofree char *css = g_strdup_printf ("@define-color accent %s;", look->accent);

  assert_parses (css);
}

/* --- sizes on the glass --- */

static double
measure_capital_mm (const char *text_size)
{
  GtkWidget     *window = gtk_window_new ();
  GtkWidget     *label = gtk_label_new ("H");
  PangoRectangle drawn;

  gtk_widget_add_css_class (window, text_size);
  gtk_window_set_child (GTK_WINDOW (window), label);
  pango_layout_get_extents (gtk_label_get_layout (GTK_LABEL (label)), &drawn, NULL);
  gtk_window_destroy (GTK_WINDOW (window));

  return drawn.height / (double) PANGO_SCALE / PX_PER_MM;
}

static void
test_writes_large_enough (void)
{
  g_autoptr (AntTheme) theme = ant_theme_new (gdk_display_get_default ());

  ant_scale_apply (gdk_display_get_default (), PX_PER_MM);
  g_assert_cmpfloat (measure_capital_mm ("text-100"), >=, 4.8);
  g_assert_cmpfloat (measure_capital_mm ("text-150"), >=, 7.3);
  g_assert_cmpfloat (measure_capital_mm ("text-200"), >=, 9.6);
}

static void
check_target (GtkWidget *window, const char *css_class, double least_mm)
{
  GtkWidget *button = gtk_button_new ();
  int        width, height;

  gtk_widget_add_css_class (button, css_class);
  gtk_window_set_child (GTK_WINDOW (window), button);
  gtk_widget_measure (button, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (button, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  if (MIN (width, height) < least_mm * PX_PER_MM)
    g_error ("button.%s is %.1f × %.1f mm", css_class, width / PX_PER_MM, height / PX_PER_MM);
}

static void
test_makes_large_enough_targets (void)
{
  static const struct {
    const char *css_class;
    double      least_mm;
  } kinds[] = {
    { "card", 20 },    { "choice", 20 }, { "danger", 20 }, { "intake", 20 }, { "plain", 20 },
    { "primary", 20 }, { "row", 20 },    { "small", 9.8 }, { "start", 20 },
  };
  static const char *const windows[] = { "compact", "landscape", "portrait", "text-200", "urdu" };
  g_autoptr (AntTheme) theme = ant_theme_new (gdk_display_get_default ());

  ant_scale_apply (gdk_display_get_default (), PX_PER_MM);
  for (gsize i = 0; i < G_N_ELEMENTS (windows); i++) {
    GtkWidget *window = gtk_window_new ();

    gtk_widget_add_css_class (window, windows[i]);
    for (gsize j = 0; j < G_N_ELEMENTS (kinds); j++)
      check_target (window, kinds[j].css_class, kinds[j].least_mm);
    gtk_window_destroy (GTK_WINDOW (window));
  }
}

/* Parts of a control that a finger takes hold of. Nobody needs to drag a scrollbar. */
static void
test_makes_large_enough_handles (void)
{
  g_autoptr (GPtrArray) rules = read_rules ();
  int n = 0;

  for (guint i = 0; i < rules->len; i++) {
    const Rule *rule = rules->pdata[i];

    if (rule->height_mm <= 0 || strstr (rule->selectors, "scrollbar") != NULL ||
        !(g_str_has_suffix (rule->selectors, "slider") ||
          g_str_has_suffix (rule->selectors, "handle")))
      continue;
    if (rule->height_mm < 9.8)
      g_error ("%s is %.1f mm", rule->selectors, rule->height_mm);
    n++;
  }
  g_assert_cmpint (n, ==, 1);
}

/* A touch puts the caret where it is wanted; what GTK hangs below it to be dragged would lie on the
 * words below the field. Without a rule of ours it has no size. */
static void
test_shows_no_handle_below_the_caret (void)
{
  g_autofree char *css = read_rules_css ();

  g_assert_null (strstr (css, "cursor-handle"));
}

/* --- every pack that is shipped --- */

static char *
read_accent (const char *path)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autoptr (GError) error = NULL;

  g_key_file_load_from_file (keys, path, G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);

  return g_key_file_get_string (keys, "clinic", "accent", NULL);
}

static void
look_free (Look *look)
{
  g_free (look->accent);
  g_free (look);
}

static void
add_look (const char *pack, char *accent, gboolean has_high_contrast)
{
  g_autofree char *contrast =
      g_strdup_printf ("/theme/contrast/%s%s", pack, has_high_contrast ? "-high" : "");
  g_autofree char *parses = g_strdup_printf ("/theme/parses/%s", pack);
  Look            *look = g_new0 (Look, 1);

  look->accent = accent;
  look->has_high_contrast = has_high_contrast;
  g_test_add_data_func_full (contrast, look, test_contrast, (GDestroyNotify) look_free);
  if (accent != NULL && !has_high_contrast)
    g_test_add_data_func (parses, look, test_parses_accent);
}

static void
add_packs (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "data", "clinics", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  int         n = 0;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, "clinic.ini", NULL);
    g_autofree char *accent = g_file_test (path, G_FILE_TEST_EXISTS) ? read_accent (path) : NULL;

    if (accent == NULL)
      continue;
    add_look (name, g_strdup (accent), TRUE);
    add_look (name, g_steal_pointer (&accent), FALSE);
    n++;
  }
  g_assert_cmpint (n, >=, 2);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/theme/measures-every-pair", test_measures_every_pair);
  g_test_add_func ("/theme/pairs-every-token", test_pairs_every_token);
  g_test_add_func ("/theme/outlines-every-control", test_outlines_every_control);
  g_test_add_data_func ("/theme/parses/tokens", "tokens.css", test_parses);
  g_test_add_data_func ("/theme/parses/tokens-contrast", "tokens-contrast.css", test_parses);
  g_test_add_func ("/theme/writes-large-enough", test_writes_large_enough);
  g_test_add_func ("/theme/makes-large-enough-targets", test_makes_large_enough_targets);
  g_test_add_func ("/theme/makes-large-enough-handles", test_makes_large_enough_handles);
  g_test_add_func ("/theme/shows-no-handle-below-the-caret", test_shows_no_handle_below_the_caret);
  add_look ("own", NULL, FALSE);
  add_packs ();

  return g_test_run ();
}
