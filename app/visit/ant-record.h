/* ant-record.h - one intake as it is sealed and stored: a reference and its parts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "ant-part.h"

G_BEGIN_DECLS

#define ANT_TYPE_RECORD (ant_record_get_type ())

typedef struct _AntRecord AntRecord;

GType       ant_record_get_type (void);
AntRecord  *ant_record_new (const char *reference) G_GNUC_WARN_UNUSED_RESULT;
AntRecord  *ant_record_ref (AntRecord *self);
void        ant_record_unref (AntRecord *self);
void        ant_record_add (AntRecord *self, AntPartKind kind, GBytes *body);
const char *ant_record_get_reference (AntRecord *self);
guint       ant_record_get_n_parts (AntRecord *self);
AntPartKind ant_record_get_kind (AntRecord *self, guint part_no);
GBytes     *ant_record_get_body (AntRecord *self, guint part_no);
GBytes     *ant_record_find (AntRecord *self, AntPartKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntRecord, ant_record_unref)

G_END_DECLS
