package astro.lib.way_back_test

import data.astro.lib.way_back
import data.astro.testing

_table(routes) := testing.created("aws_route_table.t", {"id": "rtb-1", "route": routes}, {})

_over(destination) := {"cidr_block": destination, "vpc_peering_connection_id": "pcx-1"}

_leads(routes) if {
	way_back.leads("aws_route_table.t", "172.20.0.0/20") with input as testing.plan([_table(routes)]) with data.astro.facts as testing.facts
}

# Routes to all its parts are as good as one to the whole; to half of it, they are not.
test_leads_by_parts if {
	_leads([_over("172.20.0.0/20")])
	_leads([_over("172.16.0.0/12")])
	_leads([_over("172.20.0.0/21"), _over("172.20.8.0/21")])
	_leads([_over("172.20.0.0/21"), _over("172.20.8.0/22"), _over("172.20.12.0/22")])
	not _leads([_over("172.20.0.0/22"), _over("172.20.8.0/22")])
	not _leads([_over("172.20.0.0/21"), _over("172.21.0.0/21")])
	not _leads([_over("172.20.0.0/21")])
	not _leads([])
}

# To the internet, or nowhere but the VPC itself; and a default route leads to what nobody else has.
test_leads_nowhere_else if {
	every kind in ["gateway_id", "nat_gateway_id", "carrier_gateway_id", "local_gateway_id"] {
		not _leads([{"cidr_block": "172.20.0.0/20", kind: "x-1"}])
		_leads([{"cidr_block": "172.20.0.0/20", kind: "", "vpc_peering_connection_id": "pcx-1"}])
	}
	not _leads([_over("0.0.0.0/0")])
}

test_leads_by_a_table_that_is_read if {
	_reads([_over("172.20.0.0/20")])
	not _reads([{"cidr_block": "172.20.0.0/20", "nat_gateway_id": "nat-1"}])
	not _reads([_over("0.0.0.0/0")])
	not _reads([{"cidr_block": null, "vpc_peering_connection_id": "pcx-1"}])
}

_reads(routes) if {
	source := testing.read("data.aws_route_table.t", {"route_table_id": "rtb-1", "routes": routes})
	way_back.leads("rtb-1", "172.20.0.0/20") with input as testing.with_sources(testing.plan([]), [source]) with data.astro.facts as testing.facts
}

# The block that makes a table, and the routes it has beside those to Astro, wherever they lead.
test_purposes if {
	every kind in ["gateway_id", "nat_gateway_id", "transit_gateway_id", "vpc_peering_connection_id", "vpc_endpoint_id"] {
		other := {"cidr_block": "10.0.0.0/8", kind: "x-1"}
		astro := {"cidr_block": "172.20.0.0/20", "transit_gateway_id": "tgw-1"}
		local := {"cidr_block": "10.1.0.0/16", kind: ""}
		found := way_back.purposes("aws_route_table.t") with input as testing.plan([_table([other, astro, local])]) with data.astro.facts as testing.facts
		found == {"place aws_route_table.t", concat("", [`routes [["10.0.0.0/8","`, kind, `"]]`])}
	}
}

# A list that the plan shows is clear, wherever its id is to come from; one that is kept elsewhere is not.
test_unclear if {
	references := ["aws_ec2_managed_prefix_list.a.id", "aws_ec2_managed_prefix_list.a"]
	_unclear({}, {"destination_prefix_list_id": true}, references) == set()
	_unclear({"destination_prefix_list_id": "pl-elsewhere"}, {}, []) == {"rtb-1"}
	_unclear({"destination_prefix_list_id": "pl-partly"}, {}, []) == {"rtb-1"}
	_unclear({}, {"destination_cidr_block": true}, []) == {"rtb-1"}
	_unclear({"destination_cidr_block": "10.0.0.0/8"}, {}, []) == set()
}

_unclear(after, unknown, references) := found if {
	route := testing.linked(
		testing.created("aws_route.r", object.union({"route_table_id": "rtb-1"}, after), unknown),
		{"destination_prefix_list_id": references},
	)
	list := testing.created("aws_ec2_managed_prefix_list.a", {"entry": [{"cidr": "10.0.0.0/8"}]}, {"id": true})
	partly := testing.created("aws_ec2_managed_prefix_list.b", {"id": "pl-partly", "entry": [{}]}, {"entry": [{"cidr": true}]})
	found := way_back.unclear with input as testing.plan([route, list, partly]) with data.astro.facts as testing.facts
}
