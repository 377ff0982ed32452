/* ant-front-matter.h - a Markdown file of a pack: a few named facts, then text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-pack.h"

G_BEGIN_DECLS

/**
 * AntFrontMatter:
 *
 * A text file of a pack, `FOLDER/ID.LANG.md`, taken apart:
 *
 *     ---
 *     id: price
 *     phrasings:
 *     - how dear is it
 *     ---
 *     The body, CommonMark.
 *
 * A value is a line, or a list of `- …` lines below its key.
 */
typedef struct {
  AntPackFile *file;   /* owned */
  char        *id;     /* owned; of the file's name, the same as `id:` */
  char        *lang;   /* owned; of the file's name */
  GHashTable  *values; /* owned; key → GPtrArray of char */
  GHashTable  *lines;  /* owned; key → line */
  char        *body;   /* owned; CommonMark */
} AntFrontMatter;

AntFrontMatter *ant_front_matter_read (AntPack           *pack,
                                       AntPackFile       *file,
                                       const char *const *known) G_GNUC_WARN_UNUSED_RESULT;
void            ant_front_matter_free (AntFrontMatter *self);
const char     *ant_front_matter_get (const AntFrontMatter *self, const char *key);
char          **ant_front_matter_get_list (const AntFrontMatter *self,
                                           const char           *key) G_GNUC_WARN_UNUSED_RESULT;
guint           ant_front_matter_get_line (const AntFrontMatter *self, const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntFrontMatter, ant_front_matter_free)

G_END_DECLS
