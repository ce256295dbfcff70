/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The user's own rules.tsv, written to: a line more, and that undone. What
 * else stands there stays as it is, comments and broken lines too. */
#pragma once

#include "bounce-rules.h"

G_BEGIN_DECLS

/* What was done, so that it can be undone. */
typedef struct
{
  char *line;
  char *instead_of;              /* the line of the same words that was there,  */
                                 /* or NULL                                     */
} BounceOwnChange;

/* @line: as by bounce_own_rule_new (). Nothing is written, and @error says why,
 * when another line there takes its example, or it would take another's. */
BounceOwnChange *bounce_own_rules_add    (const char             *config_dir,
                                          const char             *line,
                                          GError                **error);
/* Also when others have written to the file since; a line that is gone is no error. */
gboolean         bounce_own_rules_undo   (const char             *config_dir,
                                          const BounceOwnChange  *change,
                                          GError                **error);
void             bounce_own_change_free  (BounceOwnChange        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceOwnChange, bounce_own_change_free)

G_END_DECLS
