/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What a plain notice was found to say, put into a report. */
#pragma once

#include "bounce-report.h"

G_BEGIN_DECLS

/* As bounce_report_add_recipient (), but NULL when @address is none or the
 * report is full (BOUNCE_FIELDS_MAX_GROUPS). */
BounceRecipient *bounce_findings_add            (BounceReport    *report,
                                                 const char      *address);
/* All addresses of that header; for each, unless they have some, the words
 * below the line of the notice (until @limit) that is nothing but it. */
void             bounce_findings_add_header     (BounceReport    *report,
                                                 BounceMessage   *message,
                                                 const char      *name,
                                                 const char      *limit);
/* The same for all, and the report's kind. */
void             bounce_findings_set_action     (BounceReport    *report,
                                                 BounceAction     action);
/* @words (the first 8000 bytes) becomes text and, unfolded, diagnostic, unless
 * there are some. */
void             bounce_findings_describe       (BounceRecipient *recipient,
                                                 const char      *words);
/* Text before @end, original and, from the bounce's own headers, reporter. */
void             bounce_findings_finish         (BounceReport    *report,
                                                 BounceMessage   *message,
                                                 const char      *end);
/* The only recipient of the returned message, or NULL. */
char            *bounce_findings_dup_only_recipient (BounceReport *report);

G_END_DECLS
