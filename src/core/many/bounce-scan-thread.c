/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A scan on a thread of its own, which hands over batches and waits when they
 * are not taken. */
#include "bounce-scanner.h"

#include "bounce-sniff.h"

#define BATCH_LENGTH 512
#define BATCH_TIME (40 * G_TIME_SPAN_MILLISECOND)
#define MAX_PENDING 2              /* batches that the main thread has not taken  */
#define POLL_TIME (20 * G_TIME_SPAN_MILLISECOND)   /* how late a cancel is noticed */

typedef struct
{
  GPtrArray           *sources;
  BounceScanFiles     *files;
  guint                group;
  BounceRules         *rules;
  BounceSettings      *settings;
  BounceScanNewsFunc   func;
  gpointer             func_data;
  GCancellable        *cancellable;
  GMainContext        *context;

  GMutex               lock;
  GCond                taken_one;
  guint                pending;  /* guarded by @lock                            */

  /* The worker's own until it has ended. */
  BounceStore         *batch;
  gint64               last;     /* when one was handed over                    */
  gboolean             shown;    /* one with bounces was                        */
  GPtrArray           *problems;
  GArray              *finished;       /* guint32: files done since then        */
  BounceMailbox       *mailbox;        /* NULL between two                      */
  guint32              file;
  guint                taken;          /* messages of it that are left out      */
  guint                message;        /* the last one of it that was read      */
  guint64              bytes_before;   /* of the files done with                */
  BounceScanProgress   progress;
} Scan;

/* One batch on its way to the main thread. */
typedef struct
{
  GTask              *task;      /* keeps the scan                              */
  BounceStore        *batch;
  GPtrArray          *problems;
  GArray             *finished;
  gboolean            in_file;
  guint32             file;
  guint               message;
  BounceScanProgress  progress;
} Delivery;

static GArray *
make_finished (void)
{
  return g_array_new (FALSE, FALSE, sizeof (guint32));
}

static void
scan_free (Scan *scan)
{
  g_ptr_array_unref (scan->sources);
  bounce_scan_files_unref (scan->files);
  g_ptr_array_unref (scan->problems);
  g_array_unref (scan->finished);
  bounce_rules_unref (scan->rules);
  bounce_settings_free (scan->settings);
  g_clear_object (&scan->cancellable);
  g_main_context_unref (scan->context);
  g_clear_pointer (&scan->batch, bounce_store_unref);
  g_mutex_clear (&scan->lock);
  g_cond_clear (&scan->taken_one);
  g_free (scan);
}

/* Also when the main context dies undelivered: the worker must not wait. */
static void
delivery_free (Delivery *delivery)
{
  Scan *scan = g_task_get_task_data (delivery->task);

  g_mutex_lock (&scan->lock);
  scan->pending--;
  g_cond_signal (&scan->taken_one);
  g_mutex_unlock (&scan->lock);

  g_clear_pointer (&delivery->batch, bounce_store_unref);
  g_ptr_array_unref (delivery->problems);
  g_array_unref (delivery->finished);
  g_object_unref (delivery->task);
  g_free (delivery);
}

/* What is delivered counts as taken: a later scan goes on behind it. */
static void
take (BounceScanFiles *files,
      const Delivery  *delivery)
{
  for (guint i = 0; i < delivery->finished->len; i++)
    bounce_scan_files_take (files, g_array_index (delivery->finished, guint32, i), G_MAXUINT);
  if (delivery->in_file)
    bounce_scan_files_take (files, delivery->file, delivery->message);
}

static gboolean
deliver (gpointer user_data)
{
  Delivery *delivery = user_data;
  Scan *scan = g_task_get_task_data (delivery->task);
  BounceScanNews news = { delivery->batch, delivery->problems, &delivery->progress };

  if (!g_cancellable_is_cancelled (scan->cancellable))
    {
      take (scan->files, delivery);
      scan->func (&news, scan->func_data);
    }

  return G_SOURCE_REMOVE;
}

/* Until fewer than @most batches are on their way; FALSE when cancelled. */
static gboolean
wait_for_room (Scan  *scan,
               guint  most)
{
  gboolean cancelled;

  g_mutex_lock (&scan->lock);
  while (!(cancelled = g_cancellable_is_cancelled (scan->cancellable)) && scan->pending >= most)
    g_cond_wait_until (&scan->taken_one, &scan->lock, g_get_monotonic_time () + POLL_TIME);
  if (!cancelled)
    scan->pending++;
  g_mutex_unlock (&scan->lock);

  return !cancelled;
}

static void
hand_over (Scan  *scan,
           GTask *task)
{
  Delivery *delivery;
  g_autoptr (GSource) source = NULL;

  if (!wait_for_room (scan, MAX_PENDING))
    return;

  scan->progress.bytes_done = scan->bytes_before;
  if (scan->mailbox != NULL)
    scan->progress.bytes_done += bounce_mailbox_get_done (scan->mailbox);
  /* A file may have grown since it was listed. */
  scan->progress.bytes_done = MIN (scan->progress.bytes_done, scan->progress.bytes_total);
  delivery = g_new0 (Delivery, 1);
  delivery->task = g_object_ref (task);
  delivery->progress = scan->progress;
  delivery->problems = g_steal_pointer (&scan->problems);
  scan->problems = bounce_scan_problems_new ();
  delivery->finished = g_steal_pointer (&scan->finished);
  scan->finished = make_finished ();
  delivery->in_file = scan->mailbox != NULL;
  delivery->file = scan->file;
  delivery->message = scan->message;
  if (bounce_store_get_length (scan->batch) > 0)
    {
      delivery->batch = g_steal_pointer (&scan->batch);
      scan->batch = bounce_store_new ();
      scan->shown = TRUE;
    }
  scan->last = g_get_monotonic_time ();

  source = g_idle_source_new ();
  g_source_set_callback (source, deliver, delivery, (GDestroyNotify) delivery_free);
  g_source_attach (source, scan->context);
}

static void
count (Scan                *scan,
       const BounceReading *reading)
{
  BounceScanProgress *progress = &scan->progress;

  progress->messages++;
  progress->kinds[reading != NULL ? reading->report->kind : BOUNCE_KIND_OTHER]++;
  for (guint i = 0; reading != NULL && i < reading->cases->len; i++)
    {
      const BounceCase *one = g_ptr_array_index (reading->cases, i);

      progress->recipients += one->kind == BOUNCE_KIND_FAILURE;
    }
}

static gboolean
is_due (Scan *scan)
{
  guint length = bounce_store_get_length (scan->batch);

  return length >= BATCH_LENGTH
    || (!scan->shown && length > 0)
    || g_get_monotonic_time () - scan->last >= BATCH_TIME;
}

/* Told of every message before scan_mail () is: those that were taken by an
 * earlier scan are not read again. */
static gboolean
want_candidates (const char *head,
                 gsize       length,
                 gpointer    user_data)
{
  Scan *scan = g_task_get_task_data (G_TASK (user_data));

  return scan->message >= scan->taken && bounce_sniff_headers (head, length);
}

static gboolean
scan_mail (const BounceMail *mail,
           gpointer          user_data)
{
  GTask *task = G_TASK (user_data);
  Scan *scan = g_task_get_task_data (task);
  g_autoptr (BounceReading) reading = NULL;

  scan->message = mail->number;
  if (mail->number <= scan->taken)
    return !g_cancellable_is_cancelled (scan->cancellable);

  if (mail->bytes != NULL)
    {
      reading = bounce_reading_new (mail->bytes, scan->rules, scan->settings);
      bounce_store_add (scan->batch, scan->file, mail, reading);
    }
  count (scan, reading);
  if (is_due (scan))
    hand_over (scan, task);

  return !g_cancellable_is_cancelled (scan->cancellable);
}

/* A file that was read in part is read on as it was: when it has changed in
 * the meantime, that is said. */
static BounceMailbox *
open_item (Scan                    *scan,
           const BounceScanSource  *source,
           GError                 **error)
{
  g_autoptr (BounceScanSource) known = bounce_scan_files_dup (scan->files, scan->file);

  if (known->mailbox != NULL)
    return g_steal_pointer (&known->mailbox);

  return bounce_mailbox_open (source->file, scan->cancellable, error);
}

static void
scan_file (Scan                   *scan,
           GTask                  *task,
           const BounceScanSource *source)
{
  g_autoptr (BounceMailbox) mailbox = NULL;
  g_autoptr (GError) error = NULL;

  if (!bounce_scan_files_enter (scan->files, source, scan->group, &scan->file, &scan->taken))
    return;

  mailbox = open_item (scan, source, &error);
  if (mailbox != NULL)
    {
      bounce_scan_files_set_mailbox (scan->files, scan->file, mailbox);
      scan->message = 0;
      scan->mailbox = mailbox;
      bounce_mailbox_foreach (mailbox, want_candidates, scan_mail, task, scan->cancellable, &error);
      scan->mailbox = NULL;
    }
  if (bounce_scan_problems_add (scan->problems, source->file, error))
    scan->progress.problems++;
  if (!g_cancellable_is_cancelled (scan->cancellable))
    g_array_append_val (scan->finished, scan->file);
}

static void
scan_run (GTask        *task,
          gpointer      source,
          gpointer      task_data,
          GCancellable *cancellable)
{
  Scan *scan = task_data;
  g_autoptr (GArray) list = bounce_scan_list_make (scan->sources, scan->problems, cancellable);

  scan->last = g_get_monotonic_time ();
  scan->progress.problems = scan->problems->len;
  for (guint i = 0; i < list->len; i++)
    scan->progress.bytes_total += g_array_index (list, BounceScanFile, i).size;
  for (guint i = 0; i < list->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const BounceScanFile *file = &g_array_index (list, BounceScanFile, i);

      scan_file (scan, task, file->source);
      scan->bytes_before += file->size;
      /* Files without mail in them move the numbers, too. */
      if (is_due (scan))
        hand_over (scan, task);
    }

  /* All that was handed over is taken before the end is told. */
  hand_over (scan, task);
  wait_for_room (scan, 1);
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);
}

void
bounce_scan_async (GPtrArray            *sources,
                   BounceScanFiles      *files,
                   guint                 group,
                   BounceRules          *rules,
                   const BounceSettings *settings,
                   BounceScanNewsFunc    func,
                   gpointer              func_data,
                   GCancellable         *cancellable,
                   GAsyncReadyCallback   callback,
                   gpointer              user_data)
{
  g_autoptr (GTask) task = NULL;
  Scan *scan;

  g_return_if_fail (sources != NULL && files != NULL && rules != NULL && func != NULL);

  scan = g_new0 (Scan, 1);
  scan->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) bounce_scan_source_free);
  for (guint i = 0; i < sources->len; i++)
    {
      const BounceScanSource *source = g_ptr_array_index (sources, i);

      g_ptr_array_add (scan->sources, bounce_scan_source_new (source->file, source->mailbox));
    }
  scan->files = bounce_scan_files_ref (files);
  scan->group = group;
  scan->rules = bounce_rules_ref (rules);
  scan->settings = bounce_settings_copy (settings);
  scan->func = func;
  scan->func_data = func_data;
  scan->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  scan->context = g_main_context_ref_thread_default ();
  scan->batch = bounce_store_new ();
  scan->problems = bounce_scan_problems_new ();
  scan->finished = make_finished ();
  g_mutex_init (&scan->lock);
  g_cond_init (&scan->taken_one);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, bounce_scan_async);
  g_task_set_task_data (task, scan, (GDestroyNotify) scan_free);
  g_task_run_in_thread (task, scan_run);
}

gboolean
bounce_scan_finish (GAsyncResult        *result,
                    BounceScanProgress  *progress,
                    GError             **error)
{
  Scan *scan;

  g_return_val_if_fail (g_async_result_is_tagged (result, bounce_scan_async), FALSE);

  scan = g_task_get_task_data (G_TASK (result));
  if (progress != NULL)
    *progress = scan->progress;

  return g_task_propagate_boolean (G_TASK (result), error);
}
