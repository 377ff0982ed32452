/* ant-page.h - the contract every screen of the kiosk keeps
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANT_TYPE_PAGE (ant_page_get_type ())

G_DECLARE_DERIVABLE_TYPE (AntPage, ant_page, ANT, PAGE, GtkWidget)

/**
 * AntPageClass:
 * @enter: the page is on the screen and may start what costs something (a camera, a query)
 * @leave: the person wants to go on; keep what was entered in the visit. %FALSE: the page says why
 *   it cannot be left and shows it. Going back never asks.
 * @skip: the person goes on without an answer; an answer that was kept before goes
 * @keep: the page goes back or is made anew in another language; keep what was entered if it is an
 *   answer already, and say nothing if it is not
 * @depart: the page goes off the screen, whichever way
 *
 * A page reads the visit when it is made, writes it in @leave or @keep, and holds nothing that
 * outlives it: a change of language makes every page anew.
 */
struct _AntPageClass {
  GtkWidgetClass parent_class;

  void (*enter) (AntPage *self);
  gboolean (*leave) (AntPage *self);
  void (*skip) (AntPage *self);
  void (*keep) (AntPage *self);
  void (*depart) (AntPage *self);
};

/**
 * AntPageChrome:
 * @ANT_PAGE_BARE: header only: the attract screen
 * @ANT_PAGE_BACK: header and a Back button
 * @ANT_PAGE_STEP: header, Back, and the primary button in its place
 * @ANT_PAGE_END: header and the primary button: there is no way back
 *
 * What the shell draws round a page.
 */
typedef enum {
  ANT_PAGE_BARE,
  ANT_PAGE_BACK,
  ANT_PAGE_STEP,
  ANT_PAGE_END,
} AntPageChrome;

void     ant_page_enter (AntPage *self);
gboolean ant_page_leave (AntPage *self);
void     ant_page_skip (AntPage *self);
void     ant_page_keep (AntPage *self);
void     ant_page_depart (AntPage *self);

AntPageChrome ant_page_get_chrome (AntPage *self);
void          ant_page_set_chrome (AntPage *self, AntPageChrome chrome);
const char   *ant_page_get_section (AntPage *self);
void          ant_page_set_section (AntPage *self, const char *section);
const char   *ant_page_get_primary (AntPage *self);
void          ant_page_set_primary (AntPage *self, const char *label);
gboolean      ant_page_get_complete (AntPage *self);
void          ant_page_set_complete (AntPage *self, gboolean is_complete);
gboolean      ant_page_get_skippable (AntPage *self);
void          ant_page_set_skippable (AntPage *self, gboolean is_skippable);
gboolean      ant_page_get_busy (AntPage *self);
void          ant_page_set_busy (AntPage *self, gboolean is_busy);

G_END_DECLS
