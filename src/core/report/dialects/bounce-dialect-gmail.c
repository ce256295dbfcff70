/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Google's notices: the old plain ones, the newer ones ("** Address not found
 * **") in any language, and those of Google Groups. */
#include "bounce-addr-spec.h"
#include "bounce-dialect.h"
#include "bounce-findings.h"
#include "bounce-lines.h"
#include "bounce-notice.h"

#include <string.h>

/* The reason stands behind the first of these that is there. */
static const char * const labels[] = {
  "The error that the other server returned was:",
  "The response from the remote server was:",
  "The response was:",
  "Technical details of permanent failure:",
  "Technical details of temporary failure:",
};

static const char * const waiting[] = {
  "has been delayed",
  "Delivery incomplete",
  "Message will be retried for",
  "Gmail will retry for",
};

/* Translated notices keep the sender, the header and the layout. */
static gboolean
is_from_google (BounceMessage *message)
{
  g_auto (GStrv) from = bounce_message_dup_addresses (message, "From");
  static const char * const senders[] = {
    "mailer-daemon@googlemail.com", "mailer-daemon@google.com", "mailer-daemon@gmail.com",
  };

  for (guint i = 0; from && from[0] && i < G_N_ELEMENTS (senders); i++)
    {
      if (bounce_addr_spec_equal (from[0], senders[i]))
        return TRUE;
    }

  return FALSE;
}

static gboolean
recognise (BounceMessage *message)
{
  return is_from_google (message) ||
         bounce_lines_has_mark (message, "Technical details of permanent failure:") ||
         bounce_lines_has_mark (message, "Technical details of temporary failure:") ||
         bounce_lines_has_mark (message, "The response from the remote server was:");
}

/* "Delivery to the following recipient failed permanently:", then each on a
 * line of its own, indented. */
static void
take_listed (BounceReport *report,
             const char   *text,
             const char   *limit)
{
  const char *at = bounce_lines_find (text, limit, "Delivery to the following recipient");
  BounceLine line;

  if (!at || !bounce_line_read (&at, limit, &line))
    return;

  while (bounce_line_read (&at, limit, &line))
    {
      g_autofree char *address = NULL;

      if (bounce_line_is_blank (&line))
        continue;
      address = line.indent > 0 ? bounce_line_dup_bare (&line) : NULL;
      if (!address)
        break;
      bounce_findings_add (report, address);
    }
}

/* "** Address not found **": the first line of the newer kind. */
static const char *
find_headline (const char *text,
               const char *limit)
{
  BounceLine line;

  while (bounce_line_read (&text, limit, &line))
    {
      if (bounce_line_is_blank (&line))
        continue;
      return line.end - line.start > 6 && memcmp (line.start, "** ", 3) == 0 && memcmp (line.end - 3, " **", 3) == 0
             ? line.next : NULL;
    }

  return NULL;
}

/* "Your message wasn't delivered to x@y because": the first address below the
 * headline, unless it is the reader's own. */
static void
take_sentence (BounceReport  *report,
               BounceMessage *message,
               const char    *sentence,
               const char    *limit)
{
  g_auto (GStrv) to = bounce_message_dup_addresses (message, "To");
  g_autofree char *words = g_strndup (sentence, MIN (limit - sentence, 2000));
  const char *cursor = words;
  char *address;
  gboolean found = FALSE;

  while (!found && (address = bounce_addr_spec_find (&cursor)))
    {
      found = !(to && to[0] && bounce_addr_spec_equal (to[0], address));
      if (found)
        bounce_findings_add (report, address);
      g_free (address);
    }
}

/* In other languages: below the first line that ends with a colon. */
static const char *
find_response (const char *text,
               const char *limit)
{
  BounceLine line;

  while (bounce_line_read (&text, limit, &line))
    {
      gsize length = line.end - line.start;

      if (length > 0 && (line.end[-1] == ':' || (length >= 3 && memcmp (line.end - 3, "\357\274\232", 3) == 0)))
        return line.next;
    }

  return NULL;
}

static gboolean
is_paragraph_end (const char *at,
                  const char *limit)
{
  return at + 1 < limit && at[0] == '\n' && at[1] == '\n';
}

/* Google Groups speak the reader's language and answer "Hello a@b,"; the
 * address of their help is the same in all. */
static char *
dup_groups_words (const char *text,
                  const char *limit)
{
  const char *help = bounce_lines_find (text, limit, "groups.google.com/support");
  const char *start;
  const char *end;
  g_autofree char *sentence = NULL;

  if (!help)
    return NULL;

  for (start = text; start < help && !is_paragraph_end (start, limit); start++)
    ;
  while (start < help && g_ascii_isspace (*start))
    start++;
  for (end = start; end < help && !is_paragraph_end (end, limit); end++)
    ;
  while (help > end && help[-1] != '\n')
    help--;

  sentence = g_strndup (start, end - start);
  return g_strdup_printf ("%s\n%.*s", sentence, (int) MIN (strcspn (help, "\n"), (gsize) (limit - help)), help);
}

static char *
dup_reason (const char *text,
            const char *headline,
            const char *limit)
{
  const char *at = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (labels) && !at; i++)
    {
      at = bounce_lines_find (text, limit, labels[i]);
      if (at)
        at += strlen (labels[i]);
    }
  if (!at && headline)
    at = find_response (headline, limit);
  if (!at)
    return dup_groups_words (text, limit);

  return g_strndup (at, MAX (limit - at, 0));
}

/* "rejected by the server for the recipient domain D by HOST. [IP]." */
static char *
dup_remote (const char *text,
            const char *limit)
{
  const char *at = bounce_lines_find (text, limit, "for the recipient domain ");
  g_autofree char *sentence = at ? g_strndup (at, MIN (limit - at, 600)) : NULL;

  return sentence ? bounce_lines_dup_host (sentence, "by ") : NULL;
}

static gboolean
is_delay (BounceMessage *message,
          const char    *text,
          const char    *limit)
{
  const char *subject = bounce_message_get_header (message, "Subject");

  return (subject && strstr (subject, "(Delay)")) ||
         bounce_lines_find_any (text, limit, waiting, G_N_ELEMENTS (waiting));
}

static BounceReport *
read_notice (BounceMessage *message)
{
  const char *text = bounce_message_get_text (message);
  const char *limit = bounce_lines_find_end (text);
  const char *headline = find_headline (text, limit);
  g_autoptr (BounceReport) report = bounce_report_new (BOUNCE_KIND_FAILURE, "gmail");
  g_autofree char *reason = dup_reason (text, headline, limit);
  g_autofree char *remote = dup_remote (text, limit);

  if (bounce_notice_is_personal (message) || !bounce_notice_is_automatic (message) || !recognise (message))
    return NULL;

  take_listed (report, text, limit);
  if (report->recipients->len == 0)
    bounce_findings_add_header (report, message, "X-Failed-Recipients", text);
  if (report->recipients->len == 0 && headline)
    take_sentence (report, message, headline, limit);
  if (report->recipients->len == 0)
    return NULL;

  for (guint n = 0; n < report->recipients->len; n++)
    {
      BounceRecipient *recipient = g_ptr_array_index (report->recipients, n);

      if (reason)
        bounce_findings_describe (recipient, reason);
      recipient->remote_mta = g_strdup (remote);
    }
  bounce_findings_set_action (report, is_delay (message, text, limit) ? BOUNCE_ACTION_DELAYED : BOUNCE_ACTION_FAILED);
  bounce_findings_finish (report, message, limit);
  return g_steal_pointer (&report);
}

const BounceDialect bounce_dialect_gmail = { "gmail", recognise, read_notice };
