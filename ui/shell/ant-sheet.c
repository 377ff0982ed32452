/* ant-sheet.c - something in front of the page that wants an answer first
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-sheet"

#include "ant-sheet.h"

#include <glib/gi18n.h>

#include "ant-box.h"
#include "ant-column.h"
#include "ant-icon-button.h"
#include "ant-scaffold.h"

/**
 * AntSheet:
 *
 * A panel over a shroud that covers the window. Emits "closed" when the person is done with it; the
 * shell takes it away. Escape closes it.
 */
struct _AntSheet {
  GtkWidget parent_instance;

  GtkWidget *frame;
  GtkWidget *panel;
  GtkWidget *top; /* the title, and where there is one the button that closes it */
};

enum {
  SIGNAL_CLOSED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AntSheet, ant_sheet, GTK_TYPE_WIDGET)

static void
ant_sheet_dispose (GObject *object)
{
  g_clear_pointer (&ANT_SHEET (object)->frame, gtk_widget_unparent);

  G_OBJECT_CLASS (ant_sheet_parent_class)->dispose (object);
}

static gboolean
on_escape (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  ant_sheet_close (ANT_SHEET (widget));

  return TRUE;
}

static void
ant_sheet_class_init (AntSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ant_sheet_dispose;
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "ant-sheet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
}

static void
ant_sheet_init (AntSheet *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "shroud");
}

/**
 * ant_sheet_new:
 * @title: what it is about
 */
AntSheet *
ant_sheet_new (const char *title)
{
  AntSheet  *self = g_object_new (ANT_TYPE_SHEET, NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *heading;

  self->panel = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->panel, "sheet");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_valign (self->panel, GTK_ALIGN_CENTER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->panel);
  self->frame = ant_column_new (scroller, 200);
  gtk_widget_set_parent (self->frame, GTK_WIDGET (self));

  heading = g_object_new (GTK_TYPE_LABEL, "label", title, "wrap", TRUE, "xalign", 0.0f, "hexpand",
                          TRUE, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  gtk_widget_add_css_class (heading, "heading");
  self->top = ant_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  gtk_box_append (GTK_BOX (self->top), heading);
  gtk_box_append (GTK_BOX (self->panel), self->top);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  return self;
}

static void
on_close_clicked (AntSheet *self)
{
  ant_sheet_close (self);
}

/**
 * ant_sheet_add_close:
 *
 * Gives the sheet a button that closes it. It stands beside the title: on a low screen with large
 * text the foot of a sheet is further down than anybody looks.
 */
void
ant_sheet_add_close (AntSheet *self)
{
  GtkWidget *close = ant_icon_button_new ("cross-symbolic", _ ("Close"), _ ("Close"));

  gtk_widget_set_valign (close, GTK_ALIGN_START);
  g_signal_connect_object (close, "clicked", G_CALLBACK (on_close_clicked), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->top), close);
}

void
ant_sheet_append (AntSheet *self, GtkWidget *widget)
{
  gtk_box_append (GTK_BOX (self->panel), widget);
}

/**
 * ant_sheet_add_button:
 * @css_class: (nullable): "primary", …
 *
 * Returns: (transfer none): the button, already in place
 */
GtkWidget *
ant_sheet_add_button (AntSheet *self, const char *label, const char *css_class)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), ant_text_new (label, NULL));
  gtk_widget_set_halign (gtk_button_get_child (GTK_BUTTON (button)), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  if (css_class != NULL)
    gtk_widget_add_css_class (button, css_class);
  ant_sheet_append (self, button);

  return button;
}

/**
 * ant_sheet_close:
 *
 * Says that the person is done with it.
 */
void
ant_sheet_close (AntSheet *self)
{
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}
