/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of the result: a list, reverse DNS or a domain, from waiting to its
 * answer. What a row binds to. Main thread. */
#pragma once

#include "bounce-blocklists.h"
#include "bounce-domain-check.h"
#include "bounce-outcome.h"
#include "bounce-reverse-check.h"

G_BEGIN_DECLS

typedef enum
{
  BOUNCE_CHECK_LIST,
  BOUNCE_CHECK_REVERSE,
  BOUNCE_CHECK_MAIL
} BounceCheckKind;

typedef enum
{
  BOUNCE_CHECK_WAITING,
  BOUNCE_CHECK_ASKING,
  BOUNCE_CHECK_DONE
} BounceCheckState;

/* How it looks: a shape, an icon and a word each. */
typedef enum
{
  BOUNCE_CHECK_LOOK_WAITING,
  BOUNCE_CHECK_LOOK_BAD,
  BOUNCE_CHECK_LOOK_UNSURE,
  BOUNCE_CHECK_LOOK_GOOD,
  BOUNCE_N_CHECK_LOOKS
} BounceCheckLook;

#define BOUNCE_TYPE_CHECK (bounce_check_get_type ())

/* Properties: "state" (guint, notifies when it or the result changes). */
G_DECLARE_FINAL_TYPE (BounceCheck, bounce_check, BOUNCE, CHECK, GObject)

BounceCheckKind            bounce_check_get_kind    (BounceCheck *self);
BounceCheckState           bounce_check_get_state   (BounceCheck *self);
BounceCheckLook            bounce_check_get_look    (BounceCheck *self);
/* The list's zone, "reverse DNS" or the domain as ids; see bounce-check-words.h. */
const char                *bounce_check_get_zone    (BounceCheck *self);   /* NULL: no list */
const BounceBlocklist     *bounce_check_get_list    (BounceCheck *self);
gboolean                   bounce_check_is_named    (BounceCheck *self);   /* the reply names it */
/* Borrowed; NULL before it is done, or of another kind. */
const BounceListResult    *bounce_check_get_list_result    (BounceCheck *self);
const BounceReverseResult *bounce_check_get_reverse_result (BounceCheck *self);
const BounceMailResult    *bounce_check_get_mail_result    (BounceCheck *self);
/* For runs. */
BounceCheck               *bounce_check_new         (BounceCheckKind         kind,
                                                     const BounceBlocklist  *list,
                                                     gboolean                named);
void                       bounce_check_start       (BounceCheck            *self);
/* Stopped before an answer came: done, without a result. */
void                       bounce_check_give_up     (BounceCheck            *self);
void                       bounce_check_take_list_result    (BounceCheck         *self,
                                                             BounceListResult    *result);
void                       bounce_check_take_reverse_result (BounceCheck         *self,
                                                             BounceReverseResult *result);
void                       bounce_check_take_mail_result    (BounceCheck         *self,
                                                             BounceMailResult    *result);

G_END_DECLS
