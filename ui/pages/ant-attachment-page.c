/* ant-attachment-page.c - a picture that the form asks for: a letter, a packet, a mark on the skin
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-attachment-page"

#include <glib/gi18n.h>

#include "ant-booth.h"
#include "ant-box.h"
#include "ant-clinic-form.h"
#include "ant-icon-button.h"
#include "ant-item-scaffold.h"
#include "ant-pages.h"
#include "ant-picture-list.h"
#include "ant-place-text.h"
#include "ant-png.h"
#include "ant-split.h"
#include "ant-words.h"

#define WIDTH_MM 400

#define ANT_TYPE_ATTACHMENT_PAGE (ant_attachment_page_get_type ())
G_DECLARE_FINAL_TYPE (AntAttachmentPage, ant_attachment_page, ANT, ATTACHMENT_PAGE, AntPage)

/**
 * AntAttachmentPage:
 *
 * The camera is the only thing at a kiosk that a file can come from. Where the form wants another
 * kind of file, or there is no camera, the page says so; what is required needs a member of staff
 * then. Where the form takes several, those taken are listed, and each further one is a turn before
 * the camera.
 */
struct _AntAttachmentPage {
  AntPage parent_instance;

  AntKiosk      *kiosk;   /* borrowed; outlives its pages */
  AntSession    *session; /* borrowed; the visit's */
  const AntItem *item;    /* borrowed; the form's */
  char          *path;
  const char    *content_type; /* (nullable): a picture would not be accepted */
  AntScaffold   *scaffold;
  GtkWidget     *holder;  /* of the camera's view or of the list */
  AntBooth      *booth;   /* (nullable) borrowed; in the holder */
  GtkWidget     *list;    /* (nullable) borrowed; in the holder, instead of the booth */
  gboolean       is_open; /* the page is on the screen */
};

G_DEFINE_FINAL_TYPE (AntAttachmentPage, ant_attachment_page, ANT_TYPE_PAGE)

static void show_list (AntAttachmentPage *self);
static void show_booth (AntAttachmentPage *self);

static GPtrArray *
get_pictures (AntAttachmentPage *self)
{
  return ant_session_get (self->session, self->path);
}

static gboolean
has_no_way (AntAttachmentPage *self)
{
  return self->content_type == NULL ||
         (self->booth != NULL && ant_booth_get_state (self->booth) == ANT_BOOTH_NONE);
}

static void
sync_list (AntAttachmentPage *self)
{
  AntPage *page = ANT_PAGE (self);

  ant_scaffold_clear_problem (self->scaffold);
  ant_page_set_primary (page, NULL);
  ant_page_set_complete (page, ant_session_check (self->session, self->path, NULL));
  ant_page_set_skippable (page, FALSE);
  ant_page_set_busy (page, FALSE);
}

static void
sync_page (AntAttachmentPage *self)
{
  AntPage      *page = ANT_PAGE (self);
  gboolean      is_needed = ant_item_is_required (self->item) && get_pictures (self)->len == 0;
  AntBoothState state = self->booth != NULL ? ant_booth_get_state (self->booth) : ANT_BOOTH_NONE;

  if (state == ANT_BOOTH_LIVE)
    ant_scaffold_clear_problem (self->scaffold);
  ant_page_set_primary (page, self->booth != NULL && !(is_needed && has_no_way (self))
                                  ? ant_booth_get_primary (self->booth)
                                  : NULL);
  ant_page_set_complete (page, state == ANT_BOOTH_LIVE || state == ANT_BOOTH_REVIEW ||
                                   (state == ANT_BOOTH_NONE && !is_needed));
  ant_page_set_skippable (page, !is_needed && state != ANT_BOOTH_NONE);
  ant_page_set_busy (page, state == ANT_BOOTH_TAKING);
}

static void
on_problem (AntBooth *booth, const char *sentence, AntAttachmentPage *self)
{
  ant_scaffold_show_problem (self->scaffold, sentence, NULL);
}

static gboolean
store (AntAttachmentPage *self, GPtrArray *pictures)
{
  if (ant_session_set (self->session, self->path, pictures, NULL, NULL))
    return TRUE;
  g_warning ("The pictures could not be changed");

  return FALSE;
}

/* Of several, not to take another leaves those that were taken. */
static void
ant_attachment_page_skip (AntPage *page)
{
  AntAttachmentPage *self = ANT_ATTACHMENT_PAGE (page);

  if (!ant_item_is_repeating (self->item))
    store (self, NULL);
}

static void
on_discarded (AntAttachmentPage *self)
{
  ant_attachment_page_skip (ANT_PAGE (self));
}

/* (transfer full) (nullable): the picture as the form wants it */
static AntValue *
make_value (AntAttachmentPage *self)
{
  GBytes *jpeg = ant_booth_get_taken (self->booth);
  g_autoptr (GBytes) png = NULL;

  if (!g_str_equal (self->content_type, "image/png"))
    return ant_value_new_attachment (self->content_type, jpeg);
  png = ant_png_new (jpeg, ant_item_get_max_size (self->item));

  return png != NULL ? ant_value_new_attachment (self->content_type, png) : NULL;
}

/* There may be too few yet: what counts is whether this one is all right. */
static gboolean
is_taken (AntAttachmentPage *self, GPtrArray *pictures)
{
  g_autoptr (AntIssue) issue = NULL;

  return store (self, pictures) && (ant_session_check (self->session, self->path, &issue) ||
                                    issue->answer != (int) pictures->len - 1);
}

static gboolean
keep_picture (AntAttachmentPage *self)
{
  g_autoptr (GPtrArray) pictures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) ant_value_unref);
  AntValue *value = make_value (self);

  if (value == NULL)
    return FALSE;
  for (guint i = 0; ant_item_is_repeating (self->item) && i < get_pictures (self)->len; i++)
    g_ptr_array_add (pictures, ant_value_ref (g_ptr_array_index (get_pictures (self), i)));
  g_ptr_array_add (pictures, value);
  if (is_taken (self, pictures))
    return TRUE;
  g_ptr_array_set_size (pictures, (int) pictures->len - 1);
  store (self, pictures);

  return FALSE;
}

static gboolean
leave_list (AntAttachmentPage *self)
{
  g_autoptr (AntIssue) issue = NULL;
  g_autofree char *sentence = NULL;
  int              least = ant_item_get_min_occurs (self->item);

  if (ant_session_check (self->session, self->path, &issue))
    return TRUE;
  if (g_str_equal (issue->rule, "minCount"))
    sentence = g_strdup_printf (
        ngettext ("Please add at least %d to go on", "Please add at least %d to go on", least),
        least);
  ant_scaffold_show_problem (self->scaffold,
                             sentence != NULL ? sentence : ant_words_for_issue (issue), NULL);

  return FALSE;
}

static gboolean
leave_without (AntAttachmentPage *self)
{
  if (!ant_item_is_required (self->item) || get_pictures (self)->len > 0)
    return TRUE;
  ant_scaffold_show_problem (
      self->scaffold,
      _ ("This is needed to go on, and cannot be given here. Please ask a member of staff."), NULL);

  return FALSE;
}

static gboolean
ant_attachment_page_leave (AntPage *page)
{
  AntAttachmentPage *self = ANT_ATTACHMENT_PAGE (page);

  if (self->list != NULL)
    return leave_list (self);
  if (has_no_way (self))
    return leave_without (self);
  if (ant_booth_get_state (self->booth) != ANT_BOOTH_REVIEW) {
    ant_booth_shoot (self->booth);
    return FALSE;
  }
  if (!keep_picture (self)) {
    ant_scaffold_show_problem (
        self->scaffold, _ ("This picture cannot be kept. Please take it again, or ask for help."),
        NULL);
    return FALSE;
  }
  if (!ant_item_is_repeating (self->item))
    return TRUE;
  show_list (self);

  return FALSE;
}

static void
open_booth (AntAttachmentPage *self)
{
  ant_camera_set_most_bytes (ant_kiosk_get_camera (self->kiosk),
                             g_strcmp0 (self->content_type, "image/jpeg") == 0
                                 ? ant_item_get_max_size (self->item)
                                 : G_MAXSIZE);
  ant_booth_open (self->booth);
}

static void
ant_attachment_page_enter (AntPage *page)
{
  AntAttachmentPage *self = ANT_ATTACHMENT_PAGE (page);

  self->is_open = TRUE;
  if (self->booth != NULL)
    open_booth (self);
}

static void
ant_attachment_page_depart (AntPage *page)
{
  AntAttachmentPage *self = ANT_ATTACHMENT_PAGE (page);

  self->is_open = FALSE;
  if (self->booth != NULL)
    ant_booth_close (self->booth);
}

static void
ant_attachment_page_finalize (GObject *object)
{
  g_free (ANT_ATTACHMENT_PAGE (object)->path);

  G_OBJECT_CLASS (ant_attachment_page_parent_class)->finalize (object);
}

static void
ant_attachment_page_class_init (AntAttachmentPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ant_attachment_page_finalize;
  ANT_PAGE_CLASS (klass)->enter = ant_attachment_page_enter;
  ANT_PAGE_CLASS (klass)->leave = ant_attachment_page_leave;
  ANT_PAGE_CLASS (klass)->skip = ant_attachment_page_skip;
  ANT_PAGE_CLASS (klass)->depart = ant_attachment_page_depart;
}

static void
ant_attachment_page_init (AntAttachmentPage *self)
{
}

static void
add_no_way (AntAttachmentPage *self)
{
  GtkWidget *call = ant_icon_button_new ("ask-staff-symbolic", _ ("Ask staff"), _ ("Ask staff"));

  ant_scaffold_add_text (self->scaffold,
                         ant_item_is_required (self->item)
                             ? _ ("This kind of file cannot be given here. Please ask a member of "
                                  "staff.")
                             : _ ("This kind of file cannot be given here. You can go on without "
                                  "it: the clinic can ask for it later."),
                         NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (call), "kiosk.call");
  gtk_widget_set_halign (call, GTK_ALIGN_START);
  ant_scaffold_append (self->scaffold, call);
  sync_page (self);
}

static void
empty_holder (AntAttachmentPage *self)
{
  GtkWidget *child;

  if (self->booth != NULL && self->is_open)
    ant_booth_close (self->booth);
  self->booth = NULL;
  self->list = NULL;
  while ((child = gtk_widget_get_first_child (self->holder)) != NULL)
    gtk_box_remove (GTK_BOX (self->holder), child);
}

static void
show_booth (AntAttachmentPage *self)
{
  g_autoptr (GBytes) kept = NULL;
  GtkWidget *side;

  empty_holder (self);
  if (!ant_item_is_repeating (self->item) && get_pictures (self)->len > 0)
    kept = ant_value_dup_attachment (g_ptr_array_index (get_pictures (self), 0));
  self->booth = ant_booth_new (self->kiosk, kept);
  side = ant_booth_get_side (self->booth);
  gtk_box_prepend (
      GTK_BOX (side),
      ant_text_new (_ ("Hold it up to the camera, so that it fills the picture."), NULL));
  gtk_box_append (GTK_BOX (self->holder), ant_split_new (side, GTK_WIDGET (self->booth)));
  g_signal_connect_object (self->booth, "changed", G_CALLBACK (sync_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->booth, "discarded", G_CALLBACK (on_discarded), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->booth, "problem", G_CALLBACK (on_problem), self, 0);
  if (self->is_open)
    open_booth (self);
  sync_page (self);
}

static void
on_list_changed (AntAttachmentPage *self)
{
  if (get_pictures (self)->len > 0)
    sync_list (self);
  else
    show_booth (self);
}

static void
show_list (AntAttachmentPage *self)
{
  empty_holder (self);
  self->list = ant_picture_list_new (self->session, self->path);
  gtk_box_append (GTK_BOX (self->holder), self->list);
  g_signal_connect_object (self->list, "changed", G_CALLBACK (on_list_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "add", G_CALLBACK (show_booth), self, G_CONNECT_SWAPPED);
  sync_list (self);
}

static void
add_holder (AntAttachmentPage *self)
{
  self->holder = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  ant_scaffold_append (self->scaffold, self->holder);
  if (ant_item_is_repeating (self->item) && get_pictures (self)->len > 0)
    show_list (self);
  else
    show_booth (self);
}

/**
 * ant_attachment_page_new:
 * @path: the path of an attachment item
 */
AntPage *
ant_attachment_page_new (AntKiosk *kiosk, const char *path)
{
  AntAttachmentPage *self = g_object_new (ANT_TYPE_ATTACHMENT_PAGE, NULL);
  const char        *lang = ant_kiosk_get_language (kiosk);

  self->kiosk = kiosk;
  self->session = ant_visit_get_session (ant_kiosk_get_visit (kiosk));
  self->item = ant_session_get_item (self->session, path);
  self->path = g_strdup (path);
  self->content_type = ant_clinic_form_get_picture_type (self->item);
  self->scaffold = ant_item_scaffold_new (self->session, path, lang, WIDTH_MM);
  gtk_widget_set_parent (GTK_WIDGET (self->scaffold), GTK_WIDGET (self));
  ant_page_set_section (ANT_PAGE (self), ant_place_get_section (self->session, path, lang));
  if (self->content_type != NULL)
    add_holder (self);
  else
    add_no_way (self);
  ant_item_scaffold_add_footers (self->scaffold, self->session, path, lang);

  return ANT_PAGE (self);
}
