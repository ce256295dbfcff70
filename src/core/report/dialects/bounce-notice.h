/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Help for dialects that write plain text: lines, labels, the place where the
 * returned message begins. */
#pragma once

#include "bounce-report.h"

G_BEGIN_DECLS

/* Where in @text the returned message is quoted ("--- Below this line is a
 * copy", "----- Original message -----", ...): the first byte of the marker
 * line, and in *@original the first byte behind it. NULL when there is none. */
const char *bounce_notice_find_original (const char    *text,
                                         const char   **original);
/* Sets report->original from an attached message or headers, else from the
 * text behind the marker; leaves it alone when there is neither. */
void        bounce_notice_take_original (BounceReport  *report,
                                         BounceMessage *message);
/* The value on the line of @label ("Reason:"), without regard to case,
 * trimmed; to be freed; NULL when absent. */
char       *bounce_notice_dup_after     (const char    *text,
                                         const char    *label);
/* A server's reply quoted in the human words ("said: 550 ...", "<<< 550 ...",
 * "The response was:"), to the end of its paragraph; to be freed, or NULL. */
char       *bounce_notice_dup_reply     (const char    *text);
/* The words say that delivery is still tried, and not that it was given up. */
gboolean    bounce_notice_is_delay      (const char    *text);
/* Fills recipient->text where it is NULL with the paragraph of report->text
 * that names the recipient. */
void        bounce_notice_take_texts    (BounceReport  *report);
/* From an automatic sender (null return path, MAILER-DAEMON, postmaster, ...)
 * or marked as automatic: the minimum for reading free words as a failure. */
gboolean    bounce_notice_is_automatic  (BounceMessage *message);
/* The sender is a mail system: null return path, MAILER-DAEMON, postmaster, or
 * a name like "Mail Delivery Subsystem". */
gboolean    bounce_notice_is_from_system (BounceMessage *message);
/* The subject is one that mail systems give to failures and delays. */
gboolean    bounce_notice_has_bounce_subject (BounceMessage *message);
/* A person wrote it: an answer or a forward that quotes a bounce. */
gboolean    bounce_notice_is_personal   (BounceMessage *message);
/* @folded holds one of @words, which are folded as well. */
gboolean    bounce_notice_has_any       (const char        *folded,
                                         const char *const *words,
                                         gsize              n_words);

G_END_DECLS
