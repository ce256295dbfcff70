/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes of one file, unpacked, from its beginning to its end. */
#include "bounce-source.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

struct _BounceSource
{
  int           fd;          /* of a regular file, owned by base; else -1 */
  GInputStream *base;        /* as it lies on the disk                    */
  GInputStream *top;         /* unpacked, with the first bytes kept ready */
  BounceUnpack *unpack;      /* NULL when it is not packed                */
  guint64       read;
  GError       *broken;      /* met while peeking; told when read so far  */
};

static GInputStream *
fail_errno (GError **error,
            int      number)
{
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (number), g_strerror (number));
  return NULL;
}

/* What lies behind @fd; NULL when that holds no bytes to be read now. */
static GInputStream *
stream_of_fd (int                 fd,
              gboolean            close_fd,
              BounceSourceFacts  *facts,
              GError            **error)
{
  struct stat status;

  if (fstat (fd, &status) != 0)
    return fail_errno (error, errno);
  if (S_ISDIR (status.st_mode))
    return fail_errno (error, EISDIR);
  facts->modified = status.st_mtim.tv_sec * G_USEC_PER_SEC + status.st_mtim.tv_nsec / 1000;
  facts->known_size = S_ISREG (status.st_mode);
  facts->size = facts->known_size ? status.st_size : 0;
  return g_unix_input_stream_new (fd, close_fd);
}

int
bounce_source_open_quietly (const char *path,
                            int         flags)
{
  /* Only the owner may ask for that. */
  int fd = open (path, flags | O_NOATIME);

  return fd < 0 && errno == EPERM ? open (path, flags) : fd;
}

static GInputStream *
open_path (const char         *path,
           BounceSourceFacts  *facts,
           int                *regular_fd,
           GError            **error)
{
  int fd = bounce_source_open_quietly (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
  struct stat status;
  GInputStream *stream;

  if (fd < 0)
    {
      /* A socket cannot even be opened. */
      if (errno == ENXIO)
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, g_strerror (ENXIO));
          return NULL;
        }
      return fail_errno (error, errno);
    }
  if (fstat (fd, &status) == 0 && !S_ISREG (status.st_mode) && !S_ISDIR (status.st_mode) &&
      !(S_ISCHR (status.st_mode) && status.st_rdev == makedev (1, 3)))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "not a regular file");
      close (fd);
      return NULL;
    }
  stream = stream_of_fd (fd, TRUE, facts, error);
  if (!stream)
    close (fd);
  *regular_fd = stream ? fd : -1;
  return stream;
}

/* Files of other machines and archives, through GVfs. */
static GInputStream *
open_remote (GFile              *file,
             BounceSourceFacts  *facts,
             GCancellable       *cancellable,
             GError            **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GFileInfo) info = NULL;

  if (!stream)
    return NULL;
  info = g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_TIME_MODIFIED,
                                         cancellable, NULL);
  if (info && g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_STANDARD_SIZE))
    {
      facts->size = g_file_info_get_size (info);
      facts->modified = g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED) * G_USEC_PER_SEC;
      facts->known_size = TRUE;
    }
  return G_INPUT_STREAM (g_steal_pointer (&stream));
}

/* Fills the buffer as far as it goes. FALSE only when there is nothing and an
 * error tells why; with some bytes the error comes when they have been read. */
static gboolean
fill (BounceSource         *self,
      GBufferedInputStream *stream,
      GCancellable         *cancellable,
      GError              **error)
{
  g_autoptr (GError) local_error = NULL;
  gsize before;
  gssize got;

  do
    {
      before = g_buffered_input_stream_get_available (stream);
      if (before == g_buffered_input_stream_get_buffer_size (stream))
        return TRUE;
      got = g_buffered_input_stream_fill (stream, -1, cancellable, &local_error);
    }
  while (got > 0);

  if (got == 0)
    return TRUE;
  if (before == 0 || g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  g_clear_error (&self->broken);
  self->broken = g_steal_pointer (&local_error);
  return TRUE;
}

static GInputStream *
buffered (GInputStream *base)
{
  GInputStream *stream = g_buffered_input_stream_new_sized (base, BOUNCE_SOURCE_PEEK);

  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (stream), FALSE);
  return stream;
}

/* Takes @base. */
static BounceSource *
source_new (GInputStream  *base,
            int            fd,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (BounceSource) self = g_new0 (BounceSource, 1);
  BouncePacking packing;
  const guint8 *first;
  gsize n_first;

  self->fd = fd;
  self->base = base;
  self->top = buffered (base);
  if (!fill (self, G_BUFFERED_INPUT_STREAM (self->top), cancellable, error))
    return NULL;

  first = g_buffered_input_stream_peek_buffer (G_BUFFERED_INPUT_STREAM (self->top), &n_first);
  packing = bounce_packing_detect (first, n_first);
  if (packing != BOUNCE_PACKING_NONE)
    {
      g_autoptr (GInputStream) packed = g_steal_pointer (&self->top);
      g_autoptr (GInputStream) unpacked = NULL;

      self->unpack = bounce_unpack_new (packing, BOUNCE_UNPACK_FREE, BOUNCE_UNPACK_RATIO);
      unpacked = g_converter_input_stream_new (packed, G_CONVERTER (self->unpack));
      self->top = buffered (unpacked);
      if (!fill (self, G_BUFFERED_INPUT_STREAM (self->top), cancellable, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

BounceSource *
bounce_source_open (GFile              *file,
                    BounceSourceFacts  *facts,
                    GCancellable       *cancellable,
                    GError            **error)
{
  const char *path = g_file_peek_path (file);
  GInputStream *base;
  int fd = -1;

  *facts = (BounceSourceFacts) { 0 };
  base = path ? open_path (path, facts, &fd, error) : open_remote (file, facts, cancellable, error);
  return base ? source_new (base, fd, cancellable, error) : NULL;
}

BounceSource *
bounce_source_open_fd (int                 fd,
                       BounceSourceFacts  *facts,
                       GCancellable       *cancellable,
                       GError            **error)
{
  GInputStream *base;

  *facts = (BounceSourceFacts) { 0 };
  base = stream_of_fd (fd, FALSE, facts, error);
  return base ? source_new (base, -1, cancellable, error) : NULL;
}

void
bounce_source_free (BounceSource *self)
{
  if (!self)
    return;
  g_clear_object (&self->top);
  g_clear_object (&self->base);
  g_clear_object (&self->unpack);
  g_clear_error (&self->broken);
  g_free (self);
}

const guint8 *
bounce_source_peek (BounceSource *self,
                    gsize        *n_bytes)
{
  return g_buffered_input_stream_peek_buffer (G_BUFFERED_INPUT_STREAM (self->top), n_bytes);
}

gboolean
bounce_source_is_packed (BounceSource *self)
{
  return self->unpack != NULL;
}

const GError *
bounce_source_get_broken (BounceSource *self)
{
  return self->broken;
}

gssize
bounce_source_read (BounceSource  *self,
                    guint8        *buffer,
                    gsize          n_bytes,
                    GCancellable  *cancellable,
                    GError       **error)
{
  gssize n;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return -1;
  if (self->broken)
    {
      gsize available;

      g_buffered_input_stream_peek_buffer (G_BUFFERED_INPUT_STREAM (self->top), &available);
      if (available == 0)
        {
          g_propagate_error (error, g_error_copy (self->broken));
          return -1;
        }
      n_bytes = MIN (n_bytes, available);
    }
  n = g_input_stream_read (self->top, buffer, n_bytes, cancellable, error);
  if (n > 0)
    self->read += n;
  return n;
}

/* Files on a disk are sought; packed ones and pipes must be read. */
static gboolean
seek (BounceSource  *self,
      guint64        offset,
      GCancellable  *cancellable,
      GError       **error)
{
  if (self->unpack)
    return FALSE;
  if (self->fd >= 0 && lseek (self->fd, offset, SEEK_SET) < 0)
    return FALSE;
  if (self->fd < 0 && !(G_IS_SEEKABLE (self->base) && g_seekable_can_seek (G_SEEKABLE (self->base)) &&
                        g_seekable_seek (G_SEEKABLE (self->base), offset, G_SEEK_SET, cancellable, NULL)))
    return FALSE;
  g_set_object (&self->top, self->base);
  return TRUE;
}

gboolean
bounce_source_skip (BounceSource  *self,
                    guint64        offset,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autofree guint8 *scratch = NULL;

  if (offset >= BOUNCE_SOURCE_PEEK && seek (self, offset, cancellable, error))
    return TRUE;
  scratch = g_malloc (BOUNCE_SOURCE_PEEK);
  while (offset > 0)
    {
      gssize n = bounce_source_read (self, scratch, MIN (offset, BOUNCE_SOURCE_PEEK), cancellable, error);

      if (n <= 0)
        return FALSE;
      offset -= n;
    }
  return TRUE;
}

guint64
bounce_source_get_done (BounceSource *self)
{
  return self->unpack ? bounce_unpack_get_consumed (self->unpack) : self->read;
}
