/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the preferences, as pure functions. What comes from files of the
 * user comes out safe. To be freed. */
#pragma once

#include "bounce.h"
#include "inspector-list-choice.h"

G_BEGIN_DECLS

/* "Spamhaus ZEN · zen.spamhaus.org": the search finds it by both. */
char       *inspector_preferences_words_dup_title    (const BounceBlocklist  *list);
/* "Combined list · Spamhaus Project", and why it is not asked. */
char       *inspector_preferences_words_dup_subtitle (const BounceBlocklist  *list,
                                                      InspectorListState      state);
/* "IPv4 addresses, domains" */
char       *inspector_preferences_words_dup_families (const BounceBlocklist  *list);
/* Who may ask it; "" for everybody. */
char       *inspector_preferences_words_dup_terms    (const BounceBlocklist  *list);
/* "127.0.0.4–7: listed (exploited host): infected or taken over (XBL)" */
char       *inspector_preferences_words_dup_meaning  (const BounceListMeaning *meaning);
/* What every other answer means. */
const char *inspector_preferences_words_get_other    (const BounceBlocklist  *list);
/* "Nobody may ask it any more: closed in June 2024. …" */
char       *inspector_preferences_words_dup_dead     (const char             *zone);
/* What is wrong with a new list, as typed; NULL when it can be added. */
char       *inspector_preferences_words_dup_zone_fault (BounceBlocklists     *lists,
                                                        const char           *typed);
/* What is wrong with servers, as typed; NULL for good ones and for none. */
char       *inspector_preferences_words_dup_dns_fault  (const char           *typed);
/* The names in what was typed, with "," or white space between, that can be
 * own domains, or servers; the others in @faulty (one sentence, or NULL). */
char      **inspector_preferences_words_take_names     (const char           *typed,
                                                        gboolean              domains,
                                                        char                **fault);
/* "Asked now: 192.168.1.1" */
char       *inspector_preferences_words_dup_resolver (const char             *resolver,
                                                      gboolean                by_environment);
/* What an answer to "Commercial use?" does; @left_out: lists it switches off. */
char       *inspector_preferences_words_dup_commercial (BounceCommercial      commercial,
                                                        guint                 left_out);
char       *inspector_preferences_words_dup_not_saved  (const char           *why);

G_END_DECLS
