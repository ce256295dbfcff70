/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The stretch of a mailbox that is in memory, by offsets in the mailbox: bytes are
 * added behind and dropped before. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  GByteArray *bytes;
  guint64     base;         /* offset of the first of them                 */
  char        line_end;     /* '\n', also for CRLF; '\r' in old Mac files  */
  gboolean    finished;     /* no more will come                           */
} BounceMboxWindow;

static inline const char *
bounce_mbox_window_at (const BounceMboxWindow *self,
                       guint64                 offset)
{
  return (const char *) self->bytes->data + (offset - self->base);
}

static inline guint64
bounce_mbox_window_get_end (const BounceMboxWindow *self)
{
  return self->base + self->bytes->len;
}

void        bounce_mbox_window_init           (BounceMboxWindow       *self);
void        bounce_mbox_window_clear          (BounceMboxWindow       *self);

/* Drops what lies before @offset, when it is worth while. */
void        bounce_mbox_window_drop           (BounceMboxWindow       *self,
                                               guint64                 offset);

/* Are @n bytes there from @offset on, or all that will ever be? */
gboolean    bounce_mbox_window_can_see        (const BounceMboxWindow *self,
                                               guint64                 offset,
                                               gsize                   n);
/* The byte behind the line at @offset, looking no further than @limit bytes;
 * the end of all bytes counts as a line end. 0 when there is none so near. */
guint64     bounce_mbox_window_line_after     (const BounceMboxWindow *self,
                                               guint64                 offset,
                                               gsize                   limit);
/* Is the line before the one at @offset empty, or nothing but blanks? Looks
 * back as far as @first. */
gboolean    bounce_mbox_window_is_after_blank (const BounceMboxWindow *self,
                                               guint64                 first,
                                               guint64                 offset);
/* The last line with anything in it between @first and @offset; of a long line
 * its last BOUNCE_MBOX_WORDS_LONGEST bytes. */
#define BOUNCE_MBOX_WORDS_LONGEST 200
const char *bounce_mbox_window_previous_words (const BounceMboxWindow *self,
                                               guint64                 first,
                                               guint64                 offset,
                                               gsize                  *length);

/* Which character ends lines in a text that begins with @bytes? */
char        bounce_mbox_find_line_end         (const char             *bytes,
                                               gsize                   length);

G_END_DECLS
