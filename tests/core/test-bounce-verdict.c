/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of verdicts row by row, and what must hold for every combination. */
#include "bounce-verdict-words.h"

#include <string.h>

#define HOST   "198.51.100.7"
#define ZONE   "bl.example.org"
#define DEAD   "dnsbl.sorbs.net"
#define NOW    1794921120
#define SEEN   (NOW - 60)

/* ---- What was seen, by short names ---- */

typedef enum
{
  L_NONE,                        /* no result (yet)                             */
  L_LISTED,
  L_POLICY,                      /* listed, as a policy range                   */
  L_CLEAN,
  L_COMBINED_CLEAN,              /* clean, of a list that holds ranges too      */
  L_ALLOWED,
  L_REFUSED,
  L_BROKEN,
  L_REWRITTEN,
  L_FAILURE,
  L_SILENT,
  L_CODE,
  L_OFFLINE,
  L_PRIVATE,
  L_EXAMPLE,
  L_FAMILY,
  L_KEY,
  L_DEAD,
  L_UNVERIFIED,
  L_TERMS,
  L_STOPPED,
  N_L
} L;

static const struct
{
  BounceListKind       kind;
  BounceOutcome        outcome;
  BounceWhy            why;
  BounceOutcomeDetail  detail;
} shapes[N_L] = {
  [L_LISTED] = { BOUNCE_LIST_SPAM_SOURCE, BOUNCE_OUTCOME_LISTED, 0, 0 },
  [L_POLICY] = { BOUNCE_LIST_POLICY, BOUNCE_OUTCOME_LISTED, 0, 0 },
  [L_CLEAN] = { BOUNCE_LIST_SPAM_SOURCE, BOUNCE_OUTCOME_CLEAN, 0, 0 },
  [L_COMBINED_CLEAN] = { BOUNCE_LIST_COMBINED, BOUNCE_OUTCOME_CLEAN, 0, 0 },
  [L_ALLOWED] = { BOUNCE_LIST_ALLOWLIST, BOUNCE_OUTCOME_ALLOWED, 0, 0 },
  [L_REFUSED] = { BOUNCE_LIST_COMBINED, BOUNCE_OUTCOME_UNSURE, BOUNCE_WHY_REFUSED, 0 },
  [L_BROKEN] = { BOUNCE_LIST_COMBINED, BOUNCE_OUTCOME_UNSURE, BOUNCE_WHY_BROKEN_LIST, BOUNCE_DETAIL_LISTS_ALL },
  [L_REWRITTEN] = { BOUNCE_LIST_COMBINED, BOUNCE_OUTCOME_UNSURE, BOUNCE_WHY_REWRITTEN, 0 },
  [L_FAILURE] = { BOUNCE_LIST_COMBINED, BOUNCE_OUTCOME_UNSURE, BOUNCE_WHY_FAILURE, 0 },
  [L_SILENT] = { BOUNCE_LIST_COMBINED, BOUNCE_OUTCOME_UNSURE, BOUNCE_WHY_NO_ANSWER, 0 },
  [L_CODE] = { BOUNCE_LIST_COMBINED, BOUNCE_OUTCOME_UNSURE, BOUNCE_WHY_UNKNOWN_CODE, 0 },
  [L_OFFLINE] = { BOUNCE_LIST_COMBINED, BOUNCE_OUTCOME_UNSURE, BOUNCE_WHY_NOT_ASKED, BOUNCE_DETAIL_OFFLINE },
  [L_PRIVATE] = { BOUNCE_LIST_COMBINED, BOUNCE_OUTCOME_UNSURE, BOUNCE_WHY_NOT_ASKED, BOUNCE_DETAIL_PRIVATE },
  [L_EXAMPLE] = { BOUNCE_LIST_COMBINED, BOUNCE_OUTCOME_UNSURE, BOUNCE_WHY_NOT_ASKED, BOUNCE_DETAIL_EXAMPLE },
  [L_FAMILY] = { BOUNCE_LIST_COMBINED, BOUNCE_OUTCOME_UNSURE, BOUNCE_WHY_NOT_ASKED, BOUNCE_DETAIL_FAMILY },
  [L_KEY] = { BOUNCE_LIST_COMBINED, BOUNCE_OUTCOME_UNSURE, BOUNCE_WHY_NOT_ASKED, BOUNCE_DETAIL_KEY },
  [L_DEAD] = { BOUNCE_LIST_COMBINED, BOUNCE_OUTCOME_UNSURE, BOUNCE_WHY_NOT_ASKED, BOUNCE_DETAIL_DEAD },
  [L_UNVERIFIED] = { BOUNCE_LIST_COMBINED, BOUNCE_OUTCOME_UNSURE, BOUNCE_WHY_NOT_ASKED, BOUNCE_DETAIL_UNVERIFIED },
  [L_TERMS] = { BOUNCE_LIST_COMBINED, BOUNCE_OUTCOME_UNSURE, BOUNCE_WHY_NOT_ASKED, BOUNCE_DETAIL_TERMS },
  [L_STOPPED] = { BOUNCE_LIST_COMBINED, BOUNCE_OUTCOME_UNSURE, BOUNCE_WHY_NOT_ASKED, 0 },
};

static char *no_texts[] = { NULL };

#define R(verdict) (1 + BOUNCE_REVERSE_##verdict)   /* 0: no result (yet)       */
#define M(problem) (1 + BOUNCE_MAIL_##problem)

/* One world: everything that was seen. */
typedef struct
{
  BounceListResult    results[3];
  GPtrArray          *lists;
  BounceReverseResult reverse;
  BounceMailResult    mail;
  BounceVerdictCase   one;
  BounceVerdictSeen   seen;
} World;

static void
add_list (World      *world,
          const char *zone,
          L           shape)
{
  BounceListResult *result = &world->results[world->lists->len];

  if (shape == L_NONE)
    return;
  *result = (BounceListResult) { .zone = (char *) zone, .name = (char *) "A List", .kind = shapes[shape].kind, .weight = BOUNCE_LIST_WEIGHT_LOW,
                                 .outcome = shapes[shape].outcome, .why = shapes[shape].why, .detail = shapes[shape].detail, .codes = no_texts,
                                 .reasons = no_texts, .seen = SEEN, .ttl = 900 };
  g_ptr_array_add (world->lists, result);
}

static void
world_init (World       *world,
            BounceCause  cause)
{
  *world = (World) { .one = { .cause = cause, .host = HOST, .recipient_domain = "d.example.org", .sender_domain = "s.example.org", .mails = 1 } };
  world->lists = g_ptr_array_new ();
  world->seen = (BounceVerdictSeen) { .lists = world->lists, .finished = TRUE, .now = NOW };
}

static void
world_clear (World *world)
{
  g_clear_pointer (&world->lists, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (World, world_clear)

static void
set_reverse (World            *world,
             int               verdict,
             BounceHeloVerdict helo)
{
  static char *names[] = { (char *) "mx.example.org", NULL };

  if (verdict == 0)
    return;
  world->reverse = (BounceReverseResult) { .verdict = verdict - 1, .helo_verdict = helo, .kind = BOUNCE_ANSWER_BROKEN, .names = names,
                                           .addresses = no_texts, .reasons = no_texts, .raw = no_texts, .seen = SEEN, .ttl = 1200 };
  world->seen.reverse = &world->reverse;
}

static void
set_mail (World *world,
          int    problem)
{
  if (problem == 0)
    return;
  world->mail = (BounceMailResult) { .problem = problem - 1, .domain = (char *) "d.example.org", .mx = no_texts, .addresses = no_texts,
                                     .dangling = no_texts, .raw = no_texts, .seen = SEEN, .ttl = 600 };
  world->seen.recipient_mail = &world->mail;
  world->seen.sender_mail = &world->mail;
}

static void
assert_verdict (World              *world,
                BounceVerdictKind   kind,
                BounceVerdictBasis  basis,
                gboolean            settled)
{
  BounceVerdict verdict = bounce_verdict (&world->one, &world->seen);
  g_autofree char *sentence = bounce_verdict_dup_sentence (&verdict, &world->one, &world->seen, "192.0.2.53", FALSE);

  g_test_message ("%s", sentence);
  g_assert_cmpstr (bounce_verdict_kind_to_id (verdict.kind), ==, bounce_verdict_kind_to_id (kind));
  g_assert_cmpint (verdict.basis, ==, basis);
  g_assert_cmpint (verdict.settled, ==, settled);
}

/* ---- The table ---- */

#define STILL    BOUNCE_VERDICT_STILL
#define GONE     BOUNCE_VERDICT_GONE
#define MISTAKEN BOUNCE_VERDICT_MISTAKEN
#define UNKNOWN  BOUNCE_VERDICT_UNKNOWN
#define BASIS(name) BOUNCE_VERDICT_BASIS_##name

static void
test_named_list (void)
{
  /* The list that the reply names, with every outcome it can have. */
  static const struct { L shape; BounceVerdictKind kind; BounceVerdictBasis basis; } rows[] = {
    { L_LISTED, STILL, BASIS (ZONE) },
    { L_POLICY, STILL, BASIS (ZONE) },
    { L_CLEAN, GONE, BASIS (ZONE) },
    { L_COMBINED_CLEAN, GONE, BASIS (ZONE) },
    { L_ALLOWED, UNKNOWN, BASIS (ZONE) },
    { L_REFUSED, UNKNOWN, BASIS (REFUSED) },
    { L_BROKEN, UNKNOWN, BASIS (BROKEN_LIST) },
    { L_REWRITTEN, UNKNOWN, BASIS (BROKEN_LIST) },
    { L_FAILURE, UNKNOWN, BASIS (NO_ANSWER) },
    { L_SILENT, UNKNOWN, BASIS (NO_ANSWER) },
    { L_CODE, UNKNOWN, BASIS (BROKEN_LIST) },
    { L_OFFLINE, UNKNOWN, BASIS (OFFLINE) },
    { L_PRIVATE, UNKNOWN, BASIS (NO_HOST) },
    { L_EXAMPLE, UNKNOWN, BASIS (NO_HOST) },
    { L_FAMILY, MISTAKEN, BASIS (FAMILY) },
    { L_KEY, UNKNOWN, BASIS (PRIVATE_LIST) },
    { L_DEAD, MISTAKEN, BASIS (DEAD_LIST) },
    { L_UNVERIFIED, UNKNOWN, BASIS (BROKEN_LIST) },
    { L_TERMS, UNKNOWN, BASIS (PRIVATE_LIST) },
    { L_STOPPED, UNKNOWN, BASIS (NO_ANSWER) },
  };

  g_assert_cmpuint (G_N_ELEMENTS (rows), ==, N_L - 1);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint finished = 0; finished < 2; finished++)
      {
        g_auto (World) world = { 0 };

        /* What another list says, and whether more is awaited, changes nothing. */
        world_init (&world, BOUNCE_CAUSE_BLOCKLISTED);
        world.one.zone = "BL.example.org.";
        world.seen.finished = finished;
        add_list (&world, "other.example.org", finished ? L_LISTED : L_CLEAN);
        add_list (&world, ZONE, rows[i].shape);
        assert_verdict (&world, rows[i].kind, rows[i].basis, TRUE);
      }
}

static void
test_blocklisted_otherwise (void)
{
  static const struct
  {
    const char         *zone;
    gboolean            link_only, cites, domains, finished;
    const char         *host;
    L                   other;
    BounceVerdictKind   kind;
    BounceVerdictBasis  basis;
    const char         *why;
  } rows[] = {
    { ZONE, 0, 0, 0, 0, HOST, L_LISTED, UNKNOWN, BASIS (PENDING), "another list's word is not the named one's" },
    { ZONE, 0, 0, 0, 1, HOST, L_CLEAN, UNKNOWN, BASIS (PRIVATE_LIST), "a list that we do not know" },
    { ZONE, 1, 0, 0, 0, HOST, L_LISTED, UNKNOWN, BASIS (PRIVATE_LIST), "a private list is not awaited" },
    { ZONE, 0, 0, 1, 1, HOST, L_NONE, UNKNOWN, BASIS (DOMAIN_LIST), "not listed is not said of domains" },
    { ZONE, 0, 0, 1, 0, HOST, L_NONE, UNKNOWN, BASIS (PENDING), "the domain's list may still answer" },
    { ZONE, 0, 0, 0, 1, NULL, L_NONE, UNKNOWN, BASIS (NO_HOST), "no host, nobody to ask about" },
    { ZONE, 0, 1, 0, 0, HOST, L_NONE, MISTAKEN, BASIS (REFUSAL_CODE), "a refusal quoted as a listing needs no answer" },
    { NULL, 0, 1, 0, 0, NULL, L_NONE, MISTAKEN, BASIS (REFUSAL_CODE), "nor a host" },
    { DEAD, 0, 0, 0, 0, HOST, L_NONE, MISTAKEN, BASIS (DEAD_LIST), "a dead list needs no answer" },
    { DEAD, 0, 0, 0, 1, HOST, L_LISTED, MISTAKEN, BASIS (DEAD_LIST), "and others' listings do not revive it" },
    { NULL, 0, 0, 0, 1, HOST, L_LISTED, STILL, BASIS (OTHER_LISTS), "no list named, one lists it" },
    { NULL, 0, 0, 0, 0, HOST, L_LISTED, STILL, BASIS (OTHER_LISTS), "at once" },
    { NULL, 0, 0, 0, 0, HOST, L_CLEAN, UNKNOWN, BASIS (PENDING), "no list named, others are awaited" },
    { NULL, 0, 0, 0, 1, HOST, L_CLEAN, UNKNOWN, BASIS (OTHER_LISTS), "never gone: the receiver may use another" },
    { NULL, 0, 0, 0, 1, NULL, L_NONE, UNKNOWN, BASIS (NO_HOST), "nothing known" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (World) world = { 0 };

      g_test_message ("%s", rows[i].why);
      world_init (&world, BOUNCE_CAUSE_BLOCKLISTED);
      world.one.zone = rows[i].zone;
      world.one.zone_is_link_only = rows[i].link_only;
      world.one.cites_refusal = rows[i].cites;
      world.one.zone_lists_domains = rows[i].domains;
      world.one.host = rows[i].host;
      world.seen.finished = rows[i].finished;
      add_list (&world, "other.example.org", rows[i].other);
      assert_verdict (&world, rows[i].kind, rows[i].basis, rows[i].basis != BASIS (PENDING));
    }
}

static void
test_dynamic (void)
{
  static const struct
  {
    gboolean            named;
    L                   list, other;
    int                 reverse;
    gboolean            finished;
    BounceVerdictKind   kind;
    BounceVerdictBasis  basis;
    const char         *why;
  } rows[] = {
    { TRUE, L_POLICY, L_NONE, 0, FALSE, STILL, BASIS (ZONE), "the named list has it" },
    { TRUE, L_LISTED, L_NONE, R (OK), TRUE, STILL, BASIS (ZONE), "for whatever reason" },
    { TRUE, L_CLEAN, L_NONE, 0, FALSE, UNKNOWN, BASIS (PENDING), "the name is awaited" },
    { TRUE, L_CLEAN, L_POLICY, R (OK), FALSE, GONE, BASIS (ZONE), "the named list and the name are good; others stand beside" },
    { TRUE, L_CLEAN, L_CLEAN, R (GENERIC), TRUE, UNKNOWN, BASIS (REVERSE), "the name still looks dynamic" },
    { TRUE, L_CLEAN, L_CLEAN, R (NONE), TRUE, UNKNOWN, BASIS (REVERSE), "no name at all" },
    { TRUE, L_CLEAN, L_CLEAN, R (TEMPORARY_FAILURE), TRUE, UNKNOWN, BASIS (NO_ANSWER), "the name could not be asked for" },
    { TRUE, L_REFUSED, L_NONE, R (OK), FALSE, UNKNOWN, BASIS (PENDING), "another list may still know" },
    { TRUE, L_REFUSED, L_CLEAN, R (OK), TRUE, UNKNOWN, BASIS (REFUSED), "a refusal is never gone" },
    { TRUE, L_REFUSED, L_POLICY, R (OK), TRUE, STILL, BASIS (POLICY_LIST), "another list has the range" },
    { TRUE, L_FAMILY, L_POLICY, R (OK), TRUE, MISTAKEN, BASIS (FAMILY), "a list of the other family" },
    { TRUE, L_DEAD, L_NONE, 0, FALSE, MISTAKEN, BASIS (DEAD_LIST), "a dead list" },
    { FALSE, L_NONE, L_POLICY, 0, FALSE, STILL, BASIS (POLICY_LIST), "some list has the range" },
    { FALSE, L_LISTED, L_COMBINED_CLEAN, R (OK), TRUE, GONE, BASIS (POLICY_LIST), "a spam list is no policy list" },
    { FALSE, L_NONE, L_COMBINED_CLEAN, R (OK), FALSE, UNKNOWN, BASIS (PENDING), "all lists must have spoken" },
    { FALSE, L_NONE, L_CLEAN, R (OK), TRUE, UNKNOWN, BASIS (NO_ANSWER), "a spam list's silence says nothing of ranges" },
    { FALSE, L_REFUSED, L_COMBINED_CLEAN, R (OK), TRUE, UNKNOWN, BASIS (REFUSED), "one that refused may have it" },
    { FALSE, L_KEY, L_COMBINED_CLEAN, R (OK), TRUE, GONE, BASIS (POLICY_LIST), "one that was not asked is not awaited" },
    { FALSE, L_NONE, L_COMBINED_CLEAN, R (GENERIC), TRUE, UNKNOWN, BASIS (REVERSE), "no list, but the name" },
    { FALSE, L_NONE, L_COMBINED_CLEAN, R (MISMATCH), TRUE, UNKNOWN, BASIS (REVERSE), "a name that leads elsewhere" },
    { FALSE, L_NONE, L_COMBINED_CLEAN, 0, TRUE, UNKNOWN, BASIS (NO_ANSWER), "the name was never asked for" },
    { FALSE, L_NONE, L_NONE, R (OK), TRUE, UNKNOWN, BASIS (NO_ANSWER), "no list at all" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (World) world = { 0 };

      g_test_message ("%s", rows[i].why);
      world_init (&world, BOUNCE_CAUSE_DYNAMIC_ADDRESS);
      world.one.zone = rows[i].named ? ZONE : NULL;
      world.seen.finished = rows[i].finished;
      add_list (&world, ZONE, rows[i].list);
      add_list (&world, "other.example.org", rows[i].other);
      set_reverse (&world, rows[i].reverse, BOUNCE_HELO_UNKNOWN);
      assert_verdict (&world, rows[i].kind, rows[i].basis, rows[i].basis != BASIS (PENDING));
    }
}

/* Rules by which a verdict claimed more than was seen. */
static void
test_claims_too_much (void)
{
  {
    /* A private list of dynamic ranges was named: that others are clean is not "gone". */
    g_auto (World) world = { 0 };

    world_init (&world, BOUNCE_CAUSE_DYNAMIC_ADDRESS);
    world.one.zone = "dyn.example.net";
    world.one.zone_is_link_only = TRUE;
    add_list (&world, "other.example.org", L_COMBINED_CLEAN);
    set_reverse (&world, R (OK), BOUNCE_HELO_UNKNOWN);
    assert_verdict (&world, UNKNOWN, BASIS (PRIVATE_LIST), TRUE);
    world.one.zone_is_link_only = FALSE;
    world.one.zone_lists_domains = TRUE;
    assert_verdict (&world, UNKNOWN, BASIS (DOMAIN_LIST), TRUE);
  }
  {
    /* No receiver has seen a private address, of whatever family: it asked about another. */
    g_auto (World) world = { 0 };

    world_init (&world, BOUNCE_CAUSE_BLOCKLISTED);
    world.one.zone = ZONE;
    world.one.host = "fd00::5";
    world.seen.private_host = TRUE;
    add_list (&world, ZONE, L_FAMILY);
    assert_verdict (&world, UNKNOWN, BASIS (NO_HOST), TRUE);
  }
  {
    /* A resolver that makes addresses up gives one to any domain. */
    g_auto (World) world = { 0 };

    world_init (&world, BOUNCE_CAUSE_NO_SUCH_DOMAIN);
    set_mail (&world, M (OK));
    world.mail.implicit = TRUE;
    world.seen.rewritten = TRUE;
    assert_verdict (&world, UNKNOWN, BASIS (NO_ANSWER), TRUE);
    world.mail.implicit = FALSE;
    assert_verdict (&world, GONE, BASIS (MAIL), TRUE);
  }
  {
    /* Nobody was asked about what is no domain: that is not "no answer". */
    g_auto (World) world = { 0 };

    world_init (&world, BOUNCE_CAUSE_NO_SUCH_DOMAIN);
    world.one.recipient_domain = "[192.0.2.1]";
    assert_verdict (&world, UNKNOWN, BASIS (NO_DOMAIN), TRUE);
    world.one.recipient_domain = "d.example.org";
    assert_verdict (&world, UNKNOWN, BASIS (NO_ANSWER), TRUE);
  }
}

static void
test_spamhaus_codes (void)
{
  /* An infected machine within a range of end users is told as infected. */
  static char *codes[] = { (char *) "127.0.0.4", (char *) "127.0.0.11", NULL };
  g_auto (World) world = { 0 };

  world_init (&world, BOUNCE_CAUSE_DYNAMIC_ADDRESS);
  add_list (&world, "zen.spamhaus.org", L_LISTED);
  world.results[0].codes = codes;
  assert_verdict (&world, STILL, BASIS (POLICY_LIST), TRUE);
}

static void
test_receiver_judges (void)
{
  static const struct
  {
    L                   list;
    gboolean            finished, private_host;
    BounceVerdictBasis  basis;
    const char         *why;
  } rows[] = {
    { L_NONE, FALSE, FALSE, BASIS (PENDING), "lists are asked beside" },
    { L_LISTED, FALSE, FALSE, BASIS (OTHER_LISTS), "listed elsewhere proves nothing, but is told" },
    { L_LISTED, TRUE, FALSE, BASIS (OTHER_LISTS), "likewise at the end" },
    { L_CLEAN, TRUE, FALSE, BASIS (PRIVATE_LIST), "clean elsewhere is never gone" },
    { L_NONE, TRUE, TRUE, BASIS (NO_HOST), "a private host" },
  };
  static const BounceCause causes[] = { BOUNCE_CAUSE_BLOCKED_BY_RECEIVER, BOUNCE_CAUSE_BAD_REPUTATION };

  for (guint c = 0; c < G_N_ELEMENTS (causes); c++)
    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_auto (World) world = { 0 };

        g_test_message ("%s", rows[i].why);
        world_init (&world, causes[c]);
        world.seen.finished = rows[i].finished;
        world.seen.private_host = rows[i].private_host;
        add_list (&world, "other.example.org", rows[i].list);
        set_reverse (&world, R (OK), BOUNCE_HELO_SAME);
        assert_verdict (&world, UNKNOWN, rows[i].basis, rows[i].basis != BASIS (PENDING));
      }
}

static void
test_reverse (void)
{
  static const struct { int reverse; BounceVerdictKind kind; BounceVerdictBasis basis; } rows[] = {
    { R (OK), GONE, BASIS (REVERSE) },
    { R (GENERIC), STILL, BASIS (REVERSE) },
    { R (MISMATCH), STILL, BASIS (REVERSE) },
    { R (UNCONFIRMED), STILL, BASIS (REVERSE) },
    { R (NONE), STILL, BASIS (REVERSE) },
    { R (INVALID), STILL, BASIS (REVERSE) },
    { R (TEMPORARY_FAILURE), UNKNOWN, BASIS (NO_ANSWER) },
    { R (PRIVATE), UNKNOWN, BASIS (NO_HOST) },
    { 0, UNKNOWN, BASIS (NO_ANSWER) },
  };

  g_assert_cmpuint (G_N_ELEMENTS (rows), ==, BOUNCE_N_REVERSES + 1);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (World) world = { 0 };

      /* Lists have no say, whatever they say. */
      world_init (&world, BOUNCE_CAUSE_NO_REVERSE_DNS);
      add_list (&world, ZONE, L_LISTED);
      set_reverse (&world, rows[i].reverse, BOUNCE_HELO_UNRESOLVED);
      assert_verdict (&world, rows[i].kind, rows[i].basis, TRUE);
      if (rows[i].reverse == 0)
        {
          world.seen.finished = FALSE;
          assert_verdict (&world, UNKNOWN, BASIS (PENDING), FALSE);
          world.seen.finished = TRUE;
          world.seen.offline = TRUE;
          assert_verdict (&world, UNKNOWN, BASIS (OFFLINE), TRUE);
          world.one.host = NULL;
          assert_verdict (&world, UNKNOWN, BASIS (NO_HOST), TRUE);
        }
      if (rows[i].reverse == R (TEMPORARY_FAILURE))
        {
          world.reverse.kind = BOUNCE_ANSWER_OFFLINE;
          assert_verdict (&world, UNKNOWN, BASIS (OFFLINE), TRUE);
        }
    }
}

static void
test_helo (void)
{
  static const struct { BounceHeloVerdict helo; BounceVerdictKind kind; BounceVerdictBasis basis; } rows[] = {
    { BOUNCE_HELO_SAME, GONE, BASIS (HELO) },
    { BOUNCE_HELO_RELATED, GONE, BASIS (HELO) },
    { BOUNCE_HELO_OTHER, GONE, BASIS (HELO) },
    { BOUNCE_HELO_UNRESOLVED, STILL, BASIS (HELO) },
    { BOUNCE_HELO_NO_NAME, STILL, BASIS (HELO) },
    { BOUNCE_HELO_UNKNOWN, UNKNOWN, BASIS (NO_ANSWER) },
  };

  g_assert_cmpuint (G_N_ELEMENTS (rows), ==, BOUNCE_N_HELOS);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (int reverse = R (OK); reverse <= R (INVALID); reverse++)
      {
        g_auto (World) world = { 0 };

        /* Whatever the address is called. */
        world_init (&world, BOUNCE_CAUSE_BAD_HELO);
        world.one.helo = "mx.example.org";
        set_reverse (&world, reverse, rows[i].helo);
        assert_verdict (&world, rows[i].kind, rows[i].basis, TRUE);
        if (rows[i].helo == BOUNCE_HELO_UNKNOWN)
          {
            world.one.helo = NULL;
            assert_verdict (&world, UNKNOWN, BASIS (HELO), TRUE);
          }
      }
}

static void
test_mail (void)
{
  static const struct
  {
    int               problem;
    BounceVerdictKind domain, dns, sender;
    BounceVerdictBasis basis;
  } rows[] = {
    { M (OK), GONE, GONE, GONE, BASIS (MAIL) },
    { M (NO_DOMAIN), STILL, STILL, STILL, BASIS (MAIL) },
    { M (NO_MX_NO_ADDRESS), STILL, STILL, STILL, BASIS (MAIL) },
    { M (NULL_MX), STILL, STILL, STILL, BASIS (MAIL) },
    { M (MX_WITHOUT_ADDRESS), STILL, STILL, STILL, BASIS (MAIL) },
    { M (FAILURE), UNKNOWN, STILL, UNKNOWN, BASIS (NO_ANSWER) },
    { M (NO_ANSWER), UNKNOWN, STILL, UNKNOWN, BASIS (NO_ANSWER) },
    { M (OFFLINE), UNKNOWN, UNKNOWN, UNKNOWN, BASIS (OFFLINE) },
    { M (NOT_ASKED), UNKNOWN, UNKNOWN, UNKNOWN, BASIS (NO_DOMAIN) },
    { 0, UNKNOWN, UNKNOWN, UNKNOWN, BASIS (NO_ANSWER) },
  };
  static const BounceCause causes[] = { BOUNCE_CAUSE_NO_SUCH_DOMAIN, BOUNCE_CAUSE_DOMAIN_TAKES_NO_MAIL, BOUNCE_CAUSE_DNS_FAILURE,
                                        BOUNCE_CAUSE_SENDER_DOMAIN_UNRESOLVED };

  g_assert_cmpuint (G_N_ELEMENTS (rows), ==, BOUNCE_N_MAILS + 1);
  for (guint c = 0; c < G_N_ELEMENTS (causes); c++)
    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        BounceVerdictKind kind = causes[c] == BOUNCE_CAUSE_DNS_FAILURE ? rows[i].dns
                               : causes[c] == BOUNCE_CAUSE_SENDER_DOMAIN_UNRESOLVED ? rows[i].sender : rows[i].domain;
        g_auto (World) world = { 0 };

        world_init (&world, causes[c]);
        world.one.host = NULL;
        set_mail (&world, rows[i].problem);
        assert_verdict (&world, kind, kind == STILL ? BASIS (MAIL) : rows[i].basis, TRUE);
        world.one.recipient_domain = world.one.sender_domain = NULL;
        assert_verdict (&world, UNKNOWN, BASIS (NO_DOMAIN), TRUE);
      }
}

static void
test_right_domain (void)
{
  /* The recipient's domain says nothing of the sender's. */
  g_auto (World) world = { 0 };

  world_init (&world, BOUNCE_CAUSE_SENDER_DOMAIN_UNRESOLVED);
  set_mail (&world, M (OK));
  world.seen.sender_mail = NULL;
  world.seen.finished = FALSE;
  assert_verdict (&world, UNKNOWN, BASIS (PENDING), FALSE);
}

static void
test_receiver_misconfigured (void)
{
  static const struct
  {
    const char         *zone;
    gboolean            cites, finished;
    L                   list;
    BounceVerdictKind   kind;
    BounceVerdictBasis  basis;
  } rows[] = {
    { DEAD, FALSE, FALSE, L_NONE, MISTAKEN, BASIS (DEAD_LIST) },
    { ZONE, TRUE, FALSE, L_NONE, MISTAKEN, BASIS (REFUSAL_CODE) },
    { NULL, TRUE, FALSE, L_NONE, MISTAKEN, BASIS (REFUSAL_CODE) },
    { ZONE, FALSE, TRUE, L_DEAD, MISTAKEN, BASIS (DEAD_LIST) },
    { ZONE, FALSE, TRUE, L_FAMILY, MISTAKEN, BASIS (FAMILY) },
    { ZONE, FALSE, TRUE, L_CLEAN, UNKNOWN, BASIS (NO_LOOKUP) },
    { ZONE, FALSE, TRUE, L_LISTED, UNKNOWN, BASIS (NO_LOOKUP) },
    { ZONE, FALSE, TRUE, L_REFUSED, UNKNOWN, BASIS (NO_LOOKUP) },
    { ZONE, FALSE, TRUE, L_NONE, UNKNOWN, BASIS (NO_LOOKUP) },
    { ZONE, FALSE, FALSE, L_NONE, UNKNOWN, BASIS (PENDING) },
    { NULL, FALSE, FALSE, L_NONE, UNKNOWN, BASIS (NO_LOOKUP) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (World) world = { 0 };

      world_init (&world, BOUNCE_CAUSE_RECEIVER_MISCONFIGURED);
      world.one.zone = rows[i].zone;
      world.one.cites_refusal = rows[i].cites;
      world.seen.finished = rows[i].finished;
      add_list (&world, ZONE, rows[i].list);
      assert_verdict (&world, rows[i].kind, rows[i].basis, rows[i].basis != BASIS (PENDING));
    }
}

static void
test_others (void)
{
  /* Every other cause: no look-up can tell, whatever was seen. */
  guint n = 0;

  for (guint cause = 0; cause < BOUNCE_N_CAUSES; cause++)
    for (guint finished = 0; finished < 2 && bounce_cause_get_asks (cause) == BOUNCE_ASKS_NOTHING; finished++)
      {
        g_auto (World) world = { 0 };

        n++;
        world_init (&world, cause);
        world.one.zone = finished ? DEAD : ZONE;
        world.seen.finished = finished;
        add_list (&world, ZONE, L_CLEAN);
        set_reverse (&world, R (OK), BOUNCE_HELO_SAME);
        set_mail (&world, M (OK));
        assert_verdict (&world, UNKNOWN, BASIS (NO_LOOKUP), TRUE);
      }
  g_assert_cmpuint (n, ==, 2 * (BOUNCE_N_CAUSES - 11));
}

static void
test_numbers (void)
{
  g_auto (World) world = { 0 };
  BounceVerdict verdict;

  /* Then and now: older than a week, and only while it is so. */
  world_init (&world, BOUNCE_CAUSE_BLOCKLISTED);
  world.one.zone = ZONE;
  add_list (&world, ZONE, L_LISTED);
  add_list (&world, "other.example.org", L_LISTED);
  add_list (&world, "third.example.org", L_CLEAN);
  world.one.bounced = NOW - 8 * 24 * 3600;
  verdict = bounce_verdict (&world.one, &world.seen);
  g_assert_true (verdict.then_and_now);
  g_assert_cmpuint (verdict.elsewhere, ==, 1);
  g_assert_true (verdict.list == &world.results[0]);
  g_assert_cmpint (verdict.seen, ==, SEEN);
  g_assert_cmpuint (verdict.cache, ==, 0);
  world.one.bounced = NOW - 6 * 24 * 3600;
  g_assert_false (bounce_verdict (&world.one, &world.seen).then_and_now);
  world.one.bounced = 0;
  g_assert_false (bounce_verdict (&world.one, &world.seen).then_and_now);

  world.results[0].outcome = BOUNCE_OUTCOME_CLEAN;
  world.one.bounced = NOW - 8 * 24 * 3600;
  verdict = bounce_verdict (&world.one, &world.seen);
  g_assert_false (verdict.then_and_now);
  g_assert_cmpuint (verdict.cache, ==, 900);
  g_assert_cmpuint (verdict.elsewhere, ==, 1);

  /* The listing that receivers mind most decides where none is named. */
  world.one.zone = NULL;
  world.results[0].outcome = BOUNCE_OUTCOME_LISTED;
  world.results[1].weight = BOUNCE_LIST_WEIGHT_HIGH;
  verdict = bounce_verdict (&world.one, &world.seen);
  g_assert_true (verdict.list == &world.results[1]);
  g_assert_cmpuint (verdict.elsewhere, ==, 1);
}

static void
test_keyed (void)
{
  /* A receiver quotes its own key; a list above another is another. */
  static const struct { const char *named, *asked; BounceVerdictKind kind; } rows[] = {
    { "abcdefghij0123456789.zen.example.org", "zen.example.org", STILL },
    { "dul.zen.example.org", "zen.example.org", UNKNOWN },
    { "zen.example.org", "zen.example.net", UNKNOWN },
    { "en.example.org", "zen.example.org", UNKNOWN },
    { "", "zen.example.org", UNKNOWN },
    { ".", "zen.example.org", UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (World) world = { 0 };

      world_init (&world, BOUNCE_CAUSE_BLOCKLISTED);
      world.one.zone = rows[i].named;
      add_list (&world, rows[i].asked, L_LISTED);
      g_assert_cmpint (bounce_verdict (&world.one, &world.seen).kind, ==, rows[i].kind);
    }
}

/* ---- Every combination ---- */

static void
check_world (World *world)
{
  BounceVerdict verdict = bounce_verdict (&world->one, &world->seen);
  g_autofree char *sentence = bounce_verdict_dup_sentence (&verdict, &world->one, &world->seen, "192.0.2.53", FALSE);
  BounceCause cause = world->one.cause;

  /* A sentence is there, is for people, and holds no slips of ours. */
  g_assert_cmpuint (strlen (sentence), >, 20);
  g_assert_cmpuint (strlen (sentence), <, 500);
  g_assert_null (strstr (sentence, "(null)"));
  g_assert_null (strchr (sentence, '%'));
  g_assert_true (g_utf8_validate (sentence, -1, NULL));

  g_assert_cmpint (verdict.settled, ==, verdict.basis != BASIS (PENDING));
  if (verdict.basis == BASIS (PENDING))
    g_assert_true (verdict.kind == UNKNOWN && !world->seen.finished);
  if (verdict.kind == GONE)
    {
      /* Never by a list that could not be asked, never of what nobody can ask. */
      g_assert_cmpint (cause, !=, BOUNCE_CAUSE_BLOCKED_BY_RECEIVER);
      g_assert_cmpint (cause, !=, BOUNCE_CAUSE_BAD_REPUTATION);
      g_assert_cmpint (cause, !=, BOUNCE_CAUSE_RECEIVER_MISCONFIGURED);
      g_assert_cmpint (bounce_cause_get_asks (cause), !=, BOUNCE_ASKS_NOTHING);
      g_assert_cmpint (verdict.seen, ==, SEEN);
      g_assert_true (verdict.list == NULL || verdict.list->outcome == BOUNCE_OUTCOME_CLEAN);
      g_assert_nonnull (strstr (sentence, "worth sending again"));
    }
  if (verdict.kind == STILL)
    {
      g_assert_cmpint (cause, !=, BOUNCE_CAUSE_BLOCKED_BY_RECEIVER);
      g_assert_cmpint (cause, !=, BOUNCE_CAUSE_BAD_REPUTATION);
      g_assert_true (verdict.list == NULL || verdict.list->outcome == BOUNCE_OUTCOME_LISTED);
      g_assert_null (strstr (sentence, "worth sending again"));
    }
  if (verdict.kind != UNKNOWN && verdict.kind != MISTAKEN)
    g_assert_nonnull (strstr (sentence, "resolver 192.0.2.53"));
}

/* What was settled stays when more comes. */
static void
check_settled (World *world,
               L      more)
{
  BounceVerdict before, after;

  world->seen.finished = FALSE;
  before = bounce_verdict (&world->one, &world->seen);
  if (world->lists->len < G_N_ELEMENTS (world->results))
    add_list (world, "more.example.org", more);
  world->seen.finished = TRUE;
  after = bounce_verdict (&world->one, &world->seen);
  if (before.settled)
    g_assert_cmpint (before.kind, ==, after.kind);
}

static void
combine (BounceCause cause,
         L           named,
         L           other,
         int         way)
{
  BounceAsks asks = bounce_cause_get_asks (cause);
  gboolean lists = (asks & (BOUNCE_ASKS_LISTS | BOUNCE_ASKS_NAMED_LIST)) != 0;
  gboolean mail = (asks & (BOUNCE_ASKS_RECIPIENT_MAIL | BOUNCE_ASKS_SENDER_MAIL)) != 0;
  static const char * const zones[] = { NULL, ZONE, DEAD };

  if (!lists && (named > L_LISTED || other > L_LISTED))
    return;
  for (int reverse = 0; reverse <= BOUNCE_N_REVERSES; reverse++)
    for (int nth = 0; nth <= MAX ((int) BOUNCE_N_MAILS, (int) BOUNCE_N_HELOS - 1); nth++)
      {
        g_auto (World) world = { 0 };

        if (nth > 0 && !mail && (asks & BOUNCE_ASKS_HELO) == 0)
          continue;
        world_init (&world, cause);
        world.one.zone = zones[way % 3];
        world.one.zone_is_link_only = (way & 4) != 0;
        world.one.cites_refusal = (way & 8) != 0;
        world.one.helo = (way & 16) != 0 ? "mx.example.org" : NULL;
        world.one.host = (way & 32) != 0 ? NULL : HOST;
        world.one.bounced = (way & 64) != 0 ? NOW - 30 * 24 * 3600 : NOW;
        world.one.mails = (way & 64) != 0 ? 8412 : 1;
        world.one.zone_lists_domains = (way & 128) != 0;
        world.seen.finished = (way & 4) == 0;
        world.seen.offline = (way & 128) != 0;
        add_list (&world, ZONE, named);
        add_list (&world, "other.example.org", other);
        set_reverse (&world, reverse, nth % BOUNCE_N_HELOS);
        set_mail (&world, nth);
        check_world (&world);
        check_settled (&world, way % 5 == 0 ? L_LISTED : way % 5 == 1 ? L_POLICY : L_REFUSED);
      }
}

static void
test_every_combination (void)
{
  for (guint cause = 0; cause < BOUNCE_N_CAUSES; cause++)
    for (int named = 0; named < N_L; named++)
      for (int other = 0; other < N_L; other++)
        for (int way = 0; way < 256; way += 3 + (named + other) % 11)
          combine (cause, named, other, way);
}

static void
test_ids (void)
{
  g_assert_cmpstr (bounce_verdict_kind_to_id (STILL), ==, "still");
  g_assert_cmpstr (bounce_verdict_kind_to_id (GONE), ==, "gone");
  g_assert_cmpstr (bounce_verdict_kind_to_id (MISTAKEN), ==, "mistaken");
  g_assert_cmpstr (bounce_verdict_kind_to_id (UNKNOWN), ==, "unknown");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/verdict/ids", test_ids);
  g_test_add_func ("/verdict/named-list", test_named_list);
  g_test_add_func ("/verdict/blocklisted-otherwise", test_blocklisted_otherwise);
  g_test_add_func ("/verdict/dynamic-address", test_dynamic);
  g_test_add_func ("/verdict/claims-too-much", test_claims_too_much);
  g_test_add_func ("/verdict/spamhaus-codes", test_spamhaus_codes);
  g_test_add_func ("/verdict/receiver-judges", test_receiver_judges);
  g_test_add_func ("/verdict/reverse", test_reverse);
  g_test_add_func ("/verdict/helo", test_helo);
  g_test_add_func ("/verdict/mail", test_mail);
  g_test_add_func ("/verdict/right-domain", test_right_domain);
  g_test_add_func ("/verdict/receiver-misconfigured", test_receiver_misconfigured);
  g_test_add_func ("/verdict/others", test_others);
  g_test_add_func ("/verdict/numbers", test_numbers);
  g_test_add_func ("/verdict/keyed", test_keyed);
  g_test_add_func ("/verdict/every-combination", test_every_combination);

  return g_test_run ();
}
