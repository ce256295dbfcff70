/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes text for people. */
#include "command-prose.h"

#include <glib/gi18n.h>

#include <string.h>

#define LINE_CELLS 78
#define LABEL_CELLS 18

void
command_prose_add_heading (GString    *to,
                           const char *heading)
{
  if (to->len > 0)
    g_string_append_c (to, '\n');
  g_string_append_printf (to, "%s\n", heading);
}

/* A long word (an address, a link) is never cut: it has a line of its own. */
static void
add_wrapped (GString    *to,
             guint       indent,
             guint       used,
             const char *text)
{
  g_autofree char *harmless = bounce_writer_dup_harmless (text);
  g_auto (GStrv) words = g_strsplit (harmless, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      glong length = g_utf8_strlen (words[i], -1);

      if (length == 0)
        continue;
      if (used > indent && used + 1 + length > LINE_CELLS)
        {
          g_string_append_printf (to, "\n%*s", (int) indent, "");
          used = indent;
        }
      else if (used > indent)
        {
          g_string_append_c (to, ' ');
          used++;
        }
      g_string_append (to, words[i]);
      used += length;
    }
  g_string_append_c (to, '\n');
}

void
command_prose_add_paragraph (GString    *to,
                             guint       indent,
                             const char *text)
{
  g_string_append_printf (to, "%*s", (int) indent, "");
  add_wrapped (to, indent, indent, text);
}

void
command_prose_add_behind (GString    *to,
                          guint       used,
                          const char *text)
{
  add_wrapped (to, used, used, text);
}

void
command_prose_add_quotation (GString    *to,
                             const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = bounce_writer_dup_harmless (lines[i]);

      g_strchomp (line);
      if (lines[i + 1] != NULL || *line != '\0')
        g_string_append_printf (to, "  %s\n", line);
    }
}

void
command_prose_add_value (GString    *to,
                         const char *label,
                         const char *value)
{
  g_autofree char *harmless = NULL;

  if (value == NULL || *value == '\0')
    return;

  harmless = bounce_writer_dup_harmless (value);
  g_string_append_printf (to, "  %s%*s  %s\n", label,
                          (int) MAX (0, LABEL_CELLS - g_utf8_strlen (label, -1)), "", harmless);
}

void
command_prose_add_steps (GString            *to,
                         const char * const *steps)
{
  for (guint i = 0; steps != NULL && steps[i] != NULL; i++)
    {
      g_string_append_printf (to, "%4u. ", i + 1);
      add_wrapped (to, 6, 6, steps[i]);
    }
}

static const char *
get_permanence_words (BouncePermanence permanence,
                      BounceCause      cause)
{
  switch (permanence)
    {
    case BOUNCE_PERMANENCE_PERMANENT:
      return cause == BOUNCE_CAUSE_GAVE_UP ? _("permanent: your server has given up") : _("permanent: waiting alone does not help");
    case BOUNCE_PERMANENCE_TEMPORARY:
      return _("temporary");
    case BOUNCE_PERMANENCE_UNSURE:
      return _("uncertain: it looks final, but may pass");
    case BOUNCE_PERMANENCE_NONE:
    case BOUNCE_N_PERMANENCES:
    default:
      return _("no failure");
    }
}

static const char *
get_who_words (BounceWho who)
{
  switch (who)
    {
    case BOUNCE_WHO_YOU:
      return _("you, who send the mail");
    case BOUNCE_WHO_LIST:
      return _("whoever keeps the address list");
    case BOUNCE_WHO_PROVIDER:
      return _("your hosting or access provider");
    case BOUNCE_WHO_RECEIVER:
      return _("the receiving side");
    case BOUNCE_WHO_NOBODY:
    case BOUNCE_N_WHO:
    default:
      return _("nobody: wait");
    }
}

static const char *
get_confidence_words (BounceConfidence confidence)
{
  switch (confidence)
    {
    case BOUNCE_CONFIDENCE_STATED:
      return _("the server says so");
    case BOUNCE_CONFIDENCE_INFERRED:
      return _("inferred from a code");
    case BOUNCE_CONFIDENCE_GUESSED:
    case BOUNCE_N_CONFIDENCES:
    default:
      return _("a guess");
    }
}

void
command_prose_add_cause (GString             *to,
                         const BounceReading *reading,
                         const BounceCase    *one)
{
  const BounceFinding *finding = &one->finding;
  g_autoptr (BounceCaseFacts) facts = bounce_case_facts_new (reading, one);
  g_autofree char *title = bounce_advice_dup_title (finding->cause, &facts->advice);
  g_autofree char *meaning = bounce_advice_dup_meaning (finding->cause, finding->permanence, &facts->advice);
  g_auto (GStrv) steps = bounce_advice_dup_steps (finding->cause, finding->permanence, finding->who, &facts->advice);

  if (to->len > 0)
    g_string_append_c (to, '\n');
  command_prose_add_paragraph (to, 0, title);
  command_prose_add_value (to, _("Cause"), bounce_cause_to_id (finding->cause));
  command_prose_add_value (to, _("Who must act"), get_who_words (finding->who));
  command_prose_add_value (to, _("Permanence"), get_permanence_words (finding->permanence, finding->cause));
  command_prose_add_value (to, _("How sure"), get_confidence_words (finding->confidence));
  command_prose_add_heading (to, _("What it means"));
  command_prose_add_paragraph (to, 2, meaning);
  if (steps != NULL && steps[0] != NULL)
    {
      command_prose_add_heading (to, _("What to do"));
      command_prose_add_steps (to, (const char * const *) steps);
    }
}

void
command_prose_add_evidence (GString          *to,
                            const BounceCase *one)
{
  g_autofree char *words = bounce_case_dup_evidence (one);

  if (words == NULL && one->finding.rule == NULL)
    return;

  command_prose_add_heading (to, _("What decided"));
  command_prose_add_value (to, _("Words"), words);
  command_prose_add_value (to, _("Rule"), one->finding.rule);
}
