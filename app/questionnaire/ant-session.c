/* ant-session.c - one client's answers to a form
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-session"

#include "ant-session.h"

#include <string.h>

#include "ant-check.h"
#include "ant-error.h"
#include "ant-session-private.h"
#include "ant-value-json.h"

/**
 * AntSession:
 *
 * What one client has answered so far. Everything that follows from an answer — what is enabled,
 * what is calculated — is up to date when the call that gave the answer returns. Main thread only;
 * nothing here is logged.
 */
G_DEFINE_BOXED_TYPE (AntSession, ant_session, ant_session_ref, ant_session_unref)

#define MAX_ROWS 1000 /* of one group: nobody adds more by hand */

/* A session of which no initial value had its turn. */
AntSession *
ant_session_new_empty (AntForm *form, AntClock *clock, gboolean is_by_hand)
{
  AntSession *self = g_rc_box_new0 (AntSession);

  self->form = ant_form_ref (form);
  self->clock = ant_clock_ref (clock);
  self->is_by_hand = is_by_hand;
  self->stamp = 1;
  self->starting = g_ptr_array_new ();
  self->none = g_ptr_array_new ();
  self->places = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->changed = g_new0 (guint64, form->expressions->len + 1);
  self->calculated = g_new0 (guint64, form->expressions->len + 1);
  self->is_spent = g_new0 (gboolean, form->expressions->len + 1);
  self->memos = ant_session_make_memos ();
  for (guint i = 0; i < form->items->len; i++)
    g_ptr_array_add (self->places, g_ptr_array_new ());
  self->root = ant_row_new (self, NULL);

  return self;
}

static AntSession *
start (AntForm *form, AntClock *clock, gboolean is_by_hand)
{
  AntSession *self = ant_session_new_empty (form, clock, is_by_hand);

  ant_session_settle (self);

  return self;
}

/**
 * ant_session_new:
 *
 * Returns: (transfer full): a session with nothing answered but initial values; a group that
 *   repeats is there once. Its today() is the machine's.
 */
AntSession *
ant_session_new (AntForm *form)
{
  g_autoptr (AntClock) clock = ant_clock_new ();

  g_return_val_if_fail (form != NULL, NULL);

  return start (form, clock, FALSE);
}

/**
 * ant_session_new_by_hand:
 * @clock: tells today() and now()
 *
 * Returns: (transfer full): as ant_session_new(), but a group that repeats is not there before
 *   ant_session_add() and no longer after its last ant_session_remove(): whoever has nothing to
 *   list says nothing, and its required questions wait for the first repetition
 */
AntSession *
ant_session_new_by_hand (AntForm *form, AntClock *clock)
{
  g_return_val_if_fail (form != NULL && clock != NULL, NULL);

  return start (form, clock, TRUE);
}

AntSession *
ant_session_ref (AntSession *self)
{
  return g_rc_box_acquire (self);
}

static void
free_session (gpointer data)
{
  AntSession *self = data;

  ant_row_destroy (self->root);
  g_ptr_array_unref (self->starting);
  g_ptr_array_unref (self->none);
  g_ptr_array_unref (self->places);
  g_free (self->changed);
  g_free (self->calculated);
  g_free (self->is_spent);
  ant_clock_unref (self->clock);
  g_hash_table_unref (self->memos);
  g_free (self->language);
  ant_form_unref (self->form);
}

void
ant_session_unref (AntSession *self)
{
  g_rc_box_release_full (self, free_session);
}

/* (transfer none) */
AntForm *
ant_session_get_form (AntSession *self)
{
  return self->form;
}

/**
 * ant_session_set_language:
 * @tag: (nullable): the language the client reads the form in, which the answers will say
 */
void
ant_session_set_language (AntSession *self, const char *tag)
{
  g_free (self->language);
  self->language = g_strdup (tag);
}

/* (nullable) */
const char *
ant_session_get_language (AntSession *self)
{
  return self->language;
}

/* Fails with @rule, both ways. */
static gboolean
refuse (const AntNode *node, const char *path, const char *rule, AntIssue **refused, GError **error)
{
  const char *link_id = node != NULL ? node->item->link_id : NULL;

  if (refused != NULL)
    *refused = ant_issue_new (ANT_ISSUE_ERROR, rule, link_id, path, "refused: %s", rule);

  return ant_fail (error, ANT_ERROR_INVALID, "%s: %s", link_id != NULL ? link_id : "?", rule);
}

/* The option itself instead of what looks like it: the option knows its words and its ordinal. */
static GPtrArray *
take_options (const AntItem *item, GPtrArray *values)
{
  GPtrArray *taken = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_value_unref);

  for (guint i = 0; values != NULL && i < values->len; i++) {
    const AntOption *option = ant_item_find_option (item, values->pdata[i]);

    g_ptr_array_add (taken, ant_value_ref (option != NULL ? option->value : values->pdata[i]));
  }

  return taken;
}

/**
 * ant_session_set:
 * @path: which question
 * @values: (nullable) (element-type AntValue): its answers from now on; %NULL or none clears it
 * @refused: (out) (optional): the rule that stood against it
 * @error: return location; %ANT_ERROR_INVALID
 *
 * Answers a question. What no page could show is refused: another type, an answer that was not
 * offered, too many, a question that is read-only. Lengths, ranges and patterns are not looked at
 * before ant_session_check(). A question that is not enabled takes answers, and keeps them to
 * itself.
 *
 * Returns: whether it was taken
 */
gboolean
ant_session_set (AntSession *self,
                 const char *path,
                 GPtrArray  *values,
                 AntIssue  **refused,
                 GError    **error)
{
  g_autoptr (GPtrArray) taken = NULL;
  AntNode    *node;
  const char *rule;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  node = ant_session_find (self, path, NULL);
  if (node == NULL)
    return refuse (NULL, path, "invalidLinkId", refused, error);
  taken = take_options (node->item, values);
  rule = node->item->is_read_only || node->item->is_hidden ? "readOnly"
                                                           : ant_node_refuses (self, node, taken);
  if (rule != NULL)
    return refuse (node, path, rule, refused, error);

  node->is_edited = TRUE;
  ant_node_set_answers (self, node, taken);
  ant_session_settle (self);

  return TRUE;
}

static gboolean
find_value (GPtrArray *values, const AntValue *value, guint *at)
{
  for (guint i = 0; i < values->len; i++)
    if (ant_value_equals (values->pdata[i], value)) {
      *at = i;
      return TRUE;
    }

  return FALSE;
}

static gboolean
excludes (const AntItem *item, const AntValue *value)
{
  const AntOption *option = ant_item_find_option (item, value);

  return option != NULL && option->is_exclusive;
}

/* What is left beside @value once it is chosen. */
static GPtrArray *
choose (const AntNode *node, AntValue *value)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_value_unref);
  gboolean   is_alone = !node->item->is_repeating || excludes (node->item, value);

  for (guint i = 0; !is_alone && i < node->answers->len; i++)
    if (!excludes (node->item, node->answers->pdata[i]))
      g_ptr_array_add (chosen, ant_value_ref (node->answers->pdata[i]));
  g_ptr_array_add (chosen, ant_value_ref (value));

  return chosen;
}

/**
 * ant_session_toggle:
 * @value: an answer to take back where it is given, and to give where it is not
 *
 * As ant_session_set() for one answer among several. Choosing an exclusive option clears the rest,
 * choosing another clears the exclusive one; a question with one answer changes over.
 */
gboolean
ant_session_toggle (AntSession *self,
                    const char *path,
                    AntValue   *value,
                    AntIssue  **refused,
                    GError    **error)
{
  g_autoptr (GPtrArray) values = NULL;
  AntNode *node;
  guint    at;

  g_return_val_if_fail (self != NULL && path != NULL && value != NULL, FALSE);

  node = ant_session_find (self, path, NULL);
  if (node == NULL)
    return refuse (NULL, path, "invalidLinkId", refused, error);
  if (find_value (node->answers, value, &at)) {
    values = g_ptr_array_copy (node->answers, (GCopyFunc) (void (*) (void)) ant_value_ref, NULL);
    g_ptr_array_set_free_func (values, (GDestroyNotify) ant_value_unref);
    g_ptr_array_remove_index (values, at);
  } else {
    values = choose (node, value);
  }

  return ant_session_set (self, path, values, refused, error);
}

/**
 * ant_session_add:
 * @path: a group that repeats
 *
 * Adds a repetition at the end.
 */
gboolean
ant_session_add (AntSession *self, const char *path, AntIssue **refused, GError **error)
{
  AntNode *node = ant_session_find (self, path, NULL);
  int      most;

  if (node == NULL)
    return refuse (NULL, path, "invalidLinkId", refused, error);
  if (node->item->type != ANT_ITEM_GROUP || !node->item->is_repeating)
    return refuse (node, path, "repeats", refused, error);
  if (node->item->is_read_only)
    return refuse (node, path, "readOnly", refused, error);
  most = node->item->max_occurs >= 0 ? MIN (node->item->max_occurs, MAX_ROWS) : MAX_ROWS;
  if ((int) node->rows->len >= most)
    return refuse (node, path, "maxCount", refused, error);

  g_ptr_array_add (node->rows, ant_row_new (self, node));
  ant_session_touch (self, node->item);
  ant_session_settle (self);

  return TRUE;
}

/**
 * ant_session_remove:
 * @path: one repetition: "g[1]"
 *
 * Takes a repetition out, with its answers. The only one there is is emptied instead, unless the
 * session is one by hand.
 */
gboolean
ant_session_remove (AntSession *self, const char *path, AntIssue **refused, GError **error)
{
  int      at = -1;
  AntNode *node = ant_session_find (self, path, &at);

  if (node == NULL || at < 0)
    return refuse (NULL, path, "invalidLinkId", refused, error);
  if (node->item->type != ANT_ITEM_GROUP)
    return refuse (node, path, "repeats", refused, error);
  if (node->item->is_read_only)
    return refuse (node, path, "readOnly", refused, error);

  ant_row_forget (self, node->rows->pdata[at]);
  g_ptr_array_remove_index (node->rows, (guint) at);
  if (node->rows->len == 0 && !(self->is_by_hand && ant_item_takes_rows (node->item)))
    g_ptr_array_add (node->rows, ant_row_new (self, node));
  ant_session_touch (self, node->item);
  ant_session_settle (self);

  return TRUE;
}

/**
 * ant_session_get:
 *
 * Returns: (transfer none) (element-type AntValue): the answers, enabled or not; empty where there
 * are none, or no such question
 */
GPtrArray *
ant_session_get (AntSession *self, const char *path)
{
  AntNode *node = ant_session_find (self, path, NULL);

  return node != NULL ? node->answers : self->none;
}

/**
 * ant_session_is_enabled:
 *
 * Returns: whether the question is to be shown; %FALSE also for what is hidden
 */
gboolean
ant_session_is_enabled (AntSession *self, const char *path)
{
  AntNode *node = ant_session_find (self, path, NULL);

  return node != NULL && !node->item->is_hidden && ant_node_is_enabled (self, node);
}

/* (nullable): the form's item that @path names */
const AntItem *
ant_session_get_item (AntSession *self, const char *path)
{
  AntNode *node = ant_session_find (self, path, NULL);

  return node != NULL ? node->item : NULL;
}

/* (nullable): the words of the top-level group that @path stands in */
const char *
ant_session_get_section (AntSession *self, const char *path, const char *lang)
{
  const AntItem *item = ant_session_get_item (self, path);

  while (item != NULL && item->parent != NULL)
    item = item->parent;
  if (item == NULL || item->type != ANT_ITEM_GROUP)
    return NULL;

  return ant_item_get_text (item, lang, NULL);
}
