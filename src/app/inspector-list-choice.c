/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks the core which lists would be asked, rather than knowing it again. */
#include "inspector-list-choice.h"

static const BounceSubjectKind kinds[] = { BOUNCE_SUBJECT_IPV4, BOUNCE_SUBJECT_IPV6, BOUNCE_SUBJECT_DOMAIN };

static gboolean
is_forbidden (const BounceBlocklist *list,
              const BounceSettings  *settings)
{
  return settings->commercial == BOUNCE_COMMERCIAL_YES && list->terms == BOUNCE_LIST_TERMS_NON_COMMERCIAL
         && !inspector_list_choice_has (settings->lists_registered, list->zone);
}

static GHashTable *
new_chosen (BounceBlocklists     *lists,
            const BounceSettings *settings)
{
  GHashTable *chosen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GArray) some = bounce_check_choose (lists, settings, kinds[i], NULL, NULL, NULL);

      for (guint k = 0; some != NULL && k < some->len; k++)
        g_hash_table_add (chosen, (gpointer) g_array_index (some, BounceChosenList, k).list);
    }

  return chosen;
}

static InspectorListState
find_state (const BounceBlocklist *list,
            const BounceSettings  *settings,
            GHashTable            *chosen)
{
  if (list->ship == BOUNCE_LIST_LINK_ONLY)
    return INSPECTOR_LIST_PAGE;
  if (list->dead)
    return INSPECTOR_LIST_DEAD;
  if (is_forbidden (list, settings))
    return INSPECTOR_LIST_FORBIDDEN;

  return g_hash_table_contains (chosen, list) ? INSPECTOR_LIST_ON : INSPECTOR_LIST_OFF;
}

GHashTable *
inspector_list_choice_new_states (BounceBlocklists     *lists,
                                  const BounceSettings *settings)
{
  GHashTable *states = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) chosen = new_chosen (lists, settings);

  for (guint i = 0; i < bounce_blocklists_get_length (lists); i++)
    {
      const BounceBlocklist *list = bounce_blocklists_get (lists, i);

      g_hash_table_insert (states, g_strdup (list->zone), GINT_TO_POINTER (find_state (list, settings, chosen)));
    }

  return states;
}

void
inspector_list_choice_switch (BounceSettings        *settings,
                              BounceBlocklists      *lists,
                              const BounceBlocklist *list,
                              gboolean               on)
{
  g_autoptr (GHashTable) chosen = NULL;

  inspector_list_choice_put (&settings->lists_on, list->zone, FALSE);
  inspector_list_choice_put (&settings->lists_off, list->zone, FALSE);
  chosen = new_chosen (lists, settings);
  if (g_hash_table_contains (chosen, list) != on)
    inspector_list_choice_put (on ? &settings->lists_on : &settings->lists_off, list->zone, TRUE);
}

gboolean
inspector_list_choice_has (char       **names,
                           const char  *name)
{
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (g_ascii_strcasecmp (names[i], name) == 0)
      return TRUE;

  return FALSE;
}

void
inspector_list_choice_put (char       ***names,
                           const char   *name,
                           gboolean      in)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (in && inspector_list_choice_has (*names, name))
    return;
  for (guint i = 0; *names != NULL && (*names)[i] != NULL; i++)
    if (g_ascii_strcasecmp ((*names)[i], name) != 0)
      g_strv_builder_add (builder, (*names)[i]);
  if (in)
    g_strv_builder_add (builder, name);
  g_strfreev (*names);
  *names = g_strv_builder_end (builder);
}

void
inspector_list_choice_forget (BounceSettings *settings,
                              const char     *zone)
{
  inspector_list_choice_put (&settings->lists_on, zone, FALSE);
  inspector_list_choice_put (&settings->lists_off, zone, FALSE);
  inspector_list_choice_put (&settings->lists_registered, zone, FALSE);
  inspector_list_choice_put (&settings->lists_dead, zone, FALSE);
}
