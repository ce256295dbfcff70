/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Which lists are asked: what ships on, what the settings and the terms change,
 * what the command line or the reply names. Pure. */
#pragma once

#include "bounce-blocklists.h"
#include "bounce-settings.h"

G_BEGIN_DECLS

typedef struct
{
  const BounceBlocklist *list;
  gboolean               named;      /* by the reply: asked first               */
  gboolean               terms;      /* left out for commercial use: shown as   */
                                     /* not asked                               */
} BounceChosenList;

/* @wanted: NULL or "default", "all", or zones with "," between; an unknown zone
 * fails with BOUNCE_BLOCKLISTS_ERROR_BAD_ZONE and says which. @named: zone the
 * reply names, or NULL; one that we do not know stays out. @kind: of the
 * subject; lists of other families stay out unless named or in @wanted. The
 * named first, then by weight and name. Array of BounceChosenList. */
GArray *bounce_check_choose (BounceBlocklists      *lists,
                             const BounceSettings  *settings,
                             BounceSubjectKind      kind,
                             const char            *wanted,
                             const char            *named,
                             GError               **error);

G_END_DECLS
