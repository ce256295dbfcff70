#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Bounce Inspector developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Exit statuses, sentences, streams and terminals: how the command line behaves around its results."""
import gzip
import lzma
import os
import pty
import subprocess
import threading

from support import AUTO_REPLY, CLI, PLAIN, CliTest, bounce, main, mbox

ACCOUNT = ("%s: %s (%s), 0 delays, 0 deliveries, 0 complaints, 0 automatic replies, 0 receipts, 0 challenges, %s, %s")


class Usage(CliTest):
    def test_help(self):
        out, err = self.run_cli("--help")
        self.assertEqual(err, "")
        for command in ("list", "summary", "show", "explain", "check"):
            self.assertIn("bounce-inspector-cli %s " % command, out)
            told, _ = self.run_cli(command, "--help")
            self.assertIn("--format", told)
            # Help must not offer what is refused.
            self.assertEqual("csv" in told, command == "list")
        # Not there yet: nobody shall look for them.
        self.assertNotIn("suppress", out)

    def test_version(self):
        out, _ = self.run_cli("--version")
        self.assertRegex(out, r"^bounce-inspector-cli \d+\.\d+")

    def test_wrong_usage(self):
        box = self.file("box", mbox(PLAIN))
        for args in ([], ["--nonsense"], ["nonsense"], ["suppress", box], ["list"], ["list", "--nonsense", box],
                     ["list", "--format=xml", box], ["list", "--format", "", box], ["summary", "--format=csv", box],
                     ["summary", "--all", box], ["list", "--message=1", box], ["show", "--message=0", box],
                     ["show", "--message=x", box], ["show", "--message=-1", box], ["show", box, box], ["show"],
                     ["explain"], ["explain", "a", "b"], ["explain", "--format=csv", "550 no"]):
            with self.subTest(args=args):
                out, err = self.run_cli(*args, status=2)
                self.assertEqual(out, "")
                self.assertRegex(err, r"^bounce-inspector-cli: .+\nUsage: bounce-inspector-cli .+\n$")

    def test_what_is_missing(self):
        for command, what in (("list", "PATH"), ("show", "PATH"), ("explain", "REPLY")):
            self.assertIn("bounce-inspector-cli: %s" % what, self.run_cli(command, status=2)[1])

    def test_options_may_follow(self):
        box = self.file("box", mbox(bounce()))
        self.assertEqual(len(self.rows("list", box, "--format=json")), 1)
        self.assertEqual(len(self.rows("list", "--format", "json", "--", box)), 1)


class Inputs(CliTest):
    def account(self):
        return self.err.splitlines()[-1]

    def test_account(self):
        box = self.file("box", mbox(PLAIN, bounce(), bounce(("a@example.com", "failed", "5.1.1", "550 no"),
                                                            ("b@example.com", "failed", "5.1.1", "550 no"))))
        self.rows("list", "--format=json", box)
        self.assertEqual(self.account(), ACCOUNT % ("3 messages", "2 failures", "3 recipients", "1 other", "0 unreadable"))

    def test_account_is_singular_where_it_must(self):
        self.rows("list", "--format=json", self.file("one.eml", bounce()))
        self.assertEqual(self.account(), ACCOUNT % ("1 message", "1 failure", "1 recipient", "0 others", "0 unreadable"))

    def test_stdin(self):
        for command in ("list", "summary", "show"):
            with self.subTest(command=command):
                rows = self.rows(command, "--format=json", "-", stdin=mbox(bounce()))
                self.assertEqual(len(rows), 1)
        self.assertEqual(self.rows("list", "--format=json", "-", stdin=bounce())[0]["file"], "-")

    def test_compressed(self):
        """Whatever the name says; and from a pipe as well."""
        plain = self.rows("list", "--format=json", self.file("box", mbox(PLAIN, bounce())))
        for pack in (gzip.compress, lzma.compress):
            packed = pack(mbox(PLAIN, bounce()))
            rows = self.rows("list", "--format=json", self.file("packed.txt", packed))
            piped = self.rows("list", "--format=json", "-", stdin=packed)
            for told in (rows, piped):
                self.assertEqual(len(told), 1)
                # Offsets are those of the unpacked bytes.
                for key in ("number", "offset", "length", "recipient"):
                    self.assertEqual(told[0][key], plain[0][key])

    def test_broken_off_archive(self):
        """What could be read is printed, and the rest is told."""
        packed = gzip.compress(mbox(*[bounce()] * 50) + os.urandom(20000))
        rows = self.rows("list", "--format=json", self.file("box.gz", packed[:-8000]), status=2)
        self.assertGreaterEqual(len(rows), 49)
        self.assertRegex(self.err, r"bounce-inspector-cli: .*box\.gz: ")

    def test_folder(self):
        self.file("mail/cur/1:2,S", bounce())
        self.file("mail/new/2", PLAIN)
        self.file("mail/tmp/3", bounce())
        self.file("mail/deeper/box", mbox(bounce(), AUTO_REPLY))
        rows = self.rows("list", "--format=json", self.home + "/mail/")
        self.assertEqual([r["file"] for r in rows], [self.home + "/mail/cur/1:2,S", self.home + "/mail/deeper/box"])
        again = self.rows("list", "--format=json", self.home + "/mail")
        self.assertEqual([r["file"] for r in again], [r["file"] for r in rows])

    def test_file_names(self):
        """As given, not as some library would rather have them; bytes that are no UTF-8 as %XX."""
        self.file(b"b\xfcro/m\xffil", bounce())
        rows = self.rows("list", "--format=json", os.fsdecode(os.fsencode(self.home) + b"/b\xfcro"))
        self.assertEqual(rows[0]["file"], self.home + "/b%FCro/m%FFil")
        self.file("a/b", bounce())
        crooked = self.home + "/./a//b"
        self.assertEqual(self.rows("list", "--format=json", crooked)[0]["file"], crooked)
        out, err = self.run_cli("list", os.fsdecode(os.fsencode(self.home) + b"/n\xf6t"), status=2)
        self.assertIn("/n%F6t: ", err)

    def test_empty(self):
        empty = self.file("empty", b"")
        out, err = self.run_cli("list", empty)
        self.assertEqual(out, "")
        self.assertEqual(err.splitlines()[0], "bounce-inspector-cli: %s: no messages in it" % empty)
        _, err = self.run_cli("explain", "-", stdin=b"\n\n")
        self.assertIn("no reply in it", err)

    def test_no_mail(self):
        """An error with a sentence; the rest is printed all the same."""
        picture = self.file("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
        missing = self.home + "/missing"
        good = self.file("good", bounce())
        rows = self.rows("list", "--format=json", picture, missing, good, status=2)
        self.assertEqual(len(rows), 1)
        told = self.err.splitlines()
        self.assertTrue(told[0].startswith("bounce-inspector-cli: %s: " % picture), told)
        self.assertTrue(told[1].startswith("bounce-inspector-cli: %s: " % missing), told)
        self.assertEqual(self.account(), ACCOUNT % ("1 message", "1 failure", "1 recipient", "0 others", "0 unreadable"))

    def test_no_mail_in_a_folder(self):
        """Counted, and no reason to fail."""
        self.file("mail/1", bounce())
        self.file("mail/2.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
        self.rows("list", "--format=json", self.home + "/mail")
        self.assertEqual(self.account(), ACCOUNT % ("2 messages", "1 failure", "1 recipient", "0 others", "1 unreadable"))

    def test_unreadable_files_are_named(self):
        """Ten of them; more would drown the rest."""
        self.file("mail/1", bounce())
        for i in range(12):
            self.file("mail/letter-%02d.doc" % i, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
        self.rows("list", "--format=json", self.home + "/mail")
        told = self.err.splitlines()
        self.assertEqual(len(told), 12, told)
        self.assertTrue(told[0].startswith("bounce-inspector-cli: %s/mail/letter-00.doc: " % self.home), told)
        self.assertIn("and 2 more", told[10])

    def test_show_tells_of_others(self):
        box = self.file("box", mbox(bounce(), PLAIN, AUTO_REPLY))
        self.assertEqual(self.run_cli("show", box)[1],
                         "bounce-inspector-cli: %s: showing message 1 of 3; --message=N shows another\n" % box)
        self.assertEqual(self.run_cli("show", "--message=1", box)[1], "")
        self.assertIn("This is an automatic reply", self.run_cli("show", "--message=3", box)[0])
        self.assertEqual(self.run_cli("show", self.file("one", bounce()))[1], "")

    def test_list_numbers(self):
        """Whoever reads the list can type what `show` wants."""
        box = self.file("d/box", mbox(PLAIN, bounce()))
        self.assertTrue(self.run_cli("list", box)[0].startswith("    2  anna@example.com "))
        self.assertTrue(self.run_cli("list", self.home + "/d")[0].startswith(box + ":2  anna@example.com "))
        self.assertTrue(self.run_cli("list", box, box)[0].startswith(box + ":2  "))

    def test_backscatter(self):
        """Also those who read text must learn that the mail was not theirs."""
        box = self.file("box", mbox(bounce(), PLAIN))
        out, err = self.run_cli("list", box)
        self.assertNotIn("*", out + err)
        self.file("config/bounce-inspector/settings.ini", b"[own]\ndomains=bakery.example\n")
        out, err = self.run_cli("list", box)
        self.assertIn(" no-such-user*  ", out)
        self.assertIn("* 1 returned mail was not sent by you", err)
        self.assertIn("Returned mail that was not sent by you", self.run_cli("show", box)[0])
        self.assertIn("1 returned mail was not sent by you", self.run_cli("summary", box)[0])
        self.assertTrue(self.rows("list", "--format=json", box)[0]["backscatter"])
        self.assertNotIn("*", self.err)

    def test_unproven(self):
        """A report that proves nothing says so, in every form."""
        source = os.environ.get("SOURCE_ROOT", os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
        forged = os.path.join(source, "tests", "corpus", "forged-alias.eml")
        for box, proof in ((forged, "unproven"), (self.file("box", mbox(bounce())), "ours")):
            unproven = proof == "unproven"
            out, err = self.run_cli("list", box)
            self.assertEqual(self.rows("list", "--format=json", box)[0]["proof"], proof)
            self.assertEqual("?  " in out, unproven)
            self.assertEqual("? nothing proves that 1 report" in err, unproven)
            self.assertEqual("Unproven: nothing shows" in self.run_cli("show", box)[0], unproven)

    def test_own_settings_that_are_no_use(self):
        """Told with the line and the value, and left out."""
        box = self.file("box", mbox(bounce()))
        self.file("config/bounce-inspector/settings.ini", b"[own]\ndomains=bakery.example\nservers=192.0.2.0/24\ndomain=x\n[Own]\n")
        self.assertTrue(self.rows("list", "--format=json", box)[0]["backscatter"])
        for line, value in ((3, "192.0.2.0/24"), (4, "domain"), (5, "[Own]")):
            self.assertRegex(self.err, r"bounce-inspector-cli: /.*/settings\.ini:%d: .*%s" % (line, value.replace("[", r"\[")))

    def test_summary_in_words(self):
        box = self.file("box", mbox(bounce(date="Tue, 10 Nov 2026 08:00:00 +0000"),
                                    bounce(("b@example.com", "failed", "5.2.2", "550 5.2.2 mailbox full"))))
        out, _ = self.run_cli("summary", box)
        self.assertIn("2026-11-10, none since 10 Nov\n", out)
        self.assertIn("2026-11-17, still going on\n", out)
        self.assertIn("Compare the address letter by letter", out)

    def test_named_message(self):
        box = self.file("box", mbox(PLAIN, bounce()))
        out, err = self.run_cli("show", "--message=3", box, status=2)
        self.assertEqual((out, err), ("", "bounce-inspector-cli: %s: there is no message 3 in it\n" % box))
        out, _ = self.run_cli("show", "--message=2", box)
        for words in ("anna@example.com", "What it means", "What to do", "No such user here", "Delivery path"):
            self.assertIn(words, out)
        out, _ = self.run_cli("show", box)
        self.assertIn("lunch@example.org", out)

    def test_own_files_that_are_broken(self):
        """Told with the line; the work is done without them."""
        box = self.file("box", mbox(bounce()))
        self.file("config/bounce-inspector/settings.ini", b"[own]\nnonsense\n")
        rows = self.rows("list", "--format=json", box, status=2)
        self.assertEqual(len(rows), 1)
        self.assertIn("settings.ini:2: ", self.err)
        self.file("config/bounce-inspector/settings.ini", b"")
        self.file("config/bounce-inspector/rules.tsv", b"# mine\nx\tno-such-cause\t-\t*\ttext\ty\ty\tz\n")
        rows = self.rows("list", "--format=json", box, status=2)
        self.assertEqual(len(rows), 1)
        self.assertIn("rules.tsv:2", self.err)

    def test_own_rules_some_of_which_are_good(self):
        self.file("config/bounce-inspector/rules.tsv",
                  b"x\tno-such-cause\t-\t*\ttext\twords\t550 words\tz\n"
                  b"mine\tmoved\t-\t*\ttext\tno such user here\t550 no such user here\tours\n"
                  b"y\tmoved\t-\t*\tregex\topen (\t550 open (\tz\n"
                  b"z\tmoved\t-\t*\ttext\tthese words\t550 those words\tz\n")
        row = self.rows("explain", "--format=json", "550 5.1.1 No such user here", status=2)[0]
        self.assertEqual(row["cause"], "moved")
        for line in (1, 3, 4):
            self.assertIn("bounce-inspector-cli: %s/config/bounce-inspector/rules.tsv:%d: " % (self.home, line), self.err)
        self.assertNotIn("LIMIT", self.err)

    def test_own_rule(self):
        self.file("config/bounce-inspector/rules.tsv",
                  b"mine\tmoved\t-\t*\ttext\tno such user here\t550 no such user here\tours\n")
        row = self.rows("explain", "--format=json", "550 5.1.1 No such user here")[0]
        self.assertEqual(row["cause"], "moved")
        self.assertRegex(row["evidence"]["rule"], r"rules\.tsv:1$")


class Streams(CliTest):
    def test_reader_goes_away(self):
        """`| head` ends quietly."""
        box = self.file("box", mbox(*[bounce()] * 3000))
        for args in (["list", "--format=json"], ["list"], ["list", "--format=csv", "--all"]):
            run = subprocess.Popen([CLI, *args, box], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=self.env)
            run.stdout.readline()
            run.stdout.close()
            err = run.stderr.read().decode()
            run.stderr.close()
            self.assertEqual((run.wait(timeout=60), err), (0, ""))

    def test_full_disk(self):
        if not os.path.exists("/dev/full"):
            return
        with open("/dev/full", "wb") as full:
            done = subprocess.run([CLI, "list", self.file("box", mbox(bounce()))], stdout=full, stderr=subprocess.PIPE,
                                  env=self.env, timeout=60, check=False)
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"bounce-inspector-cli: standard output: ", done.stderr)

    def test_rows_come_at_once(self):
        """Whoever reads a slow mailbox sees the first row before the last message is there."""
        run = subprocess.Popen([CLI, "list", "--format=json", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, env=self.env)
        seen = threading.Event()

        def write_slowly():
            with run.stdin:
                run.stdin.write(mbox(bounce()) * 1000)
                run.stdin.flush()
                seen.wait(60)

        writer = threading.Thread(target=write_slowly)
        writer.start()
        first = run.stdout.readline()
        in_time = writer.is_alive()
        seen.set()
        self.assertIn(b"anna@example.com", first)
        self.assertTrue(in_time)
        run.stdout.read()
        writer.join()
        run.stdout.close()
        run.stderr.close()
        self.assertEqual(run.wait(timeout=60), 0)

    def terminal(self, *args, **env):
        """What a terminal gets to see."""
        master, slave = pty.openpty()
        run = subprocess.Popen([CLI, *args], stdout=slave, stderr=subprocess.PIPE, env={**self.env, "TERM": "xterm", **env})
        os.close(slave)
        seen = b""
        try:
            while chunk := os.read(master, 65536):
                seen += chunk
        except OSError:         # the other end was closed: how a terminal says end of file
            pass
        os.close(master)
        run.stderr.close()
        self.assertEqual(run.wait(timeout=60), 0)
        return seen

    def test_colour(self):
        box = self.file("box", mbox(bounce()))
        self.assertIn(b"\033[31m", self.terminal("list", box))
        self.assertNotIn(b"\033", self.terminal("list", box, NO_COLOR="1"))
        self.assertNotIn(b"\033", self.terminal("list", box, TERM="dumb"))
        self.assertNotIn(b"\033", self.terminal("list", "--format=json", box))
        out, err = self.run_cli("list", box)
        self.assertNotIn("\033", out + err)

    def test_text_is_aligned(self):
        box = self.file("box", mbox(bounce(("a@example.com", "failed", "5.1.1", "550 No such user here"),
                                           ("a-longer-name@example.com", "failed", "5.1.1", "550 No such user here"))))
        lines = self.run_cli("list", box)[0].splitlines()
        self.assertEqual(len({line.index("no-such-user") for line in lines}), 1)
        self.assertEqual(len({line.index("2026-11-17 14:12") for line in lines}), 1)

    def test_other_languages_do_not_change_data(self):
        box = self.file("box", mbox(bounce()))
        usual = self.rows("list", "--format=json", box)
        for env in ({"LC_ALL": "C"}, {"LC_ALL": "C.UTF-8", "LANGUAGE": "de"}):
            self.assertEqual(self.rows("list", "--format=json", box, env=env), usual)


class Hostile(CliTest):
    def test_terminal_orders(self):
        """Mail must not move the reader's cursor, nor write backwards."""
        evil = bounce(("evil\033[2J\302\233\342\200\256@example.com", "failed", "5.1.1", "550 \033]0;title\007 No such user"))
        evil = evil.replace(b"Subject: Hello", b"Subject: \033[31mred")
        box = self.file("e\033[1mvil", mbox(evil))
        for args in (["list"], ["list", "--format=json"], ["show"], ["show", "--format=json"], ["summary"],
                     ["summary", "--format=json"], ["list", "--all"]):
            with self.subTest(args=args):
                out, err = self.run_cli(*args, box)
                for order in ("\033", "\x9b", "\u202e", "\007"):
                    self.assertNotIn(order, out)
                    self.assertNotIn(order, err)
        out, _ = self.run_cli("explain", "550 \033[2Jno\u202e")
        self.assertNotIn("\033", out)
        self.assertNotIn("\u202e", out)
        _, err = self.run_cli("list", "/\033[2Jnowhere", status=2)
        self.assertNotIn("\033", err)

    def test_any_bytes(self):
        """Whatever comes, there is a result and it is UTF-8."""
        raw = bounce(("b\xfcro@example.com", "failed", "5.1.1", "550 \xff\xfe nein"))
        latin = raw.decode().encode("latin-1", "replace")
        for content in (latin, latin.replace(b"\n", b"\r"), latin.replace(b"550", b"5\0550"), latin[:700],
                        latin.replace(b"boundary=b", b"boundary="), b"From - \n" + bytes(range(256)) * 40):
            box = self.file("box", mbox(PLAIN, content))
            self.rows("list", "--all", "--format=json", box)
            last = self.rows("summary", "--format=json", box)[0]["messages"]
            self.rows("show", "--format=json", "--message=%d" % last, box)

    def test_replies_of_any_bytes(self):
        self.rows("explain", "--format=json", "-", stdin=bytes(range(256)) + b"\n550 no\n" + b"5" * 300000 + b"\n" + b"550-x\n" * 50000)
        self.run_cli("explain", os.fsdecode(b"550 \xff\xfe no such user"))
        _, err = self.run_cli("explain", "  ", status=2)
        self.assertIn("bounce-inspector-cli: ", err)


if __name__ == "__main__":
    main()
