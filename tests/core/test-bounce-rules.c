/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* From words to causes, as the rest of the program asks: our rules, a user's,
 * several threads, hostile words, time. */
#include "bounce-rules.h"

#include <glib/gstdio.h>
#include <string.h>

static BounceRules *rules;

typedef struct
{
  const char *words, *cause, *why;
} Row;

static const Row replies[] = {
  /* The examples that people bring. */
  { "SMTP Error 5.5.0", "unclear", "digits that say nothing" },
  { "SMTP Error 550", "unclear", "digits that say nothing" },
  { "550 User account is unavailable", "mailbox-disabled", "hosted platforms" },
  { "550 No such user here", "no-such-user", "cPanel" },
  { "Remote host said: 550 <anna@example.org>, this domain example.org Mailbox Does Not Exist Giving up on 192.0.2.1.", "no-such-user", "qmail quoting" },
  { "192.0.2.1 does not like recipient.", "recipient-refuses", "qmail, no reply quoted" },
  { "192.0.2.1 does not like recipient.\nRemote host said: 550 5.1.1 unknown user\nGiving up on 192.0.2.1.", "no-such-user", "qmail, the quoted reply says more" },
  { "Remote host said: 550-Verification failed for <bert@example.net>", "sender-verification", "Exim's callout" },
  { "550-Previous (cached) callout verification failure", "sender-verification", "Exim's memory of it" },
  { "550 Sender verification failed. Giving up on 192.0.2.1.", "sender-verification", "the short form" },
  { "5.1.0 - Unknown address error 550-'Mailbox is inactive' (delivery attempts: 0)", "mailbox-disabled", "the gateway's class is not the cause" },
  { "5.1.0 - Unknown address error ('552', ['5.2.3 message size exceeds 20 MB'])", "message-too-large", "the same class, another cause" },
  { "550 reverse DNS", "no-reverse-dns", "two words" },

  /* Where two causes overlap. */
  { "554 5.7.1 Client host [192.0.2.7] blocked using pbl.spamhaus.org", "dynamic-address", "a policy list beats a list" },
  { "554 5.7.1 Client host [192.0.2.7] blocked using zen.spamhaus.org", "blocklisted", "a list" },
  { "554 5.7.1 Client host [192.0.2.7] blocked using dnsbl.sorbs.net", "receiver-misconfigured", "a dead list beats all" },
  { "554 5.7.1 Client host blocked using zen.spamhaus.org; Error: open resolver", "receiver-misconfigured", "a refusal is no listing" },
  { "554 5.7.1 <unknown[192.0.2.7]>: Client host rejected: Access denied", "blocked-by-receiver", "a private block" },
  { "554 rejected due to the sending MTA's poor reputation", "bad-reputation", "a score" },
  { "550 5.7.1 [192.0.2.7] Our system has detected that this message is likely unsolicited mail", "spam-content", "a content word beats reputation" },
  { "550 We do not accept mail from hosts with dynamic IP or generic DNS PTR-records", "no-reverse-dns", "the PTR is the remedy" },
  { "552 5.2.2 Mailbox full", "mailbox-full", "552 and a mailbox" },
  { "552 5.3.4 Message size exceeds fixed limit", "message-too-large", "552 and a size" },
  { "452 4.3.1 Insufficient system storage", "server-full", "the server's disk" },
  { "450 4.1.8 <bert@example.net>: Sender address rejected: Domain not found", "sender-domain-unresolved", "the sender's domain" },
  { "450 4.1.2 <anna@example.org>: Recipient address rejected: Domain not found", "no-such-domain", "the recipient's domain" },
  { "Host or domain name not found. Name service error for name=example.org type=MX: Host not found, try again", "dns-failure", "just now" },
  { "Host or domain name not found. Name service error for name=example.org type=MX: Host not found", "no-such-domain", "for good" },
  { "530 5.7.0 Authentication required", "login-required", "a login" },
  { "554 5.7.1 <anna@example.org>: Relay access denied", "relay-denied", "no login named" },
  { "550 5.7.1 Relaying denied. Proper authentication required.", "login-required", "login words beat relay words" },
  { "421 4.7.0 Too many connections from 192.0.2.7", "rate-limited", "their limit on us" },
  { "421 Server too busy", "server-busy", "their own load" },
  { "550 5.4.5 Daily user sending limit exceeded", "sending-limit", "our own provider's limit" },
  { "mailbox is full: retry timeout exceeded", "mailbox-full", "the reason beats the end of patience" },
  { "retry timeout exceeded", "gave-up", "no better reason" },
  { "550 5.7.26 This mail has been blocked because the sender is unauthenticated", "authentication", "DMARC and its kin" },
  { "554 5.7.1 Reject, id=01234-05 - INFECTED: virus found", "virus", "a virus beats spam" },
  { "host mx.example.org[198.51.100.7] said: 450 4.7.1 [EAB] 554 IP=192.0.2.7 - None/bad reputation. (NOWL)", "bad-reputation", "a reply in a reply" },

  { "554 5.7.1 Your account has been suspended. Contact support", "sending-limit", "your account is the one that sends" },
  { "550 5.7.1 Sender account suspended", "sending-limit", "the sender, in plain words" },
  { "550 <anna@example.com> disabled for sending", "sending-limit", "an account that may receive" },
  { "550 your account is disabled", "sending-limit", "the short form" },
  { "550 5.2.1 The account you wrote to is disabled", "mailbox-disabled", "the account of the recipient" },
  { "550 5.7.520 Access denied, Your organization does not allow external forwarding", "policy-other", "a rule of one's own side" },

  /* Words in an address are not the server's. */
  { "550 5.1.1 <spam.detected@example.org> no", "no-such-user", "an address that reads like a verdict" },
  { "550 <mailbox-full@example.org>: User unknown", "no-such-user", "an address that reads like a cause" },

  /* Other languages. */
  { "550 Empf\xc3\xa4nger unbekannt", "no-such-user", "German" },
  { "550 Cette bo\xc3\xaete est pleine", "mailbox-full", "French" },
  { "550 La cuenta ha sido suspendida", "mailbox-disabled", "Spanish" },
  { "550 Utente sconosciuto", "no-such-user", "Italian" },
  { "550 Usu\xc3\xa1rio inexistente", "no-such-user", "Portuguese" },
  { "550 Gebruiker onbekend", "no-such-user", "Dutch" },
  { "550 U\xc5\xbcytkownik nie istnieje", "no-such-user", "Polish" },
  { "550 \xd0\x9f\xd0\xbe\xd0\xbb\xd1\x8c\xd0\xb7\xd0\xbe\xd0\xb2\xd0\xb0\xd1\x82\xd0\xb5\xd0\xbb\xd1\x8c \xd0\xbd\xd0\xb5 \xd0\xbd\xd0\xb0\xd0\xb9\xd0\xb4\xd0\xb5\xd0\xbd", "no-such-user", "Russian" },
  { "550 \xe5\xae\x9b\xe5\x85\x88\xe4\xb8\x8d\xe6\x98\x8e", "no-such-user", "Japanese" },
  { "550 \xe6\x94\xb6\xe4\xbb\xb6\xe4\xba\xba\xe4\xb8\x8d\xe5\xad\x98\xe5\x9c\xa8", "no-such-user", "Chinese" },
};

static BounceCause
classify (BounceRules   *with,
          const char    *words,
          BounceFinding *finding)
{
  g_autoptr (BounceReply) reply = bounce_reply_new (words);

  bounce_rules_classify (with, &(BounceStatement) { .reply = reply }, finding);
  return finding->cause;
}

static void
test_replies (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (replies); i++)
    {
      BounceFinding finding;

      g_test_message ("%s: %s", replies[i].why, replies[i].words);
      g_assert_cmpstr (bounce_cause_to_id (classify (rules, replies[i].words, &finding)), ==, replies[i].cause);
    }
}

/* The same words for other people and hosts come out of the cache; the finding
 * must not tell. */
static void
test_cache (void)
{
  BounceFinding cold, warm;
  const char *other = "550 5.1.1 <somebody.else@example.net>... User unknown [198.51.100.9]";

  classify (rules, "550 5.1.1 <a@example.org>... User unknown [192.0.2.7]", &cold);
  classify (rules, other, &warm);
  g_assert_cmpint (cold.cause, ==, warm.cause);
  g_assert_true (strncmp (other + warm.start, "User unknown", warm.length) == 0);
}

static GFile *
write_own (const char *text)
{
  g_autofree char *dir = g_dir_make_tmp ("rules-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "rules.tsv", NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return g_file_new_for_path (path);
}

static void
remove_own (GFile *file)
{
  g_autoptr (GFile) dir = g_file_get_parent (file);

  g_file_delete (file, NULL, NULL);
  g_file_delete (dir, NULL, NULL);
}

/* A user knows his neighbours: his rule beats all of ours, even where ours has
 * better words. */
static void
test_own (void)
{
  g_autoptr (GFile) file = write_own ("# mine\nx\tsending-limit\t-\t*\tregex\tclient \\d+ no such\t550 client 17 no such\tme\n");
  g_autoptr (GFile) dir = g_file_get_parent (file);
  g_autofree char *path = g_file_get_path (dir);
  g_autoptr (GError) error = NULL;
  g_autoptr (BounceRules) with = bounce_rules_new (path, &error);
  BounceFinding finding;

  g_assert_no_error (error);
  g_assert_cmpuint (bounce_rules_get_length (with), ==, bounce_rules_get_length (rules) + 1);
  g_assert_cmpint (classify (with, "550 client 17 no such user", &finding), ==, BOUNCE_CAUSE_SENDING_LIMIT);
  g_assert_cmpstr (finding.rule, ==, "rules.tsv:2");
  g_assert_cmpint (classify (with, "550 no such user", &finding), ==, BOUNCE_CAUSE_NO_SUCH_USER);
  g_assert_true (bounce_rules_prove (with, &error));
  g_assert_no_error (error);
  remove_own (file);
}

/* His rule may name a host: then the next host is another matter. */
static void
test_own_numbers (void)
{
  g_autoptr (GFile) file = write_own ("x\tpolicy-other\t-\t*\ttext\t[192.0.2.7] no\t550 [192.0.2.7] no\tme\n");
  g_autoptr (BounceRules) with = bounce_rules_load (NULL, file, NULL);
  BounceFinding finding;

  g_assert_cmpint (classify (with, "550 [192.0.2.8] no", &finding), ==, BOUNCE_CAUSE_UNCLEAR);
  g_assert_cmpint (classify (with, "550 [192.0.2.7] no", &finding), ==, BOUNCE_CAUSE_POLICY_OTHER);
  remove_own (file);
}

static void
test_own_broken (void)
{
  g_autoptr (GFile) file = write_own ("# mine\nx\tplague\t-\t*\ttext\twords\t550 words\tme\n");
  g_autoptr (GFile) none = g_file_new_for_path ("/nonexistent/rules.tsv");
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) io = NULL;

  g_assert_null (bounce_rules_load (NULL, file, &error));
  g_assert_error (error, BOUNCE_RULES_ERROR, BOUNCE_RULES_ERROR_UNKNOWN_CAUSE);
  g_assert_true (g_str_has_prefix (error->message, "rules.tsv:2: "));
  g_assert_null (bounce_rules_load (NULL, none, &io));
  g_assert_error (io, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  remove_own (file);
}

/* One wrong line must not take the others away, nor be silent. */
static void
test_own_good_lines (void)
{
  static const char * const places[] = { "/rules.tsv:2: ", "/rules.tsv:3: ", "/rules.tsv:5: ", "/rules.tsv:4: " };
  g_autoptr (GFile) file = write_own ("a\tvirus\t-\t*\ttext\tgood words\t550 good words\tme\n"
                                      "b\tplague\t-\t*\ttext\twords\t550 words\tme\n"
                                      "c\tvirus\t-\t*\tregex\topen (\t550 open (\tme\n"
                                      "d\tvirus\t-\t*\ttext\tthese words\t550 those words\tme\n"
                                      "e\tmoved\t-\t*\ttext\tgood words\t550 good words\tme\n"
                                      "f\tmoved\t-\t*\ttext\tlast words\t550 last words\tme\n");
  g_autoptr (GFile) dir = g_file_get_parent (file);
  g_autofree char *path = g_file_get_path (dir);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (BounceRules) with = bounce_rules_new_with_good (path, problems, &error);
  BounceFinding finding;

  g_assert_no_error (error);
  g_assert_cmpint (classify (with, "550 good words", &finding), ==, BOUNCE_CAUSE_VIRUS);
  g_assert_cmpint (classify (with, "550 last words", &finding), ==, BOUNCE_CAUSE_MOVED);
  g_assert_cmpstr (finding.rule, ==, "rules.tsv:6");
  g_assert_cmpuint (bounce_rules_get_length (with), ==, bounce_rules_get_length (rules) + 2);
  g_assert_cmpuint (problems->len, ==, G_N_ELEMENTS (places));
  for (guint i = 0; i < problems->len; i++)
    {
      g_assert_true (g_str_has_prefix (problems->pdata[i], path));
      g_assert_nonnull (strstr (problems->pdata[i], places[i]));
      /* Our limits are nothing the user has written. */
      g_assert_null (strstr (problems->pdata[i], "LIMIT"));
    }
  remove_own (file);
}

/* No folder, no file: ours alone. */
static void
test_no_own (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BounceRules) with = bounce_rules_new ("/nonexistent", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (bounce_rules_get_length (with), ==, bounce_rules_get_length (rules));
}

static gpointer
classify_all (gpointer data)
{
  BounceRules *shared = data;

  for (guint round = 0; round < 20; round++)
    for (guint i = 0; i < G_N_ELEMENTS (replies); i++)
      {
        BounceFinding finding;

        classify (shared, replies[i].words, &finding);
        g_assert_cmpstr (bounce_cause_to_id (finding.cause), ==, replies[i].cause);
      }
  bounce_rules_unref (shared);

  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("classify", classify_all, bounce_rules_ref (rules));
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

/* Every one of these must come back soon, and none is safe. */
static void
test_hostile (void)
{
  static const char *const pieces[] = { "a", "550 ", "user ", "\xff", "@", "<a@b.example>", "spam or not ", "5.1.1 ", "\xe3\x83\xbc", "(((", "blocked " };
  gint64 begin = g_get_monotonic_time ();

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) words = g_string_new (NULL);
      g_autoptr (BounceReply) reply = NULL;
      BounceFinding finding;

      while (words->len < 4 * 1024 * 1024)
        g_string_append (words, pieces[i]);
      reply = bounce_reply_new (words->str);
      bounce_rules_classify (rules, &(BounceStatement) { .reply = reply, .text = words->str, .receiver = words->str,
                                                         .reporter = words->str }, &finding);
      g_assert_cmpint (finding.suppress, !=, BOUNCE_SUPPRESS_SAFE);
      g_assert_cmpuint (finding.start + finding.length, <=, strlen (words->str));
    }
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 60 * G_USEC_PER_SEC);
}

/* Loading stands between a click and the window; judging between a mailbox and
 * its list.  The limits are generous: sanitizers and busy machines count too. */
static void
test_time (void)
{
  gint64 begin = g_get_monotonic_time ();
  g_autoptr (BounceRules) fresh = bounce_rules_new (NULL, NULL);
  gint64 loaded = g_get_monotonic_time ();
  gint64 cold, warm;

  for (guint i = 0; i < G_N_ELEMENTS (replies); i++)
    classify (fresh, replies[i].words, &(BounceFinding) { 0 });
  cold = g_get_monotonic_time ();
  for (guint round = 0; round < 100; round++)
    for (guint i = 0; i < G_N_ELEMENTS (replies); i++)
      classify (fresh, replies[i].words, &(BounceFinding) { 0 });
  warm = g_get_monotonic_time ();

  g_test_message ("%u rules: loaded in %.1f ms; with taking apart %.1f us cold, %.1f us warm", bounce_rules_get_length (fresh),
                  (loaded - begin) / 1000.0, (double) (cold - loaded) / G_N_ELEMENTS (replies),
                  (warm - cold) / 100.0 / G_N_ELEMENTS (replies));
  g_assert_cmpint (loaded - begin, <, 500 * 1000);
  g_assert_cmpint (warm - cold, <, 5 * G_USEC_PER_SEC);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  rules = bounce_rules_new (NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/rules/replies", test_replies);
  g_test_add_func ("/rules/cache", test_cache);
  g_test_add_func ("/rules/own", test_own);
  g_test_add_func ("/rules/own-numbers", test_own_numbers);
  g_test_add_func ("/rules/own-broken", test_own_broken);
  g_test_add_func ("/rules/own-good-lines", test_own_good_lines);
  g_test_add_func ("/rules/no-own", test_no_own);
  g_test_add_func ("/rules/threads", test_threads);
  g_test_add_func ("/rules/hostile", test_hostile);
  g_test_add_func ("/rules/time", test_time);
  result = g_test_run ();
  bounce_rules_unref (rules);

  return result;
}
