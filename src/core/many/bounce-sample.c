/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the parts of a report anew, each through one redactor, so that what
 * was the same before is the same behind. */
#include "bounce-sample.h"

#include "bounce-fold.h"
#include "bounce-redact-names.h"
#include "bounce-strings.h"

#include <string.h>

#define MAX_PART 65536
#define MAX_NOTICE 8192

/* What readers of reports look at. */
static const char * const report_headers[] = { "Return-Path", "From", "To", "Subject", "Date", "Auto-Submitted", "X-Failed-Recipients", NULL };
static const char * const original_headers[] = { "Return-Path", "From", "To", "Cc", "Subject", "Date", NULL };

static void
append_headers (GString            *sample,
                BounceRedactor     *redactor,
                BounceMessage      *message,
                const char * const *names)
{
  const char *id = bounce_message_get_header (message, "Message-ID");

  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *value = bounce_message_get_header (message, names[i]);
      g_autofree char *capped = value != NULL ? bounce_strings_dup_capped (value, 1000) : NULL;
      g_autofree char *redacted = capped != NULL ? bounce_redactor_dup (redactor, capped) : NULL;

      if (redacted == NULL)
        continue;
      g_strdelimit (redacted, "\r\n", ' ');
      g_string_append_printf (sample, "%s: %s\n", names[i], redacted);
    }
  if (id != NULL)
    {
      g_autofree char *made = bounce_redactor_dup_id (redactor, id);

      g_string_append_printf (sample, "Message-ID: %s\n", made);
    }
}

static char *
dup_redacted (BounceRedactor *redactor,
              const char     *text,
              gsize           most)
{
  g_autofree char *capped = bounce_strings_dup_capped (text, most);
  char *redacted = bounce_redactor_dup (redactor, capped);

  return redacted;
}

/* A notice that quotes what it returns ends where that begins. */
static char *
dup_notice (const char    *text,
            BounceMessage *original)
{
  const char *name = NULL, *value;
  g_autofree char *mark = NULL;
  const char *found;

  if (original == NULL || bounce_message_get_n_headers (original) == 0)
    return g_strdup (text);
  bounce_message_get_nth_header (original, 0, &name, &value);
  mark = g_strdup_printf ("\n%s:", name != NULL ? name : "Received");
  found = strstr (text, mark);

  return found != NULL ? g_strndup (text, found - text + 1) : bounce_strings_dup_capped (text, MAX_NOTICE);
}

static void
append_part (GString    *sample,
             const char *boundary,
             const char *type,
             const char *text)
{
  gsize length = strlen (text);

  g_string_append_printf (sample, "--%s\nContent-Type: %s; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n%s%s\n", boundary, type, text,
                          length > 0 && text[length - 1] == '\n' ? "" : "\n");
}

/* The fields of the report as they stand there, for readers of fields. */
static void
append_fields (GString             *sample,
               BounceRedactor      *redactor,
               const BounceReading *reading,
               const char          *boundary)
{
  for (guint i = 0; i < bounce_message_get_n_parts (reading->message); i++)
    {
      const BouncePart *part = bounce_message_get_part (reading->message, i);
      g_autofree char *text = NULL;

      if (strcmp (part->type, "message/delivery-status") != 0 && strcmp (part->type, "message/global-delivery-status") != 0)
        continue;
      text = dup_redacted (redactor, bounce_message_get_part_text (reading->message, i), MAX_PART);
      g_string_append_printf (sample, "--%s\nContent-Type: message/delivery-status\n\n%s\n", boundary, text);
    }
}

/* One that no text holds. */
static char *
dup_boundary (const char *text)
{
  for (guint i = 1; ; i++)
    {
      char *boundary = g_strdup_printf ("sample-part-%u", i);

      if (strstr (text, boundary) == NULL)
        return boundary;
      g_free (boundary);
    }
}

static void
append_parts (GString             *sample,
              BounceRedactor      *redactor,
              const BounceReading *reading)
{
  BounceMessage *original = reading->report->original;
  g_autofree char *notice = dup_notice (bounce_message_get_text (reading->message), original);
  g_autofree char *text = dup_redacted (redactor, notice, MAX_PART);
  g_autoptr (GString) fields = g_string_new (NULL);
  g_autofree char *boundary = NULL;

  append_fields (fields, redactor, reading, "");
  g_string_append (fields, text);
  boundary = dup_boundary (fields->str);
  g_string_append_printf (sample, "MIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=%s\n\n", boundary);
  append_part (sample, boundary, "text/plain", text);
  append_fields (sample, redactor, reading, boundary);
  if (original != NULL)
    {
      g_autoptr (GString) headers = g_string_new (NULL);

      append_headers (headers, redactor, original, original_headers);
      append_part (sample, boundary, "text/rfc822-headers", headers->str);
    }
  g_string_append_printf (sample, "--%s--\n", boundary);
}

/* A notice of one text stays one: what made it hard to read is its form. */
static void
append_text (GString             *sample,
             BounceRedactor      *redactor,
             const BounceReading *reading)
{
  BounceMessage *original = reading->report->original;
  g_autofree char *notice = dup_notice (bounce_message_get_text (reading->message), original);
  g_autofree char *text = dup_redacted (redactor, notice, MAX_PART);

  g_string_append_printf (sample, "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n%s", text);
  if (*text != '\0' && sample->str[sample->len - 1] != '\n')
    g_string_append_c (sample, '\n');
  if (original != NULL)
    append_headers (sample, redactor, original, original_headers);
}

char *
bounce_sample_dup (const BounceReading *reading)
{
  g_autoptr (BounceRedactor) redactor = bounce_redactor_new ();
  const char *type = bounce_message_get_type (reading->message);
  GString *sample = g_string_new (NULL);

  bounce_redact_names_add (redactor, reading);
  append_headers (sample, redactor, reading->message, report_headers);
  if (type != NULL && g_str_has_prefix (type, "multipart/"))
    append_parts (sample, redactor, reading);
  else
    append_text (sample, redactor, reading);

  return g_string_free (sample, FALSE);
}

void
bounce_sample_append_mbox (GString    *mbox,
                           const char *sample)
{
  g_string_append (mbox, "From MAILER-DAEMON Thu Jan  1 00:00:00 1970\n");
  for (const char *line = sample; *line != '\0';)
    {
      gsize length = strcspn (line, "\n");
      gsize quotes = strspn (line, ">");

      /* mboxrd: what begins like a separator gets one sign more. */
      if (quotes < length && g_str_has_prefix (line + quotes, "From "))
        g_string_append_c (mbox, '>');
      g_string_append_len (mbox, line, length);
      g_string_append_c (mbox, '\n');
      line += length + (line[length] == '\n');
    }
  g_string_append_c (mbox, '\n');
}

char *
bounce_sample_dup_key (const BounceReading *reading,
                       const BounceCase    *one)
{
  g_autoptr (BounceRedactor) redactor = bounce_redactor_new ();
  g_autofree char *marked = NULL;
  g_autoptr (GString) key = NULL;
  g_autofree char *folded = NULL;

  bounce_redact_names_add (redactor, reading);
  marked = bounce_redactor_dup_marks (redactor, *one->reply->whole != '\0' ? one->reply->whole : bounce_message_get_text (reading->message));
  folded = bounce_fold_dup (marked);
  key = g_string_new (NULL);
  for (const char *at = folded; *at != '\0'; at++)
    if (!g_ascii_isdigit (*at))
      g_string_append_c (key, *at);

  return g_string_free (g_steal_pointer (&key), FALSE);
}
