/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One file that holds messages: an mbox or a single message, perhaps compressed. */
#include "bounce-mailbox.h"

#include "bounce-collector.h"
#include "bounce-mailbox-kind.h"
#include "bounce-maildir.h"
#include "bounce-mbox-separator.h"
#include "bounce-source.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FINGERPRINT_BYTES 512

G_DEFINE_QUARK (bounce-mailbox-error-quark, bounce_mailbox_error)

struct _BounceMailbox
{
  gatomicrefcount      ref_count;

  GFile               *file;           /* NULL for standard input          */
  BounceMailboxFormat  format;
  BounceSourceFacts    facts;
  GBytes              *fingerprint;    /* its first bytes, unpacked        */
  BounceSource        *once;           /* standard input, until it is read */

  /* The only thing that changes: progress, asked from another thread. */
  guint64              done;
};

static void
set_error (GError             **error,
           BounceMailboxError   code,
           const char          *sentence)
{
  g_set_error_literal (error, BOUNCE_MAILBOX_ERROR, code, sentence);
}

/* What went wrong below, in the words of people. Takes @from. */
static void
explain_error (GError **error,
               GError  *from)
{
  if (g_error_matches (from, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE))
    set_error (error, BOUNCE_MAILBOX_ERROR_NOT_MAIL, _("This is a device, pipe or socket, not a file. Save what it holds to a file, and open that."));
  else if (g_error_matches (from, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, _("This is a folder. Open the mailbox files in it."));
  else if (g_error_matches (from, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE))
    set_error (error, BOUNCE_MAILBOX_ERROR_TOO_LARGE, _("Unpacked, this file grows beyond all measure; the rest was not read. If you trust it, unpack it first, and open the result."));
  else if (g_error_matches (from, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
    set_error (error, BOUNCE_MAILBOX_ERROR_BROKEN, _("The compressed file ends too early; what comes after is lost. Copy or download it again."));
  else if (g_error_matches (from, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
    set_error (error, BOUNCE_MAILBOX_ERROR_BROKEN, _("The compressed file is damaged; the rest cannot be read. Copy or download it again."));
  else
    {
      g_propagate_error (error, from);
      return;
    }
  g_error_free (from);
}

static void
set_changed (GError **error)
{
  set_error (error, BOUNCE_MAILBOX_ERROR_CHANGED, _("Another program has changed this mailbox in the meantime. Open it again."));
}

/* Looks at the first bytes; FALSE when they are no mail. */
static gboolean
look_at (BounceMailbox  *self,
         BounceSource   *source,
         GError        **error)
{
  const char *sentence;
  gsize length;
  const char *bytes = (const char *) bounce_source_peek (source, &length);
  const GError *broken = bounce_source_get_broken (source);

  switch (bounce_mailbox_kind_judge (bytes, length, &sentence))
    {
    case BOUNCE_MAILBOX_KIND_EMPTY:
    case BOUNCE_MAILBOX_KIND_MBOX:
      break;
    case BOUNCE_MAILBOX_KIND_MESSAGE:
      self->format = BOUNCE_MAILBOX_MESSAGE;
      break;
    case BOUNCE_MAILBOX_KIND_OTHER:
    default:
      /* Too little came out to be judged. */
      if (broken)
        explain_error (error, g_error_copy (broken));
      else
        set_error (error, BOUNCE_MAILBOX_ERROR_NOT_MAIL, sentence);
      return FALSE;
    }
  self->fingerprint = g_bytes_new (bytes, MIN (length, FINGERPRINT_BYTES));
  return TRUE;
}

static BounceMailbox *
mailbox_new (void)
{
  BounceMailbox *self = g_new0 (BounceMailbox, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->format = BOUNCE_MAILBOX_MBOX;
  return self;
}

BounceMailbox *
bounce_mailbox_open (GFile         *file,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr (BounceMailbox) self = mailbox_new ();
  g_autoptr (BounceSource) source = NULL;
  GError *local_error = NULL;

  self->file = g_object_ref (file);
  source = bounce_source_open (file, &self->facts, cancellable, &local_error);
  if (!source)
    {
      explain_error (error, local_error);
      return NULL;
    }
  return look_at (self, source, error) ? g_steal_pointer (&self) : NULL;
}

BounceMailbox *
bounce_mailbox_open_fd (int            fd,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autoptr (BounceMailbox) self = mailbox_new ();
  GError *local_error = NULL;

  self->once = bounce_source_open_fd (fd, &self->facts, cancellable, &local_error);
  if (!self->once)
    {
      explain_error (error, local_error);
      return NULL;
    }
  return look_at (self, self->once, error) ? g_steal_pointer (&self) : NULL;
}

/* The same file again? FALSE when its beginning is another one. */
static gboolean
begins_the_same (BounceMailbox *self,
                 BounceSource  *source)
{
  gsize length, now;
  gconstpointer before = g_bytes_get_data (self->fingerprint, &length);
  const guint8 *bytes = bounce_source_peek (source, &now);

  return now >= length && (length == 0 || memcmp (before, bytes, length) == 0);
}

static BounceSource *
reopen (BounceMailbox      *self,
        BounceSourceFacts  *facts,
        GCancellable       *cancellable,
        GError            **error)
{
  g_autoptr (BounceSource) source = NULL;
  GError *local_error = NULL;

  if (!self->file)
    {
      *facts = self->facts;
      source = g_steal_pointer (&self->once);
      if (!source)
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _("Standard input can be read only once."));
      return g_steal_pointer (&source);
    }

  source = bounce_maildir_open_source (self->file, facts, cancellable, &local_error);
  if (!source)
    {
      explain_error (error, local_error);
      return NULL;
    }
  if (!begins_the_same (self, source))
    {
      set_changed (error);
      return NULL;
    }
  return g_steal_pointer (&source);
}

/* Gives the collector one window's bytes: through the splitter, or as a message
 * that ends where the file does. */
typedef struct
{
  BounceCollector    *collector;
  BounceMboxSplitter *splitter;      /* NULL for a single message */
  guint64             length;
} Feed;

static void
feed_begin (Feed     *feed,
            gboolean  mbox)
{
  if (mbox)
    feed->splitter = bounce_mbox_splitter_new (&bounce_collector_funcs, feed->collector);
  else
    bounce_collector_funcs.begin (0, feed->collector);
}

static void
feed_bytes (Feed         *feed,
            const guint8 *bytes,
            gsize         n_bytes)
{
  feed->length += n_bytes;
  if (feed->splitter)
    bounce_mbox_splitter_feed (feed->splitter, bytes, n_bytes);
  else
    bounce_collector_funcs.data (bytes, n_bytes, feed->collector);
}

static void
feed_end (Feed *feed)
{
  BounceSpan all = { 0, feed->length };

  if (!feed->splitter)
    {
      bounce_collector_funcs.end (&all, feed->collector);
      return;
    }
  bounce_mbox_splitter_finish (feed->splitter);
  g_clear_pointer (&feed->splitter, bounce_mbox_splitter_free);
}

/* Reads to the end, or to where the file ended when it was opened. Nobody is
 * told of what was cut off by a cancel. */
static gboolean
feed_all (BounceMailbox  *self,
          BounceSource   *source,
          Feed           *feed,
          GCancellable   *cancellable,
          GError        **error)
{
  g_autofree guint8 *window = g_malloc (BOUNCE_MAILBOX_WINDOW);
  gboolean limited = self->facts.known_size && !bounce_source_is_packed (source);
  guint64 left = limited && self->file ? self->facts.size : G_MAXUINT64;
  gssize n;

  while (left > 0 && !bounce_collector_is_stopped (feed->collector))
    {
      n = bounce_source_read (source, window, MIN (left, BOUNCE_MAILBOX_WINDOW), cancellable, error);
      __atomic_store_n (&self->done, bounce_source_get_done (source), __ATOMIC_RELAXED);
      if (n < 0)
        return FALSE;
      if (n == 0)
        break;
      left -= n;
      feed_bytes (feed, window, n);
    }
  if (limited && self->file && left > 0 && !bounce_collector_is_stopped (feed->collector))
    {
      set_changed (error);
      return FALSE;
    }
  return TRUE;
}

gboolean
bounce_mailbox_foreach (BounceMailbox          *self,
                        BounceMailboxWantFunc   want,
                        BounceMailboxMailFunc   func,
                        gpointer                user_data,
                        GCancellable           *cancellable,
                        GError                **error)
{
  gboolean mbox = self->format == BOUNCE_MAILBOX_MBOX;
  g_autoptr (BounceCollector) collector = bounce_collector_new (mbox, want, func, user_data);
  g_autoptr (BounceSource) source = NULL;
  Feed feed = { collector, NULL, 0 };
  GError *local_error = NULL;
  BounceSourceFacts facts;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  __atomic_store_n (&self->done, 0, __ATOMIC_RELAXED);
  source = reopen (self, &facts, cancellable, error);
  if (!source)
    return FALSE;

  feed_begin (&feed, mbox);
  feed_all (self, source, &feed, cancellable, &local_error);
  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_pointer (&feed.splitter, bounce_mbox_splitter_free);
      g_propagate_error (error, local_error);
      return FALSE;
    }
  feed_end (&feed);
  if (!local_error)
    return TRUE;
  /* A packed file that has shrunk looks broken, and is not. */
  if (facts.size < self->facts.size && self->file)
    g_clear_error (&local_error);
  if (local_error)
    explain_error (error, local_error);
  else
    set_changed (error);
  return FALSE;
}

/* Reads up to @length bytes, less only at the end of the file. */
static gboolean
read_fully (BounceSource  *source,
            GByteArray    *bytes,
            gsize          length,
            GError       **error)
{
  gsize got = 0;
  gssize n = 1;

  g_byte_array_set_size (bytes, length);
  while (n > 0 && got < length)
    {
      n = bounce_source_read (source, bytes->data + got, length - got, NULL, error);
      got += MAX (n, 0);
    }
  g_byte_array_set_size (bytes, got);
  return n >= 0;
}

/* Does a message of an mbox begin behind @before? Behind a "From " line, or a
 * mark of MMDF. Only an empty message can follow a line that has no end. */
static gboolean
is_beginning (GByteArray *before,
              gboolean    is_empty)
{
  const char *bytes = (const char *) before->data;
  gsize start = before->len, length;
  char line_end;

  if (!bytes || start == 0)
    return TRUE;
  line_end = bytes[start - 1];
  if (line_end != '\n' && line_end != '\r')
    return is_empty;
  start--;
  while (start > 0 && bytes[start - 1] != line_end)
    start--;
  length = before->len - start;
  return memmem (bytes + start, length, "From ", 5) != NULL || memmem (bytes + start, length, "\1\1\1\1", 4) != NULL;
}

static GBytes *
read_message (BounceMailbox     *self,
              BounceSource      *source,
              const BounceSpan  *message,
              GError           **error)
{
  gboolean mbox = self->format == BOUNCE_MAILBOX_MBOX;
  gsize look_back = mbox ? MIN (message->offset, BOUNCE_MBOX_LOOK_AHEAD) : 0;
  gsize length = MIN (message->length, BOUNCE_MAILBOX_MESSAGE_MAX);
  g_autoptr (GByteArray) before = g_byte_array_new ();
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  GError *local_error = NULL;

  if (bounce_source_skip (source, message->offset - look_back, NULL, &local_error) &&
      read_fully (source, before, look_back, &local_error) && before->len == look_back && is_beginning (before, length == 0) &&
      read_fully (source, bytes, length, &local_error) && bytes->len == length)
    return bounce_collector_finish (g_steal_pointer (&bytes), mbox);

  if (local_error)
    explain_error (error, local_error);
  else
    set_changed (error);
  return NULL;
}

GBytes *
bounce_mailbox_read (BounceMailbox     *self,
                     const BounceSpan  *message,
                     GError           **error)
{
  g_autoptr (BounceSource) source = NULL;
  BounceSourceFacts facts;

  if (!self->file)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _("Standard input can be read only once."));
      return NULL;
    }
  source = reopen (self, &facts, NULL, error);
  if (!source)
    return NULL;
  if (facts.size < self->facts.size)
    {
      set_changed (error);
      return NULL;
    }
  return read_message (self, source, message, error);
}

GFile *
bounce_mailbox_get_file (BounceMailbox *self)
{
  return self->file;
}

BounceMailboxFormat
bounce_mailbox_get_format (BounceMailbox *self)
{
  return self->format;
}

guint64
bounce_mailbox_get_size (BounceMailbox *self)
{
  return self->facts.size;
}

guint64
bounce_mailbox_get_done (BounceMailbox *self)
{
  return __atomic_load_n (&self->done, __ATOMIC_RELAXED);
}

BounceMailbox *
bounce_mailbox_ref (BounceMailbox *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
bounce_mailbox_unref (BounceMailbox *self)
{
  if (!self || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_object (&self->file);
  g_clear_pointer (&self->fingerprint, g_bytes_unref);
  g_clear_pointer (&self->once, bounce_source_free);
  g_free (self);
}
