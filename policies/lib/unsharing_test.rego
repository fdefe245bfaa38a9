package astro.lib.unsharing_test

import data.astro.lib.unsharing
import data.astro.testing

_gone(address, before) := {
	"address": address,
	"mode": "managed",
	"type": split(address, ".")[0],
	"name": split(address, ".")[1],
	"change": {"actions": ["delete"], "before": before, "after": null, "after_unknown": {}},
}

_stays(address, before) := object.union(_gone(address, before), {"change": {"actions": ["no-op"], "after": before}})

_principal := {"principal": "222222222222", "resource_share_arn": "arn:share"}

_vendor := {"principal": "444444444444", "resource_share_arn": "arn:other"}

_content(arn) := {"resource_arn": arn, "resource_share_arn": "arn:share"}

_rule_arn := "arn:aws:route53resolver:us-east-1:333333333333:resolver-rule/rslvr-rr-1"

_gateway_arn := "arn:aws:ec2:us-east-1:333333333333:transit-gateway/tgw-1"

_losses(resources) := found if {
	found := unsharing.losses with input as testing.plan(resources) with data.astro.facts as testing.facts
}

test_each_way_to_lose_something if {
	principal := _gone("aws_ram_principal_association.astro", _principal)
	share := _gone("aws_ram_resource_share.astro", {"arn": "arn:share"})
	content := _gone("aws_ram_resource_association.rule", _content(_rule_arn))
	rule := _gone("aws_route53_resolver_rule.corp", {"arn": _rule_arn})
	lost := {"share": "arn:share", "lost": {_rule_arn}, "stays": false}
	_losses([principal, share, content, rule]) == [object.union(lost, {"resource": resource}) | some resource in [principal, share, content, rule]]
}

# Others' shares, rules that are in none, and shares that hold nothing.
test_nothing_is_lost_of_others if {
	_losses([
		_gone("aws_ram_principal_association.vendor", _vendor),
		_gone("aws_ram_resource_share.vendor", {"arn": "arn:other"}),
		_gone("aws_ram_resource_association.vendor", {"resource_arn": _rule_arn, "resource_share_arn": "arn:other"}),
		_gone("aws_route53_resolver_rule.vendor", {"arn": _rule_arn}),
	]) == []
	_losses([_gone("aws_ram_principal_association.astro", _principal)]) == []
	_losses([
		_stays("aws_ram_principal_association.astro", _principal),
		_stays("aws_ram_resource_association.rule", _content(_rule_arn)),
		_gone("aws_route53_resolver_rule.other", {"arn": "arn:else"}),
	]) == []
}

# Whatever is left of the share: itself, a principal, or something in it; but nothing of another one.
test_stays_with_anything_of_the_share if {
	gone := [_gone("aws_ram_principal_association.astro", _principal), _gone("aws_ram_resource_association.rule", _content(_rule_arn))]
	every left in [
		_stays("aws_ram_resource_share.astro", {"arn": "arn:share"}),
		_stays("aws_ram_principal_association.other", {"principal": "444444444444", "resource_share_arn": "arn:share"}),
		_stays("aws_ram_resource_association.other", _content("arn:else")),
	] {
		{loss.stays | some loss in _losses(array.concat(gone, [left]))} == {true}
	}
	{loss.stays | some loss in _losses(array.concat(gone, [_stays("aws_ram_resource_share.other", {"arn": "arn:other"})]))} == {false}
	{loss.stays | some loss in _losses(array.concat(gone, [_stays("aws_ram_resource_association.other", {"resource_arn": "arn:share", "resource_share_arn": "arn:other"})]))} == {false}
	{loss.stays | some loss in _losses(array.concat(gone, [_stays("aws_vpc.other", {"arn": "arn:share"})]))} == {false}
}

test_what_is_held if {
	unsharing.holds_rule({_gateway_arn, _rule_arn})
	not unsharing.holds_rule({_gateway_arn})
	unsharing.holds_gateway({_gateway_arn, _rule_arn})
	not unsharing.holds_gateway({_rule_arn})
}

test_alive_while_the_gateway_is_used if {
	_alive({"lost": {_rule_arn}, "stays": true}, [])
	not _alive({"lost": {_gateway_arn}, "stays": false}, [])
	_alive({"lost": {_gateway_arn}, "stays": false}, [_route("tgw-1")])
	not _alive({"lost": {_gateway_arn}, "stays": false}, [_route("tgw-2")])
	accepter := testing.created(
		"aws_ec2_transit_gateway_vpc_attachment_accepter.astro",
		{"transit_gateway_attachment_id": "tgw-attach-1", "transit_gateway_id": "tgw-1", "vpc_id": "vpc-0aaaaaaaaaaaaaaa1"},
		{},
	)
	_alive({"lost": {_gateway_arn}, "stays": false}, [accepter, testing.created("aws_ec2_transit_gateway.hub", {"id": "tgw-1"}, {})])
}

_route(gateway) := testing.created("aws_route.to_astro", {"destination_cidr_block": "172.20.0.0/20", "transit_gateway_id": gateway}, {})

_alive(loss, resources) if {
	unsharing.alive(loss) with input as testing.plan(resources) with data.astro.facts as testing.facts
}
