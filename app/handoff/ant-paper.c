/* ant-paper.c - a few sheets of A4 as a PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-paper"

#include "ant-paper.h"

#include <cairo-pdf.h>
#include <string.h>

#include "ant-error.h"
#include "ant-secret.h"

/* Points, 72 to the inch. */
#define WIDTH     595
#define HEIGHT    842
#define MARGIN    64
#define TITLE_PT  20
#define TEXT_PT   11
#define CODE_PT   15
#define QR_SIDE   200
#define LEADING   1.45
#define SANS      "sans-serif"
#define MONOSPACE "monospace"

/**
 * AntPaper:
 *
 * Sheets that are being written from the top down. What is put on them may be a secret: the bytes
 * are wiped on the last unref.
 */
struct _AntPaper {
  GByteArray *bytes; /* owned; what cairo has written so far */
  cairo_t    *cr;    /* owned */
  double      y;     /* where the next line's top is */
};

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int n)
{
  g_byte_array_append (closure, data, n);

  return CAIRO_STATUS_SUCCESS;
}

/**
 * ant_paper_new:
 *
 * Returns: (transfer full): an empty sheet
 */
AntPaper *
ant_paper_new (void)
{
  AntPaper        *self = g_new0 (AntPaper, 1);
  cairo_surface_t *surface;

  self->bytes = g_byte_array_sized_new (256 * 1024); /* large enough that it is not moved about */
  surface = cairo_pdf_surface_create_for_stream (append, self->bytes, WIDTH, HEIGHT);
  self->cr = cairo_create (surface);
  self->y = MARGIN;
  cairo_surface_destroy (surface);

  return self;
}

void
ant_paper_free (AntPaper *self)
{
  g_clear_pointer (&self->cr, cairo_destroy);
  if (self->bytes != NULL) {
    ant_seal_wipe (self->bytes->data, self->bytes->len);
    g_byte_array_unref (self->bytes);
  }
  g_free (self);
}

/* Makes room for @height more, on a new sheet where this one is full. */
static double
take_room (AntPaper *self, double height)
{
  double y;

  if (self->y + height > HEIGHT - MARGIN) {
    cairo_show_page (self->cr);
    self->y = MARGIN;
  }
  y = self->y;
  self->y += height;

  return y;
}

static gboolean
does_fit (AntPaper *self, const char *line)
{
  cairo_text_extents_t extents;

  cairo_text_extents (self->cr, line, &extents);

  return extents.x_advance <= WIDTH - 2 * MARGIN;
}

static void
put_line (AntPaper *self, const char *line, double size)
{
  double y = take_room (self, size * LEADING);

  cairo_move_to (self->cr, MARGIN, y + size);
  cairo_show_text (self->cr, line);
}

/* Breaks @text between words where a line is full. */
static void
put_text (AntPaper *self, const char *text, double size)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_autoptr (GString) line = g_string_new (NULL);

  cairo_set_font_size (self->cr, size);
  for (gsize i = 0; words[i] != NULL; i++) {
    gsize n = line->len;

    g_string_append_printf (line, n > 0 ? " %s" : "%s", words[i]);
    if (n == 0 || does_fit (self, line->str))
      continue;
    g_string_truncate (line, n);
    put_line (self, line->str, size);
    g_string_assign (line, words[i]);
  }
  put_line (self, line->str, size);
  self->y += size / 2;
}

void
ant_paper_add_title (AntPaper *self, const char *text)
{
  cairo_select_font_face (self->cr, SANS, CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_BOLD);
  put_text (self, text, TITLE_PT);
}

/**
 * ant_paper_add_text:
 * @text: one paragraph
 */
void
ant_paper_add_text (AntPaper *self, const char *text)
{
  cairo_select_font_face (self->cr, SANS, CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  put_text (self, text, TEXT_PT);
}

/**
 * ant_paper_add_code:
 * @text: a line that somebody will type, in letters of one width
 */
void
ant_paper_add_code (AntPaper *self, const char *text)
{
  cairo_select_font_face (self->cr, MONOSPACE, CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size (self->cr, CODE_PT);
  put_line (self, text, CODE_PT);
}

void
ant_paper_add_qr (AntPaper *self, AntQr *qr)
{
  int    width = ant_qr_get_width (qr);
  double module = (double) QR_SIDE / (width + 2 * ANT_QR_QUIET_ZONE);
  double top = take_room (self, QR_SIDE) + ANT_QR_QUIET_ZONE * module;

  for (int y = 0; y < width; y++)
    for (int x = 0; x < width; x++)
      if (ant_qr_get_module (qr, x, y))
        cairo_rectangle (self->cr, MARGIN + (x + ANT_QR_QUIET_ZONE) * module, top + y * module,
                         module, module);
  cairo_fill (self->cr);
}

/**
 * ant_paper_finish:
 * @error: return location; %ANT_ERROR_FAILED
 *
 * Nothing can be added after this.
 *
 * Returns: (transfer full) (nullable): the PDF; wiped on the last unref
 */
GBytes *
ant_paper_finish (AntPaper *self, GError **error)
{
  cairo_status_t status;
  gsize          size;
  guint8        *bytes;

  cairo_surface_finish (cairo_get_target (self->cr));
  status = cairo_status (self->cr);
  if (status != CAIRO_STATUS_SUCCESS) {
    ant_fail (error, ANT_ERROR_FAILED, "The sheet could not be drawn: %s",
              cairo_status_to_string (status));
    return NULL;
  }
  bytes = g_byte_array_steal (self->bytes, &size);

  return ant_seal_take_bytes (bytes, size);
}
