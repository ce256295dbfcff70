/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The words for reverse DNS. */
#include "bounce-check-words.h"

#include "bounce-check-words-name.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_ipv6 (const char *address)
{
  return strchr (address, ':') != NULL;
}

static gboolean
has_reason (const BounceReverseResult *result,
            const char                *id)
{
  return g_strv_contains ((const char * const *) result->reasons, id);
}

/* What made it generic comes first. */
static char *
dup_generic (const char                *address,
             const char                *name,
             const BounceReverseResult *result)
{
  static const char * const telling[] = { "address-in-name:", "access-word:", "default-name:", "weak-word:", "static-word:" };

  for (guint i = 0; i < G_N_ELEMENTS (telling); i++)
    for (guint j = 0; result->reasons[j] != NULL; j++)
      if (g_str_has_prefix (result->reasons[j], telling[i]))
        {
          g_autofree char *why = bounce_reverse_reason_dup_words (result->reasons[j]);

          /* TRANSLATORS: An address, its name, and what is wrong with it: "its name contains the address (192-0-2-9)". */
          return g_strdup_printf (_("%1$s is called %2$s, which looks made up by a machine: %3$s."), address, name, why);
        }

  return g_strdup_printf (_("%1$s is called %2$s, which looks made up by a machine."), address, name);
}

static char *
dup_failure (const BounceReverseResult *result,
             const char                *address)
{
  if (has_reason (result, "cname-loop"))
    return g_strdup_printf (_("The reverse DNS of %s goes round in circles."), address);

  switch ((int) result->kind)
    {
    case BOUNCE_ANSWER_OFFLINE:
      return g_strdup_printf (_("No DNS server can be reached, so nothing is known of %s."), address);
    case BOUNCE_ANSWER_SILENT:
      return g_strdup_printf (_("The question for the name of %s got no answer."), address);
    case BOUNCE_ANSWER_FOUND:
      return g_strdup_printf (_("%s has a name, but whether it leads back could not be found out."), address);
    default:
      return g_strdup_printf (_("Asking for the name of %s ended in an error."), address);
    }
}

/* With several names nobody knows here which of them was led where. */
static char *
dup_not_back (const BounceReverseResult *result,
              const char                *address,
              const char                *name)
{
  g_autofree char *leads = bounce_check_words_dup_name (result->addresses[0]);

  if (result->names[0] != NULL && result->names[1] != NULL)
    return g_strdup_printf (_("%1$s has several names (the first: %2$s), and none of them leads back to it."), address, name);
  if (result->verdict == BOUNCE_REVERSE_MISMATCH)
    return g_strdup_printf (_("%1$s is called %2$s, but that name leads to %3$s."), address, name, leads);

  return g_strdup_printf (is_ipv6 (address) ? _("%1$s is called %2$s, but that name has no IPv6 address.")
                                            : _("%1$s is called %2$s, but that name has no IPv4 address."), address, name);
}

char *
bounce_reverse_result_dup_sentence (const BounceReverseResult *result,
                                    const char                *address)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (result != NULL && address != NULL, NULL);

  name = bounce_check_words_dup_name (result->confirmed != NULL ? result->confirmed : result->names[0]);
  switch ((int) result->verdict)
    {
    case BOUNCE_REVERSE_OK:
      return g_strdup_printf (_("%1$s is called %2$s, and that name leads back to it."), address, name);
    case BOUNCE_REVERSE_GENERIC:
      return dup_generic (address, name, result);
    case BOUNCE_REVERSE_MISMATCH:
    case BOUNCE_REVERSE_UNCONFIRMED:
      return dup_not_back (result, address, name);
    case BOUNCE_REVERSE_NONE:
      return g_strdup_printf (_("%s has no name in reverse DNS."), address);
    case BOUNCE_REVERSE_INVALID:
      return g_strdup_printf (_("The name of %1$s in reverse DNS is “%2$s”, which no server can have."), address, name);
    case BOUNCE_REVERSE_TEMPORARY_FAILURE:
      return dup_failure (result, address);
    default:
      return g_strdup_printf (_("%s is a private address or one for examples: nobody is asked about it."), address);
    }
}

/* A good name, and yet something that receivers mind. */
static char *
dup_advice_beside (const BounceReverseResult *result)
{
  if (result->helo_verdict == BOUNCE_HELO_UNRESOLVED || result->helo_verdict == BOUNCE_HELO_NO_NAME || result->helo_verdict == BOUNCE_HELO_OTHER)
    {
      g_autofree char *name = bounce_check_words_dup_name (result->confirmed);

      return g_strdup_printf (_("Set the name with which the mail server greets (HELO) to %s."), name);
    }
  if (has_reason (result, "several-names"))
    return g_strdup (_("The address has several names, and some receivers look at any one of them: keep a single one."));

  return NULL;
}

char *
bounce_reverse_result_dup_advice (const BounceReverseResult *result,
                                  const char                *address)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (result != NULL && address != NULL, NULL);

  name = bounce_check_words_dup_name (result->confirmed != NULL ? result->confirmed : result->names[0]);
  if ((result->verdict == BOUNCE_REVERSE_MISMATCH || result->verdict == BOUNCE_REVERSE_UNCONFIRMED) && result->names[0] != NULL && result->names[1] != NULL)
    return g_strdup_printf (_("Have the provider set a single name, that of your mail server, and give that name the address %s."), address);
  switch ((int) result->verdict)
    {
    case BOUNCE_REVERSE_OK:
      return dup_advice_beside (result);
    case BOUNCE_REVERSE_GENERIC:
      return g_strdup_printf (_("Have the provider set the name of %s to that of your mail server, such as mail.example.com, and give that name this address."), address);
    case BOUNCE_REVERSE_MISMATCH:
      return g_strdup_printf (_("Give the name %1$s the address %2$s, or have the provider set another name."), name, address);
    case BOUNCE_REVERSE_UNCONFIRMED:
      /* TRANSLATORS: The name, the type of DNS record (A or AAAA), the address. */
      return g_strdup_printf (_("Add the record to DNS: %1$s %2$s %3$s."), name, is_ipv6 (address) ? "AAAA" : "A", address);
    case BOUNCE_REVERSE_NONE:
    case BOUNCE_REVERSE_INVALID:
      return g_strdup_printf (_("Have the provider to whom %s belongs set its name; from a home connection send through the provider's mail server instead."), address);
    case BOUNCE_REVERSE_TEMPORARY_FAILURE:
      return result->kind == BOUNCE_ANSWER_OFFLINE ? NULL : g_strdup (_("If this lasts, the name servers of the reverse zone are at fault: ask the provider."));
    default:
      return NULL;
    }
}

typedef struct
{
  const char *id;
  const char *words;             /* with one %s when the id has a part behind ":" */
} ReasonWords;

static const ReasonWords plain[] = {
  { "several-names", N_("the address has several names") },
  { "too-many-names", N_("the address has more names than anybody looks at") },
  { "cname", N_("its reverse DNS is delegated by an alias (CNAME)") },
  { "cname-loop", N_("its aliases go round in circles") },
  { "helo-differs", N_("the server greets with a name of somebody else") },
  { "helo-unresolved", N_("the name with which the server greets does not lead to this address") },
  { "helo-no-name", N_("the server greets with something that is no full host name") },
  { "other-family-confirms", N_("the name leads to this server's other kind of address only") },
  { "forward-failure", N_("looking up the name failed in passing") },
  { "offline", N_("no DNS server can be reached") },
  { "refused", N_("the DNS server refused to answer") },
  { "no-answer", N_("no answer came") },
  { "failure", N_("the DNS server answered with an error") },
  { "private", N_("a private or reserved address") },
  { "example", N_("an address for examples") },
};

static const ReasonWords with_part[] = {
  { "address-in-name:", N_("its name contains the address (%s)") },
  { "access-word:", N_("its name contains “%s”, as those of changing or private connections do") },
  { "default-name:", N_("%s is how a hosting company names machines that nobody has named") },
  { "weak-word:", N_("its name contains “%s”") },
  { "static-word:", N_("its name contains “%s”, which some receivers mind") },
  { "mail-word:", N_("its name contains “%s”, which speaks for a mail server") },
};

char *
bounce_reverse_reason_dup_words (const char *reason)
{
  g_return_val_if_fail (reason != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    if (strcmp (reason, plain[i].id) == 0)
      return g_strdup (_(plain[i].words));
  for (guint i = 0; i < G_N_ELEMENTS (with_part); i++)
    if (g_str_has_prefix (reason, with_part[i].id))
      {
        g_autofree char *part = bounce_check_words_dup_name (reason + strlen (with_part[i].id));
        g_auto (GStrv) pieces = g_strsplit (_(with_part[i].words), "%s", 2);

        return g_strjoinv (part, pieces);
      }

  return bounce_check_words_dup_name (reason);
}
