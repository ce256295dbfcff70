/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of a result: what it looks like in each state, and what a hostile
 * list can do to it. */
#include "inspector-check-row.h"

#include "inspector-check-closures.h"

#include "widget-walk.h"

#define SUBJECT "203.0.113.5"
#define NAME "5.113.0.203.zen.spamhaus.org"

typedef struct
{
  BounceBlocklists *lists;
  BounceSubject    *subject;
  BounceCheck      *check;
  GtkWidget        *window;
  GtkWidget        *row;
} Fixture;

static const BounceBlocklist *
find_list (Fixture *self)
{
  return bounce_blocklists_find (self->lists, "zen.spamhaus.org");
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  GtkWidget *rows = gtk_list_box_new ();

  self->lists = bounce_blocklists_load (NULL, NULL);
  self->subject = bounce_subject_new (SUBJECT, NULL);
  self->check = bounce_check_new (BOUNCE_CHECK_LIST, find_list (self), FALSE);
  self->row = inspector_check_row_new (self->check, SUBJECT);
  self->window = gtk_window_new ();
  gtk_list_box_append (GTK_LIST_BOX (rows), self->row);
  gtk_window_set_child (GTK_WINDOW (self->window), rows);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (self->row), (gpointer *) &self->row);
  gtk_window_destroy (GTK_WINDOW (self->window));
  walk_wait (20);
  g_assert_null (self->row);
  g_assert_finalize_object (self->check);
  bounce_subject_unref (self->subject);
  bounce_blocklists_unref (self->lists);
}

/* @code: NULL for "not listed". */
static BounceListResult *
new_result (Fixture    *self,
            const char *code)
{
  const char *values[] = { code, NULL };
  g_autoptr (BounceAnswer) answer = bounce_answer_new (code != NULL ? BOUNCE_ANSWER_FOUND : BOUNCE_ANSWER_ABSENT, BOUNCE_QUESTION_A,
                                                       NAME, code != NULL ? values : NULL, NULL, 900);

  answer->seen = 1763388000;

  return bounce_list_result_new (self->lists, find_list (self), self->subject, answer);
}

static gboolean
is_icon (GtkWidget  *widget,
         const void *name)
{
  return GTK_IS_IMAGE (widget) && g_strcmp0 (gtk_image_get_icon_name (GTK_IMAGE (widget)), name) == 0;
}

/* Shape, colour and word belong together, and the old ones are gone. */
static void
assert_look (Fixture         *self,
             BounceCheckLook  look,
             const char      *word)
{
  for (guint i = 0; i < BOUNCE_N_CHECK_LOOKS; i++)
    {
      GtkWidget *icon = walk_find (self->row, is_icon, inspector_check_closures_get_icon (i));

      g_assert_true ((icon != NULL) == (i == look));
      if (icon == NULL)
        continue;
      for (guint j = 0; j < BOUNCE_N_CHECK_LOOKS; j++)
        g_assert_true (gtk_widget_has_css_class (icon, inspector_check_closures_get_style (j)) == (j == look));
    }
  g_assert_nonnull (walk_find_label (self->row, word));
}

/* A line that keeps the look of an earlier state tells a lie. */
static void
test_states (Fixture       *self,
             gconstpointer  data)
{
  g_assert_true (inspector_check_row_get_check (INSPECTOR_CHECK_ROW (self->row)) == self->check);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->row)), ==, "zen.spamhaus.org");
  assert_look (self, BOUNCE_CHECK_LOOK_WAITING, "Not asked yet");
  bounce_check_start (self->check);
  assert_look (self, BOUNCE_CHECK_LOOK_WAITING, "Asking…");
  bounce_check_take_list_result (self->check, new_result (self, "127.0.0.4"));
  assert_look (self, BOUNCE_CHECK_LOOK_BAD, "Listed");
  bounce_check_start (self->check);
  bounce_check_take_list_result (self->check, new_result (self, "127.255.255.254"));
  assert_look (self, BOUNCE_CHECK_LOOK_UNSURE, "Could not be checked");
  bounce_check_start (self->check);
  bounce_check_take_list_result (self->check, new_result (self, NULL));
  assert_look (self, BOUNCE_CHECK_LOOK_GOOD, "Clean");
}

/* Stopped: neither good nor bad. */
static void
test_given_up (Fixture       *self,
               gconstpointer  data)
{
  bounce_check_start (self->check);
  bounce_check_give_up (self->check);
  assert_look (self, BOUNCE_CHECK_LOOK_UNSURE, "Could not be checked");
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (self->row)), ==, "No answer was waited for.");
}

/* Without a network nobody is to think that a list was silent, or content. */
static void
test_offline (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (BounceAnswer) answer = bounce_answer_new (BOUNCE_ANSWER_OFFLINE, BOUNCE_QUESTION_A, NAME, NULL, NULL, 0);

  bounce_check_take_list_result (self->check, bounce_list_result_new (self->lists, find_list (self), self->subject, answer));
  assert_look (self, BOUNCE_CHECK_LOOK_UNSURE, "Could not be checked");
  g_assert_nonnull (strstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (self->row)), "no DNS server can be reached"));
}

/* Details are made when they are first seen. */
static void
expand (Fixture *self)
{
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self->row), TRUE);
  for (guint i = 0; i < 100 && walk_find_label (self->row, "Operator") == NULL; i++)
    walk_wait (100);
}

/* Whoever doubts the words reads what was really answered. */
static void
test_raw (Fixture       *self,
          gconstpointer  data)
{
  bounce_check_take_list_result (self->check, new_result (self, "127.0.0.4"));
  g_assert_null (walk_find_label (self->row, "NOERROR"));
  expand (self);
  g_assert_nonnull (walk_find_label (self->row, "Raw answer"));
  g_assert_nonnull (walk_find_label (self->row, "127.0.0.4 (TTL 900)"));
  g_assert_nonnull (walk_find_label (self->row, "900 seconds"));
}

static gboolean
has_control (GtkWidget  *widget,
             const void *unused)
{
  static const char * const marks[] = { "\xe2\x80\xae", "\x1b", "\x07", "\n", "\xff" };

  for (guint i = 0; GTK_IS_LABEL (widget) && i < G_N_ELEMENTS (marks); i++)
    if (strstr (gtk_label_get_text (GTK_LABEL (widget)), marks[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* The text of a list is written by whoever holds the name. */
static void
test_hostile (Fixture       *self,
              gconstpointer  data)
{
  g_autofree char *many = g_strnfill (60000, 'W');
  g_autofree char *words = g_strconcat ("<b>call&amp;</b> <a href=\"https://evil.example/\">us</a> \xe2\x80\xae\x1b[31m\x07\n\xff "
                                        "secret0key.zen.dq.spamhaus.net ", many, NULL);
  const char *values[] = { words, NULL };
  g_autoptr (BounceAnswer) text = bounce_answer_new (BOUNCE_ANSWER_FOUND, BOUNCE_QUESTION_TXT, NAME, values, NULL, 900);
  g_autoptr (BounceListResult) bare = new_result (self, "127.0.0.4");

  bounce_check_take_list_result (self->check, bounce_list_result_with_text (bare, text));
  expand (self);
  g_assert_nonnull (walk_find_label (self->row, "<b>call&amp;</b> <a href="));
  g_assert_null (walk_find (self->row, walk_is_markup, NULL));
  g_assert_null (walk_find (self->row, has_control, NULL));
  g_assert_null (walk_find_label (self->row, "secret0key"));
  g_assert_nonnull (walk_find_label (self->row, "****.zen.dq.spamhaus.net"));
  many[400] = '\0';
  g_assert_null (walk_find_label (self->row, many));
}

/* One line for many: seen and heard alike. */
static void
test_spared (Fixture       *self,
             gconstpointer  data)
{
  bounce_check_take_list_result (self->check, bounce_list_result_new_unsure (self->lists, find_list (self), self->subject,
                                                                             BOUNCE_WHY_NOT_ASKED, BOUNCE_DETAIL_EXAMPLE));
  inspector_check_row_set_spared (INSPECTOR_CHECK_ROW (self->row), 1);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->row)), ==, "zen.spamhaus.org");
  inspector_check_row_set_spared (INSPECTOR_CHECK_ROW (self->row), 12);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->row)), ==, "12 lists");
  {
    g_autofree char *heard = g_strdup_printf ("12 lists, Could not be checked. %s", adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (self->row)));
    g_autofree char *wrong = gtk_test_accessible_check_property (GTK_ACCESSIBLE (self->row), GTK_ACCESSIBLE_PROPERTY_LABEL, heard);

    g_assert_null (wrong);
  }
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP no display\n");
      return 0;
    }
  adw_init ();

  ADD ("/check-row/states", test_states);
  ADD ("/check-row/given-up", test_given_up);
  ADD ("/check-row/offline", test_offline);
  ADD ("/check-row/raw", test_raw);
  ADD ("/check-row/hostile", test_hostile);
  ADD ("/check-row/spared", test_spared);

  return g_test_run ();
}
