/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What a report and a returned message tell, as names and values. */
#include "inspector-report-fields.h"

#include "inspector-closures.h"
#include "inspector-safe.h"

#include <glib/gi18n.h>

#define MAX_VALUE 2000          /* characters */
#define MAX_HOPS  60            /* servers call 25 to 100 a loop */

static void
field_free (gpointer data)
{
  InspectorField *self = data;

  g_free (self->name);
  g_free (self->value);
  g_free (self);
}

static char *
dup_value (const char *tainted)
{
  GString *value = g_string_new (NULL);

  inspector_safe_append (value, tainted, -1, MAX_VALUE, INSPECTOR_SAFE_LINE);

  return g_strstrip (g_string_free (value, FALSE));
}

/* @name: ours, or tainted as well. */
static void
add (GPtrArray  *fields,
     const char *name,
     const char *value)
{
  InspectorField *field;
  g_autofree char *safe = value != NULL ? dup_value (value) : NULL;

  if (safe == NULL || *safe == '\0')
    return;

  field = g_new (InspectorField, 1);
  field->name = inspector_safe_dup_plain (name);
  field->value = g_steal_pointer (&safe);
  g_ptr_array_add (fields, field);
}

static void
add_codes (GPtrArray        *fields,
           const BounceCase *one)
{
  BounceStatus status = one->recipient != NULL ? one->recipient->status : 0;
  g_autofree char *code = one->reply->code != 0 ? g_strdup_printf ("%u", one->reply->code) : NULL;
  char buffer[16];

  add (fields, _("Status of the report"), status != 0 ? bounce_status_format (status, buffer) : NULL);
  add (fields, _("Reply code"), code);
  add (fields, _("Status in the reply"),
       one->reply->status != 0 ? bounce_status_format (one->reply->status, buffer) : NULL);
  if (one->reply->stage != BOUNCE_STAGE_UNKNOWN)
    add (fields, _("Refused"), inspector_closures_get_stage (one->reply->stage));
}

static void
add_recipient (GPtrArray             *fields,
               const BounceRecipient *recipient)
{
  if (recipient == NULL)
    return;

  add (fields, _("Recipient"), recipient->address);
  add (fields, _("Recipient as first written"), recipient->original);
  add (fields, _("Action"), bounce_action_to_id (recipient->action));
  add (fields, _("Remote server"), recipient->remote_mta);
  add (fields, _("Kind of diagnostic"), recipient->diagnostic_type);
  add (fields, _("Last attempt"), recipient->last_attempt);
  add (fields, _("Tries until"), recipient->retry_until);
}

GPtrArray *
inspector_report_fields_list (const BounceReading *reading,
                              const BounceCase    *one)
{
  const BounceReport *report = reading->report;
  GPtrArray *fields = g_ptr_array_new_with_free_func (field_free);
  g_autofree char *n_recipients = report->recipients->len > 1 ? g_strdup_printf ("%u", report->recipients->len) : NULL;

  add (fields, _("Kind"), inspector_closures_get_kind (one->kind));
  add_recipient (fields, one->recipient);
  add (fields, _("Recipients in this report"), n_recipients);
  add_codes (fields, one);
  add (fields, _("Reporting server"), report->reporter);
  add (fields, _("Received from"), report->received_from);
  add (fields, _("Arrival of the mail"), report->arrival);
  add (fields, _("Envelope ID"), report->envelope_id);
  add (fields, _("Feedback"), report->feedback_type);
  add (fields, _("Source address"), report->source_ip);
  if (one->ownership == BOUNCE_OWNERSHIP_FOREIGN)
    add (fields, _("Returned mail"), _("does not look like yours (backscatter)"));
  add (fields, _("From"), bounce_message_get_header (reading->message, "From"));
  add (fields, _("Subject"), bounce_message_get_header (reading->message, "Subject"));
  add (fields, _("Date"), bounce_message_get_header (reading->message, "Date"));
  if (bounce_case_is_bounce (one))
    add (fields, _("Cause"), bounce_cause_to_id (one->finding.cause));
  add (fields, _("Read as"), report->dialect);

  return fields;
}

GPtrArray *
inspector_report_fields_list_headers (BounceMessage *original,
                                      guint         *left_out)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func (field_free);
  guint n_headers = original != NULL ? bounce_message_get_n_headers (original) : 0;

  *left_out = n_headers > INSPECTOR_REPORT_FIELDS_MAX ? n_headers - INSPECTOR_REPORT_FIELDS_MAX : 0;
  for (guint i = 0; i < n_headers - *left_out; i++)
    {
      const char *name, *value;

      bounce_message_get_nth_header (original, i, &name, &value);
      if (name != NULL)
        add (fields, name, value);
    }

  return fields;
}

/* Servers put their line on top: the last one is the oldest. */
static void
add_hops (GPtrArray     *hops,
          BounceMessage *message)
{
  if (message == NULL)
    return;

  for (guint i = bounce_message_get_n_headers (message); i-- > 0 && hops->len < MAX_HOPS; )
    {
      const char *name, *value;
      BounceReceived *hop = NULL;

      bounce_message_get_nth_header (message, i, &name, &value);
      if (name != NULL && value != NULL && g_ascii_strcasecmp (name, "Received") == 0)
        hop = bounce_received_parse (value);
      if (hop != NULL)
        g_ptr_array_add (hops, hop);
    }
}

GPtrArray *
inspector_report_fields_list_hops (const BounceReading *reading)
{
  GPtrArray *hops = g_ptr_array_new_with_free_func ((GDestroyNotify) bounce_received_free);

  add_hops (hops, reading->report->original);
  add_hops (hops, reading->message);

  return hops;
}
