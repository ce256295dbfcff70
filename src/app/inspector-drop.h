/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What mail programs and file managers hand over when something is dropped:
 * files in the right order of formats, or words that say why there are none. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @files of GFile, in the order of the drop; @problem: a sentence when a source
 * offers nothing readable (akonadi:, imap:, text only), else NULL. Called
 * before the drop is finished, so that files that are deleted right after it
 * can still be opened. */
typedef void (*InspectorDropFunc) (GListModel *files,
                                   const char *problem,
                                   gpointer    user_data);

/* Copy only. @widget gets the style class "drop-target" while something that
 * may be taken hovers over it. */
void        inspector_drop_attach  (GtkWidget         *widget,
                                    InspectorDropFunc  func,
                                    gpointer           user_data);

/* For tests and for the drop itself: "file:" URIs of a text/uri-list as GFiles;
 * sets *@problem to be freed when others stood there. */
GListModel *inspector_drop_parse   (const char        *uri_list,
                                    char             **problem);
/* Text that was dropped although files were hoped for: what to do instead. */
char       *inspector_drop_explain (const char        *text);

G_END_DECLS
