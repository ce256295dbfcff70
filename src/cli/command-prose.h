/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Text for people: headings, paragraphs, numbered steps, labelled values.
 * Foreign words are made harmless here. */
#pragma once

#include "bounce.h"

G_BEGIN_DECLS

void command_prose_add_heading   (GString            *to,
                                  const char         *heading);
/* Broken into lines, which begin with @indent spaces. */
void command_prose_add_paragraph (GString            *to,
                                  guint               indent,
                                  const char         *text);
/* The same behind a label that ends in the column @used. */
void command_prose_add_behind    (GString            *to,
                                  guint               used,
                                  const char         *text);
/* Lines as they are. */
void command_prose_add_quotation (GString            *to,
                                  const char         *text);
/* Left out when @value is NULL. */
void command_prose_add_value     (GString            *to,
                                  const char         *label,
                                  const char         *value);
void command_prose_add_steps     (GString            *to,
                                  const char * const *steps);
/* A cause as words: title, permanence and who, meaning, steps. */
void command_prose_add_cause     (GString             *to,
                                  const BounceReading *reading,
                                  const BounceCase    *one);
/* The matched words, and the rule. */
void command_prose_add_evidence  (GString             *to,
                                  const BounceCase    *one);

G_END_DECLS
