/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Every word shown, as pure functions. Strings from mail come out safe: no
 * control or bidirectional characters, isolated, capped. To be freed. */
#pragma once

#include "bounce.h"

G_BEGIN_DECLS

/* "You can fix", "Wait", ...; static, translated. */
const char *inspector_closures_get_section     (BounceSection      section);
const char *inspector_closures_get_kind        (BounceKind         kind);
const char *inspector_closures_get_permanence  (BouncePermanence   permanence);
const char *inspector_closures_get_who         (BounceWho          who);
const char *inspector_closures_get_confidence  (BounceConfidence   confidence);
const char *inspector_closures_get_stage       (BounceStage        stage);
/* What a message that is no failure is, in a sentence; for a delay that the
 * server still tries; "" for a failure. */
const char *inspector_closures_get_kind_meaning (BounceKind        kind);
/* Severity by shape: a symbolic icon of our own for each. */
const char *inspector_closures_get_cause_icon   (BounceCause       cause);
const char *inspector_closures_get_section_icon (BounceSection     section);
const char *inspector_closures_get_permanence_icon (BouncePermanence permanence);

/* "unsure · you must act" */
/* Who must act on this bounce: what may not be removed asks for no change of the list. */
const char *inspector_closures_get_badge_who   (BouncePermanence   permanence,
                                                BounceWho          who,
                                                BounceSuppress     suppress);
char *inspector_closures_dup_badge       (BouncePermanence   permanence,
                                          BounceWho          who,
                                          BounceSuppress     suppress);
/* "11 902 bounces in 12 340 messages" */
char *inspector_closures_dup_subtitle    (guint              bounces,
                                          guint              messages);
/* "71 % · 8 460 bounces so far" */
char *inspector_closures_dup_progress    (double             fraction,
                                          guint              bounces);
/* "12 messages added" */
char *inspector_closures_dup_added       (guint              messages);
/* For list cells: "17 Nov, 14:12" of this year, else "17 Nov 2024". */
char *inspector_closures_dup_date        (gint64             seconds,
                                          gint64             now);
/* Where the sending host was found, and why it was chosen: one sentence. */
char *inspector_closures_dup_host_reason (const BounceHostCandidate *candidate,
                                          gboolean                   chosen);
/* "Copied" */
const char *inspector_closures_get_copied (void);
/* "3 of 17", or that there is none. */
char *inspector_closures_dup_found       (guint              nth,
                                          guint              all);
/* "823 more are left out" */
char *inspector_closures_dup_more        (guint              left_out);

/* One line: an address or host name from mail, isolated with FSI and PDI. */
char *inspector_closures_dup_safe_line   (const char        *tainted);
/* Several lines, at most @max characters. */
char *inspector_closures_dup_safe_text   (const char        *tainted,
                                          guint              max);

G_END_DECLS
