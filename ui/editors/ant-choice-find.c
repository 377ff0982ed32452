/* ant-choice-find.c - a way to one of very many options: typing a part of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-choice-find"

#include "ant-choice-find.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ant-box.h"
#include "ant-field.h"
#include "ant-icon-button.h"
#include "ant-scaffold.h"

#define LONGEST 60

/**
 * AntChoiceFind:
 *
 * A button that opens a field, so that no keyboard stands over the list before anybody wants one.
 * Emits "changed" with every letter.
 */
struct _AntChoiceFind {
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *button;
  GtkWidget *field;
  GtkWidget *nothing;
  char      *wanted; /* as fold() leaves it */
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AntChoiceFind, ant_choice_find, GTK_TYPE_WIDGET)

/* A letter with a stroke is one of its own to Unicode, and not to whoever looks for its plain one.
 */
static gunichar
drop_stroke (gunichar letter)
{
  switch (letter) {
  case 0x111: /* đ */
    return 'd';
  case 0x142: /* ł */
    return 'l';
  case 0xf8: /* ø */
    return 'o';
  default:
    return letter;
  }
}

/* In one case and without accents, which are hard to find on a keyboard. (transfer full) */
static char *
fold (const char *text)
{
  g_autofree char *cased = g_utf8_casefold (text, -1);
  g_autofree char *apart = g_utf8_normalize (cased, -1, G_NORMALIZE_ALL);
  GString         *out = g_string_new (NULL);

  for (const char *p = apart != NULL ? apart : ""; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_ismark (g_utf8_get_char (p)))
      g_string_append_unichar (out, drop_stroke (g_utf8_get_char (p)));

  return g_string_free (out, FALSE);
}

static void
on_clicked (AntChoiceFind *self)
{
  gtk_widget_set_visible (self->button, FALSE);
  gtk_widget_set_visible (self->field, TRUE);
  gtk_widget_grab_focus (self->field);
}

static void
on_typed (AntChoiceFind *self)
{
  g_autofree char *typed = ant_field_get_text (self->field);

  g_free (self->wanted);
  self->wanted = fold (g_strstrip (typed));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
ant_choice_find_dispose (GObject *object)
{
  AntChoiceFind *self = ANT_CHOICE_FIND (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->wanted, g_free);

  G_OBJECT_CLASS (ant_choice_find_parent_class)->dispose (object);
}

static void
ant_choice_find_class_init (AntChoiceFindClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ant_choice_find_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
ant_choice_find_init (AntChoiceFind *self)
{
  self->wanted = g_strdup ("");
  self->box = ant_box_new (GTK_ORIENTATION_VERTICAL, 3);
  self->button =
      ant_icon_button_new ("search-symbolic", _ ("Find in the list"), _ ("Find in the list"));
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (on_clicked), self,
                           G_CONNECT_SWAPPED);
  self->field = ant_field_new_line (GTK_INPUT_PURPOSE_FREE_FORM, LONGEST);
  ant_field_set_name (self->field, _ ("Find in the list"));
  ant_field_connect_changed (self->field, G_CALLBACK (on_typed), self);
  gtk_widget_set_visible (self->field, FALSE);
  self->nothing = ant_text_new (_ ("Nothing in the list is called that"), "hint");
  gtk_widget_set_visible (self->nothing, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->button);
  gtk_box_append (GTK_BOX (self->box), self->field);
  gtk_box_append (GTK_BOX (self->box), self->nothing);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
ant_choice_find_new (void)
{
  return g_object_new (ANT_TYPE_CHOICE_FIND, NULL);
}

/**
 * ant_choice_find_takes:
 * @words: what is on an option
 *
 * Returns: whether it has what was typed somewhere in it
 */
gboolean
ant_choice_find_takes (AntChoiceFind *self, const char *words)
{
  g_autofree char *folded = fold (words);

  return strstr (folded, self->wanted) != NULL;
}

/* Says so where nothing was. */
void
ant_choice_find_set_found (AntChoiceFind *self, gboolean is_found)
{
  gtk_widget_set_visible (self->nothing, !is_found);
}
