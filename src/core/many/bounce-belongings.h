/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* From what came back: which domain and which servers may be the reader's own.
 * Only a suggestion: he confirms it, or not. */
#pragma once

#include "bounce-reading.h"

G_BEGIN_DECLS

typedef struct _BounceBelongings BounceBelongings;

/* Owned; NULL-terminated, perhaps empty. */
typedef struct
{
  char **domains;
  char **servers;                /* addresses                                   */
  guint  mails;                  /* returned ones that came from the domains    */
  guint  of;                     /* returned ones                               */
} BounceBelongingsGuess;

BounceBelongings      *bounce_belongings_new        (void);
/* One message; NULL and mail without a returned one add nothing. */
void                   bounce_belongings_add        (BounceBelongings       *self,
                                                     const BounceReading    *reading);
void                   bounce_belongings_join       (BounceBelongings       *self,
                                                     const BounceBelongings *other);
/* More than half of the mails, three at least, were sent by one organisation
 * that is nobody's with millions of customers; NULL when none did. */
BounceBelongingsGuess *bounce_belongings_guess      (BounceBelongings       *self);
void                   bounce_belongings_guess_free (BounceBelongingsGuess  *self);
void                   bounce_belongings_free       (BounceBelongings       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceBelongings, bounce_belongings_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceBelongingsGuess, bounce_belongings_guess_free)

G_END_DECLS
