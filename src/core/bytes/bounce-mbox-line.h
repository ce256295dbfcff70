/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Is a line that begins with "From " the one that mbox puts between messages? */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  BOUNCE_MBOX_LINE_TEXT,        /* words that happen to begin with "From "        */
  BOUNCE_MBOX_LINE_PATCH,       /* git's fixed date: a patch, mostly in a body    */
  BOUNCE_MBOX_LINE_BARE,        /* nothing behind it, as Thunderbird writes since */
                                /* 2023, or a lone "-"                            */
  BOUNCE_MBOX_LINE_DATED,       /* a date, but not as asctime () writes it        */
  BOUNCE_MBOX_LINE_EXACT        /* weekday, month, day, time and year             */
} BounceMboxLine;

/* @line: from "From " on, without its line end. */
BounceMboxLine bounce_mbox_line_judge (const char *line,
                                       gsize       length);

G_END_DECLS
