/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks into the headers of the report and of what it returns. */
#include "bounce-redact-names.h"

#include "bounce-addr-spec.h"

#include <string.h>

#define MAX_ADDRESSES 4

/* Local parts that are words of servers as well: the pattern "user unknown"
 * is not to suffer because somebody is called user@. */
static const char * const common[] = {
  "abuse", "account", "accounts", "address", "admin", "administrator", "blocked", "bounce", "bounces", "contact", "daemon", "delivery", "email",
  "error", "failed", "host", "info", "mail", "mailbox", "mailer", "mailer-daemon", "message", "news", "newsletter", "nobody", "noreply", "no-reply", "office",
  "policy", "post", "postmaster", "recipient", "rejected", "relay", "root", "sales", "sender", "server", "service", "spam", "support", "system", "test",
  "unknown", "user", "users", "webmaster", NULL,
};

static void
add_local (BounceRedactor *redactor,
           const char     *address)
{
  const char *at = address != NULL ? strrchr (address, '@') : NULL;
  g_autofree char *local = at != NULL ? g_strndup (address, at - address) : g_strdup (address);
  g_autofree char *lower = local != NULL ? g_ascii_strdown (local, -1) : NULL;

  if (lower != NULL && !g_strv_contains (common, lower))
    bounce_redactor_add_words (redactor, local, "name");
}

/* "Anna Example" <anna@example.org> */
static void
add_display_name (BounceRedactor *redactor,
                  const char     *value)
{
  const char *bracket = value != NULL ? strchr (value, '<') : NULL;
  g_autofree char *name = bracket != NULL ? g_strndup (value, bracket - value) : NULL;

  if (name == NULL)
    return;
  g_strdelimit (name, "\"'", ' ');
  g_strstrip (name);
  bounce_redactor_add_words (redactor, name, "Some Name");
}

static void
add_parties (BounceRedactor *redactor,
             BounceMessage  *message)
{
  static const char * const names[] = { "From", "To", "Cc", "Reply-To" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_auto (GStrv) addresses = bounce_message_dup_addresses (message, names[i]);

      for (guint j = 0; addresses != NULL && addresses[j] != NULL && j < MAX_ADDRESSES; j++)
        add_local (redactor, addresses[j]);
    }
  add_display_name (redactor, bounce_message_get_header (message, "To"));
}

void
bounce_redact_names_add (BounceRedactor      *redactor,
                         const BounceReading *reading)
{
  BounceMessage *original = reading->report->original;

  for (guint i = 0; i < MIN (reading->cases->len, MAX_ADDRESSES); i++)
    {
      const BounceCase *one = g_ptr_array_index (reading->cases, i);

      if (one->recipient == NULL)
        continue;
      add_local (redactor, one->recipient->address);
      add_local (redactor, one->recipient->original);
    }
  if (original != NULL)
    {
      bounce_redactor_add_words (redactor, bounce_message_get_header (original, "Subject"), "A subject");
      add_display_name (redactor, bounce_message_get_header (original, "From"));
      add_parties (redactor, original);
    }
  add_parties (redactor, reading->message);
}
