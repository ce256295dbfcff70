#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Bounce Inspector developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""`check`, asked of a name server that plays lists in health and decay: every outcome, and what is never asked."""
import json
import os
import shutil
import socket
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))

from fake_dns import FakeDns, list_label, ptr_name
from support import CliTest, bounce, main, mbox

STRING, INT, BOOL = str, int, bool
OUTCOMES = {"listed", "allowed", "clean", "unsure"}
WHYS = {"refused", "broken-list", "rewritten", "failure", "no-answer", "unknown-code", "not-asked", None}
REVERSES = {"ok", "generic", "mismatch", "unconfirmed", "none", "invalid", "temporary-failure", "private"}
KINDS = {"spam-source", "policy", "exploited", "network", "combined", "allowlist", "information"}
WEIGHTS = {"information", "very-low", "low", "medium", "high", "very-high"}
LIST = {"zone": STRING, "name": STRING, "kind": KINDS, "weight": WEIGHTS, "outcome": OUTCOMES, "why": WHYS, "codes": [STRING],
        "reasons": [STRING], "text": (STRING,), "removal_url": (STRING,), "ttl": (INT,), "milliseconds": (INT,), "raw": (STRING,)}
REVERSE = {"verdict": REVERSES, "names": [STRING], "confirmed": (STRING,), "helo": (STRING,), "reasons": [STRING]}
MAIL = {"mx": [STRING], "null_mx": BOOL, "addresses": [STRING], "problem": (STRING,)}
CHECK = {"subject": (STRING,), "kind": {"ipv4", "ipv6", "domain", None}, "resolver": STRING, "asked": INT, "lists": [LIST],
         "reverse": (REVERSE,), "mail": (MAIL,), "summary": {"listed": INT, "clean": INT, "allowed": INT, "unsure": INT}}
FOR = {**CHECK, "verdict": {"still", "gone", "mistaken", "unknown"}, "why": STRING}

HOST = "203.0.113.5"
SIX = "2001:db8:1:2:3:4:567:89ab"

# A world in which every list is well, and knows nothing of anybody.
HEALTHY = ["zen.spamhaus.org", "b.barracudacentral.org", "bl.spamcop.net", "psbl.surriel.com", "bl.mailspike.net", "dnsbl-1.uceprotect.net",
           "bl.spameatingmonkey.net", "bl.ipv6.spameatingmonkey.net", "all.s5h.net", "list.dnswl.org", "dbl.spamhaus.org",
           "multi.surbl.org", "multi.uribl.com", "all.spamrats.com", "dnsbl.dronebl.org", "bl.nordspam.com", "truncate.gbudb.net"]
NAMES = {"mail.example.org": {"A": [HOST], "AAAA": [SIX]}, "example.org": {"MX": ["10 mail.example.org"], "A": ["203.0.113.80"]},
         "mx.example.net": {"A": ["192.0.2.25"]}, "client.example.org": {"A": ["198.51.100.7"]},
         "example.com": {"MX": ["10 mx.example.com"]}, "mx.example.com": {"A": ["198.51.100.25"]}}
REVERSED = {HOST: ["mail.example.org"], SIX: ["mail.example.org"], "192.0.2.25": ["mx.example.net"], "198.51.100.7": ["client.example.org"]}


def world(zones=None, names=None, **others):
    return {"zones": {**{zone: {} for zone in HEALTHY}, **(zones or {})}, "names": {**NAMES, **(names or {})}, "reverse": REVERSED, **others}


def faults(value, schema, place):
    """What is wrong with value, as sentences. A tuple may be null, a set is a choice."""
    if isinstance(schema, tuple):
        return [] if value is None else faults(value, schema[0], place)
    if isinstance(schema, dict):
        if not isinstance(value, dict):
            return ["%s is no object: %r" % (place, value)]
        wrong = ["%s lacks %s" % (place, key) for key in schema if key not in value]
        wrong += ["%s has %s, which nobody promised" % (place, key) for key in value if key not in schema]
        return wrong + [f for key in schema if key in value for f in faults(value[key], schema[key], place + "." + key)]
    if isinstance(schema, list):
        return [f for i, item in enumerate(value) for f in faults(item, schema[0], "%s[%d]" % (place, i))] \
            if isinstance(value, list) else ["%s is no array: %r" % (place, value)]
    if isinstance(schema, set):
        return [] if value in schema else ["%s is %r" % (place, value)]
    good = isinstance(value, schema) and not (schema is INT and isinstance(value, bool))
    return [] if good else ["%s is %r" % (place, value)]


def listed_by(zone, words="blocked using", host=HOST, **others):
    return bounce(("anna@example.com", "failed", "5.7.1", "554 5.7.1 Service unavailable; Client host [%s] %s %s" % (host, words, zone)), **others)


class CheckTest(CliTest):
    def setUp(self):
        super().setUp()
        self.env["XDG_STATE_HOME"] = os.path.join(self.home, "state")
        # One that stays silent must not make a test long.
        self.file("config/bounce-inspector/settings.ini", b"[checks]\ndeadline=2\n")

    def serve(self, config):
        server = FakeDns(config).start()
        self.addCleanup(server.stop)
        return server

    def check(self, server, *arguments, status=0, schema=CHECK):
        rows = self.rows("check", "--format=json", "--dns=" + server.servers, *arguments, status=status)
        wrong = [f for i, row in enumerate(rows) for f in faults(row, schema, "row %d" % i)]
        self.assertEqual(wrong, [])
        for row in rows:
            told = [one["outcome"] for one in row["lists"]]
            self.assertEqual(row["summary"], {o: told.count(o) for o in ("listed", "clean", "allowed", "unsure")})
            for one in row["lists"]:
                self.assertEqual(one["outcome"] == "unsure", one["why"] is not None, one)
        return rows

    @staticmethod
    def outcomes(row):
        return {one["zone"]: one["outcome"] + (" " + one["why"] if one["why"] else "") for one in row["lists"]}


class Outcomes(CheckTest):
    def test_every_outcome(self):
        """Must show 1: lists that are well, listing, dead, wildcarding, refusing, silent and rewriting."""
        server = self.serve(world({
            "zen.spamhaus.org": {"listed": {HOST: ["127.0.0.4", "127.0.0.10"]}, "text": "https://www.example.org/query?ip={subject}", "ttl": 60},
            "list.dnswl.org": {"listed": {HOST: "127.0.5.2"}},
            "psbl.surriel.com": {"play": "empty"},
            "bl.mailspike.net": {"play": "wildcard"},
            "bl.spameatingmonkey.net": {"play": "rewrite"},
            "b.barracudacentral.org": {"play": "silent"},
            "dnsbl-1.uceprotect.net": {"play": "refused"},
            "all.s5h.net": {"play": "servfail"},
            "dnsbl.dronebl.org": {"play": "garbage"},
            "bl.nordspam.com": {"play": "refuse"},
            # These pass their self-test, and fail at the subject.
            "all.spamrats.com": {"listed": {HOST: "127.0.0.99"}},
            "truncate.gbudb.net": {"subjects": {HOST: "silent"}},
        }))
        zones = [zone for zone in HEALTHY if not zone.startswith(("dbl.", "multi.", "bl.ipv6"))]
        row, = self.check(server, "--lists=" + ",".join(zones), HOST, status=1)
        print("\n" + server.told())
        self.assertEqual(self.outcomes(row), {
            "zen.spamhaus.org": "listed",
            "bl.spamcop.net": "clean",
            "list.dnswl.org": "allowed",
            "psbl.surriel.com": "unsure broken-list",
            "bl.mailspike.net": "unsure broken-list",
            "bl.spameatingmonkey.net": "unsure rewritten",
            "b.barracudacentral.org": "unsure no-answer",
            "dnsbl-1.uceprotect.net": "unsure refused",
            "all.s5h.net": "unsure failure",
            "dnsbl.dronebl.org": "unsure failure",
            "bl.nordspam.com": "unsure refused",
            "all.spamrats.com": "unsure unknown-code",
            "truncate.gbudb.net": "unsure no-answer",
        })
        self.assertEqual(row["summary"], {"listed": 1, "clean": 1, "allowed": 1, "unsure": 10})
        zen = row["lists"][0]
        self.assertEqual((zen["zone"], zen["codes"], zen["ttl"]), ("zen.spamhaus.org", ["127.0.0.4", "127.0.0.10"], 60))
        self.assertEqual(len(zen["reasons"]), 2)
        self.assertIn(HOST, zen["text"])
        self.assertTrue(zen["removal_url"].startswith("https://"))
        self.assertIn("NOERROR 127.0.0.4", zen["raw"])
        # A list that failed its self-test is never told about anybody.
        label = list_label(HOST)
        for zone in zones:
            subject_asked = label + "." + zone in server.asked(zone)
            self.assertEqual(subject_asked, zone in ("zen.spamhaus.org", "bl.spamcop.net", "list.dnswl.org", "all.spamrats.com",
                                                     "truncate.gbudb.net"), zone)
        # TXT only after a listing.
        self.assertEqual([q["name"] for q in server.questions if q["type"] == "TXT"], [label + ".zen.spamhaus.org"])
        self.assertEqual((row["subject"], row["kind"], row["resolver"]), (HOST, "ipv4", server.servers))
        self.assertEqual(row["asked"], len({(q["name"], q["type"]) for q in server.questions}))

    def test_remembered(self):
        """What passed is known to the next process; what did not may have been mended since, and is tried again."""
        server = self.serve(world({"psbl.surriel.com": {"play": "empty"}}))
        first, = self.check(server, HOST)
        server.clear()
        second, = self.check(server, HOST)
        self.assertEqual(self.outcomes(first), self.outcomes(second))
        self.assertEqual(server.asked("psbl.surriel.com"), ["2.0.0.127.psbl.surriel.com", "1.0.0.127.psbl.surriel.com"])
        self.assertEqual(server.asked("zen.spamhaus.org"), [list_label(HOST) + ".zen.spamhaus.org"])
        self.assertLess(second["asked"], first["asked"])
        # Another server is another world.
        other = self.serve(world())
        third, = self.check(other, HOST)
        self.assertEqual(self.outcomes(third)["psbl.surriel.com"], "clean")

    def test_rewriting_resolver(self):
        """A resolver that answers for names that do not exist: nothing it says counts."""
        server = self.serve(world(rewrite="198.51.100.99"))
        row, = self.check(server, HOST)
        self.assertEqual({one["outcome"] for one in row["lists"]}, {"unsure"})
        self.assertFalse([name for name in server.asked() if name.startswith(list_label(HOST)) and not name.endswith(".arpa")])

    def test_truncated(self):
        server = self.serve(world({"zen.spamhaus.org": {"listed": {HOST: "127.0.0.2"}, "truncate": True, "text": "x" * 900}}))
        row, = self.check(server, "--lists=zen.spamhaus.org", HOST, status=1)
        self.assertEqual(self.outcomes(row), {"zen.spamhaus.org": "listed"})
        self.assertTrue(any(q["protocol"] == "tcp" for q in server.questions))
        self.assertLessEqual(len(row["lists"][0]["text"]), 300)

    def test_ipv6(self):
        server = self.serve(world({"zen.spamhaus.org": {"listed": {SIX: "127.0.0.3"}}}))
        row, = self.check(server, "[IPv6:%s]" % SIX.upper(), status=1)
        self.assertEqual((row["subject"], row["kind"]), (SIX, "ipv6"))
        self.assertEqual(self.outcomes(row)["zen.spamhaus.org"], "listed")
        self.assertNotIn("bl.spamcop.net", self.outcomes(row))
        self.assertEqual(row["reverse"]["verdict"], "ok")
        self.assertIn("b.a.9.8.7.6.5.0.4.0.0.0.3.0.0.0.2.0.0.0.1.0.0.0.8.b.d.0.1.0.0.2.zen.spamhaus.org", server.asked())

    def test_wrong_family(self):
        server = self.serve(world())
        row, = self.check(server, "--lists=zen.spamhaus.org,multi.surbl.org", HOST)
        self.assertEqual(self.outcomes(row), {"zen.spamhaus.org": "clean", "multi.surbl.org": "unsure not-asked"})
        self.assertEqual(server.asked("multi.surbl.org"), [])

    def test_loss(self):
        """One in ten questions is lost: no answer is wrong for it."""
        for seed in range(3):
            server = self.serve(world({"zen.spamhaus.org": {"listed": {HOST: "127.0.0.4"}}}, loss=0.1, seed=seed, delay=[5, 60]))
            row, = self.check(server, HOST, status=1)
            told = self.outcomes(row)
            self.assertEqual(told.pop("zen.spamhaus.org"), "listed")
            self.assertLessEqual(set(told.values()), {"clean", "unsure no-answer"})
            shutil.rmtree(os.path.join(self.home, "state"))

    def test_hostile_words(self):
        """Names and texts from outside are no orders to a terminal, and stay short."""
        server = self.serve(world({"zen.spamhaus.org": {"listed": {HOST: "127.0.0.2"}, "text": "\x1b[31mred\x07 \u202elia\x9b " + "y" * 900}}))
        for arguments in ([], ["--format=json"]):
            out, _ = self.run_cli("check", *arguments, "--dns=" + server.servers, HOST, status=1)
            self.assertNotRegex(out, "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]")
            self.assertIn("red", out)
            self.assertNotIn("y" * 301, out)


class Subjects(CheckTest):
    def test_never_asked(self):
        """Private and reserved addresses, and names without a place in DNS, leave the house in no form."""
        for host in ("10.1.2.3", "192.168.1.1", "172.20.0.1", "127.0.0.2", "169.254.1.1", "100.64.0.9", "224.0.0.5", "0.0.0.0", "fe80::1",
                     "fd00::1", "::1", "::ffff:10.0.0.1", "mail.local", "localhost", "server.lan", "printer"):
            server = self.serve(world())
            row, = self.check(server, host, status=3)
            self.assertEqual(server.asked(), [], host)
            self.assertEqual({one["outcome"] + " " + one["why"] for one in row["lists"]}, {"unsure not-asked"}, host)
            self.assertEqual(row["asked"], 0)
            if row["reverse"]:
                self.assertEqual(row["reverse"]["verdict"], "private")
            if row["mail"]:
                self.assertIsNotNone(row["mail"]["problem"])

    def test_documentation(self):
        """Examples are asked about only where every server was set by hand, and is on loopback."""
        server = self.serve(world())
        rows = self.rows("check", "--format=json", "--dns=%s,192.0.2.53" % server.servers, HOST, "example.org", SIX, status=3)
        self.assertEqual(server.asked(), [])
        self.assertEqual([row["kind"] for row in rows], ["ipv4", "domain", "ipv6"])
        for row in rows:
            self.assertEqual({one["why"] for one in row["lists"]}, {"not-asked"})

    def test_host_name(self):
        """Its addresses, and its organisational domain."""
        server = self.serve(world())
        rows = self.check(server, "Mail.Example.ORG.")
        self.assertEqual([(row["subject"], row["kind"]) for row in rows], [(HOST, "ipv4"), (SIX, "ipv6"), ("example.org", "domain")])
        self.assertEqual(rows[0]["reverse"]["verdict"], "ok")
        self.assertEqual(rows[0]["reverse"]["confirmed"], "mail.example.org")
        self.assertIsNone(rows[0]["mail"])
        self.assertIsNone(rows[2]["reverse"])
        self.assertEqual(rows[2]["mail"], {"mx": ["10 mail.example.org"], "null_mx": False, "addresses": [HOST, SIX], "problem": None})
        self.assertEqual(set(self.outcomes(rows[2])), {"dbl.spamhaus.org", "multi.surbl.org", "multi.uribl.com"})
        self.assertIn("example.org.dbl.spamhaus.org", server.asked())
        self.assertNotIn("mail.example.org.multi.surbl.org", server.asked())
        self.assertEqual(sum(row["asked"] for row in rows), len({(q["name"], q["type"]) for q in server.questions}))

    def test_host_name_without_address(self):
        server = self.serve(world())
        rows = self.check(server, "nowhere.example.org", status=1)
        self.assertEqual([row["subject"] for row in rows], ["nowhere.example.org", "example.org"])
        self.assertEqual(rows[0]["mail"]["problem"], "no-domain")

    def test_domains(self):
        server = self.serve(world(names={
            "null.example.net": {"MX": ["0 ."]}, "example.net": {"MX": ["0 ."]},
            "dangling.example": {"MX": ["10 gone.dangling.example"]},
            "implicit.example": {"A": ["198.51.100.9"]},
            "broken.example": {"play": "servfail"},
            "empty.example": {"TXT": ["nothing else"]},
        }))
        problems = {"example.org": None, "example.net": "null-mx", "nosuch.example": "no-domain", "dangling.example": "mx-without-address",
                    "implicit.example": None, "broken.example": "failure", "empty.example": "no-mx-no-address"}
        rows = self.check(server, *problems, status=1)
        self.assertEqual({row["subject"]: row["mail"]["problem"] for row in rows}, problems)
        self.assertTrue(next(row for row in rows if row["subject"] == "example.net")["mail"]["null_mx"])
        self.assertEqual(next(row for row in rows if row["subject"] == "implicit.example")["mail"]["addresses"], ["198.51.100.9"])

    def test_reverse(self):
        generic = "host-198-51-100-7.dyn.example.net"
        server = self.serve(world(names={
            ptr_name("198.51.100.7"): {"PTR": [generic]}, generic: {"A": ["198.51.100.7"]},
            ptr_name("198.51.100.8"): {"PTR": ["other.example.net"]}, "other.example.net": {"A": ["198.51.100.88"]},
            ptr_name("198.51.100.9"): {"PTR": ["lost.example.net"]},
            ptr_name("198.51.100.11"): {"play": "servfail"},
            # RFC 2317: the provider delegates by a CNAME.
            ptr_name("198.51.100.12"): {"CNAME": "12.8/29.100.51.198.in-addr.arpa"},
            "12.8/29.100.51.198.in-addr.arpa": {"PTR": ["mail.example.net"]}, "mail.example.net": {"A": ["198.51.100.12"]},
        }))
        verdicts = {"198.51.100.7": "generic", "198.51.100.8": "mismatch", "198.51.100.9": "unconfirmed", "198.51.100.10": "none",
                    "198.51.100.11": "temporary-failure", "198.51.100.12": "ok"}
        rows = self.check(server, *verdicts, status=1)
        self.assertEqual({row["subject"]: row["reverse"]["verdict"] for row in rows}, verdicts)
        self.assertTrue(rows[0]["reverse"]["reasons"])

    def test_own_list(self):
        """A list of the user's own counts as soon as its self-test holds, and not before."""
        self.file("config/bounce-inspector/blocklists.ini",
                  b"[bl.example.net]\nname = Ours\nkind = spam-source\nweight = high\nship = default\nfamilies = ipv4\n")
        server = self.serve(world({"bl.example.net": {"listed": {HOST: "127.0.0.2"}}}))
        row, = self.check(server, "--lists=bl.example.net", HOST, status=1)
        self.assertEqual(self.outcomes(row), {"bl.example.net": "listed"})
        server = self.serve(world({"bl.example.net": {"test": [], "listed": {HOST: "127.0.0.2"}}}))
        row, = self.check(server, "--lists=bl.example.net", HOST)
        self.assertEqual(self.outcomes(row), {"bl.example.net": "unsure broken-list"})

    def test_keyed_list(self):
        """Without a key nothing is asked."""
        server = self.serve(world({"zen.dq.spamhaus.net": {"key": "abcdefghijklmnopqrstuvwxyz"}}))
        row, = self.check(server, "--lists=zen.dq.spamhaus.net,bl.spamcop.net", HOST)
        self.assertEqual(self.outcomes(row), {"zen.dq.spamhaus.net": "unsure not-asked", "bl.spamcop.net": "clean"})
        self.assertEqual(server.asked("zen.dq.spamhaus.net"), [])

    def test_key(self):
        """It goes to the list, and nowhere else."""
        key = "abcdefghijklmnopqrstuvwxyz"
        self.env.update({"SECRET_BACKEND": "file", "SECRET_FILE_TEST_PATH": os.path.join(self.home, "keyring"), "SECRET_FILE_TEST_PASSWORD": "test"})
        program = os.environ.get("STORE_KEY")
        if not program or subprocess.run([program, "Spamhaus Technology", key], env=self.env, check=False, timeout=60).returncode != 0:
            self.skipTest("this libsecret cannot keep keys in a file")
        server = self.serve(world({"zen.dq.spamhaus.net": {"key": key, "listed": {HOST: "127.0.0.4"}, "text": "of %s.zen.dq.spamhaus.net" % key}}))
        row, = self.check(server, "--lists=zen.dq.spamhaus.net", HOST, status=1)
        self.assertEqual(self.outcomes(row), {"zen.dq.spamhaus.net": "listed"})
        self.assertIn("%s.%s.zen.dq.spamhaus.net" % (list_label(HOST), key), server.asked())
        self.assertEqual(row["lists"][0]["text"], "of ****.zen.dq.spamhaus.net")
        out, err = self.run_cli("check", "--dns=" + server.servers, "--lists=" + key + ".zen.dq.spamhaus.net", HOST, status=1)
        for text in (json.dumps(row), out, err):
            self.assertNotIn(key, text)
        for folder, _, names in os.walk(self.home):
            for name in names:
                with open(os.path.join(folder, name), "rb") as stream:
                    self.assertNotIn(key.encode(), stream.read(), name)

    def test_dead_list(self):
        """A list that closed is shown, and not asked, unless the user allows it zone by zone."""
        server = self.serve(world({"bl.spamcannibal.org": {"play": "wildcard"}}))
        row, = self.check(server, "--lists=bl.spamcannibal.org", HOST)
        self.assertEqual(self.outcomes(row), {"bl.spamcannibal.org": "unsure not-asked"})
        self.assertEqual(server.asked("spamcannibal.org"), [])
        self.file("config/bounce-inspector/settings.ini", b"[checks]\ndeadline=2\ndead=bl.spamcannibal.org\n")
        row, = self.check(server, "--lists=bl.spamcannibal.org", HOST)
        self.assertEqual(self.outcomes(row), {"bl.spamcannibal.org": "unsure broken-list"})
        self.assertNotEqual(server.asked("spamcannibal.org"), [])

    def test_commercial(self):
        self.file("config/bounce-inspector/settings.ini", b"[checks]\ndeadline=2\ncommercial=yes\n")
        server = self.serve(world())
        row, = self.check(server, HOST)
        self.assertEqual(self.outcomes(row)["zen.spamhaus.org"], "unsure not-asked")
        self.assertEqual(server.asked("spamhaus.org"), [])
        self.assertEqual(self.outcomes(row)["bl.spamcop.net"], "clean")


class Usage(CheckTest):
    def refused(self, *arguments, words, env=None):
        out, err = self.run_cli("check", *arguments, status=2, env=env)
        self.assertEqual(out, "")
        for word in words:
            self.assertIn(word, err)
        self.assertTrue(err.startswith("bounce-inspector-cli: "), err)

    def test_wrong(self):
        server = self.serve(world())
        dns = "--dns=" + server.servers
        self.refused(words=["HOST", "--for"])
        self.refused("--dns=nowhere", HOST, words=["“nowhere”"])
        self.refused("--dns=", HOST, words=["“”"])
        self.refused("--dns=127.0.0.1:port", HOST, words=["127.0.0.1:port"])
        self.refused(dns, "--lists=nosuch.example.org", HOST, words=["nosuch.example.org"])
        self.refused(dns, "--lists=zen.spamhaus.org,nosuch.example.org", HOST, words=["nosuch.example.org"])
        self.refused(dns, "--lists=", HOST, words=["--lists"])
        self.refused(dns, "--message=2", HOST, words=["--for"])
        self.refused(dns, "--format=csv", HOST, words=["csv"])
        self.refused(dns, "--for=" + self.home + "/nothing", words=["no such file"])
        self.refused(dns, "not a host", words=["not a host", "neither"])
        self.refused(HOST, words=["“rubbish”"], env={"BOUNCE_INSPECTOR_DNS": "rubbish"})
        self.assertEqual(server.asked(), [])

    def test_rest_is_printed(self):
        server = self.serve(world())
        rows = self.rows("check", "--format=json", "--dns=" + server.servers, "not a host", HOST, status=2)
        self.assertEqual([row["subject"] for row in rows], [HOST])
        self.assertIn("not a host", self.err)

    def test_which_servers(self):
        """--dns, then the environment, then the settings."""
        told, surroundings, settings = (self.serve(world()) for _ in range(3))
        self.file("config/bounce-inspector/settings.ini", b"[checks]\ndeadline=2\ndns=%s\n" % settings.servers.encode())
        env = {"BOUNCE_INSPECTOR_DNS": surroundings.servers}
        asked = []
        for arguments, environment in ((["--dns=" + told.servers], env), ([], env), ([], {})):
            row, = self.rows("check", "--format=json", *arguments, "--lists=bl.spamcop.net", HOST, env=environment)
            asked.append((row["resolver"], [bool(s.asked()) for s in (told, surroundings, settings)]))
            for server in (told, surroundings, settings):
                server.clear()
        self.assertEqual(asked, [(told.servers, [True, False, False]), (surroundings.servers, [False, True, False]),
                                 (settings.servers, [False, False, True])])

    def test_exit_status(self):
        """1 bad, 3 nobody could tell; bad beats that, and so does what could not be read."""
        listing = world({"zen.spamhaus.org": {"listed": {HOST: "127.0.0.4"}}, "bl.spamcop.net": {"subjects": {"198.51.100.5": "servfail"}}},
                        {ptr_name("198.51.100.5"): {"play": "servfail"}})
        server = self.serve(listing)
        lists = "--lists=bl.spamcop.net"
        self.check(server, lists, HOST, status=0)
        self.check(server, HOST, status=1)
        self.check(server, lists, "198.51.100.5", status=3)
        self.check(server, lists, HOST, "198.51.100.5", status=3)
        self.check(server, "--lists=bl.spamcop.net,zen.spamhaus.org", "198.51.100.5", HOST, "10.0.0.1", status=1)
        self.rows("check", "--format=json", "--dns=" + server.servers, HOST, "a b", status=2)

    def test_offline(self):
        """Nobody listens at that port."""
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as held:
            held.bind(("127.0.0.1", 0))
            port = held.getsockname()[1]
        began = time.monotonic()
        row, = self.rows("check", "--format=json", "--dns=127.0.0.1:%d" % port, HOST, status=3)
        self.assertLess(time.monotonic() - began, 8)
        # A machine with a network is not offline because a server is down: then it is no answer.
        self.assertLessEqual({one["outcome"] + " " + one["why"] for one in row["lists"]}, {"unsure not-asked", "unsure no-answer", "unsure failure"})
        self.assertEqual(row["reverse"]["verdict"], "temporary-failure")

    def test_text(self):
        server = self.serve(world({"zen.spamhaus.org": {"listed": {HOST: "127.0.0.4"}}, "psbl.surriel.com": {"play": "empty"},
                                   "list.dnswl.org": {"listed": {HOST: "127.0.5.2"}}}))
        out, err = self.run_cli("check", "--dns=" + server.servers, HOST, "example.org", status=1)
        self.assertEqual(err, "")
        print("\n" + out)
        lines = out.splitlines()
        self.assertEqual(lines[0], HOST)
        self.assertTrue(lines[1].startswith("  ✗ zen.spamhaus.org"), lines[1])
        # Always all numbers: "clean" of two lists out of fourteen is not clean.
        self.assertRegex(out, r"listed on 1\b.*clean on 5\b.*\b1 could not be checked")
        self.assertIn(server.servers, out)
        self.assertNotIn("\033", out)
        columns = {line.index(mark) for line in lines for mark in "✗✓?" if line.startswith("  " + mark)}
        self.assertEqual(columns, {2})
        self.assertTrue(all(len(line) <= 100 for line in lines), lines)

    def test_what_to_do_after_a_refusal(self):
        """Said once, at the list that matters most: its page for this address, or another server."""
        server = self.serve(world({"zen.spamhaus.org": {"play": "refuse"}, "psbl.surriel.com": {"play": "silent"}}))
        out, _ = self.run_cli("check", "--dns=" + server.servers, HOST)
        words = " ".join(out.split())
        self.assertRegex(words, r"zen\.spamhaus\.org This list does not answer your resolver\. [^✓✗?]*Look it up on the list's own page, https://\S+, "
                                r"or choose another DNS server\.")
        self.assertEqual(words.count("own page"), 1)

    def test_help(self):
        out, _ = self.run_cli("check", "--help")
        for word in ("--dns", "--lists", "--for", "--message"):
            self.assertIn(word, out)


class Bounces(CheckTest):
    def look(self, server, mail, status, *arguments):
        path = self.file("mail", mail)
        return self.check(server, "--for=" + path, *arguments, status=status, schema=FOR)

    def test_still(self):
        server = self.serve(world({"zen.spamhaus.org": {"listed": {HOST: "127.0.0.4"}}}))
        row, = self.look(server, listed_by("zen.spamhaus.org"), 1)
        self.assertEqual((row["subject"], row["verdict"]), (HOST, "still"))
        self.assertIn("zen.spamhaus.org", row["why"])
        self.assertIn(HOST, row["why"])

    def test_gone(self):
        server = self.serve(world())
        row, = self.look(server, listed_by("zen.spamhaus.org"), 0)
        self.assertEqual(row["verdict"], "gone")

    def test_mistaken(self):
        """A list that closed years ago: only the receiver can mend that."""
        server = self.serve(world())
        row = self.look(server, listed_by("dnsbl.sorbs.net"), 0)[0]
        self.assertEqual(row["verdict"], "mistaken")
        self.assertEqual(server.asked("sorbs.net"), [])

    def test_unknown(self):
        server = self.serve(world({"zen.spamhaus.org": {"play": "refuse"}}))
        row, = self.look(server, listed_by("zen.spamhaus.org"), 0)
        self.assertEqual(row["verdict"], "unknown")
        self.assertEqual(self.outcomes(row)["zen.spamhaus.org"], "unsure refused")

    def test_named_though_off(self):
        """The list that the reply names is asked, also where it ships off."""
        server = self.serve(world({"bl.scientificspam.net": {"listed": {HOST: "127.0.0.2"}}}))
        row, = self.look(server, listed_by("bl.scientificspam.net"), 1)
        self.assertEqual(row["lists"][0]["zone"], "bl.scientificspam.net")
        self.assertEqual(row["verdict"], "still")

    def test_no_reverse_dns(self):
        mail = bounce(("anna@example.com", "failed", "5.7.25", "550 5.7.25 Client host rejected: cannot find your reverse hostname, [198.51.100.40]"))
        server = self.serve(world(names={ptr_name("198.51.100.40"): {"PTR": ["out.example.org"]}, "out.example.org": {"A": ["198.51.100.40"]}}))
        self.assertEqual(self.look(server, mail, 0)[0]["verdict"], "gone")
        server = self.serve(world())
        row, = self.look(server, mail, 1)
        self.assertEqual((row["verdict"], row["reverse"]["verdict"]), ("still", "none"))

    def test_no_such_domain(self):
        mail = bounce(("anna@gone.example", "failed", "5.1.2", "Host or domain name not found. Name service error for name=gone.example type=MX: Host not found"))
        server = self.serve(world())
        rows = self.look(server, mail, 1)
        domain = next(row for row in rows if row["kind"] == "domain")
        self.assertEqual((domain["subject"], domain["mail"]["problem"], domain["verdict"]), ("gone.example", "no-domain", "still"))
        # Each subject counts its own questions, not those of the others.
        # Here: the MX, and whether "example" is there at all.
        self.assertEqual(domain["asked"], 2)
        self.assertEqual(sum(row["asked"] for row in rows), len({(q["name"], q["type"]) for q in server.questions}))
        server = self.serve(world(names={"gone.example": {"MX": ["10 mx.example.com"]}}))
        self.assertEqual({row["verdict"] for row in self.look(server, mail, 0)}, {"gone"})

    def test_closed_network(self):
        """A server that says "no such name" to everything must not cost anybody his customers."""
        mail = bounce(("anna@gone.example", "failed", "5.1.2", "Host or domain name not found. Name service error for name=gone.example type=MX: Host not found"))
        server = self.serve({"empty": True})
        rows = self.look(server, mail, 3)
        domain = next(row for row in rows if row["kind"] == "domain")
        self.assertEqual((domain["mail"]["problem"], domain["verdict"]), ("failure", "unknown"))
        row, = self.check(server, HOST, status=3)
        self.assertEqual(row["reverse"]["verdict"], "temporary-failure")
        self.assertEqual({one["outcome"] for one in row["lists"]}, {"unsure"})

    def test_no_look_up_can_tell(self):
        server = self.serve(world())
        rows = self.look(server, bounce(), 0)
        self.assertEqual({row["verdict"] for row in rows}, {"unknown"})
        self.assertTrue(rows[0]["why"])

    def test_which_message(self):
        server = self.serve(world({"zen.spamhaus.org": {"listed": {HOST: "127.0.0.4"}}}))
        box = mbox(listed_by("bl.spamcop.net"), listed_by("zen.spamhaus.org"))
        self.assertEqual(self.look(server, box, 1, "--message=2")[0]["verdict"], "still")
        self.assertEqual(self.look(server, box, 1)[0]["verdict"], "gone")
        self.rows("check", "--format=json", "--dns=" + server.servers, "--for=" + self.file("mail", box), "--message=3", status=2)
        self.assertIn("no message 3", self.err)

    def test_standard_input(self):
        server = self.serve(world())
        row, = self.rows("check", "--format=json", "--dns=" + server.servers, "--for=-", stdin=listed_by("zen.spamhaus.org"))
        self.assertEqual(row["verdict"], "gone")

    def test_many_recipients(self):
        """Refused for one reason, they are one question."""
        reply = "554 5.7.1 Service unavailable; Client host [%s] blocked using zen.spamhaus.org" % HOST
        server = self.serve(world())
        self.assertEqual(len(self.look(server, bounce(*[("a%d@example.com" % i, "failed", "5.7.1", reply) for i in range(20)]), 0)), 1)

    def test_flood(self):
        """Each domain that a report names is a question; a report of thousands must not make us send thousands."""
        mail = bounce(*[("a@d%d.example.com" % i, "failed", "5.1.2", "550 5.1.2 Host or domain name not found") for i in range(300)])
        server = self.serve(world())
        _, err = self.run_cli("check", "--dns=" + server.servers, "--lists=zen.spamhaus.org", "--for=" + self.file("mail", mail), status=1)
        self.assertIn("200 more bounces", err)
        self.assertLess(len(server.questions), 200)

    def test_no_bounce(self):
        server = self.serve(world())
        path = self.file("mail", b"From: ben@example.org\nTo: anna@example.org\nSubject: Lunch\n\nAt noon?\n")
        self.run_cli("check", "--dns=" + server.servers, "--for=" + path, status=2)
        self.assertEqual(server.asked(), [])

    def test_text(self):
        server = self.serve(world({"zen.spamhaus.org": {"listed": {HOST: "127.0.0.4"}}}))
        out, _ = self.run_cli("check", "--dns=" + server.servers, "--for=" + self.file("mail", listed_by("zen.spamhaus.org")), status=1)
        print("\n" + out)
        self.assertTrue(out.startswith("anna@example.com, "), out)
        self.assertIn("Still so", out.splitlines()[0])


class Example(CheckTest):
    """The bundled mailbox, in two worlds."""

    ADDRESS = "192.0.2.25"
    MAILBOX = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "data", "examples", "example.mbox")

    def verdicts(self, server):
        found = {}
        for row in self.rows("list", "--format=json", self.MAILBOX):
            out = subprocess.run([os.environ["BOUNCE_INSPECTOR_CLI"], "check", "--format=json", "--dns=" + server.servers,
                                  "--for=" + self.MAILBOX, "--message=%d" % row["number"]],
                                 capture_output=True, env=self.env, check=False, timeout=60)
            rows = [json.loads(line) for line in out.stdout.splitlines()]
            self.assertIn(out.returncode, (0, 1, 3))
            self.assertEqual([f for r in rows for f in faults(r, FOR, "row")], [])
            found.setdefault(row["cause"], set()).update(r["verdict"] for r in rows)
        return found

    def test_bad_world(self):
        """Nothing was mended."""
        server = self.serve(world({"zen.spamhaus.org": {"listed": {self.ADDRESS: "127.0.0.4", "198.51.100.77": "127.0.0.10"}}},
                                  {ptr_name(self.ADDRESS): {"TXT": ["nothing"]}, "parked.example": {"MX": ["0 ."]}}))
        told = self.verdicts(server)
        for cause in ("blocklisted", "no-reverse-dns", "no-such-domain", "domain-takes-no-mail", "sender-domain-unresolved", "bad-helo",
                      "dynamic-address"):
            self.assertEqual(told.pop(cause), {"still"}, cause)
        self.assertEqual(told.pop("receiver-misconfigured"), {"mistaken"})
        self.assertEqual(set.union(*told.values()), {"unknown"})

    def test_good_world(self):
        """All is well now: but what no look-up can tell stays unknown, and so does a mistake of the receiver."""
        helo = {"mx1.bakery.example": {"A": [self.ADDRESS]}, ptr_name(self.ADDRESS): {"PTR": ["mx1.bakery.example"]}}
        mail = {name: {"MX": ["10 mx.example.com"]} for name in ("exmaple.example", "parked.example", "bakery.example")}
        told = self.verdicts(self.serve(world(names={**helo, **mail})))
        for cause in ("blocklisted", "no-reverse-dns", "no-such-domain", "domain-takes-no-mail", "sender-domain-unresolved"):
            self.assertEqual(told.pop(cause), {"gone"}, cause)
        self.assertEqual(told.pop("receiver-misconfigured"), {"mistaken"})
        # The server was told no name at all; that it has one now says nothing.
        self.assertLessEqual(told.pop("bad-helo"), {"still", "unknown"})
        self.assertEqual(set.union(*told.values()), {"unknown"})


class RealServers(CheckTest):
    """The same against real name servers on loopback, where they are installed."""

    def start(self, *command):
        done = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=self.home)
        self.addCleanup(lambda: (done.terminate(), done.wait(10)))

    @staticmethod
    def free_port():
        with FakeDns() as server:
            return server.port

    def rbldnsd(self):
        program = shutil.which("rbldnsd", path=os.environ["PATH"] + ":/usr/sbin:/sbin")
        if program is None:
            self.skipTest("rbldnsd is not installed")
        port = self.free_port()
        self.file("zen", b"$SOA 60 ns.zen.example h.zen.example 1 600 300 86400 60\n:127.0.0.4:https://www.example.org/?ip=$\n127.0.0.2\n203.0.113.5\n")
        self.file("cop", b"$SOA 60 ns.cop.example h.cop.example 1 600 300 86400 60\n:127.0.0.2:bad\n127.0.0.2\n")
        self.file("dead", b"$SOA 60 ns.dead.example h.dead.example 1 600 300 86400 60\n:127.0.0.2:bad\n")
        os.chmod(self.home, 0o755)
        self.start(program, "-n", "-q", "-b", "127.0.0.1/%d" % port, "-r", self.home, "-w", "/",
                   "zen.spamhaus.org:ip4set:zen", "bl.spamcop.net:ip4set:cop", "psbl.surriel.com:ip4set:dead")
        self.wait_for(port, "2.0.0.127.zen.spamhaus.org")
        return port

    def wait_for(self, port, name):
        from fake_dns import encode_name
        import struct
        for _ in range(100):
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
                sock.settimeout(0.1)
                try:
                    sock.sendto(struct.pack(">6H", 1, 0x100, 1, 0, 0, 0) + encode_name(name) + struct.pack(">HH", 1, 1), ("127.0.0.1", port))
                    sock.recv(512)
                    return
                except OSError:
                    time.sleep(0.05)
        self.skipTest("the server does not start here")

    def expect(self, port):
        row, = self.rows("check", "--format=json", "--dns=127.0.0.1:%d" % port, "--lists=zen.spamhaus.org,bl.spamcop.net,psbl.surriel.com", HOST, status=1)
        self.assertEqual(self.outcomes(row), {"zen.spamhaus.org": "listed", "bl.spamcop.net": "clean", "psbl.surriel.com": "unsure broken-list"})
        self.assertEqual(row["lists"][0]["text"], "https://www.example.org/?ip=203.0.113.5")

    def test_rbldnsd(self):
        self.expect(self.rbldnsd())

    def test_unbound(self):
        program = shutil.which("unbound", path=os.environ["PATH"] + ":/usr/sbin:/sbin")
        if program is None:
            self.skipTest("unbound is not installed")
        lists, port = self.rbldnsd(), self.free_port()
        zones = "".join('stub-zone:\n  name: "%s"\n  stub-addr: 127.0.0.1@%d\n' % (zone, lists)
                        for zone in ("zen.spamhaus.org", "bl.spamcop.net", "psbl.surriel.com"))
        self.file("unbound.conf", ("""server:
  interface: 127.0.0.1
  port: %d
  do-not-query-localhost: no
  do-daemonize: no
  use-syslog: no
  chroot: ""
  username: ""
  directory: "%s"
  pidfile: ""
  module-config: "iterator"
  local-zone: "invalid." static
  local-zone: "example.com." static
  local-zone: "113.0.203.in-addr.arpa." static
remote-control:
  control-enable: no
%s""" % (port, self.home, zones)).encode())
        self.start(program, "-d", "-c", os.path.join(self.home, "unbound.conf"))
        self.wait_for(port, "2.0.0.127.zen.spamhaus.org")
        self.expect(port)


if __name__ == "__main__":
    main()
