/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* HTML → plain lines in one pass: no tree, no way back, so no page can make it
 * slow. */
#include "bounce-html.h"
#include "bounce-entities.h"

#include <string.h>

#define MAX_ATTRIBUTE 1000       /* a quote that is open longer was none */

typedef enum { GAP_NONE, GAP_SPACE, GAP_CELL, GAP_LINE, GAP_PARAGRAPH } Gap;

typedef struct
{
  const char *at, *end;
  GString    *text;
  gsize       max;
  guint       pre;               /* open <pre> */
  Gap         gap;               /* owed before the next word */
  guint       breaks;            /* <br> owed before the next word */
  gboolean    no_comment_end;    /* searched once, in vain */
  gboolean    no_script_end, no_style_end, no_title_end;
} Html;

static const struct { const char *name; Gap gap; } blocks[] = {
  { "p", GAP_PARAGRAPH }, { "h1", GAP_PARAGRAPH }, { "h2", GAP_PARAGRAPH }, { "h3", GAP_PARAGRAPH },
  { "h4", GAP_PARAGRAPH }, { "h5", GAP_PARAGRAPH }, { "h6", GAP_PARAGRAPH }, { "hr", GAP_PARAGRAPH },
  { "blockquote", GAP_PARAGRAPH }, { "pre", GAP_PARAGRAPH }, { "table", GAP_LINE }, { "tr", GAP_LINE },
  { "td", GAP_CELL }, { "th", GAP_CELL }, { "div", GAP_LINE }, { "ul", GAP_LINE }, { "ol", GAP_LINE },
  { "li", GAP_LINE }, { "dl", GAP_LINE }, { "dt", GAP_LINE }, { "dd", GAP_LINE }, { "body", GAP_LINE },
  { "head", GAP_LINE }, { "html", GAP_LINE }, { "center", GAP_LINE }, { "form", GAP_LINE }, { "section", GAP_LINE },
  { "article", GAP_LINE }, { "header", GAP_LINE }, { "footer", GAP_LINE }, { "address", GAP_LINE },
  { "title", GAP_LINE }, { "tbody", GAP_LINE }, { "thead", GAP_LINE }, { "caption", GAP_LINE },
  { "fieldset", GAP_LINE }, { "option", GAP_LINE },
};

static void
owe (Html *self,
     Gap   gap)
{
  self->gap = MAX (self->gap, gap);
}

/* Pays the gap and the breaks before a word. */
static void
settle (Html *self)
{
  guint lines = self->gap == GAP_PARAGRAPH ? 2 : self->gap == GAP_LINE ? 1 : 0;

  lines = MIN (MAX (lines, self->breaks), 3);
  if (self->text->len == 0)
    lines = 0;
  for (guint i = 0; i < lines; i++)
    g_string_append_c (self->text, '\n');
  if (lines == 0 && self->text->len > 0 && self->text->str[self->text->len - 1] != '\n')
    {
      if (self->gap == GAP_CELL)
        g_string_append_c (self->text, '\t');
      else if (self->gap == GAP_SPACE)
        g_string_append_c (self->text, ' ');
    }
  self->gap = GAP_NONE;
  self->breaks = 0;
}

static void
put_character (Html     *self,
               gunichar  c)
{
  if (c == '\r' || c == 0 || c == 0xad || (c >= 0x200b && c <= 0x200d) || c == 0xfeff)
    return;
  if (self->pre > 0 && c == '\n')
    self->breaks++;
  else if (self->pre > 0 && (c == ' ' || c == '\t'))
    {
      settle (self);
      g_string_append_c (self->text, (char) c);
    }
  else if (c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\v' || c == 0xa0)
    owe (self, GAP_SPACE);
  else
    {
      settle (self);
      g_string_append_unichar (self->text, c);
    }
}

/* The next "</name", or NULL; searched in vain at most once a name. */
static const char *
find_end_tag (const char *at,
              const char *end,
              const char *name)
{
  gsize length = strlen (name);

  while ((at = memchr (at, '<', end - at)) != NULL)
    {
      if ((gsize) (end - at) >= length + 2 && at[1] == '/' && g_ascii_strncasecmp (at + 2, name, length) == 0)
        return at;
      at++;
    }
  return NULL;
}

static void
skip_element (Html       *self,
              const char *name,
              gboolean   *in_vain)
{
  const char *found = *in_vain ? NULL : find_end_tag (self->at, self->end, name);

  if (found)
    self->at = found;
  else
    *in_vain = TRUE;
}

static void
skip_comment (Html *self)
{
  const char *found = self->no_comment_end ? NULL : g_strstr_len (self->at, self->end - self->at, "-->");

  if (found)
    {
      self->at = found + 3;
      return;
    }
  self->no_comment_end = TRUE;
  found = memchr (self->at, '>', self->end - self->at);
  self->at = found ? found + 1 : self->end;
}

/* Behind the '>' of the tag. A quote opens a value only after '='. */
static void
skip_attributes (Html *self)
{
  const char *opened = NULL;
  char quote = '\0';
  char before = '\0';

  for (; self->at < self->end; self->at++)
    {
      char c = *self->at;

      if (quote && (c == quote || self->at - opened > MAX_ATTRIBUTE))
        quote = '\0';
      else if (!quote && (c == '"' || c == '\'') && before == '=')
        {
          quote = c;
          opened = self->at;
        }
      else if (!quote && c == '>')
        {
          self->at++;
          return;
        }
      if (!g_ascii_isspace (c))
        before = c;
    }
}

static void
apply_tag (Html       *self,
           const char *name,
           gboolean    closing)
{
  if (strcmp (name, "br") == 0)
    self->breaks++;
  else if (strcmp (name, "script") == 0 && !closing)
    skip_element (self, name, &self->no_script_end);
  else if (strcmp (name, "style") == 0 && !closing)
    skip_element (self, name, &self->no_style_end);
  else if (strcmp (name, "title") == 0 && !closing)
    skip_element (self, name, &self->no_title_end);
  if (strcmp (name, "pre") == 0)
    self->pre = closing ? self->pre - (self->pre > 0) : self->pre + 1;
  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      if (strcmp (name, blocks[i].name) == 0)
        owe (self, blocks[i].gap);
    }
}

/* At '<'. FALSE when it begins no tag: "<anna@example.org>" is text. */
static gboolean
take_tag (Html *self)
{
  const char *at = self->at + 1;
  gboolean closing = at < self->end && *at == '/';
  char name[16];
  guint n = 0;

  at += closing;
  if (!closing && self->end - at >= 3 && strncmp (at, "!--", 3) == 0)
    {
      self->at = at + 3;
      skip_comment (self);
      return TRUE;
    }
  if (!closing && at < self->end && (*at == '!' || *at == '?'))
    {
      self->at = at;
      skip_attributes (self);
      return TRUE;
    }
  while (at < self->end && n < sizeof name - 1 && g_ascii_isalnum (*at))
    name[n++] = g_ascii_tolower (*at++);
  name[n] = '\0';
  /* Outlook writes <o:p>. */
  while (n > 0 && at < self->end && (g_ascii_isalnum (*at) || *at == ':' || *at == '-' || *at == '_'))
    at++;
  if (n == 0 || (at < self->end && !g_ascii_isspace (*at) && *at != '>' && *at != '/'))
    return FALSE;
  self->at = at;
  skip_attributes (self);
  apply_tag (self, name, closing);
  return TRUE;
}

static void
take_entity (Html *self)
{
  gsize used = 0;
  gunichar c = bounce_entities_decode (self->at, self->end - self->at, &used);

  put_character (self, used > 0 ? c : '&');
  self->at += used > 0 ? used : 1;
}

char *
bounce_html_to_text (const char *html,
                     gsize       length,
                     gsize       max)
{
  Html self = { .at = html, .end = html + length, .max = max };

  self.text = g_string_sized_new (MIN (length / 2, max) + 64);
  while (self.at < self.end && self.text->len < max)
    {
      if (*self.at == '&')
        take_entity (&self);
      else if (*self.at != '<' || !take_tag (&self))
        {
          put_character (&self, g_utf8_get_char (self.at));
          self.at = g_utf8_next_char (self.at);
        }
    }
  if (self.text->len > 0)
    g_string_append_c (self.text, '\n');
  return g_string_free (self.text, FALSE);
}
