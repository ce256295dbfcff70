/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One list asked about one subject, after its self-test; then its words (TXT)
 * when it lists it. */
#pragma once

#include "bounce-list-trial.h"

G_BEGIN_DECLS

/* @key: of a keyed list, or NULL. Deny-listed zones, wrong families, missing
 * keys and subjects that must not be asked about give their result without a
 * question. */
void              bounce_list_check_async  (BounceListTrials       *trials,
                                            const BounceBlocklist  *list,
                                            const char             *key,
                                            BounceSubject          *subject,
                                            BounceAskFlags          flags,
                                            GCancellable           *cancellable,
                                            GAsyncReadyCallback     callback,
                                            gpointer                user_data);
/* The name that would be asked, "5.2.0.192.zen.spamhaus.org"; @key: "****" for
 * people. NULL when nothing would be: other family, no zone, or too long. To be freed. */
char             *bounce_list_check_dup_name (const BounceBlocklist *list,
                                              const char            *key,
                                              BounceSubject         *subject);
/* NULL only when cancelled. */
BounceListResult *bounce_list_check_finish (GAsyncResult           *result,
                                            GError                **error);

G_END_DECLS
