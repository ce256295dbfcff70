/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules that are shipped: every line proves itself, none speaks of one mail
 * only, and the replies that operators publish are understood. */
#include "bounce-fold.h"
#include "bounce-rules-file.h"
#include "bounce-rules-proof.h"

#include <string.h>

static GPtrArray *
load_shipped (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("SOURCE_ROOT"), "data", "rules.tsv", NULL);
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr (GBytes) bytes = g_mapped_file_get_bytes (file);
  g_autoptr (GError) error = NULL;
  GPtrArray *rules = bounce_rules_file_read (bytes, "rules.tsv", FALSE, &error);

  g_assert_no_error (error);
  return rules;
}

static void
test_shipped (void)
{
  g_autoptr (GPtrArray) rules = load_shipped ();
  BounceRulesIndex *index = bounce_rules_index_new (rules);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (rules->len, >, 500);
  bounce_rules_proof (rules, index, &error);
  g_assert_no_error (error);
  bounce_rules_index_free (index);
}

static gboolean
prove (const char  *text,
       GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GPtrArray) rules = bounce_rules_file_read (bytes, "my.tsv", FALSE, error);
  BounceRulesIndex *index;
  gboolean proven;

  g_assert_nonnull (rules);
  index = bounce_rules_index_new (rules);
  proven = bounce_rules_proof (rules, index, error);
  bounce_rules_index_free (index);

  return proven;
}

static void
assert_refused (const char *text,
                const char *place,
                const char *why)
{
  g_autoptr (GError) error = NULL;

  g_test_message ("%s", why);
  g_assert_false (prove (text, &error));
  g_assert_error (error, BOUNCE_RULES_ERROR, BOUNCE_RULES_ERROR_BAD_EXAMPLE);
  g_assert_true (g_str_has_prefix (error->message, place));
}

#define RULE(id, scope, test, pattern, example) id "\tvirus\t-\t" scope "\t" test "\t" pattern "\t" example "\t-"

static void
test_refused (void)
{
  assert_refused (RULE ("a", "*", "text", "infected", "550 infetced"), "my.tsv:1: ", "a typing error");
  assert_refused (RULE ("a", "*", "text", "infected", "550 infected") "\n"
                  RULE ("b", "*", "text", "infected file", "550 infected file"), "my.tsv:2: ", "the wider line goes first");
  assert_refused (RULE ("a", "*", "text", "infected", "550 5.7.1 infected") "\n"
                  RULE ("b", "*", "status", "5.7.1", "550 5.7.1 infected"), "my.tsv:2: ", "words beat a status");
  assert_refused (RULE ("a", "stage:moon", "text", "infected", "550 infected"), "my.tsv:1: ", "a scope that never holds");
}

static void
test_accepted (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (prove (RULE ("a", "*", "text", "infected file", "550 infected file") "\n"
                        RULE ("b", "*", "text", "infected", "550 infected") "\n"
                        RULE ("c", "receiver:example.org", "text", "ill", "550 ill") "\n"
                        RULE ("d", "stage:rcpt,reporter:example.net", "code", "553", "553 mx.example.org") "\n"
                        RULE ("e", "dialect:qmail", "regex", "bad\\s+germ", "550 bad germ"), &error));
  g_assert_no_error (error);
}

/* What may stand in a sample and never in a pattern: documentation names,
 * addresses of people and of machines, written plainly or as an expression. */
static gboolean
holds_a_name (const char *pattern)
{
  static const char *const expressions[] = {
    "\\bexample\\b", "192\\\\?\\.0\\\\?\\.2\\b", "198\\\\?\\.51\\\\?\\.100", "203\\\\?\\.0\\\\?\\.113", "2001:db8", "\\banna\\b", "\\bbert\\b",
    "@[a-z0-9]",
    "(?<![\\d{,])\\d{1,3}\\\\?\\.\\d{1,3}\\\\?\\.\\d{1,3}\\\\?\\.\\d{1,3}",
    "(?<![a-z\\d])\\d{7,}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (expressions); i++)
    if (g_regex_match_simple (expressions[i], pattern, G_REGEX_CASELESS, 0))
      return TRUE;

  return FALSE;
}

static char *
replace (char       *text,
         const char *expression,
         const char *by)
{
  g_autofree char *old = text;
  g_autoptr (GRegex) regex = g_regex_new (expression, G_REGEX_CASELESS, 0, NULL);

  g_assert_nonnull (regex);
  return g_regex_replace (regex, old, -1, 0, by, 0, NULL);
}

/* Every digit becomes another. Codes and statuses say something and stay, and
 * so do the numbers of standards, ports and exit codes. */
static gboolean
change_number (const GMatchInfo *match,
               GString          *into,
               gpointer          data)
{
  g_autofree char *number = g_match_info_fetch (match, 0);

  for (char *digit = number; *digit != '\0'; digit++)
    *digit = '1' + (*digit - '0' + 2) % 9;
  g_string_append (into, number);

  return FALSE;
}

/* The same reply about another person, from another host, with other numbers. */
static char *
dup_other (const char *example)
{
  g_autoptr (GRegex) number = g_regex_new ("(?<![\\w./:=#_-])(?<!rfc )(?<!port )(?<!exit )(?![2-5]\\d\\d\\b)\\d+(?![\\w./:_-])", G_REGEX_CASELESS, 0, NULL);
  char *text = g_strdup (example);
  g_autofree char *changed = NULL;

  text = replace (text, "[\\w.%+=-]+@(?:[\\w-]+\\.)*example(?:\\.(?:org|net|com))?\\b", "kilroy@vyx.quux");
  /* The first label of a list says what kind of list it is. */
  text = replace (text, "(?<![\\w.-])(dul|rbl|dnsbl|bl|sbl|spam)\\.(?:[\\w-]+\\.)*example(?:\\.(?:org|net|com))?\\b", "\\1.vyx.quux");
  text = replace (text, "(?<![\\w-])(?:[\\w-]+\\.)*example(?:\\.(?:org|net|com))?\\b(?!-)", "vyx.quux");
  text = replace (text, "\\b(?:192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.\\d+\\b", "100.77.88.99");
  text = replace (text, "\\b2001:db8:[0-9a-f:]*", "2a00:77::88");
  text = replace (text, "\\b(?:anna|bert)\\b", "kilroy");
  changed = g_steal_pointer (&text);

  return g_regex_replace_eval (number, changed, -1, 0, 0, change_number, NULL, NULL);
}

static gboolean
finds (const BounceRule *rule,
       const char       *reply)
{
  g_autofree char *folded = bounce_fold_dup (reply);
  gsize from, to;

  return bounce_rule_find (rule, folded, strlen (folded), &from, &to);
}

/* A pattern that matches by what is its example's alone fits nothing else. */
static gboolean
is_general (const BounceRule *rule)
{
  g_autofree char *other = dup_other (rule->example);

  if (rule->test != BOUNCE_TEST_TEXT && rule->test != BOUNCE_TEST_REGEX)
    return TRUE;
  if (holds_a_name (rule->pattern) || !finds (rule, other))
    {
      g_test_message ("%s: \"%s\" does not match \"%s\"", rule->place, rule->pattern, other);
      return FALSE;
    }

  return TRUE;
}

static void
test_general (void)
{
  g_autoptr (GPtrArray) rules = load_shipped ();
  guint n_bad = 0;

  for (guint i = 0; i < rules->len; i++)
    n_bad += !is_general (rules->pdata[i]);
  g_assert_cmpuint (n_bad, ==, 0);
}

/* The law finds what it is there for. */
static void
test_not_general (void)
{
  static const struct { const char *test, *pattern, *example; gboolean general; } rows[] = {
    { "text", "user unknown", "550 <anna@example.org>: User unknown", TRUE },
    { "text", "mx.example.net", "550 mx.example.net refused", FALSE },
    { "text", "user anna", "550 user anna unknown", FALSE },
    { "regex", "anna\\S* unknown", "550 anna@example.org unknown", FALSE },
    { "regex", "192\\.0\\.2\\.\\d+ refused", "550 192.0.2.25 refused", FALSE },
    { "regex", "10\\.1\\.2\\.3 refused", "550 10.1.2.3 refused", FALSE },
    { "text", "@example.org", "550 @example.org unknown", FALSE },
    { "regex", "limit of 100 mails", "550 limit of 100 mails reached", FALSE },
    { "regex", "limit of \\d+ mails", "550 limit of 100 mails reached", TRUE },
    { "regex", "no-?one at mx", "550 no-one at mx.example.org", FALSE },
    { "regex", "\\b5\\.7\\.1 spam", "550 5.7.1 spam", TRUE },
    { "text", "ticket 1234567", "550 ticket 1234567", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *line = g_strjoin ("\t", "a", "virus", "-", "*", rows[i].test, rows[i].pattern, rows[i].example, "-", NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (BounceRule) rule = bounce_rule_new (line, "my.tsv", 1, FALSE, &error);

      g_assert_no_error (error);
      g_test_message ("%s", rows[i].pattern);
      g_assert_cmpint (is_general (rule), ==, rows[i].general);
    }
}

/* Examples are ours: no real person or host stands in them. */
static void
test_documentation_names (void)
{
  g_autoptr (GPtrArray) rules = load_shipped ();
  g_autoptr (GRegex) addresses = g_regex_new ("@(?!example(?:\\.(?:org|net|com))?\\b)[a-z0-9-]+\\.", G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GRegex) hosts = g_regex_new ("\\b(?!192\\.0\\.2\\.|198\\.51\\.100\\.|203\\.0\\.113\\.|127\\.0\\.0\\.)"
                                          "\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\b", 0, 0, NULL);

  for (guint i = 0; i < rules->len; i++)
    {
      const BounceRule *rule = rules->pdata[i];

      g_test_message ("%s: %s", rule->place, rule->example);
      g_assert_false (g_regex_match (addresses, rule->example, 0, NULL));
      g_assert_false (g_regex_match (hosts, rule->example, 0, NULL));
    }
}

#define RECIPIENT "no-such-user no-such-domain domain-takes-no-mail address-syntax mailbox-disabled moved "
#define REPUTATION "blocklisted blocked-by-receiver bad-reputation rate-limited "
#define DOWNTIME "unreachable dns-failure gave-up server-busy server-fault server-full delivery-program mail-loop "
#define POLICY "spam-content virus attachment-refused message-malformed authentication sender-refused rate-limited " \
               "tls-required protocol-error policy-other "

/* Which causes answer what people say of a reply: its class in the collection,
 * a word of the detail (or ""), our causes.  The first that fits counts. */
static const struct
{
  const char *class, *detail, *causes;
} fits[] = {
  { "", "PTR", "no-reverse-dns rate-limited bad-helo" },
  { "", "reverse DNS", "no-reverse-dns" },
  { "", "loop", "mail-loop" },
  { "", "greylist", "server-busy rate-limited" },
  { "", "dynamic", "dynamic-address no-reverse-dns blocklisted blocked-by-receiver" },
  { "", "residential", "dynamic-address" },
  { "", "DMARC", "authentication sender-domain-unresolved" },
  { "", "DKIM", "authentication" },
  { "", "SPF fail", "authentication" },
  { "invalid recipient", "domain", "no-such-domain domain-takes-no-mail dns-failure relay-denied no-such-user" },
  { "invalid recipient", "null MX", "domain-takes-no-mail" },
  { "invalid recipient", "RCPT", "recipient-refuses unclear" },
  { "invalid recipient", "syntax", "address-syntax no-such-user" },
  { "invalid recipient", "disabled", "mailbox-disabled no-such-user" },
  { "invalid recipient", "hygiene", "rate-limited" },
  { "invalid recipient", "unknown users", "rate-limited" },
  { "invalid recipient", "alias", "server-fault" },
  { "invalid recipient", "texts", RECIPIENT "relay-denied sender-refused blocked-by-receiver no-reverse-dns" },
  { "invalid recipient", "GWIA", RECIPIENT "server-busy unreachable" },
  { "invalid recipient", "probe", RECIPIENT "server-busy" },
  { "invalid recipient", "", RECIPIENT },
  { "domain/IP", "", REPUTATION "dynamic-address server-busy sender-refused no-reverse-dns spam-content unreachable" },
  { "server downtime", "", DOWNTIME },
  { "policy violation", "receive rate", "server-busy" },
  { "policy violation", "rate", "rate-limited server-busy" },
  { "policy violation", "anonymous", "login-required recipient-refuses" },
  { "policy violation", "inside mail", "recipient-refuses" },
  { "policy violation", "closed group", "recipient-refuses policy-other" },
  { "policy violation", "content", "spam-content policy-other attachment-refused virus message-too-large authentication sender-refused blocked-by-receiver" },
  { "policy violation", "", POLICY "recipient-refuses server-busy address-syntax no-such-user blocked-by-receiver domain-takes-no-mail" },
  { "bulky message", "mailbox full", "mailbox-full" },
  { "bulky message", "too big", "message-too-large" },
  { "bulky message", "", "mailbox-full message-too-large" },
  { "bad DNS", "HELO", "bad-helo" },
  { "bad DNS", "SPF", "authentication" },
  { "bad DNS", "", "no-reverse-dns bad-helo sender-domain-unresolved authentication no-such-domain dns-failure relay-denied" },
  { "ISP restriction", "", "dynamic-address sending-limit relay-denied login-required sender-refused sender-domain-unresolved blocklisted authentication" },
  { "port 25", "", "unreachable port-25-blocked login-required tls-required" },
  { "sender verification", "", "sender-verification sender-domain-unresolved sender-refused blocklisted" },
  { "(not in", "", "receiver-misconfigured message-malformed no-such-user unclear" },
};

static gboolean
is_fitting (const char *class,
            const char *detail,
            const char *cause)
{
  for (guint i = 0; i < G_N_ELEMENTS (fits); i++)
    if (strstr (class, fits[i].class) != NULL && strstr (detail, fits[i].detail) != NULL)
      {
        g_auto (GStrv) causes = g_strsplit (fits[i].causes, " ", -1);

        return g_strv_contains ((const char *const *) causes, cause);
      }

  return FALSE;
}

/* The collection has markers: gaps are filled as a server would. */
static char *
fill_gaps (const char *signature)
{
  GString *filled = g_string_new (signature);

  g_string_replace (filled, "[ip]", "[192.0.2.7]", 0);
  g_string_replace (filled, "<ip>", "192.0.2.7", 0);
  g_string_replace (filled, "<addr>", "<anna@example.org>", 0);
  g_string_replace (filled, "<zone>", "bl.example.net", 0);
  g_string_replace (filled, "<zones>", "bl.example.net", 0);
  g_string_replace (filled, "<dnsbl>", "bl.example.net", 0);
  g_string_replace (filled, "<host>", "mx.example.org", 0);
  g_string_replace (filled, "\xe2\x80\xa6", " example.org ", 0);

  return g_string_free (filled, FALSE);
}

static char *
build_reply (const char *code,
             const char *status,
             const char *signature)
{
  g_autofree char *words = fill_gaps (signature);
  guint number = bounce_status_parse_code (code, NULL);
  BounceStatus parsed = bounce_status_find (status);
  GString *reply = g_string_new (NULL);
  char buffer[16];

  if (number != 0)
    g_string_append_printf (reply, "%u ", number);
  if (parsed != 0)
    g_string_append_printf (reply, "%s ", bounce_status_format (parsed, buffer));
  g_string_append (reply, words);

  return g_string_free (reply, FALSE);
}

/* A row with several markers fits when half of them do. */
static gboolean
check_row (BounceRules  *rules,
           char        **columns)
{
  g_auto (GStrv) signatures = g_strsplit (columns[4], " / ", -1);
  guint n = g_strv_length (signatures), right = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = build_reply (columns[2], columns[3], signatures[i]);
      g_autoptr (BounceReply) reply = bounce_reply_new (text);
      BounceFinding finding;

      bounce_rules_classify (rules, &(BounceStatement) { .reply = reply }, &finding);
      if (is_fitting (columns[5], columns[6], bounce_cause_to_id (finding.cause)))
        right++;
      else
        g_test_message ("%s: %s: %s (%s), wanted %s: %s", columns[0], text, bounce_cause_to_id (finding.cause),
                        finding.rule != NULL ? finding.rule : "no rule", columns[5], columns[6]);
    }

  return right * 2 >= n;
}

static void
test_published_replies (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("SOURCE_ROOT"), "..", "shared", "facts", "replies.tsv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (BounceRules) rules = NULL;
  guint n = 0, right = 0;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    {
      g_test_skip ("the collection of replies is not here");
      return;
    }
  rules = bounce_rules_new (NULL, NULL);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) columns = g_strsplit (lines[i], "\t", -1);

      if (g_strv_length (columns) < 7)
        continue;
      n++;
      right += check_row (rules, columns);
    }

  g_test_message ("%u of %u published replies understood", right, n);
  g_assert_cmpuint (right * 100, >=, n * 90);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules-proof/shipped", test_shipped);
  g_test_add_func ("/rules-proof/refused", test_refused);
  g_test_add_func ("/rules-proof/accepted", test_accepted);
  g_test_add_func ("/rules-proof/general", test_general);
  g_test_add_func ("/rules-proof/not-general", test_not_general);
  g_test_add_func ("/rules-proof/documentation-names", test_documentation_names);
  g_test_add_func ("/rules-proof/published-replies", test_published_replies);

  return g_test_run ();
}
