/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A text in which phrases are found whatever its letter case, line breaks and
 * typography, with the way back to the place in the text itself. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Notices say what they are in their first words: more is not folded. */
#define BOUNCE_FOLDED_MAX (64 * 1024)

typedef struct _BounceFolded BounceFolded;

/* Folds [@text, @end): small letters, runs of white space as one space, plain
 * apostrophes; lines quoted with ">" are left out (">>>" transcripts stay).
 * @text must outlive it. */
BounceFolded *bounce_folded_new       (const char   *text,
                                       const char   *end);
void          bounce_folded_free      (BounceFolded *self);

gboolean      bounce_folded_has       (BounceFolded *self,
                                       const char   *phrase);
/* The place in the text behind the first @phrase at or after @from (NULL: the
 * beginning), or NULL; *@place (may be NULL) is where the phrase begins. */
const char   *bounce_folded_find      (BounceFolded *self,
                                       const char   *phrase,
                                       const char   *from,
                                       const char  **place);
/* The folded words themselves. */
const char   *bounce_folded_get_words (BounceFolded *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceFolded, bounce_folded_free)

G_END_DECLS
