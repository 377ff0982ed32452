/* ant-check-page.c - every answer once more, each with a way to change it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-check-page"

#include <glib/gi18n.h>

#include "ant-answer-text.h"
#include "ant-box.h"
#include "ant-clinic-form.h"
#include "ant-pages.h"
#include "ant-place-text.h"
#include "ant-simple-page.h"

#define WIDTH_MM  320
#define N_AT_ONCE 6 /* steps; the others come one a frame, while the page still slides in */

/**
 * Filling:
 *
 * The list on its way to be whole. All its rows at once would hold up the page for five frames.
 */
typedef struct {
  AntKiosk  *kiosk; /* borrowed; outlives its pages */
  GtkWidget *list;  /* borrowed; has this */
  GPtrArray *steps; /* of AntStep */
  guint      next;  /* the index of the first that is not in @list yet */
} Filling;

static void
on_change_clicked (GtkButton *button, AntKiosk *kiosk)
{
  const char *page = g_object_get_data (G_OBJECT (button), "page");
  const char *path = g_object_get_data (G_OBJECT (button), "path");

  if (page != NULL)
    ant_kiosk_change (kiosk, page, path);
  else
    ant_kiosk_enter_row (kiosk, path);
}

static void
on_reveal_clicked (GtkButton *button, GtkLabel *label)
{
  gtk_label_set_label (label, g_object_get_data (G_OBJECT (button), "answer"));
  gtk_widget_set_visible (GTK_WIDGET (button), FALSE);
}

/* Without a @page, @path is an entry of a list. */
static GtkWidget *
make_change (AntKiosk *kiosk, const char *page, const char *path, const char *question)
{
  GtkWidget       *button = gtk_button_new_with_label (_ ("Change"));
  g_autofree char *name = g_strdup_printf (_ ("Change: %s"), question);

  g_object_set_data_full (G_OBJECT (button), "page", g_strdup (page), g_free);
  g_object_set_data_full (G_OBJECT (button), "path", g_strdup (path), g_free);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "small");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_change_clicked), kiosk, 0);

  return button;
}

/* Somebody may be looking over the shoulder: answers about health show only once tapped. */
static GtkWidget *
make_reveal (GtkLabel *label, const char *answer)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Show"));

  g_object_set_data_full (G_OBJECT (button), "answer", g_strdup (answer), g_free);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "small");
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_reveal_clicked), label, 0);

  return button;
}

/* What the form works out, or says itself. */
static gboolean
is_read_only (AntKiosk *kiosk, const char *path)
{
  AntSession    *session = ant_visit_get_session (ant_kiosk_get_visit (kiosk));
  const AntItem *item = path != NULL ? ant_session_get_item (session, path) : NULL;

  return item != NULL && ant_item_is_read_only (item);
}

static void
add_row (GtkWidget  *list,
         AntKiosk   *kiosk,
         const char *page,
         const char *path,
         const char *question,
         const char *answer,
         gboolean    is_private)
{
  GtkWidget *row = ant_line_new (4);
  GtkWidget *words = ant_box_new (GTK_ORIENTATION_VERTICAL, 0.5);
  GtkWidget *label = ant_text_new (is_private ? _ ("Answered") : answer, "strong");

  if (gtk_widget_get_first_child (list) != NULL)
    gtk_box_append (GTK_BOX (list), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), ant_text_new (question, "hint"));
  gtk_box_append (GTK_BOX (words), label);
  ant_line_append (row, words);
  if (is_private)
    ant_line_append (row, make_reveal (GTK_LABEL (label), answer));
  if (!is_read_only (kiosk, path))
    ant_line_append (row, make_change (kiosk, page, path, question));
  gtk_box_append (GTK_BOX (list), row);
}

/* Health answers are those of the section that the health consent is about. */
static gboolean
is_private (AntKiosk *kiosk, const AntItem *item)
{
  const char *health =
      ant_clinic_get_text (ant_kiosk_get_clinic (kiosk), "intake", "health-section", NULL);

  for (; item != NULL; item = ant_item_get_parent (item)) {
    if (g_strcmp0 (ant_item_get_link_id (item),
                   health != NULL ? health : ANT_CLINIC_HEALTH_SECTION) == 0)
      return TRUE;
  }

  return FALSE;
}

/* What was asked about an answer says which. */
static char *
make_question (AntSession *session, const char *path, const char *lang)
{
  const AntItem   *item = ant_session_get_item (session, path);
  const AntItem   *above = ant_item_get_parent (item);
  g_autofree char *question = ant_question_text_new (item, lang);
  g_autofree char *place = NULL;

  if (above == NULL || !ant_item_is_question (above))
    return g_steal_pointer (&question);
  place = ant_place_text_new (session, path, lang);

  return g_strconcat (place, "\n", question, NULL);
}

static void
add_answer (GtkWidget *list, AntKiosk *kiosk, const AntStep *step)
{
  const char      *lang = ant_kiosk_get_language (kiosk);
  AntSession      *session = ant_visit_get_session (ant_kiosk_get_visit (kiosk));
  const AntItem   *item = ant_session_get_item (session, step->path);
  GPtrArray       *answers = ant_session_get (session, step->path);
  g_autofree char *question = NULL;
  g_autofree char *answer = NULL;

  if (ant_item_get_item_type (item) == ANT_ITEM_DISPLAY)
    return;
  question = make_question (session, step->path, lang);
  answer = ant_answer_text_new (item, answers, lang);
  add_row (list, kiosk, step->page, step->path, question, answer,
           answers->len > 0 && is_private (kiosk, item));
}

/* A row of a table, or an entry of a list: all of it in one. */
static void
add_group (GtkWidget *list, AntKiosk *kiosk, const char *page, const char *path)
{
  const char      *lang = ant_kiosk_get_language (kiosk);
  AntSession      *session = ant_visit_get_session (ant_kiosk_get_visit (kiosk));
  g_autofree char *title = ant_row_text_new (session, path, lang);
  g_autofree char *answers = ant_row_answers_new (session, path, lang, 0);

  add_row (list, kiosk, page, path, title, answers,
           is_private (kiosk, ant_session_get_item (session, path)));
}

/* What was listed: how many, and each with its answers and its way in. */
static void
add_list (GtkWidget *list, AntKiosk *kiosk, const AntStep *step)
{
  AntSession      *session = ant_visit_get_session (ant_kiosk_get_visit (kiosk));
  guint            n = ant_session_count_rows (session, step->path);
  g_autofree char *title = ant_row_text_new (session, step->path, ant_kiosk_get_language (kiosk));
  g_autofree char *number = n > 0 ? g_strdup_printf (ngettext ("%u added", "%u added", n), n)
                                  : g_strdup (_ ("Not given"));

  add_row (list, kiosk, step->page, step->path, title, number, FALSE);
  for (guint i = 0; i < n; i++) {
    g_autofree char *row = ant_session_dup_row (session, step->path, i);

    add_group (list, kiosk, NULL, row);
  }
}

/* Each has a row of its own: going on from a changed one leads straight back here. */
static void
add_photo (GtkWidget *list, AntKiosk *kiosk, const AntStep *step)
{
  AntPhotoView     view;
  guint            n;
  g_autofree char *text = NULL;

  if (!ant_photo_view_parse (step->path, &view))
    return;
  n = ant_visit_get_photo (ant_kiosk_get_visit (kiosk), view) != NULL;
  text = n > 0 ? g_strdup_printf (ngettext ("%u photo", "%u photos", n), n)
               : g_strdup (_ ("Not given"));
  add_row (list, kiosk, step->page, step->path, ant_photo_page_get_title (view), text, FALSE);
}

static void
add_step (GtkWidget *list, AntKiosk *kiosk, const AntStep *step)
{
  AntVisit *visit = ant_kiosk_get_visit (kiosk);

  if (step->row != NULL) /* shown with the others of its repetition */
    return;
  if (g_str_equal (step->page, "rows"))
    add_list (list, kiosk, step);
  else if (g_str_equal (step->page, "row"))
    add_group (list, kiosk, step->page, step->path);
  else if (g_str_equal (step->page, "question") || g_str_equal (step->page, "attachment") ||
           g_str_equal (step->page, "consent"))
    add_answer (list, kiosk, step);
  else if (g_str_equal (step->page, "photo"))
    add_photo (list, kiosk, step);
  else if (g_str_equal (step->page, "hairline"))
    add_row (list, kiosk, "hairline", NULL, _ ("Hairline idea"),
             ant_visit_get_hairline (visit) != NULL ? _ ("Drawn") : _ ("Not given"), FALSE);
}

static void
free_filling (gpointer data)
{
  Filling *self = data;

  g_ptr_array_unref (self->steps);
  g_free (self);
}

static gboolean
add_next (Filling *self)
{
  const AntStep *step = g_ptr_array_index (self->steps, self->next);

  if (ant_kiosk_shows_step (self->kiosk, step))
    add_step (self->list, self->kiosk, step);

  return ++self->next < self->steps->len;
}

static gboolean
on_tick (GtkWidget *list, GdkFrameClock *clock, gpointer user_data)
{
  return add_next (user_data) ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* @steps: (transfer full) */
static void
fill (GtkWidget *list, AntKiosk *kiosk, GPtrArray *steps)
{
  Filling *self = g_new0 (Filling, 1);
  gboolean has_more = steps->len > 0;

  self->kiosk = kiosk;
  self->list = list;
  self->steps = steps;
  while (has_more && self->next < N_AT_ONCE)
    has_more = add_next (self);
  if (has_more)
    gtk_widget_add_tick_callback (list, on_tick, self, free_filling);
  else
    free_filling (self);
}

/**
 * ant_check_page_new:
 */
AntPage *
ant_check_page_new (AntKiosk *kiosk, const char *path)
{
  AntPage     *page = ant_simple_page_new (ANT_PAGE_STEP, _ ("Check your answers"), NULL, WIDTH_MM);
  AntScaffold *scaffold = ant_simple_page_get_scaffold (page);
  GtkWidget   *list = ant_box_new (GTK_ORIENTATION_VERTICAL, 3);

  ant_page_set_section (page, _ ("Check"));
  gtk_widget_add_css_class (list, "panel");
  ant_scaffold_append (scaffold, list);
  fill (list, kiosk, ant_route_list (ant_kiosk_get_route (kiosk)));

  return page;
}
