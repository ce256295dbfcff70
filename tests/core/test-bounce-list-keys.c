/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys: hidden in every text, kept in a secret store where there is one (on a
 * bus of its own here), and no key without hanging where there is none. */
#include "bounce-list-keys.h"

#include "../support/mailboxes.h"

#define KEY "abcdefghij0123456789abcdef"
#define SECONDS 10
/* A file that says that the store was really tried. */
#define MARK "BOUNCE_TEST_MARK"

typedef struct
{
  const char *text, *redacted, *mistake;
} RedactCase;

static const RedactCase redact_cases[] = {
  { KEY ".zen.dq.spamhaus.net", "****.zen.dq.spamhaus.net", "the plain form" },
  { "blocked using " KEY ".zen.dq.spamhaus.net; see https://example.org/", "blocked using ****.zen.dq.spamhaus.net; see https://example.org/", "in a reply" },
  { "9.2.0.192." KEY ".zen.dq.spamhaus.net", "9.2.0.192.****.zen.dq.spamhaus.net", "a whole question" },
  { "[" KEY ".DBL.DQ.Spamhaus.NET.]", "[****.DBL.DQ.Spamhaus.NET.]", "capitals and the final dot" },
  { KEY ".authbl.dq.spamhaus.net and " KEY ".zrd.dq.spamhaus.net", "****.authbl.dq.spamhaus.net and ****.zrd.dq.spamhaus.net", "the second" },
  { KEY ".new-list.dq.spamhaus.net", "****.new-list.dq.spamhaus.net", "a list that is new" },
  { KEY ".dq.spamhaus.net", "****.dq.spamhaus.net", "mistyped" },
  { KEY ".combined.mail.abusix.zone", "****.combined.mail.abusix.zone", "Abusix" },
  { "a.example.org." KEY ".dblack.mail.abusix.zone", "a.example.org.****.dblack.mail.abusix.zone", "a domain asked" },
  { KEY ".spam.spamrats.com", "****.spam.spamrats.com", "SpamRATS with a key" },
  { "9.2.0.192.all.spamrats.com", "9.2.0.192.all.spamrats.com", "an octet is no key" },
  { KEY ".r.mail-abuse.com", "****.r.mail-abuse.com", "Trend Micro" },
  { "zen.dq.spamhaus.net", "zen.dq.spamhaus.net", "no key" },
  { "https://zen.dq.spamhaus.net/", "https://zen.dq.spamhaus.net/", "no key in a link" },
  { "****.zen.dq.spamhaus.net", "****.zen.dq.spamhaus.net", "twice" },
  { "9.2.0.192.zen.spamhaus.org", "9.2.0.192.zen.spamhaus.org", "a list without keys" },
  { KEY ".zen.dq.spamhaus.network", KEY ".zen.dq.spamhaus.network", "another domain" },
  { KEY ".own.example.net", KEY ".own.example.net", "before it is known" },
  { "", "", "nothing" },
  { ".zen.dq.spamhaus.net .dq.spamhaus.net", ".zen.dq.spamhaus.net .dq.spamhaus.net", "half a name" },
};

static void
test_redact (void)
{
  g_autofree char *own = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (redact_cases); i++)
    {
      g_autofree char *redacted = bounce_list_keys_redact (redact_cases[i].text);

      g_test_message ("%s", redact_cases[i].mistake);
      g_assert_cmpstr (redacted, ==, redact_cases[i].redacted);
    }
  g_assert_null (bounce_list_keys_redact (NULL));
  bounce_list_keys_guard_zone ("Own.example.net");
  own = bounce_list_keys_redact ("9.2.0.192." KEY ".own.Example.net");
  g_assert_cmpstr (own, ==, "9.2.0.192.****.own.Example.net");
}

static void
test_redact_hostile (void)
{
  g_autoptr (GString) many = g_string_new (NULL);
  g_autofree char *label = g_strnfill (4 * 1024 * 1024, 'a');
  g_autofree char *one = g_strconcat (label, ".zen.dq.spamhaus.net", NULL);
  g_autofree char *dots = g_strnfill (4 * 1024 * 1024, '.');
  g_autofree char *a = NULL, *b = NULL, *c = NULL, *d = NULL;
  gint64 begun = g_get_monotonic_time ();

  for (guint i = 0; i < 100000; i++)
    g_string_append (many, KEY ".zen.dq.spamhaus.net.");
  a = bounce_list_keys_redact (many->str);
  b = bounce_list_keys_redact (one);
  c = bounce_list_keys_redact (dots);
  d = bounce_list_keys_redact ("\xff" KEY "\xfe" KEY ".zen.dq.spamhaus.net\xff");
  g_assert_null (strstr (a, KEY));
  g_assert_cmpstr (b, ==, "****.zen.dq.spamhaus.net");
  g_assert_cmpstr (d, ==, "\xff" KEY "\xfe****.zen.dq.spamhaus.net\xff");
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 5 * G_USEC_PER_SEC);
}

/* --- the store --- */

typedef struct
{
  gboolean  done, stored;
  char     *key;
  GError   *error;
} Told;

static void
on_looked_up (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  Told *told = data;

  told->done = TRUE;
  told->key = bounce_list_keys_lookup_finish (result, &told->error);
}

static void
on_stored (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Told *told = data;

  told->done = TRUE;
  told->stored = bounce_list_keys_store_finish (result, &told->error);
}

static void
told_wait (Told *told)
{
  while (!told->done)
    g_main_context_iteration (NULL, TRUE);
}

static char *
look_up (const char *operator_name)
{
  Told told = { 0 };

  bounce_list_keys_lookup_async (operator_name, NULL, on_looked_up, &told);
  told_wait (&told);
  g_assert_no_error (told.error);

  return told.key;
}

static gboolean
store (const char  *operator_name,
       const char  *key,
       GError     **error)
{
  Told told = { 0 };

  bounce_list_keys_store_async (operator_name, key, NULL, on_stored, &told);
  told_wait (&told);
  if (told.error != NULL)
    g_propagate_error (error, told.error);

  return told.stored;
}

/* A bus of our own, with nothing on it. NULL where there is no such program. */
static GSubprocess *
start_bus (void)
{
  g_autofree char *program = g_find_program_in_path ("dbus-daemon");
  g_autoptr (GSubprocess) daemon = NULL;
  g_autoptr (GDataInputStream) out = NULL;
  g_autofree char *address = NULL;

  if (program == NULL)
    return NULL;
  daemon = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL, program, "--session", "--nofork",
                             "--print-address", NULL);
  if (daemon == NULL)
    return NULL;
  out = g_data_input_stream_new (g_subprocess_get_stdout_pipe (daemon));
  address = g_data_input_stream_read_line (out, NULL, NULL, NULL);
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", address != NULL ? address : "unix:path=/nonexistent/bus", TRUE);

  return g_steal_pointer (&daemon);
}

static void
stop (GSubprocess *daemon)
{
  if (daemon == NULL)
    return;
  g_subprocess_force_exit (daemon);
  g_subprocess_wait (daemon, NULL, NULL);
}

/* Runs a test of this program in a process of its own, since the library keeps
 * its connection for good. */
static gboolean
run_alone (const char *test)
{
  g_test_trap_subprocess (test, 25 * G_USEC_PER_SEC, G_TEST_SUBPROCESS_DEFAULT);

  return g_test_trap_has_passed ();
}

static void
test_nowhere (void)
{
  g_assert_true (run_alone ("/list-keys/nowhere/subprocess"));
}

/* No bus, no desktop: as over ssh, or from cron. */
static void
test_nowhere_subprocess (void)
{
  g_autoptr (GError) error = NULL;
  gint64 begun = g_get_monotonic_time ();
  char *key;

  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus", TRUE);
  g_unsetenv ("DISPLAY");
  key = look_up ("Spamhaus Technology");
  g_assert_null (key);
  g_assert_false (store ("Spamhaus Technology", KEY, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, SECONDS * G_USEC_PER_SEC);
}

static void
test_no_service (void)
{
  g_assert_true (run_alone ("/list-keys/no-service/subprocess"));
}

/* A bus on which nobody keeps secrets. */
static void
test_no_service_subprocess (void)
{
  g_autoptr (GSubprocess) bus = NULL;
  gint64 begun = g_get_monotonic_time ();
  g_autofree char *folder = make_folder ();
  char *key;

  /* Nothing of this machine may be started by that bus. */
  g_setenv ("XDG_DATA_DIRS", folder, TRUE);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  bus = start_bus ();
  key = look_up ("Spamhaus Technology");
  g_assert_null (key);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, SECONDS * G_USEC_PER_SEC);
  stop (bus);
  remove_below (folder);
}

static void
test_cancel (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Told told = { 0 };

  bounce_list_keys_lookup_async ("Spamhaus Technology", cancellable, on_looked_up, &told);
  g_cancellable_cancel (cancellable);
  told_wait (&told);
  g_assert_null (told.key);
  g_assert_error (told.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&told.error);
}

/* What is no label of a name never gets as far as the store. */
static void
test_bad_key (void)
{
  static const char * const keys[] = { "", "a b", "a.b", "käse", "a\nb", KEY KEY KEY };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (store ("Spamhaus Technology", keys[i], &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
    }
}

static GSubprocess *
start_keyring (void)
{
  g_autofree char *program = g_find_program_in_path ("gnome-keyring-daemon");
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE
                                                                        | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  GSubprocess *daemon;

  if (program == NULL)
    return NULL;
  daemon = g_subprocess_launcher_spawn (launcher, NULL, program, "--foreground", "--unlock", "--components=secrets", NULL);
  if (daemon != NULL)
    {
      GOutputStream *in = g_subprocess_get_stdin_pipe (daemon);

      g_output_stream_write_all (in, "password", strlen ("password"), NULL, NULL, NULL);
      g_output_stream_close (in, NULL, NULL);
    }

  return daemon;
}

static gboolean
wait_for_service (void)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);

  if (bus != NULL)
    g_dbus_connection_set_exit_on_close (bus, FALSE);
  for (guint i = 0; i < 100 && bus != NULL; i++)
    {
      g_autoptr (GVariant) reply = g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                                                "NameHasOwner", g_variant_new ("(s)", "org.freedesktop.secrets"),
                                                                G_VARIANT_TYPE ("(b)"), 0, 1000, NULL, NULL);
      gboolean there = FALSE;

      if (reply != NULL)
        g_variant_get (reply, "(b)", &there);
      if (there)
        return TRUE;
      g_usleep (50 * 1000);
    }

  return FALSE;
}

static void
test_store (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *mark = g_build_filename (folder, "done", NULL);

  g_setenv (MARK, mark, TRUE);
  /* The library keeps what the service told of itself until the end. */
  g_setenv ("ASAN_OPTIONS", "detect_leaks=0", TRUE);
  if (!run_alone ("/list-keys/store/subprocess"))
    g_test_fail ();
  else if (!g_file_test (mark, G_FILE_TEST_EXISTS))
    g_test_skip ("no keyring that works here");
  remove_below (folder);
}

static void
check_store (void)
{
  g_autoptr (GError) error = NULL;
  char *key = look_up ("Spamhaus Technology");

  g_assert_null (key);
  if (!store ("Spamhaus Technology", KEY, &error))
    {
      /* A keyring that cannot open its own ring here proves nothing. */
      g_test_message ("the keyring does not work here: %s", error->message);
      return;
    }
  key = look_up ("Spamhaus Technology");
  g_assert_cmpstr (key, ==, KEY);
  bounce_list_keys_free_key (key);
  g_assert_null (look_up ("Abusix"));
  g_assert_true (store ("Spamhaus Technology", "other", NULL));
  key = look_up ("Spamhaus Technology");
  g_assert_cmpstr (key, ==, "other");
  bounce_list_keys_free_key (key);
  g_assert_true (store ("Spamhaus Technology", NULL, NULL));
  g_assert_null (look_up ("Spamhaus Technology"));
  g_assert_true (store ("Spamhaus Technology", NULL, NULL));
  g_file_set_contents (g_getenv (MARK), "", 0, NULL);
}

static void
test_store_subprocess (void)
{
  g_autoptr (GSubprocess) bus = NULL;
  g_autofree char *folder = make_folder ();
  g_autoptr (GSubprocess) daemon = NULL;

  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_setenv ("XDG_CONFIG_HOME", folder, TRUE);
  g_setenv ("XDG_CACHE_HOME", folder, TRUE);
  g_setenv ("XDG_RUNTIME_DIR", folder, TRUE);
  g_setenv ("XDG_DATA_DIRS", folder, TRUE);
  g_setenv ("HOME", folder, TRUE);
  bus = start_bus ();
  daemon = start_keyring ();
  if (daemon != NULL && wait_for_service ())
    check_store ();
  stop (daemon);
  stop (bus);
  remove_below (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* Never this person's own store. */
  if (!g_test_subprocess ())
    {
      g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus", TRUE);
      g_unsetenv ("DISPLAY");
    }
  g_test_add_func ("/list-keys/redact", test_redact);
  g_test_add_func ("/list-keys/redact-hostile", test_redact_hostile);
  g_test_add_func ("/list-keys/nowhere", test_nowhere);
  g_test_add_func ("/list-keys/nowhere/subprocess", test_nowhere_subprocess);
  g_test_add_func ("/list-keys/no-service", test_no_service);
  g_test_add_func ("/list-keys/no-service/subprocess", test_no_service_subprocess);
  g_test_add_func ("/list-keys/cancel", test_cancel);
  g_test_add_func ("/list-keys/bad-key", test_bad_key);
  g_test_add_func ("/list-keys/store", test_store);
  g_test_add_func ("/list-keys/store/subprocess", test_store_subprocess);

  return g_test_run ();
}
