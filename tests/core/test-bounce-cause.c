/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The vocabulary: ids that other programs rely on. */
#include "bounce-cause.h"

/* The ids stand in saved rules and exports: a renamed one breaks them. */
static const struct
{
  const char *id, *group, *permanence, *who, *suppress;
} table[] = {
  { "no-such-user", "recipient", "permanent", "list", "safe" },
  { "no-such-domain", "recipient", "permanent", "list", "safe" },
  { "domain-takes-no-mail", "recipient", "permanent", "list", "safe" },
  { "address-syntax", "recipient", "permanent", "list", "safe" },
  { "mailbox-disabled", "recipient", "permanent", "list", "safe" },
  { "moved", "recipient", "permanent", "list", "safe" },
  { "recipient-refuses", "recipient", "permanent", "receiver", "never" },
  { "suppressed", "recipient", "permanent", "you", "never" },
  { "mailbox-full", "full", "temporary", "nobody", "repeated" },
  { "blocklisted", "reputation", "unsure", "you", "never" },
  { "blocked-by-receiver", "reputation", "unsure", "you", "never" },
  { "bad-reputation", "reputation", "unsure", "you", "never" },
  { "unreachable", "downtime", "temporary", "receiver", "never" },
  { "dns-failure", "downtime", "temporary", "receiver", "never" },
  { "gave-up", "downtime", "permanent", "receiver", "never" },
  { "server-busy", "downtime", "temporary", "nobody", "never" },
  { "server-fault", "downtime", "temporary", "receiver", "never" },
  { "server-full", "downtime", "temporary", "receiver", "never" },
  { "delivery-program", "downtime", "temporary", "receiver", "never" },
  { "mail-loop", "downtime", "permanent", "receiver", "never" },
  { "spam-content", "policy", "unsure", "you", "never" },
  { "virus", "policy", "permanent", "you", "never" },
  { "attachment-refused", "policy", "permanent", "you", "never" },
  { "message-malformed", "policy", "permanent", "you", "never" },
  { "authentication", "policy", "permanent", "you", "never" },
  { "sender-refused", "policy", "permanent", "you", "never" },
  { "rate-limited", "policy", "temporary", "you", "never" },
  { "tls-required", "policy", "unsure", "you", "never" },
  { "protocol-error", "policy", "permanent", "you", "never" },
  { "policy-other", "policy", "permanent", "receiver", "never" },
  { "message-too-large", "size", "permanent", "you", "never" },
  { "no-reverse-dns", "dns", "permanent", "provider", "never" },
  { "bad-helo", "dns", "permanent", "you", "never" },
  { "sender-domain-unresolved", "dns", "permanent", "you", "never" },
  { "dynamic-address", "isp", "permanent", "provider", "never" },
  { "sending-limit", "isp", "temporary", "you", "never" },
  { "relay-denied", "port", "permanent", "you", "never" },
  { "login-required", "port", "permanent", "you", "never" },
  { "port-25-blocked", "port", "permanent", "provider", "never" },
  { "sender-verification", "verification", "permanent", "you", "never" },
  { "receiver-misconfigured", "receiver", "unsure", "receiver", "never" },
  { "unclear", "unclear", "unsure", "receiver", "never" },
};

static void
test_table (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (table), ==, BOUNCE_N_CAUSES);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      BounceCause cause;

      g_assert_true (bounce_cause_from_id (table[i].id, &cause));
      g_assert_cmpuint (cause, ==, i);
      g_assert_cmpstr (bounce_cause_to_id (cause), ==, table[i].id);
      g_assert_cmpstr (bounce_group_to_id (bounce_cause_get_group (cause)), ==, table[i].group);
      g_assert_cmpstr (bounce_permanence_to_id (bounce_cause_get_permanence (cause)), ==, table[i].permanence);
      g_assert_cmpstr (bounce_who_to_id (bounce_cause_get_who (cause)), ==, table[i].who);
      g_assert_cmpstr (bounce_suppress_to_id (bounce_cause_get_suppress (cause)), ==, table[i].suppress);
    }
}

/* Only faults of the recipient's side may ever remove an address. */
static void
test_safe_is_recipient (void)
{
  for (BounceCause cause = 0; cause < BOUNCE_N_CAUSES; cause++)
    if (bounce_cause_get_suppress (cause) == BOUNCE_SUPPRESS_SAFE)
      {
        g_assert_cmpint (bounce_cause_get_group (cause), ==, BOUNCE_GROUP_RECIPIENT);
        g_assert_cmpint (bounce_cause_get_permanence (cause), ==, BOUNCE_PERMANENCE_PERMANENT);
        g_assert_cmpint (bounce_cause_get_who (cause), ==, BOUNCE_WHO_LIST);
      }
}

static void
test_unknown (void)
{
  BounceCause cause = BOUNCE_CAUSE_VIRUS;
  BouncePermanence permanence = BOUNCE_PERMANENCE_NONE;

  g_assert_false (bounce_cause_from_id ("no-such-cause", &cause));
  g_assert_false (bounce_cause_from_id ("", &cause));
  g_assert_false (bounce_cause_from_id (NULL, &cause));
  g_assert_cmpint (cause, ==, BOUNCE_CAUSE_VIRUS);
  g_assert_false (bounce_permanence_from_id ("hard", &permanence));
  g_assert_true (bounce_permanence_from_id ("unsure", &permanence));
  g_assert_cmpint (permanence, ==, BOUNCE_PERMANENCE_UNSURE);
  g_assert_cmpstr (bounce_confidence_to_id (BOUNCE_CONFIDENCE_INFERRED), ==, "inferred");

  /* A number out of a newer store must not read past a table. */
  g_assert_cmpstr (bounce_cause_to_id (4711), ==, "unclear");
  g_assert_cmpstr (bounce_group_to_id (4711), ==, "unclear");
  g_assert_cmpstr (bounce_permanence_to_id (4711), ==, "unsure");
  g_assert_cmpstr (bounce_suppress_to_id (4711), ==, "never");
  g_assert_cmpint (bounce_cause_get_suppress (4711), ==, BOUNCE_SUPPRESS_NEVER);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cause/table", test_table);
  g_test_add_func ("/cause/safe-is-recipient", test_safe_is_recipient);
  g_test_add_func ("/cause/unknown", test_unknown);

  return g_test_run ();
}
