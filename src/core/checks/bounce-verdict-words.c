/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The verdict in sentences: what was seen, what stands beside it, when. */
#include "bounce-verdict-words.h"

#include "bounce-address.h"
#include "bounce-check-words-name.h"
#include "bounce-check-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MINUTE 60
#define DAY    (24 * 60 * MINUTE)

/* All that the sentences of one verdict need; texts made harmless. */
typedef struct
{
  const BounceVerdict     *verdict;
  const BounceVerdictCase *one;
  const BounceVerdictSeen *seen;
  char                    *host;      /* NULL when not told                     */
  char                    *zone;      /* of the deciding list, else the named   */
  char                    *subject;   /* of lists: host, or the sender's domain */
} Words;

/* As lists are written: "BL.example.org." is how one reply had it. */
static char *
dup_zone_name (const char *tainted)
{
  g_autofree char *clean = bounce_check_words_dup_name (tainted);
  char *zone = g_utf8_strdown (clean, -1);
  gsize length = strlen (zone);

  if (length > 1 && zone[length - 1] == '.')
    zone[length - 1] = '\0';

  return zone;
}

static void
words_init (Words                   *self,
            const BounceVerdict     *verdict,
            const BounceVerdictCase *one,
            const BounceVerdictSeen *seen)
{
  const char *zone = verdict->list != NULL ? verdict->list->zone : one->zone;
  const char *subject = one->zone_lists_domains ? one->sender_domain : one->host;

  *self = (Words) { verdict, one, seen, NULL, NULL, NULL };
  self->host = one->host != NULL ? bounce_check_words_dup_name (one->host) : NULL;
  self->zone = zone != NULL ? dup_zone_name (zone) : NULL;
  self->subject = subject != NULL ? bounce_check_words_dup_name (subject) : g_strdup (_("your server"));
}

static void
words_clear (Words *self)
{
  g_free (self->host);
  g_free (self->zone);
  g_free (self->subject);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

const char *
bounce_verdict_get_title (BounceVerdictKind kind)
{
  static const char * const titles[BOUNCE_N_VERDICTS] = {
    [BOUNCE_VERDICT_STILL] = N_("Still so"),
    [BOUNCE_VERDICT_GONE] = N_("No longer so"),
    [BOUNCE_VERDICT_MISTAKEN] = N_("Not the reason it claims"),
    [BOUNCE_VERDICT_UNKNOWN] = N_("Cannot tell"),
  };

  g_return_val_if_fail (kind < BOUNCE_N_VERDICTS, NULL);

  return _(titles[kind]);
}

/* How many lists have told that it is not on them. */
static guint
count_clean (const Words *self)
{
  const GPtrArray *lists = self->seen->lists;
  guint n = 0;

  for (guint i = 0; lists != NULL && i < lists->len; i++)
    {
      const BounceListResult *list = g_ptr_array_index (lists, i);

      if (list->outcome == BOUNCE_OUTCOME_CLEAN && list->kind != BOUNCE_LIST_ALLOWLIST && list->kind != BOUNCE_LIST_INFORMATION)
        n++;
    }

  return n;
}

/* "This list does not answer your resolver. …", with its name. */
static char *
dup_list_words (const Words *self)
{
  g_autofree char *said = bounce_list_result_dup_sentence (self->verdict->list);

  return g_strdup_printf ("%s: %s", self->zone, said);
}

static char *
dup_still_listed (const Words *self)
{
  const char *kind = bounce_list_kind_get_name (self->verdict->list->kind);
  guint elsewhere = self->verdict->elsewhere;

  if (elsewhere == 0)
    /* TRANSLATORS: An address, a list, its kind: "spam source". */
    return g_strdup_printf (_("%1$s is still on %2$s (%3$s)."), self->subject, self->zone, kind);

  /* TRANSLATORS: An address, a list, its kind ("spam source"), and how many others. */
  return g_strdup_printf (ngettext ("%1$s is still on %2$s (%3$s), and on %4$u other list.",
                                    "%1$s is still on %2$s (%3$s), and on %4$u other lists.", elsewhere),
                          self->subject, self->zone, kind, elsewhere);
}

static char *
dup_zone (const Words *self)
{
  const BounceVerdict *verdict = self->verdict;

  if (verdict->kind == BOUNCE_VERDICT_UNKNOWN)
    return dup_list_words (self);
  if (verdict->kind == BOUNCE_VERDICT_STILL)
    return dup_still_listed (self);
  if (verdict->elsewhere == 0)
    /* TRANSLATORS: An address, a list. */
    return g_strdup_printf (_("%1$s is not on %2$s any more."), self->subject, self->zone);

  return g_strdup_printf (ngettext ("%1$s is not on %2$s any more, but it is on %3$u other list.",
                                    "%1$s is not on %2$s any more, but it is on %3$u other lists.", verdict->elsewhere),
                          self->subject, self->zone, verdict->elsewhere);
}

static char *
dup_other_lists (const Words *self)
{
  const BounceListResult *list = self->verdict->list;
  guint clean = count_clean (self);

  if (list != NULL && self->verdict->kind == BOUNCE_VERDICT_STILL)
    return g_strdup_printf (_("The reply names no list; %1$s is on %2$s (%3$s)."), self->subject, self->zone, bounce_list_kind_get_name (list->kind));
  if (list != NULL)
    return g_strdup_printf (_("The receiver judges by itself, and nobody else can look that up. Elsewhere %1$s is on %2$s (%3$s)."),
                            self->subject, self->zone, bounce_list_kind_get_name (list->kind));
  if (clean == 0)
    return g_strdup (_("The reply names no list, and no list gave an answer that tells anything."));

  return g_strdup_printf (ngettext ("The reply names no list. %1$s is not on the %2$u list that answered, but the receiver may use another.",
                                    "The reply names no list. %1$s is on none of the %2$u lists that answered, but the receiver may use another.", clean),
                          self->subject, clean);
}

static char *
dup_policy_list (const Words *self)
{
  if (self->verdict->kind == BOUNCE_VERDICT_STILL)
    return g_strdup_printf (_("%1$s is still in a range that should not send mail directly: %2$s lists it."), self->subject, self->zone);

  return g_strdup_printf (_("No list that answered counts %s among the addresses that should not send mail directly, and its name is good."), self->subject);
}

static char *
dup_private_list (const Words *self)
{
  guint clean = count_clean (self);

  if (self->verdict->list != NULL)
    return dup_list_words (self);
  if (self->zone != NULL)
    return g_strdup_printf (_("%s is a private list, or one that is not known here: it cannot be asked."), self->zone);
  if (clean == 0)
    return g_strdup (_("The receiver judges by itself, and nobody else can look that up."));

  return g_strdup_printf (ngettext ("The receiver judges by itself, and nobody else can look that up. %1$s is not on the %2$u list that answered.",
                                    "The receiver judges by itself, and nobody else can look that up. %1$s is on none of the %2$u lists that answered.", clean),
                          self->subject, clean);
}

static char *
dup_reverse (const Words *self)
{
  g_autofree char *said = bounce_reverse_result_dup_sentence (self->seen->reverse, self->host);

  if (self->verdict->kind != BOUNCE_VERDICT_UNKNOWN)
    return g_steal_pointer (&said);
  /* TRANSLATORS: A list, and a sentence about the address. */
  if (self->zone != NULL && !self->one->zone_is_link_only)
    return g_strdup_printf (_("It is not on %1$s any more, but many receivers look at the name. %2$s"), self->zone, said);

  /* TRANSLATORS: %s is a sentence about the address. */
  return g_strdup_printf (_("No list that answered has it among such addresses, but many receivers look at the name. %s"), said);
}

static char *
dup_helo (const Words *self)
{
  const BounceReverseResult *reverse = self->seen->reverse;
  g_autofree char *helo = NULL;

  if (self->verdict->kind == BOUNCE_VERDICT_UNKNOWN)
    return g_strdup_printf (_("The mail does not tell with which name %s greeted."), self->host);

  helo = bounce_check_words_dup_name (reverse->helo != NULL ? reverse->helo : self->one->helo);
  if (self->verdict->kind == BOUNCE_VERDICT_GONE)
    /* TRANSLATORS: The name with which a server greeted, its address. */
    return g_strdup_printf (_("The server greeted as %1$s, and that name leads to %2$s."), helo, self->host);
  if (reverse->helo_verdict == BOUNCE_HELO_NO_NAME)
    return g_strdup_printf (_("The server greeted as “%s”, which is no full host name."), helo);

  return g_strdup_printf (_("The server greeted as %1$s, and that name does not lead to %2$s."), helo, self->host);
}

static const BounceMailResult *
get_mail (const Words *self)
{
  return self->one->cause == BOUNCE_CAUSE_SENDER_DOMAIN_UNRESOLVED ? self->seen->sender_mail : self->seen->recipient_mail;
}

static char *
dup_no_domain (const Words *self)
{
  const BounceMailResult *mail = get_mail (self);

  const char *domain = self->one->cause == BOUNCE_CAUSE_SENDER_DOMAIN_UNRESOLVED ? self->one->sender_domain : self->one->recipient_domain;
  g_autofree char *name = domain != NULL ? bounce_check_words_dup_name (domain) : NULL;

  if (mail != NULL)
    return bounce_mail_result_dup_sentence (mail);
  if (name != NULL)
    return g_strdup_printf (_("“%s” is no domain that anybody can be asked about."), name);

  return g_strdup (_("The mail does not tell the domain."));
}

static char *
dup_no_host (const Words *self)
{
  g_autoptr (GInetAddress) address = self->one->host != NULL ? bounce_address_parse (self->one->host) : NULL;

  if (self->host == NULL)
    return g_strdup (_("The mail does not tell which server sent it, so nobody can be asked about it."));
  if (address != NULL && bounce_address_get_scope (address) == BOUNCE_ADDRESS_DOCUMENTATION)
    return g_strdup_printf (_("%s is an address for examples: nobody is asked about it."), self->host);

  return g_strdup_printf (_("%s is a private or reserved address: nobody else can tell anything about it."), self->host);
}

static char *
dup_no_answer (const Words *self)
{
  const BounceMailResult *mail = get_mail (self);
  gboolean asks_mail = (bounce_cause_get_asks (self->one->cause) & (BOUNCE_ASKS_RECIPIENT_MAIL | BOUNCE_ASKS_SENDER_MAIL)) != 0;

  if (self->verdict->list != NULL)
    return dup_list_words (self);
  if (self->one->cause == BOUNCE_CAUSE_BAD_HELO && self->one->helo != NULL && self->seen->reverse != NULL)
    {
      g_autofree char *helo = bounce_check_words_dup_name (self->one->helo);

      return g_strdup_printf (_("The server greeted as %1$s; whether that name leads to %2$s could not be found out."), helo, self->host);
    }
  if (asks_mail && mail != NULL && mail->implicit && self->seen->rewritten)
    return g_strdup (_("The DNS server makes addresses up, so whether the domain takes mail cannot be told."));
  if (asks_mail && mail != NULL)
    return bounce_mail_result_dup_sentence (mail);
  if (self->seen->reverse != NULL && self->seen->reverse->verdict == BOUNCE_REVERSE_TEMPORARY_FAILURE && self->host != NULL)
    return bounce_reverse_result_dup_sentence (self->seen->reverse, self->host);

  return g_strdup (_("What decides gave no answer. That proves nothing."));
}

static char *
dup_claim (const Words *self)
{
  switch ((int) self->verdict->basis)
    {
    case BOUNCE_VERDICT_BASIS_DEAD_LIST:
      return g_strdup_printf (_("The receiver asks %1$s, a list that has closed: what it answers says nothing about %2$s. Only the receiver can mend that."),
                              self->zone, self->subject);
    case BOUNCE_VERDICT_BASIS_FAMILY:
      return g_strdup_printf (_("%1$s has no entries for addresses like %2$s: the receiver asks it wrongly, or means another address."), self->zone, self->subject);
    default:
      return g_strdup_printf (_("The receiver takes a list's refusal to answer for a listing: that says nothing about %s. Only the receiver can mend that."), self->subject);
    }
}

static char *
dup_main (const Words *self)
{
  switch ((int) self->verdict->basis)
    {
    case BOUNCE_VERDICT_BASIS_ZONE:
      return dup_zone (self);
    case BOUNCE_VERDICT_BASIS_OTHER_LISTS:
      return dup_other_lists (self);
    case BOUNCE_VERDICT_BASIS_POLICY_LIST:
      return dup_policy_list (self);
    case BOUNCE_VERDICT_BASIS_REVERSE:
      return dup_reverse (self);
    case BOUNCE_VERDICT_BASIS_HELO:
      return dup_helo (self);
    case BOUNCE_VERDICT_BASIS_MAIL:
      return bounce_mail_result_dup_sentence (get_mail (self));
    case BOUNCE_VERDICT_BASIS_DEAD_LIST:
    case BOUNCE_VERDICT_BASIS_REFUSAL_CODE:
    case BOUNCE_VERDICT_BASIS_FAMILY:
      return dup_claim (self);
    case BOUNCE_VERDICT_BASIS_REFUSED:
    case BOUNCE_VERDICT_BASIS_BROKEN_LIST:
      return dup_list_words (self);
    case BOUNCE_VERDICT_BASIS_NO_ANSWER:
      return dup_no_answer (self);
    case BOUNCE_VERDICT_BASIS_PRIVATE_LIST:
      return dup_private_list (self);
    case BOUNCE_VERDICT_BASIS_NO_HOST:
      return dup_no_host (self);
    case BOUNCE_VERDICT_BASIS_NO_DOMAIN:
      return dup_no_domain (self);
    case BOUNCE_VERDICT_BASIS_DOMAIN_LIST:
      return g_strdup_printf (_("%s lists domains, and it is not known here which one the receiver means."), self->zone);
    case BOUNCE_VERDICT_BASIS_OFFLINE:
      return g_strdup (_("No DNS server can be reached: look again when this computer is connected."));
    case BOUNCE_VERDICT_BASIS_PENDING:
      return self->zone != NULL ? g_strdup_printf (_("Waiting for the answer of %s…"), self->zone) : g_strdup (_("Waiting for the answer…"));
    default:
      return g_strdup (_("No look-up can tell whether this still holds; the steps above do."));
    }
}

/* Lists that nobody named: only where lists are what it is about. */
static char *
dup_elsewhere (const Words *self)
{
  guint n = self->verdict->elsewhere;
  BounceAsks asks = bounce_cause_get_asks (self->one->cause);

  if (n == 0 || (asks & (BOUNCE_ASKS_NAMED_LIST | BOUNCE_ASKS_LISTS)) == 0)
    return NULL;
  if (self->verdict->basis == BOUNCE_VERDICT_BASIS_PENDING || (self->verdict->basis == BOUNCE_VERDICT_BASIS_ZONE && self->verdict->kind != BOUNCE_VERDICT_UNKNOWN))
    return NULL;
  if (self->verdict->kind == BOUNCE_VERDICT_MISTAKEN)
    return g_strdup_printf (ngettext ("Even so, it is on %u list now.", "Even so, it is on %u lists now.", n), n);
  if (self->verdict->list == NULL)
    return g_strdup_printf (ngettext ("It is on %u list now.", "It is on %u lists now.", n), n);
  if (self->verdict->basis == BOUNCE_VERDICT_BASIS_OTHER_LISTS || self->verdict->kind == BOUNCE_VERDICT_STILL)
    return g_strdup_printf (ngettext ("It is on %u other list as well.", "It is on %u other lists as well.", n), n);

  return g_strdup_printf (ngettext ("But it is on %u other list.", "But it is on %u other lists.", n), n);
}

/* What follows from it. */
static char *
dup_then (const Words *self)
{
  guint mails = MAX (self->one->mails, 1);
  guint minutes = (self->verdict->cache + MINUTE - 1) / MINUTE;

  if (self->verdict->then_and_now)
    {
      g_autoptr (GDateTime) bounced = g_date_time_new_from_unix_local (self->one->bounced);
      /* TRANSLATORS: A date as strftime (3) writes it. */
      g_autofree char *day = bounced != NULL ? g_date_time_format (bounced, _("%-e %B %Y")) : NULL;

      return day != NULL ? g_strdup_printf (_("This came back on %s; it does not look mended since."), day) : NULL;
    }
  if (self->verdict->kind != BOUNCE_VERDICT_GONE)
    return NULL;
  if (mails == 1)
    return minutes == 0 ? g_strdup (_("The mail may be worth sending again."))
                        : g_strdup_printf (_("The mail may be worth sending again; receivers may remember the old answer for up to %u min."), minutes);
  if (minutes == 0)
    return g_strdup_printf (ngettext ("%'u mail may be worth sending again.", "%'u mails may be worth sending again.", mails), mails);

  /* TRANSLATORS: A count of mails, and minutes. */
  return g_strdup_printf (ngettext ("%1$'u mail may be worth sending again; receivers may remember the old answer for up to %2$u min.",
                                    "%1$'u mails may be worth sending again; receivers may remember the old answer for up to %2$u min.", mails),
                          mails, minutes);
}

static gboolean
was_asked (BounceVerdictBasis basis)
{
  return basis != BOUNCE_VERDICT_BASIS_OFFLINE && basis != BOUNCE_VERDICT_BASIS_NO_HOST && basis != BOUNCE_VERDICT_BASIS_NO_DOMAIN &&
         basis != BOUNCE_VERDICT_BASIS_DEAD_LIST && basis != BOUNCE_VERDICT_BASIS_FAMILY;
}

/* When, and of whom. */
static char *
dup_seen (const Words *self,
          const char  *resolver,
          gboolean     recorded)
{
  g_autoptr (GDateTime) seen = self->verdict->seen > 0 ? g_date_time_new_from_unix_local (self->verdict->seen) : NULL;
  gint64 age = self->seen->now - self->verdict->seen;
  g_autofree char *time = NULL;
  g_autofree char *server = NULL;

  if (seen == NULL || recorded || !was_asked (self->verdict->basis))
    return NULL;

  time = g_date_time_format (seen, ABS (age) < DAY / 2 ? "%H:%M" : "%Y-%m-%d %H:%M");
  if (resolver == NULL || *resolver == '\0')
    /* TRANSLATORS: %s is a time. */
    return g_strdup_printf (_("Seen %s."), time);

  server = bounce_check_words_dup_name (resolver);
  /* TRANSLATORS: A time, and the address of a DNS server. */
  return g_strdup_printf (_("Seen %1$s, resolver %2$s."), time, server);
}

char *
bounce_verdict_dup_sentence (const BounceVerdict     *self,
                             const BounceVerdictCase *one,
                             const BounceVerdictSeen *seen,
                             const char              *resolver,
                             gboolean                 recorded)
{
  g_auto (Words) words = { 0 };
  char *sentences[4];
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (self != NULL && one != NULL && seen != NULL, NULL);

  words_init (&words, self, one, seen);
  sentences[0] = dup_main (&words);
  sentences[1] = dup_elsewhere (&words);
  sentences[2] = dup_then (&words);
  sentences[3] = dup_seen (&words, resolver, recorded);
  text = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      if (sentences[i] != NULL && text->len > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, sentences[i] != NULL ? sentences[i] : "");
      g_free (sentences[i]);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
