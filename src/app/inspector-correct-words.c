/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said about correcting. */
#include "inspector-correct-words.h"

#include "inspector-closures.h"

#include <glib/gi18n.h>

#define MAX_WHY 300

char *
inspector_correct_words_dup_set (BounceCause  cause,
                                 const char  *receiver)
{
  const char *name = bounce_advice_get_name (cause);
  g_autofree char *safe = receiver != NULL ? inspector_closures_dup_safe_line (receiver) : NULL;

  if (safe == NULL)
    /* Translators: %s is a cause, such as "Unknown address" */
    return g_strdup_printf (_("All replies like this one now mean “%s”"), name);

  /* Translators: the first %s is a domain, the second a cause */
  return g_strdup_printf (_("Replies like this one from %s now mean “%s”"), safe, name);
}

const char *
inspector_correct_words_get_undone (void)
{
  return _("The rule is gone again");
}

const char *
inspector_correct_words_get_no_words (void)
{
  return _("This bounce has too few words of a server, or too many, to make a rule of");
}

char *
inspector_correct_words_dup_not_saved (const char *why)
{
  g_autofree char *safe = inspector_closures_dup_safe_text (why, MAX_WHY);

  return g_strdup_printf (_("This could not be saved: %s"), safe);
}

const char *
inspector_correct_words_get_everywhere (void)
{
  return _("From _any server");
}

char *
inspector_correct_words_dup_only (const char *receiver)
{
  g_autofree char *safe = inspector_closures_dup_safe_line (receiver);

  return g_strdup_printf (_("Only from servers of %s"), safe);
}

char *
inspector_correct_words_dup_guess (const BounceBelongingsGuess *guess)
{
  g_autofree char *domains = g_strjoinv (", ", guess->domains);
  g_autofree char *servers = g_strjoinv (", ", guess->servers);
  g_autofree char *safe_domains = inspector_closures_dup_safe_line (domains);
  g_autofree char *safe_servers = inspector_closures_dup_safe_line (servers);

  if (*servers == '\0')
    /* Translators: %s is a domain, %u are numbers of mails */
    return g_strdup_printf (_("Are these yours? Domain %s (%u of %u returned mails)"), safe_domains, guess->mails, guess->of);

  /* Translators: the first %s is a domain, the second one or more addresses, %u are numbers of mails */
  return g_strdup_printf (_("Are these yours? Domain %s, servers %s (%u of %u returned mails)"), safe_domains, safe_servers, guess->mails,
                          guess->of);
}

char *
inspector_correct_words_dup_owned (const BounceBelongingsGuess *guess)
{
  g_autofree char *domains = g_strjoinv (", ", guess->domains);
  g_autofree char *safe = inspector_closures_dup_safe_line (domains);

  return g_strdup_printf (_("%s is yours: bounces of mail that was not sent by you now stand under “Not ours”"), safe);
}

const char *
inspector_correct_words_get_proof (BounceCaseProof  proof,
                                   BounceKind       kind,
                                   BounceOwnership  ownership)
{
  if (proof != BOUNCE_CASE_PROOF_UNPROVEN)
    return "";
  if (ownership == BOUNCE_OWNERSHIP_FOREIGN)
    return _("Not yours: somebody else sent this mail in your name. There is nothing to do.");
  if (kind != BOUNCE_KIND_FAILURE)
    return "";

  return _("Unproven: nothing shows that this report is about mail of yours. Anybody could have written it.");
}

const char *
inspector_correct_words_get_foreign (void)
{
  return _("Not ours");
}

char *
inspector_correct_words_dup_exported (guint samples,
                                      guint rows)
{
  g_autofree char *of = g_strdup_printf (ngettext ("%u bounce", "%u bounces", rows), rows);

  /* Translators: %s is "12 bounces" */
  return g_strdup_printf (ngettext ("Saved %u sample of %s. Addresses, servers, names and subjects were replaced, and the returned mail was left out.",
                                    "Saved %u samples of %s. Addresses, servers, names and subjects were replaced, and the returned mails were left out.",
                                    samples), samples, of);
}

const char *
inspector_correct_words_get_nothing (void)
{
  return _("Nothing could be saved: none of the unclear bounces could be read");
}
