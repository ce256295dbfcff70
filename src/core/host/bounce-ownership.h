/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Was the returned mail ours? Only where the user named own domains or servers. */
#pragma once

#include "bounce-message.h"
#include "bounce-report.h"

G_BEGIN_DECLS

typedef enum
{
  BOUNCE_OWNERSHIP_UNKNOWN,      /* nothing configured, or nothing to look at   */
  BOUNCE_OWNERSHIP_OURS,
  BOUNCE_OWNERSHIP_FOREIGN       /* backscatter                                 */
} BounceOwnership;

/* @domains, @servers: names and addresses, NULL-terminated; either may be NULL. */
BounceOwnership bounce_ownership_judge (const BounceReport *report,
                                        const char * const *domains,
                                        const char * const *servers);

G_END_DECLS
