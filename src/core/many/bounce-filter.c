/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Which records a view wants. A text that many records share is searched once
 * a store, not once a record. */
#include "bounce-filter.h"

#include "bounce-file-ranges.h"

#include <string.h>

struct _BounceFilter
{
  BounceSection  section;
  int            cause, kind;
  GArray        *removed;        /* ranges of files; NULL when none is          */
  char         **words;          /* folded; empty when nothing is searched      */
  guint          n_words;
  BounceStore   *store;          /* borrowed                                    */
  GArray        *hits;           /* text number → guint64: a bit for each word  */
};

/* More words than bits narrow a search no further that anybody would notice. */
#define MAX_WORDS 64

BounceFilter *
bounce_filter_new (const BounceArchiveView *view,
                   GArray                  *removed)
{
  BounceFilter *self = g_new0 (BounceFilter, 1);
  g_autofree char *folded = g_utf8_casefold (view->search != NULL ? view->search : "", -1);
  g_auto (GStrv) pieces = g_strsplit_set (folded, " \t\n", -1);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  self->section = view->section;
  self->cause = view->cause;
  self->kind = view->kind;
  if (removed != NULL && removed->len > 0)
    self->removed = bounce_file_ranges_copy (removed);
  for (guint i = 0; pieces[i] != NULL && words->len < MAX_WORDS; i++)
    if (*pieces[i] != '\0')
      g_ptr_array_add (words, g_strdup (pieces[i]));
  self->n_words = words->len;
  g_ptr_array_add (words, NULL);
  self->words = (char **) g_ptr_array_steal (words, NULL);
  self->hits = g_array_new (FALSE, FALSE, sizeof (guint64));

  return self;
}

static guint64
find_words (BounceFilter *self,
            const char   *text)
{
  gboolean ascii = g_str_is_ascii (text);
  g_autofree char *folded = ascii ? g_ascii_strdown (text, -1) : g_utf8_casefold (text, -1);
  guint64 hits = 0;

  for (guint i = 0; i < self->n_words; i++)
    if (strstr (folded, self->words[i]) != NULL)
      hits |= G_GUINT64_CONSTANT (1) << i;

  return hits;
}

void
bounce_filter_enter (BounceFilter *self,
                     BounceStore  *store)
{
  self->store = store;
  if (self->n_words == 0)
    return;

  g_array_set_size (self->hits, bounce_store_get_n_texts (store));
  g_array_index (self->hits, guint64, 0) = 0;
  for (guint i = 1; i < self->hits->len; i++)
    g_array_index (self->hits, guint64, i) = find_words (self, bounce_store_get_text (store, i));
}

static gboolean
is_in_section (BounceFilter       *self,
               const BounceRecord *record)
{
  BounceSection section = bounce_section_of_record (record);

  return self->section == BOUNCE_SECTION_ALL ? section != BOUNCE_SECTION_NOT_COUNTED : section == self->section;
}

gboolean
bounce_filter_matches (BounceFilter       *self,
                       const BounceRecord *record)
{
  guint64 all, seen;

  if ((self->cause >= 0 && record->cause != self->cause) || (self->kind >= 0 && (int) bounce_section_get_kind (record) != self->kind))
    return FALSE;
  if (!is_in_section (self, record))
    return FALSE;
  if (self->removed != NULL && bounce_file_ranges_contains (self->removed, record->file))
    return FALSE;
  if (self->n_words == 0)
    return TRUE;

  all = G_MAXUINT64 >> (MAX_WORDS - self->n_words);
  seen = g_array_index (self->hits, guint64, record->recipient)
    | g_array_index (self->hits, guint64, record->reply)
    | g_array_index (self->hits, guint64, record->receiver)
    | g_array_index (self->hits, guint64, record->subject);

  return seen == all;
}

void
bounce_filter_free (BounceFilter *self)
{
  if (self == NULL)
    return;

  g_strfreev (self->words);
  g_array_unref (self->hits);
  g_clear_pointer (&self->removed, g_array_unref);
  g_free (self);
}
