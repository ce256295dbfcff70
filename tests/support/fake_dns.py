#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Bounce Inspector developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A DNS server that plays whatever a test needs, on loopback: blocklists in health and decay, hosts, mail domains.

As a program: fake_dns.py [--config FILE.json] [--log FILE] [--port N]; prints its port, then serves until its standard input
ends or it is told to go.  As a module: with FakeDns(config) as server: … server.port, server.questions.

The configuration, all of it optional:

  zones    zone → how it is played:
             play      list      RFC 5782: its test entries, and what is in "listed" (the default)
                       empty     nothing in it, not even the test entries: a dead list
                       wildcard  everything is listed
                       refuse    every answer is the refusal "code" (127.255.255.254)
                       refused, servfail, formerr, notimp   every answer is that rcode
                       rewrite   no list any more: an address outside 127/8 for everything
                       silent    no answer
                       lying     an answer to another question, which resolvers have to ignore
                       garbage   bytes that are no answer, behind the right question
             listed    subject (address or domain) → code, or codes
             text      words of the TXT record of what is listed; "{subject}" stands in it
             subjects  subject → play of this one alone
             key       the label that has to stand before the zone; without it there is nothing
             test, test_code   names below the zone that must be there, and their answer
  names    name → {"A": […], "AAAA": […], "PTR": […], "MX": ["10 mx.example.org"], "TXT": […], "CNAME": name, "play": …};
           "*.example.org" is a wildcard
  reverse  address → names, for PTR
  rewrite  address that is given for every name that does not exist, as some providers do
  empty    true: a world without top-level domains, as behind a portal; every name that is not told here does not exist
  ttl, negative_ttl, delay (milliseconds, or [least, most]), late (fraction, milliseconds), loss (fraction), truncate, seed:
           of everything, of a zone or of a name
"""
import argparse
import hashlib
import heapq
import ipaddress
import json
import select
import selectors
import signal
import socket
import struct
import sys
import threading
import time

TYPES = {1: "A", 2: "NS", 5: "CNAME", 6: "SOA", 12: "PTR", 15: "MX", 16: "TXT", 28: "AAAA"}
NUMBERS = {name: number for number, name in TYPES.items()}
RCODES = {"formerr": 1, "servfail": 2, "notimp": 4, "refused": 5}
NXDOMAIN = 3
ANCHORS = ("in-addr.arpa", "ip6.arpa")
MAX_CHAIN = 8
TEST_ENTRIES = ("2.0.0.127", "test", "dbltest.com", "test.surbl.org", "test.uribl.com",
                "2.0.0.0.0.0.f.7.f.f.f.f." + ".".join("0" * 20))
# Where the operator says that his test entry answers something else.
TEST_CODES = {"list.dnswl.org": "127.0.10.0", "dwl.dnswl.org": "127.0.10.0", "bl.suomispam.net": "127.0.0.99",
              "dbl.spamhaus.org": "127.0.1.2", "rhsbl.scientificspam.net": "127.0.1.2", "zrd.spamhaus.org": "127.0.2.2",
              "multi.surbl.org": "127.0.0.254", "multi.uribl.com": "127.0.0.14"}


def list_label(subject):
    """What stands before the zone: octets or nibbles reversed, or the domain."""
    try:
        address = ipaddress.ip_address(subject)
    except ValueError:
        return subject.lower().rstrip(".")
    if address.version == 4:
        return ".".join(reversed(str(address).split(".")))
    return ".".join(reversed(address.exploded.replace(":", "")))


def ptr_name(address):
    return list_label(address) + (".ip6.arpa" if ":" in address else ".in-addr.arpa")


def chance(*what):
    """A number in [0, 1) that is always the same for the same question."""
    digest = hashlib.sha256("/".join(str(w) for w in what).encode()).digest()
    return int.from_bytes(digest[:6], "big") / 2 ** 48


def as_list(value):
    return value if isinstance(value, list) else [value]


def encode_name(name):
    wire = b""
    for label in name.rstrip(".").split("."):
        raw = label.encode("latin-1", "replace")[:63]
        wire += bytes([len(raw)]) + raw if raw else b""
    return wire + b"\0"


def encode_text(text):
    raw = text if isinstance(text, bytes) else text.encode("utf-8", "surrogateescape")
    return b"".join(bytes([len(raw[i:i + 255])]) + raw[i:i + 255] for i in range(0, len(raw), 255)) or b"\0"


def encode_value(kind, value):
    if kind in ("A", "AAAA"):
        return socket.inet_pton(socket.AF_INET if kind == "A" else socket.AF_INET6, value)
    if kind in ("PTR", "CNAME", "NS"):
        return encode_name(value)
    if kind == "MX":
        preference, _, host = value.partition(" ")
        return struct.pack(">H", int(preference)) + encode_name(host)
    if kind == "TXT":
        return encode_text(value)
    if kind == "SOA":
        mname, rname, serial, minimum = value
        return encode_name(mname) + encode_name(rname) + struct.pack(">5I", serial, 3600, 600, 86400, minimum)
    raise ValueError(kind)


class Question:
    def __init__(self, packet):
        self.id, self.flags, count = struct.unpack(">HHH", packet[:6])
        if self.flags & 0x8000 or count != 1:
            raise ValueError("no question")
        labels, place = [], 12
        while packet[place]:
            length = packet[place]
            labels.append(packet[place + 1:place + 1 + length].decode("latin-1"))
            place += 1 + length
        number, = struct.unpack(">H", packet[place + 1:place + 3])
        self.wire = packet[12:place + 5]
        self.name = ".".join(labels).lower()
        self.type = TYPES.get(number, str(number))


class Answer:
    """records: (name, kind, value); rcode None: no answer at all."""

    def __init__(self, rcode=0, records=(), how=None):
        self.rcode, self.records, self.how = rcode, list(records), how


class Book:
    """What the configuration says of a name. Knows no sockets."""

    def __init__(self, config):
        self.config = config
        self.zones = {zone.lower(): dict(how) for zone, how in config.get("zones", {}).items()}
        self.names = {name.lower().rstrip("."): how for name, how in config.get("names", {}).items()}
        for address, names in config.get("reverse", {}).items():
            how = names if isinstance(names, dict) else {"PTR": as_list(names)}
            self.names.setdefault(ptr_name(address), how)
        self.parents = {name.split(".", i)[i] for name in self.names for i in range(1, name.count(".") + 1)}

    def find_zone(self, name):
        labels = name.split(".")
        for i in range(len(labels)):
            zone = ".".join(labels[i:])
            if zone in self.zones:
                return zone
        return None

    def find_name(self, name):
        how = self.names.get(name)
        if how is None and "." in name:
            how = self.names.get("*." + name.split(".", 1)[1])
        return how

    def option(self, question, key, otherwise=None):
        zone = self.find_zone(question.name)
        for how in (self.find_name(question.name), self.zones.get(zone), self.config):
            if isinstance(how, dict) and key in how:
                return how[key]
        return otherwise

    def answer(self, question):
        zone = self.find_zone(question.name)
        if zone is not None and self.find_name(question.name) is None:
            answer = self.play_zone(question, zone)
        else:
            answer = self.look_up(question)
        rewrite = self.config.get("rewrite")
        if answer.rcode == NXDOMAIN and rewrite and question.type in ("A", "AAAA"):
            kind = "AAAA" if ":" in rewrite else "A"
            return Answer(0, [(question.name, kind, rewrite)] if kind == question.type else [])
        return answer

    def play_zone(self, question, zone):
        how = self.zones[zone]
        below = question.name[:-len(zone) - 1]
        if "key" in how:
            below, _, key = below.rpartition(".")
            if key != how["key"].lower():
                return Answer(NXDOMAIN)
        play = how.get("play", "list")
        for subject, other in how.get("subjects", {}).items():
            if below == list_label(subject):
                play = other
        return self.play(question, zone, below, play)

    def play(self, question, zone, below, play):
        how = self.zones.get(zone, {})
        if play in RCODES:
            return Answer(RCODES[play])
        if play == "silent":
            return Answer(None)
        if play in ("lying", "garbage"):
            return Answer(0, [], play)
        if not below:
            return Answer(0, [(zone, "SOA", self.soa(zone))] if question.type == "SOA" else [])
        codes = self.codes(how, zone, below, play)
        if not codes:
            return Answer(NXDOMAIN)
        if question.type == "A":
            return Answer(0, [(question.name, "A", code) for code in codes])
        if question.type == "TXT" and "text" in how:
            subjects = {list_label(s): s for s in how.get("listed", {})}
            return Answer(0, [(question.name, "TXT", text.replace("{subject}", subjects.get(below, below))) for text in as_list(how["text"])])
        return Answer(0)

    @staticmethod
    def codes(how, zone, below, play):
        if play == "empty":
            return []
        if play == "wildcard":
            return as_list(how.get("code", "127.0.0.2"))
        if play == "refuse":
            return as_list(how.get("code", "127.255.255.254"))
        if play == "rewrite":
            return as_list(how.get("code", "198.51.100.80"))
        if below in as_list(how.get("test", list(TEST_ENTRIES))):
            return as_list(how.get("test_code", TEST_CODES.get(zone, "127.0.0.2")))
        for subject, codes in how.get("listed", {}).items():
            if below == list_label(subject):
                return as_list(codes)
        return []

    def look_up(self, question):
        name, records = question.name, []
        for _ in range(MAX_CHAIN):
            how = self.find_name(name)
            if how is None:
                # A name that ends a chain elsewhere says nothing of the name that was asked.
                # Top-level domains and the reverse trees are there, unless this is a world without them ("empty").
                there = records or name in self.parents or not self.config.get("empty") and ("." not in name or name in ANCHORS)
                return Answer(0 if there else NXDOMAIN, records)
            if "play" in how and how["play"] != "list":
                answer = self.play(question, "", name, how["play"])
                return Answer(answer.rcode, records + answer.records, answer.how)
            if "CNAME" in how and question.type != "CNAME":
                records.append((name, "CNAME", how["CNAME"]))
                name = how["CNAME"].lower().rstrip(".")
                if how.get("chain", True):
                    continue
                return Answer(0, records)
            values = as_list(how.get(question.type, []))
            return Answer(0, records + [(name, question.type, value) for value in values])
        return Answer(0, records)

    def soa(self, zone):
        return ("ns." + zone, "hostmaster." + zone, 1, int(self.zones.get(zone, self.config).get("negative_ttl", 300)))


class FakeDns:
    def __init__(self, config=None, port=0, log=None, host="127.0.0.1"):
        self.book = Book(config or {})
        self.questions = []             # each {"time", "protocol", "name", "type", "told", "delay", "lost"}
        self.host, self.port, self.log = host, port, open(log, "a", encoding="utf-8") if log else None
        self.lock = threading.Lock()
        self.tries = {}
        self.later = []                 # heap of (time, order, function, arguments)
        self.order = 0
        self.thread, self.running = None, True
        self.bind()

    def bind(self):
        for _ in range(50):
            self.udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            self.tcp = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
            self.tcp.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            self.udp.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 21)
            try:
                self.udp.bind((self.host, self.port))
                self.tcp.bind((self.host, self.udp.getsockname()[1]))
                break
            except OSError:
                self.udp.close()
                self.tcp.close()
                if self.port:
                    raise
        else:
            raise OSError("no port is free for both UDP and TCP")
        self.port = self.udp.getsockname()[1]
        self.tcp.listen(32)
        self.wake_out, self.wake_in = socket.socketpair()
        self.streams = {}
        self.selector = selectors.DefaultSelector()
        for sock, what in ((self.udp, self.on_udp), (self.tcp, self.on_connect), (self.wake_out, self.on_wake)):
            sock.setblocking(False)
            self.selector.register(sock, selectors.EVENT_READ, what)

    @property
    def servers(self):
        return "%s:%d" % (self.host, self.port)

    # What a test asks of it.

    def configure(self, config):
        """From now on; what was asked stays written down."""
        with self.lock:
            self.book = Book(config)

    def clear(self):
        with self.lock:
            self.questions.clear()
            self.tries.clear()

    def asked(self, below=""):
        """Names asked at or below a zone, in order."""
        with self.lock:
            return [q["name"] for q in self.questions if not below or q["name"] == below or q["name"].endswith("." + below)]

    def told(self):
        """The log as people read it."""
        with self.lock:
            return "\n".join(self.line(q) for q in self.questions)

    @staticmethod
    def line(question):
        return "%(protocol)s %(type)-4s %(name)s: %(told)s" % question

    # Serving.

    def write_down(self, question, protocol, told, delay, lost):
        entry = {"time": time.time(), "protocol": protocol, "name": question.name, "type": question.type, "told": told,
                 "delay": delay, "lost": lost}
        self.questions.append(entry)
        if self.log:
            self.log.write(json.dumps(entry) + "\n")
            self.log.flush()

    def pick_delay(self, question, nth):
        seed = self.book.option(question, "seed", 0)
        delay = self.book.option(question, "delay", 0)
        if isinstance(delay, list):
            delay = delay[0] + (delay[1] - delay[0]) * chance(seed, "delay", question.name, question.type)
        fraction, late = self.book.option(question, "late", [0, 0])
        return delay + (late if chance(seed, "late", question.name, question.type, nth) < fraction else 0)

    def respond(self, packet, protocol, send):
        try:
            question = Question(packet)
        except (ValueError, IndexError, struct.error):
            return
        with self.lock:
            nth = self.tries[question.name, question.type] = self.tries.get((question.name, question.type), 0) + 1
            answer = self.book.answer(question)
            delay = self.pick_delay(question, nth)
            loss = self.book.option(question, "loss", 0)
            lost = protocol == "udp" and chance(self.book.option(question, "seed", 0), "loss", question.name, question.type, nth) < loss
            self.write_down(question, protocol, self.describe(answer), round(delay, 3), lost)
            if lost or answer.rcode is None:
                return
            wire = self.encode(question, answer, protocol)
        if delay > 0:
            self.order += 1
            heapq.heappush(self.later, (time.monotonic() + delay / 1000, self.order, send, wire))
        else:
            send(wire)

    @staticmethod
    def describe(answer):
        if answer.rcode is None:
            return "silence"
        if answer.how:
            return answer.how
        names = {0: "NOERROR", 1: "FORMERR", 2: "SERVFAIL", 3: "NXDOMAIN", 4: "NOTIMP", 5: "REFUSED"}
        return " ".join([names[answer.rcode]] + [str(value)[:80] for _, kind, value in answer.records if kind != "SOA"])

    def encode(self, question, answer, protocol):
        wire = question.wire
        if answer.how == "garbage":
            return struct.pack(">6H", question.id, 0x8580, 1, 2, 0, 0) + wire + b"\xff\xff\xc0" + bytes(range(40))
        if answer.how == "lying":
            wire = encode_name("elsewhere.example.net") + struct.pack(">HH", 1, 1)
            answer = Answer(0, [("elsewhere.example.net", "A", "127.0.0.2")])
        flags = 0x8400 | (question.flags & 0x0110) | 0x0080 | answer.rcode
        ttl = int(self.book.option(question, "ttl", 900))
        body = b""
        for name, kind, value in answer.records:
            raw = encode_value(kind, value)
            body += encode_name(name) + struct.pack(">HHIH", NUMBERS[kind], 1, ttl, len(raw)) + raw
        authority, zone = b"", self.book.find_zone(question.name) or ".".join(question.name.split(".")[-2:])
        negative = answer.rcode in (0, NXDOMAIN) and not any(kind != "CNAME" for _, kind, _ in answer.records)
        if negative:
            raw, life = encode_value("SOA", self.book.soa(zone)), self.book.soa(zone)[3]
            authority = encode_name(zone) + struct.pack(">HHIH", NUMBERS["SOA"], 1, life, len(raw)) + raw
        count = len(answer.records)
        if protocol == "udp" and (self.book.option(question, "truncate") or 12 + len(wire) + len(body) + len(authority) > 1400):
            flags, count, body, authority, negative = flags | 0x0200, 0, b"", b"", False
        return struct.pack(">6H", question.id, flags, 1, count, int(negative), 0) + wire + body + authority

    def on_udp(self, sock):
        while True:
            try:
                packet, sender = sock.recvfrom(4096)
            except OSError:
                return
            self.respond(packet, "udp", lambda wire, sender=sender: self.send_udp(wire, sender))

    def send_udp(self, wire, sender):
        try:
            self.udp.sendto(wire, sender)
        except OSError:
            pass

    def on_connect(self, sock):
        try:
            stream, _ = sock.accept()
        except OSError:
            return
        self.streams[stream] = b""
        self.selector.register(stream, selectors.EVENT_READ, self.on_stream)

    def on_stream(self, stream):
        try:
            received = stream.recv(65536)
        except OSError:
            received = b""
        if not received:
            self.drop(stream)
            return
        held = self.streams[stream] + received
        while len(held) >= 2 and len(held) >= 2 + int.from_bytes(held[:2], "big"):
            length = int.from_bytes(held[:2], "big")
            self.respond(held[2:2 + length], "tcp", lambda wire: self.send_tcp(stream, wire))
            held = held[2 + length:]
        self.streams[stream] = held

    def send_tcp(self, stream, wire):
        if stream in self.streams:
            try:
                stream.sendall(struct.pack(">H", len(wire)) + wire)
            except OSError:
                self.drop(stream)

    def drop(self, stream):
        self.selector.unregister(stream)
        self.streams.pop(stream, None)
        stream.close()

    def on_wake(self, sock):
        self.running = False

    def serve(self):
        while self.running:
            wait = max(0, self.later[0][0] - time.monotonic()) if self.later else None
            for key, _ in self.selector.select(wait):
                key.data(key.fileobj)
            while self.later and self.later[0][0] <= time.monotonic():
                _, _, send, wire = heapq.heappop(self.later)
                send(wire)

    def start(self):
        self.thread = threading.Thread(target=self.serve, daemon=True)
        self.thread.start()
        return self

    def stop(self):
        self.wake_in.send(b"x")
        if self.thread is not None:
            self.thread.join(5)
        for sock in [self.udp, self.tcp, self.wake_in, self.wake_out, *self.streams]:
            sock.close()
        self.selector.close()
        if self.log:
            self.log.close()

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.stop()


def main():
    parser = argparse.ArgumentParser(description="A DNS server that plays whatever a test needs, on loopback.")
    parser.add_argument("--config", help="a JSON file; the beginning of this program says what may stand in it")
    parser.add_argument("--log", help="a file to which each question is added, as a line of JSON")
    parser.add_argument("--port", type=int, default=0)
    arguments = parser.parse_args()
    config = json.load(open(arguments.config, encoding="utf-8")) if arguments.config else {}
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    with FakeDns(config, arguments.port, arguments.log) as server:
        print(server.port, flush=True)
        while not stop.wait(0.05):
            if not sys.stdin.closed and select.select([sys.stdin], [], [], 0.2)[0] and not sys.stdin.buffer.read1(4096):
                break


if __name__ == "__main__":
    main()
