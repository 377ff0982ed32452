/* ant-markdown.c - a pack's texts, ready for a label or for plain print
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-markdown"

#include "ant-markdown.h"

#include <cmark.h>
#include <string.h>

/**
 * Writer:
 *
 * Text growing while cmark's tree is walked. A kiosk follows no link and loads nothing: of a link
 * and of a picture only the words are kept, raw HTML is dropped.
 */
typedef struct {
  GString *out;
  gboolean is_markup;
} Writer;

static void
write_text (Writer *writer, const char *text)
{
  g_autofree char *escaped = NULL;

  if (text == NULL)
    return;
  escaped = writer->is_markup ? g_markup_escape_text (text, -1) : NULL;
  g_string_append (writer->out, escaped != NULL ? escaped : text);
}

static void
write_tag (Writer *writer, const char *tag)
{
  if (writer->is_markup)
    g_string_append (writer->out, tag);
}

static gboolean
is_in_tight_list (cmark_node *node)
{
  cmark_node *item = cmark_node_parent (node);
  cmark_node *list = item != NULL ? cmark_node_parent (item) : NULL;

  return list != NULL && cmark_node_get_type (list) == CMARK_NODE_LIST &&
         cmark_node_get_list_tight (list);
}

/* Blocks of the document are a blank line apart, those in a tight list a line. */
static void
begin_block (Writer *writer, cmark_node *node)
{
  if (cmark_node_previous (node) == NULL)
    return;
  g_string_append (writer->out, is_in_tight_list (node) ? "\n" : "\n\n");
}

static guint
count_lists_around (cmark_node *node)
{
  guint depth = 0;

  for (node = cmark_node_parent (node); node != NULL; node = cmark_node_parent (node))
    depth += cmark_node_get_type (node) == CMARK_NODE_LIST;

  return depth;
}

static guint
find_place_in_list (cmark_node *item)
{
  guint place = 0;

  while ((item = cmark_node_previous (item)) != NULL)
    place++;

  return place;
}

static void
begin_item (Writer *writer, cmark_node *item)
{
  cmark_node *list = cmark_node_parent (item);

  if (cmark_node_previous (item) != NULL)
    g_string_append (writer->out, cmark_node_get_list_tight (list) ? "\n" : "\n\n");
  for (guint depth = count_lists_around (item); depth > 1; depth--)
    g_string_append (writer->out, "    ");
  if (cmark_node_get_list_type (list) == CMARK_ORDERED_LIST)
    g_string_append_printf (writer->out, "%u. ",
                            cmark_node_get_list_start (list) + find_place_in_list (item));
  else
    g_string_append (writer->out, "•\302\240");
}

static void
write_code_block (Writer *writer, cmark_node *node)
{
  g_autofree char *text = g_strchomp (g_strdup (cmark_node_get_literal (node)));

  begin_block (writer, node);
  write_tag (writer, "<tt>");
  write_text (writer, text);
  write_tag (writer, "</tt>");
}

static void
enter (Writer *writer, cmark_node *node)
{
  switch (cmark_node_get_type (node)) {
  case CMARK_NODE_PARAGRAPH:
  case CMARK_NODE_BLOCK_QUOTE:
  case CMARK_NODE_LIST:
    begin_block (writer, node);
    break;
  case CMARK_NODE_ITEM:
    begin_item (writer, node);
    break;
  case CMARK_NODE_HEADING:
    begin_block (writer, node);
    write_tag (writer, cmark_node_get_heading_level (node) <= 2 ? "<span size=\"larger\"><b>"
                                                                : "<span><b>");
    break;
  case CMARK_NODE_CODE_BLOCK:
    write_code_block (writer, node);
    break;
  case CMARK_NODE_TEXT:
    write_text (writer, cmark_node_get_literal (node));
    break;
  case CMARK_NODE_CODE:
    write_tag (writer, "<tt>");
    write_text (writer, cmark_node_get_literal (node));
    write_tag (writer, "</tt>");
    break;
  case CMARK_NODE_SOFTBREAK:
    g_string_append_c (writer->out, ' ');
    break;
  case CMARK_NODE_LINEBREAK:
    g_string_append_c (writer->out, '\n');
    break;
  case CMARK_NODE_EMPH:
    write_tag (writer, "<i>");
    break;
  case CMARK_NODE_STRONG:
    write_tag (writer, "<b>");
    break;
  default: /* links, pictures, raw HTML, rules: nothing of their own */
    break;
  }
}

static void
leave (Writer *writer, cmark_node *node)
{
  switch (cmark_node_get_type (node)) {
  case CMARK_NODE_HEADING:
    write_tag (writer, "</b></span>");
    break;
  case CMARK_NODE_EMPH:
    write_tag (writer, "</i>");
    break;
  case CMARK_NODE_STRONG:
    write_tag (writer, "</b>");
    break;
  default:
    break;
  }
}

static char *
convert (const char *commonmark, gboolean is_markup)
{
  Writer           writer = { g_string_new (NULL), is_markup };
  cmark_node      *root;
  cmark_iter      *iter;
  cmark_event_type event;

  root = cmark_parse_document (commonmark, strlen (commonmark), CMARK_OPT_VALIDATE_UTF8);
  iter = cmark_iter_new (root);
  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE) {
    if (event == CMARK_EVENT_ENTER)
      enter (&writer, cmark_iter_get_node (iter));
    else
      leave (&writer, cmark_iter_get_node (iter));
  }
  cmark_iter_free (iter);
  cmark_node_free (root);

  return g_strstrip (g_string_free (writer.out, FALSE));
}

/**
 * ant_markdown_to_markup:
 * @commonmark: CommonMark text
 *
 * Headings, emphasis, lists, code and line breaks become Pango markup that needs no other widget
 * than a label. There are no links, no pictures and no HTML in it, whatever @commonmark says.
 *
 * Returns: (transfer full): Pango markup
 */
char *
ant_markdown_to_markup (const char *commonmark)
{
  return convert (commonmark, TRUE);
}

/**
 * ant_markdown_to_plain:
 * @commonmark: CommonMark text
 *
 * Returns: (transfer full): the words alone, blocks a blank line apart: to read aloud, to print, to
 * search
 */
char *
ant_markdown_to_plain (const char *commonmark)
{
  return convert (commonmark, FALSE);
}

static gboolean
is_html (cmark_node *node)
{
  return cmark_node_get_type (node) == CMARK_NODE_HTML_BLOCK ||
         cmark_node_get_type (node) == CMARK_NODE_HTML_INLINE;
}

/**
 * ant_markdown_find_html:
 * @commonmark: CommonMark text
 *
 * Returns: the line, from 1, of the first block with raw HTML in it, which nobody would see; 0 for
 * none
 */
guint
ant_markdown_find_html (const char *commonmark)
{
  cmark_node      *root = cmark_parse_document (commonmark, strlen (commonmark), CMARK_OPT_DEFAULT);
  cmark_iter      *iter = cmark_iter_new (root);
  cmark_event_type event;
  guint            block = 1;
  guint            found = 0;

  while (found == 0 && (event = cmark_iter_next (iter)) != CMARK_EVENT_DONE) {
    cmark_node *node = cmark_iter_get_node (iter);

    if (event == CMARK_EVENT_ENTER && cmark_node_get_start_line (node) > 0)
      block = (guint) cmark_node_get_start_line (node);
    if (is_html (node))
      found = block;
  }
  cmark_iter_free (iter);
  cmark_node_free (root);

  return found;
}
