/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Delivery status notifications as RFC 3464 has them, and as mail servers and
 * gateways really send them. */
#include "bounce-addr-spec.h"
#include "bounce-dialect.h"
#include "bounce-dsn.h"
#include "bounce-fields.h"
#include "bounce-notice.h"
#include "bounce-reply.h"

#include <string.h>

#define NO_PART G_MAXUINT

/* The first line of @text that begins with @name. */
static const char *
find_field (const char *text,
            const char *name)
{
  gsize n = strlen (name);

  while (text != NULL)
    {
      if (g_ascii_strncasecmp (text, name, n) == 0)
        return text;
      text = strchr (text, '\n');
      if (text != NULL)
        text++;
    }
  return NULL;
}

/* Parts that may hold the fields under a wrong name: never a message of its
 * own, which somebody returns or passes on. */
static gboolean
may_hold_fields (const BouncePart *part)
{
  return (g_str_has_prefix (part->type, "text/") && !g_str_has_prefix (part->type, "text/rfc822"))
         || g_str_has_prefix (part->type, "application/") || g_str_has_prefix (part->type, "message/delivery");
}

static gboolean
is_status_type (const char *type)
{
  return g_str_equal (type, "message/delivery-status") || g_str_equal (type, "message/global-delivery-status");
}

/* Where the fields begin in a part that is not marked as theirs: a gateway
 * changed its type, or ran all parts together. */
static const char *
find_fields (const char *text)
{
  const char *final = find_field (text, "Final-Recipient:");
  const char *reporting = find_field (text, "Reporting-MTA:");

  if (final == NULL)
    return NULL;
  if (find_field (text, "Action:") == NULL && find_field (text, "Status:") == NULL
      && find_field (text, "Diagnostic-Code:") == NULL)
    return NULL;
  return reporting != NULL && reporting < final ? reporting : final;
}

/* The part with the fields, and where they begin in its text. */
static guint
find_status_part (BounceMessage  *message,
                  const char    **fields)
{
  guint n = bounce_message_get_n_parts (message);
  guint empty = NO_PART;

  for (guint i = 0; i < n; i++)
    {
      if (!is_status_type (bounce_message_get_part (message, i)->type))
        continue;
      *fields = bounce_message_get_part_text (message, i);
      if (find_field (*fields, "Final-Recipient:") != NULL || find_field (*fields, "Original-Recipient:") != NULL
          || find_field (*fields, "Reporting-MTA:") != NULL)
        return i;
      empty = i;
    }
  for (guint i = 0; i < n; i++)
    {
      if (!may_hold_fields (bounce_message_get_part (message, i)))
        continue;
      *fields = find_fields (bounce_message_get_part_text (message, i));
      if (*fields != NULL)
        return i;
    }
  *fields = empty != NO_PART ? bounce_message_get_part_text (message, empty) : NULL;
  return empty;
}

static gboolean
recognise (BounceMessage *message)
{
  const char *type = bounce_message_get_type (message);
  const char *report_type = bounce_message_get_type_parameter (message, "report-type");
  const char *fields;
  guint part = find_status_part (message, &fields);

  if (part == NO_PART)
    return report_type != NULL && g_str_equal (report_type, "delivery-status") && !bounce_notice_is_personal (message);
  /* A person may pass a report on with all its parts; only a report's own
   * sender makes it the message itself. */
  if (bounce_message_get_part (message, part)->in_report
      && type != NULL && g_str_equal (type, "multipart/report"))
    return TRUE;
  if (is_status_type (bounce_message_get_part (message, part)->type))
    return !bounce_notice_is_personal (message);
  return bounce_notice_is_automatic (message);
}

/* Action is missing or unknown: class of the status, then the words. A class 4
 * alone does not tell a delay from giving up. */
static BounceAction
guess_action (BounceStatus  status,
              gboolean      retries,
              gboolean      says_delay)
{
  if (bounce_status_get_class (status) == 2)
    return BOUNCE_ACTION_DELIVERED;
  if (bounce_status_get_class (status) != 5 && (retries || says_delay))
    return BOUNCE_ACTION_DELAYED;
  return BOUNCE_ACTION_FAILED;
}

static BounceStatus
read_status (const char *value)
{
  BounceStatus status = 0;

  if (value != NULL && !bounce_status_parse (value, &status, NULL))
    status = bounce_status_find (value);
  return status;
}

/* Where the server's words stand when not in Diagnostic-Code: Exchange and
 * X.400 gateways have a field of their own. */
static void
take_supplement (BounceRecipient *recipient,
                 BounceFields    *fields,
                 guint            group)
{
  static const char *const names[] = { "X-Supplementary-Info", "X400-Supplementary-Info", "X-Diagnostic-Code", "SMTP-Diagnostic" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *value = bounce_fields_get (fields, group, names[i]);

      if (value != NULL && bounce_reply_has_words (value))
        {
          bounce_dsn_take_diagnostic (recipient, value);
          return;
        }
    }
}

static void
read_recipient (BounceReport *report,
                BounceFields *fields,
                guint         group,
                gboolean      says_delay)
{
  const char *value;
  g_autofree char *final = bounce_dsn_dup_address (bounce_fields_get (fields, group, "Final-Recipient"));
  g_autofree char *original = bounce_dsn_dup_address (bounce_fields_get (fields, group, "Original-Recipient"));
  g_autofree char *actual = bounce_dsn_dup_address (bounce_fields_get (fields, group, "X-Actual-Recipient"));
  BounceRecipient *recipient;

  if (!bounce_dsn_is_good_address (final, bounce_fields_get (fields, group, "Final-Recipient")))
    {
      char *better = original != NULL && strchr (original, '@') != NULL ? original : actual;

      if (better != NULL && strchr (better, '@') != NULL)
        {
          g_free (final);
          final = g_strdup (better);
        }
    }
  recipient = bounce_report_add_recipient (report, final);
  if (recipient->address == NULL)
    recipient->address = bounce_dsn_dup_odd_address (bounce_fields_get (fields, group, "Final-Recipient"));
  if (original != NULL && recipient->original == NULL && !bounce_addr_spec_equal (original, recipient->address))
    recipient->original = bounce_dsn_dup_value (original);
  if (recipient->remote_mta == NULL)
    recipient->remote_mta = bounce_dsn_dup_machine (bounce_fields_get (fields, group, "Remote-MTA"));
  if (recipient->diagnostic == NULL)
    bounce_dsn_take_diagnostic (recipient, bounce_fields_get (fields, group, "Diagnostic-Code"));
  if (!bounce_dsn_says_why (recipient) || recipient->diagnostic_type == NULL)
    take_supplement (recipient, fields, group);
  if (recipient->last_attempt == NULL)
    recipient->last_attempt = bounce_dsn_dup_value (bounce_fields_get (fields, group, "Last-Attempt-Date"));
  if (recipient->retry_until == NULL)
    recipient->retry_until = bounce_dsn_dup_value (bounce_fields_get (fields, group, "Will-Retry-Until"));
  if (recipient->status == 0)
    recipient->status = read_status (bounce_fields_get (fields, group, "Status"));

  value = bounce_fields_get (fields, group, "Action");
  if (recipient->action == BOUNCE_ACTION_UNKNOWN)
    recipient->action = bounce_action_from_id (value);
  if (recipient->action == BOUNCE_ACTION_UNKNOWN)
    recipient->action = guess_action (recipient->status, recipient->retry_until != NULL, says_delay);
}

static gboolean
is_recipient_group (BounceFields *fields,
                    guint         group)
{
  return bounce_fields_get (fields, group, "Final-Recipient") != NULL
         || bounce_fields_get (fields, group, "Original-Recipient") != NULL
         || (bounce_fields_get (fields, group, "Reporting-MTA") == NULL
             && bounce_fields_get (fields, group, "Action") != NULL
             && bounce_fields_get (fields, group, "Status") != NULL);
}

static void
read_message_fields (BounceReport *report,
                     BounceFields *fields,
                     guint         group)
{
  if (report->reporter == NULL)
    report->reporter = bounce_dsn_dup_machine (bounce_fields_get (fields, group, "Reporting-MTA"));
  if (report->received_from == NULL)
    {
      /* The comment may hold the address: keep all but the type. */
      const char *value = bounce_fields_get (fields, group, "Received-From-MTA");
      const char *semicolon = value != NULL ? strchr (value, ';') : NULL;

      report->received_from = bounce_dsn_dup_value (semicolon != NULL ? semicolon + 1 : value);
    }
  if (report->arrival == NULL)
    report->arrival = bounce_dsn_dup_value (bounce_fields_get (fields, group, "Arrival-Date"));
  if (report->envelope_id == NULL)
    report->envelope_id = bounce_dsn_dup_value (bounce_fields_get (fields, group, "Original-Envelope-Id"));
}

/* "Status: 553 Exceeded maximum message size", "4.4.7 (delivery time expired)":
 * better than nothing, when nothing better was found. */
static void
take_status_words (BounceReport *report,
                   BounceFields *fields)
{
  for (guint i = 0; i < bounce_fields_get_n_groups (fields) && report->recipients->len <= 100; i++)
    {
      const char *value = bounce_fields_get (fields, i, "Status");
      g_autofree char *address = bounce_dsn_dup_address (bounce_fields_get (fields, i, "Final-Recipient"));
      BounceRecipient *recipient = NULL;

      if (value == NULL || !is_recipient_group (fields, i) || !bounce_reply_has_words (value))
        continue;
      for (guint j = 0; j < report->recipients->len && recipient == NULL; j++)
        {
          BounceRecipient *other = g_ptr_array_index (report->recipients, j);

          if (bounce_addr_spec_equal (other->address, address))
            recipient = other;
        }
      if (recipient != NULL && recipient->diagnostic == NULL)
        {
          g_autofree char *valid = bounce_dsn_dup_value (value);

          recipient->diagnostic = bounce_reply_unfold (valid);
        }
    }
}

static void
read_groups (BounceReport *report,
             BounceFields *fields,
             gboolean      says_delay)
{
  for (guint i = 0; i < bounce_fields_get_n_groups (fields); i++)
    {
      read_message_fields (report, fields, i);
      if (is_recipient_group (fields, i))
        read_recipient (report, fields, i, says_delay);
    }
}

/* Failed beats delayed beats delivered: the worst of the recipients. */
static BounceKind
find_kind (BounceReport *report,
           gboolean      says_delay)
{
  BounceKind kind = BOUNCE_KIND_DELIVERY;

  if (report->recipients->len == 0)
    return says_delay ? BOUNCE_KIND_DELAY : BOUNCE_KIND_FAILURE;
  for (guint i = 0; i < report->recipients->len; i++)
    {
      const BounceRecipient *recipient = g_ptr_array_index (report->recipients, i);

      if (recipient->action == BOUNCE_ACTION_FAILED)
        return BOUNCE_KIND_FAILURE;
      if (recipient->action == BOUNCE_ACTION_DELAYED)
        kind = BOUNCE_KIND_DELAY;
    }
  return kind;
}

/* The status part is poor, but a reply may be quoted for human eyes. */
static void
take_quoted_replies (BounceReport *report)
{
  for (guint i = 0; i < report->recipients->len && i < 100; i++)
    {
      BounceRecipient *recipient = g_ptr_array_index (report->recipients, i);
      g_autofree char *reply = NULL;

      if (bounce_dsn_says_why (recipient))
        continue;
      if (recipient->text != NULL)
        reply = bounce_notice_dup_reply (recipient->text);
      if (reply == NULL && report->recipients->len == 1)
        reply = bounce_notice_dup_reply (report->text);
      if (reply == NULL)
        continue;
      g_free (recipient->diagnostic);
      recipient->diagnostic = bounce_reply_unfold (reply);
    }
}

static BounceReport *
read_report (BounceMessage *message)
{
  g_autoptr(BounceReport) report = bounce_report_new (BOUNCE_KIND_FAILURE, "rfc3464");
  g_autoptr(BounceFields) fields = NULL;
  const char *text = NULL;
  gboolean says_delay;

  g_free (report->text);
  report->text = g_strdup (bounce_message_get_text (message));
  says_delay = bounce_notice_is_delay (report->text);
  if (find_status_part (message, &text) != NO_PART && text != NULL)
    {
      fields = bounce_fields_parse (text);
      read_groups (report, fields, says_delay);
    }
  report->kind = find_kind (report, says_delay);
  bounce_notice_take_original (report, message);
  bounce_notice_take_texts (report);
  take_quoted_replies (report);
  if (fields != NULL)
    take_status_words (report, fields);
  return g_steal_pointer (&report);
}

const BounceDialect bounce_dialect_rfc3464 = { "rfc3464", recognise, read_report };
