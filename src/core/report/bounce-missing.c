/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom a report is about when it does not say so itself. */
#include "bounce-missing.h"

#include "bounce-addr-spec.h"
#include "bounce-notice.h"

#include <string.h>

#define MAX_ADDRESSES 200

/* The one recipient without an address gets it; else a new one. */
static void
add (BounceReport *report,
     const char   *address)
{
  if (report->recipients->len == 1)
    {
      BounceRecipient *only = g_ptr_array_index (report->recipients, 0);

      if (only->address == NULL)
        {
          only->address = bounce_addr_spec_tidy (address);
          return;
        }
    }
  bounce_report_add_recipient (report, address);
}

static void
collect (GHashTable    *set,
         BounceMessage *message,
         const char    *header)
{
  g_auto(GStrv) addresses = message != NULL ? bounce_message_dup_addresses (message, header) : NULL;

  for (gsize i = 0; addresses != NULL && addresses[i] != NULL && i < MAX_ADDRESSES; i++)
    g_hash_table_add (set, g_ascii_strdown (addresses[i], -1));
}

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* Addresses that cannot be the failing one: whoever gets the report, whoever
 * sent it, whoever sent the returned message. */
static GHashTable *
dup_own_addresses (BounceReport  *report,
                   BounceMessage *message)
{
  static const char *const report_headers[] = { "To", "Cc", "Delivered-To", "X-Original-To", "From", "Sender", "Reply-To", "Envelope-To" };
  static const char *const original_headers[] = { "From", "Sender", "Reply-To", "Return-Path", "Errors-To" };
  GHashTable *own = new_set ();

  for (gsize i = 0; i < G_N_ELEMENTS (report_headers); i++)
    collect (own, message, report_headers[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (original_headers); i++)
    collect (own, report->original, original_headers[i]);
  return own;
}

static gboolean
is_role (const char *address)
{
  static const char *const roles[] = {
    "postmaster", "mailer-daemon", "abuse", "support", "helpdesk", "help", "noreply", "no-reply", "hostmaster", "admin",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      gsize n = strlen (roles[i]);

      if (g_ascii_strncasecmp (address, roles[i], n) == 0 && address[n] == '@')
        return TRUE;
    }
  return FALSE;
}

static void
take_failed_recipients (BounceReport  *report,
                        BounceMessage *message)
{
  g_auto(GStrv) addresses = bounce_message_dup_addresses (message, "X-Failed-Recipients");

  for (gsize i = 0; addresses != NULL && addresses[i] != NULL; i++)
    add (report, addresses[i]);
}

/* Addresses in the words before the returned message, without our own. */
static GPtrArray *
find_named (BounceReport *report,
            GHashTable   *own)
{
  const char *marker = bounce_notice_find_original (report->text, NULL);
  g_autofree char *text = marker != NULL ? g_strndup (report->text, (gsize) (marker - report->text)) : g_strdup (report->text);
  const char *cursor = text;
  g_autoptr(GHashTable) seen = new_set ();
  GPtrArray *named = g_ptr_array_new_with_free_func (g_free);
  char *address;

  while (named->len < MAX_ADDRESSES && (address = bounce_addr_spec_find (&cursor)) != NULL)
    {
      g_autofree char *found = address;
      g_autofree char *folded = g_ascii_strdown (found, -1);

      if (g_hash_table_contains (own, folded) || is_role (folded) || !g_hash_table_add (seen, g_steal_pointer (&folded)))
        continue;
      g_ptr_array_add (named, g_steal_pointer (&found));
    }
  return named;
}

static void
take_repeated (BounceReport *report,
               GPtrArray    *named)
{
  g_autoptr(GHashTable) written = new_set ();

  collect (written, report->original, "To");
  collect (written, report->original, "Cc");
  for (guint i = 0; i < named->len; i++)
    {
      g_autofree char *folded = g_ascii_strdown (g_ptr_array_index (named, i), -1);

      if (g_hash_table_contains (written, folded))
        add (report, g_ptr_array_index (named, i));
    }
}

static void
take_verp (BounceReport  *report,
           BounceMessage *message)
{
  static const char *const headers[] = { "To", "Delivered-To", "X-Original-To", "Envelope-To" };
  static const char *const original_headers[] = { "Return-Path", "Sender", "Errors-To" };

  for (gsize i = 0; i < G_N_ELEMENTS (headers) + G_N_ELEMENTS (original_headers); i++)
    {
      gboolean of_report = i < G_N_ELEMENTS (headers);
      BounceMessage *source = of_report ? message : report->original;
      const char *name = of_report ? headers[i] : original_headers[i - G_N_ELEMENTS (headers)];
      g_auto(GStrv) addresses = source != NULL ? bounce_message_dup_addresses (source, name) : NULL;
      g_autofree char *hidden = addresses != NULL && addresses[0] != NULL ? bounce_addr_spec_undo_verp (addresses[0]) : NULL;

      if (hidden != NULL)
        {
          add (report, hidden);
          return;
        }
    }
}

static void
take_single_to (BounceReport *report)
{
  g_auto(GStrv) to = report->original != NULL ? bounce_message_dup_addresses (report->original, "To") : NULL;

  if (to != NULL && to[0] != NULL && to[1] == NULL)
    add (report, to[0]);
}

static gboolean
is_missing (BounceReport *report)
{
  for (guint i = 0; i < report->recipients->len; i++)
    {
      BounceRecipient *recipient = g_ptr_array_index (report->recipients, i);

      if (recipient->address != NULL)
        return FALSE;
    }
  return TRUE;
}

void
bounce_missing_take_recipients (BounceReport  *report,
                                BounceMessage *message)
{
  g_autoptr(GHashTable) own = NULL;
  g_autoptr(GPtrArray) named = NULL;

  g_return_if_fail (report != NULL && message != NULL);

  if (!is_missing (report))
    return;
  take_failed_recipients (report, message);
  if (!is_missing (report))
    return;
  own = dup_own_addresses (report, message);
  named = find_named (report, own);
  take_repeated (report, named);
  if (is_missing (report))
    take_verp (report, message);
  if (is_missing (report) && named->len == 1)
    add (report, g_ptr_array_index (named, 0));
  if (is_missing (report))
    take_single_to (report);
}
