/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Values with names, written as JSON lines, CSV or aligned text. One
 * description of a row, several printers. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _BounceWriter BounceWriter;

typedef enum
{
  BOUNCE_FORMAT_TEXT,
  BOUNCE_FORMAT_JSON,
  BOUNCE_FORMAT_CSV
} BounceFormat;

/* Of a value in text, on a terminal that shows colours. */
typedef enum
{
  BOUNCE_STYLE_PLAIN,
  BOUNCE_STYLE_DIM,
  BOUNCE_STYLE_BAD,
  BOUNCE_STYLE_WARN
} BounceStyle;

/* A column of text: values are filled up to @least cells, and cut behind
 * @most (0: never). */
typedef struct
{
  guint least, most;
} BounceColumn;

/* JSON: what a terminal could take for orders (control and bidirectional
 * characters) is escaped; the value stays the same.
 * CSV: objects are flattened with a dot, arrays left out, the first row's
 * names make the header (RFC 4180, CRLF). A text that a spreadsheet would run
 * as a formula (=, +, -, @ in front) gets an apostrophe before it.
 * Text: strings and numbers of a row in columns, tabs, control and
 * bidirectional characters neutralised. */
BounceWriter *bounce_writer_new          (GOutputStream  *stream,
                                          BounceFormat    format);
/* For text; @columns must outlive the writer. */
void          bounce_writer_set_columns  (BounceWriter       *self,
                                          const BounceColumn *columns,
                                          guint               n_columns);
void          bounce_writer_set_colour   (BounceWriter   *self,
                                          gboolean        colour);
BounceFormat  bounce_writer_get_format   (BounceWriter   *self);

void          bounce_writer_begin_row    (BounceWriter   *self);
/* @name is NULL inside arrays. @value NULL is null. Invalid UTF-8 is mended. */
void          bounce_writer_add_string   (BounceWriter   *self,
                                          const char     *name,
                                          const char     *value);
void          bounce_writer_add_styled   (BounceWriter   *self,
                                          const char     *name,
                                          const char     *value,
                                          BounceStyle     style);
void          bounce_writer_add_int      (BounceWriter   *self,
                                          const char     *name,
                                          gint64          value);
void          bounce_writer_add_bool     (BounceWriter   *self,
                                          const char     *name,
                                          gboolean        value);
void          bounce_writer_add_null     (BounceWriter   *self,
                                          const char     *name);
/* An object that is null; CSV still has a column for each of its @members. */
void          bounce_writer_add_no_object (BounceWriter  *self,
                                          const char     *name,
                                          const char * const *members);
void          bounce_writer_begin_object (BounceWriter   *self,
                                          const char     *name);
void          bounce_writer_end_object   (BounceWriter   *self);
void          bounce_writer_begin_array  (BounceWriter   *self,
                                          const char     *name);
void          bounce_writer_end_array    (BounceWriter   *self);
/* Written out at once: what reads the stream sees whole rows. */
void          bounce_writer_end_row      (BounceWriter   *self);

/* TRUE when a row could not be written: more rows are for nothing. */
gboolean      bounce_writer_has_failed   (BounceWriter   *self);
/* Frees; the first error sticks, and is told here once. */
gboolean      bounce_writer_close        (BounceWriter   *self,
                                          GError        **error);

/* @text as one line for a terminal: valid UTF-8; control, line-breaking and
 * bidirectional characters become spaces or U+FFFD. */
char         *bounce_writer_dup_harmless (const char     *text);

G_END_DECLS
