/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A notice taken line by line: what a line begins with, and where words are. */
#pragma once

#include "bounce-report.h"

G_BEGIN_DECLS

/* A recognise () looks no farther: the marks stand at the beginning. */
#define BOUNCE_LINES_MARKS (16 * 1024)

typedef struct
{
  const char *start;             /* behind the indent                           */
  const char *end;               /* before the trailing white space             */
  const char *next;              /* the line after it                           */
  gsize       indent;            /* bytes of white space in front               */
} BounceLine;

/* The line at *@cursor, which is moved behind it; FALSE at @limit. */
gboolean    bounce_line_read            (const char       **cursor,
                                         const char        *limit,
                                         BounceLine        *line);
gboolean    bounce_line_is_blank        (const BounceLine  *line);
/* Both without regard to case. */
gboolean    bounce_line_begins          (const BounceLine  *line,
                                         const char        *words);
const char *bounce_line_find            (const BounceLine  *line,
                                         const char        *words);
char       *bounce_line_dup             (const BounceLine  *line);
/* The address of a line that begins "<addr>", *@rest behind the bracket; NULL
 * when it begins otherwise or holds no address. */
char       *bounce_line_dup_bracketed   (const BounceLine  *line,
                                         const char       **rest);
/* The line when it is one bare address and nothing else (a colon may follow). */
char       *bounce_line_dup_bare        (const BounceLine  *line);

/* @words anywhere before @limit (NULL: the end), without regard to case; a
 * space in @words is any white space, as notices are folded. Quoted lines
 * ("> ...") do not count. */
const char *bounce_lines_find           (const char        *text,
                                         const char        *limit,
                                         const char        *words);
/* The same in the first BOUNCE_LINES_MARKS bytes of the human part. */
gboolean    bounce_lines_has_mark       (BounceMessage     *message,
                                         const char        *words);
gboolean    bounce_lines_find_any       (const char         *text,
                                         const char         *limit,
                                         const char * const *words,
                                         gsize               n_words);
/* Where the notice ends and the returned message begins. */
const char *bounce_lines_find_end       (const char        *text);
/* The host named right behind @label at a word's beginning ("host " in "host
 * mx.example.net[192.0.2.1] said:"), or NULL. */
char       *bounce_lines_dup_host       (const char        *text,
                                         const char        *label);

G_END_DECLS
