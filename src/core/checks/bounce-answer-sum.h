/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the answers of one check have in common: their lines for people, when
 * the last came, whether all were remembered. */
#pragma once

#include "bounce-answer.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray *raw;
  gint64     seen;
  gboolean   remembered;
} BounceAnswerSum;

void   bounce_answer_sum_init    (BounceAnswerSum    *self);
/* @answer: NULL adds nothing. Gives its milliseconds. */
guint  bounce_answer_sum_add     (BounceAnswerSum    *self,
                                  const BounceAnswer *answer);
/* "PTR 5.2.0.192.in-addr.arpa: NOERROR …", valid UTF-8, each once. Ends it. */
char **bounce_answer_sum_end     (BounceAnswerSum    *self);
/* Small sets of texts, in order; the array's end is a NULL-terminated vector. */
void   bounce_answer_sum_add_text (GPtrArray         *texts,
                                   const char        *text);
char **bounce_answer_sum_end_texts (GPtrArray        *texts);

G_END_DECLS
