/* ant-chapter-page.c - one chapter on the treatment, and the way to the next
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-chapter-page"

#include <glib/gi18n.h>

#include "ant-box.h"
#include "ant-choice-button.h"
#include "ant-drawing.h"
#include "ant-faq-row.h"
#include "ant-icon-button.h"
#include "ant-markdown.h"
#include "ant-pages.h"
#include "ant-plan-calendar.h"
#include "ant-plan-view.h"
#include "ant-scaffold.h"
#include "ant-scale.h"
#include "ant-tiles.h"

#define WIDTH_MM         300
#define PICTURE_MM       62
#define TILE_MM          70
#define LEAST_PICTURE_MM 36
#define TILE_PICTURE     48
#define MOST_COLUMNS     5

#define ANT_TYPE_CHAPTER_PAGE (ant_chapter_page_get_type ())
G_DECLARE_FINAL_TYPE (AntChapterPage, ant_chapter_page, ANT, CHAPTER_PAGE, AntPage)

/**
 * AntChapterPage:
 *
 * A picture, a few words, what treatment.json says, and the answers of the pack that belong here.
 * The primary button leads to the next chapter, so that one can leaf through them all.
 */
struct _AntChapterPage {
  AntPage parent_instance;

  AntKiosk    *kiosk; /* borrowed; outlives its pages */
  AntScaffold *scaffold;
  char        *next; /* (nullable) id of the chapter after this */
};

G_DEFINE_FINAL_TYPE (AntChapterPage, ant_chapter_page, ANT_TYPE_PAGE)

static void
ant_chapter_page_finalize (GObject *object)
{
  g_free (ANT_CHAPTER_PAGE (object)->next);

  G_OBJECT_CLASS (ant_chapter_page_parent_class)->finalize (object);
}

static gboolean
ant_chapter_page_leave (AntPage *page)
{
  AntChapterPage *self = ANT_CHAPTER_PAGE (page);

  if (self->next != NULL)
    ant_kiosk_show (self->kiosk, "chapter", self->next);

  return FALSE;
}

static void
ant_chapter_page_class_init (AntChapterPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ant_chapter_page_finalize;
  ANT_PAGE_CLASS (klass)->leave = ant_chapter_page_leave;
}

static void
ant_chapter_page_init (AntChapterPage *self)
{
}

static const char *
get_lang (AntChapterPage *self)
{
  return ant_kiosk_get_language (self->kiosk);
}

static GtkWidget *
make_captioned (const char *picture, const char *caption)
{
  GtkWidget *box = ant_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *text = ant_text_new (caption, NULL);

  gtk_label_set_xalign (GTK_LABEL (text), 0.5);
  gtk_label_set_justify (GTK_LABEL (text), GTK_JUSTIFY_CENTER);
  gtk_box_append (GTK_BOX (box), ant_drawing_new (picture, TILE_PICTURE, TILE_PICTURE));
  gtk_box_append (GTK_BOX (box), text);
  gtk_widget_add_css_class (box, "panel");

  return box;
}

/* Most chapters are longer than a screen, where a drawing would shrink as far as it may. */
static GtkWidget *
make_picture (const char *name)
{
  GtkWidget *picture = ant_drawing_new (name, PICTURE_MM, PICTURE_MM);

  gtk_widget_set_size_request (picture, -1, ant_scale_mm (picture, LEAST_PICTURE_MM));

  return picture;
}

static void
add_pictures (AntChapterPage *self, const AntChapter *chapter)
{
  GtkWidget *tiles;

  if (chapter->captions[0] == NULL) {
    if (ant_drawing_exists (chapter->pictures[0]))
      ant_scaffold_append (self->scaffold, make_picture (chapter->pictures[0]));
    return;
  }

  tiles = ant_tiles_new (TILE_MM, MOST_COLUMNS);
  for (gsize i = 0; chapter->pictures[i] != NULL && chapter->captions[i] != NULL; i++)
    if (ant_drawing_exists (chapter->pictures[i]))
      ant_tiles_append (ANT_TILES (tiles),
                        make_captioned (chapter->pictures[i], chapter->captions[i]));
  ant_scaffold_append (self->scaffold, tiles);
}

static void
on_contact_clicked (AntChapterPage *self)
{
  ant_kiosk_show (self->kiosk, "contact", NULL);
}

/* The same words whatever was ticked: a kiosk judges nobody. */
static void
add_talk (AntChapterPage *self)
{
  GtkWidget *box = ant_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *ways = ant_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *call = ant_icon_button_new ("ask-staff-symbolic", _ ("Ask staff"), _ ("Ask staff"));
  GtkWidget *contact =
      ant_icon_button_new ("phone-symbolic", _ ("Contact the clinic"), _ ("Contact the clinic"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (call), "kiosk.call");
  g_signal_connect_object (contact, "clicked", G_CALLBACK (on_contact_clicked), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (ways), call);
  gtk_box_append (GTK_BOX (ways), contact);
  gtk_widget_add_css_class (box, "panel");
  gtk_box_append (GTK_BOX (box), ant_text_new (_ ("Talk to us"), "strong"));
  gtk_box_append (
      GTK_BOX (box),
      ant_text_new (
          _ ("People come to us with each of these. Whether it is right for you, nobody "
             "can say from a screen: the practitioner looks at your scalp and hears about "
             "your health first."),
          NULL));
  gtk_box_append (GTK_BOX (box), ways);
  ant_scaffold_append (self->scaffold, box);
}

static void
add_check (AntChapterPage *self, const AntChapter *chapter)
{
  for (gsize i = 0; chapter->reasons[i] != NULL; i++)
    ant_scaffold_append (self->scaffold,
                         ant_choice_button_new (chapter->reasons[i], NULL, NULL, FALSE));
  add_talk (self);
}

static void
add_part (AntChapterPage *self, const AntChapter *chapter)
{
  const AntPlan *plan = ant_clinic_get_plan (ant_kiosk_get_clinic (self->kiosk));

  switch (chapter->part) {
  case ANT_CHAPTER_CHECK:
    add_check (self, chapter);
    break;
  case ANT_CHAPTER_VISITS:
    if (plan->visits->len > 0)
      ant_scaffold_append (self->scaffold, ant_plan_calendar_new (self->kiosk));
    break;
  case ANT_CHAPTER_CARE:
    ant_plan_view_add_care (self->scaffold, plan, get_lang (self));
    break;
  case ANT_CHAPTER_PRICE:
    ant_plan_view_add_price (self->scaffold, plan, get_lang (self));
    break;
  case ANT_CHAPTER_PLAIN:
  default:
    break;
  }
}

static void
add_answer (AntChapterPage *self, const AntFaqEntry *entry)
{
  g_autofree char *markup = ant_markdown_to_markup (entry->answer_markdown);
  GtkLabel        *title = ant_scaffold_add_text (self->scaffold, entry->question, "subheading");
  GtkWidget       *answer = ant_text_new (NULL, "panel");

  ant_text_set_language (title, entry->lang);
  ant_text_set_language (GTK_LABEL (answer), entry->lang);
  gtk_label_set_markup (GTK_LABEL (answer), markup);
  ant_scaffold_append (self->scaffold, answer);
  if (entry->is_clinical)
    ant_scaffold_add_text (
        self->scaffold,
        _ ("This is the clinic's own advice. Check with the clinic before you act "
           "on it."),
        "why");
}

static void
add_answers (AntChapterPage *self, const AntChapter *chapter)
{
  g_autoptr (GPtrArray) entries =
      ant_clinic_get_faq (ant_kiosk_get_clinic (self->kiosk), get_lang (self));

  for (gsize i = 0; chapter->answers[i] != NULL; i++) {
    const AntFaqEntry *entry = ant_faq_row_find (entries, chapter->answers[i]);

    if (entry != NULL)
      add_answer (self, entry);
  }
}

static void
show_chapter (AntChapterPage *self, const AntChapter *chapter)
{
  self->scaffold = ant_scaffold_new (chapter->title, NULL, WIDTH_MM);
  add_pictures (self, chapter);
  if (chapter->text != NULL)
    ant_scaffold_add_text (self->scaffold, chapter->text, NULL);
  add_part (self, chapter);
  add_answers (self, chapter);
}

static guint
find (GPtrArray *chapters, const char *id)
{
  guint i = 0;

  while (i < chapters->len &&
         g_strcmp0 (((const AntChapter *) g_ptr_array_index (chapters, i))->id, id) != 0)
    i++;

  return i;
}

/**
 * ant_chapter_page_new:
 * @path: the chapter's id
 */
AntPage *
ant_chapter_page_new (AntKiosk *kiosk, const char *path)
{
  AntChapterPage *self = g_object_new (ANT_TYPE_CHAPTER_PAGE, NULL);
  g_autoptr (GPtrArray) chapters =
      ant_clinic_get_chapters (ant_kiosk_get_clinic (kiosk), ant_kiosk_get_language (kiosk));
  guint number = find (chapters, path);

  self->kiosk = kiosk;
  ant_page_set_section (ANT_PAGE (self), _ ("About the treatment"));
  if (number < chapters->len)
    show_chapter (self, g_ptr_array_index (chapters, number));
  else
    self->scaffold = ant_scaffold_new (_ ("About the treatment"), NULL, WIDTH_MM);
  gtk_widget_set_parent (GTK_WIDGET (self->scaffold), GTK_WIDGET (self));
  if (number + 1 < chapters->len)
    self->next = g_strdup (((const AntChapter *) g_ptr_array_index (chapters, number + 1))->id);
  ant_page_set_chrome (ANT_PAGE (self), self->next != NULL ? ANT_PAGE_STEP : ANT_PAGE_BACK);
  ant_page_set_primary (ANT_PAGE (self), _ ("Next"));
  ant_page_set_complete (ANT_PAGE (self), TRUE);

  return ANT_PAGE (self);
}
