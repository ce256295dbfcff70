/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One walk over a view of its own. Whoever closes the window meanwhile gets no
 * file. */
#include "inspector-export.h"

#include "inspector-correct-words.h"

#define MAX_ROWS 2000            /* read again                                  */
#define MAX_SAMPLES 200

typedef struct
{
  InspectorWindow *window;
  GFile           *file;
  BounceArchive   *rows;         /* the unclear ones                            */
  guint            next, n_read, n_samples;
  GHashTable      *seen;         /* keys of samples                             */
  GString         *mbox;
} Export;

static void
export_free (Export *self)
{
  g_object_unref (self->window);
  g_object_unref (self->file);
  g_object_unref (self->rows);
  g_hash_table_unref (self->seen);
  if (self->mbox != NULL)
    g_string_free (self->mbox, TRUE);
  g_free (self);
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Export *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    words = inspector_correct_words_dup_exported (self->n_samples, self->n_read);
  else
    words = inspector_correct_words_dup_not_saved (error->message);
  inspector_window_tell (self->window, words);
  export_free (self);
}

static void
finish (Export *self)
{
  g_autoptr (GBytes) bytes = NULL;

  if (self->n_samples == 0)
    {
      inspector_window_tell (self->window, inspector_correct_words_get_nothing ());
      export_free (self);
      return;
    }
  bytes = g_string_free_to_bytes (g_steal_pointer (&self->mbox));
  g_file_replace_contents_bytes_async (self->file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, on_written, self);
}

static void
take (Export                *self,
      const InspectorDetail *detail)
{
  g_autofree char *key = bounce_sample_dup_key (detail->reading, detail->chosen);
  g_autofree char *sample = NULL;

  self->n_read++;
  if (!g_hash_table_add (self->seen, g_steal_pointer (&key)))
    return;
  sample = bounce_sample_dup (detail->reading);
  bounce_sample_append_mbox (self->mbox, sample);
  self->n_samples++;
}

static void read_next (Export *self);

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Export *self = user_data;
  g_autoptr (InspectorDetail) detail = inspector_document_read_finish (INSPECTOR_DOCUMENT (source), result, NULL);

  if (detail != NULL && detail->chosen != NULL)
    take (self, detail);
  read_next (self);
}

static void
read_next (Export *self)
{
  InspectorDocument *document = inspector_window_get_document (self->window);
  g_autoptr (BounceRow) row = NULL;

  if (document == NULL)
    {
      export_free (self);
      return;
    }
  if (self->next < MAX_ROWS && self->n_samples < MAX_SAMPLES)
    row = g_list_model_get_item (G_LIST_MODEL (self->rows), self->next++);
  if (row != NULL)
    inspector_document_read_async (document, row, NULL, on_read, self);
  else
    finish (self);
}

static void
on_view (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  bounce_archive_set_view_finish (BOUNCE_ARCHIVE (source), result, NULL);
  read_next (user_data);
}

void
inspector_export_to (InspectorWindow *window,
                     GFile           *file)
{
  const BounceArchiveView view = { .section = BOUNCE_SECTION_UNCLEAR, .cause = -1, .kind = -1 };
  Export *self;

  g_return_if_fail (INSPECTOR_IS_WINDOW (window) && G_IS_FILE (file));

  self = g_new0 (Export, 1);
  self->window = g_object_ref (window);
  self->file = g_object_ref (file);
  self->rows = inspector_document_dup_archive (inspector_window_get_document (window));
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->mbox = g_string_new (NULL);
  bounce_archive_set_view_async (self->rows, &view, NULL, on_view, self);
}
