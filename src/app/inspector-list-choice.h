/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What a switch of a list means for the settings, which hold only what differs
 * from how lists ship. Pure. */
#pragma once

#include "bounce.h"

G_BEGIN_DECLS

typedef enum
{
  INSPECTOR_LIST_OFF,
  INSPECTOR_LIST_ON,             /* asked, for some kind of subject             */
  INSPECTOR_LIST_FORBIDDEN,      /* its terms forbid commercial use             */
  INSPECTOR_LIST_DEAD,           /* on the deny-list                            */
  INSPECTOR_LIST_PAGE            /* nobody can ask it                           */
} InspectorListState;

/* zone → InspectorListState of all lists. */
GHashTable *inspector_list_choice_new_states (BounceBlocklists      *lists,
                                              const BounceSettings  *settings);
void        inspector_list_choice_switch     (BounceSettings        *settings,
                                              BounceBlocklists      *lists,
                                              const BounceBlocklist *list,
                                              gboolean               on);
/* Sets of names in settings: without case, in the order they came. */
gboolean    inspector_list_choice_has        (char                 **names,
                                              const char            *name);
void        inspector_list_choice_put        (char                ***names,
                                              const char            *name,
                                              gboolean               in);
/* Names in all of the user's choices, when his own list goes. */
void        inspector_list_choice_forget     (BounceSettings        *settings,
                                              const char            *zone);

G_END_DECLS
