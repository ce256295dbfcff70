#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Bounce Inspector developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every key that the command line promises is there, has its type, and no other key is."""
import csv
import io
import re

from support import AUTO_REPLY, PLAIN, CliTest, bounce, main, mbox

STRING, INT, BOOL, NULL = "string", "int", "bool", "null"
KINDS = "failure delay delivery complaint auto-reply receipt challenge other unreadable".split()
GROUPS = "recipient full reputation downtime policy size dns isp port verification receiver unclear".split()
PERMANENCES = "none permanent temporary unsure".split()
WHO = "you list provider receiver nobody".split()
SOURCES = "reply reporter received-from received authentication complaint".split()
DATE = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$")


def maybe(what):
    return (what, NULL)


HOST_PLACE = {"address": STRING, "name": maybe(STRING), "source": set(SOURCES), "quote": maybe(STRING)}
HOST = {**HOST_PLACE, "candidates": [HOST_PLACE]}
EVIDENCE = {"text": maybe(STRING), "field": {"diagnostic", "status", "body", "header"}, "rule": maybe(STRING)}
ORIGINAL = {"message_id": maybe(STRING), "subject": maybe(STRING), "from": maybe(STRING), "to": maybe(STRING), "date": maybe(DATE)}
FINDING = {
    "group": maybe(set(GROUPS)), "cause": maybe(STRING), "permanence": set(PERMANENCES), "who": maybe(set(WHO)),
    "confidence": maybe({"stated", "inferred", "guessed"}), "suppress": {"safe", "repeated", "never"},
    "evidence": maybe(EVIDENCE),
}
LIST = {
    "file": STRING, "number": INT, "offset": INT, "length": INT, "kind": set(KINDS), "dialect": maybe(STRING),
    "date": maybe(DATE), "recipient": maybe(STRING), "original_recipient": maybe(STRING), "action": maybe(STRING),
    "status": maybe(re.compile(r"^[245]\.\d{1,3}\.\d{1,3}$")), "reply": maybe(INT), "diagnostic": maybe(STRING),
    "reporting_mta": maybe(STRING), "remote_mta": maybe(STRING), **FINDING, "backscatter": maybe(BOOL),
    "sending_host": maybe(HOST), "original": maybe(ORIGINAL), "message_id": maybe(STRING),
    "proof": maybe({"ours", "unproven"}),
}
HEADER = {"name": STRING, "value": STRING}
HOP = {"from": maybe(STRING), "by": maybe(STRING), "address": maybe(STRING), "date": maybe(DATE)}
SHOW = {**LIST, "recipients": [LIST], "headers": [HEADER], "original_headers": [HEADER], "text": STRING, "path": [HOP]}
COUNT = {"id": STRING, "count": INT}
TASK = {"who": set(WHO), "cause": STRING, "title": STRING, "detail": STRING, "count": INT, "receivers": [STRING],
        "first": maybe(DATE), "last": maybe(DATE), "going_on": BOOL, "finding": maybe({"compromised-account"})}
SUMMARY = {
    "messages": INT, "kinds": {kind: INT for kind in KINDS}, "recipients": INT, "groups": [COUNT], "causes": [COUNT],
    "permanence": [COUNT], "receivers": [COUNT], "hosts": [COUNT], "days": [COUNT], "first": maybe(DATE), "last": maybe(DATE),
    "tasks": [TASK],
}
EXPLAIN = {"text": STRING, "reply": maybe(INT), "status": LIST["status"], **FINDING, "title": STRING, "meaning": STRING,
           "steps": [STRING], "sending_host": maybe(HOST), "lists": [STRING]}


def faults(value, schema, place="row"):
    """What is wrong with value, as sentences."""
    if isinstance(schema, tuple):
        if value is None:
            return []
        return faults(value, schema[0], place)
    if isinstance(schema, dict):
        if not isinstance(value, dict):
            return ["%s is no object: %r" % (place, value)]
        wrong = ["%s lacks %s" % (place, key) for key in schema if key not in value]
        wrong += ["%s has %s, which nobody promised" % (place, key) for key in value if key not in schema]
        return wrong + [f for key in schema if key in value for f in faults(value[key], schema[key], place + "." + key)]
    if isinstance(schema, list):
        if not isinstance(value, list):
            return ["%s is no array: %r" % (place, value)]
        return [f for i, item in enumerate(value) for f in faults(item, schema[0], "%s[%d]" % (place, i))]
    if isinstance(schema, set):
        good = value in schema
    elif isinstance(schema, re.Pattern):
        good = isinstance(value, str) and schema.match(value) is not None
    elif schema == STRING:
        good = isinstance(value, str)
    elif schema == INT:
        good = isinstance(value, int) and not isinstance(value, bool)
    else:
        good = isinstance(value, bool)
    return [] if good else ["%s is %r" % (place, value)]


class Schema(CliTest):
    def setUp(self):
        super().setUp()
        self.mixed = bounce(("anna@example.com", "failed", "5.1.1", "550 5.1.1 No such user here"),
                            ("ben@example.com", "delayed", "4.2.2", "452 4.2.2 Mailbox full"),
                            ("clara@example.com", "relayed", "2.0.0", "250 ok"))
        self.listed = bounce(("dora@example.com", "failed", "5.7.1",
                              "554 5.7.1 Service unavailable; Client host [203.0.113.5] blocked using zen.spamhaus.org"))
        self.box = self.file("box", mbox(PLAIN, self.mixed, AUTO_REPLY, self.listed))

    def check(self, rows, schema):
        wrong = ["%d: %s" % (i, f) for i, row in enumerate(rows) for f in faults(row, schema)]
        self.assertEqual(wrong, [])

    def test_list(self):
        rows = self.rows("list", "--format=json", self.box)
        self.check(rows, LIST)
        self.assertEqual([r["recipient"] for r in rows], ["anna@example.com", "ben@example.com", "dora@example.com"])
        anna = rows[0]
        self.assertEqual(anna["kind"], "failure")
        self.assertEqual((anna["number"], anna["status"], anna["reply"], anna["action"]), (2, "5.1.1", 550, "failed"))
        self.assertEqual(anna["date"], "2026-11-17T14:12:00+01:00")
        self.assertEqual(anna["message_id"].strip("<>"), "report@mx.example.net")
        self.assertEqual(anna["original"]["subject"], "Hello")
        self.assertEqual(anna["original"]["date"], "2026-11-17T14:10:59+01:00")
        self.assertIsNone(anna["backscatter"])
        self.assertEqual(anna["proof"], "ours")
        self.assertIsNotNone(anna["evidence"])
        self.assertEqual(rows[1]["kind"], "delay")
        host = rows[2]["sending_host"]
        self.assertEqual((host["address"], host["source"]), ("203.0.113.5", "reply"))
        self.assertGreaterEqual(len(host["candidates"]), 1)

    def test_offset_and_length(self):
        """They find the message again in the mailbox's bytes."""
        anna = self.rows("list", "--format=json", self.box)[0]
        with open(self.box, "rb") as f:
            content = f.read()
        self.assertEqual(content[anna["offset"]:anna["offset"] + anna["length"]].strip(), self.mixed.strip())

    def test_list_all(self):
        rows = self.rows("list", "--all", "--format=json", self.box)
        self.check(rows, LIST)
        self.assertEqual([r["kind"] for r in rows],
                         ["other", "failure", "delay", "delivery", "auto-reply", "failure"])
        for row in rows:
            if row["kind"] not in ("failure", "delay"):
                self.assertEqual((row["group"], row["cause"], row["who"], row["confidence"], row["evidence"]), (None,) * 5)
                self.assertEqual((row["permanence"], row["suppress"]), ("none", "never"))

    def test_list_all_unreadable(self):
        self.file("folder/1", self.mixed)
        self.file("folder/2", b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
        rows = self.rows("list", "--all", "--format=json", self.home + "/folder")
        self.check(rows, LIST)
        self.assertEqual(rows[-1]["kind"], "unreadable")
        self.assertTrue(rows[-1]["file"].endswith("/folder/2"))

    def test_csv(self):
        flat = [k for key, kind in LIST.items() for k in
                ([key + "." + m for m in (kind[0] if isinstance(kind, tuple) else kind) if m != "candidates"]
                 if isinstance(kind[0] if isinstance(kind, tuple) else kind, dict) else [key])]
        out, _ = self.run_cli("list", "--all", "--format=csv", self.box)
        self.assertTrue(out.endswith("\r\n"))
        table = list(csv.reader(io.StringIO(out, newline="")))
        self.assertEqual(table[0], flat)
        self.assertEqual({len(row) for row in table}, {len(flat)})
        for row, told in zip(self.rows("list", "--all", "--format=json", self.box), csv.DictReader(io.StringIO(out, newline=""))):
            self.assertEqual(told["recipient"], row["recipient"] or "")
            self.assertEqual(told["number"], str(row["number"]))
            self.assertEqual(told["sending_host.address"], (row["sending_host"] or {}).get("address", ""))

    def test_show(self):
        for number in "1234":
            rows = self.rows("show", "--format=json", "--message=" + number, self.box)
            self.check(rows, SHOW)
            self.assertEqual(len(rows), 1)
            self.assertEqual(rows[0]["number"], int(number))
        row = self.rows("show", "--format=json", "--message=2", self.box)[0]
        self.assertEqual([r["recipient"] for r in row["recipients"]],
                         ["anna@example.com", "ben@example.com", "clara@example.com"])
        self.assertIn({"name": "Subject", "value": "Undelivered Mail Returned to Sender"}, row["headers"])
        self.assertIn({"name": "Subject", "value": "Hello"}, row["original_headers"])
        self.assertIn("This is the mail system", row["text"])
        self.assertEqual([(h["from"], h["address"], h["by"]) for h in row["path"]],
                         [("client.example.org", "198.51.100.7", "mx.example.net"),
                          ("mx.example.net", "192.0.2.25", "mail.example.org")])
        self.assertEqual(row["path"][0]["date"], "2026-11-17T14:11:00+01:00")

    def test_summary(self):
        rows = self.rows("summary", "--format=json", self.box)
        self.check(rows, SUMMARY)
        self.assertEqual(len(rows), 1)
        told = rows[0]
        self.assertEqual(told["messages"], 4)
        self.assertEqual(sum(told["kinds"].values()), 4)
        self.assertEqual(told["recipients"], 2)
        for key in ("groups", "causes", "permanence", "receivers", "hosts"):
            counts = [c["count"] for c in told[key]]
            self.assertEqual(counts, sorted(counts, reverse=True))
        self.assertEqual(told["days"], [{"id": "2026-11-17", "count": 3}])
        self.assertEqual(sum(c["count"] for c in told["causes"]), 3)
        self.assertTrue(told["tasks"])
        self.assertTrue(all(t["going_on"] for t in told["tasks"]))

    def test_summary_of_nothing(self):
        self.check(self.rows("summary", "--format=json", self.file("empty", b"")), SUMMARY)

    def test_explain(self):
        rows = self.rows("explain", "--format=json", "-", stdin=b"550 5.1.1 No such user here\n"
                         b"554 5.7.1 Client host [203.0.113.5] blocked using zen.spamhaus.org\nnothing known\n")
        self.check(rows, EXPLAIN)
        self.assertEqual(len(rows), 3)
        self.assertEqual((rows[0]["reply"], rows[0]["status"]), (550, "5.1.1"))
        self.assertEqual(rows[1]["lists"], ["zen.spamhaus.org"])
        self.assertEqual(rows[1]["sending_host"]["address"], "203.0.113.5")
        self.assertEqual((rows[2]["cause"], rows[2]["reply"], rows[2]["status"]), ("unclear", None, None))
        for row in rows:
            self.assertTrue(row["title"] and row["meaning"] and row["steps"])

    def test_own_domains(self):
        self.file("config/bounce-inspector/settings.ini", b"[own]\ndomains=example.org\n")
        rows = self.rows("list", "--format=json", self.box)
        self.check(rows, LIST)
        self.assertEqual({r["backscatter"] for r in rows}, {False})
        self.file("config/bounce-inspector/settings.ini", b"[own]\ndomains=elsewhere.example\n")
        rows = self.rows("list", "--format=json", self.box)
        self.assertEqual({r["backscatter"] for r in rows}, {True})
        self.assertEqual({r["suppress"] for r in rows}, {"never"})


if __name__ == "__main__":
    main()
