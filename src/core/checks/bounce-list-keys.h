/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys of keyed lists, in the desktop's secret store (libsecret): never shown,
 * logged or exported. The only door to it. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* @operator_name: as in blocklists.ini, "spamhaus.net". NULL without error: no
 * key. To be freed with bounce_list_keys_free_key (), which wipes it. */
void      bounce_list_keys_lookup_async  (const char           *operator_name,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
char     *bounce_list_keys_lookup_finish (GAsyncResult         *result,
                                          GError              **error);
/* @key: NULL removes it. */
void      bounce_list_keys_store_async   (const char           *operator_name,
                                          const char           *key,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
gboolean  bounce_list_keys_store_finish  (GAsyncResult         *result,
                                          GError              **error);
void      bounce_list_keys_free_key      (char                 *key);
/* What comes before @zone is a key, for every text from now on; the built-in
 * keyed zones are known from the beginning. */
void      bounce_list_keys_guard_zone    (const char           *zone);
/* Every text that leaves the program passes here: a label before a keyed zone
 * becomes "****" ("****.zen.dq.spamhaus.net"), whoever's key it is. To be freed. */
char     *bounce_list_keys_redact        (const char           *text);

G_END_DECLS
