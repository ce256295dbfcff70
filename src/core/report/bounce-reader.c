/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Message to report: the dialects, in order. */
#include "bounce-reader.h"

#include "bounce-addr-spec.h"
#include "bounce-dialect.h"
#include "bounce-dsn.h"
#include "bounce-missing.h"
#include "bounce-notice.h"
#include "bounce-reply.h"

/* Told first, because they are never failures. */
static const BounceDialect *const other_reports[] = {
  &bounce_dialect_feedback,
  &bounce_dialect_receipt,
};

/* From the most particular words to the most general. */
static const BounceDialect *const text_dialects[] = {
  &bounce_dialect_qmail,
  &bounce_dialect_exim,
  &bounce_dialect_sendmail,
  &bounce_dialect_exchange,
  &bounce_dialect_domino,
  &bounce_dialect_postfix,
  &bounce_dialect_gmail,
  &bounce_dialect_simple,
};

/* Answers of programs and people; then what is automatic and speaks of failure. */
static const BounceDialect *const last_dialects[] = {
  &bounce_dialect_challenge,
  &bounce_dialect_autoreply,
  &bounce_dialect_plain,
};

static BounceReport *
try_dialects (const BounceDialect *const *dialects,
              gsize                       n_dialects,
              BounceMessage              *message)
{
  for (gsize i = 0; i < n_dialects; i++)
    {
      BounceReport *report = NULL;

      if (dialects[i]->recognise (message))
        report = dialects[i]->read (message);
      if (report != NULL)
        return report;
    }
  return NULL;
}

static gboolean
is_poor (BounceReport *report)
{
  if (report->recipients->len == 0)
    return TRUE;
  for (guint i = 0; i < report->recipients->len; i++)
    {
      const BounceRecipient *recipient = g_ptr_array_index (report->recipients, i);

      if (recipient->address == NULL
          || (!bounce_dsn_says_why (recipient) && bounce_report_get_kind_of (report, recipient) != BOUNCE_KIND_DELIVERY))
        return TRUE;
    }
  return FALSE;
}

static void
take_string (char **into,
             char **from)
{
  if (*into == NULL)
    *into = g_steal_pointer (from);
}

static void
merge_recipient (BounceRecipient *into,
                 BounceRecipient *from)
{
  if (!bounce_dsn_says_why (into) && from->diagnostic != NULL)
    {
      g_clear_pointer (&into->diagnostic, g_free);
      g_clear_pointer (&into->diagnostic_type, g_free);
      take_string (&into->diagnostic, &from->diagnostic);
      take_string (&into->diagnostic_type, &from->diagnostic_type);
    }
  if (from->text != NULL && (into->text == NULL || into->diagnostic == NULL))
    {
      g_clear_pointer (&into->text, g_free);
      take_string (&into->text, &from->text);
    }
  take_string (&into->original, &from->original);
  take_string (&into->remote_mta, &from->remote_mta);
  take_string (&into->last_attempt, &from->last_attempt);
  take_string (&into->retry_until, &from->retry_until);
  if (into->status == 0)
    into->status = from->status;
  if (into->action == BOUNCE_ACTION_UNKNOWN)
    into->action = from->action;
}

static BounceRecipient *
find_recipient (BounceReport *report,
                const char   *address)
{
  for (guint i = 0; i < report->recipients->len; i++)
    {
      BounceRecipient *recipient = g_ptr_array_index (report->recipients, i);

      if (bounce_addr_spec_equal (recipient->address, address) || bounce_addr_spec_equal (recipient->original, address))
        return recipient;
    }
  return NULL;
}

/* What the words say of recipients whom the status part names without a
 * reason; or of others, when it names nobody. */
static void
merge (BounceReport *into,
       BounceReport *from)
{
  gboolean take_all = into->recipients->len == 0;

  /* Long lists are made by programs that fill their status part properly. */
  for (guint i = 0; i < from->recipients->len && i < 500; i++)
    {
      BounceRecipient *source = g_ptr_array_index (from->recipients, i);
      BounceRecipient *target = NULL;

      if (take_all)
        target = bounce_report_add_recipient (into, source->address);
      else if (source->address != NULL)
        target = find_recipient (into, source->address);
      /* One and one: the same under two names (an alias, a forward). */
      if (target == NULL && into->recipients->len == 1 && from->recipients->len == 1)
        target = g_ptr_array_index (into->recipients, 0);
      if (target == NULL)
        continue;
      if (target->address == NULL)
        take_string (&target->address, &source->address);
      merge_recipient (target, source);
    }
  if (take_all && from->recipients->len > 0)
    {
      into->kind = from->kind;
      into->dialect = from->dialect;
    }
  take_string (&into->reporter, &from->reporter);
  take_string (&into->received_from, &from->received_from);
  take_string (&into->arrival, &from->arrival);
  if (into->original == NULL)
    into->original = g_steal_pointer (&from->original);
}

/* Some services send their challenge as a report, with a failure of their own
 * making: no mail server has refused anything. */
static gboolean
is_challenge (BounceReport  *report,
              BounceMessage *message)
{
  for (guint i = 0; i < report->recipients->len; i++)
    {
      const BounceRecipient *recipient = g_ptr_array_index (report->recipients, i);
      g_autoptr(BounceReply) reply = recipient->diagnostic != NULL ? bounce_reply_new (recipient->diagnostic) : NULL;

      if (reply == NULL || reply->code != 0 || g_strcmp0 (recipient->diagnostic_type, "smtp") == 0 || i > 2)
        return FALSE;
    }
  return report->recipients->len > 0 && bounce_dialect_challenge.recognise (message);
}

static BounceReport *
read_status_report (BounceMessage *message)
{
  BounceReport *report = NULL;
  g_autoptr(BounceReport) words = NULL;

  if (bounce_dialect_rfc3464.recognise (message))
    report = bounce_dialect_rfc3464.read (message);
  if (report != NULL && is_challenge (report, message))
    {
      bounce_report_free (report);
      return bounce_dialect_challenge.read (message);
    }
  if (report == NULL || !is_poor (report))
    return report;
  words = try_dialects (text_dialects, G_N_ELEMENTS (text_dialects), message);
  if (words != NULL)
    merge (report, words);
  return report;
}

static BounceReport *
read_other (BounceMessage *message)
{
  BounceReport *report = bounce_report_new (BOUNCE_KIND_OTHER, NULL);

  g_free (report->text);
  report->text = g_strdup (bounce_message_get_text (message));
  return report;
}

static gboolean
is_same_header (BounceMessage *a,
                BounceMessage *b,
                const char    *name)
{
  const char *value = bounce_message_get_header (a, name);

  return value != NULL && g_strcmp0 (value, bounce_message_get_header (b, name)) == 0;
}

/* Gateways that add a disclaimer or a virus scanner's remark put the whole
 * report into an attachment, under its own headers. A person who passes one on
 * writes headers of his own. */
static BounceMessage *
dup_wrapped_report (BounceMessage *message)
{
  const char *type = bounce_message_get_type (message);

  if (g_strcmp0 (type, "multipart/mixed") != 0 || !bounce_notice_is_from_system (message))
    return NULL;
  for (guint i = 0; i < bounce_message_get_n_parts (message) && i < 8; i++)
    {
      g_autoptr(BounceMessage) inner = NULL;

      if (!g_str_equal (bounce_message_get_part (message, i)->type, "message/rfc822"))
        continue;
      inner = bounce_message_dup_part_message (message, i);
      if (inner != NULL && g_strcmp0 (bounce_message_get_type (inner), "multipart/report") == 0
          && (is_same_header (message, inner, "Message-ID") || is_same_header (message, inner, "Subject")))
        return g_steal_pointer (&inner);
    }
  return NULL;
}

/* Postfix shows its postmaster sessions in which somebody was refused: about
 * no message of ours (notify_classes in its documentation). */
static gboolean
is_session_notice (BounceMessage *message)
{
  const char *subject = bounce_message_get_header (message, "Subject");

  return subject != NULL && (g_str_has_prefix (subject, "Postfix SMTP server: errors from ")
                             || g_str_has_prefix (subject, "Postfix SMTP client: errors from "));
}

static BounceReport *
read_message (BounceMessage *message)
{
  BounceReport *report;

  if (is_session_notice (message))
    return read_other (message);
  report = try_dialects (other_reports, G_N_ELEMENTS (other_reports), message);
  if (report != NULL)
    return report;
  report = read_status_report (message);
  if (report == NULL && !bounce_notice_is_personal (message))
    report = try_dialects (text_dialects, G_N_ELEMENTS (text_dialects), message);
  if (report == NULL)
    report = try_dialects (last_dialects, G_N_ELEMENTS (last_dialects), message);
  if (report == NULL)
    return read_other (message);
  if (report->kind == BOUNCE_KIND_FAILURE || report->kind == BOUNCE_KIND_DELAY)
    bounce_missing_take_recipients (report, message);
  return report;
}

BounceReport *
bounce_reader_read (BounceMessage *message)
{
  g_autoptr(BounceMessage) wrapped = NULL;

  g_return_val_if_fail (message != NULL, NULL);

  wrapped = dup_wrapped_report (message);
  return read_message (wrapped != NULL ? wrapped : message);
}
