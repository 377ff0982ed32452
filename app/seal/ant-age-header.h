/* ant-age-header.h - the readable head of an age file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ANT_AGE_FILE_KEY_SIZE 16

/**
 * AntAgeHeader:
 * @mac: HMAC-SHA-256 over the first @n_signed bytes
 * @n_signed: from the start of the file up to and including the three hyphens
 * @n_bytes: where the payload begins
 *
 * What reading the head of a file gives; the stanzas are read again, one by one, with
 * ant_age_header_next().
 */
typedef struct {
  guint8 mac[32];
  gsize  n_signed;
  gsize  n_bytes;
} AntAgeHeader;

/**
 * AntAgeStanza:
 *
 * One "-> type argument …" line and the decoded body below it, for one recipient.
 */
typedef struct {
  const char *type; /* borrowed from the file, not nul-terminated */
  gsize       n_type;
  const char *argument; /* (nullable): borrowed, the first after the type */
  gsize       n_argument;
  guint       n_arguments;
  guint8      body[48]; /* the bytes kept; a longer body counts on in n_body */
  gsize       n_body;
} AntAgeStanza;

gboolean ant_age_header_read (const char *text, gsize size, AntAgeHeader *header, GError **error);
gboolean ant_age_header_next (const char         *text,
                              const AntAgeHeader *header,
                              gsize              *offset,
                              AntAgeStanza       *stanza);

gboolean ant_age_decode (const char *text, gsize n, guint8 *bytes, gsize space, gsize *n_bytes);

void ant_age_header_write (const guint8 *shares,
                           const guint8 *bodies,
                           guint         n_stanzas,
                           const guint8 *file_key,
                           GString      *text);
void ant_age_header_mac (const char *text, gsize n_signed, const guint8 *file_key, guint8 *mac);
void ant_age_derive (const guint8 *salt,
                     gsize         n_salt,
                     const char   *info,
                     const guint8 *from,
                     gsize         n_from,
                     guint8       *key);

G_END_DECLS
