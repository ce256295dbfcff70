/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* "Transcript of session follows": Sendmail's record of a dialogue, and whose
 * fault each line of it is. */
#pragma once

#include "bounce-lines.h"

G_BEGIN_DECLS

typedef struct _BounceTranscript BounceTranscript;

/* Recipients already in @report are described; when there are none by the
 * first line, those that the transcript names are added. */
BounceTranscript *bounce_transcript_new       (BounceReport      *report);
void              bounce_transcript_take_line (BounceTranscript  *self,
                                               const BounceLine  *line);
/* What named no recipient goes to those still without words; what named only
 * a host, to the returned message's recipients there. */
void              bounce_transcript_finish    (BounceTranscript  *self);
void              bounce_transcript_free      (BounceTranscript  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceTranscript, bounce_transcript_free)

G_END_DECLS
