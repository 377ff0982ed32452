/* ant-qr.c - a QR code as a square of dark and light modules
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-qr"

#include "ant-qr.h"

#include <errno.h>
#include <qrencode.h>
#include <string.h>

#include "ant-error.h"
#include "ant-secret.h"

/**
 * AntQr:
 *
 * An immutable QR code, wiped on the last unref, in byte mode at error correction level M, which
 * survives a thumb's print on the glass. It has no size and no colour: whoever draws it adds a
 * quiet zone of %ANT_QR_QUIET_ZONE modules and draws black on white.
 */
struct _AntQr {
  char   *payload; /* owned */
  QRcode *code;    /* owned */
};

G_DEFINE_BOXED_TYPE (AntQr, ant_qr, ant_qr_ref, ant_qr_unref)

static void
clear (gpointer data)
{
  AntQr *self = data;

  if (self->payload != NULL)
    ant_seal_wipe (self->payload, strlen (self->payload));
  if (self->code != NULL)
    ant_seal_wipe (self->code->data, (gsize) self->code->width * (gsize) self->code->width);
  g_free (self->payload);
  g_clear_pointer (&self->code, QRcode_free);
}

/**
 * ant_qr_new:
 * @payload: the bytes a phone will read, up to %ANT_QR_MAX_BYTES
 * @error: return location; %ANT_ERROR_INVALID where @payload is empty or too long
 *
 * Chooses the smallest version that holds @payload, %ANT_QR_MAX_VERSION at the most.
 *
 * Returns: (transfer full) (nullable): the code
 */
AntQr *
ant_qr_new (const char *payload, GError **error)
{
  gsize size;
  g_autoptr (AntQr) self = NULL;

  g_return_val_if_fail (payload != NULL, NULL);

  size = strlen (payload);
  if (size == 0 || size > ANT_QR_MAX_BYTES) {
    ant_fail (error, ANT_ERROR_INVALID, "A QR code holds 1 to %d bytes, not %" G_GSIZE_FORMAT,
              ANT_QR_MAX_BYTES, size);
    return NULL;
  }

  self = g_rc_box_new0 (AntQr);
  self->payload = g_strdup (payload);
  self->code = QRcode_encodeData ((int) size, (const guint8 *) payload, 0, QR_ECLEVEL_M);
  if (self->code == NULL) {
    ant_fail_errno (error, errno, "Cannot make a QR code");
    return NULL;
  }
  if (self->code->version > ANT_QR_MAX_VERSION) {
    ant_fail (error, ANT_ERROR_INVALID, "A QR code of version %d is too fine to read",
              self->code->version);
    return NULL;
  }

  return g_steal_pointer (&self);
}

AntQr *
ant_qr_ref (AntQr *self)
{
  return g_rc_box_acquire (self);
}

void
ant_qr_unref (AntQr *self)
{
  g_rc_box_release_full (self, clear);
}

/**
 * ant_qr_get_payload:
 * @self: the code
 *
 * Returns: what a phone will read
 */
const char *
ant_qr_get_payload (AntQr *self)
{
  return self->payload;
}

/**
 * ant_qr_get_version:
 * @self: the code
 *
 * Returns: 1 to %ANT_QR_MAX_VERSION
 */
int
ant_qr_get_version (AntQr *self)
{
  return self->code->version;
}

/**
 * ant_qr_get_width:
 * @self: the code
 *
 * Returns: modules on a side, without the quiet zone: 21 to 57
 */
int
ant_qr_get_width (AntQr *self)
{
  return self->code->width;
}

/**
 * ant_qr_get_module:
 * @self: the code
 * @x: column from the left, whatever the direction of reading
 * @y: row from the top
 *
 * Returns: whether the module is dark; %FALSE outside the code, which is its quiet zone
 */
gboolean
ant_qr_get_module (AntQr *self, int x, int y)
{
  int width = self->code->width;

  if (x < 0 || y < 0 || x >= width || y >= width)
    return FALSE;

  return self->code->data[y * width + x] & 1;
}
