/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Which runs were started, by host or domain: results belong to those,
 * not to the bounce that asked. */
#pragma once

#include "bounce.h"

G_BEGIN_DECLS

#define INSPECTOR_TYPE_HOST_RUNS (inspector_host_runs_get_type ())

/* Signal "changed" (string address): a run of that host has news. */
G_DECLARE_FINAL_TYPE (InspectorHostRuns, inspector_host_runs, INSPECTOR, HOST_RUNS, GObject)

InspectorHostRuns *inspector_host_runs_new   (void);
/* It counts as soon as it is started. @helo: what it asks for, or NULL. */
void               inspector_host_runs_watch (InspectorHostRuns *self,
                                              BounceCheckRun    *run,
                                              const char        *helo);
/* The one that was started last; NULL: none. Borrowed. */
BounceCheckRun    *inspector_host_runs_get   (InspectorHostRuns *self,
                                              const char        *address);
/* All of them, the last first; NULL: none. Borrowed. */
GPtrArray         *inspector_host_runs_list  (InspectorHostRuns *self,
                                              const char        *address);
/* One that asks this list, and this HELO name; either may be NULL. */
BounceCheckRun    *inspector_host_runs_find  (InspectorHostRuns *self,
                                              const char        *address,
                                              const char        *zone,
                                              const char        *helo);
/* Stops and forgets all. */
void               inspector_host_runs_clear (InspectorHostRuns *self);

G_END_DECLS
