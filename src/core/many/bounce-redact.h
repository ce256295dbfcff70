/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Text that may be shown to strangers: addresses, hosts, numbers of machines
 * and mails, names and subjects give way to made-up ones, the same each time. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Stands for each piece that gave way, where only places are asked for. */
#define BOUNCE_REDACT_MARK "\xee\x80\x80"    /* U+E000, private use */

typedef struct _BounceRedactor BounceRedactor;

BounceRedactor *bounce_redactor_new       (void);
/* Words that are somebody's: a person's name, a subject. Too short ones are
 * left, they stand in too many others. @instead: static, what takes their place. */
void            bounce_redactor_add_words (BounceRedactor *self,
                                           const char     *words,
                                           const char     *instead);
/* Valid UTF-8 without control characters but line ends and tabs. */
char           *bounce_redactor_dup       (BounceRedactor *self,
                                           const char     *text);
/* The same with BOUNCE_REDACT_MARK for each made-up piece. */
char           *bounce_redactor_dup_marks (BounceRedactor *self,
                                           const char     *text);
/* "<id1@d1.example>" for a Message-ID; the same for the same. */
char           *bounce_redactor_dup_id    (BounceRedactor *self,
                                           const char     *id);
void            bounce_redactor_free      (BounceRedactor *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceRedactor, bounce_redactor_free)

G_END_DECLS
