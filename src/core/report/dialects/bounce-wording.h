/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Words by which notices in many languages tell failure from delay. */
#pragma once

#include "bounce-folded.h"

G_BEGIN_DECLS

/* @words is folded, as bounce_folded_get_words () gives it. */
gboolean bounce_wording_tells_failure (const char   *words);
gboolean bounce_wording_tells_delay   (const char   *words);
/* Not the mail but the account: "user unknown", "mailbox full", ... */
gboolean bounce_wording_tells_refusal (const char   *words);
/* A reply or status code of class 4 or 5 stands in @text as a word. */
gboolean bounce_wording_has_code      (const char   *text,
                                       const char   *end);
/* The first (and longest) of the alternatives "a|b|c" at or after @from: the
 * place behind it and, in *@place, before it; NULL when there is none. */
const char *bounce_wording_find_any   (BounceFolded *folded,
                                       const char   *alternatives,
                                       const char   *from,
                                       const char  **place);

G_END_DECLS
