/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window remembers, with or without an installed schema. */
#include "inspector-state.h"

#define SCHEMA "io.github.bounce_inspector.BounceInspector"

/* As in the schema, for a program that runs without being installed:
 * g_settings_new () would end it. */
static const struct
{
  const char *key;
  const char *value;             /* in the text form of GVariant                */
} defaults[] = {
  { "width", "1000" },
  { "height", "700" },
  { "maximized", "false" },
  { "sidebar", "true" },
  { "columns", "['cause', 'code', 'receiver', 'date']" },
  { "sort", "''" },
  { "agreed-to-ask", "false" },
};

static GSettings *
get_settings (void)
{
  static GSettings *settings = NULL;
  static gboolean looked = FALSE;

  if (!looked)
    {
      GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
      g_autoptr (GSettingsSchema) schema = source ? g_settings_schema_source_lookup (source, SCHEMA, TRUE) : NULL;

      looked = TRUE;
      if (schema != NULL)
        settings = g_settings_new_full (schema, NULL, NULL);
    }

  return settings;
}

/* An older schema may lack a key that this program has. */
static gboolean
has_key (const char *key)
{
  g_autoptr (GSettingsSchema) schema = NULL;

  if (get_settings () == NULL)
    return FALSE;
  g_object_get (get_settings (), "settings-schema", &schema, NULL);

  return g_settings_schema_has_key (schema, key);
}

static GHashTable *
get_remembered (void)
{
  static GHashTable *remembered = NULL;

  if (remembered == NULL)
    {
      remembered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_variant_unref);
      for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
        g_hash_table_insert (remembered, g_strdup (defaults[i].key),
                             g_variant_ref_sink (g_variant_new_parsed (defaults[i].value)));
    }

  return remembered;
}

GVariant *
inspector_state_read (const char *key)
{
  GVariant *value;

  g_return_val_if_fail (key != NULL, NULL);

  if (has_key (key))
    return g_settings_get_value (get_settings (), key);
  value = g_hash_table_lookup (get_remembered (), key);
  g_return_val_if_fail (value != NULL, NULL);

  return g_variant_ref (value);
}

void
inspector_state_write (const char *key,
                       GVariant   *value)
{
  g_autoptr (GVariant) kept = g_variant_ref_sink (value);

  g_return_if_fail (key != NULL);

  if (has_key (key))
    g_settings_set_value (get_settings (), key, kept);
  else
    g_hash_table_insert (get_remembered (), g_strdup (key), g_steal_pointer (&kept));
}
