/* ant-contact-page.c - the clinic's numbers and addresses, with a QR code at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-contact-page"

#include <glib/gi18n.h>

#include "ant-follow-up.h"
#include "ant-pages.h"
#include "ant-simple-page.h"

#define WIDTH_MM 340

static void
add_sites (AntScaffold *scaffold, AntClinic *clinic, const char *lang)
{
  g_auto (GStrv) sites = ant_clinic_list_sites (clinic);

  if (sites[0] == NULL)
    return;
  ant_scaffold_add_text (scaffold, _ ("Where to find us"), "strong");
  for (char **site = sites; *site != NULL; site++) {
    const char      *name = ant_clinic_get_text (clinic, *site, "name", lang);
    const char      *address = ant_clinic_get_text (clinic, *site, "address", lang);
    g_autofree char *text =
        address != NULL ? g_strdup_printf ("%s\n%s", name, address) : g_strdup (name);

    ant_scaffold_add_text (scaffold, text, "panel");
  }
}

/**
 * ant_contact_page_new:
 *
 * Returns: every way the pack offers; where it has no email address, none is shown
 */
AntPage *
ant_contact_page_new (AntKiosk *kiosk, const char *path)
{
  AntClinic   *clinic = ant_kiosk_get_clinic (kiosk);
  const char  *lang = ant_kiosk_get_language (kiosk);
  AntPage     *page = ant_simple_page_new (ANT_PAGE_BACK, _ ("Contact the clinic"), NULL, WIDTH_MM);
  AntScaffold *scaffold = ant_simple_page_get_scaffold (page);
  const char  *practitioner = ant_clinic_get_text (clinic, "clinic", "practitioner", lang);

  ant_scaffold_append (scaffold, ant_follow_up_new (clinic, NULL, lang));
  if (practitioner != NULL)
    ant_scaffold_add_text (scaffold, practitioner, NULL);
  add_sites (scaffold, clinic, lang);

  return page;
}
