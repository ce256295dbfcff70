/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts end to end in chunks, found again through a table of their numbers. */
#include "bounce-strings.h"

#include <string.h>

#define CHUNK_SIZE (16 * 1024)

struct _BounceStrings
{
  GPtrArray  *chunks;
  char       *free_space;        /* in the last chunk                           */
  gsize       n_free;
  gsize       n_bytes;           /* of all chunks                               */

  GPtrArray  *texts;             /* number → text; the first is NULL            */
  GArray     *hashes;            /* number → hash: growing reads no text        */
  guint32    *slots;             /* numbers, 0 is empty; open addressing        */
  guint       n_slots;           /* a power of two                              */
};

BounceStrings *
bounce_strings_new (void)
{
  BounceStrings *self = g_new0 (BounceStrings, 1);
  guint hash = 0;

  self->chunks = g_ptr_array_new_with_free_func (g_free);
  self->texts = g_ptr_array_new ();
  self->hashes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (self->texts, NULL);
  g_array_append_val (self->hashes, hash);
  self->n_slots = 64;
  self->slots = g_new0 (guint32, self->n_slots);

  return self;
}

/* The slot that holds @text, or the empty one where it belongs. */
static guint
find_slot (BounceStrings *self,
           const char    *text,
           guint          hash)
{
  guint mask = self->n_slots - 1;
  guint slot = (hash * 2654435769u) & mask;

  while (self->slots[slot] != 0)
    {
      guint32 number = self->slots[slot];

      if (g_array_index (self->hashes, guint, number) == hash
          && text != NULL
          && strcmp (g_ptr_array_index (self->texts, number), text) == 0)
        break;
      slot = (slot + 1) & mask;
    }

  return slot;
}

static void
grow (BounceStrings *self)
{
  g_free (self->slots);
  self->n_slots *= 2;
  self->slots = g_new0 (guint32, self->n_slots);

  for (guint32 number = 1; number < self->texts->len; number++)
    self->slots[find_slot (self, NULL, g_array_index (self->hashes, guint, number))] = number;
}

static const char *
keep (BounceStrings *self,
      const char    *text)
{
  gsize size = strlen (text) + 1;
  char *kept;

  if (size > self->n_free)
    {
      self->n_free = MAX (size, CHUNK_SIZE);
      self->n_bytes += self->n_free;
      self->free_space = g_malloc (self->n_free);
      g_ptr_array_add (self->chunks, self->free_space);
    }
  kept = self->free_space;
  memcpy (kept, text, size);
  self->free_space += size;
  self->n_free -= size;

  return kept;
}

guint32
bounce_strings_add (BounceStrings *self,
                    const char    *text)
{
  guint hash, slot;

  g_return_val_if_fail (self != NULL, 0);

  if (text == NULL)
    return 0;

  hash = g_str_hash (text);
  slot = find_slot (self, text, hash);
  if (self->slots[slot] != 0)
    return self->slots[slot];

  self->slots[slot] = self->texts->len;
  g_ptr_array_add (self->texts, (gpointer) keep (self, text));
  g_array_append_val (self->hashes, hash);
  if (self->texts->len * 4 > self->n_slots * 3)
    grow (self);

  return self->texts->len - 1;
}

const char *
bounce_strings_get (BounceStrings *self,
                    guint32        number)
{
  g_return_val_if_fail (self != NULL && number < self->texts->len, NULL);

  return g_ptr_array_index (self->texts, number);
}

guint
bounce_strings_get_length (BounceStrings *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->texts->len;
}

gsize
bounce_strings_get_size (BounceStrings *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return sizeof *self + self->n_bytes + self->n_slots * sizeof (guint32)
    + self->texts->len * (sizeof (gpointer) + sizeof (guint));
}

void
bounce_strings_free (BounceStrings *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->chunks);
  g_ptr_array_unref (self->texts);
  g_array_unref (self->hashes);
  g_free (self->slots);
  g_free (self);
}

char *
bounce_strings_dup_capped (const char *text,
                           gsize       most)
{
  gsize length;

  g_return_val_if_fail (text != NULL, NULL);

  length = strnlen (text, most + 1);
  if (length > most)
    {
      length = most;
      while (length > 0 && (text[length] & 0xc0) == 0x80)
        length--;
    }

  return g_strndup (text, length);
}
