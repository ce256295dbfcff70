/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* "Is It Still True?" with the bundled example, whose answers are recorded;
 * with a name server that counts; and without a network. */
#include "inspector-check-card.h"

#include "inspector-example.h"
#include "inspector-state.h"

#include "../support/fake-dns.h"
#include "example-detail.h"
#include "find-dialog.h"
#include "widget-walk.h"

#include <glib/gstdio.h>

#define MARK "Recorded example: nothing was asked"

typedef struct
{
  InspectorChecks *checks;
  GtkWidget       *window;
  GtkWidget       *card;
  GtkWidget       *other;        /* a card of another window                    */
  char            *copied;
} Fixture;

static InspectorCheckCard *
get_card (Fixture *self)
{
  return INSPECTOR_CHECK_CARD (self->card);
}

static void
on_copy (GSimpleAction *action,
         GVariant      *text,
         gpointer       user_data)
{
  Fixture *self = user_data;

  g_free (self->copied);
  self->copied = g_variant_dup_string (text, NULL);
}

/* The card's text goes where the detail page takes all that is copied. */
static void
add_copy (Fixture *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("copy", G_VARIANT_TYPE_STRING);

  g_signal_connect (action, "activate", G_CALLBACK (on_copy), self);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (self->window, "detail", G_ACTION_GROUP (group));
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  inspector_state_write ("agreed-to-ask", g_variant_new_boolean (FALSE));
  self->checks = inspector_checks_new ();
  self->card = g_object_new (INSPECTOR_TYPE_CHECK_CARD, NULL);
  self->other = g_object_new (INSPECTOR_TYPE_CHECK_CARD, NULL);
  self->window = gtk_window_new ();
  gtk_box_append (GTK_BOX (box), self->card);
  gtk_box_append (GTK_BOX (box), self->other);
  gtk_window_set_child (GTK_WINDOW (self->window), box);
  add_copy (self);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (self->card), (gpointer *) &self->card);
  g_object_add_weak_pointer (G_OBJECT (self->other), (gpointer *) &self->other);
  gtk_window_destroy (GTK_WINDOW (self->window));
  walk_wait (300);
  g_assert_null (self->card);
  g_assert_null (self->other);
  g_assert_null (find_dialog ());
  g_assert_finalize_object (self->checks);
  g_free (self->copied);
}

typedef struct
{
  InspectorCheckCard *card;
  InspectorChecks    *checks;
  const char         *recipient;
  gboolean            found;
} Walk;

static gboolean
show_item (const BounceScanItem *item,
           gpointer              user_data)
{
  Walk *walk = user_data;

  for (guint i = 0; !walk->found && item->reading != NULL && i < item->reading->cases->len; i++)
    {
      BounceCase *one = g_ptr_array_index (item->reading->cases, i);
      const InspectorDetail detail = { .reading = item->reading, .chosen = one, .mails = 1, .example = TRUE };

      if (one->recipient == NULL || g_strcmp0 (one->recipient->address, walk->recipient) != 0)
        continue;
      inspector_check_card_show (walk->card, walk->checks, &detail);
      walk->found = TRUE;
    }

  return !walk->found;
}

/* A bounce of the bundled mailbox. */
static void
show_example (Fixture    *self,
              GtkWidget  *card,
              const char *recipient)
{
  static BounceRules *rules;
  g_autofree char *path = inspector_example_dup_path ();
  Walk walk = { INSPECTOR_CHECK_CARD (card), self->checks, recipient, FALSE };

  if (rules == NULL)
    rules = bounce_rules_new (NULL, NULL);
  bounce_scan_foreach (path, rules, NULL, show_item, &walk, NULL, NULL);
  g_assert_true (walk.found);
}

static void
show_message (Fixture    *self,
              const char *message,
              gboolean    example)
{
  g_autoptr (InspectorDetail) detail = example_detail_new (message);

  detail->example = example;
  inspector_check_card_show (get_card (self), self->checks, detail);
}

static void
finish (Fixture *self)
{
  while (!bounce_check_case_is_finished (inspector_check_card_get_case (get_card (self))))
    g_main_context_iteration (NULL, TRUE);
}

static void
check (Fixture *self)
{
  inspector_check_card_check (get_card (self));
  finish (self);
}

static BounceVerdictKind
get_verdict (GtkWidget *card)
{
  return bounce_check_case_get_verdict (inspector_check_card_get_case (INSPECTOR_CHECK_CARD (card))).kind;
}

static gboolean
says (GtkWidget  *card,
      const char *words)
{
  return walk_find_label (card, words) != NULL;
}

static gboolean
is_mark (GtkWidget  *widget,
         const void *unused)
{
  return GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "mark")
    && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), MARK);
}

static gboolean
has_mark (GtkWidget *card)
{
  return walk_find (card, is_mark, NULL) != NULL;
}

/* A look at a bounce asks nothing, not even of a recording. */
static void
test_before (Fixture       *self,
             gconstpointer  data)
{
  BounceCheckRun *run;

  show_example (self, self->card, "jan@filtered.example");
  walk_wait (300);
  run = bounce_check_case_get_host_run (inspector_check_card_get_case (get_card (self)));
  g_assert_false (bounce_check_run_is_started (run));
  g_assert_false (inspector_check_card_is_asked (get_card (self)));
  g_assert_false (has_mark (self->card));
  g_assert_true (says (self->card, "nothing will be asked"));
  g_assert_false (says (self->card, bounce_verdict_get_title (BOUNCE_VERDICT_UNKNOWN)));
  g_assert_false (says (self->card, "could not be checked"));
}

/* Each verdict in its own words, and never without saying that it is an example. */
static void
test_verdicts (Fixture       *self,
               gconstpointer  data)
{
  static const struct
  {
    const char        *recipient;
    BounceVerdictKind  kind;
  } rows[] = {
    { "jan@filtered.example", BOUNCE_VERDICT_STILL },
    { "yara@ptr.example", BOUNCE_VERDICT_GONE },
    { "heinz@dusty.example", BOUNCE_VERDICT_MISTAKEN },
    { "mia@bigmail.example", BOUNCE_VERDICT_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      show_example (self, self->card, rows[i].recipient);
      check (self);
      g_test_message ("%s: %s", rows[i].recipient, bounce_verdict_kind_to_id (get_verdict (self->card)));
      g_assert_cmpint (get_verdict (self->card), ==, rows[i].kind);
      g_assert_true (has_mark (self->card));
      for (guint j = 0; j < BOUNCE_N_VERDICTS; j++)
        g_assert_true (says (self->card, bounce_verdict_get_title (j)) == (j == rows[i].kind));
      g_assert_null (walk_find (self->card, walk_is_markup, NULL));
      g_assert_null (find_dialog ());
    }
}

/* What was not awaited is nobody's good news. */
static void
test_stop (Fixture       *self,
           gconstpointer  data)
{
  show_example (self, self->card, "jan@filtered.example");
  inspector_check_card_check (get_card (self));
  g_assert_true (says (self->card, "Asking…"));
  gtk_widget_activate_action (self->card, "card.stop", NULL);
  g_assert_true (bounce_check_case_is_finished (inspector_check_card_get_case (get_card (self))));
  g_assert_cmpint (get_verdict (self->card), ==, BOUNCE_VERDICT_UNKNOWN);
  g_assert_true (says (self->card, "Could not be checked"));
  g_assert_false (says (self->card, "Asking…"));
  g_assert_false (says (self->card, "Clean"));

  /* Late answers change nothing, and one can ask once more. */
  walk_wait (400);
  g_assert_cmpint (get_verdict (self->card), ==, BOUNCE_VERDICT_UNKNOWN);
  check (self);
  g_assert_cmpint (get_verdict (self->card), ==, BOUNCE_VERDICT_STILL);
}

static void
test_copy (Fixture       *self,
           gconstpointer  data)
{
  g_autofree char *begin = g_strconcat (bounce_verdict_get_title (BOUNCE_VERDICT_STILL), ": ", NULL);

  show_example (self, self->card, "jan@filtered.example");
  gtk_widget_activate_action (self->card, "card.copy", NULL);
  g_assert_null (self->copied);
  check (self);
  gtk_widget_activate_action (self->card, "card.copy", NULL);
  g_assert_nonnull (self->copied);
  g_assert_true (g_str_has_prefix (self->copied, begin));
  g_assert_nonnull (strstr (self->copied, "\n192.0.2.25\n"));
  g_assert_nonnull (strstr (self->copied, "✗ zen.spamhaus.org (Listed)"));
  g_assert_nonnull (strstr (self->copied, MARK));
}

/* Results belong to the host: the next bounce of it has them already. */
static void
test_same_host (Fixture       *self,
                gconstpointer  data)
{
  show_example (self, self->other, "yara@ptr.example");
  show_example (self, self->card, "jan@filtered.example");
  g_assert_false (inspector_check_card_is_asked (INSPECTOR_CHECK_CARD (self->other)));
  check (self);
  g_assert_true (inspector_check_card_is_asked (INSPECTOR_CHECK_CARD (self->other)));
  g_assert_cmpint (get_verdict (self->other), ==, BOUNCE_VERDICT_GONE);
  g_assert_true (has_mark (self->other));

  show_example (self, self->card, "yara@ptr.example");
  g_assert_true (inspector_check_card_is_asked (get_card (self)));
  g_assert_true (says (self->card, bounce_verdict_get_title (BOUNCE_VERDICT_GONE)));
}

/* What is no failure is not examined; nor is what was shown before. */
static void
test_hidden (Fixture       *self,
             gconstpointer  data)
{
  show_example (self, self->card, "jan@filtered.example");
  check (self);
  show_message (self, example_letter, FALSE);
  g_assert_false (gtk_widget_get_visible (self->card));
  inspector_check_card_check (get_card (self));
  inspector_check_card_show (get_card (self), NULL, NULL);
  g_assert_false (gtk_widget_get_visible (self->card));
  g_assert_null (inspector_check_card_get_case (get_card (self)));
}

/* Not one question before somebody pressed and agreed. */
static void
test_consent (Fixture       *self,
              gconstpointer  data)
{
  FakeDns *dns = (FakeDns *) data;

  show_message (self, example_blocklisted, FALSE);
  walk_wait (100);
  inspector_check_card_check (get_card (self));
  walk_wait (100);
  g_assert_nonnull (find_dialog ());
  answer_dialog ("cancel");
  walk_wait (100);
  g_assert_false (inspector_check_card_is_asked (get_card (self)));
  g_assert_cmpuint (fake_dns_get_log (dns)->len, ==, 0);

  inspector_check_card_check (get_card (self));
  walk_wait (100);
  answer_dialog ("check");
  walk_wait (100);
  g_assert_true (inspector_check_card_is_asked (get_card (self)));
  g_assert_false (has_mark (self->card));
  finish (self);
  g_assert_cmpuint (fake_dns_count (dns, "5.113.0.203.zen.spamhaus.org", "A"), ==, 1);
  g_assert_cmpint (get_verdict (self->card), ==, BOUNCE_VERDICT_STILL);
}

/* The window is closed over an open question: it goes, and nothing is asked. */
static void
test_closed (Fixture       *self,
             gconstpointer  data)
{
  FakeDns *dns = (FakeDns *) data;

  fake_dns_clear_log (dns);
  show_message (self, example_blocklisted, FALSE);
  inspector_check_card_check (get_card (self));
  walk_wait (100);
  g_assert_nonnull (find_dialog ());
  show_message (self, example_letter, FALSE);
  walk_wait (100);
  g_assert_null (find_dialog ());
  show_message (self, example_blocklisted, FALSE);
  inspector_check_card_check (get_card (self));
  walk_wait (100);
  g_assert_nonnull (find_dialog ());
  g_assert_cmpuint (fake_dns_get_log (dns)->len, ==, 0);
}

static void
add_offline (GString    *to,
             const char *question,
             const char *name)
{
  g_string_append_printf (to, "[%s %s]\nkind=offline\n\n", question, name);
}

/* A recording in which every server is out of reach. */
static char *
write_offline (BounceBlocklists *lists)
{
  char *folder = g_dir_make_tmp ("card-XXXXXX", NULL);
  g_autofree char *mailbox = g_build_filename (folder, "example.mbox", NULL);
  g_autofree char *answers = g_build_filename (folder, "answers.ini", NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < bounce_blocklists_get_length (lists); i++)
    {
      const BounceBlocklist *list = bounce_blocklists_get (lists, i);
      g_autofree char *test = g_strconcat ("2.0.0.127.", list->zone, NULL);

      if (list->zone != NULL)
        add_offline (text, "A", test);
    }
  add_offline (text, "PTR", "5.113.0.203.in-addr.arpa");
  g_assert_true (g_file_set_contents (mailbox, "", 0, NULL));
  g_assert_true (g_file_set_contents (answers, text->str, text->len, NULL));
  g_setenv ("BOUNCE_INSPECTOR_EXAMPLE", mailbox, TRUE);

  return folder;
}

/* On a train: no list was silent, no host is clean, this computer is alone. */
static void
test_offline (Fixture       *self,
              gconstpointer  data)
{
  g_autofree char *folder = write_offline (inspector_checks_get_lists (self->checks));
  g_autofree char *mailbox = g_build_filename (folder, "example.mbox", NULL);
  g_autofree char *answers = g_build_filename (folder, "answers.ini", NULL);

  show_message (self, example_blocklisted, TRUE);
  check (self);
  g_assert_cmpint (get_verdict (self->card), ==, BOUNCE_VERDICT_UNKNOWN);
  g_assert_true (says (self->card, "when this computer is connected"));
  g_assert_true (says (self->card, "no DNS server can be reached"));
  g_assert_false (says (self->card, "Clean"));
  g_assert_false (says (self->card, "No answer"));
  g_unsetenv ("BOUNCE_INSPECTOR_EXAMPLE");
  g_unlink (mailbox);
  g_unlink (answers);
  g_rmdir (folder);
}

#define ADD(path, data, function) g_test_add (path, Fixture, data, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_autoptr (FakeDns) dns = NULL;

  g_test_init (&argc, &argv, NULL);
  /* libadwaita 1.7 warns of the heading of its own message dialog. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP no display\n");
      return 0;
    }
  adw_init ();
  dns = fake_dns_new ();
  fake_dns_put (dns, "2.0.0.127.zen.spamhaus.org", "A", 60, "127.0.0.2", NULL);
  fake_dns_put (dns, "5.113.0.203.zen.spamhaus.org", "A", 60, "127.0.0.4", NULL);
  g_setenv ("BOUNCE_INSPECTOR_DNS", fake_dns_get_servers (dns), TRUE);

  ADD ("/check-card/before", NULL, test_before);
  ADD ("/check-card/verdicts", NULL, test_verdicts);
  ADD ("/check-card/stop", NULL, test_stop);
  ADD ("/check-card/copy", NULL, test_copy);
  ADD ("/check-card/same-host", NULL, test_same_host);
  ADD ("/check-card/hidden", NULL, test_hidden);
  ADD ("/check-card/consent", dns, test_consent);
  ADD ("/check-card/closed", dns, test_closed);
  ADD ("/check-card/offline", NULL, test_offline);

  return g_test_run ();
}
