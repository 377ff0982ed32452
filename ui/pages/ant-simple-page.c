/* ant-simple-page.c - a page that only says something
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-simple-page"

#include "ant-simple-page.h"

/**
 * AntSimplePage:
 *
 * A scaffold that its maker fills and that reads nothing back.
 */
struct _AntSimplePage {
  AntPage parent_instance;

  AntScaffold *scaffold;
};

G_DEFINE_FINAL_TYPE (AntSimplePage, ant_simple_page, ANT_TYPE_PAGE)

static void
ant_simple_page_class_init (AntSimplePageClass *klass)
{
}

static void
ant_simple_page_init (AntSimplePage *self)
{
}

/**
 * ant_simple_page_new:
 * @chrome: what stands round it
 * @heading: the page's title
 * @lang: (nullable): the language of @heading where it is not the interface's
 * @max_width_mm: how wide the content may get
 */
AntPage *
ant_simple_page_new (AntPageChrome chrome,
                     const char   *heading,
                     const char   *lang,
                     double        max_width_mm)
{
  AntSimplePage *self = g_object_new (ANT_TYPE_SIMPLE_PAGE, NULL);

  self->scaffold = ant_scaffold_new (heading, lang, max_width_mm);
  gtk_widget_set_parent (GTK_WIDGET (self->scaffold), GTK_WIDGET (self));
  ant_page_set_chrome (ANT_PAGE (self), chrome);

  return ANT_PAGE (self);
}

/**
 * ant_simple_page_get_scaffold:
 *
 * Returns: (transfer none): what to fill
 */
AntScaffold *
ant_simple_page_get_scaffold (AntPage *page)
{
  return ANT_SIMPLE_PAGE (page)->scaffold;
}
