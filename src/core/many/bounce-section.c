/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Which section of the sidebar a row stands in. */
#include "bounce-section.h"

BounceSection
bounce_section_of (BounceKind       kind,
                   BounceCause      cause,
                   BouncePermanence permanence,
                   BounceWho        who,
                   BounceSuppress   suppress)
{
  if (kind != BOUNCE_KIND_FAILURE && kind != BOUNCE_KIND_DELAY)
    return BOUNCE_SECTION_NOT_COUNTED;
  if (cause == BOUNCE_CAUSE_UNCLEAR)
    return BOUNCE_SECTION_UNCLEAR;

  switch (who)
    {
    case BOUNCE_WHO_YOU:
      return BOUNCE_SECTION_YOU;
    case BOUNCE_WHO_PROVIDER:
      return BOUNCE_SECTION_PROVIDER;
    case BOUNCE_WHO_LIST:
      /* A delayed mail to an unknown domain is still being tried: nobody is
       * told to remove an address for it. */
      if (permanence != BOUNCE_PERMANENCE_PERMANENT)
        return BOUNCE_SECTION_WAIT;
      return suppress == BOUNCE_SUPPRESS_SAFE ? BOUNCE_SECTION_LIST : BOUNCE_SECTION_CHECK;
    case BOUNCE_WHO_NOBODY:
      return BOUNCE_SECTION_WAIT;
    case BOUNCE_WHO_RECEIVER:
    default:
      return permanence == BOUNCE_PERMANENCE_TEMPORARY ? BOUNCE_SECTION_WAIT : BOUNCE_SECTION_RECEIVER;
    }
}

static gboolean
is_foreign (const BounceRecord *record)
{
  return (record->kind == BOUNCE_KIND_FAILURE || record->kind == BOUNCE_KIND_DELAY)
    && bounce_record_get_ownership (record) == BOUNCE_OWNERSHIP_FOREIGN;
}

guint
bounce_section_get_kind (const BounceRecord *record)
{
  return is_foreign (record) ? BOUNCE_SECTION_KIND_FOREIGN : record->kind;
}

BounceSection
bounce_section_of_record (const BounceRecord *record)
{
  if (is_foreign (record))
    return BOUNCE_SECTION_NOT_COUNTED;

  return bounce_section_of (record->kind, record->cause, record->permanence, record->who,
                            bounce_record_get_suppress (record));
}
