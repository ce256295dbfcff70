/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The leaf parts of one message, in reading order. */
#include "bounce-leaves.h"
#include "bounce-text.h"

#include <string.h>

#define MAX_LABEL 1024

struct _BounceLeaves
{
  GPtrArray *all;                /* BounceLeaf */
};

static void
leaf_free (gpointer data)
{
  BounceLeaf *leaf = data;

  g_free ((char *) leaf->part.type);
  g_free ((char *) leaf->part.name);
  g_free ((char *) leaf->part.description);
  g_free (leaf->charset);
  g_free (leaf->text);
  g_free (leaf);
}

BounceLeaves *
bounce_leaves_new (void)
{
  BounceLeaves *self = g_new0 (BounceLeaves, 1);

  self->all = g_ptr_array_new_with_free_func (leaf_free);
  return self;
}

BounceLeaf *
bounce_leaves_add (BounceLeaves *self,
                   char         *type)
{
  g_autofree char *owned = type;
  BounceLeaf *leaf;

  if (self->all->len >= BOUNCE_MESSAGE_MAX_PARTS)
    return NULL;
  leaf = g_new0 (BounceLeaf, 1);
  leaf->part.type = g_steal_pointer (&owned);
  g_ptr_array_add (self->all, leaf);
  return leaf;
}

void
bounce_leaves_add_raw (BounceLeaves *self,
                       const char   *raw,
                       gsize         length)
{
  BounceLeaf *leaf = length > 0 ? bounce_leaves_add (self, g_strdup ("text/plain")) : NULL;

  if (!leaf)
    return;
  leaf->raw = raw;
  leaf->raw_length = length;
}

static char *
dup_label (const char *label)
{
  return label ? bounce_text_from_header (label, MIN (strlen (label), MAX_LABEL), NULL) : NULL;
}

void
bounce_leaf_set_labels (BounceLeaf *leaf,
                        const char *name,
                        const char *description)
{
  leaf->part.name = dup_label (name);
  leaf->part.description = dup_label (description);
}

guint
bounce_leaves_get_n (BounceLeaves *self)
{
  return self->all->len;
}

BounceLeaf *
bounce_leaves_get (BounceLeaves *self,
                   guint         nth)
{
  return nth < self->all->len ? g_ptr_array_index (self->all, nth) : NULL;
}

const char *
bounce_leaves_get_hint (BounceLeaves *self)
{
  for (guint i = 0; i < self->all->len; i++)
    {
      const char *charset = bounce_leaves_get (self, i)->charset;

      if (charset && g_ascii_strcasecmp (charset, "us-ascii") != 0 && g_ascii_strcasecmp (charset, "utf-8") != 0)
        return charset;
    }
  return NULL;
}

void
bounce_leaves_fill_text (BounceLeaves *self,
                         BounceLeaf   *leaf,
                         GByteArray   *bytes,
                         gboolean     *cut)
{
  g_autoptr (GByteArray) taken = bytes;

  g_free (leaf->text);
  leaf->text = bounce_text_from_bytes ((const char *) taken->data, taken->len, leaf->part.type, leaf->charset,
                                       bounce_leaves_get_hint (self), BOUNCE_MESSAGE_MAX_TEXT, cut);
}

void
bounce_leaves_free (BounceLeaves *self)
{
  g_ptr_array_unref (self->all);
  g_free (self);
}
