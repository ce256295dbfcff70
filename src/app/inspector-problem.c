/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One thing that went wrong: where and what. */
#include "inspector-document.h"

struct _InspectorProblem
{
  GObject parent_instance;

  char *place;
  char *words;
};

G_DEFINE_FINAL_TYPE (InspectorProblem, inspector_problem, G_TYPE_OBJECT)

static void
inspector_problem_finalize (GObject *object)
{
  InspectorProblem *self = INSPECTOR_PROBLEM (object);

  g_free (self->place);
  g_free (self->words);

  G_OBJECT_CLASS (inspector_problem_parent_class)->finalize (object);
}

static void
inspector_problem_class_init (InspectorProblemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = inspector_problem_finalize;
}

static void
inspector_problem_init (InspectorProblem *self)
{
}

InspectorProblem *
inspector_problem_new (const char *place,
                       const char *words)
{
  InspectorProblem *self = g_object_new (INSPECTOR_TYPE_PROBLEM, NULL);

  self->place = g_strdup (place);
  self->words = g_strdup (words);

  return self;
}

const char *
inspector_problem_get_place (InspectorProblem *self)
{
  g_return_val_if_fail (INSPECTOR_IS_PROBLEM (self), NULL);

  return self->place;
}

const char *
inspector_problem_get_words (InspectorProblem *self)
{
  g_return_val_if_fail (INSPECTOR_IS_PROBLEM (self), NULL);

  return self->words;
}
