/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One open set of mailboxes: what it tells, and one message of it read again. */
#include "inspector-document.h"

#include "inspector-document-private.h"
#include "inspector-document-words.h"
#include "inspector-example.h"
#include "inspector-reader.h"

#define TELL_EVERY 100             /* milliseconds between two new counts         */

enum
{
  PROP_0,
  PROP_LOADING,
  PROP_FRACTION,
  PROP_STOPPED,
  PROP_CHANGED,
  PROP_N_BOUNCES,
  PROP_N_MESSAGES,
  PROP_N_PROBLEMS,
  PROP_N_FILES,
  PROP_TITLE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];
static guint counts_changed;

G_DEFINE_FINAL_TYPE (InspectorDocument, inspector_document, G_TYPE_OBJECT)

static guint
count_files (InspectorDocument *self)
{
  guint n = 0;

  for (guint i = 0; i < self->additions->len; i++)
    n += ((InspectorAddition *) g_ptr_array_index (self->additions, i))->sources->len;

  return n;
}

static char *
dup_title (InspectorDocument *self)
{
  for (guint i = 0; i < self->additions->len; i++)
    {
      const InspectorAddition *addition = g_ptr_array_index (self->additions, i);

      if (addition->sources->len > 0)
        return inspector_document_words_dup_title (((BounceScanSource *) g_ptr_array_index (addition->sources, 0))->file,
                                                   count_files (self));
    }

  return inspector_document_words_dup_title (NULL, 0);
}

static void
inspector_document_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  InspectorDocument *self = INSPECTOR_DOCUMENT (object);

  switch (id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;
    case PROP_STOPPED:
      g_value_set_boolean (value, self->stopped);
      break;
    case PROP_CHANGED:
      g_value_set_boolean (value, self->changed);
      break;
    case PROP_N_BOUNCES:
      g_value_set_uint (value, inspector_counts_get (&self->counts, BOUNCE_SECTION_ALL, -1));
      break;
    case PROP_N_MESSAGES:
      g_value_set_uint (value, self->counts.messages);
      break;
    case PROP_N_PROBLEMS:
      g_value_set_uint (value, self->n_problems);
      break;
    case PROP_N_FILES:
      g_value_set_uint (value, count_files (self));
      break;
    case PROP_TITLE:
      g_value_take_string (value, dup_title (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
inspector_document_finalize (GObject *object)
{
  InspectorDocument *self = INSPECTOR_DOCUMENT (object);

  if (self->scan != NULL)
    inspector_scan_abandon (self->scan);
  g_clear_handle_id (&self->tell_source, g_source_remove);
  inspector_watch_free (self->watch);
  g_ptr_array_unref (self->additions);
  g_array_unref (self->problem_ids);
  g_object_unref (self->problems);
  g_object_unref (self->archive);
  bounce_scan_files_unref (self->files);
  bounce_belongings_free (self->belongings);
  bounce_settings_free (self->settings);
  bounce_settings_free (self->next_settings);
  bounce_rules_unref (self->rules);

  G_OBJECT_CLASS (inspector_document_parent_class)->finalize (object);
}

static void
inspector_document_class_init (InspectorDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = inspector_document_get_property;
  object_class->finalize = inspector_document_finalize;

  props[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  props[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0, flags);
  props[PROP_STOPPED] = g_param_spec_boolean ("stopped", NULL, NULL, FALSE, flags);
  props[PROP_CHANGED] = g_param_spec_boolean ("changed", NULL, NULL, FALSE, flags);
  props[PROP_N_BOUNCES] = g_param_spec_uint ("n-bounces", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_N_MESSAGES] = g_param_spec_uint ("n-messages", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_N_PROBLEMS] = g_param_spec_uint ("n-problems", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_N_FILES] = g_param_spec_uint ("n-files", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  counts_changed = g_signal_new ("counts-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
set_flag (InspectorDocument *self,
          gboolean          *flag,
          gboolean           value,
          guint              property)
{
  if (*flag == value)
    return;

  *flag = value;
  g_object_notify_by_pspec (G_OBJECT (self), props[property]);
}

void
inspector_document_set_loading (InspectorDocument *self,
                                gboolean           loading)
{
  set_flag (self, &self->loading, loading, PROP_LOADING);
}

void
inspector_document_set_stopped (InspectorDocument *self,
                                gboolean           stopped)
{
  set_flag (self, &self->stopped, stopped, PROP_STOPPED);
}

void
inspector_document_set_changed (InspectorDocument *self,
                                gboolean           changed)
{
  set_flag (self, &self->changed, changed, PROP_CHANGED);
}

void
inspector_document_set_fraction (InspectorDocument *self,
                                 double             fraction)
{
  if (self->fraction == fraction)
    return;

  self->fraction = fraction;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FRACTION]);
}

void
inspector_document_tell_files (InspectorDocument *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_FILES]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
}

static gboolean
tell_again (gpointer user_data)
{
  InspectorDocument *self = INSPECTOR_DOCUMENT (user_data);

  self->tell_source = 0;
  if (self->untold)
    inspector_document_tell_counts (self);

  return G_SOURCE_REMOVE;
}

void
inspector_document_tell_counts (InspectorDocument *self)
{
  g_autoptr (InspectorDocument) kept = g_object_ref (self);

  self->untold = self->tell_source != 0;
  if (self->untold)
    return;

  self->tell_source = g_timeout_add (TELL_EVERY, tell_again, self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_BOUNCES]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_MESSAGES]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_PROBLEMS]);
  g_signal_emit (self, counts_changed, 0);
}

void
inspector_document_flush_counts (InspectorDocument *self)
{
  if (!self->untold)
    return;

  g_clear_handle_id (&self->tell_source, g_source_remove);
  inspector_document_tell_counts (self);
}

static void
file_changed (gpointer user_data)
{
  InspectorDocument *self = INSPECTOR_DOCUMENT (user_data);

  inspector_document_set_changed (self, TRUE);
}

static void
inspector_document_init (InspectorDocument *self)
{
  self->archive = bounce_archive_new ();
  self->files = bounce_scan_files_new ();
  self->belongings = bounce_belongings_new ();
  self->problems = g_list_store_new (INSPECTOR_TYPE_PROBLEM);
  self->problem_ids = g_array_new (FALSE, FALSE, sizeof (guint));
  self->additions = g_ptr_array_new_with_free_func ((GDestroyNotify) inspector_addition_free);
  self->watch = inspector_watch_new (file_changed, self);
}

InspectorDocument *
inspector_document_new (BounceRules          *rules,
                        const BounceSettings *settings)
{
  InspectorDocument *self;

  g_return_val_if_fail (rules != NULL, NULL);

  self = g_object_new (INSPECTOR_TYPE_DOCUMENT, NULL);
  self->rules = bounce_rules_ref (rules);
  self->settings = bounce_settings_copy (settings);

  return self;
}

static gboolean
has_names (char **names)
{
  return names != NULL && names[0] != NULL;
}

/* The bundled example is nobody's, and would outvote a single mail beside it. */
static gboolean
holds_example (InspectorDocument *self)
{
  for (guint i = 0; i < self->additions->len; i++)
    {
      const InspectorAddition *addition = g_ptr_array_index (self->additions, i);

      for (guint j = 0; j < addition->sources->len; j++)
        if (inspector_example_is_file (((BounceScanSource *) g_ptr_array_index (addition->sources, j))->file))
          return TRUE;
    }

  return FALSE;
}

BounceBelongingsGuess *
inspector_document_dup_guess (InspectorDocument *self)
{
  g_return_val_if_fail (INSPECTOR_IS_DOCUMENT (self), NULL);

  if (self->settings != NULL && (has_names (self->settings->own_domains) || has_names (self->settings->own_servers)))
    return NULL;

  return holds_example (self) ? NULL : bounce_belongings_guess (self->belongings);
}

void
inspector_document_judge_anew (InspectorDocument    *self,
                               BounceRules          *rules,
                               const BounceSettings *settings)
{
  BounceRules *old;

  g_return_if_fail (INSPECTOR_IS_DOCUMENT (self) && rules != NULL);

  old = self->rules;
  self->rules = bounce_rules_ref (rules);
  bounce_rules_unref (old);
  bounce_settings_free (self->settings);
  self->settings = bounce_settings_copy (settings);
  inspector_document_reload (self);
}

BounceArchive *
inspector_document_get_archive (InspectorDocument *self)
{
  g_return_val_if_fail (INSPECTOR_IS_DOCUMENT (self), NULL);

  return self->archive;
}

BounceArchive *
inspector_document_dup_archive (InspectorDocument *self)
{
  BounceArchive *archive = bounce_archive_new ();

  g_return_val_if_fail (INSPECTOR_IS_DOCUMENT (self), archive);

  for (guint i = 0; i < self->additions->len; i++)
    {
      const InspectorAddition *addition = g_ptr_array_index (self->additions, i);

      for (guint j = 0; j < addition->batches->len; j++)
        bounce_archive_append (archive, g_ptr_array_index (addition->batches, j));
    }

  return archive;
}

GListModel *
inspector_document_get_problems (InspectorDocument *self)
{
  g_return_val_if_fail (INSPECTOR_IS_DOCUMENT (self), NULL);

  return G_LIST_MODEL (self->problems);
}

guint
inspector_document_get_count (InspectorDocument *self,
                              BounceSection      section,
                              int                cause)
{
  g_return_val_if_fail (INSPECTOR_IS_DOCUMENT (self), 0);

  return inspector_counts_get (&self->counts, section, cause);
}

guint
inspector_document_get_kind (InspectorDocument *self,
                             BounceKind         kind)
{
  g_return_val_if_fail (INSPECTOR_IS_DOCUMENT (self) && (guint) kind < BOUNCE_N_KINDS, 0);

  return self->counts.kinds[kind];
}

void
inspector_document_read_async (InspectorDocument   *self,
                               BounceRow           *row,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  guint32 file;

  g_return_if_fail (INSPECTOR_IS_DOCUMENT (self) && BOUNCE_IS_ROW (row));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, inspector_document_read_async);
  file = bounce_row_get_record (row)->file;
  g_object_set_data_full (G_OBJECT (task), "row", g_object_ref (row), g_object_unref);
  inspector_reader_start (task, bounce_scan_files_dup (self->files, file),
                          bounce_scan_files_get_size (self->files, file), row, self->rules, self->settings);
}

/* What the other rows know of this one. */
static void
add_facts (InspectorDocument *self,
           InspectorDetail   *detail,
           BounceRow         *row)
{
  const BounceRecord *record = bounce_row_get_record (row);
  const char *host = bounce_row_get_host (row);
  BounceScanSource *source = bounce_scan_files_dup (self->files, record->file);

  detail->mails = host != NULL && *host != '\0' ? bounce_archive_count_host (self->archive, host, record->cause) : 1;
  detail->example = inspector_example_is_file (source->file);
  bounce_scan_source_free (source);
}

InspectorDetail *
inspector_document_read_finish (InspectorDocument  *self,
                                GAsyncResult       *result,
                                GError            **error)
{
  g_autoptr (GError) local_error = NULL;
  InspectorDetail *detail;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  detail = g_task_propagate_pointer (G_TASK (result), &local_error);
  if (g_error_matches (local_error, BOUNCE_MAILBOX_ERROR, BOUNCE_MAILBOX_ERROR_CHANGED))
    inspector_document_set_changed (self, TRUE);
  if (detail != NULL)
    add_facts (self, detail, g_object_get_data (G_OBJECT (result), "row"));
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return detail;
}
