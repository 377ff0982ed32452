/* ant-form-private.h - what a loaded form is made of, for the files that load and run it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-fhirpath.h"
#include "ant-form.h"
#include "ant-json.h"

G_BEGIN_DECLS

typedef enum {
  ANT_OPERATOR_EXISTS,
  ANT_OPERATOR_EQUALS,
  ANT_OPERATOR_DIFFERS,
  ANT_OPERATOR_GREATER,
  ANT_OPERATOR_LESS,
  ANT_OPERATOR_AT_LEAST,
  ANT_OPERATOR_AT_MOST,
} AntOperator;

/**
 * AntEnableWhen:
 *
 * One condition: what another question's answers must be.
 */
typedef struct {
  const AntItem *source; /* borrowed (nullable): an unknown question is never answered */
  const char    *question;
  AntOperator    op;
  AntValue      *answer; /* owned */
} AntEnableWhen;

/**
 * AntExpression:
 *
 * A FHIRPath expression of the form, and what it has to be worked out again for.
 */
typedef struct {
  char          *name;       /* owned (nullable); a variable's */
  const AntItem *item;       /* borrowed (nullable); where it stands: NULL is the form itself */
  AntFhirpath   *tree;       /* owned */
  guint          index;      /* among the form's expressions */
  gboolean       is_off;     /* part of a loop: never worked out */
  guint8        *depends_on; /* owned; a byte an item: whether its answers matter */
  GPtrArray     *variables;  /* borrowed AntExpression: what it names */
} AntExpression;

/**
 * AntConstraint:
 *
 * A questionnaire-constraint: an expression that must hold.
 */
typedef struct {
  AntExpression   *expression; /* borrowed */
  AntIssueSeverity severity;
  json_object     *human; /* borrowed (nullable): the extension with the words */
} AntConstraint;

/**
 * AntToggle:
 *
 * An answerOptionsToggleExpression: options that may be chosen while it is true, or while another
 * that lists them is.
 */
typedef struct {
  AntExpression *expression; /* borrowed; the form owns it */
  GPtrArray     *values;     /* of AntValue */
} AntToggle;

struct _AntOption {
  const AntItem *item;  /* borrowed */
  AntValue      *value; /* owned */
  json_object   *json;  /* borrowed; the answerOption, or the value set's concept */
  json_object   *words; /* borrowed (nullable); the coding or concept with the display */
  gboolean       is_exclusive;
  gboolean       is_initial;
  const char    *illustration;
};

struct _AntItem {
  AntForm       *form;     /* borrowed; it owns the item */
  const AntItem *parent;   /* borrowed (nullable) */
  guint          index;    /* in the form, parents before children */
  guint          position; /* among its siblings */
  json_object   *json;     /* borrowed */
  const char    *link_id;
  AntItemType    type;
  gboolean       has_bad_type; /* a type that FHIR does not let anybody answer */
  GPtrArray     *children;     /* borrowed AntItem */
  GPtrArray     *options;      /* of AntOption */
  GPtrArray     *initial;      /* of AntValue */

  gboolean is_required;
  gboolean is_repeating;
  gboolean is_read_only;       /* its own, or its group's */
  gboolean is_hidden;          /* its own, or anything's above */
  gboolean has_external_set;   /* of answers that are not in the form */
  gboolean has_options_or_set; /* the form names what may be answered */

  GPtrArray *enable_when; /* of AntEnableWhen */
  gboolean   needs_all;   /* enableBehavior */
  gboolean   is_in_cycle; /* enableWhen leads back to itself: the item stays off */

  int         max_length; /* -1: none; as the next five */
  int         min_length;
  int         min_occurs;
  int         max_occurs;
  int         max_decimal_places;
  AntValue   *min_value; /* owned (nullable); as the next three */
  AntValue   *max_value;
  AntValue   *min_quantity;
  AntValue   *max_quantity;
  const char *max_size;        /* number of bytes (nullable) */
  GRegex     *regex;           /* owned (nullable) */
  GPtrArray  *mime_types;      /* of const char * */
  GPtrArray  *reference_types; /* of const char * */
  GPtrArray  *units;           /* of AntValue, each a coding */

  AntExpression *calculated; /* borrowed from the form (nullable); as the next four */
  AntExpression *initial_expression;
  AntExpression *enabled;
  AntExpression
      *least; /* a limit that hangs on the day or on other answers (cqf-calculatedValue) */
  AntExpression *most;
  GPtrArray     *variables;   /* borrowed AntExpression, in order */
  GPtrArray     *constraints; /* of AntConstraint */
  GPtrArray     *toggles;     /* (nullable) of AntToggle */
};

struct _AntForm {
  GBytes      *bytes;
  json_object *json;
  const char  *language; /* (nullable) */
  GPtrArray   *items;    /* of AntItem, each parent before its children */
  GPtrArray   *roots;    /* borrowed */
  GHashTable  *by_link_id;
  GHashTable  *contained;   /* "#id" to borrowed json_object */
  GPtrArray   *expressions; /* of AntExpression: variables of the form first, then by item */
  GPtrArray   *variables;   /* borrowed; the form's own */
  GPtrArray   *constraints; /* of AntConstraint; the form's own */
};

/**
 * AntFormReader:
 *
 * A form being loaded and what has been found wrong so far.
 */
typedef struct {
  AntForm   *form;
  GPtrArray *issues;
} AntFormReader;

#define ANT_FHIR "http://hl7.org/fhir/StructureDefinition/"
#define ANT_SDC  "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"

void  ant_form_complain (AntFormReader   *self,
                         AntIssueSeverity severity,
                         const char      *rule,
                         const AntItem   *item,
                         const char      *format,
                         ...) G_GNUC_PRINTF (5, 6);
char *ant_item_make_path (const AntItem *self) G_GNUC_WARN_UNUSED_RESULT;

/* ant-item-load.c */
AntItem *ant_item_load (AntFormReader *reader, json_object *json, const AntItem *parent, guint at);
void     ant_item_destroy (AntItem *self);
/* ant-item-limits.c */
void ant_item_load_limits (AntFormReader *reader, AntItem *self);
/* ant-option.c */
void             ant_item_load_options (AntFormReader *reader, AntItem *self);
void             ant_option_destroy (AntOption *self);
const AntOption *ant_item_find_option (const AntItem *self, const AntValue *value);
/* ant-enable-when.c */
void ant_item_load_enable_when (AntFormReader *reader, AntItem *self);
void ant_form_check_enable_when (AntFormReader *reader);
void ant_enable_when_destroy (AntEnableWhen *self);
/* ant-form-lint.c */
void ant_form_lint (AntFormReader *reader);
/* ant-form-expressions.c */
void ant_form_load_expressions (AntFormReader *reader);
void ant_expression_destroy (AntExpression *self);
void ant_toggle_destroy (AntToggle *self);

/* ant-extension.c */
json_object *ant_extension_find (json_object *object, const char *url);
const char  *ant_extension_get_code (json_object *object, const char *url);
gboolean     ant_extension_get_boolean (json_object *object, const char *url);
int          ant_extension_get_int (json_object *object, const char *url, int fallback);
/* ant-translation.c */
const char *ant_translation_get (json_object *object,
                                 const char  *key,
                                 const char  *base,
                                 const char  *lang,
                                 const char **text_lang);

G_END_DECLS
