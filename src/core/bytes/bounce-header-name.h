/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Does a line begin like a header field, and is it one that mail has? */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  BOUNCE_HEADER_NAME_NONE,      /* no "name:" at all                              */
  BOUNCE_HEADER_NAME_OTHER,     /* some name; a YAML file has those too           */
  BOUNCE_HEADER_NAME_COMMON,    /* From, To, Subject, X-…: mail has it, and some  */
                                /* other files may                                */
  BOUNCE_HEADER_NAME_MAIL       /* Received, Return-Path, …: only mail            */
} BounceHeaderName;

/* @line need not be terminated nor whole: a name is at most 76 bytes long.
 * @name_length: bytes before the colon, without blanks; may be NULL. */
BounceHeaderName bounce_header_name_judge (const char *line,
                                           gsize       length,
                                           gsize      *name_length);

G_END_DECLS
