/* ant-queue-row.c - one intake in the staff's list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-queue-row"

#include "ant-queue-row.h"

#include <glib/gi18n.h>

#include "ant-box.h"
#include "ant-scaffold.h"
#include "ant-staff-words.h"

#define LEVELS   "ABC"
#define N_LEVELS 3

/**
 * AntQueueRow:
 *
 * Who, when, how to reply, and what to look at first. Rows are few and used again for other cards
 * while a long list scrolls.
 */
struct _AntQueueRow {
  GtkButton parent_instance;

  AntKiosk  *kiosk; /* borrowed; outlives its pages */
  AntCard   *card;  /* (nullable) */
  GtkWidget *box;
  GtkWidget *name;
  GtkWidget *arrival;
  GtkWidget *means;
  GtkWidget *badges[N_LEVELS];
};

G_DEFINE_FINAL_TYPE (AntQueueRow, ant_queue_row, GTK_TYPE_BUTTON)

static void
ant_queue_row_dispose (GObject *object)
{
  g_clear_object (&ANT_QUEUE_ROW (object)->card);

  G_OBJECT_CLASS (ant_queue_row_parent_class)->dispose (object);
}

static void
ant_queue_row_class_init (AntQueueRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ant_queue_row_dispose;
}

static GtkWidget *
add_line (GtkWidget *words, const char *css_class)
{
  GtkWidget *label = ant_text_new (NULL, css_class);

  gtk_box_append (GTK_BOX (words), label);

  return label;
}

static void
ant_queue_row_init (AntQueueRow *self)
{
  GtkWidget *words = ant_box_new (GTK_ORIENTATION_VERTICAL, 0.5);
  GtkWidget *badges = ant_box_new (GTK_ORIENTATION_VERTICAL, 1.5);

  self->name = add_line (words, "strong");
  self->arrival = add_line (words, "caption");
  self->means = add_line (words, "caption");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (badges, GTK_ALIGN_CENTER);
  for (int i = 0; i < N_LEVELS; i++) {
    self->badges[i] = ant_flag_badge_new ();
    gtk_box_append (GTK_BOX (badges), self->badges[i]);
  }
  gtk_widget_set_halign (badges, GTK_ALIGN_START);
  self->box = ant_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  gtk_box_append (GTK_BOX (self->box), words);
  gtk_box_append (GTK_BOX (self->box), badges);
  gtk_button_set_child (GTK_BUTTON (self), self->box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "intake");
}

/**
 * ant_flag_badge_new:
 *
 * Returns: a badge for flags of one level: its letter and what the letter asks of staff
 */
GtkWidget *
ant_flag_badge_new (void)
{
  GtkWidget *badge = gtk_label_new (NULL);

  gtk_widget_add_css_class (badge, "badge");
  gtk_label_set_xalign (GTK_LABEL (badge), 0);
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);

  return badge;
}

/**
 * ant_flag_badge_set:
 * @level: 'A', 'B' or 'C'
 * @n: how many flags; 0 hides the badge
 */
void
ant_flag_badge_set (GtkWidget *badge, char level, int n)
{
  static const char *const classes[] = { "level-a", "level-b", "level-c" };
  g_autofree char         *text = NULL;

  gtk_widget_set_visible (badge, n > 0);
  for (int i = 0; i < N_LEVELS; i++) {
    if (level == LEVELS[i])
      gtk_widget_add_css_class (badge, classes[i]);
    else
      gtk_widget_remove_css_class (badge, classes[i]);
  }
  text = n > 1 ? g_strdup_printf ("%c  %s · %d", level, ant_staff_words_for_level (level), n)
               : g_strdup_printf ("%c  %s", level, ant_staff_words_for_level (level));
  gtk_label_set_label (GTK_LABEL (badge), text);
}

static int
count_flags (AntCard *card, char level)
{
  const char *const *flags = ant_card_get_flags (card);
  int                n = 0;

  for (gsize i = 0; flags[i] != NULL; i++)
    n += flags[i][0] == level;

  return n;
}

static void
sync_words (AntQueueRow *self)
{
  const char      *reference = ant_card_get_reference (self->card);
  const char      *name = ant_card_get_name (self->card);
  g_autofree char *arrival =
      ant_staff_words_for_arrival (self->card, ant_kiosk_get_clock (self->kiosk));
  g_autofree char *when = ant_staff_words_join (reference, arrival, NULL);
  g_autofree char *means = ant_staff_words_for_means (
      self->card, ant_kiosk_get_clinic (self->kiosk), ant_kiosk_get_language (self->kiosk));

  gtk_label_set_label (GTK_LABEL (self->name), *name != '\0' ? name : _ ("No name given"));
  gtk_label_set_label (GTK_LABEL (self->arrival), when);
  gtk_label_set_label (GTK_LABEL (self->means), means);
}

static void
sync_damaged (AntQueueRow *self)
{
  gtk_label_set_label (GTK_LABEL (self->name), _ ("Damaged record"));
  gtk_label_set_label (GTK_LABEL (self->arrival), ant_card_get_reference (self->card));
  gtk_label_set_label (GTK_LABEL (self->means),
                       _ ("Its index card cannot be read. Look for a backup."));
}

/* Everything that stands in the row, in one breath. */
static void
sync_name (AntQueueRow *self)
{
  GString *name = g_string_new (gtk_label_get_label (GTK_LABEL (self->name)));

  g_string_append_printf (name, ", %s, %s", gtk_label_get_label (GTK_LABEL (self->arrival)),
                          gtk_label_get_label (GTK_LABEL (self->means)));
  for (int i = 0; i < N_LEVELS; i++) {
    if (gtk_widget_get_visible (self->badges[i]))
      g_string_append_printf (name, ", %s", gtk_label_get_label (GTK_LABEL (self->badges[i])));
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str,
                                  -1);
  g_string_free (name, TRUE);
}

/* Large letters need the whole width. */
static void
sync_orientation (AntQueueRow *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box),
                                  ant_kiosk_get_text_size (self->kiosk) > 100
                                      ? GTK_ORIENTATION_VERTICAL
                                      : GTK_ORIENTATION_HORIZONTAL);
}

/**
 * ant_queue_row_new:
 *
 * Returns: a row without a card
 */
GtkWidget *
ant_queue_row_new (AntKiosk *kiosk)
{
  AntQueueRow *self = g_object_new (ANT_TYPE_QUEUE_ROW, NULL);

  self->kiosk = kiosk;
  g_signal_connect_object (kiosk, "notify::text-size", G_CALLBACK (sync_orientation), self,
                           G_CONNECT_SWAPPED);
  sync_orientation (self);

  return GTK_WIDGET (self);
}

/**
 * ant_queue_row_get_card:
 *
 * Returns: (transfer none) (nullable): the card it shows
 */
AntCard *
ant_queue_row_get_card (AntQueueRow *self)
{
  return self->card;
}

/**
 * ant_queue_row_set_card:
 * @card: what it shows from now on
 */
void
ant_queue_row_set_card (AntQueueRow *self, AntCard *card)
{
  gboolean is_damaged = ant_card_get_problem (card) != NULL;

  g_set_object (&self->card, card);
  for (int i = 0; i < N_LEVELS; i++)
    ant_flag_badge_set (self->badges[i], LEVELS[i], count_flags (card, LEVELS[i]));
  if (is_damaged) {
    sync_damaged (self);
    gtk_widget_add_css_class (GTK_WIDGET (self), "damaged");
  } else {
    sync_words (self);
    gtk_widget_remove_css_class (GTK_WIDGET (self), "damaged");
  }
  sync_name (self);
}
