/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of delivery-status fields. Strings are to be freed, valid UTF-8, and
 * NULL when nothing is said. */
#pragma once

#include "bounce-report.h"

G_BEGIN_DECLS

/* Trimmed. */
char    *bounce_dsn_dup_value       (const char      *value);
/* Reporting-MTA, Remote-MTA: the name without type, comment, brackets, dot. */
char    *bounce_dsn_dup_machine     (const char      *value);
/* Final-Recipient and its kin: decoded from xtext, RFC 6533, X.400, IMCEA. */
char    *bounce_dsn_dup_address     (const char      *value);
/* @address is one its sender would know, going by the field it came from. */
gboolean bounce_dsn_is_good_address (const char      *address,
                                     const char      *value);
/* What is no proper address, and failed because of that, as written. */
char    *bounce_dsn_dup_odd_address (const char      *value);
/* Diagnostic-Code: sets diagnostic and its type. */
void     bounce_dsn_take_diagnostic (BounceRecipient *recipient,
                                     const char      *value);
/* Its diagnostic has words a rule could work with: more than a code. */
gboolean bounce_dsn_says_why        (const BounceRecipient *recipient);

G_END_DECLS
