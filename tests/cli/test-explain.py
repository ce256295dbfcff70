#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Bounce Inspector developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Replies as people paste them: the examples that an article on "SMTP Error 550" made known, also with the
dashes, quotes and spaces that web pages and word processors put in."""
import os

from support import AUTO_REPLY, CliTest, bounce, main, mbox

# reply, cause, confidence (None: any), sending host
REPLIES = [
    ("SMTP Error 5.5.0", "unclear", None, None),
    ("SMTP Error 550", "unclear", None, None),
    ("550 User account is unavailable", "mailbox-disabled", None, None),
    ("550 No such user here", "no-such-user", "stated", None),
    ("Remote host said: 550 - user@example.com, this domain example.com Mailbox Does Not Exist - Giving up", "no-such-user", "stated", None),
    # The address is the receiver's: qmail gave up on talking to it.
    ("Remote host said: 550 - user@example.com, this domain example.com Mailbox Does Not Exist - Giving up on 192.0.2.1.",
     "no-such-user", "stated", None),
    ("192.0.2.1 does not like recipient.", "recipient-refuses", "guessed", None),
    ("Remote host said: 550-Verification failed for <a@example.org>", "sender-verification", None, None),
    ("550-Previous (cached) callout verification failure", "sender-verification", None, None),
    ("550 Sender verification failed. Giving up on 192.0.2.1.", "sender-verification", None, None),
    # 5.1.0 is the reporting gateway's class; the quoted words know better.
    ("5.1.0 - Unknown address error 550-'Mailbox is inactive'", "mailbox-disabled", None, None),
    ("550 reverse DNS", "no-reverse-dns", None, None),
]


def between_words(text, what):
    return (" " + what).join(text.split(" "))


DISGUISES = {
    "as it is": lambda t: t,
    "en dash": lambda t: t.replace(" - ", " \u2013 ").replace("550-", "550\u2013"),
    "em dash": lambda t: t.replace(" - ", " \u2014 ").replace("550-", "550\u2014"),
    "non-breaking hyphen": lambda t: t.replace("-", "\u2011"),
    "typographic quotes": lambda t: t.replace("'M", "\u2018M").replace("e'", "e\u2019"),
    "non-breaking spaces": lambda t: t.replace(" ", "\u00a0"),
    "narrow spaces": lambda t: t.replace(" ", "\u202f"),
    "zero-width spaces": lambda t: between_words(t, "\u200b"),
    "a byte-order mark": lambda t: "\ufeff" + t,
    "straight quotes around": lambda t: '"%s"' % t,
    "typographic quotes around": lambda t: "\u201c%s\u201d" % t,
    "German quotes around": lambda t: "\u201e%s\u201c" % t,
    "guillemets around": lambda t: "\u00ab\u00a0%s\u00a0\u00bb" % t,
    "blanks around": lambda t: "   %s \t" % t,
    "capitals": lambda t: t.upper(),
}


class Explain(CliTest):
    def check(self, row, cause, confidence, host):
        self.assertEqual(row["cause"], cause, row)
        if confidence is not None:
            self.assertEqual(row["confidence"], confidence, row)
        self.assertEqual((row["sending_host"] or {}).get("address"), host, row)

    def test_replies(self):
        for name, disguise in DISGUISES.items():
            for reply, cause, confidence, host in REPLIES:
                with self.subTest(reply=reply, disguise=name):
                    self.check(self.rows("explain", "--format=json", "--", disguise(reply))[0], cause, confidence, host)

    def test_replies_from_input(self):
        """A record each, though some begin with 550- and others with nothing."""
        # The two callout lines belong together; a blank line parts them here.
        text = "\n\n".join(reply for reply, _, _, _ in REPLIES)
        rows = self.rows("explain", "--format=json", "-", stdin=text.encode())
        self.assertEqual(len(rows), len(REPLIES))
        for row, (_, cause, confidence, host) in zip(rows, REPLIES):
            self.check(row, cause, confidence, host)

    def test_continuation_lines_are_one_reply(self):
        whole = (b"Remote host said: 550-Verification failed for <a@example.org>\n"
                 b"550-Previous (cached) callout verification failure\n"
                 b"550 Sender verification failed. Giving up on 192.0.2.1.\n"
                 b"550 No such user here\n")
        rows = self.rows("explain", "--format=json", "-", stdin=whole)
        self.assertEqual([r["cause"] for r in rows], ["sender-verification", "no-such-user"])
        self.assertIsNone(rows[0]["sending_host"])

    def test_removal_is_never_offered_on_a_guess(self):
        for reply in ("SMTP Error 550", "192.0.2.1 does not like recipient.", "550 reverse DNS",
                      "550 Sender verification failed."):
            self.assertEqual(self.rows("explain", "--format=json", reply)[0]["suppress"], "never")

    def test_nobody_is_removed_for_the_sender(self):
        here = os.path.dirname(os.path.abspath(__file__))
        with open(os.path.join(here, "never-remove.txt"), encoding="utf-8") as file:
            lines = [line for line in file if not line.startswith("#")]
        text = "".join(line if line[3:4] == "-" else line + "\n" for line in lines)
        rows = self.rows("explain", "--format=json", "-", stdin=text.encode())
        self.assertGreater(len(rows), 300)
        self.assertEqual([row["text"] for row in rows if row["suppress"] == "safe"], [])

    def test_whole_bounce(self):
        """Not a verdict for each line of its header."""
        two = (("a@example.com", "failed", "5.1.1", "550 5.1.1 No such user here"),
               ("b@example.com", "delayed", "4.2.2", "452 4.2.2 Mailbox full"))
        for text, causes in ((bounce(), ["no-such-user"]), (bounce(*two), ["no-such-user", "mailbox-full"]),
                             (mbox(bounce(), AUTO_REPLY, bounce(*two)), ["no-such-user", "no-such-user", "mailbox-full"])):
            rows = self.rows("explain", "--format=json", "-", stdin=text)
            self.assertEqual([row["cause"] for row in rows], causes)
            self.assertEqual(list(rows[0]), list(self.rows("explain", "--format=json", "550 no")[0]))
        self.assertIn("anna@example.com", rows[0]["steps"][0])
        self.assertEqual(self.run_cli("explain", "-", stdin=bounce())[0].count("What it means"), 1)
        self.assertIn("this mail reports no failure", self.run_cli("explain", "-", stdin=AUTO_REPLY)[1])

    def test_header_fields_are_no_mail(self):
        """Somebody may paste a piece of a report."""
        rows = self.rows("explain", "--format=json", "-", stdin=b"Diagnostic-Code: smtp; 550 5.1.1 No such user here\n")
        self.assertEqual([row["cause"] for row in rows], ["no-such-user"])

    def test_no_failure(self):
        sent = ("Nov 25 10:00:00 mx postfix/smtp[1]: ABC: to=<anna@example.com>, relay=mx.example.com[192.0.2.1]:25, "
                "dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as X)")
        for reply in ("250 OK", "2.0.0 OK", sent):
            out, _ = self.run_cli("explain", reply)
            self.assertEqual(out, "This is no failure: the server accepted it.\n")
        self.assertTrue(self.run_cli("explain", "hello")[0].startswith("This does not look like a server's reply"))
        for reply in ("550", "SMTP Error 5.5.0"):
            self.assertIn("What to do", self.run_cli("explain", reply)[0])
        self.assertEqual(self.rows("explain", "--format=json", "hello")[0]["cause"], "unclear")

    def test_recipient_of_a_log_line(self):
        said = "550 5.1.1 User unknown"
        for line in ("Nov 25 10:00:00 mx postfix/smtp[1]: ABC: to=<anna@example.com>, relay=mx.example.com[192.0.2.1]:25, "
                     "dsn=5.1.1, status=bounced (host mx.example.com[192.0.2.1] said: %s (in reply to RCPT TO command))" % said,
                     "2026-11-25 10:00:00 1abcde-000000-AA ** anna@example.com R=dnslookup T=remote_smtp H=mx.example.com "
                     "[192.0.2.1]: SMTP error from remote mail server after RCPT TO:<anna@example.com>: %s" % said):
            self.assertIn("anna@example.com", self.rows("explain", "--format=json", line)[0]["title"])

    def test_text(self):
        out, _ = self.run_cli("explain", "550 5.1.1 <anna@example.com>: No such user here")
        self.assertIn("What it means", out)
        self.assertIn("   1. ", out)
        self.assertIn("no-such-user", out)


if __name__ == "__main__":
    main()
