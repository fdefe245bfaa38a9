"""Keeps target groups in step with the addresses of databases, which change at failover.

TARGETS holds a JSON list of {"target_group_arn", "host", "port", "lookups"}. New addresses are registered before old
ones are taken away, and a name that does not resolve takes nothing away.
"""

import ipaddress
import json
import os
import socket
import time

import boto3

# What a target group takes: RFC 1918 and RFC 6598.
PRIVATE = [ipaddress.ip_network(n) for n in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10")]


def lookup(host, port):
    """The IPv4 addresses of a name, now."""
    return {entry[4][0] for entry in socket.getaddrinfo(host, port, socket.AF_INET, socket.SOCK_STREAM)}


def addresses(host, port, lookups):
    """All addresses of a name; one that answers with some of many is asked several times."""
    found = set()
    for turn in range(lookups):
        if turn > 0:
            time.sleep(1)
        found |= lookup(host, port)
    public = sorted(a for a in found if not any(ipaddress.ip_address(a) in network for network in PRIVATE))
    if public:
        raise ValueError(f"{host} resolves to the public address {', '.join(public)}")
    return found


def registered(client, group):
    """The addresses that a target group has and is not about to lose."""
    health = client.describe_target_health(TargetGroupArn=group)["TargetHealthDescriptions"]
    return {each["Target"]["Id"] for each in health if each["TargetHealth"]["State"] != "draining"}


def synchronise(client, target):
    """Makes the targets of one group the addresses of its database; returns what it changed."""
    group, host, port = target["target_group_arn"], target["host"], target["port"]
    wanted = addresses(host, port, target.get("lookups", 1))
    present = registered(client, group)
    added, removed = sorted(wanted - present), sorted(present - wanted)
    if added:
        client.register_targets(TargetGroupArn=group, Targets=[{"Id": a, "Port": port} for a in added])
    # A database has an address at any time: with none, something else is wrong.
    if removed and wanted:
        client.deregister_targets(TargetGroupArn=group, Targets=[{"Id": a, "Port": port} for a in removed])
    return {"host": host, "added": added, "removed": removed if wanted else []}


def handler(event, context):
    """Synchronises every target group; one that fails does not keep the others from it."""
    client = boto3.client("elbv2")
    failures = []
    for target in json.loads(os.environ["TARGETS"]):
        try:
            print(json.dumps(synchronise(client, target)))
        except Exception as error:
            failures.append(f"{target['host']}: {error}")
    if failures:
        raise RuntimeError("; ".join(failures))
