/* ant-item-scaffold.c - the frame of a page that is about one item of the form
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From the top: what the form heads every page with, what the item stands in, its own words as the
 * heading, and what it says besides. What it is answered with comes below, then the form's footer.
 */

#define G_LOG_DOMAIN "ant-item-scaffold"

#include "ant-item-scaffold.h"

#include <glib/gi18n.h>

#include "ant-answer-text.h"
#include "ant-markdown.h"
#include "ant-place-text.h"

static GtkWidget *
make_text (const AntItem *item, const char *lang, const char *css_class)
{
  const char      *text_lang = NULL;
  const char      *text = ant_item_get_text (item, lang, &text_lang);
  GtkWidget       *label = ant_text_new (text, css_class);
  g_autofree char *markup = NULL;

  if (text != NULL && ant_item_is_markdown (item)) {
    markup = ant_markdown_to_markup (text);
    gtk_label_set_markup (GTK_LABEL (label), markup);
  }
  ant_text_set_language (GTK_LABEL (label), text_lang);

  return label;
}

static gboolean
is_for (const AntItem *display, const char *const *controls)
{
  const char *control = ant_item_get_control (display);

  return control != NULL && g_strv_contains (controls, control);
}

/**
 * ant_item_scaffold_add_displays:
 * @item: a question, or a group
 *
 * Adds the texts that the form puts below @item and that get no page: of a question all but the
 * ends of its scale, of a group its help.
 */
void
ant_item_scaffold_add_displays (AntScaffold *self, const AntItem *item, const char *lang)
{
  static const char *const ENDS[] = { "lower", "upper", NULL };
  static const char *const HELP[] = { "help", "flyover", NULL };

  for (guint i = 0; i < ant_item_get_n_children (item); i++) {
    const AntItem *child = ant_item_get_child (item, i);
    gboolean       is_help = is_for (child, HELP);

    if (ant_item_get_item_type (child) != ANT_ITEM_DISPLAY || ant_item_is_hidden (child) ||
        is_for (child, ENDS) || (!is_help && !ant_item_is_question (item)))
      continue;
    ant_scaffold_append (self, make_text (child, lang, is_help ? "why" : "hint"));
  }
}

static gboolean
is_around (const AntItem *group, const AntItem *item)
{
  const AntItem *around = ant_item_get_parent (group);

  for (; item != NULL; item = ant_item_get_parent (item)) {
    if (ant_item_get_parent (item) == around)
      return TRUE;
  }

  return FALSE;
}

/* The texts of every group of @control, "header" or "footer", that @item stands below or beside. */
static GPtrArray *
make_edge (AntForm *form, const AntItem *item, const char *control, const char *lang)
{
  GPtrArray *labels = g_ptr_array_new ();

  for (guint i = 0; i < ant_form_get_n_items (form); i++) {
    const AntItem *group = ant_form_get_item (form, i);

    if (g_strcmp0 (ant_item_get_control (group), control) != 0 || ant_item_is_hidden (group) ||
        !is_around (group, item))
      continue;
    for (guint k = 0; k < ant_item_get_n_children (group); k++) {
      const AntItem *child = ant_item_get_child (group, k);

      if (ant_item_get_item_type (child) == ANT_ITEM_DISPLAY)
        g_ptr_array_add (labels, make_text (child, lang, "hint"));
    }
  }

  return labels;
}

/* A group needs no answer where it need not be there. */
static gboolean
is_optional (const AntItem *item)
{
  if (ant_item_get_item_type (item) == ANT_ITEM_DISPLAY || ant_item_is_required (item) ||
      ant_item_is_read_only (item))
    return FALSE;

  return ant_item_is_question (item) ||
         (ant_item_takes_rows (item) && ant_item_get_min_occurs (item) <= 0);
}

/* (transfer full): @text, which may be markup, with what stands before and behind it */
static char *
make_heading (const AntItem *item, const char *text, const char *lang)
{
  const char      *prefix = ant_item_get_prefix (item, lang, NULL);
  g_autofree char *heading =
      prefix != NULL ? g_strdup_printf ("%s %s", prefix, text) : g_strdup (text);

  if (!is_optional (item))
    return g_steal_pointer (&heading);

  /* Translators: a question that may be left out */
  return g_strdup_printf (_ ("%s (optional)"), heading);
}

/* Of what is marked as markdown the first paragraph is the heading, the rest stands below it. */
static void
set_markdown (AntScaffold   *self,
              const AntItem *item,
              const char    *text,
              const char    *text_lang,
              const char    *lang)
{
  g_auto (GStrv) parts = g_strsplit (text, "\n\n", 2);
  g_autofree char *first = ant_markdown_to_markup (parts[0] != NULL ? parts[0] : "");
  g_autofree char *heading = make_heading (item, first, lang);
  GtkWidget       *body;
  g_autofree char *rest = NULL;

  gtk_label_set_markup (GTK_LABEL (ant_scaffold_get_heading (self)), heading);
  if (parts[0] == NULL || parts[1] == NULL)
    return;
  rest = ant_markdown_to_markup (parts[1]);
  body = ant_markup_new (rest);
  ant_text_set_language (GTK_LABEL (body), text_lang);
  ant_scaffold_append (self, body);
}

/* The item whose words head the page: some forms leave questions without words of their own. */
static const AntItem *
find_worded (const AntItem *item)
{
  const AntItem *worded = item;

  while (worded != NULL && ant_item_get_text (worded, NULL, NULL) == NULL)
    worded = ant_item_get_parent (worded);

  return worded != NULL ? worded : item;
}

/* What leads up to the question stands above its own words. */
static void
add_leads (AntScaffold *self, AntSession *session, const char *path, const char *lang)
{
  g_auto (GStrv) leads = ant_session_list_leads (session, path);

  for (guint i = g_strv_length (leads); i > 0; i--)
    ant_scaffold_prepend (self,
                          make_text (ant_session_get_item (session, leads[i - 1]), lang, NULL));
}

/**
 * ant_item_scaffold_new:
 * @path: a question, a group or one repetition of it
 * @lang: the language of the moment
 * @max_width_mm: how wide the content may get on a wide screen
 *
 * Returns: a scaffold with everything above what the item is answered with
 */
AntScaffold *
ant_item_scaffold_new (AntSession *session, const char *path, const char *lang, double max_width_mm)
{
  const AntItem   *item = ant_session_get_item (session, path);
  const AntItem   *worded = find_worded (item);
  const AntItem   *parent = ant_item_get_parent (item);
  const char      *text_lang = NULL;
  const char      *text = ant_item_get_text (worded, lang, &text_lang);
  g_autofree char *row =
      ant_session_is_row (session, path) ? ant_row_text_new (session, path, lang) : NULL;
  g_autofree char *heading = make_heading (item, text != NULL ? text : "", lang);
  g_autofree char *place = ant_place_text_new (session, path, lang);
  AntScaffold     *self = ant_scaffold_new (row != NULL ? row : heading, text_lang, max_width_mm);
  g_autoptr (GPtrArray) headers = make_edge (ant_session_get_form (session), item, "header", lang);

  if (row == NULL && text != NULL && ant_item_is_markdown (worded))
    set_markdown (self, item, text, text_lang, lang);
  if (place != NULL)
    ant_scaffold_set_place (self, place);
  if (row == NULL)
    add_leads (self, session, path, lang);
  for (guint i = headers->len; i > 0; i--)
    ant_scaffold_prepend (self, g_ptr_array_index (headers, i - 1));
  if (parent != NULL && !ant_item_is_question (parent))
    ant_item_scaffold_add_displays (self, parent, lang);
  ant_item_scaffold_add_displays (self, item, lang);

  return self;
}

/**
 * ant_item_scaffold_add_footers:
 *
 * Adds what the form ends every page with; the last call.
 */
void
ant_item_scaffold_add_footers (AntScaffold *self,
                               AntSession  *session,
                               const char  *path,
                               const char  *lang)
{
  g_autoptr (GPtrArray) footers = make_edge (ant_session_get_form (session),
                                             ant_session_get_item (session, path), "footer", lang);

  for (guint i = 0; i < footers->len; i++)
    ant_scaffold_append (self, g_ptr_array_index (footers, i));
}
