/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Read receipts: RFC 8098, and those that lack the proper type. */
#include "bounce-addr-spec.h"
#include "bounce-dialect.h"
#include "bounce-fields.h"
#include "bounce-notice.h"

#include <string.h>

#define NO_PART G_MAXUINT

/* Subjects that mail programs give to receipts, folded. */
static const char *const subjects[] = {
  "read:", "not read:", "return receipt", "read receipt", "read-receipt", "disposition notification", "message read",
  "gelesen:", "ungelesen gelöscht:", "nicht gelesen:", "lesebestätigung", "empfangsbestätigung", "lu :", "lu:", "non lu",
  "accusé de", "leído:", "no leído", "acuse de recibo", "letto:", "non letto", "conferma di lettura", "lida:", "não lida",
  "confirmação de leitura", "gelezen:", "niet gelezen", "läst:", "lest:", "læst:", "luettu:", "przeczytane:", "přečteno:",
  "прочитано:", "уведомление о прочтении", "已读:", "已讀:", "開封済み:", "開封通知", "읽음:", "okundu:",
};

/* Their text says that it was read, or thrown away unread. */
static const char *const phrases[] = {
  "your message was read", "was read on", "was deleted without being read", "has been read", "this is a return receipt",
  "has been displayed", "was displayed on", "return receipt for the mail", "only acknowledges that the message was displayed",
  "wurde am", "wurde gelesen", "a été lu", "fue leído", "se ha leído", "è stato letto", "foi lida", "is gelezen", "прочитано",
};

static gboolean
is_receipt_field (const char *text)
{
  g_autoptr(BounceFields) fields = bounce_fields_parse (text);

  for (guint i = 0; i < bounce_fields_get_n_groups (fields) && i < 4; i++)
    {
      const char *disposition = bounce_fields_get (fields, i, "Disposition");

      /* "manual-action/MDN-sent-manually; displayed" */
      if (disposition != NULL && strchr (disposition, ';') != NULL
          && bounce_fields_get (fields, i, "Final-Recipient") != NULL)
        return TRUE;
    }
  return FALSE;
}

static guint
find_receipt_part (BounceMessage *message)
{
  guint n = bounce_message_get_n_parts (message);

  for (guint i = 0; i < n; i++)
    {
      const BouncePart *part = bounce_message_get_part (message, i);

      if (g_str_equal (part->type, "message/disposition-notification")
          || g_str_equal (part->type, "message/global-disposition-notification"))
        return i;
    }
  for (guint i = 0; i < n && i < 8; i++)
    {
      const char *text = bounce_message_get_part_text (message, i);

      if ((strstr (text, "\nDisposition:") != NULL || g_str_has_prefix (text, "Disposition:")) && is_receipt_field (text))
        return i;
    }
  return NO_PART;
}

static gboolean
is_untyped_receipt (BounceMessage *message)
{
  const char *subject = bounce_message_get_header (message, "Subject");
  g_autofree char *folded_subject = NULL;
  g_autofree char *beginning = NULL;
  g_autofree char *valid = NULL;
  g_autofree char *folded = NULL;

  if (subject == NULL)
    return FALSE;
  folded_subject = g_utf8_strdown (subject, -1);
  beginning = g_strndup (bounce_message_get_text (message), 2048);
  valid = g_utf8_make_valid (beginning, -1);
  folded = g_utf8_strdown (valid, -1);
  for (gsize i = 0; i < G_N_ELEMENTS (subjects); i++)
    {
      if (!g_str_has_prefix (folded_subject, subjects[i]))
        continue;
      for (gsize j = 0; j < G_N_ELEMENTS (phrases); j++)
        {
          if (strstr (folded, phrases[j]) != NULL)
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
recognise (BounceMessage *message)
{
  const char *report_type = bounce_message_get_type_parameter (message, "report-type");

  if (report_type != NULL && g_str_equal (report_type, "disposition-notification"))
    return TRUE;
  return find_receipt_part (message) != NO_PART || is_untyped_receipt (message);
}

static BounceReport *
read_receipt (BounceMessage *message)
{
  g_autoptr(BounceReport) report = bounce_report_new (BOUNCE_KIND_RECEIPT, "receipt");
  guint part = find_receipt_part (message);

  g_free (report->text);
  report->text = g_strdup (bounce_message_get_text (message));
  bounce_notice_take_original (report, message);
  if (part != NO_PART)
    {
      g_autoptr(BounceFields) fields = bounce_fields_parse (bounce_message_get_part_text (message, part));

      for (guint i = 0; i < bounce_fields_get_n_groups (fields); i++)
        {
          const char *value = bounce_fields_get (fields, i, "Final-Recipient");
          g_autofree char *address = value != NULL ? bounce_addr_spec_tidy (value) : NULL;

          if (address != NULL)
            bounce_report_add_recipient (report, address);
        }
    }
  return g_steal_pointer (&report);
}

const BounceDialect bounce_dialect_receipt = { "receipt", recognise, read_receipt };
