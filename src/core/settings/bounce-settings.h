/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings shared by the window and the command line, read in one place:
 * settings.ini in the user's configuration folder, and the environment. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  char   *config_dir;            /* $XDG_CONFIG_HOME/bounce-inspector           */
  char  **own_domains;           /* [own] domains=                              */
  char  **own_servers;           /* [own] servers=                              */
  char  **problems;              /* what was left out, and why: "FILE:LINE: …"  */
} BounceSettings;

/* A missing file is the defaults; a broken one an error with the line. */
BounceSettings *bounce_settings_load (GError         **error);
/* For another thread; NULL gives NULL. */
BounceSettings *bounce_settings_copy (const BounceSettings *self);
/* BOUNCE_INSPECTOR_NOW, for tests, else the clock. */
GDateTime      *bounce_settings_now  (void);
void            bounce_settings_free (BounceSettings  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceSettings, bounce_settings_free)

G_END_DECLS
