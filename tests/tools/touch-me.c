/* touch-me.c - a small program for the harness to prove itself on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gtk/gtk.h>

static void
on_touched (GtkButton *button, GtkLabel *label)
{
  gtk_label_set_text (label, "touched");
}

static void
on_typed (GtkEditable *entry, GtkLabel *label)
{
  g_autofree char *greeting = g_strdup_printf ("Hello, %s", gtk_editable_get_text (entry));

  gtk_label_set_text (label, greeting);
}

static void
on_dragged (GtkGestureDrag *gesture, double across, double down, GtkLabel *label)
{
  gtk_label_set_text (label, across > 100 ? "dragged right" : "dragged a little");
}

static void
on_pinched (GtkGestureZoom *gesture, double scale, GtkLabel *label)
{
  if (scale > 2)
    gtk_label_set_text (label, "pinched wide");
}

static GtkWidget *
make_button (const char *text, GtkWidget *label)
{
  GtkWidget *button = gtk_button_new_with_label (text);

  g_signal_connect (button, "clicked", G_CALLBACK (on_touched), label);

  return button;
}

static GtkWidget *
make_pad (GtkWidget *label)
{
  GtkWidget  *pad = gtk_label_new ("pad");
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *zoom = gtk_gesture_zoom_new ();

  gtk_widget_set_vexpand (pad, TRUE);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_dragged), label);
  g_signal_connect (zoom, "scale-changed", G_CALLBACK (on_pinched), label);
  gtk_widget_add_controller (pad, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (pad, GTK_EVENT_CONTROLLER (zoom));

  return pad;
}

static void
on_activate (GtkApplication *application)
{
  GtkWidget *window = gtk_application_window_new (application);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *label = gtk_label_new ("waiting");
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *insensitive = make_button ("Asleep", label);

  gtk_widget_set_sensitive (insensitive, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, "Name",
                                  -1);
  g_signal_connect (entry, "changed", G_CALLBACK (on_typed), label);
  gtk_stack_add_named (GTK_STACK (stack), make_button ("Shown", label), "shown");
  gtk_stack_add_named (GTK_STACK (stack), make_button ("Hidden", label), "hidden");

  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), make_button ("Touch", label));
  gtk_box_append (GTK_BOX (box), insensitive);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), stack);
  gtk_box_append (GTK_BOX (box), make_pad (label));
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_fullscreen (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (GtkApplication) application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (on_activate), NULL);

  return g_application_run (G_APPLICATION (application), argc, argv);
}
