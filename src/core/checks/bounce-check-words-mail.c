/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The words for whether a domain takes mail. */
#include "bounce-check-words.h"

#include "bounce-check-words-name.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* "10 mx.example.com" without its number. */
static const char *
get_host (const char *mx)
{
  const char *space = strchr (mx, ' ');

  return space != NULL ? space + 1 : mx;
}

/* Of those that lead somewhere, the first; "localhost" takes nobody's mail. */
static const char *
find_host (const BounceMailResult *result,
           guint                  *n)
{
  const char *found = NULL;

  *n = 0;
  for (guint i = 0; result->mx[i] != NULL; i++)
    {
      const char *host = get_host (result->mx[i]);

      if (strcmp (host, ".") == 0 || g_strv_contains ((const char * const *) result->dangling, host))
        continue;
      found = found != NULL ? found : host;
      ++*n;
    }

  return found;
}

static char *
dup_taken (const BounceMailResult *result,
           const char             *domain)
{
  guint others;
  const char *first = find_host (result, &others);
  g_autofree char *host = first != NULL ? bounce_check_words_dup_name (first) : NULL;

  if (host == NULL)
    return g_strdup_printf (_("%s names no mail server; its mail goes to its own address."), domain);
  if (others == 1)
    /* TRANSLATORS: A domain, and its mail server. */
    return g_strdup_printf (_("%1$s takes mail at %2$s."), domain, host);

  /* TRANSLATORS: A domain, its first mail server, and how many more there are. */
  return g_strdup_printf (ngettext ("%1$s takes mail at %2$s and %3$u more server.", "%1$s takes mail at %2$s and %3$u more servers.", others - 1),
                          domain, host, others - 1);
}

char *
bounce_mail_result_dup_sentence (const BounceMailResult *result)
{
  g_autofree char *domain = NULL;

  g_return_val_if_fail (result != NULL, NULL);

  domain = bounce_check_words_dup_name (result->domain);
  switch ((int) result->problem)
    {
    case BOUNCE_MAIL_OK:
      return dup_taken (result, domain);
    case BOUNCE_MAIL_NO_DOMAIN:
      return g_strdup_printf (_("The domain %s does not exist."), domain);
    case BOUNCE_MAIL_NO_MX_NO_ADDRESS:
      return g_strdup_printf (_("The domain %s exists, but has neither a mail server nor a public address."), domain);
    case BOUNCE_MAIL_NULL_MX:
      return g_strdup_printf (_("The domain %s declares that it takes no mail (null MX)."), domain);
    case BOUNCE_MAIL_MX_WITHOUT_ADDRESS:
      return g_strdup_printf (_("The mail servers that %s names have no public address."), domain);
    case BOUNCE_MAIL_FAILURE:
      if (result->mx[0] != NULL)
        return g_strdup_printf (_("%s names mail servers, but asking for their addresses ended in an error."), domain);
      return g_strdup_printf (_("Asking for the mail servers of %s ended in an error."), domain);
    case BOUNCE_MAIL_NO_ANSWER:
      if (result->mx[0] != NULL)
        return g_strdup_printf (_("%s names mail servers, but the question for their addresses got no answer."), domain);
      return g_strdup_printf (_("The question for the mail servers of %s got no answer."), domain);
    case BOUNCE_MAIL_OFFLINE:
      return g_strdup_printf (_("No DNS server can be reached, so nothing is known of %s."), domain);
    default:
      return g_strdup_printf (_("%s is a private name or one for examples: nobody is asked about it."), domain);
    }
}

char *
bounce_mail_result_dup_advice (const BounceMailResult *result)
{
  g_return_val_if_fail (result != NULL, NULL);

  switch ((int) result->problem)
    {
    case BOUNCE_MAIL_OK:
      if (result->dangling[0] != NULL)
        {
          g_autofree char *host = bounce_check_words_dup_name (result->dangling[0]);

          return g_strdup_printf (_("One of its mail servers has no address: %s."), host);
        }
      return result->implicit ? g_strdup (_("Mail goes to the web server then, which often takes none.")) : NULL;
    case BOUNCE_MAIL_NO_DOMAIN:
      return g_strdup (_("Look for a typing error in the domain; it may also have been given up."));
    case BOUNCE_MAIL_NO_MX_NO_ADDRESS:
    case BOUNCE_MAIL_MX_WITHOUT_ADDRESS:
      return g_strdup (_("Whoever runs the domain must mend its MX record and the addresses of its mail servers."));
    case BOUNCE_MAIL_FAILURE:
      return g_strdup (_("If this lasts, the domain's name servers or its DNSSEC signatures are at fault."));
    default:
      return NULL;
    }
}
