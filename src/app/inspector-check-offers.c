/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What is left when the list that matters does not answer. */
#include "inspector-check-offers.h"

#include "inspector-label.h"
#include "inspector-link-button.h"

#include <glib/gi18n.h>
#include <string.h>

static void
clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
add_offer (GtkBox     *to,
           const char *words,
           GtkWidget  *button)
{
  gtk_box_append (to, inspector_label_new (words, NULL, INSPECTOR_LABEL_EXPLAINS));
  if (button != NULL)
    gtk_box_append (to, button);
}

/* Both are settings: where there is a page for them. */
static GtkWidget *
create_preferences_button (const char *label)
{
  GApplication *application = g_application_get_default ();
  GtkWidget *button;

  if (application == NULL || !g_action_group_has_action (G_ACTION_GROUP (application), "preferences"))
    return NULL;

  button = gtk_button_new_with_mnemonic (label);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.preferences");

  return button;
}

/* "zen.spamhaus.org" has a keyed copy, "zen.dq.spamhaus.net": the same first
 * label at the same operator's. */
static gboolean
has_keyed_copy (BounceBlocklists *lists,
                const char       *zone)
{
  gsize first = strcspn (zone, ".");

  for (guint i = 0; i < bounce_blocklists_get_length (lists); i++)
    {
      const BounceBlocklist *list = bounce_blocklists_get (lists, i);

      if (list->zone == NULL || list->terms != BOUNCE_LIST_TERMS_KEY)
        continue;
      if (g_ascii_strcasecmp (list->zone, zone) == 0)
        return TRUE;
      if (strncmp (list->zone, zone, first + 1) == 0 && strstr (list->zone, "spamhaus") != NULL && strstr (zone, "spamhaus") != NULL)
        return TRUE;
    }

  return FALSE;
}

void
inspector_check_offers_show (GtkBox              *to,
                             const BounceVerdict *verdict,
                             BounceBlocklists    *lists)
{
  const BounceListResult *list = verdict->kind == BOUNCE_VERDICT_UNKNOWN ? verdict->list : NULL;

  clear (to);
  gtk_widget_set_visible (GTK_WIDGET (to), list != NULL && list->outcome == BOUNCE_OUTCOME_UNSURE);
  if (list == NULL || list->outcome != BOUNCE_OUTCOME_UNSURE)
    return;

  if (list->lookup_url != NULL)
    add_offer (to, _("The list's own page tells about this address:"), inspector_link_button_new (list->lookup_url));
  if (list->why == BOUNCE_WHY_REFUSED || list->why == BOUNCE_WHY_NO_ANSWER || list->why == BOUNCE_WHY_FAILURE)
    add_offer (to, _("Another DNS server, best one of your own, may be answered:"), create_preferences_button (_("_DNS Servers…")));
  if (list->why == BOUNCE_WHY_REFUSED && has_keyed_copy (lists, list->zone))
    add_offer (to, _("With a key of its operator, the list answers through every server:"), create_preferences_button (_("Enter a _Key…")));
}
