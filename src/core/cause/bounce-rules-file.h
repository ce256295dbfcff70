/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of rules, line by line. */
#pragma once

#include "bounce-rule.h"

G_BEGIN_DECLS

/* An array of BounceRule in file order. @name stands in errors. @own: a user's
 * file, whose rules are called by file and line. */
GPtrArray *bounce_rules_file_read (GBytes      *bytes,
                                   const char  *name,
                                   gboolean     own,
                                   GError     **error);
/* A user's file: wrong lines are left out, and told in @problems (of char *). */
GPtrArray *bounce_rules_file_read_good (GBytes      *bytes,
                                        const char  *name,
                                        GPtrArray   *problems);

G_END_DECLS
