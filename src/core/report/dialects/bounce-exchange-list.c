/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of recipients in notices of Exchange 5.5, 2000 and 2003. */
#include "bounce-exchange-list.h"

#include "bounce-listing.h"
#include "bounce-said.h"
#include "bounce-wording.h"

#include <string.h>

#define MAX_LINES 500

/* Folded. */
static const char *const list_marks =
  "did not reach the following recipient(s):|the following recipient(s) could not be reached:"
  "|the following recipient(s) cannot be reached:|konnte(n) nicht erreicht werden:|n'ont pas pu être joint|no se pudo alcanzar a:";

/* "<host #5.1.1 smtp;550 ...>": who reports, and in which words. A code alone
 * needs the sentence before it. */
static void
take_code (BounceReport    *report,
           BounceRecipient *recipient,
           const char      *text,
           const char      *mark)
{
  const char *close = strrchr (mark, '>');
  const char *open = mark;
  g_autofree char *code = bounce_said_dup (mark + 1, close != NULL ? close : mark + strlen (mark));
  g_autofree char *sentence = NULL;

  while (open > text && *open != '<')
    open--;
  if (report->reporter == NULL)
    report->reporter = bounce_said_dup_name (open, mark);
  if (code != NULL && strlen (code) <= 10)
    sentence = bounce_said_dup (text, open);
  g_free (recipient->diagnostic);
  recipient->diagnostic = sentence != NULL ? g_strconcat (code, " ", sentence, NULL) : g_steal_pointer (&code);
}

/* The sentence is for people; "<host #5.1.1 ...>" or "(000C05A6) Unknown
 * Recipient" below it is exact. The MTS-ID between is noise. */
static void
mend (BounceReport    *report,
      BounceRecipient *recipient)
{
  const char *text = recipient->text != NULL ? recipient->text : "";
  const char *mark = strchr (text, '#');
  const char *mts = strstr (text, "The MTS-ID");
  const char *mapi = strstr (text, "(000C");

  if (mark != NULL && g_ascii_isdigit (mark[1]))
    take_code (report, recipient, text, mark);
  else if (mapi != NULL && strchr (mapi, ')') != NULL)
    {
      g_autofree char *sentence = bounce_said_dup (text, mts != NULL && mts < mapi ? mts : mapi);

      g_free (recipient->diagnostic);
      recipient->diagnostic = g_strconcat (sentence != NULL ? sentence : "", " ", mapi, NULL);
    }
}

/* Behind "on Thu, 9 May 2005 23:34:45 +0900" or "am 09.05.2005 23:34": a time
 * within the first words. NULL when no date stands there. */
static const char *
skip_date (const char *text)
{
  const char *at = text;

  if (!g_str_has_prefix (text, "on ") && !g_str_has_prefix (text, "am ") && !g_str_has_prefix (text, "le "))
    return NULL;
  while (*at != '\0' && at - text < 60 && !(g_ascii_isdigit (at[0]) && at[1] == ':' && g_ascii_isdigit (at[2])))
    at++;
  if (*at == '\0' || at - text == 60)
    return NULL;
  while (*at != '\0' && (g_ascii_isdigit (*at) || strchr (":+- APM", *at) != NULL))
    at++;
  return at;
}

/* The date beside the address is no reason. */
static void
drop_date (BounceRecipient *recipient)
{
  g_autofree char *old = g_steal_pointer (&recipient->text);
  const char *behind = old != NULL ? skip_date (old) : NULL;

  if (behind == NULL)
    {
      recipient->text = g_steal_pointer (&old);
      return;
    }
  recipient->text = g_strdup (behind);
  if (recipient->diagnostic == NULL || g_str_equal (recipient->diagnostic, old))
    {
      g_free (recipient->diagnostic);
      recipient->diagnostic = bounce_said_dup (behind, behind + strlen (behind));
    }
}

/* In other languages: "<host #5.1.1 ...>" stands within six lines below an
 * address that begins its line. */
static const char *
find_by_form (const char *text,
              const char *end)
{
  const char *head = NULL;
  guint since = 0;
  BounceLine line;

  for (guint n = 0; n < MAX_LINES && bounce_line_read (&text, end, &line); n++)
    {
      const char *rest;
      const char *mark = *line.start == '<' ? memchr (line.start, '#', (gsize) (line.end - line.start)) : NULL;
      g_autofree char *address = head == NULL || since > 6 ? bounce_listing_dup_head (&line, &rest) : NULL;

      if (head != NULL && since <= 6 && mark != NULL && mark[-1] == ' ' && bounce_wording_has_code (mark + 1, line.end))
        return head;
      if (address != NULL)
        {
          head = line.start;
          since = 0;
        }
      since++;
    }
  return NULL;
}

const char *
bounce_exchange_list_find (BounceFolded *folded,
                           const char   *text,
                           const char   *end)
{
  const char *list = bounce_wording_find_any (folded, list_marks, NULL, NULL);

  return list != NULL ? list : find_by_form (text, end);
}

/* An X.400 address that wraps the SMTP one: "c=US;...;dda:SMTP=a@b;". */
static void
read_wrapped (BounceReport *report,
              const char   *list,
              const char   *end)
{
  g_autoptr (BounceFolded) folded = bounce_folded_new (list, end);
  const char *smtp = bounce_folded_find (folded, "smtp=", NULL, NULL);
  const char *rest = NULL;
  g_autofree char *address = smtp != NULL ? bounce_listing_dup_first (smtp, end, &rest) : NULL;

  if (address != NULL)
    bounce_report_add_recipient (report, address)->text = bounce_said_dup (rest, end);
}

void
bounce_exchange_list_read (BounceReport  *report,
                           const char    *list,
                           const char    *end,
                           BounceMessage *message)
{
  if (bounce_listing_read (report, list, end, message) == 0)
    read_wrapped (report, list, end);
  for (guint i = 0; i < report->recipients->len; i++)
    {
      drop_date (g_ptr_array_index (report->recipients, i));
      mend (report, g_ptr_array_index (report->recipients, i));
    }
}
