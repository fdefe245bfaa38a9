package astro.lib.hosted_zone_test

import data.astro.lib.hosted_zone
import data.astro.testing
import data.astro.testing.peering as pcx

_prod := "vpc-0aaaaaaaaaaaaaaa1"

test_sites_by_the_facts if {
	_sites({"vpc_id": _prod}, {}, [], [], testing.facts) == {0}
	_sites({"vpc_id": "vpc-other"}, {}, [], [], testing.facts) == set()
}

# The accepter tells the VPC of the requester in one attribute, and its own VPC in another.
test_sites_by_reference_to_an_accepter if {
	peering := [pcx.accepter({}, {"peer_vpc_id": true}), pcx.route("to_astro", "172.20.0.0/20")]
	_sites({}, {"vpc_id": true}, [concat(".", [pcx.accepter_address, "peer_vpc_id"]), pcx.accepter_address], peering, _nameless) == {0}
	_sites({}, {"vpc_id": true}, [concat(".", [pcx.accepter_address, "vpc_id"]), pcx.accepter_address], peering, _nameless) == set()
	_sites({}, {"vpc_id": true}, ["aws_vpc.data.id", "aws_vpc.data"], array.concat(peering, [pcx.vpc({}, {})]), _nameless) == set()
	_sites({"vpc_id": "vpc-other"}, {}, [concat(".", [pcx.accepter_address, "peer_vpc_id"]), pcx.accepter_address], peering, _nameless) == set()
}

# What a variable is called says nothing of what it is given.
test_sites_by_a_variable_that_is_given_the_requesters_vpc if {
	peering := [pcx.accepter({}, {"peer_vpc_id": true}), pcx.route("to_astro", "172.20.0.0/20")]
	authorization := object.union(_authorization({}, {"vpc_id": true}), {
		"address": "module.m.aws_route53_vpc_association_authorization.astro",
		"module_address": "module.m",
	})
	document := testing.plan(peering)
	call := {
		"expressions": {"vpc_id": {"references": [concat(".", [pcx.accepter_address, "peer_vpc_id"]), pcx.accepter_address]}},
		"module": {"resources": [{
			"address": "aws_route53_vpc_association_authorization.astro",
			"mode": "managed",
			"expressions": {"vpc_id": {"references": ["var.vpc_id"]}},
		}]},
	}
	given := object.union(document, {
		"resource_changes": array.concat(peering, [authorization]),
		"configuration": {"root_module": {"module_calls": {"m": call}}},
	})
	found := hosted_zone.sites_of(authorization) with input as given with data.astro.facts as _nameless
	found == {0}
}

# In one account are prod and dev; the CIDR tells which of them requests, and the owner tells an impostor.
test_sites_by_what_a_data_source_has_read if {
	_read({"vpc_id": "vpc-read", "cidr_block": "172.20.0.0/20", "owner_id": "222222222222"}) == {0}
	_read({"vpc_id": "vpc-read", "cidr_block": "172.20.0.0/20", "owner_id": "444444444444"}) == set()
}

test_sites_by_what_an_accepter_knows if {
	_accepted("222222222222", _nameless) == {0}
	_accepted("444444444444", _nameless) == set()
	_accepted("222222222222", testing.facts) == set()
}

test_zones_by_either_id if {
	every id in ["zone_id", "id"] {
		_zones_of({"zone_id": "/hostedzone/Z1"}, {}, [], testing.created("aws_route53_zone.data", {id: "Z1"}, {})) == {"aws_route53_zone.data"}
		_node("Z1", testing.created("aws_route53_zone.data", {id: "Z1"}, {})) == "aws_route53_zone.data"
	}
	_node("/hostedzone/Z2", testing.created("aws_route53_zone.data", {"id": "Z1"}, {})) == "Z2"
}

# What is known counts, not what it is said to come from; and not everything that has a zone is one.
test_zones_by_reference if {
	zone := testing.created("aws_route53_zone.data", {"id": "Z1"}, {})
	_zones_of({}, {"zone_id": true}, ["aws_route53_zone.data"], zone) == {"aws_route53_zone.data"}
	_zones_of({"zone_id": "Z2"}, {}, ["aws_route53_zone.data"], zone) == set()
	namespace := testing.created("aws_service_discovery_private_dns_namespace.data", {}, {"hosted_zone": true})
	_zones_of({}, {"zone_id": true}, ["aws_service_discovery_private_dns_namespace.data"], namespace) == set()
}

test_unclear_is_what_cannot_be_followed if {
	_unclear({"zone_id": "Z1"}, {"vpc_id": true}, []) == {"Z1": {"aws_route53_vpc_association_authorization.astro"}}
	_unclear({"zone_id": "Z1", "vpc_id": "vpc-other"}, {}, []) == {}
	_unclear({"zone_id": "Z1"}, {"vpc_id": true}, [concat(".", [pcx.accepter_address, "peer_vpc_id"]), pcx.accepter_address]) == {}
}

test_authorized_for_a_cluster if {
	zone := testing.created("aws_route53_zone.data", {"id": "Z1"}, {})
	_authorized(zone, _prod) == {"aws_route53_zone.data": {"aws_route53_vpc_association_authorization.astro"}}
	_authorized(zone, "vpc-other") == {}
}

# The facts, in which no VPC is known yet.
_nameless := {"clusters": [object.union(cluster, {"vpcId": null}) | some cluster in testing.facts.clusters]}

_authorization(after, unknown) := testing.created("aws_route53_vpc_association_authorization.astro", after, unknown)

_sites(after, unknown, references, resources, facts) := found if {
	authorization := testing.linked(_authorization(after, unknown), {"vpc_id": references})
	found := hosted_zone.sites_of(authorization) with input as testing.plan(array.concat(resources, [authorization]))
		with data.astro.facts as facts
}

_read(values) := found if {
	found := hosted_zone.sites_of(_authorization({"vpc_id": "vpc-read"}, {})) with input as pcx.read(values)
		with data.astro.facts as _nameless
}

_accepted(owner, facts) := found if {
	accepter := pcx.accepter({"peer_owner_id": owner, "peer_vpc_id": "vpc-peer"}, {})
	found := hosted_zone.sites_of(_authorization({"vpc_id": "vpc-peer"}, {})) with input as testing.plan([accepter, pcx.route("to_astro", "172.20.0.0/20")])
		with data.astro.facts as facts
}

_zones_of(after, unknown, references, resource) := found if {
	authorization := testing.linked(_authorization(after, unknown), {"zone_id": references})
	found := hosted_zone.zones_of(authorization) with input as testing.plan([authorization, resource])
}

_node(id, zone) := found if {
	found := hosted_zone.node(id) with input as testing.plan([zone])
}

_unclear(after, unknown, references) := found if {
	peering := [pcx.accepter({}, {"peer_vpc_id": true}), pcx.route("to_astro", "172.20.0.0/20")]
	authorization := testing.linked(_authorization(after, unknown), {"vpc_id": references})
	found := hosted_zone.unclear with input as testing.plan(array.concat(peering, [authorization])) with data.astro.facts as _nameless
}

_authorized(zone, vpc) := found if {
	found := hosted_zone.authorized with input as testing.plan([zone, _authorization({"zone_id": "Z1", "vpc_id": vpc}, {})])
		with data.astro.facts as testing.facts
}
