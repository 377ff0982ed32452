/* ant-session-private.h - how a session keeps its answers, for the files that work on them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-form-private.h"
#include "ant-session.h"

G_BEGIN_DECLS

/*
 * A form's items become nodes; where an item may be there several times, its children hang on rows:
 *
 *     root row ── node "name"      answers: Ada
 *              ── node "meds"      answers: aspirin, iron
 *              │    ├─ row 0 ── node "since"   (meds#0/since)
 *              │    └─ row 1 ── node "since"   (meds#1/since)
 *              └─ node "g"
 *                   ├─ row 0 ── node "dep"     (g[0]/dep)
 *                   └─ row 1 ── node "dep"     (g[1]/dep)
 *
 * A group has one row at least, but where a person adds the rows it starts with none; a question
 * has a row an answer, where it has children at all.
 */
typedef struct _AntNode AntNode;
typedef struct _AntRow  AntRow;

struct _AntRow {
  AntNode   *node;  /* borrowed (nullable): what it is a row of; NULL at the root */
  GPtrArray *nodes; /* of AntNode, one for each child item, in order */
  char      *at;    /* owned (nullable): where it was in the response that is being checked */
};

struct _AntNode {
  const AntItem *item;
  AntRow        *row;       /* borrowed: where it stands */
  GPtrArray     *answers;   /* of AntValue */
  GPtrArray     *rows;      /* of AntRow */
  gboolean       is_edited; /* a person answered: calculations keep off */
  guint64        enabled_stamp;
  gboolean       is_enabled;
  gboolean       is_asking; /* whether it is enabled is being worked out just now */
  char          *at;        /* owned (nullable): where it was in the response being checked */
  guint          n_there;   /* how often it was in that response */
};

struct _AntSession {
  AntForm    *form;
  AntClock   *clock;      /* for today() and now() */
  gboolean    is_by_hand; /* groups that a person adds rows to start with none */
  AntRow     *root;
  char       *language;
  guint64     stamp;      /* counts changes; what was worked out before the last one is stale */
  GPtrArray  *starting;   /* borrowed AntNode: have an initial value that waits for its turn */
  GPtrArray  *none;       /* the empty answer */
  GPtrArray  *places;     /* of GPtrArray of borrowed AntNode: by item, every node of it */
  guint64    *changed;    /* by expression: the stamp of the last change that touched it */
  guint64    *calculated; /* by expression: when its calculation was last made */
  GHashTable *memos;      /* of what expressions came to */
  gboolean   *is_spent;   /* by expression: it took too long once, and is off since */
  guint       n_spent;
};

/* ant-session.c */
AntSession *ant_session_new_empty (AntForm  *form,
                                   AntClock *clock,
                                   gboolean  is_by_hand) G_GNUC_WARN_UNUSED_RESULT;

/* ant-session-node.c */
AntRow  *ant_row_new (AntSession *session, AntNode *node);
void     ant_row_destroy (AntRow *self);
AntNode *ant_row_find (const AntRow *self, const AntItem *item);
void     ant_node_forget (AntSession *session, AntNode *node);
void     ant_node_set_answers (AntSession *session, AntNode *node, GPtrArray *values);
gboolean ant_node_has_content (const AntNode *node);
gboolean ant_row_has_content (const AntRow *row);
gboolean ant_node_has_rows (const AntNode *node);
void     ant_row_forget (AntSession *session, AntRow *row);

/* ant-session-path.c */
AntNode *ant_session_find (AntSession *self, const char *path, int *row);
AntRow  *ant_session_find_row (AntSession *self, const char *path);
char    *ant_node_make_path (const AntNode *node) G_GNUC_WARN_UNUSED_RESULT;
char    *ant_row_make_path (const AntRow *row) G_GNUC_WARN_UNUSED_RESULT;

/* ant-session-enabled.c */
gboolean   ant_node_is_enabled (AntSession *session, AntNode *node);
GPtrArray *ant_node_get_answers (AntSession *session, AntNode *node);
AntNode *ant_session_find_nearest (AntSession *session, const AntNode *from, const AntItem *source);

/* ant-session-settle.c */
void ant_session_touch (AntSession *self, const AntItem *item);
void ant_session_settle (AntSession *self);

/* ant-session-lead.c */
gboolean ant_node_leads (AntSession *self, const AntNode *node);

/* ant-session-offer.c */
gboolean    ant_node_offers (AntSession *self, AntNode *node, const AntValue *value);
const char *ant_node_refuses (AntSession *self, AntNode *node, GPtrArray *values);

/* ant-session-expression.c */
GHashTable *ant_session_make_memos (void) G_GNUC_WARN_UNUSED_RESULT;
int ant_session_get_truth (AntSession *self, AntExpression *expression, AntNode *node, AntRow *row);

/* ant-session-result.c */
GPtrArray *ant_session_make_answers (const AntItem *item, GArray *result) G_GNUC_WARN_UNUSED_RESULT;

/* ant-import.c */
/**
 * AntResponse:
 *
 * A QuestionnaireResponse while it is read, and what its shape breaks.
 */
typedef struct {
  AntSession *session;
  GPtrArray  *issues;
  gboolean    keeps_places; /* for checking: notes where each answer was */
  guint       n_read;       /* repetitions and answers */
} AntResponse;

void ant_response_read (AntResponse *self, json_object *response);

/* ant-session-check.c */
typedef enum {
  ANT_WALK_SESSION,  /* every question that is there to be answered */
  ANT_WALK_RESPONSE, /* what the response being checked has */
} AntWalk;
void ant_session_check_all (AntSession *self, AntWalk kind, gboolean is_draft, GPtrArray *issues);

G_END_DECLS
