#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Bounce Inspector developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Write a large mailbox out of the example's messages.

usage: make-mailbox.py EXAMPLE MEGABYTES [bounces|mixed] > FILE

Every message gets recipients, hosts and ids of its own, so that nothing can be
remembered that real mail would not repeat.  "mixed" puts nineteen ordinary
messages, one with an attachment, before each bounce.
"""
import base64
import random
import re
import sys

example, megabytes, kind = sys.argv[1], int(sys.argv[2]), (sys.argv + ["bounces"])[3]
text = open(example, encoding="utf-8").read()
messages = ["From " + m for m in re.split(r"^From ", text, flags=re.M)[1:]]
bounces = [m for m in messages if "MAILER-DAEMON" in m.split("\n", 1)[0]]
random.seed(7)
attachment = base64.encodebytes(random.randbytes(150_000)).decode()
words = "bread rolls flour oven order invoice meeting Monday picture garden train weather".split()


def varied(message, number):
    user = "u%07d" % number
    message = re.sub(r"\b(anna|bert|carla|dora|emil|frida|gerd|hanna|ida|jan|kim|lea|mia|nils|olga|paul|rosa|sven|tina|udo|vera|willi|xaver|yara|zoe)@",
                     user + "@", message)
    message = message.replace("2026.00", "%d.00" % number)
    return re.sub(r"203\.0\.113\.\d+", "203.0.113.%d" % (number % 254 + 1), message)


def ordinary(number):
    body = "\n".join(" ".join(random.choice(words) for _ in range(12)) for _ in range(random.randrange(10, 120)))
    head = "From friend%d@example.net Mon Nov  9 08:00:00 2026\nReturn-Path: <friend%d@example.net>\n" % (number, number)
    head += "Received: from mail.example.net (mail.example.net [203.0.113.9])\n\tby imap.bakery.example (Postfix) with ESMTP id 4C%d\n" % number
    head += "From: Friend <friend%d@example.net>\nTo: news@bakery.example\nSubject: %s\nDate: Mon, 09 Nov 2026 08:00:00 +0100\nMessage-ID: <o%d@example.net>\nMIME-Version: 1.0\n" % (
        number, random.choice(words), number)
    if number % 19:
        return head + "Content-Type: text/plain; charset=utf-8\n\n" + body + "\n"
    return (head + 'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\nContent-Type: text/plain\n\n%s\n--b%d\nContent-Type: application/octet-stream\n'
            "Content-Transfer-Encoding: base64\n\n%s\n--b%d--\n") % (number, number, body, number, attachment, number)


written = number = 0
while written < megabytes * 1_000_000:
    number += 1
    if kind == "mixed" and number % 20:
        message = ordinary(number)
    else:
        message = varied(bounces[number % len(bounces)], number)
    message = message.rstrip("\n") + "\n\n"
    written += len(message)
    sys.stdout.write(message)
