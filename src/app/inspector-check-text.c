/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A result as plain text to be copied. */
#include "inspector-check-text.h"

#include "inspector-check-closures.h"

/* What the reply names is what one came for. */
int
inspector_check_text_rank (BounceCheck *check)
{
  static const int ranks[] = {
    [BOUNCE_CHECK_LOOK_BAD] = 1,
    [BOUNCE_CHECK_LOOK_UNSURE] = 2,
    [BOUNCE_CHECK_LOOK_GOOD] = 3,
    [BOUNCE_CHECK_LOOK_WAITING] = 4,
  };

  return bounce_check_is_named (check) ? 0 : ranks[bounce_check_get_look (check)];
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return inspector_check_text_rank (*(BounceCheck **) a) - inspector_check_text_rank (*(BounceCheck **) b);
}

static GPtrArray *
list_checks (BounceCheckRun *run,
             guint          *spared)
{
  GPtrArray *checks = g_ptr_array_new_with_free_func (g_object_unref);

  *spared = 0;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (run)); i++)
    {
      BounceCheck *check = g_list_model_get_item (G_LIST_MODEL (run), i);

      if (inspector_check_closures_is_spared (check) && (*spared)++ > 0)
        g_object_unref (check);
      else
        g_ptr_array_add (checks, check);
    }
  g_ptr_array_sort (checks, compare);

  return checks;
}

/* Shapes beside the words, as on the command line. */
static const char *
get_mark (BounceCheckLook look)
{
  return look == BOUNCE_CHECK_LOOK_BAD ? "✗" : look == BOUNCE_CHECK_LOOK_GOOD ? "✓" : "?";
}

static void
add_line (GString    *to,
          const char *before,
          const char *words)
{
  if (words != NULL && *words != '\0')
    g_string_append_printf (to, "%s%s\n", before, words);
}

static void
add_check (GString     *to,
           BounceCheck *check,
           const char  *subject,
           guint        spared)
{
  g_autofree char *title = spared > 1 && inspector_check_closures_is_spared (check)
    ? inspector_check_closures_dup_spared (spared) : inspector_check_closures_dup_title (check, subject);
  g_autofree char *sentence = inspector_check_closures_dup_sentence (check, subject);
  g_autofree char *advice = inspector_check_closures_dup_advice (check, subject);
  g_autoptr (GPtrArray) details = inspector_check_closures_list_details (check);

  g_string_append_printf (to, "%s %s (%s)\n", get_mark (bounce_check_get_look (check)), title,
                          inspector_check_closures_get_word (check));
  add_line (to, "  ", sentence);
  add_line (to, "  ", advice);
  for (guint i = 0; i < details->len; i++)
    {
      const InspectorField *field = g_ptr_array_index (details, i);

      g_string_append_printf (to, "  %s%s%s\n", field->name, *field->name != '\0' ? ": " : "", field->value);
    }
}

char *
inspector_check_text_dup_run (BounceCheckRun *run)
{
  GString *to = g_string_new (NULL);
  const char *subject = bounce_check_run_get_subject (run)->text;
  guint spared;
  g_autoptr (GPtrArray) checks = list_checks (run, &spared);
  g_autofree char *sum = inspector_check_closures_dup_sum (run);
  g_autofree char *asked = inspector_check_closures_dup_asked (run);

  add_line (to, "", subject);
  add_line (to, "", sum);
  for (guint i = 0; i < checks->len; i++)
    add_check (to, g_ptr_array_index (checks, i), subject, spared);
  add_line (to, "", asked);

  return g_string_free (to, FALSE);
}
