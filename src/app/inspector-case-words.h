/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the detail page about one case, as pure functions. Strings from
 * mail come out safe. To be freed. */
#pragma once

#include "bounce.h"

G_BEGIN_DECLS

/* The cause with its facts; of a message that is no failure, what it is. */
char  *inspector_case_words_dup_title     (const BounceReading       *reading,
                                           const BounceCase          *one);
/* Title, who and how long in one, for screen readers. */
char  *inspector_case_words_dup_aloud     (const BounceReading       *reading,
                                           const BounceCase          *one);
/* "You must act"; "" of a message that is no failure */
const char *
       inspector_case_words_get_who       (const BounceCase          *one);
/* "Permanent", or "Not a bounce, not counted" */
const char *
       inspector_case_words_get_lasting   (const BounceCase          *one);
char  *inspector_case_words_dup_meaning   (const BounceReading       *reading,
                                           const BounceCase          *one);
/* Of a message that is no failure: empty. */
char **inspector_case_words_dup_steps     (const BounceReading       *reading,
                                           const BounceCase          *one);
/* Values that somebody may want to copy out of @step: addresses, names and
 * lists that stand in it; without isolates, NULL-terminated. */
char **inspector_case_words_dup_values    (const BounceReading       *reading,
                                           const BounceCase          *one,
                                           const char                *step);
/* "anna@d.example", or that a bounce does not tell it; "" for others. */
char  *inspector_case_words_dup_recipient (const BounceCase          *one);
/* "mx.d.example · 17 Nov 2024"; "" when nothing of it is known. */
char  *inspector_case_words_dup_receiver  (const BounceReading       *reading,
                                           const BounceCase          *one,
                                           gint64                     now);
/* "Reply 550, status 5.1.1 · decided by rule unknown-user · the server says so" */
char  *inspector_case_words_dup_decided   (const BounceCase          *one);
/* "Copy 203.0.113.5" */
char  *inspector_case_words_dup_copy      (const char                *value);
/* "mx.b.example" */
char  *inspector_case_words_dup_hop_by    (const BounceReceived      *hop);
/* "from mx.a.example [203.0.113.5]" */
char  *inspector_case_words_dup_hop_from  (const BounceReceived      *hop);
/* "17 Nov, 14:12 · ESMTPS · a user logged in"; "" when nothing is known. */
char  *inspector_case_words_dup_hop_notes (const BounceReceived      *hop,
                                           gint64                     now);
/* "Sending host: 203.0.113.5", or that it is not told; "" for
 * kinds of messages that have none. */
char  *inspector_case_words_dup_host      (const BounceCase          *one);
/* For the path of a mail whose sending host is not told. */
const char *inspector_case_words_get_no_host (void);
/* "203.0.113.5 (mx1.d.example)" */
char  *inspector_case_words_dup_candidate (const BounceHostCandidate *candidate);

G_END_DECLS
