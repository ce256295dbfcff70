/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The way a mail took, and the sending host found on it. */
#include "inspector-path.h"

#include "inspector-case-words.h"
#include "inspector-closures.h"
#include "inspector-label.h"
#include "inspector-report-fields.h"
#include "inspector-safe.h"

#include <glib/gi18n.h>

struct _InspectorPath
{
  GtkWidget            parent_instance;

  GtkWidget           *rows;
  const BounceReading *reading;  /* not shown yet; else NULL                    */
  const BounceCase    *one;
};

G_DEFINE_FINAL_TYPE (InspectorPath, inspector_path, GTK_TYPE_WIDGET)

static GtkWidget *
create_candidate (const BounceHostCandidate *candidate,
                  gboolean                   chosen)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, "spacing", 12, NULL);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *icon = gtk_image_new_from_icon_name (chosen ? "emblem-ok-symbolic" : NULL);
  GtkWidget *quote;
  g_autofree char *name = inspector_case_words_dup_candidate (candidate);
  g_autofree char *reason = inspector_closures_dup_host_reason (candidate, chosen);
  g_autofree char *quoted = candidate->quote != NULL ? inspector_safe_dup_plain (candidate->quote) : g_strdup ("");

  quote = inspector_label_new (quoted, "monospace", INSPECTOR_LABEL_QUOTES);
  gtk_widget_add_css_class (quote, "caption");
  gtk_widget_set_visible (quote, *quoted != '\0');
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_hexpand (content, TRUE);
  gtk_box_append (GTK_BOX (content), inspector_label_new (name, chosen ? "heading" : NULL, INSPECTOR_LABEL_TELLS));
  gtk_box_append (GTK_BOX (content), inspector_label_new (reason, "caption", INSPECTOR_LABEL_EXPLAINS));
  gtk_box_append (GTK_BOX (content), quote);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), content);

  return row;
}

static GtkWidget *
create_hop (const BounceReceived *hop,
            gint64                now)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM,
                                 "orientation", GTK_ORIENTATION_VERTICAL,
                                 NULL);
  g_autofree char *by = inspector_case_words_dup_hop_by (hop);
  g_autofree char *from = inspector_case_words_dup_hop_from (hop);
  g_autofree char *notes = inspector_case_words_dup_hop_notes (hop, now);

  gtk_box_append (GTK_BOX (row), inspector_label_new (by, NULL, INSPECTOR_LABEL_TELLS));
  gtk_box_append (GTK_BOX (row), inspector_label_new (from, NULL, INSPECTOR_LABEL_TELLS));
  if (*notes != '\0')
    {
      GtkWidget *label = inspector_label_new (notes, "caption", INSPECTOR_LABEL_EXPLAINS);

      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (row), label);
    }

  return row;
}

static GtkWidget *
append_list (InspectorPath *self,
             const char    *title)
{
  GtkWidget *heading = inspector_label_new_heading (title);
  GtkWidget *list = g_object_new (GTK_TYPE_BOX,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_LIST,
                                  "orientation", GTK_ORIENTATION_VERTICAL,
                                  "spacing", 12,
                                  NULL);

  if (gtk_widget_get_first_child (self->rows) != NULL)
    gtk_widget_set_margin_top (heading, 9);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_RELATION_LABELLED_BY, heading, NULL, -1);
  gtk_box_append (GTK_BOX (self->rows), heading);
  gtk_box_append (GTK_BOX (self->rows), list);

  return list;
}

static void
fill_candidates (InspectorPath    *self,
                 const BounceHost *host)
{
  GtkWidget *list = append_list (self, _("Sending Host"));

  if (host->chosen == NULL)
    gtk_box_append (GTK_BOX (list),
                    inspector_label_new (_("The message does not tell which machine sent the mail that was refused."), NULL,
                                         INSPECTOR_LABEL_EXPLAINS));
  for (guint i = 0; i < host->candidates->len; i++)
    {
      const BounceHostCandidate *candidate = host->candidates->pdata[i];

      gtk_box_append (GTK_BOX (list), create_candidate (candidate, candidate == host->chosen));
    }
}

static void
fill_hops (InspectorPath       *self,
           const BounceReading *reading)
{
  g_autoptr (GPtrArray) hops = inspector_report_fields_list_hops (reading);
  g_autoptr (GDateTime) now = bounce_settings_now ();
  GtkWidget *list;

  if (hops->len == 0)
    return;

  list = append_list (self, _("Servers on the Way, First to Last"));
  for (guint i = 0; i < hops->len; i++)
    gtk_box_append (GTK_BOX (list), create_hop (hops->pdata[i], g_date_time_to_unix (now)));
}

static void
fill (InspectorPath *self)
{
  const BounceReading *reading = g_steal_pointer (&self->reading);

  if (reading == NULL)
    return;

  if (self->one->host != NULL)
    fill_candidates (self, self->one->host);
  fill_hops (self, reading);
}

static void
inspector_path_map (GtkWidget *widget)
{
  fill (INSPECTOR_PATH (widget));

  GTK_WIDGET_CLASS (inspector_path_parent_class)->map (widget);
}

static void
inspector_path_dispose (GObject *object)
{
  g_clear_pointer (&INSPECTOR_PATH (object)->rows, gtk_widget_unparent);

  G_OBJECT_CLASS (inspector_path_parent_class)->dispose (object);
}

static void
inspector_path_class_init (InspectorPathClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inspector_path_dispose;
  widget_class->map = inspector_path_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
inspector_path_init (InspectorPath *self)
{
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_add_css_class (self->rows, "fields");
  gtk_widget_set_parent (self->rows, GTK_WIDGET (self));
}

void
inspector_path_show (InspectorPath       *self,
                     const BounceReading *reading,
                     const BounceCase    *one)
{
  GtkWidget *child;

  g_return_if_fail (INSPECTOR_IS_PATH (self));

  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  self->reading = reading;
  self->one = one;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill (self);
}
