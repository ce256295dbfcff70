/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The advice: complete, honest, and deaf to what strangers put into names. */
#include "bounce-advice.h"
#include "bounce-advice-table.h"

#include <glib/gstdio.h>
#include <libintl.h>
#include <locale.h>
#include <string.h>

static const BounceAdviceFacts everything = {
  .recipient = "anna@example.org", .receiver = "mx.example.org", .sender = "bert@example.net", .host = "192.0.2.7",
  .host_name = "mail.example.net", .list = "Example List", .limit = "20 MB", .wait = "30 minutes",
  .new_address = "anna@example.com", .removable = TRUE, .given_up = FALSE, .guessed = FALSE, .quoted_class = TRUE,
};
static const BounceAdviceFacts nothing;

typedef void (*Visit) (const char * const *forms, BounceCause cause);

static void
visit_all (Visit visit)
{
  for (BounceCause cause = 0; cause < BOUNCE_N_CAUSES; cause++)
    {
      const BounceAdviceText *text = bounce_advice_get_text (cause);

      visit (text->titles, cause);
      visit (text->meanings, cause);
      for (guint i = 0; i < BOUNCE_ADVICE_MAX_STEPS && text->steps[i].forms[0]; i++)
        visit (text->steps[i].forms, cause);
    }
}

/* The last form is for when nothing is known; the others name known slots. */
static void
check_forms (const char * const *forms,
             BounceCause         cause)
{
  guint n = 0;

  g_test_message ("%s: %s", bounce_cause_to_id (cause), forms[0]);
  g_assert_nonnull (forms[0]);
  while (n < BOUNCE_ADVICE_MAX_FORMS && forms[n])
    n++;
  g_assert_null (strpbrk (forms[n - 1], "{}"));
  for (guint i = 0; i + 1 < n; i++)
    {
      g_auto (GStrv) pieces = g_strsplit (forms[i], "{", -1);

      g_assert_cmpuint (g_strv_length (pieces), >, 1);
      for (guint j = 1; pieces[j]; j++)
        {
          g_autofree char *slot = g_strndup (pieces[j], strcspn (pieces[j], "}"));
          static const char * const slots[] = {
            "recipient", "receiver", "sender", "host", "host_name", "list", "limit", "wait", "new_address", NULL
          };

          g_assert_true (g_strv_contains (slots, slot));
        }
    }
}

static void
test_forms (void)
{
  visit_all (check_forms);
}

static const char * const removal_words[] = { "remov", "Remov", "your list", "unsubscri", "delete ", "strike" };

/* Only a cause that is safe may cost somebody their place on a list. */
static void
check_removal (const char * const *forms,
               BounceCause         cause)
{
  if (bounce_cause_get_suppress (cause) == BOUNCE_SUPPRESS_SAFE)
    return;
  for (guint i = 0; i < BOUNCE_ADVICE_MAX_FORMS && forms[i]; i++)
    for (guint j = 0; j < G_N_ELEMENTS (removal_words); j++)
      {
        g_test_message ("%s: %s", bounce_cause_to_id (cause), forms[i]);
        g_assert_null (strstr (forms[i], removal_words[j]));
      }
}

static void
test_removal (void)
{
  visit_all (check_removal);
}

/* Nor when a safe cause came out temporary, or nobody knows. */
static void
test_removal_when_open (void)
{
  static const BouncePermanence open[] = {
    BOUNCE_PERMANENCE_TEMPORARY, BOUNCE_PERMANENCE_UNSURE, BOUNCE_PERMANENCE_NONE
  };

  for (BounceCause cause = 0; cause < BOUNCE_N_CAUSES; cause++)
    for (guint i = 0; i < G_N_ELEMENTS (open); i++)
      {
        g_auto (GStrv) steps = bounce_advice_dup_steps (cause, open[i], bounce_cause_get_who (cause), &everything);
        g_autofree char *joined = g_strjoinv ("\n", steps);

        g_test_message ("%s: %s", bounce_cause_to_id (cause), joined);
        g_assert_null (strstr (joined, "remove"));
        g_assert_null (strstr (joined, "Remove"));
      }
}

static gboolean
tells_to_remove (const char *words)
{
  for (guint i = 0; i < G_N_ELEMENTS (removal_words); i++)
    if (strstr (words, removal_words[i]))
      return TRUE;
  return FALSE;
}

/* The words say what the row's class says: who reads the text and who reads
 * the table must not do different things. */
static void
check_law (BounceCause      cause,
           BouncePermanence permanence,
           BounceSuppress   suppress)
{
  BounceAdviceFacts facts = everything;
  g_autofree char *meaning = NULL, *joined = NULL, *all = NULL;
  g_auto (GStrv) steps = NULL;

  facts.removable = suppress == BOUNCE_SUPPRESS_SAFE;
  meaning = bounce_advice_dup_meaning (cause, permanence, &facts);
  steps = bounce_advice_dup_steps (cause, permanence, bounce_cause_get_who (cause), &facts);
  joined = g_strjoinv ("\n", steps);
  all = g_strconcat (meaning, "\n", joined, NULL);

  g_test_message ("%s, %s, %s: %s", bounce_cause_to_id (cause), bounce_permanence_to_id (permanence),
                  bounce_suppress_to_id (suppress), all);
  if (bounce_cause_get_suppress (cause) != BOUNCE_SUPPRESS_SAFE)
    g_assert_false (tells_to_remove (all));
  else if (permanence == BOUNCE_PERMANENCE_PERMANENT && suppress == BOUNCE_SUPPRESS_SAFE)
    g_assert_true (tells_to_remove (all));
  else
    {
      g_assert_false (tells_to_remove (all));
      g_assert_nonnull (strstr (all, "wait for a second report"));
    }
}

static void
test_law_of_removal (void)
{
  for (BounceCause cause = 0; cause < BOUNCE_N_CAUSES; cause++)
    for (BouncePermanence permanence = 0; permanence < BOUNCE_N_PERMANENCES; permanence++)
      for (BounceSuppress suppress = 0; suppress < BOUNCE_N_SUPPRESSES; suppress++)
        check_law (cause, permanence, suppress);
}

/* Where nobody tries any more, nobody is told to wait for it. */
static void
test_given_up (void)
{
  for (BounceCause cause = 0; cause < BOUNCE_N_CAUSES; cause++)
    for (BouncePermanence permanence = 0; permanence < BOUNCE_N_PERMANENCES; permanence++)
      {
        BounceAdviceFacts facts = { .wait = "30 minutes", .given_up = TRUE };
        g_auto (GStrv) steps = bounce_advice_dup_steps (cause, permanence, bounce_cause_get_who (cause), &facts);
        g_autofree char *joined = g_strjoinv ("\n", steps);

        g_test_message ("%s: %s", bounce_cause_to_id (cause), joined);
        g_assert_null (strstr (joined, "again by itself"));
      }
}

/* A bare number does not tell that a server is only busy. */
static void
test_guess (void)
{
  BounceAdviceFacts facts = { .guessed = TRUE };
  g_autofree char *guess = bounce_advice_dup_meaning (BOUNCE_CAUSE_SERVER_BUSY, BOUNCE_PERMANENCE_TEMPORARY, &facts);
  g_autofree char *told = bounce_advice_dup_meaning (BOUNCE_CAUSE_SERVER_BUSY, BOUNCE_PERMANENCE_TEMPORARY, NULL);
  g_autofree char *plain = bounce_advice_dup_meaning (BOUNCE_CAUSE_MAILBOX_DISABLED, BOUNCE_PERMANENCE_PERMANENT, NULL);

  g_assert_null (strstr (guess, "no fault"));
  g_assert_nonnull (strstr (guess, "This is a guess"));
  g_assert_nonnull (strstr (told, "no fault"));
  g_assert_null (strstr (plain, "5.1.0"));
}

static guint
count_sentences (const char *text)
{
  guint n = 0;

  for (const char *at = text; *at; at++)
    n += strchr (".!?", *at) && (at[1] == '\0' || at[1] == ' ');
  return n;
}

static void
check_case (BounceCause              cause,
            BouncePermanence         permanence,
            BounceWho                who,
            const BounceAdviceFacts *facts)
{
  g_autofree char *title = bounce_advice_dup_title (cause, facts);
  g_autofree char *meaning = bounce_advice_dup_meaning (cause, permanence, facts);
  g_auto (GStrv) steps = bounce_advice_dup_steps (cause, permanence, who, facts);

  g_test_message ("%s, %s, %s", bounce_cause_to_id (cause), bounce_permanence_to_id (permanence), bounce_who_to_id (who));
  g_assert_true (*title && title[strlen (title) - 1] != '.');
  g_assert_null (strpbrk (title, "{}"));
  g_assert_cmpuint (count_sentences (meaning), >=, 1);
  g_assert_cmpuint (count_sentences (meaning), <=, 4);
  g_assert_null (strpbrk (meaning, "{}"));
  g_assert_cmpuint (g_strv_length (steps), >=, 2);
  g_assert_cmpuint (g_strv_length (steps), <=, 5);
  for (guint i = 0; steps[i]; i++)
    {
      g_assert_true (g_str_has_suffix (steps[i], "."));
      g_assert_null (strpbrk (steps[i], "{}"));
    }
}

static void
test_complete (void)
{
  for (BounceCause cause = 0; cause < BOUNCE_N_CAUSES; cause++)
    for (BouncePermanence permanence = 0; permanence < BOUNCE_N_PERMANENCES; permanence++)
      for (BounceWho who = 0; who < BOUNCE_N_WHO; who++)
        {
          check_case (cause, permanence, who, &everything);
          check_case (cause, permanence, who, &nothing);
          check_case (cause, permanence, who, NULL);
        }
}

static void
test_names (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (BounceCause cause = 0; cause < BOUNCE_N_CAUSES; cause++)
    {
      g_assert_cmpuint (g_utf8_strlen (bounce_advice_get_name (cause), -1), <=, 32);
      g_assert_true (g_hash_table_add (seen, (gpointer) bounce_advice_get_name (cause)));
    }
  for (BounceGroup group = 0; group < BOUNCE_N_GROUPS; group++)
    g_assert_true (*bounce_advice_get_group_name (group));
}

static void
test_most_telling (void)
{
  static const struct { const char *why; BounceCause cause; BounceAdviceFacts facts; const char *title; } rows[] = {
    { "all is known", BOUNCE_CAUSE_BLOCKLISTED, { .list = "L", .host = "192.0.2.7" }, "L lists 192.0.2.7" },
    { "a part is known", BOUNCE_CAUSE_BLOCKLISTED, { .list = "L" }, "L lists your server or domain" },
    { "the wrong part is known", BOUNCE_CAUSE_BLOCKLISTED, { .host = "192.0.2.7" }, "Your server or domain is on a block list" },
    { "an empty fact is none", BOUNCE_CAUSE_BLOCKLISTED, { .list = "L", .host = " \n" }, "L lists your server or domain" },
    { "what is not asked for does not matter", BOUNCE_CAUSE_NO_SUCH_USER, { .recipient = "a@b", .wait = "x" }, "a@b does not exist" },
    { "a cause that is none is not understood", BOUNCE_N_CAUSES, { NULL }, "The message failed for a reason we do not know" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *title = bounce_advice_dup_title (rows[i].cause, &rows[i].facts);

      g_test_message ("%s", rows[i].why);
      g_assert_cmpstr (title, ==, rows[i].title);
    }
}

static void
test_permanence (void)
{
  static const struct { const char *why; BounceCause cause; BouncePermanence permanence; const char *meaning, *step; } rows[] = {
    { "called temporary, though it usually lasts", BOUNCE_CAUSE_NO_SUCH_USER, BOUNCE_PERMANENCE_TEMPORARY, "called it temporary", "Wait first" },
    { "refused for good, though it usually passes", BOUNCE_CAUSE_MAILBOX_FULL, BOUNCE_PERMANENCE_PERMANENT, "refused for good", "If it is urgent" },
    { "sounds final, and usually passes", BOUNCE_CAUSE_MAILBOX_FULL, BOUNCE_PERMANENCE_UNSURE, "sounds final", "Wait" },
    { "as usual", BOUNCE_CAUSE_MAILBOX_FULL, BOUNCE_PERMANENCE_TEMPORARY, "no room", "Wait" },
    { "a block that passes", BOUNCE_CAUSE_BLOCKLISTED, BOUNCE_PERMANENCE_TEMPORARY, "called it temporary", "Wait first" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *meaning = bounce_advice_dup_meaning (rows[i].cause, rows[i].permanence, NULL);
      g_auto (GStrv) steps = bounce_advice_dup_steps (rows[i].cause, rows[i].permanence, BOUNCE_WHO_YOU, NULL);

      g_test_message ("%s", rows[i].why);
      g_assert_nonnull (strstr (meaning, rows[i].meaning));
      g_assert_true (g_str_has_prefix (steps[0], rows[i].step));
    }
}

/* When the receiver's certificate is at fault, ours is not to be repaired. */
static void
test_who (void)
{
  g_auto (GStrv) ours = bounce_advice_dup_steps (BOUNCE_CAUSE_TLS_REQUIRED, BOUNCE_PERMANENCE_UNSURE, BOUNCE_WHO_YOU, &everything);
  g_auto (GStrv) theirs = bounce_advice_dup_steps (BOUNCE_CAUSE_TLS_REQUIRED, BOUNCE_PERMANENCE_UNSURE, BOUNCE_WHO_RECEIVER, &everything);
  g_autofree char *our_words = g_strjoinv ("\n", ours);
  g_autofree char *their_words = g_strjoinv ("\n", theirs);

  g_assert_nonnull (strstr (our_words, "STARTTLS"));
  g_assert_null (strstr (their_words, "STARTTLS"));
  g_assert_nonnull (strstr (their_words, "encryption of mx.example.org is at fault"));
}

/* What the usual advice gets wrong, and ours must not. */
static void
test_corrections (void)
{
  static const struct { BounceCause cause; const char *words; } rows[] = {
    { BOUNCE_CAUSE_PORT_25_BLOCKED, "587" }, { BOUNCE_CAUSE_PORT_25_BLOCKED, "465" },
    { BOUNCE_CAUSE_PORT_25_BLOCKED, "887, which some guides name, is a slip" },
    { BOUNCE_CAUSE_LOGIN_REQUIRED, "RFC 8314" },
    { BOUNCE_CAUSE_SENDER_VERIFICATION, "not SPF" }, { BOUNCE_CAUSE_SENDER_VERIFICATION, "MAIL FROM:<>" },
    { BOUNCE_CAUSE_MESSAGE_TOO_LARGE, "about a third" },
    { BOUNCE_CAUSE_MAILBOX_DISABLED, "5.1.0" },
    { BOUNCE_CAUSE_UNCLEAR, "the code alone tells nothing" },
    { BOUNCE_CAUSE_RECEIVER_MISCONFIGURED, "not about you" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      BouncePermanence permanence = bounce_cause_get_permanence (rows[i].cause);
      g_autofree char *meaning = bounce_advice_dup_meaning (rows[i].cause, permanence, &everything);
      g_auto (GStrv) steps = bounce_advice_dup_steps (rows[i].cause, permanence, bounce_cause_get_who (rows[i].cause), &everything);
      g_autofree char *joined = g_strjoinv ("\n", steps);
      g_autofree char *all = g_strconcat (meaning, "\n", joined, NULL);

      g_assert_nonnull (strstr (all, rows[i].words));
    }
}

static void
test_hostile (void)
{
  static const struct { const char *why, *recipient, *title; } rows[] = {
    { "no further lines", "a@b\nCall 0900", "a@b Call 0900 does not exist" },
    { "no terminal commands", "a\033[31m@b", "a [31m@b does not exist" },
    { "no turned direction", "a\xe2\x80\xae@b\xe2\x81\xa6", "a@b does not exist" },
    { "nothing invisible", "a\xe2\x80\x8b@\xef\xbb\xbf" "b\xc2\xad", "a@b does not exist" },
    { "slots in values stay as they are", "{host}@b", "{host}@b does not exist" },
    { "broken UTF-8", "a\xff@b", "a\xef\xbf\xbd@b does not exist" },
    { "other line ends", "a\xe2\x80\xa8@b\xc2\x85", "a @b does not exist" },
    { "nothing left", "\xe2\x80\x8b\n", "The address does not exist" },
  };
  g_autofree char *huge = g_strnfill (5000000, 'x');
  BounceAdviceFacts facts = { .recipient = huge, .host = "192.0.2.7" };
  g_autofree char *title = bounce_advice_dup_title (BOUNCE_CAUSE_NO_SUCH_USER, &facts);

  g_assert_cmpuint (strlen (title), <, 200);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = NULL;

      facts.recipient = rows[i].recipient;
      text = bounce_advice_dup_title (BOUNCE_CAUSE_NO_SUCH_USER, &facts);
      g_test_message ("%s", rows[i].why);
      g_assert_cmpstr (text, ==, rows[i].title);
    }
}

/* A catalogue as msgfmt writes it: two tables of lengths and places. */
static GByteArray *
make_catalogue (const char * const *pairs,
                guint32             n)
{
  GByteArray *catalogue = g_byte_array_new ();
  guint32 head[7] = { 0x950412de, 0, n, 28, 28 + 8 * n, 0, 28 + 16 * n };
  guint32 place = 28 + 16 * n;

  g_byte_array_append (catalogue, (const guint8 *) head, sizeof head);
  for (guint side = 0; side < 2; side++)
    for (guint i = 0; i < n; i++)
      {
        guint32 entry[2] = { strlen (pairs[2 * i + side]), place };

        g_byte_array_append (catalogue, (const guint8 *) entry, sizeof entry);
        place += entry[0] + 1;
      }
  for (guint side = 0; side < 2; side++)
    for (guint i = 0; i < n; i++)
      g_byte_array_append (catalogue, (const guint8 *) pairs[2 * i + side], strlen (pairs[2 * i + side]) + 1);
  return catalogue;
}

/* In the order of their originals, as gettext searches them by halves. */
static const char * const german[] = {
  "", "Content-Type: text/plain; charset=UTF-8\n",
  "{list} lists {host}", "{host} steht bei {list}",
  "{recipient} does not exist", "{recipient} {limit} gibt es nicht",
};

static void
test_translated (void)
{
  g_autofree char *folder = g_dir_make_tmp ("bounce-advice-XXXXXX", NULL);
  g_autofree char *language = g_build_filename (folder, "de", NULL);
  g_autofree char *path = g_build_filename (language, "LC_MESSAGES", NULL);
  g_autofree char *file = g_build_filename (path, GETTEXT_PACKAGE ".mo", NULL);
  g_autoptr (GByteArray) catalogue = make_catalogue (german, G_N_ELEMENTS (german) / 2);
  BounceAdviceFacts facts = { .list = "L", .host = "192.0.2.7", .recipient = "a@b" };
  g_autofree char *turned = NULL;
  g_autofree char *asks_too_much = NULL;

  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, (const char *) catalogue->data, catalogue->len, NULL));
  setlocale (LC_ALL, "");
  g_setenv ("LANGUAGE", "de", TRUE);
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  turned = bounce_advice_dup_title (BOUNCE_CAUSE_BLOCKLISTED, &facts);
  asks_too_much = bounce_advice_dup_title (BOUNCE_CAUSE_NO_SUCH_USER, &facts);
  g_unsetenv ("LANGUAGE");
  g_unlink (file);
  g_rmdir (path);
  g_rmdir (language);
  g_rmdir (folder);

  if (strcmp (turned, "L lists 192.0.2.7") == 0)
    g_test_skip ("this locale is never translated");
  else
    g_assert_cmpstr (turned, ==, "192.0.2.7 steht bei L");
  g_assert_cmpstr (asks_too_much, ==, "a@b does not exist");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/advice/forms", test_forms);
  g_test_add_func ("/advice/removal", test_removal);
  g_test_add_func ("/advice/removal-when-open", test_removal_when_open);
  g_test_add_func ("/advice/law-of-removal", test_law_of_removal);
  g_test_add_func ("/advice/given-up", test_given_up);
  g_test_add_func ("/advice/guess", test_guess);
  g_test_add_func ("/advice/complete", test_complete);
  g_test_add_func ("/advice/names", test_names);
  g_test_add_func ("/advice/most-telling", test_most_telling);
  g_test_add_func ("/advice/permanence", test_permanence);
  g_test_add_func ("/advice/who", test_who);
  g_test_add_func ("/advice/corrections", test_corrections);
  g_test_add_func ("/advice/hostile", test_hostile);
  g_test_add_func ("/advice/translated", test_translated);
  return g_test_run ();
}
