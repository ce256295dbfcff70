/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Recipients as notices list them: an address at the beginning of a line,
 * then what is said of it. */
#pragma once

#include "bounce-lines.h"

G_BEGIN_DECLS

/* The address with which a line of a list begins, behind bullets, brackets and
 * labels ("* a@b", "<a@b>:", "Recipient: <a@b>", "Jane <a@b>"); *@rest is set
 * behind it. NULL when the line begins otherwise. To be freed. */
char    *bounce_listing_dup_head   (const BounceLine *line,
                                    const char  **rest);
/* The first address in [@text, @end), looked for in the first 400 bytes. */
char    *bounce_listing_dup_first  (const char   *text,
                                    const char   *end,
                                    const char  **rest);
/* Adds the recipients listed in [@text, @end), with what is said of each; the
 * list ends at a rule or at @end. Those without words of their own get what
 * the notice says behind the list. How many were added. */
guint    bounce_listing_read       (BounceReport *report,
                                    const char   *text,
                                    const char   *end,
                                    BounceMessage *message);
/* Gives the recipients of @report without a diagnostic this one. */
void     bounce_listing_share      (BounceReport *report,
                                    const char   *diagnostic);
/* Not a recipient but who reports or who is told: a daemon, a postmaster, an
 * address of @message's own To. */
gboolean bounce_listing_is_outsider (const char    *address,
                                     BounceMessage *message);

G_END_DECLS
