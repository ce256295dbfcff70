/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of `check` share. */
#pragma once

#include "command.h"

G_BEGIN_DECLS

typedef struct
{
  CommandContext       *context;
  const CommandOptions *options;
  BounceBlocklists     *lists;
  BounceAsker          *asker;
  BounceListTrials     *trials;
  BounceWriter         *writer;  /* NULL for text                               */
  guint                 n_printed;
  gboolean              found_bad, failed;   /* some subject: nothing answered  */
} CommandCheck;

/* The verdict about a bounce, beside what was seen; NULL without --for. */
typedef struct
{
  BounceVerdictKind  kind;
  const char        *sentence;
  const char        *heading;    /* of text: who, and why it came back          */
  char             **steps;      /* of text: what to do whatever is seen        */
} CommandVerdict;

/* Runs the main loop until @run, or @one, is finished. */
void command_check_wait       (CommandCheck         *self,
                               BounceCheckRun       *run);
/* One subject. @run NULL: a bounce whose host nobody told. @before: questions
 * that were asked to find the subject. */
void command_check_print      (CommandCheck         *self,
                               BounceCheckRun       *run,
                               const CommandVerdict *verdict,
                               guint                 before);
/* The formats. */
void command_check_add_keys   (BounceWriter         *writer,
                               BounceCheckRun       *run,
                               const CommandVerdict *verdict,
                               const char           *resolver,
                               guint                 asked);
void command_check_add_text   (GString              *to,
                               BounceCheckRun       *run,
                               const CommandVerdict *verdict,
                               const char           *resolver,
                               guint                 asked,
                               gboolean              colour);
/* --for: the bounces of one message. */
void command_check_bounces    (CommandCheck         *self);

G_END_DECLS
