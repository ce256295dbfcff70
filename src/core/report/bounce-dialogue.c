/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Where in an SMTP dialogue a reply was given, and which machine gave it. */
#include "bounce-dialogue.h"

#include <string.h>

/* What follows "in reply to" (Postfix) or "after" (Exim, and many others). */
static const struct { const char *word; BounceStage stage; } commands[] = {
  { "end of data",        BOUNCE_STAGE_DATA },
  { "sending data block", BOUNCE_STAGE_DATA },
  { "pipelined data",     BOUNCE_STAGE_DATA },
  { "pipelined end of data", BOUNCE_STAGE_DATA },
  { "data",               BOUNCE_STAGE_DATA },
  { "bdat",               BOUNCE_STAGE_DATA },
  { "pipelined rcpt to",  BOUNCE_STAGE_RCPT },
  { "rcpt",               BOUNCE_STAGE_RCPT },
  { "pipelined mail from", BOUNCE_STAGE_MAIL },
  { "mail from",          BOUNCE_STAGE_MAIL },
  { "initial connection", BOUNCE_STAGE_CONNECT },
  { "connect",            BOUNCE_STAGE_CONNECT },
  { "ehlo",               BOUNCE_STAGE_HELO },
  { "helo",               BOUNCE_STAGE_HELO },
  { "lhlo",               BOUNCE_STAGE_HELO },
  { "starttls",           BOUNCE_STAGE_TLS },
  { "auth",               BOUNCE_STAGE_AUTH },
};

/* Lower case, in order of weight: an SMTP stage that is named beats a failure
 * to connect, and that beats a server's own verdict. */
static const struct { const char *phrase; BounceStage stage; } stage_phrases[] = {
  /* Postfix, smtp_trouble.c and smtp_proto.c */
  { "while receiving the initial server greeting", BOUNCE_STAGE_CONNECT },
  { "while performing the helo handshake",         BOUNCE_STAGE_HELO },
  { "while performing the ehlo handshake",         BOUNCE_STAGE_HELO },
  { "while performing the lhlo handshake",         BOUNCE_STAGE_HELO },
  { "while sending mail from",                     BOUNCE_STAGE_MAIL },
  { "while sending rcpt to",                       BOUNCE_STAGE_RCPT },
  { "while sending data command",                  BOUNCE_STAGE_DATA },
  { "while sending message body",                  BOUNCE_STAGE_DATA },
  { "while sending end of data",                   BOUNCE_STAGE_DATA },
  { "while receiving the reply",                   BOUNCE_STAGE_DATA },
  { "refused to talk to me",                       BOUNCE_STAGE_CONNECT },
  { "tls is required",                             BOUNCE_STAGE_TLS },
  { "cannot start tls",                            BOUNCE_STAGE_TLS },
  { "server certificate not",                      BOUNCE_STAGE_TLS },
  /* qmail-remote.c */
  { "does not like recipient",                     BOUNCE_STAGE_RCPT },
  { "but sender was rejected",                     BOUNCE_STAGE_MAIL },
  { "but my name was rejected",                    BOUNCE_STAGE_HELO },
  { "but greeting failed",                         BOUNCE_STAGE_CONNECT },
  { "failed on data command",                      BOUNCE_STAGE_DATA },
  { "failed after i sent the message",             BOUNCE_STAGE_DATA },
  /* Sendmail's transcript, MDaemon's, and "while ..." of others */
  { ">>> rcpt to",                                 BOUNCE_STAGE_RCPT },
  { "--> rcpt to",                                 BOUNCE_STAGE_RCPT },
  { ">>> data",                                    BOUNCE_STAGE_DATA },
  { ">>> mail from",                               BOUNCE_STAGE_MAIL },
  { "--> mail from",                               BOUNCE_STAGE_MAIL },
  { "error, rcpt to",                              BOUNCE_STAGE_RCPT },
  { "recipient address rejected",                  BOUNCE_STAGE_RCPT },
  { "sender address rejected",                     BOUNCE_STAGE_RCPT },
  { "client host rejected",                        BOUNCE_STAGE_RCPT },
  { "helo command rejected",                       BOUNCE_STAGE_RCPT },
  /* Gmail numbers the states of its client */
  { "(state 9)",                                   BOUNCE_STAGE_RCPT },
  { "(state 13)",                                  BOUNCE_STAGE_RCPT },
  { "(state 14)",                                  BOUNCE_STAGE_RCPT },
  { "(state 17)",                                  BOUNCE_STAGE_DATA },
  { "(state 18)",                                  BOUNCE_STAGE_DATA },
  { "tls handshake",                               BOUNCE_STAGE_TLS },
  { "starttls",                                    BOUNCE_STAGE_TLS },
  { "connection refused",                          BOUNCE_STAGE_CONNECT },
  { "connection timed out",                        BOUNCE_STAGE_CONNECT },
  { "connection timeout",                          BOUNCE_STAGE_CONNECT },
  { "no route to host",                            BOUNCE_STAGE_CONNECT },
  { "network is unreachable",                      BOUNCE_STAGE_CONNECT },
  { "host is unreachable",                         BOUNCE_STAGE_CONNECT },
  { "could not connect",                           BOUNCE_STAGE_CONNECT },
  { "unable to connect",                           BOUNCE_STAGE_CONNECT },
  { "establish an smtp connection",                BOUNCE_STAGE_CONNECT },
};

/* Exchange writes its own verdicts like replies: "550 5.1.1 RESOLVER.ADR...". */
static const char *const local_replies[] = { "resolver.", "queue.expired", "routing.", "smtpsend.dns", "storedrv.deliver" };

/* A server's own verdict: only when no reply code and no other machine is named. */
static const char *const local_phrases[] = {
  "name service error", "host or domain name not found", "unrouteable address", "unroutable address",
  "unknown user:", "user unknown in virtual", "user unknown in local", "couldn't find any host",
  "couldn't find a mail exchanger", "no mailbox here by that name", "i'm not going to try again",
  "loops back to myself", "too many hops", "command died", "command output", "retry timeout exceeded",
  "delivery temporarily suspended", "mail system configuration error",
  "all relevant mx records", "local configuration error", "unknown local", "overdrawn his diskspace",
  "maildir", "pipe to", "local delivery failed", "address lookup did not",
};

static BounceStage
read_command (const char *p)
{
  while (*p == ' ')
    p++;
  if (g_str_has_prefix (p, "the "))
    p += 4;
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      gsize n = strlen (commands[i].word);

      if (strncmp (p, commands[i].word, n) == 0 && !g_ascii_isalpha (p[n]))
        return commands[i].stage;
    }
  return BOUNCE_STAGE_UNKNOWN;
}

/* The first place in @text where @phrase is followed by a command. */
static BounceStage
find_command_after (const char *text,
                    const char *phrase)
{
  const char *p = strstr (text, phrase);

  /* Prose has many an "after"; the one that counts comes early. */
  for (guint tries = 0; p != NULL && tries < 64; p = strstr (p + 1, phrase), tries++)
    {
      BounceStage stage = read_command (p + strlen (phrase));

      if (stage != BOUNCE_STAGE_UNKNOWN)
        return stage;
    }
  return BOUNCE_STAGE_UNKNOWN;
}

BounceStage
bounce_dialogue_find_stage (const char *whole,
                            const char *inner)
{
  g_autofree char *folded = g_ascii_strdown (whole, -1);
  BounceStage stage;

  /* Nested replies close from the inside: the nearest "in reply to" is ours. */
  stage = find_command_after (folded + (inner - whole), "in reply to ");
  if (stage == BOUNCE_STAGE_UNKNOWN)
    stage = find_command_after (folded, " after ");
  for (gsize i = 0; stage == BOUNCE_STAGE_UNKNOWN && i < G_N_ELEMENTS (stage_phrases); i++)
    {
      if (strstr (folded, stage_phrases[i].phrase) != NULL)
        stage = stage_phrases[i].stage;
    }
  if (stage != BOUNCE_STAGE_UNKNOWN || strstr (folded, " said: ") != NULL)
    return stage;
  for (gsize i = 0; i < G_N_ELEMENTS (local_replies); i++)
    {
      if (strstr (folded, local_replies[i]) != NULL)
        return BOUNCE_STAGE_LOCAL;
    }
  for (gsize i = 0; bounce_status_parse_code (inner, NULL) == 0 && i < G_N_ELEMENTS (local_phrases); i++)
    {
      if (strstr (folded, local_phrases[i]) != NULL)
        return BOUNCE_STAGE_LOCAL;
    }
  return BOUNCE_STAGE_UNKNOWN;
}

static gboolean
is_host_char (char c)
{
  return g_ascii_isalnum (c) || c == '.' || c == '-' || c == '_' || c == ':';
}

static char *
dup_address (const char *begin,
             gsize       length)
{
  g_autofree char *text = NULL;

  if (length < 3 || length > 60)
    return NULL;
  if (length > 5 && g_ascii_strncasecmp (begin, "IPv6:", 5) == 0)
    {
      begin += 5;
      length -= 5;
    }
  text = g_strndup (begin, length);
  return g_hostname_is_ip_address (text) ? g_steal_pointer (&text) : NULL;
}

/* "mx.example.net[192.0.2.1]", "mx.example.net [192.0.2.1]", "192.0.2.1",
 * "mx.example.net. (192.0.2.1)" or only the name, at @p. */
static gboolean
read_machine (const char  *p,
              char       **host,
              char       **address)
{
  gsize n = 0;
  const char *bracket;

  while (n < 256 && is_host_char (p[n]))
    n++;
  bracket = p + n;
  while (n > 0 && (p[n - 1] == '.' || p[n - 1] == ':'))
    n--;
  if (*bracket == ' ')
    bracket++;
  *address = NULL;
  if (*bracket == '[' || *bracket == '(')
    *address = dup_address (bracket + 1, strcspn (bracket + 1, "]) ,"));
  if (*address == NULL)
    *address = dup_address (p, n);

  *host = NULL;
  if (n > 0 && n < 256 && memchr (p, ':', n) == NULL && (memchr (p, '.', n) != NULL || *address != NULL))
    *host = g_strndup (p, n);
  if (*host != NULL && g_hostname_is_ip_address (*host))
    g_clear_pointer (host, g_free);
  return *host != NULL || *address != NULL;
}

/* The last machine that follows @phrase before @limit. (g_strrstr_len measures
 * the text anew at each call.) */
static gboolean
find_last_after (const char  *whole,
                 const char  *folded,
                 const char  *phrase,
                 gsize        limit,
                 char       **host,
                 char       **address)
{
  gsize n = strlen (phrase);

  for (gsize at = limit >= n ? limit - n + 1 : 0; at-- > 0;)
    {
      gboolean free_standing = at == 0 || !g_ascii_isalnum (folded[at - 1]);

      if (folded[at] == phrase[0] && free_standing && strncmp (folded + at, phrase, n) == 0
          && read_machine (whole + at + n, host, address))
        return TRUE;
    }
  return FALSE;
}

/* The machine whose name or address ends before @phrase: "192.0.2.1 does not
 * like recipient", "mx.example.net[192.0.2.1] refused to talk to me". */
static gboolean
find_before (const char  *whole,
             const char  *folded,
             const char  *phrase,
             char       **host,
             char       **address)
{
  const char *p = strstr (folded, phrase);
  const char *begin;

  if (p == NULL)
    return FALSE;
  begin = whole + (p - folded);
  while (begin > whole && whole + (p - folded) - begin < 320
         && (is_host_char (begin[-1]) || begin[-1] == '[' || begin[-1] == ']'))
    begin--;
  return read_machine (begin, host, address);
}

/* Google: "Remote server returned ... (192.0.2.1, the server for the domain
 * example.org.)", older "by mx.example.org. [192.0.2.1]." */
static gboolean
find_google (const char  *whole,
             const char  *folded,
             char       **host,
             char       **address)
{
  const char *p = strstr (folded, ", the server for the domain");
  const char *begin;

  if (p != NULL)
    {
      begin = whole + (p - folded);
      while (begin > whole && is_host_char (begin[-1]))
        begin--;
      return read_machine (begin, host, address);
    }
  p = strstr (folded, "by the server for the recipient domain ");
  p = p != NULL ? strstr (p + 10, " by ") : NULL;
  return p != NULL && read_machine (whole + (p - folded) + 4, host, address);
}

void
bounce_dialogue_find_receiver (const char  *whole,
                               const char  *inner,
                               char       **host,
                               char       **address)
{
  /* Before the reply: who said it. "host " must come first: it is nearest. */
  static const char *const leads[] = {
    "host ", "delivery via ", "lost connection with ", "conversation with ", "connect to ", "connected to ",
    "while talking to ", "remote server at ", "response from ", "connecting to ", "server ",
  };
  g_autofree char *folded = g_ascii_strdown (whole, -1);
  gsize length = strlen (whole);
  gsize limit = (gsize) (inner - whole);

  *host = *address = NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (leads); i++)
    {
      if (find_last_after (whole, folded, leads[i], limit, host, address))
        return;
    }
  if (find_google (whole, folded, host, address)
      || find_before (whole, folded, " does not like recipient", host, address)
      || find_before (whole, folded, " failed after i sent the message", host, address)
      || find_before (whole, folded, " failed on data command", host, address)
      || find_before (whole, folded, " refused to talk to me", host, address)
      || find_before (whole, folded, " said: ", host, address)
      || find_last_after (whole, folded, "giving up on ", length, host, address))
    return;
  /* Without a reply there is no before: "connect to H[IP]:25: Connection refused". */
  if (bounce_status_parse_code (inner, NULL) != 0)
    return;
  for (gsize i = 1; i < 7; i++)
    {
      if (find_last_after (whole, folded, leads[i], length, host, address))
        return;
    }
}
