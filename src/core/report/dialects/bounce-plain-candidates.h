/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may be meant in a notice of unknown form: addresses that stand where
 * notices put a recipient, the surest places first. */
#pragma once

#include "bounce-folded.h"
#include "bounce-report.h"

G_BEGIN_DECLS

typedef struct
{
  BounceMessage *message;
  BounceMessage *original;       /* the returned message, or NULL               */
  BounceFolded  *folded;         /* [text, end)                                 */
  const char    *text;
  const char    *end;            /* where the returned message begins           */
  gboolean       certain;        /* a failure beyond doubt: guesses are allowed */
} BouncePlainCandidates;

/* Adds them to @report, with what is said of each. */
void bounce_plain_candidates_find (BouncePlainCandidates *self,
                                   BounceReport          *report);

G_END_DECLS
