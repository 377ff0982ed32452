/* ant-pack-json.c - a JSON file of a pack, with the lines its members stand on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-pack"

#include "ant-pack-json.h"

#include "ant-json.h"

#include <string.h>

/**
 * Scan:
 *
 * A walk through JSON text that json-c has taken already; it only needs to know where members
 * begin. It never goes past the final NUL, whatever the text.
 */
typedef struct {
  const char *at;
  guint       line;
} Scan;

static void
skip_space (Scan *scan)
{
  for (; *scan->at != '\0' && strchr (" \t\r\n", *scan->at) != NULL; scan->at++)
    if (*scan->at == '\n')
      scan->line++;
}

/* Returns: where the string's inside ends */
static const char *
skip_string (Scan *scan)
{
  const char *end;

  for (scan->at++; *scan->at != '\0' && *scan->at != '"'; scan->at++) {
    if (*scan->at == '\n')
      scan->line++;
    if (*scan->at == '\\' && scan->at[1] != '\0')
      scan->at++;
  }
  end = scan->at;
  if (*scan->at == '"')
    scan->at++;

  return end;
}

static void
skip_value (Scan *scan)
{
  int depth = 0;

  skip_space (scan);
  while (*scan->at != '\0') {
    if (*scan->at == '"') {
      skip_string (scan);
    } else {
      if (strchr (",]}", *scan->at) != NULL && depth == 0)
        return;
      if (strchr ("[{", *scan->at) != NULL)
        depth++;
      else if (strchr ("]}", *scan->at) != NULL)
        depth--;
      else if (*scan->at == '\n')
        scan->line++;
      scan->at++;
    }
    if (depth == 0 && *scan->at != '\0' && strchr (" \t\r\n,]}", *scan->at) != NULL)
      return;
  }
}

/* Moves to the member or element @step of the value at @scan; lines are the key's. */
static gboolean
enter (Scan *scan, const char *step, guint *line)
{
  guint64  wanted = 0;
  gboolean is_object;

  skip_space (scan);
  if (*scan->at != '{' && *scan->at != '[')
    return FALSE;
  is_object = *scan->at == '{';
  if (!is_object && !g_ascii_string_to_unsigned (step, 10, 0, G_MAXUINT32, &wanted, NULL))
    return FALSE;

  for (guint64 i = 0;; i++) {
    scan->at++; /* the bracket or the comma */
    skip_space (scan);
    *line = scan->line;
    if (is_object) {
      const char *key = scan->at + 1;
      gsize       size;

      if (*scan->at != '"')
        return FALSE;
      size = skip_string (scan) - key;
      skip_space (scan);
      if (*scan->at != ':')
        return FALSE;
      scan->at++;
      if (size == strlen (step) && strncmp (key, step, size) == 0)
        return TRUE;
    } else if (i == wanted) {
      return *scan->at != ']' && *scan->at != '\0';
    }
    skip_value (scan);
    skip_space (scan);
    if (*scan->at != ',')
      return FALSE;
  }
}

/**
 * ant_pack_json_find_line:
 * @text: JSON text
 * @pointer: steps behind slashes, `/visits/0/hours`; no step holds a slash itself
 *
 * Returns: the line, from 1, of the member, or of the nearest one around it that is there
 */
guint
ant_pack_json_find_line (const char *text, const char *pointer)
{
  Scan  scan = { text, 1 };
  guint found = 1;
  g_auto (GStrv) steps = g_strsplit (pointer, "/", -1);

  for (gsize i = 1; steps[0] != NULL && steps[i] != NULL; i++) {
    guint line = found;

    if (!enter (&scan, steps[i], &line))
      break;
    found = line;
  }

  return found;
}

/**
 * ant_pack_json_find_member:
 * @text: JSON text
 * @key: a member's name
 * @value: (nullable): its string value, in which JSON escapes nothing; %NULL for any
 *
 * Returns: the line of the first member of that name and value at any depth, or 0
 */
guint
ant_pack_json_find_member (const char *text, const char *key, const char *value)
{
  Scan scan = { text, 1 };

  while (*scan.at != '\0') {
    const char *start = scan.at + 1;
    guint       line = scan.line;
    gsize       size;

    if (*scan.at != '"') {
      scan.line += *scan.at++ == '\n';
      continue;
    }
    size = skip_string (&scan) - start;
    if (size != strlen (key) || strncmp (start, key, size) != 0)
      continue;
    skip_space (&scan);
    if (*scan.at != ':')
      continue;
    scan.at++;
    if (value == NULL)
      return line;
    skip_space (&scan);
    if (*scan.at != '"')
      continue;
    start = scan.at + 1;
    size = skip_string (&scan) - start;
    if (size == strlen (value) && strncmp (start, value, size) == 0)
      return line;
  }

  return 0;
}

/**
 * ant_pack_json_parse:
 * @pack: a pack
 * @file: a file of it
 *
 * A mistake in the JSON itself is reported with its line.
 *
 * Returns: (transfer full) (nullable): json-c's tree, or %NULL
 */
json_object *
ant_pack_json_parse (AntPack *pack, const AntPackFile *file)
{
  g_autoptr (GError) error = NULL;
  json_object *root = ant_json_parse (file->text, strlen (file->text), NULL, &error);
  const char  *wrong = error != NULL ? error->message : "null is nothing";
  guint64      line = 1;

  if (root != NULL)
    return root;

  /* the message begins "line 4, column 7: " */
  if (g_str_has_prefix (wrong, "line "))
    line = g_ascii_strtoull (wrong + strlen ("line "), NULL, 10);
  ant_pack_report (pack, ANT_PACK_ERROR, file->name, (guint) line, "json-syntax",
                   "This is not JSON: %s", wrong);

  return NULL;
}

/**
 * ant_pack_json_report:
 * @pack: a pack
 * @severity: does it stop the pack from loading?
 * @file: a JSON file of it
 * @pointer: as for ant_pack_json_find_line()
 * @rule: a stable word
 * @format: printf-style message
 *
 * Returns: (transfer none): the finding, already in the list
 */
AntPackIssue *
ant_pack_json_report (AntPack           *pack,
                      AntPackSeverity    severity,
                      const AntPackFile *file,
                      const char        *pointer,
                      const char        *rule,
                      const char        *format,
                      ...)
{
  g_autofree char *message = NULL;
  va_list          args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  return ant_pack_report (pack, severity, file->name, ant_pack_json_find_line (file->text, pointer),
                          rule, "%s", message);
}
