/* ant-scaffold.c - the frame of a page: heading, problems, content, all of it scrolling one way
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-scaffold"

#include "ant-scaffold.h"

#include <glib/gi18n.h>

#include "ant-column.h"

/**
 * AntScaffold:
 *
 * What all pages share. The heading is the page's only heading for a screen reader. A problem
 * stands at the top in words, leads to its field, and the same words stand at the field.
 */
struct _AntScaffold {
  GtkWidget parent_instance;

  GtkWidget *frame;
  GtkWidget *scroller;
  GtkWidget *box;
  GtkWidget *heading; /* (nullable) in @box, or over it all on a low screen */
  GtkWidget *mark;    /* (nullable) never seen: what the heading stands behind in @box */
  GtkWidget *problem; /* (nullable) the box at the top */
  GtkWidget *echo;    /* (nullable) the words at the field */
  GtkWidget *field;   /* (nullable) weak: what is wrong */
};

G_DEFINE_FINAL_TYPE (AntScaffold, ant_scaffold, GTK_TYPE_WIDGET)

static void
ant_scaffold_dispose (GObject *object)
{
  AntScaffold *self = ANT_SCAFFOLD (object);

  g_clear_weak_pointer (&self->field);
  g_clear_pointer (&self->frame, gtk_widget_unparent);

  G_OBJECT_CLASS (ant_scaffold_parent_class)->dispose (object);
}

/* What scrolls needs no height of its own. Asking the content for one would lay out every text of
 * the page at widths that it never gets, and take ten times as long as all else about a page. */
static void
ant_scaffold_measure (GtkWidget     *widget,
                      GtkOrientation orientation,
                      int            for_size,
                      int           *minimum,
                      int           *natural,
                      int           *minimum_baseline,
                      int           *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    gtk_widget_measure (ANT_SCAFFOLD (widget)->frame, orientation, -1, minimum, natural, NULL,
                        NULL);
  else
    *minimum = *natural = 0;
}

static void
ant_scaffold_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (ANT_SCAFFOLD (widget)->frame, width, height, baseline, NULL);
}

static void
ant_scaffold_class_init (AntScaffoldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ant_scaffold_dispose;
  widget_class->measure = ant_scaffold_measure;
  widget_class->size_allocate = ant_scaffold_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "ant-scaffold");
}

static void
ant_scaffold_init (AntScaffold *self)
{
}

/**
 * ant_text_new:
 * @text: plain text
 * @css_class: (nullable): "hint", "caption", "strong", …
 *
 * Returns: a label that wraps, starts where its language starts, and takes part in nothing
 */
GtkWidget *
ant_text_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

/**
 * ant_markup_new:
 * @markup: Pango markup made from a pack's CommonMark, without links
 */
GtkWidget *
ant_markup_new (const char *markup)
{
  GtkWidget *label = ant_text_new (NULL, NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);

  return label;
}

/**
 * ant_text_set_language:
 * @lang: (nullable): the language the label's text is in
 *
 * Gives the text that language's letter forms, and tells a screen reader which voice to use.
 */
void
ant_text_set_language (GtkLabel *label, const char *lang)
{
  g_autoptr (PangoAttrList) attributes = NULL;

  if (lang == NULL)
    return;
  attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_language_new (pango_language_from_string (lang)));
  gtk_label_set_attributes (label, attributes);
}

/**
 * ant_scaffold_new:
 * @heading: (nullable): the question or title
 * @lang: (nullable): the language of @heading where it is not the interface's
 * @max_width_mm: how wide the content may get on a wide screen
 */
AntScaffold *
ant_scaffold_new (const char *heading, const char *lang, double max_width_mm)
{
  AntScaffold *self = g_object_new (ANT_TYPE_SCAFFOLD, NULL);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->box, "body");
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller),
                                 ant_column_new (self->box, max_width_mm));
  gtk_widget_set_vexpand (self->scroller, TRUE);
  self->frame = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->frame), self->scroller);
  gtk_widget_set_parent (self->frame, GTK_WIDGET (self));

  if (heading != NULL) {
    self->heading = g_object_new (GTK_TYPE_LABEL, "label", heading, "wrap", TRUE, "wrap-mode",
                                  PANGO_WRAP_WORD_CHAR, "xalign", 0.0f, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_HEADING, NULL);
    gtk_widget_add_css_class (self->heading, "heading");
    ant_text_set_language (GTK_LABEL (self->heading), lang);
    self->mark = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
    gtk_widget_set_visible (self->mark, FALSE);
    gtk_box_append (GTK_BOX (self->box), self->mark);
    gtk_box_append (GTK_BOX (self->box), self->heading);
  }

  return self;
}

void
ant_scaffold_append (AntScaffold *self, GtkWidget *widget)
{
  gtk_box_append (GTK_BOX (self->box), widget);
}

void
ant_scaffold_prepend (AntScaffold *self, GtkWidget *widget)
{
  gtk_box_prepend (GTK_BOX (self->box), widget);
}

/**
 * ant_scaffold_set_place:
 * @place: what the page is a part of, one a line
 *
 * Says it above the heading; a screen reader hears it with the heading.
 */
void
ant_scaffold_set_place (AntScaffold *self, const char *place)
{
  const char      *heading = gtk_label_get_text (GTK_LABEL (self->heading));
  g_autofree char *whole = g_strconcat (place, "\n", heading, NULL);

  ant_scaffold_prepend (self, ant_text_new (place, "place"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->heading), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_strdelimit (whole, "\n", ' '), -1);
}

/**
 * ant_scaffold_add_text:
 * @text: plain text
 * @css_class: (nullable): as in ant_text_new()
 *
 * Returns: (transfer none): the label, already in place
 */
GtkLabel *
ant_scaffold_add_text (AntScaffold *self, const char *text, const char *css_class)
{
  GtkWidget *label = ant_text_new (text, css_class);

  ant_scaffold_append (self, label);

  return GTK_LABEL (label);
}

GtkWidget *
ant_scaffold_get_heading (AntScaffold *self)
{
  return self->heading;
}

GtkScrolledWindow *
ant_scaffold_get_scroller (AntScaffold *self)
{
  return GTK_SCROLLED_WINDOW (self->scroller);
}

static void
move_heading (AntScaffold *self, GtkWidget *from, GtkWidget *to)
{
  g_autoptr (GtkWidget) heading = g_object_ref (self->heading);

  gtk_box_remove (GTK_BOX (from), heading);
  gtk_box_insert_child_after (GTK_BOX (to), heading, to == self->box ? self->mark : NULL);
}

/* Two lines of the usual size, or one of a large one, leave the field its room. */
static void
shorten_heading (AntScaffold *self, gboolean is_short)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean   is_large = root != NULL && (gtk_widget_has_css_class (root, "text-150") ||
                                       gtk_widget_has_css_class (root, "text-200"));

  gtk_label_set_lines (GTK_LABEL (self->heading), !is_short ? -1 : is_large ? 1 : 2);
  gtk_label_set_ellipsize (GTK_LABEL (self->heading),
                           is_short ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
}

/**
 * ant_scaffold_set_low:
 * @is_low: whether a keyboard leaves the page little more than the height of one field
 *
 * The heading then stands, in small, above what scrolls, so that nobody answers a question they
 * cannot see.
 */
void
ant_scaffold_set_low (AntScaffold *self, gboolean is_low)
{
  if (self->heading == NULL || is_low == gtk_widget_has_css_class (GTK_WIDGET (self), "low"))
    return;

  if (is_low) {
    gtk_widget_add_css_class (GTK_WIDGET (self), "low");
    move_heading (self, self->box, self->frame);
  } else {
    gtk_widget_remove_css_class (GTK_WIDGET (self), "low");
    move_heading (self, self->frame, self->box);
  }
  shorten_heading (self, is_low);
}

static void
on_problem_clicked (GtkButton *button, AntScaffold *self)
{
  if (self->field != NULL)
    gtk_widget_child_focus (self->field, GTK_DIR_TAB_FORWARD);
}

static void
mark (GtkWidget *field, gboolean is_wrong)
{
  /* of an entry it is the text within that a screen reader stands on */
  GtkWidget                *text = GTK_IS_EDITABLE (field)
                                       ? GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (field)))
                                       : field;
  GtkAccessibleInvalidState state =
      is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE;

  if (is_wrong)
    gtk_widget_add_css_class (field, "invalid");
  else
    gtk_widget_remove_css_class (field, "invalid");
  gtk_accessible_update_state (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_STATE_INVALID, state, -1);
}

static GtkWidget *
find_child_around (AntScaffold *self, GtkWidget *field)
{
  while (field != NULL && gtk_widget_get_parent (field) != self->box)
    field = gtk_widget_get_parent (field);

  return field;
}

/* The same words stand at the field as at the top. */
static void
echo (AntScaffold *self, const char *message)
{
  GtkWidget *child = find_child_around (self, self->field);

  if (child == NULL)
    return;
  self->echo = ant_text_new (message, "error");
  gtk_box_insert_child_after (GTK_BOX (self->box), self->echo, gtk_widget_get_prev_sibling (child));
}

/**
 * ant_scaffold_clear_problem:
 *
 * The person is mending it.
 */
void
ant_scaffold_clear_problem (AntScaffold *self)
{
  if (self->problem == NULL)
    return;

  gtk_box_remove (GTK_BOX (self->box), self->problem);
  self->problem = NULL;
  if (self->echo != NULL)
    gtk_box_remove (GTK_BOX (self->box), self->echo);
  self->echo = NULL;
  if (self->field != NULL)
    mark (self->field, FALSE);
  g_clear_weak_pointer (&self->field);
}

/**
 * ant_scaffold_show_problem:
 * @message: what is wrong and what to do
 * @field: (nullable): what it is about, somewhere among the content
 *
 * Puts "There is a problem" at the top and the focus there.
 */
void
ant_scaffold_show_problem (AntScaffold *self, const char *message, GtkWidget *field)
{
  GtkWidget *title = ant_text_new (_ ("There is a problem"), "strong");
  GtkWidget *line = gtk_button_new ();

  ant_scaffold_clear_problem (self);
  g_set_weak_pointer (&self->field, field);

  self->problem = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL,
                                "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, NULL);
  gtk_widget_add_css_class (self->problem, "problem");
  gtk_button_set_child (GTK_BUTTON (line), ant_text_new (message, "error"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, message,
                                  -1);
  g_signal_connect_object (line, "clicked", G_CALLBACK (on_problem_clicked), self, 0);
  gtk_box_append (GTK_BOX (self->problem), title);
  gtk_box_append (GTK_BOX (self->problem), line);
  gtk_box_prepend (GTK_BOX (self->box), self->problem);

  if (field != NULL) {
    mark (field, TRUE);
    echo (self, message);
  }

  gtk_adjustment_set_value (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
  gtk_widget_grab_focus (line);
}
