/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One open set of mailboxes: what was read so far, how far, what went wrong.
 * Knows no widgets. Main thread only; reading happens on others. */
#pragma once

#include "bounce.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* One thing that went wrong: shown in a list, never in a dialog. */
#define INSPECTOR_TYPE_PROBLEM (inspector_problem_get_type ())
G_DECLARE_FINAL_TYPE (InspectorProblem, inspector_problem, INSPECTOR, PROBLEM, GObject)

/* Where (a path as people know it) and what (a sentence); both safe to show. */
InspectorProblem *inspector_problem_new       (const char       *place,
                                               const char       *words);
const char       *inspector_problem_get_place (InspectorProblem *self);
const char       *inspector_problem_get_words (InspectorProblem *self);

/* One message read again for the detail page. */
typedef struct
{
  BounceReading *reading;
  BounceCase    *chosen;         /* the row's recipient, in @reading            */
  GBytes        *bytes;          /* the message as it stands in the mailbox     */
  char          *place;          /* "bounces.mbox, message 12"                  */
  BounceRules   *rules;          /* whose names of rules stand in @reading      */
  guint          mails;          /* rows of that sending host and that cause    */
  gboolean       example;        /* of the bundled mailbox: answers are recorded*/
} InspectorDetail;

void inspector_detail_free (InspectorDetail *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InspectorDetail, inspector_detail_free)

/* Properties, all with notify: "loading" (boolean), "fraction" (double, 0 to 1,
 * by bytes), "stopped" (boolean: Continue can be offered), "changed" (boolean:
 * a file on disk is not what was read; Reload can be offered), "n-bounces",
 * "n-messages", "n-problems", "n-files" (uint: what was opened; a folder is one),
 * "title" (string: the file's name, or "3 mailboxes").
 * Signal "counts-changed": some get_count () is another now; at most ten times
 * a second. */
#define INSPECTOR_TYPE_DOCUMENT (inspector_document_get_type ())
G_DECLARE_FINAL_TYPE (InspectorDocument, inspector_document, INSPECTOR, DOCUMENT, GObject)

InspectorDocument *inspector_document_new          (BounceRules       *rules,
                                                    const BounceSettings *settings);
/* Counts once what is open was closed or is read anew: half of a mailbox by
 * other settings would be neither. */
void               inspector_document_take_settings (InspectorDocument    *self,
                                                     const BounceSettings *settings);

/* Files and folders, added to what is open; returns the number of this
 * addition. Unreadable ones become problems. @fleeting: files that their owner
 * deletes soon (dropped by mail programs): they are opened, and small ones
 * copied, before this returns. */
guint              inspector_document_add          (InspectorDocument *self,
                                                    GListModel        *files,
                                                    gboolean           fleeting);
/* Takes back what that addition brought (Undo of the toast); while it is read,
 * it stops. */
void               inspector_document_take_back    (InspectorDocument *self,
                                                    guint              addition);
/* Messages of one addition so far. */
guint              inspector_document_get_added    (InspectorDocument *self,
                                                    guint              addition);
void               inspector_document_stop         (InspectorDocument *self);
void               inspector_document_continue     (InspectorDocument *self);
void               inspector_document_reload       (InspectorDocument *self);
void               inspector_document_close        (InspectorDocument *self);

/* Everything that is open read again, by other rules and settings. */
void               inspector_document_judge_anew   (InspectorDocument *self,
                                                    BounceRules       *rules,
                                                    const BounceSettings *settings);
/* What may be the reader's own, as long as the settings name nothing; or NULL. */
BounceBelongingsGuess *
                   inspector_document_dup_guess    (InspectorDocument *self);
BounceArchive     *inspector_document_get_archive  (InspectorDocument *self);
/* Another view on the same rows, as they are now. */
BounceArchive     *inspector_document_dup_archive  (InspectorDocument *self);
/* Of InspectorProblem; the first thousand. */
GListModel        *inspector_document_get_problems (InspectorDocument *self);
/* Rows of a sidebar section, or of one cause in it (-1: all). In
 * BOUNCE_SECTION_NOT_COUNTED @cause is a BounceKind. */
guint              inspector_document_get_count    (InspectorDocument *self,
                                                    BounceSection      section,
                                                    int                cause);
/* Messages by kind: the account adds up to "n-messages". */
guint              inspector_document_get_kind     (InspectorDocument *self,
                                                    BounceKind         kind);
/* Reads the row's message again, on a thread. The error's message is a sentence
 * to be shown; BOUNCE_MAILBOX_ERROR_CHANGED also sets "changed". */
void               inspector_document_read_async   (InspectorDocument   *self,
                                                    BounceRow           *row,
                                                    GCancellable        *cancellable,
                                                    GAsyncReadyCallback  callback,
                                                    gpointer             user_data);
InspectorDetail   *inspector_document_read_finish  (InspectorDocument   *self,
                                                    GAsyncResult        *result,
                                                    GError             **error);

G_END_DECLS
