/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows as JSON lines, CSV or columns of text. */
#include "bounce-writer.h"

#include "bounce-writer-text.h"

#include <string.h>

struct _BounceWriter
{
  GOutputStream      *stream;
  BounceFormat        format;
  const BounceColumn *columns;
  guint               n_columns;
  gboolean            colour;

  GString            *row;
  GString            *header;    /* CSV, while the first row is made            */
  gboolean            has_header;
  GPtrArray          *path;      /* CSV: names of the open objects              */
  guint               n_arrays;  /* open ones                                   */
  guint               n_values;  /* in this row                                 */
  guint               padding;   /* text: owed before the next value            */
  gboolean            comma;     /* JSON: a value stands before                 */
  GError             *error;
};

BounceWriter *
bounce_writer_new (GOutputStream *stream,
                   BounceFormat   format)
{
  BounceWriter *self;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);

  self = g_new0 (BounceWriter, 1);
  self->stream = g_object_ref (stream);
  self->format = format;
  self->row = g_string_new (NULL);
  self->header = g_string_new (NULL);
  self->path = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
bounce_writer_set_columns (BounceWriter       *self,
                           const BounceColumn *columns,
                           guint               n_columns)
{
  g_return_if_fail (self != NULL);

  self->columns = columns;
  self->n_columns = n_columns;
}

void
bounce_writer_set_colour (BounceWriter *self,
                          gboolean      colour)
{
  g_return_if_fail (self != NULL);

  self->colour = colour;
}

BounceFormat
bounce_writer_get_format (BounceWriter *self)
{
  g_return_val_if_fail (self != NULL, BOUNCE_FORMAT_TEXT);

  return self->format;
}

static void
json_begin_value (BounceWriter *self,
                  const char   *name)
{
  if (self->comma)
    g_string_append_c (self->row, ',');
  self->comma = TRUE;
  if (name != NULL)
    {
      bounce_writer_append_json (self->row, name);
      g_string_append_c (self->row, ':');
    }
}

/* The dotted name of a value, into the header while there is none yet. */
static void
csv_name_value (BounceWriter *self,
                const char   *name)
{
  g_autoptr (GString) full = NULL;

  if (self->has_header)
    return;

  full = g_string_new (NULL);
  for (guint i = 0; i < self->path->len; i++)
    g_string_append_printf (full, "%s.", (const char *) g_ptr_array_index (self->path, i));
  g_string_append (full, name);
  if (self->header->len > 0)
    g_string_append_c (self->header, ',');
  bounce_writer_append_csv (self->header, full->str);
}

static void
csv_add (BounceWriter *self,
         const char   *name,
         const char   *value,
         gboolean      foreign)
{
  if (self->n_arrays > 0)
    return;

  csv_name_value (self, name);
  if (self->n_values++ > 0)
    g_string_append_c (self->row, ',');
  if (foreign && bounce_writer_is_formula (value))
    {
      g_autofree char *guarded = g_strconcat ("'", value, NULL);

      bounce_writer_append_csv (self->row, guarded);
    }
  else
    {
      bounce_writer_append_csv (self->row, value);
    }
}

static void
text_add (BounceWriter *self,
          const char   *value,
          BounceStyle   style)
{
  const BounceColumn *column = self->n_values < self->n_columns ? &self->columns[self->n_values] : NULL;
  guint cells;

  if (self->n_arrays > 0)
    return;

  if (self->n_values++ > 0)
    g_string_append_printf (self->row, "%*s", (int) self->padding + 2, "");
  cells = bounce_writer_append_cells (self->row, value, column != NULL ? column->most : 0,
                                      self->colour ? style : BOUNCE_STYLE_PLAIN);
  self->padding = column != NULL && cells < column->least ? column->least - cells : 0;
}

void
bounce_writer_begin_row (BounceWriter *self)
{
  g_return_if_fail (self != NULL);

  g_string_truncate (self->row, 0);
  self->n_values = 0;
  self->padding = 0;
  self->comma = FALSE;
  if (self->format == BOUNCE_FORMAT_JSON)
    g_string_append_c (self->row, '{');
}

void
bounce_writer_add_styled (BounceWriter *self,
                          const char   *name,
                          const char   *value,
                          BounceStyle   style)
{
  g_autofree char *valid = NULL;

  g_return_if_fail (self != NULL);

  if (value == NULL)
    {
      bounce_writer_add_null (self, name);
      return;
    }

  if (!g_utf8_validate (value, -1, NULL))
    value = valid = g_utf8_make_valid (value, -1);
  switch (self->format)
    {
    case BOUNCE_FORMAT_JSON:
      json_begin_value (self, name);
      bounce_writer_append_json (self->row, value);
      break;
    case BOUNCE_FORMAT_CSV:
      csv_add (self, name, value, TRUE);
      break;
    case BOUNCE_FORMAT_TEXT:
    default:
      text_add (self, value, style);
      break;
    }
}

void
bounce_writer_add_string (BounceWriter *self,
                          const char   *name,
                          const char   *value)
{
  bounce_writer_add_styled (self, name, value, BOUNCE_STYLE_PLAIN);
}

/* A value that is no quotation: never quoted in JSON, and no formula. */
static void
add_literal (BounceWriter *self,
             const char   *name,
             const char   *literal)
{
  switch (self->format)
    {
    case BOUNCE_FORMAT_JSON:
      json_begin_value (self, name);
      g_string_append (self->row, literal);
      break;
    case BOUNCE_FORMAT_CSV:
      csv_add (self, name, literal, FALSE);
      break;
    case BOUNCE_FORMAT_TEXT:
    default:
      text_add (self, literal, BOUNCE_STYLE_PLAIN);
      break;
    }
}

void
bounce_writer_add_int (BounceWriter *self,
                       const char   *name,
                       gint64        value)
{
  char digits[24];

  g_return_if_fail (self != NULL);

  g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT, value);
  add_literal (self, name, digits);
}

void
bounce_writer_add_bool (BounceWriter *self,
                        const char   *name,
                        gboolean      value)
{
  g_return_if_fail (self != NULL);

  add_literal (self, name, value ? "true" : "false");
}

void
bounce_writer_add_null (BounceWriter *self,
                        const char   *name)
{
  g_return_if_fail (self != NULL);

  if (self->format == BOUNCE_FORMAT_JSON)
    add_literal (self, name, "null");
  else
    add_literal (self, name, self->format == BOUNCE_FORMAT_CSV ? "" : "-");
}

void
bounce_writer_add_no_object (BounceWriter       *self,
                             const char         *name,
                             const char * const *members)
{
  g_return_if_fail (self != NULL);

  if (self->format != BOUNCE_FORMAT_CSV)
    {
      bounce_writer_add_null (self, name);
      return;
    }

  bounce_writer_begin_object (self, name);
  for (guint i = 0; members[i] != NULL; i++)
    bounce_writer_add_null (self, members[i]);
  bounce_writer_end_object (self);
}

static void
open_bracket (BounceWriter *self,
              const char   *name,
              char          bracket)
{
  if (self->format != BOUNCE_FORMAT_JSON)
    return;

  json_begin_value (self, name);
  g_string_append_c (self->row, bracket);
  self->comma = FALSE;
}

static void
close_bracket (BounceWriter *self,
               char          bracket)
{
  if (self->format != BOUNCE_FORMAT_JSON)
    return;

  g_string_append_c (self->row, bracket);
  self->comma = TRUE;
}

void
bounce_writer_begin_object (BounceWriter *self,
                            const char   *name)
{
  g_return_if_fail (self != NULL);

  open_bracket (self, name, '{');
  g_ptr_array_add (self->path, g_strdup (name != NULL ? name : ""));
}

void
bounce_writer_end_object (BounceWriter *self)
{
  g_return_if_fail (self != NULL && self->path->len > 0);

  close_bracket (self, '}');
  g_ptr_array_set_size (self->path, self->path->len - 1);
}

void
bounce_writer_begin_array (BounceWriter *self,
                           const char   *name)
{
  g_return_if_fail (self != NULL);

  open_bracket (self, name, '[');
  self->n_arrays++;
}

void
bounce_writer_end_array (BounceWriter *self)
{
  g_return_if_fail (self != NULL && self->n_arrays > 0);

  close_bracket (self, ']');
  self->n_arrays--;
}

void
bounce_writer_end_row (BounceWriter *self)
{
  g_return_if_fail (self != NULL && self->path->len == 0 && self->n_arrays == 0);

  if (self->format == BOUNCE_FORMAT_JSON)
    g_string_append_c (self->row, '}');
  g_string_append (self->row, self->format == BOUNCE_FORMAT_CSV ? "\r\n" : "\n");
  if (self->format == BOUNCE_FORMAT_CSV && !self->has_header)
    {
      g_string_append (self->header, "\r\n");
      g_string_prepend_len (self->row, self->header->str, self->header->len);
      self->has_header = TRUE;
    }

  if (self->error == NULL)
    g_output_stream_write_all (self->stream, self->row->str, self->row->len, NULL, NULL, &self->error);
}

gboolean
bounce_writer_has_failed (BounceWriter *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->error != NULL;
}

gboolean
bounce_writer_close (BounceWriter  *self,
                     GError       **error)
{
  g_autoptr (GError) first = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->error == NULL)
    g_output_stream_flush (self->stream, NULL, &self->error);
  first = g_steal_pointer (&self->error);
  g_object_unref (self->stream);
  g_string_free (self->row, TRUE);
  g_string_free (self->header, TRUE);
  g_ptr_array_unref (self->path);
  g_free (self);

  if (first != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&first));
      return FALSE;
    }

  return TRUE;
}
