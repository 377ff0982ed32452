/* test-pictures.c - the pictures that a form asks for: of which kind, and how many
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ant-answer-text.h"
#include "ant-clinic-form.h"
#include "ant-png.h"
#include "ant-test-pages.h"

static GBytes *
make_picture (int width, int height)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  guint8 *pixels = gdk_pixbuf_get_pixels (pixbuf);
  char   *jpeg;
  gsize   size;

  for (int i = 0; i < gdk_pixbuf_get_rowstride (pixbuf) * height; i++)
    pixels[i] = (guint8) g_test_rand_int (); /* as hard to make small as any */
  gdk_pixbuf_save_to_buffer (pixbuf, &jpeg, &size, "jpeg", NULL, NULL);

  return g_bytes_new_take (jpeg, size);
}

static void
answer (Fixture *self, const char *path, guint n)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_value_unref);

  for (guint i = 0; i < n; i++) {
    g_autoptr (GBytes) jpeg = make_picture (64, 36);

    g_ptr_array_add (values, ant_value_new_attachment ("image/jpeg", jpeg));
  }
  g_assert_true (ant_session_set (get_session (self), path, values, NULL, NULL));
}

static guint
count (Fixture *self, const char *path)
{
  return ant_session_get (get_session (self), path)->len;
}

static void
test_lists_pictures (Fixture *self, gconstpointer data)
{
  AntPage *page;

  answer (self, "marks", 1);
  page = put (self, ant_attachment_page_new (self->kiosk, "marks"));
  g_assert_null (find_button (page, "Remove: Picture 2"));
  g_assert_nonnull (find_button (page, "Add another"));
  g_assert_true (ant_page_get_complete (page));
  g_assert_false (ant_page_get_skippable (page));

  answer (self, "marks", 2);
  page = put (self, ant_attachment_page_new (self->kiosk, "marks"));
  g_assert_null (find_button (page, "Add another"));
  press (page, "Remove: Picture 1");
  g_assert_cmpuint (count (self, "marks"), ==, 1);
  g_assert_nonnull (find_button (page, "Add another"));
  g_assert_true (ant_page_leave (page));
}

/* Whoever takes the last one out, or adds one, stands before the camera; here there is none. */
static void
test_goes_to_the_camera (Fixture *self, gconstpointer data)
{
  AntPage *page;

  answer (self, "marks", 1);
  page = put (self, ant_attachment_page_new (self->kiosk, "marks"));
  press (page, "Add another");
  g_assert_null (find_button (page, "Remove: Picture 1"));
  ant_page_skip (page);
  g_assert_cmpuint (count (self, "marks"), ==, 1);

  page = put (self, ant_attachment_page_new (self->kiosk, "marks"));
  press (page, "Remove: Picture 1");
  g_assert_cmpuint (count (self, "marks"), ==, 0);
  g_assert_null (find_button (page, "Add another"));
}

static void
test_skips_a_single_one (Fixture *self, gconstpointer data)
{
  AntPage *page;

  answer (self, "card", 1);
  page = put (self, ant_attachment_page_new (self->kiosk, "card"));
  g_assert_null (find_button (page, "Add another"));
  ant_page_skip (page);
  g_assert_cmpuint (count (self, "card"), ==, 0);
}

static void
test_knows_what_it_can_give (Fixture *self, gconstpointer data)
{
  AntSession *session = get_session (self);

  g_assert_cmpstr (ant_clinic_form_get_picture_type (ant_session_get_item (session, "card")), ==,
                   "image/jpeg");
  g_assert_cmpstr (ant_clinic_form_get_picture_type (ant_session_get_item (session, "marks")), ==,
                   "image/jpeg");
  g_assert_cmpstr (ant_clinic_form_get_picture_type (ant_session_get_item (session, "scan")), ==,
                   "image/png");
}

static void
test_counts_pictures (Fixture *self, gconstpointer data)
{
  const AntItem   *item = ant_session_get_item (get_session (self), "marks");
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  answer (self, "marks", 1);
  one = ant_answer_text_new (item, ant_session_get (get_session (self), "marks"), "en");
  g_assert_cmpstr (one, ==, "A picture");
  answer (self, "marks", 2);
  two = ant_answer_text_new (item, ant_session_get (get_session (self), "marks"), "en");
  g_assert_cmpstr (two, ==, "2 pictures");
}

static void
test_makes_png (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) jpeg = make_picture (640, 360);
  g_autoptr (GBytes) whole = ant_png_new (jpeg, G_MAXSIZE);
  g_autoptr (GBytes) small = ant_png_new (jpeg, 200000);
  g_autoptr (GBytes) none = ant_png_new (jpeg, 100);
  g_autoptr (GBytes) words = g_bytes_new_static ("no picture", 10);
  g_autoptr (GBytes) nothing = ant_png_new (words, G_MAXSIZE);
  g_autoptr (GdkTexture) texture = gdk_texture_new_from_bytes (whole, NULL);

  g_assert_cmpmem (g_bytes_get_data (whole, NULL), 4, "\x89PNG", 4);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 640);
  g_assert_cmpuint (g_bytes_get_size (small), <=, 200000);
  g_assert_null (none);
  g_assert_null (nothing);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, "kinds", set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_setenv ("GTK_THEME", "Empty", TRUE); /* as the kiosk has it: our style sheet is all */
  gtk_test_init (&argc, &argv, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  add ("/pictures/lists-pictures", test_lists_pictures);
  add ("/pictures/goes-to-the-camera", test_goes_to_the_camera);
  add ("/pictures/skips-a-single-one", test_skips_a_single_one);
  add ("/pictures/knows-what-it-can-give", test_knows_what_it_can_give);
  add ("/pictures/counts-pictures", test_counts_pictures);
  add ("/pictures/makes-png", test_makes_png);

  return g_test_run ();
}
