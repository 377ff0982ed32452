/* ant-live-form.c - which questionnaire clients are asked, and which one was before it
 *
 *     DIR/live-form         little-endian; not there: the pack's own, as ever
 *        0  "ANTRMFM1"
 *        8  u32 flags       1: there is an earlier one
 *       12  u32 live_len    0: the pack's own
 *       16  u32 earlier_len 0: the pack's own
 *       20  u32 zero
 *       24  u64 live_since_ms
 *       32  u64 earlier_since_ms
 *       40  BLAKE2b-256 of the whole file with zeros here
 *       72  the live form, the earlier form, each as it was brought
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-live-form"

#include "ant-live-form.h"

#include "ant-bytes.h"
#include "ant-error.h"
#include "ant-folder.h"
#include "ant-secret.h"

#define MAGIC       "ANTRMFM1"
#define HAS_EARLIER 1u
#define HASH_AT     40
#define HASH_SIZE   32
#define HEADER_SIZE (HASH_AT + HASH_SIZE)

/* When a form went live, and the form. */
typedef struct {
  GBytes *form; /* owned (nullable): the pack's own */
  gint64  since_ms;
} Entry;

struct _AntLiveForm {
  Entry    live;
  Entry    earlier;
  gboolean has_earlier;
};

G_DEFINE_BOXED_TYPE (AntLiveForm, ant_live_form, ant_live_form_ref, ant_live_form_unref)

static Entry
copy_entry (const Entry *entry)
{
  return (Entry){ entry->form != NULL ? g_bytes_ref (entry->form) : NULL, entry->since_ms };
}

/**
 * ant_live_form_new:
 *
 * Returns: (transfer full): the pack's own form, and nothing before it
 */
AntLiveForm *
ant_live_form_new (void)
{
  return g_rc_box_new0 (AntLiveForm);
}

AntLiveForm *
ant_live_form_ref (AntLiveForm *self)
{
  return g_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  AntLiveForm *self = data;

  g_clear_pointer (&self->live.form, g_bytes_unref);
  g_clear_pointer (&self->earlier.form, g_bytes_unref);
}

void
ant_live_form_unref (AntLiveForm *self)
{
  g_rc_box_release_full (self, clear);
}

static void
hash_file (const guint8 *bytes, gsize size, guint8 *hash)
{
  g_autofree guint8 *copy = g_memdup2 (bytes, size);

  memset (copy + HASH_AT, 0, HASH_SIZE);
  ant_seal_hash32 (copy, size, hash);
}

static gsize
get_size (const Entry *entry)
{
  return entry->form != NULL ? g_bytes_get_size (entry->form) : 0;
}

static void
read_entry (Entry *entry, GBytes *file, gsize at, gsize size, guint64 since_ms)
{
  entry->form = size > 0 ? g_bytes_new_from_bytes (file, at, size) : NULL;
  entry->since_ms = (gint64) since_ms;
}

/**
 * ant_live_form_parse:
 * @file: any bytes
 *
 * Returns: (transfer full) (nullable): what was written so; %NULL where it was not
 */
AntLiveForm *
ant_live_form_parse (GBytes *file)
{
  gsize         size;
  const guint8 *bytes = g_bytes_get_data (file, &size);
  guint8        hash[HASH_SIZE];
  guint32       flags, live_size, earlier_size;
  AntLiveForm  *self;

  if (size < HEADER_SIZE || memcmp (bytes, MAGIC, strlen (MAGIC)) != 0)
    return NULL;
  flags = ant_get32 (bytes + 8);
  live_size = ant_get32 (bytes + 12);
  earlier_size = ant_get32 (bytes + 16);
  if (flags > HAS_EARLIER || ant_get32 (bytes + 20) != 0 || (flags == 0 && earlier_size > 0) ||
      live_size > ANT_PACK_FILE_MAX || earlier_size > ANT_PACK_FILE_MAX ||
      size != HEADER_SIZE + live_size + earlier_size)
    return NULL;
  hash_file (bytes, size, hash);
  if (memcmp (hash, bytes + HASH_AT, HASH_SIZE) != 0)
    return NULL;

  self = ant_live_form_new ();
  self->has_earlier = flags == HAS_EARLIER;
  read_entry (&self->live, file, HEADER_SIZE, live_size, ant_get64 (bytes + 24));
  read_entry (&self->earlier, file, HEADER_SIZE + live_size, earlier_size, ant_get64 (bytes + 32));

  return self;
}

/**
 * ant_live_form_read:
 * @data_dir: the data folder
 * @error: return location; %ANT_ERROR_CORRUPT where the file is not as it was written
 *
 * A file that is damaged or cannot be read is an error that names it, and never the pack's own
 * form: what staff took out of use must not come back by itself.
 *
 * Returns: (transfer full) (nullable): which form is live
 */
AntLiveForm *
ant_live_form_read (const char *data_dir, GError **error)
{
  g_autofree char *path = g_build_filename (data_dir, ANT_LIVE_FORM_FILE, NULL);
  g_autoptr (GError) reason = NULL;
  g_autoptr (GBytes) file =
      ant_folder_read (path, HEADER_SIZE + 2 * (gsize) ANT_PACK_FILE_MAX, &reason);
  AntLiveForm *self;

  if (g_error_matches (reason, ANT_ERROR, ANT_ERROR_MISSING))
    return ant_live_form_new ();
  if (file == NULL) {
    g_propagate_error (error, g_steal_pointer (&reason));
    return NULL;
  }
  self = ant_live_form_parse (file);
  if (self == NULL)
    ant_fail (error, ANT_ERROR_CORRUPT, "%s is damaged: it is not as it was written", path);

  return self;
}

static void
write_entry (guint8 *at, const Entry *entry)
{
  if (entry->form != NULL)
    memcpy (at, g_bytes_get_data (entry->form, NULL), g_bytes_get_size (entry->form));
}

/**
 * ant_live_form_format:
 *
 * Returns: (transfer full): the file
 */
GBytes *
ant_live_form_format (AntLiveForm *self)
{
  gsize   live_size = get_size (&self->live);
  gsize   size = HEADER_SIZE + live_size + get_size (&self->earlier);
  guint8 *bytes = g_malloc0 (size);
  guint8  hash[HASH_SIZE];

  memcpy (bytes, MAGIC, strlen (MAGIC));
  ant_put32 (bytes + 8, self->has_earlier ? HAS_EARLIER : 0);
  ant_put32 (bytes + 12, (guint32) live_size);
  ant_put32 (bytes + 16, (guint32) get_size (&self->earlier));
  ant_put64 (bytes + 24, (guint64) self->live.since_ms);
  ant_put64 (bytes + 32, (guint64) self->earlier.since_ms);
  write_entry (bytes + HEADER_SIZE, &self->live);
  write_entry (bytes + HEADER_SIZE + live_size, &self->earlier);
  hash_file (bytes, size, hash);
  memcpy (bytes + HASH_AT, hash, HASH_SIZE);

  return g_bytes_new_take (bytes, size);
}

/**
 * ant_live_form_write:
 * @data_dir: the data folder; the caller holds its lock
 * @error: return location; as of ant_folder_replace()
 *
 * Returns: whether this is what ant_live_form_read() gives from now on; if not, it gives what it
 *   gave before
 */
gboolean
ant_live_form_write (AntLiveForm *self, const char *data_dir, GError **error)
{
  g_autofree char *path = g_build_filename (data_dir, ANT_LIVE_FORM_FILE, NULL);
  g_autoptr (GBytes) file = ant_live_form_format (self);
  gsize         size;
  const guint8 *bytes = g_bytes_get_data (file, &size);

  return ant_folder_replace (path, bytes, size, error);
}

/**
 * ant_live_form_get_form:
 *
 * Returns: (transfer none) (nullable): the form that is live; %NULL for the pack's own
 */
GBytes *
ant_live_form_get_form (AntLiveForm *self)
{
  return self->live.form;
}

/**
 * ant_live_form_get_since_ms:
 *
 * Returns: when it went live, in milliseconds since 1970; 0 where it was never another
 */
gint64
ant_live_form_get_since_ms (AntLiveForm *self)
{
  return self->live.since_ms;
}

gboolean
ant_live_form_has_earlier (AntLiveForm *self)
{
  return self->has_earlier;
}

/**
 * ant_live_form_get_earlier:
 *
 * Returns: (transfer none) (nullable): the form before it, where there was one; %NULL for the
 *   pack's own
 */
GBytes *
ant_live_form_get_earlier (AntLiveForm *self)
{
  return self->earlier.form;
}

/**
 * ant_live_form_replace:
 * @form: (nullable): a form that is fit to be asked; %NULL for the pack's own
 * @now_ms: the time
 *
 * Returns: (transfer full): @form, and what was live before it as the one to go back to
 */
AntLiveForm *
ant_live_form_replace (AntLiveForm *self, GBytes *form, gint64 now_ms)
{
  Entry        live = { form, now_ms };
  AntLiveForm *changed = ant_live_form_new ();

  changed->live = copy_entry (&live);
  changed->earlier = copy_entry (&self->live);
  changed->has_earlier =
      form != NULL || self->live.form != NULL; /* or it is the pack's own, twice */

  return changed;
}

/**
 * ant_live_form_go_back:
 * @now_ms: the time
 *
 * Returns: (transfer full): the earlier form live again, and to go back to what is live now
 */
AntLiveForm *
ant_live_form_go_back (AntLiveForm *self, gint64 now_ms)
{
  g_return_val_if_fail (self->has_earlier, NULL);

  return ant_live_form_replace (self, self->earlier.form, now_ms);
}

/**
 * ant_live_form_begin_clinic:
 *
 * As ant_live_form_load_clinic(), but for ant_clinic_finish(), which the caller asks for the rest.
 */
AntClinic *
ant_live_form_begin_clinic (AntLiveForm *self,
                            const char  *pack_dir,
                            GPtrArray   *issues,
                            GError     **error)
{
  return ant_clinic_begin (pack_dir, self->live.form, ANT_LIVE_FORM_FILE, issues, error);
}

/**
 * ant_live_form_load_clinic:
 * @pack_dir: the pack's folder
 * @issues: (element-type AntPackIssue): gets every finding
 * @error: return location; as of ant_clinic_load()
 *
 * Returns: (transfer full) (nullable): the pack with the form that is live
 */
AntClinic *
ant_live_form_load_clinic (AntLiveForm *self,
                           const char  *pack_dir,
                           GPtrArray   *issues,
                           GError     **error)
{
  return ant_clinic_load_with_form (pack_dir, self->live.form, ANT_LIVE_FORM_FILE, issues, error);
}

/**
 * ant_live_form_apply:
 * @data_dir: the data folder; the caller holds its lock
 * @pack_dir: the pack's folder
 * @issues: (element-type AntPackIssue): gets every finding
 * @error: return location; as of ant_live_form_load_clinic() and ant_live_form_write()
 *
 * Writes this, if the kiosk can run with it.
 *
 * Returns: (transfer full) (nullable): the pack with the form that is live from now on; %NULL where
 *   all is as it was
 */
AntClinic *
ant_live_form_apply (AntLiveForm *self,
                     const char  *data_dir,
                     const char  *pack_dir,
                     GPtrArray   *issues,
                     GError     **error)
{
  g_autoptr (AntClinic) clinic = ant_live_form_load_clinic (self, pack_dir, issues, error);

  if (clinic == NULL || !ant_live_form_write (self, data_dir, error))
    return NULL;

  return g_steal_pointer (&clinic);
}
