/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Complaints: RFC 5965 feedback reports, and Hotmail's older form without one. */
#include "bounce-addr-spec.h"
#include "bounce-dialect.h"
#include "bounce-fields.h"
#include "bounce-notice.h"

#include <string.h>

#define NO_PART G_MAXUINT

static const char old_subject[] = "complaint about message from ";

static guint
find_feedback_part (BounceMessage *message)
{
  const char *report_type = bounce_message_get_type_parameter (message, "report-type");
  gboolean is_feedback = report_type != NULL && g_str_equal (report_type, "feedback-report");
  guint n = bounce_message_get_n_parts (message);

  for (guint i = 0; i < n; i++)
    {
      if (g_str_equal (bounce_message_get_part (message, i)->type, "message/feedback-report"))
        return i;
    }
  /* A gateway may have changed the part's type; its field gives it away. */
  for (guint i = 0; is_feedback && i < n; i++)
    {
      const char *text = bounce_message_get_part_text (message, i);

      if (g_ascii_strncasecmp (text, "Feedback-Type:", 14) == 0 || strstr (text, "\nFeedback-Type:") != NULL)
        return i;
    }
  return NO_PART;
}

static const char *
find_old_subject (BounceMessage *message)
{
  const char *subject = bounce_message_get_header (message, "Subject");

  if (subject == NULL || g_ascii_strncasecmp (subject, old_subject, strlen (old_subject)) != 0)
    return NULL;
  return subject + strlen (old_subject);
}

static gboolean
recognise (BounceMessage *message)
{
  return find_feedback_part (message) != NO_PART
         || (find_old_subject (message) != NULL && bounce_message_get_header (message, "X-HmXmrOriginalRecipient") != NULL)
         || (find_old_subject (message) != NULL && !bounce_notice_is_personal (message));
}

static char *
dup_field (BounceFields *fields,
           const char   *name)
{
  for (guint i = 0; i < bounce_fields_get_n_groups (fields); i++)
    {
      const char *value = bounce_fields_get (fields, i, name);

      if (value != NULL && *value != '\0')
        return g_utf8_make_valid (value, -1);
    }
  return NULL;
}

static char *
dup_field_rest (BounceFields *fields,
                const char   *name)
{
  g_autofree char *value = dup_field (fields, name);
  g_autofree char *type = NULL;
  char *rest = NULL;

  if (value != NULL)
    bounce_fields_split_type (value, &type, &rest);
  return rest;
}

/* Original-Rcpt-To is redacted by many operators; then nobody is named. */
static void
add_complainers (BounceReport *report,
                 BounceFields *fields)
{
  for (guint i = 0; i < bounce_fields_get_n_groups (fields); i++)
    {
      for (guint j = 0; j < bounce_fields_get_n_fields (fields, i); j++)
        {
          const char *name, *value;

          bounce_fields_get_nth (fields, i, j, &name, &value);
          if (g_ascii_strcasecmp (name, "Original-Rcpt-To") == 0 || g_ascii_strcasecmp (name, "Removal-Recipient") == 0)
            {
              g_autofree char *address = bounce_addr_spec_tidy (value);

              if (bounce_addr_spec_is_address (address != NULL ? address : ""))
                bounce_report_add_recipient (report, address);
            }
        }
    }
}

static void
read_part (BounceReport  *report,
           BounceMessage *message,
           guint          part)
{
  g_autoptr(BounceFields) fields = bounce_fields_parse (bounce_message_get_part_text (message, part));

  report->feedback_type = dup_field (fields, "Feedback-Type");
  report->source_ip = dup_field (fields, "Source-IP");
  if (report->source_ip == NULL)
    report->source_ip = dup_field (fields, "Source");
  report->reporter = dup_field_rest (fields, "Reporting-MTA");
  report->arrival = dup_field (fields, "Arrival-Date");
  if (report->arrival == NULL)
    report->arrival = dup_field (fields, "Received-Date");
  report->envelope_id = dup_field (fields, "Original-Envelope-Id");
  add_complainers (report, fields);
}

/* The complaining reader, where the report does not say: Hotmail's own header,
 * then the one recipient of the returned message. */
static void
add_returned_recipient (BounceReport  *report,
                        BounceMessage *message)
{
  static const char *const names[] = { "X-HmXmrOriginalRecipient", "X-Original-To" };
  g_auto(GStrv) to = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *value = bounce_message_get_header (message, names[i]);

      if (value == NULL && report->original != NULL)
        value = bounce_message_get_header (report->original, names[i]);
      if (value != NULL && bounce_addr_spec_is_address (value))
        {
          bounce_report_add_recipient (report, value);
          return;
        }
    }
  if (report->original == NULL)
    return;
  to = bounce_message_dup_addresses (report->original, "To");
  if (to != NULL && to[0] != NULL && to[1] == NULL)
    bounce_report_add_recipient (report, to[0]);
}

static BounceReport *
read_feedback (BounceMessage *message)
{
  g_autoptr(BounceReport) report = bounce_report_new (BOUNCE_KIND_COMPLAINT, "feedback");
  guint part = find_feedback_part (message);
  const char *source = find_old_subject (message);

  g_free (report->text);
  report->text = g_strdup (bounce_message_get_text (message));
  if (part != NO_PART)
    read_part (report, message, part);
  if (report->source_ip == NULL && source != NULL)
    report->source_ip = g_strndup (source, strcspn (source, " \t,;"));
  if (report->source_ip != NULL && !g_hostname_is_ip_address (report->source_ip))
    g_clear_pointer (&report->source_ip, g_free);
  bounce_notice_take_original (report, message);
  if (report->recipients->len == 0)
    add_returned_recipient (report, message);
  return g_steal_pointer (&report);
}

const BounceDialect bounce_dialect_feedback = { "feedback", recognise, read_feedback };
