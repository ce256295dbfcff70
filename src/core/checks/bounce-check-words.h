/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The words for results of checks: lists, reverse DNS, domains, sums.
 * Translated; plain text. */
#pragma once

#include "bounce-domain-check.h"
#include "bounce-outcome.h"
#include "bounce-reverse-check.h"

G_BEGIN_DECLS

const char *bounce_list_kind_get_name       (BounceListKind             kind);      /* "spam source", "policy range" … */
const char *bounce_list_weight_get_name     (BounceListWeight           weight);    /* how much receivers care */
/* "Listed", "Allowed", "Clean", "Could not be checked". */
const char *bounce_outcome_get_name         (BounceOutcome              outcome);
/* "Listed: exploited or infected host", "This list does not answer your
 * resolver. That says nothing about the address." To be freed. */
char       *bounce_list_result_dup_sentence (const BounceListResult    *result);
/* What can be done about it: removal page, note; or NULL. To be freed. */
char       *bounce_list_result_dup_advice   (const BounceListResult    *result);
char       *bounce_reverse_result_dup_sentence (const BounceReverseResult *result,
                                             const char                *address);
char       *bounce_reverse_result_dup_advice (const BounceReverseResult *result,
                                             const char                *address);
/* One reason id in words: "its name contains the address (192-0-2-9)". */
char       *bounce_reverse_reason_dup_words (const char                *reason);
char       *bounce_mail_result_dup_sentence (const BounceMailResult    *result);
char       *bounce_mail_result_dup_advice   (const BounceMailResult    *result);
/* "listed on 1, clean on 9, 4 could not be checked": always all numbers. */
char       *bounce_check_summary_dup_words  (guint                      listed,
                                             guint                      allowed,
                                             guint                      clean,
                                             guint                      unsure);

G_END_DECLS
