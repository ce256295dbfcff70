/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Amazon SES tells of its deliveries in JSON, sent on by mail: "Amazon SNS
 * notification contents for Amazon SES". A few known names are looked for; it
 * is no JSON parser. */
#include "bounce-ses-notice.h"

#include "bounce-fields.h"

#include <string.h>

#define MAX_JSON       (256 * 1024)
#define MAX_RECIPIENTS 1000

static const struct
{
  const char   *type;
  BounceKind    kind;
  BounceAction  action;
} types[] = {
  { "Bounce",        BOUNCE_KIND_FAILURE,   BOUNCE_ACTION_FAILED },
  { "Complaint",     BOUNCE_KIND_COMPLAINT, BOUNCE_ACTION_UNKNOWN },
  { "Delivery",      BOUNCE_KIND_DELIVERY,  BOUNCE_ACTION_DELIVERED },
  { "DeliveryDelay", BOUNCE_KIND_DELAY,     BOUNCE_ACTION_DELAYED },
};

/* SNS wraps the message as a string in its own JSON and breaks long lines with
 * "!"; both are undone. */
static char *
dup_json (const char *text)
{
  gsize length = strnlen (text, MAX_JSON);
  gboolean wrapped = g_strstr_len (text, (gssize) length, "\\\"mail\\\"") != NULL;
  GString *json = g_string_sized_new (length);

  for (const char *at = text; at < text + length; at++)
    {
      if (*at == '!' && at[1] == '\n' && at[2] == ' ')
        at += 2;
      else if (*at == '\n')
        continue;
      else if (wrapped && *at == '\\' && (at[1] == '"' || at[1] == '\\'))
        g_string_append_c (json, *++at);
      else
        g_string_append_c (json, *at);
    }
  return g_string_free (json, FALSE);
}

/* Behind the opening quote of the value of @name before @limit, or NULL. */
static const char *
find_value (const char *json,
            const char *limit,
            const char *name)
{
  g_autofree char *quoted = g_strdup_printf ("\"%s\"", name);
  const char *at = g_strstr_len (json, limit - json, quoted);

  if (at == NULL)
    return NULL;
  at += strlen (quoted);
  at += strspn (at, " :[");
  return at < limit && *at == '"' ? at + 1 : NULL;
}

/* The string at @at; *@end (may be NULL) is set behind its quote. */
static char *
dup_string (const char  *at,
            const char **end)
{
  GString *value = g_string_new (NULL);

  while (*at != '\0' && *at != '"')
    {
      if (*at == '\\' && at[1] != '\0')
        {
          at++;
          g_string_append_c (value, *at == 'n' || *at == 'r' || *at == 't' ? ' ' : *at);
        }
      else
        g_string_append_c (value, *at);
      at++;
    }
  if (end != NULL)
    *end = *at == '"' ? at + 1 : at;
  return g_string_free (value, FALSE);
}

static char *
dup_value (const char *json,
           const char *limit,
           const char *name)
{
  const char *at = find_value (json, limit, name);

  return at != NULL ? dup_string (at, NULL) : NULL;
}

static void
fill (BounceRecipient *recipient,
      const char      *json,
      const char      *limit)
{
  g_autofree char *status = dup_value (json, limit, "status");
  g_autofree char *code = dup_value (json, limit, "diagnosticCode");

  if (status != NULL)
    bounce_status_parse (status, &recipient->status, NULL);
  if (code != NULL && recipient->diagnostic == NULL && recipient->diagnostic_type == NULL)
    bounce_fields_split_type (code, &recipient->diagnostic_type, &recipient->diagnostic);
}

/* {"emailAddress":"a@b","status":"5.1.1","diagnosticCode":"smtp; 550 ..."}, ... */
static void
read_objects (BounceReport *report,
              const char   *json,
              BounceAction  action)
{
  const char *end = json + strlen (json);
  const char *at = find_value (json, end, "emailAddress");

  for (guint n = 0; at != NULL && n < MAX_RECIPIENTS; n++)
    {
      const char *behind;
      g_autofree char *address = dup_string (at, &behind);
      const char *next = find_value (behind, end, "emailAddress");
      BounceRecipient *recipient = bounce_report_add_recipient (report, address);

      recipient->action = action;
      fill (recipient, behind, next != NULL ? next : end);
      at = next;
    }
}

/* "recipients":["a@b","c@d"] */
static void
read_array (BounceReport *report,
            const char   *json,
            BounceAction  action)
{
  const char *end = json + strlen (json);
  const char *at = find_value (json, end, "recipients");
  g_autofree char *response = dup_value (json, end, "smtpResponse");

  for (guint n = 0; at != NULL && n < MAX_RECIPIENTS; n++)
    {
      g_autofree char *address = dup_string (at, &at);
      BounceRecipient *recipient = bounce_report_add_recipient (report, address);

      recipient->action = action;
      if (recipient->diagnostic == NULL)
        recipient->diagnostic = g_strdup (response);
      at += strspn (at, " ,");
      if (*at++ != '"')
        break;
    }
}

static void
take_reporter (BounceReport *report,
               const char   *json)
{
  g_autofree char *mta = dup_value (json, json + strlen (json), "reportingMTA");
  g_autofree char *type = NULL;

  if (mta == NULL)
    return;
  if (strchr (mta, ';') != NULL)
    bounce_fields_split_type (mta, &type, &report->reporter);
  else
    report->reporter = g_steal_pointer (&mta);
}

BounceReport *
bounce_ses_notice_read (BounceMessage *message)
{
  const char *text = bounce_message_get_text (message);
  g_autofree char *json = NULL;
  g_autofree char *type = NULL;
  const char *end;

  if (text[strspn (text, " \t\r\n")] != '{' || strstr (text, "mail") == NULL)
    return NULL;
  json = dup_json (text);
  end = json + strlen (json);
  if ((type = dup_value (json, end, "notificationType")) == NULL && (type = dup_value (json, end, "eventType")) == NULL)
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      if (g_str_equal (type, types[i].type))
        {
          g_autoptr (BounceReport) report = bounce_report_new (types[i].kind, "ses");

          read_objects (report, json, types[i].action);
          if (report->recipients->len == 0)
            read_array (report, json, types[i].action);
          take_reporter (report, json);
          g_free (report->text);
          report->text = g_utf8_make_valid (text, -1);
          return report->recipients->len > 0 ? g_steal_pointer (&report) : NULL;
        }
    }
  return NULL;
}
