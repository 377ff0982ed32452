/* ant-shell.c - what stands round every page: header, footer, keyboard, sheets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-shell"

#include "ant-shell.h"

#include <glib/gi18n.h>

#include "ant-header.h"
#include "ant-icon-button.h"
#include "ant-keyboard.h"
#include "ant-page-table.h"
#include "ant-scaffold.h"
#include "ant-sheet.h"
#include "ant-split.h"

#define REPEAT_MS 500 /* a second tap on Continue within this is a tremor, not a wish */

/**
 * AntShell:
 *
 * The whole content of the window, made anew for another language or another person. It asks the
 * page table for the page the kiosk names, slides it in, and works out Back, Skip and Continue from
 * what the page says of itself.
 */
struct _AntShell {
  GtkWidget parent_instance;

  AntKiosk  *kiosk;
  AntPage   *page;  /* borrowed; a child of @stack */
  AntSheet  *sheet; /* (nullable) borrowed; a child of @overlay */
  AntSheet  *idle;  /* (nullable) the sheet, where it is the idle warning */
  GtkWidget *focus; /* (nullable) weak: where it was before the sheet */
  gboolean   is_demonstration;
  gboolean   is_calling; /* @sheet calls staff */
  gint64     moved_ms;   /* when Continue last did something */

  GtkWidget *overlay;
  GtkWidget *main;
  GtkWidget *ribbon;
  GtkWidget *header;
  GtkWidget *mark;
  GtkWidget *section;
  GtkWidget *tools;
  GtkWidget *call;
  GtkWidget *leave;
  GtkWidget *stack;
  GtkWidget *footer;
  GtkWidget *back;
  GtkWidget *skip;
  GtkWidget *primary;
  GtkWidget *keyboard;
};

G_DEFINE_FINAL_TYPE (AntShell, ant_shell, GTK_TYPE_WIDGET)

/* --- pages --- */

static void
sync_footer (AntShell *self)
{
  AntPage    *page = self->page;
  gboolean    is_busy = ant_page_get_busy (page);
  gboolean    is_step = ant_page_get_chrome (page) >= ANT_PAGE_STEP;
  const char *primary =
      ant_page_get_primary (page) != NULL ? ant_page_get_primary (page) : _ ("Continue");

  gtk_label_set_label (GTK_LABEL (self->section),
                       ant_page_get_section (page) != NULL ? ant_page_get_section (page) : "");
  gtk_button_set_label (GTK_BUTTON (self->primary), primary);
  gtk_widget_set_visible (self->back, ant_page_get_chrome (page) != ANT_PAGE_END);
  gtk_widget_set_visible (self->primary, is_step);
  gtk_widget_set_visible (self->skip, is_step && ant_page_get_skippable (page));
  gtk_widget_set_sensitive (self->primary, !is_busy);
  gtk_widget_set_sensitive (self->skip, !is_busy);
  gtk_widget_set_sensitive (self->back, !is_busy);
  /* another language makes the page anew, and the new one would not know what it waits for */
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "kiosk.language", !is_busy);
  if (ant_page_get_complete (page))
    gtk_widget_remove_css_class (self->primary, "waiting");
  else
    gtk_widget_add_css_class (self->primary, "waiting");
}

/* A preview looks as what it is a preview of, but for what says so and leads out of it. */
static void
sync_preview (AntShell *self)
{
  gboolean is_preview = ant_kiosk_is_preview (self->kiosk);

  gtk_label_set_label (GTK_LABEL (self->ribbon),
                       is_preview ? _ ("Preview: nothing you enter here is kept")
                                  : _ ("Demonstration: please do not enter real details"));
  gtk_widget_set_visible (self->ribbon, is_preview || self->is_demonstration);
  if (is_preview)
    gtk_widget_add_css_class (self->ribbon, "preview");
  else
    gtk_widget_remove_css_class (self->ribbon, "preview");
  gtk_widget_set_visible (self->leave, is_preview);
  gtk_widget_set_visible (self->call, !is_preview);
}

/* On a low screen the keyboard takes the header's room, so that the question and its field stay in
 * sight. */
static void
sync_header (AntShell *self)
{
  GtkWidget *content = gtk_widget_get_first_child (GTK_WIDGET (self->page));
  gboolean   is_low = ant_split_is_low (GTK_WIDGET (self)) &&
                    ant_keyboard_get_revealed (ANT_KEYBOARD (self->keyboard));

  gtk_widget_set_visible (self->header, !is_low);
  if (ANT_IS_SCAFFOLD (content))
    ant_scaffold_set_low (ANT_SCAFFOLD (content), is_low);
}

static void
on_page_notify (AntPage *page, GParamSpec *pspec, AntShell *self)
{
  if (page == self->page)
    sync_footer (self);
}

static void
drop_old_pages (AntShell *self)
{
  GtkWidget *child = gtk_widget_get_first_child (self->stack);

  while (child != NULL) {
    GtkWidget *next = gtk_widget_get_next_sibling (child);

    if (child != GTK_WIDGET (self->page))
      gtk_stack_remove (GTK_STACK (self->stack), child);
    child = next;
  }
}

static void
on_transition_running (GtkStack *stack, GParamSpec *pspec, AntShell *self)
{
  if (!gtk_stack_get_transition_running (stack))
    drop_old_pages (self);
}

/* What slides out is over: a second tap must not go on from it again. */
static void
put_away (AntPage *page)
{
  gtk_widget_set_can_target (GTK_WIDGET (page), FALSE);
  ant_page_depart (page);
}

static GtkStackTransitionType
choose_transition (AntTurn way)
{
  gboolean is_rtl = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;

  if (way == ANT_TURN_NONE)
    return GTK_STACK_TRANSITION_TYPE_NONE;

  return (way == ANT_TURN_ON) != is_rtl ? GTK_STACK_TRANSITION_TYPE_SLIDE_LEFT
                                        : GTK_STACK_TRANSITION_TYPE_SLIDE_RIGHT;
}

/**
 * ant_shell_show_page:
 * @way: which way it comes in
 *
 * Shows the page that the kiosk names.
 */
void
ant_shell_show_page (AntShell *self, AntTurn way)
{
  const AntPageEntry *entry = ant_page_table_find (ant_kiosk_get_page (self->kiosk));
  AntPage            *page;
  gboolean            is_bare;

  g_return_if_fail (entry != NULL);

  if (self->page != NULL)
    put_away (self->page);
  drop_old_pages (self);

  page = entry->create (self->kiosk, ant_kiosk_get_path (self->kiosk));
  self->page = page;
  is_bare = ant_page_get_chrome (page) == ANT_PAGE_BARE;
  g_signal_connect_object (page, "notify", G_CALLBACK (on_page_notify), self, 0);
  gtk_stack_add_child (GTK_STACK (self->stack), GTK_WIDGET (page));
  gtk_stack_set_transition_type (GTK_STACK (self->stack), choose_transition (way));
  gtk_stack_set_visible_child (GTK_STACK (self->stack), GTK_WIDGET (page));
  if (!gtk_stack_get_transition_running (GTK_STACK (self->stack)))
    drop_old_pages (self);

  gtk_widget_set_visible (self->footer, !is_bare);
  sync_preview (self);
  sync_header (self);
  sync_footer (self);
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
  ant_page_enter (page);
}

/* --- the footer --- */

static gboolean
is_repeated (AntShell *self)
{
  gint64 now_ms = ant_clock_get_elapsed_ms (ant_kiosk_get_clock (self->kiosk));

  if (now_ms - self->moved_ms < REPEAT_MS)
    return TRUE;
  self->moved_ms = now_ms;

  return FALSE;
}

/**
 * ant_shell_activate_primary:
 *
 * The person wants to go on from the page they see.
 */
void
ant_shell_activate_primary (AntShell *self)
{
  if (ant_page_get_busy (self->page) || is_repeated (self))
    return;

  if (ant_page_leave (self->page))
    ant_kiosk_go_on (self->kiosk);
}

static void
on_primary_clicked (AntShell *self)
{
  ant_shell_activate_primary (self);
}

static void
on_skip_clicked (AntShell *self)
{
  if (is_repeated (self))
    return;

  ant_page_skip (self->page);
  ant_kiosk_go_on (self->kiosk);
}

static void
on_back_clicked (AntShell *self)
{
  if (is_repeated (self))
    return;

  ant_page_keep (self->page);
  ant_kiosk_go_back (self->kiosk);
}

/* --- sheets --- */

static void
close_sheet (AntShell *self)
{
  GtkWidget *focus = self->focus;

  if (self->sheet == NULL)
    return;

  gtk_overlay_remove_overlay (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->sheet));
  self->sheet = NULL;
  self->idle = NULL;
  self->is_calling = FALSE;
  gtk_widget_set_can_focus (self->main, TRUE);
  gtk_widget_set_can_target (self->main, TRUE);
  g_clear_weak_pointer (&self->focus);
  if (focus != NULL)
    gtk_widget_grab_focus (focus);
}

static void
on_sheet_closed (AntSheet *sheet, AntShell *self)
{
  if (sheet == self->sheet)
    close_sheet (self);
}

static void
open_sheet (AntShell *self, AntSheet *sheet)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  close_sheet (self);
  if (root != NULL)
    g_set_weak_pointer (&self->focus, gtk_root_get_focus (root));
  self->sheet = sheet;
  g_signal_connect_object (sheet, "closed", G_CALLBACK (on_sheet_closed), self, 0);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), GTK_WIDGET (sheet));
  gtk_widget_set_can_focus (self->main, FALSE);
  gtk_widget_set_can_target (self->main, FALSE);
  gtk_widget_child_focus (GTK_WIDGET (sheet), GTK_DIR_TAB_FORWARD);
}

static void
on_language_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  open_sheet (ANT_SHELL (widget), ant_language_sheet_new (ANT_SHELL (widget)->kiosk));
}

static void
on_display_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  open_sheet (ANT_SHELL (widget), ant_display_sheet_new (ANT_SHELL (widget)->kiosk));
}

static void
on_call_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AntShell *self = ANT_SHELL (widget);

  open_sheet (self, ant_staff_call_new (self->kiosk));
  self->is_calling = TRUE;
}

/**
 * ant_shell_show_idle:
 * @seconds: until everything is cleared
 *
 * Shows the warning, or the seconds that are left of it.
 */
void
ant_shell_show_idle (AntShell *self, int seconds)
{
  if (self->idle == NULL) {
    AntSheet *sheet = ant_idle_sheet_new (self->kiosk);
    gboolean  was_calling = self->is_calling;

    open_sheet (self, sheet);
    self->idle = sheet;
    self->is_calling = was_calling; /* whoever called is warned after their longer wait */
  }
  ant_idle_sheet_set_seconds (self->idle, seconds);
}

/**
 * ant_shell_hide_idle:
 *
 * Somebody is there.
 */
void
ant_shell_hide_idle (AntShell *self)
{
  if (self->idle != NULL)
    close_sheet (self);
}

/**
 * ant_shell_has_sheet:
 *
 * Returns: whether something stands in front of the page
 */
gboolean
ant_shell_has_sheet (AntShell *self)
{
  return self->sheet != NULL;
}

/**
 * ant_shell_is_calling:
 *
 * Returns: whether the sign that calls staff is up
 */
gboolean
ant_shell_is_calling (AntShell *self)
{
  return self->is_calling;
}

/* --- staff --- */

/* The reset takes this shell away, so that what comes after must not ask it for anything. */
static void
on_staff_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (AntShell) self = g_object_ref (ANT_SHELL (widget));
  g_autoptr (AntKiosk) kiosk = g_object_ref (self->kiosk);

  if (g_str_has_prefix (ant_kiosk_get_page (kiosk), "staff"))
    return;

  ant_kiosk_reset (kiosk);
  ant_kiosk_show (kiosk, "staff-unlock", NULL);
}

static void
on_leave_preview_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AntShell *self = ANT_SHELL (widget);

  if (ant_kiosk_is_preview (self->kiosk))
    ant_kiosk_end_preview (self->kiosk);
}

static void
on_mark_long_pressed (GtkGestureLongPress *gesture, double x, double y, AntShell *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "kiosk.staff", NULL);
}

/* --- making it --- */

static GtkWidget *
add_tool (AntShell *self, const char *icon, const char *name, const char *text, const char *action)
{
  GtkWidget *button = ant_icon_button_new (icon, name, text);

  gtk_widget_add_css_class (button, "small");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (self->tools), button);

  return button;
}

/* Never larger than the screen: what does not fit is cut off, for a window that outgrows its screen
 * is thrown out by the compositor. The window has a size of its own, so no page is measured for one
 * that it will not get. */
static void
ant_shell_measure (GtkWidget     *widget,
                   GtkOrientation orientation,
                   int            for_size,
                   int           *minimum,
                   int           *natural,
                   int           *minimum_baseline,
                   int           *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
ant_shell_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget    *overlay = ANT_SHELL (widget)->overlay;
  GtkAllocation place = { 0, 0, width, height };
  int           minimum;

  gtk_widget_measure (overlay, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  place.width = MAX (place.width, minimum);
  gtk_widget_measure (overlay, GTK_ORIENTATION_VERTICAL, place.width, &minimum, NULL, NULL, NULL);
  if (ant_kiosk_get_low_reach (ANT_SHELL (widget)->kiosk) && !ant_split_is_low (widget))
    place.y = CLAMP (height - minimum, 0, height * 2 / 5);
  place.height = MAX (height - place.y, minimum);
  gtk_widget_size_allocate (overlay, &place, -1);
}

static void
ant_shell_dispose (GObject *object)
{
  AntShell *self = ANT_SHELL (object);

  if (self->page != NULL)
    ant_page_depart (g_steal_pointer (&self->page));
  g_clear_weak_pointer (&self->focus);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  g_clear_object (&self->kiosk);

  G_OBJECT_CLASS (ant_shell_parent_class)->dispose (object);
}

static void
ant_shell_class_init (AntShellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ant_shell_dispose;
  widget_class->measure = ant_shell_measure;
  widget_class->size_allocate = ant_shell_size_allocate;

  g_type_ensure (ANT_TYPE_HEADER);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/anteroom/ui/ant-shell.ui");
  gtk_widget_class_bind_template_child (widget_class, AntShell, overlay);
  gtk_widget_class_bind_template_child (widget_class, AntShell, main);
  gtk_widget_class_bind_template_child (widget_class, AntShell, ribbon);
  gtk_widget_class_bind_template_child (widget_class, AntShell, header);
  gtk_widget_class_bind_template_child (widget_class, AntShell, mark);
  gtk_widget_class_bind_template_child (widget_class, AntShell, section);
  gtk_widget_class_bind_template_child (widget_class, AntShell, tools);
  gtk_widget_class_bind_template_child (widget_class, AntShell, stack);
  gtk_widget_class_bind_template_child (widget_class, AntShell, footer);
  gtk_widget_class_bind_template_child (widget_class, AntShell, back);
  gtk_widget_class_bind_template_child (widget_class, AntShell, skip);
  gtk_widget_class_bind_template_child (widget_class, AntShell, primary);
  gtk_widget_class_bind_template_callback (widget_class, on_back_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_skip_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_primary_clicked);
  gtk_widget_class_install_action (widget_class, "kiosk.language", NULL, on_language_activated);
  gtk_widget_class_install_action (widget_class, "kiosk.display", NULL, on_display_activated);
  gtk_widget_class_install_action (widget_class, "kiosk.call", NULL, on_call_activated);
  gtk_widget_class_install_action (widget_class, "kiosk.staff", NULL, on_staff_activated);
  gtk_widget_class_install_action (widget_class, "kiosk.leave-preview", NULL,
                                   on_leave_preview_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, 0, "kiosk.staff", NULL);
  gtk_widget_class_set_css_name (widget_class, "ant-shell");
}

static void
ant_shell_init (AntShell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->moved_ms = -REPEAT_MS;
}

/**
 * ant_shell_new:
 * @kiosk: whose pages are shown
 * @is_demonstration: whether the ribbon says so
 *
 * Returns: a shell that shows the page the kiosk is on
 */
GtkWidget *
ant_shell_new (AntKiosk *kiosk, gboolean is_demonstration)
{
  AntShell   *self = g_object_new (ANT_TYPE_SHELL, NULL);
  const char *name =
      ant_clinic_get_name (ant_kiosk_get_clinic (kiosk), ant_kiosk_get_language (kiosk));
  GtkGesture *press = gtk_gesture_long_press_new ();

  self->kiosk = g_object_ref (kiosk);
  self->is_demonstration = is_demonstration;
  gtk_label_set_label (GTK_LABEL (self->mark), name);
  g_signal_connect_object (press, "pressed", G_CALLBACK (on_mark_long_pressed), self, 0);
  gtk_widget_add_controller (self->mark, GTK_EVENT_CONTROLLER (press));

  add_tool (self, "globe-symbolic", _ ("Language"), NULL, "kiosk.language");
  add_tool (self, "accessibility-symbolic", _ ("Make the screen easier to use"), NULL,
            "kiosk.display");
  self->call =
      add_tool (self, "ask-staff-symbolic", _ ("Ask staff"), _ ("Ask staff"), "kiosk.call");
  self->leave = add_tool (self, "cross-symbolic", _ ("Leave the preview"), _ ("Leave the preview"),
                          "kiosk.leave-preview");
  gtk_button_set_label (GTK_BUTTON (self->back), _ ("Back"));
  gtk_button_set_label (GTK_BUTTON (self->skip), _ ("Skip"));

  self->keyboard = ant_keyboard_new ();
  ant_keyboard_set_languages (ANT_KEYBOARD (self->keyboard),
                              ant_clinic_get_languages (ant_kiosk_get_clinic (kiosk)));
  ant_keyboard_set_language (ANT_KEYBOARD (self->keyboard), ant_kiosk_get_language (kiosk));
  gtk_box_append (GTK_BOX (self->main), self->keyboard);

  g_signal_connect_object (self->keyboard, "notify::revealed", G_CALLBACK (sync_header), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stack, "notify::transition-running",
                           G_CALLBACK (on_transition_running), self, 0);
  g_signal_connect_object (kiosk, "notify::low-reach", G_CALLBACK (gtk_widget_queue_resize), self,
                           G_CONNECT_SWAPPED);
  ant_shell_show_page (self, ANT_TURN_NONE);

  return GTK_WIDGET (self);
}

/**
 * ant_shell_get_page:
 *
 * Returns: (transfer none): the page on the screen
 */
AntPage *
ant_shell_get_page (AntShell *self)
{
  return self->page;
}

/**
 * ant_shell_is_moving:
 *
 * Returns: whether a page is still sliding in
 */
gboolean
ant_shell_is_moving (AntShell *self)
{
  return gtk_stack_get_transition_running (GTK_STACK (self->stack));
}
