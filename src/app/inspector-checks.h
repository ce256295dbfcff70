/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the application asks the world through: one resolver, one memory, the
 * results by host. Nothing is sent before somebody pressed a button and agreed
 * once. One per application. */
#pragma once

#include "bounce.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define INSPECTOR_TYPE_CHECKS (inspector_checks_get_type ())

/* Signal "host-changed" (string address): the run of that host has news, every
 * row of it shows them. Signal "settings-changed". Property "agreed" (boolean):
 * the user saw once what is asked, of whom, through which resolver. */
G_DECLARE_FINAL_TYPE (InspectorChecks, inspector_checks, INSPECTOR, CHECKS, GObject)

/* Reads lists, settings and the example's recorded answers; faults of the
 * user's files are in inspector_checks_get_problems (). */
InspectorChecks      *inspector_checks_new            (void);
const char * const   *inspector_checks_get_problems   (InspectorChecks       *self);
BounceBlocklists     *inspector_checks_get_lists      (InspectorChecks       *self);
/* NULL: the file is broken, the defaults hold. */
const BounceSettings *inspector_checks_get_settings   (InspectorChecks       *self);
/* Saves and takes @settings; later questions go by them, all results are void. */
gboolean              inspector_checks_take_settings  (InspectorChecks       *self,
                                                       BounceSettings        *settings,
                                                       GError               **error);
gboolean              inspector_checks_has_agreed     (InspectorChecks       *self);
void                  inspector_checks_agree          (InspectorChecks       *self);
/* "192.168.1.1": who would be asked. */
const char           *inspector_checks_get_resolver   (InspectorChecks       *self);

/* The case of one bounce: its host's run is shared by all rows of that host;
 * whether its zone has only a page is filled in. @example: the bundled mailbox, whose answers are recorded and nothing else.
 * NULL with an error for what cannot be asked at all. */
BounceCheckCase      *inspector_checks_dup_case       (InspectorChecks         *self,
                                                       const BounceVerdictCase *one,
                                                       gboolean                 example,
                                                       GError                 **error);
/* The run of a host that was examined (by any row, or in a lookup window), or
 * NULL. Borrowed. */
BounceCheckRun       *inspector_checks_get_run        (InspectorChecks       *self,
                                                       const char            *address,
                                                       gboolean               example);
/* Runs for what was typed: gives BounceCheckRun, one a subject, not started. */
void                  inspector_checks_look_up_async  (InspectorChecks       *self,
                                                       const char            *text,
                                                       GCancellable          *cancellable,
                                                       GAsyncReadyCallback    callback,
                                                       gpointer               user_data);
GPtrArray            *inspector_checks_look_up_finish (InspectorChecks       *self,
                                                       GAsyncResult          *result,
                                                       GError               **error);

G_END_DECLS
