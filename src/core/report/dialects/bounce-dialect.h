/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A way some mail server has of writing a report. One file a habit; the list
 * that orders them is in bounce-reader.c. */
#pragma once

#include "bounce-report.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;

  /* A cheap look at headers and structure: could this be ours? */
  gboolean      (*recognise) (BounceMessage *message);

  /* Read it; NULL when it was not ours after all. */
  BounceReport *(*read)      (BounceMessage *message);
} BounceDialect;

/* Kinds that are told first, because they are never failures. */
extern const BounceDialect bounce_dialect_feedback;     /* RFC 5965 and Hotmail's older form    */
extern const BounceDialect bounce_dialect_receipt;      /* RFC 8098                             */

extern const BounceDialect bounce_dialect_rfc3464;

/* Told by their own words, where there is no delivery-status part (or a poor one). */
extern const BounceDialect bounce_dialect_qmail;        /* QSBMF and its cousins (Yahoo, Haraka) */
extern const BounceDialect bounce_dialect_exim;
extern const BounceDialect bounce_dialect_sendmail;     /* new, old and version 5               */
extern const BounceDialect bounce_dialect_exchange;     /* 2000 to 365                          */
extern const BounceDialect bounce_dialect_domino;
extern const BounceDialect bounce_dialect_postfix;      /* its text without a status part       */
extern const BounceDialect bounce_dialect_gmail;
extern const BounceDialect bounce_dialect_simple;       /* a table: marker, recipient, reason   */

/* Answers of people and programs, then the cautious last resort. */
extern const BounceDialect bounce_dialect_challenge;
extern const BounceDialect bounce_dialect_autoreply;    /* RFC 3834                             */
extern const BounceDialect bounce_dialect_plain;

G_END_DECLS
