/* ant-review.c - what staff may see, once they have unlocked it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-review"

#include "ant-review.h"

#include "ant-error.h"

/* Enough to fill a screen at once; what comes after is fetched while staff read. */
#define N_FIRST 60
#define N_MORE  500

/**
 * AntReview:
 *
 * Holds the clinic's secret key from unlocking to locking, and hands it to the vault for one thing
 * at a time. Locking empties the list it gave out and drops whatever is still being opened.
 *
 * Threads: main. Property "is-unlocked" notifies.
 */
struct _AntReview {
  GObject     parent_instance;
  AntVault   *vault;
  AntSecret  *identity; /* (nullable): locked */
  GListStore *cards;    /* (nullable): of AntCard; the newest list given out */
  guint       n_locked; /* how often; what was begun before the last time is dropped */
  guint       wait_s;   /* after the last attempt */
};

enum {
  PROP_IS_UNLOCKED = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (AntReview, ant_review, G_TYPE_OBJECT)

static void
ant_review_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id) {
  case PROP_IS_UNLOCKED:
    g_value_set_boolean (value, ant_review_is_unlocked (ANT_REVIEW (object)));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
ant_review_dispose (GObject *object)
{
  AntReview *self = ANT_REVIEW (object);

  ant_review_lock (self);
  g_clear_object (&self->vault);

  G_OBJECT_CLASS (ant_review_parent_class)->dispose (object);
}

static void
ant_review_class_init (AntReviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ant_review_get_property;
  object_class->dispose = ant_review_dispose;

  props[PROP_IS_UNLOCKED] = g_param_spec_boolean ("is-unlocked", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
ant_review_init (AntReview *self)
{
}

/**
 * ant_review_new:
 * @vault: an open vault
 *
 * Returns: (transfer full): a review that is locked
 */
AntReview *
ant_review_new (AntVault *vault)
{
  AntReview *self = g_object_new (ANT_TYPE_REVIEW, NULL);

  self->vault = g_object_ref (vault);

  return self;
}

/**
 * ant_review_lock:
 *
 * Wipes the key and empties the list.
 */
void
ant_review_lock (AntReview *self)
{
  gboolean was_unlocked = self->identity != NULL;

  self->n_locked++;
  g_clear_pointer (&self->identity, ant_secret_unref);
  if (self->cards != NULL)
    g_list_store_remove_all (self->cards);
  g_clear_object (&self->cards);
  if (was_unlocked)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_UNLOCKED]);
}

gboolean
ant_review_is_unlocked (AntReview *self)
{
  return self->identity != NULL;
}

/* A task of this object whose data remembers how often it had been locked. */
static GTask *
begin (AntReview          *self,
       gpointer            tag,
       GCancellable       *cancellable,
       GAsyncReadyCallback callback,
       gpointer            user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, GUINT_TO_POINTER (self->n_locked), NULL);

  return task;
}

static gboolean
was_locked_since (AntReview *self, GTask *task)
{
  return GPOINTER_TO_UINT (g_task_get_task_data (task)) != self->n_locked;
}

static void
return_locked (GTask *task)
{
  g_task_return_new_error (task, ANT_ERROR, ANT_ERROR_LOCKED, "The staff view is locked");
}

static void
on_unlocked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  AntReview *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (AntSecret) identity =
      ant_vault_unlock_finish (ANT_VAULT (source), result, &self->wait_s, &error);

  if (identity == NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
  } else if (was_locked_since (self, task)) {
    return_locked (task);
  } else {
    g_clear_pointer (&self->identity, ant_secret_unref);
    self->identity = g_steal_pointer (&identity);
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_UNLOCKED]);
    g_task_return_boolean (task, TRUE);
  }
}

/**
 * ant_review_unlock_async:
 * @passphrase: from ant_passphrase_normalise()
 *
 * Takes half a second, or more while the machine is busy.
 */
void
ant_review_unlock_async (AntReview          *self,
                         AntSecret          *passphrase,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  ant_vault_unlock_async (self->vault, passphrase, cancellable, on_unlocked,
                          begin (self, ant_review_unlock_async, cancellable, callback, user_data));
}

/**
 * ant_review_unlock_finish:
 * @error: return location; %ANT_ERROR_LOCKED where the passphrase does not fit, %ANT_ERROR_BUSY
 * where it is too early for another attempt, with the wait in the message
 *
 * Returns: whether the list may be asked for
 */
gboolean
ant_review_unlock_finish (AntReview *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * ant_review_get_wait_s:
 *
 * Returns: how many seconds to wait before the next attempt, as of one that ended with
 * %ANT_ERROR_BUSY
 */
guint
ant_review_get_wait_s (AntReview *self)
{
  return self->wait_s;
}

static AntCard *
make_card (AntVaultCard *found)
{
  if (found->body == NULL)
    return ant_card_new_damaged (found->reference, found->problem->message);

  return ant_card_new (found->reference, found->body);
}

static void
append_cards (GListStore *cards, GPtrArray *found)
{
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (made, make_card (found->pdata[i]));
  g_list_store_splice (cards, g_list_model_get_n_items (G_LIST_MODEL (cards)), 0, made->pdata,
                       made->len);
}

/**
 * More:
 *
 * The rest of a list on its way.
 */
typedef struct {
  AntReview  *review;
  GListStore *cards;
} More;

static void
free_more (More *more)
{
  g_object_unref (more->review);
  g_object_unref (more->cards);
  g_free (more);
}

static void on_more_listed (GObject *source, GAsyncResult *result, gpointer user_data);

/* @found was the last batch; where it was full there may be another one behind it. */
static void
fetch_more (AntReview *self, GListStore *cards, GPtrArray *found, guint limit)
{
  AntVaultCard *last;
  More         *more;

  if (found->len < limit)
    return;
  last = found->pdata[found->len - 1];
  more = g_new (More, 1);
  more->review = g_object_ref (self);
  more->cards = g_object_ref (cards);
  ant_vault_list_async (self->vault, self->identity, last->seq, N_MORE, NULL, on_more_listed, more);
}

static void
on_more_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  More *more = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = ant_vault_list_finish (ANT_VAULT (source), result, &error);

  /* Locked, or asked for anew, while this was under way. */
  if (more->review->cards == more->cards && found != NULL) {
    append_cards (more->cards, found);
    fetch_more (more->review, more->cards, found, N_MORE);
  } else if (error != NULL) {
    g_warning ("Cannot list all intakes: %s", error->message);
  }
  free_more (more);
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = ant_vault_list_finish (ANT_VAULT (source), result, &error);
  AntReview *self = g_task_get_source_object (task);

  if (found == NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  if (was_locked_since (self, task)) {
    return_locked (task);
    return;
  }

  g_clear_object (&self->cards);
  self->cards = g_list_store_new (ANT_TYPE_CARD);
  append_cards (self->cards, found);
  fetch_more (self, self->cards, found, N_FIRST);
  g_task_return_pointer (task, g_object_ref (self->cards), g_object_unref);
}

/**
 * ant_review_list_async:
 *
 * Opens the newest index cards, a screenful; older ones join the list by themselves while it is
 * looked at.
 */
void
ant_review_list_async (AntReview          *self,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  g_autoptr (GTask) task = begin (self, ant_review_list_async, cancellable, callback, user_data);

  if (self->identity == NULL)
    return_locked (task);
  else
    ant_vault_list_async (self->vault, self->identity, G_MAXINT64, N_FIRST, cancellable, on_listed,
                          g_steal_pointer (&task));
}

/**
 * ant_review_list_finish:
 * @error: return location; %ANT_ERROR_LOCKED and those of the vault
 *
 * Returns: (transfer full) (nullable): a #GListModel of #AntCard, newest first; it is emptied when
 * the review is locked
 */
GListModel *
ant_review_list_finish (AntReview *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* The record's own card must name the reference it was asked for by. */
static gboolean
names_itself (AntRecord *record)
{
  g_autoptr (AntCard) card =
      ant_card_new (ant_record_get_reference (record), ant_record_get_body (record, 0));

  return ant_card_get_problem (card) == NULL;
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AntRecord) record = ant_vault_read_finish (ANT_VAULT (source), result, &error);

  if (record == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (was_locked_since (g_task_get_source_object (task), task))
    return_locked (task);
  else if (!names_itself (record))
    g_task_return_new_error (task, ANT_ERROR, ANT_ERROR_CORRUPT,
                             "The index card names another reference; restore a backup");
  else
    g_task_return_pointer (task, g_steal_pointer (&record), (GDestroyNotify) ant_record_unref);
}

/**
 * ant_review_open_async:
 * @card: which intake
 *
 * Opens all parts of one intake.
 */
void
ant_review_open_async (AntReview          *self,
                       AntCard            *card,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  g_autoptr (GTask) task = begin (self, ant_review_open_async, cancellable, callback, user_data);

  if (self->identity == NULL)
    return_locked (task);
  else
    ant_vault_read_async (self->vault, self->identity, ant_card_get_reference (card), cancellable,
                          on_read, g_steal_pointer (&task));
}

/**
 * ant_review_open_finish:
 * @error: return location; %ANT_ERROR_LOCKED, %ANT_ERROR_CORRUPT names the part that was changed
 *
 * Returns: (transfer full) (nullable): the intake, readable; wiped on the last unref
 */
AntRecord *
ant_review_open_finish (AntReview *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
