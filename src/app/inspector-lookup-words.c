/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the lookup window. */
#include "inspector-lookup-words.h"

#include "inspector-safe.h"

#include <glib/gi18n.h>

char *
inspector_lookup_words_dup_fault (const char *typed,
                                  gboolean    test)
{
  g_autoptr (BounceSubject) subject = bounce_subject_new (typed, NULL);
  g_autofree char *safe = inspector_safe_dup_line (typed);

  if (subject == NULL)
    return g_strdup_printf (_("%s is neither an address nor a name. Write it as in 192.0.2.25, 2001:db8::25 or mx.example.org."), safe);
  if (subject->askable == BOUNCE_ASKABLE_NEVER && subject->kind == BOUNCE_SUBJECT_DOMAIN)
    return g_strdup_printf (_("%s is a name for private networks. Nothing was asked: nobody outside knows it, and it would tell strangers about your network."), safe);
  if (subject->askable == BOUNCE_ASKABLE_NEVER)
    return g_strdup_printf (_("%s is a private or reserved address. Nothing was asked: it means another computer in every network, so no list can know it."), safe);
  if (subject->askable == BOUNCE_ASKABLE_EXAMPLE && !test)
    return g_strdup_printf (_("%s is set aside for examples. Nothing was asked: it belongs to nobody, so no list can know it."), safe);

  return NULL;
}

gboolean
inspector_lookup_words_is_test (const BounceSettings *settings)
{
  const char *told = bounce_settings_get_dns (settings, NULL);
  BounceServers *servers = told != NULL ? bounce_servers_parse (told, NULL) : NULL;
  gboolean test = servers != NULL && servers->all_loopback;

  if (servers != NULL)
    bounce_servers_free (servers);

  return test;
}

gboolean
inspector_lookup_words_is_host (const char *typed)
{
  g_autoptr (BounceSubject) subject = bounce_subject_new (typed, NULL);

  return subject != NULL && subject->kind == BOUNCE_SUBJECT_DOMAIN && g_strcmp0 (subject->organisational, subject->ascii) != 0;
}

static void
add_once (GPtrArray  *texts,
          const char *text)
{
  if (!g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL))
    g_ptr_array_add (texts, g_strdup (text));
}

static void
add_lists (GPtrArray            *names,
           GPtrArray            *operators,
           BounceBlocklists     *lists,
           const BounceSettings *settings,
           BounceSubjectKind     kind,
           const char           *before)
{
  g_autoptr (GArray) chosen = bounce_check_choose (lists, settings, kind, NULL, NULL, NULL);

  for (guint i = 0; chosen != NULL && i < chosen->len; i++)
    {
      const BounceChosenList *one = &g_array_index (chosen, BounceChosenList, i);
      g_autofree char *name = g_strdup_printf ("%s.%s", before, one->list->zone);

      if (one->terms || one->list->dead)
        continue;
      add_once (names, name);
      add_once (operators, one->list->operator_name);
    }
}

char **
inspector_lookup_words_dup_names (const char             *typed,
                                  BounceBlocklists       *lists,
                                  const BounceSettings   *settings,
                                  char                 ***operators)
{
  g_autoptr (BounceSubject) subject = bounce_subject_new (typed, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) people = g_ptr_array_new ();

  if (subject != NULL)
    {
      add_once (names, subject->ascii != NULL ? subject->ascii : subject->text);
      add_once (names, "*.in-addr.arpa");
      add_once (names, "*.ip6.arpa");
      add_lists (names, people, lists, settings, BOUNCE_SUBJECT_IPV4, "*");
      add_lists (names, people, lists, settings, BOUNCE_SUBJECT_IPV6, "*");
      if (subject->organisational != NULL)
        {
          add_once (names, subject->organisational);
          add_lists (names, people, lists, settings, BOUNCE_SUBJECT_DOMAIN, subject->organisational);
        }
    }
  g_ptr_array_add (names, NULL);
  g_ptr_array_add (people, NULL);
  *operators = (char **) g_ptr_array_steal (people, NULL);

  return (char **) g_ptr_array_steal (names, NULL);
}

char *
inspector_lookup_words_dup_heading (BounceSubject *subject)
{
  g_autofree char *safe = inspector_safe_dup_line (subject->text);

  return subject->kind == BOUNCE_SUBJECT_DOMAIN ? g_strdup_printf (_("Domain %s"), safe) : g_strdup_printf (_("Address %s"), safe);
}

char *
inspector_lookup_words_dup_no_address (const char *typed)
{
  g_autofree char *safe = inspector_safe_dup_line (typed);

  return g_strdup_printf (_("No address of %s was found, so only its domain can be looked up."), safe);
}

char *
inspector_lookup_words_dup_title (const char *typed)
{
  g_autofree char *safe = inspector_safe_dup_line (typed);

  if (*safe == '\0')
    return g_strdup (_("Blocklist Lookup"));

  /* Translators: title of a window; %s is an address or a name */
  return g_strdup_printf (_("%s – Blocklist Lookup"), safe);
}

char *
inspector_lookup_words_dup_failed (const char *why)
{
  g_autofree char *safe = inspector_safe_dup_line (why);

  return g_strdup_printf (_("Nothing was asked: %s"), safe);
}
