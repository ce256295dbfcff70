/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups of "Name: value" lines, as delivery-status and feedback-report parts
 * hold them: RFC 3464 section 2.1, read as mail servers really write it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BOUNCE_FIELDS_MAX_GROUPS 5000        /* recipients of one report        */

typedef struct _BounceFields BounceFields;

/* Splits at blank lines; folded lines are joined with one space; a group that
 * lacks its blank line is told by a second Final-Recipient (or Original-
 * Recipient after one). Lines that are no field continue the value before.
 * A stray blank line between the fields of one recipient opens no group; lines
 * quoted with "> " are left out, words before the first field too. */
BounceFields *bounce_fields_parse         (const char   *text);
guint         bounce_fields_get_n_groups  (BounceFields *self);
/* Name without regard to case; trimmed; borrowed; NULL when absent. */
const char   *bounce_fields_get           (BounceFields *self,
                                           guint         group,
                                           const char   *name);
guint         bounce_fields_get_n_fields  (BounceFields *self,
                                           guint         group);
void          bounce_fields_get_nth       (BounceFields *self,
                                           guint         group,
                                           guint         nth,
                                           const char  **name,
                                           const char  **value);
/* More groups came than BOUNCE_FIELDS_MAX_GROUPS. */
gboolean      bounce_fields_is_cut        (BounceFields *self);
void          bounce_fields_free          (BounceFields *self);

/* "rfc822; <a@b>" → the type (lower case, NULL when none was given) and the
 * rest, trimmed. A comment at the end goes from addresses and hosts ("dns;
 * mx.example (192.0.2.5)"); a diagnosis (smtp, lmtp, x-unix, x400 …, or a
 * sentence without type) keeps its brackets, and so does what would be empty
 * without. Both to be freed. */
void          bounce_fields_split_type    (const char   *value,
                                           char        **type,
                                           char        **rest);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceFields, bounce_fields_free)

G_END_DECLS
