#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Bounce Inspector developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long it takes to ask all default lists and reverse DNS about one host, beside the longest chain of answers that depend on
each other, a loop over dig, and a checker as they are usually written. A server on loopback answers after 20 to 400 ms.
usage: checks.py BUILD-FOLDER [RUNS]"""
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "..", "..")
sys.path.insert(0, os.path.join(HERE, "..", "support"))

from fake_dns import list_label

HOST = "203.0.113.5"
NAME = "mail.example.org"
DELAY = [20, 400]
# By how much the whole may be slower than its longest chain; what a main loop may be kept waiting.
MOST_RATIO, MOST_GAP_99, MOST_GAP = 1.15, 8, 30
# What the lists say of the host: two listings with words, one good word, no fault.
TRUTH = {"zen.spamhaus.org": "listed", "psbl.surriel.com": "listed", "list.dnswl.org": "allowed", "reverse": "ok"}


def config(seed, **others):
    zones = {}
    with open(os.path.join(ROOT, "data", "blocklists.ini"), encoding="utf-8") as stream:
        for line in stream:
            if line.startswith("["):
                zones[line.strip("[]\n")] = {}
    zones["zen.spamhaus.org"] = {"listed": {HOST: "127.0.0.4"}, "text": "https://www.example.org/query?ip={subject}"}
    zones["psbl.surriel.com"] = {"listed": {HOST: "127.0.0.2"}, "text": "seen by a trap"}
    zones["list.dnswl.org"] = {"listed": {HOST: "127.0.5.2"}}
    return {"zones": zones, "names": {NAME: {"A": [HOST]}}, "reverse": {HOST: [NAME]}, "seed": seed, "delay": DELAY, **others}


class Server:
    """The server in a process of its own, so that it does not wait for us."""

    def __init__(self, folder, what):
        self.log = os.path.join(folder, "log")
        path = os.path.join(folder, "config.json")
        with open(path, "w", encoding="utf-8") as stream:
            json.dump(what, stream)
        open(self.log, "w", encoding="utf-8").close()
        self.process = subprocess.Popen([sys.executable, os.path.join(HERE, "..", "support", "fake_dns.py"), "--config", path, "--log", self.log],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.port = int(self.process.stdout.readline())
        self.read = 0

    def new_questions(self):
        with open(self.log, encoding="utf-8") as stream:
            lines = stream.read().splitlines()
        fresh, self.read = lines[self.read:], len(lines)
        return [json.loads(line) for line in fresh]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(10)
        self.process.stdout.close()


def delays(questions, cold):
    """Milliseconds of the longest chain of answers, of each list and of reverse DNS."""
    label = list_label(HOST)
    of = {(q["name"], q["type"]): q["delay"] for q in questions}
    zones = {q["name"][len(label) + 1:] for q in questions if q["name"].startswith(label + ".") and not q["name"].endswith(".arpa")}
    # Whether names that do not exist are answered, too, is asked at the same time as the test entries.
    rewriting = max([d for (name, _), d in of.items() if not any(name.endswith("." + z) for z in zones) and name != NAME and ".arpa" not in name] or [0])
    chains = {}
    for zone in zones:
        tests = [d for (name, _), d in of.items() if name.endswith("." + zone) and not name.startswith(label)]
        chains[zone] = (max(tests + [rewriting]) if cold else 0) + of[label + "." + zone, "A"] + of.get((label + "." + zone, "TXT"), 0)
    chains["reverse"] = of[label + ".in-addr.arpa", "PTR"] + max(of.get((NAME, kind), 0) for kind in ("A", "AAAA"))
    return chains


def run_checks(build, server, state):
    done = subprocess.run([os.path.join(build, "tests", "bench", "checks"), "127.0.0.1:%d" % server.port, state, HOST, "zen.spamhaus.org"],
                          capture_output=True, text=True, timeout=120, check=True)
    return json.loads(done.stdout)


def wrong_answers(told):
    """What is not so. Not to know is not wrong."""
    return [(zone, outcome) for zone, (_, outcome, _) in told["answers"].items()
            if outcome not in ("unsure", "temporary-failure", TRUTH.get(zone, "clean"))]


def measure(build, runs):
    found = {"cold": [], "warm": []}
    for seed in range(runs):
        with tempfile.TemporaryDirectory() as folder, Server(folder, config(seed)) as server:
            state = os.path.join(folder, "trials.ini")
            for phase in ("cold", "warm"):
                told = run_checks(build, server, state)
                chains = delays(server.new_questions(), phase == "cold")
                told["chain"] = max(chains.values())
                told["verdict_chain"] = max(chains["zen.spamhaus.org"], chains["reverse"])
                # Each list by itself: what it took beyond the answers it had to wait for.
                told["most_over"] = max(told["answers"][zone][0] - chain for zone, chain in chains.items())
                told["wrong"] = wrong_answers(told)
                found[phase].append(told)
    return found


def measure_loss(build, runs):
    unsure = answers = 0
    wrong, walls = [], []
    for seed in range(100, 100 + runs):
        with tempfile.TemporaryDirectory() as folder, Server(folder, config(seed, loss=0.1, delay=[20, 100])) as server:
            for _ in range(2):
                told = run_checks(build, server, os.path.join(folder, "trials.ini"))
                wrong += wrong_answers(told)
                answers += len(told["answers"])
                unsure += sum(outcome in ("unsure", "temporary-failure") for _, outcome, _ in told["answers"].values())
                walls.append(told["wall"])
    return wrong, unsure, answers, walls


def time_others(build, zones):
    """One after the other, as they do it: no self-test, and any A record is a listing."""
    label = list_label(HOST)
    with tempfile.TemporaryDirectory() as folder, Server(folder, config(0)) as server:
        dig = "dig +short +time=2 +tries=3 @127.0.0.1 -p %d" % server.port
        script = "for zone in %s; do if [ -n \"$(%s %s.$zone A)\" ]; then %s %s.$zone TXT; fi; done; %s $(%s -x %s) A" % (
            " ".join(zones), dig, label, dig, label, dig, dig, HOST)
        state = os.path.join(folder, "trials.ini")
        cli = [os.path.join(build, "src", "cli", "bounce-inspector-cli"), "check", "--format=json", "--dns=127.0.0.1:%d" % server.port, HOST]
        environment = dict(os.environ, XDG_STATE_HOME=folder, XDG_CONFIG_HOME=folder)
        run_checks(build, server, state)
        for name, command in (
                ("this engine, tests remembered", [os.path.join(build, "tests", "bench", "checks"), "127.0.0.1:%d" % server.port, state, HOST]),
                ("the command line, first time", cli), ("the command line, again", cli),
                ("a shell loop over dig", ["sh", "-c", script]),
                ("a Perl script with Net::DNS", ["perl", os.path.join(HERE, "checker.pl"), "127.0.0.1", str(server.port), HOST, *zones])):
            server.new_questions()
            began = time.monotonic()
            try:
                done = subprocess.run(command, capture_output=True, env=environment, timeout=120, check=False)
                wall = time.monotonic() - began
                said = "" if done.returncode in (0, 1) else "  (failed: %s)" % done.stderr.decode()[:60].strip()
            except FileNotFoundError:
                print("  %-34s not installed" % name)
                continue
            print("  %-34s %6.0f ms, %3d questions%s" % (name, wall * 1000, len(server.new_questions()), said))


def compare_in_decay(build, zones):
    """Lists that refuse, list everybody, have closed or belong to somebody else: who believes them?"""
    world = config(0, delay=5)
    world["zones"]["zen.spamhaus.org"] = {"play": "refuse"}
    world["zones"]["psbl.surriel.com"] = {"play": "empty"}
    world["zones"]["bl.mailspike.net"] = {"play": "wildcard"}
    world["zones"]["bl.spameatingmonkey.net"] = {"play": "rewrite"}
    with tempfile.TemporaryDirectory() as folder, Server(folder, world) as server:
        told = run_checks(build, server, os.path.join(folder, "trials.ini"))
        mine = [zone for zone, (_, outcome, _) in told["answers"].items() if outcome == "listed" or (outcome == "clean" and zone == "psbl.surriel.com")]
        print("  %-34s %s" % ("this engine", ", ".join(mine) or "no wrong answer"))
        try:
            done = subprocess.run(["perl", os.path.join(HERE, "checker.pl"), "127.0.0.1", str(server.port), HOST, *zones],
                                  capture_output=True, text=True, timeout=120, check=False)
        except FileNotFoundError:
            return not mine
        theirs = [line.split()[0] for line in done.stdout.splitlines()
                  if line.endswith(" listed") and not line.startswith("list.dnswl") or line == "psbl.surriel.com clean"]
        print("  %-34s %s" % ("a Perl script with Net::DNS", ", ".join(theirs) or done.stderr[:60] or "no wrong answer"))
    return not mine


def say(good, words):
    print("  %s %s" % ("✓" if good else "✗", words))
    return good


def main():
    build = sys.argv[1]
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 10
    found = measure(build, runs)
    good = True
    for phase, what in (("warm", "self-tests remembered"), ("cold", "self-tests first")):
        ratios = [told["wall"] / told["chain"] for told in found[phase]]
        verdicts = [told["verdict_after"] / told["verdict_chain"] for told in found[phase]]
        print("%s, %d worlds, %d lists and reverse DNS (median, worst):" % (what, runs, len(found[phase][0]["answers"]) - 1))
        print("  longest chain of answers           %6.0f %6.0f ms" % (statistics.median(t["chain"] for t in found[phase]), max(t["chain"] for t in found[phase])))
        print("  all done after                     %6.0f %6.0f ms" % (statistics.median(t["wall"] for t in found[phase]), max(t["wall"] for t in found[phase])))
        print("  verdict stands after               %6.0f %6.0f ms (%.2f, %.2f of its own chain)" % (
            statistics.median(t["verdict_after"] for t in found[phase]), max(t["verdict_after"] for t in found[phase]), statistics.median(verdicts), max(verdicts)))
        print("  a list beyond its own chain        %6.0f %6.0f ms" % (statistics.median(t["most_over"] for t in found[phase]), max(t["most_over"] for t in found[phase])))
        good &= say(statistics.median(ratios) <= MOST_RATIO and max(ratios) <= MOST_RATIO, "%.3f, worst %.3f of the longest chain (at most %.2f)" % (statistics.median(ratios), max(ratios), MOST_RATIO))
        good &= say(not any(told["wrong"] for told in found[phase]), "no answer is wrong")
        worst, usual = max(t["gap_worst"] for t in found[phase]), max(t["gap_99"] for t in found[phase])
        good &= say(usual <= MOST_GAP_99 and worst <= MOST_GAP, "main loop: 99 of 100 gaps below %.1f ms, worst %.1f ms (at most %d, %d)" % (usual, worst, MOST_GAP_99, MOST_GAP))
    wrong, unsure, answers, walls = measure_loss(build, runs)
    print("one question of ten lost:")
    print("  all done after                     %6.0f %6.0f ms" % (statistics.median(walls), max(walls)))
    good &= say(not wrong, "no answer of %d is wrong, %d could not be had%s" % (answers, unsure, ": %r" % wrong if wrong else ""))
    print("side by side, one host, the same lists:")
    time_others(build, [zone for zone in found["warm"][0]["answers"] if zone != "reverse"])
    print("a list that refuses, one that lists everybody, one that has closed, one that was sold; wrong answers:")
    good &= compare_in_decay(build, [zone for zone in found["warm"][0]["answers"] if zone != "reverse"])
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
