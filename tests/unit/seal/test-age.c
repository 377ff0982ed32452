/* test-age.c - sealing to a public key, in the format of age
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gio/gio.h>
#include <string.h>

#include "ant-age.h"
#include "ant-error.h"

/* A pair made by age-keygen, as a fixture of the text forms. */
#define IDENTITY  "AGE-SECRET-KEY-1F6VQEDJ37CRJP2LZJ5A0APKPF6HG2P6MVPEA46778G2RD8GS2W0Q9LVZ4Z"
#define RECIPIENT "age16dh3c2rtm0ggg7z8zx3nlksp6kajr2r9xdk9fdm6qq625a8q0d7qdakm5w"

typedef struct {
  AntSecret *identity;
  char      *recipient;
} Pair;

static void
make_pair (Pair *pair)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (ant_age_make_identity (&pair->identity, &pair->recipient, &error));
  g_assert_no_error (error);
}

static void
clear_pair (Pair *pair)
{
  ant_secret_unref (pair->identity);
  g_free (pair->recipient);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pair, clear_pair)

static GBytes *
make_bytes (gsize size)
{
  guint8 *bytes = g_malloc (size + 1);

  for (gsize i = 0; i < size; i++)
    bytes[i] = (guint8) (i * 31 + i / 65536);

  return g_bytes_new_take (bytes, size);
}

static void
test_age_opens_what_it_sealed (void)
{
  static const gsize sizes[] = { 0, 1, 47, 65535, 65536, 65537, 131072, 200000 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_auto (Pair) clinic = { 0 };
    g_auto (Pair) recovery = { 0 };
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) plain = make_bytes (sizes[i]);
    g_autoptr (GBytes) sealed = NULL;
    g_autoptr (GBytes) by_clinic = NULL;
    g_autoptr (GBytes) by_recovery = NULL;

    make_pair (&clinic);
    make_pair (&recovery);
    sealed = ant_age_encrypt (
        plain, (const char *const[]){ clinic.recipient, recovery.recipient, NULL }, &error);
    g_assert_no_error (error);
    by_clinic = ant_age_decrypt (sealed, clinic.identity, &error);
    g_assert_no_error (error);
    g_assert_true (g_bytes_equal (by_clinic, plain));
    by_recovery = ant_age_decrypt (sealed, recovery.identity, &error);
    g_assert_no_error (error);
    g_assert_true (g_bytes_equal (by_recovery, plain));
  }
}

static GBytes *
flip_bit (GBytes *bytes, gsize bit)
{
  gsize   size = g_bytes_get_size (bytes);
  guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), size);

  copy[bit / 8] ^= (guint8) (1 << bit % 8);

  return g_bytes_new_take (copy, size);
}

static void
test_age_refuses_any_flipped_bit (void)
{
  g_auto (Pair) pair = { 0 };
  g_autoptr (GBytes) plain = make_bytes (100);
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GError) error = NULL;

  make_pair (&pair);
  sealed = ant_age_encrypt (plain, (const char *const[]){ pair.recipient, NULL }, &error);
  for (gsize bit = 0; bit < g_bytes_get_size (sealed) * 8; bit++) {
    g_autoptr (GError) refusal = NULL;
    g_autoptr (GBytes) flipped = flip_bit (sealed, bit);

    g_assert_null (ant_age_decrypt (flipped, pair.identity, &refusal));
    g_assert_true (g_error_matches (refusal, ANT_ERROR, ANT_ERROR_CORRUPT) ||
                   g_error_matches (refusal, ANT_ERROR, ANT_ERROR_LOCKED));
  }
}

/* libsodium's decoder takes any byte above 127 for a slash: in the MAC, nothing else would notice.
 */
static void
test_age_refuses_a_second_spelling (void)
{
  g_auto (Pair) pair = { 0 };
  g_autoptr (GBytes) plain = make_bytes (10);
  int n_tried = 0;

  make_pair (&pair);
  while (n_tried < 8) {
    g_autoptr (GBytes) sealed =
        ant_age_encrypt (plain, (const char *const[]){ pair.recipient, NULL }, NULL);
    g_autoptr (GBytes) flipped = NULL;
    const char *text = g_bytes_get_data (sealed, NULL);
    const char *mac = g_strstr_len (text, 300, "--- ") + 4;
    const char *slash = memchr (mac, '/', 43);

    if (slash == NULL)
      continue;
    flipped = flip_bit (sealed, (gsize) (slash - text) * 8 + 7);
    g_assert_null (ant_age_decrypt (flipped, pair.identity, NULL));
    n_tried++;
  }
}

static void
test_age_refuses_any_cut (void)
{
  g_auto (Pair) pair = { 0 };
  g_autoptr (GBytes) plain = make_bytes (70000);
  g_autoptr (GBytes) sealed = NULL;
  gsize size;

  make_pair (&pair);
  sealed = ant_age_encrypt (plain, (const char *const[]){ pair.recipient, NULL }, NULL);
  size = g_bytes_get_size (sealed);
  for (gsize n = 0; n < size; n += n < 400 || n + 30 > size ? 1 : 997) {
    g_autoptr (GError) refusal = NULL;
    g_autoptr (GBytes) cut = g_bytes_new_from_bytes (sealed, 0, n);

    g_assert_null (ant_age_decrypt (cut, pair.identity, &refusal));
    g_assert_error (refusal, ANT_ERROR, ANT_ERROR_CORRUPT);
  }
}

static void
test_age_refuses_another_key (void)
{
  g_auto (Pair) pair = { 0 };
  g_auto (Pair) other = { 0 };
  g_autoptr (GBytes) plain = make_bytes (10);
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GError) error = NULL;

  make_pair (&pair);
  make_pair (&other);
  sealed = ant_age_encrypt (plain, (const char *const[]){ pair.recipient, NULL }, NULL);
  g_assert_null (ant_age_decrypt (sealed, other.identity, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_LOCKED);
}

static void
test_age_refuses_to_seal_to_nobody (void)
{
  g_autoptr (GBytes) plain = make_bytes (10);
  g_autoptr (GError) error = NULL;

  g_assert_null (ant_age_encrypt (plain, (const char *const[]){ NULL }, &error));
  g_assert_error (error, ANT_ERROR, ANT_ERROR_MISSING);
}

static void
test_age_reads_key_texts (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AntSecret) identity = ant_age_parse_identity (IDENTITY, &error);
  g_autoptr (AntSecret) text = NULL;
  g_autofree char *recipient = NULL;
  gsize            n;

  g_assert_no_error (error);
  recipient = ant_age_recipient_of (identity);
  g_assert_cmpstr (recipient, ==, RECIPIENT);
  g_assert_true (ant_age_check_recipient (RECIPIENT, &error));
  text = ant_age_format_identity (identity);
  ant_secret_get (text, &n);
  g_assert_cmpmem (ant_secret_get (text, NULL), n, IDENTITY, strlen (IDENTITY));
}

static void
test_age_refuses_key_texts (void)
{
  static const char *const texts[] = {
    "",
    "age1",
    "age",
    "Age16dh3c2rtm0ggg7z8zx3nlksp6kajr2r9xdk9fdm6qq625a8q0d7qdakm5w",
    "age16dh3c2rtm0ggg7z8zx3nlksp6kajr2r9xdk9fdm6qq625a8q0d7qdakm5q",
    "age16dh3c2rtm0ggg7z8zx3nlksp6kajr2r9xdk9fdm6qq625a8q0d7qdakm5w ",
    " age16dh3c2rtm0ggg7z8zx3nlksp6kajr2r9xdk9fdm6qq625a8q0d7qdakm5w",
    "AGE16DH3C2RTM0GGG7Z8ZX3NLKSP6KAJR2R9XDK9FDM6QQ625A8Q0D7QDAKM5W",
  };
  static const guint8 nothing[ANT_AGE_KEY_SIZE] = { 0 };
  g_autofree char    *low_order = ant_age_recipient_text (nothing);
  g_autoptr (GError) pasted = NULL;

  g_assert_false (ant_age_check_recipient (low_order, NULL));

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (ant_age_check_recipient (texts[i], &error));
    g_assert_error (error, ANT_ERROR, ANT_ERROR_INVALID);
  }

  g_assert_false (ant_age_check_recipient (IDENTITY, &pasted));
  g_assert_error (pasted, ANT_ERROR, ANT_ERROR_INVALID);
  g_assert_nonnull (strstr (pasted->message, "secret key"));
  g_assert_null (strstr (pasted->message, "F6VQE"));
}

/**
 * Vector:
 *
 * One file of the public test vectors: a head of "key: value" lines, a blank line, an age file.
 */
typedef struct {
  GHashTable *head;
  GPtrArray  *identities; /* of AntSecret */
  GBytes     *file;
} Vector;

static void
clear_vector (Vector *vector)
{
  g_hash_table_unref (vector->head);
  g_ptr_array_unref (vector->identities);
  g_bytes_unref (vector->file);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Vector, clear_vector)

static GBytes *
inflate (GBytes *bytes)
{
  g_autoptr (GZlibDecompressor) inflater = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autoptr (GInputStream) raw = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GInputStream) from = g_converter_input_stream_new (raw, G_CONVERTER (inflater));
  g_autoptr (GOutputStream) to = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_output_stream_splice (to, from, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_no_error (error);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (to));
}

static void
load_vector (const char *path, Vector *vector)
{
  g_autofree char *text = NULL;
  gsize            size;
  char            *line;

  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  vector->head = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  vector->identities = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_secret_unref);
  for (line = text; *line != '\n'; line = strchr (line, '\n') + 1) {
    char *colon = strstr (line, ": ");
    char *key = g_strndup (line, (gsize) (colon - line));
    char *value = g_strndup (colon + 2, (gsize) (strchr (line, '\n') - colon) - 2);

    if (g_str_equal (key, "identity") && g_str_has_prefix (value, "AGE-SECRET-KEY-1"))
      g_ptr_array_add (vector->identities, ant_age_parse_identity (value, NULL));
    g_hash_table_insert (vector->head, key, value);
  }
  line++;
  vector->file = g_bytes_new (line, size - (gsize) (line - text));
  if (g_hash_table_contains (vector->head, "compressed")) {
    GBytes *whole = inflate (vector->file);

    g_bytes_unref (vector->file);
    vector->file = whole;
  }
}

static gboolean
is_ours (Vector *vector)
{
  const char *identity = g_hash_table_lookup (vector->head, "identity");

  return !g_hash_table_contains (vector->head, "passphrase") &&
         !g_hash_table_contains (vector->head, "armored") &&
         (identity == NULL || g_str_has_prefix (identity, "AGE-SECRET-KEY-1"));
}

static const char *
name_fault (const GError *error)
{
  static const char *const names[][2] = { { "header: ", "header failure" },
                                          { "hmac: ", "HMAC failure" },
                                          { "payload: ", "payload failure" },
                                          { "no match: ", "no match" } };

  if (error == NULL)
    return "success";
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_has_prefix (error->message, names[i][0]))
      return names[i][1];

  return error->message;
}

static void
check_vector (const char *name, Vector *vector)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) plain = NULL;
  g_auto (Pair) spare = { 0 };
  const char *hash = g_hash_table_lookup (vector->head, "payload");

  make_pair (&spare);
  if (vector->identities->len == 0)
    g_ptr_array_add (vector->identities, ant_secret_ref (spare.identity));
  for (guint i = 0; i < vector->identities->len && plain == NULL; i++) {
    g_clear_error (&error);
    ant_age_decrypt_as_far (vector->file, vector->identities->pdata[i], &plain, &error);
  }

  g_test_message ("%s: %s", name, name_fault (error));
  g_assert_cmpstr (name_fault (error), ==, g_hash_table_lookup (vector->head, "expect"));
  if (hash != NULL) {
    g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, plain);

    g_assert_cmpstr (sum, ==, hash);
  }
}

static void
test_age_agrees_with_vectors (void)
{
  g_autofree char *folder =
      g_build_filename (g_getenv ("ANT_SHARED") ?: "", "vault", "age-vectors", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  int         n = 0;

  if (dir == NULL) {
    g_test_skip ("The public test vectors of age are not here");
    return;
  }
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_auto (Vector) vector = { 0 };

    load_vector (path, &vector);
    if (is_ours (&vector)) {
      check_vector (name, &vector);
      n++;
    }
  }
  g_assert_cmpint (n, >=, 67);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (ant_seal_init (NULL));

  g_test_add_func ("/age/opens-what-it-sealed", test_age_opens_what_it_sealed);
  g_test_add_func ("/age/refuses-any-flipped-bit", test_age_refuses_any_flipped_bit);
  g_test_add_func ("/age/refuses-a-second-spelling", test_age_refuses_a_second_spelling);
  g_test_add_func ("/age/refuses-any-cut", test_age_refuses_any_cut);
  g_test_add_func ("/age/refuses-another-key", test_age_refuses_another_key);
  g_test_add_func ("/age/refuses-to-seal-to-nobody", test_age_refuses_to_seal_to_nobody);
  g_test_add_func ("/age/reads-key-texts", test_age_reads_key_texts);
  g_test_add_func ("/age/refuses-key-texts", test_age_refuses_key_texts);
  g_test_add_func ("/age/agrees-with-vectors", test_age_agrees_with_vectors);

  return g_test_run ();
}
