/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A dialect reads an example of tests/corpus/, and what it reads is written
 * as short text, so that a test is a table of files and texts. */
#pragma once

#include "bounce-dialect.h"

#include <glib.h>
#include <string.h>

typedef struct
{
  const char *file;              /* in tests/corpus/, without ".eml"            */
  const char *why;               /* which mistake the row would catch           */
  const char *report;            /* "kind reporter [received from]"; or NULL    */
  const char *recipients[4];     /* "action address[ < original][ @ host]: words" */
} NoticeCase;

static inline BounceMessage *
notice_load (const char *file)
{
  g_autofree char *name = g_strconcat (file, ".eml", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "corpus", name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *data = NULL;
  gsize size = 0;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (data, size);
  return bounce_message_parse (bytes);
}

static inline BounceMessage *
notice_from_text (const char *headers,
                  const char *text)
{
  g_autofree char *whole = g_strconcat (headers, "\n", text, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (whole, strlen (whole));

  return bounce_message_parse (bytes);
}

static inline char *
notice_dup_recipient (const BounceRecipient *recipient)
{
  g_autoptr (GString) text = g_string_new (bounce_action_to_id (recipient->action));

  g_string_append_printf (text, " %s", recipient->address ? recipient->address : "-");
  if (recipient->original)
    g_string_append_printf (text, " < %s", recipient->original);
  if (recipient->remote_mta)
    g_string_append_printf (text, " @ %s", recipient->remote_mta);
  g_string_append_printf (text, ": %s", recipient->diagnostic ? recipient->diagnostic : "");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static inline char *
notice_dup_report (const BounceReport *report)
{
  return g_strdup_printf ("%s %s%s%s", bounce_kind_to_id (report->kind), report->reporter ? report->reporter : "-",
                          report->received_from ? " from " : "", report->received_from ? report->received_from : "");
}

static inline void
notice_expect (const BounceDialect *dialect,
               const NoticeCase    *row)
{
  g_autoptr (BounceMessage) message = notice_load (row->file);
  g_autoptr (BounceReport) report = dialect->recognise (message) ? dialect->read (message) : NULL;
  g_autofree char *head = NULL;

  g_test_message ("%s: %s", row->file, row->why);
  if (!row->report)
    {
      g_assert_null (report);
      return;
    }

  g_assert_nonnull (report);
  g_assert_cmpstr (report->dialect, ==, dialect->name);
  head = notice_dup_report (report);
  g_assert_cmpstr (head, ==, row->report);
  for (guint i = 0; i < G_N_ELEMENTS (row->recipients) && row->recipients[i]; i++)
    {
      g_autofree char *text = NULL;

      g_assert_cmpuint (i, <, report->recipients->len);
      text = notice_dup_recipient (g_ptr_array_index (report->recipients, i));
      g_assert_cmpstr (text, ==, row->recipients[i]);
      g_assert_cmpuint (report->recipients->len, <=, G_N_ELEMENTS (row->recipients));
    }
  for (guint i = report->recipients->len; i < G_N_ELEMENTS (row->recipients); i++)
    g_assert_null (row->recipients[i]);
}

/* Neither what a person quotes nor what has none of the marks is a notice. */
static inline void
notice_expect_nothing (const BounceDialect *dialect,
                       const char          *headers,
                       const char          *text)
{
  g_autoptr (BounceMessage) message = notice_from_text (headers, text);

  g_assert_null (dialect->read (message));
}
