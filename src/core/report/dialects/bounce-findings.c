/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What a plain notice was found to say, put into a report. */
#include "bounce-findings.h"

#include "bounce-addr-spec.h"
#include "bounce-fields.h"
#include "bounce-lines.h"
#include "bounce-notice.h"
#include "bounce-reply.h"

#include <string.h>

#define MAX_HEADER 50            /* addresses of a header looked for in the text */
#define MAX_WORDS  8000          /* bytes kept of what is said about one        */

BounceRecipient *
bounce_findings_add (BounceReport *report,
                  const char   *address)
{
  if (!address || report->recipients->len >= BOUNCE_FIELDS_MAX_GROUPS)
    return NULL;

  return bounce_report_add_recipient (report, address);
}

void
bounce_findings_describe (BounceRecipient *recipient,
                       const char      *words)
{
  gsize length = strnlen (words, MAX_WORDS);
  g_autofree char *text = NULL;

  /* Never inside a character. */
  while (length > 0 && (words[length] & 0xc0) == 0x80)
    length--;
  text = g_strstrip (g_strndup (words, length));

  if (!*text)
    return;
  if (!recipient->diagnostic)
    recipient->diagnostic = bounce_reply_unfold (text);
  if (!recipient->text)
    recipient->text = g_steal_pointer (&text);
}

/* Where the layout is lost, the words still follow the address. */
static void
describe_below (BounceReport *report,
                const char   *text,
                const char   *limit)
{
  BounceRecipient *current = NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  BounceLine line;

  while (bounce_line_read (&text, limit, &line))
    {
      g_autofree char *address = bounce_line_dup_bare (&line);

      if (current && (address || bounce_line_is_blank (&line)) && words->len > 0)
        {
          bounce_findings_describe (current, words->str);
          current = NULL;
        }
      for (guint i = 0; address && i < report->recipients->len && i < MAX_HEADER; i++)
        {
          BounceRecipient *recipient = g_ptr_array_index (report->recipients, i);

          if (!bounce_addr_spec_equal (recipient->address, address))
            continue;
          current = recipient;
          g_string_truncate (words, 0);
        }
      if (current && !address && words->len < MAX_WORDS)
        {
          g_string_append_len (words, line.start, line.end - line.start);
          g_string_append_c (words, '\n');
        }
    }

  if (current)
    bounce_findings_describe (current, words->str);
}

void
bounce_findings_add_header (BounceReport  *report,
                         BounceMessage *message,
                         const char    *name,
                         const char    *limit)
{
  const char *cursor = bounce_message_get_header (message, name);
  char *address;

  while (cursor && (address = bounce_addr_spec_find (&cursor)))
    {
      bounce_findings_add (report, address);
      g_free (address);
    }

  if (report->recipients->len > 0)
    describe_below (report, bounce_message_get_text (message), limit);
}

void
bounce_findings_set_action (BounceReport *report,
                         BounceAction  action)
{
  for (guint i = 0; i < report->recipients->len; i++)
    ((BounceRecipient *) g_ptr_array_index (report->recipients, i))->action = action;

  if (action == BOUNCE_ACTION_DELAYED)
    report->kind = BOUNCE_KIND_DELAY;
  else if (action == BOUNCE_ACTION_DELIVERED)
    report->kind = BOUNCE_KIND_DELIVERY;
}

/* Exim and Sendmail name themselves in the Message-ID; what stands in From may
 * be the domain they hide behind. */
static char *
dup_own_host (BounceMessage *message)
{
  g_auto (GStrv) from = bounce_message_dup_addresses (message, "From");
  const char *domain = from && from[0] ? bounce_addr_spec_get_domain (from[0]) : NULL;
  const char *id = bounce_message_get_header (message, "Message-ID");
  const char *at = id ? strrchr (id, '@') : NULL;
  g_autofree char *host = NULL;

  if (!domain || !strchr (domain, '.'))
    return NULL;

  if (at)
    {
      host = g_strndup (at + 1, strcspn (at + 1, "> \t"));
      if (g_str_has_suffix (host, domain) &&
          strlen (host) > strlen (domain) && host[strlen (host) - strlen (domain) - 1] == '.')
        return g_steal_pointer (&host);
    }

  return g_strdup (domain);
}

void
bounce_findings_finish (BounceReport  *report,
                     BounceMessage *message,
                     const char    *end)
{
  const char *text = bounce_message_get_text (message);

  g_free (report->text);
  report->text = g_strchomp (g_strndup (text, end - text));
  if (!report->original)
    bounce_notice_take_original (report, message);
  if (!report->reporter)
    report->reporter = dup_own_host (message);
}

char *
bounce_findings_dup_only_recipient (BounceReport *report)
{
  g_auto (GStrv) to = NULL;
  g_auto (GStrv) cc = NULL;

  if (!report->original)
    return NULL;

  to = bounce_message_dup_addresses (report->original, "To");
  cc = bounce_message_dup_addresses (report->original, "Cc");
  if (!to || g_strv_length (to) != 1 || (cc && cc[0]))
    return NULL;

  return g_strdup (to[0]);
}
