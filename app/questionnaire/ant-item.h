/* ant-item.h - one item of a form, to look at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-value.h"

G_BEGIN_DECLS

/**
 * AntItem:
 *
 * One item of a loaded form. Borrowed from its #AntForm, which never changes.
 */
typedef struct _AntItem AntItem;

/**
 * AntOption:
 *
 * One answer that an item offers. Borrowed from its item.
 */
typedef struct _AntOption AntOption;

/**
 * AntItemType:
 *
 * Questionnaire.item.type of FHIR R4, in its order.
 */
typedef enum {
  ANT_ITEM_GROUP,
  ANT_ITEM_DISPLAY,
  ANT_ITEM_BOOLEAN,
  ANT_ITEM_DECIMAL,
  ANT_ITEM_INTEGER,
  ANT_ITEM_DATE,
  ANT_ITEM_DATE_TIME,
  ANT_ITEM_TIME,
  ANT_ITEM_STRING,
  ANT_ITEM_TEXT,
  ANT_ITEM_URL,
  ANT_ITEM_CHOICE,
  ANT_ITEM_OPEN_CHOICE,
  ANT_ITEM_ATTACHMENT,
  ANT_ITEM_REFERENCE,
  ANT_ITEM_QUANTITY,
} AntItemType;

const char     *ant_item_get_link_id (const AntItem *self);
AntItemType     ant_item_get_item_type (const AntItem *self);
gboolean        ant_item_is_question (const AntItem *self);
gboolean        ant_item_is_required (const AntItem *self);
gboolean        ant_item_is_repeating (const AntItem *self);
gboolean        ant_item_takes_rows (const AntItem *self);
gboolean        ant_item_is_read_only (const AntItem *self);
gboolean        ant_item_is_hidden (const AntItem *self);
gboolean        ant_item_is_calculated (const AntItem *self);
gboolean        ant_item_is_markdown (const AntItem *self);
int             ant_item_get_max_length (const AntItem *self);
int             ant_item_get_min_occurs (const AntItem *self);
int             ant_item_get_max_occurs (const AntItem *self);
const char     *ant_item_get_control (const AntItem *self);
const char     *ant_item_get_keyboard (const AntItem *self);
const char     *ant_item_get_unit (const AntItem *self);
const AntValue *ant_item_get_min_value (const AntItem *self);
const AntValue *ant_item_get_max_value (const AntItem *self);
const char     *ant_item_get_slider_step (const AntItem *self);
gboolean        ant_item_takes_mime_type (const AntItem *self, const char *type);
gsize           ant_item_get_max_size (const AntItem *self);

const char *ant_item_get_text (const AntItem *self, const char *lang, const char **text_lang);
const char *ant_item_get_prefix (const AntItem *self, const char *lang, const char **text_lang);
const char *ant_item_get_help (const AntItem *self, const char *lang, const char **text_lang);
const char *
ant_item_get_entry_format (const AntItem *self, const char *lang, const char **text_lang);
const char *ant_item_get_extension_code (const AntItem *self, const char *url);

const AntItem   *ant_item_get_parent (const AntItem *self);
guint            ant_item_get_n_children (const AntItem *self);
const AntItem   *ant_item_get_child (const AntItem *self, guint i);
guint            ant_item_get_n_options (const AntItem *self);
const AntOption *ant_item_get_option (const AntItem *self, guint i);
guint            ant_item_get_n_units (const AntItem *self);
AntValue        *ant_item_get_unit_option (const AntItem *self, guint i);
AntValue        *ant_item_dup_unit (const AntItem *self) G_GNUC_WARN_UNUSED_RESULT;

AntValue   *ant_option_get_value (const AntOption *self);
const char *ant_option_get_text (const AntOption *self, const char *lang, const char **text_lang);
gboolean    ant_option_is_exclusive (const AntOption *self);
const char *ant_option_get_illustration (const AntOption *self);

G_END_DECLS
