/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* RFC 3463 status codes and SMTP reply codes, as small numbers. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* class.subject.detail in one word; 0 is "none was given". */
typedef guint32 BounceStatus;

#define BOUNCE_STATUS(c, s, d) ((BounceStatus) ((guint32) (c) << 20 | (guint32) (s) << 10 | (guint32) (d)))

/* A status at the beginning of @text ("5.1.1 (bad mailbox)", "#5.1.1"); *@end
 * (may be NULL) is set behind it. Version numbers and IP addresses are none. */
gboolean    bounce_status_parse       (const char    *text,
                                       BounceStatus  *status,
                                       const char   **end);
/* The first status anywhere in @text, or 0. */
BounceStatus bounce_status_find       (const char    *text);
const char *bounce_status_format      (BounceStatus   status,
                                       char           buffer[16]);
guint       bounce_status_get_class   (BounceStatus   status);
guint       bounce_status_get_subject (BounceStatus   status);
guint       bounce_status_get_detail  (BounceStatus   status);

/* A reply code (200 to 599) at the beginning of @text, or 0; *@end behind it. */
guint       bounce_status_parse_code  (const char    *text,
                                       const char   **end);

G_END_DECLS
