/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A GConverter that undoes gzip and xz. GZlibDecompressor does one gzip member;
 * log rotation and cat make files of several. */
#include "bounce-unpack.h"

#include <lzma.h>
#include <string.h>

#define XZ_MEMORY_MAX (192 * 1024 * 1024)     /* xz -9 needs 65 MiB */

struct _BounceUnpack
{
  GObject       parent_instance;

  BouncePacking packing;
  GConverter   *gzip;
  lzma_stream   xz;
  gboolean      between;         /* gzip: behind a member, before the next */
  guint64       free_bytes;
  guint         ratio;
  guint64       consumed;
  guint64       produced;
};

static void bounce_unpack_iface_init (GConverterIface *iface);

G_DEFINE_TYPE_WITH_CODE (BounceUnpack, bounce_unpack, G_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (G_TYPE_CONVERTER, bounce_unpack_iface_init))

/* These messages are for us; the mailbox says it to people. */
static GConverterResult
fail (GError     **error,
      GIOErrorEnum code)
{
  g_set_error_literal (error, G_IO_ERROR, code, "unpacking failed");
  return G_CONVERTER_ERROR;
}

/* Behind a gzip member: another one, or zeros that fill up a tape's block. */
static GConverterResult
convert_between (BounceUnpack *self,
                 const guint8 *in,
                 gsize         in_size,
                 gboolean      at_end,
                 gsize        *read,
                 GError      **error)
{
  gsize zeros = 0;

  while (zeros < in_size && in[zeros] == 0)
    zeros++;
  if (zeros > 0)
    {
      *read = zeros;
      return G_CONVERTER_CONVERTED;
    }
  if (in_size == 0 && at_end)
    return G_CONVERTER_FINISHED;
  if (in_size < 2 && !at_end)
    return fail (error, G_IO_ERROR_PARTIAL_INPUT);
  if (in_size < 2 || in[0] != 0x1f || in[1] != 0x8b)
    return fail (error, G_IO_ERROR_INVALID_DATA);
  g_converter_reset (self->gzip);
  self->between = FALSE;
  return G_CONVERTER_CONVERTED;
}

static GConverterResult
convert_gzip (BounceUnpack    *self,
              const guint8    *in,
              gsize            in_size,
              guint8          *out,
              gsize            out_size,
              GConverterFlags  flags,
              gsize           *read,
              gsize           *written,
              GError         **error)
{
  GConverterResult result;

  if (self->between)
    {
      result = convert_between (self, in, in_size, (flags & G_CONVERTER_INPUT_AT_END) != 0, read, error);
      if (result != G_CONVERTER_CONVERTED || self->between)
        return result;
    }
  result = g_converter_convert (self->gzip, in, in_size, out, out_size, flags, read, written, error);
  if (result != G_CONVERTER_FINISHED)
    return result;
  self->between = TRUE;
  if (*read > 0 || *written > 0)
    return G_CONVERTER_CONVERTED;
  return convert_between (self, in, in_size, (flags & G_CONVERTER_INPUT_AT_END) != 0, read, error);
}

static GConverterResult
convert_xz (BounceUnpack    *self,
            const guint8    *in,
            gsize            in_size,
            guint8          *out,
            gsize            out_size,
            GConverterFlags  flags,
            gsize           *read,
            gsize           *written,
            GError         **error)
{
  gboolean at_end = (flags & G_CONVERTER_INPUT_AT_END) != 0;
  lzma_ret result;

  self->xz.next_in = in;
  self->xz.avail_in = in_size;
  self->xz.next_out = out;
  self->xz.avail_out = out_size;
  result = lzma_code (&self->xz, at_end ? LZMA_FINISH : LZMA_RUN);
  *read = in_size - self->xz.avail_in;
  *written = out_size - self->xz.avail_out;

  if (result == LZMA_STREAM_END)
    return G_CONVERTER_FINISHED;
  if (*read > 0 || *written > 0)
    return G_CONVERTER_CONVERTED;
  if (result == LZMA_OK || result == LZMA_BUF_ERROR)
    return fail (error, G_IO_ERROR_PARTIAL_INPUT);
  return fail (error, result == LZMA_MEMLIMIT_ERROR ? G_IO_ERROR_MESSAGE_TOO_LARGE : G_IO_ERROR_INVALID_DATA);
}

static GConverterResult
bounce_unpack_convert (GConverter       *converter,
                       const void       *in,
                       gsize             in_size,
                       void             *out,
                       gsize             out_size,
                       GConverterFlags   flags,
                       gsize            *read,
                       gsize            *written,
                       GError          **error)
{
  BounceUnpack *self = BOUNCE_UNPACK (converter);
  GConverterResult result;

  *read = *written = 0;
  if (self->produced > self->free_bytes && self->produced / self->ratio > self->consumed)
    return fail (error, G_IO_ERROR_MESSAGE_TOO_LARGE);
  if (self->packing == BOUNCE_PACKING_GZIP)
    result = convert_gzip (self, in, in_size, out, out_size, flags, read, written, error);
  else
    result = convert_xz (self, in, in_size, out, out_size, flags, read, written, error);
  self->consumed += *read;
  self->produced += *written;
  return result;
}

static void
start (BounceUnpack *self)
{
  static const lzma_stream fresh = LZMA_STREAM_INIT;

  self->between = FALSE;
  self->consumed = self->produced = 0;
  if (self->packing == BOUNCE_PACKING_GZIP)
    {
      if (!self->gzip)
        self->gzip = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
      g_converter_reset (self->gzip);
      return;
    }
  lzma_end (&self->xz);
  self->xz = fresh;
  if (lzma_stream_decoder (&self->xz, XZ_MEMORY_MAX, LZMA_CONCATENATED) != LZMA_OK)
    g_error ("no memory for a decoder");
}

static void
bounce_unpack_reset (GConverter *converter)
{
  start (BOUNCE_UNPACK (converter));
}

static void
bounce_unpack_finalize (GObject *object)
{
  BounceUnpack *self = BOUNCE_UNPACK (object);

  g_clear_object (&self->gzip);
  lzma_end (&self->xz);
  G_OBJECT_CLASS (bounce_unpack_parent_class)->finalize (object);
}

static void
bounce_unpack_iface_init (GConverterIface *iface)
{
  iface->convert = bounce_unpack_convert;
  iface->reset = bounce_unpack_reset;
}

static void
bounce_unpack_class_init (BounceUnpackClass *class)
{
  G_OBJECT_CLASS (class)->finalize = bounce_unpack_finalize;
}

static void
bounce_unpack_init (BounceUnpack *self)
{
}

BouncePacking
bounce_packing_detect (const guint8 *bytes,
                       gsize         n_bytes)
{
  if (n_bytes >= 3 && memcmp (bytes, "\x1f\x8b\x08", 3) == 0)
    return BOUNCE_PACKING_GZIP;
  if (n_bytes >= 6 && memcmp (bytes, "\xfd" "7zXZ\0", 6) == 0)
    return BOUNCE_PACKING_XZ;
  return BOUNCE_PACKING_NONE;
}

BounceUnpack *
bounce_unpack_new (BouncePacking packing,
                   guint64       free_bytes,
                   guint         ratio)
{
  BounceUnpack *self = g_object_new (BOUNCE_TYPE_UNPACK, NULL);

  g_return_val_if_fail (packing != BOUNCE_PACKING_NONE && ratio > 0, self);

  self->packing = packing;
  self->free_bytes = free_bytes;
  self->ratio = ratio;
  start (self);
  return self;
}

guint64
bounce_unpack_get_consumed (BounceUnpack *self)
{
  return self->consumed;
}
