/* ant-tour.c - a whole visit by itself, with a picture of every screen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-tour"

#include "ant-tour.h"

#include <glib/gstdio.h>

#include "ant-screenshot.h"
#include "ant-split.h"
#include "ant-tour-hand.h"

#define BEAT_MS  60    /* how often it looks whether the screen has come to rest */
#define REST     6     /* beats without a change before a picture */
#define IDLE_MS  75000 /* longer than the usual patience */
#define PATIENCE 300   /* looks in vain before it gives up */

/**
 * AntTour:
 *
 * Plays a client: waits until the screen rests, writes it, does the next thing with the widgets
 * that stand there. It presses what a person would press and knows no way round. The kiosk's clock
 * is a fixed one that the tour moves on, so that pictures of one version are the same every day.
 */
struct _AntTour {
  AntWindow  *window; /* borrowed; the application's */
  AntKiosk   *kiosk;
  char       *dir;
  GPtrArray  *paths; /* of the pictures written */
  AntTourFunc done;
  gpointer    user_data;

  guint       beat_id;
  guint       n_rest;
  guint       n_waited;
  gsize       step;
  gboolean    was_ready; /* the camera page was, when last looked at */
  guint       turn;      /* counts calls of a step that comes again */
  const char *pending;   /* (nullable): the picture due when the screen rests */
  char       *left;      /* (nullable): the page it wanted to go on from */
  guint       n_refused; /* how often that page kept it */
};

/**
 * Verdict:
 * @GO_ON: done; the next step
 * @AGAIN: done; this step once more when the screen rests
 * @WAIT: not yet
 * @SKIP: there is no such thing here; the next step, without a picture
 * @GIVE_UP: it cannot be done, and why has been said
 */
typedef enum {
  GO_ON,
  AGAIN,
  WAIT,
  SKIP,
  GIVE_UP,
} Verdict;

typedef struct {
  Verdict (*act) (AntTour *self);
  const char *picture; /* (nullable): written when the screen rests after the step */
} Step;

static GtkWidget *
get_shell (AntTour *self)
{
  return GTK_WIDGET (ant_window_get_shell (self->window));
}

static GtkWidget *
get_page (AntTour *self)
{
  return GTK_WIDGET (ant_shell_get_page (ant_window_get_shell (self->window)));
}

static gboolean
is_on (AntTour *self, const char *page)
{
  return g_str_equal (ant_kiosk_get_page (self->kiosk), page);
}

/* --- what it does --- */

static Verdict
look (AntTour *self)
{
  return GO_ON;
}

static Verdict
press_start (AntTour *self)
{
  return ant_tour_hand_press_class (get_page (self), "start") ? GO_ON : WAIT;
}

static Verdict
press_named (AntTour *self, const char *name)
{
  return ant_tour_hand_press_named (get_page (self), name) ? GO_ON : WAIT;
}

static Verdict
open_language (AntTour *self)
{
  gtk_widget_activate_action (get_shell (self), "kiosk.language", NULL);
  return GO_ON;
}

static Verdict
open_display (AntTour *self)
{
  gtk_widget_activate_action (get_shell (self), "kiosk.display", NULL);
  return GO_ON;
}

static Verdict
open_call (AntTour *self)
{
  gtk_widget_activate_action (get_shell (self), "kiosk.call", NULL);
  return GO_ON;
}

static Verdict
close_sheet (AntTour *self)
{
  ant_idle_note_activity (ant_kiosk_get_idle (self->kiosk));
  return ant_tour_hand_close_sheet (get_shell (self)) ? GO_ON : WAIT;
}

static Verdict
show_idle (AntTour *self)
{
  ant_clock_advance (ant_kiosk_get_clock (self->kiosk), IDLE_MS);
  return GO_ON;
}

static Verdict
go_back (AntTour *self)
{
  ant_kiosk_go_back (self->kiosk);
  return GO_ON;
}

static Verdict
open_about (AntTour *self)
{
  return press_named (self, "about");
}

static Verdict
return_home (AntTour *self)
{
  ant_kiosk_return (self->kiosk, "home");
  return GO_ON;
}

static Verdict
scroll_down (AntTour *self)
{
  return ant_tour_hand_scroll (get_page (self)) ? GO_ON : SKIP;
}

static Verdict
open_faq (AntTour *self)
{
  return press_named (self, "faq");
}

static Verdict
ask_price (AntTour *self)
{
  return ant_tour_hand_type (get_page (self), "how much does it cost") ? GO_ON : WAIT;
}

static Verdict
ask_medical (AntTour *self)
{
  return ant_tour_hand_type (get_page (self), "i take warfarin") ? GO_ON : WAIT;
}

static Verdict
open_answer (AntTour *self)
{
  return press_named (self, "price");
}

static Verdict
open_contact (AntTour *self)
{
  return press_named (self, "contact");
}

static Verdict
begin (AntTour *self)
{
  return press_named (self, "consultation");
}

static gboolean
write_picture (AntTour *self, const char *name)
{
  g_autofree char *file = g_strdup_printf ("%02u-%s.png", self->paths->len + 1, name);
  g_autofree char *path = g_build_filename (self->dir, file, NULL);
  g_autoptr (GError) error = NULL;

  /* while a frame is under way there is nothing to draw: the next beat tries again */
  if (!ant_screenshot_write (GTK_WIDGET (self->window), path, &error))
    return FALSE;
  g_ptr_array_add (self->paths, g_steal_pointer (&path));

  return TRUE;
}

static gboolean
write_page (AntTour *self)
{
  const char      *path = ant_kiosk_get_path (self->kiosk);
  g_autofree char *name = g_strdup_printf ("%s%s%s", ant_kiosk_get_page (self->kiosk),
                                           path != NULL ? "-" : "", path != NULL ? path : "");

  return write_picture (self, g_strdelimit (name, "/", '-')); /* of a place in a list */
}

static void
press_primary (AntTour *self)
{
  self->turn = 0;
  ant_shell_activate_primary (ant_window_get_shell (self->window));
}

static Verdict
open_first_chapter (AntTour *self)
{
  g_autoptr (GPtrArray) chapters = ant_clinic_get_chapters (ant_kiosk_get_clinic (self->kiosk),
                                                            ant_kiosk_get_language (self->kiosk));

  if (chapters->len == 0)
    return SKIP;

  return press_named (self, ((const AntChapter *) g_ptr_array_index (chapters, 0))->id) == GO_ON
             ? AGAIN
             : WAIT;
}

/* One chapter after the other, each from its top and, where it is long, further down. */
static Verdict
leaf (AntTour *self)
{
  GtkWidget       *page = get_page (self);
  g_autofree char *further = NULL;

  if (is_on (self, "about"))
    return open_first_chapter (self);
  if (self->turn == 0) {
    if (!write_page (self))
      return WAIT;
    self->turn++;
    if (ant_tour_hand_scroll (page))
      return AGAIN;
  } else {
    further = g_strdup_printf ("chapter-%s-further-down", ant_kiosk_get_path (self->kiosk));
    if (!write_picture (self, further))
      return WAIT;
  }
  if (ant_page_get_chrome (ANT_PAGE (page)) != ANT_PAGE_STEP)
    return SKIP;
  press_primary (self);

  return AGAIN;
}

static gboolean
has_no_camera (AntTour *self)
{
  return ant_camera_get_state (ant_kiosk_get_camera (self->kiosk)) == ANT_CAMERA_NONE;
}

/* A photo page is seen live, counting, and with its picture; without a camera it is left at once.
 */
static Verdict
take_photo (AntTour *self)
{
  GtkWidget *page = get_page (self);

  if (ant_page_get_busy (ANT_PAGE (page)) || !ant_page_get_complete (ANT_PAGE (page))) {
    self->was_ready = FALSE;
    return WAIT;
  }
  if (!self->was_ready) { /* only just: let it come to rest */
    self->was_ready = TRUE;
    return WAIT;
  }

  if (!write_page (self))
    return WAIT;
  self->was_ready = FALSE;
  if (self->turn++ == 0 && !has_no_camera (self))
    ant_shell_activate_primary (ant_window_get_shell (self->window));
  else
    press_primary (self);
  if (get_page (self) != page) /* at once, where a camera stalled */
    self->turn = 0;

  return AGAIN;
}

/* A list gets one entry, which its pages lead through and back. */
static gboolean
begin_list (AntTour *self)
{
  AntSession *session = ant_visit_get_session (ant_kiosk_get_visit (self->kiosk));

  return is_on (self, "rows") &&
         ant_session_count_rows (session, ant_kiosk_get_path (self->kiosk)) == 0 &&
         press_named (self, "add") == GO_ON;
}

static char *
name_page (AntTour *self)
{
  const char *path = ant_kiosk_get_path (self->kiosk);

  return g_strjoin (" ", ant_kiosk_get_page (self->kiosk), path, NULL);
}

/* A page that took no answer so far is passed over where it may be. */
static Verdict
pass_over (AntTour *self)
{
  if (ant_page_get_skippable (ANT_PAGE (get_page (self))) &&
      ant_tour_hand_press_named (get_shell (self), "skip"))
    return AGAIN;

  g_printerr ("anteroom: the tour has no answer that this page takes: %s\n", self->left);

  return GIVE_UP;
}

/* One page of the consultation after the other, each answered, until there are no more. */
static Verdict
walk (AntTour *self)
{
  if (is_on (self, "done"))
    return SKIP;
  if (ant_kiosk_get_visit (self->kiosk) == NULL) /* it could not begin, or is just being sent */
    return WAIT;
  if (is_on (self, "photo") || is_on (self, "attachment"))
    return take_photo (self);
  if (ant_page_get_busy (ANT_PAGE (get_page (self))))
    return WAIT;

  if (begin_list (self))
    return AGAIN;
  if (self->turn == 0) {
    g_autofree char *here = name_page (self);

    self->n_refused = g_strcmp0 (here, self->left) == 0 ? self->n_refused + 1 : 0;
    g_free (self->left);
    self->left = g_steal_pointer (&here);
    if (!ant_tour_hand_fill (get_page (self), self->n_refused))
      return pass_over (self);
    self->turn++;
    return AGAIN;
  }
  if (self->n_refused == 0 && !write_page (self))
    return WAIT;
  press_primary (self);

  return AGAIN;
}

static Verdict
finish (AntTour *self)
{
  press_primary (self);
  return GO_ON;
}

static Verdict
speak_urdu (AntTour *self)
{
  ant_kiosk_set_language (self->kiosk, "ur");
  return GO_ON;
}

static Verdict
speak_polish (AntTour *self)
{
  ant_kiosk_set_language (self->kiosk, "pl");
  return GO_ON;
}

static Verdict
look_large (AntTour *self)
{
  ant_kiosk_set_language (self->kiosk, "en");
  g_object_set (self->kiosk, "text-size", 200, "high-contrast", TRUE, NULL);
  return GO_ON;
}

static Verdict
look_low (AntTour *self)
{
  g_object_set (self->kiosk, "text-size", 100, "high-contrast", FALSE, "low-reach", TRUE, NULL);
  return ant_split_is_low (get_shell (self)) ? SKIP : GO_ON; /* where it is not offered */
}

static Verdict
go_on (AntTour *self)
{
  ant_tour_hand_fill (get_page (self), 0);
  press_primary (self);
  return GO_ON;
}

static Verdict
start_over (AntTour *self)
{
  ant_kiosk_reset (self->kiosk);
  return GO_ON;
}

static Verdict
call_staff (AntTour *self)
{
  gtk_widget_activate_action (get_shell (self), "kiosk.staff", NULL);
  return GO_ON;
}

static Verdict
unlock (AntTour *self)
{
  g_autofree char *note = g_build_filename (ant_vault_get_dir (ant_kiosk_get_vault (self->kiosk)),
                                            "demonstration-passphrase", NULL);
  g_autofree char *passphrase = NULL;

  if (!g_file_get_contents (note, &passphrase, NULL, NULL))
    return SKIP;
  if (ant_tour_hand_type (get_page (self), g_strchomp (passphrase)))
    press_primary (self);

  return GO_ON;
}

static Verdict
await_queue (AntTour *self)
{
  return is_on (self, "staff-queue") && !ant_page_get_busy (ANT_PAGE (get_page (self))) ? GO_ON
                                                                                        : WAIT;
}

static Verdict
open_form (AntTour *self)
{
  return ant_tour_hand_press_named (get_page (self), "form") ? GO_ON : WAIT;
}

static Verdict
await_form (AntTour *self)
{
  return is_on (self, "staff-form") && !ant_page_get_busy (ANT_PAGE (get_page (self))) ? GO_ON
                                                                                       : WAIT;
}

static Verdict
open_intake (AntTour *self)
{
  return ant_tour_hand_press_class (get_page (self), "intake") ? GO_ON : WAIT;
}

static Verdict
await_intake (AntTour *self)
{
  return is_on (self, "staff-intake") && !ant_page_get_busy (ANT_PAGE (get_page (self))) ? GO_ON
                                                                                         : WAIT;
}

static Verdict
enlarge_photo (AntTour *self)
{
  return ant_tour_hand_press_class (get_page (self), "photo") ? GO_ON : SKIP;
}

static const Step STEPS[] = {
  { look, "attract" },
  { press_start, "home" },
  { open_language, "language" },
  { close_sheet, NULL },
  { open_display, "display" },
  { close_sheet, NULL },
  { open_call, "ask-staff" },
  { close_sheet, NULL },
  { show_idle, "idle-warning" },
  { close_sheet, NULL },
  { open_about, "about" },
  { leaf, NULL },
  { return_home, NULL },
  { open_faq, "questions" },
  { ask_price, "questions-found" },
  { open_answer, "answer" },
  { go_back, NULL },
  { ask_medical, "questions-medical" },
  { go_back, NULL },
  { open_contact, "contact" },
  { go_back, NULL },
  { begin, NULL },
  { walk, NULL },
  { look, "done" },
  { finish, NULL },
  { speak_urdu, "urdu-attract" },
  { press_start, "urdu-home" },
  { begin, "urdu-adult" },
  { go_on, "urdu-privacy" },
  { go_on, "urdu-consent" },
  { speak_polish, "polish-consent" },
  { look_large, "large-high-contrast-consent" },
  { look_low, "low-reach-consent" },
  { start_over, NULL },
  { call_staff, "staff-unlock" },
  { unlock, NULL },
  { await_queue, "staff-queue" },
  { open_form, NULL },
  { await_form, "staff-form" },
  { go_back, NULL },
  { await_queue, NULL },
  { open_intake, NULL },
  { await_intake, "staff-intake" },
  { scroll_down, "staff-intake-further-down" },
  { enlarge_photo, "staff-photo" },
};

/* --- its clock --- */

static void
end (AntTour *self, gboolean is_fine)
{
  g_autofree char *sheet = g_build_filename (self->dir, "contact-sheet.png", NULL);
  g_autoptr (GError) error = NULL;

  self->beat_id = 0;
  if (self->paths->len > 0 && !ant_screenshot_write_sheet (self->paths, sheet, &error)) {
    g_printerr ("anteroom: %s\n", error->message);
    is_fine = FALSE;
  }
  self->done (self, is_fine, self->user_data);
}

/* Whether it goes on. */
static gboolean
take (AntTour *self, Verdict verdict)
{
  self->n_rest = 0;
  if (verdict == WAIT || verdict == GIVE_UP)
    return verdict == WAIT;

  self->n_waited = 0;
  if (STEPS[self->step].act != show_idle)
    ant_idle_note_activity (ant_kiosk_get_idle (self->kiosk));
  if (verdict == AGAIN)
    return TRUE;

  self->pending = verdict == GO_ON ? STEPS[self->step].picture : NULL;
  self->step++;
  self->turn = 0;

  return TRUE;
}

static gboolean
on_beat (gpointer user_data)
{
  AntTour *self = user_data;

  ant_clock_advance (ant_kiosk_get_clock (self->kiosk), BEAT_MS);
  if (self->n_waited > PATIENCE) {
    g_printerr ("anteroom: the tour waited in vain at step %zu on page %s\n", self->step,
                ant_kiosk_get_page (self->kiosk));
    end (self, FALSE);
    return G_SOURCE_REMOVE;
  }
  if (ant_shell_is_moving (ant_window_get_shell (self->window)) || ++self->n_rest < REST)
    return G_SOURCE_CONTINUE;
  self->n_waited++;

  if (self->pending != NULL && !write_picture (self, self->pending))
    return G_SOURCE_CONTINUE;
  self->pending = NULL;
  if (self->step == G_N_ELEMENTS (STEPS)) {
    end (self, TRUE);
    return G_SOURCE_REMOVE;
  }
  if (!take (self, STEPS[self->step].act (self))) {
    end (self, FALSE);
    return G_SOURCE_REMOVE;
  }

  return G_SOURCE_CONTINUE;
}

/**
 * ant_tour_start:
 * @window: the kiosk's window, presented
 * @kiosk: the kiosk
 * @dir: where the pictures go; made where it does not exist
 * @done: called at the end
 *
 * Returns: (transfer full): the tour, under way
 */
AntTour *
ant_tour_start (AntWindow  *window,
                AntKiosk   *kiosk,
                const char *dir,
                AntTourFunc done,
                gpointer    user_data)
{
  AntTour *self = g_new0 (AntTour, 1);

  self->window = window;
  self->kiosk = g_object_ref (kiosk);
  self->dir = g_strdup (dir);
  self->paths = g_ptr_array_new_with_free_func (g_free);
  self->done = done;
  self->user_data = user_data;
  g_mkdir_with_parents (dir, 0755);
  self->beat_id = g_timeout_add (BEAT_MS, on_beat, self);

  return self;
}

void
ant_tour_free (AntTour *self)
{
  g_clear_handle_id (&self->beat_id, g_source_remove);
  g_ptr_array_unref (self->paths);
  g_object_unref (self->kiosk);
  g_free (self->left);
  g_free (self->dir);
  g_free (self);
}
