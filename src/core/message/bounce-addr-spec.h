/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Mail addresses as text: tidied, compared, and taken out of the envelope
 * forms that hide a recipient (VERP, SRS, BATV, xtext, IMCEA). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "<A@B.example.>", "rfc822;a@b", "\"a b\"@c" → the bare address: no type,
 * angle brackets, quotes around the whole, trailing dots or white space. NULL
 * when nothing like an address is left (a local name without @ is kept). */
char     *bounce_addr_spec_tidy        (const char *text);
gboolean  bounce_addr_spec_is_address  (const char *text);
/* Borrowed from @address; NULL without @. */
const char *bounce_addr_spec_get_domain (const char *address);
/* Without regard to case; either may be NULL. */
gboolean  bounce_addr_spec_equal       (const char *a,
                                           const char *b);

/* RFC 3461 section 4 "+HH", and RFC 6533 "\x{HEX}". */
char     *bounce_addr_spec_decode_xtext (const char *text);

/* The recipient hidden in an envelope sender (list-bounces+u=d@l), or NULL. */
char     *bounce_addr_spec_undo_verp   (const char *address);
/* The sender behind SRS0/SRS1, or NULL. */
char     *bounce_addr_spec_undo_srs    (const char *address);
/* The address behind prvs=, msprvs1=, btv1==, or NULL. */
char     *bounce_addr_spec_undo_batv   (const char *address);
/* IMCEASMTP-u+40d@x, or NULL. */
char     *bounce_addr_spec_undo_imcea  (const char *address);

/* The next address in free text at or after *@cursor (bare or in brackets),
 * tidied; moves *@cursor behind it. NULL when there is none. */
char     *bounce_addr_spec_find        (const char **cursor);

G_END_DECLS
