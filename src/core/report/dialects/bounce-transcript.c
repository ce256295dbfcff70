/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* "Transcript of session follows": Sendmail's record of a dialogue, and whose
 * fault each line of it is. */
#include "bounce-transcript.h"

#include "bounce-addr-spec.h"
#include "bounce-findings.h"
#include "bounce-status.h"

#include <string.h>

#define MAX_WORDS     4000       /* bytes kept of what is nobody's              */
#define MAX_HOSTS     100        /* verdicts about a host alone                 */
#define MAX_ADDRESSES 50         /* in front of one verdict                     */

struct _BounceTranscript
{
  BounceReport *report;
  GHashTable   *known;           /* address or local part, folded → recipient   */
  gboolean      listed;          /* the notice listed its recipients before     */
  guint         n_remotes;
  char         *remote;          /* "... while talking to"                      */
  char         *target;          /* of ">>> RCPT To:", or NULL                  */
  GString      *reply;           /* "<<<" lines since the last command          */
  GString      *session;         /* the last such that named nobody             */
  GString      *loose;           /* lines of programs, verdicts without address */
  GHashTable   *hosts;           /* verdicts about a host alone, by its name    */
  char         *host;            /* the first of them                           */
};

BounceTranscript *
bounce_transcript_new (BounceReport *report)
{
  BounceTranscript *self = g_new0 (BounceTranscript, 1);

  self->report = report;
  self->reply = g_string_new (NULL);
  self->session = g_string_new (NULL);
  self->loose = g_string_new (NULL);
  self->hosts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

static void
append_line (GString    *words,
             const char *start,
             const char *end)
{
  if (words->len >= MAX_WORDS)
    return;
  if (words->len)
    g_string_append_c (words, '\n');
  g_string_append_len (words, start, end - start);
}

static void
learn (BounceTranscript *self,
       BounceRecipient  *recipient)
{
  g_autofree char *address = recipient->address ? g_ascii_strdown (recipient->address, -1) : NULL;
  const char *at = address ? strrchr (address, '@') : NULL;
  g_autofree char *local = at ? g_strndup (address, at - address) : NULL;

  if (local && !g_hash_table_contains (self->known, local))
    g_hash_table_insert (self->known, g_steal_pointer (&local), recipient);
  if (address)
    g_hash_table_insert (self->known, g_steal_pointer (&address), recipient);
}

/* The recipients listed above come first, so they are all there by now. */
static void
ensure_known (BounceTranscript *self)
{
  if (self->known)
    return;

  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->listed = self->report->recipients->len > 0;
  for (guint i = 0; i < self->report->recipients->len; i++)
    learn (self, g_ptr_array_index (self->report->recipients, i));
}

static BounceRecipient *
find_recipient (BounceTranscript *self,
                const char       *address)
{
  g_autofree char *key = g_ascii_strdown (address, -1);
  BounceRecipient *recipient = g_hash_table_lookup (self->known, key);

  if (!recipient && !self->listed)
    {
      recipient = bounce_findings_add (self->report, address);
      if (recipient)
        learn (self, recipient);
    }

  return recipient;
}

static void
describe (BounceTranscript *self,
          BounceRecipient  *recipient,
          const char       *words)
{
  bounce_findings_describe (recipient, words);
  if (!recipient->remote_mta && self->remote)
    recipient->remote_mta = g_strdup (self->remote);
}

/* A command or a session is over: its reply belongs to the recipient it was
 * about, else to all. */
static void
end_reply (BounceTranscript *self)
{
  if (self->reply->len > 0)
    {
      BounceRecipient *recipient = self->target ? find_recipient (self, self->target) : NULL;

      if (recipient)
        describe (self, recipient, self->reply->str);
      else
        g_string_assign (self->session, self->reply->str);
    }

  g_string_truncate (self->reply, 0);
  g_clear_pointer (&self->target, g_free);
}

static void
take_session (BounceTranscript *self,
              const char       *words)
{
  char *host = bounce_lines_dup_host (words, "while talking to ");

  end_reply (self);
  if (!host)
    return;
  g_free (self->remote);
  self->remote = host;
  self->n_remotes++;
}

static void
take_command (BounceTranscript *self,
              const char       *command)
{
  end_reply (self);
  if (g_ascii_strncasecmp (command, "RCPT TO:", 8) == 0)
    {
      const char *cursor = command + 8;

      self->target = bounce_addr_spec_find (&cursor);
    }
}

static void
take_reply (BounceTranscript *self,
            const BounceLine *line,
            const char       *reply)
{
  guint code = bounce_status_parse_code (reply, NULL);

  /* "503 Need Rcpt command" only follows from what was said before it. */
  if ((code == 0 || code >= 400) && !(code == 503 && self->reply->len > 0))
    append_line (self->reply, reply, line->end);
}

static void
take_verdict_of (BounceTranscript *self,
                 const char       *address,
                 guint             code,
                 const char       *verdict)
{
  BounceRecipient *recipient = find_recipient (self, address);

  if (!recipient)
    return;
  if (code >= 500 && recipient->action == BOUNCE_ACTION_UNKNOWN)
    recipient->action = BOUNCE_ACTION_FAILED;

  if (self->reply->len > 0)
    describe (self, recipient, self->reply->str);
  else
    bounce_findings_describe (recipient, verdict);
  if (!recipient->remote_mta)
    recipient->remote_mta = bounce_lines_dup_host (verdict, "timed out with ");
  if (!recipient->remote_mta)
    recipient->remote_mta = bounce_lines_dup_host (verdict, "refused by ");
}

/* Who is meant by "[code [status]] who... words", or by a relative's "code
 * <who>: words"; NULL when the line is neither. */
static char *
dup_subject (const char *words,
             guint      *code)
{
  const char *who = words;
  const char *dots = strstr (words, "... ");
  const char *end;
  BounceStatus status;

  *code = bounce_status_parse_code (words, &who);
  who += strspn (who, " ");
  if (*code && bounce_status_parse (who, &status, &end))
    who = end + strspn (end, " ");

  end = dots;
  if (!dots && *code >= 400 && *who == '<')
    end = strstr (who, ">:");

  return end && end >= who ? g_strstrip (g_strndup (who, end - who)) : NULL;
}

static gboolean
take_verdict (BounceTranscript *self,
              const char       *words)
{
  guint code;
  g_autofree char *subject = dup_subject (words, &code);
  g_autofree char *all = NULL;
  const char *cursor;
  char *address;
  guint n = 0;

  if (!subject)
    return FALSE;

  /* What a local program said stands in front of the verdict. */
  append_line (self->loose, words, words + strlen (words));
  all = g_strdup (self->loose->str);
  cursor = subject;
  while (*subject != '"' && n < MAX_ADDRESSES && (address = bounce_addr_spec_find (&cursor)))
    {
      take_verdict_of (self, address, code, all);
      g_free (address);
      n++;
    }
  if (n == 0 && *subject && !strpbrk (subject, " \t\".@"))
    {
      take_verdict_of (self, subject, code, all);
      n++;
    }
  if (n > 0)
    {
      g_string_truncate (self->reply, 0);
      g_string_truncate (self->loose, 0);
      g_clear_pointer (&self->target, g_free);
    }
  else if (strchr (subject, '.') && *subject != '"' && g_hash_table_size (self->hosts) < MAX_HOSTS)
    {
      g_hash_table_insert (self->hosts, g_ascii_strdown (subject, strcspn (subject, " \t")), g_strdup (words));
      if (!self->host)
        self->host = g_strdup (words);
      g_string_truncate (self->loose, 0);
    }

  return TRUE;
}

void
bounce_transcript_take_line (BounceTranscript *self,
                             const BounceLine *line)
{
  g_autofree char *words = bounce_line_dup (line);

  ensure_known (self);
  if (bounce_line_begins (line, "... while talking to ") || bounce_line_begins (line, "While talking to "))
    take_session (self, words);
  else if (bounce_line_begins (line, ">>> "))
    take_command (self, words + 4);
  else if (bounce_line_begins (line, "<<< "))
    take_reply (self, line, line->start + 4);
  else if (!take_verdict (self, words))
    append_line (self->loose, line->start, line->end);
}

/* "421 example.net (smtp)... Deferred": whoever the message was for there. */
static void
take_hosts (BounceTranscript *self)
{
  static const char * const fields[] = { "To", "Cc" };

  for (guint f = 0; self->report->original && f < G_N_ELEMENTS (fields); f++)
    {
      g_auto (GStrv) addresses = bounce_message_dup_addresses (self->report->original, fields[f]);

      for (guint i = 0; addresses && addresses[i] && i < MAX_ADDRESSES; i++)
        {
          const char *domain = bounce_addr_spec_get_domain (addresses[i]);
          g_autofree char *key = domain ? g_ascii_strdown (domain, -1) : NULL;
          const char *words = key ? g_hash_table_lookup (self->hosts, key) : NULL;
          BounceRecipient *recipient = words ? bounce_findings_add (self->report, addresses[i]) : NULL;

          if (recipient)
            bounce_findings_describe (recipient, words);
        }
    }
}

void
bounce_transcript_finish (BounceTranscript *self)
{
  const char *rest;

  ensure_known (self);
  end_reply (self);
  rest = self->session->len ? self->session->str : self->loose->len ? self->loose->str : self->host ? self->host : "";

  if (self->report->recipients->len == 0)
    take_hosts (self);
  if (self->report->recipients->len == 0 && *rest)
    {
      g_autofree char *only = bounce_findings_dup_only_recipient (self->report);

      bounce_report_add_recipient (self->report, only);
    }

  for (guint i = 0; i < self->report->recipients->len; i++)
    {
      BounceRecipient *recipient = g_ptr_array_index (self->report->recipients, i);

      /* A program or a file fails without any dialogue. */
      gboolean local = recipient->text && strchr ("\"|/", *recipient->text) && self->loose->len > 0;
      gboolean told = !local && !recipient->diagnostic && self->session->len > 0 && self->n_remotes == 1;

      if (!recipient->diagnostic)
        bounce_findings_describe (recipient, local ? self->loose->str : rest);
      if (!recipient->remote_mta && self->remote && (told || self->report->recipients->len == 1))
        recipient->remote_mta = g_strdup (self->remote);
    }
}

void
bounce_transcript_free (BounceTranscript *self)
{
  if (!self)
    return;

  g_clear_pointer (&self->known, g_hash_table_unref);
  g_free (self->remote);
  g_free (self->target);
  g_string_free (self->reply, TRUE);
  g_string_free (self->session, TRUE);
  g_string_free (self->loose, TRUE);
  g_hash_table_unref (self->hosts);
  g_free (self->host);
  g_free (self);
}
