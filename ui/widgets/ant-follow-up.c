/* ant-follow-up.c - the ways to carry on by phone, one QR code at a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-follow-up"

#include "ant-follow-up.h"

#include <glib/gi18n.h>

#include "ant-box.h"
#include "ant-followup.h"
#include "ant-icon-button.h"
#include "ant-icon.h"
#include "ant-qr-view.h"
#include "ant-scaffold.h"
#include "ant-scale.h"
#include "ant-split.h"
#include "ant-tiles.h"

#define TILE_MM     62
#define LOW_TILE_MM 38 /* words alone */
#define LOW_CARD_MM 67 /* the largest code, which brings its own margin */

/**
 * AntFollowUp:
 *
 * A row of ways, and for the chosen one its QR code beside the number or address in plain text and
 * what the phone will do. All of it is seen at once: on a low screen only the code stands at the
 * side, and everything in words beside it.
 */
struct _AntFollowUp {
  GtkWidget parent_instance;

  GPtrArray *ways; /* of AntFollowup */
  GtkWidget *box;
  GtkWidget *side;   /* the ways, under what the page says first */
  GtkWidget *tiles;  /* the ways */
  GtkWidget *card;   /* the code of the chosen way */
  GtkWidget *words;  /* what goes with it, in @card or on @side */
  guint      chosen; /* index in @ways */
};

G_DEFINE_FINAL_TYPE (AntFollowUp, ant_follow_up, GTK_TYPE_WIDGET)

typedef struct {
  const char *icon;
  const char *name;
  const char *action;
} WayWords; /* all borrowed from gettext */

static WayWords
get_words (const AntFollowup *followup)
{
  switch (followup->way) {
  case ANT_WAY_TEXT:
    return (WayWords){ "text-symbolic", _ ("Text"),
                       _ ("Point your phone’s camera at the square. It opens a text message to "
                          "us.") };
  case ANT_WAY_EMAIL:
    return (WayWords){ "email-symbolic", _ ("Email"),
                       _ ("Point your phone’s camera at the square. It opens an email to us.") };
  case ANT_WAY_WHATSAPP:
    return (WayWords){ "chat-symbolic", _ ("WhatsApp"),
                       _ ("Point your phone’s camera at the square. It opens a chat with us.") };
  case ANT_WAY_VIDEO:
    return (WayWords){ "video-symbolic", _ ("Video call"),
                       followup->act == ANT_FOLLOWUP_OPEN
                           ? _ ("Point your phone’s camera at the square. It opens our video room.")
                           : _ ("Point your phone’s camera at the square. It opens a message "
                                "asking for a video call.") };
  case ANT_WAY_SAVE:
    return (
        WayWords){ "save-contact-symbolic", _ ("Save contact"),
                   _ ("Point your phone’s camera at the square. It offers to save our number.") };
  case ANT_WAY_APPOINTMENT:
    return (WayWords){ "calendar-symbolic", _ ("Appointment"),
                       _ ("Point your phone’s camera at the square. It offers to put the "
                          "appointment in its calendar.") };
  case ANT_WAY_PHONE:
  default:
    return (WayWords){ "phone-symbolic", _ ("Phone"),
                       _ ("Point your phone’s camera at the square. It offers to ring us.") };
  }
}

static void
add_words (GtkWidget *box, const char *text, const char *css_class, gboolean is_centred)
{
  GtkWidget *label = ant_text_new (text, css_class);

  if (is_centred) {
    gtk_label_set_xalign (GTK_LABEL (label), 0.5f);
    gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  }
  gtk_box_append (GTK_BOX (box), label);
}

static void
empty (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
show_way (AntFollowUp *self, guint index)
{
  const AntFollowup *way = g_ptr_array_index (self->ways, index);
  WayWords           words = get_words (way);
  gboolean           is_low = ant_split_is_low (GTK_WIDGET (self));
  g_autofree char   *shown = g_strconcat ("\u2066", way->shown, "\u2069", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AntQr) qr = ant_qr_new (way->payload, &error);

  self->chosen = index;
  empty (self->words);
  empty (self->card);
  if (qr != NULL)
    gtk_box_append (GTK_BOX (self->card), ant_qr_view_new (qr, words.name));
  else
    g_warning ("No code for a way to carry on: %s", error->message);

  add_words (self->words, shown, "strong", !is_low);
  add_words (self->words, words.action, NULL, !is_low);
  if (gtk_widget_get_parent (self->words) == NULL)
    gtk_box_append (GTK_BOX (is_low ? self->side : self->card), self->words);
}

static void
arrange_low (AntFollowUp *self)
{
  gtk_widget_set_hexpand (self->side, TRUE); /* the code has what it needs and no more */
  gtk_widget_set_size_request (self->card, ant_scale_mm (self->card, LOW_CARD_MM), -1);
  ant_tiles_set_wanted (ANT_TILES (self->tiles), LOW_TILE_MM);
  for (GtkWidget *way = gtk_widget_get_first_child (self->tiles); way != NULL;
       way = gtk_widget_get_next_sibling (way)) {
    gtk_widget_add_css_class (way, "small");
    gtk_widget_hide (gtk_widget_get_first_child (gtk_button_get_child (GTK_BUTTON (way))));
  }
}

/* Only now is it known what screen this is. */
static void
ant_follow_up_root (GtkWidget *widget)
{
  AntFollowUp *self = ANT_FOLLOW_UP (widget);

  GTK_WIDGET_CLASS (ant_follow_up_parent_class)->root (widget);
  if (ant_split_is_low (widget))
    arrange_low (self);
  if (self->ways->len > 0)
    show_way (self, self->chosen);
}

static void
on_way_toggled (GtkToggleButton *button, AntFollowUp *self)
{
  if (gtk_toggle_button_get_active (button)) {
    gtk_widget_add_css_class (GTK_WIDGET (button), "chosen");
    show_way (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index")));
  } else {
    gtk_widget_remove_css_class (GTK_WIDGET (button), "chosen");
  }
}

static GtkWidget *
make_way_button (AntFollowUp *self, guint index, GtkWidget *group)
{
  const AntFollowup *way = g_ptr_array_index (self->ways, index);
  WayWords           words = get_words (way);
  GtkWidget         *button = gtk_toggle_button_new ();
  GtkWidget         *box = ant_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  gtk_box_append (GTK_BOX (box), ant_icon_new (words.icon));
  gtk_box_append (GTK_BOX (box), ant_text_new (words.name, NULL));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "choice");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words.name, -1);
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  if (group != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (group));
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_way_toggled), self, 0);

  return button;
}

static void
ant_follow_up_dispose (GObject *object)
{
  g_clear_pointer (&ANT_FOLLOW_UP (object)->box, gtk_widget_unparent);
  g_clear_object (&ANT_FOLLOW_UP (object)->words);
  g_clear_pointer (&ANT_FOLLOW_UP (object)->ways, g_ptr_array_unref);

  G_OBJECT_CLASS (ant_follow_up_parent_class)->dispose (object);
}

static void
ant_follow_up_class_init (AntFollowUpClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ant_follow_up_dispose;
  GTK_WIDGET_CLASS (klass)->root = ant_follow_up_root;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
ant_follow_up_init (AntFollowUp *self)
{
}

/**
 * ant_follow_up_new:
 * @clinic: whose ways
 * @reference: (nullable): the reference that goes along
 * @lang: the language of messages
 */
GtkWidget *
ant_follow_up_new (AntClinic *clinic, const char *reference, const char *lang)
{
  AntFollowUp *self = g_object_new (ANT_TYPE_FOLLOW_UP, NULL);
  GtkWidget   *first = NULL;

  self->ways = ant_followup_list (clinic, reference, lang);
  self->tiles = ant_tiles_new (TILE_MM, 3);
  for (guint i = 0; i < self->ways->len; i++) {
    GtkWidget *button = make_way_button (self, i, first);

    first = first != NULL ? first : button;
    ant_tiles_append (ANT_TILES (self->tiles), button);
  }
  self->side = ant_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_box_append (GTK_BOX (self->side), self->tiles);
  self->card = ant_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_add_css_class (self->card, "panel");
  gtk_widget_add_css_class (self->card, "code");
  gtk_widget_set_valign (self->card, GTK_ALIGN_START);
  self->words = g_object_ref_sink (ant_box_new (GTK_ORIENTATION_VERTICAL, 2));
  self->box = ant_split_new (self->side, self->card);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  if (first != NULL)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (first), TRUE);

  return GTK_WIDGET (self);
}

/**
 * ant_follow_up_prepend:
 * @widget: what the page says before it offers the ways
 *
 * Puts it above the ways, so that it stays in sight beside the code.
 */
void
ant_follow_up_prepend (AntFollowUp *self, GtkWidget *widget)
{
  gtk_box_prepend (GTK_BOX (self->side), widget);
}
