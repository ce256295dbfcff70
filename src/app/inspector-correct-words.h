/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Every word about correcting: causes set by hand, own domains, samples, and
 * reports that prove nothing. Pure functions. Strings from mail come out safe;
 * to be freed unless const. */
#pragma once

#include "bounce.h"

G_BEGIN_DECLS

/* Of a toast. @receiver: NULL for everywhere. */
char       *inspector_correct_words_dup_set        (BounceCause                  cause,
                                                    const char                  *receiver);
const char *inspector_correct_words_get_undone     (void);
/* Why no rule can be made of this one. */
const char *inspector_correct_words_get_no_words   (void);
char       *inspector_correct_words_dup_not_saved  (const char                  *why);
const char *inspector_correct_words_get_everywhere (void);
char       *inspector_correct_words_dup_only       (const char                  *receiver);

char       *inspector_correct_words_dup_guess      (const BounceBelongingsGuess *guess);
char       *inspector_correct_words_dup_owned      (const BounceBelongingsGuess *guess);

/* "" where there is nothing to be said. */
const char *inspector_correct_words_get_proof      (BounceCaseProof              proof,
                                                    BounceKind                   kind,
                                                    BounceOwnership              ownership);
/* The sidebar's row of what is set aside. */
const char *inspector_correct_words_get_foreign    (void);

/* @left_out: rows whose like was saved already, or that could not be read. */
char       *inspector_correct_words_dup_exported   (guint                        samples,
                                                    guint                        rows);
const char *inspector_correct_words_get_nothing    (void);

G_END_DECLS
