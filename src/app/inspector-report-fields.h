/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What a report and a returned message tell, as names and values. */
#pragma once

#include "bounce.h"

G_BEGIN_DECLS

/* Fields beyond this are counted, not shown. */
#define INSPECTOR_REPORT_FIELDS_MAX 200

/* Both safe to show. */
typedef struct
{
  char *name;
  char *value;
} InspectorField;

/* Of InspectorField; only what is known. */
GPtrArray *inspector_report_fields_list         (const BounceReading *reading,
                                                 const BounceCase    *one);
/* The headers of the returned message, in its order. *@left_out: how many more
 * there are. */
GPtrArray *inspector_report_fields_list_headers (BounceMessage       *original,
                                                 guint               *left_out);
/* The hops of the returned message and of the report, oldest first: of
 * BounceReceived. */
GPtrArray *inspector_report_fields_list_hops    (const BounceReading *reading);

G_END_DECLS
