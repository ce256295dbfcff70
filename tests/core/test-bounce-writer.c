/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One row in three formats, and hostile values in each. */
#include "bounce-writer.h"

#include <string.h>

static const char * const members[] = { "address", "name", NULL };

static void
write_row (BounceWriter *writer,
           gboolean      with_host)
{
  bounce_writer_begin_row (writer);
  bounce_writer_add_string (writer, "recipient", "anna@example.org");
  bounce_writer_add_int (writer, "reply", 550);
  bounce_writer_add_bool (writer, "backscatter", FALSE);
  bounce_writer_add_null (writer, "status");
  if (with_host)
    {
      bounce_writer_begin_object (writer, "host");
      bounce_writer_add_string (writer, "address", "192.0.2.1");
      bounce_writer_add_null (writer, "name");
      bounce_writer_begin_array (writer, "candidates");
      bounce_writer_begin_object (writer, NULL);
      bounce_writer_add_string (writer, "address", "192.0.2.2");
      bounce_writer_end_object (writer);
      bounce_writer_add_int (writer, NULL, 7);
      bounce_writer_end_array (writer);
      bounce_writer_end_object (writer);
    }
  else
    {
      bounce_writer_add_no_object (writer, "host", members);
    }
  bounce_writer_add_string (writer, "last", "z");
  bounce_writer_end_row (writer);
}

static char *
dup_written (GOutputStream *stream)
{
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (stream);

  return g_strndup (g_memory_output_stream_get_data (memory), g_memory_output_stream_get_data_size (memory));
}

static void
test_formats (void)
{
  static const struct
  {
    BounceFormat  format;
    const char   *expected;
  } rows[] = {
    { BOUNCE_FORMAT_JSON,
      "{\"recipient\":\"anna@example.org\",\"reply\":550,\"backscatter\":false,\"status\":null,\"host\":null,\"last\":\"z\"}\n"
      "{\"recipient\":\"anna@example.org\",\"reply\":550,\"backscatter\":false,\"status\":null,"
      "\"host\":{\"address\":\"192.0.2.1\",\"name\":null,\"candidates\":[{\"address\":\"192.0.2.2\"},7]},\"last\":\"z\"}\n" },
    /* The first row has no host: its columns must be there all the same, or
     * the second row would have more columns than the header. */
    { BOUNCE_FORMAT_CSV,
      "recipient,reply,backscatter,status,host.address,host.name,last\r\n"
      "anna@example.org,550,false,,,,z\r\n"
      "anna@example.org,550,false,,192.0.2.1,,z\r\n" },
    { BOUNCE_FORMAT_TEXT,
      "anna@example.org      550  false  -  -  z\n"
      "anna@example.org      550  false  -  192.0.2.1  -  z\n" },
  };
  static const BounceColumn columns[] = { { 20, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
      BounceWriter *writer = bounce_writer_new (stream, rows[i].format);
      g_autofree char *written = NULL;
      g_autoptr (GError) error = NULL;

      bounce_writer_set_columns (writer, columns, G_N_ELEMENTS (columns));
      write_row (writer, FALSE);
      write_row (writer, TRUE);
      g_assert_true (bounce_writer_close (writer, &error));
      g_assert_no_error (error);
      written = dup_written (stream);
      g_assert_cmpstr (written, ==, rows[i].expected);
    }
}

static void
test_hostile_values (void)
{
  static const struct
  {
    BounceFormat  format;
    const char   *value;
    const char   *expected;
  } rows[] = {
    { BOUNCE_FORMAT_JSON, "a\"b\\c\n\t\r", "{\"v\":\"a\\\"b\\\\c\\n\\t\\r\"}\n" },
    /* ESC and C1 CSI are orders to a terminal; the value itself stays whole. */
    { BOUNCE_FORMAT_JSON, "\033[2J\302\233x", "{\"v\":\"\\u001b[2J\\u009bx\"}\n" },
    /* A right-to-left override shows another address than is meant. */
    { BOUNCE_FORMAT_JSON, "a\342\200\256b", "{\"v\":\"a\\u202eb\"}\n" },
    { BOUNCE_FORMAT_JSON, "ü\360\237\220\261", "{\"v\":\"ü\360\237\220\261\"}\n" },
    /* Bytes that are no UTF-8 would make the whole line no JSON. */
    { BOUNCE_FORMAT_JSON, "a\377b", "{\"v\":\"a\357\277\275b\"}\n" },
    { BOUNCE_FORMAT_CSV, "a,\"b\"\n", "v\r\n\"a,\"\"b\"\"\n\"\r\n" },
    { BOUNCE_FORMAT_CSV, "=HYPERLINK(1)", "v\r\n'=HYPERLINK(1)\r\n" },
    { BOUNCE_FORMAT_CSV, "-1+cmd", "v\r\n'-1+cmd\r\n" },
    { BOUNCE_FORMAT_TEXT, "a\tb\nc\033[31md", "a b c\357\277\275[31md\n" },
    { BOUNCE_FORMAT_TEXT, "a\342\200\256b", "a\357\277\275b\n" },
    { BOUNCE_FORMAT_TEXT, NULL, "-\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
      BounceWriter *writer = bounce_writer_new (stream, rows[i].format);
      g_autofree char *written = NULL;

      bounce_writer_begin_row (writer);
      bounce_writer_add_string (writer, "v", rows[i].value);
      bounce_writer_end_row (writer);
      g_assert_true (bounce_writer_close (writer, NULL));
      written = dup_written (stream);
      g_assert_cmpstr (written, ==, rows[i].expected);
    }
}

static void
test_columns (void)
{
  static const struct
  {
    const char *value;
    const char *expected;
  } rows[] = {
    { "ab", "ab      |\n" },
    { "abcdef", "abcdef  |\n" },
    { "abcdefg", "abcde…  |\n" },          /* cut: the sign takes a cell of its own */
    { "日本", "日本    |\n" },              /* wide letters take two cells */
    { "日本語語", "日本…   |\n" },
    { "e\314\201e\314\201", "e\314\201e\314\201      |\n" },   /* combining marks take none */
  };
  static const BounceColumn columns[] = { { 6, 6 } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
      BounceWriter *writer = bounce_writer_new (stream, BOUNCE_FORMAT_TEXT);
      g_autofree char *written = NULL;

      bounce_writer_set_columns (writer, columns, G_N_ELEMENTS (columns));
      bounce_writer_begin_row (writer);
      bounce_writer_add_string (writer, "a", rows[i].value);
      bounce_writer_add_string (writer, "b", "|");
      bounce_writer_end_row (writer);
      g_assert_true (bounce_writer_close (writer, NULL));
      written = dup_written (stream);
      g_assert_cmpstr (written, ==, rows[i].expected);
    }
}

static void
test_colour (void)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  BounceWriter *writer = bounce_writer_new (stream, BOUNCE_FORMAT_TEXT);
  g_autofree char *written = NULL;

  bounce_writer_begin_row (writer);
  bounce_writer_add_styled (writer, "a", "plain", BOUNCE_STYLE_BAD);
  bounce_writer_end_row (writer);
  bounce_writer_set_colour (writer, TRUE);
  bounce_writer_begin_row (writer);
  bounce_writer_add_styled (writer, "a", "red", BOUNCE_STYLE_BAD);
  bounce_writer_end_row (writer);
  g_assert_true (bounce_writer_close (writer, NULL));
  written = dup_written (stream);
  g_assert_cmpstr (written, ==, "plain\n\033[31mred\033[0m\n");
}

static void
test_first_error_sticks (void)
{
  char memory[4];
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new (memory, sizeof memory, NULL, NULL);
  BounceWriter *writer = bounce_writer_new (stream, BOUNCE_FORMAT_JSON);
  g_autoptr (GError) error = NULL;

  g_assert_false (bounce_writer_has_failed (writer));
  write_row (writer, FALSE);
  g_assert_true (bounce_writer_has_failed (writer));
  write_row (writer, FALSE);
  g_assert_false (bounce_writer_close (writer, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/writer/formats", test_formats);
  g_test_add_func ("/writer/hostile-values", test_hostile_values);
  g_test_add_func ("/writer/columns", test_columns);
  g_test_add_func ("/writer/colour", test_colour);
  g_test_add_func ("/writer/first-error-sticks", test_first_error_sticks);

  return g_test_run ();
}
