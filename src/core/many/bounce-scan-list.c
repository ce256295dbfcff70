/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* All files of what is to be scanned. They are listed before any is read: how
 * far a scan has come is told in bytes of all of them. */
#include "bounce-scan-list.h"

#include "bounce-folder.h"

typedef struct
{
  GArray       *files;
  GPtrArray    *problems;
  GCancellable *cancellable;
} Listing;

static void
problem_free (gpointer data)
{
  BounceScanProblem *problem = data;

  g_object_unref (problem->file);
  g_error_free (problem->error);
  g_free (problem);
}

GPtrArray *
bounce_scan_problems_new (void)
{
  return g_ptr_array_new_with_free_func (problem_free);
}

gboolean
bounce_scan_problems_add (GPtrArray    *self,
                          GFile        *file,
                          const GError *error)
{
  BounceScanProblem *problem;

  if (error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;

  problem = g_new0 (BounceScanProblem, 1);
  problem->file = g_object_ref (file);
  problem->error = g_error_copy (error);
  g_ptr_array_add (self, problem);

  return TRUE;
}

static void
clear_file (gpointer data)
{
  bounce_scan_source_free (((BounceScanFile *) data)->source);
}

static void
add_file (Listing       *listing,
          GFile         *file,
          BounceMailbox *mailbox,
          guint64        size)
{
  BounceScanFile one = { bounce_scan_source_new (file, mailbox), size };

  g_array_append_val (listing->files, one);
}

static gboolean
list_file (GFile        *file,
           const GError *error,
           gpointer      user_data)
{
  Listing *listing = user_data;
  g_autoptr (GFileInfo) info = NULL;

  if (error != NULL)
    {
      bounce_scan_problems_add (listing->problems, file, error);
    }
  else
    {
      info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, listing->cancellable, NULL);
      add_file (listing, file, NULL, info != NULL ? g_file_info_get_size (info) : 0);
    }

  return !g_cancellable_is_cancelled (listing->cancellable);
}

GArray *
bounce_scan_list_make (GPtrArray    *sources,
                       GPtrArray    *problems,
                       GCancellable *cancellable)
{
  Listing listing = { g_array_new (FALSE, FALSE, sizeof (BounceScanFile)), problems, cancellable };

  g_array_set_clear_func (listing.files, clear_file);
  for (guint i = 0; i < sources->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const BounceScanSource *source = g_ptr_array_index (sources, i);
      g_autoptr (GError) error = NULL;

      if (source->mailbox != NULL)
        add_file (&listing, source->file, source->mailbox, bounce_mailbox_get_size (source->mailbox));
      else if (!bounce_folder_foreach (source->file, list_file, &listing, cancellable, &error))
        bounce_scan_problems_add (problems, source->file, error);
    }

  return listing.files;
}
