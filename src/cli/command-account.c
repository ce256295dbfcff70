/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts what a walk has seen, and says it. */
#include "command-account.h"

#include <glib/gi18n.h>

#define FIRST_PROGRESS (500 * G_TIME_SPAN_MILLISECOND)
#define NEXT_PROGRESS (200 * G_TIME_SPAN_MILLISECOND)

void
command_account_add (CommandAccount       *self,
                     const BounceScanItem *item)
{
  const BounceReading *reading = item->reading;
  BounceKind kind = BOUNCE_KIND_OTHER;

  if (item->mail == NULL)
    kind = BOUNCE_KIND_UNREADABLE;
  else if (reading != NULL)
    kind = reading->report->kind;

  self->messages++;
  self->kinds[kind]++;
  for (guint i = 0; reading != NULL && i < reading->cases->len; i++)
    {
      const BounceCase *one = g_ptr_array_index (reading->cases, i);

      self->recipients += one->kind == BOUNCE_KIND_FAILURE;
    }
}

static char *
dup_kind (const CommandAccount *self,
          BounceKind            kind)
{
  guint n = self->kinds[kind];
  const char *format;

  switch (kind)
    {
    case BOUNCE_KIND_FAILURE:
      format = ngettext ("%u failure", "%u failures", n);
      break;
    case BOUNCE_KIND_DELAY:
      format = ngettext ("%u delay", "%u delays", n);
      break;
    case BOUNCE_KIND_DELIVERY:
      format = ngettext ("%u delivery", "%u deliveries", n);
      break;
    case BOUNCE_KIND_COMPLAINT:
      format = ngettext ("%u complaint", "%u complaints", n);
      break;
    case BOUNCE_KIND_AUTO_REPLY:
      format = ngettext ("%u automatic reply", "%u automatic replies", n);
      break;
    case BOUNCE_KIND_RECEIPT:
      format = ngettext ("%u receipt", "%u receipts", n);
      break;
    case BOUNCE_KIND_CHALLENGE:
      format = ngettext ("%u challenge", "%u challenges", n);
      break;
    case BOUNCE_KIND_UNREADABLE:
      /* Translators: files that are no mail, or could not be read */
      format = ngettext ("%u unreadable", "%u unreadable", n);
      break;
    case BOUNCE_KIND_OTHER:
    case BOUNCE_N_KINDS:
    default:
      format = ngettext ("%u other", "%u others", n);
      break;
    }

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (format, n);
#pragma GCC diagnostic pop
}

char *
command_account_dup_line (const CommandAccount *self)
{
  g_autofree char *messages = g_strdup_printf (ngettext ("%u message", "%u messages", self->messages), self->messages);
  g_autofree char *failures = dup_kind (self, BOUNCE_KIND_FAILURE);
  g_autofree char *recipients = g_strdup_printf (ngettext ("%u recipient", "%u recipients", self->recipients),
                                                 self->recipients);
  g_autofree char *delays = dup_kind (self, BOUNCE_KIND_DELAY);
  g_autofree char *deliveries = dup_kind (self, BOUNCE_KIND_DELIVERY);
  g_autofree char *complaints = dup_kind (self, BOUNCE_KIND_COMPLAINT);
  g_autofree char *answers = dup_kind (self, BOUNCE_KIND_AUTO_REPLY);
  g_autofree char *receipts = dup_kind (self, BOUNCE_KIND_RECEIPT);
  g_autofree char *challenges = dup_kind (self, BOUNCE_KIND_CHALLENGE);
  g_autofree char *others = dup_kind (self, BOUNCE_KIND_OTHER);
  g_autofree char *unreadable = dup_kind (self, BOUNCE_KIND_UNREADABLE);

  /* Translators: each %s is a number with its noun: "12 messages: 3 failures (4 recipients), …" */
  return g_strdup_printf (_("%1$s: %2$s (%3$s), %4$s, %5$s, %6$s, %7$s, %8$s, %9$s, %10$s, %11$s"),
                          messages, failures, recipients, delays, deliveries, complaints, answers,
                          receipts, challenges, others, unreadable);
}

void
command_account_progress (CommandAccount *self,
                          CommandContext *context)
{
  gint64 now;

  if (!context->progress)
    return;

  now = g_get_monotonic_time ();
  if (self->shown == 0)
    self->shown = now + FIRST_PROGRESS - NEXT_PROGRESS;
  if (now - self->shown < NEXT_PROGRESS)
    return;

  self->shown = now;
  g_printerr ("\r\033[K");
  g_printerr (ngettext ("%u message read", "%u messages read", self->messages), self->messages);
}

void
command_account_tell (const CommandAccount *self,
                      CommandContext       *context)
{
  g_autofree char *line = command_account_dup_line (self);

  g_printerr ("%s%s\n", context->progress ? "\r\033[K" : "", line);
}
