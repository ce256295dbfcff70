/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the preferences. */
#include "inspector-preferences-words.h"

#include "inspector-safe.h"

#include <glib/gi18n.h>
#include <string.h>

char *
inspector_preferences_words_dup_title (const BounceBlocklist *list)
{
  g_autofree char *name = inspector_safe_dup_plain (list->name);

  if (list->ship == BOUNCE_LIST_LINK_ONLY || g_strcmp0 (list->name, list->zone) == 0)
    return g_steal_pointer (&name);

  return g_strdup_printf ("%s · %s", name, list->zone);
}

static char *
dup_state (const BounceBlocklist *list,
           InspectorListState     state)
{
  switch (state)
    {
    case INSPECTOR_LIST_FORBIDDEN:
      return g_strdup (_("left out: its terms do not allow commercial use"));
    case INSPECTOR_LIST_DEAD:
      return g_strdup (_("closed, never asked"));
    case INSPECTOR_LIST_PAGE:
      return g_strdup (_("cannot be asked, has a page to look at"));
    case INSPECTOR_LIST_ON:
    case INSPECTOR_LIST_OFF:
    default:
      if (list->terms == BOUNCE_LIST_TERMS_KEY)
        return g_strdup (_("needs a key"));
      if (list->own)
        return g_strdup (_("yours, unverified until its self-test holds"));
      return NULL;
    }
}

char *
inspector_preferences_words_dup_subtitle (const BounceBlocklist *list,
                                          InspectorListState     state)
{
  g_autofree char *operator_name = inspector_safe_dup_plain (list->operator_name);
  g_autofree char *said = dup_state (list, state);
  const char *kind = bounce_list_kind_get_name (list->kind);

  return said != NULL ? g_strdup_printf ("%s · %s · %s", kind, operator_name, said) : g_strdup_printf ("%s · %s", kind, operator_name);
}

char *
inspector_preferences_words_dup_families (const BounceBlocklist *list)
{
  const char *names[4] = { NULL };
  guint n = 0;

  if (list->ipv4)
    names[n++] = _("IPv4 addresses");
  if (list->ipv6)
    names[n++] = _("IPv6 addresses");
  if (list->domain)
    names[n++] = _("domains");

  return g_strjoinv (", ", (char **) names);
}

static const char *
get_terms (BounceListTerms terms)
{
  switch (terms)
    {
    case BOUNCE_LIST_TERMS_NON_COMMERCIAL:
      return _("Not for commercial use.");
    case BOUNCE_LIST_TERMS_REGISTERED:
      return _("Answers only resolvers that are registered with its operator.");
    case BOUNCE_LIST_TERMS_MANUAL:
      return _("For questions by hand only.");
    case BOUNCE_LIST_TERMS_KEY:
      return _("Needs a key of your own.");
    case BOUNCE_LIST_TERMS_FREE:
    default:
      return "";
    }
}

char *
inspector_preferences_words_dup_terms (const BounceBlocklist *list)
{
  g_autofree char *note = inspector_safe_dup_plain (list->terms_note);
  const char *terms = get_terms (list->terms);

  return g_strdup_printf ("%s%s%s", terms, *terms != '\0' && *note != '\0' ? " " : "", note);
}

static char *
dup_says (const BounceListMeaning *meaning)
{
  switch (meaning->meaning)
    {
    case BOUNCE_CODE_GOOD:
      return g_strdup (_("a good word"));
    case BOUNCE_CODE_INFORMATION:
      return g_strdup (_("information only"));
    case BOUNCE_CODE_REFUSED:
      return g_strdup (_("no answer for your resolver"));
    case BOUNCE_CODE_ERROR:
      return g_strdup (_("a question it does not understand"));
    case BOUNCE_CODE_LISTED:
    default:
      /* Translators: %s is the kind of a list: "exploited host" */
      return g_strdup_printf (_("listed (%s)"), bounce_list_kind_get_name (meaning->kind));
    }
}

/* "{n}" stands for the number that the answer will have. */
static char *
dup_words (const char *words)
{
  g_autofree char *safe = inspector_safe_dup_plain (words);
  g_auto (GStrv) parts = g_strsplit (safe, "{n}", -1);

  return g_strjoinv ("…", parts);
}

char *
inspector_preferences_words_dup_meaning (const BounceListMeaning *meaning)
{
  g_autofree char *says = dup_says (meaning);
  g_autofree char *words = dup_words (meaning->words);

  if (*words == '\0')
    /* Translators: an answer, and what it means: "127.0.0.2: listed (spam source)" */
    return g_strdup_printf (_("%1$s: %2$s"), meaning->code, says);

  /* Translators: an answer, what it means, and the list's own words: "127.0.0.2: listed (spam source), sends spam" */
  return g_strdup_printf (_("%1$s: %2$s, %3$s"), meaning->code, says, words);
}

const char *
inspector_preferences_words_get_other (const BounceBlocklist *list)
{
  if (list->closed_codes)
    return _("Any other answer is a fault of the list, and never counts as listed.");
  if (list->kind == BOUNCE_LIST_ALLOWLIST || list->kind == BOUNCE_LIST_INFORMATION)
    return _("Any other answer says nothing. Nothing here counts as listed.");

  return _("Any other answer in 127.0.0.0/8 means listed; 127.0.0.1 and 127.255.255.x mean that it does not answer your resolver.");
}

char *
inspector_preferences_words_dup_dead (const char *zone)
{
  g_autofree char *safe = inspector_safe_dup_line (zone);
  const char *why = bounce_blocklists_why_dead (zone);

  if (why == NULL)
    return g_strdup_printf (_("%s has closed. What its name answers now says nothing, and may list everybody."), safe);

  /* Translators: a list, and why nobody may ask it: "closed in June 2024" */
  return g_strdup_printf (_("%1$s: %2$s. What its name answers now says nothing, and may list everybody."), safe, why);
}

char *
inspector_preferences_words_dup_zone_fault (BounceBlocklists *lists,
                                            const char       *typed)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *zone = bounce_own_lists_dup_zone (lists, typed, &error);
  g_autofree char *safe = inspector_safe_dup_line (typed);

  if (zone != NULL)
    return NULL;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    return g_strdup_printf (_("%s is here already: switch it on or off above."), safe);

  return g_strdup_printf (_("%s is no zone of a list. It is a name with a dot in it, as in bl.example.org."), safe);
}

char *
inspector_preferences_words_dup_dns_fault (const char *typed)
{
  g_autofree char *plain = g_strstrip (g_strdup (typed));
  g_autofree char *safe = inspector_safe_dup_line (plain);
  BounceServers *servers;

  if (*plain == '\0')
    return NULL;
  servers = bounce_servers_parse (plain, NULL);
  if (servers != NULL)
    {
      bounce_servers_free (servers);
      return NULL;
    }

  return g_strdup_printf (_("%s is no DNS server. Write addresses, as in 192.0.2.53 or [2001:db8::53]:5353, with a comma between."), safe);
}

/* "@example.org" is how some write a domain. */
static gboolean
is_name (const char *name,
         gboolean    domain)
{
  g_autoptr (BounceSubject) subject = bounce_subject_new (name, NULL);

  if (subject == NULL)
    return FALSE;
  if (domain)
    return subject->kind == BOUNCE_SUBJECT_DOMAIN && strchr (subject->ascii, '.') != NULL;

  return TRUE;
}

static char *
dup_name_fault (const char *name,
                gboolean    domains)
{
  g_autofree char *safe = inspector_safe_dup_line (name);

  return domains ? g_strdup_printf (_("%s is no domain. It is what stands behind the @, as in example.org."), safe)
                 : g_strdup_printf (_("%s is neither an address nor a name of a server, as in 192.0.2.25 or mx.example.org."), safe);
}

char **
inspector_preferences_words_take_names (const char  *typed,
                                        gboolean     domains,
                                        char       **fault)
{
  g_auto (GStrv) pieces = g_strsplit_set (typed, ";, \t\r\n", -1);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  *fault = NULL;
  for (guint i = 0; pieces[i] != NULL; i++)
    {
      const char *name = domains && *pieces[i] == '@' ? pieces[i] + 1 : pieces[i];

      if (*pieces[i] == '\0')
        continue;
      if (is_name (name, domains))
        g_strv_builder_add (names, name);
      else if (*fault == NULL)
        *fault = dup_name_fault (pieces[i], domains);
    }

  return g_strv_builder_end (names);
}

char *
inspector_preferences_words_dup_resolver (const char *resolver,
                                          gboolean    by_environment)
{
  g_autofree char *safe = inspector_safe_dup_line (resolver);

  if (*safe == '\0')
    return g_strdup (_("This computer has no DNS server."));
  if (by_environment)
    return g_strdup_printf (_("Asked now: %s, because BOUNCE_INSPECTOR_DNS says so."), safe);

  return g_strdup_printf (_("Asked now: %s"), safe);
}

char *
inspector_preferences_words_dup_commercial (BounceCommercial commercial,
                                            guint            left_out)
{
  switch (commercial)
    {
    case BOUNCE_COMMERCIAL_NO:
      return g_strdup (_("All lists that are switched on are asked."));
    case BOUNCE_COMMERCIAL_YES:
      return g_strdup_printf (ngettext ("%'u list is left out, because its terms do not allow commercial use.",
                                        "%'u lists are left out, because their terms do not allow commercial use.", left_out),
                              left_out);
    case BOUNCE_COMMERCIAL_NOT_ASKED:
    default:
      return g_strdup (_("Some lists are free only for private use. Your answer decides which ones stay on."));
    }
}

char *
inspector_preferences_words_dup_not_saved (const char *why)
{
  g_autofree char *safe = inspector_safe_dup_line (why);

  return g_strdup_printf (_("Not saved: %s"), safe);
}
