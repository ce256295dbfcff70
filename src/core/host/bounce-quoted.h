/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The client's address as the refuser wrote it into its reply. */
#pragma once

#include "bounce-host.h"

G_BEGIN_DECLS

/* Adds to @candidates the addresses in @words which are not in the place of
 * a receiver ("host mx[IP] said", "Giving up on IP"), nor a link's host, nor
 * among @receivers (NULL-terminated; may hold NULL only). */
void bounce_quoted_find    (GPtrArray          *candidates,
                            const char         *words,
                            const char * const *receivers);
/* Some servers tell both ends of the connection they made: Oracle's Messaging
 * Server as "(TCP|own address|port|other address|25)", SendGrid as "own
 * address : NAME:[other address] :". Their own, or NULL. To be freed. */
char *bounce_quoted_dup_own_end (const char         *text);

G_END_DECLS
