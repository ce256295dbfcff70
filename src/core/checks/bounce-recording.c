/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers written down beforehand, for the bundled example: nothing is asked. */
#include "bounce-recording.h"

#include <string.h>

struct _BounceRecording
{
  GHashTable *answers;           /* "A name" → BounceAnswer                     */
};

/* What nobody wrote down is "no such name", for as long as usual. */
#define ABSENT_TTL 900

static GError *
fault_new (const char *group, const char *what)
{
  return g_error_new (G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_INVALID_VALUE, "[%s]: %s", group, what);
}

/* "A 5.2.0.192.zen.spamhaus.org" → the question, and the name behind it. */
static const char *
read_group_name (const char *group, BounceQuestion *question)
{
  const char *space = strchr (group, ' ');
  g_autofree char *id = space ? g_strndup (group, space - group) : NULL;

  if (!id || !bounce_question_from_id (id, question) || space[1] == '\0' || strchr (space + 1, ' '))
    return NULL;
  return space + 1;
}

/* FALSE when it stands there and is no number. */
static gboolean
read_number (GKeyFile *file, const char *group, const char *key, guint *number)
{
  g_autofree char *text = g_key_file_get_string (file, group, key, NULL);
  guint64 value = 0;

  if (text && !g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT32, &value, NULL))
    return FALSE;
  if (text)
    *number = value;
  return TRUE;
}

static gboolean
read_kind (GKeyFile *file, const char *group, gboolean has_values, BounceAnswerKind *kind)
{
  g_autofree char *id = g_key_file_get_string (file, group, "kind", NULL);

  *kind = has_values ? BOUNCE_ANSWER_FOUND : BOUNCE_ANSWER_ABSENT;
  if (id && !bounce_answer_kind_from_id (id, kind))
    return FALSE;
  return (*kind == BOUNCE_ANSWER_FOUND) == has_values;
}

static BounceAnswer *
read_answer (GKeyFile *file, const char *group, GError **error)
{
  BounceQuestion question = BOUNCE_QUESTION_A;
  const char *name = read_group_name (group, &question);
  g_auto (GStrv) values = g_key_file_get_string_list (file, group, "values", NULL, NULL);
  g_auto (GStrv) aliases = g_key_file_get_string_list (file, group, "aliases", NULL, NULL);
  BounceAnswerKind kind;
  BounceAnswer *answer;
  guint ttl = ABSENT_TTL;
  guint milliseconds = 0;

  if (!name)
    g_propagate_error (error, fault_new (group, "not “TYPE name”"));
  else if (!read_kind (file, group, values && *values, &kind))
    g_propagate_error (error, fault_new (group, "no such kind, or one that does not go with values"));
  else if (!read_number (file, group, "ttl", &ttl) || !read_number (file, group, "milliseconds", &milliseconds))
    g_propagate_error (error, fault_new (group, "ttl and milliseconds are numbers"));
  else
    {
      answer = bounce_answer_new (kind, question, name, (const char * const *) values, (const char * const *) aliases, ttl);
      answer->milliseconds = milliseconds;
      return answer;
    }
  return NULL;
}

static char *
key_new (const char *name, BounceQuestion question)
{
  return g_strdup_printf ("%s %s", bounce_question_to_id (question), name);
}

static gboolean
read_groups (BounceRecording *self, GKeyFile *file, GError **error)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  for (guint i = 0; groups[i]; i++)
    {
      BounceAnswer *answer = read_answer (file, groups[i], error);

      if (!answer)
        return FALSE;
      g_hash_table_insert (self->answers, key_new (answer->name, answer->question), answer);
    }
  return TRUE;
}

BounceRecording *
bounce_recording_load (GBytes *ini, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (BounceRecording) self = g_atomic_rc_box_new0 (BounceRecording);

  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) bounce_answer_unref);
  if (!g_key_file_load_from_bytes (file, ini, G_KEY_FILE_NONE, error) || !read_groups (self, file, error))
    return NULL;
  return g_steal_pointer (&self);
}

BounceAnswer *
bounce_recording_find (BounceRecording *self, const char *name, BounceQuestion question)
{
  g_autoptr (BounceAnswer) absent = bounce_answer_new (BOUNCE_ANSWER_ABSENT, question, name, NULL, NULL, ABSENT_TTL);
  g_autofree char *key = key_new (absent->name, question);
  BounceAnswer *answer = g_hash_table_lookup (self->answers, key);

  return answer ? bounce_answer_ref (answer) : g_steal_pointer (&absent);
}

static gboolean
on_due (gpointer data)
{
  GTask *task = data;

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, bounce_answer_ref (g_task_get_task_data (task)), (GDestroyNotify) bounce_answer_unref);
  return G_SOURCE_REMOVE;
}

void
bounce_recording_return (BounceRecording *self, const char *name, BounceQuestion question, GTask *task)
{
  g_autoptr (BounceAnswer) written = bounce_recording_find (self, name, question);
  BounceAnswer *answer = bounce_answer_dup (written);
  g_autoptr (GSource) timer = g_timeout_source_new (answer->milliseconds);

  answer->seen = g_get_real_time () / G_USEC_PER_SEC;
  g_task_set_task_data (task, answer, (GDestroyNotify) bounce_answer_unref);
  g_task_attach_source (task, timer, on_due);
}

BounceRecording *
bounce_recording_ref (BounceRecording *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  BounceRecording *self = data;

  g_hash_table_unref (self->answers);
}

void
bounce_recording_unref (BounceRecording *self)
{
  g_atomic_rc_box_release_full (self, clear);
}
