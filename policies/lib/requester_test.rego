package astro.lib.requester_test

import data.astro.lib.requester
import data.astro.testing
import data.astro.testing.peering as pcx

test_what_its_own_accepter_knows if {
	other := object.union(
		pcx.accepter({"vpc_peering_connection_id": "pcx-other", "peer_vpc_id": "vpc-other", "peer_owner_id": "444444444444"}, {}),
		{"address": "aws_vpc_peering_connection_accepter.other", "name": "other"},
	)
	resources := [
		pcx.accepter({"peer_vpc_id": "vpc-1", "peer_owner_id": "222222222222"}, {}),
		other,
		pcx.route("to_astro", "172.20.0.0/20"),
		object.union(pcx.route("to_other", "172.22.0.0/20"), {"_references": {"vpc_peering_connection_id": [other.address]}}),
	]
	found := [requester.vpcs(pcx.accepter_address), requester.accounts(pcx.accepter_address)] with input as testing.plan(resources)
		with data.astro.facts as testing.facts
	found == [{"vpc-1"}, {"222222222222"}]
}

# What is read during the apply is not known before, unless another data source has read it, or it will not be set.
test_unknown if {
	_unknown([_source("one", {}, {"vpc_id": true})]) == {"data.aws_vpc_peering_connection.one"}
	_unknown([_source("one", {}, {})]) == set()
	_unknown([_source("one", {}, {"vpc_id": true}), _source("two", {"vpc_id": "vpc-1"}, {})]) == set()
	_unknown([_source("one", {}, {}), _source("two", {"id": "pcx-other"}, {"vpc_id": true})]) == set()
}

_source(name, after, unknown) := object.union(
	testing.created(concat(".", ["aws_vpc_peering_connection", name]), object.union({"id": pcx.pcx, "owner_id": "222222222222"}, after), unknown),
	{"address": concat(".", ["data.aws_vpc_peering_connection", name]), "mode": "data"},
)

# Of the connection that the accepter accepts.
_unknown(sources) := found if {
	document := testing.plan([pcx.accepter({}, {}), pcx.route("to_astro", "172.20.0.0/20")])
	given := object.union(document, {"resource_changes": array.concat(document.resource_changes, sources)})
	found := requester.unknown(pcx.accepter_address, "vpc_id") with input as given with data.astro.facts as testing.facts
}
