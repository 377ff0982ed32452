/* ant-record.c - one intake as it is sealed and stored: a reference and its parts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-record"

#include "ant-record.h"

/**
 * AntRecord:
 *
 * The readable parts of one intake, in order, the index card first. Filled by whoever makes it, and
 * left alone from then on.
 *
 * Bodies: the card, the answers, the consents, the signature and the hairline are JSON in UTF-8; a
 * photo is one byte that says which view it is, and a JPEG.
 */
struct _AntRecord {
  char      *reference;
  GPtrArray *bodies; /* of GBytes */
  GArray    *kinds;  /* of AntPartKind, beside @bodies */
};

G_DEFINE_BOXED_TYPE (AntRecord, ant_record, ant_record_ref, ant_record_unref)

/**
 * ant_record_new:
 * @reference: the client's code, as it is shown
 *
 * Returns: (transfer full): a record without parts
 */
AntRecord *
ant_record_new (const char *reference)
{
  AntRecord *self = g_rc_box_new0 (AntRecord);

  self->reference = g_strdup (reference);
  self->bodies = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->kinds = g_array_new (FALSE, FALSE, sizeof (AntPartKind));

  return self;
}

AntRecord *
ant_record_ref (AntRecord *self)
{
  return g_rc_box_acquire (self);
}

static void
clear_record (gpointer data)
{
  AntRecord *self = data;

  g_free (self->reference);
  g_ptr_array_unref (self->bodies);
  g_array_unref (self->kinds);
}

void
ant_record_unref (AntRecord *self)
{
  g_rc_box_release_full (self, clear_record);
}

/**
 * ant_record_add:
 * @self: the record
 * @kind: what @body holds
 * @body: the part, readable; best from ant_seal_take_bytes(), which wipes it
 */
void
ant_record_add (AntRecord *self, AntPartKind kind, GBytes *body)
{
  g_return_if_fail (body != NULL);
  g_return_if_fail (self->bodies->len < G_MAXUINT16);

  g_ptr_array_add (self->bodies, g_bytes_ref (body));
  g_array_append_val (self->kinds, kind);
}

const char *
ant_record_get_reference (AntRecord *self)
{
  return self->reference;
}

guint
ant_record_get_n_parts (AntRecord *self)
{
  return self->bodies->len;
}

AntPartKind
ant_record_get_kind (AntRecord *self, guint part_no)
{
  g_return_val_if_fail (part_no < self->kinds->len, ANT_PART_CARD);

  return g_array_index (self->kinds, AntPartKind, part_no);
}

/**
 * ant_record_get_body:
 *
 * Returns: (transfer none): the part's body
 */
GBytes *
ant_record_get_body (AntRecord *self, guint part_no)
{
  g_return_val_if_fail (part_no < self->bodies->len, NULL);

  return self->bodies->pdata[part_no];
}

/**
 * ant_record_find:
 * @self: the record
 * @kind: what is looked for
 *
 * Returns: (transfer none) (nullable): the body of the first part of @kind
 */
GBytes *
ant_record_find (AntRecord *self, AntPartKind kind)
{
  for (guint i = 0; i < self->bodies->len; i++)
    if (ant_record_get_kind (self, i) == kind)
      return self->bodies->pdata[i];

  return NULL;
}
