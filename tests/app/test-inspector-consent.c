/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Nobody is asked before the user has agreed once, knowing of what. */
#include "inspector-consent.h"

#include "inspector-state.h"

#include "find-dialog.h"
#include "widget-walk.h"

typedef struct
{
  InspectorChecks *checks;
  GtkWidget       *window;
  GCancellable    *cancellable;
  guint            answered;
  gboolean         agreed;
} Fixture;

static const char * const names[] = { "5.113.0.203.zen.spamhaus.org", "5.113.0.203.secret0key.zen.dq.spamhaus.net", "<b>x</b>", NULL };
static const char * const operators[] = { "Spamhaus Project", NULL };

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  inspector_state_write ("agreed-to-ask", g_variant_new_boolean (FALSE));
  self->checks = inspector_checks_new ();
  self->cancellable = g_cancellable_new ();
  self->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (self->window), gtk_label_new ("Parent"));
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
  gtk_window_destroy (GTK_WINDOW (self->window));
  walk_wait (50);
  g_assert_null (self->window);
  g_assert_null (find_dialog ());
  g_assert_finalize_object (self->checks);
  g_clear_object (&self->cancellable);
}

static void
on_answer (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Fixture *self = user_data;

  self->answered++;
  self->agreed = inspector_consent_ask_finish (result);
}

static void
ask (Fixture *self)
{
  inspector_consent_ask_async (gtk_window_get_child (GTK_WINDOW (self->window)), self->checks, names, operators,
                               self->cancellable, on_answer, self);
  walk_wait (50);
}

/* Asked every time, people press without reading. */
static void
test_agreed_before (Fixture       *self,
                    gconstpointer  data)
{
  inspector_checks_agree (self->checks);
  ask (self);
  g_assert_null (find_dialog ());
  g_assert_cmpuint (self->answered, ==, 1);
  g_assert_true (self->agreed);
}

static void
test_cancel (Fixture       *self,
             gconstpointer  data)
{
  ask (self);
  g_assert_cmpuint (self->answered, ==, 0);
  answer_dialog ("cancel");
  walk_wait (50);
  g_assert_cmpuint (self->answered, ==, 1);
  g_assert_false (self->agreed);
  g_assert_false (inspector_checks_has_agreed (self->checks));
}

/* Escape, or the window manager's button, agrees to nothing. */
static void
test_close (Fixture       *self,
            gconstpointer  data)
{
  ask (self);
  gtk_window_close (GTK_WINDOW (find_dialog ()));
  walk_wait (50);
  g_assert_cmpuint (self->answered, ==, 1);
  g_assert_false (self->agreed);
  g_assert_false (inspector_checks_has_agreed (self->checks));
}

static void
test_agree (Fixture       *self,
            gconstpointer  data)
{
  ask (self);
  answer_dialog ("check");
  walk_wait (50);
  g_assert_cmpuint (self->answered, ==, 1);
  g_assert_true (self->agreed);
  g_assert_true (inspector_checks_has_agreed (self->checks));
}

/* What is agreed to must stand there; keys and markup must not. */
static void
test_words (Fixture       *self,
            gconstpointer  data)
{
  GtkWidget *dialog;

  ask (self);
  dialog = GTK_WIDGET (find_dialog ());
  g_assert_nonnull (dialog);
  g_assert_nonnull (walk_find_label (dialog, "5.113.0.203.zen.spamhaus.org"));
  g_assert_nonnull (walk_find_label (dialog, "<b>x</b>"));
  g_assert_nonnull (walk_find_label (dialog, "****.zen.dq.spamhaus.net"));
  g_assert_null (walk_find_label (dialog, "secret0key"));
  g_assert_nonnull (walk_find_label (dialog, "Spamhaus Project"));
  g_assert_nonnull (walk_find_label (dialog, "192.0.2.53"));
  answer_dialog ("cancel");
  walk_wait (50);
}

/* The card went on to another bounce: the question goes with it. */
static void
test_cancelled (Fixture       *self,
                gconstpointer  data)
{
  ask (self);
  g_assert_nonnull (find_dialog ());
  g_cancellable_cancel (self->cancellable);
  walk_wait (50);
  g_assert_null (find_dialog ());
  g_assert_cmpuint (self->answered, ==, 1);
  g_assert_false (self->agreed);
  g_assert_false (inspector_checks_has_agreed (self->checks));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_setenv ("BOUNCE_INSPECTOR_DNS", "192.0.2.53", TRUE);
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP no display\n");
      return 0;
    }
  adw_init ();

  ADD ("/consent/agreed-before", test_agreed_before);
  ADD ("/consent/cancel", test_cancel);
  ADD ("/consent/close", test_close);
  ADD ("/consent/agree", test_agree);
  ADD ("/consent/words", test_words);
  ADD ("/consent/cancelled", test_cancelled);

  return g_test_run ();
}
