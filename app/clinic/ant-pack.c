/* ant-pack.c - the folder of a content pack while it is read, and what is wrong with it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-pack"

#include "ant-pack.h"

#include "ant-error.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define TOTAL_LIMIT                                                                                \
  (32 * 1024 * 1024)     /* of all files of one pack; the shipped ones have 0.3 MB                 \
                          */
#define LIST_LIMIT 20000 /* files in one folder */

struct _AntPack {
  char      *roots[ANT_PACK_N_LAYERS]; /* owned; real paths; the base may be NULL */
  gsize      read;                     /* bytes so far */
  guint      first;                    /* index of this reading's first issue */
  GPtrArray *issues;                   /* owned reference */
  char      *over_name;                /* owned (nullable); the file that @over stands for */
  char      *over_shown;               /* owned; what issues call it */
  GBytes    *over;                     /* owned reference */
};

static const char *const PREFIXES[ANT_PACK_N_LAYERS] = { "../common/", "" };

/**
 * ant_pack_issue_format:
 *
 * Returns: (transfer full): "FILE:LINE: MESSAGE (RULE)" for whoever mends it, without a line where
 *   none is at fault
 */
char *
ant_pack_issue_format (const AntPackIssue *self)
{
  if (self->line == 0)
    return g_strdup_printf ("%s: %s (%s)", self->file, self->message, self->rule);

  return g_strdup_printf ("%s:%u: %s (%s)", self->file, self->line, self->message, self->rule);
}

void
ant_pack_issue_free (AntPackIssue *self)
{
  g_free (self->file);
  g_free (self->rule);
  g_free (self->link_id);
  g_free (self->message);
  g_free (self);
}

/**
 * ant_pack_issue_list_new:
 *
 * Returns: (transfer full) (element-type AntPackIssue): an empty list that owns what is put in
 */
GPtrArray *
ant_pack_issue_list_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) ant_pack_issue_free);
}

gboolean
ant_pack_issue_list_has_error (GPtrArray *issues)
{
  for (guint i = 0; i < issues->len; i++)
    if (((AntPackIssue *) issues->pdata[i])->severity == ANT_PACK_ERROR)
      return TRUE;

  return FALSE;
}

void
ant_pack_file_free (AntPackFile *self)
{
  g_free (self->name);
  g_free (self->text);
  g_free (self);
}

/**
 * ant_pack_report:
 * @self: a pack
 * @severity: does it stop the pack from loading?
 * @file: the file's name as in AntPackFile
 * @line: from 1, or 0
 * @rule: a stable word
 * @format: printf-style message for whoever writes the pack
 *
 * Returns: (transfer none): the finding, already in the list
 */
AntPackIssue *
ant_pack_report (AntPack        *self,
                 AntPackSeverity severity,
                 const char     *file,
                 guint           line,
                 const char     *rule,
                 const char     *format,
                 ...)
{
  AntPackIssue    *issue = g_new0 (AntPackIssue, 1);
  g_autofree char *message = NULL;
  va_list          args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  issue->severity = severity;
  issue->file = g_utf8_make_valid (file, -1); /* a file's name may be any bytes */
  issue->line = line;
  issue->rule = g_strdup (rule);
  issue->message = g_utf8_make_valid (message, -1);
  g_ptr_array_add (self->issues, issue);

  return issue;
}

gboolean
ant_pack_has_error (AntPack *self)
{
  for (guint i = self->first; i < self->issues->len; i++)
    if (((AntPackIssue *) self->issues->pdata[i])->severity == ANT_PACK_ERROR)
      return TRUE;

  return FALSE;
}

/**
 * ant_pack_get_n_issues:
 *
 * Returns: how many findings there are so far; to see whether something added one
 */
guint
ant_pack_get_n_issues (AntPack *self)
{
  return self->issues->len - self->first;
}

/**
 * ant_pack_open:
 * @dir: the pack's folder
 * @issues: (element-type AntPackIssue): where findings go
 * @error: return location; %ANT_ERROR_MISSING where @dir is no folder
 *
 * Finds the layers: @dir, and the folder `common` beside it where there is one.
 *
 * Returns: (transfer full): the pack, or %NULL with @error set
 */
AntPack *
ant_pack_open (const char *dir, GPtrArray *issues, GError **error)
{
  g_autofree char *own = realpath (dir, NULL);
  g_autofree char *beside = NULL;
  g_autofree char *base = NULL;
  AntPack         *self;

  if (own == NULL) {
    ant_fail_errno (error, errno, "Cannot find the content pack %s", dir);
    return NULL;
  }
  if (!g_file_test (own, G_FILE_TEST_IS_DIR)) {
    ant_fail (error, ANT_ERROR_MISSING, "The content pack %s is not a folder", dir);
    return NULL;
  }

  beside = g_build_filename (own, "..", "common", NULL);
  base = realpath (beside, NULL);
  if (base != NULL && (strcmp (base, own) == 0 || !g_file_test (base, G_FILE_TEST_IS_DIR)))
    g_clear_pointer (&base, g_free);

  self = g_new0 (AntPack, 1);
  self->roots[ANT_PACK_BASE] = g_steal_pointer (&base);
  self->roots[ANT_PACK_OWN] = g_steal_pointer (&own);
  self->issues = g_ptr_array_ref (issues);
  self->first = issues->len;

  return self;
}

void
ant_pack_free (AntPack *self)
{
  for (int i = 0; i < ANT_PACK_N_LAYERS; i++)
    g_free (self->roots[i]);
  g_ptr_array_unref (self->issues);
  g_free (self->over_name);
  g_free (self->over_shown);
  g_clear_pointer (&self->over, g_bytes_unref);
  g_free (self);
}

/**
 * ant_pack_lay_over:
 * @name: the path of one file inside the pack
 * @shown: what issues call the file that stands for it
 * @bytes: that file
 *
 * Reads @bytes instead of what all layers have under @name. They are checked as any file is, when
 * they are read.
 */
void
ant_pack_lay_over (AntPack *self, const char *name, const char *shown, GBytes *bytes)
{
  g_return_if_fail (self->over == NULL);

  self->over_name = g_strdup (name);
  self->over_shown = g_utf8_make_valid (shown, -1);
  self->over = g_bytes_ref (bytes);
}

/**
 * ant_pack_is_laid_over:
 *
 * Returns: whether something stands for the file @name of the pack
 */
gboolean
ant_pack_is_laid_over (AntPack *self, const char *name)
{
  return g_strcmp0 (self->over_name, name) == 0;
}

/**
 * ant_pack_find_control:
 * @text: UTF-8
 * @size: its length in bytes
 *
 * Control characters (C0 except tab and line ends, DEL, C1) and the characters that override the
 * direction of what follows have no place in text for people: they can hide what a line says.
 *
 * Returns: (nullable): the first such character
 */
const char *
ant_pack_find_control (const char *text, gsize size)
{
  const char *end = text + size;

  for (const char *at = text; at < end; at = g_utf8_next_char (at)) {
    gunichar c = (guchar) *at;

    if (c >= 0x20 && c < 0x7f) /* nearly all of every file */
      continue;
    c = g_utf8_get_char (at);
    if ((c < 0x20 && c != '\n' && c != '\r' && c != '\t') || (c >= 0x7f && c < 0xa0) ||
        (c >= 0x202a && c <= 0x202e))
      return at;
  }

  return NULL;
}

/**
 * ant_pack_is_id:
 * @text: (nullable): a name that files, lists and programs share
 *
 * Returns: whether @text is 1 to 64 lower-case ASCII letters, digits, and inner hyphens
 */
gboolean
ant_pack_is_id (const char *text)
{
  gsize size = text != NULL ? strlen (text) : 0;

  if (size == 0 || size > 64 || text[0] == '-' || text[size - 1] == '-')
    return FALSE;

  return strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-") == size;
}

/**
 * ant_pack_is_language:
 * @text: (nullable): a language tag
 *
 * Returns: whether @text is a language tag of the shape `ll` or `lll`, with subtags of 2 to 8
 * letters or digits behind hyphens (BCP 47, without grandfathered tags)
 */
gboolean
ant_pack_is_language (const char *text)
{
  g_auto (GStrv) parts = NULL;

  if (text == NULL || strlen (text) > 32)
    return FALSE;
  parts = g_strsplit (text, "-", -1);
  for (gsize i = 0; parts[i] != NULL; i++) {
    gsize size = strlen (parts[i]);

    if (size < 2 || size > (i == 0 ? 3 : 8))
      return FALSE;
    for (gsize j = 0; j < size; j++)
      if (i == 0 ? !g_ascii_islower (parts[i][j]) : !g_ascii_isalnum (parts[i][j]))
        return FALSE;
  }

  return parts[0] != NULL;
}

static gboolean
refuse (AntPack *self, const char *shown, const char *rule, const char *message)
{
  ant_pack_report (self, ANT_PACK_ERROR, shown, 0, rule, "%s", message);

  return FALSE;
}

static guint
count_lines (const char *from, const char *to)
{
  guint line = 1;

  for (; from < to; from++)
    if (*from == '\n')
      line++;

  return line;
}

static gboolean
is_inside (const char *real, const char *root)
{
  gsize size = strlen (root);

  return strncmp (real, root, size) == 0 && real[size] == '/';
}

/* The size was looked at before, but a file can grow: at most the limit is ever read. */
static gboolean
read_bytes (int fd, GByteArray *bytes)
{
  guint8 chunk[16384];

  while (bytes->len <= ANT_PACK_FILE_MAX) {
    gssize got = read (fd, chunk, sizeof chunk);

    if (got < 0 && errno == EINTR)
      continue;
    if (got < 0)
      return FALSE;
    if (got == 0)
      break;
    g_byte_array_append (bytes, chunk, (guint) got);
  }

  return TRUE;
}

static gboolean
read_inside (AntPack *self, const char *real, const char *shown, GByteArray *bytes)
{
  struct stat info;
  int         fd = open (real, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  gboolean    done;

  if (fd < 0)
    return refuse (self, shown, "unreadable", g_strerror (errno));
  if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode)) {
    close (fd);
    return refuse (self, shown, "unreadable", "This is not a regular file");
  }
  done = read_bytes (fd, bytes);
  close (fd);
  if (!done)
    return refuse (self, shown, "unreadable", "The disk does not give this file back");
  if (bytes->len > ANT_PACK_FILE_MAX)
    return refuse (self, shown, "too-large", "The file is larger than 4 MB");
  self->read += bytes->len;
  if (self->read > TOTAL_LIMIT)
    return refuse (self, shown, "too-large", "All files of the pack together exceed 32 MB");

  return TRUE;
}

static gboolean
check_text (AntPack *self, const char *shown, const char *text, gsize size)
{
  const char *end;

  if (!g_utf8_validate_len (text, size, &end)) {
    ant_pack_report (self, ANT_PACK_ERROR, shown, count_lines (text, end), "encoding",
                     "The text is not UTF-8 here; save the file as UTF-8");
    return FALSE;
  }
  end = ant_pack_find_control (text, size);
  if (end != NULL) {
    ant_pack_report (self, ANT_PACK_ERROR, shown, count_lines (text, end), "control-character",
                     "The invisible control character U+%04X must go", g_utf8_get_char (end));
    return FALSE;
  }

  return TRUE;
}

static AntPackFile *
make_file (AntPack *self, AntPackLayer layer, const char *shown, const char *text, gsize size)
{
  AntPackFile *file;

  if (size >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0) {
    text += 3;
    size -= 3;
  }
  if (!check_text (self, shown, size > 0 ? text : "", size))
    return NULL;

  file = g_new0 (AntPackFile, 1);
  file->layer = layer;
  file->name = g_strdup (shown);
  file->text = g_strndup (size > 0 ? text : "", size);

  return file;
}

/**
 * ant_pack_read_layer:
 * @self: a pack
 * @layer: where to look
 * @name: the file's path inside the pack
 *
 * A file that is there but cannot be used is reported: larger than 4 MB, not UTF-8, control
 * characters in it, no regular file, a link that leads out of the layer.
 *
 * Returns: (transfer full) (nullable): the file, or %NULL
 */
AntPackFile *
ant_pack_read_layer (AntPack *self, AntPackLayer layer, const char *name)
{
  g_autofree char *path = NULL;
  g_autofree char *real = NULL;
  g_autofree char *shown = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  if (self->roots[layer] == NULL)
    return NULL;
  path = g_build_filename (self->roots[layer], name, NULL);
  if (!g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    return NULL;

  shown = g_strconcat (PREFIXES[layer], name, NULL);
  real = realpath (path, NULL);
  if (real == NULL) {
    refuse (self, shown, "unreadable", g_strerror (errno));
    return NULL;
  }
  if (!is_inside (real, self->roots[layer])) {
    refuse (self, shown, "symlink", "The link leads out of the pack");
    return NULL;
  }
  if (!read_inside (self, real, shown, bytes))
    return NULL;

  return make_file (self, layer, shown, (const char *) bytes->data, bytes->len);
}

/* What was laid over is of no layer, and nothing of any layer stands in for it. */
static AntPackFile *
read_over (AntPack *self)
{
  gsize       size;
  const char *text = g_bytes_get_data (self->over, &size);

  if (size > ANT_PACK_FILE_MAX) {
    refuse (self, self->over_shown, "too-large", "The file is larger than 4 MB");
    return NULL;
  }

  return make_file (self, ANT_PACK_OWN, self->over_shown, text, size);
}

/**
 * ant_pack_read:
 * @self: a pack
 * @name: the file's path inside the pack
 *
 * Returns: (transfer full) (nullable): what was laid over the pack under that name, else the pack's
 *   own file, else the one of the layer below
 */
AntPackFile *
ant_pack_read (AntPack *self, const char *name)
{
  guint        before = self->issues->len;
  AntPackFile *file;

  if (ant_pack_is_laid_over (self, name))
    return read_over (self);
  file = ant_pack_read_layer (self, ANT_PACK_OWN, name);
  if (file != NULL || self->issues->len > before) /* a refused file does not fall through */
    return file;

  return ant_pack_read_layer (self, ANT_PACK_BASE, name);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * ant_pack_list:
 * @self: a pack
 * @layer: where to look
 * @folder: a folder inside the pack
 * @suffix: how the names end
 *
 * Hidden files and backups (`.x`, `x~`) are passed over.
 *
 * Returns: (transfer full): the paths inside the pack, `folder/name`, sorted
 */
char **
ant_pack_list (AntPack *self, AntPackLayer layer, const char *folder, const char *suffix)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *path = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (self->roots[layer] != NULL) {
    path = g_build_filename (self->roots[layer], folder, NULL);
    dir = g_dir_open (path, 0, NULL);
  }
  while (dir != NULL && names->len < LIST_LIMIT && (name = g_dir_read_name (dir)) != NULL)
    if (name[0] != '.' && g_str_has_suffix (name, suffix))
      g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);

  return (char **) g_ptr_array_steal (names, NULL);
}
