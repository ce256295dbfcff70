/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The flat list of a message's leaf parts, and what is remembered of each. */
#pragma once

#include "bounce-message.h"

G_BEGIN_DECLS

typedef struct
{
  BouncePart  part;              /* its strings are the leaf's own              */
  char       *charset;           /* as stated, or NULL                          */
  gpointer    content;           /* the parser's object, borrowed; or:          */
  const char *raw;               /* bytes that hold no parts, borrowed          */
  gsize       raw_length;
  char       *text;              /* made when asked for                         */
} BounceLeaf;

typedef struct _BounceLeaves BounceLeaves;

BounceLeaves *bounce_leaves_new        (void);
/* @type is taken. NULL when there are BOUNCE_MESSAGE_MAX_PARTS already. */
BounceLeaf   *bounce_leaves_add        (BounceLeaves *self,
                                        char         *type);
/* A body that no parts were found in: text; nothing when it is empty. */
void          bounce_leaves_add_raw    (BounceLeaves *self,
                                        const char   *raw,
                                        gsize         length);
/* Names and descriptions come from headers: mended, and of sane length. */
void          bounce_leaf_set_labels   (BounceLeaf   *leaf,
                                        const char   *name,
                                        const char   *description);
guint         bounce_leaves_get_n      (BounceLeaves *self);
BounceLeaf   *bounce_leaves_get        (BounceLeaves *self,
                                        guint         nth);
/* The first stated character set that says something; for its neighbours. */
const char   *bounce_leaves_get_hint   (BounceLeaves *self);
/* From the decoded bytes, which are taken. */
void          bounce_leaves_fill_text  (BounceLeaves *self,
                                        BounceLeaf   *leaf,
                                        GByteArray   *bytes,
                                        gboolean     *cut);
void          bounce_leaves_free       (BounceLeaves *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceLeaves, bounce_leaves_free)

G_END_DECLS
