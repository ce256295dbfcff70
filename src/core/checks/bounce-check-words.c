/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The words for what lists say, and for sums. */
#include "bounce-check-words.h"

#include "bounce-check-words-name.h"
#include "bounce-list-text.h"

#include <glib/gi18n-lib.h>

char *
bounce_check_words_dup_name (const char *tainted)
{
  const char *values[] = { tainted, NULL };
  char *clean = bounce_list_text_dup_clean (values);

  return clean != NULL ? clean : g_strdup ("?");
}

const char *
bounce_list_kind_get_name (BounceListKind kind)
{
  static const char * const names[BOUNCE_N_LIST_KINDS] = {
    [BOUNCE_LIST_SPAM_SOURCE] = N_("spam source"),
    [BOUNCE_LIST_POLICY] = N_("policy range"),
    [BOUNCE_LIST_EXPLOITED] = N_("exploited host"),
    [BOUNCE_LIST_NETWORK] = N_("network escalation"),
    [BOUNCE_LIST_COMBINED] = N_("combined list"),
    [BOUNCE_LIST_ALLOWLIST] = N_("allowlist"),
    [BOUNCE_LIST_INFORMATION] = N_("information only"),
  };

  g_return_val_if_fail (kind < BOUNCE_N_LIST_KINDS, NULL);

  return _(names[kind]);
}

const char *
bounce_list_weight_get_name (BounceListWeight weight)
{
  static const char * const names[BOUNCE_N_LIST_WEIGHTS] = {
    [BOUNCE_LIST_WEIGHT_INFORMATION] = N_("no receiver refuses because of it"),
    [BOUNCE_LIST_WEIGHT_VERY_LOW] = N_("hardly any receiver uses it"),
    [BOUNCE_LIST_WEIGHT_LOW] = N_("few receivers use it"),
    [BOUNCE_LIST_WEIGHT_MEDIUM] = N_("some receivers use it"),
    [BOUNCE_LIST_WEIGHT_HIGH] = N_("many receivers use it"),
    [BOUNCE_LIST_WEIGHT_VERY_HIGH] = N_("very many receivers use it"),
  };

  g_return_val_if_fail (weight < BOUNCE_N_LIST_WEIGHTS, NULL);

  return _(names[weight]);
}

const char *
bounce_outcome_get_name (BounceOutcome outcome)
{
  static const char * const names[BOUNCE_N_OUTCOMES] = {
    [BOUNCE_OUTCOME_LISTED] = N_("Listed"),
    [BOUNCE_OUTCOME_ALLOWED] = N_("Allowed"),
    [BOUNCE_OUTCOME_CLEAN] = N_("Clean"),
    [BOUNCE_OUTCOME_UNSURE] = N_("Could not be checked"),
  };

  g_return_val_if_fail (outcome < BOUNCE_N_OUTCOMES, NULL);

  return _(names[outcome]);
}

static char *
dup_listed (const BounceListResult *result,
            const char             *reasons)
{
  const char *kind = bounce_list_kind_get_name (result->kind);

  if (*reasons == '\0')
    /* TRANSLATORS: %s is the kind of a list: "spam source". */
    return g_strdup_printf (_("Listed (%s)."), kind);

  /* TRANSLATORS: The kind of a list, and its own words for the entry. */
  return g_strdup_printf (_("Listed (%1$s): %2$s."), kind, reasons);
}

static char *
dup_clean (const BounceListResult *result,
           const char             *reasons)
{
  if (*reasons != '\0')
    /* TRANSLATORS: %s are words of a list that are no accusation. */
    return g_strdup_printf (_("Not listed. It notes beside: %s."), reasons);
  if (result->kind == BOUNCE_LIST_ALLOWLIST)
    return g_strdup (_("Not on this allowlist, which is no fault."));
  if (result->kind == BOUNCE_LIST_INFORMATION)
    return g_strdup (_("It knows nothing of this."));

  return g_strdup (_("Not listed."));
}

static const char *
get_not_asked (BounceOutcomeDetail detail)
{
  switch ((int) detail)
    {
    case BOUNCE_DETAIL_OFFLINE:
      return _("Not asked: no DNS server can be reached.");
    case BOUNCE_DETAIL_PRIVATE:
      return _("Not asked: a private or reserved address or name, about which nobody can tell anything.");
    case BOUNCE_DETAIL_EXAMPLE:
      return _("Not asked: an address or name for examples, about which nobody can tell anything.");
    case BOUNCE_DETAIL_FAMILY:
      return _("Not asked: this list has no entries of this kind.");
    case BOUNCE_DETAIL_KEY:
      return _("Not asked: this list needs a key.");
    case BOUNCE_DETAIL_DEAD:
      return _("Not asked: this list has closed. What its name answers now says nothing.");
    case BOUNCE_DETAIL_UNVERIFIED:
      return _("Not asked: this list has no self-test that could hold, so its answer would prove nothing.");
    case BOUNCE_DETAIL_TERMS:
      return _("Not asked: its terms do not allow commercial use.");
    default:
      return _("Not asked.");
    }
}

static const char *
get_broken (BounceOutcomeDetail detail)
{
  switch ((int) detail)
    {
    case BOUNCE_DETAIL_LISTS_ALL:
      return _("This list failed its self-test: it lists everything. That says nothing about what was asked.");
    case BOUNCE_DETAIL_LISTS_NOTHING:
      return _("This list failed its self-test: its own test entry is missing. That says nothing about what was asked.");
    case BOUNCE_DETAIL_UNVERIFIED:
      return _("This list has no self-test that could hold, so its answer proves nothing.");
    default:
      return _("This list failed its self-test. That says nothing about what was asked.");
    }
}

static char *
dup_unsure (const BounceListResult *result)
{
  switch ((int) result->why)
    {
    case BOUNCE_WHY_REFUSED:
      return g_strdup (_("This list does not answer your resolver. That says nothing about what was asked."));
    case BOUNCE_WHY_BROKEN_LIST:
      return g_strdup (get_broken (result->detail));
    case BOUNCE_WHY_REWRITTEN:
      return g_strdup (_("The answer is an address that no list gives: your resolver, or whoever owns the name now, makes answers up."));
    case BOUNCE_WHY_FAILURE:
      return g_strdup (_("Asking this list ended in an error. That says nothing about what was asked."));
    case BOUNCE_WHY_NO_ANSWER:
      return g_strdup (_("This list gave no answer. That says nothing about what was asked."));
    case BOUNCE_WHY_UNKNOWN_CODE:
      return result->codes[0] != NULL
             /* TRANSLATORS: %s is the answer of a list, such as 127.0.0.99. */
             ? g_strdup_printf (_("This list answered with a code that does not mean a listing (%s)."), result->codes[0])
             : g_strdup (_("This list did not understand the question."));
    default:
      return g_strdup (get_not_asked (result->detail));
    }
}

char *
bounce_list_result_dup_sentence (const BounceListResult *result)
{
  g_autofree char *reasons = NULL;

  g_return_val_if_fail (result != NULL, NULL);

  reasons = g_strjoinv (", ", result->reasons);
  switch ((int) result->outcome)
    {
    case BOUNCE_OUTCOME_LISTED:
      return dup_listed (result, reasons);
    case BOUNCE_OUTCOME_CLEAN:
      return dup_clean (result, reasons);
    case BOUNCE_OUTCOME_ALLOWED:
      /* TRANSLATORS: %s are the list's own words for the entry. */
      return *reasons != '\0' ? g_strdup_printf (_("Known as a good sender: %s."), reasons) : g_strdup (_("Known as a good sender."));
    default:
      return dup_unsure (result);
    }
}

static const char *
get_hint (const BounceListResult *result)
{
  if (result->kind == BOUNCE_LIST_POLICY)
    return _("No accusation: addresses of this range should hand their mail to the provider's server.");
  if (result->kind == BOUNCE_LIST_NETWORK)
    return _("This blames the network around the address: only the provider can get it off.");

  return _("End the cause first, or the entry comes back.");
}

static char *
dup_removal (const BounceListResult *result)
{
  g_autoptr (GString) advice = g_string_new (get_hint (result));

  if (result->removal_url != NULL)
    {
      g_string_append_c (advice, ' ');
      /* TRANSLATORS: %s is the address of a page. */
      g_string_append_printf (advice, _("Removal: %s"), result->removal_url);
    }
  if (result->removal_note != NULL)
    g_string_append_printf (advice, " (%s)", result->removal_note);

  return g_string_free (g_steal_pointer (&advice), FALSE);
}

char *
bounce_list_result_dup_advice (const BounceListResult *result)
{
  g_return_val_if_fail (result != NULL, NULL);

  if (result->outcome == BOUNCE_OUTCOME_LISTED)
    return dup_removal (result);
  if (result->outcome != BOUNCE_OUTCOME_UNSURE)
    return NULL;
  if (result->why == BOUNCE_WHY_NOT_ASKED && result->detail == BOUNCE_DETAIL_KEY)
    return g_strdup (_("Enter the key that the list's operator gave you in the preferences."));
  if (result->why == BOUNCE_WHY_REWRITTEN)
    return g_strdup (_("Choose another DNS server."));
  if (result->why != BOUNCE_WHY_REFUSED && result->why != BOUNCE_WHY_NO_ANSWER && result->detail != BOUNCE_DETAIL_LISTS_NOTHING)
    return NULL;

  /* TRANSLATORS: %s is the address of a page. */
  return result->lookup_url != NULL ? g_strdup_printf (_("Look it up on the list's own page, %s, or choose another DNS server."), result->lookup_url)
                                    : g_strdup (_("Choose another DNS server."));
}

char *
bounce_check_summary_dup_words (guint listed,
                                guint allowed,
                                guint clean,
                                guint unsure)
{
  if (allowed > 0)
    /* TRANSLATORS: Counts of lists. */
    return g_strdup_printf (_("listed on %1$u, allowed by %2$u, clean on %3$u, %4$u could not be checked"), listed, allowed, clean, unsure);

  /* TRANSLATORS: Counts of lists. */
  return g_strdup_printf (_("listed on %1$u, clean on %2$u, %3$u could not be checked"), listed, clean, unsure);
}
