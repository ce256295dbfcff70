/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line's beginning: the language, then the commands. */
#include "command.h"

#include <glib/gi18n.h>

#include <locale.h>

int
main (int    argc,
      char **argv)
{
  /* For tests, which run before anything is installed. */
  const char *locale_dir = g_getenv ("BOUNCE_INSPECTOR_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname (COMMAND_PROGRAM);

  return command_main (argc, argv);
}
