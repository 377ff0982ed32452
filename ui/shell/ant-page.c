/* ant-page.c - the contract every screen of the kiosk keeps
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-page"

#include "ant-page.h"

typedef struct {
  AntPageChrome chrome;
  char         *section; /* (nullable) what part of the visit this is, for the header */
  char         *primary; /* (nullable) the primary button's words; "Continue" where %NULL */
  gboolean      is_complete;
  gboolean      is_skippable;
  gboolean      is_busy;
} AntPagePrivate;

enum {
  PROP_0,
  PROP_SECTION,
  PROP_PRIMARY,
  PROP_COMPLETE,
  PROP_SKIPPABLE,
  PROP_BUSY,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AntPage, ant_page, GTK_TYPE_WIDGET)

static void
ant_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  AntPagePrivate *priv = ant_page_get_instance_private (ANT_PAGE (object));

  switch (prop_id) {
  case PROP_SECTION:
    g_value_set_string (value, priv->section);
    break;
  case PROP_PRIMARY:
    g_value_set_string (value, priv->primary);
    break;
  case PROP_COMPLETE:
    g_value_set_boolean (value, priv->is_complete);
    break;
  case PROP_SKIPPABLE:
    g_value_set_boolean (value, priv->is_skippable);
    break;
  case PROP_BUSY:
    g_value_set_boolean (value, priv->is_busy);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
ant_page_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (ant_page_parent_class)->dispose (object);
}

static void
ant_page_finalize (GObject *object)
{
  AntPagePrivate *priv = ant_page_get_instance_private (ANT_PAGE (object));

  g_free (priv->section);
  g_free (priv->primary);

  G_OBJECT_CLASS (ant_page_parent_class)->finalize (object);
}

static void
ant_page_class_init (AntPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ant_page_get_property;
  object_class->dispose = ant_page_dispose;
  object_class->finalize = ant_page_finalize;

  props[PROP_SECTION] =
      g_param_spec_string ("section", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_PRIMARY] =
      g_param_spec_string ("primary", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_COMPLETE] = g_param_spec_boolean ("complete", NULL, NULL, TRUE,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_SKIPPABLE] = g_param_spec_boolean ("skippable", NULL, NULL, FALSE,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_BUSY] =
      g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "ant-page");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ant_page_init (AntPage *self)
{
  AntPagePrivate *priv = ant_page_get_instance_private (self);

  priv->chrome = ANT_PAGE_STEP;
  priv->is_complete = TRUE;
}

/**
 * ant_page_enter:
 *
 * Called by the shell once the page is on the screen.
 */
void
ant_page_enter (AntPage *self)
{
  AntPageClass *klass = ANT_PAGE_GET_CLASS (self);

  if (klass->enter != NULL)
    klass->enter (self);
}

/**
 * ant_page_leave:
 *
 * Called by the shell when the person chose to go on.
 *
 * Returns: %FALSE where the page must stay; it shows why
 */
gboolean
ant_page_leave (AntPage *self)
{
  AntPageClass *klass = ANT_PAGE_GET_CLASS (self);

  return klass->leave == NULL || klass->leave (self);
}

/**
 * ant_page_skip:
 *
 * Called by the shell when the person goes on without an answer.
 */
void
ant_page_skip (AntPage *self)
{
  AntPageClass *klass = ANT_PAGE_GET_CLASS (self);

  if (klass->skip != NULL)
    klass->skip (self);
}

/**
 * ant_page_keep:
 *
 * Called before the person goes back, or meets the page in another language: what they entered is
 * not lost.
 */
void
ant_page_keep (AntPage *self)
{
  AntPageClass *klass = ANT_PAGE_GET_CLASS (self);

  if (klass->keep != NULL)
    klass->keep (self);
}

/**
 * ant_page_depart:
 *
 * Called by the shell when the page goes off the screen, whichever way.
 */
void
ant_page_depart (AntPage *self)
{
  AntPageClass *klass = ANT_PAGE_GET_CLASS (self);

  if (klass->depart != NULL)
    klass->depart (self);
}

AntPageChrome
ant_page_get_chrome (AntPage *self)
{
  AntPagePrivate *priv = ant_page_get_instance_private (self);

  return priv->chrome;
}

/**
 * ant_page_set_chrome:
 * @chrome: what the shell draws round the page; set while the page is made
 */
void
ant_page_set_chrome (AntPage *self, AntPageChrome chrome)
{
  AntPagePrivate *priv = ant_page_get_instance_private (self);

  priv->chrome = chrome;
}

const char *
ant_page_get_section (AntPage *self)
{
  AntPagePrivate *priv = ant_page_get_instance_private (self);

  return priv->section;
}

void
ant_page_set_section (AntPage *self, const char *section)
{
  AntPagePrivate *priv = ant_page_get_instance_private (self);

  if (g_strcmp0 (priv->section, section) == 0)
    return;
  g_free (priv->section);
  priv->section = g_strdup (section);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SECTION]);
}

const char *
ant_page_get_primary (AntPage *self)
{
  AntPagePrivate *priv = ant_page_get_instance_private (self);

  return priv->primary;
}

/**
 * ant_page_set_primary:
 * @label: (nullable): the primary button's words where they are not "Continue"
 */
void
ant_page_set_primary (AntPage *self, const char *label)
{
  AntPagePrivate *priv = ant_page_get_instance_private (self);

  if (g_strcmp0 (priv->primary, label) == 0)
    return;
  g_free (priv->primary);
  priv->primary = g_strdup (label);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PRIMARY]);
}

gboolean
ant_page_get_complete (AntPage *self)
{
  AntPagePrivate *priv = ant_page_get_instance_private (self);

  return priv->is_complete;
}

/**
 * ant_page_set_complete:
 * @is_complete: whether the primary button may be shown as the thing to do next
 */
void
ant_page_set_complete (AntPage *self, gboolean is_complete)
{
  AntPagePrivate *priv = ant_page_get_instance_private (self);

  if (priv->is_complete == is_complete)
    return;
  priv->is_complete = is_complete;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COMPLETE]);
}

gboolean
ant_page_get_skippable (AntPage *self)
{
  AntPagePrivate *priv = ant_page_get_instance_private (self);

  return priv->is_skippable;
}

/**
 * ant_page_set_skippable:
 * @is_skippable: whether a Skip button stands beside the primary one
 */
void
ant_page_set_skippable (AntPage *self, gboolean is_skippable)
{
  AntPagePrivate *priv = ant_page_get_instance_private (self);

  if (priv->is_skippable == is_skippable)
    return;
  priv->is_skippable = is_skippable;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SKIPPABLE]);
}

gboolean
ant_page_get_busy (AntPage *self)
{
  AntPagePrivate *priv = ant_page_get_instance_private (self);

  return priv->is_busy;
}

/**
 * ant_page_set_busy:
 * @is_busy: whether the page waits for something; nothing can be left meanwhile
 */
void
ant_page_set_busy (AntPage *self, gboolean is_busy)
{
  AntPagePrivate *priv = ant_page_get_instance_private (self);

  if (priv->is_busy == is_busy)
    return;
  priv->is_busy = is_busy;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
}
