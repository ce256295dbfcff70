/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What came back for one DNS question. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  BOUNCE_QUESTION_A,
  BOUNCE_QUESTION_AAAA,
  BOUNCE_QUESTION_PTR,
  BOUNCE_QUESTION_TXT,
  BOUNCE_QUESTION_MX,
  BOUNCE_QUESTION_SOA,
  BOUNCE_N_QUESTIONS
} BounceQuestion;

/* "No such name" is an answer here, a list's way of saying "not listed"; only
 * the first three mean that somebody told us. */
typedef enum
{
  BOUNCE_ANSWER_FOUND,           /* values                                      */
  BOUNCE_ANSWER_ABSENT,          /* NXDOMAIN                                    */
  BOUNCE_ANSWER_EMPTY,           /* the name is there, nothing of this type     */
  BOUNCE_ANSWER_REFUSED,         /* rcode REFUSED                               */
  BOUNCE_ANSWER_REJECTED,        /* FORMERR, NOTIMP: our question was the fault */
  BOUNCE_ANSWER_BROKEN,          /* SERVFAIL, a malformed or lying answer, a    */
                                 /* CNAME loop                                  */
  BOUNCE_ANSWER_SILENT,          /* nothing before the deadline                 */
  BOUNCE_ANSWER_OFFLINE,         /* no server can be reached at all             */
  BOUNCE_N_ANSWERS
} BounceAnswerKind;

/* Immutable and atomically counted. */
typedef struct
{
  BounceAnswerKind  kind;
  BounceQuestion    question;
  char             *name;        /* as asked, lower case, without final dot     */
  char            **values;      /* NULL-terminated, never NULL; of the question's type only:         */
                                 /* A, AAAA: canonical address · PTR: name without final dot · TXT:   */
                                 /* strings of a record joined, hostile bytes as they came but no NUL */
                                 /* · MX: "10 mx.example.com", "0 ." · SOA: "mname rname serial"      */
  char            **aliases;     /* CNAME chain in order, targets; never NULL   */
  int               rcode;       /* as on the wire, -1 when no answer came      */
  guint             ttl;         /* seconds; of a negative answer min (SOA TTL, */
                                 /* SOA MINIMUM) (RFC 2308), 0 without a SOA    */
  guint             milliseconds;/* from the first sending to the answer        */
  gint64            seen;        /* Unix time                                   */
  gboolean          remembered;  /* from our memory, asked at @seen             */
  char             *raw;         /* "NOERROR 127.0.0.4 (TTL 900)": for people   */
} BounceAnswer;

const char   *bounce_question_to_id      (BounceQuestion      question);   /* "A", "AAAA", … */
const char   *bounce_answer_kind_to_id   (BounceAnswerKind    kind);       /* "found", "absent", … */
/* FALSE for no such id. */
gboolean      bounce_question_from_id    (const char         *id,
                                          BounceQuestion     *question);
gboolean      bounce_answer_kind_from_id (const char         *id,
                                          BounceAnswerKind   *kind);
/* For tests, recordings and deadlines. @values, @aliases may be NULL. */
BounceAnswer *bounce_answer_new          (BounceAnswerKind    kind,
                                          BounceQuestion      question,
                                          const char         *name,
                                          const char * const *values,
                                          const char * const *aliases,
                                          guint               ttl);
/* A copy to be changed before anybody else sees it. */
BounceAnswer *bounce_answer_dup          (const BounceAnswer *self);
/* Writes @raw anew from the rest, when something was changed. */
void          bounce_answer_describe     (BounceAnswer       *self);
BounceAnswer *bounce_answer_ref          (BounceAnswer       *self);
void          bounce_answer_unref        (BounceAnswer       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceAnswer, bounce_answer_unref)

G_END_DECLS
