/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the lookup window, and what it may ask: pure functions. To be
 * freed. */
#pragma once

#include "bounce.h"

G_BEGIN_DECLS

/* Why nothing is asked about what was typed, in a sentence; NULL when it can be
 * asked. @test: of a test's own server, which knows examples too. */
char     *inspector_lookup_words_dup_fault    (const char            *typed,
                                               gboolean               test);
/* The servers were told, and all are on this very computer. */
gboolean  inspector_lookup_words_is_test      (const BounceSettings  *settings);
/* A name whose addresses have to be asked for first. */
gboolean  inspector_lookup_words_is_host      (const char            *typed);
/* What would be asked about a host, before its addresses are known: the name
 * itself, and for each list "*.zone". @operators (owned) gets who is asked. */
char    **inspector_lookup_words_dup_names    (const char            *typed,
                                               BounceBlocklists      *lists,
                                               const BounceSettings  *settings,
                                               char                ***operators);
/* "Address 203.0.113.5", "Domain example.org" */
char     *inspector_lookup_words_dup_heading  (BounceSubject         *subject);
/* "mx.example.org has no address": when all that is left of a host is its domain. */
char     *inspector_lookup_words_dup_no_address (const char          *typed);
/* "203.0.113.5 – Blocklist Lookup" */
char     *inspector_lookup_words_dup_title    (const char            *typed);
char     *inspector_lookup_words_dup_failed   (const char            *why);

G_END_DECLS
