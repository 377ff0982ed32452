/* ant-staff.c - what the staff's pages share between unlocking and locking
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-staff"

#include "ant-staff.h"

#define LOCK_AFTER_MS (2 * 60 * 1000)
#define TICK_S        1

/**
 * AntStaff:
 *
 * The review of the kiosk's vault, the list that is being read and the place in it. It lies with
 * the kiosk, which knows nothing of it, and locks by itself: whenever a page comes that is not for
 * staff, when the kiosk clears itself, and after two minutes without a touch, for which "I need
 * more time" counts nothing.
 */
struct _AntStaff {
  GObject parent_instance;

  AntKiosk     *kiosk;       /* borrowed; it owns us */
  AntReview    *review;      /* (nullable): a kiosk without a vault */
  AntStaffForm *form;        /* (nullable) with @review */
  GListModel   *cards;       /* (nullable) of AntCard */
  char         *last_opened; /* (nullable) reference */
  guint         tick_id;
};

G_DEFINE_FINAL_TYPE (AntStaff, ant_staff, G_TYPE_OBJECT)

static void
lock (AntStaff *self)
{
  g_clear_object (&self->cards);
  g_clear_pointer (&self->last_opened, g_free);
  if (self->form != NULL)
    ant_staff_form_forget (self->form);
  if (self->review != NULL)
    ant_review_lock (self->review);
}

static void
ant_staff_dispose (GObject *object)
{
  AntStaff *self = ANT_STAFF (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  lock (self);
  g_clear_object (&self->form);
  g_clear_object (&self->review);

  G_OBJECT_CLASS (ant_staff_parent_class)->dispose (object);
}

static void
ant_staff_class_init (AntStaffClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ant_staff_dispose;
}

static void
ant_staff_init (AntStaff *self)
{
}

/* What staff look at: their own pages, and those of a form they brought. */
static gboolean
is_for_staff (AntStaff *self)
{
  return g_str_has_prefix (ant_kiosk_get_page (self->kiosk), "staff-") ||
         ant_kiosk_is_preview (self->kiosk);
}

static gboolean
may_stay_unlocked (AntStaff *self)
{
  return is_for_staff (self) &&
         ant_idle_get_quiet_ms (ant_kiosk_get_idle (self->kiosk)) < LOCK_AFTER_MS;
}

static gboolean
on_tick (gpointer user_data)
{
  AntStaff *self = user_data;

  if (may_stay_unlocked (self))
    return G_SOURCE_CONTINUE;

  self->tick_id = 0;
  ant_staff_leave (self);

  return G_SOURCE_REMOVE;
}

/* A passphrase may turn out right after whoever typed it has gone. */
static void
on_unlocked_changed (AntStaff *self)
{
  g_clear_handle_id (&self->tick_id, g_source_remove);
  if (!ant_review_is_unlocked (self->review))
    return;

  if (may_stay_unlocked (self))
    self->tick_id = g_timeout_add_seconds (TICK_S, on_tick, self);
  else
    lock (self);
}

static void
on_turn (AntStaff *self)
{
  if (!is_for_staff (self) || g_str_equal (ant_kiosk_get_page (self->kiosk), "staff-unlock"))
    lock (self);
}

static AntStaff *
make (AntKiosk *kiosk)
{
  AntStaff *self = g_object_new (ANT_TYPE_STAFF, NULL);
  AntVault *vault = ant_kiosk_get_vault (kiosk);

  self->kiosk = kiosk;
  if (vault != NULL) {
    self->review = ant_review_new (vault);
    self->form = ant_staff_form_new (kiosk, ant_vault_get_dir (vault));
    g_signal_connect_object (self->review, "notify::is-unlocked", G_CALLBACK (on_unlocked_changed),
                             self, G_CONNECT_SWAPPED);
  }
  g_signal_connect_object (kiosk, "turn", G_CALLBACK (on_turn), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (kiosk, "reset", G_CALLBACK (lock), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * ant_staff_get:
 *
 * Returns: (transfer none): what staff have before them at @kiosk, made locked when first asked for
 */
AntStaff *
ant_staff_get (AntKiosk *kiosk)
{
  AntStaff *self = g_object_get_data (G_OBJECT (kiosk), "ant-staff");

  if (self == NULL) {
    self = make (kiosk);
    g_object_set_data_full (G_OBJECT (kiosk), "ant-staff", self, g_object_unref);
  }

  return self;
}

/**
 * ant_staff_get_review:
 *
 * Returns: (transfer none) (nullable): %NULL where the kiosk has no vault
 */
AntReview *
ant_staff_get_review (AntStaff *self)
{
  return self->review;
}

/**
 * ant_staff_get_form:
 *
 * Returns: (transfer none) (nullable): what staff do with the questionnaire; %NULL where the kiosk
 *   has no vault
 */
AntStaffForm *
ant_staff_get_form (AntStaff *self)
{
  return self->form;
}

/**
 * ant_staff_get_cards:
 *
 * Returns: (transfer none) (nullable): the list as it was last fetched; gone once locked
 */
GListModel *
ant_staff_get_cards (AntStaff *self)
{
  return self->cards;
}

void
ant_staff_set_cards (AntStaff *self, GListModel *cards)
{
  g_set_object (&self->cards, cards);
}

/**
 * ant_staff_find_card:
 * @reference: (nullable): a client's code
 * @position: (out) (optional): its place in the list
 *
 * Returns: (transfer full) (nullable): its card, where it is in the list
 */
AntCard *
ant_staff_find_card (AntStaff *self, const char *reference, guint *position)
{
  guint n = self->cards != NULL ? g_list_model_get_n_items (self->cards) : 0;

  for (guint i = 0; i < n; i++) {
    g_autoptr (AntCard) card = g_list_model_get_item (self->cards, i);

    if (g_strcmp0 (ant_card_get_reference (card), reference) != 0)
      continue;
    if (position != NULL)
      *position = i;

    return g_steal_pointer (&card);
  }

  return NULL;
}

/**
 * ant_staff_get_last_opened:
 *
 * Returns: (nullable): the reference of the intake that was last read
 */
const char *
ant_staff_get_last_opened (AntStaff *self)
{
  return self->last_opened;
}

/**
 * ant_staff_open:
 *
 * Shows an intake; Back leads to its place in the list.
 */
void
ant_staff_open (AntStaff *self, AntCard *card)
{
  g_free (self->last_opened);
  self->last_opened = g_strdup (ant_card_get_reference (card));
  ant_kiosk_show (self->kiosk, "staff-intake", self->last_opened);
}

/**
 * ant_staff_leave:
 *
 * Locks, and gives the kiosk back to clients.
 */
void
ant_staff_leave (AntStaff *self)
{
  lock (self);
  ant_kiosk_reset (self->kiosk);
}
