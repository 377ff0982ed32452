/* ant-staff-queue-page.c - what clients sent, newest first
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-staff-queue-page"

#include <glib/gi18n.h>

#include "ant-box.h"
#include "ant-column.h"
#include "ant-drawing.h"
#include "ant-icon-button.h"
#include "ant-queue-row.h"
#include "ant-scaffold.h"
#include "ant-split.h"
#include "ant-staff-pages.h"
#include "ant-staff-words.h"
#include "ant-staff.h"

#define WIDTH_MM   320
#define DRAWING_MM 70

#define ANT_TYPE_STAFF_QUEUE_PAGE (ant_staff_queue_page_get_type ())
G_DECLARE_FINAL_TYPE (AntStaffQueuePage, ant_staff_queue_page, ANT, STAFF_QUEUE_PAGE, AntPage)

/**
 * AntStaffQueuePage:
 *
 * The list of index cards. The review fills it while it is looked at, so that a long one is there
 * at once; only the rows on the screen exist.
 */
struct _AntStaffQueuePage {
  AntPage parent_instance;

  AntKiosk     *kiosk; /* borrowed; outlives its pages */
  AntStaff     *staff; /* borrowed; the kiosk's */
  GtkWidget    *stack;
  AntScaffold  *message; /* loading, empty, or what went wrong */
  GtkWidget    *count;
  GtkWidget    *list;
  GCancellable *cancellable;
  guint         scroll_id; /* waits until the list is laid out */
};

G_DEFINE_FINAL_TYPE (AntStaffQueuePage, ant_staff_queue_page, ANT_TYPE_PAGE)

/* --- rows --- */

static void
on_row_clicked (AntQueueRow *row, AntStaffQueuePage *self)
{
  AntCard *card = ant_queue_row_get_card (row);

  if (card != NULL)
    ant_staff_open (self->staff, card);
}

static void
set_up_row (GtkListItemFactory *factory, GtkListItem *item, AntStaffQueuePage *self)
{
  GtkWidget *row = ant_queue_row_new (self->kiosk);

  gtk_list_item_set_selectable (item, FALSE);
  gtk_list_item_set_activatable (item, FALSE); /* the button in it is */
  g_signal_connect_object (row, "clicked", G_CALLBACK (on_row_clicked), self, 0);
  gtk_list_item_set_child (item, row);
}

static void
bind_row (GtkListItemFactory *factory, GtkListItem *item)
{
  ant_queue_row_set_card (ANT_QUEUE_ROW (gtk_list_item_get_child (item)),
                          ANT_CARD (gtk_list_item_get_item (item)));
}

/* --- what is shown --- */

static void
sync_count (AntStaffQueuePage *self)
{
  GListModel      *cards = ant_staff_get_cards (self->staff);
  guint            n = cards != NULL ? g_list_model_get_n_items (cards) : 0;
  g_autofree char *text = g_strdup_printf (ngettext ("%u, newest first", "%u, newest first", n), n);

  gtk_label_set_label (GTK_LABEL (self->count), text);
}

static void
show_empty (AntStaffQueuePage *self)
{
  ant_scaffold_append (self->message, ant_drawing_new ("thanks", DRAWING_MM, DRAWING_MM));
  ant_scaffold_add_text (self->message, _ ("Nothing has come in yet"), "strong");
  ant_scaffold_add_text (self->message,
                         _ ("A consultation stands here as soon as a client has sent it."), "hint");
}

static gboolean
scroll_to_last_opened (gpointer user_data)
{
  AntStaffQueuePage *self = user_data;
  guint              position = 0;
  g_autoptr (AntCard) card = NULL;

  self->scroll_id = 0;
  card = ant_staff_find_card (self->staff, ant_staff_get_last_opened (self->staff), &position);
  if (card != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);

  return G_SOURCE_REMOVE;
}

static void
show_cards (AntStaffQueuePage *self)
{
  GListModel *cards = ant_staff_get_cards (self->staff);
  g_autoptr (GtkNoSelection) model = NULL;

  if (g_list_model_get_n_items (cards) == 0) {
    show_empty (self);
    return;
  }

  model = gtk_no_selection_new (g_object_ref (cards));
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), GTK_SELECTION_MODEL (model));
  g_signal_connect_object (cards, "items-changed", G_CALLBACK (sync_count), self,
                           G_CONNECT_SWAPPED);
  sync_count (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "cards");
  g_clear_handle_id (&self->scroll_id, g_source_remove);
  self->scroll_id = g_idle_add_full (G_PRIORITY_LOW, scroll_to_last_opened, self, NULL);
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) cards = ant_review_list_finish (ANT_REVIEW (source), result, &error);
  AntStaffQueuePage *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = ANT_STAFF_QUEUE_PAGE (user_data);
  ant_page_set_busy (ANT_PAGE (self), FALSE);
  if (cards != NULL) {
    ant_staff_set_cards (self->staff, cards);
    show_cards (self);
    return;
  }
  g_warning ("No list of intakes: %s", error->message);
  ant_scaffold_show_problem (self->message, ant_staff_words_for_error (error), NULL);
}

static void
ant_staff_queue_page_enter (AntPage *page)
{
  AntStaffQueuePage *self = ANT_STAFF_QUEUE_PAGE (page);
  AntReview         *review = ant_staff_get_review (self->staff);

  if (ant_staff_get_cards (self->staff) != NULL) {
    show_cards (self);
  } else if (review != NULL) {
    ant_page_set_busy (page, TRUE);
    ant_review_list_async (review, self->cancellable, on_listed, self);
  }
}

static gboolean
ant_staff_queue_page_leave (AntPage *page)
{
  ant_staff_leave (ANT_STAFF_QUEUE_PAGE (page)->staff);

  return FALSE;
}

static void
ant_staff_queue_page_depart (AntPage *page)
{
  g_cancellable_cancel (ANT_STAFF_QUEUE_PAGE (page)->cancellable);
}

static void
ant_staff_queue_page_dispose (GObject *object)
{
  AntStaffQueuePage *self = ANT_STAFF_QUEUE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->scroll_id, g_source_remove);

  G_OBJECT_CLASS (ant_staff_queue_page_parent_class)->dispose (object);
}

static void
ant_staff_queue_page_class_init (AntStaffQueuePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ant_staff_queue_page_dispose;
  ANT_PAGE_CLASS (klass)->enter = ant_staff_queue_page_enter;
  ANT_PAGE_CLASS (klass)->leave = ant_staff_queue_page_leave;
  ANT_PAGE_CLASS (klass)->depart = ant_staff_queue_page_depart;
}

static void
ant_staff_queue_page_init (AntStaffQueuePage *self)
{
  self->cancellable = g_cancellable_new ();
}

/* --- making it --- */

static GtkWidget *
make_heading (const char *text)
{
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "xalign", 0.0f,
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_widget_set_valign (heading, GTK_ALIGN_BASELINE);
  gtk_widget_add_css_class (heading, "heading");

  return heading;
}

static void
on_way_clicked (GtkButton *button, AntStaffQueuePage *self)
{
  ant_kiosk_show (self->kiosk, g_object_get_data (G_OBJECT (button), "page"), NULL);
}

static GtkWidget *
make_way (AntStaffQueuePage *self,
          const char        *name,
          const char        *page,
          const char        *icon,
          const char        *text)
{
  GtkWidget *button = ant_icon_button_new (icon, text, text);

  gtk_widget_set_name (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER); /* not by the baseline of the heading */
  gtk_widget_add_css_class (button, "small");
  g_object_set_data (G_OBJECT (button), "page", (gpointer) page);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_way_clicked), self, 0);

  return button;
}

/* To what else staff look after. */
static GtkWidget *
make_ways (AntStaffQueuePage *self)
{
  GtkWidget *box = ant_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  gtk_widget_set_halign (box, GTK_ALIGN_START);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box),
                  make_way (self, "asked", "staff-asked", "chat-symbolic", _ ("Unanswered")));
  gtk_box_append (GTK_BOX (box),
                  make_way (self, "form", "staff-form", "list-symbolic", _ ("Questionnaire")));

  return box;
}

/* On a low screen the width is the buttons'. */
static void
leave_out (GtkWidget *count)
{
  gtk_widget_set_visible (count, !ant_split_is_low (count));
}

/* The list scrolls and its heading stands: a list that is all on the page would have to measure
 * every row. */
static GtkWidget *
make_cards (AntStaffQueuePage *self)
{
  GtkWidget          *box = ant_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget          *top = ant_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget          *title = ant_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget          *scroller = gtk_scrolled_window_new ();
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (set_up_row), self, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row), NULL);
  self->list = gtk_list_view_new (NULL, factory);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Consultations"), -1);
  gtk_widget_add_css_class (self->list, "intakes");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_vexpand (scroller, TRUE);

  self->count = ant_text_new (NULL, "hint");
  gtk_widget_set_hexpand (self->count, TRUE);
  gtk_widget_set_valign (self->count, GTK_ALIGN_BASELINE);
  g_signal_connect (self->count, "notify::root", G_CALLBACK (leave_out), NULL);
  gtk_box_append (GTK_BOX (title), make_heading (_ ("Consultations")));
  gtk_box_append (GTK_BOX (title), self->count);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (top), title); /* its baseline is not that of the buttons */
  gtk_box_append (GTK_BOX (top), make_ways (self));
  gtk_box_append (GTK_BOX (box), top);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_widget_add_css_class (box, "body");
  gtk_widget_add_css_class (box, "queue");

  return ant_column_new (box, WIDTH_MM);
}

/**
 * ant_staff_queue_page_new:
 */
AntPage *
ant_staff_queue_page_new (AntKiosk *kiosk, const char *path)
{
  AntStaffQueuePage *self = g_object_new (ANT_TYPE_STAFF_QUEUE_PAGE, NULL);

  self->kiosk = kiosk;
  self->staff = ant_staff_get (kiosk);
  ant_page_set_section (ANT_PAGE (self), _ ("Staff"));
  ant_page_set_primary (ANT_PAGE (self), _ ("Lock"));

  self->message = ant_scaffold_new (_ ("Consultations"), NULL, WIDTH_MM);
  ant_scaffold_append (self->message, make_ways (self));
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->message), "message");
  gtk_stack_add_named (GTK_STACK (self->stack), make_cards (self), "cards");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));

  return ANT_PAGE (self);
}
