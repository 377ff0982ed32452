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
#include "ant-place-text.h"
#include "ant-split.h"

#define WIDTH_MM     400
#define CONTENT_TYPE "image/jpeg"

#define ANT_TYPE_ATTACHMENT_PAGE (ant_attachment_page_get_type ())
G_DECLARE_FINAL_TYPE (AntAttachmentPage, ant_attachment_page, ANT, ATTACHMENT_PAGE, AntPage)

/**
 * AntAttachmentPage:
 *
 * The camera is the only thing at a kiosk that a file can come from. Where the form wants another
 * kind of file, or there is no camera, the page says so; what is required needs a member of staff
 * then.
 */
struct _AntAttachmentPage {
  AntPage parent_instance;

  AntKiosk      *kiosk;   /* borrowed; outlives its pages */
  AntSession    *session; /* borrowed; the visit's */
  const AntItem *item;    /* borrowed; the form's */
  char          *path;
  AntScaffold   *scaffold;
  AntBooth      *booth; /* (nullable): a picture would not be accepted */
};

G_DEFINE_FINAL_TYPE (AntAttachmentPage, ant_attachment_page, ANT_TYPE_PAGE)

static gboolean
has_no_way (AntAttachmentPage *self)
{
  return self->booth == NULL || ant_booth_get_state (self->booth) == ANT_BOOTH_NONE;
}

static void
sync_page (AntAttachmentPage *self)
{
  AntPage      *page = ANT_PAGE (self);
  gboolean      is_required = ant_item_is_required (self->item);
  AntBoothState state = self->booth != NULL ? ant_booth_get_state (self->booth) : ANT_BOOTH_NONE;

  if (state == ANT_BOOTH_LIVE)
    ant_scaffold_clear_problem (self->scaffold);
  ant_page_set_primary (page, self->booth != NULL && !(is_required && has_no_way (self))
                                  ? ant_booth_get_primary (self->booth)
                                  : NULL);
  ant_page_set_complete (page, state == ANT_BOOTH_LIVE || state == ANT_BOOTH_REVIEW ||
                                   (state == ANT_BOOTH_NONE && !is_required));
  ant_page_set_skippable (page, !is_required && state != ANT_BOOTH_NONE);
  ant_page_set_busy (page, state == ANT_BOOTH_TAKING);
}

static void
on_problem (AntBooth *booth, const char *sentence, AntAttachmentPage *self)
{
  ant_scaffold_show_problem (self->scaffold, sentence, NULL);
}

static void
ant_attachment_page_skip (AntPage *page)
{
  AntAttachmentPage *self = ANT_ATTACHMENT_PAGE (page);

  if (!ant_session_set (self->session, self->path, NULL, NULL, NULL))
    g_warning ("A picture could not be taken out");
}

static void
on_discarded (AntAttachmentPage *self)
{
  ant_attachment_page_skip (ANT_PAGE (self));
}

static gboolean
keep_picture (AntAttachmentPage *self)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_value_unref);

  g_ptr_array_add (values,
                   ant_value_new_attachment (CONTENT_TYPE, ant_booth_get_taken (self->booth)));

  return ant_session_set (self->session, self->path, values, NULL, NULL) &&
         ant_session_check (self->session, self->path, NULL);
}

static gboolean
ant_attachment_page_leave (AntPage *page)
{
  AntAttachmentPage *self = ANT_ATTACHMENT_PAGE (page);

  if (has_no_way (self)) {
    if (!ant_item_is_required (self->item))
      return TRUE;
    ant_scaffold_show_problem (
        self->scaffold,
        _ ("This is needed to go on, and cannot be given here. Please ask a member of staff."),
        NULL);
    return FALSE;
  }

  if (ant_booth_get_state (self->booth) != ANT_BOOTH_REVIEW) {
    ant_booth_shoot (self->booth);
    return FALSE;
  }
  if (keep_picture (self))
    return TRUE;
  ant_scaffold_show_problem (
      self->scaffold, _ ("This picture cannot be kept. Please take it again, or ask for help."),
      NULL);

  return FALSE;
}

static void
ant_attachment_page_enter (AntPage *page)
{
  AntAttachmentPage *self = ANT_ATTACHMENT_PAGE (page);

  if (self->booth == NULL)
    return;
  ant_camera_set_most_bytes (ant_kiosk_get_camera (self->kiosk),
                             ant_item_get_max_size (self->item));
  ant_booth_open (self->booth);
}

static void
ant_attachment_page_depart (AntPage *page)
{
  AntAttachmentPage *self = ANT_ATTACHMENT_PAGE (page);

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
}

static void
add_booth (AntAttachmentPage *self)
{
  GPtrArray *answers = ant_session_get (self->session, self->path);
  g_autoptr (GBytes) kept =
      answers->len > 0 ? ant_value_dup_attachment (g_ptr_array_index (answers, 0)) : NULL;
  GtkWidget *side;

  self->booth = ant_booth_new (self->kiosk, kept);
  side = ant_booth_get_side (self->booth);
  gtk_box_prepend (
      GTK_BOX (side),
      ant_text_new (_ ("Hold it up to the camera, so that it fills the picture."), NULL));
  ant_scaffold_append (self->scaffold, ant_split_new (side, GTK_WIDGET (self->booth)));
  g_signal_connect_object (self->booth, "changed", G_CALLBACK (sync_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->booth, "discarded", G_CALLBACK (on_discarded), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->booth, "problem", G_CALLBACK (on_problem), self, 0);
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
  self->scaffold = ant_item_scaffold_new (self->session, path, lang, WIDTH_MM);
  gtk_widget_set_parent (GTK_WIDGET (self->scaffold), GTK_WIDGET (self));
  ant_page_set_section (ANT_PAGE (self), ant_place_get_section (self->session, path, lang));
  if (ant_clinic_form_can_answer (self->item))
    add_booth (self);
  else
    add_no_way (self);
  ant_item_scaffold_add_footers (self->scaffold, self->session, path, lang);
  sync_page (self);

  return ANT_PAGE (self);
}
