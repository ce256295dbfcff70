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

/* CSV: objects are flattened with a dot, arrays left out, the first row's
 * names make the header (RFC 4180, CRLF). Text: strings and numbers of a row
 * in columns of a fixed least width, tabs and control characters neutralised. */
BounceWriter *bounce_writer_new          (GOutputStream  *stream,
                                          BounceFormat    format);
void          bounce_writer_begin_row    (BounceWriter   *self);
/* @name is NULL inside arrays. @value NULL is null. Invalid UTF-8 is mended. */
void          bounce_writer_add_string   (BounceWriter   *self,
                                          const char     *name,
                                          const char     *value);
void          bounce_writer_add_int      (BounceWriter   *self,
                                          const char     *name,
                                          gint64          value);
void          bounce_writer_add_bool     (BounceWriter   *self,
                                          const char     *name,
                                          gboolean        value);
void          bounce_writer_add_null     (BounceWriter   *self,
                                          const char     *name);
void          bounce_writer_begin_object (BounceWriter   *self,
                                          const char     *name);
void          bounce_writer_end_object   (BounceWriter   *self);
void          bounce_writer_begin_array  (BounceWriter   *self,
                                          const char     *name);
void          bounce_writer_end_array    (BounceWriter   *self);
void          bounce_writer_end_row      (BounceWriter   *self);

/* Frees; the first error sticks, and is told here once. */
gboolean      bounce_writer_close        (BounceWriter   *self,
                                          GError        **error);

G_END_DECLS
