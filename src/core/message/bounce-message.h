/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One parsed message. The only door to GMime: no other header names it.
 * Parts are a flat list of leaves in reading order; message/rfc822 and header
 * parts are leaves that can be opened as messages of their own. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Limits; what lies beyond is left out, and bounce_message_is_cut () says so. */
#define BOUNCE_MESSAGE_MAX_DEPTH  24
#define BOUNCE_MESSAGE_MAX_PARTS  200
#define BOUNCE_MESSAGE_MAX_TEXT   (2048 * 1024)    /* bytes of text of one part: room for BOUNCE_FIELDS_MAX_GROUPS */

typedef struct
{
  const char *type;              /* lower case: "text/plain"                    */
  const char *name;              /* file name, or NULL                          */
  const char *description;       /* Content-Description, or NULL                */
  gboolean    attachment;        /* Content-Disposition says so                 */
  gboolean    in_report;         /* stands directly in a multipart/report       */
  guint       alternative;       /* number of its multipart/alternative, or 0   */
} BouncePart;

/* One owner, on one thread at a time: hand it over, never share it. */
typedef struct _BounceMessage BounceMessage;

/* Never fails: a broken message is a message with little in it. Odd beginnings
 * (blank or space-filled first lines, a byte-order mark, a stray "From " or
 * ">From " line, bare CR line ends) are mended before GMime sees them. */
BounceMessage     *bounce_message_parse             (GBytes        *bytes);
/* Only headers: text/rfc822-headers, or the start of a returned message that
 * a plain notice quotes. */
BounceMessage     *bounce_message_parse_headers     (const char    *text,
                                                     gssize         length);

/* The first header of that name: unfolded, RFC 2047 and raw 8-bit decoded,
 * valid UTF-8, borrowed; NULL when absent. */
const char        *bounce_message_get_header        (BounceMessage *self,
                                                     const char    *name);
guint              bounce_message_get_n_headers     (BounceMessage *self);
/* In the order of the message; borrowed. */
void               bounce_message_get_nth_header    (BounceMessage *self,
                                                     guint          nth,
                                                     const char   **name,
                                                     const char   **value);
/* The addresses of an address header, without names: NULL-terminated. */
char             **bounce_message_dup_addresses     (BounceMessage *self,
                                                     const char    *name);
/* With the zone as written, or NULL. */
GDateTime         *bounce_message_get_date          (BounceMessage *self);
/* Content-Type of the whole message, lower case: "multipart/report", and its
 * parameter (report-type), lower case, or NULL. */
const char        *bounce_message_get_type          (BounceMessage *self);
const char        *bounce_message_get_type_parameter (BounceMessage *self,
                                                      const char    *name);

guint              bounce_message_get_n_parts       (BounceMessage *self);
const BouncePart  *bounce_message_get_part          (BounceMessage *self,
                                                     guint          nth);
/* The nth part as text: transfer encoding undone, charset (stated or guessed)
 * turned into valid UTF-8, LF line ends, HTML turned into plain lines. "" when
 * it is no text; bytes decide that, not the type, but for pictures and the like
 * (delivery-status as application/octet-stream is text). Borrowed. */
const char        *bounce_message_get_part_text     (BounceMessage *self,
                                                     guint          nth);
/* A message/rfc822, message/global, text/rfc822-headers (or a text part that
 * holds one) as a message; NULL when it is none. It shares nothing with @self and
 * may outlive it. */
BounceMessage     *bounce_message_dup_part_message  (BounceMessage *self,
                                                     guint          nth);
/* The human words: text of the leading text parts (of alternatives the plain
 * one, unless it is empty), joined. Never NULL. Borrowed. */
const char        *bounce_message_get_text          (BounceMessage *self);

gboolean           bounce_message_is_cut            (BounceMessage *self);
void               bounce_message_free              (BounceMessage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceMessage, bounce_message_free)

G_END_DECLS
