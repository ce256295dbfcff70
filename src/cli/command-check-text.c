/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The results of `check`, for people: what is bad first. */
#include "command-check.h"

#include "command-prose.h"

#include <glib/gi18n.h>

/* Labels are aligned up to this; longer ones push their line. */
#define MOST_LABEL_CELLS 32

typedef struct
{
  GString     *to;
  gboolean     colour;
  guint        label_cells;
  BounceCheck *hinted;           /* could not be asked, and says what to do now */
} Text;

static const char *
get_label (BounceCheck *check)
{
  switch (bounce_check_get_kind (check))
    {
    case BOUNCE_CHECK_REVERSE:
      return _("Reverse DNS");
    case BOUNCE_CHECK_MAIL:
      return _("Mail");
    case BOUNCE_CHECK_LIST:
    default:
      return bounce_check_get_zone (check);
    }
}

/* A shape beside the words: without colour, too, the eye finds what is bad. */
static const char *
get_mark (BounceCheckLook look)
{
  switch (look)
    {
    case BOUNCE_CHECK_LOOK_BAD:
      return "✗";
    case BOUNCE_CHECK_LOOK_GOOD:
      return "✓";
    case BOUNCE_CHECK_LOOK_UNSURE:
    case BOUNCE_CHECK_LOOK_WAITING:
    case BOUNCE_N_CHECK_LOOKS:
    default:
      return "?";
    }
}

static const char *
get_colour (BounceCheckLook look)
{
  return look == BOUNCE_CHECK_LOOK_BAD ? "\033[31m" : look == BOUNCE_CHECK_LOOK_GOOD ? "\033[32m" : "\033[33m";
}

static char *
dup_sentence (BounceCheck *check,
              const char  *subject)
{
  const BounceListResult *list = bounce_check_get_list_result (check);
  const BounceReverseResult *reverse = bounce_check_get_reverse_result (check);
  const BounceMailResult *mail = bounce_check_get_mail_result (check);

  if (list != NULL)
    return bounce_list_result_dup_sentence (list);
  if (reverse != NULL)
    return bounce_reverse_result_dup_sentence (reverse, subject);
  if (mail != NULL)
    return bounce_mail_result_dup_sentence (mail);

  return g_strdup (_("No answer was waited for."));
}

static char *
dup_advice (BounceCheck *check,
            const char  *subject)
{
  const BounceListResult *list = bounce_check_get_list_result (check);
  const BounceReverseResult *reverse = bounce_check_get_reverse_result (check);
  const BounceMailResult *mail = bounce_check_get_mail_result (check);

  if (list != NULL)
    return bounce_list_result_dup_advice (list);
  if (reverse != NULL)
    return bounce_reverse_result_dup_advice (reverse, subject);
  if (mail != NULL)
    return bounce_mail_result_dup_advice (mail);

  return NULL;
}

static void
add_beside (Text       *text,
            const char *words)
{
  g_autofree char *safe = NULL;

  if (words == NULL || *words == '\0')
    return;
  safe = bounce_list_keys_redact (words);
  g_string_append_printf (text->to, "%*s", (int) (4 + text->label_cells + 2), "");
  command_prose_add_behind (text->to, 4 + text->label_cells + 2, safe);
}

/* Not asked because of the subject itself: true of every list alike. */
static gboolean
is_spared (BounceCheck *check)
{
  const BounceListResult *list = bounce_check_get_list_result (check);

  return list != NULL && list->why == BOUNCE_WHY_NOT_ASKED &&
         (list->detail == BOUNCE_DETAIL_PRIVATE || list->detail == BOUNCE_DETAIL_EXAMPLE);
}

static void
add_line (Text            *text,
          BounceCheckLook  look,
          const char      *label,
          const char      *sentence)
{
  g_string_append_printf (text->to, "  %s%s%s %s%*s  ", text->colour ? get_colour (look) : "", get_mark (look),
                          text->colour ? "\033[0m" : "", label,
                          MAX (0, (int) text->label_cells - (int) g_utf8_strlen (label, -1)), "");
  command_prose_add_behind (text->to, 4 + text->label_cells + 2, sentence);
}

/* One line for all of them: the same sentence eight times says no more. */
static void
add_spared (Text       *text,
            GListModel *checks)
{
  g_autofree char *sentence = NULL;
  g_autofree char *label = NULL;
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (checks); i++)
    {
      g_autoptr (BounceCheck) check = g_list_model_get_item (checks, i);

      if (!is_spared (check))
        continue;
      n++;
      if (sentence == NULL)
        sentence = bounce_list_result_dup_sentence (bounce_check_get_list_result (check));
    }
  if (n == 0)
    return;
  label = g_strdup_printf (ngettext ("%u list", "%u lists", n), n);
  add_line (text, BOUNCE_CHECK_LOOK_UNSURE, label, sentence);
}

/* Of the lists that keep us out, only the one that matters says what to do: the
 * named one, or that with the most weight. Eight times the same would hide it. */
static BounceCheck *
find_hinted (GListModel *checks)
{
  for (guint i = 0; i < g_list_model_get_n_items (checks); i++)
    {
      g_autoptr (BounceCheck) check = g_list_model_get_item (checks, i);
      const BounceListResult *list = bounce_check_get_list_result (check);
      g_autofree char *advice = list != NULL && list->outcome == BOUNCE_OUTCOME_UNSURE ? bounce_list_result_dup_advice (list) : NULL;

      /* The model keeps it. */
      if (advice != NULL)
        return check;
    }

  return NULL;
}

static void
add_check (Text        *text,
           BounceCheck *check,
           const char  *subject)
{
  BounceCheckLook look = bounce_check_get_look (check);
  g_autofree char *sentence = dup_sentence (check, subject);
  g_autofree char *advice = look == BOUNCE_CHECK_LOOK_BAD || check == text->hinted ? dup_advice (check, subject) : NULL;
  g_autofree char *label = bounce_writer_dup_harmless (get_label (check));
  g_autofree char *safe = bounce_list_keys_redact (sentence);

  add_line (text, look, label, safe);
  if (bounce_check_get_list_result (check) != NULL && look == BOUNCE_CHECK_LOOK_BAD)
    add_beside (text, bounce_check_get_list_result (check)->text);
  add_beside (text, advice);
}

static void
measure_labels (Text       *text,
                GListModel *checks)
{
  for (guint i = 0; i < g_list_model_get_n_items (checks); i++)
    {
      g_autoptr (BounceCheck) check = g_list_model_get_item (checks, i);
      guint cells = g_utf8_strlen (get_label (check), -1);

      if (!is_spared (check) && cells <= MOST_LABEL_CELLS)
        text->label_cells = MAX (text->label_cells, cells);
    }
}

static void
add_checks (Text           *text,
            BounceCheckRun *run)
{
  static const BounceCheckLook order[] = {
    BOUNCE_CHECK_LOOK_BAD, BOUNCE_CHECK_LOOK_UNSURE, BOUNCE_CHECK_LOOK_WAITING, BOUNCE_CHECK_LOOK_GOOD
  };
  GListModel *checks = G_LIST_MODEL (run);

  measure_labels (text, checks);
  text->hinted = find_hinted (checks);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint j = 0; j < g_list_model_get_n_items (checks); j++)
      {
        g_autoptr (BounceCheck) check = g_list_model_get_item (checks, j);

        if (bounce_check_get_look (check) == order[i] && !is_spared (check))
          add_check (text, check, bounce_check_run_get_subject (run)->text);
      }
  add_spared (text, checks);
}

static void
add_sum (Text           *text,
         BounceCheckRun *run)
{
  guint counts[BOUNCE_N_OUTCOMES];
  g_autofree char *words = NULL;

  bounce_check_run_count (run, counts);
  if (counts[BOUNCE_OUTCOME_LISTED] + counts[BOUNCE_OUTCOME_ALLOWED] + counts[BOUNCE_OUTCOME_CLEAN]
      + counts[BOUNCE_OUTCOME_UNSURE] == 0)
    return;
  words = bounce_check_summary_dup_words (counts[BOUNCE_OUTCOME_LISTED], counts[BOUNCE_OUTCOME_ALLOWED],
                                          counts[BOUNCE_OUTCOME_CLEAN], counts[BOUNCE_OUTCOME_UNSURE]);
  command_prose_add_paragraph (text->to, 2, words);
}

/* Where no look-up can tell, the usual steps are all there is. */
static void
add_verdict (GString              *to,
             const CommandVerdict *verdict)
{
  g_autofree char *safe = bounce_list_keys_redact (verdict->sentence);
  g_autofree char *title = g_strdup_printf ("%s: %s", verdict->heading, bounce_verdict_get_title (verdict->kind));

  command_prose_add_paragraph (to, 0, title);
  if (verdict->kind == BOUNCE_VERDICT_UNKNOWN)
    command_prose_add_steps (to, (const char * const *) verdict->steps);
  command_prose_add_paragraph (to, 2, safe);
}

/* Another resolver may see something else, and so may the receiver's. */
static void
add_asked (GString    *to,
           const char *resolver,
           guint       asked)
{
  g_autofree char *what = NULL;

  if (asked == 0)
    what = g_strdup (_("Nothing was asked."));
  else
    what = g_strdup_printf (ngettext ("%u question, to %s", "%u questions, to %s", asked), asked, resolver);
  command_prose_add_paragraph (to, 2, what);
}

void
command_check_add_text (GString              *to,
                        BounceCheckRun       *run,
                        const CommandVerdict *verdict,
                        const char           *resolver,
                        guint                 asked,
                        gboolean              colour)
{
  Text text = { .to = to, .colour = colour };

  if (verdict != NULL)
    add_verdict (to, verdict);
  if (run == NULL)
    return;

  if (verdict != NULL)
    g_string_append_c (to, '\n');
  command_prose_add_paragraph (to, 0, bounce_check_run_get_subject (run)->text);
  add_checks (&text, run);
  add_sum (&text, run);
  add_asked (to, resolver, asked);
}
