/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Who must act, as people are told it: the sections of the window's sidebar. */
#pragma once

#include "bounce-cause.h"
#include "bounce-report.h"
#include "bounce-store.h"

G_BEGIN_DECLS

typedef enum
{
  BOUNCE_SECTION_ALL,            /* every failed or delayed recipient           */
  BOUNCE_SECTION_YOU,            /* "You can fix"                               */
  BOUNCE_SECTION_PROVIDER,       /* "Ask your provider"                         */
  BOUNCE_SECTION_LIST,           /* "Remove address": only what is safe to      */
  BOUNCE_SECTION_CHECK,          /* "Check address": the same causes, less sure */
  BOUNCE_SECTION_WAIT,
  BOUNCE_SECTION_RECEIVER,       /* "They must act"                             */
  BOUNCE_SECTION_UNCLEAR,
  BOUNCE_SECTION_NOT_COUNTED,    /* kinds that are no failure; backscatter      */
  BOUNCE_N_SECTIONS
} BounceSection;

/* Never ALL: the one section a row stands in. */
BounceSection bounce_section_of        (BounceKind          kind,
                                        BounceCause         cause,
                                        BouncePermanence    permanence,
                                        BounceWho           who,
                                        BounceSuppress      suppress);
/* Bounces of mail that was not ours are set aside. */
BounceSection bounce_section_of_record (const BounceRecord *record);

/* In NOT_COUNTED rows are told apart by kind; this one is "Not ours". */
#define BOUNCE_SECTION_KIND_FOREIGN ((guint) BOUNCE_N_KINDS)

/* A BounceKind, or BOUNCE_SECTION_KIND_FOREIGN. */
guint         bounce_section_get_kind  (const BounceRecord *record);

G_END_DECLS
