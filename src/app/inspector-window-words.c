/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the window and its list, as pure functions. */
#include "inspector-window-words.h"

#include "inspector-closures.h"

#include <glib/gi18n.h>

char *
inspector_window_words_dup_count (guint shown,
                                  guint all)
{
  /* Translators: rows that the search found, of all: "12 of 340" */
  return g_strdup_printf (_("%1$'u of %2$'u"), shown, all);
}

char *
inspector_window_words_dup_nothing (gboolean searching)
{
  return g_strdup (searching ? _("Nothing Found") : _("No Bounces"));
}

char *
inspector_window_words_dup_nothing_why (gboolean searching,
                                        guint    messages)
{
  if (searching)
    return g_strdup (_("No bounce shown here has all these words. Try fewer words, or choose All Bounces."));
  if (messages == 0)
    return g_strdup (_("There is no message in what was opened."));

  return g_strdup_printf (ngettext ("%'u message was read, and it is not a bounce of this sort.",
                                    "%'u messages were read, and none is a bounce of this sort.", messages), messages);
}

char *
inspector_window_words_dup_stopped (double fraction,
                                    guint  bounces)
{
  g_autofree char *progress = inspector_closures_dup_progress (fraction, bounces);

  /* Translators: behind it stands "40 % · 300 bounces so far" */
  return g_strdup_printf (_("Stopped at %s"), progress);
}

char *
inspector_window_words_dup_finished (guint bounces,
                                     guint messages)
{
  g_autofree char *subtitle = inspector_closures_dup_subtitle (bounces, messages);

  /* Translators: behind it stands "11 902 bounces in 12 340 messages" */
  return g_strdup_printf (_("Loading finished: %s"), subtitle);
}

char *
inspector_window_words_dup_added (guint messages)
{
  if (messages == 0)
    return g_strdup (_("No message was found in it"));

  return inspector_closures_dup_added (messages);
}

char *
inspector_window_words_dup_not_loaded (const char *why)
{
  g_autofree char *safe = inspector_closures_dup_safe_line (why);

  /* Translators: a file of the user's is broken; behind it stands where and why */
  return g_strdup_printf (_("Going on without: %s"), safe);
}

char *
inspector_window_words_dup_open (const char *name)
{
  g_autofree char *safe = inspector_closures_dup_safe_line (name);

  /* Translators: name of a button that opens this mailbox */
  return g_strdup_printf (_("Open %s"), safe);
}
