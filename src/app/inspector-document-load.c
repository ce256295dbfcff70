/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* How a document is filled. Additions are read one behind the other, each by a
 * scan of its own; what they brought is counted for each, so that one can be
 * taken back. */
#include "inspector-document-private.h"

#include "inspector-document-words.h"
#include "inspector-fleeting.h"

#define MAX_PROBLEMS 1000          /* listed; all are counted                     */

static InspectorAddition *
find_addition (InspectorDocument *self,
               guint              id)
{
  for (guint i = 0; i < self->additions->len; i++)
    {
      InspectorAddition *addition = g_ptr_array_index (self->additions, i);

      if (addition->id == id)
        return addition;
    }

  return NULL;
}

/* A scan that goes on meets again what could not be listed. */
static gboolean
is_known (InspectorDocument *self,
          guint              id,
          const char        *place,
          const char        *words)
{
  for (guint i = 0; i < self->problem_ids->len; i++)
    {
      g_autoptr (InspectorProblem) problem = g_list_model_get_item (G_LIST_MODEL (self->problems), i);

      if (g_array_index (self->problem_ids, guint, i) == id
          && g_str_equal (inspector_problem_get_place (problem), place)
          && g_str_equal (inspector_problem_get_words (problem), words))
        return TRUE;
    }

  return FALSE;
}

static void
add_problem (InspectorDocument *self,
             InspectorAddition *addition,
             GFile             *file,
             const GError      *error)
{
  g_autofree char *place = inspector_document_words_dup_place (file);
  g_autofree char *words = inspector_document_words_dup_sentence (error);
  g_autoptr (InspectorProblem) problem = inspector_problem_new (place, words);

  if (is_known (self, addition->id, place, words))
    return;

  addition->n_problems++;
  self->n_problems++;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->problems)) >= MAX_PROBLEMS)
    return;
  g_array_append_val (self->problem_ids, addition->id);
  g_list_store_append (self->problems, problem);
}

static void
remove_problems (InspectorDocument *self,
                 guint              id)
{
  for (guint i = self->problem_ids->len; i > 0; i--)
    if (g_array_index (self->problem_ids, guint, i - 1) == id)
      {
        g_array_remove_index (self->problem_ids, i - 1);
        g_list_store_remove (self->problems, i - 1);
      }
}

/* Anew from the additions: no count is ever subtracted, so none can drift. */
static void
sum_counts (InspectorDocument *self)
{
  self->counts = (InspectorCounts) { 0 };
  self->n_problems = 0;
  for (guint i = 0; i < self->additions->len; i++)
    {
      const InspectorAddition *addition = g_ptr_array_index (self->additions, i);

      inspector_counts_add (&self->counts, &addition->counts);
      self->n_problems += addition->n_problems;
    }
}

static void
update_fraction (InspectorDocument *self)
{
  const BounceScanProgress *progress = inspector_scan_get_progress (self->scan);
  guint64 total = self->bytes_before + progress->bytes_total;

  if (total > 0)
    inspector_document_set_fraction (self, (double) (self->bytes_before + progress->bytes_done) / total);
}

static void
take_news (InspectorScan            *scan,
           const BounceScanNews     *news,
           const BounceScanProgress *before,
           gpointer                  user_data)
{
  g_autoptr (InspectorDocument) self = g_object_ref (INSPECTOR_DOCUMENT (user_data));
  InspectorAddition *addition = find_addition (self, inspector_scan_get_id (scan));

  inspector_counts_add_progress (&addition->counts, before, news->progress);
  inspector_counts_add_progress (&self->counts, before, news->progress);
  for (guint i = 0; i < news->problems->len; i++)
    {
      const BounceScanProblem *problem = g_ptr_array_index (news->problems, i);

      add_problem (self, addition, problem->file, problem->error);
    }
  if (news->batch != NULL)
    {
      inspector_counts_add_batch (&addition->counts, news->batch);
      inspector_counts_add_batch (&self->counts, news->batch);
      bounce_archive_append (self->archive, news->batch);
      g_ptr_array_add (addition->batches, bounce_store_ref (news->batch));
      bounce_belongings_join (self->belongings, bounce_store_get_belongings (news->batch));
    }
  update_fraction (self);
  inspector_document_tell_counts (self);
}

static InspectorAddition *
find_next (InspectorDocument *self,
           gboolean           held)
{
  for (guint i = 0; i < self->additions->len; i++)
    {
      InspectorAddition *addition = g_ptr_array_index (self->additions, i);

      if (!addition->done && addition->held == held)
        return addition;
    }

  return NULL;
}

static void read_next (InspectorDocument *self);

static void
scan_ended (InspectorScan *scan,
            gboolean       complete,
            gpointer       user_data)
{
  g_autoptr (InspectorDocument) self = g_object_ref (INSPECTOR_DOCUMENT (user_data));
  InspectorAddition *addition = find_addition (self, inspector_scan_get_id (scan));

  self->scan = NULL;
  self->bytes_before += inspector_scan_get_progress (scan)->bytes_total;
  if (complete && !inspector_scan_is_cancelled (scan))
    addition->done = TRUE;
  /* Files that its thread entered after it was taken back. */
  if (addition == NULL)
    bounce_scan_files_forget (self->files, inspector_scan_get_id (scan));
  read_next (self);
}

static void
end_loading (InspectorDocument *self)
{
  gboolean stopped = find_next (self, TRUE) != NULL;

  self->bytes_before = 0;
  if (!stopped)
    inspector_document_set_fraction (self, self->additions->len > 0 ? 1 : 0);
  inspector_document_flush_counts (self);
  inspector_document_set_loading (self, FALSE);
}

/* What was cancelled has to end first: two scans must not share the files. */
static void
read_next (InspectorDocument *self)
{
  InspectorAddition *next = find_next (self, FALSE);

  inspector_document_set_stopped (self, find_next (self, TRUE) != NULL);
  if (next == NULL)
    {
      end_loading (self);
      return;
    }
  if (!self->loading)
    inspector_document_set_fraction (self, 0);
  if (self->scan == NULL)
    self->scan = inspector_scan_start (next, self->files, self->rules, self->settings, take_news, scan_ended, self);
  inspector_document_set_loading (self, TRUE);
}

static void
add_source (InspectorDocument *self,
            InspectorAddition *addition,
            GFile             *file,
            gboolean           fleeting)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BounceMailbox) mailbox = fleeting ? inspector_fleeting_open (file, &error) : NULL;

  if (error != NULL)
    {
      add_problem (self, addition, file, error);
      return;
    }
  g_ptr_array_add (addition->sources, bounce_scan_source_new (file, mailbox));
  if (mailbox == NULL)
    inspector_watch_add (self->watch, file, addition->id);
}

static void
take_next_settings (InspectorDocument *self)
{
  if (self->next_settings == NULL)
    return;

  bounce_settings_free (self->settings);
  self->settings = g_steal_pointer (&self->next_settings);
}

guint
inspector_document_add (InspectorDocument *self,
                        GListModel        *files,
                        gboolean           fleeting)
{
  InspectorAddition *addition;
  guint n;

  g_return_val_if_fail (INSPECTOR_IS_DOCUMENT (self) && G_IS_LIST_MODEL (files), 0);

  if (self->additions->len == 0)
    take_next_settings (self);
  addition = inspector_addition_new (++self->last_id);
  g_ptr_array_add (self->additions, addition);
  n = g_list_model_get_n_items (files);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      add_source (self, addition, file, fleeting);
    }
  inspector_document_tell_files (self);
  if (addition->n_problems > 0)
    inspector_document_tell_counts (self);
  read_next (self);

  return self->last_id;
}

static void
cancel_scan (InspectorDocument *self)
{
  if (self->scan != NULL)
    inspector_scan_cancel (self->scan);
}

static void
remove_records (InspectorDocument *self,
                guint              id)
{
  guint n = bounce_scan_files_get_length (self->files), from = 0;

  for (guint i = 0; i <= n; i++)
    if (i == n || bounce_scan_files_get_group (self->files, i) != id)
      {
        if (from < i)
          bounce_archive_remove_files (self->archive, from, i);
        from = i + 1;
      }
}

void
inspector_document_take_back (InspectorDocument *self,
                              guint              id)
{
  InspectorAddition *addition;

  g_return_if_fail (INSPECTOR_IS_DOCUMENT (self));

  addition = find_addition (self, id);
  if (addition == NULL)
    return;

  if (self->scan != NULL && inspector_scan_get_id (self->scan) == id)
    cancel_scan (self);
  remove_records (self, id);
  remove_problems (self, id);
  inspector_watch_remove (self->watch, id);
  bounce_scan_files_forget (self->files, id);
  g_ptr_array_remove (self->additions, addition);
  sum_counts (self);
  inspector_document_tell_files (self);
  inspector_document_tell_counts (self);
  read_next (self);
}

guint
inspector_document_get_added (InspectorDocument *self,
                              guint              id)
{
  const InspectorAddition *addition;

  g_return_val_if_fail (INSPECTOR_IS_DOCUMENT (self), 0);

  addition = find_addition (self, id);
  return addition != NULL ? addition->counts.messages : 0;
}

static void
set_held (InspectorDocument *self,
          gboolean           held)
{
  for (guint i = 0; i < self->additions->len; i++)
    {
      InspectorAddition *addition = g_ptr_array_index (self->additions, i);

      addition->held = held && !addition->done;
    }
}

void
inspector_document_stop (InspectorDocument *self)
{
  g_return_if_fail (INSPECTOR_IS_DOCUMENT (self));

  cancel_scan (self);
  set_held (self, TRUE);
  read_next (self);
}

void
inspector_document_continue (InspectorDocument *self)
{
  g_return_if_fail (INSPECTOR_IS_DOCUMENT (self));

  set_held (self, FALSE);
  read_next (self);
}

void
inspector_document_take_settings (InspectorDocument    *self,
                                  const BounceSettings *settings)
{
  g_return_if_fail (INSPECTOR_IS_DOCUMENT (self));

  bounce_settings_free (self->next_settings);
  self->next_settings = bounce_settings_copy (settings);
}

/* Numbers of files are not used again: rows that somebody still holds keep
 * their meaning. */
static void
forget_all (InspectorDocument *self)
{
  cancel_scan (self);
  for (guint i = 0; i < self->additions->len; i++)
    {
      InspectorAddition *addition = g_ptr_array_index (self->additions, i);

      bounce_scan_files_forget (self->files, addition->id);
      inspector_addition_reset (addition);
    }
  bounce_archive_clear (self->archive);
  bounce_belongings_free (self->belongings);
  self->belongings = bounce_belongings_new ();
  g_list_store_remove_all (self->problems);
  g_array_set_size (self->problem_ids, 0);
  sum_counts (self);
  take_next_settings (self);
  inspector_document_set_changed (self, FALSE);
}

void
inspector_document_reload (InspectorDocument *self)
{
  g_return_if_fail (INSPECTOR_IS_DOCUMENT (self));

  /* Whoever sees that there is nothing left must know that it is loading. */
  forget_all (self);
  read_next (self);
  inspector_document_tell_counts (self);
}

void
inspector_document_close (InspectorDocument *self)
{
  g_return_if_fail (INSPECTOR_IS_DOCUMENT (self));

  for (guint i = 0; i < self->additions->len; i++)
    inspector_watch_remove (self->watch, ((InspectorAddition *) g_ptr_array_index (self->additions, i))->id);
  forget_all (self);
  g_ptr_array_set_size (self->additions, 0);
  inspector_document_tell_files (self);
  inspector_document_tell_counts (self);
  inspector_document_flush_counts (self);
  read_next (self);
}
