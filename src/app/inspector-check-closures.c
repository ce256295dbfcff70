/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The words and signs of checks in the window. */
#include "inspector-check-closures.h"

#include "inspector-safe.h"

#include <glib/gi18n.h>

const char *
inspector_check_closures_get_icon (BounceCheckLook look)
{
  static const char * const icons[] = {
    [BOUNCE_CHECK_LOOK_WAITING] = "bounce-look-waiting-symbolic",
    [BOUNCE_CHECK_LOOK_BAD] = "bounce-look-bad-symbolic",
    [BOUNCE_CHECK_LOOK_UNSURE] = "bounce-look-unsure-symbolic",
    [BOUNCE_CHECK_LOOK_GOOD] = "bounce-look-good-symbolic",
  };

  g_return_val_if_fail (look < BOUNCE_N_CHECK_LOOKS, "bounce-look-unsure-symbolic");

  return icons[look];
}

const char *
inspector_check_closures_get_style (BounceCheckLook look)
{
  static const char * const styles[] = {
    [BOUNCE_CHECK_LOOK_WAITING] = "dim-label",
    [BOUNCE_CHECK_LOOK_BAD] = "error",
    [BOUNCE_CHECK_LOOK_UNSURE] = "warning",
    [BOUNCE_CHECK_LOOK_GOOD] = "success",
  };

  g_return_val_if_fail (look < BOUNCE_N_CHECK_LOOKS, "dim-label");

  return styles[look];
}

static BounceCheckLook
look_of_verdict (BounceVerdictKind kind)
{
  switch (kind)
    {
    case BOUNCE_VERDICT_STILL:
      return BOUNCE_CHECK_LOOK_BAD;
    case BOUNCE_VERDICT_GONE:
      return BOUNCE_CHECK_LOOK_GOOD;
    case BOUNCE_VERDICT_MISTAKEN:
    case BOUNCE_VERDICT_UNKNOWN:
    case BOUNCE_N_VERDICTS:
    default:
      return BOUNCE_CHECK_LOOK_UNSURE;
    }
}

const char *
inspector_check_closures_get_verdict_icon (BounceVerdictKind kind)
{
  if (kind == BOUNCE_VERDICT_MISTAKEN)
    return "bounce-look-mistaken-symbolic";

  return inspector_check_closures_get_icon (look_of_verdict (kind));
}

const char *
inspector_check_closures_get_verdict_style (BounceVerdictKind kind)
{
  return kind == BOUNCE_VERDICT_MISTAKEN ? "accent" : inspector_check_closures_get_style (look_of_verdict (kind));
}

const char *
inspector_check_closures_get_word (BounceCheck *check)
{
  const BounceListResult *list = bounce_check_get_list_result (check);

  switch (bounce_check_get_look (check))
    {
    case BOUNCE_CHECK_LOOK_WAITING:
      return bounce_check_get_state (check) == BOUNCE_CHECK_ASKING ? _("Asking…") : _("Not asked yet");
    case BOUNCE_CHECK_LOOK_BAD:
      return list != NULL ? bounce_outcome_get_name (list->outcome) : _("Bad");
    case BOUNCE_CHECK_LOOK_GOOD:
      return list != NULL ? bounce_outcome_get_name (list->outcome) : _("Good");
    case BOUNCE_CHECK_LOOK_UNSURE:
    case BOUNCE_N_CHECK_LOOKS:
    default:
      return bounce_outcome_get_name (BOUNCE_OUTCOME_UNSURE);
    }
}

gboolean
inspector_check_closures_is_spared (BounceCheck *check)
{
  const BounceListResult *list = bounce_check_get_list_result (check);

  return list != NULL && list->why == BOUNCE_WHY_NOT_ASKED &&
         (list->detail == BOUNCE_DETAIL_PRIVATE || list->detail == BOUNCE_DETAIL_EXAMPLE);
}

static char *
dup_harmless (const char *tainted)
{
  g_autofree char *redacted = tainted != NULL ? bounce_list_keys_redact (tainted) : NULL;

  return inspector_safe_dup_plain (redacted);
}

char *
inspector_check_closures_dup_title (BounceCheck *check,
                                    const char  *subject)
{
  g_autofree char *safe = inspector_safe_dup_line (subject);

  switch (bounce_check_get_kind (check))
    {
    case BOUNCE_CHECK_REVERSE:
      return g_strdup (_("Reverse DNS"));
    case BOUNCE_CHECK_MAIL:
      /* TRANSLATORS: can the domain %s receive mail? */
      return g_strdup_printf (_("Mail of %s"), safe);
    case BOUNCE_CHECK_LIST:
    default:
      return dup_harmless (bounce_check_get_zone (check));
    }
}

char *
inspector_check_closures_dup_spared (guint n)
{
  return g_strdup_printf (ngettext ("%u list", "%u lists", n), n);
}

char *
inspector_check_closures_dup_sentence (BounceCheck *check,
                                       const char  *subject)
{
  const BounceListResult *list = bounce_check_get_list_result (check);
  const BounceReverseResult *reverse = bounce_check_get_reverse_result (check);
  const BounceMailResult *mail = bounce_check_get_mail_result (check);
  g_autofree char *words = NULL;

  if (list != NULL)
    words = bounce_list_result_dup_sentence (list);
  else if (reverse != NULL)
    words = bounce_reverse_result_dup_sentence (reverse, subject);
  else if (mail != NULL)
    words = bounce_mail_result_dup_sentence (mail);
  else if (bounce_check_get_state (check) == BOUNCE_CHECK_DONE)
    words = g_strdup (_("No answer was waited for."));

  return dup_harmless (words);
}

char *
inspector_check_closures_dup_advice (BounceCheck *check,
                                     const char  *subject)
{
  const BounceListResult *list = bounce_check_get_list_result (check);
  const BounceReverseResult *reverse = bounce_check_get_reverse_result (check);
  const BounceMailResult *mail = bounce_check_get_mail_result (check);
  g_autofree char *words = NULL;

  if (list != NULL)
    words = bounce_list_result_dup_advice (list);
  else if (reverse != NULL)
    words = bounce_reverse_result_dup_advice (reverse, subject);
  else if (mail != NULL)
    words = bounce_mail_result_dup_advice (mail);

  return words != NULL ? dup_harmless (words) : NULL;
}

static void
add_field (GPtrArray  *fields,
           const char *name,
           const char *value)
{
  InspectorField *field;

  if (value == NULL || *value == '\0')
    return;

  field = g_new0 (InspectorField, 1);
  field->name = g_strdup (name);
  field->value = dup_harmless (value);
  g_ptr_array_add (fields, field);
}

static void
add_answers (GPtrArray          *fields,
             const char * const *raw)
{
  for (guint i = 0; raw != NULL && raw[i] != NULL; i++)
    add_field (fields, i == 0 ? _("Raw answer") : "", raw[i]);
}

/* How long others may go on with what they have heard. */
static void
add_ttl (GPtrArray *fields,
         guint      ttl,
         gint64     seen)
{
  g_autofree char *words = g_strdup_printf (ngettext ("%u second", "%u seconds", ttl), ttl);

  if (seen != 0)
    add_field (fields, _("May be remembered for (TTL)"), words);
}

static void
add_list_details (GPtrArray              *fields,
                  const BounceListResult *result)
{
  const char *raw[] = { result->raw, NULL };

  add_field (fields, _("What the list itself says"), result->text);
  add_answers (fields, raw);
  add_ttl (fields, result->ttl, result->seen);
}

static void
field_free (InspectorField *field)
{
  g_free (field->name);
  g_free (field->value);
  g_free (field);
}

GPtrArray *
inspector_check_closures_list_details (BounceCheck *check)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func ((GDestroyNotify) field_free);
  const BounceBlocklist *list = bounce_check_get_list (check);
  const BounceListResult *result = bounce_check_get_list_result (check);
  const BounceReverseResult *reverse = bounce_check_get_reverse_result (check);
  const BounceMailResult *mail = bounce_check_get_mail_result (check);

  if (list != NULL)
    {
      add_field (fields, _("List"), list->name);
      add_field (fields, _("Operator"), list->operator_name);
      add_field (fields, _("Kind"), bounce_list_kind_get_name (result != NULL ? result->kind : list->kind));
      add_field (fields, _("Weight"), bounce_list_weight_get_name (list->weight));
    }
  if (result != NULL)
    add_list_details (fields, result);
  for (guint i = 0; reverse != NULL && reverse->reasons[i] != NULL; i++)
    {
      g_autofree char *words = bounce_reverse_reason_dup_words (reverse->reasons[i]);

      add_field (fields, i == 0 ? _("Signs") : "", words);
    }
  if (reverse != NULL)
    {
      add_answers (fields, (const char * const *) reverse->raw);
      add_ttl (fields, reverse->ttl, reverse->seen);
    }
  if (mail != NULL)
    {
      add_answers (fields, (const char * const *) mail->raw);
      add_ttl (fields, mail->ttl, mail->seen);
    }

  return fields;
}

char *
inspector_check_closures_dup_sum (BounceCheckRun *run)
{
  guint counts[BOUNCE_N_OUTCOMES];

  bounce_check_run_count (run, counts);
  if (counts[BOUNCE_OUTCOME_LISTED] + counts[BOUNCE_OUTCOME_ALLOWED] + counts[BOUNCE_OUTCOME_CLEAN]
      + counts[BOUNCE_OUTCOME_UNSURE] == 0)
    return g_strdup ("");

  return bounce_check_summary_dup_words (counts[BOUNCE_OUTCOME_LISTED], counts[BOUNCE_OUTCOME_ALLOWED],
                                         counts[BOUNCE_OUTCOME_CLEAN], counts[BOUNCE_OUTCOME_UNSURE]);
}

/* Another resolver may see something else, and so may the receiver's. */
char *
inspector_check_closures_dup_asked (BounceCheckRun *run)
{
  guint asked = bounce_check_run_get_asked (run);
  g_autoptr (GDateTime) seen = g_date_time_new_from_unix_local (bounce_check_run_get_seen (run));
  g_autofree char *at = g_date_time_format (seen, "%H:%M");

  if (!bounce_check_run_is_started (run))
    return g_strdup ("");
  if (bounce_check_run_is_recorded (run))
    return g_strdup (_("Recorded example: nothing was asked"));
  if (bounce_check_run_get_seen (run) == 0)
    return bounce_check_run_is_finished (run) ? g_strdup (_("Nothing was asked.")) : g_strdup ("");
  if (asked == 0)
    return g_strdup_printf (_("Asked before, of %1$s, at %2$s"), bounce_check_run_get_resolver (run), at);

  return g_strdup_printf (ngettext ("%1$u question, to %2$s, at %3$s", "%1$u questions, to %2$s, at %3$s", asked), asked,
                          bounce_check_run_get_resolver (run), at);
}

char *
inspector_check_closures_dup_intro (const BounceVerdictCase *one,
                                    gboolean                 example)
{
  BounceAsks asks = bounce_cause_get_asks (one->cause);
  gboolean of_domain = (asks & (BOUNCE_ASKS_RECIPIENT_MAIL | BOUNCE_ASKS_SENDER_MAIL)) != 0;
  const char *domain = (asks & BOUNCE_ASKS_RECIPIENT_MAIL) != 0 ? one->recipient_domain : one->sender_domain;
  const char *subject = of_domain && domain != NULL ? domain : one->host;
  g_autofree char *safe = inspector_safe_dup_line (subject);

  if (example)
    return g_strdup (_("The example comes with recorded answers: nothing will be asked."));
  if (subject == NULL)
    return g_strdup (_("The mail does not tell which server sent it, so nobody can be asked about it."));
  if (of_domain && domain != NULL)
    return g_strdup_printf (_("Asks DNS whether %s takes mail now. Nothing is sent before you press the button."), safe);
  if (asks == BOUNCE_ASKS_NOTHING)
    return g_strdup_printf (_("No look-up can tell whether this still holds. Blocklists and DNS can be asked about %s all the same."), safe);

  return g_strdup_printf (_("Asks blocklists and DNS about %s now. Nothing is sent before you press the button."), safe);
}

char *
inspector_check_closures_dup_guess (const BounceVerdictCase *one)
{
  const char *guess = one->recipient_domain != NULL ? bounce_domain_guess (one->recipient_domain) : NULL;

  return guess != NULL ? g_strdup_printf (_("Did you mean %s?"), guess) : NULL;
}

char *
inspector_check_closures_dup_consent (const char * const *operators,
                                      const char         *resolver)
{
  g_autofree char *joined = operators != NULL && operators[0] != NULL ? g_strjoinv (", ", (char **) operators) : NULL;
  g_autofree char *who = dup_harmless (joined);
  g_autofree char *through = dup_harmless (resolver);

  if (joined == NULL)
    return g_strdup_printf (_("These names are asked for in the DNS, through %s. Whoever runs it, and those whose names they are, can see that. "
                              "No mail and no address of a person is sent."), through);

  return g_strdup_printf (_("These names are asked for in the DNS, through %1$s. Whoever runs it can see that, and so can the lists' operators: %2$s. "
                            "No mail and no address of a person is sent."), through, who);
}
