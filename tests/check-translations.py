#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Bounce Inspector developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every catalogue knows every text of the sources, with the same slots and formats."""
import gettext
import os
import re
import shutil
import subprocess
import sys
import tempfile

SKIP = 77
# As meson's preset "glib": the template of the translators is made with the same.
XGETTEXT = ["--from-code=UTF-8", "--add-comments", "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2", "--keyword=NC_:1c,2",
            "--keyword=g_dngettext:2,3", "--flag=g_strdup_printf:1:c-format", "--flag=g_string_append_printf:2:c-format",
            "--flag=g_printerr:1:c-format", "--flag=g_set_error:4:c-format"]

root = sys.argv[1]
problems = []


def run(*arguments):
    done = subprocess.run(arguments, capture_output=True, text=True, env=dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="en"))
    if done.returncode != 0:
        print(" ".join(arguments), done.stdout, done.stderr, sep="\n")
        sys.exit(1)
    return done.stderr


def texts_of(catalogue):
    """Compiled: fuzzy and untranslated texts are not in it. {(text, form): translation}"""
    with open(catalogue, "rb") as stream:
        texts = gettext.GNUTranslations(stream)._catalog
    return {key: value for key, value in texts.items() if key not in ("", ("", 0))}


def slots(text):
    return sorted(set(re.findall(r"\{[a-z_]+\}", text)))


def original(key):
    return (key[0] if isinstance(key, tuple) else key).split("\x04")[-1]


def check(name, wanted, found, complaints):
    for key in sorted(wanted.keys() - found.keys(), key=str):
        complaints.append("%s: not translated: %r" % (name, original(key)))
    for key in sorted(found.keys() & wanted.keys(), key=str):
        if slots(found[key]) != slots(wanted[key]):
            complaints.append("%s: other slots than in %r: %r" % (name, original(key), found[key]))
        if original(key).endswith("\n") != found[key].endswith("\n"):
            complaints.append("%s: other end than %r" % (name, original(key)))


def compile_template(folder):
    template, full, compiled = (os.path.join(folder, n) for n in ("all.pot", "all.po", "all.mo"))
    for line in run("xgettext", *XGETTEXT, "--directory=" + root, "--files-from=" + os.path.join(root, "po", "POTFILES"),
                    "--output=" + template).splitlines():
        # A machine without GTK has gettext's own rules for .ui files and metainfo; they do as well.
        if "fallback ITS rule file" not in line:
            problems.append(line)
    # Each text translated by itself, so that it survives being compiled.
    run("msgen", "--lang=en", "--output-file=" + full, template)
    run("sed", "-i", r"s/^\"Plural-Forms: .*/\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"/; s/charset=CHARSET/charset=UTF-8/", full)
    run("msgfmt", "--output-file=" + compiled, full)
    return texts_of(compiled)


def self_test():
    """A law that cannot fail is none."""
    complaints = []
    check("x", {"a {host}": "a {host}", "b": "b"}, {"a {host}": "a {list}"}, complaints)
    assert len(complaints) == 2, complaints


for tool in ("xgettext", "msgen", "msgfmt"):
    if shutil.which(tool) is None:
        print("%s is not installed" % tool)
        sys.exit(SKIP)

self_test()
languages = [line.strip() for line in open(os.path.join(root, "po", "LINGUAS"), encoding="utf-8")]
languages = [language for language in languages if language and not language.startswith("#")]
with tempfile.TemporaryDirectory() as folder:
    wanted = compile_template(folder)
    for language in languages:
        compiled = os.path.join(folder, language + ".mo")
        run("msgfmt", "--check", "--output-file=" + compiled, os.path.join(root, "po", language + ".po"))
        check(language, wanted, texts_of(compiled), problems)

print("\n".join(problems) if problems else "%d texts in %d languages" % (len(wanted), len(languages)))
sys.exit(1 if problems else 0)
