/* bench-pages.c - a whole visit, page by page, beside a bare GtkStack
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <time.h>

#include "ant-keeper.h"
#include "ant-scale.h"
#include "ant-test-vault.h"
#include "ant-tour-hand.h"
#include "ant-window.h"

#define WIDTH       1080
#define HEIGHT      1920
#define PX_PER_MM   3.61 /* such a screen is 299 mm wide */
#define SLIDE_MS    200  /* the stack's, in ant-shell.ui */
#define N_VISITS    2
#define N_BARE      40 /* before the visits, and again behind them */
#define FRAME_MS    (1000.0 / 60)
#define LOOK_US     (4 * G_TIME_SPAN_SECOND)
#define BETWEEN_MS  1000 /* the kiosk's clock; a second tap too soon is a tremor */
#define NO_SUCH_RUN (-1.0)
#define LARGE       821 /* items: as many as the largest form in use that we know of */
#define N_LARGE     100 /* pages of it; the forms' costs are the same on each */

/**
 * Series:
 *
 * What was measured of one thing, in the milliseconds that the main thread computed. What other
 * programs of the machine did meanwhile is not in it; what a frame waits for, of ours, is little.
 */
typedef struct {
  const char *name;
  GArray     *first;  /* of double: from the tap to the end of the next page's first paint */
  GArray     *frames; /* of double: each later frame of the slide */
  guint       n_late; /* of @frames, those that a screen of 60 Hz would not have shown in time */
} Series;

/**
 * Watch:
 *
 * Looks at one window's frames. What a frame costs is counted from when the one before was done,
 * without the time in which the main loop slept.
 */
typedef struct {
  Series *series;
  double  since_ms; /* NO_SUCH_RUN while nothing is measured */
  guint   n_frames;
} Watch;

static double
get_computed_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static void
on_after_paint (GdkFrameClock *clock, Watch *watch)
{
  double now_ms = get_computed_ms ();
  double cost_ms = now_ms - watch->since_ms;

  if (watch->since_ms < 0)
    return;
  watch->since_ms = now_ms;
  if (watch->n_frames++ == 0) {
    g_array_append_val (watch->series->first, cost_ms);
    return;
  }
  g_array_append_val (watch->series->frames, cost_ms);
  if (cost_ms > FRAME_MS)
    watch->series->n_late++;
}

static void
iterate_for (guint ms)
{
  gint64 end_us = g_get_monotonic_time () + ms * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end_us)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

/* Lets what was begun come to its end, so that it is not counted to what comes next. */
static void
settle (void)
{
  iterate_for (SLIDE_MS + 150);
}

static void
start (Watch *watch)
{
  watch->n_frames = 0;
  watch->since_ms = get_computed_ms ();
}

static void
stop (Watch *watch)
{
  gint64 end_us = g_get_monotonic_time () + LOOK_US;

  while (watch->n_frames == 0 && g_get_monotonic_time () < end_us)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (watch->n_frames, >, 0);
  iterate_for (SLIDE_MS);
  watch->since_ms = NO_SUCH_RUN;
  settle ();
}

static void
watch_window (Watch *watch, GtkWidget *window)
{
  GdkSurface *surface;

  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_fullscreen (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
  surface = gtk_native_get_surface (gtk_widget_get_native (window));
  g_signal_connect (gdk_surface_get_frame_clock (surface), "after-paint",
                    G_CALLBACK (on_after_paint), watch);
  iterate_for (1000);
}

/* --- the reference --- */

static void
measure_bare (Series *series)
{
  Watch      watch = { .series = series, .since_ms = NO_SUCH_RUN };
  GtkWidget *window = gtk_window_new ();
  GtkWidget *stack = gtk_stack_new ();

  gtk_stack_add_named (GTK_STACK (stack), gtk_label_new ("One"), "0");
  gtk_stack_add_named (GTK_STACK (stack), gtk_label_new ("Two"), "1");
  gtk_stack_set_transition_type (GTK_STACK (stack), GTK_STACK_TRANSITION_TYPE_SLIDE_LEFT);
  gtk_stack_set_transition_duration (GTK_STACK (stack), SLIDE_MS);
  gtk_window_set_child (GTK_WINDOW (window), stack);
  watch_window (&watch, window);
  for (int i = 1; i <= N_BARE; i++) {
    start (&watch);
    gtk_stack_set_visible_child_name (GTK_STACK (stack), i % 2 == 0 ? "0" : "1");
    stop (&watch);
  }
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
}

/* --- a visit --- */

static void
on_turn (AntKiosk *kiosk, AntTurn way, gboolean *has_turned)
{
  *has_turned = TRUE;
}

static AntPage *
get_page (GtkWidget *window)
{
  return ant_shell_get_page (ant_window_get_shell (ANT_WINDOW (window)));
}

static gboolean
is_ready (AntPage *page)
{
  return ant_page_get_complete (page) && !ant_page_get_busy (page);
}

/* A camera or a vault that is at work is not the page's; it is waited for and not measured. */
static void
await_ready (GtkWidget *window)
{
  gint64 end_us = g_get_monotonic_time () + LOOK_US;

  while (!is_ready (get_page (window)) && g_get_monotonic_time () < end_us)
    iterate_for (20);
  settle ();
}

static gboolean
is_over (AntKiosk *kiosk)
{
  return g_str_equal (ant_kiosk_get_page (kiosk), "done");
}

/* Whether the tap led to another page at once; taking a picture does not, nor does sending. */
static gboolean
answer (AntKiosk *kiosk, GtkWidget *window, Watch *watch)
{
  gboolean has_turned = FALSE;
  gulong   id = g_signal_connect (kiosk, "turn", G_CALLBACK (on_turn), &has_turned);

  if (!g_str_equal (ant_kiosk_get_page (kiosk), "photo"))
    ant_tour_hand_fill (GTK_WIDGET (get_page (window)), 0);
  await_ready (window);
  ant_clock_advance (ant_kiosk_get_clock (kiosk), BETWEEN_MS);
  ant_idle_note_activity (ant_kiosk_get_idle (kiosk));

  start (watch);
  ant_shell_activate_primary (ant_window_get_shell (ANT_WINDOW (window)));
  g_signal_handler_disconnect (kiosk, id);
  if (!has_turned) {
    watch->since_ms = NO_SUCH_RUN;
    settle ();
    return FALSE;
  }
  stop (watch);

  return TRUE;
}

static void
measure_visit (AntKiosk *kiosk, GtkWidget *window, Watch *watch, guint n_most, gboolean is_told)
{
  guint n_before = watch->series->first->len;

  ant_kiosk_show (kiosk, "home", NULL);
  settle ();
  ant_kiosk_begin (kiosk);
  settle ();
  for (int i = 0; i < 200 && !is_over (kiosk) && watch->series->first->len - n_before < n_most;
       i++) {
    g_autofree char *page = g_strdup (ant_kiosk_get_path (kiosk));

    if (answer (kiosk, window, watch) && is_told)
      g_print ("  %6.1f ms  %s %s → %s %s\n",
               g_array_index (watch->series->first, double, watch->series->first->len - 1),
               page != NULL ? page : "", "", ant_kiosk_get_page (kiosk),
               ant_kiosk_get_path (kiosk) != NULL ? ant_kiosk_get_path (kiosk) : "");
  }
  g_assert_true (is_over (kiosk) || watch->series->first->len - n_before == n_most);
  ant_kiosk_reset (kiosk);
  settle ();
}

/* The pack with its own questions, and as many more behind them, each wanted after the one before,
 * as make @n_items. */
static AntClinic *
enlarge (AntClinic *clinic, const char *pack, guint n_items)
{
  AntForm         *form = ant_clinic_get_form (clinic);
  gsize            size;
  const char      *bytes = g_bytes_get_data (ant_form_get_bytes (form), &size);
  const char      *end = g_strrstr_len (bytes, (gssize) size, "]");
  g_autofree char *before = g_strdup ("adult");
  g_autoptr (GString) json = g_string_new_len (bytes, end - bytes);
  g_autoptr (GBytes) large = NULL;
  g_autoptr (GPtrArray) issues = ant_pack_issue_list_new ();
  g_autoptr (GError) error = NULL;
  AntClinic *enlarged;

  for (guint i = ant_form_get_n_items (form); i < n_items; i++) {
    g_string_append_printf (json,
                            ",{\"linkId\":\"more.%u\",\"type\":\"boolean\",\"text\":\"Has this "
                            "happened to you?\",\"enableWhen\":[{\"question\":\"%s\","
                            "\"operator\":\"exists\",\"answerBoolean\":true}]}",
                            i, before);
    g_free (before);
    before = g_strdup_printf ("more.%u", i);
  }
  g_string_append_len (json, end, (gssize) size - (end - bytes));
  large = g_string_free_to_bytes (g_steal_pointer (&json));
  enlarged = ant_clinic_load_with_form (pack, large, "large.json", issues, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ant_form_get_n_items (ant_clinic_get_form (enlarged)), ==, n_items);

  return enlarged;
}

/* What a page costs has in it that each answer is kept. */
static void
keep_visits (AntKiosk *kiosk, AntTestVault *vault)
{
  g_autoptr (AntDraftKeys) keys = ant_draft_keys_new_here ();
  g_autoptr (AntDraft) draft = ant_draft_new (vault->dir, keys, vault->clock);

  ant_keeper_attach (kiosk, draft);
}

/* @n_items: 0 for whole visits with the pack's own form */
static void
measure_kiosk (Series *series, const char *pack, guint n_items, gboolean is_told)
{
  g_autofree char *demo = g_build_filename (pack, "..", "..", "demo", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) issues = ant_pack_issue_list_new ();
  g_autoptr (AntClinic) clinic = ant_clinic_load (pack, issues, &error);
  g_autoptr (AntCamera) camera = ant_camera_new ("demo", demo);
  AntTestVault vault;
  AntTheme    *theme;
  AntKiosk    *kiosk;
  GtkWidget   *window;
  Watch        watch = { .series = series, .since_ms = NO_SUCH_RUN };

  g_assert_no_error (error);
  if (n_items > 0) {
    AntClinic *own = clinic;

    clinic = enlarge (own, pack, n_items);
    ant_clinic_unref (own);
  }
  ant_test_vault_set_up (&vault, NULL);
  theme = ant_theme_new (gdk_display_get_default ());
  ant_scale_apply (gdk_display_get_default (), PX_PER_MM);
  kiosk = ant_kiosk_new (clinic, vault.vault, camera, vault.clock);
  keep_visits (kiosk, &vault);
  window = ant_window_new (NULL, kiosk, theme, FALSE);
  watch_window (&watch, window);
  for (int i = 0; i < (n_items > 0 ? 1 : N_VISITS); i++)
    measure_visit (kiosk, window, &watch, n_items > 0 ? N_LARGE : G_MAXUINT, is_told);

  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (kiosk);
  settle ();
  ant_theme_free (theme);
  ant_test_vault_tear_down (&vault, NULL);
}

/* --- telling --- */

static int
compare (gconstpointer a, gconstpointer b)
{
  const double *x = a, *y = b;

  return *x < *y ? -1 : *x > *y;
}

static double
get_share (GArray *sorted, double share)
{
  return g_array_index (sorted, double, (guint) floor (share * (sorted->len - 1)));
}

static void
tell (Series *series)
{
  g_array_sort (series->first, compare);
  g_array_sort (series->frames, compare);
  g_print ("%-12s %5u %8.1f ms %8.1f ms %6.1f ms %8u %8.1f ms %8.1f ms %5u\n", series->name,
           series->first->len, get_share (series->first, 0.5), get_share (series->first, 0.99),
           get_share (series->first, 1), series->frames->len, get_share (series->frames, 0.5),
           get_share (series->frames, 0.99), series->n_late);
}

int
main (int argc, char **argv)
{
  Series series[] = { { "bare stack" }, { "anteroom" }, { "large form" } };

  g_assert_cmpint (argc, >=, 2);
  g_setenv ("GTK_THEME", "Empty", TRUE); /* as the kiosk does */
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  for (gsize i = 0; i < G_N_ELEMENTS (series); i++) {
    series[i].first = g_array_new (FALSE, FALSE, sizeof (double));
    series[i].frames = g_array_new (FALSE, FALSE, sizeof (double));
  }

  measure_bare (&series[0]);
  measure_kiosk (&series[1], argv[1], 0, argc > 2);
  measure_kiosk (&series[2], argv[1], LARGE, argc > 2);
  measure_bare (&series[0]);

  g_print ("%-12s %5s %11s %11s %9s %8s %11s %11s %5s\n", "", "pages", "first frame", "99 %",
           "most", "frames", "of a slide", "99 %", "late");
  for (gsize i = 0; i < G_N_ELEMENTS (series); i++) {
    tell (&series[i]);
    g_array_unref (series[i].first);
    g_array_unref (series[i].frames);
  }

  return 0;
}
