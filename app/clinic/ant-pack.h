/* ant-pack.h - the folder of a content pack while it is read, and what is wrong with it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AntPackSeverity:
 * @ANT_PACK_ERROR: the pack does not load
 * @ANT_PACK_WARNING: the pack works, but somebody should look at it
 */
typedef enum {
  ANT_PACK_ERROR,
  ANT_PACK_WARNING,
} AntPackSeverity;

/**
 * AntPackIssue:
 *
 * One finding about a pack, for whoever writes it: where to look, which rule, what to do.
 */
typedef struct {
  AntPackSeverity severity;
  char           *file; /* owned; relative to the pack: "faq/price.en.md", "../common/clinic.ini" */
  guint           line; /* from 1; 0 where no one line is at fault */
  char           *rule; /* owned; a stable word for programs: "phone", "missing-file", … */
  char           *link_id; /* owned (nullable); the item of the form that is at fault */
  char           *message; /* owned */
} AntPackIssue;

GPtrArray *ant_pack_issue_list_new (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean   ant_pack_issue_list_has_error (GPtrArray *issues);
char      *ant_pack_issue_format (const AntPackIssue *self) G_GNUC_WARN_UNUSED_RESULT;
void       ant_pack_issue_free (AntPackIssue *self);

/**
 * AntPackLayer:
 * @ANT_PACK_BASE: `../common`, what all packs stand on
 * @ANT_PACK_OWN: the pack itself
 * @ANT_PACK_N_LAYERS: how many there are
 *
 * Lower layers first, so that a loop over both lets the pack's own word come last and win.
 */
typedef enum {
  ANT_PACK_BASE,
  ANT_PACK_OWN,
  ANT_PACK_N_LAYERS,
} AntPackLayer;

/**
 * AntPackFile:
 *
 * A text file of a pack: valid UTF-8 without control characters, of a bearable size, read from
 * inside the pack.
 */
typedef struct {
  AntPackLayer layer;
  char        *name; /* owned; as issues name it */
  char        *text; /* owned */
} AntPackFile;

void ant_pack_file_free (AntPackFile *self);

/**
 * AntPack:
 *
 * One reading of a pack: its layers and the list its issues go to. It lives only while a pack is
 * loaded.
 */
typedef struct _AntPack AntPack;

/* A file of a pack is at most this large. */
#define ANT_PACK_FILE_MAX (4 * 1024 * 1024)

AntPack      *
ant_pack_open (const char *dir, GPtrArray *issues, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ant_pack_free (AntPack *self);
void ant_pack_lay_over (AntPack *self, const char *name, const char *shown, GBytes *bytes);
gboolean     ant_pack_is_laid_over (AntPack *self, const char *name);
AntPackFile *ant_pack_read (AntPack *self, const char *name) G_GNUC_WARN_UNUSED_RESULT;
AntPackFile *
ant_pack_read_layer (AntPack *self, AntPackLayer layer, const char *name) G_GNUC_WARN_UNUSED_RESULT;
char **ant_pack_list (AntPack *self, AntPackLayer layer, const char *folder, const char *suffix)
    G_GNUC_WARN_UNUSED_RESULT;
AntPackIssue *ant_pack_report (AntPack        *self,
                               AntPackSeverity severity,
                               const char     *file,
                               guint           line,
                               const char     *rule,
                               const char     *format,
                               ...) G_GNUC_PRINTF (6, 7);
gboolean      ant_pack_has_error (AntPack *self);
guint         ant_pack_get_n_issues (AntPack *self);

/* What texts of a pack must be like. */
const char *ant_pack_find_control (const char *text, gsize size);
gboolean    ant_pack_is_id (const char *text);
gboolean    ant_pack_is_language (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntPack, ant_pack_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntPackFile, ant_pack_file_free)

G_END_DECLS
