/* ant-camera-mode.c - which of a camera's modes to use
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-camera"

#include "ant-camera-mode.h"

#define WIDTH_PX   1920 /* what a photo is kept at */
#define HEIGHT_PX  1080
#define FLUENT_FPS 15 /* slower is no mirror; also keeps a burst short */

/* Colours only: an infrared camera beside a real one gives GRAY8. Cheapest to scale first. */
static const char *const FORMATS[] = { "I420", "NV12", "YUY2", "UYVY", "YV12", "NV21",
                                       "RGB",  "BGR",  "RGBx", "BGRx", "RGBA", "BGRA" };

static gboolean
offers_format (const GValue *offered, const char *format)
{
  if (GST_VALUE_HOLDS_LIST (offered)) {
    for (guint i = 0; i < gst_value_list_get_size (offered); i++)
      if (offers_format (gst_value_list_get_value (offered, i), format))
        return TRUE;
    return FALSE;
  }

  return G_VALUE_HOLDS_STRING (offered) && g_strcmp0 (g_value_get_string (offered), format) == 0;
}

/* (nullable): the first of ours that is on offer */
static const char *
choose_format (const GstStructure *offered)
{
  const GValue *formats = gst_structure_get_value (offered, "format");

  for (gsize i = 0; formats != NULL && i < G_N_ELEMENTS (FORMATS); i++)
    if (offers_format (formats, FORMATS[i]))
      return FORMATS[i];

  return NULL;
}

static double
get_fps (const GstStructure *offered)
{
  g_autoptr (GstStructure) mode = gst_structure_copy (offered);
  int numerator = 30; /* not told: believed to be fluent */
  int denominator = 1;

  if (gst_structure_has_field (mode, "framerate"))
    gst_structure_fixate_field_nearest_fraction (mode, "framerate", 30, 1);
  gst_structure_get_fraction (mode, "framerate", &numerator, &denominator);

  return denominator > 0 ? (double) numerator / denominator : 0;
}

/* (transfer full) (nullable): @offered with one format and one size */
static GstStructure *
make_concrete (const GstStructure *offered, int *width, int *height)
{
  gboolean    is_jpeg = gst_structure_has_name (offered, "image/jpeg");
  const char *format = choose_format (offered);
  g_autoptr (GstStructure) sized = gst_structure_copy (offered);
  GstStructure *mode;

  if ((!is_jpeg && (!gst_structure_has_name (offered, "video/x-raw") || format == NULL)) ||
      !gst_structure_has_field (offered, "width") || !gst_structure_has_field (offered, "height"))
    return NULL;
  gst_structure_fixate_field_nearest_int (sized, "width", WIDTH_PX);
  gst_structure_fixate_field_nearest_int (sized, "height", HEIGHT_PX);
  if (!gst_structure_get_int (sized, "width", width) ||
      !gst_structure_get_int (sized, "height", height) || *width < 16 || *height < 16)
    return NULL;

  mode = gst_structure_new (gst_structure_get_name (offered), "width", G_TYPE_INT, *width, "height",
                            G_TYPE_INT, *height, NULL);
  if (!is_jpeg)
    gst_structure_set (mode, "format", G_TYPE_STRING, format, NULL);

  return mode;
}

/* Fluent before large; as near to the wanted size as can be, rather below than above; raw before
 * JPEG, which costs a decoder. */
static double
rate (const GstStructure *offered, int width, int height)
{
  double wanted = (double) WIDTH_PX * HEIGHT_PX;
  double area = (double) width * height;
  double score = area <= wanted ? area / wanted : 0.5 * wanted / area;

  if (get_fps (offered) >= FLUENT_FPS)
    score += 10;
  if (!gst_structure_has_name (offered, "image/jpeg"))
    score += 0.001;

  return score;
}

/**
 * ant_camera_mode_choose:
 * @offered: what the camera says it can do
 *
 * Chooses one format and one size of it: a filter of anything less concrete lets some sources hang.
 * The rate is left to the source, which takes the fastest.
 *
 * Returns: (transfer full) (nullable): the mode; %NULL where there is no colour picture to be had
 */
GstCaps *
ant_camera_mode_choose (GstCaps *offered)
{
  g_autoptr (GstStructure) best = NULL;
  double best_score = -1;

  for (guint i = 0; i < gst_caps_get_size (offered); i++) {
    const GstStructure *structure = gst_caps_get_structure (offered, i);
    GstCapsFeatures    *features = gst_caps_get_features (offered, i);
    g_autoptr (GstStructure) mode = NULL;
    int    width;
    int    height;
    double score;

    if (features != NULL &&
        !gst_caps_features_is_equal (features, GST_CAPS_FEATURES_MEMORY_SYSTEM_MEMORY))
      continue;
    mode = make_concrete (structure, &width, &height);
    if (mode == NULL)
      continue;
    score = rate (structure, width, height);
    if (score > best_score) {
      best_score = score;
      g_clear_pointer (&best, gst_structure_free);
      best = g_steal_pointer (&mode);
    }
  }

  return best != NULL ? gst_caps_new_full (g_steal_pointer (&best), NULL) : NULL;
}
