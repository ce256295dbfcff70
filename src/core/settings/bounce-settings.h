/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings shared by the window and the command line, read in one place:
 * settings.ini in the user's configuration folder, and the environment. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  BOUNCE_COMMERCIAL_NOT_ASKED,
  BOUNCE_COMMERCIAL_NO,
  BOUNCE_COMMERCIAL_YES          /* lists whose terms forbid it are left out    */
} BounceCommercial;

typedef struct
{
  char              *config_dir;       /* $XDG_CONFIG_HOME/bounce-inspector     */
  char             **own_domains;      /* [own] domains=                        */
  char             **own_servers;      /* [own] servers=                        */
  char              *dns;              /* [checks] dns=127.0.0.1:5353,[::1]:53; NULL: the system's */
  char             **lists_on;         /* [checks] on=zones beside the defaults */
  char             **lists_off;        /* [checks] off=                         */
  char             **lists_registered; /* [checks] registered=zones whose operator knows our resolver */
  char             **lists_dead;       /* [checks] dead=zones asked although on the deny-list */
  BounceCommercial   commercial;       /* [checks] commercial=yes, no           */
  guint              deadline;         /* [checks] deadline=seconds, 1 to 60; here milliseconds; 0: the default */
  char             **problems;         /* what was left out, and why: "FILE:LINE: …" */
} BounceSettings;

/* A missing file is the defaults; a broken one an error with the line. */
BounceSettings *bounce_settings_load (GError         **error);
/* Writes what differs back to settings.ini; comments and keys of others stay.
 * The folder is made when it is not there. */
gboolean        bounce_settings_save (const BounceSettings  *self,
                                      GError               **error);
/* Which servers to ask: @told (--dns), else BOUNCE_INSPECTOR_DNS, else the
 * settings, else NULL: the system's. Borrowed. */
const char     *bounce_settings_get_dns       (const BounceSettings *self,
                                               const char           *told);
/* $XDG_STATE_HOME/bounce-inspector. To be freed. */
char           *bounce_settings_dup_state_dir (void);
/* For another thread; NULL gives NULL. */
BounceSettings *bounce_settings_copy (const BounceSettings *self);
/* BOUNCE_INSPECTOR_NOW, for tests, else the clock. */
GDateTime      *bounce_settings_now  (void);
void            bounce_settings_free (BounceSettings  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceSettings, bounce_settings_free)

G_END_DECLS
