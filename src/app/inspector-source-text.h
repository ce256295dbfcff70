/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Raw bytes of a message as text that a view can hold, and finding in it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* More is not shown. */
#define INSPECTOR_SOURCE_TEXT_MAX  (1024 * 1024)
/* RFC 5321 allows 998; a view stands still over a line of a million. */
#define INSPECTOR_SOURCE_TEXT_LINE 1000

typedef struct
{
  char     *text;                /* valid UTF-8, LF line ends, no controls      */
  gboolean  cut;                 /* there was more                              */
  gboolean  escaped;             /* bytes that are no text are shown as "\xE4", */
                                 /* hidden characters as "\u{202E}"             */
  gboolean  folded;              /* long lines are broken                       */
} InspectorSourceText;

InspectorSourceText *inspector_source_text_new  (GBytes              *bytes);
/* Where @words stand, without regard to case: character offsets, guint, at
 * most @max, none overlapping. *@length: of each, in characters. */
GArray              *inspector_source_text_find (const char          *text,
                                                 const char          *words,
                                                 guint                max,
                                                 guint               *length);
/* What was done to the bytes, in a sentence each; "" when nothing. */
char                *inspector_source_text_dup_note (const InspectorSourceText *self);
void                 inspector_source_text_free (InspectorSourceText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InspectorSourceText, inspector_source_text_free)

G_END_DECLS
