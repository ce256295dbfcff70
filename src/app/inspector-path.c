/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The way a mail took, and the sending host found on it. */
#include "inspector-path.h"

#include "inspector-case-words.h"
#include "inspector-closures.h"
#include "inspector-label.h"
#include "inspector-report-fields.h"
#include "inspector-safe.h"

struct _InspectorPath
{
  GtkWidget            parent_instance;

  GtkWidget           *candidates_box;
  GtkBox              *candidates;
  GtkWidget           *hops_box;
  GtkBox              *hops;
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

static void
empty (GtkBox *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_box_remove (list, child);
}

static void
fill_candidates (InspectorPath    *self,
                 const BounceHost *host)
{
  if (host->chosen == NULL)
    gtk_box_append (self->candidates,
                    inspector_label_new (inspector_case_words_get_no_host (), NULL, INSPECTOR_LABEL_EXPLAINS));
  for (guint i = 0; i < host->candidates->len; i++)
    {
      const BounceHostCandidate *candidate = host->candidates->pdata[i];

      gtk_box_append (self->candidates, create_candidate (candidate, candidate == host->chosen));
    }
}

static void
fill_hops (InspectorPath *self,
           GPtrArray     *hops)
{
  g_autoptr (GDateTime) now = bounce_settings_now ();

  for (guint i = 0; i < hops->len; i++)
    gtk_box_append (self->hops, create_hop (hops->pdata[i], g_date_time_to_unix (now)));
}

static void
fill (InspectorPath *self)
{
  const BounceReading *reading = g_steal_pointer (&self->reading);
  g_autoptr (GPtrArray) hops = NULL;

  if (reading == NULL)
    return;

  hops = inspector_report_fields_list_hops (reading);
  gtk_widget_set_visible (self->candidates_box, self->one->host != NULL);
  gtk_widget_set_visible (self->hops_box, hops->len > 0);
  if (self->one->host != NULL)
    fill_candidates (self, self->one->host);
  fill_hops (self, hops);
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
  gtk_widget_dispose_template (GTK_WIDGET (object), INSPECTOR_TYPE_PATH);
  while (gtk_widget_get_first_child (GTK_WIDGET (object)) != NULL)
    gtk_widget_unparent (gtk_widget_get_first_child (GTK_WIDGET (object)));

  G_OBJECT_CLASS (inspector_path_parent_class)->dispose (object);
}

static void
inspector_path_class_init (InspectorPathClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inspector_path_dispose;
  widget_class->map = inspector_path_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/bounce_inspector/BounceInspector/path.ui");
  gtk_widget_class_bind_template_child (widget_class, InspectorPath, candidates_box);
  gtk_widget_class_bind_template_child (widget_class, InspectorPath, candidates);
  gtk_widget_class_bind_template_child (widget_class, InspectorPath, hops_box);
  gtk_widget_class_bind_template_child (widget_class, InspectorPath, hops);
}

static void
inspector_path_init (InspectorPath *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
inspector_path_show (InspectorPath       *self,
                     const BounceReading *reading,
                     const BounceCase    *one)
{
  g_return_if_fail (INSPECTOR_IS_PATH (self));

  empty (self->candidates);
  empty (self->hops);
  self->reading = reading;
  self->one = one;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill (self);
}
