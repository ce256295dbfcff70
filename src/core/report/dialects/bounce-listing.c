/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Recipients as notices list them, each with what is said of it. */
#include "bounce-listing.h"

#include "bounce-addr-spec.h"
#include "bounce-fields.h"
#include "bounce-said.h"

#include <string.h>

#define MAX_LINE 998             /* RFC 5322 section 2.1.1                      */
#define MAX_NEAR 400

/* What stands before an address in a list. */
static const char *const head_labels[] = {
  "recipient address", "recipients", "recipient", "recipient(s)", "failed address", "failed recipient", "addressed to", "address",
  "intended recipient", "intended recipients", "target mail address", "error-for", "final-recipient", "original-recipient",
  "final recipient", "original recipient", "mailbox", "user", "to", "email", "e-mail", "smtp", "rfc822", "mailto",
  "empfänger", "destinataire", "destinatario", "destinatário", "получатель", "宛先", "收件人",
};

static const char *
skip_bullets (const char *line)
{
  while (*line != '\0' && (g_ascii_isspace (*line) || strchr ("*-+|=.>", *line) != NULL))
    line++;
  while (strncmp (line, "\xe2\x80\xa2", 3) == 0 || strncmp (line, "\xc2\xb7", 2) == 0 || strncmp (line, "\xc2\xa0", 2) == 0)
    line += (guchar) *line == 0xe2 ? 3 : 2;
  while (g_ascii_isspace (*line))
    line++;
  return line;
}

static const char *
skip_label (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (head_labels); i++)
    {
      gsize length = strlen (head_labels[i]);

      if (g_ascii_strncasecmp (text, head_labels[i], length) == 0)
        {
          const char *next = text + length;

          while (*next == ' ' || *next == '\t')
            next++;
          if (*next == ':' || *next == ';' || *next == '=')
            {
              for (next++; *next == ' ' || *next == '\t';)
                next++;
              return next;
            }
        }
    }
  return text;
}

static const char *
skip_opening (const char *text)
{
  while (*text != '\0' && (strchr ("<\"'([ \t", *text) != NULL))
    text++;
  return text;
}

/* Brackets and quotes behind the address, and what Outlook repeats:
 * "a@b (a@b)<mailto:a@b>". */
static const char *
skip_closing (const char *text,
              const char *address)
{
  gsize length = strlen (address);

  for (;;)
    {
      while (*text != '\0' && strchr (">\"']", *text) != NULL)
        text++;
      while (*text == ' ' && (text[1] == '(' || text[1] == '<') && g_ascii_strncasecmp (text + 2, address, length) == 0)
        text++;
      if (*text == '<' && g_ascii_strncasecmp (text, "<mailto:", 8) == 0 && strchr (text, '>') != NULL)
        text = strchr (text, '>');
      else if ((*text == '(' || *text == '<') && g_ascii_strncasecmp (text + 1, address, length) == 0
               && (text[1 + length] == ')' || text[1 + length] == '>'))
        text += length + 2;
      else
        return text;
    }
}

/* An address exactly at @text. */
static char *
dup_here (const char  *text,
          const char **rest)
{
  const char *cursor = text;
  g_autofree char *address = NULL;
  gsize length;

  if (!g_ascii_isalnum (*text) && (guchar) *text < 0x80 && (*text == '\0' || strchr ("_+#!$&=/'", *text) == NULL))
    return NULL;
  address = bounce_addr_spec_find (&cursor);
  if (address == NULL || strstr (address, "..") != NULL)
    return NULL;
  length = strlen (address);
  if (g_ascii_strncasecmp (text, address, length) != 0)
    return NULL;
  *rest = skip_closing (text + length, address);
  return g_steal_pointer (&address);
}

/* "Jane Doe <jane@example.org>" alone on its line; Outlook sets "Jane Doe
 * (jane@example.org)<mailto:jane@example.org>". */
static char *
dup_named (const char  *line,
           const char **rest)
{
  gsize length = strcspn (line, "<(:@");
  const char *bracket = line + length;
  const char *behind = NULL;
  g_autofree char *address = NULL;

  if (length == 0 || length > 80 || (*bracket != '<' && *bracket != '(')
      || !(g_ascii_isalpha (*line) || *line == '"' || *line == '\'' || (guchar) *line >= 0x80))
    return NULL;
  bracket++;
  if (g_ascii_strncasecmp (bracket, "mailto:", 7) == 0)
    bracket += 7;
  if ((address = dup_here (bracket, &behind)) == NULL)
    return NULL;
  if (*behind == ')')
    behind = skip_closing (behind + 1, address);
  if (strspn (behind, ": \t\r") != strlen (behind))
    return NULL;
  *rest = behind;
  return g_steal_pointer (&address);
}

char *
bounce_listing_dup_head (const BounceLine  *line,
                         const char       **rest)
{
  gsize length = MIN ((gsize) (line->end - line->start), MAX_LINE);
  g_autofree char *copy = NULL;
  const char *text, *after = NULL;
  char *address;

  if (memchr (line->start, '@', length) == NULL)
    return NULL;
  copy = g_strndup (line->start, length);
  text = skip_bullets (copy);
  for (guint i = 0; i < 3; i++)
    text = skip_opening (skip_label (text));
  if ((address = dup_here (text, &after)) == NULL && (address = dup_named (skip_bullets (copy), &after)) == NULL)
    return NULL;
  *rest = line->start + (after - copy);
  return address;
}

char *
bounce_listing_dup_first (const char  *text,
                          const char  *end,
                          const char **rest)
{
  g_autofree char *copy = NULL;
  const char *cursor, *after;
  char *address;

  if (end - text > MAX_NEAR)
    end = text + MAX_NEAR;
  cursor = copy = g_strndup (text, (gsize) (end - text));
  if ((address = bounce_addr_spec_find (&cursor)) != NULL)
    {
      after = skip_closing (cursor, address);
      *rest = text + (after - copy);
    }
  return address;
}

gboolean
bounce_listing_is_outsider (const char    *address,
                            BounceMessage *message)
{
  static const char *const daemons[] = { "mailer-daemon@", "postmaster@", "mailerdaemon@", "mail-daemon@", "root@", "abuse@" };
  g_auto (GStrv) to = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (daemons); i++)
    {
      if (g_ascii_strncasecmp (address, daemons[i], strlen (daemons[i])) == 0)
        return TRUE;
    }
  to = bounce_message_dup_addresses (message, "To");
  for (guint i = 0; to != NULL && to[i] != NULL && i < 20; i++)
    {
      if (bounce_addr_spec_equal (address, to[i]))
        return TRUE;
    }
  return FALSE;
}

/* One recipient while the lines about it are collected. */
typedef struct
{
  BounceReport    *report;
  BounceMessage   *message;
  BounceRecipient *recipient;    /* NULL before the first                       */
  const char      *begin;        /* of what is said                             */
  gboolean         some;         /* something was said                          */
  gboolean         open;         /* the paragraph goes on                       */
  const char      *behind;       /* words that stand behind the last, for all   */
  guint            n_added;
} Listing;

static void
close_recipient (Listing    *self,
                 const char *end)
{
  BounceRecipient *recipient = self->recipient;

  if (recipient != NULL && self->some && recipient->diagnostic == NULL)
    {
      recipient->diagnostic = bounce_said_pick (self->begin, end);
      if (!self->open)
        self->behind = recipient->diagnostic;
      else if (recipient->diagnostic == NULL)
        recipient->diagnostic = bounce_said_dup (self->begin, end);
      if (recipient->text == NULL)
        recipient->text = bounce_said_dup (self->begin, end);
      if (recipient->remote_mta == NULL)
        recipient->remote_mta = bounce_said_dup_host (self->begin, end);
    }
  self->recipient = NULL;
  self->some = FALSE;
}

static void
open_recipient (Listing    *self,
                const char *address,
                const char *rest,
                const char *line_end)
{
  self->recipient = bounce_report_add_recipient (self->report, address);
  self->begin = rest;
  while (rest < line_end && *rest != '\0' && strchr (" \t:,;.", *rest) != NULL)
    rest++;
  self->some = rest < line_end;
  self->open = TRUE;
  self->n_added++;
}

/* "a@b, c@d; e@f": the others of a line of addresses. */
static const char *
read_more (Listing    *self,
           const char *rest,
           const char *line_end)
{
  while (rest < line_end && (*rest == ',' || *rest == ';'))
    {
      BounceLine line = { .start = rest + 1, .end = line_end };
      const char *next = rest;
      g_autofree char *address = bounce_listing_dup_head (&line, &next);

      if (address == NULL || next <= rest)
        return rest;
      bounce_report_add_recipient (self->report, address);
      self->n_added++;
      rest = next;
    }
  return rest;
}

static gboolean
take_head (Listing          *self,
           const BounceLine *line)
{
  const char *rest = NULL;
  g_autofree char *address = bounce_listing_dup_head (line, &rest);

  if (address == NULL)
    return FALSE;
  /* "550 5.1.1 <a@b>... User unknown", broken before the address. */
  if (self->recipient != NULL && bounce_addr_spec_equal (self->recipient->address, address))
    return FALSE;
  if (self->n_added > 0 && bounce_listing_is_outsider (address, self->message))
    return FALSE;
  close_recipient (self, line->start);
  bounce_report_add_recipient (self->report, address);
  rest = read_more (self, rest, line->end);
  open_recipient (self, address, rest, line->end);
  return TRUE;
}

void
bounce_listing_share (BounceReport *report,
                      const char   *diagnostic)
{
  for (guint i = 0; diagnostic != NULL && i < report->recipients->len; i++)
    {
      BounceRecipient *recipient = g_ptr_array_index (report->recipients, i);

      if (recipient->diagnostic == NULL)
        recipient->diagnostic = g_strdup (diagnostic);
    }
}

guint
bounce_listing_read (BounceReport  *report,
                     const char    *text,
                     const char    *end,
                     BounceMessage *message)
{
  Listing self = { .report = report, .message = message };
  const char *cursor = text;
  g_autofree char *shared = NULL;
  BounceLine line;

  while (bounce_line_read (&cursor, end, &line))
    {
      gboolean blank = bounce_line_is_blank (&line);

      if (self.n_added > 0 && bounce_said_is_rule (&line))
        break;
      if (blank && self.some)
        close_recipient (&self, line.start);
      else if (blank)
        self.open = FALSE;
      else if (!take_head (&self, &line) && self.recipient != NULL)
        self.some = TRUE;
      text = line.next;
    }
  close_recipient (&self, text);

  if (self.n_added > 0)
    {
      shared = self.behind != NULL ? g_strdup (self.behind) : bounce_said_pick (text, end);
      bounce_listing_share (report, shared);
    }
  return self.n_added;
}
